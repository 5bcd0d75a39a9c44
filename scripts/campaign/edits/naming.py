"""Where a record is named: in data files, in calls and links of texts, in catalogues; and what it is called on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from campaign.edits.draft import RefusedError
from campaign.kinds import filed_kinds
from campaign.kinds.kind import Kind
from campaign.kinds.reading import SETTINGS, VOCABULARY
from campaign.records import edit_messages as say
from campaign.records import guesses
from campaign.records.base import Record, fields_of, keys_of, references_of
from campaign.records.fields import PAGES
from campaign.records.yaml_file import Path_
from campaign.rules.hand import lent
from campaign.rules.references import file_of
from campaign.views.content import Content
from campaign.words.markdown import Call, Found, Prose


def kind_called(word: str) -> Kind:
    """The kind that a person names: ``member``, ``story``, or by its file. Raises ``RefusedError``."""
    found = [kind for kind in filed_kinds() if kind.model and "id" in fields_of(kind.model)]  # an old address has none
    for kind in found:
        if word in (kind.word, kind.name, kind.file):
            return kind
    raise RefusedError(say.UNKNOWN_KIND, value=word, choices=", ".join(kind.word for kind in found))


def known(content: Content, kind: Kind, id: str) -> Any:
    """The record with an id. Raises ``RefusedError``."""
    records = content.records[kind.name]
    if id in records:
        return records[id]
    near = guesses.near(id, records)
    message = say.UNKNOWN_ID_NEAR if near else say.UNKNOWN_ID
    raise RefusedError(message, value=id, file=kind.file, suggestion=near)


def known_in(content: Content, kind: Kind, id: str) -> bool:
    """Whether a record with an id is there."""
    return id in content.records[kind.name]


@dataclass(frozen=True)
class Address:
    """The addresses of one record: its page, or its place on the page of all of them."""

    kind: Kind
    id: str
    languages: tuple[str, ...]

    def found(self, link: str) -> re.Match[str] | None:
        """Whether a link leads there: ``before`` the id and ``after`` it."""
        language = f"(?:(?:{'|'.join(map(re.escape, self.languages))})/)?"
        ways = [rf"{self.kind.folder}/"] if self.kind.folder else []
        ways += [rf"{self.kind.listed}/?\#"] if self.kind.listed else []
        if not ways:
            return None
        return re.fullmatch(
            rf"(?P<before>/{language}(?:{'|'.join(ways)})){re.escape(self.id)}(?P<after>/?(?:#.*)?)", link
        )

    def renamed(self, link: str, new: str) -> str | None:
        """The link with another id; nothing where it leads elsewhere."""
        found = self.found(link)
        return f"{found['before']}{new}{found['after']}" if found else None


def files_of_data(content: Content) -> Iterator[tuple[str, str]]:
    """Every data file with the name of its document."""
    yield SETTINGS, "settings"
    yield VOCABULARY, "vocabulary"
    for kind in filed_kinds():
        if (content.root / kind.file).exists():
            yield kind.file, kind.name


def ids_in_data(content: Content, kind: Kind, id: str) -> Iterator[tuple[str, Path_]]:
    """Every place of a data file that names a record by its id: the file and the place in it."""
    for name, single in (("settings", content.settings), ("vocabulary", content.vocabulary)):
        for where, value, target in references_of(single):
            if value == id and file_of(target) == kind.file:
                yield content.records.documents[name].file, where
    for other in filed_kinds():
        for owner, record in content.records[other.name].items():
            for where, value, target in references_of(record):
                if value == id and file_of(target) == kind.file:
                    yield other.file, (content.records.positions[other.name, owner], *where)


def keys_in_data(content: Content, address: Address) -> Iterator[tuple[str, Path_, str]]:
    """Every key of a data file that names a record, or its page: the file, the place in it, and how the key would be
    written with another id in place of ``{}``.
    """
    kind, id = address.kind, address.id
    hand = content.records.hand if not lent(content) else None  # what belongs to another network stays as it is
    singles = {"settings": content.settings, "vocabulary": content.vocabulary, "hand": hand}
    found: list[tuple[tuple[str, Path_], Record]] = [
        ((content.records.documents[name].file, ()), one) for name, one in singles.items() if one
    ]
    for other in filed_kinds():
        owners = content.records[other.name].items()
        found += [((other.file, (content.records.positions[other.name, o],)), record) for o, record in owners]
    for (file, place), one in found:
        for where, key, target in keys_of(one):
            if target == PAGES and address.found(f"/{key}"):
                yield file, (*place, *where), (address.renamed(f"/{key}", "{}") or "").removeprefix("/")
            elif target != PAGES and key == id and file_of(target) == kind.file:
                yield file, (*place, *where), "{}"


def links_in_data(content: Content, address: Address) -> Iterator[tuple[str, Path_, str]]:
    """Every value of a data file that leads to the pages of a record: the file, the place in it, and the link."""
    for file, name in files_of_data(content):
        for path, value in _scalars(content.records.documents[name].data, ()):
            if address.found(value):
                yield file, path, value


def _scalars(value: object, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from _scalars(item, (*path, step))


def calls_of(prose: Prose, kind: Kind, id: str) -> list[Call]:
    """The calls of a text that name a record."""
    return [call for call in prose.calls() if kind.call and call.name == kind.call and call.words[:1] == (id,)]


def links_of(prose: Prose, address: Address) -> list[Found]:
    """The links of a text that lead to a record, each once."""
    return list(dict.fromkeys(link for link in prose.links() if address.found(link.value)))


def texts_of(content: Content, kind: Kind, id: str) -> list[Prose]:
    """The texts of a record, one a language."""
    return list(content.prose.get(f"{kind.folder}/{id}", {}).values()) if kind.has_texts else []
