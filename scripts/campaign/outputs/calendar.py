"""Events as a calendar, for programs that subscribe."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar

from campaign.kinds.event import Event
from campaign.kinds.pulse import today
from campaign.records.fields import has_day, has_time
from campaign.views.view import View

NEVER = "1970-01-01"  # where the data know no day


def calendar(view: View) -> str:
    """The events of one language (RFC 5545)."""
    name = f"{view.settings.name} · {view.by_path['events'].title}"
    return _calendar(view, [*reversed(view.records.related("events"))], name)


def calendars(view: View) -> dict[str, str]:
    """Each of these events by itself, for whoever takes along only one: {file: calendar}."""
    return {event.calendar: _calendar(view, [event]) for event in view.records["events"].values()}


def _calendar(view: View, events: list[Event], name: str = "") -> str:
    """Events as a file. Only one to which programs subscribe has a name."""
    language, known = view.language, f"{today(view.records) or NEVER}-01"[: len(NEVER)]
    found = icalendar.Calendar()
    found.add("prodid", f"-//{view.settings.name}//{view.address}//{view.code.upper()}")
    found.add("version", "2.0")
    if name:
        found.add("x-wr-calname", name)
    for zone in _zones(events):
        found.add_component(zone)
    for event in events:
        start, end = _span(event)
        entry = icalendar.Event()
        entry.add("uid", f"{event.id}@{view.address.split('/')[2]}")
        # When it was written down: no clock in a build, so the newest day of the data, or its own, which came before.
        entry.add("dtstamp", dt.datetime.fromisoformat(f"{min(first_day(event.start), known)}T00:00:00+00:00"))
        entry.add("dtstart", start)
        if end > start:  # an end that is not known is left out: RFC 5545, 3.8.2.2 wants it after the start
            entry.add("dtend", end)
        title = language.plain(event.title)
        if not has_day(event.start):  # the whole month stands for a day in it, and nobody is busy for a month
            title = f"{title} ({language.moment(event.start, event.end)})"
            entry.add("transp", "TRANSPARENT")
        entry.add("summary", title, parameters={"language": language.language_of_words(event.title)})
        if event.summary:
            entry.add("description", language.plain(event.summary))
        if event.place:
            entry.add("location", language.plain(event.place))
        entry.add("url", event.registration or f"{view.url('events', absolute=True)}#{event.id}")
        found.add_component(entry)
    return str(found.to_ical().decode())


def first_day(moment: str) -> str:
    """The day of a moment, or the first one of its month: 2022-02-01."""
    return moment[:10] if has_day(moment) else f"{moment}-01"


def _zones(events: list[Event]) -> list[icalendar.Timezone]:
    """The time zones of events, described for the years of their events. In order: icalendar would take that of a set.

    Without the remark of icalendar on those years, which is English in a calendar of any language.
    """
    years: dict[str, list[int]] = {}
    for event in events:
        if has_time(event.start) and event.time_zone:
            years.setdefault(event.time_zone, []).append(int(event.start[:4]))
    zones = [
        icalendar.Timezone.from_tzid(
            zone, first_date=dt.date(min(found) - 1, 1, 1), last_date=dt.date(max(found) + 2, 1, 1)
        )
        for zone, found in sorted(years.items())
    ]
    for described in zones:
        described.pop("comment", None)
    return zones


def _span(event: Event) -> tuple[dt.date, dt.date]:
    """First moment and first moment after the event; whole days end on the day after (RFC 5545, 3.6.1).

    Programs know no event of “some day in June”: where only a month is known, it is all of the month.
    """
    first, last = event.start, event.end or event.start
    if not has_day(first):
        after = dt.date.fromisoformat(first_day(last)) + dt.timedelta(days=31)
        return dt.date.fromisoformat(first_day(first)), after.replace(day=1)
    if not has_time(first):
        return dt.date.fromisoformat(first), dt.date.fromisoformat(last) + dt.timedelta(days=1)
    assert event.time_zone
    zone = ZoneInfo(event.time_zone)
    start, end = (dt.datetime.fromisoformat(m).replace(tzinfo=zone) for m in (first, last))
    return start, end
