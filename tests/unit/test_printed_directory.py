"""The directory of a continent: its map, its kinds of organisation, and what stands behind the organisations."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from print_networks import Printed, changed
from printed import links_of, overlaps, packed, words_of

from campaign.kinds.reading import read_content
from campaign.outputs.print_data import PrintData
from campaign.outputs.typesetting import Order, Press
from campaign.pages.routes import views

pytestmark = [pytest.mark.xdist_group("print"), pytest.mark.whole]

AFRICA = "print/members-africa.pdf"


def with_chapter(order: Order, **data: Any) -> Order:
    """The same directory, its continent with other data."""
    (chapter,) = order.data["chapters"]
    return changed(order, chapters=[chapter | data])


def of_many(order: Order) -> Order:
    """The same directory as one of many organisations, which has contents and a page for its map."""
    return changed(order, members=order.data["members"] | {"n": 100})


def lit_rows(pdf: bytes, above: int, below: int) -> list[bool]:
    """Which rows of the third page have something in the light of its words, so many mm from the top to so many."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[2].render(scale=72 / 25.4 / 2).to_pil().convert("L")  # four pixels to the mm
    at = picture.width / 210
    seen = picture.crop((0, round(above * at), picture.width, round(below * at)))
    return [max(seen.crop((0, y, seen.width, y + 1)).tobytes()) > 230 for y in range(seen.height)]


def test_a_map_of_any_shape_is_whole(small_print: Printed, press: Press) -> None:
    """A country at its upper and one at its lower edge: once a map that was higher than its room lost both."""
    square = ["M40 10h20v9h-20z", "M40 81h20v9h-20z"]
    countries = [{"continent": "africa", "lit": True, "shape": shape, "mark": ""} for shape in square]
    order = with_chapter(
        small_print.order("en", AFRICA), map={"view": "0 0 100 100", "land": "", "countries": countries}
    )
    rows = lit_rows(press.print(of_many(order))[0], 104, 226)
    parts = sum(now and not before for before, now in zip([False, *rows], rows, strict=False))
    assert parts == 2


def test_a_kind_that_nobody_knows_is_counted_and_stands_under_no_name(small_root: Path) -> None:
    members = small_root / "members.yml"
    members.write_text(members.read_text("utf-8").replace("kind: youth-organisation", "kind: unknown"), "utf-8")
    vocabulary = small_root / "data/vocabulary.yml"
    known = vocabulary.read_text("utf-8")
    vocabulary.write_text(known.replace("kinds:\n", "kinds:\n  - {id: unknown, name: no idea}\n"), "utf-8")
    data = PrintData(next(iter(views(read_content(small_root)).values()))).directory("africa")
    entries = [entry for group in data["chapters"][0]["groups"] for entry in group["entries"]]
    assert [entry["kind"] for entry in entries].count(None) == 1
    assert [kind["name"] for kind in data["kinds"]].count(None) == 1


def test_a_few_organisations_stand_behind_the_cover_with_all_that_is_said_of_them(
    small_print: Printed, press: Press
) -> None:
    """Neither contents nor a page for the map: of many there are both."""
    order = small_print.order("en", AFRICA)
    few, many = words_of(small_print.files[AFRICA]), words_of(press.print(of_many(order))[0])
    contents, about = (packed(order.data["words"][words]) for words in ("Contents", "About this directory"))
    assert len(few) == 2 and contents not in "".join(few) and about in few[-1]
    assert len(many) > 4 and contents in many[1] and about in many[-1]


def test_paper_says_where_a_kind_is_not_stated(small_print: Printed, press: Press) -> None:
    order = small_print.order("en", AFRICA)
    pages = words_of(press.print(changed(of_many(order), kinds=[{"n": "3", "name": None}]))[0])
    assert packed(order.data["words"]["type not stated"]) in pages[1] and "none" not in "".join(pages).casefold()


def test_behind_a_continent_stand_its_own_figures_else_those_of_the_home_page(small_print: Printed) -> None:
    """Of the continent and its countries; not of its networks, which may name what they aim at."""
    here = small_print.order("en", AFRICA).data
    assert [figure["record"][1] for figure in here["figures"]] == ["cost"]
    for file in ("print/members-asia.pdf", "print/members.pdf"):
        assert [figure["record"][1] for figure in small_print.order("en", file).data["figures"]] == ["gap"]


def test_of_each_place_one_figure_the_strongest(small_root: Path) -> None:
    figures = small_root / "data/figures.yml"
    text = figures.read_text("utf-8")
    figures.write_text(text.replace("geography: world", "geography: BI"), "utf-8")  # the home page shows this one
    data = PrintData(next(iter(views(read_content(small_root)).values()))).directory("africa")
    assert [figure["record"][1] for figure in data["figures"]] == ["gap"]


def test_behind_a_continent_stand_the_wins_of_its_countries(small_print: Printed) -> None:
    """Not what was won for all, nor anything on the other directories."""
    data = {
        file: small_print.order("en", f"print/{file}.pdf").data
        for file in ("members-africa", "members-asia", "members")
    }
    assert {file: [win["id"] for win in d["wins"]] for file, d in data.items()} == {
        "members-africa": ["burundi-story"],
        "members-asia": [],
        "members": [],
    }
    words = "".join(words_of(small_print.files[AFRICA]))
    assert packed(data["members-africa"]["wins"][0]["words"]["text"]) in words
    assert packed(data["members-africa"]["page"]["address"]) in words


@pytest.mark.parametrize("times", [1, 12])
def test_figures_and_wins_of_any_number_and_length_stand_beside_one_another(
    small_print: Printed, press: Press, times: int
) -> None:
    order = small_print.order("en", AFRICA)
    figure, win = order.data["figures"][0], order.data["wins"][0]
    figures = [figure | {"value": "about 1.4 trillion US dollars"[: 2 + 3 * n]} for n in range(times)]
    wins = [win | {"words": {"text": "A law was adopted. " * n, "lang": "en"}} for n in range(1, times + 1)]
    with pypdfium2.PdfDocument(press.print(changed(order, figures=figures, wins=wins))[0]) as document:
        assert [overlaps(page) for page in document] == [[]] * len(document)


def test_each_continent_leads_to_its_page(other_print: Printed) -> None:
    for language, order, data in other_print.pdfs():
        if order.template == "directory" and order.data["page"]:
            with pikepdf.open(io.BytesIO(data)) as pdf:
                targets = [target for target, _ in links_of(pdf)]
            assert order.data["page"]["url"] in targets, (language, order.files)


@pytest.mark.parametrize(("file", "wins"), [(AFRICA, True), (AFRICA, False), ("print/members.pdf", False)])
def test_a_network_without_figures_promises_none(small_print: Printed, press: Press, file: str, wins: bool) -> None:
    """Neither in the contents nor behind them; what was won, and the page of the continent, stay."""
    order = small_print.order("en", file)
    data = order.data
    bare = changed(order, figures=[], figures_title="", figures_page=None, wins=data["wins"] if wins else [])
    made = press.print(bare)[0]
    words = "".join(words_of(made))
    assert packed("The figures behind the demand") not in words and packed("All figures") not in words
    assert (packed("What has been won here") in words) == wins
    assert not data["page"] or packed(data["page"]["address"]) in words
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert data["figures_page"]["url"] not in [target for target, _ in links_of(pdf)]
    with pypdfium2.PdfDocument(made) as document:
        assert [overlaps(page) for page in document] == [[]] * len(document)


def test_the_page_of_figures_is_named_where_there_is_one(small_root: Path) -> None:
    made = views(read_content(small_root))["en"]
    del made.by_path["figures"]
    assert PrintData(made).directory()["figures_page"] is None and PrintData(made).facts()["figures_page"] is None
