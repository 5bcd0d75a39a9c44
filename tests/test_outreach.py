"""What templates ask about campaigns, news, documents and charts; and the issues of the newsletter."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import unquote

import lxml.html
import pytest
from campaign.outreach_calls import LABEL, LINE, ROW
from common import Renderers, Replace, Write

from campaign.kinds.newsletter import issue, issues
from campaign.pages.render import Renderer

# -- newsletter --------------------------------------------------------------------------------


def test_one_issue_for_each_quarter_that_brought_news(small: Renderers) -> None:
    site = small()["en"].site
    found = [(i.id, i.first, i.last, [n.id for n in i.news], [e.id for e in i.events]) for i in issues(site)]
    assert found == [
        ("2021-q1", "2021-01", "2021-03", ["2021-03-union-wins"], ["webinar-2021", "week-2021"]),
        ("2020-q4", "2020-10", "2020-12", ["2020-11-mutual-opens"], []),
    ]


@pytest.mark.parametrize(
    ("first", "last", "news", "events"),
    [
        ("2020-11", "2021-03", 2, 2),
        ("2021-03", "2021-03", 1, 1),
        ("2020-12", "2021-02", 0, 1),
        ("2022-06", "2022-06", 0, 1),
        ("2019-01", "2019-12", 0, 0),
    ],
)
def test_an_issue_holds_what_began_in_its_months(
    small: Renderers, first: str, last: str, news: int, events: int
) -> None:
    """Both months count, also for what has a month only and what has a time."""
    found = issue(small()["en"].site, first, last)
    assert (len(found.news), len(found.events)) == (news, events)


@pytest.mark.parametrize(
    ("month", "quarter"), [("01", "q1"), ("03", "q1"), ("04", "q2"), ("07", "q3"), ("09", "q3"), ("12", "q4")]
)
def test_an_issue_is_named_after_its_quarter(small: Renderers, replace: Replace, month: str, quarter: str) -> None:
    replace("data/news.yml", "date: 2021-03-08", f"date: 2021-{month}")
    assert issues(small()["en"].site)[0].id == f"2021-{quarter}"


def test_no_news_makes_no_issue(small: Renderers, write: Write, small_root) -> None:
    write("data/news.yml", "[]\n")
    for file in small_root.glob("docs/*/news/2*.md"):
        file.unlink()
    renderer = small()["en"]
    assert issues(renderer.site) == []
    assert "<h1>Newsletter en</h1>" in renderer.document(renderer.by_path["newsletter"])


# -- charts ------------------------------------------------------------------------------------


def rows_of(renderer: Renderer) -> list[dict]:
    """The bars of the chart of the small site."""
    return renderer.chart_rows(renderer.site.charts["shares"])


def test_bars_have_their_length_and_place(small: Renderers) -> None:
    """A range is as long as its upper end; nothing overlaps; a long bar holds its own number."""
    large, small_one = rows_of(small()["en"])
    assert (large["percent"], small_one["percent"]) == (Decimal(71), Decimal("12.5"))
    assert (large["inside"], small_one["inside"]) == (True, False)
    assert [y for _, y in large["lines"]] == [LABEL - 5, 2 * LABEL - 5]
    assert large["bar"] == 2 * LABEL
    assert large["bar"] + ROW <= small_one["lines"][0][1] - LABEL + 5 < small_one["bar"]
    assert small_one["bar"] == small_one["lines"][-1][1] + 5
    renderer = small()["en"]
    assert renderer.chart_height(renderer.site.charts["shares"]) == small_one["bar"] + ROW


def test_labels_are_wrapped_and_keep_every_word(small: Renderers) -> None:
    label, _ = rows_of(small()["en"])
    lines = [line for line, _ in label["lines"]]
    assert " ".join(lines) == "People who have no protection of any kind (2019)"
    assert len(lines) == 2 and all(len(line) <= LINE for line in lines)
    assert [line for line, _ in rows_of(small()["fr"])[1]["lines"]] == ["Salaires (2018)"]


def test_a_value_without_room_in_or_behind_its_bar_stands_above_it(small: Renderers, replace: Replace) -> None:
    text = "value: 71\n  unit: percent"
    replace("data/figures.yml", text, text.replace("percent", "usd"))
    replace("data/figures.yml", "value_to: 12.5\n  unit: percent", "value_to: 12.5\n  unit: usd")
    large, small_one = rows_of(small()["fr"])
    assert large["value"] == "" and not large["inside"] and small_one["above"] == []
    assert " ".join(line for line, _ in large["above"]) == small()["fr"].qualified_value(large["figure"])
    assert large["lines"][-1][1] < large["above"][0][1] < large["bar"] == large["above"][-1][1] + 5
    assert large["bar"] + ROW <= small_one["lines"][0][1] - LABEL + 5


def test_a_year_that_all_bars_share_is_not_said_of_each(small: Renderers, replace: Replace) -> None:
    replace("data/figures.yml", "year: 2018", "year: 2019")
    renderer = small()["en"]
    assert [line for line, _ in rows_of(renderer)[1]["lines"]] == ["Wages"]
    assert renderer.chart_years(renderer.site.charts["shares"]) == "2019"


def test_without_a_whole_the_longest_bar_is_full(small: Renderers, replace: Replace) -> None:
    replace("data/charts.yml", "  whole: 100\n", "")
    assert [row["percent"] for row in rows_of(small()["en"])] == [Decimal(100), Decimal("17.61")]


def test_a_chart_names_its_years_and_each_source_once(small: Renderers) -> None:
    renderer = small()["fr"]
    chart = renderer.site.charts["shares"]
    assert renderer.chart_years(chart) == "2018 et 2019"
    assert [source.document for source in renderer.chart_sources(chart)] == ["report-2020"]
    title = renderer.text.plain(chart.title)
    address = "https://small.example/campaign/fr/figures/#chart-shares"
    assert renderer.citation(title, "figures#chart-shares", "2018") == f"Deux parts (2018). INSP!R. {address}"
    assert renderer.citation(title, "figures#chart-shares") == f"Deux parts. INSP!R. {address}"


# -- lists -------------------------------------------------------------------------------------


def test_by_year_keeps_the_order(small: Renderers) -> None:
    renderer = small()["en"]
    events = [
        (year, [e.id for e in found]) for year, found in renderer.by_year(renderer.site.related("events"), "start")
    ]
    assert events == [("2022", ["assembly-2022"]), ("2021", ["webinar-2021", "week-2021"])]
    assert renderer.by_year([], "start") == []


def test_campaigns_run_until_they_are_closed(small: Renderers, replace: Replace) -> None:
    def found() -> list[list[str]]:
        renderer = small()["en"]
        return [[c.id for c in renderer.campaigns(running)] for running in (True, False)]

    assert found() == [["floor"], []]
    replace("data/campaigns.yml", "  since: 2021", "  since: 2021\n  until: 2022")
    assert found() == [[], ["floor"]]


def test_choices_of_documents_are_named_and_sorted(small: Renderers) -> None:
    french = small()["fr"]
    assert french.resource_options("languages") == [("en", "anglais"), ("fr", "français"), ("nl", "néerlandais")]
    assert french.resource_options("themes") == [("health", "Mutuelles de santé")]
    assert french.resource_options("countries") == [("BI", "Burundi")]
    assert french.resource_options("year") == [("2021", "2021"), ("2020", "2020")]
    assert [r.id for r in french.resources_by_year()] == ["guide-2021", "report-2020"]
    assert french.folded_words("Société d’Été", None, "INSP!R") == "societe d ete insp r"


# -- sharing -----------------------------------------------------------------------------------


def test_a_text_to_share_ends_with_the_address_of_its_page(small: Renderers) -> None:
    french = small()["fr"]
    words = french.site.campaigns["floor"].share.short
    text = "La plupart des gens n’ont rien. Nous voulons un socle pour tous."
    assert french.share_text(words, "campaigns/floor") == f"{text}\nhttps://small.example/campaign/fr/campaigns/floor/"


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Plain", "One line"),
        ("Un socle\u00a0: 100\u00a0% & plus\u00a0?", "Madame,\n\nÉtudiantes + ménagères = 2 # [nom]\n"),
        ("a=b&body=c#d", "?subject=x&cc=a@b.example"),
        ("“1+1”", "https://a.example/?x=1&y=é#z"),
    ],
)
def test_a_mail_link_says_the_same_after_decoding(small: Renderers, subject: str, body: str) -> None:
    """RFC 6068: percent-encoded UTF-8, a space is %20 and no plus, a line ends with %0D%0A; no field can be smuggled in."""
    link = small()["en"].mail_link(subject, body)
    assert link.isascii() and " " not in link and "+" not in link
    fields = dict(part.split("=", 1) for part in link.removeprefix("mailto:?").split("&"))
    assert list(fields) == ["subject", "body"] and link.count("=") == 2 and "#" not in link
    assert unquote(fields["subject"], errors="strict") == subject
    assert unquote(fields["body"], errors="strict") == body.replace("\n", "\r\n")
    assert fields["body"].count("%0D%0A") == body.count("\n") == fields["body"].count("%0A")


def test_a_letter_keeps_its_paragraphs_and_blanks(small: Renderers) -> None:
    french = small()["fr"]
    letter = french.site.campaigns["floor"].letter
    assert letter is not None
    assert french.letter_text(letter).split("\n\n") == [
        "Madame, Monsieur le Ministre,",
        "Build a floor for all in [country].",
        "Yours, [your name]",
    ]


# -- events ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "facts"),
    [
        ("place: Geneva", ["Geneva"]),
        ("place: Geneva\n  online: both", ["Geneva · also online"]),
        ("online: both\n  languages: [fr, en]", ["Online · Interpretation: French and English"]),
        ("online: yes\n  place: Geneva", ["Online"]),
        ("languages: fr", ["Interpretation: French"]),
        ("note: nothing is known", []),
    ],
)
def test_an_event_says_what_is_known_of_its_place(
    small: Renderers, replace: Replace, written: str, facts: list
) -> None:
    replace("data/events.yml", "place: Kathmandu, Nepal", written)
    renderer = small()["en"]
    page = lxml.html.document_fromstring(renderer.document(renderer.by_path["events"]))
    card = page.get_element_by_id("assembly-2022")
    assert [p.text_content() for p in card.find_class("event-card__facts")] == facts
