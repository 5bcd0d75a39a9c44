"""Where facts come from, as pages say it: titles in their own language, and what a source itself cites."""

from __future__ import annotations

import pytest
from common import Renderers, Replace

from campaign.kinds.reading import read_records
from campaign.outputs.translations import to_translate
from campaign.views.titles import guessed

SOURCE = "    - document: report-2020\n      cites: ILO"


def said(small: Renderers, language: str) -> str:
    """The figures of a topic of the small site as its page has them."""
    site = small()[language]
    return site.document(site.view.by_path["figures/coverage"])


@pytest.mark.parametrize(
    ("field", "shown"), [("cites: Union study", "citing Union study"), ("detail: page 7", "(2020), page 7")]
)
def test_only_what_is_cited_is_called_so(small: Renderers, replace: Replace, field: str, shown: str) -> None:
    """Red when a chapter or a remark is printed as if it were a work, or where nothing stands something is said."""
    replace("data/figures.yml", SOURCE, f"    - document: report-2020\n      {field}")
    page = said(small, "en")
    assert shown in page
    assert ("citing " in page) == ("cites" in field)


def test_cited_works_are_words_of_the_catalogue(small: Renderers, replace: Replace) -> None:
    """Red when a work is printed in the language of the data without a mark, or its translation is not found."""
    replace("data/figures.yml", "cites: ILO", "cites: Union study")
    assert '<span lang="en">Union study</span>' in said(small, "fr")
    replace("locales/fr.po", 'msgid "Africa"', 'msgid "Union study"\nmsgstr "étude syndicale"\n\nmsgid "Africa"')
    page = said(small, "fr")
    assert "étude syndicale" in page and "Union study" not in page


def test_a_work_is_translated_once(small: Renderers, replace: Replace) -> None:
    """Red when a translator finds the same work once for each record that cites it."""
    root = replace("members.yml", "detail: A chapter", "cites: ILO").parent
    template = to_translate(root, read_records(root), "fr")
    assert [(entry.msgctxt, entry.msgid) for entry in template if entry.msgid == "ILO"] == [(None, "ILO")]


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Les syndicats et la loi sur les mutuelles", "fr"),
        ("C’est l’avenir des mutuelles", "fr"),
        ("El derecho al trabajo en la ley", "es"),
        ("Het recht op werk en de wet", "nl"),
        ("Hak atas kerja dan perlindungan untuk semua", "id"),
        ("The right to work and the law", "en"),
        ("Alpha", None),
        ("Historia de la Alpha", None),  # as many small words of one language as of another
        ("The employer’s and worker’s view", "en"),
        ("Lei", None),
    ],
)
def test_small_words_show_the_language_of_a_title(title: str, language: str | None) -> None:
    """Red when a guess is made that could be false, or none where there is no doubt."""
    assert guessed(title) == language


@pytest.mark.parametrize(
    ("entry", "marked"),
    [
        ("title: Gamma wins", 'lang="en"'),  # in doubt, the language of the data
        ("title: La loi et le droit sur les mutuelles", ""),  # guessed: that of the page
        ("title: Gamma\n      language: nl", 'lang="nl"'),
        ("title: La loi et le droit sur les mutuelles\n      language: nl", 'lang="nl"'),  # what is written counts
        ("title: Gamma wins\n  written: fr", ""),  # in doubt, that of the entry around it
        ("title: The right to work and the law\n  written: fr", 'lang="en"'),
        ("title: Gamma\n      language: nl\n  written: fr", 'lang="nl"'),
    ],
)
def test_a_title_is_marked_with_its_language(small: Renderers, replace: Replace, entry: str, marked: str) -> None:
    """Red when a screen reader would read a title with the voice of another language."""
    title, *said = entry.split("\n  written: ")
    replace("data/news.yml", "title: Gamma wins", title)
    replace(
        "data/news.yml", "  countries: [NP]\n", "  countries: [NP]\n" + "".join(f"  written: {code}\n" for code in said)
    )
    site = small()["fr"]
    macro = site.env.get_template("components/source-list.html").module.source_line  # type: ignore[attr-defined]
    line = str(macro(site.view.records["news"]["2021-03-union-wins"].sources[0]))
    assert line.startswith(f'<a href="https://news.example/wins" {marked}'.rstrip() + ">")


def test_a_source_that_readers_see_once_is_listed_once(small: Renderers, replace: Replace) -> None:
    """An entry names a document for each of its places; only what is said of it makes two lines of it."""
    report = "    - document: report-2020\n"
    replace(
        "data/events.yml",
        report,
        report + "      lines: 1-2\n" + report + "      lines: 7-9\n" + report + "      detail: Annex\n",
    )
    site = small()["en"]
    macros = site.env.get_template("components/source-list.html").module
    sources = site.view.records["events"]["week-2021"].sources
    assert len(sources) == 3
    assert str(macros.source_list(sources)).count("<li>") == 2  # type: ignore[attr-defined]
    assert str(macros.sources_in_line(sources)).count("; ") == 1  # type: ignore[attr-defined]


def test_names_are_not_translated(small: Renderers) -> None:
    """Red when a program that translates pages would turn the name of an organisation into other words."""
    for code in ("en", "fr"):
        site = small()[code]
        page = site.document(site.view.by_path["members/bi-beta"])
        assert '<span translate="no">Bêta Jeunes</span></h1>' in page
