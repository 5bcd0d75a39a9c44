"""Trying the verbs of ``scripts/edit.py`` on a copy of the small network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import edit

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(small_root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a verb on the small network: ``run("rename member a b")``; returns status, what it said, and its refusal."""

    def runner(words: str, *more: str, sure: bool = True) -> tuple[int, str, str]:
        status = edit.main([*words.split(), *more, "--root", str(small_root), *["--yes"] * sure])
        said = capsys.readouterr()
        return status, said.out, said.err

    return runner


def state(root: Path) -> dict[str, bytes]:
    """Every file that people change."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in [root / "members.yml", *(f for d in ("data", "docs/en", "docs/fr", "locales") for f in (root / d).rglob("*"))]
        if file.is_file()
    }  # fmt: skip


def changed(before: dict[str, bytes], root: Path) -> dict[str, tuple[list[str], list[str]]]:
    """For each file that differs, the lines that are gone and those that are new."""
    after = state(root)
    found = {}
    for file in sorted({*before, *after}):
        old, new = (side.get(file, b"").decode().split("\n") for side in (before, after))
        if old != new:
            found[file] = [line for line in old if line not in new], [line for line in new if line not in old]
    return found
