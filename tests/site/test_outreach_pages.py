"""Campaigns, news, events, documents and charts of the built site: nothing of the data is missing, and all forms agree."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict

import feedparser
import icalendar
import lxml.html
import pytest
from built import BuiltSite, PageFile, read_yaml, report

pytestmark = pytest.mark.xdist_group("walk")

LANGUAGES = ["en", "fr", "es", "nl"]
EACH = pytest.mark.parametrize("language", LANGUAGES)


def data(site: BuiltSite, name: str) -> list[dict]:
    """The records of a data file."""
    return read_yaml(site.sources / f"data/{name}.yml") or []


def several(record: dict, field: str) -> list[str]:
    """The values of a field that may hold one or many."""
    value = record.get(field) or []
    return [value] if isinstance(value, str) else value


def page_of(site: BuiltSite, language: str, path: str) -> PageFile:
    """A page of the built site."""
    return site.by_url[site.url(language, path)]


def links_in(site: BuiltSite, page: PageFile, element, folder: str) -> list[str]:
    """The ids of the records of a folder that an element links to, in order."""
    start = site.url(page.language, folder)
    paths = [site.target(page, a)[0] or "" for a in element.xpath(".//a/@href")]
    return [p.removeprefix(start).strip("/") for p in paths if p.startswith(start) and p != start]


# -- campaigns ---------------------------------------------------------------------------------


@EACH
def test_running_campaigns_stand_on_the_home_page(built_site, language):
    """Every one, in the order of the file, and no closed one; the page of campaigns has them all."""
    running = [c["id"] for c in data(built_site, "campaigns") if not c.get("until")]
    closed = [c["id"] for c in data(built_site, "campaigns") if c.get("until")]
    home, overview = (page_of(built_site, language, path) for path in ("", "campaigns"))
    shown = [card for e in home.tree.find_class("campaign-list") for card in links_in(built_site, home, e, "campaigns")]
    assert shown == running
    lists = [links_in(built_site, overview, e, "campaigns") for e in overview.tree.find_class("campaign-list")]
    assert [id for found in lists for id in found] == running + closed


@EACH
def test_a_campaign_shows_all_it_demands(built_site, language):
    """Demands, addressees, actions and steps: as many as in the data, on each page."""
    for campaign in data(built_site, "campaigns"):
        tree = page_of(built_site, language, f"campaigns/{campaign['id']}").tree
        counts = {
            "demands": len(tree.find_class("demands__list")[0].findall("li")),
            "addressed_to": len(tree.find_class("demands__whom")[0].findall("li")),
            "actions": len(tree.xpath("//ol[@class='action-list']/li")),
            "steps": len(tree.xpath("//ol[@class='timeline']/li")),
        }
        assert counts == {name: len(several(campaign, name)) for name in counts}, campaign["id"]
        assert bool(tree.xpath("//*[@id='letter-text']")) == ("letter" in campaign)


# -- news --------------------------------------------------------------------------------------


@EACH
def test_news_by_year_and_by_theme_are_complete(built_site, language):
    """Each piece of news stands once below its year, the newest first, and once below each of its themes."""
    news = sorted(data(built_site, "news"), key=lambda n: (n["date"], n["id"]), reverse=True)
    page = page_of(built_site, language, "news")
    by_year, by_theme = defaultdict(list), defaultdict(list)
    for item in news:
        by_year[item["date"][:4]].append(item["id"])
        for theme in several(item, "themes"):
            by_theme[theme].append(item["id"])
    sections = page.tree.xpath("//section[starts-with(@aria-labelledby, 'y')]")
    assert [s.get("aria-labelledby") for s in sections] == [f"y{year}" for year in by_year]
    assert [links_in(built_site, page, s, "news") for s in sections] == list(by_year.values())
    blocks = page.tree.xpath("//div[@class='news-themes']/div")
    found = {
        links_in(built_site, page, b.find("h3"), "themes")[0]: links_in(built_site, page, b, "news") for b in blocks
    }
    assert found == dict(by_theme)


@EACH
def test_issues_hold_all_news(built_site, language):
    """Every piece of news stands in one issue of the newsletter, that of its quarter; the archive has every issue."""
    expected = defaultdict(set)
    for item in data(built_site, "news"):
        expected[f"{item['date'][:4]}-q{(int(item['date'][5:7]) + 2) // 3}"].add(item["id"])
    archive = page_of(built_site, language, "newsletter")
    lists = [e for e in archive.tree.find_class("tags") if links_in(built_site, archive, e, "newsletter")]
    assert [i for e in lists for i in links_in(built_site, archive, e, "newsletter")] == sorted(expected, reverse=True)
    for issue, ids in expected.items():
        page = page_of(built_site, language, f"newsletter/{issue}")
        assert {id for e in page.tree.find_class("news-list") for id in links_in(built_site, page, e, "news")} == ids


@EACH
def test_feed_is_linked_and_says_what_the_pages_say(built_site, language):
    """A reader of feeds finds it, each entry is a page with this title, and the whole text is in it."""
    page = page_of(built_site, language, "news")
    address = f"{built_site.base}{built_site.prefix(language)}feed.xml"
    assert page.tree.xpath(f"//main//a[@href='{address}']"), "the page of news does not lead to the feed"
    feed = feedparser.parse(built_site.folder.joinpath(address.removeprefix(built_site.base)).read_bytes())
    assert not feed.bozo and feed.feed.language == language
    real = [n["id"] for n in data(built_site, "news")]
    start = f"{built_site.address}{built_site.prefix(language)}"
    assert {e.id for e in feed.entries} == {f"{start}news/{id}/" for id in real}
    assert [link["href"] for link in feed.feed.links if link["rel"] == "self"] == [f"{start}feed.xml"]
    bad = []
    for entry in feed.entries:
        shown = built_site.by_url[built_site.base + entry.link.removeprefix(built_site.address)]
        prose = " ".join(shown.tree.find_class("prose")[0].text_content().split())
        content = lxml.html.fragment_fromstring(entry.content[0].value, create_parent=True)
        if " ".join(content.text_content().split()) != prose or entry.title != shown.tree.findtext(".//h1"):
            bad.append(f"{entry.id}: the feed says something else than the page")
        for link in content.xpath(".//a/@href"):
            path, _, _ = link.removeprefix(built_site.address).partition("#")
            if link.startswith(built_site.address) and not built_site.exists(built_site.base + path):
                bad.append(f"{entry.id}: {link} leads nowhere")
            if not link.startswith(("https://", "mailto:")):
                bad.append(f"{entry.id}: {link} is not absolute")
    report("The feed says what the pages say.", bad)


# -- events ------------------------------------------------------------------------------------


@EACH
def test_events_are_complete_and_the_calendar_agrees(built_site, language):
    """Every event under its year, the newest first; the calendar has those with a day, with the title of the page."""
    events = sorted(data(built_site, "events"), key=lambda e: (e["start"], e["id"]), reverse=True)
    page = page_of(built_site, language, "events")
    cards = page.tree.find_class("event-card")
    assert [card.get("id") for card in cards] == [e["id"] for e in events]
    for card, event in zip(cards, events, strict=True):
        (time,) = card.iter("time")
        assert time.get("datetime") == event["start"].replace(" ", "T")
        assert card.xpath("ancestor::section/@aria-labelledby") == [f"y{event['start'][:4]}"]
        assert event["start"][:4] in time.text_content()
    address = f"{built_site.base}{built_site.prefix(language)}events.ics"
    assert page.tree.xpath(f"//main//a[@href='{address}']"), "the page of events does not lead to the calendar"
    file = built_site.folder / address.removeprefix(built_site.base)
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    titles = {c.get("id"): c.find_class("event-card__title")[0].text_content().strip() for c in cards}
    found = {str(e["uid"]).partition("@")[0]: str(e["summary"]) for e in calendar.walk("VEVENT")}
    assert found == {e["id"]: titles[e["id"]] for e in events if len(e["start"]) >= len("2022-02-03")}


# -- documents ---------------------------------------------------------------------------------


@EACH
def test_documents_are_complete(built_site, language):
    """Every one stands on the page of documents with its title, the newest first, with its link where it has one."""
    page = page_of(built_site, language, "resources")
    cards = {card.get("data-item"): card for card in page.tree.find_class("resource-card")}
    records = {r["id"]: r for r in data(built_site, "resources")}
    assert set(cards) == set(records)
    years = [(records[id].get("year") or "")[-4:] for id in cards]
    assert years == sorted(years, reverse=True)
    for id, card in cards.items():
        title = card.find_class("resource-card__title")[0]
        assert " ".join(title.text_content().split()) == records[id]["title"]
        assert set(title.xpath("./a/@href")) <= {records[id].get("url")}


@EACH
def test_knowledge_gathers_its_topics(built_site, language):
    """For each topic of data/site.yml: the theme, its stories, documents and events, and nobody missing."""
    page = page_of(built_site, language, "knowledge")
    topics = several(read_yaml(built_site.sources / "data/site.yml"), "knowledge_topics")
    for topic in topics:
        section = page.tree.get_element_by_id(topic).xpath("ancestor::section")[0]
        assert topic in links_in(built_site, page, section, "themes")
        stories = [c["id"] for c in data(built_site, "case_studies") if topic in several(c, "themes")]
        assert links_in(built_site, page, section, "case-studies") == stories
        documents = [r for r in data(built_site, "resources") if topic in several(r, "themes")]
        assert len(section.find_class("resource-card")) == len(documents)
        events = [e for e in data(built_site, "events") if topic in several(e, "themes")]
        assert len(section.find_class("event-card")) == len(events)
    assert len(page.tree.find_class("section--panel")) <= len(topics) + 1


# -- charts ------------------------------------------------------------------------------------


def printed(text: str) -> str:
    """A printed value with its spaces made single."""
    return " ".join(text.split())


def values_drawn(figure) -> list[str]:
    """What a drawing prints for each bar; a long value stands on several lines above it."""
    found: list[list[str]] = []
    for part in figure.find(".//svg"):
        kind = part.get("class", "").split()
        if "chart__bar" in kind:
            found.append([])
        elif "chart__value" in kind:
            found[-1].append(printed(part.text_content()))
    return [" ".join(lines) for lines in found]


@EACH
def test_a_chart_says_the_same_as_drawing_table_and_file(built_site, language):
    """Row by row: the number beside the bar is that of the table, the one of the file, and the length of the bar."""
    page, bad = page_of(built_site, language, "figures"), []
    figures = {f["id"]: f for f in data(built_site, "figures")}
    for chart in data(built_site, "charts"):
        figure = page.tree.get_element_by_id(f"chart-{chart['id']}")
        drawn = values_drawn(figure)
        table = [[printed(c.text_content()) for c in tr] for tr in figure.xpath(".//tbody/tr")]
        file = f"{built_site.prefix(language)}data/charts/{chart['id']}.csv"
        assert figure.xpath(f".//a[@href='{built_site.base}{file}']"), f"no link to {file}"
        text = built_site.folder.joinpath(file).read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        wanted = [row["figure"] for row in chart["rows"]]
        assert [row["figure"] for row in rows] == wanted
        if drawn != [row[1] for row in table]:
            bad.append(f"{chart['id']}: the drawing says {drawn}, the table {table}")
        values = [figures[id].get("value_to", figures[id]["value"]) for id in wanted]
        full = float(chart.get("whole") or max(map(float, values)))
        bars = [float(r.get("width").rstrip("%")) for r in figure.find_class("chart__bar")]
        for id, row, bar, cells, value in zip(wanted, rows, bars, table, values, strict=True):
            own = figures[id]
            if (row["value"], row["value_to"], row["unit"], row["year"]) != (
                own["value"], own.get("value_to", ""), own["unit"], own.get("year", ""),
            ):  # fmt: skip
                bad.append(f"{chart['id']}: {row} is not {own}")
            if abs(bar - 100 * float(value) / full) > 0.01:
                bad.append(f"{chart['id']}: the bar of {id} is {bar}% long, should be {100 * float(value) / full}%")
            if own["unit"] == "percent" and "value_to" not in own:
                number = own["value"].replace(".", {"en": "."}.get(language, ","))
                if not re.search(rf"(?<![\d.,]){re.escape(number)}\s?%", cells[1]):
                    bad.append(f"{chart['id']}: {id} is {own['value']}, printed is {cells[1]}")
            if own.get("year") and cells[2] != own["year"].replace("-", "–"):
                bad.append(f"{chart['id']}: {id} is of {own['year']}, printed is {cells[2]}")
    report("Drawing, table and file of a chart say the same.", bad)


@EACH
def test_charts_stand_on_the_pages_of_their_themes(built_site, language):
    """Each chart on the page of figures and on that of each of its themes, and on no other theme."""
    for theme in data(built_site, "themes"):
        page = page_of(built_site, language, f"themes/{theme['id']}")
        expected = [f"chart-{c['id']}" for c in data(built_site, "charts") if theme["id"] in several(c, "themes")]
        assert [f.get("id") for f in page.tree.find_class("chart")] == expected
    everywhere = [f.get("id") for f in page_of(built_site, language, "figures").tree.find_class("chart")]
    assert everywhere == [f"chart-{c['id']}" for c in data(built_site, "charts")]
