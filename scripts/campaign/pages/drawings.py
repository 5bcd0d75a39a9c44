"""What is drawn of a page: the outline of its country, people, the sign of its theme; the seal of an organisation.

Everything is put together from the hand of the network (``views.hand``) and the outlines of ``overrides/map``. The same
record gives the same drawing each time: what looks thrown is taken from the letters of its id.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from campaign.kinds import kind_named
from campaign.kinds.kind import Scene
from campaign.pages.dice import Dice
from campaign.pages.painting import MOST_BOARDS, Drawing, Layer, Painter
from campaign.records.hand import Piece
from campaign.views.content import Content
from campaign.views.hand import FIELD, Pattern
from campaign.views.page import Page
from campaign.views.view import View

HEAD = (640, 400)  # the field on which the head of a page is drawn
LOW, IN_FRONT = (640, 240), 14  # that of a list, which is wanted at once, and how many people walk there
SEAL = 200  # the side of a seal
NOBODY = "M24 16h48v64h-48z"
LARGEST = 26  # a continental mark is drawn on a field of some 26


class DrawingCalls:
    """What templates ask about drawings: ``hand.head(page)``, ``hand.sign("themes", theme.id)``."""

    _known: ClassVar[WeakKeyDictionary[Content, dict[tuple[Scene, int, int], Drawing | None]]] = WeakKeyDictionary()

    def __init__(self, view: View) -> None:
        self._view, self._hand = view, view.content.hand
        self._drawn = self._known.setdefault(view.content, {})  # the same in every language
        self._signs: dict[tuple[str, str], tuple[Layer, ...]] = {}

    def head(self, page: Page) -> Drawing | None:
        """The drawing in the head of a page: that of its record, else people with the signs of its list, or its one sign on the
        cloth of everywhere; a page that has none takes those of the one above it. Nothing where there is nothing to draw.
        """
        if page.collection and page.record:
            own = self.of(kind_named(page.collection).drawn_as or page.collection, page.record)
            if own:
                return own
        lists = (tuple(self._hand.at_the_head_of(path)) for path in (page.path, *reversed(page.trail)))
        signs = next(filter(None, lists), ())
        return (
            self.drawn(Scene(page.path, people=IN_FRONT, signs=signs, large=len(signs) == 1), *LOW) if signs else None
        )

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

    def own(self, path: str) -> tuple[Layer, ...]:
        """The sign that a page has of its own: the first at its head; empty where it takes those of the page above it, or none."""
        return next(map(self.named, self._hand.at_the_head_of(path)), ())

    def _of(self, pieces: Iterable[Piece]) -> Iterator[Layer]:
        return (Layer(tone, path) for tone, path in self._hand.layers(pieces))
