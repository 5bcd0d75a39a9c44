"""The wall of wins: which there are, in which order, and what a filter and a press know of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from common import Renderers, Replace

from campaign.kinds.reading import read_records
from campaign.kinds.win import wins
from campaign.outputs.printing import orders_of


def test_outcomes_and_won_steps_stand_in_one_row(small_root: Path) -> None:
    found = wins(read_records(small_root))
    assert [(win.id, win.year, win.period, win.words) for win in found.values()] == [
        ("burundi-story", "2021", "2014-2021", "A law was adopted."),
        ("floor-1", "2021", "", "The draft was read."),
    ]


def test_the_newest_win_comes_first(small_root: Path) -> None:
    file = small_root / "data/campaigns.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("when: 2021\n", "when: 2021-04-30\n"), encoding="utf-8")
    found = wins(read_records(small_root))
    assert [(win.id, win.year, win.period) for win in found.values()] == [
        ("floor-1", "2021", ""),
        ("burundi-story", "2021", "2014-2021"),
    ]


def test_the_year_of_a_win_stands_large_and_what_it_took_small_on_paper(small: Renderers) -> None:
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path["wins"])
    assert re.findall(r'__year">(.*?)</p>', html) == ["2021", "2021"]
    cards = next(order for order in orders_of(renderer.view) if order.files == ("print/wins.pdf",)).data["cards"]
    assert [(card["year"], card["period"]) for card in cards] == [("2021", "2014–2021"), ("2021", "")]


def test_a_win_may_be_older_than_the_end_of_its_story(small_root: Path, replace: Replace) -> None:
    replace("data/case_studies.yml", "  outcome: A law was adopted.", "  won_in: 2018\n  outcome: A law was adopted.")
    found = wins(read_records(small_root))
    assert [(win.id, win.year, win.period) for win in found.values()] == [
        ("floor-1", "2021", ""),
        ("burundi-story", "2018", "2014-2021"),
    ]


def test_what_is_still_to_be_won_is_left_out(small_root: Path, replace: Replace) -> None:
    replace("data/case_studies.yml", "  outcome: A law was adopted.", "  won: no\n  outcome: A law was adopted.")
    assert list(wins(read_records(small_root))) == ["floor-1"]


@pytest.mark.parametrize(
    ("countries", "there", "colour", "options"),
    [
        ("[BI]", "africa", "africa", ["africa"]),
        ("[NP]", "asia", "asia", ["africa", "asia"]),
        ("[BI, NP]", "africa asia", "", ["africa", "asia"]),
        ("[]", "world", "", ["africa", "world"]),
    ],
)
def test_a_win_has_the_continents_of_its_countries_and_the_colour_of_a_single_one(
    small: Renderers, replace: Replace, countries: str, there: str, colour: str, options: list[str]
) -> None:
    """Not those of the networks of its campaign: what was won for all has no continent."""
    replace("data/campaigns.yml", "won: yes", f"won: yes\n      countries: {countries}")
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path["wins"])
    found = re.findall(r'data-item="([\w-]+)" data-continent="([^"]*)" data-theme="([^"]*)"', html)
    assert found == [("burundi-story", "africa", "health"), ("floor-1", there, "health")]
    assert re.findall(r'<option value="(\w+)">', html) == [*options, "health"]
    assert re.findall(r'class="win-card([^"_]*)" id="floor-1"', html) == [f" continent-{colour}" if colour else ""]
    printed = {order.files: order.data for order in orders_of(renderer.view)}
    assert [card["continent"] for card in printed["print/wins.pdf",]["cards"]] == ["africa", colour]
    behind = [win["id"] for win in printed["print/members-asia.pdf",]["wins"]]
    assert behind == (["floor-1"] if "asia" in there else [])


def test_every_win_is_printed_as_poster_and_picture(small: Renderers) -> None:
    orders = [order for order in orders_of(small()["fr"].view) if order.template == "wins"]
    assert [order.files for order in orders] == [
        ("print/wins.pdf",),
        ("pictures/win-burundi-story.png", "pictures/win-floor-1.png"),
    ]


def test_a_network_without_the_text_has_no_wall(small_root: Path, small: Renderers) -> None:
    for language in ("en", "fr"):
        (small_root / f"docs/{language}/wins.md").unlink()
    view = small()["en"].view
    assert not view.has_page("wins")
    assert not [order for order in orders_of(view) if order.template == "wins"]


def test_a_story_and_a_step_of_a_campaign_never_share_an_id(small_root: Path) -> None:
    """Each has its place on the wall, whatever its story is called."""
    file = small_root / "data/case_studies.yml"
    file.write_text(file.read_text("utf-8").replace("id: burundi-story", "id: floor-1"), encoding="utf-8")
    assert list(wins(read_records(small_root))) == ["floor-1", "campaign-floor-1"]


def test_the_headline_of_a_step_stands_large_and_its_sentence_below(small: Renderers, replace: Replace) -> None:
    replace("data/campaigns.yml", "won: yes", "won: yes\n      headline: The draft has its readers")
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path["wins"])
    found = re.findall(r'win-card__title"><a [^>]*>([^<]*)</a></h2>\s*<p class="win-card__words">([^<]*)<', html)
    assert found[1:] == [("The draft has its readers", "The draft was read.")]
    cards = next(order for order in orders_of(renderer.view) if order.files == ("print/wins.pdf",)).data["cards"]
    said = {card["id"]: (card["words"]["text"], card["below"] and card["below"]["text"]) for card in cards}
    assert said["floor-1"] == ("The draft has its readers", "The draft was read.")
    assert said["burundi-story"] == ("A law was adopted.", None)


@pytest.mark.parametrize(
    ("when", "place"),
    [
        ("2021-03-08", "/news/2021-03-union-wins/"),
        ("2021-03", "/campaigns/floor/#floor-1"),
        ("2021", "/campaigns/floor/#floor-1"),
        ("2020-11", "/campaigns/floor/#floor-1"),  # news of that month, but not on this campaign
    ],
)
def test_a_won_step_leads_to_what_tells_of_it_alone(small: Renderers, replace: Replace, when: str, place: str) -> None:
    """The news of its day on its campaign, or else its place in what the campaign has done; never the head of the campaign."""
    replace("data/campaigns.yml", "when: 2021\n", f"when: {when}\n")
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path["wins"])
    found = re.search(r'id="floor-1".*?win-card__title"><a href="([^"]*)"', html, re.DOTALL)
    assert found and found[1].endswith(place)
    assert 'id="floor-1"' in renderer.document(renderer.view.by_path["campaigns/floor"])


def test_of_several_news_of_one_day_a_won_step_leads_to_those_of_its_countries(
    small: Renderers, replace: Replace
) -> None:
    replace("data/campaigns.yml", "when: 2021\n", "when: 2021-03-08\n")
    replace("data/campaigns.yml", "won: yes", "won: yes\n      countries: [BI]")
    replace("data/news.yml", "date: 2020-11\n", "date: 2021-03-08\n  campaigns: [floor]\n")
    html = small()["en"].document(small()["en"].view.by_path["wins"])
    found = re.search(r'id="floor-1".*?win-card__title"><a href="([^"]*)"', html, re.DOTALL)
    assert found and found[1].endswith("/news/2020-11-mutual-opens/")
