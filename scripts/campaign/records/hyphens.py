"""One line as it would be with a hyphen more or less, without a sign that strayed to its beginning, or with the name of a
field. ``columns`` tries them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

NAME = r"[A-Za-z_][\w-]*:(?: |$)"
PAGE = "url"  # the field for an address, of several that take any words
FIELD = re.compile(rf"(?P<indent> *)(?P<rest>{NAME}.*)")
BRACED = re.compile(r"(?P<indent> *)(?P<rest>\{.*)")
LISTED = re.compile(rf"(?P<indent> *)- +(?P<rest>(?:- +)*{NAME}.*)")
BARE = re.compile(rf"(?P<begin> *- +)(?P<value>(?!{NAME})[^\s\"'\[{{|>#-].*)")  # what a list has as one value
BESIDE = re.compile(r"(?P<begin>(?P<indent> *(?:- +)*)[A-Za-z_][\w-]*:) +(?P<value>[^\s\"'\[{|>#].*)")
STRAY = re.compile(
    rf"(?P<indent> *)(?P<stray>(?:(?!- )[^\s\w\"'#{{\[]){{1,2}} ?|[^\s\"'#]{{1,2}}(?=- ))(?P<rest>(?:- +)?{NAME}.*)"
)


def rewritten(row: str) -> Iterator[tuple[str, str, str]]:
    """What a line may have been meant to be: the code of the sentence that says so, the line, and what it loses."""
    if stray := STRAY.fullmatch(row):
        yield "sign-stray", stray["indent"] + stray["rest"], stray["stray"].strip()
    elif listed := LISTED.fullmatch(row):
        yield "hyphen-extra", listed["indent"] + listed["rest"], "-"
        if FIELD.fullmatch(listed["rest"]):
            yield "hyphen-extra", f"{listed['indent']}  {listed['rest']}", "-"
    elif field := FIELD.fullmatch(row) or BRACED.fullmatch(row):
        indent = field["indent"]
        yield from (("hyphen-lost", f"{i}- {field['rest']}", "") for i in dict.fromkeys((indent, indent[2:])))


def named(row: str, below: str, names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The same for one value above the fields of an entry: it has lost its name, or stands one line too high."""
    field, bare, beside = FIELD.fullmatch(below), BARE.fullmatch(row), BESIDE.fullmatch(row)
    names = [PAGE] if PAGE in names and "https://" in row else names
    if field and bare and len(field["indent"]) == len(bare["begin"]):
        yield from (("field-nameless", f"{bare['begin']}{name}: {bare['value']}", bare["value"]) for name in names)
    elif field and beside and len(field["indent"]) > len(beside["indent"]):
        begin, value = beside["begin"], beside["value"]
        yield from (("field-beside", f"{begin}\n{field['indent']}{name}: {value}", value) for name in names)


def emptied(row: str, below: str) -> Iterator[tuple[str, str, str]]:
    """The same for a value beside a field whose own fields stand below, where it is none of them."""
    if any(named(row, below, [""])) and (beside := BESIDE.fullmatch(row)):
        yield "field-surplus", beside["begin"], beside["value"]
