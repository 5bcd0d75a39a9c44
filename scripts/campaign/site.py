"""All records together, and the questions one may ask them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from campaign import model, outreach
from campaign.field_problems import field_problem
from campaign.fields import listed
from campaign.load import Document, Path_, load_yaml
from campaign.problems import Problem

FILES: dict[str, tuple[str, type[model.Record]]] = {
    "members": ("members.yml", model.Member),
    "networks": ("data/networks.yml", model.Network),
    "themes": ("data/themes.yml", model.Theme),
    "standards": ("data/standards.yml", model.Standard),
    "case_studies": ("data/case_studies.yml", model.CaseStudy),
    "figures": ("data/figures.yml", model.Figure),
    "charts": ("data/charts.yml", outreach.Chart),
    "campaigns": ("data/campaigns.yml", outreach.Campaign),
    "news": ("data/news.yml", outreach.NewsItem),
    "events": ("data/events.yml", outreach.Event),
    "timeline": ("data/timeline.yml", model.Milestone),
    "people": ("data/people.yml", model.Person),
    "resources": ("data/resources.yml", outreach.Resource),
}
SETTINGS_FILE = "data/site.yml"


@dataclass
class Site:
    """Every record by id, in the order of its file, and where each was written."""

    root: Path
    settings: model.Settings | None = None
    members: dict[str, model.Member] = field(default_factory=dict)
    networks: dict[str, model.Network] = field(default_factory=dict)
    themes: dict[str, model.Theme] = field(default_factory=dict)
    standards: dict[str, model.Standard] = field(default_factory=dict)
    case_studies: dict[str, model.CaseStudy] = field(default_factory=dict)
    figures: dict[str, model.Figure] = field(default_factory=dict)
    charts: dict[str, outreach.Chart] = field(default_factory=dict)
    campaigns: dict[str, outreach.Campaign] = field(default_factory=dict)
    news: dict[str, outreach.NewsItem] = field(default_factory=dict)
    events: dict[str, outreach.Event] = field(default_factory=dict)
    timeline: dict[str, model.Milestone] = field(default_factory=dict)
    people: dict[str, model.Person] = field(default_factory=dict)
    resources: dict[str, outreach.Resource] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    positions: dict[tuple[str, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[tuple[str, str]] = field(
        default_factory=set
    )  # (file, id) of faulty entries; (file, "") of faulty files

    def place(self, collection: str, id: str, *path: str | int) -> tuple[str, int, int]:
        """File, line and column of a record, or of a value in it."""
        document = self.documents[collection]
        return (document.file, *document.place((self.positions[collection, id], *path)))

    @cached_property
    def continental_networks(self) -> list[model.Network]:
        """The continental networks in the order of the file."""
        return [n for n in self.networks.values() if n.level == "continental"]

    @cached_property
    def _network_of_country(self) -> dict[str, model.Network]:
        return {c: n for n in self.continental_networks for c in n.countries}

    @cached_property
    def _members_by_country(self) -> dict[str, list[model.Member]]:
        return _grouped((m.country, m) for m in self.members.values() if m.country)

    @cached_property
    def _members_by_theme(self) -> dict[str, list[model.Member]]:
        return _grouped((t, m) for m in self.members.values() for t in m.themes)

    @cached_property
    def _members_by_network(self) -> dict[str, list[model.Member]]:
        return _grouped((n, m) for m in self.members.values() for n in m.networks)

    @cached_property
    def _cases_by_member(self) -> dict[str, list[model.CaseStudy]]:
        return _grouped((m, c) for c in self.case_studies.values() for m in c.members)

    @property
    def countries(self) -> list[str]:
        """Countries in which a member works, by code."""
        return sorted(self._members_by_country)

    @property
    def strategic_members(self) -> list[model.Member]:
        """Members of a whole continent rather than of one country."""
        return [m for m in self.members.values() if not m.country]

    def members_in(self, country: str) -> list[model.Member]:
        """Members of one country, in the order of the file."""
        return self._members_by_country.get(country, [])

    def neighbours_of(self, member: model.Member, most: int = 15) -> list[model.Member]:
        """Other members of the same country: those that follow in the file, then from its beginning.

        No more than ``most``, so that a page stays light in a country with hundreds; each is somebody's neighbour.
        """
        others = self.members_in(member.country) if member.country else []
        at = others.index(member) if member in others else 0
        return [*others[at + 1 :], *others[:at]][:most]

    def network_of_country(self, country: str) -> model.Network | None:
        """The continental network that a country belongs to."""
        return self._network_of_country.get(country)

    def continent_of(self, country: str) -> str | None:
        """The continent of the network that a country belongs to."""
        network = self.network_of_country(country)
        return network.continent if network else None

    def continents_of(self, member: model.Member) -> list[str]:
        """The continents on which a member works; a strategic member may have several networks on one."""
        if member.country:
            return [c for c in [self.continent_of(member.country)] if c]
        found = [self.networks[n].continent for n in member.networks if n in self.networks]
        return list(dict.fromkeys(c for c in found if c))

    def countries_in(self, continent: str) -> list[str]:
        """Countries with members on a continent, by code."""
        return [c for c in self.countries if self.continent_of(c) == continent]

    def members_on(self, continent: str) -> list[model.Member]:
        """Members of a continent, strategic ones included."""
        return [m for m in self.members.values() if continent in self.continents_of(m)]

    def strategic_on(self, continent: str) -> list[model.Member]:
        """Strategic members of a continent."""
        return [m for m in self.strategic_members if continent in self.continents_of(m)]

    def networks_of(self, member: model.Member) -> list[model.Network]:
        """The networks of a member: national ones, then the continental one of its country."""
        found = [self.networks[n] for n in member.networks if n in self.networks]
        own = self.network_of_country(member.country) if member.country else None
        return [*found, own] if own and own not in found else found

    def members_of(self, network: model.Network) -> list[model.Member]:
        """Members of a network: of its countries for a continental one, and those that name it."""
        of_countries = [m for c in network.countries for m in self.members_in(c)]
        return [*of_countries, *(m for m in self._members_by_network.get(network.id, []) if m not in of_countries)]

    def networks_in(self, country: str) -> list[model.Network]:
        """National networks of a country."""
        return [n for n in self.networks.values() if n.country == country]

    def networks_on(self, continent: str) -> list[model.Network]:
        """Continental networks of a continent."""
        return [n for n in self.continental_networks if n.continent == continent]

    def cases_of(self, member: model.Member) -> list[model.CaseStudy]:
        """Case studies in which a member appears."""
        return self._cases_by_member.get(member.id, [])

    def cases_about(
        self, *, country: str | None = None, theme: str | None = None, continent: str | None = None,
        network: model.Network | None = None,
    ) -> list[model.CaseStudy]:  # fmt: skip
        """Case studies of a country, a theme, a continent or a network."""

        def fits(case: model.CaseStudy) -> bool:
            if country:
                return country in case.countries
            if theme:
                return theme in case.themes
            if network:
                return network.id in case.networks or bool({m.id for m in self.members_of(network)} & set(case.members))
            return any(self.continent_of(c) == continent for c in case.countries)

        return [c for c in self.case_studies.values() if fits(c)]

    def related(self, collection: str, *, newest_first: bool = True, **ids: str) -> list[Any]:
        """News, events, campaigns or documents that name a record: ``related("news", themes="gender")``.

        Without a name, all of the collection. News and events come with the newest first.
        """
        found = [r for r in getattr(self, collection).values() if all(id in getattr(r, f) for f, id in ids.items())]
        when = {"news": "date", "events": "start"}.get(collection)
        if when:
            found.sort(key=lambda r: (getattr(r, when), r.id), reverse=newest_first)
        return found

    def charts_about(self, theme: str) -> list[outreach.Chart]:
        """Charts that the page of a theme shows."""
        return [c for c in self.charts.values() if theme in c.themes]

    def members_about(self, theme: str) -> list[model.Member]:
        """Members that work on a theme."""
        return self._members_by_theme.get(theme, [])

    def people_of(self, network: model.Network) -> list[model.Person]:
        """People with a public role in a network today: those without an end year."""
        return [p for p in self.people.values() if p.network == network.id and not p.until]


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def load_site(root: Path) -> Site:
    """Read every data file below ``root``. What is wrong stands in ``site.problems``; nothing is raised."""
    site = Site(root)
    document = load_yaml(root, SETTINGS_FILE)
    site.documents["settings"] = document
    site.problems += document.problems
    if not document.problems:
        site.settings = _record(document, model.Settings, (), site.problems)
    for collection, (file, cls) in FILES.items():
        document = load_yaml(root, file)
        site.documents[collection] = document
        site.problems += document.problems
        if not isinstance(document.data, list) and document.problems:
            site.unread.add((file, ""))
        records = getattr(site, collection)
        for position, record in _records(document, cls, site):
            if record.id in records:
                other = site.place(collection, record.id)[1]
                site.problems.append(document.problem("id-duplicate", (position, "id"), value=record.id, other=other))
                continue
            site.positions[collection, record.id] = position
            records[record.id] = record
    return site


def _records(document: Document, cls: type[model.Record], site: Site) -> Iterator[tuple[int, Any]]:
    if document.data is None:
        return
    if not isinstance(document.data, list):
        site.problems.append(document.problem("yaml-not-a-list", ()))
        site.unread.add((document.file, ""))
        return
    for position, data in enumerate(document.data):
        record = _record(document, cls, (position,), site.problems)
        if record is not None:
            yield position, record
        elif isinstance(data, dict):
            words = [word for name in ("id", "country", "countries") for word in listed(data.get(name) or []) if word]
            site.unread |= {(document.file, str(word)) for word in words}


def _record(document: Document, cls: type[model.Record], path: Path_, problems: list[Problem]) -> Any:
    data: Any = document.data
    for step in path:
        data = data[step]
    if not isinstance(data, dict):
        problems.append(document.problem("yaml-not-an-entry", path))
        return None
    try:
        return cls.model_validate(data)
    except ValidationError as error:
        entry = next((v for v in map(data.get, ("id", "name", "title")) if v and isinstance(v, str)), "…")
        for detail in error.errors(include_url=False):
            problems.append(field_problem(document, cls, path, entry, detail))
        return None
