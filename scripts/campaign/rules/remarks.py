"""Remarks on texts: what Markdown takes otherwise than its writer meant. All of these are notes.

Each line is looked at as it is written, without what stands between backticks; blocks of code are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.records.alphabet import BROKEN
from campaign.records.problems import Problem
from campaign.rules.values import REFERENCE, UNFINISHED, UNSEEN
from campaign.views.content import Content
from campaign.words.markdown import Prose

# Marks of a line, each with the code of its sentence. What may stand in a line that is right must not be here.
LINES = (
    (re.compile(r"^#{1,6}(?P<at>[^\s#].*)"), "text-heading-space"),
    (re.compile(r"^ {1,3}(?P<at>#{1,6} .*)"), "text-heading-indent"),
    (re.compile(r"^\s*(?P<at>(?:[•·●▪‣◦–—]|\d{1,3}\))[ \t]+\S.*)"), "text-bullet"),
    (re.compile(r"^\s*(?P<at>-[^\W\d_]\S* .*)"), "text-bullet"),
    (re.compile(r"(?<!\S)(?P<at>\*\* [^*]+ \*\*)(?![^\W_])"), "text-bold-space"),
    (re.compile(r"(?P<at>\([^()\[\]]+\)\[(?:/|https?:)[^\]]*\])"), "text-link-exchanged"),
    (re.compile(r"(?P<at>\]\((?:/|https?:)[^)\n]*$)"), "text-link-open"),
    (re.compile(r"(?P<at>\] +\((?:/|https?:)[^)\s]*\))"), "text-link-space"),
    (re.compile(r"(?P<at>\]\(https?:[^)\s\"']+ [^)\"']*\))"), "text-link-blank"),
    (re.compile(r"(?P<at>\]\(\s*#\s*\))"), "text-link-empty"),
    (re.compile(r"(?P<at>(?<!!)\[\s*\]\([^)\s]+\))"), "text-link-wordless"),
    (
        re.compile(r"(?P<at>\[\^[^\]\s]+\]|~~\S.*?~~|==\S[^=]*==|\[\[[^\]]+\]\]|^\s*[-*] \[[ xX]\] .*)"),
        "text-sign-printed",
    ),
    (re.compile(r"(?<![\w(<\[/\"=:])(?P<at>(?:https?://|www\.)[^\s)>\]]+)(?![^\[]*\]\()"), "text-link-bare"),
    (re.compile(r"(?P<at>\[[^\]]*\{\{[^\]]*\]\()"), "text-link-call"),
)
QUICK = re.compile(
    r"^#{1,6}[^\s#]|^\s*-[^\W\d_]|^ {1,3}#|^\s*(?:[•·●▪‣◦–—]|\d{1,3}\))[ \t]|\[\^|~~|==|\[\[|^\s*[-*] \[[ xX]\]|\)\[|\]\(|\] \(|https?://|www\.|\*\*|\]\[|[\u00ad\u200b\u2060\ufeff]|&\w"
    rf"|{BROKEN.pattern}"
)
ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]) +\S")
ACROSS = re.compile(r"\s*(?:\*\s*){3,}")  # a line of stars, which parts the text as hyphens do
DEEP = re.compile(
    r"(?: {4,}| {0,3}\t\s*)(?:[-*+•·●▪‣◦–—]\s+|\d{1,3}[.)]\s+)?\w+ +\w"
)  # words, and no line of a program
ROW, UNDER_HEAD = re.compile(r" {0,3}\|.*\|\s*"), re.compile(r"[\s|:-]*-[\s|:-]*")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")  # within a line: a stroke in it parts no columns
FENCE = re.compile(r"\s*(```|~~~)")


def lines(content: Content) -> Iterator[Problem]:
    """Every line of every text."""
    for prose in content.every_text():
        seen: set[str] = set()  # one remark of a kind is enough for a text
        for number, line in words_of_lines(prose):
            for column, code, value in _remarks(prose, line):
                if code not in seen:
                    seen.add(code)
                    yield Problem(prose.file, number, column, code, {"value": value}, "note")


def _remarks(prose: Prose, line: str) -> Iterator[tuple[int, str, str]]:
    unfinished = UNFINISHED.search(line)
    if unfinished:
        yield unfinished.start() + 1, "text-unfinished", unfinished.group()
    if not QUICK.search(line):
        return
    for pattern, code in LINES:
        found = pattern.search(line)
        if found:
            yield found.start("at") + 1, code, found["at"]
    for pattern, code in ((UNSEEN, "sign-unseen"), (REFERENCE, "value-reference"), (BROKEN, "sign-broken")):
        found = pattern.search(line)
        if found:
            value = found.group() if code != "sign-unseen" else f"U+{ord(found.group()):04X}"
            yield found.start() + 1, code, value
    reference = re.search(r"\[[^\[\]]+\]\[([^\[\]]*)\]", line)
    if reference and reference[1] and not re.search(rf"(?mi)^ {{0,3}}\[{re.escape(reference[1])}\]:", prose.body):
        yield reference.start() + 1, "text-link-undefined", reference.group()


def paragraphs(content: Content) -> Iterator[Problem]:
    """A list begins after an empty line; stars that make words bold come in pairs."""
    for prose in content.every_text():
        before, stars, first, in_list = "", 0, 0, False
        told: set[str] = set()
        for number, line in [*words_of_lines(prose), (0, "")]:
            begins = ITEM.match(line) and not in_list and before.strip() and not before.startswith((" ", "#", "|", ">"))
            if begins and "text-list-line" not in told:
                told.add("text-list-line")
                yield Problem(prose.file, number, 1, "text-list-line", {"value": line.strip()}, "note")
            if not line.strip():
                if stars % 2 and "text-bold-open" not in told:
                    told.add("text-bold-open")
                    yield Problem(prose.file, first, 1, "text-bold-open", {}, "note")
                stars = 0
            elif "**" in line and not ACROSS.fullmatch(line):
                first = first if stars % 2 else number
                stars += line.count("**")
            in_list = bool(line.strip()) and (in_list or bool(ITEM.match(line)))  # an item may go on in the next line
            before = line


def depths(content: Content) -> Iterator[Problem]:
    """Headings go down one step at a time, and a paragraph begins at the left edge: four spaces, or a tab, make it code."""
    for prose in content.every_text():
        level, before, in_list, fence = 1, "", False, ""
        told: set[str] = set()
        for number, line in enumerate(prose.body.split("\n"), prose.body_line):
            mark = FENCE.match(line)
            if mark and fence in ("", mark[1]):
                fence = "" if fence else mark[1]
            heading = re.match(r"(#{2,6}) ", line) if not fence else None
            deep = bool(DEEP.match(line))
            in_list = bool(ITEM.match(line) and (in_list or not deep)) or (
                in_list and (not line.strip() or line.startswith((" ", "\t")))
            )
            code = ""
            if heading:
                code = "text-heading-level" if len(heading[1]) > level + 1 else ""
                level = len(heading[1])
            elif deep and not (before.strip() or in_list or fence):
                code = "text-indented"
            if code and code not in told:
                told.add(code)
                yield Problem(prose.file, number, 1, code, {"value": line.strip()[:60]}, "note")
            before = line


def tables(content: Content) -> Iterator[Problem]:
    """A table has a line of hyphens below its first one, with as many columns, and no words right above it."""
    for prose in content.every_text():
        if "\n|" not in f"\n{prose.body}":
            continue
        rows, before = list[tuple[int, str]](), ""
        for number, line in [*words_of_lines(prose), (0, "")]:
            if ROW.fullmatch(line):
                rows.append((number, line.strip()))
                continue
            if rows:
                columns, under = _columns(rows[0][1]), rows[1][1] if len(rows) > 1 else ""
                alone = not before.strip() or before.startswith("#")  # a heading ends by itself
                right = UNDER_HEAD.fullmatch(under) and _columns(under) == columns and alone
                if len(rows) > 1 and not right:
                    params = {"value": rows[0][1][:60], "suggestion": f"|{' --- |' * columns}"}
                    yield Problem(prose.file, rows[0][0], 1, "text-table", params, "note")
                for at, row in rows[2:] if right else ():
                    if _columns(row) > columns:  # what goes beyond is left out, and nobody sees it
                        params = {"value": row[:60], "length": str(_columns(row)), "limit": str(columns)}
                        yield Problem(prose.file, at, 1, "text-row-long", params, "note")
                rows.clear()
            before = line


def _columns(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", CODE.sub("", row))) - 1


def blocks(content: Content) -> Iterator[Problem]:
    """A block of code has an end; without one, the backticks are printed."""
    for prose in content.every_text():
        fence, first = "", 0
        for number, line in enumerate(prose.body.split("\n"), prose.body_line):
            found = FENCE.match(line)
            if found and fence in ("", found[1]):
                fence, first = "" if fence else found[1], number
        if fence:
            yield Problem(prose.file, first, 1, "text-code-open", {"value": fence}, "note")


def words_of_lines(prose: Prose) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, what stands between backticks blanked out, without blocks of code."""
    inside = ""
    for number, line in enumerate(prose.body.split("\n"), prose.body_line):
        fence = FENCE.match(line)
        if fence and inside in ("", fence[1]):
            inside = "" if inside else fence[1]
        elif not inside and not line.startswith("    "):
            yield number, re.sub(r"`[^`]*`", lambda m: " " * len(m.group()), line) if "`" in line else line
        elif not inside:
            yield number, ""


def same_words(content: Content) -> Iterator[Problem]:
    """Two languages never say the same thing in the same words: one of the two texts stands in the wrong folder."""
    for texts in content.prose.values():
        seen: dict[str, Prose] = {}
        for prose in texts.values():
            words = prose.title + prose.body
            if words in seen and len(prose.body) > 100:
                yield Problem(prose.file, 1, 1, "text-same", {"path": seen[words].file}, "note")
            seen.setdefault(words, prose)


RULES = (lines, paragraphs, depths, tables, blocks, same_words)
