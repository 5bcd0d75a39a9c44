"""Markdown with front matter, and the calls that it may make.

A text begins with its title and description, and may have a short name for menus. In it, ``{{ figure("id") }}`` and
its kind stand for facts from the data files; ``render`` fills them in. Calls
take quoted words only: a text can ask for facts, it cannot run anything.
HTML is shown as text, so that nothing unforeseen reaches a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import markdown
from markdown.extensions import Extension

from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, parse_yaml, read_text

CALL = re.compile(r"\{\{\s*(?P<name>\w+)\((?P<words>[^()]*)\)\s*\}\}")
ANY_CALL = re.compile(r"\{\{.*?\}\}|\{\{|\{%")
LINK = re.compile(r"(?:\]\(\s*|^ {0,3}\[[^\]]+\]:\s*)<?(?P<address>[^)\s>]+)")
HTML = re.compile(r"</?(?!https?://)[a-zA-Z][^<>]*>|<!--")


@dataclass(frozen=True)
class Call:
    """One call of a text: its name, its words, and its line in the file."""

    name: str
    words: tuple[str, ...]
    line: int
    column: int
    written: str


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

    def lines(self) -> Iterator[tuple[int, str]]:
        """Each line of the body with its number in the file."""
        return ((self.body_line + i, line) for i, line in enumerate(self.body.splitlines()))

    def calls(self) -> Iterator[Call]:
        """Every call in the text, known or not."""
        for number, line in self.lines():
            for found in ANY_CALL.finditer(line):
                match = CALL.fullmatch(found.group())
                name, words = (match["name"], split_words(match["words"])) if match else ("", ())
                yield Call(name, words, number, found.start() + 1, found.group())

    def links(self) -> Iterator[tuple[str, int, int]]:
        """Every address that the text links to, with line and column."""
        for number, line in self.lines():
            for found in LINK.finditer(line):
                yield found["address"], number, found.start("address") + 1


def split_words(words: str) -> tuple[str, ...]:
    """The quoted words of a call: ``"gap-2019", "no-year"``."""
    return tuple(re.findall(r'["“”\']([^"“”\']*)["“”\']', words))


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


class _WithoutHtml(Extension):
    """HTML in a text is shown, not carried out."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


def converter() -> markdown.Markdown:
    """The Markdown of the texts: with tables, without HTML."""
    return markdown.Markdown(extensions=["tables", "sane_lists", "toc", _WithoutHtml()])


def to_html(
    prose: Prose, markdown: markdown.Markdown, call: Callable[[Call], str], address: Callable[[str], str]
) -> str:
    """The body as HTML. ``call`` answers each call with HTML, ``address`` turns ``/members/`` into a real address."""
    html: str = markdown.reset().convert(prose.body.replace("&", "&amp;"))  # “H&M;” is a name, no character reference
    html = re.sub(r'href="(/[^"]*)"', lambda m: f'href="{address(m[1])}"', html)

    def answer(match: re.Match[str]) -> str:
        return call(Call(match["name"], split_words(match["words"].replace("&quot;", '"')), 0, 0, match.group()))

    return CALL.sub(answer, html)
