"""What is new and what is ahead, by the dates of the data."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from common import Renderers

from campaign.kinds.pulse import facts, is_past, today
from campaign.kinds.reading import read_records
from campaign.rules import checked

STEP = "  latest:\n    when: {when}\n    text: The law is read.\n    sources:\n      - document: report-2020\n"


def with_step(root: Path, when: str) -> None:
    """Let the story of the small network have a last step."""
    file = root / "data/case_studies.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  figures:", STEP.format(when=when) + "  figures:", 1), encoding="utf-8")


def with_campaign(root: Path, old: str, new: str) -> None:
    """Change the campaign of the small network."""
    file = root / "data/campaigns.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def unchecked(root: Path) -> None:
    """Let nobody have compared a member."""
    file = root / "members.yml"
    file.write_text(re.sub(r"(?m)^  checked: .*\n", "", file.read_text(encoding="utf-8")), encoding="utf-8")


def test_facts_of_every_kind_stand_in_one_row(small_root: Path) -> None:
    with_step(small_root, "2021-05")
    with_campaign(small_root, "when: 2021\n", "when: 2021-04-30\n")
    found = facts(read_records(small_root))
    assert [(fact.date, fact.path) for fact in found] == [
        ("2021-05", "case-studies/burundi-story"),
        ("2021-04-30", "campaigns/floor"),
        ("2021-03-08", "news/2021-03-union-wins"),
        ("2020-11", "news/2020-11-mutual-opens"),
    ]
    assert [fact.words for fact in found] == ["The law is read.", "The draft was read.", "", ""]


def test_a_year_alone_is_no_news(small_root: Path) -> None:
    with_step(small_root, "2030")
    assert facts(read_records(small_root))[0].path == "news/2021-03-union-wins"


def test_news_tell_a_day_before_a_step_does(small_root: Path) -> None:
    with_step(small_root, "2021-03-08")
    assert [fact.collection for fact in facts(read_records(small_root))[:2]] == ["news", "case_studies"]


def test_today_is_the_newest_day_of_the_data(small_root: Path) -> None:
    unchecked(small_root)
    assert today(read_records(small_root)) == "2021-03-08"
    file = small_root / "members.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  sources:", "  checked: 2022-09-01\n  sources:", 1), encoding="utf-8")
    assert today(read_records(small_root)) == "2022-09-01"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  checked: 2022-09-01\n", "  compared: 2022-09-02\n", 1), encoding="utf-8")
    assert today(read_records(small_root)) == "2022-09-02", "by a machine, too"


@pytest.mark.parametrize(
    ("moment", "now", "past"),
    [
        ("2021-06", "2021-06-30", False),
        ("2021-06", "2021-07-01", True),
        ("2021-06-30", "2021-06", False),
        ("2021-06-30 09:00", "2021-06-30", False),
        ("2021-06-29 23:00", "2021-06-30", True),
        ("2021-06-30", "", False),
    ],
)
def test_a_month_is_past_when_its_last_day_is(moment: str, now: str, past: bool) -> None:
    assert is_past(moment, now) is past


@pytest.mark.parametrize(("when", "shown"), [("2021-03-07", False), ("2021-03-08", True), ("2030-01", True)])
def test_the_home_page_shows_a_deadline_until_the_data_know_better(
    small_root: Path, small: Renderers, when: str, shown: bool
) -> None:
    unchecked(small_root)
    deadline = f"  deadline:\n    when: {when}\n    text: Read it.\n    sources:\n      - document: report-2020\n"
    with_campaign(small_root, "  figures:", deadline + "  figures:")
    renderer = small()["en"]
    html = renderer.document(renderer.view.by_path[""])
    assert ("Read it." in html) is shown
    listed = renderer.document(renderer.view.by_path["campaigns"])
    assert ("The next deadline" in listed) is shown and ("dates.js" in listed) is shown
    assert "/news/2021-03-union-wins/" in html


def test_a_deadline_may_ask_for_something_of_its_own(small_root: Path, small: Renderers) -> None:
    """Where the letter of the campaign says nothing of that day: beside the day, and at the event that is it."""
    unchecked(small_root)
    own = "    action:\n      text: Read the law first.\n      page: /standards/c102/\n"
    deadline = (
        f"  deadline:\n    when: 2031-05-04\n    text: Read it.\n{own}    sources:\n      - document: report-2020\n"
    )
    with_campaign(small_root, "  figures:", deadline + "  figures:")
    event = "\n- id: the-day\n  title: The day\n  start: 2031-05-04\n  campaigns: floor\n  sources:\n    - document: report-2020\n"
    file = small_root / "data/events.yml"
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "\n" + event, encoding="utf-8")
    renderer = small()["en"]
    for path in ("", "events"):
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))
        assert "Read the law first." in [
            a.text_content() for a in tree.xpath("//a[contains(@href, 'standards/c102')]")
        ], path
    with_campaign(small_root, "page: /standards/c102/", "page: /standards/c999/")
    assert [problem.code for problem in checked(small_root).problems if problem.level == "problem"] == ["prose-link"]


@pytest.mark.parametrize("when", ["2021-13", "2021-02-30", "June 2021", "2021-2020"])
def test_what_is_neither_a_date_nor_a_year_is_told(small_root: Path, when: str) -> None:
    with_campaign(small_root, "when: 2021\n", f"when: {when}\n")
    assert [problem.line for problem in checked(small_root).problems if problem.level == "problem"] == [14]
