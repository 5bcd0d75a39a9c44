"""How one scene is put together: outlines of countries and the land around them, people, boards, the sign of a theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from campaign.kinds.kind import Scene
from campaign.pages.coasts import coasts_of, outline
from campaign.pages.dice import Dice
from campaign.records.hand import Piece
from campaign.views.hand import FIELD, Hand, Pattern

MOST_PEOPLE, FEWEST_PEOPLE = 26, 6  # more would weigh more than they say
WEIGHT, A_PERSON = 1950, 64  # bytes for outlines and people, and what one of these takes
LAND = 2600  # and for the land around them
IN_A_ROW, MOST_BOARDS = 10, 2
ALONE, TOGETHER = 0.98, 0.72  # how much of the height one country takes, and several, of which the crowd must hide none
FINEST = 6  # how far apart corners of a coast are, at least, in the units of a field
FINEST_OF_WIDTH = 64  # the same of a small field, as a part of its width
COARSE, SMALL_LAND = (11, 13, 15, 18, 24), 16  # and those of the land around them, of which small islands say nothing


@dataclass(frozen=True)
class Layer:
    """One path: its tone, where it stands (``transform`` of SVG), and how much larger that makes it."""

    tone: str
    path: str
    at: str = ""


@dataclass(frozen=True)
class Drawing:
    """A finished drawing: its field, the pattern of its cloth, its layers from back to front.

    ``continent`` gives its colours: without one, those of the night. ``fine`` is by how much the cloth is made smaller, so that
    its pattern has the same size on a large country and on a small one. ``full``: it fills its room to every edge.
    """

    width: int
    height: int
    layers: tuple[Layer, ...]
    continent: str = ""
    pattern: Pattern | None = None
    fine: float = 1
    full: bool = False


class Painter:
    """Puts one scene together."""

    def __init__(self, hand: Hand, shapes: dict[str, str], scene: Scene, width: int, height: int) -> None:
        self._hand, self._shapes, self._scene = hand, shapes, scene
        self._width, self._height = width, height
        self._dice = Dice(scene.seed)
        self._pattern = hand.pattern(scene.continent)
        self._fine = 1.0
        self._stick = "ink" if scene.continent else "two"
        self._most = MOST_PEOPLE
        carried = [hand.signs[name] for name in scene.signs] or [hand.sign_for("themes", id) for id in scene.themes]
        self._signs = carried[:MOST_BOARDS]

    def drawing(self) -> Drawing | None:
        """The whole; nothing where there is nothing to draw."""
        scene = self._scene
        layers = [*self._cloth(), *self._large()] if scene.large else [*self._outlines(), *self._crowd()]
        if not layers:
            return None
        pattern = self._pattern if any(layer.tone == "cloth" for layer in layers) else None
        return Drawing(
            self._width, self._height, tuple(layers), scene.continent or "", pattern, self._fine, scene.large
        )

    def _outlines(self) -> Iterator[Layer]:
        """The countries of the scene, as large as there is room, without the corners that nobody would see."""
        coasts = [part for code in self._scene.countries for part in coasts_of(self._shapes.get(code, ""))]
        if not coasts:
            return
        across, down = zip(*(point for coast in coasts for point in coast), strict=True)
        left, right, top, bottom = min(across), max(across), min(down), max(down)
        several = len(self._scene.countries) > 1
        room = TOGETHER if several else ALONE
        scale = min(self._width * 0.92 / (right - left or 1), self._height * room / (bottom - top or 1))
        x = self._width / 2 - (left + right) / 2 * scale
        y = self._height * (room / 2 - 0.02) - (top + bottom) / 2 * scale
        finest = min(FINEST, self._width / FINEST_OF_WIDTH)
        path = "".join(outline(coast, finest / scale) for coast in coasts)
        self._fine = scale
        most = IN_A_ROW if several else MOST_PEOPLE
        self._most = max(FEWEST_PEOPLE, min(most, (WEIGHT - len(path)) // A_PERSON))
        if several and self._scene.land:
            yield Layer("land", self._land(scale, x, y), f"translate({x:.5g} {y:.5g}) scale({scale:.4g})")
        yield Layer("cloth", path, f"translate({x:.5g} {y:.5g}) scale({scale:.4g})")

    def _land(self, scale: float, x: float, y: float) -> str:
        """The land around the countries of the scene that its field shows, in as few corners as it may weigh. What lies
        mostly before its beginning would lie under the words.
        """
        around = []
        for code, shape in self._shapes.items():
            for coast in coasts_of(shape) if code not in self._scene.countries else ():
                across, down = zip(*coast, strict=True)
                left, right, top, bottom = (v * scale for v in (min(across), max(across), min(down), max(down)))
                seen = left + right > -2 * x and left + x < self._width and bottom > -y and top + y < self._height
                if seen and right - left > SMALL_LAND:
                    around.append(coast)
        drawn = ("".join(outline(coast, coarse / scale) for coast in around) for coarse in COARSE)
        return next((path for path in drawn if len(path) <= LAND), "")

    def _cloth(self) -> Iterator[Layer]:
        if self._pattern:
            yield Layer("cloth", f"M0 0h{self._width}v{self._height}h-{self._width}z")

    def _large(self) -> Iterator[Layer]:
        """The first sign, as large as there is room."""
        sign = next(iter(self._signs), None)
        if not sign:
            return
        side = min(self._width, self._height) * 0.84
        left, top = (self._width - side) / 2, (self._height - side) / 2
        yield Layer("two", f"M{left:.4g} {top:.4g}h{side:.4g}v{side:.4g}h-{side:.4g}z")
        own = side * 0.76
        left, top = (self._width - own) / 2, (self._height - own) / 2
        tones = {"one": "hole", "two": "one", "hole": "two"}
        yield from self._layers(p.placed(left, top, own / FIELD, tones[p.tone]) for p in sign)

    def _crowd(self) -> Iterator[Layer]:
        """People along the lower edge, rows behind rows; some in front carry a board with the sign of a theme."""
        scene, people = self._scene, self._hand.people
        many = min(scene.people, self._most) if people else 0
        if not many:
            return
        rows = -(-many // IN_A_ROW)
        counts = [many // rows + (n < many % rows) for n in range(rows)]
        for n in range(1, rows):  # who stands behind is seen between two others, and nobody beside the ground
            counts[n] = min(counts[n], counts[n - 1] - 1)
        for n, count in enumerate(reversed(counts)):
            behind = rows - 1 - n
            yield from self._row(count, behind, self._signs if behind == 0 else [])

    def _row(self, count: int, behind: int, boards: Sequence[Sequence[Piece]]) -> Iterator[Layer]:
        dice, width, height = self._dice, self._width, self._height
        step = min(width * 0.98 / max(count + behind, 4), height * 0.3)
        scale = step / 62
        foot = height + FIELD * scale * 0.1 - behind * FIELD * scale * 0.52
        start = (width - step * count) / 2
        tone = self._stick if behind % 2 else "one"
        holders = {round((n + 1) * count / (len(boards) + 1) - 0.5): sign for n, sign in enumerate(boards)}
        walkers: list[Piece] = []
        carried: list[Piece] = []
        for n in range(count):
            size = dice.about(scale, 0.13)
            middle = start + step * (n + 0.5) + step * 0.1 * (dice.throw() - 0.5)
            who = self._hand.people[0 if n in holders else dice.one_of(len(self._hand.people))]
            left, top = middle - FIELD / 2 * size, foot - FIELD * size
            walkers += [piece.placed(left, top, size, tone) for piece in who]
            if n in holders:
                carried += self._board(holders[n], middle, top + FIELD * size * 0.4, scale)
        yield from self._layers(carried)
        yield from self._layers(walkers, 0)

    def _board(self, sign: Sequence[Piece], middle: float, foot: float, scale: float) -> list[Piece]:
        """A board with a sign, whose stick ends at ``foot``."""
        board = self._hand.board
        if not sign or not board:
            return []
        pieces, (x, y, size) = board
        apart = self._width / (len(self._signs) + 1)
        large = min(max(scale * 1.2, self._height / FIELD * 0.42), apart * 0.94 / (FIELD * 0.8))
        left, top = middle - FIELD / 2 * large, foot - FIELD * large
        own, inner = large * size / FIELD, FIELD / 2
        return [
            *(piece.placed(left, top, large, self._stick if piece.tone == "two" else "") for piece in pieces),
            *(
                p.placed(left + x * large - inner * own, top + y * large - inner * own, own, reversed=True)
                for p in sign
            ),
        ]

    def _layers(self, pieces: Iterable[Piece], digits: int = 1) -> Iterator[Layer]:
        return (Layer(tone, path) for tone, path in self._hand.layers(pieces, digits))
