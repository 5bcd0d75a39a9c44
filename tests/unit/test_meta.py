"""Pages and records in the words of schema.org: what they say, and that they say nothing that is not in the data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from common import Renderers, Replace, Write

from campaign.kinds import kind_named, kinds
from campaign.kinds.campaign import Campaign
from campaign.kinds.event import Event, event_node, moment
from campaign.kinds.kind import Node
from campaign.kinds.member import Member
from campaign.kinds.network import Network
from campaign.kinds.news import NewsItem
from campaign.kinds.reading import read_content
from campaign.pages.meta import MetaCalls, page_on_picture
from campaign.pages.render import Renderer, renderers
from campaign.views.page import Page

SOURCES = [{"document": "report-2020"}, {"url": "https://a.example/x", "title": "A page"}]
START = "https://small.example/campaign/"
SHARE = {"short": "Short.", "long": "Long."}


@pytest.fixture
def renderer(small_root: Path) -> Renderer:
    """The English renderer of the small site."""
    return renderers(read_content(small_root))["en"]


def graph(renderer: Renderer, page: Page) -> dict[str, dict[str, Any]]:
    """What is said about a page, by class; of several of one class the last."""
    said = MetaCalls(renderer.view, {}).graph(page)
    assert said["@context"] == "https://schema.org"
    return {node["@type"]: node for node in said["@graph"]}


def page(collection: str, record: Any, path: str = "news/x") -> Page:
    """A page of a collection about this record."""
    return Page(
        kind_named(collection).template or collection, path, "en", "en", "A title", "A description.", record,
        collection=collection,
    )  # fmt: skip


def organisation(collection: str, renderer: Renderer, record: Any) -> Node:
    """What the page of a member or network says of it."""
    node: Node = kind_named(collection).about(renderer.view, page(collection, record))["mainEntity"]
    return node


def event(**fields: Any) -> Event:
    """An event with these fields."""
    return Event.model_validate({"id": "x", "title": "A meeting", "start": "2022-02-03", "sources": SOURCES, **fields})


def test_home_tells_of_the_network_and_the_site(renderer: Renderer) -> None:
    said = graph(renderer, renderer.view.by_path[""])
    network = said["NGO"]
    assert (network["name"], network["alternateName"]) == ("SMALL", "Small Network")
    assert network["address"] == {
        "@type": "PostalAddress", "postalCode": "1000", "addressLocality": "Brussels", "addressCountry": "BE",
    }  # fmt: skip
    assert [part["name"] for part in network["subOrganization"]] == ["Réseau Afrique", "Asia Net", "Europe Net"]
    assert "foundingDate" not in network, "the small site's timeline does not tell of a founding meeting"
    assert said["WebSite"]["url"] == START and said["WebPage"]["isPartOf"]["@id"] == said["WebSite"]["@id"]
    assert "BreadcrumbList" not in said


def test_a_member_says_what_its_entry_says(renderer: Renderer) -> None:
    said = graph(renderer, renderer.view.by_path["members/bi-alpha"])["ProfilePage"]["mainEntity"]
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
    said = organisation("members", renderer, renderer.view.records.members["strategic-delta"])
    assert set(said) == {"@type", "@id", "name", "memberOf"}
    kinds = {
        kind: organisation("members", renderer, member_of_kind(kind))["@type"]
        for kind in ("ngo", "trade-union", "network")
    }
    assert kinds == {"ngo": "NGO", "trade-union": "WorkersUnion", "network": "Organization"}


def member_of_kind(kind: str) -> Member:
    """A member of this kind."""
    return Member.model_validate({"id": "bi-x", "name": "X", "country": "BI", "kind": kind, "sources": SOURCES})


@pytest.mark.parametrize(("founded", "said"), [("2014", "2014"), ("2014-2016", None), ("", None)])
def test_a_network_says_its_year_only_if_it_is_one(renderer: Renderer, founded: str, said: str | None) -> None:
    data = {"id": "n", "level": "national", "name": "N", "country": "BI", "parent": "africa-net", "founded": founded}
    node = organisation("networks", renderer, Network.model_validate({**data, "sources": SOURCES}))
    assert node.get("foundingDate") == said
    assert node["areaServed"] == [{"@type": "Country", "name": "Burundi"}]
    assert [above["name"] for above in node["memberOf"]] == ["SMALL", "Réseau Afrique"]


def test_a_story_is_an_article_with_its_sources(renderer: Renderer) -> None:
    said = graph(renderer, renderer.view.by_path["case-studies/burundi-story"])["Article"]
    assert said["temporalCoverage"] == "2014/2021"
    publisher = {"@type": "Organization", "name": "Small House"}
    work = {"@type": "CreativeWork", "name": "Verslag 2020", "inLanguage": "nl", "publisher": publisher}
    assert said["citation"] == [work]
    assert [node["name"] for node in said["mentions"]] == ["Alpha Mutuelle", "Réseau Afrique"]
    assert said["contentLocation"] == [{"@type": "Country", "name": "Burundi"}]
    assert "datePublished" not in said, "the data do not say when a story was published"
    assert said["author"]["name"] == said["publisher"]["name"] == "SMALL"


@pytest.mark.parametrize("collection", ["themes", "standards", "case_studies", "news", "campaigns"])
def test_a_text_without_a_record_still_has_data(renderer: Renderer, collection: str) -> None:
    assert next(iter(graph(renderer, page(collection, None)))) in ("Article", "NewsArticle", "WebPage")


def test_words_in_another_language_say_so(small_root: Path, replace: Replace) -> None:
    """In the form of JSON-LD; words in the language of the page are plain."""
    replace("members.yml", "summary: A mutual of farmers.", "summary: Une mutuelle de paysans.\n  written: fr")
    seen = renderers(read_content(small_root))
    english, french = (
        graph(one, one.view.by_path["members/bi-alpha"])["ProfilePage"]["mainEntity"]["description"]
        for one in (seen["en"], seen["fr"])
    )
    assert english == {"@language": "fr", "@value": "Une mutuelle de paysans."}
    assert french == "Une mutuelle de paysans."


def test_news_have_their_day_and_a_role_for_an_author(renderer: Renderer) -> None:
    item = NewsItem.model_validate({"id": "x", "date": "2022-02-03", "members": ["bi-alpha"], "sources": SOURCES})
    said = graph(renderer, page("news", item))["NewsArticle"]
    assert (said["headline"], said["datePublished"]) == ("A title", "2022-02-03")
    assert said["creditText"] == "SMALL" and said["author"]["@type"] == "NGO"
    page_there = {"@type": "CreativeWork", "name": "A page", "inLanguage": "en", "url": "https://a.example/x"}
    assert said["citation"][1] == page_there
    assert "about" not in said and "contentLocation" not in said
    assert ("property", "article:published_time", "2022-02-03") in MetaCalls(renderer.view, {}).tags(page("news", item))


def test_a_campaign_says_what_it_is_about(renderer: Renderer) -> None:
    data = {"id": "x", "demands": "Act.", "addressed_to": "All", "since": "2021", "share": SHARE, "themes": "health"}
    record = Campaign.model_validate({**data, "sources": SOURCES})
    said = graph(renderer, page("campaigns", record, "campaigns/x"))["WebPage"]
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
    assert moment(value, zone) == written


def test_an_event_says_where_and_how(renderer: Renderer) -> None:
    said = event_node(renderer.view, event(place="Geneva", end="2022-02-04", languages=["fr", "en"], themes="health"))
    assert (said["startDate"], said["endDate"]) == ("2022-02-03", "2022-02-04")
    assert said["location"] == {"@type": "Place", "name": "Geneva", "address": "Geneva"}
    assert said["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert (said["inLanguage"], said["url"]) == (["fr", "en"], f"{START}events/")
    assert "eventStatus" not in said, "no record says whether an event took place as planned"


def test_an_event_may_be_online_or_both(renderer: Renderer) -> None:
    online = event_node(renderer.view, event(online="yes", place="online", registration="https://r.example/"))
    assert online["location"] == {"@type": "VirtualLocation", "url": "https://r.example/"}
    assert online["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    both = event_node(renderer.view, event(online="both", place="Dakar"))
    assert [place["@type"] for place in both["location"]] == ["Place", "VirtualLocation"]
    assert both["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert "location" not in event_node(renderer.view, event())


def test_the_page_of_events_tells_of_each(renderer: Renderer) -> None:
    renderer.view.records.events.update(
        a=event(id="a"), b=event(id="b", start="2022-02-03 10:00", time_zone="Africa/Dakar")
    )
    said = [
        n
        for n in MetaCalls(renderer.view, {}).graph(renderer.view.by_path["events"])["@graph"]
        if n["@type"] == "Event"
    ]
    assert {node["@id"] for node in said} >= {f"{START}events/#a", f"{START}events/#b"}
    assert said[-1]["startDate"] == "2022-02-03T10:00:00+00:00"


def test_open_data_name_their_files_and_no_licence(renderer: Renderer) -> None:
    for path in ("members", "case-studies", "figures"):
        sets = [d for kind in kinds() for d in kind.datasets(renderer.view, path)]
        said = [
            n
            for n in MetaCalls(renderer.view, {}).graph(renderer.view.by_path[path])["@graph"]
            if n["@type"] == "Dataset"
        ]
        files = [d["contentUrl"] for node in said for d in node["distribution"]]
        assert files == [f"{START}data/{file}" for dataset in sets for file in dataset.files]
        assert files
        assert all(
            "license" not in node and ("citation" in node or node["creator"]["name"] == "SMALL") for node in said
        )


def test_a_page_without_translation_speaks_of_the_original(small_root: Path) -> None:
    (small_root / "docs/fr/about.md").unlink()
    renderer = renderers(read_content(small_root))["fr"]
    said = graph(renderer, renderer.view.by_path["about"])
    assert (said["AboutPage"]["inLanguage"], said["AboutPage"]["url"]) == ("en", f"{START}about/")
    assert said["BreadcrumbList"]["itemListElement"][-1]["item"] == f"{START}about/"
    tags = MetaCalls(renderer.view, {}).tags(renderer.view.by_path["about"])
    assert ("property", "og:locale", "en_GB") in tags
    assert "og:locale:alternate" not in [name for _, name, _ in tags]


def test_share_words_of_a_translated_page(renderer: Renderer) -> None:
    tags = [(name, content) for _, name, content in MetaCalls(renderer.view, {}).tags(renderer.view.by_path["about"])]
    assert ("og:locale", "en_GB") in tags and ("og:locale:alternate", "fr_FR") in tags
    assert ("twitter:card", "summary") in tags and "og:image" not in dict(tags)


def test_a_picture_is_shown_where_one_was_printed(renderer: Renderer) -> None:
    meta = MetaCalls(renderer.view, {"pictures/about.png": 4000})
    tags = {name: content for _, name, content in meta.tags(renderer.view.by_path["about"])}
    assert tags["og:image"] == f"{START}pictures/about.png"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["og:image:alt"] == tags["twitter:image:alt"] == "SMALL: About"
    assert tags["twitter:card"] == "summary_large_image"
    about = next(node for node in meta.graph(renderer.view.by_path["about"])["@graph"] if node["@type"] == "AboutPage")
    assert about["primaryImageOfPage"]["url"] == tags["og:image"]


@pytest.mark.parametrize(
    ("path", "titled"),
    [("members/bi-alpha", "members"), ("countries/bi", "countries/bi"), ("themes/health", "themes/health"), ("privacy", "privacy")],
)  # fmt: skip
def test_the_words_for_a_picture_are_those_on_it(renderer: Renderer, path: str, titled: str) -> None:
    """A picture shows the title of its page; where it serves several pages, that of the page above them."""
    found = renderer.view.by_path[path]
    assert page_on_picture(renderer.view, found).title == renderer.view.title_of(titled)


def test_a_plain_text_has_the_picture_of_the_whole(small: Renderers, write: Write) -> None:
    words = "What a made-up network has to say, so long as search engines print it."
    write("docs/en/terms.md", f"---\ntitle: Terms\ndescription: {words}\n---\nBe fair.\n")
    view = small()["en"].view
    assert view.by_path["terms"].kind == "prose"
    assert page_on_picture(view, view.by_path["terms"]).title == view.title_of("")


@pytest.mark.parametrize("words", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "a & b", '"'])
def test_no_words_leave_the_block(renderer: Renderer, small_root: Path, replace: Replace, words: str) -> None:
    replace("members.yml", "name: Alpha Mutuelle", f"name: {json.dumps(words)}")
    renderer = renderers(read_content(small_root))["en"]
    html = renderer.document(renderer.view.by_path["members/bi-alpha"])
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert block and not re.search("[<>&]", block[1])
    assert json.loads(block[1])["@graph"][0]["mainEntity"]["name"] == words
    tree = lxml.html.document_fromstring(html)
    assert [s for s in tree.iter("script") if not s.get("src") and s.get("type") != "application/ld+json"] == []
