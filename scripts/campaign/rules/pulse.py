"""Whether a site still says what is going on: a note where its newest fact is old."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from campaign.kinds.pulse import facts
from campaign.records.fields import has_day
from campaign.records.history import git
from campaign.records.problems import Problem
from campaign.views.content import Content

LONGEST = 90  # days between the newest fact and the newest commit


def newest_fact(content: Content) -> Iterator[Problem]:
    """The newest fact is not much older than the newest commit: there is no other clock.

    Only where the network is a repository: one that lies in another's has commits that say nothing of it.
    """
    found = facts(content.records)
    if not found or not (content.root / ".git").exists():
        return
    saved = git(content.root, "log", "-1", "--format=%cs").strip()
    if saved and (dt.date.fromisoformat(saved) - _last_day(found[0].date)).days > LONGEST:
        params = {"value": found[0].date, "other": saved, "most": str(LONGEST)}
        yield Problem(*content.records.place(found[0].collection, found[0].id, "id"), "fact-old", params, "note")


def _last_day(moment: str) -> dt.date:
    """A day, or the last one of a month."""
    if has_day(moment):
        return dt.date.fromisoformat(moment)
    year, month = map(int, moment.split("-"))
    return dt.date(year, month, calendar.monthrange(year, month)[1])


RULES = (newest_fact,)
