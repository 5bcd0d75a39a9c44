"""Placards: one page a demand, with the demand in every language that says it."""

from __future__ import annotations

import re
from pathlib import Path

from common import Renderers, Replace

from campaign.rules import checked

PANEL = re.compile(r'<div class="placard__panel" id="in-(\w+)"[^>]*>\s*<(\w+) [^>]*>([^<]*)<')
UNKNOWN = "Nobody has translated this."


def document(renderers: Renderers, language: str, path: str) -> str:
    """A page as HTML."""
    renderer = renderers()[language]
    return renderer.document(renderer.view.by_path[path])


def test_a_demand_stands_first_in_the_language_of_the_page(small: Renderers) -> None:
    said = {"en": "Build a floor for all.", "fr": "Bâtir un socle pour tous."}
    for language, other in (("en", "fr"), ("fr", "en")):
        assert PANEL.findall(document(small, language, "placards/floor-1")) == [
            (language, "h1", said[language]), (other, "p", said[other]),
        ]  # fmt: skip


def test_a_language_that_does_not_say_it_is_left_out(small_root: Path, small: Renderers) -> None:
    file = small_root / "data/campaigns.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Build a floor for all.", UNKNOWN), encoding="utf-8")
    assert PANEL.findall(document(small, "fr", "placards/floor-1")) == [("en", "h1", UNKNOWN)]


def test_the_last_placard_of_a_campaign_leads_to_its_first(small: Renderers) -> None:
    steps = re.findall(
        r'href="[^"]*/placards/([^/"]+)/"', document(small, "en", "placards/floor-2").partition("<body")[2]
    )
    assert steps == ["floor-1", "floor-1"]


def test_a_campaign_leads_to_a_placard_for_each_demand(small: Renderers) -> None:
    found = re.findall(r'href="[^"]*/placards/([^/"]+)/"', document(small, "en", "campaigns/floor"))
    assert found == ["floor-1", "floor-2"]


def test_a_placard_can_be_shared_where_the_device_can(small: Renderers) -> None:
    """The button is hidden until a script finds that it works, and shares the demand with the address of the page."""
    html = document(small, "fr", "placards/floor-1")
    share = re.search(
        r'<span class="placard__share" hidden><button type="button" data-share="([^"]*)" data-address="([^"]*)"', html
    )
    assert share and share.groups() == (
        "Bâtir un socle pour tous.",
        "https://small.example/campaign/fr/placards/floor-1/",
    )
    assert "js/copy.js" in html


def test_words_that_no_line_parts_count_as_one(small_root: Path, small: Renderers) -> None:
    """A number stays with its word, so that both together must fit the width."""
    file = small_root / "data/campaigns.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Build a floor for all.", "Ratify Convention\u00a0193 now."), encoding="utf-8")
    assert 'data-word="14"' in document(small, "en", "placards/floor-1")


def test_few_words_stand_large_and_the_whole_demand_below(small: Renderers, replace: Replace) -> None:
    """In a language that lacks them the demand stands large as before; the campaign says the whole everywhere."""
    replace("data/campaigns.yml", "  addressed_to:\n", "  placards: [A floor., A law.]\n  addressed_to:\n")
    html = document(small, "en", "placards/floor-1")
    assert PANEL.findall(html) == [("en", "h1", "A floor."), ("fr", "p", "Bâtir un socle pour tous.")]
    assert re.findall(r'placard__whole">([^<]*)<', html) == ["Build a floor for all."]
    campaign = document(small, "en", "campaigns/floor")
    assert "Build a floor for all." in campaign and "A floor." not in campaign


def test_there_is_a_placard_for_each_demand_or_none(small_root: Path, replace: Replace) -> None:
    replace("data/campaigns.yml", "  addressed_to:\n", "  placards: [A floor.]\n  addressed_to:\n")
    problem = next(p for p in checked(small_root).problems if p.level == "problem")
    assert problem.code == "placards-uneven" and problem.params["limit"] == "2"
