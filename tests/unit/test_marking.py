"""A preview for translators marks what is not translated, changes nothing else, and no published page has a mark."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from common import Replace

import build_pages
from campaign.outputs.build import Build
from campaign.outputs.gate.markup import Allowed
from campaign.outputs.marking import marked
from campaign.rules import checked
from campaign.words.marking import END, FIRST, SIGNS, Todo

pytestmark = pytest.mark.whole

CATALOGUE = "locales/fr.po"
NAME = "Health <b>mutuals</b> & more"
ENTRIES = f"""
#. a theme: its name
msgctxt "themes/health name"
msgid "{NAME}"
msgstr ""
"""
DOUBT = 'msgid "A mutual of farmers."'
MARKS = re.compile(r'<mark class="todo[^>]*>|</mark>')
PANEL = re.compile(r"<style>\nmark\.todo.*(?=</body>)", re.DOTALL)


def signed(words: str, number: int = 0) -> str:
    """Words that carry the signs of a string."""
    return f"{chr(FIRST + number)}{words}{END}"


STRINGS = [Todo("a", "en", CATALOGUE), Todo("b", "en", CATALOGUE, fuzzy=True)]
A, B = '<mark class="todo" data-todo="0">', '<mark class="todo todo--fuzzy" data-todo="1">'


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (f"<p>x {signed('a')} y</p>", f"<p>x {A}a</mark> y</p>"),
        ("<p>" + signed('a <a href="/">' + signed("b", 1) + "</a>") + "</p>", f'<p>{A}a <a href="/">{B}b</mark></a></mark></p>'),
        (f"<p><b>{signed('cut')[:3]}</b> y</p>", f"<p><b>{A}cu</mark></b> y</p>"),
        (f"<p>{signed('a<br>a')}</p>", f"<p>{A}a<br>a</mark></p>"),
        (f"<p>tail{END}</p>", "<p>tail</p>"),
    ],
    ids=["words", "one in another", "cut", "void", "only an end"],
)  # fmt: skip
def test_words_are_marked_so_that_elements_close_in_order(html: str, wanted: str) -> None:
    assert marked(html, STRINGS).html == wanted


@pytest.mark.parametrize(
    ("html", "place"),
    [
        ('<img alt="{}">', "img alt"),
        ("<form data-found='\"{}\"'>", "form data-found"),
        ("<title>{} · x</title>", "title"),
        ('<svg aria-label="{}"><path d="M0 0"/></svg>', "svg aria-label"),
        ("<option>{}</option>", "option"),
        ('<script type="application/ld+json">{{"name":"{}"}}</script>', "script"),
    ],
)
def test_what_cannot_hold_a_mark_is_listed_with_its_place(html: str, place: str) -> None:
    found = marked(html.format(signed("a > b")), STRINGS)
    assert (found.html, found.hidden, found.shown) == (html.format("a > b"), {0: place}, ())


def test_an_address_with_words_in_it_is_as_without_marks() -> None:
    found = marked('<a href="mailto:?subject=%F3%B0%80%80a%20%C3%A9%F3%BF%BF%BD&amp;body=x">x</a>', STRINGS)
    assert found.html == '<a href="mailto:?subject=a%20%C3%A9&amp;body=x">x</a>'
    assert found.hidden == {0: "a href"}


def test_a_string_that_is_marked_anywhere_is_not_listed_as_hidden() -> None:
    found = marked(f'<p title="{signed("a")}">{signed("a")}</p>', STRINGS)
    assert (found.shown, found.hidden) == ((0,), {})


@pytest.fixture
def network(small_root: Path, replace: Replace) -> Path:
    """The small network with one name that looks like HTML and is not translated, and one word in doubt."""
    replace("data/themes.yml", "name: Health mutuals", f"name: {NAME}")
    replace(CATALOGUE, DOUBT, f'#, fuzzy\n#| msgid "A mutual of all farmers."\n{DOUBT}')
    catalogue = small_root / CATALOGUE
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + ENTRIES, encoding="utf-8")
    return small_root


def written(root: Path, out: Path, mark: bool, preview: bool = True) -> dict[str, str]:
    """The files of a preview, or of a site, as text."""
    Build(checked(root), preview=preview, wish="false", mark=mark).write(out)
    files = (
        f
        for f in out.rglob("*")
        if f.is_file() and f.suffix in {".html", ".json", ".xml", ".ics", ".txt", ".csv", ".webmanifest"}
    )
    return {f.relative_to(out).as_posix(): f.read_text(encoding="utf-8") for f in files}


def page_with(files: dict[str, str], words: str) -> lxml.html.HtmlElement:
    """The first page on which these words are marked, parsed."""
    pages = (lxml.html.document_fromstring(text) for file, text in files.items() if file.endswith(".html"))
    return next(page for page in pages if words in page.xpath("//mark/text()"))


def entry_of(page: lxml.html.HtmlElement, words: str) -> str:
    """What the panel of a page says of a string."""
    [found] = (entry for entry in page.find_class("todo-entry") if entry.findtext("summary") == words)
    return " ".join(found.text_content().split())


def test_a_page_tells_of_a_string_what_it_is_and_where(network: Path, tmp_path: Path) -> None:
    files = written(network, tmp_path / "out", mark=True)
    line = (network / CATALOGUE).read_text(encoding="utf-8").splitlines().index(f'msgid "{NAME}"') + 1
    said = entry_of(page_with(files, NAME), NAME)
    assert f"{CATALOGUE}:{line}" in said and "themes/health name" in said and "a theme: its name" in said
    assert "<b>mutuals" not in "".join(files[file] for file in files if file.endswith(".html")), "words became HTML"


def test_a_string_in_doubt_is_told_with_its_suggestion(network: Path, tmp_path: Path) -> None:
    page = page_with(written(network, tmp_path / "out", mark=True), "A mutual of farmers.")
    assert page.xpath('//mark[contains(@class, "todo--fuzzy")]/text()') == ["A mutual of farmers."]
    said = entry_of(page, "A mutual of farmers.")
    assert "A mutual of all farmers." in said and "Une mutuelle de paysans." in said


def test_without_its_marks_a_page_is_what_it_would_be(network: Path, tmp_path: Path) -> None:
    """Hence they change no order, no cut and no id; and whatever is no page has none."""
    plain, shown = (written(network, tmp_path / str(mark), mark) for mark in (False, True))
    assert plain.keys() == shown.keys()
    assert [f for f, text in shown.items() if SIGNS.search(text)] == []
    assert [f for f, text in shown.items() if MARKS.sub("", PANEL.sub("", text)) != plain[f]] == []
    assert [f for f in shown if f.startswith("fr/") and "todo-panel" in shown[f]], "nothing was marked at all"
    assert not any("todo-panel" in text for file, text in shown.items() if not file.startswith("fr/")), "an original"


def test_a_missing_text_is_named_with_its_original(network: Path, tmp_path: Path) -> None:
    (network / "docs/fr/about.md").unlink()
    files = written(network, tmp_path / "out", mark=True)
    assert "docs/fr/about.md" in files["fr/about/index.html"] and "docs/en/about.md" in files["fr/about/index.html"]
    assert "docs/fr/" not in files["fr/contact/index.html"]


def test_no_published_page_has_a_mark(network: Path, tmp_path: Path) -> None:
    published = written(network, tmp_path / "site", mark=True, preview=False)
    assert [f for f, text in published.items() if 'class="todo' in text or SIGNS.search(text)] == []
    with pytest.raises(SystemExit):
        build_pages.main(["--root", str(network), "--out", str(tmp_path / "x"), "--mark"])
    assert not (tmp_path / "x").exists()


def test_the_gate_would_refuse_a_page_with_its_panel(network: Path, tmp_path: Path) -> None:
    files = written(network, tmp_path / "out", mark=True)
    found = {code for code, _ in Allowed(lambda _: True, "/").page(files["fr/index.html"], ("fr", "en"))}
    assert "gate-html" in found
