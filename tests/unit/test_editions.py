"""A document that exists in several languages: each reader gets the edition in hers, where one is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
import pytest
from common import Renderers, Replace, faults

from campaign.kinds.nodes import citation
from campaign.kinds.resource import DocumentCalls
from campaign.outputs.open_data import open_data
from campaign.records.base import Source
from campaign.rules import checked

GUIDE = "https://guide.example/mutuals.pdf"
FRENCH = "https://guide.example/mutuelles.html"
EDITIONS = f"""  languages: [en, fr]
  editions:
    - language: fr
      title: Guide des mutuelles
      url: {FRENCH}
    - language: nl
      title: Gids voor mutualiteiten
"""


@pytest.fixture
def two_languages(small: Renderers, replace: Replace) -> Renderers:
    """The small network, its guide with a French edition and the title of a Dutch one."""
    replace("data/resources.yml", "  languages: [en, fr]\n", EDITIONS)
    return small


def card(renderers: Renderers, language: str) -> Any:
    """The guide as it stands in the list of documents."""
    renderer = renderers()[language]
    tree: Any = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["resources"]))
    (found,) = tree.xpath("//li[@data-item='guide-2021']")
    return found


def links(card: Any) -> dict[str, str]:
    """Where its words lead."""
    return {link.text_content(): link.get("href") for link in card.xpath(".//a[not(ancestor::details)]")}


def test_a_reader_gets_the_title_and_the_address_of_her_edition(two_languages: Renderers) -> None:
    """Each language leads to its edition; the one that has no address is only named."""
    english, french = card(two_languages, "en"), card(two_languages, "fr")
    assert links(english) == {"Guide of the mutuals": GUIDE, "English": GUIDE, "French": FRENCH}
    assert links(french) == {"Guide des mutuelles": FRENCH, "français": FRENCH, "anglais": GUIDE}
    assert "Available in: English and French\u00a0· Other languages: Dutch\u00a0· 1.2" in english.text_content()
    assert "français et anglais" in french.text_content() and "néerlandais" in french.text_content()
    assert "Mo" not in french.text_content(), "the size is that of the other file"
    assert french.get("data-language").split() == ["fr", "en", "nl"]
    assert "Guide des mutuelles" in french.text_content() and "guide of the mutuals" in french.get("data-also")
    assert not french.xpath(".//*[contains(@class, 'title')]/@lang"), "its title is in the language of the page"


def test_a_title_without_an_address_leads_to_the_original_and_says_so(small: Renderers, replace: Replace) -> None:
    replace("data/resources.yml", "  languages: [en, fr]\n", EDITIONS.replace(f"      url: {FRENCH}\n", ""))
    found = card(small, "fr")
    assert links(found) == {"Guide des mutuelles": GUIDE}
    assert "Société des mutuelles anglais" in found.text_content() and "1,2" in found.text_content()
    assert not card(small, "en").find_class("label")


def test_a_source_names_the_edition_of_the_reader(two_languages: Renderers, replace: Replace) -> None:
    replace("data/case_studies.yml", "document: report-2020", "document: guide-2021")
    for language, title, address in (("en", "Guide of the mutuals", GUIDE), ("fr", "Guide des mutuelles", FRENCH)):
        renderer = two_languages()[language]
        html = renderer.document(renderer.view.by_path["case-studies/burundi-story"])
        assert f'<a href="{address}">{title}</a>' in html, language


def test_programs_know_the_editions(two_languages: Renderers) -> None:
    made = two_languages()
    english, french = (citation(made[code].view, Source(document="guide-2021")) for code in ("en", "fr"))
    assert (english["url"], english["inLanguage"]) == (GUIDE, ["en", "fr", "nl"])
    assert (french["name"], french["url"]) == ("Guide des mutuelles", FRENCH)
    assert french["inLanguage"] == ["fr", "en", "nl"]
    table = open_data(made["fr"].view)["data/resources.csv"]
    assert f"fr: Guide des mutuelles <{FRENCH}>" in table and "nl: Gids voor mutualiteiten" in table


def test_documents_can_be_chosen_by_the_language_of_an_edition(two_languages: Renderers) -> None:
    assert dict(DocumentCalls(two_languages()["en"].view).options("languages")).keys() == {"en", "fr", "nl"}


@pytest.mark.parametrize("twice", ["fr", "en"])
def test_a_document_has_one_title_in_each_language(small_root: Path, replace: Replace, twice: str) -> None:
    """Its own counts: what is in the language of the original is no edition in another."""
    replace("data/resources.yml", "  languages: [en, fr]\n", EDITIONS.replace("language: nl", f"language: {twice}"))
    (fault,) = faults(checked(small_root))
    assert (fault.code, fault.params["value"]) == ("edition-own" if twice == "en" else "reference-twice", twice)


def test_the_language_of_its_title_is_one_in_which_it_exists(small: Renderers, replace: Replace) -> None:
    replace("data/resources.yml", "  languages: [en, fr]\n", "  language: nl\n  languages: [fr]\n")
    found = card(small, "en")
    assert found.findtext(".//strong[@class='label']") == "Dutch", "that of the title is said beside it"
    assert "Other languages: French" in found.text_content()
    replace("data/resources.yml", "  languages: [fr]\n", "")
    assert "Languages not known" in card(small, "en").text_content()


def test_a_link_is_the_whole_name_of_a_language(small: Renderers, replace: Replace) -> None:
    """Not the end of another one, which leads nowhere."""
    replace(
        "data/resources.yml",
        "  languages: [en, fr]\n",
        EDITIONS.replace("[en, fr]", "[en, zh-Hant]").replace("language: fr", "language: zh"),
    )
    found = card(small, "en")
    assert "Traditional Chinese" in found.text_content() and links(found)["Chinese"] == FRENCH
    assert "Traditional <" not in lxml.html.tostring(found, encoding="unicode")


def test_the_text_of_a_standard_says_in_which_language_it_opens(small: Renderers, replace: Replace) -> None:
    """An edition that is known by its title only opens the original."""
    replace("data/resources.yml", "  languages: [en, fr]\n", EDITIONS.replace(f"      url: {FRENCH}\n", ""))
    replace("data/standards.yml", "document: report-2020", "document: guide-2021")
    renderer = small()["fr"]
    assert "source [anglais]</a>" in renderer.document(renderer.view.by_path["standards/c102"])
