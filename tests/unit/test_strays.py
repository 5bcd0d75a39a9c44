"""Texts of no entry, and entries whose text has nearly their name: what a person reads who has named a file otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from common import Replace, Write, faults, notes

from campaign.rules import checked

TEXT = "---\ntitle: Another title\ndescription: Short.\n---\nWords.\n"


@pytest.mark.parametrize(
    ("file", "code", "suggestion"),
    [
        ("docs/en/countries/KE.md", "text-no-country-near", "docs/en/countries/ke.md"),
        ("docs/fr/countries/burundi.md", "text-no-country-near", "docs/fr/countries/bi.md"),
        ("docs/en/countries/cote-divoire.md", "text-no-country-near", "docs/en/countries/ci.md"),
        ("docs/en/network/Africa.md", "story-there", "docs/en/network/africa.md"),
        ("docs/en/network/latin-americas-caribbean.md", "story-without-record-near", "docs/en/network/latin-america-caribbean.md"),
        ("docs/en/themes/wealth.md", "story-without-record", None),  # is near a theme that has its text: perhaps a new one
    ],
)  # fmt: skip
def test_the_name_that_a_file_should_have(
    file: str, code: str, suggestion: str | None, small_root: Path, write: Write
) -> None:
    write(file, TEXT)
    (found,) = faults(checked(small_root))
    assert (found.file, found.code, found.params.get("suggestion")) == (file, code, suggestion)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("burundi-story.md", TEXT.replace("Another title", "“Burundi: a law”")),  # cannot be read
        ("burundi-story.txt", TEXT),  # is not read
    ],
)
def test_a_text_with_a_fault_of_its_own_is_not_missing_besides(
    name: str, text: str, small_root: Path, write: Write
) -> None:
    """What only follows would be read first, and tell somebody to write it once more, in another language."""
    for language in ("en", "fr"):
        (small_root / f"docs/{language}/case-studies/burundi-story.md").unlink(missing_ok=True)
    write(f"docs/fr/case-studies/{name}", text)
    (found,) = faults(checked(small_root))
    assert found.file == f"docs/fr/case-studies/{name}"


def test_a_country_by_name_whose_text_is_there_already(small_root: Path, write: Write) -> None:
    write("docs/en/countries/bi.md", TEXT)
    write("docs/en/countries/burundi.md", TEXT.replace("Another", "One more"))
    assert [(p.file, p.code) for p in faults(checked(small_root))] == [("docs/en/countries/burundi.md", "story-there")]


def test_a_continent_waits_for_its_network(small_root: Path, write: Write) -> None:
    write("docs/en/network/latin-america-caribbean.md", TEXT)
    (note,) = [n for n in notes(checked(small_root)) if n.code == "text-waiting"]
    assert (note.params["target"], note.params["suggestion"]) == (
        "data/networks.yml",
        "continent: latin-america-caribbean",
    )


def test_a_text_renamed_in_one_language_is_told_once(small_root: Path) -> None:
    folder = small_root / "docs/en/news"
    (folder / "2021-03-union-wins.md").rename(folder / "2021-03-unions-win.md")
    assert [p.code for p in faults(checked(small_root))] == ["story-without-record-near"]


def test_links_to_a_page_are_told_with_what_it_came_from(small_root: Path, write: Write, replace: Replace) -> None:
    replace("docs/en/case-studies/burundi-story.md", "See {{ theme", "See [money](/figures/financing/) {{ theme")
    write("data/figures.yml", "[]\n")
    (found,) = faults(checked(small_root))
    assert found.code == "records-gone"
    assert "docs/en/case-studies/burundi-story.md:11" in found.params["each"]


def test_tables_of_words_that_cannot_be_read(small_root: Path, write: Write) -> None:
    """Their words would be missing without a word: translators lost all comments by one quotation mark."""
    write("overrides/comments.yml", 'Draw it: "no end\nOther: word\n')
    assert [problem.file for problem in faults(checked(small_root))] == ["overrides/comments.yml"]
