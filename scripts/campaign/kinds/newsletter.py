"""The newsletter: what a period brought, from news and events that the site has anyway."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from campaign.kinds.campaign import CampaignCalls
from campaign.kinds.event import Event, EventCalls
from campaign.kinds.figure import Figure, FigureCalls
from campaign.kinds.kind import Head, Kind
from campaign.kinds.news import NewsItem
from campaign.kinds.pulse import is_past, today
from campaign.records.store import Store
from campaign.views.view import View

LEAD = 3  # pieces of news that open an issue
HALF = 6  # months: a quarter brings too little to write about


@dataclass(frozen=True)
class Issue:
    """One issue: the first and the last month it covers (2022-01, 2022-06), and what happened in them."""

    first: str
    last: str
    news: tuple[NewsItem, ...]
    events: tuple[Event, ...]

    @property
    def id(self) -> str:
        """The name of the issue in its address: 2022-h1."""
        return f"{self.first[:4]}-h{(int(self.first[5:7]) + HALF - 1) // HALF}"

    @property
    def complete(self) -> str:
        """The month in which nothing more is added to it: the one after its last."""
        year, month = int(self.last[:4]), int(self.last[5:7])
        return f"{year + month // 12}-{month % 12 + 1:02}"


def issue(records: Store, first: str, last: str) -> Issue:
    """The issue that covers the months from ``first`` to ``last``, newest items first."""
    news = tuple(n for n in records.related("news") if first <= n.date[:7] <= last)
    return Issue(first, last, news, tuple(e for e in records.related("events") if first <= e.start[:7] <= last))


def issues(records: Store) -> list[Issue]:
    """One issue for each half-year that brought news, the newest first.

    The newest news decides where the row begins, not the clock: the same data give the same pages on any day.
    """
    halves = {(item.date[:4], (int(item.date[5:7]) - 1) // HALF) for item in records["news"].values()}
    spans = [(f"{year}-{half * HALF + 1:02}", f"{year}-{half * HALF + HALF:02}") for year, half in halves]
    return [issue(records, first, last) for first, last in sorted(spans, reverse=True)]


class NewsletterCalls:
    """What templates ask about the newsletter: ``newsletter.issues``."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def issues(self) -> list[Issue]:
        """Every issue, the newest first."""
        return issues(self._view.records)

    @cached_property
    def growing(self) -> Issue | None:
        """The newest issue, as long as its months had not passed when the data were last touched."""
        newest = next(iter(self.issues), None)
        return newest if newest and not is_past(newest.last, today(self._view.records)) else None

    @cached_property
    def whole(self) -> list[Issue]:
        """The issues to which nothing more is added, the newest first."""
        return [one for one in self.issues if one is not self.growing]

    def _foremost(self, issue: Issue) -> list[NewsItem]:
        """The one piece of news that means most: a won step of a campaign of its own, or else what a running campaign still asks
        for, or how a story goes on that was won; of equals the newest.
        """
        campaigns, stories = (self._view.records[name].values() for name in ("campaigns", "case_studies"))
        won = {(campaign.id, step.when) for campaign in campaigns for step in campaign.steps if step.won}
        goes_on = {(country, s.latest.when) for s in stories if s.is_win and s.latest for country in s.countries}
        running = {campaign.id for campaign in campaigns if campaign.until is None}

        def rank(item: NewsItem) -> tuple[bool, bool]:
            asked = running & {*item.campaigns} or goes_on & {(country, item.date) for country in item.countries}
            return won.isdisjoint((id, item.date) for id in item.campaigns), not asked

        return sorted(issue.news, key=rank)[:1]

    def lead(self, issue: Issue) -> list[NewsItem]:
        """What an issue tells first: the news to which its text leads, in its order; without such a text, what means
        most.
        """
        page = self._view.by_path.get(f"newsletter/{issue.id}")
        links = [link.value.partition("#")[0].strip("/") for link in page.prose.links()] if page and page.prose else []
        at = {path: n for n, path in reversed([*enumerate(links)])}
        told = sorted((n for n in issue.news if f"news/{n.id}" in at), key=lambda n: at[f"news/{n.id}"])
        return told[:LEAD] or self._foremost(issue)

    def before(self, item: NewsItem, issue: Issue) -> list[NewsItem]:
        """What came before a piece of news that leads an issue, and stands in its story: see ``_earlier``."""
        return self._earlier(issue)[item.id]

    def rest(self, issue: Issue) -> list[NewsItem]:
        """The other news of an issue."""
        told = [*self.lead(issue), *(other for before in self._earlier(issue).values() for other in before)]
        return [item for item in issue.news if item not in told]

    def _earlier(self, issue: Issue) -> dict[str, list[NewsItem]]:
        """For each piece of news that leads an issue, by its id, what came before it on the same matter in the same country: each
        in the first such story alone, and none that leads itself.
        """
        lead, found = self.lead(issue), dict[str, list[NewsItem]]()
        left = [item for item in issue.news if item not in lead]
        for item in lead:
            found[item.id] = [other for other in left if _is_before(other, item)]
            left = [other for other in left if other not in found[item.id]]
        return found

    def dates(self, issue: Issue) -> list[Event]:
        """The dates to come, without the day of a deadline of which what leads an issue tells already."""
        calls = CampaignCalls(self._view)
        days = [calls.day_of(due) for item in self.lead(issue)[:1] for due in calls.due_in(item)]
        return [event for event in EventCalls(self._view).coming if event not in days]

    def newer(self, issue: Issue) -> Issue | None:
        """The newest issue that is whole, for a reader of an older one."""
        newest = next(iter(self.whole), None)
        return newest if newest and issue.first < newest.first else None

    def stories(self, issue: Issue) -> list[Any]:
        """The stories that went on in the months of an issue, the newest step first."""
        told = [s for s in self._view.records["case_studies"].values() if s.latest]
        within = [s for s in told if issue.first <= s.latest.when[:7] <= issue.last]
        return sorted(within, key=lambda story: story.latest.when, reverse=True)

    def heard(self, issue: Issue) -> list[str]:
        """Stories, by their paths, that quote what somebody said in the months of an issue, as they say there who it was and when.
        Those that went on in these months come first.
        """
        first, last = int(issue.first[:4]), int(issue.last[:4])
        every = (f"{year}-{month:02}" for year in range(first, last + 1) for month in range(1, 13))
        months = [self._view.language.moment(m).casefold() for m in every if issue.first <= m <= issue.last]
        stories = dict.fromkeys(s.id for s in (*self.stories(issue), *self._view.records["case_studies"].values()))
        said = {path: self._view.quotation_of(path) for path in (f"case-studies/{id}" for id in stories)}
        return [path for path, words in said.items() if words and any(m in words[1].casefold() for m in months)]

    def figure(self, issue: Issue) -> Figure | None:
        """One figure for an issue, of its year or the newest before: of those that its news call, or else its stories name, or else
        the campaigns of its news have first; of equals the strongest.
        """
        calls, view = FigureCalls(self._view), self._view
        called = [figure for item in issue.news for figure in calls.called_in(view.by_path[f"news/{item.id}"])]
        named = [figure for story in self.stories(issue) for figure in calls.of(story)]
        ids = dict.fromkeys(id for item in issue.news for id in item.campaigns)
        first = [figure for campaign in view.records.all_of("campaigns", ids) for figure in calls.of(campaign)[:1]]
        for choice in (called, named, first):
            known = [figure for figure in calls.heading(choice) if figure.year and figure.year[-4:] <= issue.last[:4]]
            if known:
                return calls.newest(known)[0]
        return None

    def beside(self, issue: Issue) -> tuple[Issue | None, Issue | None]:
        """The issue before and the one after, where there are such."""
        ids = [one.id for one in self.issues]
        at = ids.index(issue.id)
        return next(iter(self.issues[at + 1 :]), None), self.issues[at - 1] if at else None


def _is_before(other: NewsItem, item: NewsItem) -> bool:
    """Whether one piece of news is on the same matter in the same single country as a later one."""
    alike = len(item.countries) == 1 and other.countries == item.countries and {*other.themes[:1]} & {*item.themes}
    return bool(alike) and other.date < item.date


class Newsletter(Kind):
    """Issues: a page each, made from news and events, and opened by somebody's words where there is a text of that name."""

    name, order = "newsletter", 75
    found_as, weight = "news", 0.5
    folder, template, listed = "newsletter", "newsletter-issue", "newsletter"
    may_be_written, usual_length = True, (30, 120)
    schema_type = "CollectionPage"

    def entries(self, records: Store) -> Mapping[str, Any]:
        return {issue.id: issue for issue in issues(records)}

    def homes(self, records: Store) -> Collection[str]:
        """Every half of the years that brought news, and of the next one: its words may be there before its news."""
        years = {int(one.first[:4]) for one in issues(records)}
        last = max(years, default=0)
        return [f"{year}-h{half}" for year in range(min(years, default=0), last + 2) for half in (1, 2)]

    def waits_for(self, id: str) -> tuple[str, str]:
        said = re.fullmatch(r"(\d{4})-h([12])", id)
        return ("news", f"date: {said[1]}-{(int(said[2]) - 1) * HALF + 1:02}") if said else ("", "")

    def used(self, records: Store) -> bool:
        return bool(records["news"])

    def head(self, view: View, record: Any) -> Head:
        period = view.language.moment(record.first, record.last)
        title = view.language.sentence("newsletter: title", period=period)
        description = view.language.sentence("newsletter: description", period=period, name=view.settings.name)
        return Head(title, description, ("newsletter",))

    def calls(self, view: View) -> NewsletterCalls:
        return NewsletterCalls(view)


KIND = Newsletter()
