"""All records of a network together, and where each was written. Knows no kind of record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from campaign.records.hand import Drawn
from campaign.records.problems import Problem
from campaign.records.settings import Settings
from campaign.records.vocabulary import Vocabulary
from campaign.records.yaml_file import Document

Place = tuple[str, int, int]


@dataclass
class Store:
    """Records by collection and id, in the order of their files: ``store["members"]["bi-agakura"]``.

    A template writes ``records.members``. ``unread`` names what has a fault of its own: (file, id) of an entry,
    (file, "") of a whole file. ``hand`` is what the network draws with, if it has one of its own. ``dated`` names the field
    by which a collection is put in order of time. ``words`` are those of its data, once somebody asked (``kinds.wording``).
    """

    root: Path
    collections: dict[str, dict[str, Any]] = field(default_factory=dict)
    settings: Settings | None = None
    vocabulary: Vocabulary | None = None
    hand: Drawn | None = None
    documents: dict[str, Document] = field(default_factory=dict)
    positions: dict[tuple[str, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[tuple[str, str]] = field(default_factory=set)
    dated: dict[str, str] = field(default_factory=dict)
    words: list[Any] = field(default_factory=list)
    _orders: dict[str, list[Any]] = field(default_factory=dict)
    _indexes: dict[tuple[str, str], dict[Any, list[Any]]] = field(default_factory=dict)

    def __getitem__(self, collection: str) -> dict[str, Any]:
        return self.collections.get(collection, {})

    def __getattr__(self, collection: str) -> dict[str, Any]:
        if collection.startswith("_") or collection not in self.collections:
            raise AttributeError(collection)
        return self.collections[collection]

    def place(self, collection: str, id: str, *path: str | int) -> Place:
        """File, line and column of a record, or of a value in it."""
        document = self.documents[collection]
        return (document.file, *document.place((self.positions[collection, id], *path)))

    def has(self, collection: str, id: str, *path: str | int) -> bool:
        """Whether a value of a record is written in its file, even if it is empty."""
        return (self.positions[collection, id], *path) in self.documents[collection].places

    def ordered(self, collection: str) -> list[Any]:
        """The records of a collection in the order of their file; those that have a date with the newest first."""
        if collection not in self._orders:
            records, when = list(self[collection].values()), self.dated.get(collection)
            if when:
                records.sort(key=lambda record: (getattr(record, when), record.id), reverse=True)
            self._orders[collection] = records
        return self._orders[collection]

    def naming(self, collection: str, field: str, value: str) -> list[Any]:
        """The records of a collection that name a value in a field, in order: members by country, news by theme."""
        return self._index(collection, field).get(value, [])

    def named(self, collection: str, field: str) -> set[str]:
        """What the records of a collection name in a field: the countries of members."""
        return {value for value in self._index(collection, field) if value}

    def _index(self, collection: str, field: str) -> dict[Any, list[Any]]:
        key = (collection, field)
        if key not in self._indexes:
            index: dict[Any, list[Any]] = {}
            for record in self.ordered(collection):
                said = getattr(record, field, None)
                for name in said if isinstance(said, list) else [said]:
                    index.setdefault(name, []).append(record)
            self._indexes[key] = index
        return self._indexes[key]

    def related(self, collection: str, **ids: str) -> list[Any]:
        """The records that name all of ``ids``, in order: ``related("news", themes="gender")``; without ids, all."""
        if not ids:
            return self.ordered(collection)
        found, *others = (self.naming(collection, name, id) for name, id in ids.items())
        for named in others:
            there = {record.id for record in found}
            found = [record for record in named if record.id in there]
        return found

    def nearest(self, collection: str, record: Any, fields: Iterable[str] = ("themes", "countries", "networks")) -> Any:
        """The record of a collection that shares most with another one, itself left out; nothing where none shares anything."""

        def shared(other: Any) -> int:
            return sum(len({*getattr(other, name, ())} & {*getattr(record, name, ())}) for name in fields)

        others = [other for other in self.ordered(collection) if other is not record]
        best = max(others, key=shared, default=None)
        return best if best is not None and shared(best) else None

    def all_of(self, collection: str, ids: Iterable[str]) -> list[Any]:
        """Records of a collection by their ids, in the order of the ids."""
        records: Mapping[str, Any] = self[collection]
        return [records[id] for id in ids]
