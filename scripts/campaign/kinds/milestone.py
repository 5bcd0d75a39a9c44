"""Dates in the network's history."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from campaign.kinds.kind import Kind
from campaign.records.base import Entry, Sources
from campaign.records.fields import Date, Facts, Id, Ids, Text, Words, Years
from campaign.records.marks import Come, Ref
from campaign.views.view import View

NEWEST = 4  # dates that stand first


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

    @model_validator(mode="after")
    def _is_of_one_year(self) -> Milestone:
        if self.date and not self.year[:4] <= str(self.date.year) <= self.year[-4:]:
            told = {"field": "date", "value": str(self.date), "other": self.year}
            raise PydanticCustomError("milestone-year", "milestone", told)
        return self


class TimelineCalls:
    """What templates ask about the history of the network: ``timeline.turning_points``."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def all(self) -> list[Any]:
        """Every date, the newest first."""
        return sorted(
            self._view.records["timeline"].values(), key=lambda one: (one.year, str(one.date or "")), reverse=True
        )

    @cached_property
    def turning_points(self) -> list[Any]:
        """The newest dates, those on which networks began, the founding of the whole and the first of all; the newest first."""
        founding = self._view.settings.founding
        kept = {one.id for one in (*self.all[:NEWEST], *self.all[-1:])}
        return [one for one in self.all if one.id in kept or one.networks or one.id == founding]

    @cached_property
    def others(self) -> list[Any]:
        """All dates besides, the newest first."""
        return [one for one in self.all if one not in self.turning_points]


class Timeline(Kind):
    """Milestones: shown on the page about the network."""

    name, order, file, model = "timeline", 110, "data/timeline.yml", Milestone
    called = "milestone"

    def shown_at(self, id: str) -> str:
        return f"about#{id}"

    def calls(self, view: View) -> TimelineCalls:
        return TimelineCalls(view)


KIND = Timeline()
