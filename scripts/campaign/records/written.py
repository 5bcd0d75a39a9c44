"""The words of an entry as they stand in its file, where YAML has made fields or a list of them."""

from __future__ import annotations

import re

from campaign.records.yaml_diagnosis import QUOTED, closed_at
from campaign.records.yaml_file import Document, Path_


def written(document: Document, where: Path_) -> tuple[str, str]:
    """The words of the entry at ``where`` in one line, and the sign with which they begin; nothing, if it stands nowhere."""
    if where not in document.places:
        return "", ""
    line, column = document.places[where]
    rows = document.lines[line - 1 - document.first_line :]
    if not rows:
        return "", ""
    if isinstance(where[-1], str):  # the place is that of the field, and not of its value
        name = re.match(rf"{re.escape(where[-1])}\s*:\s*", rows[0][column - 1 :])
        column += len(name.group()) if name else 0
    sign = rows[0][column - 1 : column]
    if sign in ("[", "{"):
        words = "\n".join([rows[0][column - 1 :], *rows[1:]])
        return " ".join(words[: closed_at(words) or len(rows[0])].split()), sign
    if where[:-1] in document.brackets:  # a name and its value, without braces
        return document.braces.get(where, ""), sign
    parts = [_plain(rows[0][column - 1 :])]
    for row in rows[1:]:
        if row.strip() and len(row) - len(row.lstrip()) < column - 1:
            break
        parts.append(_plain(row))
    return " ".join(filter(None, parts)), sign


def _plain(row: str) -> str:
    """What stands in a line, without its comment."""
    kept = re.match(rf"(?:{QUOTED}|(?<!\s)#|[^#])*", row.strip())
    return "" if row.lstrip().startswith("#") else kept.group().strip() if kept else ""
