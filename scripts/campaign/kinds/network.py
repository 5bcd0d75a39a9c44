"""Continental and national networks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from campaign.kinds.descriptions import with_ending
from campaign.kinds.kind import DataFile, Dataset, Head, Kind, Node, Scene
from campaign.kinds.life import LifeCalls
from campaign.kinds.nodes import countries, other_names, short_network, short_whole
from campaign.kinds.pictures import Pictured
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
    Words,
    Years,
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
    demand: Words | None = Field(
        None,
        description="What it asks for, in a few words; without it, its page shows what its campaign demands, or its theme.",
        max_length=100,
    )
    figure: Annotated[Named | None, Ref("figures")] = Field(
        None, description="The figure that stands for it, in large letters; left out: none."
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

    def calls(self, view: View) -> LifeCalls:
        return LifeCalls(view)

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
