"""Dates in the network's history."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from campaign.kinds.kind import Kind
from campaign.records.base import Entry, Sources
from campaign.records.fields import Date, Facts, Id, Ids, Text, Words, Years
from campaign.records.marks import Come, Ref


class Milestone(Entry):
    """A date in the network's history (data/timeline.yml)."""

    id: Id
    year: Annotated[Years, Come()]
    date: Annotated[Date | None, Come()] = None
    text: Words = Field(description="One sentence.")
    networks: Annotated[Ids, Ref("networks")] = []
    facts: Facts = []
    sources: Sources
    note: Text | None = None


class Timeline(Kind):
    """Milestones: shown on the page about the network."""

    name, order, file, model = "timeline", 110, "data/timeline.yml", Milestone
    called = "milestone"

    def shown_at(self, id: str) -> str:
        return f"about#{id}"


KIND = Timeline()
