"""Pages and records in the words of schema.org: what they say, and that they say nothing that is not in the data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from campaign.linked_data import DATASETS, LOCALES, linked_data, page_on_picture, share_words
from campaign.model import Member, Network
from campaign.outreach import Campaign, Event, NewsItem
from common import Replace

from campaign import linked_records as records
from campaign.pages.render import Renderer, renderers
from campaign.rules import checked
from campaign.views.page import Page

SOURCES = [{"document": "report-2020"}, {"url": "https://a.example/x", "title": "A page"}]
START = "https://small.example/campaign/"
SHARE = {"short": "Short.", "long": "Long."}


@pytest.fixture
def renderer(small_root: Path) -> Renderer:
    """The English renderer of the small site."""
    return renderers(checked(small_root))["en"]


def graph(renderer: Renderer, page: Page) -> dict[str, dict[str, Any]]:
    """What is said about a page, by class; of several of one class the last."""
    said = linked_data(renderer, page)
    assert said["@context"] == "https://schema.org"
    return {node["@type"]: node for node in said["@graph"]}


def page(kind: str, record: Any, path: str = "news/x") -> Page:
    """A page of this kind about this record."""
    return Page(kind, path, "en", "en", "A title", "A description.", record)


def event(**fields: Any) -> Event:
    """An event with these fields."""
    return Event.model_validate({"id": "x", "title": "A meeting", "start": "2022-02-03", "sources": SOURCES, **fields})


def test_home_tells_of_the_network_and_the_site(renderer: Renderer) -> None:
    said = graph(renderer, renderer.by_path[""])
    network = said["NGO"]
    assert (network["name"], network["alternateName"]) == ("SMALL", "Small Network")
    assert network["address"] == {
        "@type": "PostalAddress", "postalCode": "1000", "addressLocality": "Brussels", "addressCountry": "BE",
    }  # fmt: skip
    assert [part["name"] for part in network["subOrganization"]] == ["Réseau Afrique", "Asia Net", "Europe Net"]
    assert "foundingDate" not in network, "the small site's timeline does not tell of a founding meeting"
    assert said["WebSite"]["url"] == START and said["WebPage"]["isPartOf"]["@id"] == said["WebSite"]["@id"]
    assert "BreadcrumbList" not in said


def test_the_real_network_was_founded_when_its_timeline_says(real_renderers: dict[str, Renderer]) -> None:
    for renderer in real_renderers.values():
        said = records.whole_network(renderer)
        assert said["foundingDate"] == renderer.site.timeline[records.FOUNDING].year == "2019"
        assert said["address"]["streetAddress"] == "Haachtsesteenweg 579"
        assert said["@id"] == f"{renderer.address}#network", "one network, whatever the language"


def test_a_member_says_what_its_entry_says(renderer: Renderer) -> None:
    said = graph(renderer, renderer.by_path["members/bi-alpha"])["ProfilePage"]["mainEntity"]
    assert said == {
        "@type": "Organization",
        "@id": f"{START}members/bi-alpha/#organisation",
        "name": "Alpha Mutuelle",
        "alternateName": "ALPHA",
        "description": "A mutual of farmers.",
        "address": {"@type": "PostalAddress", "addressCountry": "BI"},
        "sameAs": "https://alpha.example/",
        "knowsAbout": ["Health mutuals", "Gender equality"],
        "memberOf": [
            {"@type": "NGO", "@id": f"{START}#network", "name": "SMALL", "url": START},
            {"@type": "Organization", "name": "Plateforme Burundi", "url": f"{START}networks/bi-net/"},
            {"@type": "Organization", "name": "Réseau Afrique", "url": f"{START}networks/africa-net/"},
        ],
    }


def test_a_member_of_whom_little_is_known_says_little(renderer: Renderer) -> None:
    said = records.member(renderer, renderer.site.members["strategic-delta"])
    assert set(said) == {"@type", "@id", "name", "memberOf"}
    kinds = {
        kind: records.member(renderer, member_of_kind(kind))["@type"] for kind in ("ngo", "trade-union", "network")
    }
    assert kinds == {"ngo": "NGO", "trade-union": "WorkersUnion", "network": "Organization"}


def member_of_kind(kind: str) -> Member:
    """A member of this kind."""
    return Member.model_validate({"id": "bi-x", "name": "X", "country": "BI", "kind": kind, "sources": SOURCES})


@pytest.mark.parametrize(("founded", "said"), [("2014", "2014"), ("2014-2016", None), ("", None)])
def test_a_network_says_its_year_only_if_it_is_one(renderer: Renderer, founded: str, said: str | None) -> None:
    data = {"id": "n", "level": "national", "name": "N", "country": "BI", "parent": "africa-net", "founded": founded}
    node = records.network(renderer, Network.model_validate({**data, "sources": SOURCES}))
    assert node.get("foundingDate") == said
    assert node["areaServed"] == [{"@type": "Country", "name": "Burundi"}]
    assert [above["name"] for above in node["memberOf"]] == ["SMALL", "Réseau Afrique"]


def test_a_story_is_an_article_with_its_sources(renderer: Renderer) -> None:
    said = graph(renderer, renderer.by_path["case-studies/burundi-story"])["Article"]
    assert said["temporalCoverage"] == "2014/2021"
    assert said["citation"] == [{"@type": "CreativeWork", "name": "Verslag 2020"}]
    assert [node["name"] for node in said["mentions"]] == ["Alpha Mutuelle", "Réseau Afrique"]
    assert said["contentLocation"] == [{"@type": "Country", "name": "Burundi"}]
    assert "datePublished" not in said, "the data do not say when a story was published"
    assert said["author"]["name"] == said["publisher"]["name"] == "SMALL"


@pytest.mark.parametrize("kind", ["theme", "standard", "case-study", "news-item", "campaign"])
def test_a_text_without_a_record_still_has_data(renderer: Renderer, kind: str) -> None:
    assert next(iter(graph(renderer, page(kind, None)))) in ("Article", "NewsArticle", "WebPage")


@pytest.mark.parametrize("date", ["2022-02-03", "2022-02-03 14:30"])
def test_news_have_their_day_and_a_role_for_an_author(renderer: Renderer, date: str) -> None:
    item = NewsItem.model_validate({"id": "x", "date": date, "members": ["bi-alpha"], "sources": SOURCES})
    said = graph(renderer, page("news-item", item))["NewsArticle"]
    assert (said["headline"], said["datePublished"]) == ("A title", "2022-02-03")
    assert said["creditText"] == "Editors of this site" and said["author"]["@type"] == "NGO"
    assert said["citation"][1] == {"@type": "CreativeWork", "name": "A page", "url": "https://a.example/x"}
    assert "about" not in said and "contentLocation" not in said
    assert ("property", "article:published_time", "2022-02-03") in share_words(renderer, page("news-item", item))


def test_a_campaign_says_what_it_is_about(renderer: Renderer) -> None:
    data = {"id": "x", "demands": "Act.", "addressed_to": "All", "since": "2021", "share": SHARE, "themes": "health"}
    record = Campaign.model_validate({**data, "sources": SOURCES})
    said = graph(renderer, page("campaign", record, "campaigns/x"))["WebPage"]
    assert said["about"] == [{"@type": "Thing", "name": "Health mutuals", "url": f"{START}themes/health/"}]


@pytest.mark.parametrize(
    ("value", "zone", "written"),
    [
        ("2022-02", None, "2022-02"),
        ("2022-02-03", "Europe/Brussels", "2022-02-03"),
        ("2022-02-03 14:30", "Europe/Brussels", "2022-02-03T14:30:00+01:00"),
        ("2022-07-03 14:30", "Europe/Brussels", "2022-07-03T14:30:00+02:00"),
        ("2022-07-03 14:30", "America/Lima", "2022-07-03T14:30:00-05:00"),
        ("2022-07-03 14:30", "Asia/Kathmandu", "2022-07-03T14:30:00+05:45"),
    ],
)
def test_a_time_has_the_offset_of_its_day(value: str, zone: str | None, written: str) -> None:
    assert records.moment(value, zone) == written


def test_an_event_says_where_and_how(renderer: Renderer) -> None:
    said = records.event(renderer, event(place="Geneva", end="2022-02-04", languages=["fr", "en"], themes="health"))
    assert (said["startDate"], said["endDate"]) == ("2022-02-03", "2022-02-04")
    assert said["location"] == {"@type": "Place", "name": "Geneva", "address": "Geneva"}
    assert said["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert (said["inLanguage"], said["url"]) == (["fr", "en"], f"{START}events/")
    assert "eventStatus" not in said, "no record says whether an event took place as planned"


def test_an_event_may_be_online_or_both(renderer: Renderer) -> None:
    online = records.event(renderer, event(online="yes", place="online", registration="https://r.example/"))
    assert online["location"] == {"@type": "VirtualLocation", "url": "https://r.example/"}
    assert online["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    both = records.event(renderer, event(online="both", place="Dakar"))
    assert [place["@type"] for place in both["location"]] == ["Place", "VirtualLocation"]
    assert both["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert "location" not in records.event(renderer, event())


def test_the_page_of_events_tells_of_each(renderer: Renderer) -> None:
    renderer.site.events.update(a=event(id="a"), b=event(id="b", start="2022-02-03 10:00", time_zone="Africa/Dakar"))
    said = [n for n in linked_data(renderer, page("events", None, "events"))["@graph"] if n["@type"] == "Event"]
    assert {node["@id"] for node in said} >= {f"{START}events/#a", f"{START}events/#b"}
    assert said[-1]["startDate"] == "2022-02-03T10:00:00+00:00"


def test_open_data_name_their_files_and_no_licence(renderer: Renderer) -> None:
    for path, sets in DATASETS.items():
        said = [n for n in linked_data(renderer, renderer.by_path[path])["@graph"] if n["@type"] == "Dataset"]
        files = [d["contentUrl"] for node in said for d in node["distribution"]]
        assert files == [f"{START}data/{file}" for _, _, names in sets for file in names]
        assert all("license" not in node and node["creator"]["name"] == "SMALL" for node in said)


def test_a_page_without_translation_speaks_of_the_original(small_root: Path) -> None:
    (small_root / "docs/fr/about.md").unlink()
    renderer = renderers(checked(small_root))["fr"]
    said = graph(renderer, renderer.by_path["about"])
    assert (said["AboutPage"]["inLanguage"], said["AboutPage"]["url"]) == ("en", f"{START}about/")
    assert said["BreadcrumbList"]["itemListElement"][-1]["item"] == f"{START}about/"
    tags = share_words(renderer, renderer.by_path["about"])
    assert ("property", "og:locale", "en_GB") in tags
    assert "og:locale:alternate" not in [name for _, name, _ in tags]


def test_share_words_of_a_translated_page(renderer: Renderer) -> None:
    tags = [(name, content) for _, name, content in share_words(renderer, renderer.by_path["about"])]
    assert ("og:locale", "en_GB") in tags and ("og:locale:alternate", "fr_FR") in tags
    assert ("twitter:card", "summary") in tags and "og:image" not in dict(tags)
    assert set(LOCALES) == {"en", "fr", "es", "nl"}


def test_a_picture_is_shown_where_one_was_printed(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "printed", lambda path: 4000 if path == "pictures/about.png" else 0, raising=False)
    tags = {name: content for _, name, content in share_words(renderer, renderer.by_path["about"])}
    assert tags["og:image"] == f"{START}pictures/about.png"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["og:image:alt"] == tags["twitter:image:alt"] == "SMALL: About"
    assert tags["twitter:card"] == "summary_large_image"
    assert graph(renderer, renderer.by_path["about"])["AboutPage"]["primaryImageOfPage"]["url"] == tags["og:image"]


@pytest.mark.parametrize(
    ("path", "title"),
    [("members/bi-alpha", "Members"), ("countries/bi", "Network"), ("themes/health", "Themes"), ("privacy", "Home")],
)
def test_the_words_for_a_picture_are_those_on_it(renderer: Renderer, path: str, title: str) -> None:
    """A picture serves all pages of a kind and shows the title of the page above them."""
    found = renderer.by_path[path]
    above = {"Members": "members", "Network": "network", "Themes": "themes", "Home": ""}[title]
    assert page_on_picture(renderer, found).title == renderer.title_of(above)


@pytest.mark.parametrize("words", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "a & b", '"'])
def test_no_words_leave_the_block(renderer: Renderer, small_root: Path, replace: Replace, words: str) -> None:
    replace("members.yml", "name: Alpha Mutuelle", f"name: {json.dumps(words)}")
    renderer = renderers(checked(small_root))["en"]
    html = renderer.document(renderer.by_path["members/bi-alpha"])
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert block and not re.search("[<>&]", block[1])
    assert json.loads(block[1])["@graph"][0]["mainEntity"]["name"] == words
    tree = lxml.html.document_fromstring(html)
    assert [s for s in tree.iter("script") if not s.get("src") and s.get("type") != "application/ld+json"] == []
