"""How a small made-up network is printed: which files, from which words, the same everywhere and only when needed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pypdfium2
import pytest
from common import ROOT, Replace, faults
from fontTools.ttLib import TTFont
from print_networks import Printed
from printed import outside, overlaps, words_of

from campaign.outputs import cards, print_letters, print_words, printing
from campaign.outputs.build import Build
from campaign.outputs.typesetting import Order, Press, PrintError
from campaign.pages.render import renderers
from campaign.pages.routes import views
from campaign.rules import checked
from campaign.views.view import View

pytestmark = [pytest.mark.xdist_group("print"), pytest.mark.whole]

TEMPLATES = ROOT / "overrides/print"


# -- which files -------------------------------------------------------------------------------


def test_each_language_gets_its_files_and_knows_their_size(small_print: Printed) -> None:
    made, files = small_print.views, small_print.files
    own = {
        *(f"print/{name}.pdf" for name in ("members", "members-africa", "members-asia", "members-europe", "poster-floor")),
        *(f"pictures/{name}.png" for name in pictures_of(made["en"])),
        "pictures/campaign-floor-square.png",
        "print/wins.pdf",
        "print/facts.pdf",
        "pictures/win-burundi-story.png",
        "pictures/win-floor-1.png",
    }  # fmt: skip
    assert set(files) == own | {f"fr/{name}" for name in own}
    for language, prefix in (("en", ""), ("fr", "fr/")):
        sharing: Any = small_print.build.renderers[language].env.globals["sharing"]
        assert {name: sharing.printed(name) for name in own} == {n: len(files[prefix + n]) for n in own}
        assert sharing.printed("print/nothing.pdf") == 0


def test_a_page_links_to_what_was_printed_and_to_nothing_else(small_print: Printed) -> None:
    content = small_print.build.content
    html = renderers(content)["en"].document(small_print.views["en"].by_path["members"])
    assert "print/members" not in html
    sized = {code: {"print/members.pdf": 419_700} for code in content.languages}
    for language, prefix, words in (("en", "", "All members PDF, 420\u00a0kB"), ("fr", "fr/", "PDF, 420\u202fko")):
        renderer = renderers(content, printed=sized)[language]
        html = renderer.document(renderer.view.by_path["members"])
        tree: Any = lxml.html.document_fromstring(html)
        (link,) = tree.xpath("//a[contains(@href, 'print/')]")
        assert link.get("href") == f"/campaign/{prefix}print/members.pdf"
        assert link.text_content().endswith(words)


OWN = {
    "campaign",
    "case-study",
    "continent",
    "country",
    "news-item",
    "number-story",
    "one-network",
    "theme",
}  # a picture each


def pictures_of(view: View) -> set[str]:
    """Every page of these kinds has a picture of its own, organisations have one a continent, other kinds one each."""
    kinds = {page.kind for page in view.pages}
    own = {f"{page.kind}-{page.path.rpartition('/')[2]}" for page in view.pages if page.kind in OWN}
    continents = [c for c in view.membership.continents if view.membership.members_on(c)]
    return kinds - OWN - {"member"} | own | {f"member-{continent}" for continent in continents}


def test_a_picture_has_the_title_of_its_page_or_of_the_one_above(small_print: Printed) -> None:
    for view in small_print.views.values():
        kinds, own = (
            cards.kind_cards(view),
            {k: c for found in cards.own_cards(view).values() for k, c in found.items()},
        )
        assert {*kinds, *own} == pictures_of(view)
        assert own["theme-health"].title == view.title_of("themes/health")
        assert own["country-bi"].title == view.language.country("BI") and own["country-bi"].members
        assert own["member-africa"].title == view.title_of("members")
        assert own["member-africa"].kicker == view.term("continents", "africa")
        assert kinds["network"].title == view.title_of("network")
        assert kinds["home"].members and not kinds["contact"].members


@pytest.mark.parametrize("times", [1, 4, 9])
@pytest.mark.parametrize(
    "title",
    ["Care", "Nobody is left behind", "Arbeidsongeschiktheidsverzekeringsmaatschappijen"],
    ids=["short", "words", "one word"],
)
def test_no_title_runs_into_the_drawing(small_print: Printed, press: Press, title: str, times: int) -> None:
    """However long it is, with a figure and with a number, wide and square: no word leaves its side."""
    drawn = {"title": " ".join([title] * times), "drawing": small_print.card("pictures/country-bi.png")["drawing"]}
    for file in ("pictures/campaign-floor.png", "pictures/country-bi.png", "pictures/campaign-floor-square.png"):
        order, card = small_print.order("en", file), small_print.card(file) | drawn
        data = press._compiled(replace(order, data=order.data | {"cards": [card]}))
        with pypdfium2.PdfDocument(data) as document:
            text = document[0].get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            assert overlaps(document[0]) + outside(document[0]) == []
        square = file.endswith("square.png")
        edge = 1080 - 64 if square else 1200 - cards.BESIDE[0]
        assert max(right for _, _, right, _ in boxes) <= edge, "words stand on the drawing"
        assert not square or min(bottom for _, bottom, _, _ in boxes) >= 380, "words stand on the drawing"


@pytest.mark.parametrize("times", [1, 9])
def test_no_title_from_right_to_left_runs_into_the_drawing(other_print: Printed, times: int) -> None:
    file = "pictures/country-mz.png"
    card = other_print.card(file, "ar") | {"title": " ".join(["الحماية الاجتماعية للجميع"] * times)}
    order = other_print.order("ar", file)
    with Press(other_print.templates, other_print.fonts) as running:
        data = running._compiled(replace(order, data=order.data | {"cards": [card]}))
    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage()
        assert min(text.get_rect(n)[0] for n in range(text.count_rects())) >= cards.BESIDE[0]
        assert outside(document[0]) == []


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
    small_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PRINT", raising=False)
    content = checked(small_root)
    Build(content).write(tmp_path / "site")
    files = {file.name for file in (tmp_path / "site").rglob("*") if file.is_file()}
    assert "index.html" in files and not [name for name in files if name.endswith((".pdf", ".zip"))]
    assert not (tmp_path / "site/pictures").exists()
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "left out, because typst cannot be loaded (" in said and "64-bit Python" in said
    with pytest.raises(PrintError, match="required"):
        Build(content, wish="required")


def test_a_preview_prints_nothing_whatever_is_wished(small_root: Path) -> None:
    assert Build(checked(small_root), preview=True, wish="required").printed == {}


# -- letters and words -------------------------------------------------------------------------


@pytest.mark.parametrize("file", sorted((TEMPLATES / "fonts").glob("*.ttf")), ids=lambda file: file.stem)
def test_the_letters_of_a_font_are_read_as_fonttools_reads_them(file: Path) -> None:
    assert print_letters._cmap(file.read_bytes()) == set(TTFont(file).getBestCmap())
    assert file.stat().st_size < 600_000


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("members.yml", "Gamma Union", "Gamma 漢 Union", r"members\.yml:\d+: np-gamma: .*“漢” \(U\+6F22, .*\).*“Gamma 漢 Union”"),
        ("docs/en/about.md", "title: ", "title: 漢 ", r"pages: about: .*“漢” \(U\+6F22"),
        ("data/campaigns.yml", "Write it into law.", "Write 漢.", r"data/campaigns\.yml:\d+: floor: .*“漢” \(U\+6F22"),
        ("data/site.yml", "full_name: ", "full_name: 漢 ", r"“漢” \(U\+6F22.*build_fonts\.py"),
    ],
    ids=["member", "title of a page", "campaign", "settings"],
)  # fmt: skip
def test_a_letter_that_no_font_has_is_told_with_its_record(
    small_root: Path, replace: Replace, file: str, old: str, new: str, said: str
) -> None:
    replace(file, old, new)
    with pytest.raises(PrintError, match=said):
        printing.print_site(views(checked(small_root)))  # the check, too, tells of a letter that no language has


def test_paper_does_without_emoji(small_root: Path, replace: Replace) -> None:
    replace("members.yml", "Gamma Union", "Gamma 🌍 Union ❤️")
    content = checked(small_root)
    assert faults(content) == []
    (text, *_) = [data for file, data in printing.print_site(views(content)).items() if file == "print/members.pdf"]
    assert any("GammaUnion" in page for page in words_of(text))


def test_a_picture_is_held_to_its_letters_too(small_print: Printed, press: Press) -> None:
    """Typst alone draws a box: the press would stop even if nobody had looked at the letters before."""
    order = small_print.order("en", "pictures/about.png")
    cards = [order.data["cards"][0] | {"title": "漢"}]
    with pytest.raises(PrintError, match="漢"):
        press.print(Order("pictures", order.data | {"cards": cards}, ("pictures/about.png",)))


def test_words_are_found_in_templates_and_reach_them_translated(small_print: Printed) -> None:
    source = '#t("One")\n// #t("not this")\n#t(\n "Two %(n)s", n: 1) #set(1) #out("x") #rect("y") #it.t("a \\"b\\"")'
    assert list(print_words.words_in(source)) == [(1, "One"), (3, "Two %(n)s"), (4, 'a "b"')]
    asked = {words for file in TEMPLATES.glob("*.typ") for _, words in print_words.words_in(file.read_text("utf-8"))}
    assert "Directory of members" in asked and "QR code of the address of this campaign" in asked
    words = small_print.orders["fr"][0].data["words"]
    assert set(words) == {*asked, "record"}
    for file in TEMPLATES.glob("*.typ"):  # a message in a variable would be found by nobody
        assert re.findall(r"(?<![\w-])t\((?!\s*\"|message)", file.read_text(encoding="utf-8")) == [], file.name


# -- always the same ---------------------------------------------------------------------------

ELSEWHERE = """
import hashlib, json, sys
from pathlib import Path
from typing import Any
from campaign.outputs.typesetting import Order, Press
orders = [Order(*order[:2], tuple(order[2])) for order in json.load(sys.stdin)]
place = Path(sys.argv[1])
with Press({f.name: f.read_bytes() for f in place.glob("*.*")}, [place / "fonts"]) as press:
    made = {o.files[0]: [hashlib.sha256(data).hexdigest() for data in press.print(o)] for o in orders}
print(json.dumps(made))
"""


def test_the_same_bytes_in_any_folder_zone_and_language(small_print: Printed, tmp_path: Path) -> None:
    place = tmp_path / "un lieu à part"
    shutil.copytree(TEMPLATES / "fonts", place / "print/fonts")
    for name, content in small_print.templates.items():
        (place / "print" / name).write_bytes(content)
    for file in place.rglob("*"):
        os.utime(file, (10**9, 10**9))
    wanted = ("print/members-asia.pdf", "print/poster-floor.pdf", "pictures/campaign-floor-square.png")
    orders = [order for order in small_print.orders["fr"] if order.files[0] in wanted]
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
    assert printing.print_site(views(checked(small_print.root))) == small_print.files


def missing_from(cache: printing.Cache, made: dict[str, View]) -> set[str]:
    """The first file of every order that the cache does not hold."""
    return {f"{lang}/{o.files[0]}" for lang, v in made.items() for o in printing.orders_of(v) if cache.find(o) is None}


def test_only_what_changes_is_printed_again(small_print: Printed, tmp_path: Path) -> None:
    """The name of an organisation, then a template: all that it stands in, and nothing else."""
    root = tmp_path / "copy"
    shutil.copytree(small_print.root, root, symlinks=True)
    members = (root / "members.yml").read_text(encoding="utf-8")
    (root / "members.yml").write_text(members.replace("name: Gamma Union", "name: Gamma Trade Union"), encoding="utf-8")
    made = views(checked(root))
    ground = printing.ground(small_print.templates, small_print.fonts)
    assert missing_from(printing.Cache(root / "build/print", ground), made) == {
        f"{la}/print/{n}.pdf" for la in ("en", "fr") for n in ("members", "members-asia")
    }
    moved = shutil.copytree(TEMPLATES / "fonts", tmp_path / "fonts")
    assert printing.ground(small_print.templates, [moved]) == ground, "the folder does not matter"
    other = small_print.templates | {"common.typ": small_print.templates["common.typ"] + b"\n"}
    cache = printing.Cache(root / "build/print", printing.ground(other, small_print.fonts))
    assert len(missing_from(cache, made)) == sum(map(len, small_print.orders.values()))


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


def test_a_wish_that_print_does_not_know_ends_the_build(small_root: Path) -> None:
    with pytest.raises(PrintError):
        Build(checked(small_root), wish="perhaps")
