"""The file of a network's hand, ``overrides/identity/hand.yml``: outlines, and what is put together from them.

Only geometry is here, in lines that people can write: ``block 48 20 30 24 45 two``. ``views.hand`` draws with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from campaign.records.base import Record, Where
from campaign.records.fields import LONGEST, PAGES, Id, Named, listed
from campaign.records.marks import Keys

TONES = ("one", "two", "hole")
MULTIPLE = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}  # how many numbers stand behind a letter, or a multiple of them
LETTER = re.compile(r"([A-Za-z]?)([^A-Za-z]*)")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
FARTHEST = 1000  # a number of a drawing lies between it and its opposite: what is meant to be seen is far nearer
LEAST_TILE = 1  # a tile that is smaller would be repeated without end
SHOWN = 60  # characters of a value that a sentence shows

Outline = list[tuple[str, list[tuple[float, float]]]]  # its letters, each with the points behind it


@dataclass(frozen=True)
class Piece:
    """One outline at its place: its middle, its size, how far it is turned (degrees, clockwise), its tone.

    With a width or a height below 0 it is seen in a mirror.
    """

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


def _fail(code: str, value: object, **named: object) -> Any:
    raise PydanticCustomError(code, "invalid", {"value": _shown(value), **named})


def _shown(value: object) -> str:
    """What was written, as a sentence shows it: also where several values stand in place of one line."""
    if isinstance(value, dict):
        value = [f"{name}: {said}" for name, said in value.items()]
    said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}…"


def _near(number: float) -> bool:
    return -FARTHEST <= number <= FARTHEST


def _piece(value: object) -> object:
    """A line: the name of an outline, x, y, width, height; then, where it needs them, its turn and its tone."""
    if value == "":
        raise PydanticCustomError("string_too_short", "short", {})
    name, *rest = value.split() if isinstance(value, str) else [""]
    if not name or {*rest[:-1]} & {*TONES}:  # no line; or two of them, without a comma between them
        return _fail("drawing-line", value)
    tone = rest.pop() if rest and not re.search(r"\d", rest[-1]) else TONES[0]
    for word in rest:
        if not NUMBER.fullmatch(word):
            return _fail("drawing-number", value, other=word)
    if tone not in TONES:
        return _fail("drawing-tone", value, other=tone, choices=", ".join(TONES))
    numbers = [float(word) for word in rest]
    if len(numbers) not in (4, 5):
        return _fail("drawing-count", value, length=len(numbers))
    wrong = [word for n, word in enumerate(rest) if not _near(numbers[n]) or (n in (2, 3) and not numbers[n])]
    if wrong:
        return _fail("drawing-size", value, other=wrong[0], limit=FARTHEST)
    x, y, width, height, turn = [*numbers, 0.0][:5]
    return Piece(name, x, y, width, height, turn, tone)


def _outline(value: object) -> object:
    """A path of M, L, Q, C and Z, all of them with pairs of numbers from the corner of the field."""
    if value == "":
        raise PydanticCustomError("string_too_short", "short", {})
    if not isinstance(value, str):
        return _fail("drawing-outline", value, other=_shown(value))
    if len(value) > 20 * LONGEST:
        raise PydanticCustomError("string_too_long", "long", {"max_length": 20 * LONGEST})
    found: Outline = []
    for part in LETTER.finditer(value):
        letter, said = part.groups()
        if not part.group():
            continue
        numbers = [float(n) for n in NUMBER.findall(said)]
        plain = not re.sub(rf"[\s,]|{NUMBER.pattern}", "", said) and all(map(_near, numbers))
        if not plain or not _fits(letter, numbers) or (letter != "M" and not found):
            return _fail("drawing-outline", value, other=_shown(part.group().strip()))
        found.append((letter, list(zip(numbers[::2], numbers[1::2], strict=True))))
    return found


def _fits(letter: str, numbers: list[float]) -> bool:
    """Whether as many numbers stand behind a letter as it takes."""
    if letter in ("M", "Z"):
        return len(numbers) == MULTIPLE[letter]
    return bool(numbers) and len(numbers) % MULTIPLE.get(letter, len(numbers) + 1) == 0


def _measured(value: object, many: int) -> list[float] | None:
    """So many numbers, none of them too far; nothing where something else stands there."""
    words = value.split() if isinstance(value, str) else []
    numbers = [float(word) for word in words if NUMBER.fullmatch(word)]
    return numbers if len(numbers) == len(words) == many and all(map(_near, numbers)) else None


def _tile(value: object) -> object:
    numbers = _measured(value, 2)
    return numbers if numbers and min(numbers) >= LEAST_TILE else _fail("drawing-tile", value, limit=FARTHEST)


def _on_board(value: object) -> object:
    numbers = _measured(value, 3)
    return numbers if numbers and numbers[-1] > 0 else _fail("drawing-board", value, limit=FARTHEST)


Pieces = Annotated[
    list[Annotated[Piece, BeforeValidator(_piece)]], BeforeValidator(listed), Field(min_length=1)
]  # from back to front


class Board(Record):
    """What somebody carries."""

    pieces: Pieces
    sign: Annotated[tuple[float, float, float], BeforeValidator(_on_board)] = Field(
        description="Where a sign stands on it: x and y of its middle, its size."
    )


class Tile(Record):
    """What is repeated: its width and its height, and the pieces in it."""

    tile: Annotated[tuple[float, float], BeforeValidator(_tile)]
    pieces: Pieces


class Drawn(Record):
    """overrides/identity/hand.yml."""

    pieces: dict[Id, Annotated[Outline, BeforeValidator(_outline)]] = Field(
        {}, description="Outlines on a field of 100 by 100."
    )
    people: Annotated[list[Pieces], BeforeValidator(listed)] = Field([], description="Who walks in a crowd.")
    board: Board | None = Field(None, description="What one of them carries.")
    ring: Named | None = Field(None, description="The piece of which the ring of a seal is made.")
    patterns: dict[Id, Tile] = Field({}, description="One for each continent, and one for everywhere else.")
    signs: dict[Id, Pieces] = {}
    lists: Annotated[dict[Named, Annotated[list[Named], BeforeValidator(listed), Field(max_length=2)]], Keys(PAGES)] = (
        Field({}, description="Which signs people carry at the head of a page, by its path.")
    )
    themes: Annotated[dict[Named, Named], Keys("themes")] = Field({}, description="Which sign stands for a theme.")
    kinds: Annotated[dict[Named, Named], Keys("kinds")] = Field(
        {}, description="Which sign stands for a kind of organisation."
    )
    documents: Annotated[dict[Named, Named], Keys("documents")] = Field(
        {}, description="Which sign stands for a kind of document."
    )
    acts: Annotated[dict[Named, Named], Keys(PAGES)] = Field(
        {}, description="Which sign stands for a page on which one can act."
    )

    @property
    def standing(self) -> dict[str, dict[str, str]]:
        """Which sign stands for what: {field: {id or path: sign}}."""
        return {"themes": self.themes, "kinds": self.kinds, "documents": self.documents, "acts": self.acts}

    def placed_pieces(self) -> Iterator[tuple[Where, Piece]]:
        """Every piece that is put somewhere, with its place in the file."""
        groups: list[tuple[Where, list[Piece]]] = [(("people", n), one) for n, one in enumerate(self.people)]
        groups += [(("board", "pieces"), self.board.pieces)] if self.board else []
        groups += [(("patterns", id, "pieces"), pattern.pieces) for id, pattern in self.patterns.items()]
        groups += [(("signs", id), pieces) for id, pieces in self.signs.items()]
        return (((*where, n), piece) for where, pieces in groups for n, piece in enumerate(pieces))
