"""What a record may say. The model is the schema.

The JSON Schemas in ``schemas/``, the field tables in CONTRIBUTING.md and the
checks of single records all come from these classes. Every value arrives as
text; the types of ``fields`` convert it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from campaign.fields import Address, Country, CountryCodes, Date, Facts, Id, Ids, Number, Text, Words, Years, listed

Continent = Literal["africa", "asia", "europe", "latin-america-caribbean"]
CONTINENTS: tuple[str, ...] = get_args(Continent)


class Record(BaseModel):
    """What all entries share: unknown fields are refused, empty ones count as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        return {k: v for k, v in data.items() if v not in ("", [])} if isinstance(data, dict) else data


class Source(Record):
    """Where a fact comes from: a document of data/resources.yml, or a public page."""

    document: Id | None = Field(None, description="Id of a document in data/resources.yml.")
    url: Address | None = Field(None, description="Address of a public page.")
    title: Text | None = Field(None, description="Title of that page, in its own language.")
    year: Years | None = Field(None, description="Year of the page, where it shows one.")
    detail: Text | None = Field(None, description="What the document itself cites, or the chapter.")
    lines: Text | None = Field(None, description="Lines in our copy of the document. Not shown.")

    @model_validator(mode="after")
    def _names_something(self) -> Source:
        if not (self.document or (self.url and self.title)):
            raise PydanticCustomError("source-incomplete", "source")
        return self


Sources = Annotated[list[Source], BeforeValidator(listed), Field(min_length=1)]

Kind = Literal[
    "trade-union",
    "health-mutual",
    "womens-organisation",
    "youth-organisation",
    "older-peoples-organisation",
    "farmers-organisation",
    "informal-workers",
    "workers-movement",
    "ngo",
    "network",
    "research-training",
    "faith-based",
    "social-economy",
    "professional-association",
]
KINDS: tuple[str, ...] = get_args(Kind)


class Member(Record):
    """An organisation of the network (members.yml)."""

    id: Id = Field(description="Stable and unique; begins with the country in small letters, as in bi-agakura.")
    name: Text = Field(description="The name as the organisation writes it.", max_length=200)
    language: Literal["en", "es", "fr", "id", "nl", "pt"] | None = Field(
        None, description="Language of the name, for screen readers."
    )
    acronym: Text | None = Field(None, description="The short name.", max_length=40)
    country: Country | None = Field(None, description="Two capital letters (ISO 3166-1). Strategic members have none.")
    kind: Kind = Field(description="What sort of organisation it is.")
    networks: Ids = Field(
        [], description="National networks it belongs to; for a strategic member its continental ones."
    )
    themes: Ids = Field([], description="Ids of data/themes.yml.")
    website: Address | None = Field(None, description="Its own public site, with https://")
    summary: Words | None = Field(
        None, description="One or two English sentences: what it is and does.", max_length=400
    )
    checked: Date | None = Field(None, description="Day on which a person last checked the entry.")
    sources: Sources = Field(description="Where we know it from.")
    note: Text | None = Field(None, description="What stays doubtful. Not shown.")

    @model_validator(mode="after")
    def _has_a_home(self) -> Member:
        if not self.country and not self.networks:
            raise PydanticCustomError("member-homeless", "member")
        return self


class Network(Record):
    """A continental or national network (data/networks.yml). Its members name it in members.yml."""

    id: Id
    level: Literal["continental", "national"]
    name: Text = Field(description="The name in the network's own language.")
    acronym: Text | None = None
    language: Literal["en", "fr", "es", "nl", "id", "rw"] | None = Field(None, description="Language of the name.")
    continent: Continent | None = Field(None, description="Continental networks only.")
    countries: CountryCodes = Field([], description="Continental networks only.")
    country: Country | None = Field(None, description="National networks only.")
    parent: Id | None = Field(None, description="National networks: their continental network.")
    member: Id | None = Field(None, description="Id of the network in members.yml, where it is a member itself.")
    coordinator: Id | None = Field(None, description="Member that supports the network.")
    founded: Years | None = None
    website: Address | None = None
    facts: Facts = []
    sources: Sources
    note: Text | None = None

    @model_validator(mode="after")
    def _complete_for_its_level(self) -> Network:
        needed = {"continental": ("continent", "countries"), "national": ("country", "parent")}[self.level]
        for name in needed:
            if not getattr(self, name):
                raise PydanticCustomError("network-homeless", "network", {"field": name})
        return self


class Theme(Record):
    """A theme of the campaign (data/themes.yml); its text is docs/<lang>/themes/<id>.md."""

    id: Id
    name: Words = Field(description="English name, at most six words.")
    standards: Ids = Field([], description="Pages under docs/<lang>/standards/ that belong to it.")


class Standard(Record):
    """An international standard that the site explains (data/standards.yml): docs/<lang>/standards/<id>.md."""

    id: Id
    sources: Sources


class CaseStudy(Record):
    """Facts of a story (data/case_studies.yml); the story is docs/<lang>/case-studies/<id>.md."""

    id: Id
    countries: CountryCodes = []
    members: Ids = Field([], description="Members that the source names.")
    networks: Ids = []
    themes: Ids = []
    years: Years | None = None
    outcome: Words = Field(description="One English sentence: what changed.", max_length=300)
    figures: Ids = Field([], description="Key figures, ids of data/figures.yml.")
    account: Literal["own", "independent"] = Field("own", description="own: told by the network or a member itself.")
    facts: Facts = []
    sources: Sources
    note: Text | None = None


Unit = Literal[
    "percent", "gdp-percent", "percentage-points", "people", "usd", "eur", "npr", "countries", "organisations",
    "networks", "years", "months", "days", "hours", "tonnes-per-day", "hectares", "number",
]  # fmt: skip
FigureTopic = Literal[
    "coverage", "financing", "health", "informal-work", "rights", "goals", "network", "members-stories"
]
FIGURE_TOPICS: tuple[str, ...] = get_args(FigureTopic)


class Figure(Record):
    """A number with its unit, year, place and source (data/figures.yml)."""

    id: Id
    label: Words = Field(description="English noun phrase that says what is counted.", max_length=160)
    value: Number
    value_to: Number | None = Field(None, description="Upper end, where the source gives a range.")
    unit: Unit
    qualifier: Literal["about", "more-than", "almost", "less-than"] | None = None
    year: Years | None = None
    year_note: Words | None = Field(None, description="English remark where the source gives no year.")
    geography: Text = Field("world", description="world, a continent, a network, or a country code.")
    geography_text: Words | None = Field(None, description="English words for any other place.")
    topic: FigureTopic
    facts: Facts = []
    sources: Sources
    note: Text | None = None

    @model_validator(mode="after")
    def _is_dated(self) -> Figure:
        if not (self.year or self.year_note):
            raise PydanticCustomError("figure-undated", "figure")
        return self


class Milestone(Record):
    """A date in the network's history (data/timeline.yml)."""

    id: Id
    year: Years
    date: Date | None = None
    text: Words = Field(description="One English sentence.")
    facts: Facts = []
    sources: Sources
    note: Text | None = None


class Person(Record):
    """A public role in the network (data/people.yml), and nothing else about the person."""

    id: Id
    name: Text
    role: Literal["chair", "representative", "coordinator"]
    network: Id | None = None
    organisation: Id | None = None
    since: Years = Field(alias="from")
    until: Years | None = None
    facts: Facts = []
    sources: Sources
    note: Text | None = None


class Settings(Record):
    """What the whole site needs to know once (data/site.yml)."""

    name: Text
    full_name: Text
    address: Annotated[Address, AfterValidator(lambda address: address.rstrip("/") + "/")] = Field(
        description="Address of the published site, with a slash at the end."
    )
    edit_link: Address | None = Field(None, description="Opens {file} at {line} on the forge.")
    languages: Annotated[list[Literal["en", "fr", "es", "nl"]], BeforeValidator(listed)] = Field(
        description="The first is the default."
    )
    coordinator: Id = Field(description="Id of the coordinating member.")
    postal_address: Annotated[list[Text], BeforeValidator(listed)] = Field(
        description="Lines of the address; the last is a country code."
    )
    home_stories: Ids = Field([], description="Stories on the home page.")
    home_figures: Ids = Field([], description="Figures on the home page.")
    knowledge_topics: Ids = Field([], description="Themes that the page on sharing knowledge gathers.")
    press_figures: Ids = Field([], description="Figures that the press page offers for quoting.")
