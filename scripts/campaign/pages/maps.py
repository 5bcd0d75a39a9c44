"""What templates ask about maps: ``maps.of(…)``."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar
from weakref import WeakKeyDictionary

from campaign.views.content import Content
from campaign.views.view import View

ROOM = 0.08  # of the width, around what a close map shows
WORLD_ROOM = 0.03  # around the members on that of the world, which is small enough on a phone
LOW, HIGH = 0.5, 0.9  # how high a close map may be, in widths: as what it shows is
WORTH = 0.2  # of the largest part of a country: what smaller parts must have, for a map to show them
SMALLEST = 260  # width of a close map, in which one knows where one is
Box = tuple[int, int, int, int]  # of what is seen: left, top, width, height
WAYS, RINGS = 24, 40  # directions in which a number is moved, and how often by a quarter of its reach, before it stays
THUMB = 1.6  # how much larger numbers are on small screens (docs/assets/css/site.css)


@dataclass(frozen=True)
class Map:
    """A part of the world: its viewBox, the path of the land, and (code, path, path of the mark) of each member country."""

    view: str
    land: str
    countries: list[tuple[str, str, str]]
    numbers: list[Number]
    close: bool


@dataclass(frozen=True)
class Number:
    """A number on a map and where it stands: of a continent, or of a country (one of ``place`` and ``code``)."""

    x: float
    y: float
    size: float  # of what one can hit around it: half its width
    n: int
    continent: str
    code: str = ""
    line: str = ""  # the path that leads to its place, where it stands beside it


class MapCalls:
    """Maps of the world or a part of it, from the outlines of ``overrides/map`` and the marks of the vocabulary."""

    _known: ClassVar[WeakKeyDictionary[Content, dict[tuple[tuple[str, ...], float | None], Map]]] = WeakKeyDictionary()

    def __init__(self, view: View) -> None:
        self._membership, self._vocabulary, self._looks = view.membership, view.vocabulary, view.looks
        self._drawn = self._known.setdefault(view.content, {})  # the same in every language

    def of(self, codes: list[str], shape: float | None = None) -> Map:
        """The map that shows ``codes`` closely, with some of what surrounds them; none means the whole world.

        ``shape``: how high the room for a close map is, in widths, where that is known: the map then fills it.
        """
        key = (tuple(codes), shape)
        if key not in self._drawn:
            self._drawn[key] = self._of(codes, shape)
        return self._drawn[key]

    def _of(self, codes: list[str], shape: float | None) -> Map:
        world, members = self._looks.world, self._membership.countries
        shapes, boxes = world["shapes"], world["boxes"]
        view = (0, 0, world["width"], world["height"])
        close = any(code in boxes for code in codes)
        near = [extent(shapes[code]) for code in codes or members if code in boxes]
        if near:
            lefts, tops, rights, bottoms = zip(*near, strict=True)
            left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
            if close:
                width = max((right - left) * (1 + 2 * ROOM), SMALLEST)
                height = max((bottom - top) * (1 + 2 * ROOM), width * (shape or LOW))
                width = max(width, height / (shape or HIGH))
                view = (
                    round((left + right - width) / 2),
                    round((top + bottom - height) / 2),
                    round(width),
                    round(height),
                )
            else:  # the world, without the seas and the ice where there is nobody
                room = world["width"] * WORLD_ROOM
                left, top = max(0, round(left - room)), max(0, round(top - room))
                right, bottom = min(view[2], round(right + room)), min(view[3], round(bottom + room))
                view = (left, top, right - left, bottom - top)

        def seen(code: str) -> bool:
            x, y, w, h = boxes[code]
            inside = abs(x - view[0] - view[2] / 2) <= (w + view[2]) / 2
            return bool(inside and abs(y - view[1] - view[3] / 2) <= (h + view[3]) / 2)

        def area(code: str) -> int:
            return int(boxes[code][2] * boxes[code][3])

        drawn = sorted(
            filter(seen, shapes), key=area, reverse=True
        )  # no large neighbour lies upon the number of a small one
        coloured = [
            code for code in drawn if code in members and (not close or code in codes or _within(boxes[code], view))
        ]
        return Map(
            " ".join(map(str, view)),
            "".join(shapes[code] for code in drawn if code not in coloured),  # of a member far away, the edge is land
            [(code, shapes[code], self._placed(code, view[2])) for code in coloured],
            self._placed_numbers(coloured, view, close),
            close,
        )

    def _placed_numbers(self, drawn: list[str], view: Box, close: bool) -> list[Number]:
        """The numbers, each where it hides no country."""
        numbers = self._numbers(drawn, view, close)
        shapes = {code: self._looks.world["shapes"][code] for code in drawn}
        return apart(numbers, view, beside(numbers, shapes, self._looks.world["boxes"], view))

    def _numbers(self, drawn: list[str], view: Box, close: bool) -> list[Number]:
        """The numbers of organisations: of each country on a close map; on that of the world, where countries are too
        small for them, of each continent, in the middle of its countries.
        """
        boxes, membership, size = self._looks.world["boxes"], self._membership, view[2] / 1400
        if close:
            return [self._number(code, 32 * size) for code in drawn if _within(boxes[code], view)]
        found = []
        for continent in membership.continents:
            own = [boxes[code][:2] for code in membership.countries_in(continent) if code in drawn]
            if own:
                x, y = (round(sum(middle) / len(own)) for middle in zip(*own, strict=True))
                found.append(Number(x, y, 36 * size, len(membership.members_on(continent)), continent))
        return found

    def _number(self, code: str, size: float) -> Number:
        x, y, *_ = self._looks.world["boxes"][code]
        n, continent = len(self._membership.members_in(code)), self._membership.continent_of(code)
        return Number(x, y, size, n, continent or "", code)

    def mark(self, continent: str) -> str:
        """The path of the mark of a continent, 20 wide, around 0,0."""
        path: str = self._vocabulary.term("continents", continent).mark
        return path

    def _placed(self, code: str, width: int) -> str:
        """The mark of a country at its middle, as large on a close map as on that of the world."""
        x, y, *_ = self._looks.world["boxes"][code]
        size = width / 1400
        continent = self._membership.continent_of(code)
        path = self.mark(continent) if continent else ""
        return f"M{x} {y}" + re.sub(r"-?\d+(\.\d+)?", lambda m: f"{float(m[0]) * size:.3g}", path)


@lru_cache(maxsize=300)
def outlines(shape: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The corners of each part of a country."""
    parts = []
    for part in shape.split("z"):
        steps = list(map(int, re.findall(r"-?\d+", part)))
        pairs = zip(steps[::2], steps[1::2], strict=True)
        points = tuple(itertools.accumulate(pairs, lambda a, b: (a[0] + b[0], a[1] + b[1])))
        if points:
            parts.append(points)
    return tuple(parts)


@lru_cache(maxsize=300)
def extent(shape: str) -> tuple[int, int, int, int]:
    """How far a country reaches: left, top, right, bottom. A part far smaller than the largest counts for nothing: it may
    lie beyond an ocean.
    """
    parts = []
    for points in outlines(shape):
        xs, ys = zip(*points, strict=True)
        parts.append((min(xs), min(ys), max(xs), max(ys)))

    def area(part: tuple[int, int, int, int]) -> int:
        return (part[2] - part[0]) * (part[3] - part[1])

    least = max(map(area, parts)) * WORTH
    lefts, tops, rights, bottoms = zip(*(part for part in parts if area(part) >= least), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def covers(shape: str, x: float, y: float) -> bool:
    """Whether a point lies within a country."""
    crossed = 0
    for points in outlines(shape):
        for (x1, y1), (x2, y2) in itertools.pairwise([*points, points[0]]):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossed += 1
    return crossed % 2 == 1


def beside(numbers: list[Number], shapes: dict[str, str], boxes: dict[str, list[int]], view: Box) -> list[list[float]]:
    """Where numbers stand: each in the middle of a country that is large enough to be seen around it, or else in the nearest
    place where it lies on no country with a number and on no other number; one of a continent too. ``shapes``: the countries;
    ``boxes``: the middle, width and height of each.
    """
    found: list[list[float]] = []

    def is_free(x: float, y: float, reach: float) -> bool:
        inside = view[0] + reach <= x <= view[0] + view[2] - reach and view[1] + reach <= y <= view[1] + view[3] - reach
        if not inside or any(
            math.hypot(x - a, y - b) < reach + n.size * THUMB for (a, b), n in zip(found, numbers, strict=False)
        ):
            return False
        near = [code for code in shapes if _gap(boxes[code], x, y) < reach]
        rim = [(x, y), *_ring(x, y, reach)]
        hides = any(abs(x - boxes[code][0]) < reach and abs(y - boxes[code][1]) < reach for code in near)
        return not hides and not any(covers(shapes[code], *point) for code in near for point in rim)

    for number in numbers:
        reach, own = number.size * THUMB, (number.x, number.y)
        rings = (_ring(*own, step * reach / 4) for step in range(1, RINGS))
        around = itertools.chain([own], itertools.chain.from_iterable(rings))
        large = number.code and min(boxes[number.code][2:]) >= 2 * reach
        place = own if large else next((place for place in around if is_free(*place, reach)), own)
        found.append([*place])
    return found


def _ring(x: float, y: float, reach: float) -> list[tuple[float, float]]:
    """Points around another one."""
    ways = [math.tau * turn / WAYS for turn in range(WAYS)]
    return [(x + reach * math.cos(way), y + reach * math.sin(way)) for way in ways]


def _gap(box: list[int], x: float, y: float) -> float:
    """How far a point is from a box: its middle, width and height."""
    return math.hypot(max(abs(x - box[0]) - box[2] / 2, 0), max(abs(y - box[1]) - box[3] / 2, 0))


def apart(numbers: list[Number], view: Box, starts: list[list[float]] | None = None) -> list[Number]:
    """Numbers that cover one another move apart until each can be read and hit; a line leads back to where each belongs.

    Two that lie upon one another part in the direction that their places in the list give, so a map is always the same.
    ``starts``: where they stand before, if not where they belong.
    """
    places = [[*start] for start in starts or ([number.x, number.y] for number in numbers)]
    for _ in range(300):
        still = True
        for i, one in enumerate(places):
            for j, other in enumerate(places[:i]):
                wanted = (numbers[i].size + numbers[j].size) * THUMB
                x, y = one[0] - other[0], one[1] - other[1]
                if (distance := math.hypot(x, y)) >= wanted:
                    continue
                if not distance:
                    x, y, distance = math.cos(i), math.sin(i), 1
                step, still = (wanted - distance) / distance * 0.26, False
                for place, sign in ((one, step), (other, -step)):
                    place[0], place[1] = place[0] + x * sign, place[1] + y * sign
        for number, place in zip(numbers, places, strict=True):
            for axis in (0, 1):
                first, room = view[axis], number.size * THUMB
                place[axis] = min(max(place[axis], first + room), first + view[axis + 2] - room)
        if still:
            break
    return [
        replace(number, x=round(x, 1), y=round(y, 1), line=_line(number, x, y))
        for number, (x, y) in zip(numbers, places, strict=True)
    ]


def _within(middle: list[int], view: Box) -> bool:
    return view[0] <= middle[0] <= view[0] + view[2] and view[1] <= middle[1] <= view[1] + view[3]


def _line(number: Number, x: float, y: float) -> str:
    far = math.hypot(x - number.x, y - number.y) > number.size
    return f"M{number.x} {number.y}L{x:.0f} {y:.0f}" if far and number.code else ""
