"""Meetings that people can or could attend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from campaign.kinds.kind import Kind, Node
from campaign.kinds.nodes import things
from campaign.kinds.pictures import Pictured
from campaign.kinds.pulse import is_past, today
from campaign.records.base import Entry, Sources
from campaign.records.fields import (
    Address,
    CountryCodes,
    Facts,
    Id,
    Ids,
    LanguageCode,
    Moment,
    Text,
    TimeZone,
    Words,
    exists,
    has_time,
    listed,
)
from campaign.records.marks import AHEAD, Come, Ref
from campaign.views.view import View

ATTENDANCE = {"no": "Offline", "yes": "Online", "both": "Mixed"}


class Event(Entry):
    """A meeting that people can or could attend (data/events.yml). Past events stay."""

    id: Id
    title: Words = Field(max_length=120)
    summary: Words | None = Field(None, description="One or two sentences.", max_length=400)
    start: Annotated[Moment, Come(AHEAD)] = Field(
        description="2022-02-03, with its time if known: 2022-02-03 14:30; or only 2022-02."
    )
    end: Annotated[Moment | None, Come(AHEAD)] = None
    time_zone: TimeZone | None = Field(None, description="Such as Europe/Brussels; needed where a time is given.")
    place: Words | None = Field(None, description="In words: Geneva, Switzerland; or online.")
    online: Literal["yes", "no", "both"] = "no"
    languages: Annotated[list[LanguageCode], BeforeValidator(listed)] = Field(
        [], description="Languages of interpretation."
    )
    registration: Address | None = None
    countries: CountryCodes = []
    themes: Annotated[Ids, Ref("themes")] = []
    networks: Annotated[Ids, Ref("networks")] = []
    members: Annotated[Ids, Ref("members")] = []
    campaigns: Annotated[Ids, Ref("campaigns")] = []
    picture: Pictured = None
    facts: Facts = []
    sources: Sources
    note: Text | None = None

    @property
    def calendar(self) -> str:
        """The file by which a program takes along this event alone, below the folder of a language."""
        return f"events/{self.id}.ics"

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Event:
        if self.end and (len(self.end) != len(self.start) or self.end < self.start):
            raise PydanticCustomError("event-end", "event", {"field": "end"})
        if has_time(self.start) and not self.time_zone:
            raise PydanticCustomError("event-time-zone", "event", {"field": "start", "absent": ["time_zone"]})
        for name in ("start", "end"):
            if self.time_zone and not exists(getattr(self, name) or self.start, self.time_zone):
                raise PydanticCustomError("event-time-skipped", "event", {"field": name})
        return self


class EventCalls:
    """What templates ask about events: ``events.coming``."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def coming(self) -> list[Event]:
        """Events that were not over when the data were last touched, the next one first."""
        now = today(self._view.records)
        return [e for e in reversed(self._view.records.related("events")) if not is_past(e.end or e.start, now)]

    def when(self, event: Event) -> str:
        """When it is, in words: with its times as long as somebody can come, and by its days once it is over."""
        over = is_past(event.end or event.start, today(self._view.records))
        return self._view.language.moment(event.start, event.end, None if over else event.time_zone)

    @cached_property
    def past(self) -> list[Event]:
        """The others, the newest first."""
        now = today(self._view.records)
        return [e for e in self._view.records.related("events") if is_past(e.end or e.start, now)]


class Events(Kind):
    """Events: all on one page."""

    name, order, file, model, dated = "events", 65, "data/events.yml", Event, "start"
    listed = "events"

    def calls(self, view: View) -> EventCalls:
        return EventCalls(view)

    def id_for(self, entry: Mapping[str, Any]) -> str:
        name = super().id_for(entry)
        return f"{name}-{entry.get('start', '')[:4]}" if name else ""

    def listed_nodes(self, view: View) -> list[Node]:
        return [event_node(view, record) for record in view.records["events"].values()]


def event_node(view: View, record: Event) -> Node:
    """A meeting in the words of schema.org. Whether it took place as planned is not known, so it is not said."""
    places: list[Node] = []
    if record.place and record.online != "yes":
        place = view.language.plain(record.place)
        places.append({"@type": "Place", "name": place, "address": place})
    if record.online != "no":
        address = {"url": record.registration} if record.registration else {}
        places.append({"@type": "VirtualLocation", **address})
    page = view.url("events", absolute=True)
    return {
        "@type": "Event",
        "@id": f"{page}#{record.id}",
        "name": view.language.plain(record.title),
        "url": page,
        **({"description": view.language.plain(record.summary)} if record.summary else {}),
        "startDate": moment(record.start, record.time_zone),
        **({"endDate": moment(record.end, record.time_zone)} if record.end else {}),
        "eventAttendanceMode": f"https://schema.org/{ATTENDANCE[record.online]}EventAttendanceMode",
        **({"location": places if len(places) > 1 else places[0]} if places else {}),
        **({"inLanguage": record.languages} if record.languages else {}),
        **({"about": things(view, record.themes)} if record.themes else {}),
    }


def moment(value: str, zone: str | None) -> str:
    """A moment as ISO 8601 writes it: a time with the offset that its zone had on that day."""
    if not has_time(value) or not zone:
        return value
    return dt.datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(zone)).isoformat()


KIND = Events()
