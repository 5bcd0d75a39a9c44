"""What is printed of a small made-up network: which files, from which words, readable by all, always the same."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import lxml.html
import pikepdf
import pypdfium2
import pytest
from campaign.check import load_content
from campaign.colours import ColourError, read_colours
from campaign.render import Renderer, renderers
from campaign.typesetting import Order, Press, PrintError
from common import LANGUAGES, ROOT, Renderers, Replace, Write
from fontTools.ttLib import TTFont
from printed import accessibility_problems, fonts_of, links_of, outside, overlaps, packed, tags_of, words_of

from campaign import build, letters, print_data, print_words, printing

pytestmark = pytest.mark.xdist_group("print")

TEMPLATES = ROOT / "overrides/print"
HOSTILE = (
    '#read("/etc/passwd") *bold* _x_ $y^2$ #import "@preview/a:1.0.0": b \\u{41} <b>&amp; [c] %(n)s {{ d }} `e` @f // g'
)
MEMBERS = f"""
- id: bi-hostile
  name: {json.dumps(HOSTILE)}
  language: en
  acronym: "#sys.version"
  country: BI
  kind: ngo
  website: https://hostile.example/?a=%23b&c=(d)#e
  sources: [{{document: report-2020}}]
- id: bi-long
  name: {" ".join(["Fédération des associations de travailleuses et de travailleurs"] * 3)[:199]}
  language: fr
  country: BI
  kind: ngo
  sources: [{{document: report-2020}}]
"""


@dataclasses.dataclass(frozen=True)
class Printed:
    """The small network, printed once for all tests here. Not to be changed."""

    root: Path
    renderers: dict[str, Renderer]
    files: dict[str, bytes]


@pytest.fixture(scope="session")
def small_print(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The small network with a hostile and a long name."""
    root = tmp_path_factory.mktemp("print") / "small"
    shutil.copytree(ROOT / "tests/small", root)
    (root / "overrides").symlink_to(ROOT / "overrides")
    (root / "docs/assets").symlink_to(ROOT / "docs/assets")
    with (root / "members.yml").open("a", encoding="utf-8") as members:
        members.write(MEMBERS)
    content = load_content(root)
    assert not content.broken, content.problems
    made = renderers(content)
    return Printed(root, made, printing.print_site(made))


@pytest.fixture(scope="session")
def press() -> Press:
    """The press with our templates."""
    return Press(TEMPLATES)


def order_of(renderer: Renderer, file: str) -> Order:
    """The order that a file of the site comes from."""
    return next(order for order in printing.orders_of(renderer) if file in order.files)


def changed(order: Order, **data: Any) -> Order:
    """The same order with other data."""
    return dataclasses.replace(order, data=order.data | data)


# -- which files -------------------------------------------------------------------------------


def test_each_language_gets_its_files_and_knows_their_size(small_print: Printed) -> None:
    made, files = small_print.renderers, small_print.files
    own = {
        *(f"print/{name}.pdf" for name in ("members", "members-africa", "members-asia", "members-europe", "poster-floor")),
        *(f"pictures/{kind}.png" for kind in {page.kind for page in made["en"].pages} - {"campaign"}),
        "pictures/campaign-floor.png",
        "pictures/campaign-floor-square.png",
    }  # fmt: skip
    assert set(files) == own | {f"fr/{name}" for name in own}
    for language, prefix in (("en", ""), ("fr", "fr/")):
        assert {name: made[language].printed(name) for name in own} == {n: len(files[prefix + n]) for n in own}
    assert made["fr"].printed("print/nothing.pdf") == 0


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
        cards = print_data.kind_cards(renderer)
        assert set(cards) == {page.kind for page in renderer.pages} - {"campaign"}
        for kind, path in (("member", "members"), ("country", "network"), ("theme", "themes"), ("prose", "")):
            assert cards[kind].title == renderer.title_of(path)
        assert cards["home"].counts and not cards["contact"].counts


# -- whether to print --------------------------------------------------------------------------


@pytest.mark.parametrize(("wish", "wanted"), [("false", False), ("no", False), ("0", False), ("", True), ("true", True), ("required", True)])  # fmt: skip
def test_the_variable_print_says_whether_to_print(monkeypatch: pytest.MonkeyPatch, wish: str, wanted: bool) -> None:
    monkeypatch.setenv("PRINT", wish)
    assert printing.print_wanted() is wanted


def test_a_word_that_print_does_not_know_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRINT", "flase")
    with pytest.raises(PrintError, match=r"“flase”\. It may be: false, required"):
        printing.print_wanted()


@pytest.fixture
def no_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine for which there is no wheel of Typst."""
    monkeypatch.setitem(sys.modules, "typst", None)


@pytest.mark.usefixtures("no_typst")
def test_where_the_press_is_missing_all_else_is_built_and_one_sentence_says_so(
    small: Renderers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PRINT", raising=False)
    made = small()
    build.write_site(made, tmp_path / "site")
    files = {file.name for file in (tmp_path / "site").rglob("*") if file.is_file()}
    assert "index.html" in files and not [name for name in files if name.endswith((".pdf", ".zip"))]
    assert not (tmp_path / "site/pictures").exists()
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "left out, because typst cannot be loaded (" in said and "64-bit Python" in said
    with pytest.raises(PrintError, match="required"):
        build.write_site(made, tmp_path / "other", "required")
    assert not (tmp_path / "other").exists()


# -- letters and words -------------------------------------------------------------------------


@pytest.mark.parametrize("file", sorted((TEMPLATES / "fonts").glob("*.ttf")), ids=lambda file: file.stem)
def test_the_letters_of_a_font_are_read_as_fonttools_reads_them(file: Path) -> None:
    assert letters._cmap(file.read_bytes()) == set(TTFont(file).getBestCmap())
    assert file.stat().st_size < 600_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_fonts_have_every_letter_that_is_printed_in(
    language: str, real_renderers: dict[str, Renderer], press: Press
) -> None:
    for order in printing.orders_of(real_renderers[language]):
        assert press.unknown_letters(order) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("members.yml", "Gamma Union", "Gamma 漢 Union", r"members\.yml:\d+: np-gamma: .*“漢” \(U\+6F22, .*\).*“Gamma 漢 Union”"),
        ("docs/en/about.md", "title: ", "title: 漢 ", r"pages: about: .*“漢” \(U\+6F22"),
        ("data/campaigns.yml", "Write it into law.", "Write ☃.", r"data/campaigns\.yml:\d+: floor: .*“☃” \(U\+2603, SNOWMAN\)"),
        ("data/site.yml", "full_name: ", "full_name: 漢 ", r"“漢” \(U\+6F22.*build_fonts\.py"),
    ],
    ids=["member", "title of a page", "campaign", "settings"],
)  # fmt: skip
def test_a_letter_that_no_font_has_is_told_with_its_record(
    small: Renderers, replace: Replace, file: str, old: str, new: str, said: str
) -> None:
    replace(file, old, new)
    with pytest.raises(PrintError, match=said):
        printing.print_site(small())


def test_a_picture_is_held_to_its_letters_too(small_print: Printed, press: Press) -> None:
    """Typst alone draws a box: the press would stop even if nobody had looked at the letters before."""
    order = order_of(small_print.renderers["en"], "pictures/about.png")
    cards = [order.data["cards"][0] | {"title": "漢"}]
    with pytest.raises(PrintError, match="漢"):
        press.print(Order("pictures", order.data | {"cards": cards}, ("pictures/about.png",)))


SCRIPTS = {
    "Latin-": "Łódź Žižka Ținut",
    "NotoLatin-": "Ɛʋɛ ŋutɔ",
    "Vietnamese-": "Việt",
    "NotoBengali-": "বাংলাদেশ",
    "NotoDevanagari-": "नेपाल",
    "NotoKhmer-": "កម្ពុជា",
    "NotoArabic-": "المغرب",
}


def test_names_in_other_scripts_are_set_in_their_fonts_and_those_fonts_only_then(
    small_print: Printed, press: Press
) -> None:
    order = order_of(small_print.renderers["en"], "print/members-asia.pdf")
    with pikepdf.open(io.BytesIO(small_print.files["print/members-asia.pdf"])) as pdf:
        assert {name.rpartition("-")[0] for name in fonts_of(pdf)} == {"Display", "Text"}
    data = json.loads(json.dumps(order.data))
    data["chapters"][0]["groups"][0]["entries"][0]["name"]["text"] = " ".join(SCRIPTS.values())
    with pikepdf.open(io.BytesIO(press.print(Order("directory", data, order.files))[0])) as pdf:
        found = " ".join(fonts_of(pdf))
    assert [name for name in SCRIPTS if name not in found] == []


def test_words_are_found_in_templates_and_reach_them_translated(small_print: Printed) -> None:
    source = '#t("One")\n// #t("not this")\n#t(\n "Two %(n)s", n: 1) #set(1) #out("x") #rect("y") #it.t("a \\"b\\"")'
    assert list(print_words.words_in(source)) == [(1, "One"), (3, "Two %(n)s"), (4, 'a "b"')]
    asked = print_words.words_asked(TEMPLATES)
    assert "Directory of members" in asked and "QR code of the address of this campaign" in asked
    words = printing.orders_of(small_print.renderers["fr"])[0].data["words"]
    assert set(words) == {*asked, "record"}
    for file in TEMPLATES.glob("*.typ"):  # a message in a variable would be found by nobody
        assert re.findall(r"(?<![\w-])t\((?!\s*\"|message)", file.read_text(encoding="utf-8")) == [], file.name


# -- what a reader sees ------------------------------------------------------------------------


def test_data_are_printed_as_letters(small_print: Printed) -> None:
    """Nothing that a record says is a command to Typst, and its address leads where it says."""
    data = small_print.files["print/members-africa.pdf"]
    words = "".join(words_of(data))
    assert packed(HOSTILE) in words and "#sys.version" in words and "root:" not in words
    with pikepdf.open(io.BytesIO(data)) as pdf:
        targets = {target for target, _ in links_of(pdf)}
    assert "https://hostile.example/?a=%23b&c=(d)#e" in targets
    assert all(target.startswith(("https://", "")) for target in targets)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x.example", "x/https://y.example"])  # fmt: skip
def test_no_link_has_another_scheme(small_print: Printed, press: Press, url: str) -> None:
    order = order_of(small_print.renderers["en"], "print/poster-floor.pdf")
    with pytest.raises(PrintError, match=f"poster-floor.pdf: .*no address for a link: {re.escape(url)}"):
        press.print(changed(order, url=url))


LONG = "International Confederation of Mutual Health Insurance Funds, Trade Unions and Social Movements "


@pytest.mark.parametrize("file", ["print/members.pdf", "print/members-africa.pdf"])
@pytest.mark.parametrize(
    ("times", "title"),
    [(1, "Directory"), (2, "Directory of members, partners and friends"), (3, LONG), (5, LONG * 2), (1, "Mitgliederorganisationenverzeichnis")],
    ids=["short", "long", "longer", "longest", "one word"],
)  # fmt: skip
def test_the_cover_holds_with_any_title_and_name(
    small_print: Printed, press: Press, file: str, times: int, title: str
) -> None:
    order = order_of(small_print.renderers["en"], file)
    words = order.data["words"] | {"Directory of members": title.strip()}
    chapters = [
        chapter | {"name": " ".join([chapter["name"]] * times), "groups": [], "strategic": None}
        for chapter in order.data["chapters"]
    ]
    full_name = {"text": (LONG * times).strip(), "lang": "en"}
    data = press.print(changed(order, words=words, full_name=full_name, chapters=chapters, lead=LONG * times))[0]
    with pypdfium2.PdfDocument(data) as document:
        assert packed(title) in packed(document[0].get_textpage().get_text_range())
        assert packed(full_name["text"]) in packed(document[0].get_textpage().get_text_range())
        for page in document:
            assert overlaps(page) + outside(page) == []


def test_overlaps_are_found() -> None:
    """The search of these tests itself: one line set over another."""
    import typst

    source = b"#set page(width: 200pt, height: 100pt)\n#place(top)[first words] #place(top, dy: 3pt)[second words]"
    with pypdfium2.PdfDocument(typst.Compiler().compile(input=source)) as document:
        assert overlaps(document[0]) != []


@pytest.mark.parametrize("demands", [1, 5, 9, 14])
@pytest.mark.parametrize(
    "title", ["Care", "A very long title of a campaign that nobody could remember, however often it is said"]
)
def test_a_poster_is_one_page_whatever_it_demands(small_print: Printed, press: Press, demands: int, title: str) -> None:
    order = order_of(small_print.renderers["en"], "print/poster-floor.pdf")
    demand = {
        "text": "Write the right to social protection into the law of each country, and pay for it together.",
        "lang": "en",
    }
    data = press.print(changed(order, title=title, demands=[demand] * demands))[0]
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 1
        assert overlaps(document[0]) + outside(document[0]) == []
        words = packed(document[0].get_textpage().get_text_range())
    assert words.count(packed(demand["text"])) == demands


def test_what_does_not_fit_on_a_poster_is_told(small_print: Printed, press: Press) -> None:
    order = order_of(small_print.renderers["en"], "print/poster-floor.pdf")
    with pytest.raises(PrintError, match=r"poster-floor\.pdf: .*too long for one page: shorten them"):
        press.print(changed(order, demands=[{"text": LONG * 3, "lang": "en"}] * 20))


# -- what a screen reader says -----------------------------------------------------------------


def test_every_pdf_can_be_read_by_all(small_print: Printed) -> None:
    """Title, language, headings, links with words, alternatives: what PDF/UA-1 asks for and a program can check."""
    for language, prefix in (("en", ""), ("fr", "fr/")):
        for order in printing.orders_of(small_print.renderers[language]):
            if order.pictures:
                continue
            directory = order.data["words"]["Directory of members"]
            place = "" if order.data.get("whole") else f": {order.data.get('chapters', [{}])[0].get('name')}"
            title = f"{directory}{place}" if order.template == "directory" else order.data["title"]
            data = small_print.files[prefix + order.files[0]]
            assert accessibility_problems(data, language, f"{title} · {order.data['name']}") == [], (
                prefix + order.files[0]
            )


def test_organisations_are_a_list_and_names_tell_their_language(small_print: Printed) -> None:
    with pikepdf.open(io.BytesIO(small_print.files["print/members.pdf"])) as pdf:
        tags = tags_of(pdf)
    site = small_print.renderers["en"].site
    members, networks = len(site.members), len(site.continental_networks)
    kinds = len({member.kind for member in site.members.values()})
    assert tags.count("LI") == tags.count("LBody") == members + networks + kinds
    assert {"H1", "H2", "TOC", "TOCI", "Figure"} <= set(tags.kinds)
    assert "fr" in tags.languages
    assert tags.alternatives.count("World map of the countries with members") == 1
    order = [packed(name) for name in ("Alpha Mutuelle", HOSTILE[:20], "Coordination")]
    words = "".join(words_of(small_print.files["print/members.pdf"]))
    assert sorted(words.index(name) for name in order) == [words.index(name) for name in order]


def test_what_no_screen_reader_could_read_ends_the_printing(tmp_path: Path) -> None:
    templates = tmp_path / "print"
    shutil.copytree(TEMPLATES, templates)
    (templates / "x.typ").write_text('#set document(title: "T")\n#image("mark.svg")', encoding="utf-8")
    with pytest.raises(PrintError, match=r"x\.pdf: .*alt(?s:.*)x\.typ:2") as caught:
        Press(templates).print(Order("x", {}, ("x.pdf",)))
    assert str(tmp_path) not in str(caught.value), "a message names no folder of the machine"


# -- the templates -----------------------------------------------------------------------------

FORBIDDEN = {
    "an import from the network": r"@preview|@local",
    "a file that is not named here": r"\bread\(|\bplugin\(|\binclude\b",
    "the time": r"datetime\.today",
    "a colour of its own": r"#[0-9a-fA-F]{6}\b(?!55|26)|\b(?:luma|cmyk|oklch)\(",
    "the name of a network": r"INSP|(?i:inspir)",
    "words without translation": r"\[[A-Z][a-z]+ [a-z]+",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has(what: str) -> None:
    found = {file.name: re.findall(FORBIDDEN[what], code_of(file)) for file in TEMPLATES.glob("*.typ")}
    assert found and not any(found.values()), found


def test_links_out_pass_through_one_place() -> None:
    """``out`` looks at the scheme; ``link`` is for places in the document."""
    for file in TEMPLATES.glob("*.typ"):
        calls = [
            call
            for call in re.findall(r"(?<![\w-])link\((.{0,9})", code_of(file))
            if not call.startswith(("label", "target"))
        ]
        assert len(calls) == (1 if file.name == "common.typ" else 0), (file.name, calls)


def code_of(file: Path) -> str:
    """A template without its comments."""
    return re.sub(r"(?m)(?:^|\s)// .*$", "", file.read_text(encoding="utf-8"))


def test_colours_are_those_of_the_style_sheet(tmp_path: Path) -> None:
    colours = read_colours(ROOT)
    for file in TEMPLATES.glob("*.typ"):
        asked = set(re.findall(r'\bcolour\("([\w-]+)"\)', code_of(file)))
        assert asked <= set(colours), file.name
    (tmp_path / "docs/assets/css").mkdir(parents=True)
    (tmp_path / "docs/assets/css/site.css").write_text("body { color: red }", encoding="utf-8")
    with pytest.raises(ColourError, match=r"site\.css"):
        read_colours(tmp_path)


# -- always the same ---------------------------------------------------------------------------

ELSEWHERE = """
import hashlib, json, sys
from pathlib import Path
from campaign.typesetting import Order, Press
orders = [Order(*order[:2], tuple(order[2])) for order in json.load(sys.stdin)]
press = Press(Path(sys.argv[1]))
print(json.dumps({o.files[0]: [hashlib.sha256(data).hexdigest() for data in press.print(o)] for o in orders}))
"""


def test_the_same_bytes_in_any_folder_zone_and_language(small_print: Printed, tmp_path: Path) -> None:
    place = tmp_path / "un lieu à part"
    shutil.copytree(TEMPLATES, place / "print")
    for file in place.rglob("*"):
        os.utime(file, (10**9, 10**9))
    wanted = ("print/members-asia.pdf", "print/poster-floor.pdf", "pictures/campaign-floor-square.png")
    orders = [order for order in printing.orders_of(small_print.renderers["fr"]) if order.files[0] in wanted]
    environment = os.environ | {
        "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "11", "SOURCE_DATE_EPOCH": "1",
        "PYTHONPATH": str(ROOT / "scripts"),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(place / "print")],
        input=json.dumps([[o.template, o.data, o.files] for o in orders]), env=environment, cwd=place,
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    here = {
        o.files[0]: [hashlib.sha256(small_print.files[f"fr/{file}"]).hexdigest() for file in o.files] for o in orders
    }
    assert len(here) == 3 and json.loads(done.stdout) == here


def test_nothing_is_printed_twice(small_print: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Press, "print", lambda self, order: pytest.fail(f"printed again: {order.files}"))
    again = renderers(load_content(small_print.root))
    assert printing.print_site(again) == small_print.files


def missing_from(cache: printing.Cache, made: dict[str, Renderer]) -> set[str]:
    """The first file of every order that the cache does not hold."""
    return {f"{lang}/{o.files[0]}" for lang, r in made.items() for o in printing.orders_of(r) if cache.find(o) is None}


def test_only_what_changes_is_printed_again(small_print: Printed, tmp_path: Path) -> None:
    """The name of an organisation, then a template: all that it stands in, and nothing else."""
    root = tmp_path / "copy"
    shutil.copytree(small_print.root, root, symlinks=True)
    members = (root / "members.yml").read_text(encoding="utf-8")
    (root / "members.yml").write_text(members.replace("name: Gamma Union", "name: Gamma Trade Union"), encoding="utf-8")
    made = renderers(load_content(root))
    cache = printing.Cache(root / "build/print", printing.ground(TEMPLATES))
    assert missing_from(cache, made) == {
        f"{la}/print/{n}.pdf" for la in ("en", "fr") for n in ("members", "members-asia")
    }
    other = shutil.copytree(TEMPLATES, tmp_path / "print")
    assert printing.ground(other) == printing.ground(TEMPLATES), "the folder does not matter"
    with (other / "common.typ").open("a", encoding="utf-8") as file:
        file.write("\n")
    cache = printing.Cache(root / "build/print", printing.ground(other))
    assert len(missing_from(cache, made)) == sum(len(printing.orders_of(r)) for r in made.values())


def test_the_cache_may_vanish_at_any_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "KEPT", 2)
    order, other = (Order("x", {"n": n}, ("a.png", "b.png")) for n in (1, 2))
    cache = printing.Cache(tmp_path / "cache", "base")
    assert cache.find(order) is None
    cache.keep(order, [b"1", b"2"])
    assert cache.find(order) == [b"1", b"2"]
    assert printing.Cache(tmp_path / "cache", "another base").find(order) is None
    next((tmp_path / "cache").glob("*-1.png")).unlink()
    assert cache.find(order) is None, "half of an order is none"
    cache.keep(order, [b"1", b"2"])
    newer = printing.Cache(tmp_path / "cache", "base")
    newer.keep(other, [b"3", b"4"])
    newer.tidy()
    assert newer.find(order) == [b"1", b"2"], "what another build may need stays"
    newest = printing.Cache(tmp_path / "cache", "base")
    newest.find(other)
    (tmp_path / "cache/left-by-a-build-that-was-stopped.partial").write_bytes(b"")
    newest.tidy()
    assert newest.find(order) is None and newest.find(other) == [b"3", b"4"], "more than is kept: all of it goes"
    shutil.rmtree(tmp_path / "cache")
    newest.tidy()
    assert cache.find(other) is None


def test_a_wish_is_looked_at_before_anything_is_written(small: Renderers, write: Write, tmp_path: Path) -> None:
    with pytest.raises(PrintError):
        build.write_site(small(), tmp_path / "site", "perhaps")
    assert not (tmp_path / "site").exists()
