"""Each component with usual, empty, very long and hostile data: it always stands, and data never becomes HTML."""

from __future__ import annotations

import json
from typing import Any

import lxml.html
import pytest
from common import ROOT, Renderers, Replace

from campaign import model, outreach
from campaign.newsletter import Issue
from campaign.pages import Page
from campaign.render import Renderer

HOSTILE = '<script>alert("1")</script>\'{{ 7*7 }}&amp;{% x %}'
DATA = "application/ld+json"  # no script: a block of data, which nobody runs
LONG = "Organisation " * 15 + "Donaudampfschifffahrtsgesellschaft"
SOURCES = [{"document": "report-2020"}]


def member(name: str, **fields: Any) -> model.Member:
    """A member with this name."""
    data = {"id": "bi-x", "name": name[:200], "country": "BI", "kind": "ngo", "sources": SOURCES}
    return model.Member.model_validate({**data, **fields})


def figure(label: str, **fields: Any) -> model.Figure:
    """A figure with this label."""
    data = {"id": "x", "label": label[:160], "value": "1", "unit": "number", "year_note": label, "topic": "health"}
    return model.Figure.model_validate({**data, "sources": SOURCES, **fields})


def network(name: str, **fields: Any) -> model.Network:
    """A national network with this name."""
    data = {"id": "n", "level": "national", "name": name, "country": "BI", "parent": "africa-net", "sources": SOURCES}
    return model.Network.model_validate({**data, **fields})


def case(outcome: str, **fields: Any) -> model.CaseStudy:
    """A story with this outcome; its title is that of the small site's story."""
    return model.CaseStudy.model_validate({"id": "burundi-story", "outcome": outcome, "sources": SOURCES, **fields})


def source(title: str, **fields: Any) -> model.Source:
    """A source with this title."""
    return model.Source.model_validate({"url": "https://a.example/?a=1&b=2", "title": title, "detail": title, **fields})


def page(title: str, **fields: Any) -> Page:
    """A page with this title."""
    return Page("prose", "about", "en", "en", title, title, **fields)


def campaign(words: str, **fields: Any) -> outreach.Campaign:
    """A campaign with these words; its title is that of the small site's campaign."""
    data = {"id": "floor", "demands": [words], "addressed_to": [words], "since": "2021", "sources": SOURCES}
    share = {"short": words[:250], "long": words[:470]}
    return outreach.Campaign.model_validate({**data, "share": share, **fields})


def news(**fields: Any) -> outreach.NewsItem:
    """A piece of news; its title is that of the small site's."""
    data = {"id": "2020-11-mutual-opens", "date": "2020-11", "sources": SOURCES}
    return outreach.NewsItem.model_validate({**data, **fields})


def event(title: str, **fields: Any) -> outreach.Event:
    """An event with this title."""
    data = {"id": "e", "title": title[:120], "start": "2021-02-26", "sources": SOURCES}
    return outreach.Event.model_validate({**data, **fields})


def resource(title: str, **fields: Any) -> outreach.Resource:
    """A document with this title."""
    return outreach.Resource.model_validate({"id": "r", "title": title, "kind": "tool", **fields})


def chart(words: str, **fields: Any) -> outreach.Chart:
    """A chart with these words, of figures of the small site."""
    data = {"id": "c", "title": words[:120], "lead": words[:300]}
    rows = [{"figure": "gap", "label": words[:28]}, {"figure": "span", "label": "A"}]
    return outreach.Chart.model_validate({**data, "rows": rows, **fields})


ISSUE = Issue("2021-01", "2021-03", (news(),), (event("Week", end="2021-02-28"),))

# component -> macro -> how it is called with some words, and whether it shows the words
CALLS: dict[str, dict[str, Any]] = {
    "member-card": {
        "member_card": lambda words: ((member(words, acronym=words[:40]), words), True),
        "member_list": lambda words: (([member(words), member("A")], True), True),
    },
    "figure-card": {
        "figure_card": lambda words: ((figure(words), True), True),
        "figure_list": lambda words: (([figure(words), figure("A", value_to="2")],), True),
        "qualified": lambda words: ((figure(words, qualifier="about"),), False),
    },
    "case-card": {
        "case_card": lambda words: ((case(words[:300]),), True),
        "case_list": lambda words: (([case(words[:300], countries=["BI"], years="2014-2021")], 2), True),
    },
    "network-card": {"network_card": lambda words: ((network(words, acronym=words, founded="2014"),), True)},
    "source-list": {
        "source_line": lambda words: ((source(words, year="2020"),), True),
        "source_list": lambda words: (([source(words), source("A", document="report-2020")],), True),
    },
    "world-map": {
        "world_map": lambda words: ((words, ["BI"], "BI"), False),
        "map_list": lambda words: ((["africa", "asia"],), False),
    },
    "languages": {"language_list": lambda words: ((page(words), words), False)},
    "breadcrumb": {"breadcrumb": lambda words: ((page(words, trail=("", "members", "network/africa")),), False)},
    "share-tags": {"share_tags": lambda words: ((page(words, trail=("", "members")),), False)},
    "header": {"site_header": lambda words: ((page(words),), False)},
    "footer": {"site_footer": lambda words: ((page(words),), False)},
    "downloads": {
        "download": lambda words: (("print/members.pdf", words), False),
        "directory_downloads": lambda words: ((), False),
    },
    "wordmark": {"wordmark": lambda words: ((), False)},
    "filter": {
        "choice": lambda words: (("kind", words, words, [(words, words)]), True),
        "filter_form": lambda words: ((words,) * 5, False),
    },
    "campaign-card": {
        "campaign_years": lambda words: ((campaign(words, until="2022"),), False),
        "campaign_card": lambda words: ((campaign(words, until="2021"),), True),
        "campaign_list": lambda words: (([campaign(words), campaign("A")], 2), True),
        "campaign_band": lambda words: ((words, [campaign("A")]), True),
    },
    "news-card": {
        "news_card": lambda words: ((news(kind="statement"),), False),
        "news_list": lambda words: (([news(), news(date="2020-11-05")],), False),
        "news_band": lambda words: ((words, [news()]), True),
    },
    "event-card": {
        "event_card": lambda words: ((event(words, place=words, summary=words[:400], languages="fr"), True), True),
        "event_list": lambda words: (([event("A", online="both", place=words), event("B", online="yes")],), True),
        "event_band": lambda words: ((words, [event("A")]), True),
    },
    "resource-card": {
        "resource_card": lambda words: ((resource(words, publisher=words, summary=words[:300]), True), True),
        "resource_list": lambda words: (([resource(words, url="https://a.example/?a=1&b=2")],), True),
    },
    "chart": {
        "chart_figure": lambda words: ((chart(words, note=words, whole="100"),), True),
        "chart_band": lambda words: ((words, [chart("A")]), True),
    },
    "copy-button": {"copy_button": lambda words: (("x", words, words), True)},
    "share-kit": {
        "share_text_box": lambda words: (("x", words, words), True),
        "share_kit": lambda words: ((campaign(words), "campaigns/floor"), True),
    },
    "newsletter": {
        "newsletter_body": lambda words: ((ISSUE,), False),
        "issue_list": lambda words: (([ISSUE],), False),
    },
}
EVERY = [(name, macro) for name, macros in CALLS.items() for macro in macros]


def macro_of(renderer: Renderer, component: str, macro: str) -> Any:
    """A macro of a component, as templates import it."""
    return getattr(renderer.env.get_template(f"components/{component}.html").module, macro)


def test_every_component_is_tried_here() -> None:
    assert {file.stem for file in (ROOT / "overrides/components").glob("*.html")} == set(CALLS)


@pytest.mark.parametrize(("component", "macro"), EVERY)
@pytest.mark.parametrize("words", ["Usual words", LONG, HOSTILE], ids=["usual", "long", "hostile"])
def test_component_shows_words_as_words(small: Renderers, component: str, macro: str, words: str) -> None:
    arguments, shows = CALLS[component][macro](words)
    for language, renderer in small().items():
        body = {"caller": lambda: words} if macro == "filter_form" else {}
        html = str(macro_of(renderer, component, macro)(*arguments, **body))
        tree = lxml.html.fragment_fromstring(html, create_parent=True)
        assert [s for s in tree.xpath(".//script") if s.get("type") != DATA] == [], language
        assert [a for e in tree.iter() for a in e.attrib if a.startswith("on") or a == "style"] == []
        assert "{{" not in html.replace("{{ 7*7 }}", "") and "49" not in tree.text_content()
        if shows:
            assert words[:150] in tree.text_content()
        assert all(not e.get("href", "").lower().startswith("javascript") for e in tree.iter("a"))


@pytest.mark.parametrize(
    ("component", "macro", "arguments"),
    [
        ("member-card", "member_list", ([],)),
        ("member-card", "member_card", (member("Only a name"),)),
        ("figure-card", "figure_list", ([],)),
        ("case-card", "case_list", ([],)),
        ("source-list", "source_list", ([],)),
        ("network-card", "network_card", (network("Only a name"),)),
        ("breadcrumb", "breadcrumb", (page("Home"),)),
        ("world-map", "world_map", ("",)),
        ("world-map", "map_list", ([],)),
        ("campaign-card", "campaign_list", ([],)),
        ("campaign-card", "campaign_band", ("A", [])),
        ("campaign-card", "campaign_card", (campaign("Only a demand"),)),
        ("news-card", "news_band", ("A", [])),
        ("news-card", "news_card", (news(),)),
        ("event-card", "event_band", ("A", [])),
        ("event-card", "event_card", (event("Only a title"), True)),
        ("resource-card", "resource_card", (resource("Only a title"), True)),
        ("chart", "chart_band", ("A", [])),
        ("newsletter", "newsletter_body", (Issue("2021-01", "2021-03", (), ()),)),
        ("newsletter", "issue_list", ([],)),
        ("languages", "language_list", (page(""), "")),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_component_stands_without_data(small: Renderers, component: str, macro: str, arguments: tuple) -> None:
    for renderer in small().values():
        html = str(macro_of(renderer, component, macro)(*arguments))
        assert "None" not in html and "()" not in html
        assert lxml.html.fragment_fromstring(html, create_parent=True) is not None


@pytest.mark.parametrize(
    ("id", "english", "french"),
    [
        ("gap", "about 71%", "71\u00a0%"),
        ("people", "4 billion", "4 milliards"),
        ("span", "10–12.5%", "10–12,5\u00a0%"),
        ("cost", "527.1–600 US dollars", "527,1–600 dollars des États-Unis"),
    ],
)
def test_figure_is_written_with_its_unit_and_range(small: Renderers, id: str, english: str, french: str) -> None:
    for language, expected in (("en", english), ("fr", french)):
        renderer = small()[language]
        html = str(macro_of(renderer, "figure-card", "qualified")(renderer.site.figures[id]))
        assert html.strip().endswith(expected)


def test_hostile_words_in_every_field_of_a_whole_site(small: Renderers, replace: Replace) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    replace("members.yml", "name: Alpha Mutuelle\n  acronym: ALPHA", f"name: {quoted}\n  acronym: '<i>\"x'")
    replace("members.yml", "summary: A mutual of farmers.", f"summary: {quoted}")
    replace("members.yml", "title: Gamma wins", f"title: {quoted}")
    replace("data/networks.yml", "name: Réseau Afrique", f"name: {quoted}")
    replace("data/themes.yml", "name: Health mutuals", f"name: {quoted}")
    replace("data/case_studies.yml", "outcome: A law was adopted.", f"outcome: {quoted}")
    replace("data/figures.yml", "label: People without protection", f"label: {quoted}")
    replace("data/timeline.yml", "text: The network begins.", f"text: {quoted}")
    replace("data/people.yml", "name: Ana Example", f"name: {quoted}")
    replace("data/resources.yml", "title: Verslag 2020", f"title: {quoted}")
    replace("data/campaigns.yml", "- Build a floor for all.", f"- {quoted}")
    replace("data/campaigns.yml", "      text: A draft was written.", f"      text: {quoted}")
    replace("data/campaigns.yml", "short: Most people have nothing. We want a floor for all.", f"short: {quoted}")
    replace("data/campaigns.yml", "to: Minister of Labour", f"to: {quoted}")
    replace("data/campaigns.yml", "      - Dear Minister,", f"      - {quoted}")
    replace("data/news.yml", "author: The network", f"author: {quoted}")
    replace("data/events.yml", "title: How to pay for it", f"title: {quoted}")
    replace("data/events.yml", "place: Kathmandu, Nepal", f"place: {quoted}")
    replace("data/charts.yml", "label: Wages", f"label: {quoted}")
    replace("data/resources.yml", "title: Guide of the mutuals", f"title: {quoted}")
    replace("data/resources.yml", "publisher: Société des mutuelles", f"publisher: {quoted}")
    replace("data/site.yml", "full_name: Small Network", f"full_name: {quoted}")
    replace(
        "docs/en/about.md", "title: About\ndescription: All about About.", f"title: {quoted}\ndescription: {quoted}"
    )
    shown = 0
    for renderer in small().values():
        for one in renderer.pages:
            tree = lxml.html.document_fromstring(renderer.document(one))
            scripts = [s for s in tree.xpath("//script") if s.get("type") != DATA]
            assert [s for s in scripts if not s.get("src") or s.text] == [], one.path
            assert all(json.loads(s.text) for s in tree.xpath(f"//script[@type='{DATA}']")), one.path
            assert tree.xpath("//i | //*[@onclick]") == [], one.path
            shown += HOSTILE in tree.text_content()
    assert shown > 20, "the words are nowhere to be read"
