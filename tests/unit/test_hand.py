"""What is drawn: from the hand of a network, the same each time, light, and in tones instead of colours."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from common import ROOT, faults

from campaign.kinds.kind import Scene
from campaign.kinds.reading import read_content
from campaign.pages.coasts import coasts_of, outline
from campaign.pages.drawings import HEAD, LOW, DrawingCalls
from campaign.pages.painting import LAND, Drawing, Painter
from campaign.pages.render import renderers
from campaign.pages.routes import views
from campaign.records.hand import Piece
from campaign.rules import checked
from campaign.views.content import Content
from campaign.views.hand import ACTS
from campaign.views.view import View

HEAVIEST = 3_000  # bytes of a drawing in a page
KINDS = ("campaign", "case-study", "continent", "country", "member", "news-item", "one-network", "theme")


@pytest.fixture(scope="module", params=["tests/small", "tests/other"])
def content(request: pytest.FixtureRequest) -> Content:
    """A network without a hand, and one with another hand than ours."""
    return checked(ROOT / request.param)


@pytest.fixture
def view(content: Content) -> View:
    """It in its first language."""
    return next(iter(views(content).values()))


def own_hand(small_root: Path) -> Path:
    """The file of a hand that the small network has for itself."""
    (small_root / "overrides").unlink()
    file = small_root / "overrides/identity/hand.yml"
    file.parent.mkdir(parents=True)
    return file


def drawn(view: View) -> dict[str, Drawing | None]:
    """The drawing of each page."""
    hand = DrawingCalls(view)
    return {page.path: hand.head(page) for page in view.pages if page.kind in KINDS}


@pytest.mark.whole
def test_the_same_page_is_drawn_the_same_each_time_and_no_two_alike(content: Content, view: View) -> None:
    first, again = drawn(view), drawn(next(iter(views(content).values())))
    assert first == again
    with_hand = bool(content.hand.people)
    members = [repr(one) for path, one in first.items() if path.startswith("members/") and one]
    assert members and (not with_hand or len({*members}) == len(members))
    assert all(first[path] for path in first if path.startswith("countries/")) or not with_hand


@pytest.mark.whole
def test_drawings_are_light(content: Content) -> None:
    renderer = next(iter(renderers(content).values()))
    for page in (page for page in renderer.view.pages if page.kind in KINDS):
        html = renderer.document(page)
        for svg in re.findall(r'<svg class="drawing[ "].*?</svg>', html, re.DOTALL):
            assert len(svg.encode()) <= HEAVIEST + ("drawing__land" in svg) * LAND, page.path
            assert "#" not in svg.replace("url(#cloth)", ""), f"{page.path}: a colour"


def test_without_a_hand_nothing_is_carried_and_nobody_walks() -> None:
    content = checked(ROOT / "tests/small")
    assert not content.hand.signs and not content.hand.people
    renderer = renderers(content)["en"]
    assert 'class="sign"' not in renderer.document(renderer.view.by_path["themes"])
    assert 'class="drawing"' in renderer.document(renderer.view.by_path["countries/bi"])


def test_another_network_draws_with_its_own_outlines() -> None:
    hand = checked(ROOT / "tests/other").hand
    assert hand.signs and hand.layers([Piece("wave", 48, 48, 96, 96)])
    with pytest.raises(KeyError):
        hand.layers([Piece("wedge", 48, 48, 96, 96)])


def test_a_list_has_the_signs_that_the_hand_gives_it_and_another_page_none(small_root: Path) -> None:
    view = next(iter(views(checked(ROOT / "tests/other")).values()))
    hand = DrawingCalls(view)
    heads = {page.path: hand.head(page) for page in view.pages if not page.record}
    assert {path for path, head in heads.items() if head} == {"members", "themes"}
    assert heads["members"] != heads["themes"]
    file = own_hand(small_root)
    file.write_text("pieces: {block: M0 0L9 0L9 9Z}\nlists: {members: [nothing]}\n", encoding="utf-8")
    assert [p.code for p in faults(checked(small_root))] == ["reference-unknown"]


def test_one_sign_at_the_head_of_a_list_fills_it_and_two_are_carried() -> None:
    """What fills it stands on the cloth of everywhere, and nobody walks there."""
    view = next(iter(views(checked(ROOT / "tests/other")).values()))
    hand = DrawingCalls(view)
    one, two = (hand.head(view.by_path[path]) for path in ("themes", "members"))
    assert one and two and (one.full, two.full) == (True, False)
    assert [layer.tone for layer in one.layers][:2] == ["cloth", "two"]


def test_a_standard_has_in_the_list_the_sign_of_its_own_page(small_root: Path) -> None:
    """Not that of the page above it, which would stand beside every one."""
    file = own_hand(small_root)
    signs = "pieces: {block: M0 0L9 0L9 9Z}\nsigns: {one: [block 9 9 9 9], every: [block 5 5 5 5]}\n"
    for own, shown in (("", 0), (", standards/c102: [one]", 1)):
        file.write_text(f"{signs}lists: {{standards: [every]{own}}}\n", encoding="utf-8")
        renderer = renderers(checked(small_root))["en"]
        html = renderer.document(renderer.view.by_path["standards"])
        listed = html.partition('<ul class="promises">')[2].partition("</ul>")[0]
        assert listed.count('class="sign"') == shown


def test_an_outline_that_was_taken_out_is_told_once(small_root: Path) -> None:
    signs = "".join(f"  s{n}: [block 1 2 3 4, ring 1 2 3 4]\n" for n in range(9))
    own_hand(small_root).write_text(f"pieces: {{block: M0 0L9 0L9 9Z}}\nsigns:\n{signs}", encoding="utf-8")
    assert [(p.code, p.line) for p in faults(checked(small_root))] == [("drawing-unknown", 3)]


def test_a_piece_is_turned_about_its_middle_and_its_path_is_short(small_root: Path) -> None:
    file = own_hand(small_root)
    file.write_text("pieces: {block: M0 0L100 0L100 100L0 100Z}", encoding="utf-8")
    hand = checked(small_root).hand
    assert hand.layers([Piece("block", 50, 50, 20, 10)]) == (("one", "M40 45h20v10h-20z"),)
    assert hand.layers([Piece("block", 50, 50, 20, 10, 90)]) == (("one", "M55 40v20h-10v-20z"),)
    two = [Piece("block", 5, 5, 10, 10, 0, "two"), Piece("block", 5, 5, 2, 2)]
    assert [tone for tone, _ in hand.layers(two)] == ["two", "one"]
    on_a_board = Piece("block", 5, 5, 10, 10, 0, "hole").placed(1, 1, 2, reversed=True)
    assert (on_a_board.x, on_a_board.width, on_a_board.tone) == (11, 20, "one")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("block 1 2 3", "drawing-count"),
        ("block 1 2 3 4 5 6", "drawing-count"),
        ("block", "drawing-count"),
        ("block 1 2 3 x", "drawing-tone"),
        ("block 1 2 3 4 5 red", "drawing-tone"),
        ("block two 1 2 3 4", "drawing-line"),
        ("block 1 2 3 ٤", "drawing-number"),
        ("block 1 2 3 0", "drawing-size"),
        (f"block 1 2 3 {'9' * 400}", "drawing-size"),
        ("square 1 2 3 4", "drawing-unknown"),
        ("bloc 1 2 3 4", "reference-near"),
        ("", "value-empty"),
    ],
)
def test_what_cannot_be_drawn_is_told_at_its_line(small_root: Path, line: str, code: str) -> None:
    file = own_hand(small_root)
    file.write_text(f"pieces: {{block: M0 0L9 0L9 9Z}}\nsigns:\n  x:\n    - '{line}'\n", encoding="utf-8")
    assert [(p.line, p.code) for p in faults(checked(small_root))] == [(4, code)]


@pytest.mark.parametrize(
    "outline",
    ["L0 0L9 9", "M0 0 9 9", "M0 0L9", "M0 0Q1 2", "M0 0L", "M0 0Z9 9", "M0 0L1.2.3 4", "1M0 0", "M0 0L9999 9"],
)
def test_an_outline_that_cannot_be_drawn_is_told(small_root: Path, outline: str) -> None:
    own_hand(small_root).write_text(f"pieces:\n  a: M0 0L9 9Z\n  b: {outline}\n", encoding="utf-8")
    assert [(p.line, p.code) for p in faults(checked(small_root))] == [(3, "drawing-outline")]


@pytest.mark.parametrize(
    ("rest", "code"),
    [
        ("ring: sqare", "drawing-unknown"),
        ("themes: {health: sgn}\nsigns: {wave: a 1 2 3 4}", "drawing-unknown"),
        ("themes: {health: sgn}", "reference-unknown"),
        ("people: []\nrong: a", "field-misspelt"),
        ("patterns: {africa: {tile: 40 40, peices: [a 1 2 3 4]}}", "field-misspelt"),
        ("patterns: {africa: {tile: 40 -40, pieces: [a 1 2 3 4]}}", "drawing-tile"),
        ("board: {pieces: a 1 2 3 4, sign: 1 2 0}", "drawing-board"),
        ("signs: {A B: [a 1 2 3 4]}", "value-id-near"),
    ],
)
def test_every_part_of_the_file_is_looked_at(small_root: Path, rest: str, code: str) -> None:
    own_hand(small_root).write_text(f"pieces: {{a: M0 0L9 9Z}}\n{rest}\n", encoding="utf-8")
    assert [p.code for p in faults(checked(small_root))] == [code]


def test_the_pages_that_can_have_a_sign_are_those_of_the_home_page() -> None:
    files = ("components/act-now.html", "pages/home.html")
    page = "".join((ROOT / "overrides" / file).read_text(encoding="utf-8") for file in files)
    told = re.findall(r'sign\("acts", "(\w+)"\)', page) + re.findall(r'^  \("(\w+)[/"]', page, re.MULTILINE)
    assert sorted({"act" if path == "placards" else path for path in told}) == sorted(ACTS)


@pytest.mark.parametrize("people", [3, 10, 11, 14, 20, 26])
def test_who_walks_behind_is_seen_between_those_in_front(people: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One less in each row behind, each in the middle: nobody stands beside the others, above the ground."""
    hand, rows = read_content(ROOT / "tests/other").hand, list[tuple[int, int]]()
    monkeypatch.setattr(Painter, "_row", lambda _self, count, behind, _boards: rows.append((behind, count)) or ())
    Painter(hand, {}, Scene("x", people=people), *LOW).drawing()
    counts = [count for _, count in sorted(rows)]
    assert counts and all(back < front for front, back in pairwise(counts))


def test_a_coast_loses_the_corners_that_nobody_sees() -> None:
    (coast,) = coasts_of("M10 10l10 0 1 0 0 10-10 0z")
    assert coast == [(10, 10), (20, 10), (21, 10), (21, 20), (11, 20)]
    assert outline(coast, 2) == "M10 10l10 0 1 10-10 0z"
    assert outline(coast, 40) == ""


def test_scattered_countries_stand_on_the_land_around_them_and_no_words_on_it() -> None:
    """What lies mostly before the beginning of the field would lie under the title."""
    square = "M{0} {1}l30 0 0 30-30 0z".format
    shapes = {"AA": square(0, 0), "BB": square(60, 0), "CC": square(30, 0), "DD": square(-300, 0)}

    def tones(**also: Any) -> list[tuple[str, int]]:
        scene = Scene("x", ("AA", "BB"), "africa", **also)
        drawing = Painter(checked(ROOT / "tests/small").hand, shapes, scene, *HEAD).drawing()
        return [(layer.tone, layer.path.count("z")) for layer in drawing.layers] if drawing else []

    assert tones() == [("cloth", 2)]
    assert tones(land=True) == [("land", 1), ("cloth", 2)], "behind the countries"
