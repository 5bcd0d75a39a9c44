"""What is printed, on the small site and sheet by sheet: which files, from which words, always the same, from our files only."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import lxml.html
import pypdfium2
import pytest
from common import LANGUAGES, ROOT, Renderers, Write
from fontTools.ttLib import TTFont
from pypdfium2 import raw

from campaign import printing, typesetting
from campaign.pages.render import Renderer
from campaign.site import FILES
from campaign.typesetting import Order, PrintError, print_all

TEMPLATES = ROOT / "overrides/print"
CAMPAIGN = """
- id: floor
  demands: [Write the right into law., Pay for it together.]
  addressed_to: Governments
  since: 2020
  figures: gap
  share: {short: Short words., long: Long words.}
  sources: [{document: report-2020}]
"""
TEXT = "---\ntitle: A floor for all\ndescription: A floor for everyone.\n---\nWords.\n"


@pytest.fixture(autouse=True)
def _no_file_missing(small_root: Path) -> None:
    """The small site has at least an empty file of each sort."""
    for file, _ in FILES.values():
        if not (small_root / file).exists():
            (small_root / file).write_text("[]\n", encoding="utf-8")


@pytest.fixture
def with_campaign(write: Write) -> None:
    """The small site with one campaign, in English only."""
    write("data/campaigns.yml", CAMPAIGN)
    write("docs/en/campaigns/floor.md", TEXT)


def sheet(body: str, head: str = "") -> str:
    """A document with the fonts of the directory."""
    return f'<html lang="en"><head><title>T</title><link rel="stylesheet" href="print.css">{head}</head><body>{body}</body></html>'


def printed(tmp_path: Path, *versions: str, pages: int | None = None) -> pypdfium2.PdfDocument:
    """The PDF of a document."""
    file = tmp_path / "x.pdf"
    print_all([Order(list(versions), [str(file)], pages)], TEMPLATES)
    return pypdfium2.PdfDocument(file.read_bytes())


def fonts_of(document: pypdfium2.PdfDocument) -> set[str]:
    """The names of the fonts that a document uses, without the mark of their subset."""
    return {
        text.get_font().get_base_name().partition("+")[2] or text.get_font().get_base_name()
        for page in document
        for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    }


@pytest.mark.usefixtures("with_campaign")
def test_each_language_gets_its_files_and_knows_their_size(small: Renderers) -> None:
    renderers = small()
    files = printing.print_site(renderers)
    own = {
        *(f"print/{name}.pdf" for name in ("members", "members-africa", "members-asia", "members-europe", "poster-floor")),
        *(f"pictures/{kind}.png" for kind in {page.kind for page in renderers["en"].pages} - {"campaign"}),
        "pictures/campaign-floor.png",
        "pictures/campaign-floor-square.png",
    }  # fmt: skip
    assert set(files) == own | {f"fr/{name}" for name in own}
    for language, prefix in (("en", ""), ("fr", "fr/")):
        assert {name: renderers[language].printed(name) for name in own} == {n: len(files[prefix + n]) for n in own}
    assert renderers["fr"].printed("print/nothing.pdf") == 0


@pytest.mark.usefixtures("with_campaign")
def test_the_same_bytes_again_and_from_the_cache(
    small: Renderers, small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = printing.print_site(small())
    with monkeypatch.context() as patch:
        patch.setattr(typesetting, "print_all", lambda orders, _: pytest.fail("printed again") if orders else None)
        assert printing.print_site(small()) == first
    shutil.rmtree(small_root / "build/print")
    monkeypatch.setenv("PYTHONHASHSEED", "11")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert printing.print_site(small()) == first


def test_what_changes_is_printed_again(small: Renderers, write: Write, small_root: Path) -> None:
    before = printing.print_site(small())
    members = (small_root / "members.yml").read_text(encoding="utf-8")
    write("members.yml", members.replace("name: Gamma Union", "name: Gamma Trade Union"))
    after = printing.print_site(small())
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {f"{p}print/{n}.pdf" for p in ("", "fr/") for n in ("members", "members-asia")}


def test_a_preview_shows_no_link_to_print(small: Renderers) -> None:
    renderer = small(preview=True)["en"]
    assert renderer.printed("print/members.pdf") == 0
    assert "print/members" not in renderer.document(renderer.by_path["members"])
    renderer.know_printed({"print/members.pdf": 419_700})
    html = renderer.document(renderer.by_path["members"])
    (link,) = lxml.html.document_fromstring(html).xpath("//a[contains(@href, 'print/')]")
    assert link.get("href") == "/campaign/print/members.pdf"
    assert link.text_content() == "All members PDF, 420 kB"


@pytest.mark.parametrize(
    ("language", "size", "words"),
    [
        ("en", 1, "PDF, 1 kB"),
        ("en", 420_400, "PDF, 420 kB"),
        ("fr", 420_400, "PDF, 420\u202fko"),
        ("es", 1_340_000, "PDF, 1,3 MB"),
        ("nl", 999_600, "PDF, 1 MB"),
    ],
)
def test_size_is_worded_in(real_renderers: dict[str, Renderer], language: str, size: int, words: str) -> None:
    renderer = real_renderers[language]
    known = dict(renderer._printed)
    renderer.know_printed({"print/x.pdf": size})
    try:
        assert renderer.size_words("print/x.pdf") == words
    finally:
        renderer._printed = known


def test_every_kind_of_page_has_a_picture_with_a_title_that_stands_above_it(
    real_renderers: dict[str, Renderer],
) -> None:
    for renderer in real_renderers.values():
        cards = printing.kind_cards(renderer)
        assert set(cards) == {page.kind for page in renderer.pages} - {"campaign"}
        for kind, path in (("member", "members"), ("country", "network"), ("theme", "themes"), ("prose", "")):
            assert cards[kind].title == renderer.title_of(path)
        assert cards["home"].counts and not cards["contact"].counts


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_fonts_have_every_letter_that_is_printed_in(language: str, real_renderers: dict[str, Renderer]) -> None:
    letters = {chr(code) for code in TTFont(TEMPLATES / "fonts/text-400.woff2").getBestCmap()} | set(
        "\n\t\u202f"
    )  # a narrow space is made of a space
    for order in printing._orders(real_renderers[language]):
        words = lxml.html.document_fromstring(order.versions[0]).text_content()
        assert set(words) <= letters, (
            f"{order.files[0]}: add to LETTERS in scripts/build_identity.py: {set(words) - letters}"
        )


def test_a_letter_that_our_fonts_lack_brings_in_no_font_of_the_machine(tmp_path: Path) -> None:
    with printed(tmp_path, sheet("<h1>Head</h1><p>Words 漢 Ж ↔ <b>bold</b></p>")) as document:
        assert fonts_of(document) == {"Display-Ultra-Bold", "Text", "Text-Semi-Bold"}, "as print.css names them"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ('<img src="nothing.svg" alt="x">', "nothing.svg"),
        ('<img src="https://example.org/x.svg" alt="x">', "https://example.org/x.svg"),
        ('<img src="file:///etc/hostname" alt="x">', "not a file of ours"),
        ('<img src="mark.svg">', "mark.svg"),
    ],
    ids=["missing", "another host", "another folder", "without words"],
)
def test_what_cannot_be_right_ends_the_printing(tmp_path: Path, body: str, named: str) -> None:
    with pytest.raises(PrintError, match=named):
        printed(tmp_path, sheet(body))
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(("status", "runs"), [(-signal.SIGSEGV, 2), (-signal.SIGINT, 1)], ids=["crash", "stopped"])
def test_a_crash_is_tried_again_and_then_told_with_the_names_of_the_files(
    monkeypatch: pytest.MonkeyPatch, status: int, runs: int
) -> None:
    commands = []

    def crash(command: list[str], **_: object) -> subprocess.CompletedProcess:
        commands.append(command)
        return subprocess.CompletedProcess(command, status, "", "")

    monkeypatch.setattr(typesetting.subprocess, "run", crash)
    with pytest.raises(PrintError, match=r"crashed \(signal \d+\).*: fr/print/members\.pdf\. Build again.*PRINT=false"):
        print_all([Order(["<p>x</p>"], ["cache/3f-0.pdf"], name="fr/print/members.pdf")], TEMPLATES)
    assert len(commands) == runs


def test_what_is_wrong_names_the_file_of_the_site(tmp_path: Path) -> None:
    order = Order([sheet('<img src="nothing.svg" alt="x">')], [str(tmp_path / "3f-0.pdf")], name="fr/print/members.pdf")
    with pytest.raises(PrintError, match=r"^fr/print/members\.pdf:"):
        print_all([order], TEMPLATES)
    assert list(tmp_path.glob("3f*")) == []


def test_the_cache_keeps_what_is_asked_for_and_the_newest_of_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "KEPT", 2)
    cache = tmp_path / "cache"
    cache.mkdir()
    files = [cache / f"{n}.pdf" for n in range(5)]
    for age, file in enumerate(reversed(files)):
        file.write_bytes(b"x")
        os.utime(file, (1000 + age, 1000 + age))
    printing._tidy(cache, {files[4], cache / "taken away by another build.pdf"})
    assert sorted(cache.iterdir()) == [files[0], files[1], files[4]]
    assert printing._still_there(files[0]) and not printing._still_there(files[2])
    assert not files[2].exists()


def test_the_largest_version_that_fits_is_taken(tmp_path: Path) -> None:
    two, one, other = (sheet(f"<p>{n}</p>{'<p>x</p>' * many}") for n, many in (("two", 90), ("one", 2), ("other", 1)))
    for versions, pages, expected in (([two, one, other], 1, "one"), ([two, one], None, "two"), ([two], 1, "two")):
        with printed(tmp_path, *versions, pages=pages) as document:
            assert document[0].get_textpage().get_text_range().startswith(expected)


def test_words_of_another_language_say_so(tmp_path: Path) -> None:
    with printed(tmp_path, sheet('<p>English <span lang="es">español</span></p><h2 lang="fr">Titre</h2>')) as document:
        assert languages_of(document[0]) == {"es", "fr"}


def languages_of(page: pypdfium2.PdfPage) -> set[str]:
    """Every language that an element of the structure of a page names."""
    import ctypes

    found: set[str] = set()

    def visit(element) -> None:
        room = ctypes.create_string_buffer(64)
        length = raw.FPDF_StructElement_GetLang(element, room, 64)
        if length:
            found.add(room.raw[: length - 2].decode("utf-16-le"))
        for n in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, n)
            if child:
                visit(child)

    tree = raw.FPDF_StructTree_GetForPage(page)
    for n in range(raw.FPDF_StructTree_CountChildren(tree)):
        visit(raw.FPDF_StructTree_GetChildAtIndex(tree, n))
    raw.FPDF_StructTree_Close(tree)
    return found
