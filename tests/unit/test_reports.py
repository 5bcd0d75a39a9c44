"""Every figure and text says where it comes from, and the texts are easy enough to read."""

from __future__ import annotations

import re

import pytest
from common import LANGUAGES

import readability
import sources
from campaign.views.content import Content

LEAST_EASE = 45
MOST_WORDS_A_SENTENCE = 20


def test_no_figure_is_without_source_and_year(content: Content) -> None:
    figures = content.records.figures.values()
    assert figures
    unsourced = [f.id for f in figures if not f.sources or not all(s.document or s.url for s in f.sources)]
    assert unsourced == []
    assert [f.id for f in figures if not (f.year or f.year_note)] == []


def test_the_report_of_sources_finds_nothing_without_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert sources.main(["--today", "2026-11-22"]) == 0
    out = capsys.readouterr().out
    found = re.search(r"^Without a source:\n(.*?)^\S", out, re.MULTILINE | re.DOTALL)
    assert found and found[1].strip() == "none", out[:2000]


def test_a_text_without_source_would_be_found(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SELF_EXPLAINING", set())
    assert "docs/en/privacy.md" in sources.without_source(content)


@pytest.fixture(scope="module")
def lines() -> dict[str, str]:
    """The first line of the report on readability for each language, from one run."""
    with pytest.MonkeyPatch.context() as patch:
        printed: list[str] = []
        patch.setattr("builtins.print", lambda *words, **_: printed.append(" ".join(map(str, words))))
        assert readability.main([]) == 0
    return {line[:2]: line for line in printed if line[2:3] == ":"}


@pytest.mark.whole
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_easy_to_read(language: str, lines: dict[str, str]) -> None:
    found = re.match(r"\w\w: (\d+) pages, reading ease (-?\d+), ([\d.]+) words a sentence", lines[language])
    assert found, lines[language]
    pages, ease, words = int(found[1]), float(found[2]), float(found[3])
    assert pages > 50
    assert ease > LEAST_EASE
    assert words <= MOST_WORDS_A_SENTENCE
