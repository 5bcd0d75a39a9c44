"""The page of an organisation of which little is told: what its network demands, and nothing of others that passes for its own."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from common import Renderers, Replace

from campaign.kinds.pulse import is_new


def test_of_whom_little_is_told_the_network_speaks(small: Renderers, replace: Replace) -> None:
    """The demand of its network, or of the one above it, with the way to it; not a campaign on another matter."""
    replace("data/networks.yml", "  founded: 2014\n", "  founded: 2014\n  demand: A card for all.\n")
    renderer = small()["en"]
    pages = {id: renderer.document(renderer.view.by_path[f"members/{id}"]) for id in ("strategic-delta", "bi-beta")}
    assert "A card for all." in pages["strategic-delta"]
    assert "/networks/africa-net/" in pages["strategic-delta"].partition("A card for all.")[2]
    assert "A card for all." in pages["bi-beta"]  # the network of its continent
    assert "A card for all." not in renderer.document(renderer.view.by_path["members/bi-alpha"])  # news tell of it


def test_an_organisation_of_no_country_says_where_its_networks_are(small: Renderers) -> None:
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["members/strategic-delta"]))
    (where,) = tree.xpath("//section[h2='Countries of its networks']")
    assert [link.text_content() for link in where.iter("a")] == ["Burundi"]
    assert "Countries of its networks" not in renderer.document(renderer.view.by_path["members/bi-beta"])


def test_the_nearest_network_that_demands_something_speaks(small: Renderers, replace: Replace) -> None:
    replace("data/networks.yml", "  founded: 2014\n", "  founded: 2014\n  demand: A card for all.\n")
    replace("data/networks.yml", "  country: BI\n", "  country: BI\n  demand: A doctor for all.\n")
    replace("members.yml", "  kind: youth-organisation\n", "  kind: youth-organisation\n  networks: [bi-net]\n")
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path["members/bi-beta"])
    assert "A doctor for all." in html and "A card for all." not in html


@pytest.mark.parametrize(
    ("themes", "heard"), [("", True), ("  themes: [health]\n", True), ("  themes: [gender]\n", False)]
)
def test_a_quotation_of_others_is_about_what_an_organisation_works_on(
    small: Renderers, small_root: Path, replace: Replace, themes: str, heard: bool
) -> None:
    """And says whose voice it is; of whom no website speaks, the page only leads to its country, by one card."""
    file = small_root / "docs/en/case-studies/burundi-story.md"
    file.write_text(file.read_text("utf-8") + "\n> “We were heard.”\n>\n> A farmer\n", encoding="utf-8")
    replace("members.yml", "  kind: youth-organisation\n", f"  kind: youth-organisation\n{themes}")
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path["members/bi-beta"])
    (card,) = lxml.html.document_fromstring(html).find_class("act-list__first")
    assert "We were heard." not in html and card.xpath(".//a[contains(@href, '/countries/bi/')]")
    replace("members.yml", "  name: Bêta Jeunes\n", "  name: Bêta Jeunes\n  website: https://beta.example/\n")
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path["members/bi-beta"])
    assert ("We were heard." in html) is heard
    assert bool(re.search(r'class="voice__of">[^<]*Burundi', html)) is heard


@pytest.mark.parametrize(
    ("moment", "now", "new"),
    [("2024-11-28", "2026-11-28", True), ("2024-10", "2026-11-28", False), ("2026-11", "2026-11", True)],
)
def test_what_is_older_than_two_years_is_not_the_latest(moment: str, now: str, new: bool) -> None:
    assert is_new(moment, now) is new
