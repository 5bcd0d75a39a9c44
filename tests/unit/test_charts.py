"""Charts: the length and place of their bars, their words, years and sources."""

from __future__ import annotations

from decimal import Decimal

from common import Renderers, Replace

from campaign.kinds.chart import Bar, ChartCalls
from campaign.kinds.figure import FigureCalls
from campaign.pages.render import Renderer

CHART = {"letters": 34, "line": 18, "bar": 26, "letter": 2.7}  # how the template draws
LINE = CHART["line"]


def bars_of(renderer: Renderer) -> list[Bar]:
    """The bars of the chart of the small site."""
    return ChartCalls(renderer.view).bars(renderer.view.records.charts["shares"], **CHART)


def test_bars_have_their_length_and_place(small: Renderers) -> None:
    """A range is as long as its upper end; nothing overlaps; a long bar holds its own number."""
    large, small_one = bars_of(small()["en"])
    assert (large.percent, small_one.percent) == (Decimal(71), Decimal("12.5"))
    assert (large.inside, small_one.inside) == (True, False)
    assert [y for _, y in large.lines] == [LINE - 5, 2 * LINE - 5]
    assert large.y == 2 * LINE
    assert large.y + CHART["bar"] <= small_one.lines[0][1] - LINE + 5 < small_one.y
    assert small_one.y == small_one.lines[-1][1] + 5


def test_labels_are_wrapped_and_keep_every_word(small: Renderers) -> None:
    label, _ = bars_of(small()["en"])
    lines = [line for line, _ in label.lines]
    assert " ".join(lines) == "People who have no protection of any kind (2019)"
    assert len(lines) == 2 and all(len(line) <= CHART["letters"] for line in lines)
    assert [line for line, _ in bars_of(small()["fr"])[1].lines] == ["Salaires (2018)"]


def test_a_value_without_room_in_or_behind_its_bar_stands_above_it(small: Renderers, replace: Replace) -> None:
    text = "value: 71\n  unit: percent"
    replace("data/figures.yml", text, text.replace("percent", "usd"))
    replace("data/figures.yml", "value_to: 12.5\n  unit: percent", "value_to: 12.5\n  unit: usd")
    large, small_one = bars_of(small()["fr"])
    assert large.value == "" and not large.inside and small_one.above == []
    assert " ".join(line for line, _ in large.above) == FigureCalls(small()["fr"].view).qualified(large.figure)
    assert large.lines[-1][1] < large.above[0][1] < large.y == large.above[-1][1] + 5
    assert large.y + CHART["bar"] <= small_one.lines[0][1] - LINE + 5


def test_a_year_that_all_bars_share_is_not_said_of_each(small: Renderers, replace: Replace) -> None:
    replace("data/figures.yml", "year: 2018", "year: 2019")
    renderer = small()["en"]
    assert [line for line, _ in bars_of(renderer)[1].lines] == ["Wages"]
    assert ChartCalls(renderer.view).years(renderer.view.records.charts["shares"]) == "2019"


def test_a_rise_is_no_part_of_a_whole(small: Renderers, replace: Replace) -> None:
    replace("data/figures.yml", "value: 71\n", "value: 71\n  change: yes\n")
    assert bars_of(small()["en"])[0].percent == 100


def test_without_a_whole_the_longest_bar_is_full(small: Renderers, replace: Replace) -> None:
    replace("data/charts.yml", "  whole: 100\n", "")
    assert [row.percent for row in bars_of(small()["en"])] == [Decimal(100), Decimal("17.61")]


def test_a_chart_names_its_years_and_each_source_once(small: Renderers) -> None:
    renderer = small()["fr"]
    chart = renderer.view.records.charts["shares"]
    assert ChartCalls(renderer.view).years(chart) == "2018 et 2019"
    assert [source.document for source in ChartCalls(renderer.view).sources(chart)] == ["report-2020"]
    title = renderer.view.language.plain(chart.title)
    address = "https://small.example/campaign/fr/figures/#chart-shares"
    assert (
        ChartCalls(renderer.view).citation(title, "figures#chart-shares", "2018")
        == f"Deux parts (2018). SMALL. {address}"
    )
    assert ChartCalls(renderer.view).citation(title, "figures#chart-shares") == f"Deux parts. SMALL. {address}"
