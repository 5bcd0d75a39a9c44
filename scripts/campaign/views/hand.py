"""The hand of a network: a few outlines, and what is drawn from them. It stands in ``overrides/identity/hand.yml``.

Only geometry is here: which piece stands where, in which *tone*. What colour a tone has, the style sheet and the templates for
print say. A network without such a file draws with the marks of its continents (``data/vocabulary.yml``) and has no signs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from campaign.records.vocabulary import Vocabulary
from campaign.records.yaml_file import load_yaml
from campaign.views.looks import IDENTITY, Looks

FILE = "hand.yml"
FIELD = 96.0  # the side of the field on which a sign is drawn
TONES = ("one", "two", "hole")
EVERYWHERE = "everywhere"  # the pattern of what belongs to no continent
COMMAND = re.compile(r"([MLQCZ])([^MLQCZ]*)")
MULTIPLE = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 1}  # how many numbers a command takes
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
MARK_TILE = 40  # the side of a tile with the mark of a continent, which is some 20 wide


class HandError(ValueError):
    """Something in ``hand.yml`` cannot be drawn; its words are the place in the file and what stands there."""


@dataclass(frozen=True)
class Piece:
    """One outline at its place: its middle, its size, how far it is turned (degrees, clockwise), its tone."""

    name: str
    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0
    tone: str = "one"

    def placed(self, x: float, y: float, scale: float, tone: str = "", reversed: bool = False) -> Piece:
        """The same piece where the field of its sign begins at ``x`` and ``y`` and is ``scale`` times as large.

        ``tone`` takes the place of its own; ``reversed``: it is drawn upon the first tone, with the ground shining through.
        """
        own = tone or (("one" if self.tone == "hole" else "hole") if reversed else self.tone)
        place = (x + self.x * scale, y + self.y * scale, self.width * scale, self.height * scale)
        return Piece(self.name, *place, self.turn, own)


@dataclass(frozen=True)
class Pattern:
    """A tile that is repeated: its size, and a path for each tone."""

    width: float
    height: float
    layers: tuple[tuple[str, str], ...]


class Hand:
    """What a network draws with. Signs are lists of pieces; ``layers`` makes paths of them."""

    def __init__(self, looks: Looks, vocabulary: Vocabulary) -> None:
        self._vocabulary, self._file = vocabulary, f"{IDENTITY}/{FILE}"
        place: Path = looks.homes[0] / self._file
        self._data: dict[str, Any] = {}
        if place.is_file():
            document = load_yaml(looks.homes[0], self._file)
            if document.problems or not isinstance(document.data, dict):
                raise HandError(self._file)
            self._data = document.data

    # -- what there is -------------------------------------------------------------------------

    @cached_property
    def signs(self) -> dict[str, tuple[Piece, ...]]:
        """Every sign by its name."""
        return {name: self._pieces(f"signs: {name}", said) for name, said in self._list("signs").items()}

    @cached_property
    def people(self) -> list[tuple[Piece, ...]]:
        """Those who walk in a crowd; none where the network has no hand of its own."""
        said = self._data.get("people") or []
        if not isinstance(said, list):
            raise HandError(f"people: {said}")
        return [self._pieces("people", one) for one in said]

    @cached_property
    def board(self) -> tuple[tuple[Piece, ...], tuple[float, float, float]] | None:
        """What is carried, and where a sign stands on it: x and y of its middle, its size."""
        said = self._list("board")
        if not said:
            return None
        x, y, size = self._numbers("board: sign", said.get("sign", ""), 3)
        return self._pieces("board", said.get("pieces", [])), (x, y, size)

    @cached_property
    def ring(self) -> str:
        """The piece of which the ring of a seal is made; empty where there is none."""
        name = str(self._data.get("ring") or "")
        if name and name not in self._outlines:
            raise HandError(f"ring: {name}")
        return name

    def ids(self, what: str) -> list[str]:
        """The ids that have a sign, in the order of ``hand.yml``."""
        return list(self._list(what))

    def at_the_head_of(self, path: str) -> tuple[str, ...]:
        """The names of the signs that people carry at the head of a list, by its path; none where it has no drawing."""
        said = self._list("lists").get(path) or []
        if not isinstance(said, list) or not {*said} <= self.signs.keys():
            raise HandError(f"lists: {path}: {said}")
        return tuple(said)

    def check(self) -> None:
        """Read all of it. Raises ``HandError``."""
        _ = self.people, self.board, self.ring
        for what in ("themes", "kinds", "acts"):
            for id in self.ids(what):
                self.sign_for(what, id)
        for path in self.ids("lists"):
            self.at_the_head_of(path)
        for continent in (*self._list("patterns"), *self._vocabulary.ids("continents"), None):
            self.pattern(continent)
        for pieces in self.signs.values():
            self.layers(pieces)

    def sign_for(self, what: str, id: str) -> tuple[Piece, ...]:
        """The sign of a theme, a kind or an act (``what``: the list of ``hand.yml``); empty where it has none."""
        name = self._list(what).get(id, "")
        if name and name not in self.signs:
            raise HandError(f"{what}: {id}: {name}")
        return self.signs.get(name, ())

    def pattern(self, continent: str | None) -> Pattern | None:
        """The pattern of a continent, or that of everywhere: drawn, else made of the mark of the continent."""
        key = continent or EVERYWHERE
        drawn = self._list("patterns").get(key) or ({} if continent else None)
        if drawn:
            if not isinstance(drawn, dict):
                raise HandError(f"patterns: {key}: {drawn}")
            width, height = self._numbers(f"patterns: {key}", drawn.get("tile", ""), 2)
            return Pattern(width, height, self.layers(self._pieces(f"patterns: {key}", drawn.get("pieces", []))))
        if continent is None or continent not in self._vocabulary.ids("continents"):
            return None
        mark = self._vocabulary.term("continents", continent).mark
        half = MARK_TILE // 2
        return Pattern(MARK_TILE, MARK_TILE, (("one", f"M{half} {half}{mark}"),))

    # -- drawing -------------------------------------------------------------------------------

    def layers(self, pieces: Iterable[Piece], digits: int = 1) -> tuple[tuple[str, str], ...]:
        """The paths of pieces in the order in which they cover each other: (tone, path); neighbours of a tone are one path.

        ``digits``: of a coordinate, behind the point.
        """
        found: list[tuple[str, str]] = []
        for piece in pieces:
            path = self._path(piece, digits)
            if found and found[-1][0] == piece.tone:
                path = found.pop()[1] + path
            found.append((piece.tone, path))
        return tuple(found)

    def _path(self, piece: Piece, digits: int) -> str:
        """A piece as a path of SVG, short: relative, with tenths where they are seen."""
        turn = math.radians(piece.turn)
        cosine, sine = math.cos(turn), math.sin(turn)
        said, pen = "", (0.0, 0.0)

        def point(x: float, y: float) -> tuple[float, float]:
            dx, dy = (x / 100 - 0.5) * piece.width, (y / 100 - 0.5) * piece.height
            return round(piece.x + dx * cosine - dy * sine, digits), round(piece.y + dx * sine + dy * cosine, digits)

        for command, points in self._outlines[piece.name]:
            placed = [point(x, y) for x, y in points]
            if command == "Z":
                said += "z"
            elif command == "M":
                said += "M" + _numbers(*placed[0])
            elif command == "L":
                for x, y in placed:
                    dx, dy = round(x - pen[0], 1), round(y - pen[1], 1)
                    said += f"h{dx:g}" if dy == 0 else f"v{dy:g}" if dx == 0 else "l" + _numbers(dx, dy)
                    pen = (x, y)
            else:
                said += command.lower() + _numbers(*(n for x, y in placed for n in (x - pen[0], y - pen[1])))
            pen = placed[-1] if placed else pen
        return said

    @cached_property
    def _outlines(self) -> dict[str, list[tuple[str, list[tuple[float, float]]]]]:
        found = {}
        for name, outline in self._list("pieces").items():
            if re.sub(rf"[MLQCZ\s,]|{NUMBER.pattern}", "", str(outline)) or not str(outline).startswith("M"):
                raise HandError(f"pieces: {name}: {outline}")
            commands = []
            for command, said in COMMAND.findall(str(outline)):
                numbers = [float(n) for n in NUMBER.findall(said)]
                if len(numbers) % MULTIPLE[command] or (command != "Z") != bool(numbers):
                    raise HandError(f"pieces: {name}: {outline}")
                commands.append((command, list(zip(numbers[::2], numbers[1::2], strict=True))))
            found[name] = commands
        return found

    # -- reading -------------------------------------------------------------------------------

    def _list(self, name: str) -> Mapping[str, Any]:
        said = self._data.get(name) or {}
        if not isinstance(said, dict):
            raise HandError(f"{name}: {said}")
        return said

    def _pieces(self, where: str, said: object) -> tuple[Piece, ...]:
        if not isinstance(said, list):
            raise HandError(f"{where}: {said}")
        return tuple(self._piece(where, line) for line in said)

    def _piece(self, where: str, line: str) -> Piece:
        name, *rest = str(line).split() or [""]
        tone = rest.pop() if rest and not NUMBER.fullmatch(rest[-1]) else "one"
        if name not in self._outlines or tone not in TONES or len(rest) not in (4, 5):
            raise HandError(f"{where}: {line}")
        x, y, width, height, *turn = self._numbers(where, " ".join(rest), len(rest))
        return Piece(name, x, y, width, height, turn[0] if turn else 0.0, tone)

    def _numbers(self, where: str, said: str, many: int) -> list[float]:
        words = str(said).split()
        if len(words) != many or not all(map(NUMBER.fullmatch, words)):
            raise HandError(f"{where}: {said}")
        return [float(word) for word in words]


def _numbers(*numbers: float) -> str:
    said = ""
    for number in numbers:
        word = f"{round(number, 1):g}"
        said += word if not said or word.startswith("-") else f" {word}"
    return said
