"""Passports: only records speak, and only for the situations for which a country has some."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from common import Renderers, Replace, Write

from campaign.kinds.passport import KIND, stages
from campaign.kinds.reading import read_records
from campaign.rules import checked


def page(small: Renderers, path: str) -> lxml.html.HtmlElement:
    renderer = small()["en"]
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


def changed(root: Path, name: str, old: str, new: str) -> None:
    """Change a data file of the small network."""
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_country_shows_what_its_records_say(small_root: Path) -> None:
    records = read_records(small_root)
    (stage,) = stages(records, "BI")
    assert [(claim.says, year) for claim, year in stage.claims] == [("It names medical care first.", "2019")]
    assert stage.members and all("health" in m.themes or m.kind == "health-mutual" for m in stage.members)


def test_a_day_that_no_campaign_names_asks_for_the_letter_of_its_situation(small: Renderers, small_root: Path) -> None:
    """Who goes to a minister needs a letter; where the situation has none, she finds her rights."""

    def asked() -> str:
        renderer = small()["en"]
        html = renderer.document(renderer.view.by_path["events"])
        (act,) = re.findall(r'<a class="button" href="[^"]*/passport/#ill">([^<]*)</a>', html)
        return str(act)

    assert asked() == "I am ill: what are my rights?"
    letter = "  letter:\n    to: Minister of Health\n    subject: Care\n    paragraphs:\n      - Dear Minister,\n"
    changed(small_root, "data/situations.yml", "  kinds: [health-mutual]\n", f"  kinds: [health-mutual]\n{letter}")
    assert asked() == "Your letter to: Minister of Health"


def test_a_country_without_records_has_no_passport(small_root: Path) -> None:
    records = read_records(small_root)
    others = {m.country for m in records["members"].values() if m.country} - {"BI"}
    assert others and list(KIND.entries(records)) == ["bi"]


def test_who_ratified_nothing_is_not_said_to_have(small_root: Path, small: Renderers) -> None:
    def html() -> str:
        renderer = small()["en"]
        return renderer.document(renderer.view.by_path["passport/bi"])

    changed(small_root, "data/standards.yml", "{country: BI, year: 2019}", "{country: NP, year: 2019}")
    assert "It names medical care first." in html() and "ratified or not, we do not know" in html()
    assert "claims__ratified" not in html()
    changed(small_root, "data/standards.yml", "  ratified:\n    - {country: NP, year: 2019}\n", "")
    assert "We know of no country in our network" in html() and "claims__ratified" not in html()


def test_what_nobody_can_ratify_is_not_said_to_wait_for_it(small_root: Path, small: Renderers) -> None:
    changed(small_root, "data/standards.yml", "  convention: yes\n  ratified:\n    - {country: BI, year: 2019}\n", "")
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path["passport/bi"])
    assert "needs no ratification" in html and "ratified or not, we do not know" not in html


def test_a_passport_ends_with_something_to_do_and_leads_to_the_text_of_its_country(
    small_root: Path, small: Renderers
) -> None:
    """A letter; without a campaign, those who organise there."""

    def links() -> tuple[list[str], list[str]]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["passport/bi"]))
        act, text = "//*[contains(@class, 'act-list__first')]//a/@href", "//*[contains(@class, 'passport')]/p/a/@href"
        return tree.xpath(act), tree.xpath(text)

    act, text = links()
    assert act[0].endswith("#letter") and text[0].endswith("/countries/bi/")
    changed(small_root, "data/campaigns.yml", "  since: ", "  until: 2021\n  since: ")
    act, text = links()
    assert act[0].endswith("/countries/bi/#members")


def test_a_passport_with_letters_of_its_situations_asks_for_no_other_at_its_end(
    small: Renderers, replace: Replace
) -> None:
    replace("data/situations.yml", "  name: I am ill\n", "  name: I am ill\n  campaign: floor\n")
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["passport/bi"]))
    act = tree.xpath("//*[contains(@class, 'act-list__first')]//a/@href")
    assert act[0].endswith("/countries/bi/#members") and tree.xpath("//div[@id='ill']//*[@id='letter-ill']")


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("case_studies: burundi-story", "case-card__title"),
        ("figures: cost", "figure-card"),
        ("campaign: floor", "letter-ill"),
    ],
)
def test_only_what_a_situation_names_stands_in_it(small_root: Path, small: Renderers, named: str, shown: str) -> None:
    """A story, a figure or a letter with the theme of a situation may still be of another matter."""
    for without, line in ((True, ""), (False, f"  {named}\n")):
        changed(small_root, "data/situations.yml", "  standards:\n", f"{line}  standards:\n")
        renderer = small()["en"]
        html = renderer.document(renderer.view.by_path["passport/bi"])
        assert (shown not in html.partition("<main")[2].partition("act-now")[0]) == without


LETTER = """  letter:
    to: Minister
    subject: Care
    paragraphs: [Please care., "[your name]"]
"""


@pytest.mark.parametrize(
    ("continents", "there"),
    [("", True), ("    continents: [africa]\n", True), ("    continents: [asia]\n", False)],
)
def test_a_situation_may_have_a_letter_of_its_own(
    small_root: Path, small: Renderers, continents: str, there: bool
) -> None:
    """It stands in its fold, instead of that of its campaign, where it can be sent from there."""
    own = f"{LETTER}{continents}  campaign: floor\n  standards:\n"
    changed(small_root, "data/situations.yml", "  standards:\n", own)
    assert not [p for p in checked(small_root).problems if p.level == "problem"]
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path["passport/bi"])
    assert html.count('<div id="letter-text-ill">') == html.count('data-fill="letter-text-ill"') == 1
    assert ("Please care." in html) == there and ("Build a floor for all in our country." in html) != there


def test_the_letter_of_a_situation_fits_into_a_mail(small_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(small_root, "data/situations.yml", "  standards:\n", f"{LETTER}  standards:\n")
    monkeypatch.setattr("campaign.rules.sent.LETTER_LIMIT", 20)
    assert "data/situations.yml" in {p.file for p in checked(small_root).problems if p.code == "letter-long"}


def test_what_is_still_to_be_won_is_not_shown_as_won(small_root: Path) -> None:
    changed(small_root, "data/situations.yml", "  standards:\n", "  case_studies: burundi-story\n  standards:\n")
    assert [story.id for story in next(stages(read_records(small_root), "BI")).stories] == ["burundi-story"]
    changed(small_root, "data/case_studies.yml", "- id: burundi-story\n", "- id: burundi-story\n  won: no\n")
    assert not next(stages(read_records(small_root), "BI")).stories


def test_members_of_the_theme_stand_before_those_of_the_kind(small_root: Path) -> None:
    def names() -> list[str]:
        return [member.id for member in next(stages(read_records(small_root), "BI")).members]

    assert names() == ["bi-alpha"]
    changed(small_root, "data/situations.yml", "kinds: [health-mutual]", "kinds: [youth-organisation, health-mutual]")
    assert names() == ["bi-alpha", "bi-beta"]
    changed(small_root, "data/situations.yml", "themes: [health]", "themes: []")
    assert names() == ["bi-beta", "bi-alpha"]
    changed(small_root, "data/situations.yml", "kinds: [youth-organisation, health-mutual]", "kinds: [health-mutual]")
    changed(small_root, "members.yml", "kind: youth-organisation", "kind: health-mutual")
    assert names() == ["bi-beta", "bi-alpha"]  # who is there for everyone, and then who is there for something else


def test_a_ratification_waits_for_a_member(small_root: Path, small: Renderers) -> None:
    changed(small_root, "data/standards.yml", "{country: BI, year: 2019}", "{country: FJ, year: 2019}")
    renderer = small()["en"]
    for path in renderer.view.by_path:
        assert "/fj/" not in renderer.document(renderer.view.by_path[path]), path


def test_each_pair_has_an_address(small: Renderers) -> None:
    renderer = small()["en"]
    page, passport = (renderer.document(renderer.view.by_path[path]) for path in ("passport", "passport/bi"))
    assert re.findall(r'href="[^"]*/passport/(bi/[^"]*)"', page) == ["bi/", "bi/#ill"]
    (fold,) = lxml.html.fromstring(passport).xpath("//*[@id='ill']/ancestor::details")
    assert "open" not in fold.attrib and not fold.xpath("summary[descendant-or-self::*/@id='ill']"), (
        "a browser opens the fold around a place by itself, not the one whose name it is"
    )


def test_a_network_without_situations_has_none(small_root: Path, small: Renderers) -> None:
    (small_root / "data/situations.yml").unlink()
    renderer = small()["en"]
    assert not [path for path in renderer.view.by_path if path.startswith("passport")]
    assert "passport" not in renderer.document(renderer.view.by_path[""])


@pytest.mark.parametrize(
    "field", ["standards: [{standard: gone, says: Nothing.}]", "case_studies: gone", "figures: gone"]
)
def test_what_a_situation_names_and_is_not_there_is_a_problem(small_root: Path, field: str) -> None:
    file = small_root / "data/situations.yml"
    kept = file.read_text(encoding="utf-8").partition("  standards:")[0]
    file.write_text(f"{kept}  {field}\n", encoding="utf-8")
    assert [problem.params["value"] for problem in checked(small_root).problems] == ["gone"]


def test_a_theme_asks_whoever_it_happens_to_for_their_rights(small: Renderers, replace: Replace) -> None:
    """Beside those who organise for it, who stand in its head: the same button twice in one screen helps nobody."""

    def asked() -> str:
        renderer = small()["en"]
        html = renderer.document(renderer.view.by_path["themes/health"])
        return "".join(re.findall(r'<p class="demand-band__ways">.*?</p>', html))

    replace(
        "docs/en/themes/health.md",
        "Words of the page.",
        "Words of the page.\n\n## What we ask for\n\n- **Care** for all.\n- More.",
    )
    replace("data/campaigns.yml", "  since: 2021", "  since: 2021\n  until: 2021")
    assert "/passport/#ill" in asked() and "I am ill: what are my rights?" in asked() and "?theme=" not in asked()
    replace("data/situations.yml", "  themes: [health]\n", "")
    assert (
        "what are my rights?" not in asked() and "wa.me/?text=Care%20for%20all." in asked() and "?theme=" not in asked()
    )


def test_a_country_asks_at_once_who_one_is(small: Renderers) -> None:
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["countries/bi"]))
    (link,) = tree.xpath("//section[@aria-labelledby='situations']//a")
    assert (link.text_content(), link.get("href")[-len("passport/bi/#ill") :]) == ("I am ill", "passport/bi/#ill")
    other = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["countries/np"]))
    assert not other.xpath("//*[@id='situations']")


@pytest.mark.parametrize("name", ["ratified", "unratified", "either"])
def test_a_letter_is_too_long_with_what_it_asks_by_a_convention(small_root: Path, name: str) -> None:
    """Whichever of its sentences it is: each is sent from somewhere."""
    said = {"ratified": "Apply it.", "unratified": "Ratify it.", "either": "Do both."} | {name: "é" * 300}
    asks = "".join(f"    {field}: {words}\n" for field, words in said.items())
    letter = f"{LETTER}    standard: c102\n{asks}"
    changed(small_root, "data/situations.yml", "  standards:\n", f"{letter}  standards:\n")
    assert not [p for p in checked(small_root).problems if p.code == "letter-long"]
    changed(small_root, "data/situations.yml", "é" * 300, "é" * 350)
    assert {p.file for p in checked(small_root).problems if p.code == "letter-long"} == {"data/situations.yml"}


LAW = """- id: bi-law
  country: BI
  situations: [ill]
  says: A law of 2020 insures everyone.
  sources: [{document: report-2020}]
"""


def test_the_law_of_the_country_comes_before_what_binds_it_from_outside(
    small: Renderers, small_root: Path, write: Write, replace: Replace
) -> None:
    """With its source; a country has a passport even if that is all, and of another situation nothing is said."""
    write("data/laws.yml", LAW)
    tree = page(small, "passport/bi")
    own, bound = tree.find_class("law")[0], tree.find_class("claims--binding")[0]
    assert "A law of 2020 insures everyone." in own.text_content() and own.xpath(".//details//*[self::a or self::cite]")
    assert [*tree.iter()].index(own) < [*tree.iter()].index(bound)
    (small_root / "data/laws.yml").write_text(LAW.replace("country: BI", "country: NP"), encoding="utf-8")
    assert set(KIND.entries(read_records(small_root))) == {"bi", "np"}


def test_where_no_record_holds_the_law_of_a_country_its_passport_says_whom_to_ask(
    small: Renderers, write: Write
) -> None:
    """A network that keeps no laws says nothing of what it does not know."""
    assert not page(small, "passport/bi").find_class("law")
    write("data/laws.yml", LAW.replace("country: BI", "country: NP"))
    tree = page(small, "passport/bi")
    (way,) = tree.xpath("//*[@class='law']/p/a/@href")
    assert tree.get_element_by_id(way.lstrip("#")).text_content() == "Who organises near you"
    write("data/laws.yml", LAW)
    assert not page(small, "passport/bi").find_class("law__unknown")


def test_what_binds_nobody_is_folded_where_something_else_speaks(
    small: Renderers, replace: Replace, write: Write
) -> None:
    """Where it is all that speaks for whoever is ill, it stands open."""

    def folds() -> list[bool]:
        found = page(small, "passport/bi").xpath("//div[@id='ill']//details[ul[@class='claims']]")
        return [fold.get("open") is not None for fold in found]

    assert folds() == []
    replace("data/standards.yml", "{country: BI, year: 2019}", "{country: NP, year: 2019}")
    assert folds() == [True]
    write("data/laws.yml", LAW)
    assert folds() == [False]
