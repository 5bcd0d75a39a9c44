"""What is new, of any kind, and what is still ahead: by the dates of the data, never by a clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from campaign.records.fields import has_month
from campaign.records.store import Store

DAY = len("2022-02-03")
CHECK_HOLDS = 18  # months: for so long one may rely on what a person has checked
STAYS_NEW = 24  # months: what is older is called the latest nowhere, even where nothing has come since


@dataclass(frozen=True)
class Fact:
    """Something that happened: its day or month, and the page that tells it.

    ``words`` is a sentence of the data; empty where the title of the page says it.
    ``collection`` and ``id`` name the record, ``path`` is its page without language.
    """

    date: str
    collection: str
    id: str
    path: str
    words: str = ""


def facts(records: Store) -> list[Fact]:
    """News, steps of campaigns and the last steps of stories whose day or month is known, the newest first.

    What happened on the same day is told by the news before it is told by a step.
    """
    found = [Fact(item.date[:DAY], "news", item.id, f"news/{item.id}") for item in records["news"].values()]
    for story in records["case_studies"].values():
        if story.latest and has_month(story.latest.when):
            path = f"case-studies/{story.id}"
            found.append(Fact(story.latest.when[:DAY], "case_studies", story.id, path, story.latest.text))
    for campaign in records["campaigns"].values():
        for step in campaign.steps:
            if has_month(step.when):
                found.append(Fact(step.when[:DAY], "campaigns", campaign.id, f"campaigns/{campaign.id}", step.text))
    return sorted(found, key=lambda fact: fact.date, reverse=True)


def today(records: Store) -> str:
    """The newest day that the data know to have come: of a fact, or on which an entry was checked or compared. Empty without
    any.
    """
    days = [day for member in records["members"].values() for day in (member.checked, member.compared) if day]
    return max([*(day.isoformat() for day in days), *(fact.date for fact in facts(records))], default="")


def month_number(moment: str) -> int:
    """The months up to that of a day or a month, to count those between two of them."""
    return int(moment[:4]) * 12 + int(moment[5:7])


def is_old(checked: dt.date, now: str) -> bool:
    """Whether what a person checked on a day has to be looked at again on another day (or month)."""
    months = month_number(now) - month_number(checked.isoformat())
    later = len(now) >= DAY and int(now[8:DAY]) > checked.day
    return months > CHECK_HOLDS or (months == CHECK_HOLDS and later)


def is_new(moment: str, now: str) -> bool:
    """Whether what happened on a day or in a month may still be called the latest on another day."""
    return month_number(now) - month_number(moment) <= STAYS_NEW


def is_past(moment: str, now: str) -> bool:
    """Whether a day or month lies before another one; a month is past when its last day is."""
    length = min(len(moment), len(now), DAY)
    return moment[:length] < now[:length]
