"""International standards that the site explains."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from campaign.kinds.kind import Kind
from campaign.records.base import Entry, Record, Sources
from campaign.records.fields import Country, Id, Spellings, Years, listed
from campaign.views.view import View


class Ratification(Record):
    """A country that has ratified a standard."""

    country: Country
    year: Years


class Standard(Entry):
    """An international standard that the site explains (data/standards.yml): docs/<lang>/standards/<id>.md."""

    id: Id
    also: Spellings = []
    convention: Literal["yes"] | None = Field(
        None,
        description="yes: a convention, which countries ratify. They ratify no recommendation, goal or declaration.",
    )
    ratified: Annotated[list[Ratification], BeforeValidator(listed)] = Field(
        [], description="Countries of the network that have ratified it, by its sources. Of all others it says nothing."
    )
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
