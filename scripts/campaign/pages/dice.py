"""Chance that is the same each time: what looks like no other is drawn alike in every build."""

from __future__ import annotations

import hashlib


class Dice:
    """Numbers that look thrown and are the same each time: those of a seed."""

    def __init__(self, seed: str) -> None:
        self._seed, self._count = seed, 0

    def throw(self) -> float:
        """A number from 0 to 1."""
        self._count += 1
        return hashlib.sha256(f"{self._seed} {self._count}".encode()).digest()[0] / 255

    def about(self, value: float, part: float) -> float:
        """A value that is off by no more than a part of it."""
        return value * (1 + part * (2 * self.throw() - 1))

    def one_of(self, many: int) -> int:
        """A number from 0 to ``many`` less one."""
        return min(int(self.throw() * many), many - 1)
