"""Everything that readers see comes from a catalogue, from the data or from Unicode: proved with a pseudo-language.

Two small networks are made in it: pages, feeds, calendar, tables, mails, what is given to print, and each component.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import pytest
from common import ROOT, faults
from leaks import (
    Names,
    Words,
    heads_of_table,
    words_of_calendar,
    words_of_feed,
    words_of_json,
    words_of_page,
    words_of_print,
    words_of_text,
)
from openpyxl import load_workbook
from pseudo import CODE, OPEN, names, pseudo, speaking

from campaign.kinds.newsletter import issues
from campaign.kinds.reading import read_records
from campaign.kinds.wording import words_of_data
from campaign.outputs.build import Build, write_language_files
from campaign.outputs.gallery import FOLDER, Gallery
from campaign.outputs.printing import orders_of
from campaign.pages.render import renderers_of
from campaign.rules import checked
from campaign.views.looks import GENERATOR
from campaign.words.catalogue import Catalogue
from campaign.words.po_file import load_po

pytestmark = [pytest.mark.xdist_group("pseudo-words"), pytest.mark.whole]  # so that each network is made once
NETWORKS = ("other", "small")  # the second one, and the one that has every kind of record
OF_THE_STANDARD = "## Optional"  # llmstxt.org: a section of this name, in any language
THERE = re.compile(rf"{OPEN}|[\u0400-\u04ff]")  # words of ours, or names of countries
READERS = {
    ".csv": heads_of_table, ".xml": words_of_feed, ".ics": words_of_calendar, ".txt": words_of_text, ".html": words_of_page,
    ".webmanifest": lambda text: words_of_json(json.loads(text)), ".json": lambda text: _words_of_data(json.loads(text)),
}  # fmt: skip


def words_of_book(file: Path) -> Words:
    """The names of the sheets of a spreadsheet, and their heads."""
    for sheet in load_workbook(file):
        yield "sheet", sheet.title
        yield from (("head", str(cell.value)) for cell in sheet[1])


SAID = re.compile(r"\w+_names?|name|acronym|title|summary|outcome|label|term|definition|[td]")  # fields of open data


def _words_of_data(data: Any) -> Words:
    """The words in open data and in what the search knows, which has its pages below a name."""
    for row in data["pages"] if isinstance(data, dict) else data:
        for field in filter(SAID.fullmatch, row):
            value = row[field]
            if isinstance(value, dict):  # in every language
                value = value[CODE]
            yield field, " ".join(map(str, value)) if isinstance(value, list) else str(value or "")


@pytest.fixture(scope="module")
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network that speaks the pseudo-language too. Not to be changed."""
    return speaking(ROOT / "tests" / request.param, tmp_path_factory.mktemp("pseudo") / "network", CODE)


def made(root: Path, folder: Path) -> dict[str, list[tuple[str, str]]]:
    """All words of a network in the pseudo-language: {file: [(place, words)]}."""
    content = checked(root)
    assert faults(content) == []
    build = Build(content, wish="false")
    view, orders = build.views[CODE], orders_of(build.views[CODE], words_only=True)
    sizes = {CODE: dict.fromkeys((file for order in orders for file in order.files), 1000)}  # as if they were printed
    renderer = renderers_of(build.views, printed=sizes)[CODE]
    found = {page.path or "home": list(words_of_page(renderer.document(page))) for page in view.pages}
    write_language_files(renderer, build.views, folder)
    for file in (f for f in (folder / CODE).rglob("*") if f.is_file()):
        words = (
            words_of_book(file) if file.suffix == ".xlsx" else READERS[file.suffix](file.read_text(encoding="utf-8"))
        )
        found[file.relative_to(folder / CODE).as_posix()] = list(words)
    for order in orders:
        found[f"print: {order.files[0]}"] = list(words_of_print(order.data))
    for issue in issues(content.records):
        mail = renderer.newsletter(issue)
        found["mail.html"], found["mail.txt"] = list(words_of_page(mail["html"])), list(words_of_text(mail["txt"]))
    return found


def leaks(found: dict[str, list[tuple[str, str]]], known: Names) -> set[str]:
    """What is not in the pseudo-language, each once, with a place."""
    places = {words.strip(): f"{file}, {place}" for file, said in found.items() for place, words in said}
    places.pop(OF_THE_STANDARD, None)
    return {f"{place}: {words}" for words, place in places.items() if known.leaks(words)}


@pytest.mark.parametrize("root", NETWORKS, indirect=True, scope="module")
def test_no_word_escapes_the_translators(root: Path, tmp_path: Path) -> None:
    """Red when a template or a module writes a word itself, or shows words of the data untranslated."""
    found = made(root, tmp_path)
    known = Names(
        [*names(checked(root).records), CODE.upper(), *ascii_uppercase]
    )  # a placard names its language, a glossary its letters
    assert leaks(found, known) == set()
    silent = [file for file, said in found.items() if not any(THERE.search(words) for _, words in said)]
    assert silent == [], "nothing was read there"


@pytest.mark.parametrize("root", NETWORKS[:1], indirect=True, scope="module")
def test_no_word_of_a_component_escapes_the_translators(root: Path) -> None:
    """The same for each example of each component, with words of the made-up data translated too."""
    content, examples = checked(root), read_records(GENERATOR / FOLDER)
    data = Catalogue({("", str(w.message)): pseudo(w.text) for w in words_of_data(examples)})
    content.languages[CODE].catalogues.append(data)
    gallery = Gallery(content)
    calls = "\n".join(example.call for example in gallery.examples)  # which hold words themselves
    literal = re.findall(r'"([^"\n]+)"', calls) + re.findall(r"(?:>|\}\})([^<>{}\n]+)<", calls)
    known = Names([*names(examples), *names(content.records), *literal, *gallery.words.values()])
    shown = {e.name: f'<html lang="{CODE}"><body>{gallery.html(e, CODE)}' for e in gallery.examples}
    assert leaks({name: list(words_of_page(html)) for name, html in shown.items()}, known) == set()


# -- what must turn red ------------------------------------------------------------------------

PAGE = "pages/member.html"
FAULTS = {  # what stands in this template, and what somebody writes instead
    '{{ _("Sources") }}': "Abbreviated",
    '{{ _("Website") }}': '{{ _("Website") }}s',
    '{{ _("Works on:") }} {{ record_links(': "{{ _('Works on:') }} <b>Nearby</b> {{ record_links(",
    'section--sources">': 'section--sources" aria-label="Facts" data-thanks="Copied">',
    "language.data(member.summary)": "member.summary",
    "{% block main %}": '{% block main %}<input type="submit" value="Go">',
}
TOLD = {"Abbreviated", "s", "Nearby", "Facts", "Copied", "Junta quarenta", "Go"}


@pytest.mark.parametrize("root", NETWORKS[:1], indirect=True, scope="module")
def test_a_word_in_a_template_is_told(root: Path, tmp_path: Path) -> None:
    network, template = shutil.copytree(root, tmp_path / "network"), (ROOT / "overrides" / PAGE).read_text("utf-8")
    for right, wrong in FAULTS.items():
        assert right in template
        template = template.replace(right, wrong, 1)
    (network / "overrides/pages").mkdir()
    (network / "overrides" / PAGE).write_text(template, encoding="utf-8")
    build = Build(checked(network), wish="false")
    page = build.views[CODE].by_path["members/mz-vela-azul"]
    said = {page.path: list(words_of_page(build.renderers[CODE].document(page)))}
    found = leaks(said, Names(names(build.content.records)))
    assert len(found) == len(TOLD), found
    assert all(any(re.search(rf"\b{words}", words_found) for words_found in found) for words in TOLD), found


@pytest.mark.parametrize(
    "words",
    [
        words_of_feed('<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x</id><title>News</title></feed>'),
        words_of_feed('<entry><content type="html">&lt;p&gt;So&lt;/p&gt;&lt;i lang="en"&gt;A&lt;/i&gt;</content></entry>'),
        words_of_calendar("BEGIN:VCALENDAR\r\nX-WR-CALNAME:Events\r\nPRODID:Mine\r\nEND:VCALENDAR\r\n"),
        heads_of_table("\ufeffId,٣\r\nbi-x,Name\r\n"),
        words_of_text("# A\n- https://x.example/b\n"),
        words_of_json({"@type": "WebPage", "name": "A", "isPartOf": {"name": "B", "inLanguage": "en"}}),
        words_of_print({"record": ["a", "b"], "label": {"text": "A", "lang": "en"}, "title": "B", "title_lang": CODE}),
        words_of_print({"words": {"Directory": "Directory", "Theme": pseudo("Theme")}}),
    ],
)  # fmt: skip
def test_a_word_in_a_file_is_told(words: Words) -> None:
    assert len(leaks({"file": list(words)}, Names(["Mine"]))) == 1


@pytest.mark.parametrize("root", NETWORKS[:1], indirect=True, scope="module")
def test_words_are_longer_by_two_fifths(root: Path) -> None:
    catalogue = load_po(root / f"locales/{CODE}.po")
    before, after = (sum(len(getattr(e, name)) for e in catalogue if e.msgstr) for name in ("msgid", "msgstr"))
    assert 1.4 < after / before < 1.6


def test_the_pseudo_language() -> None:
    """Every letter is changed, and what is no word is left as it is."""
    words = 'Members in %(country)s: <b>{n}</b> of {{ count("members") }}, see [them](/members/)'
    said = pseudo(words)
    assert all(kept in said for kept in ("%(country)s", "<b>", "{n}", '{{ count("members") }}', "](/members/)"))
    assert Names([]).leaks(said.replace('{{ count("members") }}', "").replace("](/members/)", "")) == []
    assert said[0] == OPEN and pseudo("") == ""
