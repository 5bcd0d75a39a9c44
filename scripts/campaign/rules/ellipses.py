"""A rule for all values: none is only the “…” with which a remedy or a handbook says that somebody has to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.records.problems import Problem
from campaign.rules.references import everything
from campaign.rules.remarks import words_of_lines
from campaign.views.content import Content
from campaign.words.markdown import SHOWN

ONLY = re.compile(r"[\W_]*(?:…|\.\.\.)[\W_]*")  # no letter and no digit besides
# An address without its end, or with a gap; three points within a name may be its own. A host with one leads nowhere: told anyway.
ADDRESS = re.compile(r"https://[^\s/]+/\S*(?:…\S*|(?<=/)\.{3}/\S*|\.{3}/?)")
WRITTEN = re.compile(  # parts of a line of a text: a heading, an item, the words or the address of a link
    r"^ {0,3}(?:#{1,6}|[-*+]|\d+[.)]) +(?P<line>(?:…|\.{3}) *)$"
    r"|\[(?P<words>\W*(?:…|\.{3})\W*)\]\(|\]\((?P<address>https://[^()\s/]+/[^()\s]*(?:…[^()\s]*|(?<=/)\.{3}/[^()\s]*|\.{3}/?(?=[)\s])))"
)
SIGNS = ("…", "...")


def values(content: Content) -> Iterator[Problem]:
    """Those of the data and of the heads of texts."""
    for record, at in everything(content):
        for where, _, value in record.all_values:
            if isinstance(value, str) and _unwritten(value):
                yield Problem(*at(*where), "value-ellipsis", {"value": value})
    for prose in content.every_text():
        for name in SHOWN:
            if _unwritten(value := getattr(prose, name)):
                yield Problem(prose.file, prose.line_of(name), 1, "value-ellipsis", {"value": value})


def texts(content: Content) -> Iterator[Problem]:
    """What a text has in the place of words or of an address. A paragraph of its own may be what a quotation leaves out."""
    for prose in content.every_text():
        if not any(sign in prose.body for sign in SIGNS):
            continue
        for number, line in words_of_lines(prose):
            for found in WRITTEN.finditer(line) if any(sign in line for sign in SIGNS) else ():
                part = found.lastgroup or 0
                yield Problem(
                    prose.file, number, found.start(part) + 1, "value-ellipsis", {"value": found[part].strip()}
                )


def _unwritten(value: str) -> bool:
    return any(sign in value for sign in SIGNS) and bool(ONLY.fullmatch(value) or ADDRESS.fullmatch(value))


RULES = (values, texts)
