"""Rules for what the site offers: charts that compare like with like, campaigns whose texts fit."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.kinds.campaign import LONG_LIMIT, SHORT_LIMIT
from campaign.pages.routes import all_paths
from campaign.records.problems import Problem
from campaign.views.content import Content


def charts(content: Content) -> Iterator[Problem]:
    """The figures of a chart can be compared: they have one unit."""
    figures = content.records["figures"]
    for chart in content.records["charts"].values():
        units = dict.fromkeys(figures[row.figure].unit for row in chart.rows if row.figure in figures)
        if len(units) > 1:
            place = content.records.place("charts", chart.id)
            yield Problem(*place, "chart-units", {"entry": chart.id, "value": ", ".join(units)})


def campaigns(content: Content) -> Iterator[Problem]:
    """What a campaign asks its readers to do leads to a page; its ready texts fit in each language."""
    paths = all_paths(content)
    for campaign in content.records["campaigns"].values():
        for i, action in enumerate(campaign.actions):
            if action.page.partition("#")[0].strip("/") not in paths:
                place = content.records.place("campaigns", campaign.id, "actions", i, "page")
                yield Problem(*place, "prose-link", {"value": action.page})
        for name, limit in (("short", SHORT_LIMIT), ("long", LONG_LIMIT)):
            for code, language in content.languages.items():
                length = len(language.plain(getattr(campaign.share, name)))
                if length > limit:
                    params = {"length": str(length), "limit": str(limit), "language": code}
                    place = content.records.place("campaigns", campaign.id, "share", name)
                    yield Problem(*place, "share-too-long", params, "note")


RULES = (charts, campaigns)
