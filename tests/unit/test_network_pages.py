"""Pages of continents and of networks: what they demand, whose words stand there, and what is counted."""

from __future__ import annotations

import lxml.html
import pytest
from common import Renderers, Replace

from campaign.kinds.network import KIND as NETWORKS

NETS, STORY = "data/networks.yml", "docs/en/case-studies/burundi-story.md"
DEMAND = "  demand: A doctor in every village\n"
QUOTED = "See {{ theme"


def page(small: Renderers, path: str) -> lxml.html.HtmlElement:
    renderer = small()["en"]
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


def quote(replace: Replace) -> None:
    replace(STORY, QUOTED, f"> “We had no doctor.”\n>\n> A farmer, Burundi, 2019\n\n{QUOTED}")


def test_a_continent_holds_up_what_its_networks_demand(small: Renderers, replace: Replace) -> None:
    """A board for each that says it, with the way to pass it on; none where none does."""
    replace(NETS, "  countries: [BI]\n", f"  countries: [BI]\n{DEMAND}")
    shown = page(small, "network/africa")
    (board,) = shown.find_class("board")
    assert "A doctor in every village" in board.text_content() and board.xpath(".//a[contains(@href, 'africa-net')]")
    assert shown.xpath("//a[starts-with(@href, 'https://wa.me/')]/@href")[0].count("doctor") == 1
    assert not page(small, "network/asia").find_class("demand-band")
    replace(NETS, "  continent: asia\n", f"  continent: africa\n{DEMAND}")
    assert len(page(small, "network/africa").find_class("board")) == 2


def test_a_continent_lets_somebody_of_its_countries_speak(small: Renderers, replace: Replace) -> None:
    assert not page(small, "network/africa").find_class("voice")
    quote(replace)
    shown = page(small, "network/africa")
    assert "We had no doctor" in shown.find_class("voice")[0].text_content()
    assert not shown.xpath("//*[@class='case-list']//a[contains(@href, 'burundi-story')]"), "it is told once"
    assert not page(small, "network/asia").find_class("voice")


@pytest.mark.parametrize(("place", "headed"), [("span", True), ("gap", False), ("cost", False)])
def test_a_figure_of_a_wider_place_may_head_a_continent(
    small: Renderers, replace: Replace, place: str, headed: bool
) -> None:
    """Not one of the whole world, and not one of a country."""
    replace("docs/en/network/africa.md", "Words of the page.", f'Words of {{{{ figure("{place}") }}}}.')
    assert bool(page(small, "network/africa").find_class("campaign-hero__figure")) is headed


def test_a_national_network_is_not_heard_in_a_story_about_something_else(small: Renderers, replace: Replace) -> None:
    def heard() -> str:
        view = small()["en"].view
        voice = NETWORKS.calls(view).life(view.records["networks"]["bi-net"]).voice
        return voice.id if voice else ""

    quote(replace)
    assert heard() == "burundi-story", "of its country alone"
    replace(
        "data/case_studies.yml",
        "  countries: [BI]\n  members: [bi-alpha]\n  networks: [africa-net]\n  themes: [health]\n",
        "  countries: [BI, NP]\n  themes: [health]\n",
    )
    assert heard() == "burundi-story", "of several, on its theme"
    replace("members.yml", "  themes: [health, gender]\n", "  themes: [gender]\n")
    assert heard() == ""


def test_a_page_of_a_national_network_counts_one_thing(small: Renderers, replace: Replace) -> None:
    """All members of its country, itself too if it is one: in its head, in its list, at its end."""
    replace(NETS, "  parent: africa-net\n", "  parent: africa-net\n  member: bi-alpha\n")
    replace("members.yml", "  networks: [bi-net]\n", "")
    shown = page(small, "networks/bi-net")
    assert len(shown.xpath("//*[@id='members']//li")) == 2
    said = shown.xpath("//a[contains(@href, '#members')]")
    assert {link.text_content() for link in said} == {"Burundi: 2 organisations"}


def test_what_begins_a_text_is_not_said_in_the_head(small: Renderers) -> None:
    """A network without a text has its description there."""
    assert page(small, "networks/bi-net").find_class("hero__lead")
    assert not page(small, "network/africa").find_class("hero__lead")
