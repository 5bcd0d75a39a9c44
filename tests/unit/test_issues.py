"""The issues of the newsletter: which there are, and what each holds."""

from __future__ import annotations

import re

import pytest
from common import Renderers, Replace

from campaign.kinds.newsletter import issue, issues


def test_one_issue_for_each_quarter_that_brought_news(small: Renderers) -> None:
    records = small()["en"].view.records
    found = [(i.id, i.first, i.last, [n.id for n in i.news], [e.id for e in i.events]) for i in issues(records)]
    assert found == [
        ("2021-q1", "2021-01", "2021-03", ["2021-03-union-wins"], ["webinar-2021", "week-2021"]),
        ("2020-q4", "2020-10", "2020-12", ["2020-11-mutual-opens"], []),
    ]


@pytest.mark.parametrize(
    ("first", "last", "news", "events"),
    [
        ("2020-11", "2021-03", 2, 2),
        ("2021-03", "2021-03", 1, 1),
        ("2020-12", "2021-02", 0, 1),
        ("2022-06", "2022-06", 0, 1),
        ("2019-01", "2019-12", 0, 0),
    ],
)
def test_an_issue_holds_what_began_in_its_months(
    small: Renderers, first: str, last: str, news: int, events: int
) -> None:
    """Both months count, also for what has a month only and what has a time."""
    found = issue(small()["en"].view.records, first, last)
    assert (len(found.news), len(found.events)) == (news, events)


@pytest.mark.parametrize(
    ("month", "quarter"), [("01", "q1"), ("03", "q1"), ("04", "q2"), ("07", "q3"), ("09", "q3"), ("12", "q4")]
)
def test_an_issue_is_named_after_its_quarter(small: Renderers, replace: Replace, month: str, quarter: str) -> None:
    replace("data/news.yml", "date: 2021-03-08", f"date: 2021-{month}")
    assert issues(small()["en"].view.records)[0].id == f"2021-{quarter}"


def test_an_issue_leads_to_those_beside_it(small: Renderers) -> None:
    renderer = small()["en"]
    found = {
        id: re.findall(r'href="[^"]*newsletter/([\w-]+)/" rel="(prev|next)"', renderer.document(page))
        for id in ("2021-q1", "2020-q4")
        if (page := renderer.view.by_path[f"newsletter/{id}"])
    }
    assert found == {"2021-q1": [("2020-q4", "prev")], "2020-q4": [("2021-q1", "next")]}
