"""What a proposal does to a site: two versions of its content compared, in words of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from campaign.kinds import filed_kinds
from campaign.kinds.kind import Kind
from campaign.kinds.wording import words_of_data
from campaign.outputs.build import Build
from campaign.outputs.text_history import Change, changes
from campaign.views.content import Content
from campaign.views.standing import Standing
from campaign.views.view import View
from campaign.words.markdown import Prose

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
NAMES = (
    "short",
    "name",
    "title",
    "label",
    "words",
    "what",
)  # fields by which an entry is called, the first that it has
SINGLE = {"settings": "data/site.yml", "vocabulary": "data/vocabulary.yml"}  # files of one entry
TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)

Pages = dict[str, dict[str, str]]  # {language: {path: document}}


@dataclass(frozen=True)
class FieldChange:
    """A field before and now, as it is written; empty where it is not there. ``name`` is its place: ``sources 2 url``."""

    name: str
    before: str
    now: str


@dataclass(frozen=True)
class RecordChange:
    """An entry of a data file that was ``added``, ``removed`` or ``changed``.

    ``places`` are the countries of a member, each with the number of its members now. ``path`` is where readers see it.
    """

    what: str
    file: str
    id: str
    name: str
    fields: tuple[FieldChange, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    path: str = ""


@dataclass(frozen=True)
class TextChange:
    """A text that was ``added``, ``removed`` or ``changed``, with the sentences that differ."""

    what: str
    file: str
    title: str
    language: str
    sentences: tuple[Change, ...] = ()


@dataclass(frozen=True)
class PageCount:
    """How many pages of a language change, come and go."""

    language: str
    changed: int
    added: int
    removed: int


@dataclass(frozen=True)
class Proposal:
    """Everything that a proposal does. ``missing`` and ``stale`` are texts, ``words`` strings, by language: those that
    the proposal leaves untranslated, not those that were so before.

    ``shown`` are the paths of the pages that change most, the first one most.
    """

    records: tuple[RecordChange, ...]
    texts: tuple[TextChange, ...]
    pages: tuple[PageCount, ...]
    missing: tuple[Standing, ...]
    stale: tuple[Standing, ...]
    words: Mapping[str, int]
    shown: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether no reader sees a difference."""
        return not (self.records or self.texts or any(p.changed or p.added or p.removed for p in self.pages))


def compared(before: Content, now: Content, code: str, most: int = 3) -> Proposal:
    """What makes ``now`` of ``before``, two contents without problems; names are in the language ``code`` of the site."""
    build = Build(now, wish="false")
    old, new = pages_of(Build(before, wish="false")), pages_of(build)
    known = {(s.language, s.source.path) for s in before.standings() if s.missing}
    late = {s.file for s in before.standings() if s.stale}
    return Proposal(
        tuple(_records(before, now, build.views[code])),
        tuple(_texts(before, now)),
        tuple(_count(language, old.get(language, {}), new.get(language, {})) for language in {**new, **old}),
        tuple(s for s in now.standings() if s.missing and (s.language, s.source.path) not in known),
        tuple(s for s in now.standings() if s.stale and s.file not in late),
        _words(before, now),
        tuple(_most(old.get(code, {}), new[code])[:most]),
    )


# -- entries -----------------------------------------------------------------------------------


def _records(before: Content, now: Content, view: View) -> Iterator[RecordChange]:
    for name, file in SINGLE.items():
        fields = tuple(_fields(before.records.documents[name].data, now.records.documents[name].data))
        if fields:
            yield RecordChange(CHANGED, file, "", "", fields)
    for kind in filed_kinds():
        old, new = _entries(before, kind), _entries(now, kind)
        for id in [*new, *(id for id in old if id not in new)]:
            if old.get(id) != new.get(id):
                yield _record(kind, id, old.get(id), new.get(id), view)


def _entries(content: Content, kind: Kind) -> dict[str, Any]:
    """The entries of a kind as they are written, by id."""
    data: Any = content.records.documents[kind.name].data
    return {entry["id"]: entry for entry in data or () if isinstance(entry, dict) and "id" in entry}


def _record(kind: Kind, id: str, old: Any, new: Any, view: View) -> RecordChange:
    entry = new or old
    what = CHANGED if old and new else ADDED if new else REMOVED
    name = next((str(entry[field]) for field in NAMES if entry.get(field)), id)
    path = kind.shown_at(id) if new else ""
    fields = tuple(_fields(old, new)) if what == CHANGED else ()
    return RecordChange(
        what, kind.file, id, name, fields, tuple(_places(kind, entry, view)) if what != CHANGED else (), path
    )


def _places(kind: Kind, entry: Any, view: View) -> Iterator[tuple[str, int]]:
    """The country of a member, and how many members it has now."""
    if kind.name == "members" and entry.get("country"):
        country = entry["country"]
        number = sum(member.country == country for member in view.membership.members)
        yield view.language.country(country), number


def _fields(old: Any, new: Any) -> Iterator[FieldChange]:
    """The fields that differ, those inside a list or an entry by their place."""
    before, now = _flat(old), _flat(new)
    for name in {**now, **before}:
        if before.get(name) != now.get(name):
            yield FieldChange(name, before.get(name, ""), now.get(name, ""))


def _flat(data: Any, name: str = "") -> dict[str, str]:
    """{place: value} of an entry. What has an id is known by it, other items of a list by their number from 1."""
    if isinstance(data, dict):
        return {n: v for key, value in data.items() for n, v in _flat(value, f"{name} {key}".strip()).items()}
    if isinstance(data, list):
        if not any(isinstance(item, dict | list) for item in data):
            return {name: ", ".join(map(str, data))}
        places = [item.get("id", i) if isinstance(item, dict) else i for i, item in enumerate(data, 1)]
        return {
            n: v for place, item in zip(places, data, strict=True) for n, v in _flat(item, f"{name} {place}").items()
        }
    return {name: str(data)}


# -- texts and words ---------------------------------------------------------------------------


def _texts(before: Content, now: Content) -> Iterator[TextChange]:
    old = {prose.file: prose for prose in before.every_text()}
    new = {prose.file: prose for prose in now.every_text()}
    for file in sorted({**old, **new}):
        was, is_ = old.get(file), new.get(file)
        if was is None or is_ is None:
            prose = was or is_
            assert prose
            yield TextChange(REMOVED if was else ADDED, file, prose.title, prose.language)
        elif _said(was) != _said(is_):
            yield TextChange(CHANGED, file, is_.title, is_.language, tuple(changes(was, is_)))


def _said(prose: Prose) -> tuple[str, ...]:
    return prose.title, prose.description, prose.short or "", prose.body


def _words(before: Content, now: Content) -> dict[str, int]:
    """How many words of the data each language lacks that it did not lack before."""
    lacking = {}
    for code in now.languages:
        new = _unknown(now, code) - (_unknown(before, code) if code in before.languages else set())
        if new:
            lacking[code] = len(new)
    return lacking


def _unknown(content: Content, code: str) -> set[str]:
    language = content.languages[code]
    return {str(words.text) for words in words_of_data(content.records) if not language.knows(words.text)}


# -- pages -------------------------------------------------------------------------------------


def pages_of(build: Build) -> Pages:
    """Every page of a site, rendered, in each language."""
    return {
        code: {page.path: renderer.document(page) for page in renderer.view.pages}
        for code, renderer in build.renderers.items()
    }


def _count(language: str, old: Mapping[str, str], new: Mapping[str, str]) -> PageCount:
    both = old.keys() & new.keys()
    changed = sum(old[path] != new[path] for path in both)
    return PageCount(language, changed, len(new.keys() - both), len(old.keys() - both))


def _most(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The pages that differ, those whose words differ most first."""
    weights = {}
    for path, document in new.items():
        if document != old.get(path):
            was, is_ = (Counter(TAG.sub(" ", text).split()) for text in (old.get(path, ""), document))
            weights[path] = ((was - is_) + (is_ - was)).total()
    return sorted(weights, key=lambda path: -weights[path])
