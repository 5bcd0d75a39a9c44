"""The hand of a network: a few outlines, and what is drawn from them. It stands in ``overrides/identity/hand.yml``.

Only geometry is here: which piece stands where, in which *tone*. What colour a tone has, the style sheet and the templates for
print say. A network without such a file draws with the marks of its continents (``data/vocabulary.yml``) and has no signs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from campaign.records.hand import Drawn, Piece
from campaign.records.vocabulary import Vocabulary

FIELD = 96.0  # the side of the field on which a sign is drawn
EVERYWHERE = "everywhere"  # the pattern of what belongs to no continent
MARK_TILE = 40  # the side of a tile with the mark of a continent, which is some 20 wide
# What the home page draws a sign for, where the network has it: what the campaign that leads it asks for, and these pages.
ACTS = ("act", "members", "campaigns", "passport", "join", "press")


@dataclass(frozen=True)
class Pattern:
    """A tile that is repeated: its size, and a path for each tone."""

    width: float
    height: float
    layers: tuple[tuple[str, str], ...]


class Hand:
    """What a network draws with. Signs are lists of pieces; ``layers`` makes paths of them."""

    def __init__(self, drawn: Drawn | None, vocabulary: Vocabulary) -> None:
        self._drawn, self._vocabulary = drawn or Drawn(), vocabulary
        self._paths: dict[tuple[Piece, int], str] = {}  # the pages of each language have the same drawings

    # -- what there is -------------------------------------------------------------------------

    @property
    def signs(self) -> Mapping[str, list[Piece]]:
        """Every sign by its name."""
        return self._drawn.signs

    @property
    def people(self) -> list[list[Piece]]:
        """Those who walk in a crowd; none where the network has no hand of its own."""
        return self._drawn.people

    @property
    def board(self) -> tuple[list[Piece], tuple[float, float, float]] | None:
        """What is carried, and where a sign stands on it: x and y of its middle, its size."""
        board = self._drawn.board
        return (board.pieces, board.sign) if board else None

    @property
    def ring(self) -> str:
        """The piece of which the ring of a seal is made; empty where there is none."""
        return self._drawn.ring or ""

    def ids(self, what: str) -> list[str]:
        """The ids that have a sign, in the order of ``hand.yml``."""
        return list(self._drawn.standing[what])

    def at_the_head_of(self, path: str) -> list[str]:
        """The names of the signs at the head of a page, by its path: two that people carry, or one that fills it; or none."""
        return self._drawn.lists.get(path, [])

    def sign_for(self, what: str, id: str) -> list[Piece]:
        """The sign of a theme, a kind or an act (``what``: the list of ``hand.yml``); empty where it has none."""
        return self.signs.get(self._drawn.standing[what].get(id, ""), [])

    def pattern(self, continent: str | None) -> Pattern | None:
        """The pattern of a continent, or that of everywhere: drawn, else made of the mark of the continent."""
        drawn = self._drawn.patterns.get(continent or EVERYWHERE)
        if drawn:
            return Pattern(*drawn.tile, self.layers(drawn.pieces))
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
            path = self._paths.get((piece, digits))
            if path is None:
                path = self._paths[piece, digits] = self._path(piece, digits)
            if found and found[-1][0] == piece.tone:
                path = found.pop()[1] + path
            found.append((piece.tone, path))
        return tuple(found)

    def _path(self, piece: Piece, digits: int) -> str:
        """A piece as a path of SVG, short: relative, with tenths where they are seen. Rounding takes the time, not turning."""
        turn = math.radians(piece.turn)
        cosine, sine = math.cos(turn), math.sin(turn)
        said, pen = "", (0.0, 0.0)

        def point(x: float, y: float) -> tuple[float, float]:
            dx, dy = (x / 100 - 0.5) * piece.width, (y / 100 - 0.5) * piece.height
            return round(piece.x + dx * cosine - dy * sine, digits), round(piece.y + dx * sine + dy * cosine, digits)

        for command, points in self._drawn.pieces[piece.name]:
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


def _numbers(*numbers: float) -> str:
    said = ""
    for number in numbers:
        word = f"{number:.1f}".removesuffix(".0")
        said += word if not said or word.startswith("-") else f" {word}"
    return said
