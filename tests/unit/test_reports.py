"""The reports for editors: where facts come from, and how hard the texts are to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from common import Replace

import readability
import sources
from campaign.kinds.reading import read_content
from campaign.rules import checked


def test_figures_are_old_after_five_years(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sources.main(["--root", str(small_root), "--today", "2025-01-01"]) == 0
    said = capsys.readouterr().out
    assert "2019  gap: People without protection" in said and "undated  people: People who gained cover" in said
    assert "2020  cost" not in said


def test_a_text_without_a_source_is_named(small_root: Path, replace: Replace) -> None:
    assert "docs/en/contact.md" in sources.without_source(read_content(small_root))
    replace("docs/en/contact.md", "Words of the page.", "Words of [a page](https://page.example/).")
    found = sources.without_source(read_content(small_root))
    assert "docs/en/contact.md" not in found and "docs/en/search.md" not in found
    assert not [file for file in found if "case-studies" in file]


@pytest.mark.whole
def test_facts_are_listed_with_those_who_rely_on_them(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("data/figures.yml", "  year: 2019\n", "  year: 2019\n  facts: [F001]\n")
    assert sources.facts(read_content(small_root)) == {
        "F001": ["data/figures.yml: gap", "/campaigns/floor/", "/case-studies/burundi-story/"]
    }
    assert sources.main(["--root", str(small_root), "--facts"]) == 0
    assert "F001: data/figures.yml: gap" in capsys.readouterr().out


def test_a_sample_is_drawn_again_by_its_seed(small_root: Path, replace: Replace) -> None:
    replace(
        "docs/en/contact.md",
        "Words of the page.",
        "It was founded in [Ghent](https://page.example/) in 1900. Write soon.",
    )
    content = checked(small_root)
    drawn = sources.sample(content, 50, 7)
    assert drawn == sources.sample(content, 50, 7)
    assert all(rows[:2] == sources.sample(content, 2, 7)[kind] for kind, rows in drawn.items())
    stated = [row for row in drawn["Statements"] if "contact.md" in row]
    assert len(stated) == 1 and "1900" in stated[0] and set(drawn["Figures"]) == set(content.records["figures"])


def test_a_text_may_be_written_first_in_any_language(small_root: Path) -> None:
    """Red when a report asks for the English of a page that exists in French alone."""
    news = small_root / "docs/en/news"
    for file in list(news.glob("*.md")):
        file.unlink()
    content = checked(small_root)
    assert sources.sample(content, 5, 1)
    sources.facts(content)
    sources.without_source(content)


@pytest.mark.parametrize("command", [sources.main, readability.main])
def test_faulty_data_are_said(command, small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]) -> None:
    replace("members.yml", "kind: ngo", "kind: zzz")
    assert command(["--root", str(small_root)]) == 1
    assert "make check" in capsys.readouterr().err


@pytest.mark.whole
def test_short_sentences_are_easier(small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]) -> None:
    def said() -> str:
        assert readability.main(["--root", str(small_root), "--language", "en"]) == 0
        return capsys.readouterr().out

    before = said()
    assert before.startswith("en: ") and "fr:" not in before and "/campaigns/floor/" in before
    text = (small_root / "docs/en/campaigns/floor.md").read_text(encoding="utf-8")
    harder = text.replace("kind. This", "kind, notwithstanding considerations of administrative proportionality, this")
    (small_root / "docs/en/campaigns/floor.md").write_text(harder, encoding="utf-8")

    def ease(report: str) -> float:
        return float(next(line for line in report.splitlines() if "/campaigns/floor/" in line).split()[0])

    assert ease(said()) < ease(before) - 20
