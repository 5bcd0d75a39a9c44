"""What differs in an entry, in words of the site: fields by their names, values by their words, entries by their titles.

Items of a list are compared with those that they are most like: one that was taken out is one difference, wherever it stood.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from campaign.kinds import kind_named
from campaign.kinds.kind import Kind
from campaign.kinds.questions import choices_of, label_at, named_by, takes_countries, takes_languages, type_of
from campaign.records.base import Record, context_of, fields_of, marks_of
from campaign.records.fields import WORDS, by_language, has_time
from campaign.records.marks import Keys
from campaign.records.vocabulary import LISTS
from campaign.views.content import Content
from campaign.words import signs
from campaign.words.language import Language
from campaign.words.plain import LONGEST

NAMES = ("name", "term", "acronym")  # fields by which an entry is called, the first that it has
TITLES = ("title", "label", "words", "outcome", "text", "alt")  # and those whose words stand in quotation marks
LIKE = 0.5  # how much of two items of a list must be the same for one to have become the other
FEW = 8  # items of a list that are told one and all
AROUND = 60  # signs that are left before what differs in long words
Moved = Mapping[tuple[str, str], str]  # {(collection, former id): id}
Part = tuple[str, str]  # the name of a field, and which of its items is meant


@dataclass(frozen=True)
class FieldChange:
    """A field before and now, in words; empty where it is not there. ``name``: ``Steps (March 2024) · Text``."""

    name: str
    before: str
    now: str


def speaker(content: Content, code: str) -> Language:
    """The language in which a content says what it has: the one that is asked for, or the first that it has."""
    return content.languages.get(code) or content.languages[content.default]


def called(content: Content, kind: Kind, id: str, language: Language, alone: bool = False) -> str:
    """What people know a record by, in a language where it has that: its name, or its title in quotation marks. A name
    that is made of words, such as “I am ill”, has these too where it stands ``alone``.
    """
    record = kind.entries(content.records).get(id)
    for name in (*NAMES, *TITLES) if isinstance(record, Record) else ():
        said = _said(getattr(record, name, None), language)
        if said and name in NAMES and not (alone and context_of(getattr(record, name))):
            return said
        text = _title(content, kind, id, language) if name in TITLES[2:] else ""
        if text or said:
            return "".join(signs.quotation(text or said, language.entry))
    text = _title(content, kind, id, language)
    return "".join(signs.quotation(text, language.entry)) if text else id


def _said(value: Any, language: Language) -> str:
    """Words of a record; those of a language where it has some for each."""
    if isinstance(value, dict):
        value = value.get(language.code) or next(iter(value.values()), "")
    if isinstance(value, list):
        value = next(iter(value), "")
    return language.name(value) if value else ""


def _title(content: Content, kind: Kind, id: str, language: Language) -> str:
    """The title of the text of a record."""
    texts = content.prose.get(f"{kind.folder}/{id}", {}) if kind.folder else {}
    text = texts.get(language.code) or texts.get(content.default) or next(iter(texts.values()), None)
    return text.title if text else ""


def moved_link(value: str, moved: Moved) -> str:
    """An address of the site as it is after records got other ids."""
    for (collection, old), new in moved.items():
        folder = kind_named(collection).folder
        if folder and f"/{folder}/{old}" in value:
            value = re.sub(rf"(?<=/{re.escape(folder)}/){re.escape(old)}(?![\w-])", new, value)
    return value


@dataclass
class Telling:
    """Two contents of which the differences are told, in the language ``code``. ``moved`` are records that got another id."""

    before: Content
    now: Content
    code: str
    moved: Moved = field(default_factory=dict)
    _words: dict[tuple[int, bool], dict[str, str]] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        """The language of what is told."""
        return speaker(self.now, self.code)

    def fields(self, start: str, old: Record, new: Record) -> list[FieldChange]:
        """The fields that differ in an entry of the kind, or in the file, that is called ``start``."""
        return list(self._within((start,), (), old, new))

    # -- going down ----------------------------------------------------------------------------

    def _within(
        self, path: tuple[str, ...], parts: tuple[Part, ...], old: Record, new: Record
    ) -> Iterator[FieldChange]:
        attributes = {info.alias or name: name for name, info in type(new).model_fields.items()}
        for name, info in fields_of(type(new)).items():
            if name == "id" and not parts:  # of the entry itself, which is told by its name
                continue
            was, is_ = (getattr(one, attributes[name], None) for one in (old, new))
            if self._key(info, was, old=True) != self._key(info, is_):
                yield from self._value((*path, name), self._named((*path, name), parts), info, was, is_)

    def _named(self, path: tuple[str, ...], parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """The name of a field behind those of what it stands in; one that says itself what that is stands alone."""
        label = label_at(path)
        said = self.language.gettext(label)
        return (*parts[:-1], (said, parts[-1][1])) if ": " in label and parts else (*parts, (said, ""))

    def _value(
        self, path: tuple[str, ...], parts: tuple[Part, ...], info: Any, old: Any, new: Any
    ) -> Iterator[FieldChange]:
        if isinstance(old, dict) or isinstance(new, dict):
            for key in {**(new or {}), **(old or {})}:
                was, is_ = (old or {}).get(key), (new or {}).get(key)
                if was != is_:
                    yield from self._value(path, _item(parts, self._of_key(info, key)), info, was, is_)
        elif isinstance(old, list) or isinstance(new, list):
            yield from self._list(path, parts, info, old or [], new or [])
        elif isinstance(old, Record) and isinstance(new, Record):
            yield from self._within(path, parts, old, new)
        else:
            yield self._row(parts, info, old, new)

    def _list(
        self, path: tuple[str, ...], parts: tuple[Part, ...], info: Any, old: list[Any], new: list[Any]
    ) -> Iterator[FieldChange]:
        if not any(isinstance(item, Record) for item in (*old, *new)) and WORDS not in marks_of(info):
            yield FieldChange(_joined(parts), *self._chosen(info, old, new))
            return
        keys = [self._key(info, item, old=True) for item in old], [self._key(info, item) for item in new]
        for a, b in _aligned(*keys):
            if a is None or b is None or keys[0][a] != keys[1][b]:
                own = _item(parts, self._of_item(new, b) if b is not None else self._of_item(old, a or 0))
                was, is_ = None if a is None else old[a], None if b is None else new[b]
                yield from self._value(path, own, info, was, is_)

    def _of_item(self, items: list[Any], n: int) -> str:
        """Which item of a list is meant: that of a day, of a name, or by its number."""
        item, number = items[n], "" if len(items) == 1 else str(n + 1)
        if not isinstance(item, Record):
            return number
        when = getattr(item, "when", None)
        if when and [getattr(other, "when", None) for other in items].count(when) == 1:
            return self.language.when(when)
        return _said(getattr(item, "name", None), self.language) or getattr(item, "id", None) or number

    def _of_key(self, info: Any, key: str) -> str:
        if by_language(info.annotation) or key in self.now.languages:
            return self.language.language_here(key)
        target = next((mark.collection for mark in marks_of(info) if isinstance(mark, Keys)), "")
        return self._name(target, key, old=False) or key

    # -- values --------------------------------------------------------------------------------

    def _row(self, parts: tuple[Part, ...], info: Any, old: Any, new: Any) -> FieldChange:
        before, now = self._shown(info, old, old=True), self._shown(info, new)
        if before == now:  # two values with the same words
            before, now = str(old), str(new)
        if old is not None and new is not None and max(len(before), len(now)) > LONGEST:
            before, now = _near(before, now)
        return FieldChange(_joined(parts), before, now)

    def _chosen(self, info: Any, old: list[Any], new: list[Any]) -> tuple[str, str]:
        """A list of what was chosen, before and now; what is the same in long ones is left out."""
        keys = [self._key(info, item, old=True) for item in old], [self._key(info, item) for item in new]
        if sorted(keys[0]) == sorted(keys[1]) or max(len(old), len(new)) <= FEW:
            kept: set[str] = set()
        else:
            kept = {*keys[0]} & {*keys[1]}
        said = []
        for items, own, is_old in ((old, keys[0], True), (new, keys[1], False)):
            words = [self._shown(info, item, is_old) for item, key in zip(items, own, strict=True) if key not in kept]
            said.append(self.language.list([*words, "…"] if kept and words else words) if words else "")
        return said[0], said[1]

    def _shown(self, info: Any, value: Any, old: bool = False) -> str:
        """A value in words; what an entry within the entry says, one thing after the other."""
        if value is None:
            return ""
        if isinstance(value, Record):
            return " · ".join(filter(None, (self._shown(i, item, old) for i, item in _inner(value))))
        if isinstance(value, list | dict):
            items = value.values() if isinstance(value, dict) else value
            return " · ".join(self._shown(info, item, old) for item in items)
        if isinstance(value, dt.date):
            return self.language.date(value)
        if isinstance(value, Decimal):
            return self.language.number(value)
        return self._words_of(info, str(value), old)

    def _words_of(self, info: Any, value: str, old: bool) -> str:
        language, kind_of = self.language, type_of(info)
        if takes_countries(info):
            return language.country(value)
        if takes_languages(info) and not by_language(info.annotation):  # of these, the languages are the keys
            return language.language_here(value)
        if kind_of == "moment":
            return value if has_time(value) else language.moment(value)
        if kind_of == "years":
            return language.when(value)
        target = named_by(info)
        if target and target != "geography":
            return self._name(target, value, old) or value
        key = id(info), old
        if key not in self._words:
            self._words[key] = dict(choices_of(self.before if old else self.now, info, language)[0])
        return self._words[key].get(value, value)

    def _name(self, target: str, id: str, old: bool) -> str:
        """The name of what an id stands for, in the content that has it."""
        if not target or target == "pages":
            return ""
        content = self.before if old else self.now
        if target in LISTS:
            found = next((term for term in content.vocabulary.terms(target) if term.id == id), None)
            return speaker(content, self.code).plain(found.name) if found else ""
        kind = kind_named(target)
        return called(content, kind, id, speaker(content, self.code)) if id in kind.entries(content.records) else ""

    def _key(self, info: Any, value: Any, old: bool = False) -> str:
        """What a value is known by, where records that got another id are what they were."""
        if value is None:
            return ""
        if isinstance(value, Record):
            return "\n".join(self._key(i, item, old) for i, item in _inner(value))
        if isinstance(value, list | dict):
            items = [f"{k}\n{self._key(info, v, old)}" for k, v in value.items()] if isinstance(value, dict) else value
            return "\n".join(self._key(info, item, old) for item in items)
        said = str(value)
        if not old or not self.moved:
            return said
        return moved_link(said, self.moved) if said.startswith("/") else self.moved.get((named_by(info), said), said)


def _inner(record: Record) -> Iterator[tuple[Any, Any]]:
    """What stands in a record: each field of its model, with its value."""
    attributes = {info.alias or name: name for name, info in type(record).model_fields.items()}
    return ((info, getattr(record, attributes[name])) for name, info in fields_of(type(record)).items())


def _item(parts: tuple[Part, ...], item: str) -> tuple[Part, ...]:
    return (*parts[:-1], (parts[-1][0], ", ".join(filter(None, (parts[-1][1], item)))))


def _joined(parts: tuple[Part, ...]) -> str:
    return " · ".join(f"{name} ({item})" if item else name for name, item in parts)


def _near(before: str, now: str) -> tuple[str, str]:
    """Two long texts from a little before the first sign that differs."""
    same = next((n for n, (a, b) in enumerate(zip(before, now, strict=False)) if a != b), min(len(before), len(now)))
    start = before.rfind(" ", 0, max(same - AROUND, 0)) + 1
    return (f"…{before[start:]}", f"…{now[start:]}") if start else (before, now)


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """The items of two lists, each with that which it became, in their order; ``None``: it was not there, or is no more."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        else:
            yield from _paired(old, new, range(a, b), range(c, d))


def _paired(
    old: Sequence[str], new: Sequence[str], before: range, now: range
) -> Iterator[tuple[int | None, int | None]]:
    """Of two stretches, the two items that are most alike, and what stands before and behind them in the same way."""
    alike = [(SequenceMatcher(None, old[a], new[b], autojunk=False).ratio(), -a, -b) for a in before for b in now]
    most, a, b = max(alike, default=(0.0, 0, 0))
    if most < LIKE:
        yield from ((n, None) for n in before)
        yield from ((None, n) for n in now)
        return
    yield from _paired(old, new, range(before.start, -a), range(now.start, -b))
    yield -a, -b
    yield from _paired(old, new, range(1 - a, before.stop), range(1 - b, now.stop))
