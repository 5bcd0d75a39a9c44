"""The newsletter: what a period brought, from news and events that the site has anyway."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.outreach import Event, NewsItem
from campaign.site import Site

QUARTER = 3  # months


@dataclass(frozen=True)
class Issue:
    """One issue: the first and the last month it covers (2022-01, 2022-03), and what happened in them."""

    first: str
    last: str
    news: tuple[NewsItem, ...]
    events: tuple[Event, ...]

    @property
    def id(self) -> str:
        """The name of the issue in its address: 2022-q1."""
        return f"{self.first[:4]}-q{(int(self.first[5:7]) + QUARTER - 1) // QUARTER}"


def issue(site: Site, first: str, last: str) -> Issue:
    """The issue that covers the months from ``first`` to ``last``, newest items first."""
    news = tuple(n for n in site.related("news") if first <= n.date[:7] <= last)
    return Issue(first, last, news, tuple(e for e in site.related("events") if first <= e.start[:7] <= last))


def issues(site: Site) -> list[Issue]:
    """One issue for each quarter that brought news, the newest first.

    The newest news decides where the row begins, not the clock: the same data give the same pages on any day.
    """
    quarters = {(item.date[:4], (int(item.date[5:7]) - 1) // QUARTER) for item in site.news.values()}
    spans = [(f"{year}-{q * QUARTER + 1:02}", f"{year}-{q * QUARTER + QUARTER:02}") for year, q in quarters]
    return [issue(site, first, last) for first, last in sorted(spans, reverse=True)]
