"""What is printed of two small networks, as readers, printers and screen readers see it."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from common import ROOT
from PIL import Image, ImageChops
from print_networks import HOSTILE, Printed, changed, printed
from printed import accessibility_problems, fonts_of, lines_seen, links_of, outside, overlaps, packed, tags_of, words_of

from campaign.outputs.typesetting import PIXEL, Order, Press, PrintError
from campaign.pages.meta import PICTURE_SIZE, SMALL_SIZE, is_large, picture_of

pytestmark = [pytest.mark.xdist_group("print"), pytest.mark.whole]

TEMPLATES = ROOT / "overrides/print"


# -- what a reader sees ------------------------------------------------------------------------


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
    order = small_print.order("en", "print/members-asia.pdf")
    with pikepdf.open(io.BytesIO(small_print.files["print/members-asia.pdf"])) as pdf:
        assert {name.rpartition("-")[0] for name in fonts_of(pdf)} == {"Display", "Text"}
    data = json.loads(json.dumps(order.data))
    data["chapters"][0]["groups"][0]["entries"][0]["name"]["text"] = " ".join(SCRIPTS.values())
    with pikepdf.open(io.BytesIO(press.print(Order("directory", data, order.files))[0])) as pdf:
        found = " ".join(fonts_of(pdf))
    assert [name for name in SCRIPTS if name not in found] == []


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
    order = small_print.order("en", "print/poster-floor.pdf")
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
    order = small_print.order("en", file)
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
    order = small_print.order("en", "print/poster-floor.pdf")
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


@pytest.mark.parametrize("period", ["", "1974–2026"])
@pytest.mark.parametrize(
    "title", ["Care", "A very long title of a campaign that nobody could remember, however often it is said"]
)
def test_a_win_stands_between_its_year_and_the_name(
    small_print: Printed, press: Press, title: str, period: str
) -> None:
    order = small_print.order("en", "print/wins.pdf")
    card = order.data["cards"][0] | {"title": title, "year": "2026", "period": period, "place": "Burundi"}
    cards = [card | {"words": {"text": (LONG * 2)[:length], "lang": "en"}} for length in range(30, 190, 20)]
    with pypdfium2.PdfDocument(press.print(changed(order, cards=cards))[0]) as document:
        assert len(document) == len(cards)
        assert [overlaps(page) + outside(page) for page in document] == [[]] * len(cards)


def test_a_mark_that_keeps_its_shape_stands_on_a_poster(tmp_path: Path) -> None:
    """The room for it is given in letters of the poster, and the drawing has a size of its own."""
    root = shutil.copytree(ROOT / "tests/small", tmp_path / "small")
    mark = root / "overrides/identity/mark.svg"
    mark.parent.mkdir(parents=True)
    mark.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 30"><path d="M0 0h20v30z"/></svg>')
    assert printed(root).files["print/poster-floor.pdf"].startswith(b"%PDF")


def test_what_does_not_fit_on_a_poster_is_told(small_print: Printed, press: Press) -> None:
    order = small_print.order("en", "print/poster-floor.pdf")
    with pytest.raises(PrintError, match=r"poster-floor\.pdf: .*too long for one page: shorten them"):
        press.print(changed(order, demands=[{"text": LONG * 3, "lang": "en"}] * 20))


def test_the_fact_sheet_is_one_page_with_as_many_figures_as_it_holds(small_print: Printed, press: Press) -> None:
    order = small_print.order("en", "print/facts.pdf")
    first = order.data["figures"][0]
    figures = [first | {"value": f"{n}999"} for n in range(10, 50)]
    about = {"text": "Half <b>or 100%, & #more_ $of$ *it*. " * 40, "lang": "en"}
    with pypdfium2.PdfDocument(press.print(changed(order, figures=figures, about=about))[0]) as document:
        assert len(document) == 1
        assert overlaps(document[0]) + outside(document[0]) == []
        words = packed(document[0].get_textpage().get_text_range())
    shown = [figure["value"] for figure in figures if figure["value"] in words]
    assert 1 < len(shown) < len(figures) and shown == [figure["value"] for figure in figures[: len(shown)]]
    assert packed(about["text"]) in words


# -- what a screen reader says -----------------------------------------------------------------


@pytest.mark.parametrize("network", ["small_print", "other_print"])
def test_every_pdf_can_be_read_by_all(network: str, request: pytest.FixtureRequest) -> None:
    """Title, language, headings, links with words, alternatives: what PDF/UA-1 asks for and a program can check."""
    printed: Printed = request.getfixturevalue(network)
    found = {}
    for language, order, data in printed.pdfs():
        directory = order.data["words"]["Directory of members"]
        place = "" if order.data.get("whole") else f": {order.data.get('chapters', [{}])[0].get('name')}"
        sheet = order.data["words"]["Fact sheet"] if order.template == "facts" else ""
        title = f"{directory}{place}" if order.template == "directory" else sheet or order.data["title"]
        found[language, order.files[0]] = accessibility_problems(data, language, f"{title} · {printed.name}")
    assert len(found) >= 8 and not any(found.values()), found


def test_organisations_are_a_list_and_names_tell_their_language(small_print: Printed) -> None:
    with pikepdf.open(io.BytesIO(small_print.files["print/members.pdf"])) as pdf:
        tags = tags_of(pdf)
    membership = small_print.build.content.membership
    members = len(membership.members)
    networks = sum(len(membership.networks_on(continent)) for continent in membership.continents)
    kinds = len({member.kind for member in membership.members})
    assert tags.count("LI") == tags.count("LBody") == members + networks + kinds
    assert {"H1", "H2", "TOC", "TOCI", "Figure"} <= set(tags.kinds)
    assert "fr" in tags.languages
    assert tags.alternatives.count("World map of the countries with members") == 1
    order = [packed(name) for name in ("Alpha Mutuelle", HOSTILE[:20], "Coordination")]
    words = "".join(words_of(small_print.files["print/members.pdf"]))
    assert sorted(words.index(name) for name in order) == [words.index(name) for name in order]


def test_what_no_screen_reader_could_read_ends_the_printing(small_print: Printed) -> None:
    templates = small_print.templates | {"x.typ": b'#set document(title: "T")\n#image("mark.svg")'}
    with Press(templates, small_print.fonts) as press, pytest.raises(PrintError) as caught:
        press.print(Order("x", {}, ("x.pdf",)))
    assert re.search(r"x\.pdf: .*alt(?s:.*)x\.typ:2", str(caught.value))
    assert "tmp" not in str(caught.value), "a message names no folder of the machine"


# -- the templates -----------------------------------------------------------------------------

FORBIDDEN = {
    "an import from the network": r"@preview|@local",
    "a file that is not named here": r"\bread\(|\bplugin\(|\binclude\b",
    "the time": r"datetime\.today",
    "a colour of its own": r"#(?:[0-9a-fA-F]{2}){3,4}\b|\b(?:luma|cmyk|oklch)\(",
    "the name of a network": r"INSP|(?i:inspir)",
    "words without translation": r"\[ ?[A-Za-z]{2}",
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


def test_a_colour_that_the_tokens_lack_is_named(small_print: Printed, press: Press) -> None:
    order = small_print.order("en", "print/members-asia.pdf")
    colours = {name: colour for name, colour in order.data["colours"].items() if name != "shade"}
    with pytest.raises(PrintError, match=r"tokens\.css has no colour --shade"):
        press.print(changed(order, colours=colours))


# -- another network ---------------------------------------------------------------------------


def test_the_second_network_is_printed_under_its_own_name(small_print: Printed, other_print: Printed) -> None:
    """It stands on each cover and in the properties of each file; no drawing is lent."""
    for language, order, data in other_print.pdfs():
        lines = " ".join(lines_seen(data)[0])
        assert packed(other_print.name) in lines, (language, order.files[0])
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert str(pdf.docinfo.get("/Author")) == other_print.build.content.settings.full_name
    drawn = {name: svg for name, svg in other_print.templates.items() if name.endswith(".svg")}
    assert not set(drawn.values()) & set(small_print.templates.values())
    assert drawn["mark.svg"] == (other_print.root / "overrides/identity/mark.svg").read_bytes()


def test_the_pictures_of_the_second_network_are_made(other_print: Printed) -> None:
    for language, view in other_print.views.items():
        names = {f"{view.prefix}pictures/{picture_of(view, page)}.png": page.kind for page in view.pages}
        assert set(names) <= set(other_print.files), language
        for name, kind in names.items():
            large = is_large(kind) or name.endswith(f"/{kind}.png")
            with Image.open(io.BytesIO(other_print.files[name])) as picture:
                assert (picture.format, picture.size) == ("PNG", PICTURE_SIZE if large else SMALL_SIZE)
                assert len(picture.convert("RGB").getcolors(300) or "x" * 300) > 8, f"{name} is empty"


def test_the_palette_of_a_picture_has_every_colour_that_is_seen(small_print: Printed, press: Press) -> None:
    """It is that of some of its pixels: of a thousand, hardly one may look otherwise than it was drawn."""
    for file in ("theme-health", "number-story-by-place", "news-item-2021-03-union-wins"):
        order = small_print.order("en", f"pictures/{file}.png")
        order = changed(order, cards=[small_print.card(f"pictures/{file}.png")])
        with pypdfium2.PdfDocument(press._compiled(order)) as document:
            seen = document[0].render(scale=order.dots / PIXEL, rev_byteorder=True).to_pil()
        with Image.open(io.BytesIO(press.print(order)[0])) as picture:
            assert picture.mode == "P"
            steps = ImageChops.difference(seen, picture.convert("RGB")).convert("L").histogram()
        assert sum(steps[16:]) * 1000 < sum(steps), file


def test_a_network_without_drawings_has_its_name_in_letters(small_print: Printed, other_print: Printed) -> None:
    assert small_print.order("en", "print/members.pdf").data["drawings"] == {}
    assert set(other_print.order("pt", "print/members.pdf").data["drawings"]) == {"mark", "wordmark"}
    for file in ("print/members.pdf", "print/poster-floor.pdf"):
        with pypdfium2.PdfDocument(small_print.files[file]) as document:
            assert small_print.name in document[0].get_textpage().get_text_range()
            assert overlaps(document[0]) + outside(document[0]) == []


@pytest.mark.parametrize("length", [1, 9, 40])
def test_a_name_in_letters_stays_on_the_page(small_print: Printed, press: Press, length: int) -> None:
    for file in ("print/members.pdf", "print/poster-floor.pdf"):
        order = changed(small_print.order("en", file), name=("Network " * length)[: length * 3].strip())
        with pypdfium2.PdfDocument(press.print(order)[0]) as document:
            assert overlaps(document[0]) + outside(document[0]) == []


# -- from right to left ------------------------------------------------------------------------


def sides(data: bytes, page: int) -> tuple[float, float]:
    """How far the words of a page stay from its left and its right edge, in points."""
    with pypdfium2.PdfDocument(data) as document:
        text = document[page].get_textpage()
        boxes = [text.get_rect(n) for n in range(text.count_rects())]
        return min(box[0] for box in boxes), document[page].get_width() - max(box[2] for box in boxes)


def test_arabic_stands_right_and_portuguese_left(other_print: Printed) -> None:
    left, right = sides(other_print.files["print/members.pdf"], 0)
    assert left < 60 < right
    left, right = sides(other_print.files["ar/print/members.pdf"], 0)
    assert right < 60 < left
    for n in range(1, len(words_of(other_print.files["ar/print/members.pdf"]))):
        left, right = sides(other_print.files["ar/print/members.pdf"], n)
        assert left > 10 and right > 10, f"words beyond the edge of page {n + 1}"


def test_the_mark_is_drawn_on_the_side_where_lines_end(other_print: Printed) -> None:
    """On the cover it leaves the corner below the beginning of the lines to the words."""
    for file, begins_left in (("print/members.pdf", True), ("ar/print/members.pdf", False)):
        with pypdfium2.PdfDocument(other_print.files[file]) as document:
            picture = document[0].render(scale=0.5).to_pil().convert("RGB")
        ground = picture.getpixel((picture.width // 2, 10))
        corners = [picture.getpixel((x, picture.height - 5)) != ground for x in (25, picture.width - 25)]
        assert corners == ([False, True] if begins_left else [True, False]), file


def test_words_of_the_other_direction_stay_together(other_print: Printed) -> None:
    """A name of the network within Arabic was once set in pieces, its last word first."""
    settings = other_print.build.content.settings
    lines = lines_seen(other_print.files["ar/print/members.pdf"])
    assert packed(settings.full_name) in lines[0]
    wanted = [packed(line) for line in settings.postal_address[:-1]]  # the last one is a country, in Arabic
    assert wanted and [line for line in wanted if line not in lines[-1]] == []
    figures = " ".join(line for page in lines for line in page)
    for network in other_print.build.content.records["networks"].values():
        if network.level == "continental":
            assert packed(network.name) in figures
