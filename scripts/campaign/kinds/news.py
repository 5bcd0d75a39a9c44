"""News and statements."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import Field

from campaign.kinds.kind import Kind, Node, Scene
from campaign.kinds.nodes import connections
from campaign.kinds.pictures import Pictured
from campaign.kinds.pulse import Fact, facts
from campaign.kinds.step import Action, Step
from campaign.records.base import Entry, Sources
from campaign.records.fields import CountryCodes, Day, Facts, Id, Ids, Text, Words, has_month
from campaign.records.marks import Come, Ref
from campaign.views.page import Page
from campaign.views.view import View


class NewsItem(Entry):
    """Facts of a piece of news (data/news.yml); its text is docs/<lang>/news/<id>.md."""

    id: Id
    date: Annotated[Day, Come()] = Field(description="Day, or month where no source gives the day.")
    kind: Literal["news", "statement"] = "news"
    author: Words | None = Field(None, description="A role, never a person; without it, the network speaks.")
    countries: CountryCodes = []
    themes: Annotated[Ids, Ref("themes")] = []
    networks: Annotated[Ids, Ref("networks")] = []
    members: Annotated[Ids, Ref("members")] = []
    campaigns: Annotated[Ids, Ref("campaigns")] = []
    action: Action | None = Field(
        None, description="What this news asks of a reader, if it is not what its campaign asks anyway."
    )
    picture: Pictured = None
    facts: Facts = []
    sources: Sources
    note: Text | None = None


class NewsCalls:
    """What templates ask about news: ``news.author(item)``."""

    def __init__(self, view: View) -> None:
        self._view = view

    def author(self, item: NewsItem) -> Any:
        """Who answers for a piece of news, as words."""
        return author(self._view, item)

    def _others(self, item: NewsItem) -> list[NewsItem]:
        """Other news on the first theme of a piece of news, the newest first."""
        found: list[NewsItem] = self._view.records.naming("news", "themes", item.themes[0]) if item.themes else []
        return sorted((other for other in found if other is not item), key=lambda other: other.date, reverse=True)

    def since(self, item: NewsItem) -> NewsItem | None:
        """What stands beside old news: the newest on its first theme, of a later year, that goes on with it: from one of its
        countries, or on its campaign.
        """

        def goes_on(other: NewsItem) -> bool:
            shared = {*other.countries} & {*item.countries} or {*other.campaigns} & {*item.campaigns}
            return other.date[:4] > item.date[:4] and bool(shared)

        return next(filter(goes_on, self._others(item)), None)

    def step_after(self, item: NewsItem) -> Step | None:
        """The next step of its campaigns that came after a piece of news, where no news tell how it went on."""
        campaigns = (self._view.records["campaigns"][id] for id in item.campaigns)
        after = [s for c in campaigns for s in c.steps if has_month(s.when) and s.when[:7] > item.date[:7]]
        return min(after, key=lambda step: step.when, default=None) if not self.since(item) else None

    def beside(self, item: NewsItem) -> list[NewsItem]:
        """Two more pieces of news on the same theme, the newest first, without what came since."""
        since = self.since(item)
        return [other for other in self._others(item) if other is not since][:2]

    def latest(self, most: int = 3) -> list[Fact]:
        """The newest facts of any kind: pieces of news, steps of campaigns, the last ones of stories. What several tell of the same
        day is told once: by the news of that day, of which there may be several, or else by the first.
        """
        found: dict[str, list[Fact]] = {}
        for fact in facts(self._view.records):
            found.setdefault(fact.date, []).append(fact)
        told = ([fact for fact in day if fact.collection == "news"] or day[:1] for day in found.values())
        return [*chain.from_iterable(told)][:most]

    def countries(self) -> list[tuple[str, int]]:
        """Countries with members whose page has news, by name, and how many."""
        view = self._view
        named = [(code, view.records.naming("news", "countries", code)) for code in view.membership.countries]
        there = {code: len(items) for code, items in named if items}
        return [(code, there[code]) for code in view.countries_sorted(there)]

    def themes(self) -> list[str]:
        """Themes that a piece of news is about, in their order."""
        return [id for id in self._view.records["themes"] if self._view.records.naming("news", "themes", id)]


def author(view: View, item: NewsItem) -> str:
    """Who answers for a piece of news: the role it names, or the network."""
    return view.language.plain(item.author) or view.settings.name


class News(Kind):
    """News: a text each."""

    weight = 0.8
    name, order, file, model, dated = "news", 55, "data/news.yml", NewsItem, "date"
    called = "news"
    folder, template, written, listed = "news", "news-item", True, "news"
    guide, schema_type = "optional", "NewsArticle"
    usual_length = (100, 300)

    def id_for(self, entry: Mapping[str, Any]) -> str:
        name = super().id_for(entry)
        return f"{entry.get('date', '')[:7]}-{name}" if name else ""

    def calls(self, view: View) -> NewsCalls:
        return NewsCalls(view)

    def scene(self, view: View, record: Any) -> Scene | None:
        continent = view.membership.continent_of(record.countries[0]) if record.countries else None
        return Scene(record.id, tuple(record.countries), continent, 3, tuple(record.themes))

    def about(self, view: View, page: Page) -> Node:
        if not page.record:
            return {}
        credit = {"datePublished": page.record.date[:10], "creditText": author(view, page.record)}
        return credit | connections(view, page.record)

    def published(self, record: Any) -> str:
        date: str = record.date
        return date[:10]


KIND = News()
