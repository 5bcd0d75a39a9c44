"""A finding of the model in the words of ``problems.MESSAGES``, at its line in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from campaign.records import calendars, guesses
from campaign.records.alphabet import slug
from campaign.records.base import Entry, Record, fields_of, marks_of, record_in
from campaign.records.fields import COUNTRIES, TIMELESS, by_language, is_address
from campaign.records.keyed import FORMS, owner_of
from campaign.records.marks import Ref, Region
from campaign.records.problems import Problem
from campaign.records.written import written
from campaign.records.yaml_diagnosis import quoted
from campaign.records.yaml_file import Document, Path_

BRACES, LONGEST_BRACED = "field-missing-braces", 80
# What can be derived from what was written. Each code has a twin “…-near”, whose remedy gives it.
DERIVED: dict[str, Callable[[str, Sequence[str]], str | None]] = {
    "value-country": guesses.country_code,
    "value-language": guesses.language_code,
    "value-address": lambda value, _: guesses.address(value),
    "value-date": calendars.day,
    "value-moment": calendars.moment,
    "value-years": calendars.years,
    "value-number": lambda value, _: guesses.number(value),
    "value-time-zone": guesses.time_zone,
    "value-repository": lambda value, _: guesses.repository(value),
    "value-id": lambda value, _: slug(value) or None,
}
NAMELESS = "…"  # what a sentence calls an entry that has neither id nor name nor title
REFERENCES = ("document", "figure", "standard")  # fields that come first in an entry and hold the id of another
CODES = {  # values of which several may be written as one, as they are written right
    "value-id": r"[a-z0-9]+(-[a-z0-9]+)*",
    "value-country": "[A-Z]{2}",
    "value-language": "[a-z]{2,3}",
    "value-address": r"https?://\S+",
}
YES_OR_NO = {
    "": True,
    "yes": True,
    "true": True,
    "on": True,
    "no": False,
    "false": False,
    "off": False,
}  # as YAML says it
PRIVATE = {  # how people call ways to reach somebody, and the fields of those that may be shown
    **dict.fromkeys(("telephone", "tel", "phone", "mobile", "telefono", "telefoon", "whatsapp"), "telephone"),
    **dict.fromkeys(("email", "e-mail", "mail", "courriel"), "mail"),
}
KEY = "[key]"  # what the model says behind a name that is wrong itself, as a language is one of words


def field_problem(
    document: Document, cls: type[Record], path: Path_, entry: str, detail: Any, languages: Sequence[str] = ()
) -> Problem:
    """One problem in the words of MESSAGES for one finding of the model. ``languages``: those in which people write here."""
    code, given = detail["type"], detail["input"]
    location = tuple(step for step in detail["loc"] if step != KEY)
    where = path + location
    owner = owner_of(cls, location)
    field_name = next((str(s) for s in reversed(location) if isinstance(s, str)), "")
    value = given if isinstance(given, str) else ""
    params: dict[str, Any] = {"field": field_name, "entry": entry, "value": value}
    told = detail.get("ctx") or {}
    for empty in (name for name in told.get("absent", ()) if (*where, name) in document.places):
        return document.problem("value-needed", (*where, empty), **params | {"field": empty})
    if isinstance(given, (list, dict)) and (code == "literal_error" or code.startswith("value-")):
        code = "string_type"
    match code:
        case "missing":
            # by a rule over several fields: an address has a title
            location = (*location, told["field"]) if told else location
            return _missing(document, path, location, params | {"entry": _within(entry, location)} | told)
        case "extra_forbidden":
            return _unknown(document, owner, where, params)
        case "literal_error":
            choices = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
            if len(choices) == 1:  # a flag: it is there, or it is not
                return document.problem("value-flag", where, **params, choices=choices[0])
            near = guesses.unit(value, languages) if field_name == "unit" else None
            near = near or guesses.near(value, choices)
            if near:
                return document.problem("value-choice-near", where, **params, suggestion=near)
            return document.problem("value-choice", where, **params, choices=", ".join(choices))
        case "too_long" if isinstance(given, (list, dict)):
            length, limit = detail["ctx"]["actual_length"], detail["ctx"]["max_length"]
            return document.problem("value-too-many", where, **params, length=length, limit=limit)
        case "string_too_long" | "too_long":
            shown = params | {"value": value[:60], "length": len(value), "limit": told["max_length"]}
            shown |= {name: told[name] for name in ("field", "length") if name in told}  # of a part of the value
            return document.problem("value-too-long", where, **shown)
        case "too_short" if detail["ctx"]["actual_length"]:
            return document.problem("value-too-few", where, **params, limit=detail["ctx"]["min_length"])
        case "string_too_short" | "too_short":
            return document.problem("value-needed" if _is_needed(owner, location) else "value-empty", where, **params)
        case "string_type" if (ids := _answered(owner, location, given)) is not None:
            in_list = where in document.places
            better = f"- {next(iter(given))}" if in_list else f"{field_name}: [{', '.join(ids)}]"
            return document.problem("value-answers", where if in_list else where[:-1], **params, suggestion=better)
        case "string_type":
            return _not_one_value(document, where, given, params)
        case "dict_type":
            return document.problem("field-takes-names", where, **params, example=_named(owner, location, languages))
        case "model_type" | "model_attributes_type" if not isinstance(location[-1], int):
            code = "field-takes-fields-list" if isinstance(given, list) else "field-takes-fields"
            return document.problem(code, where, **params, choices=_fields_in(owner, location))
        case "model_type" | "model_attributes_type" if better := _as_entry(document, owner, where, value):
            return document.problem("field-takes-entries-near", where, **params, suggestion=better)
        case "model_type" | "model_attributes_type" | "list_type":
            return document.problem("field-takes-entries", where, **params)
        case "network-homeless":
            return _missing(document, path, (detail["ctx"]["field"],), params | {"field": detail["ctx"]["field"]}, code)
        case _ if code in DERIVED:
            return _derived(document, where, code, params, languages, _field(owner, location))
    told = detail.get("ctx") or {}
    named = told.get("field")  # a rule over several fields says which of them to look at
    params |= {name: said for name, said in told.items() if not params.get(name)}
    return document.problem(code, (*where, named) if named else where, **params)


def _missing(
    document: Document, path: Path_, location: Path_, params: dict[str, Any], code: str = "field-missing"
) -> Problem:
    """A field that is not there, or whose line is there without a value."""
    if code == "field-missing" and path + location in document.places:
        return document.problem("value-needed", path + location, **params)
    example, owner = FORMS.get(params["field"], "…"), path + location[:-1]
    alone = owner[:-1] if owner not in document.places else owner  # one entry where several may stand
    within = document.braces.get(alone)
    if within is None:
        return document.problem(code, owner, **params, example=example)
    return document.problem(BRACES, owner, **params, suggestion=_braced(within, params["field"], example))


def _within(entry: str, location: Path_) -> str:
    """What a sentence calls an entry within the entry: the name of that, and the field in which it stands."""
    above = next((step for step in reversed(location[:-1]) if isinstance(step, str)), "")
    if not above:
        return entry
    return above if entry == NAMELESS else f"{entry}, {above}"


def _braced(within: str, field: str, example: str) -> str:
    """An entry within braces, with a field more; of a long one only that."""
    before = within if len(within) <= LONGEST_BRACED else "…"
    return f"{{{before}{', ' * bool(before)}{field}: {example}}}"


def _is_needed(owner: type[Record], location: Path_) -> bool:
    """Whether ``location`` is a field without which its entry cannot stand: no item of a list, nor a name in a mapping."""
    info = fields_of(owner).get(str(location[-1])) if isinstance(location[-1], str) else None
    return info is not None and info.is_required()


def _field_at(owner: type[Record], location: Path_) -> Any:
    """What a field takes: that of the class to which ``location`` leads, or the one in whose mapping it ends."""
    return next((fields_of(owner)[s].annotation for s in reversed(location) if s in fields_of(owner)), None)


def _fields_in(owner: type[Record], location: Path_) -> str:
    """The fields of the one entry that a field takes: those that it needs, or all of them where it needs none."""
    inner = fields_of(record_in(_field_at(owner, location)) or owner)
    needed = [name for name, info in inner.items() if info.is_required()] or list(inner)
    return ", ".join(f"{name}: …" for name in needed)


def _as_entry(document: Document, owner: type[Record], where: Path_, value: str) -> str:
    """An id or an address as the entry that it should be: a source, a row of a chart; nothing for other words."""
    fields = list(fields_of(owner))
    if is_address(value) and "url" in fields:
        entry = f"url: {value}, title: …"
    elif re.fullmatch(CODES["value-id"], value) and fields and fields[0] in REFERENCES:
        entry = f"{fields[0]}: {value}"
    else:
        return ""
    more = [name for name, info in fields_of(owner).items() if info.is_required() and name != fields[0]]
    braced = f"{{{', '.join([entry, *(f'{name}: {NAMELESS}' for name in more)])}}}"
    if where not in document.places:
        return f"{where[-2]}: [{braced}]"
    return braced if where[:-1] in document.brackets else f"- {braced}"


def _named(owner: type[Record], location: Path_, languages: Sequence[str]) -> str:
    """A line of a field that takes values with names: these are languages, or whatever else."""
    return f"{[*languages, '…'][0]}: …" if by_language(_field_at(owner, location)) else "…: …"


def _unknown(document: Document, owner: type[Record], where: Path_, params: dict[str, Any]) -> Problem:
    """A name that is no field: one with a slip of the pen, or one that glued to its hyphen."""
    names = list(fields_of(owner))
    written = params["field"]
    if written.startswith("-"):
        better = f"- {written[1:].strip()}: {params['value'] or '…'}"
        return document.problem("yaml-hyphen-space", where, **params, suggestion=better)
    way = PRIVATE.get(slug(written))
    if way in names:
        return document.problem("field-misspelt", where, **params, suggestion=way)
    if way and issubclass(owner, Entry):
        return document.problem("field-private", where, **params)
    near = guesses.near(written.replace("_", "-"), [name.replace("_", "-") for name in names])
    if near:
        return document.problem("field-misspelt", where, **params, suggestion=near.replace("-", "_"))
    if re.search(r"\s", written):  # words with a colon in them, where a field was expected
        better = quoted(f"{written}: {params['value']}")
        return document.problem("yaml-text-colon", where, **params, suggestion=better)
    return document.problem("field-unknown", where, **params, choices=", ".join(names))


def _not_one_value(document: Document, where: Path_, given: Any, params: dict[str, Any]) -> Problem:
    """Several values where one is expected; or one that a colon has parted."""
    if isinstance(given, dict) and len(given) == 1 and isinstance(where[-1], int) and where not in document.braces:
        ((before, after),) = given.items()
        if isinstance(after, str) and after:
            better = "- " + quoted(f"{before}: {after}")
            return document.problem("yaml-text-colon", where, **params, suggestion=better)
    words, sign = written(document, where)
    empty = isinstance(given, dict) and not any(given.values())  # {your name}
    if words and (isinstance(where[-1], int) or (sign == "{" and empty)):
        in_list = where[:-1] not in document.brackets
        begin = ("- " if in_list else "") if isinstance(where[-1], int) else f"{where[-1]}: "
        better, code = begin + quoted(words), "yaml-alias-near" if sign in "[{" else "yaml-text-colon"
        return document.problem(code, where, **params, sign=sign, suggestion=better)
    return document.problem("field-takes-one", where, **params)


def _answered(owner: type[Record], location: Path_, given: object) -> list[str] | None:
    """The ids with a yes, where a field takes a list of ids and each has a yes or a no behind it; else none."""
    info = next((fields_of(owner)[s] for s in reversed(location) if s in fields_of(owner)), None)
    if info is None or not isinstance(given, dict) or not given or not isinstance(location[-1], int):
        return None
    named = any(isinstance(mark, Ref) for mark in info.metadata) or COUNTRIES.issuperset(given)
    answers = {id: YES_OR_NO.get(answer.casefold()) for id, answer in given.items() if isinstance(answer, str)}
    if not named or len(answers) < len(given) or None in answers.values():
        return None
    return [id for id, answer in answers.items() if answer]


def _field(owner: type[Record], location: Path_) -> Any:
    """The field of a model to which ``location`` leads, or in whose list it ends; none for a name in a mapping."""
    name = next((step for step in reversed(location) if isinstance(step, str)), "")
    return fields_of(owner).get(name)


def _derived(
    document: Document, where: Path_, code: str, params: dict[str, Any], languages: Sequence[str], field: Any
) -> Problem:
    """A value of the wrong form, with what was meant where that follows from it. ``field``: whose value it is, if a field’s."""
    value, guess = params["value"], DERIVED[code]
    suggestion = guess(value, languages)
    if suggestion and field is not None and TIMELESS in marks_of(field):
        suggestion = suggestion[: len("2022-02-03")]  # without the time of day
    if field is not None and Region() in marks_of(field) and re.fullmatch("[a-z]{2,3}_[A-Z]{2}", value):
        suggestion = value.replace("_", "-")
    parts = [] if suggestion else _parts(code, value.strip("[]() "), languages)
    if len(parts) > 1 and isinstance(where[-1], int):
        meant = [part if re.fullmatch(CODES[code], part) else guess(part, languages) or part for part in parts]
        better = f"{params['field']}: [{', '.join(meant)}]"
        return document.problem("value-list", where[:-1], **params, suggestion=better)
    if len(parts) > 1 and all(re.fullmatch(CODES[code], part) or guess(part, languages) for part in parts):
        return document.problem("field-takes-one", where, **params)
    if suggestion and suggestion != value:
        return document.problem(f"{code}-near", where, **params, suggestion=suggestion)
    days = calendars.either(value, languages) if code in ("value-date", "value-moment") else []
    if days:
        shown = [day[:10] if code == "value-date" else day for day in days]
        return document.problem("value-moment-either", where, **params, choices=", ".join(shown))
    return document.problem(code, where, **params)


def _parts(code: str, value: str, languages: Sequence[str]) -> list[str]:
    """The values that were written as one: with signs or small words between them, or codes side by side."""
    if code not in CODES:
        return []
    if code == "value-address":
        return re.findall(r"https?://\S+", value)
    parts = guesses.parted(value, languages)
    tokens = value.split()
    return tokens if len(parts) < 2 and all(re.fullmatch(CODES[code], token) for token in tokens) else parts
