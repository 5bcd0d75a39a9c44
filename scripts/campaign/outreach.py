"""What the records of the network's own work may say: campaigns, news, events, documents, charts.

The same rules hold as in ``model``: the classes are the schema, and every value arrives as text.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from campaign.fields import (
    Address,
    CountryCodes,
    Facts,
    Id,
    Ids,
    Moment,
    Number,
    Text,
    TimeZone,
    WordList,
    Words,
    Years,
    has_time,
    listed,
)
from campaign.model import Record, Sources

# What short messages may hold, the address of the page included, which every network counts or shortens to 23 signs:
# Bluesky takes 300 (docs.bsky.app), X 280 (docs.x.com), Mastodon 500 (docs.joinmastodon.org).
SHORT_LIMIT, LONG_LIMIT = 250, 470


class Step(Record):
    """One dated step of a campaign."""

    when: Years = Field(description="Year or period.")
    text: Words = Field(description="One English sentence: what was won or done.")
    sources: Sources


class Action(Record):
    """Something that a reader can do now, and the page that helps with it."""

    text: Words = Field(description="One English sentence that begins with a verb.")
    page: Text = Field(description="Page of this site, such as /case-studies/world-fund/")


class Share(Record):
    """Ready texts for sharing; the address of the page is added to each."""

    short: Words = Field(description="For X, Bluesky and Mastodon.", max_length=SHORT_LIMIT)
    long: Words = Field(description="For Facebook, LinkedIn and WhatsApp.", max_length=LONG_LIMIT)


class Letter(Record):
    """A letter that a reader sends from her own mail program. Square brackets are for her to fill in."""

    to: Words = Field(description="The role of the reader of the letter, such as: Minister of Labour.")
    subject: Words
    paragraphs: WordList = Field(description="English paragraphs; [your name] stands for what the sender fills in.")


class Campaign(Record):
    """Facts of a campaign (data/campaigns.yml); its text is docs/<lang>/campaigns/<id>.md."""

    id: Id
    demands: WordList = Field(description="English sentences: what the campaign asks for.", min_length=1)
    addressed_to: WordList = Field(description="English words: who must act.", min_length=1)
    since: Years
    until: Years | None = Field(None, description="Year in which the campaign was closed.")
    steps: Annotated[list[Step], BeforeValidator(listed)] = Field([], description="Timeline, oldest first.")
    figures: Ids = Field([], description="Ids of data/figures.yml; the first stands on the share picture.")
    case_studies: Ids = []
    themes: Ids = []
    networks: Ids = []
    members: Ids = Field([], description="Members that a source names as taking part.")
    actions: Annotated[list[Action], BeforeValidator(listed)] = []
    share: Share
    letter: Letter | None = None
    facts: Facts = []
    sources: Sources
    note: Text | None = None


class NewsItem(Record):
    """Facts of a piece of news (data/news.yml); its text is docs/<lang>/news/<id>.md."""

    id: Id
    date: Moment = Field(description="Day, or month where no source gives the day.")
    kind: Literal["news", "statement"] = "news"
    author: Words = Field("Editors of this site", description="A role, never a person.")
    countries: CountryCodes = []
    themes: Ids = []
    networks: Ids = []
    members: Ids = []
    campaigns: Ids = []
    facts: Facts = []
    sources: Sources
    note: Text | None = None


class Event(Record):
    """A meeting that people can or could attend (data/events.yml). Past events stay."""

    id: Id
    title: Words = Field(max_length=120)
    summary: Words | None = Field(None, description="One or two English sentences.", max_length=400)
    start: Moment = Field(description="2022-02-03, with its time if known: 2022-02-03 14:30; or only 2022-02.")
    end: Moment | None = None
    time_zone: TimeZone | None = Field(None, description="Such as Europe/Brussels; needed where a time is given.")
    place: Words | None = Field(None, description="English: Geneva, Switzerland; or online.")
    online: Literal["yes", "no", "both"] = "no"
    languages: Annotated[list[Literal["en", "fr", "es", "nl", "id", "pt"]], BeforeValidator(listed)] = Field(
        [], description="Languages of interpretation."
    )
    registration: Address | None = None
    countries: CountryCodes = []
    themes: Ids = []
    networks: Ids = []
    members: Ids = []
    campaigns: Ids = []
    facts: Facts = []
    sources: Sources
    note: Text | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Event:
        if self.end and (len(self.end) != len(self.start) or self.end < self.start):
            raise PydanticCustomError("event-end", "event")
        if has_time(self.start) and not self.time_zone:
            raise PydanticCustomError("event-time-zone", "event")
        return self


ResourceKind = Literal[
    "strategy", "activity-report", "policy-note", "position", "concept-note", "training", "tool", "standard", "report", "study",
]  # fmt: skip
RESOURCE_KINDS: tuple[str, ...] = get_args(ResourceKind)


class Resource(Record):
    """A document that the site relies on or offers (data/resources.yml)."""

    id: Id
    title: Text = Field(description="Title in the document's own language.")
    language: Literal["en", "fr", "es", "nl"] = Field("en", description="Language of the title.")
    kind: ResourceKind
    year: Years | None = None
    year_note: Text | None = None
    publisher: Text | None = None
    languages: Annotated[list[Text], BeforeValidator(listed)] = Field(
        [], description="Languages in which the document exists, as far as we know."
    )
    summary: Words | None = Field(None, description="One English sentence: what is in it.", max_length=300)
    themes: Ids = []
    countries: CountryCodes = []
    url: Address | None = None
    size: Number | None = Field(None, description="Size of the file in kB, where the page shows it.")
    note: Text | None = None


class Row(Record):
    """One bar of a chart."""

    figure: Id
    label: Words = Field(description="English words beside the bar; the year is added.", max_length=60)


class Chart(Record):
    """A chart drawn from data/figures.yml (data/charts.yml). All its figures have one unit."""

    id: Id
    title: Words = Field(max_length=120)
    lead: Words = Field(description="One English sentence: what the chart shows.", max_length=300)
    rows: Annotated[list[Row], BeforeValidator(listed)] = Field(min_length=2)
    whole: Number | None = Field(None, description="What a full bar would be, such as 100 for shares.")
    themes: Ids = Field([], description="Themes whose pages show the chart.")
    note: Words | None = Field(None, description="English remark under the chart, such as why figures differ.")
