"""Markdown with front matter, and the calls that it may make.

A text begins with its title and description, and may have a short name for menus. In it, ``{{ figure("id") }}`` and
its kind stand for facts from the data files; ``render`` fills them in. Calls
take quoted words only: a text can ask for facts, it cannot run anything.
HTML is shown as text, so that nothing unforeseen reaches a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, parse_yaml, read_text
from campaign.words.kept import reading_of
from campaign.words.reader import CALL, Call, Found, Reading, split_words

__all__ = ["CALL", "Call", "Found", "Prose", "load_prose", "parse_prose", "split_words", "to_html"]


@dataclass(frozen=True)
class Prose:
    """One Markdown file: ``path`` is its address without language, ``language`` that of its words.

    ``short`` is the name of the page in menus and trails, where the title is a sentence.
    """

    path: str
    language: str
    file: str
    title: str
    description: str
    body: str
    body_line: int
    short: str = ""

    @cached_property
    def reading(self) -> Reading:
        """The text as Markdown reads it: converted once, for the check, every page and the search."""
        return reading_of(self.body, self.body_line)

    def calls(self) -> list[Call]:
        """Every call in the text, known or not."""
        return self.reading.calls

    def links(self) -> list[Found]:
        """Every link of the text: its address, line and column."""
        return self.reading.links


def load_prose(root: Path, languages: list[str]) -> tuple[dict[str, dict[str, Prose]], list[Problem]]:
    """Every text below ``docs/<language>/`` as {path: {language: Prose}}, and what is wrong with their heads."""
    found: dict[str, dict[str, Prose]] = {}
    problems: list[Problem] = []
    for language in languages:
        folder = root / "docs" / language
        for file in sorted(folder.rglob("*.md")):
            name = file.relative_to(root).as_posix()
            path = file.relative_to(folder).with_suffix("").as_posix()
            path = re.sub(r"(^|/)index$", "", path)
            text, wrong = read_text(root, name)
            prose = None if wrong else parse_prose(text, path, language, name, wrong)
            problems += wrong
            if prose:
                found.setdefault(path, {})[language] = prose
    return found, problems


def parse_prose(text: str, path: str, language: str, file: str, problems: list[Problem]) -> Prose | None:
    """One text; what is wrong with its head is added to ``problems``."""
    match = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", text, re.DOTALL)
    if not match:
        problems.append(Problem(file, 1, 1, "prose-front-matter"))
        return None
    head = parse_yaml(match[1], Document(file), first_line=1)
    problems += head.problems
    meta = head.data if isinstance(head.data, dict) else {}
    for field in ("title", "description"):
        if not isinstance(meta.get(field), str) or not meta[field]:
            problems.append(head.problem("field-missing", (), entry=file, field=field, example="…"))
    for field in set(meta) - {"title", "description", "short"}:
        problems.append(head.problem("field-unknown", (field,), field=field, choices="title, description, short"))
    if problems:
        return None
    return Prose(
        path,
        language,
        file,
        meta["title"],
        meta["description"],
        text[match.end() :],
        text[: match.end()].count("\n") + 1,
        str(meta.get("short") or ""),
    )


def to_html(prose: Prose, call: Callable[[Call], str], address: Callable[[str], str]) -> str:
    """The body as HTML. ``call`` answers each call with HTML, ``address`` turns ``/members/`` into a real address."""
    return prose.reading.answered(call, address)
