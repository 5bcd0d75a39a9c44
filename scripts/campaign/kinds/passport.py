"""Passports: for each country, what speaks for a person in each situation, who organises there, and what was won.

One page a country, with an address for each situation (``passport/pe#ill``): a page for each pair would say the same of the
country six times. Only records speak: a situation for which a country has none does not stand on its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from campaign.kinds.case_study import CaseStudy
from campaign.kinds.figure import Figure
from campaign.kinds.kind import Head, Kind
from campaign.kinds.law import Law
from campaign.kinds.letter import Letter
from campaign.kinds.member import Member
from campaign.kinds.situation import Claim, Situation
from campaign.kinds.standard import StandardCalls
from campaign.records.store import Store
from campaign.views.content import Content
from campaign.views.view import View


@dataclass(frozen=True)
class Stage:
    """What there is for a situation in a country. ``claims`` are pairs: a claim, and the year in which the country ratified
    the standard, empty where no record says so. ``laws`` are the country's own.
    """

    situation: Situation
    claims: tuple[tuple[Claim, str], ...]
    members: tuple[Member, ...]
    stories: tuple[CaseStudy, ...]
    figures: tuple[Figure, ...]
    laws: tuple[Law, ...] = ()

    @property
    def binding(self) -> list[tuple[Claim, str]]:
        """What binds the country, each with the year in which it ratified it."""
        return [(claim, year) for claim, year in self.claims if year]

    @property
    def quotable(self) -> list[Claim]:
        """What speaks for whoever is in the situation, though no record says that it binds the country."""
        return [claim for claim, year in self.claims if not year]


def stages(records: Store, country: str) -> Iterator[Stage]:
    """The situations for which the records of a country say something, in the order of their file."""
    for situation in records["situations"].values():
        claims = tuple((claim, _ratified(records, claim, country)) for claim in situation.standards)
        members = _members(records, situation, country)
        told = _known(records, "case_studies", situation.case_studies)
        stories = [story for story in told if country in story.countries and story.is_win]
        figures = [f for f in _known(records, "figures", situation.figures) if f.geography == country]
        laws = [law for law in records.naming("laws", "country", country) if situation.id in law.situations]
        if members or stories or figures or laws or any(year for _, year in claims):
            yield Stage(situation, claims, tuple(members), tuple(stories), tuple(figures), tuple(laws))


# The check asks for the pages of a network before it knows that every id in the records is one.


def _known(records: Store, collection: str, ids: Iterable[str]) -> Iterator[Any]:
    return (records[collection][id] for id in ids if id in records[collection])


def _members(records: Store, situation: Situation, country: str) -> list[Member]:
    """The members of a country that organise for a situation: first those of its themes, and then by their kind. Of a kind, those
    that are there for everyone stand before those with themes of their own.
    """
    themes, kinds = {*situation.themes}, {kind: n for n, kind in enumerate(situation.kinds)}

    def distance(member: Member) -> tuple[bool, int, bool]:
        other = not themes & {*member.themes}
        return other, kinds.get(member.kind, len(kinds)), other and bool(member.themes)

    there = records.naming("members", "country", country)
    return sorted((m for m in there if distance(m) < (True, len(kinds))), key=distance)


def _ratified(records: Store, claim: Claim, country: str) -> str:
    ratified = (one for standard in _known(records, "standards", [claim.standard]) for one in standard.ratified)
    return next((one.year for one in ratified if one.country == country), "")


class PassportCalls:
    """What templates ask about passports: ``passport.stages(country)``."""

    _known: ClassVar[WeakKeyDictionary[Content, dict[str, list[Stage]]]] = WeakKeyDictionary()

    def __init__(self, view: View) -> None:
        self._view = view
        self._stages = self._known.setdefault(view.content, {})  # the same in every language

    def stages(self, country: str) -> list[Stage]:
        """The situations for which there is something to say in a country."""
        if country not in self._stages:
            self._stages[country] = list(stages(self._view.records, country))
        return self._stages[country]

    def foremost(self, country: str, themes: Iterable[str]) -> Stage | None:
        """The situation in a country for what somebody is about: of the themes, the first for which there is one that has
        something to say there.
        """
        found = self.stages(country) if self._view.has_page(f"{KIND.folder}/{country.lower()}") else []
        return next((stage for theme in themes for stage in found if theme in stage.situation.themes), None)

    @property
    def knows_laws(self) -> bool:
        """Whether the records hold laws of countries at all: only then is it worth saying of which country they hold none."""
        return bool(self._view.records["laws"])

    @cached_property
    def situations(self) -> list[tuple[Situation, list[str]]]:
        """The situations, each with the countries, by name, whose passport has something to say for it."""
        found = {code: {stage.situation.id for stage in stages} for code, stages in self.countries}
        every = self._view.records["situations"].values()
        return [(one, [code for code, ids in found.items() if one.id in ids]) for one in every]

    @cached_property
    def standards(self) -> list[Any]:
        """The standards that speak for somebody in any country, since nobody has to ratify them, in the order of their file."""
        claimed = {claim.standard for one in self._view.records["situations"].values() for claim in one.standards}
        every = self._view.records["standards"].values()
        return [one for one in every if one.id in claimed and not one.convention]

    def letter(self, situation: Situation, country: str) -> Letter | None:
        """The letter for a situation that can be sent from a country: its own, or that of its campaign while it runs."""
        continent = self._view.membership.continent_of(country)
        campaign = self._view.records["campaigns"].get(situation.campaign or "")
        letters = [situation.letter, campaign.letter if campaign and campaign.until is None else None]
        return next((letter for letter in letters if letter and letter.reaches(continent)), None)

    def year_for(self, letter: Letter, country: str) -> str | None:
        """The year that a letter from a country needs: see ``Letter.paragraphs_for``."""
        standard = self._view.records["standards"].get(letter.standard or "")
        if not standard:
            return None
        standards = StandardCalls(self._view)
        lacks = country in standards.missing_in(standard)
        return standards.year_of(standard.id, country) or ("" if lacks or not letter.either else None)

    def bound_for(self, letter: Letter, country: str) -> str:
        """The year in which a country ratified the treaty that a letter holds up to it; empty where nobody knows that it has."""
        return StandardCalls(self._view).year_of(letter.binding.standard, country) if letter.binding else ""

    def has_letters(self, country: str) -> bool:
        """Whether some situation has a letter that can be sent from a country."""
        return any(self.letter(stage.situation, country) for stage in self.stages(country))

    def situations_of(self, theme: str) -> list[Situation]:
        """The situations to which a theme belongs, of those for which some country has something to say."""
        if not self._view.has_page("passport"):
            return []
        return [one for one, codes in self.situations if codes and theme in one.themes]

    def pleading(self, standard: str) -> list[Situation]:
        """The situations with a letter of their own in which a standard speaks for whoever sends it."""
        found = (
            [one for one, codes in self.situations if codes and one.letter] if self._view.has_page("passport") else []
        )
        return [one for one in found if standard in {claim.standard for claim in one.standards}]

    def on_topic(self, topic: str) -> Situation | None:
        """The situation that a topic of figures is about: most of its own are of this topic, and some country has something to say."""
        figures, situations = self._view.records["figures"], self.situations if self._view.has_page("passport") else []

        def share(situation: Situation) -> float:
            shared = [figures[id].topic == topic for id in situation.figures if id in figures]
            return sum(shared) / len(shared) if shared else 0

        most = max((one for one, codes in situations if codes), key=share, default=None)
        return most if most and share(most) > 1 / 2 else None

    @cached_property
    def countries(self) -> list[tuple[str, list[Stage]]]:
        """The countries that have something to say, by name, each with its situations."""
        pairs = ((code, self.stages(code)) for code in self._view.countries_sorted(self._view.membership.countries))
        return [(code, found) for code, found in pairs if found]


class Passports(Kind):
    """Passports: a page for each country that has something to say."""

    name, order, folder, template = "passport", 71, "passport", "country-passport"
    drawn_as = "countries"

    def entries(self, records: Store) -> Mapping[str, Any]:
        countries = sorted(records.named("members", "country"))
        return {code.lower(): code for code in countries if any(stages(records, code))}

    def head(self, view: View, record: Any) -> Head:
        country = view.language.country(record)
        title = view.language.sentence("passport: title", country=country)
        return Head(title, view.language.sentence("passport: description", country=country), ("passport",))

    def search_words(self, view: View, record: Any) -> Iterable[str]:
        names = [view.language.plain(stage.situation.name) for stage in stages(view.records, record)]
        return [*names, view.language.gettext("Your letter")]

    def calls(self, view: View) -> PassportCalls:
        return PassportCalls(view)


KIND = Passports()
