"""A finding of the model in the words of ``problems.MESSAGES``, at its line in the file."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from babel import Locale

from campaign.records.alphabet import fold, slug
from campaign.records.base import Record
from campaign.records.fields import COUNTRIES
from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, Path_

# The languages in which people may write a name where a code is wanted: those in which the check speaks. English at last.
NAMED_IN = (*sorted(f.stem for f in Path(__file__).parents[3].glob("locales/*.po")), "en")
EXAMPLES = {
    "id": "bi-agakura", "name": "…", "kind": "trade-union", "country": "BI", "label": "…", "value": "71",
    "unit": "percent", "topic": "coverage", "year": "2022", "continent": "…", "countries": "[BI, RW]",
    "parent": "…", "level": "national", "sources": "[{document: activity-report-2021-2022}]",
    "outcome": "…", "role": "representative", "from": "2023", "text": "…", "title": "…", "when": "2021", "since": "2021",
    "date": "2021-03-08", "start": "2021-03-08",
}  # fmt: skip


def field_problem(document: Document, cls: type[Record], path: Path_, entry: str, detail: Any) -> Problem:
    """One problem in the words of MESSAGES for one finding of the model."""
    code, location = detail["type"], tuple(detail["loc"])
    where = path + location
    owner = _owner(cls, location)
    field_name = next((str(s) for s in reversed(location) if isinstance(s, str)), "")
    value = detail["input"] if isinstance(detail["input"], str) else ""
    params: dict[str, Any] = {"field": field_name, "entry": entry, "value": value}
    if isinstance(detail["input"], (list, dict)) and (code == "literal_error" or code.startswith("value-")):
        code = "string_type"
    if code == "missing":
        return document.problem("field-missing", path + location[:-1], **params, example=_example(owner, field_name))
    if code == "extra_forbidden":
        names = [f.alias or n for n, f in owner.model_fields.items()]
        near = difflib.get_close_matches(field_name, names, 1, 0.7)
        if near:
            return document.problem("field-misspelt", where, **params, suggestion=near[0])
        return document.problem("field-unknown", where, **params, choices=", ".join(names))
    if code == "literal_error":
        choices = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
        near = difflib.get_close_matches(slug(value), choices, 1, 0.7)
        if near:
            return document.problem("value-choice-near", where, **params, suggestion=near[0])
        return document.problem("value-choice", where, **params, choices=", ".join(choices))
    if code == "value-id":
        return document.problem(code, where, **params, suggestion=slug(value) or "bi-agakura")
    if code == "value-country":
        return document.problem(code, where, **params, suggestion=country_code(value) or "BI")
    if code == "value-language":
        return document.problem(code, where, **params, suggestion=language_code(value) or "fr")
    if code == "string_too_long":
        return document.problem("value-too-long", where, **params, length=len(value), limit=detail["ctx"]["max_length"])
    if code == "too_short" and detail["ctx"]["actual_length"]:
        return document.problem("value-too-few", where, **params, limit=detail["ctx"]["min_length"])
    if code in {"string_too_short", "too_short"}:
        return document.problem("value-empty", where, **params)
    if code == "string_type":
        return document.problem("field-takes-one", where, **params)
    if code in {"model_type", "model_attributes_type", "list_type", "dict_type"}:
        return document.problem("field-takes-entries", where, **params)
    if code == "network-homeless":
        name = detail["ctx"]["field"]
        return document.problem(code, where, entry=entry, field=name, example=EXAMPLES[name])
    return document.problem(code, where, **params)


def _example(owner: type[Record], name: str) -> str:
    found = next((f for n, f in owner.model_fields.items() if name in (n, f.alias)), None)
    choices = get_args(found.annotation) if found is not None and get_origin(found.annotation) is Literal else ()
    example = EXAMPLES.get(name)
    return example if example and (not choices or example in choices) else str(choices[0]) if choices else "…"


def _owner(cls: type[Record], location: Path_) -> type[Record]:
    """The class that a field at ``location`` belongs to: the record, or an entry inside it."""
    for step in location[:-1]:
        found = next((f for n, f in cls.model_fields.items() if step in (n, f.alias)), None) if cls else None
        inner = _record_in(found.annotation) if found is not None else None
        cls = inner or cls
    return cls


def _record_in(annotation: Any) -> type[Record] | None:
    """The class of the entries that a field holds, if it holds any."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(_record_in, get_args(annotation))), None)


def country_code(name: str) -> str | None:
    """The ISO code of a country written by name in a language in which the check speaks, or as a common wrong code."""
    wanted = fold(name)
    if not wanted:
        return None
    common = {"uk": "GB", "el": "GR", "drc": "CD", "rdc": "CD", "usa": "US"}
    if wanted in common or wanted.upper() in COUNTRIES:
        return common.get(wanted, wanted.upper())
    names = {fold(n): c for lang in NAMED_IN for c, n in Locale(lang).territories.items() if c in COUNTRIES}
    near = difflib.get_close_matches(wanted, names, 1, 0.8)
    return names[near[0]] if near else None


def language_code(name: str) -> str | None:
    """The code of a language written by name in a language in which the check speaks, or in itself."""
    names = {fold(n): c for lang in NAMED_IN for c, n in Locale(lang).languages.items() if len(c) < 4}
    near = difflib.get_close_matches(fold(name), names, 1, 0.8)
    return names[near[0]] if near else None
