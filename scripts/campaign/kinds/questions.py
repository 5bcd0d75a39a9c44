"""What a person is asked to write an entry: each field with its name, its explanation and its choices, in her language.

The fields come from the model of the kind, their names from ``overrides/fields.yml``. An entry within the entry is asked for
once: ``sources.url``. Other fields that hold entries are left to whoever edits the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import TypeAdapter

from campaign.kinds import kind_named
from campaign.kinds.kind import Kind
from campaign.records.base import Record, Source, fields_of, marks_of, record_in
from campaign.records.fields import COUNTRIES, UNITS, Moment
from campaign.records.marks import Ref
from campaign.records.vocabulary import LISTS
from campaign.records.yaml_file import load_yaml
from campaign.views.content import Content
from campaign.views.looks import GENERATOR
from campaign.words.language import Language

FIELDS = "overrides/fields.yml"
OF_LANGUAGE = "^[a-z]{2,3}"  # how the patterns of codes of languages begin
MOMENT = TypeAdapter(Moment).json_schema()["pattern"]
OF_TEXT = ("title", "description", "text")  # what a text is asked for that an entry needs


class AskedWords(Record):
    """overrides/fields.yml."""

    kinds: dict[str, str]
    others: dict[str, str]
    page: dict[str, str]
    seldom: list[str]
    labels: dict[str, str]
    hints: dict[str, str]
    choices: dict[str, str]


Type = Literal["text", "number", "date", "moment", "years"]


@dataclass(frozen=True)
class Question:
    """``field`` is one of the model, or of an entry in it. ``choices`` are values with their words, all that may be answered
    if ``closed``. ``type``: what a spreadsheet should take the answer for. ``names``: the collection whose ids are the answers, if any. ``seldom``:
    a person at the keyboard is spared it. ``others``: values with further words for them.
    """

    field: str
    label: str
    hint: str = ""
    needed: bool = False
    several: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    closed: bool = False
    type: Type = "text"
    names: str = ""
    seldom: bool = False
    others: tuple[tuple[str, str], ...] = ()

    def meant(self, answer: str) -> str:
        """The value for one answer, which may be the value itself, its words or other words for it, such as a short name."""
        words = {shown.casefold(): value for value, shown in (*self.others, *self.choices)}
        return answer if answer in dict(self.choices) else words.get(answer.casefold(), answer)

    def shown(self, value: str) -> str:
        """The words for one value."""
        return dict(self.choices).get(value, value)

    def parts(self, answer: str) -> list[str]:
        """The values for an answer, several with commas between them."""
        whole = self.meant(answer)
        if not self.several or whole != answer:
            return [whole] if answer else []
        return [self.meant(part.strip()) for part in answer.split(",") if part.strip()]


@cache
def asked_words() -> AskedWords:
    """The names of fields and values, in English."""
    return AskedWords.model_validate(load_yaml(GENERATOR, FIELDS).data)


def asked_kinds() -> list[Kind]:
    """The kinds whose entries people write by answering questions."""
    return [kind_named(name) for name in asked_words().kinds]


def hints_of(kind: Kind) -> Iterator[tuple[str, str]]:
    """The explanations of the fields of a kind, with the name of the field."""
    for name, info, _ in _fields(kind):
        said = asked_words().hints.get(name) or info.description
        if said:
            yield name, said


def fields_within(kind: Kind) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every field of a kind, and of the entries within it: its names from the kind to the field, what the model says."""

    def within(model: type[Record], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
        for name, info in fields_of(model).items():
            yield (*path, name), info
            inner = record_in(info.annotation)
            if inner:
                yield from within(inner, (*path, name))

    if kind.model:
        yield from within(kind.model, (kind.name,))


def label_at(path: tuple[str, ...]) -> str:
    """The name of a field, in English: that of the longest end of its path that has one."""
    return _at(path, asked_words().labels) or path[-1]


def hint_at(path: tuple[str, ...], info: Any) -> str:
    """The explanation of a field, in English; empty where it has none."""
    own = "" if path[-1] in OF_TEXT else _at(path, asked_words().hints)
    return own or info.description or ""


def _at(path: tuple[str, ...], words: dict[str, str]) -> str:
    ends = (".".join(path[n:]) for n in range(len(path)))
    return next((words[end] for end in ends if end in words), "")


def questions(content: Content, kind: Kind, language: Language) -> list[Question]:
    """All questions about an entry of a kind, those about its text last."""
    say, words, hints = language.gettext, asked_words(), dict(hints_of(kind))
    found = []
    for name, info, needed in _fields(kind):
        choices, closed = choices_of(content, info, language)
        hint = say(hints[name]) if name in hints else ""
        label = say(label_at((kind.name, *name.split("."))))
        several = get_origin(info.annotation) is list
        seldom = name in words.seldom or f"{kind.name}.{name}" in words.seldom
        found.append(
            Question(
                name,
                label,
                hint,
                needed,
                several,
                choices,
                closed,
                type_of(info),
                named_by(info),
                seldom,
                others=short_names(content, named_by(info)),
            )
        )
    for name in OF_TEXT if kind.written else ():
        hint = say(words.hints[name]) if name in words.hints else ""
        found.append(Question(name, say(words.labels[name]), hint, needed=True))
    return found


def _fields(kind: Kind) -> Iterator[tuple[str, Any, bool]]:
    """The fields that are asked for: name, what the model says, whether it must be filled in."""
    for name, info in fields_of(kind.model).items() if kind.model else ():
        inner = record_in(info.annotation)
        if inner is None:
            yield name, info, info.is_required()
        elif inner is Source:
            yield from ((f"{name}.{field}", of_source, False) for field, of_source in fields_of(inner).items())


def type_of(info: Any) -> Type:
    """What kind of value a field takes."""
    kinds = set(_types(info.annotation))
    if dt.date in kinds or Decimal in kinds:
        return "date" if dt.date in kinds else "number"
    schemas = _schemas(info)
    if any(schema.get("pattern") == MOMENT for schema in schemas):
        return "moment"
    return "years" if any("integer" in schema.get("type", "") for schema in schemas) else "text"


def _types(annotation: Any) -> Iterator[Any]:
    """The types that a field may have, whatever they stand in."""
    yield annotation
    for inner in get_args(annotation):
        yield from _types(inner) if not isinstance(inner, str) else ()


def named_by(info: Any) -> str:
    """The collection whose ids a field takes."""
    return next((mark.collection for mark in marks_of(info) if isinstance(mark, Ref)), "")


def takes_countries(info: Any) -> bool:
    """Whether the values of a field are codes of countries."""
    return any(schema.get("enum") == sorted(COUNTRIES) for schema in _schemas(info))


def takes_languages(info: Any) -> bool:
    """Whether the values of a field are codes of languages."""
    return any(str(schema.get("pattern")).startswith(OF_LANGUAGE) for schema in _schemas(info))


def _schemas(info: Any) -> list[dict[str, Any]]:
    return [mark.json_schema or {} for mark in marks_of(info) if hasattr(mark, "json_schema")]


def choices_of(content: Content, info: Any, language: Language) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The values that a field may have, with their words; and whether it may have no others."""
    target = named_by(info)
    own = content.languages.get(language.code) or content.languages[content.default]
    say, words = language.gettext, asked_words().choices
    if target == "geography":
        places = [(term.id, own.plain(term.name)) for term in content.vocabulary.continents]
        networks = [(id, _name(content, "networks", id, own)) for id in content.records["networks"]]
        return (("world", say(words["world"])), *places, *networks, *_countries(content, language)), True
    if target in LISTS:
        return tuple((term.id, own.plain(term.name)) for term in content.vocabulary.terms(target)), True
    if target:
        return tuple((id, _name(content, target, id, own)) for id in kind_named(target).entries(content.records)), True
    fixed = next((get_args(a) for a in _types(info.annotation) if get_origin(a) is Literal), ())
    if fixed:  # a single one is a mark, which says no more than that it is there
        named = [(value, f"only-{value}" if len(fixed) == 1 else value) for value in fixed]
        return tuple((value, say(words.get(name, value))) for value, name in named), True
    if takes_countries(info):
        return tuple(_countries(content, language)), False
    if takes_languages(info):
        return tuple((code, language.language_here(code)) for code in content.languages), False
    schemas = _schemas(info)
    if any(schema.get("examples", [])[: len(UNITS)] == [*UNITS] for schema in schemas):
        return tuple((unit, say(words.get(unit, unit))) for unit in UNITS), False
    return (), False


def _countries(content: Content, language: Language) -> list[tuple[str, str]]:
    """The countries of the continental networks, by their names."""
    codes = {code for network in content.membership.continental_networks for code in network.countries}
    own = content.languages.get(language.code, language)  # which knows the names of the vocabulary
    return sorted(((code, own.country(code)) for code in codes), key=lambda pair: own.sort_key(pair[1]))


def short_names(content: Content, collection: str) -> tuple[tuple[str, str], ...]:
    """The ids of a collection with the short names and other spellings of its records; none for what has no names."""
    return tuple(
        (id, word)
        for id, record in content.records[collection].items()
        for word in (getattr(record, "acronym", None), *(getattr(record, "also", None) or ()))
        if word
    )


def _name(content: Content, collection: str, id: str, language: Language) -> str:
    """The name of a record as people know it; its title, where it is a text."""
    kind = kind_named(collection)
    record = kind.entries(content.records)[id]
    said = next((words for field in ("name", "title", "label") if (words := getattr(record, field, None))), None)
    if said:
        return language.plain(said)
    texts = content.prose.get(f"{kind.folder}/{id}", {})
    text = texts.get(language.code) or texts.get(content.default) or next(iter(texts.values()), None)
    return text.title if text else id
