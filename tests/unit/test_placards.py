"""Placards: one page a demand, with the demand in every language that says it; and the wall of all."""

from __future__ import annotations

import re
from pathlib import Path

from common import ROOT, Renderers, Replace, Write

from campaign.rules import checked
from campaign.words.fitting import FIRST, LAST, LINES, STEP, loosened, tries, width

PANEL = re.compile(
    r'<div class="placard__panel[^"]*" id="in-(\w+)"[^>]*>\s*(?:<div class="placard__try"[^>]*>)+<(\w+) [^>]*>([^<]*)<'
)
WALL = "---\ntitle: All placards\ndescription: Choose one.\n---\nHold them up.\n"
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


def test_the_wall_has_every_demand_that_runs(small: Renderers, write: Write) -> None:
    """Each leads to its own placard, in the words of the page's language, and can be sent with its address."""
    write("docs/en/placards/index.md", WALL)
    write("docs/fr/placards/index.md", WALL)
    html = document(small, "fr", "placards")
    cards = re.findall(r'<li class="placard-card [^"]*" id="([^"]+)">.*?</li>', html, re.DOTALL)
    assert cards == ["floor-1", "floor-2"]
    assert "Bâtir un socle pour tous." in re.findall(r'placard__words"><a href="[^"]*">([^<]*)<', html)
    sent = re.findall(r'wa\.me/\?text=([^"]*)"', html.partition('id="floor-2"')[2])
    assert sent[0].endswith("https%3A//small.example/campaign/fr/placards/floor-2/")
    home = document(small, "en", "")
    assert 'href="/campaign/placards/"' in home


def test_without_a_campaign_that_runs_there_is_no_wall(small: Renderers, write: Write, replace: Replace) -> None:
    """Its text becomes no page, and nothing leads there; placards of what is closed remain."""
    write("docs/en/placards/index.md", WALL)
    replace("data/campaigns.yml", "  since: ", "  until: 2022\n  since: ")
    view = small()["en"].view
    assert not view.has_page("placards") and view.has_page("placards/floor-1")
    assert 'href="/campaign/placards/"' not in document(small, "en", "")


def test_a_campaign_has_its_ground_on_the_wall_and_at_the_march(
    small: Renderers, small_root: Path, write: Write
) -> None:
    """And the next one another."""
    write("docs/en/placards/index.md", WALL)
    own = (small_root / "data/campaigns.yml").read_text(encoding="utf-8")
    write("data/campaigns.yml", own + own.replace("floor", "other"))
    write("docs/en/campaigns/other.md", (small_root / "docs/en/campaigns/floor.md").read_bytes())
    grounds = re.compile(r"placard-ground-(\d)")
    assert grounds.findall(document(small, "en", "placards")) == ["1", "1", "2", "2"]
    assert grounds.findall(document(small, "en", "placards/floor-2")) == ["1"]
    assert grounds.findall(document(small, "en", "placards/other-1")) == ["2"]


def test_a_number_may_stand_below_a_whole_word_alone() -> None:
    """Then the word may be larger; a sign, or a short word, keeps its number."""
    assert loosened("Ratify Convention\u00a0193") == "Ratify Convention 193"
    kept = "Ratifiez la convention n°\u00a0193\u00a0: nr.\u00a02"
    assert loosened(kept) == kept


def test_words_are_tried_on_more_lines_until_the_longest_stands_alone() -> None:
    """Each try is narrower than the one before, none narrower than the longest word; one with a soft hyphen may be parted there."""
    found = tries("Social security for informal workers")
    assert [one.lines for one in found] == [2, 3, 4, 5]
    assert [one.width for one in found] == sorted((one.width for one in found), reverse=True)
    assert STEP ** found[-1].width >= width("informal")
    assert tries("moederschaps\u00aduitkering")[-1].width < tries("moederschapsuitkering")[-1].width
    assert tries("") and tries("word " * 60)[-1].lines == LINES[-1]


def test_the_style_sheet_knows_every_try() -> None:
    """Each number of lines and each width that a page may carry has its line there."""
    css = (ROOT / "docs/assets/css/placard.css").read_text(encoding="utf-8")
    assert [int(n) for n in re.findall(r'\[data-lines="(\d+)"\]', css)] == list(LINES)
    told = {int(n): float(ems) for n, ems in re.findall(r'\[data-width="(\d+)"\] \{ --width: ([\d.]+)', css)}
    assert told == {n: round(STEP**n, 2) for n in range(FIRST, LAST + 1)}


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
