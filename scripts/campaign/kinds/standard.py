"""International standards that the site explains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from campaign.kinds import kind_named
from campaign.kinds.kind import Kind
from campaign.records.base import Entry, Record, Source, Sources
from campaign.records.fields import Address, Country, CountryCodes, Id, Spellings, Years, listed
from campaign.records.marks import Come, Needs
from campaign.views.page import Page
from campaign.views.view import View


class Ratification(Record):
    """A country that has ratified a standard."""

    country: Country
    year: Annotated[Years, Come()]


class Missing(Record):
    """Countries that a list of all who have ratified a standard does not name."""

    year: Annotated[Years, Come()] = Field(description="Of the list.")
    countries: CountryCodes


class Standard(Entry):
    """An international standard that the site explains (data/standards.yml): docs/<lang>/standards/<id>.md."""

    id: Id
    also: Spellings = []
    convention: Literal["yes"] | None = Field(
        None,
        description="yes: a convention, which countries ratify. They ratify no recommendation, goal or declaration.",
    )
    in_parts: Literal["yes"] | None = Field(
        None,
        description="yes: who ratifies it may accept some of its parts only, so that a year of ratification is no promise of each.",
    )
    ratified: Annotated[list[Ratification], BeforeValidator(listed), Needs(("convention",))] = Field(
        [], description="Countries of the network that have ratified it, by its sources. Of all others it says nothing."
    )
    missing: Annotated[list[Missing], BeforeValidator(listed), Needs(("convention",))] = Field(
        [],
        description="Countries of the network that are not on a list of all that have ratified it, with the year of that list, which is one of its sources. They may have done so since.",
    )
    sources: Sources
    states: Address | None = Field(
        None, description="Where all countries that have ratified it are listed: an address among its sources."
    )


@dataclass(frozen=True)
class Standing:
    """Where a country stands: what it has ratified, each with the year; what it had not by the newest list that lacks it, by the
    year of the list; and the conventions of which no source says either.
    """

    ratified: list[tuple[Standard, str]]
    missing: list[tuple[str, list[Standard]]]
    unknown: list[Standard]


class StandardCalls:
    """What templates ask about standards: ``standards.stories(standard)``."""

    def __init__(self, view: View) -> None:
        self._view = view

    def work(self, standard: Standard) -> Any:
        """The text of a standard itself or its official page, which its sources name first: a document or a source."""
        first = standard.sources[0]
        return self._view.records["resources"][first.document] if first.document else first

    def states(self, standard: Standard) -> Source | None:
        """The source of a standard that lists all countries that have ratified it."""
        return next((one for one in standard.sources if standard.states and one.url == standard.states), None)

    def list_of(self, standard: Standard, year: str) -> Source | None:
        """The list of all that have ratified a standard, of a year: the one source of that year, or else that of all states."""
        found = self._of_year(standard, year)
        return found[0] if len(found) == 1 else next((one for one in found if one is self.states(standard)), None)

    def since(self, standard: Standard) -> list[tuple[str, str, Source | None]]:
        """The countries that have ratified a standard after the newest list that lacks others, by the years, each with the one
        source of its year: the list cannot name them.
        """
        listed = self.listed(standard)
        later = sorted((one for one in standard.ratified if listed and one.year > listed), key=lambda one: one.year)
        sources = [self._of_year(standard, one.year) for one in later]
        return [
            (one.country, one.year, of[0] if len(of) == 1 else None) for one, of in zip(later, sources, strict=True)
        ]

    def _of_year(self, standard: Standard, year: str) -> list[Source]:
        documents = self._view.records["resources"]
        return [one for one in standard.sources if (documents[one.document] if one.document else one).year == year]

    def ratified_by(self, country: str) -> list[tuple[Standard, str]]:
        """The standards that a country is known to have ratified, each with the year."""
        every = self._view.records["standards"].values()
        return [(one, each.year) for one in every for each in one.ratified if each.country == country]

    def standing(self, country: str) -> Standing:
        """Where a country stands with every convention, in the order of their file."""
        ratified = self.ratified_by(country)
        known = {one.id for one, _ in ratified}
        others = [one for one in self.conventions if one.id not in known]
        since = {one.id: self.missing_in(one).get(country, "") for one in others}
        years = sorted({year for year in since.values() if year}, reverse=True)
        missing = [(year, [one for one in others if since[one.id] == year]) for year in years]
        return Standing(ratified, missing, [one for one in others if not since[one.id]])

    def short(self, standard: Standard) -> str:
        """What a standard is called in a table or a row: C189."""
        return standard.also[0] if standard.also else self._view.short_title(KIND.shown_at(standard.id))

    def listed(self, standard: Standard) -> str:
        """The year of the newest list that lacks a country; empty where none does."""
        return max(self.missing_in(standard).values(), default="")

    def countries(self, standards: Iterable[Standard]) -> list[str]:
        """The countries with members: first those that have ratified one of some standards, each part by name."""
        there = {each.country for one in standards for each in one.ratified}
        every = self._view.countries_sorted(self._view.membership.countries)
        return sorted(every, key=lambda code: code not in there)

    def year_of(self, standard: str | None, country: str) -> str:
        """The year in which a country has ratified a standard; empty where nobody knows that it has."""
        return next((year for one, year in self.ratified_by(country) if one.id == standard), "")

    def missing_in(self, standard: Standard) -> dict[str, str]:
        """The countries that had not ratified a standard by the newest list that lacks them, each with its year."""
        known = {one.country for one in standard.ratified}
        lists = sorted(standard.missing, key=lambda one: one.year)
        return {code: one.year for one in lists for code in one.countries if code not in known}

    def for_themes(self, themes: Iterable[str]) -> list[Standard]:
        """The standards on which each of some themes rests before all, in their order, each once."""
        named = (self._view.records["themes"][id].standards for id in themes)
        return self._view.records.all_of("standards", dict.fromkeys(ids[0] for ids in named if ids))

    def behind(self, themes: Iterable[str]) -> list[tuple[Any, Standard | None]]:
        """Some themes, each with the standard on which it rests before all, unless an earlier one rests on it too."""
        every = self._view.records.all_of("themes", themes)
        first = {theme.id: next(iter(theme.standards), "") for theme in every}
        told = {standard: theme for theme, standard in reversed(first.items())}
        found = {one.id: one for one in self.for_themes(first)}
        return [(one, found.get(first[one.id]) if told[first[one.id]] == one.id else None) for one in every]

    def organised(self, themes: Iterable[Any]) -> list[Any]:
        """The organisations that work on some themes, first those that work on most of them."""
        ids = {theme.id for theme in themes}
        every = [one for one in self._view.records["members"].values() if ids & {*one.themes}]
        return sorted(every, key=lambda member: -len(ids & {*member.themes}))

    @property
    def conventions(self) -> list[Standard]:
        """The standards that countries ratify."""
        return [one for one in self._view.records["standards"].values() if one.convention]

    @property
    def told(self) -> list[Standard]:
        """Those of them of which somebody says who has ratified them, or who has not."""
        return [one for one in self.conventions if one.ratified or one.missing]

    @property
    def every(self) -> list[Standard]:
        """The standards that have a page: first those that bind who ratifies them, then what nobody has to ratify, each part in the
        order of the file.
        """
        written = [
            one for one in self._view.records["standards"].values() if self._view.has_page(KIND.shown_at(one.id))
        ]
        return sorted(written, key=lambda one: not one.convention)

    def ratified_here(self, standard: Standard) -> list[Ratification]:
        """Who of the countries with members has ratified a standard, by continent and in the order of the file."""
        membership = self._view.membership
        continents = [*membership.continents, ""]
        here = [one for one in standard.ratified if one.country in membership.countries]
        at = {one.country: membership.continent_of(one.country) or "" for one in here}
        return sorted(here, key=lambda one: continents.index(at[one.country]) if at[one.country] in continents else 99)

    def leave_open(self, standards: Iterable[Standard]) -> bool:
        """Whether of some country with members nobody knows whether it has ratified one of some standards."""
        here = {*self._view.membership.countries}
        return any(here - {*self.missing_in(one)} - {each.country for each in one.ratified} for one in standards)

    def letter_for(self, page: Page) -> Any:
        """The running campaign whose letter asks for a standard: that to which its text leads, or the first whose letter names it."""
        campaigns: Any = kind_named("campaigns").calls(self._view)
        led = campaigns.behind(page)
        named = (c for c in campaigns.running if c.letter and c.letter.standard == page.record.id)
        return led if led and led.letter else next(named, None)

    def stories(self, standard: Standard) -> list[Any]:
        """The stories whose text leads to a standard, in their order."""
        path, stories = KIND.shown_at(standard.id), kind_named("case_studies")

        def leads(story: Any) -> bool:
            page = self._view.by_path.get(stories.shown_at(story.id))
            links = page.prose.links() if page and page.prose else []
            return any(link.value.partition("#")[0].strip("/") == path for link in links)

        return [story for story in self._view.records.ordered("case_studies") if leads(story)]

    def members(self, page: Page) -> list[Any]:
        """The organisations that the text of a standard names, each once."""
        calls = page.prose.calls() if page.prose else []
        return self._view.records.all_of("members", dict.fromkeys(c.words[0] for c in calls if c.name == "member"))


class Standards(Kind):
    """Standards: a text each."""

    name, order, file, model = "standards", 40, "data/standards.yml", Standard
    folder, template, written, listed = "standards", "standard", True, "standards"
    guide, schema_type = "main", "Article"
    weight = 1.2

    def calls(self, view: View) -> StandardCalls:
        return StandardCalls(view)

    def names(self, view: View, record: Any) -> Iterable[str]:
        return [record.id, *record.also]


KIND = Standards()
