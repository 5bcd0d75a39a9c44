"""Draw the world map once: Natural Earth's shapes become SVG paths in overrides/map/world.json.

    python scripts/build_map.py [--check]

Run it after `npm ci`: the shapes come from the npm package world-atlas (version
in package-lock.json), which holds Natural Earth's public-domain data at 1:110
million. The result is in the repository, so building the site needs neither npm
nor this script. `--check` says whether the file is up to date (exit status 1 if not).
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

import pycountry

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules/world-atlas/countries-110m.json"
TARGET = ROOT / "overrides/map/world.json"
WIDTH = 1800
SMALLEST = 12.0  # islands of fewer square units than this would be specks
LEFT_OUT = {"AQ", "TF"}  # Antarctica would take a fifth of the height


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """The Equal Earth projection (Šavrič, Patterson, Jenny 2018): countries keep their true relative size."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    m = math.sqrt(3) / 2
    t = math.asin(m * math.sin(math.radians(latitude)))
    t2, t6 = t * t, t**6
    x = math.radians(longitude) * math.cos(t) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    return x, -t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))


def decoded_arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """TopoJSON arcs as longitudes and latitudes: each point is stored as its step from the one before."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def rings_of(geometry: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> list[list[tuple[float, float]]]:
    """The outlines of one country. A negative number means the arc ~n backwards."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = []
    for polygon in polygons:
        for ring in polygon:
            points: list[tuple[float, float]] = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += arc[1:] if points else arc
            rings.append(points)
    return rings


def cut(points: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """An outline that crosses the date line, as the parts on its two sides; any other as it is."""
    turns, walked = 0, []
    for (before, _), (x, y) in zip([points[0], *points], points, strict=False):
        turns -= round((x - before) / 360)  # a step of half the world and more goes the other way round
        walked.append((x + 360 * turns, y))
    parts = (
        [(x + shift, y) for x, y in within(within(walked, -180 - shift, 1), 180 - shift, -1)]
        for shift in (-360, 0, 360)
    )
    return [part for part in parts if part]


def within(points: list[tuple[float, float]], edge: float, side: int) -> list[tuple[float, float]]:
    """The part of an outline that lies east (1) or west (-1) of a meridian (Sutherland and Hodgman 1974)."""
    kept = []
    for (x1, y1), (x2, y2) in zip(points[-1:] + points[:-1], points, strict=True):
        if (x1 - edge) * side < 0 < (x2 - edge) * side or (x2 - edge) * side < 0 < (x1 - edge) * side:
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
        if (x2 - edge) * side >= 0:
            kept.append((x2, y2))
    return kept if len({x for x, _ in kept}) > 1 else []


def area(points: list[tuple[float, float]]) -> float:
    """The area inside an outline."""
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def drawn() -> str:
    """The content of the file: size, a path for each country code, the middle of each, and all other land in one path."""
    topology = json.loads(SOURCE.read_text(encoding="utf-8"))
    arcs = decoded_arcs(topology)
    left, right = equal_earth(-180, 0)[0], equal_earth(180, 0)[0]
    top, bottom = equal_earth(0, 84)[1], equal_earth(0, -56)[1]
    scale = WIDTH / (right - left)
    shapes: dict[str, str] = {}
    middles: dict[str, list[int]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        country = pycountry.countries.get(numeric=geometry.get("id") or "")
        code = country.alpha_2 if country else f"?{len(shapes)}"
        if code in LEFT_OUT:
            continue
        rings = [
            [((x - left) * scale, (y - top) * scale) for x, y in (equal_earth(*p) for p in ring)]
            for outline in rings_of(geometry, arcs)
            for ring in cut(outline)
        ]
        rings.sort(key=area, reverse=True)
        kept = [rings[0], *(r for r in rings[1:] if area(r) > SMALLEST)]
        shapes[code] = "".join(map(path, kept))
        xs, ys = [x for x, _ in kept[0]], [y for _, y in kept[0]]
        middles[code] = [
            round((min(xs) + max(xs)) / 2),
            round((min(ys) + max(ys)) / 2),
            round(max(xs) - min(xs)),
            round(max(ys) - min(ys)),
        ]
    data = {
        "width": WIDTH,
        "height": round((bottom - top) * scale),
        "shapes": dict(sorted(shapes.items())),
        "boxes": dict(sorted(middles.items())),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def path(points: list[tuple[float, float]]) -> str:
    """An outline as an SVG path of short steps between whole units: half a pixel on a large screen."""
    x, y = round(points[0][0]), round(points[0][1])
    steps = [f"M{x} {y}l"]
    for next_x, next_y in ((round(x), round(y)) for x, y in points[1:]):
        if (next_x, next_y) != (x, y):
            steps.append(f"{next_x - x} {next_y - y} ".replace(" -", "-"))
            x, y = next_x, next_y
    return "".join(steps).strip().replace(" -", "-") + "z"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say whether the file is up to date")
    check = parser.parse_args(arguments).check
    if not SOURCE.exists():
        print("The shapes are missing: run npm ci first.", file=sys.stderr)
        return 2
    fresh = drawn()
    if check:
        return 0 if TARGET.exists() and TARGET.read_text(encoding="utf-8") == fresh else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(fresh, encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(fresh) // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
