"""The organisations of the network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from campaign.kinds.descriptions import with_ending
from campaign.kinds.forms import form_named, opened_with
from campaign.kinds.kind import DataFile, Dataset, Head, Kind, Node, Scene
from campaign.kinds.network import Network
from campaign.kinds.nodes import other_names, short_network, short_whole
from campaign.kinds.pulse import is_old
from campaign.kinds.told import ToldCalls
from campaign.records.alphabet import slug
from campaign.records.base import Entry, Sources
from campaign.records.fields import Address, Country, Date, Id, Ids, LanguageCode, Spellings, Text, Words
from campaign.records.marks import Come, Ref
from campaign.views.page import Page
from campaign.views.view import FULL, View

COLUMNS = (
    "id", "name", "acronym", "country", "country_name", "continent", "continent_name", "kind", "kind_name", "networks", "themes",
    "website", "summary", "compared", "checked", "url",
)  # fmt: skip
UNKNOWN = "unknown"  # the kind of an organisation of which no source says what it is


class Member(Entry):
    """An organisation of the network (members.yml)."""

    id: Id = Field(description="Stable and unique; begins with the country in small letters, as in bi-agakura.")
    name: Text = Field(description="The name as the organisation writes it.", max_length=200)
    language: LanguageCode | None = Field(None, description="Language of the name, for screen readers.")
    acronym: Text | None = Field(None, description="The short name.", max_length=40)
    also: Spellings = []
    country: Country | None = Field(
        None,
        description="Two capital letters (ISO 3166-1). Strategic members have none, unless they work in one country only.",
    )
    kind: Annotated[Text, Ref("kinds")] = Field(
        description="What sort of organisation it is; unknown where no source says it."
    )
    networks: Annotated[Ids, Ref("networks")] = Field(
        [], description="National networks it belongs to; for a strategic member its continental ones."
    )
    themes: Annotated[Ids, Ref("themes")] = Field([], description="What it works on: ids of data/themes.yml.")
    website: Address | None = Field(None, description="Its own public site, with https://")
    summary: Words | None = Field(None, description="One or two sentences: what it is and does.", max_length=400)
    compared: Annotated[Date | None, Come()] = Field(
        None, description="Day on which a machine last compared the entry with its sources."
    )
    checked: Annotated[Date | None, Come()] = Field(
        None, description="Day on which a person last checked the entry. Only people write it."
    )
    sources: Sources = Field(description="Where we know it from.")
    note: Text | None = Field(None, description="What stays doubtful. Not shown.")

    @model_validator(mode="after")
    def _has_a_home(self) -> Member:
        if not self.country and not self.networks:
            raise PydanticCustomError("member-homeless", "member", {"absent": ["country", "networks"]})
        return self


class MemberCalls(ToldCalls):
    """What templates ask about members: ``members.by_name(…)``."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._language = view.language

    def by_name(self, members: Iterable[Member]) -> list[Member]:
        """Organisations as a directory lists them: by short name where there is one."""
        return sorted(members, key=lambda m: self._language.sort_key(m.acronym or m.name))

    def kind(self, kind: str) -> str:
        """The name of a kind of organisation."""
        return self._view.term("kinds", kind)

    @property
    def coordinator(self) -> Member | None:
        """The organisation that coordinates the network as a whole, where the settings name one."""
        found: Member | None = self._view.records["members"].get(self._view.settings.coordinator or "")
        return found

    def knows_kind(self, member: Member) -> bool:
        """Whether a source says what sort of organisation it is."""
        return member.kind != UNKNOWN

    def among(self, member: Member) -> str:
        """What the records say of every organisation: of what kind it is, one of how many, and how many its country has."""
        words, network = self._language.sentence, self._view.settings.name
        there = len(self._view.membership.members_in(member.country)) if member.country else 0
        if not self.knows_kind(member):
            return words("member: of a kind nobody says", there, network=network) if there else ""
        kind, every = self.kind(member.kind), len(self._view.records.naming("members", "kind", member.kind))
        said = words("member: of a kind", every, kind=kind[:1].upper() + kind[1:], network=network)
        return f"{said} {words('member: of a country', there)}" if there else said

    def to_ask(self, country: str, themes: Iterable[str], network: str = "") -> list[Member]:
        """Members of a country that have a website: those of a network first, then those that share most of the themes."""
        shared = {*themes}
        there = [m for m in self._view.membership.members_in(country) if m.website]
        return sorted(there, key=lambda m: (network not in m.networks, -len(shared & {*m.themes})))

    def asked_first(self, network: Network) -> Member | None:
        """The member with a website to whom one turns for a national network: one of it, or one that works on what it is about."""
        themes = self._view.membership.themes_of(network)
        first = next(iter(self.to_ask(network.country or "", themes, network.id)), None)
        return first if first and (network.id in first.networks or {*themes} & {*first.themes}) else None

    def people_of(self, member: Member) -> list[Any]:
        """People of an organisation who have a public role in the network today."""
        return [p for p in self._view.records.naming("people", "organisation", member.id) if not p.until]

    def speaking(self, member: Member) -> list[Any]:
        """Those of them who speak for a network that the organisation does not support itself."""
        supported = {network.id for network in self._view.records.naming("networks", "coordinator", member.id)}
        return [p for p in self.people_of(member) if p.network and p.network not in supported]

    def demanding(self, member: Member) -> list[Network]:
        """The networks that speak for an organisation: of those it is known to be in, of its country or of its continent, the first that
        says what it demands, national ones before all; of an organisation of no country each of two. A national network of which nobody
        says that it belongs to it speaks for it where it is no member itself, and works on the same.
        """
        membership = self._view.membership
        own = membership.networks_of(member)
        there = membership.networks_in(member.country) if member.country else []
        same = [
            one
            for one in there
            if not one.member and ({*membership.themes_of(one)} & {*member.themes} or not member.themes)
        ]
        found = [one for one in own if one.level == "national"] + [one for one in same if one not in own]
        found += [one for one in own if one.level != "national"]
        demanding = [one for one in found if one.demand]
        return demanding[:1] if member.country else demanding[:2]

    def listed_in(self, member: Member) -> str:
        """The year of the first document that names an organisation; empty where none does."""
        documents = self._view.records["resources"]
        named = (documents[one.document] for one in member.sources if one.document in documents)
        return next((str(one.year) for one in named if one.year), "")

    def shared(self, member: Member, other: Member) -> list[str]:
        """The themes on which two organisations work, in the order of the first."""
        return [theme for theme in member.themes if theme in other.themes]

    def kind_options(self) -> list[tuple[str, str]]:
        """Kinds of organisation that occur and their names, for a choice."""
        kinds = {member.kind for member in self._view.membership.members}
        return sorted(((k, self.kind(k)) for k in kinds), key=lambda pair: self._language.sort_key(pair[1]))

    def continent_options(self) -> list[tuple[str, str]]:
        """Continents and their names, for a choice."""
        return [(c, self._view.term("continents", c)) for c in self._view.membership.continents]

    def country_options(self) -> list[tuple[str, str]]:
        """Countries with members and their names, for a choice."""
        codes = self._view.countries_sorted(self._view.membership.countries)
        return [(code, self._language.country(code)) for code in codes]

    def theme_options(self) -> list[tuple[str, str]]:
        """Themes and their names, for a choice."""
        return [(theme.id, self._language.plain(theme.name)) for theme in self._view.records["themes"].values()]

    def kinds_counted(self, members: Iterable[Member]) -> list[tuple[str, int]]:
        """Kinds of organisation and how many of the members are of each, the most frequent first."""
        counts = Counter(member.kind for member in members)
        return sorted(counts.items(), key=lambda pair: (-pair[1], self._language.sort_key(self.kind(pair[0]))))

    def is_old(self, member: Member) -> bool:
        """Whether a person has checked the entry, and so long ago that it may be wrong by now; no clock is asked."""
        return member.checked is not None and is_old(member.checked, self._now)

    def correction_link(self, member: Member) -> str | None:
        """The form in which a reader can correct the entry of a member; nothing where no forge is named."""
        return opened_with(form_named("correct-entry"), self._view, member)


class Members(Kind):
    """Members: a page each, made from the entry."""

    name, order, file, model, needed = "members", 10, "members.yml", Member, True
    folder, template, listed, call, terms = "members", "member", "members", "member", "kinds"
    call_options = (FULL,)
    schema_type, with_map = "ProfilePage", True

    def id_for(self, entry: Mapping[str, Any]) -> str:
        name = slug(entry.get("acronym") or "") or super().id_for(entry)
        return f"{(entry.get('country') or 'strategic').lower()}-{name}" if name else ""

    def head(self, view: View, record: Any) -> Head:
        place = view.places_of(record)
        sentence = "member: description" if record.kind != UNKNOWN else "member: description without kind"
        description = view.language.plain(record.summary) or view.language.sentence(
            sentence, name=record.name, kind=view.term("kinds", record.kind), place=place
        )
        name = f"{record.name} ({record.acronym})" if record.acronym else record.name
        namesakes = [m for m in view.records.naming("members", "name", record.name) if m.acronym == record.acronym]
        if len(namesakes) > 1:
            name = f"{name}, {place}"  # two organisations of one name in two countries need two titles
        continents = view.membership.continents_of(record)
        country = (f"countries/{record.country.lower()}",) if record.country else ()
        trail = ("network", f"network/{continents[0]}", *country) if len(continents) == 1 else ("members",)
        return Head(name, with_ending(view, description, "member: ending"), trail)

    def scene(self, view: View, record: Any) -> Scene | None:
        continent = next(iter(view.membership.continents_of(record)), None)
        return Scene(record.id, continent=continent, kind=record.kind)

    def answer(self, view: View, record: Any, options: tuple[str, ...]) -> str:
        return view.name_link(f"members/{record.id}", record, options)

    def calls(self, view: View) -> MemberCalls:
        return MemberCalls(view)

    def search_words(self, view: View, record: Any) -> Iterable[str]:
        yield from super().search_words(view, record)
        yield record.acronym or ""
        yield view.term("kinds", record.kind)
        if record.country:
            yield view.language.country(record.country)
        for theme in view.records.all_of("themes", record.themes):
            yield view.language.plain(theme.name)

    def open_data(self, view: View) -> Iterable[DataFile]:
        rows = [self._row(view, member) for member in view.records["members"].values()]
        yield DataFile("members.json", rows)
        yield DataFile("members.csv", rows, COLUMNS)

    def _row(self, view: View, member: Member) -> dict[str, Any]:
        continents = view.membership.continents_of(member)
        return {
            "id": member.id,
            "name": member.name,
            "acronym": member.acronym,
            "country": member.country,
            "country_name": view.language.country(member.country) if member.country else None,
            "continent": continents[0] if continents else None,
            "continent_name": view.term("continents", continents[0]) if continents else None,
            "kind": member.kind,
            "kind_name": view.term("kinds", member.kind),
            "networks": [n.id for n in view.membership.networks_of(member)],
            "themes": member.themes,
            "website": member.website,
            "summary": view.language.plain(member.summary) or None,
            "compared": member.compared.isoformat() if member.compared else None,
            "checked": member.checked.isoformat() if member.checked else None,
            "url": view.url(f"members/{member.id}", absolute=True),
        }

    def datasets(self, view: View, path: str) -> Iterable[Dataset]:
        if path == "members":
            name, words = view.settings.name, view.language.sentence
            yield Dataset(
                words("members: open data", name=name), words("members: what is in it"), ("members.csv", "members.json")
            )

    def about(self, view: View, page: Page) -> Node:
        record: Member = page.record
        themes = [view.language.plain(theme.name) for theme in view.records.all_of("themes", record.themes)]
        networks = [short_network(view, network) for network in view.membership.networks_of(record)]
        organisation = {
            "@type": view.vocabulary.term("kinds", record.kind).schema_org or "Organization",
            "@id": view.url(f"members/{record.id}", absolute=True) + "#organisation",
            "name": record.name,
            **other_names(record.acronym, record.also),
            **({"description": view.language.plain(record.summary)} if record.summary else {}),
            **({"address": {"@type": "PostalAddress", "addressCountry": record.country}} if record.country else {}),
            **({"sameAs": record.website} if record.website else {}),
            **({"knowsAbout": themes} if themes else {}),
            "memberOf": [short_whole(view), *networks],
        }
        return {"mainEntity": organisation}


KIND = Members()
