"""Lines that begin too far to the left: they are read as fields of the entry around the one to which they belong."""

from __future__ import annotations

import re
from typing import Any

from campaign.records.base import Record, fields_of, record_in
from campaign.records.fields import by_language
from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, Path_

LANGUAGE = r"[a-z]{2,3}"


def field_above(document: Document, owner: type[Record], where: Path_) -> str | None:
    """The field below which the name at ``where`` belongs, if it is no field of ``owner`` because it begins too far left.

    It is the nearest field above it, which is empty or has entries of its own, and takes what has such a name: a language,
    or a field of one of them.
    """
    around, name = where[:-1], str(where[-1])
    entry: Any = document.data
    for step in around:
        if isinstance(entry, dict) and step not in entry:
            continue  # one entry stands where several may, and has no number
        entry = entry[step]
    fields, names = fields_of(owner), list(entry)
    field = next((n for n in reversed(names[: names.index(name)]) if n in fields), None)
    flowing = {around, (*around, field)} & (document.braces.keys() | document.brackets)
    if field is None or flowing or (entry[field] and not isinstance(entry[field], (dict, list))):
        return None
    inner = fields[field].annotation
    takes = by_language(inner) and re.fullmatch(LANGUAGE, name)
    return field if takes or name in fields_of(record_in(inner) or Record) else None


def told_by_field(found: list[Problem]) -> list[Problem]:
    """What begins too far left is one problem for all that belongs below the same field, which is not empty besides."""
    below: dict[str, list[Problem]] = {}
    for problem in (p for p in found if p.code == "field-outdented"):
        below.setdefault(problem.params["field"], []).append(problem)
    names = {p.params["value"] for problems in below.values() for p in problems}
    for problems in below.values():
        problems[0].params["value"] = ", ".join(p.params["value"] for p in problems)
    followed = {"value-needed": below, "field-missing": names}
    kept = [p for p in found if p.params.get("field") not in followed.get(p.code, ())]
    return [p for p in kept if p.code != "field-outdented" or p is below[p.params["field"]][0]]
