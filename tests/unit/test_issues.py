"""The issues of the newsletter: which there are, and what each holds."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from common import Renderers, Replace, Write

from campaign.kinds.event import EventCalls
from campaign.kinds.newsletter import KIND, issue, issues
from campaign.outputs.calendar import calendar


def test_one_issue_for_each_half_year_that_brought_news(small: Renderers) -> None:
    records = small()["en"].view.records
    found = [(i.id, i.first, i.last, [n.id for n in i.news], [e.id for e in i.events]) for i in issues(records)]
    assert found == [
        ("2021-h1", "2021-01", "2021-06", ["2021-03-union-wins"], ["webinar-2021", "week-2021"]),
        ("2020-h2", "2020-07", "2020-12", ["2020-11-mutual-opens"], []),
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


@pytest.mark.parametrize(("month", "half"), [("01", "h1"), ("04", "h1"), ("06", "h1"), ("07", "h2"), ("12", "h2")])
def test_an_issue_is_named_after_its_half_year(small: Renderers, replace: Replace, month: str, half: str) -> None:
    replace("data/news.yml", "date: 2021-03-08", f"date: 2021-{month}")
    assert issues(small()["en"].view.records)[0].id == f"2021-{half}"


def test_an_issue_leads_to_those_beside_it(small: Renderers) -> None:
    renderer = small()["en"]
    found = {
        id: re.findall(r'href="[^"]*newsletter/([\w-]+)/" rel="(prev|next)"', renderer.document(page))
        for id in ("2021-h1", "2020-h2")
        if (page := renderer.view.by_path[f"newsletter/{id}"])
    }
    assert found == {"2021-h1": [("2020-h2", "prev")], "2020-h2": [("2021-h1", "next")]}


def test_an_issue_is_opened_by_the_words_that_somebody_wrote_for_it(small: Renderers, write: Write) -> None:
    """Its title is theirs, its months stand beside it; an issue without words is named after its months."""
    page = "newsletter/2021-h1"
    plain = small()["en"]
    assert "2021" in plain.view.by_path[page].title
    words = "---\ntitle: A good spring\ndescription: What we won in the first months of this year, and why it was no luck.\n---\nWe won.\n"
    write(f"docs/en/{page}.md", words)
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[page]))
    assert tree.findtext(".//h1") == "A good spring"
    assert "2021" in tree.find_class("hero__kicker")[0].text_content()
    assert tree.find_class("issue__words")[0].text_content().strip() == "We won."
    index = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["newsletter"]))
    assert "no luck" in index.text_content()


def test_the_newest_issue_grows_until_its_months_have_passed(small: Renderers, replace: Replace) -> None:
    """Until then it is a line after the last whole one, with what is in it."""

    def front() -> tuple[list[str], str]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["newsletter"]))
        lead = tree.xpath("string(//*[@class='issue-growing'])")
        links = tree.xpath("//*[@class='issue-front__title' or @class='issue-growing']//a/@href")
        return links, " ".join(lead.split())

    links, lead = front()
    assert [re.findall(r"\d{4}-h\d", link) for link in links] == [["2021-h1"]] and not lead
    replace("data/news.yml", "date: 2021-03-08", "date: 2026-07-08")
    links, lead = front()
    assert [re.findall(r"\d{4}-h\d", link) for link in links] == [["2020-h2"], ["2026-h2"]]
    assert "2026" in lead and "1 news item" in lead
    tree = lxml.html.document_fromstring(small()["en"].document(small()["en"].view.by_path["newsletter"]))
    listed = tree.xpath("//*[@class='issue-list']//a/@href")
    assert listed and not [link for link in listed if "2026" in link], "in the list of all stand those that are whole"


def test_what_was_won_stands_before_what_goes_on(
    small: Renderers, small_root: Path, replace: Replace, write: Write
) -> None:
    """A won step of its campaign makes a piece of news a win, a running campaign something to watch; all else comes last."""

    def leads() -> list[str]:
        calls = KIND.calls(small()["en"].view)
        return [item.id for item in calls.lead(calls.issues[0])]

    wins, later = "2021-03-union-wins", "2021-04-later"
    news = "- id: {}\n  date: {}\n  countries: [{}]\n{}  sources:\n    - document: report-2020\n"
    before = (small_root / "data/news.yml").read_text(encoding="utf-8").rstrip()
    campaign = "  campaigns: [floor]\n"

    def add(id: str, date: str, country: str, more: str = "") -> None:
        write("data/news.yml", f"{before}\n\n{news.format(id, date, country, more)}")

    add(later, "2021-04-01", "BI")
    assert leads() == [wins], "a running campaign asks for it"
    add(later, "2021-04-01", "BI", campaign)
    assert leads() == [later], "of two the newest"
    step = "  steps:\n    - when: 2021-03-08\n      text: We won.\n      won: yes\n      sources:\n        - document: report-2020\n"
    replace("data/campaigns.yml", "  steps:\n", step)
    assert leads() == [wins]
    replace("data/campaigns.yml", "when: 2021-03-08", "when: 2021-05-08")
    add("2021-05-won", "2021-05-08", "NP", campaign)
    assert leads() == ["2021-05-won"]


def test_news_lead_to_the_step_that_came_after(small: Renderers, replace: Replace) -> None:
    """That of their campaign, with its month; and countries with members lead to their news."""
    step = "  steps:\n    - when: 2021-05\n      text: We went on.\n      sources:\n        - document: report-2020\n"
    renderer = small()["en"]
    item = "news/2021-03-union-wins"
    assert "We went on." not in renderer.document(renderer.view.by_path[item])
    replace("data/campaigns.yml", "  steps:\n", step)
    renderer = small()["en"]
    assert "We went on." in renderer.document(renderer.view.by_path[item])
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["news"]))
    doors = tree.xpath("//nav[@aria-labelledby='by-country']//a/@href")
    assert [re.sub(".*countries/", "", door) for door in doors] == ["bi/#news", "np/#news"]


def test_an_issue_asks_for_the_same_letter_once(small: Renderers, replace: Replace) -> None:
    """At its end: what its first piece of news asks, or else what the campaign does that leads."""

    def asked() -> list[str]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["newsletter/2021-h1"]))
        buttons = tree.xpath("//main//a[contains(@class, 'button') and starts-with(., 'Ask')]")
        return ["news" if button.xpath("ancestor::article") else "end" for button in buttons]

    action = "  action: {text: Ask for more, page: /campaigns/floor/}\n  campaigns: [floor]\n"
    replace("data/news.yml", "  campaigns: [floor]\n", action)
    assert asked() == ["end"]
    replace("data/news.yml", action, "  campaigns: [floor]\n")
    replace("data/campaigns.yml", "text: Read what changed in Burundi.", "text: Ask for the floor.")
    replace("data/news.yml", "  campaigns: [floor]\n", "")
    replace("data/site.yml", "home_figures", "lead_campaign: floor\nhome_figures")
    assert asked() == ["end"]


@pytest.mark.parametrize(
    ("called", "year", "latest", "found"),
    [
        ("cost", "2020", "", "cost"),
        ("cost", "2022", "", "gap"),  # it was not known then
        ("people", "2020", "", "gap"),  # it has no year
        ("cost", "2022", "2021-02", "span"),
        ("cost", "2022", "2021-01", "span"),
        ("cost", "2022", "2021-06", "span"),
        ("cost", "2022", "2021-07", "gap"),
        ("cost", "2022", "2020-12", "gap"),
        ("cost", "2021", "", "cost"),
    ],
)
def test_an_issue_has_a_figure_of_its_news_or_of_its_stories(
    small: Renderers, small_root: Path, replace: Replace, called: str, year: str, latest: str, found: str
) -> None:
    """Else that of the campaign that its news name."""
    replace("docs/en/news/2021-03-union-wins.md", "We greet", f'It costs {{{{ figure("{called}") }}}}. We greet')
    replace("data/figures.yml", "  year: 2020\n", f"  year: {year}\n")
    if latest:
        step = f"  latest:\n    when: {latest}\n    text: It went on.\n    sources:\n      - document: report-2020\n"
        replace("data/case_studies.yml", "  figures: [gap]\n", f"{step}  figures: [span]\n")
    renderer = small()["en"]
    (voices,) = lxml.html.document_fromstring(
        renderer.document(renderer.view.by_path["newsletter/2021-h1"])
    ).find_class("issue__voices")
    (source,) = voices.xpath(".//p[@class='figure-card__source']/a/@href")
    assert source.rpartition("#")[2] == found


@pytest.mark.parametrize(
    ("said", "months", "heard"),
    [
        ("a farmer, 8 March 2021", "2021-h1", True),
        ("a farmer, in March 2021 (our translation)", "2021-h1", True),
        ("a farmer, 8 July 2021", "2021-h1", False),
        ("a farmer, 2021", "2021-h1", False),  # nobody says in which half
        ("a farmer", "2021-h1", False),
        ("a farmer, 8 March 2021", "2020-h2", False),
        ("a farmer, 8 December 2020", "2020-h2", True),
    ],
)
def test_only_what_was_said_in_its_months_is_quoted_in_an_issue(
    small: Renderers, small_root: Path, said: str, months: str, heard: bool
) -> None:
    text = small_root / "docs/en/case-studies/burundi-story.md"
    text.write_text(f"{text.read_text(encoding='utf-8')}\n> “We pay.”\n>\n> {said}\n", encoding="utf-8")
    renderer = small()["en"]
    assert ("We pay." in renderer.document(renderer.view.by_path[f"newsletter/{months}"])) is heard


ISSUE = "---\ntitle: A good spring\ndescription: What we won in the first months of this year, and why it was no luck.\n---\n"


def test_an_issue_tells_each_piece_of_news_once(
    small: Renderers, small_root: Path, replace: Replace, write: Write
) -> None:
    """What its text leads to comes first, in that order; what came before it stands in it; a single piece is told by the text alone."""

    def told() -> tuple[list[str], list[str], list[str], list[str]]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["newsletter/2021-h1"]))
        found = (tree.xpath(f"//*[contains(@class, '{name}')]//a/@href") for name in CLASSES)
        lead, before, single, rest = ([link.split("/")[-2] for link in links] for links in found)
        return lead, before, single, rest

    assert told() == (["2021-03-union-wins"], [], [], [])
    write("docs/en/newsletter/2021-h1.md", f"{ISSUE}We [won](/news/2021-03-union-wins/).\n")
    assert told() == ([], [], ["2021-03-union-wins"], [])
    replace("data/news.yml", "date: 2020-11\n", "date: 2021-02\n")
    assert told() == (["2021-03-union-wins"], [], [], ["2020-11-mutual-opens"])
    write(
        "docs/en/newsletter/2021-h1.md",
        f"{ISSUE}It [opens](/news/2020-11-mutual-opens/). We [won](/news/2021-03-union-wins/).\n",
    )
    assert told() == (["2020-11-mutual-opens", "2021-03-union-wins"], [], [], [])
    write("docs/en/newsletter/2021-h1.md", f"{ISSUE}We [won](/news/2021-03-union-wins/).\n")
    before = "- id: 2021-02-before\n  date: 2021-02-01\n  countries: [NP]\n  themes: [gender]\n  sources:\n    - document: report-2020\n"
    news = (small_root / "data/news.yml").read_text(encoding="utf-8")
    write("data/news.yml", f"{news.rstrip()}\n\n{before}")
    write("docs/en/news/2021-02-before.md", f"{ISSUE}We hoped.\n")
    assert told() == (["2021-03-union-wins"], ["2021-02-before"], [], ["2020-11-mutual-opens"])
    both = "It [began](/news/2021-02-before/). We [won](/news/2021-03-union-wins/)."
    write("docs/en/newsletter/2021-h1.md", f"{ISSUE}{both}\n")
    assert told() == (["2021-02-before", "2021-03-union-wins"], [], [], ["2020-11-mutual-opens"]), "it leads itself"
    replace("data/news.yml", "  countries: [BI]\n  themes: [health]\n", "  countries: [NP]\n  themes: [gender]\n")
    replace("data/news.yml", "date: 2021-02\n", "date: 2021-01\n")
    lead, earlier, *_, rest = told()
    assert (lead[0], earlier, rest) == ("2021-02-before", ["2020-11-mutual-opens"], []), "in the first of two stories"


CLASSES = ("news-lead__title", "issue-leads__before", "issue__single", "news-list")


def test_an_old_issue_leads_to_the_newest_one(small: Renderers) -> None:
    """And not to a letter of today."""

    def end(name: str) -> tuple[bool, list[str]]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[f"newsletter/{name}"]))
        return bool(tree.find_class("act-now")), tree.xpath("//main//section//a[.='Read the newest issue']/@href")

    assert end("2021-h1") == (True, [])
    assert end("2020-h2") == (False, ["/campaign/newsletter/2021-h1/"])


def test_times_are_told_as_long_as_somebody_can_come(small: Renderers, replace: Replace) -> None:
    """An event that is over has its days; its file for a calendar keeps the times."""

    def shown() -> str:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["events"]))
        return str(tree.xpath("string(//*[@id='webinar-2021']//time)"))

    assert shown() == "30 March 2021"
    assert "T143000" in calendar(small()["en"].view)
    for time in ("14:30", "16:00"):
        replace("data/events.yml", f"2021-03-30 {time}", f"2099-03-30 {time}")
    assert "14:30" in shown() and "Central European" in shown()


def test_an_issue_has_the_newest_figure_that_its_news_call_and_the_first_of_their_campaign(
    small: Renderers, replace: Replace
) -> None:
    def figure() -> str:
        calls = KIND.calls(small()["en"].view)
        found = calls.figure(calls.issues[0])
        return found.id if found else ""

    replace("data/campaigns.yml", "  figures: [gap, span]\n", "  figures: [span, gap]\n")
    assert figure() == "span", "with which the campaign argues first of all"
    replace("docs/en/news/2021-03-union-wins.md", "We greet", '{{ figure("gap") }} and {{ figure("cost") }}. We greet')
    assert figure() == "cost"


def test_who_went_on_in_the_months_of_an_issue_is_heard_before_all_others(
    small: Renderers, small_root: Path, write: Write
) -> None:
    first, second = "docs/en/case-studies/burundi-story.md", "docs/en/case-studies/other-story.md"
    text = (small_root / first).read_text(encoding="utf-8")
    for file in (first, second):
        write(file, f"{text}\n> “We pay.”\n>\n> A farmer, 8 March 2021\n")
    own = (small_root / "data/case_studies.yml").read_text(encoding="utf-8")
    step = "  latest:\n    when: 2021-02\n    text: It went on.\n    sources:\n      - document: report-2020\n"
    write("data/case_studies.yml", f"{own}\n{own.replace('burundi-story', 'other-story')}{step}")
    calls = KIND.calls(small()["en"].view)
    assert calls.heard(calls.issues[0]) == ["case-studies/other-story", "case-studies/burundi-story"]


def test_only_the_newest_issue_has_what_is_still_ahead(small: Renderers) -> None:
    def ahead(name: str) -> bool:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[f"newsletter/{name}"]))
        return bool(tree.xpath("//*[@class='issue']//*[@data-dated]"))

    assert ahead("2021-h1") and not ahead("2020-h2")


def test_what_has_begun_has_its_times_until_it_ends(small: Renderers, replace: Replace) -> None:
    replace("data/events.yml", "end: 2021-03-30 16:00", "end: 2099-03-30 16:00")
    view = small()["en"].view
    assert "14:30" in EventCalls(view).when(view.records["events"]["webinar-2021"])
