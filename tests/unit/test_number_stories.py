"""Stories told by numbers: so many people are lit as the figure says, and each screen has an address of its own."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from common import Renderers, Replace, faults

from campaign.outputs.open_data import open_data
from campaign.rules import checked

PATH = "in-numbers/by-place"
STORY = "data/number_stories.yml"


def test_a_share_lights_its_part_and_any_other_figure_all(small: Renderers) -> None:
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[PATH]))
    lights = tree.xpath("//section[@id]//*[name()='svg']/*[@fill='url(#marks-on)']/@d")
    assert lights == ["M0 0h100v70H0zM0 70h10v10H0z", "M0 0h100v100H0z", "M0 0h100v70H0zM0 70h10v10H0z"]


@pytest.mark.parametrize("more", ["change: yes", "value_to: 75"])
def test_a_rise_and_a_range_are_no_part_of_a_hundred(more: str, small: Renderers, replace: Replace) -> None:
    replace("data/figures.yml", "value: 71", f"value: 71\n  {more}")
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[PATH]))
    assert {*tree.xpath("//*[@fill='url(#marks-on)']/@d")} == {"M0 0h100v100H0z"}


def test_each_screen_has_an_address_of_its_own_that_is_passed_on_and_cited(small: Renderers) -> None:
    renderer = small()["fr"]
    html = renderer.document(renderer.view.by_path[PATH])
    tree = lxml.html.document_fromstring(html)
    anchors = tree.xpath("//main//section[contains(@class, 'number-screen')]/@id")
    assert anchors == ["gap", "people", "gap-2"], "a figure that comes again is counted"
    for anchor in anchors:
        address = renderer.view.url(f"{PATH}#{anchor}", absolute=True)
        assert address in tree.xpath(f"string(//*[@id='{anchor}-citation'])")
        assert tree.xpath(f"//*[@id='{anchor}-address' and text()='{address}']")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len({*ids})


def test_pages_that_fit_lead_to_it_and_its_figures_can_be_taken_along(small: Renderers) -> None:
    renderer = small()["en"]
    link = f'href="{renderer.view.url(PATH)}"'
    for path in ("figures", "themes/health", "case-studies/burundi-story"):
        assert link in renderer.document(renderer.view.by_path[path]), path
    assert open_data(renderer.view)["data/in-numbers/by-place.csv"].count("\n") > len(("gap", "people", "gap"))


def test_a_network_without_such_stories_has_none(small_root: Path, small: Renderers) -> None:
    (small_root / STORY).unlink()
    renderer = small()["en"]
    assert PATH not in renderer.view.by_path
    assert "in-numbers" not in renderer.document(renderer.view.by_path["figures"])


def test_a_figure_that_is_not_there_is_a_problem(small_root: Path) -> None:
    file = small_root / STORY
    file.write_text(file.read_text(encoding="utf-8").replace("figure: people", "figure: nobody"), encoding="utf-8")
    assert ("reference-unknown", STORY) in {(p.code, p.file) for p in faults(checked(small_root))}
