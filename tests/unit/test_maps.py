"""Maps: what they show, and numbers that can be read."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest

import build_map
from campaign.pages.maps import THUMB, MapCalls, Number, apart, beside, covers, extent
from campaign.pages.routes import views
from campaign.views.content import Content

BOX = (0, 0, 1000, 500)


def numbers(*places: tuple[float, float]) -> list[Number]:
    return [Number(x, y, 10, 3, "somewhere", f"N{i}") for i, (x, y) in enumerate(places)]


@pytest.mark.parametrize(
    "places",
    [[(500, 250)] * 2, [(500, 250)] * 9, [(5, 5), (8, 5), (5, 9)], [(500 + i, 250 - i) for i in range(12)]],
    ids=["the same place", "nine upon one another", "in the corner", "in a row"],
)
def test_numbers_move_apart_and_stay_on_the_map(places: list[tuple[float, float]]) -> None:
    found = apart(numbers(*places), BOX)
    for one, other in itertools.combinations(found, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= (one.size + other.size) * 0.98
    for number in found:
        assert number.size <= number.x <= BOX[2] - number.size and number.size <= number.y <= BOX[3] - number.size
    assert found == apart(numbers(*places), BOX), "the same each time"


def test_a_number_with_room_stays_and_a_moved_one_says_where_it_belongs() -> None:
    far, near, upon = apart(numbers((100, 100), (600, 300), (600, 300)), BOX)
    assert (far.x, far.y, far.line) == (100, 100, "")
    assert {near.line.startswith("M600 300L"), upon.line.startswith("M600 300L")} == {True}


def test_a_number_hides_no_country_that_is_smaller() -> None:
    """It stands beside it, on none of its neighbours; in a large one it stands in the middle."""
    shapes = {"N0": "M490 245l20 0 0 10 -20 0z", "N1": "M510 100l200 0 0 300 -200 0z"}
    boxes = {"N0": [500, 250, 20, 10], "N1": [610, 250, 200, 300]}
    small, large = numbers((500, 250), (610, 250))
    (x, y), middle = beside([small, large], shapes, boxes, BOX)
    assert middle == [610, 250] and covers(shapes["N0"], 500, 250)
    turns = [math.tau * turn / 24 for turn in range(24)]
    rim = [(x + 10 * THUMB * math.cos(way), y + 10 * THUMB * math.sin(way)) for way in turns]
    assert not any(covers(shape, *point) for shape in shapes.values() for point in [(x, y), *rim])
    assert math.hypot(x - 500, y - 250) < 60


def test_a_number_for_which_there_is_no_room_stays_where_it_belongs() -> None:
    shapes, boxes = {"N0": "M0 0l1000 0 0 500 -1000 0z"}, {"N0": [500, 250, 20, 10]}
    assert beside(numbers((500, 250)), shapes, boxes, (490, 240, 20, 20)) == [[500, 250]]


@pytest.mark.whole
def test_every_map_shows_all_that_it_names(content: Content) -> None:
    """Each country with members, on the world, on the map of its continent and on its own, and their numbers too."""
    view = next(iter(views(content).values()))
    maps, membership, boxes = MapCalls(view), view.membership, view.looks.world["boxes"]
    drawn = [code for code in membership.countries if code in boxes]
    for codes in ([], *([code] for code in drawn), *map(membership.countries_in, membership.continents)):
        made = maps.of(codes)
        left, top, width, height = map(int, made.view.split())
        assert 0 < height <= width, codes
        for code in (code for code in codes or drawn if code in boxes):
            x, y, *_ = boxes[code]
            assert left <= x <= left + width and top <= y <= top + height, (codes, code)
        if codes:
            shown = {number.code for number in made.numbers}
            assert {*codes} & {*boxes} <= shown
            assert {code for code, *_ in made.countries} <= {*codes} | shown, (
                "the edge of a member far away has its colour"
            )
        for one, other in itertools.combinations(made.numbers, 2):
            wanted = (one.size + other.size) * THUMB
            assert math.hypot(one.x - other.x, one.y - other.y) >= wanted * 0.95, (codes, one, other)


@pytest.mark.whole
@pytest.mark.parametrize("shape", [0.3, 0.56, 1.2])
def test_a_map_for_a_room_of_known_shape_fills_it_with_all_that_it_names(content: Content, shape: float) -> None:
    view = next(iter(views(content).values()))
    maps, membership, world = MapCalls(view), view.membership, view.looks.world
    for codes in map(membership.countries_in, membership.continents):
        left, top, width, height = map(int, maps.of(codes, shape).view.split())
        assert height / width == pytest.approx(shape, rel=0.01)
        for code in (code for code in codes if code in world["boxes"]):
            west, north, east, south = extent(world["shapes"][code])
            free = 0.06 * min(width, height)  # of a map on paper the edges fade
            assert left + free <= west and east <= left + width - free, (codes, code)
            assert top + free <= north and south <= top + height - free, (codes, code)


@pytest.mark.whole
def test_a_country_without_an_outline_stands_on_the_whole_world(content: Content) -> None:
    view = next(iter(views(content).values()))
    world = view.looks.world
    assert "TV" not in world["boxes"]
    assert MapCalls(view).of(["TV"]).view == f"0 0 {world['width']} {world['height']}"


# -- the world, as it is drawn once -------------------------------------------------------------


@pytest.mark.parametrize("times", [0, 1, -1])
def test_an_outline_across_the_date_line_has_a_part_on_each_side(times: int) -> None:
    """Once such parts were left out: a country that reaches over it had no mainland."""
    square = [(160, 10), (180, 10), (-170, 10), (-170, 20), (180, 20), (160, 20)]
    turned = square[2 * times :] + square[: 2 * times]
    found = sorted(sorted(set(part)) for part in build_map.cut(turned))
    assert found == [[(-180, 10), (-180, 20), (-170, 10), (-170, 20)], [(160, 10), (160, 20), (180, 10), (180, 20)]]
    assert build_map.cut([(0, 0), (10, 0), (10, 10)]) == [[(0, 0), (10, 0), (10, 10)]]


@pytest.mark.whole
@pytest.mark.skipif(not build_map.SOURCE.exists(), reason="the npm packages are not here")
def test_the_committed_world_is_what_the_script_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    committed = build_map.TARGET.read_bytes()
    assert build_map.main(["--check"]) == 0, "run: make map"
    monkeypatch.setattr(build_map, "ROOT", tmp_path)
    monkeypatch.setattr(build_map, "TARGET", tmp_path / "map/world.json")
    assert build_map.main(["--check"]) == 1 and not build_map.TARGET.exists(), "who only asks changes nothing"
    assert build_map.main([]) == 0 and build_map.TARGET.read_bytes() == committed
    assert "map/world.json" in capsys.readouterr().out


def test_without_the_shapes_nothing_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_map, "SOURCE", tmp_path / "none.json")
    monkeypatch.setattr(build_map, "TARGET", tmp_path / "world.json")
    assert build_map.main([]) == 2 and "npm ci" in capsys.readouterr().err and not build_map.TARGET.exists()


@pytest.mark.parametrize("latitude", [0, 30, 50, 70])
def test_countries_keep_their_true_relative_size(latitude: float) -> None:
    """A field of one degree by one covers as much of the map, against one at the equator, as it does of the earth."""

    def size(south: float) -> float:
        corners = [(0, south), (1, south), (1, south + 1), (0, south + 1)]
        return build_map.area([build_map.equal_earth(*corner) for corner in corners])

    on_earth = math.cos(math.radians(latitude + 0.5)) / math.cos(math.radians(0.5))
    assert size(latitude) / size(0) == pytest.approx(on_earth, rel=0.001)
