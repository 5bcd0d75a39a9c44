"""What the head of a page asks of a reader."""

from __future__ import annotations

import re

import lxml.html
import pytest
from common import Renderers, Replace


@pytest.mark.parametrize("path", ["case-studies/burundi-story", "themes/health"])
def test_the_head_asks_for_the_nearest_letter_or_else_leads_to_those_who_organise(
    small: Renderers, replace: Replace, path: str
) -> None:
    """Those on a theme stand on its own page."""

    def asked() -> list[str]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))
        found = tree.xpath("//header[contains(@class, 'hero')]//*[contains(@class, 'hero__actions')]/a/@href")
        return [href.removeprefix("/campaign") for href in found[:1]]

    assert asked() == ["/campaigns/floor/#letter"]
    replace("data/campaigns.yml", "  since: 2021", "  since: 2021\n  until: 2022")
    assert asked() == (["/countries/bi/#members"] if path.startswith("case") else [])


def asked_for(small: Renderers, path: str) -> list[str]:
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))
    return [re.sub("^/campaign", "", a) for a in tree.xpath("//section[contains(@class, 'demand-band')]//a/@href")]


def test_a_network_demands_what_it_carries_or_else_what_it_is_about(small: Renderers, replace: Replace) -> None:
    """Nobody who reads of one struggle is asked to write about another."""
    campaign = "/campaigns/floor/#letter"
    assert campaign in asked_for(small, "networks/africa-net")
    replace("data/campaigns.yml", "  networks: [africa-net]\n", "")
    assert campaign in asked_for(small, "networks/africa-net"), "its first theme is that of the win"
    replace("data/campaigns.yml", "  themes: [health]\n", "  themes: [gender]\n")
    assert asked_for(small, "networks/africa-net") == []


def test_what_a_place_is_about_is_what_its_wins_and_members_name_first(small: Renderers, replace: Replace) -> None:
    network = small()["en"].view.records["networks"]["africa-net"]
    assert small()["en"].view.membership.themes_of(network) == ["health", "gender"]
    replace("members.yml", "  themes: [health, gender]\n", "  themes: [gender, health]\n")
    replace("data/case_studies.yml", "  years: 2014-2021\n", "  years: 2014-2021\n  won: no\n")
    assert small()["en"].view.membership.themes_of(network) == ["gender", "health"], "what is still to be won is no win"


def test_a_national_network_has_the_letter_that_fits_its_country(small: Renderers, replace: Replace) -> None:
    assert asked_for(small, "networks/bi-net") == []
    letter = "  letter:\n    to: Minister of Health\n    subject: Care for all\n    paragraphs:\n      - Dear Minister,\n      - Care for all. I look forward to your reply.\n      - Yours, [your name]\n"
    replace("data/situations.yml", "  kinds: [health-mutual]\n", f"  kinds: [health-mutual]\n{letter}")
    assert asked_for(small, "networks/bi-net") == ["/passport/bi/#letter-ill", "/passport/bi/#ill"]
    replace("data/situations.yml", letter, "  campaign: floor\n")
    assert asked_for(small, "networks/bi-net")[0] == "/passport/bi/#letter-ill"


def test_what_members_helped_to_win_elsewhere_is_not_won_here(small: Renderers, replace: Replace) -> None:
    """What was won in its countries, and what its members helped to win in others, stand apart on the page of a network."""

    def headings(path: str) -> list[str]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))
        return [h.text_content() for h in tree.xpath("//section[.//*[contains(@class, 'case-card')]]//h2")]

    assert headings("network/africa") == headings("networks/africa-net") == ["What has been won here"]
    replace("data/case_studies.yml", "countries: [BI]", "countries: [NP]")
    assert headings("network/africa") == []
    assert headings("networks/africa-net") == ["Stories from elsewhere in which its members appear"]


def test_a_network_sends_to_its_own_organisations(small: Renderers, replace: Replace) -> None:
    """Not to those of its continent, nor to those of the world that work on its theme."""
    replace("data/campaigns.yml", "  since: 2021", "  since: 2021\n  until: 2021")
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["networks/africa-net"]))
    own = len(renderer.view.membership.members_of(renderer.view.records["networks"]["africa-net"]))
    (near,) = tree.xpath("//*[@class='act-list__first']//a")
    assert near.get("href").endswith("/networks/africa-net/#members") and f": {own} organisation" in near.text_content()


def test_a_continent_counts_for_its_theme_those_that_work_there(small: Renderers, replace: Replace) -> None:
    replace("data/campaigns.yml", "  since: 2021", "  since: 2021\n  until: 2021")
    renderer = small()["en"]
    view = renderer.view
    tree = lxml.html.document_fromstring(renderer.document(view.by_path["network/africa"]))
    (link,) = tree.xpath("//*[@class='act-list__first']//a[contains(@href, '?theme=')]")
    theme = view.membership.themes_on("africa")[0]
    there = [m for m in view.membership.members_on("africa") if theme in m.themes]
    assert (
        f"?theme={theme}&continent=africa#" in link.get("href")
        and f": {len(there)} organisation" in link.text_content()
    )


def test_a_country_asks_for_the_letter_on_what_is_done_there(small: Renderers, replace: Replace) -> None:
    """In its head and at its end, also where no story is told of it: by what its organisations work on."""

    def letters() -> list[str]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["countries/bi"]))
        ways = "//*[@class='hero__actions' or @class='act-list__ways']/a[contains(@href, '#letter')]/@href"
        return [re.sub("^/campaign", "", a) for a in tree.xpath(ways)]

    assert letters() == []
    replace("data/situations.yml", "  kinds: [health-mutual]\n", "  kinds: [health-mutual]\n  campaign: floor\n")
    assert letters() == ["/passport/bi/#letter-ill"] * 2
    replace("data/case_studies.yml", "countries: [BI]", "countries: [NP]")
    assert letters() == ["/passport/bi/#letter-ill"] * 2
    replace("members.yml", "  networks: [bi-net]\n  themes: [health, gender]\n", "")
    replace("members.yml", "  networks: [africa-net]\n", "  networks: [africa-net]\n  themes: [health]\n")
    assert letters() == ["/passport/bi/#letter-ill"] * 2, "of which nobody tells anything: what its network is about"
