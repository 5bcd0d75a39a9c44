"""International standards that the site explains."""

from __future__ import annotations

from campaign.kinds.kind import Kind
from campaign.records.base import Entry, Sources
from campaign.records.fields import Id, Spellings


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


KIND = Standards()
