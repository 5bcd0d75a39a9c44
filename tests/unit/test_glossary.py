"""The glossary: a page in each language, what programs read of it, words to avoid, files for translators."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import lxml.html
import polib
import pytest
from common import Renderers, Replace, Write, faults, notes

import glossary as command
from campaign.kinds.reading import read_records
from campaign.outputs.open_data import open_data
from campaign.outputs.search import search_index
from campaign.outputs.translations import to_translate
from campaign.pages.meta import MetaCalls
from campaign.records.base import strings_of
from campaign.rules import checked
from campaign.rules.glossary import Advice, advice, avoided

pytestmark = pytest.mark.whole

DATA = """
- id: sea-right
  term: {en: right to the sea, fr: droit à la mer}
  definition:
    en: The right of all who fish to the water before their door.
    fr: Le droit de celles et ceux qui pêchent à l’eau devant leur porte.
  usage: {fr: "Au bord d’un lac : droit au lac."}
  avoid:
    en: [sea gift, fish sector]
    fr: [cadeau de la mer]
  sources:
    - document: report-2020
- id: boat
  term: {en: boat}
  definition: {en: What carries us.}
  avoid: {en: sea}
  sources:
    - url: https://boats.example/
      title: Boats
"""
TEXT = """---
title: {title}
description: {description}
---
{body}
"""
IN_ENGLISH = (
    "Words of a made-up network with boats, so that this is as long as search engines print it, and not a letter more."
)
IN_FRENCH = "Les mots d’un réseau inventé qui a des bateaux, pour que ce texte soit aussi long que ce qui est affiché."
STORY = "docs/en/case-studies/burundi-story.md"


@pytest.fixture
def network(small_root: Path, write: Write) -> Path:
    """The small network with two terms, one of them without French."""
    write("data/glossary.yml", DATA)
    write("docs/en/glossary.md", TEXT.format(title="Our words", description=IN_ENGLISH, body="What we say."))
    write("docs/fr/glossary.md", TEXT.format(title="Nos mots", description=IN_FRENCH, body="Ce que nous disons."))
    return small_root


# -- for readers -------------------------------------------------------------------------------


def test_each_language_has_a_page_with_its_own_words(network: Path, small: Renderers) -> None:
    assert faults(checked(network)) == []
    said = {}
    for code, renderer in small().items():
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["glossary"]))
        (item,) = tree.xpath("//*[@id='sea-right']")
        said[code] = " ".join(item.text_content().split())
        links = tree.xpath("//footer//a/@href")
        assert renderer.view.url("glossary") in links
    assert "right to the sea The right of all who fish" in said["en"] and "sea gift, fish sector" in said["en"]
    assert "droit à la mer Le droit de celles" in said["fr"] and "droit au lac" in said["fr"]
    assert "sea gift" not in said["fr"] and "cadeau de la mer" not in said["en"]


def test_a_term_without_a_language_is_marked_with_the_one_it_has(network: Path, small: Renderers) -> None:
    renderer = small()["fr"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["glossary"]))
    assert tree.xpath("//*[@id='boat']//h3//span[@lang='en']/text()") == ["boat"]
    assert tree.xpath("//*[@id='sea-right']//h3//span[@lang]") == []


def test_terms_stand_in_the_order_of_the_language(network: Path, small: Renderers) -> None:
    for code, first in (("en", ["boat", "sea-right"]), ("fr", ["boat", "sea-right"])):
        renderer = small()[code]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["glossary"]))
        assert tree.xpath("//*[@data-item]/@id") == first


def test_the_standards_page_leads_to_it(network: Path, small: Renderers) -> None:
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["standards"]))
    assert renderer.view.url("glossary") in tree.xpath("//main//a/@href")


def test_without_the_file_nothing_is_left(network: Path, small: Renderers) -> None:
    """Not even where its text remains."""
    (network / "data/glossary.yml").unlink()
    assert checked(network).problems == []
    renderer = small()["en"]
    assert not renderer.view.has_page("glossary")
    assert not [file for file in open_data(renderer.view) if "glossary" in file]
    for path in ("", "standards"):
        document = renderer.document(renderer.view.by_path[path])
        assert "glossary" not in document.lower() and "Our words" not in document


# -- for programs ------------------------------------------------------------------------------


def test_open_data_has_the_language_of_the_page_and_all_languages(network: Path, small: Renderers) -> None:
    files = open_data(small()["fr"].view)
    (row,) = [row for row in csv.reader(io.StringIO(files["data/glossary.csv"])) if "sea-right" in row]
    assert "droit à la mer" in row and "cadeau de la mer" in row
    whole = {row["id"]: row for row in json.loads(files["data/glossary.json"])}
    assert whole["sea-right"]["term"] == {"en": "right to the sea", "fr": "droit à la mer"}
    assert whole["boat"]["avoid"] == {"en": ["sea"]} and whole["boat"]["url"].endswith("/fr/glossary/#boat")


def test_search_finds_the_page_by_a_term_in_any_language(network: Path, small: Renderers) -> None:
    (entry,) = [e for e in json.loads(search_index(small()["en"]))["pages"] if e["t"] == "Our words"]
    assert "droit à la mer" in entry["x"] and "The right of all who fish" in entry["x"] and "sea gift" in entry["x"]


def test_schema_org_has_a_set_of_terms(network: Path, small: Renderers) -> None:
    view = small()["fr"].view
    graph = MetaCalls(view, {}).graph(view.by_path["glossary"])["@graph"]
    (whole,) = [node for node in graph if node["@type"] == "DefinedTermSet"]
    by_code = {term["termCode"]: term for term in whole["hasDefinedTerm"]}
    assert by_code["sea-right"]["name"] == "droit à la mer" and whole["inLanguage"] == "fr"
    assert {term["inDefinedTermSet"] for term in by_code.values()} == {whole["@id"]}
    assert [node["name"] for node in graph if node["@type"] == "Dataset"], "its open data are named"


def test_no_catalogue_asks_for_terms(network: Path) -> None:
    asked = {message.msgid for message in to_translate(network, read_records(network), "fr")}
    assert not {"right to the sea", "boat", "What carries us."} & asked


def test_every_word_of_a_mapping_is_looked_at(network: Path, write: Write) -> None:
    term = read_records(network)["glossary"]["sea-right"]
    assert (("avoid", "en", 1), "fish sector") in strings_of(term)
    write("data/glossary.yml", DATA.replace("What carries us.", "What <b>carries</b> us."))
    assert [(n.code, n.line) for n in notes(checked(network))] == [("value-tag", 15)]


# -- the check ---------------------------------------------------------------------------------


@pytest.fixture
def known(network: Path) -> Advice:
    """What the glossary of the network says of English words."""
    found = advice(checked(network), "en")
    assert found
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They call it a sea gift.", [("sea gift", "right to the sea")]),
        ("A sea\u00a0gift it is.", [("sea\u00a0gift", "right to the sea")]),
        ("Sea gift or not.", [("Sea gift", "right to the sea")]),
        ("- Sea gift or not.", [("Sea gift", "right to the sea")]),
        ("The sea rises.", [("sea", "boat")]),
        ("The right to the sea is ours.", []),  # a part of a term that is right
        ("The seagull, overseas.", []),
        ("He said “a sea gift”, and «the sea», and ‘our sea’s gift’.", []),
        ("The Sea Gift Foundation gave it.", []),
        ("Sea Gift Foundation gave it.", []),
        ("See [The sea gift](https://sea.example/sea).", []),
        ("See [the sea](/sea/) there.", [("sea", "boat")]),
        ('Take `sea` and {{ figure("sea") }}.', []),
    ],
)
def test_a_word_to_avoid_is_one_of_the_writer(text: str, words: list[tuple[str, str]], known: Advice) -> None:
    found = list(avoided(text, known))
    assert [(word, better) for _, word, better in found] == words
    assert all(text[offset:].startswith(word) for offset, word, _ in found)


def test_texts_are_looked_at_in_their_own_language(network: Path, write: Write) -> None:
    write(
        "docs/en/contact.md",
        TEXT.format(
            title="The sea gift", description=IN_ENGLISH, body="Cadeau de la mer. A fish sector, one fish sector."
        ),
    )
    write(
        "docs/fr/contact.md",
        TEXT.format(title="Contact", description=IN_FRENCH, body="Le sea gift, un cadeau de la mer."),
    )
    found = [
        (n.file, n.line, n.column, n.params["value"]) for n in notes(checked(network)) if n.code == "glossary-avoid"
    ]
    assert found == [
        ("docs/en/contact.md", 2, 1, "sea gift"),
        ("docs/en/contact.md", 5, 21, "fish sector"),
        ("docs/fr/contact.md", 5, 17, "cadeau de la mer"),
    ]


def test_words_of_the_data_are_looked_at(network: Path, write: Write) -> None:
    themes = (network / "data/themes.yml").read_text(encoding="utf-8")
    write("data/themes.yml", themes.replace("\n  name: ", "\n  name: fish sector and ", 1))
    found = [(n.file, n.params["value"]) for n in notes(checked(network)) if n.code == "glossary-avoid"]
    assert found == [("data/themes.yml", "fish sector")]


def test_a_language_that_the_site_has_not_is_a_problem(network: Path, write: Write) -> None:
    write("data/glossary.yml", DATA.replace("fr: droit à la mer", "pt: direito ao mar"))
    assert [(p.code, p.line, p.params["field"]) for p in faults(checked(network))] == [("field-unknown", 3, "pt")]


def test_a_term_needs_its_words(network: Path, write: Write) -> None:
    write("data/glossary.yml", DATA.replace("{en: boat}", "boat").replace("en: What carries us.", "en: "))
    assert {(p.code, p.line) for p in faults(checked(network))} == {("field-takes-names", 14), ("value-empty", 15)}


# -- for translators ---------------------------------------------------------------------------


def test_files_for_translators(network: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--root", str(network), "--out", str(tmp_path / "out")]) == 0
    assert "2 terms: glossary.tbx, fr.po in " in capsys.readouterr().out
    entries = {e.msgctxt: e for e in polib.pofile(str(tmp_path / "out/fr.po"))}
    right, avoid = entries["sea-right"], entries["sea-right avoid 1"]
    assert (right.msgid, right.msgstr, right.flags) == ("right to the sea", "droit à la mer", ["terminology"])
    assert "Le droit de celles" in right.comment and "The right of all" in right.comment
    assert (avoid.msgid, avoid.msgstr, avoid.flags) == ("right to the sea", "cadeau de la mer", ["forbidden"])
    assert entries["boat"].msgstr == ""
    root = ET.parse(tmp_path / "out/glossary.tbx").getroot()
    assert (root.tag, root.get("type")) == ("martif", "TBX-Basic")
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    sets = root.findall(".//termEntry[@id='sea-right']/langSet")
    assert [one.get(language) for one in sets] == ["en", "fr"]
    statuses = [(t.findtext("term"), t.findtext("termNote")) for t in sets[1].findall("tig")]
    assert statuses == [("droit à la mer", "preferredTerm-admn-sts"), ("cadeau de la mer", "deprecatedTerm-admn-sts")]


def test_nothing_is_written_where_there_is_nothing(network: Path, tmp_path: Path, write: Write) -> None:
    write("data/glossary.yml", "- id: x\n")
    assert command.main(["--root", str(network), "--out", str(tmp_path / "out")]) == 1
    (network / "data/glossary.yml").unlink()
    assert command.main(["--root", str(network), "--out", str(tmp_path / "out")]) == 0
    assert not (tmp_path / "out").exists()


def test_translations_in_a_catalogue_are_remarked_too(network: Path, replace: Replace) -> None:
    """Volunteers work there most."""
    replace(
        "locales/fr.po", 'msgstr "Une loi a été adoptée."', 'msgstr "Un cadeau de la mer, et « un cadeau de la mer »."'
    )
    found = [note for note in notes(checked(network)) if note.code == "glossary-avoid"]
    assert [(note.file, note.params) for note in found] == [
        ("locales/fr.po", {"value": "cadeau de la mer", "suggestion": "droit à la mer"})
    ]
    lines = (network / "locales/fr.po").read_text(encoding="utf-8").split("\n")
    assert lines[found[0].line - 1] == 'msgid "A law was adopted."'
