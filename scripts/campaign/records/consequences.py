"""Of all that is wrong with one entry, what is told: not what only follows from the rest."""

from __future__ import annotations

from campaign.records.base import Record, fields_of
from campaign.records.explain import BRACES
from campaign.records.keyed import FORMS, takes
from campaign.records.problems import Problem

NOTHING = "?!"  # which has no form


def without_consequences(found: list[Problem], cls: type[Record]) -> list[Problem]:
    """What is wrong with one entry of ``cls``, without what only follows: a misspelt field is not missing besides."""
    meant = {p.params["suggestion"] for p in found if p.code == "field-misspelt"}
    found = _meant_fields(found, cls)
    glued = {(p.file, p.line) for p in found if p.code == "yaml-hyphen-space"}
    found = [p for p in found if not (p.code in ("field-missing", BRACES) and p.params["field"] in meant)]
    return _in_one([p for p in found if not (p.code == "source-incomplete" and glued)])


def _meant_fields(found: list[Problem], cls: type[Record]) -> list[Problem]:
    """Where one field is missing and one is unknown whose value is of its form, that is its name in another language:
    “datum” for “start”. Any words could be those of a field for words: there nothing follows.
    """
    missing = [p for p in found if p.code == "field-missing" and p.params["field"] not in FORMS]
    unknown = [p for p in found if p.code == "field-unknown"]
    if len(missing) != 1 or len(unknown) != 1 or unknown[0].params["value"] == "":
        return found
    stray = unknown[0]
    field = fields_of(cls).get(missing[0].params["field"])
    if field is None or takes(field, NOTHING) or not takes(field, stray.params["value"]):
        return found
    params = stray.params | {"suggestion": missing[0].params["field"]}
    meant = Problem(stray.file, stray.line, stray.column, "field-misspelt", params)
    return [meant if p is stray else p for p in found if p is not missing[0]]


def _in_one(found: list[Problem]) -> list[Problem]:
    """What braces lack, told once for all of it."""
    lacking: dict[tuple[str, int, int], Problem] = {}
    for problem in found:
        place = problem.file, problem.line, problem.column
        if problem.code == BRACES and place in lacking:
            said, more = lacking[place].params, problem.params
            said["suggestion"] = f"{said['suggestion'][:-1]}, {more['field']}: {FORMS.get(more['field'], '…')}}}"
            said["field"] += f", {more['field']}"
        elif problem.code == BRACES:
            lacking[place] = problem
    return [p for p in found if p.code != BRACES or lacking[p.file, p.line, p.column] is p]
