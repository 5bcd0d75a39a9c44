"""Rules for the line of a text (---) below which it says on what it rests, and for lines of signs that are none.

Markdown takes hyphens right below words for the line under a heading, and prints two hyphens, or a dash that a program has
made of three, as they stand. The page is folded at its first line: where that one stands first, last or within a list,
readers see nothing, an empty fold, or a page in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.records.problems import Problem
from campaign.rules.remarks import words_of_lines
from campaign.views.content import Content
from campaign.words.markdown import Prose

NO_LINE = re.compile(r"\s*(?P<at>--?|[-–—]*[–—][-–—]*|={2,})\s*")
HEADING = re.compile(
    r"[^.!?…:;»”,]*[^.!?…:;»”,\s]"
)  # words that may well be one: no sentence, and nothing that goes on
LONGEST_HEADING, SHORTEST_UNDERLINE = 80, 4  # characters; three hyphens are the line itself
SHOWN = 60
FIRST_OR_LAST = {"first": "text-line-first", "last": "text-line-last"}  # places of a line in its text


def underlined(content: Content) -> Iterator[Problem]:
    """No line of signs turns the words above it into a heading, unless they are one, well underlined."""
    for prose in content.every_text():
        for found in prose.reading.underlined:
            above, signs = (line.strip(" \t>") for line in _lines(prose, found.line))
            title = len(above) <= LONGEST_HEADING and HEADING.fullmatch(above) and not above.startswith("- ")
            if signs.startswith("-") and len(signs) >= SHORTEST_UNDERLINE and title:
                continue
            code = "text-underlined-main" if signs.startswith("=") else "text-underlined"
            code = "text-line-short" if signs in ("-", "--") else code
            value = signs if code == "text-line-short" else above[:SHOWN]
            yield Problem(prose.file, found.line, found.column, code, {"value": value})


def _lines(prose: Prose, line: int) -> list[str]:
    """The line above a line of the file, and that line."""
    return prose.body.split("\n")[line - prose.body_line - 1 : line - prose.body_line + 1]


def no_lines(content: Content) -> Iterator[Problem]:
    """What was meant as a line across the page is one."""
    for prose in content.every_text():
        before, told = "", {found.line for found in prose.reading.underlined}
        for number, line in words_of_lines(prose):
            found = NO_LINE.fullmatch(line)
            if found and number not in told and not (found["at"] == "-" and before.strip()):  # no item of a list
                yield Problem(prose.file, number, found.start("at") + 1, "text-line-short", {"value": found["at"]})
            before = line


def folds(content: Content) -> Iterator[Problem]:
    """Something stands above the line that folds the text, something below it, and nothing around it."""
    for prose in content.every_text():
        for found in prose.reading.lines:
            if found.value == "inside":
                yield Problem(prose.file, found.line, found.column, "text-line-inside")
        across = [found for found in prose.reading.lines if found.value != "inside"]
        if across and across[0].value in FIRST_OR_LAST:
            yield Problem(prose.file, across[0].line, across[0].column, FIRST_OR_LAST[across[0].value])
            continue
        for other in across[1:]:
            params = {"other": str(across[0].line)}
            yield Problem(prose.file, other.line, other.column, "text-line-twice", params, "note")


RULES = (underlined, no_lines, folds)
