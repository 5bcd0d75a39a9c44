"""What pages say in the words of schema.org: true to the page. That the words exist is tried by test_schema_org.py."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from built import BuiltSite, PageFile

from walk.promise import BARE, promise

MAIN = {  # kind of page: what the page itself is, and the class of what it is about
    "home": ("WebPage", "NGO"), "about": ("AboutPage", "NGO"), "contact": ("ContactPage", None),
    "member": ("ProfilePage", "mainEntity"), "one-network": ("ProfilePage", "mainEntity"),
    "case-study": ("Article", None), "theme": ("Article", None), "standard": ("Article", None),
    "news-item": ("NewsArticle", None), "members": ("CollectionPage", "Dataset"), "events": ("CollectionPage", "Event"),
    "case-studies": ("CollectionPage", "Dataset"), "figures": ("CollectionPage", None),
}  # fmt: skip
ADDRESSES = ("@id", "url", "item", "contentUrl", "sameAs", "mainEntityOfPage")
DAY = r"\d{4}-\d\d-\d\d"
DATES = {
    "datePublished": rf"\d{{4}}-\d\d|{DAY}",
    "foundingDate": r"\d{4}",
    "startDate": rf"\d{{4}}-\d\d|{DAY}(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?",
    "endDate": rf"\d{{4}}-\d\d|{DAY}(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?",
    "temporalCoverage": r"\d{4}(/\d{4})?",
}


def graph_of(page: PageFile) -> dict[str, Any]:
    """The one block of data of a page."""
    (block,) = page.found("//head/script[@type='application/ld+json']/text()")
    found: dict[str, Any] = json.loads(block)
    return found


def real(site: BuiltSite) -> list[PageFile]:
    """All pages but the error pages."""
    return [page for page in site.pages if not page.is_apart]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """A value and every object in it."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from nodes(part)


@promise
def one_block_a_page(site: BuiltSite) -> Iterator[str]:
    """Every page has one block of linked data; an error page, which has no address of its own, has none."""
    for page in site.pages:
        if (n := len(page.found("//script[@type='application/ld+json']"))) != (0 if page.is_apart else 1):
            yield f"{page.file}: {n}"


@promise
def said_is_shown(site: BuiltSite) -> Iterator[str]:
    """The data have the page's class, address, language and description, and something about its subject."""
    for page in real(site):
        own, *others = graph_of(page)["@graph"]
        kind, about = MAIN.get(page.kind, (None, None))
        expected = {
            "url": page.words("//link[@rel='canonical']/@href"),
            "description": page.words("//meta[@name='description']/@content"),
            "inLanguage": page.shown_language,
        }
        if (said := {key: own[key] for key in expected}) != expected:
            yield f"{page.file}: says {said}, should be {expected}"
        if kind and own["@type"] != kind:
            yield f"{page.file}: {own['@type']}, should be {kind}"
        if about == "mainEntity" and not own.get("mainEntity", {}).get("memberOf"):
            yield f"{page.file}: says nothing of the organisation"
        if about and about != "mainEntity" and about not in [node["@type"] for node in others]:
            yield f"{page.file}: no {about}"


@promise
def breadcrumb(site: BuiltSite) -> Iterator[str]:
    """The breadcrumb in the data is the trail on the page, with the page itself at its end; no trail, no breadcrumb."""
    for page in real(site):
        steps = [
            (a.text_content().strip(), site.address + a.get("href").removeprefix(site.base))
            for a in page.found("//nav[@class='breadcrumb']//a")
        ]
        lists = [node["itemListElement"] for node in graph_of(page)["@graph"] if node["@type"] == "BreadcrumbList"]
        if not steps and (not lists or page.kind in BARE):
            continue
        items = lists[0] if len(lists) == 1 else []
        if [item["position"] for item in items] != list(range(1, len(steps) + 2)):
            yield f"{page.file}: {len(lists)} lists, positions {[item['position'] for item in items]}"
        elif [(_plain(item["name"]), item["item"]) for item in items[:-1]] != steps:
            yield f"{page.file}: {items}"
        elif items[-1]["item"] != page.words("//link[@rel='canonical']/@href"):
            yield f"{page.file}: ends with {items[-1]}"


def _plain(name: Any) -> str:
    """Words, or words that say their language: a country that was renamed and is not translated yet."""
    return str(name["@value"] if isinstance(name, dict) else name)


@promise
def addresses_and_dates(site: BuiltSite) -> Iterator[str]:
    """Addresses in the data are absolute, those of this site lead to a file; dates are dates."""
    for page in real(site):
        for node in nodes(graph_of(page)):
            for key in ADDRESSES:
                if not isinstance(address := node.get(key), str):
                    continue
                path = site.base + address.partition("#")[0].removeprefix(site.address)
                if not re.match(r"https://[^ ]+$", address) or (
                    address.startswith(site.address) and not site.exists(path)
                ):
                    yield f"{page.file}: {key} {address}"
            for key, form in DATES.items():
                if key in node and not re.fullmatch(form, node[key]):
                    yield f"{page.file}: {key} {node[key]}"


@promise
def members_as_their_records_say(site: BuiltSite) -> Iterator[str]:
    """Every member has a page, which says its name, country and own site in the data, and that it belongs to the network."""
    for language in site.languages:
        for record in site.records("members.yml"):
            page = site.by_url.get(site.url(language, f"members/{record['id']}"))
            if page is None:
                yield f"{record['id']} has no page in {language}"
                continue
            said = graph_of(page)["@graph"][0].get("mainEntity", {})
            expected = {
                "name": record["name"],
                "site": record.get("website"),
                "country": record.get("country"),
                "belongs": True,
            }
            found = {
                "name": said.get("name"),
                "site": said.get("sameAs"),
                "country": said.get("address", {}).get("addressCountry"),
                "belongs": site.settings["name"] in [network["name"] for network in said.get("memberOf", [])],
            }
            if found != expected:
                yield f"{page.file}: {found}, should be {expected}"
