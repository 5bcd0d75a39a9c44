"""What every record shares, and the source that most of them name. The classes are the schema.

JSON Schemas, field tables and the checks of single records come from the classes that build on these
(``kinds``, ``vocabulary``, ``settings``). Every value arrives as text; the types of ``fields`` convert it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property, partial
from typing import Annotated, Any, ClassVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from campaign.records.fields import (
    ANYWHERE,
    NAMES,
    WORDS,
    Address,
    LanguageCode,
    LocaleCode,
    Named,
    Text,
    WordsAnywhere,
    Years,
    listed,
)
from campaign.records.marks import Come, Keys, Ref

Where = tuple[str | int, ...]


class Record(BaseModel):
    """What all entries share: unknown fields are refused, empty ones count as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    within: ClassVar[str] = ""  # of an entry within an entry: the language that this one says its words are in

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        known = {name for field, info in cls.model_fields.items() for name in (field, info.alias)}
        return {k: v for k, v in data.items() if v not in ("", []) or k not in known}

    @cached_property
    def all_values(self) -> list[tuple[Where, tuple[object, ...], Any]]:
        """Every single value of a record and of the entries inside it, with its place and the marks of its field.

        Kept, as a dozen rules ask for them and no record changes.
        """
        return list(_each_value(self))


class Told(Record):
    """What may be written first in any language of the site: an entry, or a part that somebody adds to one of others."""

    written: LocaleCode | None = Field(
        None, description="Language in which its words are written, if it is not the first one of the site."
    )


class Entry(Told):
    """An entry of a list."""


def fields_of(cls: type[Record]) -> dict[str, FieldInfo]:
    """The fields of an entry as people read of them, by the names that files use: its own before those that all share."""
    fields = sorted(cls.model_fields.items(), key=lambda field: field[0] in Entry.model_fields)
    return {info.alias or name: info for name, info in fields}


def record_in(annotation: Any) -> type[Record] | None:
    """The class of the entries that a field holds, if it holds any."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(record_in, get_args(annotation))), None)


def names_in(cls: type[Record]) -> list[str]:
    """The names that fields of an entry, and of the entries inside it, can have."""
    inner = (record_in(info.annotation) for info in fields_of(cls).values())
    return list(dict.fromkeys([*fields_of(cls), *(name for found in inner if found for name in names_in(found))]))


class Source(Record):
    """Where a fact comes from: a document of data/resources.yml, or a public page."""

    # A page that is cited has neither, and is asked for both some thousand times.
    editions: ClassVar[tuple[()]] = ()
    written: ClassVar[None] = None

    document: Annotated[Named | None, Ref("resources")] = Field(
        None, description="A document of the site, by its id in data/resources.yml; or leave it out and give a page."
    )
    url: Address | None = Field(None, description="Address of a public page.")
    title: Text | None = Field(None, description="Title of that page, in its own language.")
    language: LanguageCode | None = Field(None, description="Language of the title, if it is not that of the entry.")
    year: Annotated[Years | None, Come()] = Field(None, description="Year of the page, where it shows one.")
    read_at: Address | None = Field(
        None, description="Page on which it was read, where the document or page cited is that of the maker."
    )
    cites: WordsAnywhere | None = Field(None, description="Work or organisation that the source itself cites.")
    detail: WordsAnywhere | None = Field(None, description="Chapter or article, who speaks there, or a remark.")
    lines: Text | None = Field(None, description="Lines in our copy of the document. Not shown.")

    @model_validator(mode="after")
    def _names_something(self) -> Source:
        if self.url and not self.title and not self.document:
            raise PydanticCustomError("missing", "source", {"field": "title", "entry": self.url})
        if self.document and self.url:
            raise PydanticCustomError("source-double", "source", {"value": self.url})
        if not (self.document or self.url):
            raise PydanticCustomError("source-incomplete", "source", {"absent": ["document", "url"]})
        return self


Sources = Annotated[list[Source], BeforeValidator(listed), Field(min_length=1)]


class Placed(str):
    """Words of a data file that know where they stand: ``context`` names record and field, as ``members/bi-agakura summary``.

    By it a catalogue tells them from the same words elsewhere. What is cut out of them, or joined to them, has none.
    ``language`` is the one in which they are written; empty, where it is the first one of the site.
    """

    context: str = ""
    language: str = ""

    @classmethod
    def at(cls, words: str, context: str, language: str = "") -> Placed:
        """The same words, with their place."""
        placed = cls(words)
        placed.context, placed.language = context, language
        return placed

    def like(self, words: str) -> Placed:
        """Other words in the same place and language."""
        return Placed.at(words, self.context, self.language)


def context_of(words: str | None) -> str:
    """Record and field of words of the data; empty for any other words."""
    return getattr(words, "context", "")


def language_of(words: str | None) -> str:
    """The language in which words of the data are written; empty, where it is the first one of the site."""
    return getattr(words, "language", "")


def place_words(record: Record, context: str, language: str = "") -> None:
    """Let the words of a record, and of the entries inside it, know their place and their language.

    An entry with an id is known by it. One without has no number, so that words keep their place when others are put
    before them; together with the words themselves the place tells them apart. Words that mean the same anywhere have none.
    """
    record.__dict__.pop("all_values", None)  # of the words without their place
    for name, step, marks in _plan(type(record)):
        value, place = getattr(record, name), f"{context} {step}"
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Record):
                item.__dict__["within"] = language
                id = getattr(item, "id", None)
                place_words(item, f"{place} {id}" if id else place, getattr(item, "written", None) or language)
        words = WORDS in marks or (NAMES in marks and getattr(record, "translated", None))
        if value and words:  # the models are frozen; nobody has seen this record yet
            one = partial(Placed.at, context="" if ANYWHERE in marks else place, language=language)
            record.__dict__[name] = list(map(one, value)) if isinstance(value, list) else one(value)


def placed_words(record: Record) -> Iterator[tuple[Where, str]]:
    """The words of a record that readers see (``fields.Words``), each with its place in the record."""
    for where, marks, value in record.all_values:
        if value and (WORDS in marks or isinstance(value, Placed)):
            yield where, value


def words_of(record: Record) -> Iterator[tuple[str, str]]:
    """The same, each with the name of its field."""
    for where, value in placed_words(record):
        yield " ".join(step for step in where if isinstance(step, str)), value


def meant_by(record: Record, where: Where) -> str:
    """What the model says of a value that stands somewhere in a record: its description, and how long it may be."""
    item: Any = record
    said, longest = "", None
    for step in where:
        if isinstance(step, int):
            item = item[step]
            continue
        name, info = next((n, i) for n, i in type(item).model_fields.items() if (i.alias or n) == step)
        item, said = getattr(item, name), info.description or ""
        longest = next((m.max_length for m in info.metadata if hasattr(m, "max_length")), None)
    limit = f"At most {longest} characters." if longest and where and where[-1] == step else ""
    return " ".join(filter(None, (said, limit)))


def strings_of(record: Record) -> Iterator[tuple[Where, str]]:
    """Every text of a record, with its place in it."""
    return ((where, value) for where, _, value in record.all_values if isinstance(value, str))


def entries_of(record: Record, where: Where = ()) -> Iterator[tuple[Where, Record]]:
    """A record and the entries inside it, such as its sources, each with its place."""
    yield where, record
    for name, step, _ in _plan(type(record)):
        value = getattr(record, name)
        for place, item in _items(value, (*where, step)) if isinstance(value, (list, dict, Record)) else ():
            if isinstance(item, Record):
                yield from entries_of(item, place)


def references_of(record: Record) -> Iterator[tuple[Where, str, str]]:
    """Every id that a record names: its place in the record, the id, and the collection that it must be in."""
    for where, marks, value in record.all_values:
        target = next((mark.collection for mark in marks if isinstance(mark, Ref)), None) if value and marks else None
        if target:
            yield where, value, target


def keys_of(record: Record) -> Iterator[tuple[Where, str, str]]:
    """The keys of a record that name something (``marks.Keys``): the place, the key, and the collection that it must be in."""
    for name, step, marks in _plan(type(record)):
        target = next((mark.collection for mark in marks if isinstance(mark, Keys)), None)
        for key in getattr(record, name) if target else ():
            yield (step, key), key, target or ""


def _each_value(record: Record, where: Where = ()) -> Iterator[tuple[Where, tuple[object, ...], Any]]:
    for name, step, marks in _plan(type(record)):
        value = getattr(record, name)
        for place, item in (
            _items(value, (*where, step)) if isinstance(value, (list, dict)) else (((*where, step), value),)
        ):
            if isinstance(item, Record):
                yield from _each_value(item, place)
            else:
                yield place, marks, item


def _items(value: Any, place: Where) -> Iterator[tuple[Where, Any]]:
    """What stands in a field, one by one: in a list, or in a mapping such as {language: words}."""
    if not isinstance(value, (list, dict)):
        yield place, value
        return
    for step, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _items(item, (*place, step))


@cache
def _plan(cls: type[Record]) -> list[tuple[str, str, tuple[object, ...]]]:
    return [(name, i.alias or name, marks_of(i)) for name, i in cls.model_fields.items()]


def marks_of(info: FieldInfo) -> tuple[object, ...]:
    """The marks of a field: which records it names (``Ref``), whether readers see its words, what its type says."""
    return (*info.metadata, *_marks_in(info.annotation))


def _marks_in(annotation: Any) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks_in(inner)
