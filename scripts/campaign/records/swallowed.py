"""Fields that became words of a text: below ``summary: >``, all that stands deeper belongs to the text, also a field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.records.base import Record, fields_of
from campaign.records.keyed import owner_of
from campaign.records.problems import Problem
from campaign.records.yaml_diagnosis import BLOCK, KEY
from campaign.records.yaml_file import Document, Path_

OPENED = re.compile(rf"(?P<indent> *(?:- +)*)[\w-]+: +{BLOCK.pattern}\s*")


def with_swallowed(document: Document, cls: type[Record], found: list[Problem]) -> list[Problem]:
    """What is wrong in a file, with the first such field of each text instead of the lack of them."""
    opened = {n + 1: len(row["indent"]) for n, row in enumerate(map(OPENED.fullmatch, document.lines)) if row}
    told, lost = list[Problem](), set[tuple[str, str]]()
    for path, (line, _) in document.places.items() if opened else ():
        if line in opened and path and isinstance(path[-1], str):
            within = list(_below(document, cls, path, line, opened[line]))
            told += within[:1]
            lost |= {(problem.params["field"], problem.params["entry"]) for problem in within}
    return [*(p for p in found if (p.params.get("field"), p.params.get("entry")) not in lost), *told]


def _below(document: Document, cls: type[Record], path: Path_, line: int, column: int) -> Iterator[Problem]:
    """The lines of one text that begin with a field which its entry can have, and has not."""
    inner = path[1:] if isinstance(document.data, list) else path
    names = fields_of(owner_of(cls, inner))
    for number, row in enumerate(document.lines[line:], line + 1):
        indent = len(row) - len(row.lstrip())
        if row.strip() and indent <= column:
            return
        field = KEY.fullmatch(row)
        if (
            field
            and not field["hyphens"]
            and field["name"] in names
            and (*path[:-1], field["name"]) not in document.places
        ):
            entry = next((str(v) for v in map(_entry(document, path).get, ("id", "name", "title")) if v), "…")
            params = {"field": field["name"], "entry": entry, "other": str(path[-1]), "spaces": str(column)}
            yield Problem(document.file, number, indent + 1, "field-swallowed", params)


def _entry(document: Document, path: Path_) -> dict[str, object]:
    """The entry of the file in which a place is, or the one that the file is."""
    entry = document.data[path[0]] if isinstance(document.data, list) and isinstance(path[0], int) else document.data
    return entry if isinstance(entry, dict) else {}
