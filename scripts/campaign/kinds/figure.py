"""Numbers with their unit, year, place and source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any, Literal

from markupsafe import Markup
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from campaign.kinds.kind import DataFile, Kind
from campaign.kinds.nodes import citation
from campaign.kinds.publisher import behind
from campaign.records.base import Entry, Sources
from campaign.records.fields import Facts, Id, Number, Text, Unit, Words, Years, is_currency
from campaign.records.marks import AHEAD, Blanks, Come, Ref
from campaign.views.page import Page
from campaign.views.view import View
from campaign.words.language import Language

WORLD = "world"  # the place of a figure that names none
NO_PEOPLE = ("years", "number", "hours")  # the units of what counts no people: years of a struggle, rules, votes
FEW = 1000  # below it such a count says how long or how often, and nothing of how people live
PEOPLE = "people"  # the unit of a figure that counts them
WHOLE = 100  # of a share
YEAR = len("2022")


class Figure(Entry):
    """A number with its unit, year, place and source (data/figures.yml)."""

    id: Id
    label: Words = Field(description="Noun phrase that says what is counted.", max_length=160)
    says: Annotated[Words, Blanks(("value", "year"), "value")] | None = Field(
        None,
        description="A whole sentence to quote, with {value} where the number goes (it brings its “about” and its unit) and {year} where its year goes.",
        max_length=200,
    )
    value: Number
    value_to: Number | None = Field(None, description="Upper end, where the source gives a range.")
    unit: Unit = Field(description="What is counted, or the code of a currency in small letters.")
    qualifier: Literal["about", "more-than", "almost", "less-than"] | None = None
    change: Literal["yes"] | None = Field(None, description="yes: a rise or a fall, never drawn as part of a whole.")
    lacking: Literal["yes"] | None = Field(
        None,
        description="yes: it counts those who are without; a drawing shows them hollow, as those who are covered are full.",
    )
    unnamed: Literal["yes"] | None = Field(
        None, description="yes: its source names no source. It heads no page, unless the data name it there."
    )
    year: Annotated[Years | None, Come(AHEAD)] = None
    year_note: Words | None = Field(None, description="Remark where the source gives no year.")
    geography: Annotated[Text, Ref("geography")] = Field(
        "world", description="world, a continent, a network, or a country code."
    )
    geography_text: Words | None = Field(None, description="Words for any other place.")
    topic: Annotated[Text, Ref("topics")]
    facts: Facts = []
    sources: Sources
    note: Text | None = None

    @property
    def is_count(self) -> bool:
        """Whether it is a small count of no people."""
        return self.unit in NO_PEOPLE and float(self.value) < FEW

    @property
    def is_of_the_world(self) -> bool:
        """Whether it is about the whole world."""
        return self.geography == WORLD and not self.geography_text

    @model_validator(mode="after")
    def _is_dated(self) -> Figure:
        if not (self.year or self.year_note):
            raise PydanticCustomError("figure-undated", "figure", {"absent": ["year", "year_note"]})
        return self


def value_in(language: Language, figure: Figure) -> str:
    """The number of a figure with its unit, as a language writes it: 71 %, 4 milliards, 527,1 milliards de dollars."""
    start, value = (figure.value, figure.value_to) if figure.value_to is not None else (None, figure.value)
    if is_currency(figure.unit):
        return language.money(value, figure.unit, start)
    if figure.unit in ("percent", "gdp-percent"):
        return language.percent(value, start)
    return language.short_number(value, start)


def qualified_in(language: Language, figure: Figure) -> str:
    """The same with what the source says of it: almost 4 billion; 1.1% of GDP."""
    value = value_in(language, figure)
    if figure.qualifier:
        value = language.sentence(f"figure: {figure.qualifier}", value=value)
    return language.sentence("figure: of GDP", value=value) if figure.unit == "gdp-percent" else value


class FigureCalls:
    """What templates ask about figures: ``figures.qualified(figure)``."""

    def __init__(self, view: View) -> None:
        self._view, self._language = view, view.language

    def value(self, figure: Figure) -> str:
        """The number with its unit."""
        return value_in(self._language, figure)

    def qualified(self, figure: Figure) -> str:
        """The number with its unit and what the source says of it."""
        return qualified_in(self._language, figure)

    def place(self, figure: Figure) -> str:
        """The place of a figure."""
        place = figure.geography
        if figure.geography_text:
            words = self._language.plain(figure.geography_text)
            return words[:1].upper() + words[1:]
        if place in self._view.vocabulary.ids("continents"):
            return self._view.term("continents", place)
        if place in self._view.records["networks"]:
            name: str = self._view.language.name(self._view.records["networks"][place].name)
            return name
        return self._language.sentence("figure: world") if place == "world" else self._language.country(place)

    def of(self, record: Any) -> list[Figure]:
        """The key figures of a story or a campaign."""
        return self._view.records.all_of("figures", record.figures)

    def called_in(self, page: Page) -> list[Figure]:
        """The figures that the text of a page calls, in the order of the text."""
        calls = page.prose.calls() if page.prose else ()
        return self._view.records.all_of("figures", dict.fromkeys(c.words[0] for c in calls if c.name == "figure"))

    def of_place(self, page: Page, place: str) -> Figure | None:
        """The strongest figure about a place among those that the text of a page calls: one that may head a page."""
        return next(iter(self.heading(f for f in self.called_in(page) if f.geography == place)), None)

    def of_continent(self, page: Page, continent: str) -> Figure | None:
        """The same of a continent, or else one about a place that goes beyond it: its label says which."""
        wider = self.heading(figure for figure in self.called_in(page) if figure.geography_text)
        return self.of_place(page, continent) or next(iter(wider), None)

    def of_people(self, page: Page, place: str) -> Figure | None:
        """The same of those that count people, or say how large a share is: one with its year before all others."""
        found = self.heading(f for f in self.called_in(page) if f.geography == place)
        counted = [f for f in found if f.unit == PEOPLE or self.share(f) is not None]
        return min(counted, key=lambda figure: not figure.year, default=None)

    def continent_in(self, text: str) -> str:
        """The continent of the network that the first figure is about to which a text leads; empty where there is none."""
        linked = (self._view.records["figures"].get(id) for id in re.findall(r'href="[^"]*#([^"]+)"', text))
        figure = next(filter(None, linked), None)
        network = self._view.records["networks"].get(figure.geography) if figure else None
        return (network.continent or "") if network else ""

    def newest(self, figures: Iterable[Figure]) -> list[Figure]:
        """Figures by their years, the newest first, equals in their order."""
        return sorted(figures, key=lambda figure: (figure.year or "")[-YEAR:], reverse=True)

    def named(self, ids: Iterable[str]) -> list[Figure]:
        """Figures by their ids, such as those of data/site.yml."""
        return self._view.records.all_of("figures", ids)

    def on(self, topic: str) -> list[Figure]:
        """The figures of a topic, in the order of the file."""
        return self._view.records.naming("figures", "topic", topic)

    def strongest(self, figures: Iterable[Figure]) -> list[Figure]:
        """Figures by how much the site leans on them: those that the home page, then those that the press page names, then by how
        many campaigns, stories and charts show them, last those whose source is not named; equals in their order.
        """
        places, times = self._weights
        return sorted(figures, key=lambda f: (bool(f.unnamed), places.get(f.id, len(places)), -times[f.id]))

    def heading(self, figures: Iterable[Figure]) -> list[Figure]:
        """Those that may head a page, in the same order: a source names where they come from."""
        return [figure for figure in self.strongest(figures) if not figure.unnamed]

    @cached_property
    def _weights(self) -> tuple[dict[str, int], Counter[str]]:
        """The places of the figures that two pages name, and how many times others show each."""
        settings, records = self._view.settings, self._view.records
        named = dict.fromkeys([*settings.home_figures, *settings.press_figures])
        shown = [id for kind in ("campaigns", "case_studies") for one in records[kind].values() for id in one.figures]
        shown += [screen.figure for story in records["number_stories"].values() for screen in story.screens]
        shown += [row.figure for chart in records["charts"].values() for row in chart.rows]
        return {id: n for n, id in enumerate(named)}, Counter(shown)

    def by_place(self, figures: Iterable[Figure]) -> list[tuple[str, list[Figure]]]:
        """Figures by the place that they are about, the world first, what is no place of its own last (then ``place`` is empty)."""
        found: dict[str, list[Figure]] = {}
        for figure in figures:
            found.setdefault("" if figure.geography_text else figure.geography, []).append(figure)

        def order(group: tuple[str, list[Figure]]) -> tuple[bool, bool, Any]:
            return not group[0], group[0] != WORLD, self._language.sort_key(self.place(group[1][0]))

        return sorted(found.items(), key=order)

    def share(self, figure: Figure) -> float | None:
        """How much of a hundred a figure is; nothing where it is no share of a whole, or the source gives a range."""
        value, drawn = float(figure.value), figure.unit == "percent" and not figure.change and figure.value_to is None
        return value if drawn and 0 <= value <= WHOLE else None

    def path(self, figure: Figure) -> str:
        """Where a figure stands in full, with its source: ``figures/coverage#gap-2020``."""
        return f"figures/{figure.topic}#{figure.id}"

    def address(self, figure: Figure) -> str:
        """The same as the full address that a citation names."""
        return self._view.url(self.path(figure), absolute=True)

    def publishers(self, figure: Figure) -> list[str]:
        """Who published what a figure was taken from, each once; the title of a work where nobody knows it."""
        documents, records = self._view.records["resources"], self._view.records
        works = [(documents.get(source.document or "", source), source) for source in figure.sources]
        name = self._view.language.name
        return list(dict.fromkeys(name(behind(records, source)) or self._view.title(work) for work, source in works))

    def quoted(self, figure: Figure) -> str:
        """Whom the only publisher of a figure quotes, as far as it says so; of several, one is the maker."""
        alone = len(self.publishers(figure)) == 1
        return next((source.cites for source in figure.sources if source.cites), "") if alone else ""

    def work(self, figure: Figure) -> Any:
        """What a figure was taken from first of all: a document or a source, with its title and year."""
        return self._view.records["resources"].get(figure.sources[0].document or "", figure.sources[0])

    def places(self) -> list[tuple[str, str]]:
        """The places that figures are about, with their names, for a choice."""
        found = {f.geography: self.place(f) for f in self._view.records.ordered("figures") if not f.geography_text}
        return sorted(found.items(), key=lambda pair: self._language.sort_key(pair[1]))


class Figures(Kind):
    """Figures: all in one list, and in full on the page of their topic."""

    name, order, file, model = "figures", 90, "data/figures.yml", Figure
    weight = 0.9
    listed, call, call_options, terms = "figures", "figure", ("no-year",), "topics"

    def answer(self, view: View, record: Any, options: tuple[str, ...]) -> str:
        link = Markup('<a class="figure" href="{}">{}</a>').format(
            view.url(FigureCalls(view).path(record)), FigureCalls(view).value(record)
        )
        if not record.year or "no-year" in options:
            return link
        return link + Markup(' <span class="figure__year">({})</span>').format(view.language.years(record.year))

    def calls(self, view: View) -> FigureCalls:
        return FigureCalls(view)

    def open_data(self, view: View) -> Iterable[DataFile]:
        rows = [figure_row(view, figure) for figure in view.records["figures"].values()]
        yield DataFile("figures.csv", rows, tuple(rows[0]))


def figure_row(view: View, figure: Figure) -> dict[str, Any]:
    """A figure as a row of open data, with what it was taken from: several sources stand one after the other."""
    calls = FigureCalls(view)
    works = [citation(view, source) for source in figure.sources]
    years = [view.records["resources"].get(source.document or "", source).year for source in figure.sources]
    return {
        "figure": figure.id,
        "label": view.language.plain(figure.label),
        "place": calls.place(figure),
        "qualifier": view.language.sentence(f"figure: {figure.qualifier}", value="").strip()
        if figure.qualifier
        else "",
        "value": figure.value,
        "value_to": figure.value_to,
        "unit": figure.unit,
        "year": figure.year,
        "source_title": _joined(work["name"] for work in works),
        "publisher": _joined(work["publisher"]["name"] for work in works if "publisher" in work),
        "source_year": _joined(view.language.years(year) for year in years if year),
        "source_url": _joined(work["url"] for work in works if "url" in work),
        "url": calls.address(figure),
    }


def _joined(words: Iterable[str]) -> str:
    """Words of one cell, each once."""
    return "; ".join(dict.fromkeys(words))


KIND = Figures()
