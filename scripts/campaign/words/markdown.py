"""Markdown with front matter, and the calls that it may make.

A text begins with its title and description, and may have a short name for menus; a translation says what it was made
from. In it, ``{{ figure("id") }}`` and
its kind stand for facts from the data files; ``render`` fills them in. Calls
take quoted words only: a text can ask for facts, it cannot run anything.
HTML is shown as text, so that nothing unforeseen reaches a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import markdown

from campaign.records import alphabet, guesses
from campaign.records.kept import Shelf
from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, parse_yaml, read_text
from campaign.words import effort, reader
from campaign.words.reader import CALL, Call, Found, Reading, read, split_words

__all__ = ["CALL", "Call", "Found", "Prose", "load_prose", "parse_prose", "split_words", "to_html"]


SHOWN, NEEDED = ("title", "description", "short"), ("title", "description")  # fields of a head that readers see
HEAD = (*SHOWN, "language", "from", "state")
HEAD_ROW = re.compile(r"[a-z_]+[ \t]*:(?:\s|$)")
LONGEST_HEAD, LONGEST, LONGEST_LINE = 300, 300_000, 20_000  # characters: of a field of the head, a text, a line of it
MOST_SIGNS = 400  # that mean something in Markdown, in one line
TEXTS = Shelf(
    "texts",
    Reading,
    (str(reader.__file__), str(effort.__file__), str(alphabet.__file__)),
    markdown.__version__,
    most=4000,
)
DEEP = re.compile(r"[ \t]*(?:(?:[>*+-]|\d+[.)])[ \t]*){30}\S|[ \t]{200}")  # quotations and lists within each other


@dataclass(frozen=True)
class Prose:
    """One Markdown file: ``path`` is its address without language, ``language`` that of its words.

    ``short`` is the name of the page in menus and trails, where the title is a sentence. ``original`` says that it was
    written first, and the other languages are translated from it: its head names its language. ``said`` is what the head names,
    be it right or not. ``made_from`` and ``state``
    are what a translation says of itself (``stamp``).
    """

    path: str
    language: str
    file: str
    title: str
    description: str
    body: str
    body_line: int
    short: str = ""
    head_lines: tuple[tuple[str, int], ...] = ()
    original: bool = False
    said: str = ""
    made_from: str = ""
    state: str = ""

    def line_of(self, name: str) -> int:
        """The line of a field of the head."""
        return dict(self.head_lines).get(name, 1)

    @cached_property
    def reading(self) -> Reading:
        """The text as Markdown reads it: converted once, for the check, every page and the search."""
        return TEXTS.get(f"{self.body_line}\n{self.body}", lambda: read(self.body, self.body_line))

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
        for file in sorted(file for file in folder.rglob("*.md") if not file.is_symlink()):
            name = file.relative_to(root).as_posix()
            path = file.relative_to(folder).with_suffix("").as_posix()
            path = re.sub(r"(^|/)index$", "", path)
            text, wrong = read_text(root, name)
            prose, wrong = (None, wrong) if wrong else _parsed(text, path, language, name)
            problems += wrong
            if prose:
                found.setdefault(path, {})[language] = prose
    return found, problems


@lru_cache(maxsize=4000)  # after a change of one text, all the others are what they were
def _parsed(text: str, path: str, language: str, file: str) -> tuple[Prose | None, list[Problem]]:
    problems: list[Problem] = []
    return parse_prose(text, path, language, file, problems), problems


def parse_prose(text: str, path: str, language: str, file: str, problems: list[Problem]) -> Prose | None:
    """One text; what is wrong with its head is added to ``problems``."""
    match = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", text, re.DOTALL)
    if not match:
        problems.append(_open_head(text, file) or Problem(file, 1, 1, "prose-front-matter"))
        return None
    head = parse_yaml(match[1], Document(file), first_line=1)
    wrong = head.problems or _head_problems(head, file)
    # What seems to end it may be a line between two parts of the text, with paragraphs above it.
    still_open = _open_head(text, file) if wrong and re.search(r"\n[ \t]*\n", match[1]) else None
    problems += [still_open] if still_open else wrong
    first = text[: match.end()].count("\n") + 1
    problems += _too_much(text[match.end() :], file, first)
    if problems:
        return None
    meta: Any = head.data
    return Prose(
        path,
        language,
        file,
        meta["title"],
        meta["description"],
        text[match.end() :],
        first,
        str(meta.get("short") or ""),
        tuple((str(path[0]), line) for path, (line, _) in head.places.items() if len(path) == 1),
        meta.get("language") == language,
        str(meta.get("language") or ""),
        str(meta.get("from") or ""),
        str(meta.get("state") or ""),
    )


def _open_head(text: str, file: str) -> Problem | None:
    """Where a head goes over into the text: below its last field, or in a line that is nearly the one which ends it."""
    rows = text.split("\n")
    if not re.fullmatch(r"---[ \t]*", rows[0]):
        return None
    last = below = 0
    for below, row in enumerate(rows[1:], 1):
        if HEAD_ROW.match(row) or (last and re.match(r"[ \t]+\S", row)):
            last = below
        elif row.strip() and not row.startswith("#"):
            break
    nearly = re.fullmatch(r"[ \t]*(?:[-–—−_*=][ \t]*){1,9}", rows[below])
    if not last or rows[below].rstrip() == "---":
        return None
    if nearly:
        return Problem(file, below + 1, 1, "prose-head-open-near", {"suggestion": "---"})
    return Problem(file, last + 1, 1, "prose-head-open")


def _head_problems(head: Document, file: str) -> list[Problem]:
    """What the fields of a head lack, or have too many."""
    meta: dict[str, Any] = head.data if isinstance(head.data, dict) else {}
    problems, meant = [], set()
    for field in meta.keys() - set(HEAD):
        near = guesses.near(field, HEAD)
        if near:
            meant.add(near)
            problems.append(head.problem("field-misspelt", (field,), field=field, suggestion=near))
        else:
            problems.append(head.problem("field-unknown", (field,), field=field, choices=", ".join(HEAD)))
    for field in HEAD:
        value = meta.get(field)
        if isinstance(value, (list, dict)):
            problems.append(head.problem("field-takes-one", (field,), field=field))
        elif not value and field in meta:
            code = "value-needed" if field in NEEDED else "value-empty"
            problems.append(head.problem(code, (field,), field=field))
        elif not value and field in NEEDED and field not in meant:
            problems.append(head.problem("field-missing", (), entry=file, field=field, example="…"))
        elif value and len(value) > LONGEST_HEAD:
            params = {"field": field, "length": str(len(value)), "limit": str(LONGEST_HEAD)}
            problems.append(head.problem("value-too-long", (field,), **params))
    return problems


def _too_much(body: str, file: str, first: int) -> list[Problem]:
    """What no reader of Markdown should be given: it would take minutes, or end."""
    if len(body) > LONGEST:
        return [Problem(file, first, 1, "prose-too-much")]
    for number, line in enumerate(body.split("\n"), first):
        if len(line) > LONGEST_LINE or sum(map(line.count, "[{<*_`")) > MOST_SIGNS or DEEP.match(line):
            return [Problem(file, number, 1, "prose-too-much")]
    return []


def to_html(prose: Prose, call: Callable[[Call], str], address: Callable[[str], str]) -> str:
    """The body as HTML. ``call`` answers each call with HTML, ``address`` turns ``/members/`` into a real address."""
    return prose.reading.answered(call, address)
