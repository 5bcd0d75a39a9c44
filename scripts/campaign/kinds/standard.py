"""International standards that the site explains."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from campaign.kinds.kind import Kind
from campaign.records.base import Entry, Sources
from campaign.records.fields import Id, Spellings
from campaign.views.view import View


class Standard(Entry):
    """An international standard that the site explains (data/standards.yml): docs/<lang>/standards/<id>.md."""

    id: Id
    also: Spellings = []
    sources: Sources


class Standards(Kind):
    """Standards: a text each."""

    name, order, file, model = "standards", 40, "data/standards.yml", Standard
    folder, template, written, listed = "standards", "standard", True, "standards"
    guide, schema_type = "main", "Article"
    weight = 1.2

    def names(self, view: View, record: Any) -> Iterable[str]:
        return [record.id, *record.also]


KIND = Standards()
