"""Whatever the data hold stands on the pages that list it: complete, in order, the same in all its forms."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from babel.numbers import format_decimal
from built import BuiltSite, PageFile, folded, several

from walk.promise import promise


def _linked(page: PageFile, element: Any, folder: str) -> list[str]:
    """The ids of the records of a folder that an element links to, in order."""
    start = page.site.url(page.language, folder)
    paths = [page.site.target(page, address)[0] or "" for address in element.xpath(".//a/@href")]
    return [p.removeprefix(start).strip("/") for p in paths if p.startswith(start) and p != start]


def _in_all(page: PageFile, name: str, folder: str) -> list[str]:
    """The same for all elements of a class; each once, though its card may lead to a part of its page, too."""
    return list(dict.fromkeys(id for element in page.tree.find_class(name) for id in _linked(page, element, folder)))


def _each(site: BuiltSite, path: str) -> Iterator[PageFile]:
    """A page in each language; nothing where the site has none of it."""
    yield from (site.page(code, path) for code in site.languages if site.url(code, path) in site.by_url)


@promise
def totals(site: BuiltSite) -> Iterator[str]:
    """The home page counts organisations and countries; it copies no number from a report."""
    members = site.records("members.yml")
    expected = [len(members), len({m["country"] for m in members if m.get("country")})]
    for page in _each(site, ""):
        shown = [re.sub(r"\D", "", dd.text_content()) for dd in page.found("//dl[@class='totals']//dd")]
        if list(map(int, shown[:2])) != expected:
            yield f"{page.file}: {shown}, should be {expected}"


@promise
def directory(site: BuiltSite) -> Iterator[str]:
    """The directory has every member and nobody else."""
    expected = sorted(record["id"] for record in site.records("members.yml"))
    for page in _each(site, "members"):
        if (found := sorted(set(page.found("//main//@data-item")))) != expected:  # some stand in two continents
            yield f"{page.file}: {sorted(set(found) ^ set(expected))}"


@promise
def campaigns(site: BuiltSite) -> Iterator[str]:
    """Running campaigns stand on the home page, in the order of the file, but for the one that the page asks something for first of
    all; the list of campaigns begins with that one, and has the closed ones too.
    """
    records = site.records("data/campaigns.yml")
    running = [c["id"] for c in records if not c.get("until")]
    closed = [c["id"] for c in records if c.get("until")]
    lead = [id for id in [site.settings.get("lead_campaign"), *running] if id in running][:1]
    rest = [id for id in running if id not in lead]
    for page in _each(site, "") if records else ():
        ways = page.tree.xpath("//header//*[@class='hero__actions']/a")  # what is asked, before the way to the members
        expected = rest if ways[1:] else running
        if (shown := _in_all(page, "campaign-list", "campaigns")) != expected:
            yield f"{page.file}: {shown}, should be {expected}"
    for page in _each(site, "campaigns"):
        if (shown := _in_all(page, "campaign-list", "campaigns")) != lead + rest + closed:
            yield f"{page.file}: {shown}, should be {lead + rest + closed}"


@promise
def demands(site: BuiltSite) -> Iterator[str]:
    """A campaign shows all its demands, addressees, actions and steps, and its letter if it has one.

    What asks for a letter that is gone, is gone too; the letter of the campaign itself stands there, and is not asked for.
    """
    records = site.records("data/campaigns.yml")
    gone = {f"/campaigns/{c['id']}/#letter" for c in records if "letter" not in c}
    for campaign in records:
        for page in _each(site, f"campaigns/{campaign['id']}"):
            counts = {
                "demands": len(page.found("//*[@class='demands__list']/li")),
                "addressed_to": len(page.found("//*[@class='demands__whom']/li")),
                "actions": len(page.found("//ul[@class='action-list']/li")),
                "steps": len(page.found("//ol[@class='timeline']/li")),
                "letter": len(page.found("//*[@id='letter-text']")),
            }
            expected = {name: len(several(campaign, name)) for name in counts if name != "letter"}
            elsewhere = gone | {f"/campaigns/{campaign['id']}/#letter"}  # its own letter stands beside the actions
            expected["actions"] -= sum(action["page"] in elsewhere for action in campaign.get("actions", []))
            if counts != expected | {"letter": int("letter" in campaign)}:
                yield f"{page.file}: {counts}, should be {expected}"


@promise
def news(site: BuiltSite) -> Iterator[str]:
    """The newest piece of news stands at the head of the page, each other one once below its year, the newest first; each theme
    has its own on its page.
    """
    records = sorted(site.records("data/news.yml"), key=lambda n: (n["date"], n["id"]), reverse=True)
    by_year, by_theme = defaultdict(list), defaultdict(list)
    for item in records[1:]:
        by_year[f"y{item['date'][:4]}"].append(item["id"])
    for item in records:
        for theme in several(item, "themes"):
            by_theme[theme].append(item["id"])
    for page in _each(site, "news"):
        if (lead := _in_all(page, "news-lead__title", "news")) != [item["id"] for item in records[:1]]:
            yield f"{page.file}: {lead} stands first"
        years = page.found("//h2[starts-with(@id, 'y')]")
        sections = [(h, h.xpath("ancestor::*[self::section or self::details][1]")[0]) for h in years]
        if (found := [(h.get("id"), _linked(page, s, "news")) for h, s in sections]) != list(by_year.items()):
            yield f"{page.file}: {found}, should be {dict(by_year)}"
        if (themes := {id.partition("/")[0] for id in _in_all(page, "jump", "themes")}) != set(by_theme):
            yield f"{page.file}: {themes}, should be {set(by_theme)}"
    for theme, ids in by_theme.items():
        for page in _each(site, f"themes/{theme}"):
            if (found := _linked(page, page.tree.get_element_by_id("news"), "news")) != ids:
                yield f"{page.file}: {found}, should be {ids}"


@promise
def newsletter(site: BuiltSite) -> Iterator[str]:
    """Every piece of news stands once in the issue of its half-year; the archive has every issue that is whole, the newest first,
    and the one that still grows stands above it.
    """
    issues = defaultdict(set)
    for item in site.records("data/news.yml"):
        issues[f"{item['date'][:4]}-h{(int(item['date'][5:7]) + 5) // 6}"].add(item["id"])
    for page in _each(site, "newsletter"):
        archive = [e for e in page.tree.find_class("issue-list") if _linked(page, e, "newsletter")]
        whole = [i for e in archive for i in _linked(page, e, "newsletter")]
        grows = _in_all(page, "issue-growing" if whole else "issue-front__title", "newsletter")
        if (found := [*grows, *whole]) != sorted(issues, reverse=True):
            yield f"{page.file}: {found}"
    for issue, ids in issues.items():
        for page in _each(site, f"newsletter/{issue}"):
            places = ("news-lead__title", "issue-leads__before", "issue__single", "news-list")
            found = [id for name in places for id in _in_all(page, name, "news")]
            if (shown := set(found)) != ids or len(found) != len(ids):
                yield f"{page.file}: {shown}, should be {ids}"


@promise
def events(site: BuiltSite) -> Iterator[str]:
    """Every event stands there, with its day for people and for programs.

    Those ahead stand first, in the order of time; then the others, the newest first: the last three, and all else below its year.
    """
    records = {e["id"]: e for e in site.records("data/events.yml")}
    order = sorted(records, key=lambda id: (records[id]["start"], id))
    for page in _each(site, "events"):
        cards = {card.get("id"): card for card in page.tree.find_class("event-card")}
        past = [id for id, card in cards.items() if card.xpath("ancestor::details | ancestor::*[@data-past]")]
        ahead = [id for id in order if id not in past]
        if (found := list(cards)) != ahead + [id for id in reversed(order) if id in past]:
            yield f"{page.file}: {found}"
            continue
        for id, card in cards.items():
            event = records[id]
            times, year = list(card.iter("time")), event["start"][:4]
            said = [t.get("datetime") for t in times]
            if said != [event["start"].replace(" ", "T")] or year not in times[0].text_content():
                yield f"{page.file}: {event['id']} is on {said}"
            below = card.xpath("ancestor::details/summary/h3/@id")
            if below and not below[-1].endswith(year):
                yield f"{page.file}: {event['id']} does not stand below {year}"


def offered(site: BuiltSite) -> list[dict[str, Any]]:
    """The documents that a reader can open: those of which the network has the file itself, and those with an address that is
    not of the host on which this site will stand.
    """
    own = site.host.removeprefix("www.")
    records = site.records("data/resources.yml")
    hosts = {r["id"]: urlsplit(r.get("url", "")).netloc.removeprefix("www.") for r in records}
    return [r for r in records if r.get("file") or hosts[r["id"]] not in ("", own)]


@promise
def documents(site: BuiltSite) -> Iterator[str]:
    """Every document that can be opened stands on their page, the newest first of those in the language of the page, then of the
    others, with its title, and its link where it has one: those of its edition in the language of the page, if there is one.
    """
    records = {r["id"]: r for r in offered(site)}
    for page in _each(site, "resources"):
        cards = {card.get("data-item"): card for card in page.tree.find_class("resource-card") if card.get("data-item")}
        if set(cards) != set(records):
            yield f"{page.file}: {sorted(cards.keys() ^ records.keys())}"
            continue
        foreign = [bool(card.xpath("./p[contains(@class, 'facts')]/strong[@class='label']")) for card in cards.values()]
        years = [(records[id].get("year") or "")[-4:] for id in cards]
        for part in (years[: foreign.count(False)], years[foreign.count(False) :]):
            if part != sorted(part, reverse=True) or foreign != sorted(foreign):
                yield f"{page.file}: years {years}"
        for id, card in cards.items():
            (title,) = card.find_class("resource-card__title")
            record, found = records[id], set(title.xpath("./a/@href"))
            editions = [e for e in record.get("editions", ()) if e["language"] == page.language]
            here = f"{site.base}assets/documents/{record['file']}" if record.get("file") else ""
            wanted = {"url": here or record.get("url"), "title": record["title"], **(editions or [{}])[0]}
            if folded(title.text_content()) != wanted["title"]:
                yield f"{page.file}: {id} is called “{folded(title.text_content())}”"
            if here and wanted["url"] == here:
                if {address.partition("?")[0] for address in found} != {here}:
                    yield f"{page.file}: {id} leads to {sorted(found)}, not to our own file"
            elif not found <= {wanted["url"]}:
                yield f"{page.file}: {id} leads to {sorted(found)}"


@promise
def knowledge(site: BuiltSite) -> Iterator[str]:
    """For each topic the page on sharing knowledge has the theme and all its stories, documents and events."""

    def having(file: str, topic: str) -> list[str]:
        return [r["id"] for r in site.records(file) if topic in several(r, "themes")]

    for page in _each(site, "knowledge"):
        for topic in several(site.settings, "knowledge_topics"):
            section = page.tree.get_element_by_id(topic).xpath("ancestor::section")[0]
            found = [
                topic in _linked(page, section, "themes"),
                _linked(page, section, "case-studies"),
                len(section.find_class("resource-card")),
                len(section.find_class("event-card")),
            ]
            expected = [
                True,
                having("data/case_studies.yml", topic),
                sum(topic in several(r, "themes") for r in offered(site)),
                len(having("data/events.yml", topic)),
            ]
            if found != expected:
                yield f"{page.file}: {topic}: {found}, should be {expected}"


@promise
def figures(site: BuiltSite) -> Iterator[str]:
    """Every figure stands on their page, and in full with its source on that of its topic; a percentage is written with the
    decimal mark of the language.
    """
    records = site.records("data/figures.yml")
    topics = dict.fromkeys(figure["topic"] for figure in records)
    pages = [(page, "figure-lines", records) for page in _each(site, "figures")]
    for topic in topics:
        own = [figure for figure in records if figure["topic"] == topic]
        pages += [(page, "figure-card", own) for page in _each(site, f"figures/{topic}")]
    if len(pages) != len(site.languages) * (len(topics) + 1) * bool(records):
        yield f"{len(pages)} pages have figures, of {len(topics)} topics"
    for page, name, shown_here in pages:
        locale = site.locale(page.language)
        cards = {
            card.get("id"): card.find_class("figure-card__value") or card.findall(".//strong")
            for found in page.tree.find_class(name)
            for card in (found if found.tag == "ul" else [found])
        }
        for figure in shown_here:
            shown = "".join(folded(value.text_content()) for value in cards.get(figure["id"], []))
            wanted = re.escape(format_decimal(figure["value"], locale=locale)) if figure["unit"] == "percent" else r"\d"
            if not re.search(rf"(?<![\d.,]){wanted}" + (r"(?![.,]?\d)" if wanted != r"\d" else ""), shown):
                yield f"{page.file}: {figure['id']} is {shown!r}, should hold {wanted!r}"


def _drawn(figure: Any) -> list[str]:
    """What a drawing prints for each bar; a long value stands on several lines above it."""
    found: list[list[str]] = []
    for part in figure.find(".//svg"):
        kind = part.get("class", "").split()
        if "chart__bar" in kind:
            found.append([])
        elif "chart__value" in kind:
            found[-1].append(folded(part.text_content()))
    return [" ".join(lines) for lines in found]


HEADS = (  # of the file of a chart, in its order
    "figure", "label", "place", "qualifier", "value", "value_to", "unit", "year",
    "source_title", "publisher", "source_year", "source_url", "url",
)  # fmt: skip


@promise
def charts(site: BuiltSite) -> Iterator[str]:
    """Drawings, table and file of a chart say the same, row by row, and a bar is as long as its value says."""
    known = {f["id"]: f for f in site.records("data/figures.yml")}
    columns = ("value", "value_to", "unit", "year")
    for front in _each(site, "figures"):
        for chart in site.records("data/charts.yml"):
            id, wanted = f"chart-{chart['id']}", [row["figure"] for row in chart["rows"]]
            name = f"{front.file}: {chart['id']}"
            whole = next(
                (a.get("href") for a in front.tree.xpath("//a[@href]") if a.get("href").endswith(f"#{id}")), ""
            )
            page = site.by_url.get(whole.partition("#")[0])
            if page is None:
                yield f"{name}: no link to the page on which it stands whole"
                continue
            figure = page.tree.get_element_by_id(id)
            drawings = [figure, *front.tree.xpath("//figure[@id=$id]", id=id)]
            table = [[folded(c.text_content()) for c in tr] for tr in figure.xpath(".//tbody/tr")]
            for said in map(_drawn, drawings):
                if said != [row[1] for row in table]:
                    yield f"{name}: the drawing says {said}, the table {table}"
            file = f"{site.prefix(page.language)}data/charts/{chart['id']}.csv"
            if not figure.xpath(f".//a[@href='{site.base}{file}']"):
                yield f"{name}: no link to {file}"
            rows = list(csv.DictReader(io.StringIO(site.text(file).removeprefix("\ufeff"), newline=""), HEADS))[1:]
            if [row["figure"] for row in rows] != wanted:
                yield f"{name}: {file} has the rows {rows}"
                continue
            for row in rows:
                if (found := {c: row[c] for c in columns}) != {c: known[row["figure"]].get(c, "") for c in columns}:
                    yield f"{name}: {file} says {found}"
            values = [float(known[id].get("value_to", known[id]["value"])) for id in wanted]
            full = float(chart.get("whole") or max(values))
            for drawing in drawings:
                lengths = [float(r.get("width").rstrip("%")) for r in drawing.find_class("chart__bar")]
                if len(lengths) != len(values) or any(
                    abs(drawn - 100 * value / full) > 0.01 for drawn, value in zip(lengths, values, strict=True)
                ):
                    yield f"{name}: bars {lengths} % for {values} of {full}"


@promise
def charts_of_themes(site: BuiltSite) -> Iterator[str]:
    """Each chart stands or is named on the page of figures, and stands on that of each of its themes, and on no other theme."""
    records = site.records("data/charts.yml")
    for page in _each(site, "figures"):
        found = page.tree.xpath("//*[starts-with(@id, 'chart-') and (self::figure or self::a)]/@id")
        if found != [f"chart-{c['id']}" for c in records]:
            yield f"{page.file}: {found}"
    for theme in site.records("data/themes.yml"):
        expected = [f"chart-{c['id']}" for c in records if theme["id"] in several(c, "themes")]
        for page in _each(site, f"themes/{theme['id']}"):
            if (found := [f.get("id") for f in page.tree.find_class("chart")]) != expected:
                yield f"{page.file}: {found}, should be {expected}"


@promise
def maps(site: BuiltSite) -> Iterator[str]:
    """A country on a map leads to its page, and is called by its name and by more: how many organisations it has."""
    for page in (page for page in site.pages if b"world-map__country" in site.read(page.file)):
        for country in page.found("//*[contains(concat(' ', @class, ' '), ' world-map__country ')][@href]"):
            name, path = country.get("aria-label") or "", site.target(page, country.get("href"))[0] or ""
            heading = folded(site.by_url[path].words("//h1//text()")) if path in site.by_url else name
            if heading not in (said := folded(name)) or said == heading:
                yield f"{page.file}: {country.get('href')} is named {name!r}"
