"""Which id a person means who wrote a name: that of a country, a theme, an organisation, in any language of the site."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from campaign.records import guesses
from campaign.records.alphabet import fold
from campaign.records.vocabulary import LISTS
from campaign.views.content import Content

NAMES = ("name", "acronym", "title")  # fields in which a record is named


def meant(content: Content, collection: str, value: str, known: Collection[str]) -> str | None:
    """The id of what ``value`` names, if it is among the ``known`` ones of a collection, and nothing else has that name."""
    wanted = fold(value)
    if not wanted:
        return None
    if collection in ("countries", "geography"):
        code = guesses.country_code(value, content.languages)
        found = {id for id in (code, (code or "").lower()) if id and id in known}
        if found:
            return min(found)
    file = fold(guesses.last_part(value))
    ids = {
        id
        for id, record in content.records[collection].items()
        if file and file == fold(getattr(record, "file", "") or "")
    }
    if len(ids) == 1:  # who sees the file knows its name, not its id
        return ids.pop()
    homes = ("continents", "networks") if collection == "geography" else (collection,)
    ids = {id for home in homes for id, name in _names(content, home) if id in known and fold(name) == wanted}
    if not ids and collection in LISTS and re.fullmatch("[A-Z]{3,5}", value):  # ONG, as its words begin in French
        ids = {id for id, name in _names(content, collection) if _initials(name) == wanted}
    return ids.pop() if len(ids) == 1 else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in fold(name).split())


def _names(content: Content, collection: str) -> Iterator[tuple[str, str]]:
    """Ids of a collection with each name that a person may know."""
    records: Collection[Any] = content.records[collection].values()
    if collection in LISTS:
        records = content.vocabulary.terms(collection)
    for record in records:
        for name in filter(None, [*(getattr(record, field, None) for field in NAMES), *getattr(record, "also", ())]):
            yield record.id, name
            for language in content.languages.values():
                yield record.id, language.plain(name)
