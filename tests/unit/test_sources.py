"""Where facts come from, as pages say it: titles in their own language, and what a source itself cites."""

from __future__ import annotations

import pytest
from common import Renderers, Replace

from campaign.kinds.reading import read_records
from campaign.outputs.translations import to_translate

SOURCE = "    - document: report-2020\n      cites: ILO"


def said(small: Renderers, language: str) -> str:
    """The figures of the small site as its page has them."""
    site = small()[language]
    return site.document(site.view.by_path["figures"])


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
