"""The outlines of the world as corners, and as paths with fewer of them."""

from __future__ import annotations

import math
import re
from itertools import pairwise

Point = tuple[int, int]


def coasts_of(path: str) -> list[list[Point]]:
    """The corners of an outline of ``overrides/map/world.json``, coast by coast: M and l with pairs of whole numbers, z."""
    coasts: list[list[Point]] = []
    x = y = 0
    for command, said in re.findall(r"([Ml])([^Mlz]*)", path):
        numbers = [int(n) for n in re.findall(r"-?\d+", said)]
        if command == "M":
            coasts.append([])
            x = y = 0
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            coasts[-1].append((x, y))
    return coasts


def outline(coast: list[Point], finest: float) -> str:
    """A coast as a path, without corners that are nearer than ``finest`` to the one before; empty where less than three stay."""
    kept = coast[:1]
    for point in coast[1:]:
        if math.dist(point, kept[-1]) >= finest:
            kept.append(point)
    if len(kept) < 3:
        return ""
    steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(kept)]
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}z".replace(" -", "-")
