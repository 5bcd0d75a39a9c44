"""What a proposal does to a site: two versions of its content compared, in words of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from campaign.kinds import filed_kinds, kind_named
from campaign.kinds.kind import Kind
from campaign.kinds.wording import words_of_data
from campaign.outputs.build import Build
from campaign.outputs.proposal_words import FieldChange, Moved, Telling, called, moved_link, speaker
from campaign.outputs.text_history import Change, changes
from campaign.views.content import Content
from campaign.views.standing import Standing
from campaign.views.view import View
from campaign.words.markdown import Prose

ADDED, REMOVED, CHANGED, RENAMED = "added", "removed", "changed", "renamed"
SINGLE = {"settings": "data/site.yml", "vocabulary": "data/vocabulary.yml"}  # files of one entry
CALLED = re.compile(r"\{\{\s*(\w+)\([\"“”']([\w-]+)[^{}]*\}\}")  # a call of a text that names a record
TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)

Pages = dict[str, dict[str, str]]  # {language: {path: document}}


@dataclass(frozen=True)
class RecordChange:
    """An entry of a data file that was ``added``, ``removed``, ``changed``, or ``renamed``: its id ``was`` another one.

    ``places`` are countries of members, each with the number of its members now, beside the last entry that changes it.
    ``path`` is where readers see it.
    """

    what: str
    file: str
    id: str
    name: str
    fields: tuple[FieldChange, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    path: str = ""
    was: str = ""


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
    moved = _moved(before, now)
    known = {(s.language, _moved_path(s.source.path, moved)) for s in before.standings() if s.missing}
    late = {_moved_path(s.file, moved) for s in before.standings() if s.stale}
    return Proposal(
        tuple(_with_places(list(_records(Telling(before, now, code, moved))), before, build.views[code])),
        tuple(_texts(before, now, moved)),
        tuple(_count(language, old.get(language, {}), new.get(language, {})) for language in {**new, **old}),
        tuple(s for s in now.standings() if s.missing and (s.language, s.source.path) not in known),
        tuple(s for s in now.standings() if s.stale and s.file not in late),
        _words(before, now),
        tuple(_most(old.get(code, {}), new[code])[:most]),
    )


# -- entries -----------------------------------------------------------------------------------


def _records(telling: Telling) -> Iterator[RecordChange]:
    before, now = telling.before, telling.now
    for name, file in SINGLE.items():
        if before.records.documents[name].data != now.records.documents[name].data:
            old, new = (getattr(content, name) for content in (before, now))
            if fields := telling.fields(name, old, new):
                yield RecordChange(CHANGED, file, "", "", tuple(fields))
    for kind in filed_kinds():
        old, new = _entries(before, kind), _entries(now, kind)
        former = {new_id: old_id for (name, old_id), new_id in telling.moved.items() if name == kind.name}
        for id in [*new, *(id for id in old if id not in new and (kind.name, id) not in telling.moved)]:
            change = _record(telling, kind, id, former.get(id, id)) if old.get(id) != new.get(id) else None
            if change:
                yield change


def _entries(content: Content, kind: Kind) -> dict[str, Any]:
    """The entries of a kind as they are written, by id."""
    data: Any = content.records.documents[kind.name].data
    return {entry["id"]: entry for entry in data or () if isinstance(entry, dict) and "id" in entry}


def _record(telling: Telling, kind: Kind, id: str, was: str) -> RecordChange | None:
    """What became of an entry; nothing where it says the same, written otherwise or with the new id of another one."""
    old = kind.entries(telling.before.records).get(was)
    new = kind.entries(telling.now.records).get(id)
    content = telling.now if new else telling.before
    name = called(content, kind, id, speaker(content, telling.code), alone=True)
    path = kind.shown_at(id) if new else ""
    if not (old and new):
        return RecordChange(ADDED if new else REMOVED, kind.file, id, name, path=path)
    fields = telling.fields(kind.name, old, new)
    if id != was:
        return RecordChange(RENAMED, kind.file, id, name, tuple(fields), path=path, was=was)
    return RecordChange(CHANGED, kind.file, id, name, tuple(fields), path=path) if fields else None


def _with_places(changes: list[RecordChange], before: Content, view: View) -> Iterator[RecordChange]:
    """The same, each country whose number of members changes beside the last entry that changes it."""
    seen: set[str] = set()
    found: list[RecordChange] = []
    for change in reversed(changes):
        places = []
        for code in _countries(change, before, view) if change.file == kind_named("members").file else ():
            if code not in seen:
                number = sum(member.country == code for member in view.membership.members)
                places.append((view.language.country(code), number))
            seen.add(code)
        found.append(replace(change, places=tuple(places)))
    return reversed(found)


def _countries(change: RecordChange, before: Content, view: View) -> list[str]:
    """The countries of which a member is now and was not before, or was and is no more."""
    members = before.records["members"].get(change.was or change.id), view.records["members"].get(change.id)
    old, new = ({member.country} if member and member.country else set() for member in members)
    return sorted(old ^ new)


# -- entries with another id -------------------------------------------------------------------


def _moved(before: Content, now: Content) -> dict[tuple[str, str], str]:
    """{(kind, former id): id} of what has another id: its old address leads to the new one, or nothing else differs."""
    redirects: Any = now.records["redirects"].values()
    led = {redirect.id: redirect.to.strip("/") for redirect in redirects}
    moved: dict[tuple[str, str], str] = {}
    for kind in filed_kinds():
        old, new = _entries(before, kind), _entries(now, kind)
        come = {kind.shown_at(id): id for id in new if id not in old} if kind.folder else {}
        same = {_but_id(entry): id for id, entry in new.items() if id not in old}
        for id in [id for id in old if id not in new]:
            to = come.get(led.get(kind.shown_at(id), "")) or same.get(_but_id(old[id]))
            if to and to not in (there for (name, _), there in moved.items() if name == kind.name):
                moved[kind.name, id] = to
    return moved


def _but_id(entry: Any) -> str:
    return repr({name: value for name, value in entry.items() if name != "id"})


def _moved_path(path: str, moved: Moved) -> str:
    """A path or a file of a text as it is called now."""
    return moved_link(f"/{path}", moved)[1:]


# -- texts and words ---------------------------------------------------------------------------


def _texts(before: Content, now: Content, moved: Moved) -> Iterator[TextChange]:
    old = {_moved_path(prose.file, moved): _moved_text(prose, moved) for prose in before.every_text()}
    new = {prose.file: prose for prose in now.every_text()}
    for file in sorted({**old, **new}):
        was, is_ = old.get(file), new.get(file)
        if was is None or is_ is None:
            prose = was or is_
            assert prose
            yield TextChange(REMOVED if was else ADDED, file, prose.title, prose.language)
        elif _said(was) != _said(is_):
            sentences = tuple(_named(before, now, change, is_.language) for change in changes(was, is_))
            yield TextChange(CHANGED, file, is_.title, is_.language, sentences)


def _named(before: Content, now: Content, change: Change, code: str) -> Change:
    """A sentence with the names that its calls print, unless nothing but the calls differs."""
    was = CALLED.sub(lambda call: _printed(before, call, code), change.before)
    is_ = CALLED.sub(lambda call: _printed(now, call, code), change.now)
    return replace(change, before=was, now=is_) if was != is_ else change


def _printed(content: Content, call: re.Match[str], code: str) -> str:
    """What a call prints, where it is the name of a record; else itself."""
    kind = next((kind for kind in filed_kinds() if kind.call == call[1] and kind.folder), None)
    record = kind.entries(content.records).get(call[2]) if kind else None
    if kind is None or record is None:
        return call[0]
    return getattr(record, "acronym", None) or called(content, kind, call[2], speaker(content, code))


def _moved_text(prose: Prose, moved: Moved) -> Prose:
    """A text whose links and calls name records by the ids that they have now."""
    body = moved_link(prose.body, moved)
    for (collection, old), new in moved.items():
        if call := kind_named(collection).call:
            body = re.sub(rf"(?<=\b{call}\([\"“”']){re.escape(old)}(?=[\"“”'])", new, body)
    return replace(prose, body=body) if body != prose.body else prose


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
