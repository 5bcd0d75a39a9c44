"""Who belongs where: members to countries and networks, countries to networks, networks to continents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from campaign.records.store import Store
from campaign.records.vocabulary import Vocabulary

# What the call {{ count("…") }} of a text may ask for.
COUNTS = ("members", "countries", "continents", "national-members", "strategic-members", "networks")


class Membership:
    """The questions one may ask of members and networks; a record is one of ``kinds.member`` or ``kinds.network``."""

    def __init__(self, records: Store, vocabulary: Vocabulary) -> None:
        self._records, self._vocabulary = records, vocabulary

    # -- networks and continents ---------------------------------------------------------------

    @cached_property
    def continental_networks(self) -> list[Any]:
        """The continental networks in the order of the file."""
        return [n for n in self._records["networks"].values() if n.level == "continental"]

    @cached_property
    def national_networks(self) -> list[Any]:
        """The national networks in the order of the file."""
        return [n for n in self._records["networks"].values() if n.level == "national"]

    @cached_property
    def continents(self) -> list[str]:
        """The continents on which there is a network, by id, in the order of the vocabulary."""
        known = {n.continent for n in self.continental_networks}
        return [id for id in self._vocabulary.ids("continents") if id in known]

    @cached_property
    def _network_of_country(self) -> dict[str, Any]:
        return {c: n for n in self.continental_networks for c in n.countries}

    def network_of_country(self, country: str) -> Any | None:
        """The continental network that a country belongs to."""
        return self._network_of_country.get(country)

    def continent_of(self, country: str) -> str | None:
        """The continent of the network that a country belongs to; without a network, the one that the vocabulary says."""
        network = self.network_of_country(country)
        return network.continent if network else self._beyond.get(country)

    @cached_property
    def _beyond(self) -> dict[str, str]:
        every = (self._vocabulary.term("continents", id) for id in self._vocabulary.ids("continents"))
        return {country: continent.id for continent in every for country in continent.countries}

    def networks_in(self, country: str) -> list[Any]:
        """National networks of a country."""
        return self._records.naming("networks", "country", country)

    def networks_near(self, country: str) -> list[Any]:
        """The networks in which a country lies: the continental one, then its national ones."""
        return [network for network in (self.network_of_country(country), *self.networks_in(country)) if network]

    def website_of(self, network: Any) -> str:
        """The website of a network: its own, or that of the member that it is itself; empty where nobody knows one."""
        member = self._records["members"].get(network.member or "")
        return network.website or (member.website if member else None) or ""

    def asked_in(self, country: str) -> Any | None:
        """The network to which a letter from a country goes: the first national one with a website, or the continental one."""
        return next(filter(self.website_of, self.networks_in(country)), self.network_of_country(country))

    def networks_under(self, network: Any) -> list[Any]:
        """The networks that belong to another one, in the order of their file."""
        return self._records.naming("networks", "parent", network.id)

    def networks_on(self, continent: str) -> list[Any]:
        """Continental networks of a continent."""
        return [n for n in self.continental_networks if n.continent == continent]

    def people_of(self, network: Any) -> list[Any]:
        """People with a public role in a network today: those without an end year."""
        return [p for p in self._records.naming("people", "network", network.id) if not p.until]

    # -- members -------------------------------------------------------------------------------

    @property
    def members(self) -> list[Any]:
        """Every member, in the order of the file."""
        return list(self._records["members"].values())

    @cached_property
    def countries(self) -> list[str]:
        """Countries in which a member works, by code."""
        return sorted(self._records.named("members", "country"))

    @cached_property
    def strategic_members(self) -> list[Any]:
        """Members of a whole continent rather than of one country."""
        return [m for m in self.members if not m.country]

    def members_in(self, country: str) -> list[Any]:
        """Members of one country, in the order of the file."""
        return self._records.naming("members", "country", country)

    def neighbours_of(self, member: Any, most: int = 15) -> list[Any]:
        """Other members of the same country: those that follow in the file, then from its beginning.

        No more than ``most``, so that a page stays light in a country with hundreds; each is somebody's neighbour.
        """
        others = self.members_in(member.country) if member.country else []
        at = next((n for n, other in enumerate(others) if other is member), 0)
        return [*others[at + 1 :], *others[:at]][:most]

    def continents_of(self, member: Any) -> list[str]:
        """The continents on which a member works; a strategic member may have several networks on one."""
        if member.country:
            return [c for c in [self.continent_of(member.country)] if c]
        networks = self._records["networks"]
        found = [networks[n].continent for n in member.networks if n in networks]
        return list(dict.fromkeys(c for c in found if c))

    def countries_in(self, continent: str) -> list[str]:
        """Countries with members on a continent, by code."""
        return [c for c in self.countries if self.continent_of(c) == continent]

    def members_on(self, continent: str) -> list[Any]:
        """Members of a continent, strategic ones included."""
        return self._on.get(continent, [])

    @cached_property
    def _on(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for member in self.members:
            for continent in self.continents_of(member):
                found.setdefault(continent, []).append(member)
        return found

    def working_on(self, theme: str, continent: str | None = None) -> int:
        """How many members work on a theme, everywhere or on a continent."""
        return self._working[theme, continent]

    @cached_property
    def _working(self) -> Counter[tuple[str, str | None]]:
        places = ((theme, [None, *self.continents_of(m)]) for m in self.members for theme in m.themes)
        return Counter((theme, place) for theme, there in places for place in there)

    def in_several(self, continent: str) -> int:
        """How many members of a continent belong to more than one of its networks, so that these count more than it has."""
        listed = Counter(m.id for network in self.networks_on(continent) for m in self.members_of(network))
        return sum(times > 1 for times in listed.values())

    def strategic_on(self, continent: str) -> list[Any]:
        """Strategic members of a continent."""
        return [m for m in self.strategic_members if continent in self.continents_of(m)]

    def networks_of(self, member: Any) -> list[Any]:
        """The networks of a member: national ones, then the continental one of its country."""
        found = [self._records["networks"][n] for n in member.networks if n in self._records["networks"]]
        own = self.network_of_country(member.country) if member.country else None
        return [*found, own] if own and own not in found else found

    def members_of(self, network: Any) -> list[Any]:
        """Members of a network: of its countries for a continental one, and those that name it."""
        of_countries = [m for c in network.countries for m in self.members_in(c)]
        named, there = self._records.naming("members", "networks", network.id), {m.id for m in of_countries}
        return [*of_countries, *(m for m in named if m.id not in there)]

    # -- what they do --------------------------------------------------------------------------

    def cases_on(self, continent: str) -> list[Any]:
        """Stories of the countries of a continent."""
        return self._cases(lambda case: any(self.continent_of(c) == continent for c in case.countries))

    def cases_of_network(self, network: Any) -> list[Any]:
        """Stories that name a network or one of its members."""
        members = {m.id for m in self.members_of(network)}
        return self._cases(lambda case: network.id in case.networks or not members.isdisjoint(case.members))

    def themes_of(self, network: Any) -> list[str]:
        """What a network is about, the most first: see ``told``. One of which nobody tells anything is about what the network
        above it is about.
        """
        own = [self._records["members"][network.member]] if network.member in self._records["members"] else []
        found = told(self.cases_of_network(network), [*own, *self.members_of(network)])
        above = self._records["networks"].get(network.parent or "")
        return found if found or not above else self.themes_of(above)

    def themes_in(self, country: str) -> list[str]:
        """What a country is about, the most first: see ``told``. One of which nobody tells anything is about what its network is about."""
        found = told(self._cases(lambda case: country in case.countries), self.members_in(country))
        network = self.network_of_country(country)
        return found if found or not network else self.themes_of(network)

    def themes_on(self, continent: str) -> list[str]:
        """What a continent is about, the most first: see ``told``."""
        return told(self.cases_on(continent), self.members_on(continent))

    def _cases(self, fits: Any) -> list[Any]:
        return [case for case in self._records["case_studies"].values() if fits(case)]

    def count(self, what: str, continent: str | None = None) -> int:
        """How many there are of ``what`` (one of ``COUNTS``), on a continent or on all of them."""
        counted: dict[str, Iterable[Any]] = {
            "members": self.members_on(continent) if continent else self.members,
            "countries": self.countries_in(continent) if continent else self.countries,
            "continents": self.continents,
            "national-members": [m for m in self.members if m.country],
            "strategic-members": self.strategic_members,
            "networks": self.continental_networks,
        }
        return len(list(counted[what]))


def told(cases: Iterable[Any], members: Iterable[Any]) -> list[str]:
    """The themes of what was won and of members, the most frequent first: what each names first, it is about before all."""
    lists = [one.themes for one in (*(case for case in cases if case.is_win), *members) if one.themes]
    first, named = Counter(themes[0] for themes in lists), Counter(theme for themes in lists for theme in themes)
    return sorted(named, key=lambda theme: (-first[theme], -named[theme]))
