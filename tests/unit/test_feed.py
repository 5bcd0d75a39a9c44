"""The feed and the calendar, read as the programs of subscribers read them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import icalendar
import lxml.html
import pytest
from common import Renderers, Replace

from campaign.kinds.pulse import today
from campaign.outputs.calendar import calendar, calendars
from campaign.outputs.feed import atom_feed
from campaign.pages.render import Renderer

ATOM = {"a": "http://www.w3.org/2005/Atom"}
START = "https://small.example/campaign/"


# -- feed --------------------------------------------------------------------------------------


def read(renderer: Renderer) -> feedparser.FeedParserDict:
    """The feed as a reader understands it; a feed that is not well-formed is a failure."""
    found = feedparser.parse(atom_feed(renderer))
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_feed_says_what_it_is(small: Renderers) -> None:
    renderer = small()["fr"]
    feed = read(renderer).feed
    assert (feed.title, feed.subtitle, feed.id) == (
        "SMALL · News fr",
        renderer.view.description_of("news"),
        f"{START}fr/news/",
    )
    links = {link["rel"]: link["href"] for link in feed.links}
    assert links == {"self": f"{START}fr/feed.xml", "alternate": f"{START}fr/news/"}
    assert feed.updated == "2021-03-08T00:00:00Z"
    assert 'xml:lang="fr"' in atom_feed(small()["fr"])


def test_entries_are_the_news_with_the_newest_first(small: Renderers) -> None:
    statement, month_only = read(small()["fr"]).entries
    assert (statement.title, month_only.title) == ("Un syndicat gagne", "Une mutuelle ouvre")
    assert statement.id == statement.link == f"{START}fr/news/2021-03-union-wins/"
    assert (statement.published, month_only.published) == ("2021-03-08T00:00:00Z", "2020-11-01T00:00:00Z")
    assert (statement.author, month_only.author) == ("Le réseau", "SMALL")
    assert statement.summary == small()["fr"].view.description_of("news/2021-03-union-wins")
    assert [(tag.term, tag.label) for tag in statement.tags][1:] == [
        ("health", "Mutuelles de santé"),
        ("gender", "Gender equality"),
    ]
    assert [tag.term for tag in statement.tags][:1] == ["statement"] and [t.term for t in month_only.tags] == ["health"]


def test_entries_hold_the_full_text_with_absolute_links(small: Renderers) -> None:
    statement, _ = read(small()["en"]).entries
    (content,) = statement.content
    assert content.type == "text/html"
    tree = lxml.html.fragment_fromstring(content.value, create_parent=True)
    assert "We greet the union in Burundi." in tree.text_content() and tree.findtext(".//h2") == "What it won"
    page = f"{START}news/2021-03-union-wins/"
    assert tree.xpath(".//a/@href") == [
        f"{START}countries/bi/",
        f"{page}#what-it-won",
        f"{START}campaigns/floor/",
        "https://report.example/a?b=1&c=2",
    ]


def test_news_without_translation_are_left_out(small: Renderers, small_root: Path) -> None:
    (small_root / "docs/fr/news/2021-03-union-wins.md").unlink()
    renderers = small()
    assert [e.title for e in read(renderers["fr"]).entries] == ["Une mutuelle ouvre"]
    assert read(renderers["fr"]).feed.updated == "2020-11-01T00:00:00Z"
    assert len(read(renderers["en"]).entries) == 2


def test_a_feed_in_which_nothing_is_translated_is_a_feed(small: Renderers, small_root: Path) -> None:
    for file in small_root.glob("docs/fr/news/2*.md"):
        file.unlink()
    found = read(small()["fr"])
    assert found.entries == [] and found.feed.updated


def test_hostile_words_stay_words_in_the_feed(small: Renderers, replace: Replace) -> None:
    replace("docs/en/news/2021-03-union-wins.md", "title: A union wins", "title: '<b>&amp; ]]> \"x\"'")
    entry = read(small()["en"]).entries[0]
    assert entry.title == '<b>&amp; ]]> "x"' and entry.title_detail.type == "text/plain"


def test_same_bytes_twice(small: Renderers) -> None:
    first, second = small()["fr"], small()["fr"]
    assert atom_feed(first) == atom_feed(second)
    assert calendar(first.view) == calendar(second.view)


# -- calendar ----------------------------------------------------------------------------------


def events_of(renderer: Renderer) -> dict[str, icalendar.Event]:
    """The events of the calendar by their uid."""
    found = icalendar.Calendar.from_ical(calendar(renderer.view))
    events = {str(event["uid"]): event for event in found.walk("VEVENT")}
    assert len(events) == len(found.walk("VEVENT")), "two events share a uid"
    assert not any(component.errors for component in found.walk()), "a line cannot be understood"
    return events


@pytest.mark.parametrize("written", ['"SM\\nALL"', "|\n  SM\n  ALL", ">\n  SM\n  ALL"])
def test_a_name_of_two_lines_is_one(small: Renderers, replace: Replace, written: str) -> None:
    """However it was written in its file: a calendar refuses a name of two lines."""
    replace("data/site.yml", "name: SMALL\n", f"name: {written}\n")
    assert "SM ALL" in calendar(small()["en"].view)


def test_calendar_knows_every_event(small: Renderers) -> None:
    events = events_of(small()["fr"])
    assert list(events) == ["week-2021@small.example", "webinar-2021@small.example", "assembly-2022@small.example"]
    week = events["week-2021@small.example"]
    assert (str(week["summary"]), str(week["location"])) == ("Semaine du socle", "Bujumbura, Burundi")
    assert week["summary"].params["language"] == "fr"
    assert week["url"] == f"{START}fr/events/#week-2021"
    assert events["webinar-2021@small.example"]["url"] == "https://register.example/webinar"


def test_an_event_of_which_only_the_month_is_known_is_all_of_it_and_says_so(small: Renderers, replace: Replace) -> None:
    """It takes nobody's time, and is the same entry when its day is known; several months end with the last."""
    event = events_of(small()["en"])["assembly-2022@small.example"]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (dt.date(2022, 6, 1), dt.date(2022, 7, 1))
    assert str(event["summary"]).endswith(" (June 2022)") and event["transp"] == "TRANSPARENT"
    assert "transp" not in events_of(small()["en"])["week-2021@small.example"]
    replace("data/events.yml", "  start: 2022-06\n", "  start: 2022-11\n  end: 2022-12\n")
    event = events_of(small()["en"])["assembly-2022@small.example"]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (dt.date(2022, 11, 1), dt.date(2023, 1, 1))


def test_whole_days_end_on_the_day_after(small: Renderers, replace: Replace) -> None:
    """RFC 5545, 3.6.1: the end is not part of the event."""
    week = events_of(small()["en"])["week-2021@small.example"]
    assert (week.decoded("dtstart"), week.decoded("dtend")) == (dt.date(2021, 2, 26), dt.date(2021, 3, 2))
    assert week["dtstart"].params["value"] == week["dtend"].params["value"] == "DATE"
    replace("data/events.yml", "  end: 2021-03-01\n", "")
    week = events_of(small()["en"])["week-2021@small.example"]
    assert week.decoded("dtend") == dt.date(2021, 2, 27)


def test_times_stand_in_their_zone_and_the_zone_in_the_file(small: Renderers) -> None:
    text = calendar(small()["en"].view)
    webinar = events_of(small()["en"])["webinar-2021@small.example"]
    zone = ZoneInfo("Europe/Brussels")
    assert webinar.decoded("dtstart") == dt.datetime(2021, 3, 30, 14, 30, tzinfo=zone)
    assert webinar.decoded("dtend") == dt.datetime(2021, 3, 30, 16, 0, tzinfo=zone)
    assert "DTSTART;TZID=Europe/Brussels:20210330T143000" in text
    (described,) = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")
    assert described["tzid"] == "Europe/Brussels"
    own = described.to_tz(lookup_tzid=False)  # as a program that knows no zone by name reads it
    for month in (1, 3, 7, 11):
        moment = dt.datetime(2021, month, 30, 14, 30)
        assert moment.replace(tzinfo=own).utcoffset() == moment.replace(tzinfo=zone).utcoffset()


def test_zones_stand_in_order_whatever_the_order_of_hashes(small: Renderers, replace: Replace) -> None:
    """Each zone once, and only those of times; the order of a set would differ from build to build."""
    times = ("Asia/Kathmandu", "America/La_Paz", "Africa/Kigali", "Europe/Brussels", "Pacific/Apia")
    more = "".join(
        f"\n- id: e{n}-2021\n  title: T{n}\n  start: 2021-10-{n + 10} 09:00\n  time_zone: {zone}\n"
        "  sources:\n    - document: report-2020\n"
        for n, zone in enumerate(times)
    )
    replace("data/events.yml", "\n- id: assembly-2022", f"{more}\n- id: assembly-2022")
    found = icalendar.Calendar.from_ical(calendar(small()["en"].view))
    assert [str(zone["tzid"]) for zone in found.walk("VTIMEZONE")] == sorted(times)


@pytest.mark.parametrize("end", ["", "  end: 2021-03-30 14:30\n"])
def test_a_time_without_end_has_no_end(small: Renderers, replace: Replace, end: str) -> None:
    """RFC 5545, 3.8.2.2: an end, where there is one, comes after the start."""
    replace("data/events.yml", "  end: 2021-03-30 16:00\n", end)
    assert "dtend" not in events_of(small()["en"])["webinar-2021@small.example"]


def test_uids_are_the_same_in_every_language_and_after_a_change_of_words(small: Renderers, replace: Replace) -> None:
    before = list(events_of(small()["en"]))
    replace("data/events.yml", "title: Week of the floor", "title: Another title")
    renderers = small()
    assert before == list(events_of(renderers["en"])) == list(events_of(renderers["fr"]))


def test_long_lines_are_folded_between_letters(small: Renderers) -> None:
    """RFC 5545, 3.1: no line is longer than 75 bytes, lines end with CRLF, and unfolding gives the words back."""
    text = calendar(small()["en"].view)
    lines = text.encode().split(b"\r\n")
    assert lines[-1] == b"" and not any(b"\n" in line or b"\r" in line for line in lines)
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines), "a letter was cut in two"
    summary = small()["en"].view.records.events["week-2021"].summary
    assert summary is not None and len(summary.encode()) > 75 and not summary.isascii()
    assert str(events_of(small()["en"])["week-2021@small.example"]["description"]) == summary


def test_words_with_signs_of_the_format_stay_words(small: Renderers, replace: Replace) -> None:
    title = "One; two, three\\\\n: “four”"
    replace("data/events.yml", "title: How to pay for it", f'title: "{title}"')
    event = events_of(small()["en"])["webinar-2021@small.example"]
    assert str(event["summary"]) == "One; two, three\\n: “four”"


def test_each_event_is_taken_along_by_itself_as_it_stands_in_the_list(small: Renderers, replace: Replace) -> None:
    """The same entry, with its zone, if it has one; a file of one event does not call itself a calendar of the site."""
    for renderer in small().values():
        files, listed = calendars(renderer.view), events_of(renderer)
        assert list(files) == ["events/week-2021.ics", "events/webinar-2021.ics", "events/assembly-2022.ics"]
        for name, text in files.items():
            found = icalendar.Calendar.from_ical(text)
            (entry,) = found.walk("VEVENT")
            assert entry.to_ical() == listed[str(entry["uid"])].to_ical() and "x-wr-calname" not in found
            assert len(found.walk("VTIMEZONE")) == ("webinar" in name)


def test_who_looks_at_what_is_ahead_can_take_it_along(small: Renderers, replace: Replace) -> None:
    """A link beside the event, in the language of the page; none where an event is over."""
    replace("data/events.yml", "start: 2021-03-30 14:30\n  end: 2021-03-30 16:00", "start: 2027-03-30 14:30")
    renderer = small()["fr"]
    page = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["events"]))
    links = page.xpath("//li[contains(@class, 'event-card')]//a[contains(@href, '.ics')]")
    ahead = [f"/campaign/fr/events/{id}.ics" for id in ("assembly-2022", "webinar-2021")]
    assert [link.get("href") for link in links] == ahead
    assert links[0].text_content().startswith("Ajouter à mon agenda")


def test_nothing_was_written_down_in_the_future(small: Renderers, replace: Replace) -> None:
    """DTSTAMP is the newest day that the data know, or the day of the event, if that came before."""
    renderer = small()["en"]
    now = today(renderer.view.records)
    replace("data/events.yml", "start: 2021-03-30 14:30\n  end: 2021-03-30 16:00", "start: 2027-03-30 14:30")
    events = events_of(small()["en"])
    assert str(events["webinar-2021@small.example"].decoded("dtstamp").date()) == now < "2027"
    assert str(events["week-2021@small.example"].decoded("dtstamp").date()) == min("2021-02-26", now)
