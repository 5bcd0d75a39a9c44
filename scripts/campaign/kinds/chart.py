"""Charts drawn from the figures."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from markupsafe import Markup
from pydantic import BeforeValidator, Field

from campaign.kinds.figure import Figure, FigureCalls, figure_row
from campaign.kinds.kind import DataFile, Dataset, Kind
from campaign.kinds.nodes import citation
from campaign.records.base import Entry, Record, Source
from campaign.records.fields import Id, Ids, Named, Number, Words, listed
from campaign.records.marks import Ref
from campaign.views.view import View


class Row(Record):
    """One bar of a chart."""

    figure: Annotated[Named, Ref("figures")]
    label: Words = Field(description="Words beside the bar; the year is added.", max_length=60)


class Chart(Entry):
    """A chart drawn from data/figures.yml (data/charts.yml). All its figures have one unit."""

    id: Id
    title: Words = Field(max_length=120)
    lead: Words = Field(description="One sentence: what the chart shows.", max_length=300)
    rows: Annotated[list[Row], BeforeValidator(listed)] = Field(min_length=2)
    whole: Number | None = Field(None, description="What a full bar would be, such as 100 for shares.")
    themes: Annotated[Ids, Ref("themes")] = Field([], description="Themes whose pages show the chart.")
    note: Words | None = Field(None, description="Remark above the bars of the chart, such as why figures differ.")


@dataclass(frozen=True)
class Bar:
    """One bar as it is drawn: lines of its label and of a value above it as (words, y), its length in percent, its y.

    The value stands in a long bar (``inside``) or behind a short one; where neither has room for it, on lines above.
    """

    figure: Figure
    lines: list[tuple[str, int]]
    percent: Decimal
    y: int
    inside: bool
    value: str
    above: list[tuple[str, int]]


class ChartCalls:
    """What templates ask about charts: ``charts.bars(…)``."""

    def __init__(self, view: View) -> None:
        self._view, self._language, self._figures = view, view.language, FigureCalls(view)

    def of(self, figures: Iterable[Figure]) -> list[Chart]:
        """The charts on what a text speaks of: they draw nothing but figures of the topic of most of its own, if these are several."""
        topics = Counter(figure.topic for figure in figures)
        topic, times = next(iter(topics.most_common(1)), ("", 0))
        every = self._view.records["charts"].values() if times > 1 else ()
        return [chart for chart in every if {figure.topic for figure in self.figures(chart)} == {topic}]

    def about(self, theme: str) -> list[Chart]:
        """Charts that the page of a theme shows."""
        return self._view.records.naming("charts", "themes", theme)

    def figures(self, chart: Chart) -> list[Figure]:
        """The figures of a chart, in the order of its bars."""
        return self._view.records.all_of("figures", (row.figure for row in chart.rows))

    def topic(self, chart: Chart) -> str:
        """The topic of figures on whose page a chart stands in full: that of its first bar."""
        return self.figures(chart)[0].topic

    def on(self, topic: str) -> list[Chart]:
        """The charts that stand on the page of a topic of figures."""
        return [chart for chart in self._view.records["charts"].values() if self.topic(chart) == topic]

    def bars(self, chart: Chart, letters: int, line: int, bar: int, letter: float) -> list[Bar]:
        """The bars of a chart. The template says how it draws: letters of a label that fit on a line of the narrowest
        phone, heights of a line and of a bar with the room below it (pixels), width of a letter of a value (percent).
        """
        figures = self.figures(chart)
        whole = None if any(figure.change for figure in figures) else chart.whole  # a rise is no part of a whole
        full = whole or max(figure.value_to or figure.value for figure in figures) or 1
        bars, y = [], 0
        for row, figure in zip(chart.rows, figures, strict=True):
            lines = textwrap.wrap(self.label(chart, row), letters)
            percent = round(Decimal(figure.value_to or figure.value) / full * 100, 2)
            value = self._figures.qualified(figure)
            width = len(value) * letter
            inside = percent > 60 and percent >= width
            above = textwrap.wrap(value, letters) if not inside and float(percent) + width > 97 else []
            below = y + line * len(lines + above)
            placed = [(words, y + line * n - 5) for n, words in enumerate(lines + above, 1)]
            shown = "" if above else value
            bars.append(Bar(figure, placed[: len(lines)], percent, below, inside, shown, placed[len(lines) :]))
            y = below + bar + 8
        return bars

    def label(self, chart: Chart, row: Row) -> str:
        """The words beside a bar, with the year where the bars of the chart are not all of one year."""
        year, label = self._view.records["figures"][row.figure].year, self._language.plain(row.label)
        several = len({figure.year for figure in self.figures(chart)}) > 1
        return f"{label} ({self._language.years(year)})" if year and several else label

    def years(self, chart: Chart) -> str:
        """The years of the figures of a chart: 2017, or 2017, 2020 and 2023."""
        years = sorted({figure.year for figure in self.figures(chart) if figure.year})
        return self._language.list(map(self._language.years, years))

    def sources(self, chart: Chart) -> list[Source]:
        """The sources of the figures of a chart, each once."""
        found: dict[str | None, Source] = {}
        for figure in self.figures(chart):
            for source in figure.sources:
                found.setdefault(source.document or source.url, source)
        return list(found.values())

    def publishers(self, chart: Chart) -> list[str]:
        """Who published these sources, each once."""
        return list(dict.fromkeys(name for figure in self.figures(chart) for name in self._figures.publishers(figure)))

    def citation(self, title: str, path: str, years: str = "") -> Markup:
        """A ready-made citation of a chart: title, years of the figures, name of the network and address."""
        dated = f" ({years})" if years else ""
        return Markup("{}{}. {}. {}").format(
            title, dated, self._view.settings.name, self._view.url(path, absolute=True)
        )


class Charts(Kind):
    """Charts: on the page of the figures and those of themes."""

    name, order, file, model = "charts", 95, "data/charts.yml", Chart

    def shown_at(self, id: str) -> str:
        return f"figures#chart-{id}"

    def calls(self, view: View) -> ChartCalls:
        return ChartCalls(view)

    def open_data(self, view: View) -> Iterable[DataFile]:
        for chart in view.records["charts"].values():
            rows = [figure_row(view, figure) for figure in ChartCalls(view).figures(chart)]
            yield DataFile(f"charts/{chart.id}.csv", rows, tuple(rows[0]))

    def datasets(self, view: View, path: str) -> Iterable[Dataset]:
        for chart in view.records["charts"].values() if path == "figures" else ():
            words = view.language.plain(chart.title), view.language.plain(chart.lead)
            works = tuple(citation(view, source) for source in ChartCalls(view).sources(chart))
            yield Dataset(*words, (f"charts/{chart.id}.csv",), f"chart-{chart.id}", works)


KIND = Charts()
