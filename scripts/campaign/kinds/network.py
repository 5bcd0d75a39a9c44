"""Continental and national networks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from campaign.kinds.descriptions import with_ending
from campaign.kinds.event import Event
from campaign.kinds.kind import DataFile, Dataset, Head, Kind, Node, Scene
from campaign.kinds.nodes import countries, other_names, short_network, short_whole
from campaign.kinds.pictures import Pictured
from campaign.kinds.pulse import is_past, today
from campaign.records.base import Entry, Sources
from campaign.records.fields import (
    Address,
    Country,
    CountryCodes,
    Facts,
    Id,
    LanguageCode,
    Name,
    Named,
    Spellings,
    Text,
    Years,
    has_month,
)
from campaign.records.marks import Come, Ref
from campaign.views.page import Page
from campaign.views.view import FULL, View


class Network(Entry):
    """A continental or national network (data/networks.yml). Its members name it in members.yml."""

    id: Id
    level: Literal["continental", "national"]
    name: Name = Field(description="The name in the network's own language.")
    translated: Literal["yes"] | None = Field(
        None,
        description="yes: the name is in the default language, and each language has its own; without it, none has.",
    )
    acronym: Text | None = None
    also: Spellings = []
    language: LanguageCode | None = Field(None, description="Language of the name.")
    continent: Annotated[Text | None, Ref("continents")] = Field(None, description="Continental networks only.")
    countries: CountryCodes = Field([], description="Continental networks only.")
    country: Country | None = Field(None, description="National networks only.")
    parent: Annotated[Named | None, Ref("networks")] = Field(
        None, description="National networks: their continental network."
    )
    member: Annotated[Named | None, Ref("members")] = Field(
        None, description="Id of the network in members.yml, where it is a member itself."
    )
    coordinator: Annotated[Named | None, Ref("members")] = Field(None, description="Member that supports the network.")
    founded: Annotated[Years | None, Come()] = None
    website: Address | None = None
    picture: Pictured = None
    facts: Facts = []
    sources: Sources
    note: Text | None = None

    @model_validator(mode="after")
    def _complete_for_its_level(self) -> Network:
        for level, names in {"continental": ("continent", "countries"), "national": ("country", "parent")}.items():
            for name in names:
                if level == self.level and not getattr(self, name):
                    raise PydanticCustomError("network-homeless", "network", {"field": name})
                if level != self.level and getattr(self, name):
                    raise PydanticCustomError(
                        "network-level", "network", {"field": name, "value": self.level, "other": level}
                    )
        return self


@dataclass(frozen=True)
class Deed:
    """Something in the life of a network: when (a day, a month or the years it took), and the page that tells it; without a page, it
    began.

    ``title`` and ``words`` are those of the data; empty where the page says them. ``own``: it names the network or one of its
    members, and not only their country. ``more``: what else tells of the same.
    """

    when: str
    path: str = ""
    title: Any = ""
    words: Any = ""
    own: bool = True
    more: tuple[Deed, ...] = ()

    @property
    def end(self) -> str:
        """By which deeds are put in order: the day, or the last year of a period."""
        return self.when[5:] if len(self.when) == len("2014-2021") else self.when

    def is_near(self, other: Deed) -> bool:
        """Whether both may be one event: at most two months apart, or in one year where nobody says the month of both."""
        if not (has_month(self.end) and has_month(other.end)):
            return self.end[:4] == other.end[:4]
        return abs(_month(self.end) - _month(other.end)) <= TOGETHER


TOGETHER = 2  # months


def _month(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])


class NetworkCalls:
    """What templates ask about networks: ``networks.deeds(network)``."""

    def __init__(self, view: View) -> None:
        self._view = view

    def deeds(self, network: Network) -> list[Deed]:
        """What happened in a network since it began, the newest first. Where no date of its own tells how it began, its entry does."""
        began, dates = (network.founded or "")[:4], self._dates(network)
        told = [*_told_once(self._of(network, began)), *dates]
        deeds = sorted(told, key=lambda deed: deed.end, reverse=True)
        said = not began or began in {deed.end[:4] for deed in dates} or not any(deed.own for deed in deeds)
        return deeds if said else [*deeds, Deed(began)]

    def _of(self, network: Network, began: str) -> Iterator[tuple[Any, Deed]]:
        """What names a network, and what happened in its countries, since it began and until the newest day of the data; of a national
        one also what names its members, and what was won, which the page of a continental one tells by itself.
        """
        now = today(self._view.records)
        for record, deed in self._told(wins=network.level == "national"):
            own = self._names(record, network)
            if (own or self._is_there(record, network)) and deed.end[:4] >= began and not is_past(now, deed.end):
                yield record, replace(deed, own=own)

    def _dates(self, network: Network) -> list[Deed]:
        """The dates of the whole that name a network: they are its own."""
        named = [one for one in self._view.records["timeline"].values() if network.id in one.networks]
        return [
            Deed(one.date.isoformat() if one.date else one.year, f"about#{one.id}", one.text)
            for one in named
            if self._view.has_page("about")
        ]

    def _told(self, wins: bool) -> Iterator[tuple[Any, Deed]]:
        """What may be told: news first, then events, then stories that were won, if they are to be told; each with its record."""
        records = self._view.records
        for item in records.ordered("news"):
            yield item, Deed(item.date, f"news/{item.id}")
        for event in records["events"].values():
            yield event, Deed(event.start, f"events#{event.id}", event.title, event.summary or "")
        for story in (story for story in records["case_studies"].values() if wins and story.is_win):
            path = f"case-studies/{story.id}"
            yield story, Deed(story.won_in or story.years, path, words=story.outcome)

    def _names(self, record: Any, network: Network) -> bool:
        """Whether a record is of a network. What is of all continental ones is of that in whose countries it took place, if of any;
        news from one country that name none of the members are of that country.
        """
        membership = self._view.membership
        every = {one.id for one in membership.continental_networks}
        named = {network.member, *(member.id for member in membership.members_of(network))} & {*record.members}
        if network.level == "national":
            return network.id in record.networks or bool(named)
        if every <= {*record.networks}:
            return not {*network.countries}.isdisjoint(record.countries)
        wide = isinstance(record, Event) or len(record.countries) != 1
        return network.id in record.networks and (wide or bool(named))

    def _is_there(self, record: Any, network: Network) -> bool:
        """Whether a record tells what happened in the countries of a network: news or a story of one of them alone."""
        there = [*network.countries, *([network.country] if network.country else [])]
        alone = len(record.countries) == 1 and not isinstance(record, Event)
        return alone and record.countries[0] in there


def _told_once(found: Iterable[tuple[Any, Deed]]) -> list[Deed]:
    """Of one event one deed: what tells of it too, in the same countries, on a common theme and at the same time, goes with the first."""
    told: list[tuple[Any, Deed]] = []
    for record, deed in found:
        same = (at for at, (one, first) in enumerate(told) if _is_one(record, one) and deed.is_near(first))
        at = next(same, None)
        if at is None:
            told.append((record, deed))
        else:
            one, first = told[at]
            told[at] = one, replace(first, own=first.own or deed.own, more=(*first.more, deed))
    return [deed for _, deed in told]


def _is_one(record: Any, other: Any) -> bool:
    """Whether two records may tell of one event: of the same countries and of a common theme."""
    return {*record.countries} == {*other.countries} and not {*record.themes}.isdisjoint(other.themes)


def networks_around(view: View, page: Page) -> list[Network]:
    """The networks in which the page of a place, of a member or of a story lies; of any other page none."""
    records, membership, record = view.records, view.membership, page.record
    match page.collection:
        case "countries" | "passport":
            return membership.networks_near(record)
        case "continents":
            return membership.networks_on(record)
        case "networks":
            return [record, *records.all_of("networks", [record.parent] if record.parent else [])]
        case "members":
            return membership.networks_of(record)
        case "case_studies":
            near = [network for code in record.countries for network in membership.networks_near(code)]
            return [*records.all_of("networks", record.networks), *near]
    return []


class Networks(Kind):
    """Networks: a page each, made from the entry."""

    name, order, file, model, needed = "networks", 20, "data/networks.yml", Network, True
    folder, template, call = "networks", "one-network", "network"
    call_options = (FULL,)
    schema_type, with_map = "ProfilePage", True
    may_be_written = True

    def head(self, view: View, record: Any) -> Head:
        name = view.language.name(record.name)
        if record.level == "continental":
            place = view.term("continents", record.continent)
            trail: tuple[str, ...] = ("network", f"network/{record.continent}")
        else:
            place = view.language.country(record.country)
            continent = view.membership.continent_of(record.country)
            trail = ("network", f"network/{continent}")
            if view.membership.members_in(record.country):
                trail = (*trail, f"countries/{record.country.lower()}")
        title = f"{name} ({record.acronym})" if record.acronym else name
        if record.member:  # the organisation has a page of its own with the same name
            title = view.language.sentence("network: title beside its member", name=record.acronym or name)
        description = view.language.sentence(
            f"{record.level} network: description", name=name, place=place, network=view.settings.name
        )
        return Head(title, with_ending(view, description, "network: ending"), trail)

    def scene(self, view: View, record: Any) -> Scene | None:
        membership = view.membership
        codes = tuple(record.countries) or ((record.country,) if record.country else ())
        continent = record.continent or membership.continent_of(record.country or "")
        wide = record.level == "continental"  # of a national one nobody knows all, and too few would make it small
        return Scene(record.id, codes, continent, len(membership.members_of(record)) if wide else 0, land=wide)

    def calls(self, view: View) -> NetworkCalls:
        return NetworkCalls(view)

    def answer(self, view: View, record: Any, options: tuple[str, ...]) -> str:
        return view.name_link(f"networks/{record.id}", record, options)

    def open_data(self, view: View) -> Iterable[DataFile]:
        yield DataFile("networks.json", [self._row(view, network) for network in view.records["networks"].values()])

    def _row(self, view: View, network: Network) -> dict[str, Any]:
        codes = [*network.countries, *([network.country] if network.country else [])]
        return {
            "id": network.id,
            "level": network.level,
            "name": view.language.name(network.name),
            "acronym": network.acronym,
            "continent": network.continent or view.membership.continent_of(network.country or ""),
            "countries": codes,
            "country_names": [view.language.country(c) for c in codes],
            "parent": network.parent,
            "founded": network.founded,
            "members": [m.id for m in view.membership.members_of(network)],
            "url": view.url(f"networks/{network.id}", absolute=True),
        }

    def datasets(self, view: View, path: str) -> Iterable[Dataset]:
        if path == "members":
            name, words = view.settings.name, view.language.sentence
            yield Dataset(words("networks: open data", name=name), words("networks: what is in it"), ("networks.json",))

    def about(self, view: View, page: Page) -> Node:
        record: Network = page.record
        parent = view.records["networks"].get(record.parent or "")
        codes = record.countries or ([record.country] if record.country else [])
        organisation = {
            "@type": "Organization",
            "@id": view.url(f"networks/{record.id}", absolute=True) + "#network",
            "name": view.language.name(record.name),
            **other_names(record.acronym, record.also),
            **({"foundingDate": record.founded} if record.founded and len(record.founded) == 4 else {}),
            **({"sameAs": record.website} if record.website else {}),
            "areaServed": countries(view, codes),
            "memberOf": [short_whole(view), *([short_network(view, parent)] if parent else [])],
        }
        return {"mainEntity": organisation}


KIND = Networks()
