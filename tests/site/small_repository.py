"""A repository whose network is the small one: what is tried on builds takes seconds there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from built import ROOT, copy_sources
from networks import SMALL

GENERATOR = ("Makefile", "mkdocs.yml", "scripts", "overrides", "schemas", "docs/assets", "locales")


def small_repository(target: Path) -> Path:
    """A copy of the repository in which the data and texts of the small network stand; returns its folder."""
    copy_sources(target, ROOT, printed=False, names=GENERATOR)
    shutil.copytree(SMALL.root, target, dirs_exist_ok=True)
    engine = target / "mkdocs.yml"
    lines = engine.read_text(encoding="utf-8").splitlines(keepends=True)
    codes = [re.search(r"\{locale: (\w+)", line) for line in lines]
    kept = [line for line, code in zip(lines, codes, strict=True) if not code or code[1] in SMALL.languages]
    engine.write_text("".join(kept), encoding="utf-8")
    return target
