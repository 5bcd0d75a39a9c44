"""What programs subscribe to: news as an Atom feed, events as a calendar."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from zoneinfo import ZoneInfo

import icalendar

from campaign.fields import has_day, has_time
from campaign.outreach import Event
from campaign.render import Renderer

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ET.register_namespace("", ATOM)


def atom_feed(renderer: Renderer) -> str:
    """The news of one language with their full text (RFC 4287), the newest first. Untranslated news are left out."""
    items = [n for n in renderer.site.related("news") if renderer.by_path[f"news/{n.id}"].translated]
    feed = ET.Element(f"{{{ATOM}}}feed", {XML_LANG: renderer.lang})
    page = renderer.by_path["news"]
    _add(feed, "title", f"{renderer.settings.name} · {page.title}")
    _add(feed, "subtitle", page.description)
    _add(feed, "id", renderer.url("news", absolute=True))
    _add(feed, "updated", max((_stamp(n.date) for n in items), default="1970-01-01T00:00:00Z"))
    _add(feed, "link", rel="self", type="application/atom+xml", href=renderer.url("feed.xml", absolute=True))
    _add(
        feed,
        "link",
        rel="alternate",
        type="text/html",
        hreflang=renderer.lang,
        href=renderer.url("news", absolute=True),
    )
    _add(_add(feed, "author"), "name", renderer.settings.name)
    origin = "/".join(renderer.address.split("/")[:3])
    for item in items:
        page = renderer.by_path[f"news/{item.id}"]
        address = renderer.url(page.path, absolute=True)
        entry = _add(feed, "entry")
        _add(entry, "title", page.title)
        _add(entry, "id", address)
        _add(entry, "link", rel="alternate", type="text/html", href=address)
        _add(entry, "published", _stamp(item.date))
        _add(entry, "updated", _stamp(item.date))
        _add(_add(entry, "author"), "name", renderer.text.plain(item.author))
        if item.kind == "statement":
            _add(entry, "category", term="statement", label=renderer.text.gettext("Statement"))
        for theme in item.themes:
            _add(entry, "category", term=theme, label=renderer.text.plain(renderer.site.themes[theme].name))
        _add(entry, "summary", page.description)
        prose = re.sub(r'href="/', f'href="{origin}/', str(renderer.prose(page)))
        _add(entry, "content", prose.replace('href="#', f'href="{address}#'), type="html")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    element.text = text
    return element


def _stamp(moment: str) -> str:
    """A day or month as Atom wants it; a month counts from its first day."""
    day = moment[:10] if has_day(moment) else f"{moment}-01"
    return f"{day}T00:00:00Z"


def calendar(renderer: Renderer) -> str:
    """The events of one language whose day is known (RFC 5545). Programs know no event of “some day in June”."""
    text = renderer.text
    found = icalendar.Calendar()
    found.add("prodid", f"-//INSP!R//{renderer.address}//{renderer.lang.upper()}")
    found.add("version", "2.0")
    found.add("x-wr-calname", f"{renderer.settings.name} · {renderer.by_path['events'].title}")
    events = [e for e in renderer.site.related("events", newest_first=False) if has_day(e.start)]
    for zone in _zones(events):
        found.add_component(zone)
    for event in events:
        start, end = _span(event)
        entry = icalendar.Event()
        entry.add("uid", f"{event.id}@{renderer.address.split('/')[2]}")
        entry.add("dtstamp", dt.datetime.fromisoformat(f"{event.start[:10]}T00:00:00+00:00"))  # no clock in a build
        entry.add("dtstart", start)
        if end > start:  # an end that is not known is left out: RFC 5545, 3.8.2.2 wants it after the start
            entry.add("dtend", end)
        entry.add("summary", text.plain(event.title), parameters={"language": renderer.lang})
        if event.summary:
            entry.add("description", text.plain(event.summary))
        if event.place:
            entry.add("location", text.plain(event.place))
        entry.add("url", event.registration or f"{renderer.url('events', absolute=True)}#{event.id}")
        found.add_component(entry)
    return found.to_ical().decode()


def _zones(events: list[Event]) -> list[icalendar.Timezone]:
    """The time zones of events, described for the years of their events. In order: icalendar would take that of a set."""
    years: dict[str, list[int]] = {}
    for event in events:
        if has_time(event.start) and event.time_zone:
            years.setdefault(event.time_zone, []).append(int(event.start[:4]))
    return [
        icalendar.Timezone.from_tzid(
            zone, first_date=dt.date(min(found) - 1, 1, 1), last_date=dt.date(max(found) + 2, 1, 1)
        )
        for zone, found in sorted(years.items())
    ]


def _span(event: Event) -> tuple[dt.date, dt.date]:
    """First moment and first moment after the event; whole days end on the day after (RFC 5545, 3.6.1)."""
    first, last = event.start, event.end or event.start
    if not has_time(first):
        return dt.date.fromisoformat(first), dt.date.fromisoformat(last) + dt.timedelta(days=1)
    assert event.time_zone
    zone = ZoneInfo(event.time_zone)
    start, end = (dt.datetime.fromisoformat(m).replace(tzinfo=zone) for m in (first, last))
    return start, end
