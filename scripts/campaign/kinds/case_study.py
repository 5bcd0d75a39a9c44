"""Stories of change."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from campaign.kinds.choices import continent_options, continents_of, theme_options
from campaign.kinds.kind import DataFile, Dataset, Kind, Node, Scene
from campaign.kinds.nodes import connections
from campaign.kinds.pictures import Pictured
from campaign.kinds.step import Step
from campaign.records.base import Entry, Sources
from campaign.records.fields import CountryCodes, Facts, Id, Ids, Text, Words, Years
from campaign.records.marks import Come, Ref
from campaign.views.page import Page
from campaign.views.view import View


class CaseStudy(Entry):
    """Facts of a story (data/case_studies.yml); the story is docs/<lang>/case-studies/<id>.md."""

    id: Id
    countries: CountryCodes = []
    members: Annotated[Ids, Ref("members")] = Field([], description="Members that the source names.")
    networks: Annotated[Ids, Ref("networks")] = []
    themes: Annotated[Ids, Ref("themes")] = []
    years: Annotated[Years | None, Come()] = None
    headline: Words | None = Field(
        None,
        description="What was won, in at most nine words and in the past tense: large on the wall of wins, with the outcome below. Left out: the title of the story.",
        max_length=70,
    )
    outcome: Words = Field(description="One sentence: what changed.", max_length=300)
    won: Literal["no"] | None = Field(
        None, description="no: what it tells of is still to be won, so the wall of wins leaves it out."
    )
    won_in: Annotated[Years | None, Come()] = Field(
        None, description="The year in which it was won, where that is not the last of years."
    )
    latest: Step | None = Field(
        None, description="The last step that a source proves: how the story ends, or where it stands."
    )
    figures: Annotated[Ids, Ref("figures")] = Field([], description="Key figures, ids of data/figures.yml.")
    account: Literal["own", "independent"] = Field("own", description="own: told by the network or a member itself.")
    picture: Pictured = None
    facts: Facts = []
    sources: Sources
    note: Text | None = None

    @property
    def is_win(self) -> bool:
        """Whether what it tells of was won, and a source says when."""
        return bool(self.years) and self.won != "no"


class StoryCalls:
    """What templates ask about stories: ``case_studies.theme_options()``."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def newest(self) -> list[CaseStudy]:
        """All stories: first the one whose last year, or last step, is the newest; last those without any."""

        def reached(story: CaseStudy) -> str:
            return max((story.years or "")[-4:], story.latest.when if story.latest else "")

        return sorted(self._all(), key=reached, reverse=True)

    def heard(self, stories: Iterable[CaseStudy]) -> list[CaseStudy]:
        """Those of some stories whose text quotes somebody, in their order."""
        return [story for story in stories if self._view.quotation_of(f"{CaseStudies.folder}/{story.id}")]

    def voice_from(self, country: str) -> CaseStudy | None:
        """A story of a country alone that quotes somebody: in one of several, who speaks may be from elsewhere."""
        told = self._view.records.naming("case_studies", "countries", country)
        return next((story for story in self.heard(told) if len(story.countries) == 1), None)

    def voice_on(self, continent: str) -> CaseStudy | None:
        """The newest of those stories of the countries of a continent."""
        there = self._view.membership.countries_in(continent)
        return next((story for story in self.newest if any(story is self.voice_from(code) for code in there)), None)

    def far_apart(self, stories: Iterable[CaseStudy], least: int = 3) -> list[CaseStudy]:
        """Of these, those that may stand large in a list: each is at least so many places after the one before."""
        listed = list(stories)
        quoting, found, free = self.heard(listed), list[CaseStudy](), 0
        for place, story in enumerate(listed):
            if place >= free and story in quoting:
                found.append(story)
                free = place + least
        return found

    def continents(self, story: CaseStudy) -> list[str]:
        """The continents of the countries of a story."""
        return continents_of(self._view, story.countries)

    def continent_options(self) -> list[tuple[str, str]]:
        """Continents that have stories, and their names, for a choice."""
        return continent_options(self._view, (story.countries for story in self._all()))

    def theme_options(self) -> list[tuple[str, str]]:
        """Themes that have stories, and their names, for a choice."""
        return theme_options(self._view, (story.themes for story in self._all()))

    def _all(self) -> Iterable[CaseStudy]:
        return self._view.records["case_studies"].values()


class CaseStudies(Kind):
    """Stories: a text each."""

    name, order, file, model = "case_studies", 50, "data/case_studies.yml", CaseStudy
    called = "story"
    folder, template, written, listed = "case-studies", "case-study", True, "case-studies"
    call, guide, schema_type = "case", "optional", "Article"
    usual_length = (250, 700)

    def scene(self, view: View, record: Any) -> Scene | None:
        continent = view.membership.continent_of(record.countries[0]) if record.countries else None
        figure = next(iter(record.figures), "")
        return Scene(record.id, tuple(record.countries), continent, 6, tuple(record.themes), figure=figure)

    def calls(self, view: View) -> StoryCalls:
        return StoryCalls(view)

    def answer(self, view: View, record: Any, options: tuple[str, ...]) -> str:
        path = f"case-studies/{record.id}"
        return view.link(path, view.title_of(path), view.by_path[path].content_language)

    def about(self, view: View, page: Page) -> Node:
        if not page.record:
            return {}
        years = page.record.years
        return connections(view, page.record) | ({"temporalCoverage": years.replace("-", "/")} if years else {})

    def open_data(self, view: View) -> Iterable[DataFile]:
        yield DataFile("case-studies.json", [self._row(view, case) for case in view.records["case_studies"].values()])

    def _row(self, view: View, case: CaseStudy) -> dict[str, Any]:
        path = f"case-studies/{case.id}"
        return {
            "id": case.id,
            "title": view.title_of(path),
            "countries": case.countries,
            "country_names": [view.language.country(c) for c in case.countries],
            "members": case.members,
            "networks": case.networks,
            "themes": case.themes,
            "years": case.years,
            "outcome": view.language.plain(case.outcome),
            "figures": case.figures,
            "url": view.url(path, absolute=True),
        }

    def datasets(self, view: View, path: str) -> Iterable[Dataset]:
        if path == "case-studies":
            name, words = view.settings.name, view.language.sentence
            yield Dataset(
                words("stories: open data", name=name), words("stories: what is in it"), ("case-studies.json",)
            )


KIND = CaseStudies()
