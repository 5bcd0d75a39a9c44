"""What stands twice: a list names a thing once, and each place of a page has one name."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from common import Renderers, Replace, Write, faults

from campaign.rules import checked


@pytest.mark.parametrize(
    ("file", "old", "new", "value", "field"),
    [
        ("data/networks.yml", "countries: [BI]", "countries: [BI, BI]", "BI", "countries"),
        ("data/case_studies.yml", "countries: [BI]", "countries: [BI, BI]", "BI", "countries"),
        ("data/events.yml", "countries: [BI]", "countries: [BI, BI]", "BI", "countries"),
        ("data/events.yml", "languages: [fr, en]", "languages: [fr, en, fr]", "fr", "languages"),
        ("data/resources.yml", "languages: [en, fr]", "languages: [en, en]", "en", "languages"),
        ("data/campaigns.yml", "won: yes", "won: yes\n      countries: [BI, BI]", "BI", "countries"),
        ("data/campaigns.yml", "figures: [gap, span]", "figures: [gap, gap]", "gap", "figures"),
        ("data/campaigns.yml", "- Write it into law.", "- Build a floor for all.", "Build a floor for all.", "demands"),
        ("data/site.yml", "home_figures: [gap]", "home_figures: [gap, gap]", "gap", "home_figures"),
    ],
)
def test_a_list_names_a_thing_once(
    small_root: Path, replace: Replace, file: str, old: str, new: str, value: str, field: str
) -> None:
    replace(file, old, new)
    (fault,) = faults(checked(small_root))
    assert (fault.code, fault.params) == ("reference-twice", {"value": value, "field": field})


def test_what_nobody_knows_is_told_once_and_then_that_it_stands_twice(small_root: Path, replace: Replace) -> None:
    replace("data/campaigns.yml", "figures: [gap, span]", "figures: [lost, lost]")
    assert [fault.code for fault in faults(checked(small_root))] == ["reference-unknown", "reference-twice"]


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("data/situations.yml", "id: ill", "id: countries", "passport"),
        ("data/situations.yml", "id: ill", "id: menu", "passport"),
        ("data/situations.yml", "id: ill", "id: content", "passport"),
        ("data/situations.yml", "id: ill", "id: act", "passport"),
        ("data/timeline.yml", "id: 2014-start", "id: years", "about"),
        ("data/events.yml", "id: assembly-2022", "id: ahead", "events"),
    ],
)
def test_an_entry_has_not_the_name_of_a_part_of_its_page(
    small_root: Path, replace: Replace, file: str, old: str, new: str, page: str
) -> None:
    replace(file, old, new)
    (fault,) = faults(checked(small_root))
    assert (fault.file, fault.code, fault.params["path"]) == (file, "id-taken", page)
    id, suggestion = fault.params["value"], fault.params["suggestion"]
    replace(file, f"id: {id}", f"id: {suggestion}")
    assert faults(checked(small_root)) == []


def test_two_figures_whose_parts_have_one_name_are_told(small_root: Path, replace: Replace) -> None:
    replace("data/figures.yml", "- id: people\n", "- id: gap-number\n")
    for file, old in (("data/site.yml", "[people]"), ("data/number_stories.yml", "figure: people")):
        replace(file, old, old.replace("people", "gap-number"))
    (fault,) = faults(checked(small_root))
    assert (fault.code, fault.params["value"]) == ("id-taken", "gap-number")


def test_a_heading_of_a_text_leaves_the_names_of_the_page_alone(
    small: Renderers, write: Write, small_root: Path
) -> None:
    """Whatever it is called, also where the name that it would have instead is one of the page too."""
    file = small_root / "docs/en/campaigns/floor.md"
    for heading in ("Letter", "Letter text", "Demands", "Steps", "Content", "Menu"):
        write("docs/en/campaigns/floor.md", file.read_text("utf-8") + f"\n## {heading}\n\nSome words.\n")
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path["campaigns/floor"])
    assert [id for id, n in Counter(re.findall(r'\sid="([^"]+)"', html)).items() if n > 1] == []
