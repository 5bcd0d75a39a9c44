"""One file a kind: a kind that is added at run time is everywhere, and one that is not used leaves nothing behind."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from common import Renderers, Write, complete, faults

from campaign.kinds import kind_named, kinds, one_more
from campaign.kinds.kind import DataFile, Head, Kind
from campaign.kinds.reading import read_records
from campaign.outputs.build import Build
from campaign.outputs.gallery import Gallery
from campaign.outputs.open_data import open_data
from campaign.outputs.search import search_index
from campaign.outputs.sitemap import sitemap
from campaign.outputs.translations import to_translate
from campaign.pages.routes import needed_texts
from campaign.records.base import Record
from campaign.records.fields import Id, Text, Words
from campaign.rules import checked
from campaign.views.view import View

# -- one more ----------------------------------------------------------------------------------


class Partner(Record):
    """An organisation that works with the network (data/partners.yml)."""

    id: Id
    name: Text
    work: Words


class Partners(Kind):
    """Partners: a page each, and a list. All that a kind is stands here."""

    name, order, file, model = "partners", 15, "data/partners.yml", Partner
    folder, template, listed, call, guide = "partners", "partner", "partners", "partner", "main"

    def head(self, view: View, record: Any) -> Head:
        return Head(record.name, view.language.plain(record.work), ("partners",))

    def answer(self, view: View, record: Any, options: tuple[str, ...]) -> str:
        return view.link(f"partners/{record.id}", record.name)

    def search_words(self, view: View, record: Any) -> Iterable[str]:
        yield view.language.plain(record.work)

    def open_data(self, view: View) -> Iterable[DataFile]:
        rows = [{"id": p.id, "work": view.language.plain(p.work)} for p in view.records["partners"].values()]
        yield DataFile("partners.csv", rows, ("id", "work"))


DATA = "- id: fund\n  name: The Fund\n  work: It pays for training.\n"
LIST = """{% extends "layout.html" %}
{% block after %}<ul>{% for one in records.partners.values() %}<li><a href="{{ url('partners/' ~ one.id) }}">{{ one.name }}</a></li>{% endfor %}</ul>{% endblock %}"""
PAGE = """{% extends "layout.html" %}
{% block main %}<p class="work">{{ language.data(page.record.work) }}</p>{% endblock %}"""
TEXT = """---
title: Partners
description: Those who work with us. Words of a made-up network, so that it is as long as search engines print it, no longer.
---
With {{ partner("fund") }}.
"""


@pytest.fixture
def with_partners(small_root: Path, write: Write) -> Iterator[Path]:
    """The small network with a kind more: two templates, its data and its text."""
    (small_root / "overrides").unlink()  # what it does not have itself, the generator has
    write("overrides/pages/partners.html", LIST)
    write("overrides/pages/partner.html", PAGE)
    write("data/partners.yml", DATA)
    write("docs/en/partners/index.md", TEXT)
    with one_more(Partners()):
        yield small_root


def test_a_kind_more_has_its_pages_in_each_language(with_partners: Path, small: Renderers, write: Write) -> None:
    catalogue = (with_partners / "locales/fr.po").read_text(encoding="utf-8")
    write("locales/fr.po", f'{catalogue}\nmsgid "It pays for training."\nmsgstr "Il paie la formation."\n')
    for code, renderer in small().items():
        page = renderer.view.by_path["partners/fund"]
        tree = lxml.html.document_fromstring(renderer.document(page))
        said = {"en": "It pays for training.", "fr": "Il paie la formation."}[code]
        assert tree.xpath("string(//p[@class='work'])") == page.description == said
        above = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["partners"]))
        links = [a.get("href") for a in above.xpath("//main//a[text()='The Fund']")]
        assert links == [renderer.view.url("partners/fund")] * 2, "the list, and the call of the text"
        assert tree.xpath("//nav[@class='breadcrumb']//a/@href")[-1] == renderer.view.url("partners")


def test_a_kind_more_is_in_all_that_programs_read(with_partners: Path, small: Renderers) -> None:
    renderers = small()
    views = {code: renderer.view for code, renderer in renderers.items()}
    assert "fund,It pays for training." in open_data(views["en"])["data/partners.csv"]
    found = {entry["t"]: entry["x"] for entry in json.loads(search_index(renderers["en"]))["pages"]}
    assert "It pays for training." in found["The Fund"] and "Partners" in found
    for path in ("partners", "partners/fund"):
        assert f"<loc>{views['en'].url(path, absolute=True)}</loc>" in sitemap(views)
    records = read_records(with_partners)
    (message,) = [m for m in to_translate(with_partners, records, "fr") if m.msgid == "It pays for training."]
    assert message.occurrences == [("data/partners.yml", "")] and message.comment.startswith("The Fund: work\n")
    assert message.msgctxt == "partners/fund work"


def test_a_kind_more_is_checked_like_the_others(with_partners: Path, write: Write) -> None:
    assert faults(checked(with_partners)) == []
    write("data/partners.yml", "- id: fund\n  nam: The Fund\n")
    (with_partners / "docs/en/partners/index.md").write_text(TEXT.replace("fund", "found"), encoding="utf-8")
    codes = {(p.file, p.code) for p in faults(checked(with_partners))}
    assert {("data/partners.yml", "field-misspelt"), ("docs/en/partners/index.md", "reference-unknown")} <= codes


def test_a_kind_more_must_have_the_text_of_its_list(with_partners: Path) -> None:
    (with_partners / "docs/en/partners/index.md").unlink()
    found = [(p.file, p.code) for p in faults(checked(with_partners))]
    assert found == [("docs/en/partners/index.md", "story-missing")]


def test_a_kind_more_is_asked_to_be_translated(with_partners: Path) -> None:
    (with_partners / "data/partners.yml").rename(with_partners / "later.yml")
    complete(with_partners, "fr")
    (with_partners / "later.yml").rename(with_partners / "data/partners.yml")
    found = [
        (p.file, p.line, p.params["value"]) for p in checked(with_partners).problems if p.code == "translation-missing"
    ]
    assert found == [("data/partners.yml", 3, "It pays for training.")]


def test_the_gallery_can_show_a_kind_more(with_partners: Path) -> None:
    """Its examples have no file of such records: that is no fault, and its components find an empty list."""
    gallery = Gallery(checked(with_partners))
    assert gallery.renderers["en"].view.records.partners == {}
    assert all(gallery.html(example, "en") is not None for example in gallery.examples[:20])


def test_a_kind_is_gone_again_after_a_test() -> None:
    with one_more(Partners()):
        assert kind_named("partners").folder == "partners"
    assert "partners" not in [kind.name for kind in kinds()]


# -- not used ----------------------------------------------------------------------------------

ABSENT = ("campaigns", "news", "events", "charts", "figures", "number_stories", "case_studies")
WORDS = re.compile(r"(?i)\b(campaigns?|news|newsletter|events?|calendar|charts?|figures?|stor(?:y|ies)|press)\b")


@pytest.fixture
def without(small_root: Path, write: Write) -> Path:
    """The small network without any of these: no data, no texts, nobody who names them."""
    for name in ABSENT:
        kind = kind_named(name)
        (small_root / kind.file).unlink()
        for folder in {kind.folder, kind.listed, "newsletter", "press"} - {""}:
            for language in ("en", "fr"):
                shutil.rmtree(small_root / f"docs/{language}/{folder}", ignore_errors=True)
                (small_root / f"docs/{language}/{folder}.md").unlink(missing_ok=True)
    site = (small_root / "data/site.yml").read_text(encoding="utf-8")
    write("data/site.yml", re.sub(r"(?m)^(home_stories|home_figures|press_figures|topic_figures): .*\n", "", site))
    return small_root


def test_what_is_not_used_is_not_asked_for(without: Path) -> None:
    content = checked(without)
    assert faults(content) == []
    assert not {"campaigns", "news", "events", "figures", "case-studies", "newsletter"} & set(needed_texts(content))


def test_what_is_not_used_leaves_no_page_and_no_file(without: Path, tmp_path: Path) -> None:
    content = checked(without)
    Build(content, wish="false").write(tmp_path / "site")
    written = {f.relative_to(tmp_path / "site").as_posix() for f in (tmp_path / "site").rglob("*") if f.is_file()}
    assert "index.html" in written and "fr/members/index.html" in written
    left = [
        f
        for f in written
        if re.search(r"campaign|news|feed|event|figure|case-stud|stories|chart", f) and "assets/" not in f
    ]
    assert left == []


def test_what_is_not_used_leaves_no_word_and_no_link(without: Path, small: Renderers) -> None:
    for code, renderer in small().items():
        known = {renderer.view.url(page.path) for page in renderer.view.pages}
        for page in renderer.view.pages:
            tree = lxml.html.document_fromstring(renderer.document(page))
            for script in tree.xpath("//script"):
                script.drop_tree()
            words = [
                *tree.xpath("//body")[0].itertext(),
                *tree.xpath("//head/link/@title | //*/@aria-label | //*/@data-none"),
            ]
            if code == "en":
                assert [w.strip() for w in words if WORDS.search(re.sub(r"https://\S+", "", w))] == [], page.path
            links = {re.split("[?#]", a)[0] for a in tree.xpath("//@href") if a.startswith(renderer.view.url())}
            lost = {a for a in links if a not in known and not re.search(r"/(data|assets|fr)/|manifest", a)}
            assert lost == set(), page.path
            data = {a.rpartition("/")[2] for a in tree.xpath("//@href") if "/data/" in a}
            assert data <= {
                "members.csv",
                "members.json",
                "members.xlsx",
                "networks.json",
                "resources.csv",
                "resources.xlsx",
            }, page.path
