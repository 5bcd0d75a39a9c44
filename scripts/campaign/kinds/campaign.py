"""Campaigns: what is demanded of whom, what was won, and what a reader can do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from campaign.kinds import kind_named
from campaign.kinds.event import Event
from campaign.kinds.kind import Kind, Node, Scene
from campaign.kinds.letter import Letter
from campaign.kinds.network import networks_around
from campaign.kinds.news import NewsItem
from campaign.kinds.nodes import connections
from campaign.kinds.pictures import Pictured
from campaign.kinds.pulse import is_past, today
from campaign.kinds.step import Action, Deadline, Step
from campaign.records.base import Entry, Record, Sources
from campaign.records.fields import Facts, Id, Ids, Text, WordList, Words, Years, listed
from campaign.records.marks import Come, Ref
from campaign.views.page import Page
from campaign.views.view import View

# What short messages may hold, the address of the page included, which every network counts or shortens to 23 signs:
# Bluesky takes 300 (docs.bsky.app), X 280 (docs.x.com), Mastodon 500 (docs.joinmastodon.org).
SHORT_LIMIT, LONG_LIMIT = 250, 470
PLACARD_LIMIT = 50  # about seven words: what is read across a street


class Share(Record):
    """Ready texts for sharing; the address of the page is added to each."""

    short: Words = Field(description="For X, Bluesky and Mastodon.", max_length=SHORT_LIMIT)
    long: Words = Field(description="For Facebook, LinkedIn and WhatsApp.", max_length=LONG_LIMIT)


class Campaign(Entry):
    """Facts of a campaign (data/campaigns.yml); its text is docs/<lang>/campaigns/<id>.md."""

    id: Id
    demands: WordList = Field(description="Sentences: what the campaign asks for.", min_length=1)
    placards: Annotated[list[Annotated[Words, Field(max_length=PLACARD_LIMIT)]], BeforeValidator(listed)] = Field(
        [],
        description="Each demand in a few words, in the order of the demands, to be read across a street; without them, the placards say the whole sentences.",
    )
    addressed_to: WordList = Field(description="Words: who must act.", min_length=1)
    since: Annotated[Years, Come()]
    until: Annotated[Years | None, Come()] = Field(None, description="Year in which the campaign was closed.")
    steps: Annotated[list[Step], BeforeValidator(listed)] = Field([], description="Timeline, oldest first.")
    deadline: Deadline | None = Field(
        None, description="The next date by which somebody has to act; the home page shows it."
    )
    figures: Annotated[Ids, Ref("figures")] = Field(
        [], description="Ids of data/figures.yml; the first stands on the share picture."
    )
    case_studies: Annotated[Ids, Ref("case_studies")] = []
    themes: Annotated[Ids, Ref("themes")] = []
    networks: Annotated[Ids, Ref("networks")] = []
    members: Annotated[Ids, Ref("members")] = Field([], description="Members that a source names as taking part.")
    actions: Annotated[list[Action], BeforeValidator(listed)] = []
    share: Share
    letter: Letter | None = None
    picture: Pictured = None
    facts: Facts = []
    sources: Sources
    note: Text | None = None

    @model_validator(mode="after")
    def _has_a_placard_for_each_demand(self) -> Campaign:
        if self.placards and len(self.placards) != len(self.demands):
            numbers = {"length": str(len(self.placards)), "limit": str(len(self.demands))}
            raise PydanticCustomError("placards-uneven", "campaign", {"field": "placards", **numbers})
        return self


def _path(action: Action) -> str:
    return action.page.partition("#")[0].strip("/")


def _reads(collection: str) -> bool:
    return kind_named(collection).schema_type.endswith("Article")


def _is_letter(action: Action) -> bool:
    return action.page.endswith("#letter")


class CampaignCalls:
    """What templates ask about campaigns: ``campaigns.running``."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def running(self) -> list[Campaign]:
        """Campaigns that are running, in the order of the file."""
        return [c for c in self._view.records["campaigns"].values() if c.until is None]

    @cached_property
    def ranked(self) -> list[Campaign]:
        """The same, but the one that the network puts first (data/site.yml) before all others."""
        return sorted(self.running, key=lambda campaign: campaign.id != self._view.settings.lead_campaign)

    @property
    def lead(self) -> Campaign | None:
        """The first of these."""
        return next(iter(self.ranked), None)

    def nearest(
        self,
        themes: Iterable[str] = (),
        stories: Iterable[str] = (),
        networks: Iterable[str] = (),
        continent: str | None = None,
    ) -> Campaign | None:
        """The running campaign that fits: it tells one of the stories, has the first theme or most of them, or names one of
        the networks. None where none does: nobody who read of one matter is asked to write about another. Of those that fit
        a page about a continent, first one whose letter can be sent from there.
        """
        about, told, named = [*themes], {*stories}, {*networks}

        def reasons(campaign: Campaign) -> tuple[int, bool, bool, bool]:
            shared = [theme in campaign.themes for theme in about]
            tells = len(told & {*campaign.case_studies})
            return tells, shared[:1] == [True], 2 * sum(shared) > len(shared), bool(named & {*campaign.networks})

        def weight(campaign: Campaign) -> tuple[object, ...]:
            return continent is not None and self.reaches(campaign, continent), reasons(campaign), campaign is self.lead

        return max((campaign for campaign in self.running if any(reasons(campaign))), key=weight, default=None)

    def on_topic(self, topic: str) -> Campaign | None:
        """The running campaign that argues with figures of a topic: first the one whose first figure it is, then the one with most."""
        figures = self._view.records["figures"]

        def weight(campaign: Campaign) -> tuple[bool, int, bool]:
            shared = [figures[id].topic == topic for id in campaign.figures if id in figures]
            return shared[:1] == [True], sum(shared), campaign is self.lead

        most = max(self.running, key=weight, default=None)
        return most if most and weight(most)[1] else None

    def asked_by(self, item: NewsItem) -> Campaign | None:
        """The running campaign to which a piece of news belongs, or else the nearest."""
        own = [campaign for campaign in self.named(item.campaigns) if campaign in self.running]
        return own[0] if own else self.nearest(item.themes)

    def in_place(self, continent: str | None, network: Any = None) -> Campaign | None:
        """The one running campaign for the pages of a place, a country, a network or a continent: one that all its networks
        carry, or else one on what the place is about before all; and first of all one whose letter can be sent from there.
        None where none is: nobody who reads of one struggle is asked to write about another.
        """
        membership = self._view.membership
        carriers = [network] if network else membership.networks_on(continent) if continent else []
        about = membership.themes_of(network) if network else membership.themes_on(continent) if continent else []
        carried = [c for c in self.ranked if carriers and {one.id for one in carriers} <= {*c.networks}]
        fitting = [*carried, *(c for c in self.ranked if not about or about[0] in c.themes)]
        return self._letter_from(continent, fitting) or next(iter(fitting), None)

    def _letter_from(self, continent: str | None, choice: Iterable[Campaign | None]) -> Campaign | None:
        """The first running campaign of some whose letter can be sent from a continent."""
        return next((c for c in choice if c in self.running and c and self.reaches(c, continent)), None)

    def reaches(self, campaign: Campaign, continent: str | None) -> bool:
        """Whether the letter of a campaign can be sent from a continent; from an unknown one, whether from all."""
        return campaign.letter is not None and campaign.letter.reaches(continent)

    def fits(self, campaign: Campaign, continent: str | None) -> bool:
        """Whether a page, perhaps about one continent, may ask for a campaign: no letter on it is for other governments."""
        return not continent or not campaign.letter or self.reaches(campaign, continent)

    def behind(self, page: Page) -> Campaign | None:
        """The running campaign to which a text leads, or to whose stories, and most often; none if to none of them."""
        links = [found.value.partition("#")[0].strip("/") for found in page.prose.links()] if page.prose else []
        stories = kind_named("case_studies")

        def weight(campaign: Campaign) -> int:
            paths = {KIND.shown_at(campaign.id), *map(stories.shown_at, campaign.case_studies)}
            return sum(link in paths for link in links)

        most = max(self.running, key=weight, default=None)
        return most if most and weight(most) else None

    @cached_property
    def closed(self) -> list[Campaign]:
        """Campaigns that are closed, in the order of the file."""
        return [c for c in self._view.records["campaigns"].values() if c.until is not None]

    @cached_property
    def deadlines(self) -> list[Campaign]:
        """Running campaigns whose deadline has not passed when the data were last touched, the next one first."""
        now = today(self._view.records)
        ahead = [c for c in self.running if c.deadline and not is_past(c.deadline.when, now)]
        return sorted(ahead, key=lambda c: c.deadline.when if c.deadline else "")

    def due_in(self, item: NewsItem) -> list[Campaign]:
        """The campaigns whose deadline stands beside a piece of news: what this is about before all is a theme of the event of that
        day, or else the first of the campaign; and where it is about countries, one of them is in a network that the event names.
        """
        return [campaign for campaign in self.deadlines if self._is_about_day(item, campaign)]

    def _is_about_day(self, item: NewsItem, campaign: Campaign) -> bool:
        day, membership = self.day_of(campaign), self._view.membership
        themes = (day.themes if day else []) or campaign.themes[:1]
        held = {*day.networks} if day else set()
        near = [network.id for code in item.countries for network in membership.networks_near(code)]
        there = not held or not item.countries or not held.isdisjoint(near)
        return bool({*item.themes[:1]} & {*themes}) and there

    def due_on(self, page: Page) -> Campaign | None:
        """The campaign to the letter of whose deadline a page leads, before all that it asks for besides: the event of that day names
        a network in which the page lies. A story leads there only if it asks for that campaign anyway: it is of one matter.
        """
        there, story = {network.id for network in networks_around(self._view, page)}, page.collection == "case_studies"
        own = self.nearest(page.record.themes, [page.record.id]) if story else None
        held = (c for c in self.deadlines if c.deadline and c.deadline.letter and c.deadline.action)
        held = (c for c in held if (day := self.day_of(c)) and not there.isdisjoint(day.networks))
        return next((c for c in held if not story or c is own), None)

    def day_of(self, campaign: Campaign) -> Event | None:
        """The event by which a calendar takes along the deadline of a campaign: on that day, and naming the campaign."""
        when = campaign.deadline.when[:10] if campaign.deadline else ""
        named: list[Event] = self._view.records.naming("events", "campaigns", campaign.id)
        return next((event for event in named if event.start[:10] == when), None)

    def actions(self, campaign: Campaign) -> list[Action]:
        """What a reader can still do: letters first, what is only to be read last.

        What leads to a letter that is gone, is gone with it.
        """
        left = (action for action in campaign.actions if not self._lost(action))
        return sorted(left, key=lambda action: (not _is_letter(action), self._is_reading(action)))

    def first_action(self, campaign: Campaign, continent: str | None = None) -> Action | None:
        """What to ask of a reader who has a minute: to send the letter, or else what stands first; nothing, if it is closed.

        On the page of a place, of a continent, no letter that is not for the governments there.
        """
        actions = self.actions(campaign) if campaign.until is None else []
        return next((a for a in actions if not continent or self._is_for(a, continent)), None)

    def asked_in(self, item: NewsItem) -> Action | None:
        """What a piece of news asks of a reader: something of its own, or else what the running campaign asks that it names."""
        return item.action or self._first_of(item.campaigns)

    def _first_of(self, ids: Iterable[str]) -> Action | None:
        return next((action for campaign in self.named(ids) if (action := self.first_action(campaign))), None)

    def left_by(self, news: Iterable[NewsItem]) -> tuple[Campaign | None, Action | None]:
        """For which campaign some news ask, and for what: what the first of them asks that asks for something, or else what the
        campaign does that leads.
        """
        for item in news:
            campaign = self.asked_by(item)
            if action := item.action or (self.first_action(campaign) if campaign else None):
                return campaign, action
        return self.lead, self.first_action(self.lead) if self.lead else None

    def asked_at(self, event: Event) -> Action | None:
        """What the first running campaign that an event names asks of a reader; on the day of its deadline, what it asks for that."""
        campaigns = self.named(event.campaigns)
        own = (c.deadline.action for c in campaigns if c.deadline and c.deadline.action and self.day_of(c) is event)
        return next(own, None) or self._first_of(event.campaigns)

    def at(self, event: Event) -> Campaign | None:
        """The first running campaign that an event names: its demands can be held up there."""
        return next((campaign for campaign in self.named(event.campaigns) if campaign in self.running), None)

    def others(self, campaign: Campaign) -> list[Action]:
        """What a reader can do besides the letter that stands on the page of the campaign itself."""
        own = KIND.shown_at(campaign.id)
        return [a for a in self.actions(campaign) if not (_is_letter(a) and _path(a) == own)]

    def _is_reading(self, action: Action) -> bool:
        page = self._view.by_path.get(_path(action))
        return page is not None and bool(page.collection) and _reads(page.collection)

    def _asked(self, action: Action) -> Campaign | None:
        """The campaign to whose letter an action leads."""
        folder, _, id = _path(action).partition("/")
        found: Campaign | None = self._view.records["campaigns"].get(id) if folder == KIND.folder else None
        return found if _is_letter(action) else None

    def _is_for(self, action: Action, continent: str) -> bool:
        asked = self._asked(action)
        return asked is None or self.reaches(asked, continent)

    def _lost(self, action: Action) -> bool:
        asked = self._asked(action)
        return asked is not None and asked.letter is None

    def named(self, ids: Iterable[str]) -> list[Campaign]:
        """Campaigns by their ids."""
        return self._view.records.all_of("campaigns", ids)


class Campaigns(Kind):
    """Campaigns: a text each."""

    weight = 1.2
    name, order, file, model = "campaigns", 25, "data/campaigns.yml", Campaign
    folder, template, written, listed, guide = "campaigns", "campaign", True, "campaigns", "main"
    usual_length = (300, 700)

    def calls(self, view: View) -> CampaignCalls:
        return CampaignCalls(view)

    def scene(self, view: View, record: Any) -> Scene | None:
        return Scene(record.id, people=14, themes=tuple(record.themes), figure=next(iter(record.figures), ""))

    def about(self, view: View, page: Page) -> Node:
        return connections(view, page.record) if page.record else {}


KIND = Campaigns()
