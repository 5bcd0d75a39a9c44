"""What machines read besides pages: sitemap, robots.txt, search index, guide, feed, calendar; and the error pages."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import feedparser
import icalendar
import lxml.html
from built import BuiltSite, folded, lang_of
from lxml import etree

from walk.promise import promise

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def _sitemap(site: BuiltSite) -> list[tuple[str, dict[str, str]]]:
    """The addresses of the sitemap, each with its translations: {language: address}."""
    tree: Any = etree.fromstring(site.read("sitemap.xml"))
    return [
        (
            url.findtext("s:loc", namespaces=NS),
            {a.get("hreflang"): a.get("href") for a in url.iterfind("x:link[@rel='alternate']", NS)},
        )
        for url in tree.iterfind("s:url", NS)
    ]


@promise
def sitemap_has_every_page(site: BuiltSite) -> Iterator[str]:
    """The sitemap has every page that is really in its language, once: no untranslated page, no error page, no search."""
    expected = {
        site.absolute(page.language, page.path)
        for page in site.pages
        if not page.is_apart and page.kind != "search" and not page.is_fallback
    }
    found = Counter(address for address, _ in _sitemap(site))
    yield from (f"{address} is missing" for address in sorted(expected - set(found)))
    yield from (f"{address} is no such page" for address in sorted(set(found) - expected))
    yield from (f"{address} stands {times} times" for address, times in found.items() if times > 1)


@promise
def sitemap_names_translations(site: BuiltSite) -> Iterator[str]:
    """Each entry names all its real translations, itself included, and x-default; translations name each other (hreflang)."""
    entries = dict(_sitemap(site))
    for page in site.pages:
        address = site.absolute(page.language, page.path)
        if address not in entries or page.is_apart:
            continue
        translations = {code: site.absolute(code, page.path) for code in site.languages}
        expected = {code: there for code, there in translations.items() if there in entries}
        if site.default in expected:
            expected["x-default"] = expected[site.default]
        if entries[address] != expected:
            yield f"{address}: {entries[address]}, should be {expected}"
        for other in set(entries[address].values()):
            if address not in entries.get(other, {}).values():
                yield f"{address} names {other}, which does not name it"


@promise
def robots(site: BuiltSite) -> Iterator[str]:
    """Everything may be read, and the sitemap is named."""
    lines = site.text("robots.txt").splitlines()
    if f"Sitemap: {site.address}sitemap.xml" not in lines or any(line.startswith("Disallow: /") for line in lines):
        yield f"robots.txt: {lines}"


@promise
def search_index(site: BuiltSite) -> Iterator[str]:
    """The search of a language knows each page that is really in it, once, by its own title, in words without HTML."""
    for language in site.languages:
        file = f"{site.prefix(language)}search.json"
        index = json.loads(site.text(file))
        entries = [entry for entry in index["pages"] if "#" not in entry["u"]]
        real = [p for p in site.of(language) if p.kind != "search" and not p.is_fallback]
        titles = {p.url: p.words("//head/title/text()") for p in real}
        counts = Counter(entry["u"] for entry in entries)
        yield from (f"{file}: {url} is missing" for url in sorted(titles.keys() - set(counts)))
        yield from (f"{file}: {url} is no such page" for url in sorted(set(counts) - titles.keys()))
        yield from (f"{file}: {url} stands {n} times" for url, n in counts.items() if n > 1)
        for entry in entries:
            if not entry["t"] or not entry["d"] or entry["t"][:60] not in titles.get(entry["u"], ""):
                yield f"{file}: {entry['u']} is called “{entry['t']}” and “{titles.get(entry['u'])}”"
            if any(mark in entry["t"] + entry["d"] + entry["x"] for mark in ("</", "{{", "href=")):
                yield f"{file}: {entry['u']} holds HTML"
        for entry in index["pages"]:
            path, _, place = entry["u"].partition("#")
            if place and place not in site.by_url[path].ids:
                yield f"{file}: {entry['u']} is no place of that page"


@promise
def guide_for_language_models(site: BuiltSite) -> Iterator[str]:
    """llms.txt is there in each language; all it names is there, in that language, but for the guides of the others."""
    for language in site.languages:
        file = f"{site.prefix(language)}llms.txt"
        links = re.findall(r"\]\((\S+?)\)", site.text(file))
        if len(links) < 5:
            yield f"{file} names {len(links)} pages only"
        others = {f"{site.absolute(other, '')}llms.txt" for other in site.languages if other != language}
        yield from (f"{file} does not name {link}" for link in sorted(others - set(links)))
        for link in links:
            if not link.startswith(site.address) or not site.exists(site.base + link.removeprefix(site.address)):
                yield f"{file}: {link} leads nowhere"
            elif link not in others and site.language_of(link.removeprefix(site.address)) != language:
                yield f"{file}: {link} is of another language"


@promise
def error_pages(site: BuiltSite) -> Iterator[str]:
    """The error page at the root speaks all languages, the others their own; all lead on, from whatever depth."""
    for language in site.languages:
        page = site.page(language, "404.html")
        expected = set(site.languages) if language == site.default else {language}
        spoken = {lang_of(e) for e in page.found("//main//*[self::p or self::h1 or self::h2 or self::a]")}
        if spoken != expected:
            yield f"{page.file} speaks {sorted(spoken)}"
        for other in sorted(expected):
            ways = page.found("//main//a | //main//form[@role='search']")
            targets = {way.get("href") or way.get("action") for way in ways if lang_of(way) == other}
            homes = {site.url(other, path) for path in ("", "members", "search")} & site.by_url.keys()
            if not homes <= targets:
                yield f"{page.file} leads a reader of {other} to {sorted(targets)} only"
        for address in page.found("//link/@href | //script/@src | //a/@href"):
            if not address.startswith((site.base, "https://", "#")):
                yield f"{page.file}: {address} breaks at another depth"


@promise
def feed(site: BuiltSite) -> Iterator[str]:
    """The feed of a language has every piece of news that is really in it, in the words of its page, with absolute links that lead somewhere."""
    news = site.records("data/news.yml")
    for language in site.languages if news else []:
        file, start = f"{site.prefix(language)}feed.xml", site.absolute(language, "")
        page = site.page(language, "news")
        if not page.found(f"//main//a[@href='{site.base}{file}']"):
            yield f"{page.file} does not lead to the feed"
        parsed = feedparser.parse(site.read(file))
        if parsed.bozo or parsed.feed.language != language:
            yield f"{file} is no feed in {language}: {parsed.get('bozo_exception')}"
        real = [n["id"] for n in news if not site.page(language, f"news/{n['id']}").is_fallback]
        if (found := {e.id for e in parsed.entries}) != (wanted := {f"{start}news/{id}/" for id in real}):
            yield f"{file}: {sorted(found ^ wanted)}"
        if [link["href"] for link in parsed.feed.links if link["rel"] == "self"] != [f"{start}feed.xml"]:
            yield f"{file} does not name itself"
        for entry in parsed.entries:
            shown = site.by_url[site.base + entry.link.removeprefix(site.address)]
            prose = folded(shown.tree.find_class("prose")[0].text_content())
            content = lxml.html.fragment_fromstring(entry.content[0].value, create_parent=True)
            if folded(content.text_content()) != prose or entry.title != shown.found("//h1")[0].text_content().strip():
                yield f"{entry.id}: the feed says something else than the page"
            for link in content.xpath(".//a/@href"):
                path = site.base + link.removeprefix(site.address).partition("#")[0]
                if not link.startswith(("https://", "mailto:")) or (
                    link.startswith(site.address) and not site.exists(path)
                ):
                    yield f"{entry.id}: {link} is not absolute or leads nowhere"


@promise
def calendar(site: BuiltSite) -> Iterator[str]:
    """The calendar of a language has every event under the title of the page, which leads to it; with the month, where no
    day is known.
    """
    events = site.records("data/events.yml")
    for language in site.languages if events else []:
        page, file = site.page(language, "events"), f"{site.prefix(language)}events.ics"
        if not [a for a in page.found("//main//a/@href") if a.endswith(f"{site.base}{file}")]:
            yield f"{page.file} does not lead to the calendar"
        cards = page.tree.find_class("event-card")
        titles = {c.get("id"): c.find_class("event-card__title")[0].text_content().strip() for c in cards}
        entries = icalendar.Calendar.from_ical(site.read(file)).walk("VEVENT")
        found = {str(e["uid"]).partition("@")[0]: str(e["summary"]) for e in entries}
        for id in found.keys() ^ {e["id"] for e in events}:
            yield f"{file}: {id}"
        for event in events:
            title, said = titles.get(event["id"]) or "", found.get(event["id"], "")
            month = len(event["start"]) < len("2022-02-03")
            if not said.startswith(title) or bool(said.removeprefix(title)) != month:
                yield f"{file}: “{said}”, should be “{title}”"
