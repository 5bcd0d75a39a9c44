"""Passports: for each country, what speaks for a person in each situation, who organises there, and what was won.

One page a country, with an address for each situation (``passport/pe#ill``): a page for each pair would say the same of the
country six times. Only records speak: a situation for which a country has none does not stand on its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from campaign.kinds.case_study import CaseStudy
from campaign.kinds.figure import Figure
from campaign.kinds.kind import Head, Kind
from campaign.kinds.member import Member
from campaign.kinds.situation import Claim, Situation
from campaign.records.store import Store
from campaign.views.view import View


@dataclass(frozen=True)
class Stage:
    """What there is for a situation in a country. ``claims`` are pairs: a claim, and the year in which the country ratified
    the standard, empty where no record says so.
    """

    situation: Situation
    claims: tuple[tuple[Claim, str], ...]
    members: tuple[Member, ...]
    stories: tuple[CaseStudy, ...]
    figures: tuple[Figure, ...]


def stages(records: Store, country: str) -> list[Stage]:
    """The situations for which the records of a country say something, in the order of their file."""
    found = []
    for situation in records["situations"].values():
        themes = {*situation.themes}
        claims = tuple((claim, _ratified(records, claim, country)) for claim in situation.standards)
        members = [m for m in records.naming("members", "country", country) if themes & {*m.themes}]
        stories = [s for s in records.naming("case_studies", "countries", country) if themes & {*s.themes}]
        figures = [f for f in records.naming("figures", "geography", country) if f.topic in situation.topics]
        if members or stories or figures or any(year for _, year in claims):
            found.append(Stage(situation, claims, tuple(members), tuple(stories), tuple(figures)))
    return found


def _ratified(records: Store, claim: Claim, country: str) -> str:
    standard = records["standards"].get(claim.standard)  # the check asks this before it knows that all names are right
    return next((one.year for one in standard.ratified if one.country == country), "") if standard else ""


class PassportCalls:
    """What templates ask about passports: ``passport.stages(country)``."""

    def __init__(self, view: View) -> None:
        self._view = view

    def stages(self, country: str) -> list[Stage]:
        """The situations for which there is something to say in a country."""
        return stages(self._view.records, country)

    def ratified(self, stages: Iterable[Stage]) -> list[tuple[str, str]]:
        """The standards that speak in several situations or one, and that the country ratified: each once, with the year."""
        return list({claim.standard: year for stage in stages for claim, year in stage.claims if year}.items())

    @property
    def countries(self) -> list[tuple[str, list[Stage]]]:
        """The countries that have something to say, by name, each with its situations."""
        pairs = ((code, self.stages(code)) for code in self._view.countries_sorted(self._view.membership.countries))
        return [(code, found) for code, found in pairs if found]


class Passports(Kind):
    """Passports: a page for each country that has something to say."""

    name, order, folder, template = "passport", 71, "passport", "country-passport"
    drawn_as = "countries"

    def entries(self, records: Store) -> Mapping[str, Any]:
        countries = {m.country for m in records["members"].values() if m.country}
        return {code.lower(): code for code in sorted(countries) if stages(records, code)}

    def head(self, view: View, record: Any) -> Head:
        country = view.language.country(record)
        title = view.language.sentence("passport: title", country=country)
        return Head(title, view.language.sentence("passport: description", country=country), ("passport",))

    def calls(self, view: View) -> PassportCalls:
        return PassportCalls(view)


KIND = Passports()
