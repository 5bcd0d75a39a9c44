"""What templates ask about maps: ``maps.of(…)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaign.views.view import View


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


class MapCalls:
    """Maps of the world or a part of it, from the outlines of ``overrides/map`` and the marks of the vocabulary."""

    def __init__(self, view: View) -> None:
        self._membership, self._vocabulary, self._looks = view.membership, view.vocabulary, view.looks

    def of(self, codes: list[str]) -> Map:
        """The map that shows ``codes`` closely, with some of what surrounds them; none means the whole world."""
        world, members = self._looks.world, self._membership.countries
        shapes, boxes = world["shapes"], world["boxes"]
        view = (0, 0, world["width"], world["height"])
        near = [boxes[code] for code in codes if code in boxes]
        if near:
            left, right = min(x - w / 2 for x, _, w, _ in near), max(x + w / 2 for x, _, w, _ in near)
            top, bottom = min(y - h / 2 for _, y, _, h in near), max(y + h / 2 for _, y, _, h in near)
            width = max((right - left) * 1.25, (bottom - top) * 1.25 * 2, 260)
            view = (
                round((left + right - width) / 2),
                round((top + bottom) / 2 - width / 4),
                round(width),
                round(width / 2),
            )

        def seen(code: str) -> bool:
            x, y, w, h = boxes[code]
            inside = abs(x - view[0] - view[2] / 2) <= (w + view[2]) / 2
            return bool(inside and abs(y - view[1] - view[3] / 2) <= (h + view[3]) / 2)

        drawn = [code for code in shapes if seen(code)]
        return Map(
            " ".join(map(str, view)),
            "".join(shapes[code] for code in drawn if code not in members),
            [(code, shapes[code], self._placed(code, view[2])) for code in drawn if code in members],
            self._numbers([code for code in drawn if code in members], view[2], bool(near)),
            bool(near),
        )

    def _numbers(self, drawn: list[str], width: int, close: bool) -> list[Number]:
        """The numbers of organisations: of each country on a close map; on that of the world, where countries are too
        small for them, of each continent, in the middle of its countries.
        """
        boxes, membership, size = self._looks.world["boxes"], self._membership, width / 1400
        if close:
            return [self._number(code, 24 * size) for code in drawn]
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
