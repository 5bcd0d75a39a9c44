"""Who stands behind what is cited, and what a reader sees of it."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from common import Renderers, Replace, Write, faults

from campaign.kinds.publisher import publisher_of
from campaign.rules import checked

LISTED = """
- id: gamma
  name: Gamma Press
  hosts: [gamma.example]
  grade: press
- id: part
  name: A part of it
  hosts: [part.gamma.example]
  grade: public
"""
SEEN = "//*[contains(@class, 'source-list')]/li"


def lines(small: Renderers, language: str = "en") -> list[str]:
    """The sources on the page of an organisation, as words."""
    renderer = small()[language]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["members/np-gamma"]))
    return [" ".join(line.text_content().split()) for line in tree.xpath(SEEN)]


def test_the_longest_end_of_a_host_says_who_publishes(small_root: Path, write: Write) -> None:
    write("data/publishers.yml", LISTED)
    records = checked(small_root).records
    found = {
        address: (found := publisher_of(records, address)) and found.name
        for address in (
            "https://gamma.example/a",
            "https://www.gamma.example/a?b",
            "https://more.gamma.example",
            "https://www.part.gamma.example/",
            "https://notgamma.example/",
        )
    }
    assert list(found.values()) == ["Gamma Press", "Gamma Press", "Gamma Press", "A part of it", None]


def test_publisher_and_year_stand_beside_a_source(small: Renderers, write: Write) -> None:
    assert lines(small) == ["Gamma wins (2021)"], "a network without a list of publishers shows none"
    write("data/publishers.yml", LISTED)
    assert lines(small) == ["Gamma wins, Gamma Press (2021)"]


def test_a_title_in_another_language_than_the_page_says_in_which(small: Renderers, write: Write) -> None:
    assert lines(small, "fr") == ["Gamma wins [anglais] (2021)"]
    write("data/publishers.yml", LISTED)
    assert lines(small, "fr") == ["Gamma wins [anglais], Gamma Press (2021)"]


def test_a_publisher_has_its_name_in_each_language(small: Renderers, small_root: Path, write: Write) -> None:
    write("data/publishers.yml", LISTED.replace("name: Gamma Press\n", "name: Gamma Press\n  translated: yes\n"))
    catalogue = small_root / "locales/fr.po"
    write("locales/fr.po", catalogue.read_text(encoding="utf-8") + '\nmsgid "Gamma Press"\nmsgstr "Presse Gamma"\n')
    assert lines(small) == ["Gamma wins, Gamma Press (2021)"]
    assert lines(small, "fr") == ["Gamma wins [anglais], Presse Gamma (2021)"]


def test_the_page_that_was_read_stands_beside_the_one_of_the_maker(
    small: Renderers, small_root: Path, write: Write, replace: Replace
) -> None:
    write("data/publishers.yml", LISTED)
    replace("members.yml", "      year: 2021\n", "      year: 2021\n      read_at: https://part.gamma.example/copy\n")
    assert faults(checked(small_root)) == []
    assert lines(small) == ["Gamma wins, Gamma Press (2021), via A part of it"]
    write("data/publishers.yml", LISTED.replace("grade: public", "grade: refused"))
    assert [(p.code, p.params["value"]) for p in faults(checked(small_root))] == [
        ("publisher-refused", "part.gamma.example")
    ]


def test_a_text_cites_as_well(small_root: Path, write: Write) -> None:
    write("data/publishers.yml", LISTED.replace("gamma.example]", "report.example]", 1).replace("press", "refused"))
    found = [p.file for p in faults(checked(small_root)) if p.code == "publisher-refused"]
    assert "docs/en/about.md" in found and "docs/fr/about.md" in found
