"""Rules for the colours of a network (``overrides/identity/tokens.css``): each is one, each is there, and words in them can
be read.

A browser takes what is no colour for none at all, and says nothing; so does it with a line that lacks its semicolon, and the
next one with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from campaign.records.problems import Problem
from campaign.views.content import Content
from campaign.views.looks import COLOUR, DARK, GENERATOR, TOKENS

SHAPES = {"--motif"}  # what is no colour
REMARK = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
PIECE = re.compile(r"[^;{}]*[;{}]?")
DECLARED = re.compile(r"\s*(?P<name>[\w-]+)\s*:\s*(?P<value>.*?)\s*", re.DOTALL)
NEXT_LINE = re.compile(r"\s*\n\s*[\w-]+\s*:")  # in a value: its semicolon is missing
USED, DEFINED = re.compile(r"var\((--[\w-]+)\)"), re.compile(r"(?<![\w-])(--[\w-]+)\s*:")
WORDS = (  # in which colour on which ground pages have words
    ("ink", "paper"), ("ink", "panel"), ("soft", "paper"), ("soft", "panel"), ("link", "paper"), ("link", "panel"),
    ("on-brand", "brand"), ("on-night", "night"), ("night-soft", "night"), ("on-night-brand", "night-brand"),
    ("on-motif", "motif-fill"),
)  # fmt: skip
SOLID = 7  # signs of a colour that nothing shines through
LEAST = 4.5  # of the contrast of words (WCAG 2.2, 1.4.3)


class Line(NamedTuple):
    """What stands in one line of the tokens. ``name`` is empty where it is no declaration; ``end`` is the sign that ends it."""

    number: int
    column: int
    name: str
    value: str
    end: str


def colours(content: Content) -> Iterator[Problem]:
    """Each line is whole, and what pages take for a colour is one; every colour that the style sheet asks for is there."""
    if not (content.root / TOKENS).is_file():  # then it has those of the generator
        return
    wrong, named = False, set[str]()
    known = {*DEFINED.findall((GENERATOR / TOKENS).read_text(encoding="utf-8"))} - SHAPES
    for line in _lines(content.looks.text(TOKENS)):
        named.add(line.name)
        place, after = (TOKENS, line.number, line.column), NEXT_LINE.search(line.value)
        value = line.value[: after.start()] if after else line.value
        if not line.name:
            yield Problem(*place, "token-line", {"value": value})
        elif after or line.end != ";":
            yield Problem(*place, "token-open", {"suggestion": f"{line.name}: {value};"})
        elif (line.name in known or value.startswith("#")) and not COLOUR.fullmatch(f"--x: {value};"):
            yield Problem(*place, "value-colour", {"value": value, "field": line.name})
        else:
            continue
        wrong = True
    sheet = content.looks.style_sheet
    missing = {*USED.findall(sheet)} - {*DEFINED.findall(sheet)}
    missing |= {f"--{name}" for pair in WORDS for name in pair} - named  # also what a part of a page names anew
    for name in sorted(missing) if not wrong else ():
        yield Problem(TOKENS, 1, 1, "token-missing", {"value": name})


def contrasts(content: Content) -> Iterator[Problem]:
    """Words stand out from their ground, on light and on dark ground."""
    if not (content.root / TOKENS).is_file():
        return
    text, own = content.looks.text(TOKENS), content.looks.colours
    for word, behind in WORDS:
        told = set[tuple[str, str]]()
        for ground, begin in (("light", 0), ("dark", max(text.find(DARK), 0))):
            pair = own[ground].get(word, ""), own[ground].get(behind, "")
            if pair in told or any(len(colour) != SOLID for colour in pair):
                continue
            told.add(pair)
            if (found := contrast(*pair)) < LEAST:
                named = re.compile(rf"--(?:{word}|{behind})\s*:").search(text, begin)
                line = text.count("\n", 0, named.start() if named else 0) + 1
                params = {"value": f"--{word}", "other": f"--{behind}", "length": f"{found:.1f}", "least": str(LEAST)}
                yield Problem(TOKENS, line, 1, "colour-contrast", params, "note")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG measures it."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lines(text: str) -> Iterator[Line]:
    """Every declaration of a style sheet, and what stands in the place of one."""
    plain = REMARK.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    for found in PIECE.finditer(plain):
        piece = found.group()
        end = piece[-1:] if piece[-1:] in (";", "{", "}") else ""
        words = piece.removesuffix(end).strip()
        if not words or end == "{":
            continue
        at = found.start() + len(piece) - len(piece.lstrip())
        start = plain.rfind("\n", 0, at) + 1
        declared = DECLARED.fullmatch(words)
        name, value = (declared["name"], declared["value"]) if declared else ("", words)
        yield Line(plain.count("\n", 0, at) + 1, at - start + 1, name, value, end)


RULES = (colours, contrasts)
