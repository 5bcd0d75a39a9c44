"""Drawings that a template may ask for: icons, and the map of the world or a part of it."""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from campaign.content import Content
from campaign.site import Site

# One shape for each continent, relative to its middle, so that colour says nothing alone: circle, square, diamond, triangle.
MARKS = {
    "africa": "m-9 0c0-5 4-9 9-9s9 4 9 9s-4 9-9 9s-9-4-9-9z",
    "asia": "m-8 -8h16v16h-16z",
    "europe": "m0 -11l11 11l-11 11l-11 -11z",
    "latin-america-caribbean": "m0 -10l10 18h-20z",
}


class DrawingCalls:
    """Part of ``TemplateCalls``, which gives it the content and the records."""

    _content: Content
    site: Site

    # -- drawings ------------------------------------------------------------------------------

    def icon(self, name: str) -> Markup:
        """A drawing from overrides/icons, hidden from screen readers: the words beside it say the same."""
        return Markup(_file(self._content.root / "overrides/icons" / f"{name}.svg"))  # our own file

    @cached_property
    def _world(self) -> dict:
        return json.loads(_file(self._content.root / "overrides/map/world.json"))

    def map_of(self, codes: list[str]) -> dict:
        """The map: the part of the world to show, the land in it, and the path of each member country in it.

        ``codes`` are countries to show closely, with some of what surrounds them; none means the whole world.
        The shapes come from scripts/build_map.py.
        """
        shapes, boxes = self._world["shapes"], self._world["boxes"]
        view = (0, 0, self._world["width"], self._world["height"])
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
            return inside and abs(y - view[1] - view[3] / 2) <= (h + view[3]) / 2

        drawn = [code for code in shapes if seen(code)]
        return {
            "view": " ".join(map(str, view)),
            "land": "".join(shapes[code] for code in drawn if code not in self.site.countries),
            "countries": [
                (code, shapes[code], self._mark(code, view[2])) for code in drawn if code in self.site.countries
            ],
        }

    def continent_mark(self, continent: str) -> str:
        """The path of the mark of a continent, 20 wide, around 0,0."""
        return MARKS[continent]

    def _mark(self, code: str, width: int) -> str:
        """The mark of a country at its middle, as large on a close map as on that of the world."""
        x, y, *_ = self._world["boxes"][code]
        size = width / 1400
        path = MARKS[self.site.continent_of(code) or "europe"]
        scaled = re.sub(r"-?\d+(\.\d+)?", lambda m: f"{float(m[0]) * size:.3g}", path)
        return f"M{x} {y}{scaled}"


_files: dict[tuple[Path, int], str] = {}


def _file(path: Path) -> str:
    """The text of one of our own files, read once."""
    key = (path, path.stat().st_mtime_ns)
    if key not in _files:
        _files[key] = path.read_text(encoding="utf-8").strip()
    return _files[key]
