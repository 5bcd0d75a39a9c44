"""What is drawn of a page: the outline of its country, people, the sign of its theme; the seal of an organisation.

Everything is put together from the hand of the network (``views.hand``) and the outlines of ``overrides/map``. The same
record gives the same drawing each time: what looks thrown is taken from the letters of its id.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from campaign.kinds import kind_named
from campaign.kinds.kind import Scene
from campaign.pages.coasts import coasts_of, outline
from campaign.pages.dice import Dice
from campaign.records.hand import Piece
from campaign.views.content import Content
from campaign.views.hand import FIELD, Hand, Pattern
from campaign.views.page import Page
from campaign.views.view import View

HEAD = (640, 400)  # the field on which the head of a page is drawn
LOW, IN_FRONT = (640, 240), 14  # that of a list, which is wanted at once, and how many people walk there
SEAL = 200  # the side of a seal
MOST_PEOPLE, FEWEST_PEOPLE = 26, 6  # more would weigh more than they say
WEIGHT, A_PERSON = 1950, 64  # bytes for outlines and people, and what one of these takes
LAND = 2600  # and for the land around them
IN_A_ROW, MOST_BOARDS = 10, 2
ALONE, TOGETHER = 0.98, 0.72  # how much of the height one country takes, and several, of which the crowd must hide none
FINEST = 6  # how far apart corners of a coast are, at least, in the units of a field
FINEST_OF_WIDTH = 64  # the same of a small field, as a part of its width
NOBODY = "M24 16h48v64h-48z"
COARSE, SMALL_LAND = (11, 13, 15, 18, 24), 16  # and those of the land around them, of which small islands say nothing
LARGEST = 26  # a continental mark is drawn on a field of some 26


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


class DrawingCalls:
    """What templates ask about drawings: ``hand.head(page)``, ``hand.sign("themes", theme.id)``."""

    _known: ClassVar[WeakKeyDictionary[Content, dict[tuple[Scene, int, int], Drawing | None]]] = WeakKeyDictionary()

    def __init__(self, view: View) -> None:
        self._view, self._hand = view, view.content.hand
        self._drawn = self._known.setdefault(view.content, {})  # the same in every language
        self._signs: dict[tuple[str, str], tuple[Layer, ...]] = {}

    def head(self, page: Page) -> Drawing | None:
        """The drawing in the head of a page: that of its record, else people with the signs of its list, which a page that has
        none takes from the one above it. Nothing where there is nothing to draw.
        """
        if page.collection and page.record:
            own = self.of(kind_named(page.collection).drawn_as or page.collection, page.record)
            if own:
                return own
        lists = (tuple(self._hand.at_the_head_of(path)) for path in (page.path, *reversed(page.trail)))
        signs = next(filter(None, lists), ())
        return self.drawn(Scene(page.path, people=IN_FRONT, signs=signs), *LOW) if signs else None

    def of(self, collection: str, record: Any) -> Drawing | None:
        """The same for a record."""
        scene = kind_named(collection).scene(self._view, record)
        return self.drawn(scene, *HEAD) if scene else None

    def drawn(self, scene: Scene, width: int, height: int) -> Drawing | None:
        """A scene on a field of that size."""
        key = (scene, width, height)
        if key not in self._drawn:
            self._drawn[key] = self._seal(scene) if scene.kind else self._painted(scene, width, height)
        return self._drawn[key]

    def _painted(self, scene: Scene, width: int, height: int) -> Drawing | None:
        return Painter(self._hand, self._view.looks.world["shapes"], scene, width, height).drawing()

    def _seal(self, scene: Scene) -> Drawing | None:
        """The seal of an organisation: a ring of its own, the mark of its continent, the sign of its kind."""
        hand, half, dice = self._hand, SEAL / 2, Dice(scene.seed)
        mark = self._view.vocabulary.term("continents", scene.continent).mark if scene.continent else ""
        layers: list[Layer] = []
        if hand.ring:
            many, inner = 10 + 2 * dice.one_of(6), 0.66 + 0.1 * dice.throw()
            wide = 2 * math.pi * half / many * (0.6 + 0.34 * dice.throw())
            radius, length, flat = half * (1 + inner) / 2, half * (1 - inner), dice.one_of(2) * 180
            for tone, first in (("one", 0), ("two", 1)):
                angles = [360 / many * n for n in range(first, many, 2)]
                layers += self._of(
                    Piece(
                        hand.ring, half + radius * math.sin(math.radians(angle)),
                        half - radius * math.cos(math.radians(angle)), wide, length, angle + flat, tone,
                    )
                    for angle in angles
                )  # fmt: skip
        large = SEAL * 0.62 / (LARGEST - 4)
        if mark:
            layers.append(Layer("one", f"M0 0{mark}", f"translate({half:g} {half:g}) scale({large:.3g})"))
        size = SEAL * 0.3
        sign = hand.sign_for("kinds", scene.kind)
        at = half - size / 2
        layers += self._of(p.placed(at, at, size / FIELD, reversed=bool(mark)) for p in sign)
        return Drawing(SEAL, SEAL, tuple(layers), scene.continent or "") if layers else None

    def sign(self, what: str, id: str) -> tuple[Layer, ...]:
        """The sign of a theme, a kind or an act on its field of 96; empty where the network has drawn none."""
        if (what, id) not in self._signs:
            self._signs[what, id] = tuple(self._of(self._hand.sign_for(what, id)))
        return self._signs[what, id]

    def outline(self, countries: Sequence[str]) -> Layer | None:
        """Countries as small as a sign, on its field of 96; nothing where the map has none of them."""
        key = (Scene("", tuple(countries)), round(FIELD), round(FIELD))
        if key not in self._drawn:
            self._drawn[key] = self._painted(*key)
        drawn = self._drawn[key]
        return drawn.layers[0] if drawn else None

    def example(self, large: bool = False) -> Drawing | None:
        """A march with the first two signs of themes, or the first one ``large``, for the gallery."""
        themes = tuple(self._hand.ids("themes")[:MOST_BOARDS])
        return self.drawn(Scene("example", people=9, themes=themes, large=large), *HEAD) if themes else None

    @property
    def person(self) -> str:
        """The path of one of many, on a field of 96: the first who walks, or a block where the network draws nobody."""
        people = self._hand.people
        return "".join(path for _, path in self._hand.layers(people[0])) if people else NOBODY

    @property
    def tile(self) -> Pattern | None:
        """What stands ten times in a row for a whole, of which a share is lit: the tile of the pattern of everywhere."""
        return self._hand.pattern(None)

    @property
    def names(self) -> list[str]:
        """The names of all signs of the network, for the gallery."""
        return list(self._hand.signs)

    def named(self, name: str) -> tuple[Layer, ...]:
        """A sign by its own name. Raises ``KeyError``."""
        return tuple(self._of(self._hand.signs[name]))

    def _of(self, pieces: Iterable[Piece]) -> Iterator[Layer]:
        return (Layer(tone, path) for tone, path in self._hand.layers(pieces))


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
        """The sign of the first theme, as large as there is room."""
        sign = self._hand.sign_for("themes", self._scene.themes[0])
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
