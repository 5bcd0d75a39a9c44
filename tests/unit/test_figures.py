"""The figures of a topic: the strongest first, by place, their share drawn."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from common import Renderers, Replace

from campaign.kinds.chart import ChartCalls
from campaign.kinds.figure import FigureCalls
from campaign.kinds.figure_topic import FigureTopicCalls
from campaign.rules import checked

OTHER = """- id: people
  label: People who gained cover"""
RANKED = """- id: share
  label: Women without protection
  value: 64.3
  unit: percent
  year: 2020
  topic: coverage
  sources:
    - document: report-2020

"""

RECORD = "  topic: coverage\n  sources:\n    - document: report-2020\n"


def test_what_is_named_leads_its_topic_and_then_the_newest_of_the_world(small: Renderers, replace: Replace) -> None:
    replace("data/figures.yml", OTHER, RANKED + OTHER)
    calls = FigureTopicCalls(small()["en"].view)
    assert [figure.id for figure in calls.leading("coverage")] == ["people", "share", "gap"]
    replace("data/site.yml", "topic_figures: [people]\n", "")
    calls = FigureTopicCalls(small()["en"].view)
    assert [figure.id for figure in calls.leading("coverage")] == ["share", "gap", "people"]


def test_what_the_site_leans_on_comes_before_its_equals(small: Renderers, replace: Replace) -> None:
    replace("data/figures.yml", OTHER, RANKED.replace("2020", "2019", 1) + OTHER)
    assert FigureTopicCalls(small()["en"].view).leading("coverage")[1].id == "gap"
    replace("data/site.yml", "home_figures: [gap]", "home_figures: [share]")
    replace("data/site.yml", "press_figures: [gap]", "press_figures: []")
    assert FigureTopicCalls(small()["en"].view).leading("coverage")[1].id == "share"


def test_the_world_comes_first_and_what_is_no_place_of_its_own_last(small: Renderers) -> None:
    calls = FigureCalls(small()["en"].view)
    groups = calls.by_place(calls._view.records["figures"].values())
    assert [(place, [figure.id for figure in found]) for place, found in groups] == [
        ("world", ["gap"]), ("BI", ["cost"]), ("africa-net", ["people"]), ("", ["span"]),
    ]  # fmt: skip


def test_only_a_share_of_a_whole_is_drawn(small: Renderers, replace: Replace) -> None:
    """No number of people, no sum of money, no rise, no range."""
    replace("data/figures.yml", OTHER, RANKED.replace("percent", "percent\n  change: yes") + OTHER)
    calls = FigureCalls(small()["en"].view)
    figures = calls._view.records["figures"]
    assert {id: calls.share(figure) for id, figure in figures.items()} == {
        "gap": 71,
        "people": None,
        "cost": None,
        "span": None,
        "share": None,
    }
    assert [figure.id for figure in FigureTopicCalls(calls._view).shown("coverage").lead] == ["people", "gap"]


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [("150", "percent", ""), ("-15", "percent", ""), ("-5000", "people", ""), ("-0.5", "people", "figure-whole")],
)
def test_a_rise_or_a_fall_is_more_than_all_or_less_than_nothing(
    value: str, unit: str, told: str, small_root: Path, replace: Replace
) -> None:
    added = RANKED.replace("64.3", value).replace("percent", f"{unit}\n  change: yes")
    replace("data/figures.yml", OTHER, added + OTHER)
    codes = [problem.code for problem in checked(small_root).problems]
    assert [code for code in codes if code.startswith("figure-")] == [told] * bool(told)
    replace("data/figures.yml", "  change: yes\n", "")
    assert {"figure-share", "figure-whole"} & {problem.code for problem in checked(small_root).problems}


def test_a_share_lights_as_many_marks_as_it_says(small: Renderers, replace: Replace) -> None:
    replace("data/site.yml", "topic_figures: [people]", "topic_figures: [gap]")
    replace("data/figures.yml", OTHER, RANKED + OTHER)
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["figures/coverage"]))
    assert [card.get("id") for card in tree.find_class("figure-card")] == ["gap", "share", "people"]
    (lead,) = tree.xpath("//li[contains(@class, 'figure-card--lead')]//*[@fill='url(#portion-night-on)']/@d")
    (drawn,) = tree.xpath("//li[@id='share']//*[@fill='url(#portion-on)']/@d")
    tile = renderer.view.content.hand.pattern(None)
    assert tile is not None
    wide, high = round(tile.width), round(tile.height)
    assert lead == f"M0 0h{20 * wide}v{3 * high}H0zM0 {3 * high}h{11 * wide:g}v{high}H0z"
    assert drawn == f"M0 0h{25 * wide}v{high}H0zM0 {high}h{7 * wide}v{high}H0z"


@pytest.mark.parametrize(
    ("value", "lit"), [("22", "11"), ("22.2", "11"), ("27", "13.5"), ("79.8", "14.9"), ("1.3", "0.65")]
)
def test_a_splinter_of_a_mark_is_not_drawn(small: Renderers, replace: Replace, value: str, lit: str) -> None:
    """Less than a quarter of one, beside whole ones: it would look like a fault, and the number stands beside it."""
    replace("data/site.yml", "topic_figures: [people]", "topic_figures: [gap]")
    replace("data/figures.yml", OTHER, RANKED.replace("64.3", value) + OTHER)
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["figures/coverage"]))
    (drawn,) = tree.xpath("//li[@id='share']//*[@fill='url(#portion-on)']/@d")
    tile = renderer.view.content.hand.pattern(None)
    assert tile is not None and f"h{round(float(lit) * round(tile.width), 1):g}v" in drawn


def test_no_card_is_of_a_single_country_where_the_world_has_one(small: Renderers, replace: Replace) -> None:
    """Countries come in their rows; where the world has none, they are the cards."""
    local = RANKED.replace("id: share", "id: local").replace("  topic:", "  geography: BI\n  topic:")
    replace("data/figures.yml", OTHER, RANKED.replace("  topic:", "  geography: world\n  topic:") + local + OTHER)
    replace("data/site.yml", "topic_figures: [people]", "topic_figures: [gap]")
    assert [f.id for f in FigureTopicCalls(small()["en"].view).shown("coverage").next] == ["share"]
    replace("data/figures.yml", "year: 2020\n  geography: world", "year: 2020\n  geography: BI")
    assert "local" in [f.id for f in FigureTopicCalls(small()["en"].view).shown("coverage").next]


def test_below_the_marks_stands_what_they_say(small: Renderers, replace: Replace) -> None:
    """Beside a share that is covered, 76 of a hundred who are not must not look like the best of all."""
    replace("data/site.yml", "topic_figures: [people]", "topic_figures: [gap]")
    replace("data/figures.yml", OTHER, RANKED + OTHER)

    def key() -> str:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["figures/coverage"]))
        (words,) = tree.xpath("//li[@id='share']//p[@class='portion-key']")
        return str(words.text_content())

    assert key() == "In colour: this share. Each mark is 2 in 100."
    replace("data/figures.yml", RANKED, RANKED.replace("  unit: percent", "  lacking: yes\n  unit: percent"))
    assert "those who are without" in key()


def test_the_list_of_figures_has_a_door_for_each_topic(small: Renderers) -> None:
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["figures"]))
    doors = tree.xpath("//li[@class='topic-card']//a/@href")
    assert [str(door) for door in doors] == [
        renderer.view.url(f"figures/{topic}") for topic, _name in FigureTopicCalls(renderer.view).all()
    ]


def test_a_theme_shows_the_figure_that_it_names(small: Renderers, replace: Replace) -> None:
    """On its own page and in the list of all themes; one that names none shows none, whatever its text calls."""
    replace("data/themes.yml", "  name: Health mutuals\n", "  name: Health mutuals\n  figure: gap\n")
    replace("docs/en/themes/gender.md", "\n---\n", '\n---\n\n{{ figure("cost") }}\n')
    renderer = small()["en"]

    def leads(path: str, name: str) -> list[str]:
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))
        return [found.text_content() for found in tree.xpath(f"//*[@class='{name}']//strong")]

    listed = leads("themes", "theme-list__figure")
    assert len(listed) == 1
    assert [leads(f"themes/{id}", "campaign-hero__figure") for id in ("health", "gender")] == [listed, []]


def old(n: int, year: str = "2001") -> str:
    return RANKED.replace("id: share", f"id: old-{n}").replace("2020", year, 1)


def test_older_figures_are_folded_away_where_enough_are_left(small: Renderers, replace: Replace) -> None:
    """By the newest day of the data: more than ten years before it, or of no year; what is named to lead is never away."""
    few = old(1) + old(2)
    replace("data/figures.yml", OTHER, few + OTHER)
    assert FigureTopicCalls(small()["en"].view).shown("coverage").older == [], "two would be left"
    replace("data/figures.yml", OTHER, "".join(old(n, "2020") for n in range(3, 7)) + OTHER)
    view = small()["en"].view
    calls = FigureTopicCalls(view)
    assert {figure.id for figure in calls.shown("coverage").older} == {"old-1", "old-2"}, (
        "the undated one is named to lead"
    )
    assert calls.leading("coverage")[-2:] == calls.shown("coverage").older, "they come last wherever all stand"
    tree = lxml.html.document_fromstring(small()["en"].document(view.by_path["figures/coverage"]))
    folded = tree.xpath("//details[summary/h2]//li[contains(@class, 'figure-card')]/@id")
    assert sorted(folded) == ["old-1", "old-2"]
    replace("data/site.yml", "topic_figures: [people]", "topic_figures: [old-1]")
    assert {figure.id for figure in FigureTopicCalls(small()["en"].view).shown("coverage").older} == {"old-2", "people"}


def test_a_figure_whose_source_names_none_heads_nothing(small: Renderers, replace: Replace) -> None:
    """It stands after those of its topic that are as new, and a page whose text calls it has another one in its head."""
    replace("data/figures.yml", OTHER, RANKED.replace("2020", "2019", 1) + OTHER)
    called = '\n---\n\n{{ figure("gap") }} and {{ figure("share") }}\n'
    replace("docs/en/themes/health.md", "\n---\n", called)

    def order() -> list[str]:
        view = small()["en"].view
        heading = FigureCalls(view).of_place(view.by_path["themes/health"], "world")
        return [heading.id if heading else "", *(one.id for one in FigureTopicCalls(view).leading("coverage"))]

    assert order() == ["gap", "people", "gap", "share"]
    replace(
        "data/figures.yml", "  year: 2019\n  geography: world\n", "  unnamed: yes\n  year: 2019\n  geography: world\n"
    )
    assert order() == ["share", "people", "share", "gap"]


def test_small_counts_of_no_people_are_folded_away(small: Renderers, replace: Replace) -> None:
    """Where enough is left; what is older, what is named to lead, and a large number stay where they are."""
    years = RANKED.replace("id: share", "id: struggle").replace("64.3\n  unit: percent", "3\n  unit: years")
    votes = RANKED.replace("id: share", "id: votes").replace("64.3\n  unit: percent", "45300\n  unit: number")
    replace("data/figures.yml", OTHER, years + votes + OTHER)
    assert FigureTopicCalls(small()["en"].view).shown("coverage").counts == [], "three would be left"
    replace("data/figures.yml", OTHER, "".join(old(n, "2020") for n in range(3, 7)) + OTHER)
    view = small()["en"].view
    assert [figure.id for figure in FigureTopicCalls(view).shown("coverage").counts] == ["struggle"]
    tree = lxml.html.document_fromstring(small()["en"].document(view.by_path["figures/coverage"]))
    assert tree.xpath("//details[summary/h2]//li[contains(@class, 'figure-card')]/@id") == ["struggle"]
    replace("data/site.yml", "topic_figures: [people]", "topic_figures: [struggle]")
    assert FigureTopicCalls(small()["en"].view).shown("coverage").counts == []


def test_who_only_repeats_a_figure_says_whom(small: Renderers, replace: Replace) -> None:
    """Or that it says nobody; beside a second publisher it says nothing, since that one may be the maker."""

    def source() -> str:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["figures/coverage"]))
        said: str = tree.xpath("//li[@id='gap']//summary")[0].text_content()
        assert said.partition(": ")[2].partition(" (")[0] in tree.xpath("//*[@id='gap-sentence']")[
            0
        ].text_content().replace(" (2020)", "")
        return said

    assert "Small House, citing ILO" in source()
    replace("data/figures.yml", "      cites: ILO\n", "")
    replace("data/figures.yml", "  year: 2019\n", "  unnamed: yes\n  year: 2019\n")
    assert "Small House, as the network reports it, without naming a source" in source()
    other = "    - url: https://people.example/gap\n      title: The gap\n      year: 2019\n"
    replace("data/figures.yml", "  unnamed: yes\n", "")
    whole = RECORD.replace("    - document: report-2020\n", f"    - document: report-2020\n      cites: ILO\n{other}")
    replace("data/figures.yml", RECORD, whole)
    assert "citing" not in source()


def test_a_topic_asks_for_what_argues_with_its_figures(small: Renderers, replace: Replace) -> None:
    """For the campaign whose first figure is one of them, or which has most; else for the rights of whoever lives it."""

    def first() -> list[str]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["figures/coverage"]))
        links: list[str] = tree.xpath("//*[@class='act-list__first']//a/@href")
        return links

    assert first() == ["/campaign/campaigns/floor/#letter", "/campaign/placards/floor-1/"]
    replace("data/campaigns.yml", "  figures: [gap, span]", "  figures: [span]")
    assert first() == ["/campaign/passport/", "/campaign/members/"]
    replace("data/situations.yml", "  themes: [health]", "  figures: [gap]\n  themes: [health]")
    assert first() == ["/campaign/passport/#ill", "/campaign/members/"]
    replace("data/situations.yml", "  figures: [gap]", "  figures: [gap, span]")
    assert first()[0] == "/campaign/passport/", "half of them are of another topic"


def test_a_text_on_one_topic_has_the_charts_of_it_alone(small: Renderers, replace: Replace) -> None:
    def drawn(*ids: str) -> list[str]:
        calls = ChartCalls(small()["en"].view)
        return [chart.id for chart in calls.of(calls._view.records.all_of("figures", ids))]

    assert drawn("cost", "span") == [], "the chart has a figure of another topic"
    replace("data/charts.yml", "figure: gap", "figure: cost")
    assert drawn("cost", "span", "gap") == ["shares"]
    assert drawn("cost") == [], "one is told in passing"
    assert drawn() == []
