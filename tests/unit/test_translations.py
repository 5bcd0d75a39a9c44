"""The catalogues: complete, up to date, and true to the placeholders of their originals."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog
from campaign.site import load_site
from common import LANGUAGES, ROOT

import translations
from campaign.records.problems import MESSAGES
from campaign.views.content import Content

OTHERS = LANGUAGES[1:]


@pytest.fixture(scope="module")
def template() -> Catalog:
    """Every message of the site."""
    return translations.collected(ROOT, load_site(ROOT))


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated_into(language: str, template: Catalog) -> None:
    catalogue = translations.merged(template, ROOT / f"locales/{language}.po", language)
    assert translations.missing(catalogue) == []


@pytest.mark.parametrize("language", OTHERS)
def test_file_is_up_to_date(language: str, template: Catalog) -> None:
    file = ROOT / f"locales/{language}.po"
    fresh = translations.as_po(translations.merged(template, file, language))
    assert file.read_bytes() == fresh, "run: make translations"


@pytest.mark.parametrize("language", OTHERS)
def test_no_placeholder_is_wrong_in(language: str, content: Content) -> None:
    assert content.languages[language].problems == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_what_is_not_words(language: str, template: Catalog) -> None:
    """Links, tags and file names are the same; no space at an end is lost or won."""
    catalogue = translations.merged(template, ROOT / f"locales/{language}.po", language)
    for message in catalogue:
        if not isinstance(message.id, str) or not message.id or not message.string:
            continue
        for pattern in (r"https?://\S+|data/\w+\.yml", r"</?\w+"):
            assert sorted(re.findall(pattern, message.string)) == sorted(re.findall(pattern, message.id)), message.id
        assert message.string == message.string.strip() or message.id != message.id.strip(), message.id


def test_collects_words_of_templates_program_and_data(template: Catalog) -> None:
    for words in ("Skip to the content", "This page does not exist", MESSAGES["value-date"][0], "Home"):
        assert words in template, words
    site = load_site(ROOT)
    assert all(theme.name in template for theme in site.themes.values())
    assert all(figure.label in template for figure in site.figures.values())
    assert all(m.summary in template for m in site.members.values() if m.summary)


def test_collects_every_sentence_of_a_problem(template: Catalog) -> None:
    assert [s for pair in MESSAGES.values() for s in pair if s not in template] == []


def test_check_exits_with_0_only_when_nothing_is_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    before = {language: (ROOT / f"locales/{language}.po").read_bytes() for language in OTHERS}
    status = translations.main(["--check"])
    out = capsys.readouterr().out
    assert {language: (ROOT / f"locales/{language}.po").read_bytes() for language in OTHERS} == before
    assert (status, out.count("\n")) == (0, 3), out[:500]
