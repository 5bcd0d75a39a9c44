"""The day by which somebody has to act, wherever it stands: with what one can do until then. And each event where it belongs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
import pytest
from common import Renderers, Replace, Write, faults

from campaign.kinds.campaign import CampaignCalls
from campaign.kinds.placard import PlacardCalls
from campaign.rules import checked

NEWEST = "news/2021-03-union-wins"
AHEAD = """- id: last-day
  title: Last day for the floor
  start: 2022-06-30
  themes: [health]
  campaigns: [floor]
  sources:
    - document: report-2020

- id: week-2021
"""
DEADLINE = """  figures: [gap, span]
  deadline:
    when: {when}
    text: By this day the floor is law.
    sources:
      - document: report-2020
"""
LETTER = """    letter:
      to: Minister
      subject: The floor is due
      continents: [africa]
      paragraphs: [Dear Minister, "The day is near.", "Yours, [country]"]
"""


@pytest.fixture
def urgent(small: Renderers, replace: Replace) -> Renderers:
    """The small network with a deadline, and an event on that day that names its campaign."""
    replace("data/campaigns.yml", "  figures: [gap, span]\n", DEADLINE.format(when="2022-06-30"))
    replace("data/events.yml", "- id: week-2021\n", AHEAD)
    return small


def page(renderers: Renderers, path: str) -> Any:
    renderer = renderers()["en"]
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


def targets(part: Any) -> list[str]:
    return [str(address) for address in part.xpath(".//a/@href")]


def test_the_home_page_says_it_once_above_the_letter_with_the_calendar(urgent: Renderers) -> None:
    home = page(urgent, "")
    (said,) = home.xpath("//*[@data-until='2022-06-30'][contains(., 'By this day the floor is law.')]")
    assert said.xpath("ancestor::header") and said.xpath(".//data/@value") == ["2022-06-30"]
    assert [t.rpartition("/events/")[2] for t in targets(said)] == ["last-day.ics"]
    assert any(t.endswith("/campaigns/floor/#letter") for t in targets(home.xpath("//header[@class='hero']")[0]))


@pytest.mark.parametrize("other", ["2022-06-29", "2022-06"])
def test_no_other_day_is_offered_for_the_calendar(urgent: Renderers, replace: Replace, other: str) -> None:
    replace("data/campaigns.yml", "when: 2022-06-30", f"when: {other}")
    (said,) = page(urgent, "").xpath("//header//*[@data-until]")
    assert targets(said) == []
    assert said.xpath(".//data/@value") == ([other] if len(other) == len("2022-06-29") else [])


def test_the_events_ask_for_the_letter_of_a_campaign_that_they_name(urgent: Renderers, replace: Replace) -> None:
    events = page(urgent, "events")
    (listed,) = events.xpath("//*[@data-until='2022-06-30']")
    assert listed.get("id") == "last-day" and listed.xpath(".//data/@value") == ["2022-06-30"]
    assert any(t.endswith("/campaigns/floor/#letter") for t in targets(listed))
    assert any(t.endswith("/events/last-day.ics") for t in targets(listed))
    replace("data/campaigns.yml", "  since: 2021", "  since: 2021\n  until: 2022")
    assert not any(t.endswith("#letter") for t in targets(page(urgent, "events").xpath("//li[@id='last-day']")[0]))


def test_a_page_that_says_the_day_in_its_head_does_not_say_it_again(urgent: Renderers) -> None:
    """Neither in the diary of the home page nor among the events of the campaign."""
    for path in ("", "campaigns/floor"):
        tree = page(urgent, path)
        assert len(tree.xpath("//*[@data-until='2022-06-30']")) == 1, path
        assert not [t for t in targets(tree.xpath("//main")[0]) if t.endswith("/events/#last-day")], path


def test_news_asks_for_something_of_its_own_wherever_it_stands(
    urgent: Renderers, small_root: Path, replace: Replace
) -> None:
    """In its head, at its end, as the newest of all, and at the end of its issue; else for what its campaign asks."""

    def asked(path: str, where: str) -> list[str]:
        found = page(urgent, path).xpath(f"//*[contains(@class, '{where}')]//a[contains(@class, 'button')]/@href")
        return [link for link in found if link.endswith(("#letter", "/network/"))]

    places = [(NEWEST, "hero"), (NEWEST, "act-now"), ("news", "news-lead"), ("newsletter/2021-h1", "act-now")]
    assert all(len(asked(*place)) == 1 and asked(*place)[0].endswith("#letter") for place in places)
    action = "  action:\n    text: Find the others.\n    page: /network/\n"
    replace("data/news.yml", "  date: 2021-03-08\n", f"  date: 2021-03-08\n{action}")
    assert all(len(asked(*place)) == 1 and asked(*place)[0].endswith("/network/") for place in places)
    replace("data/news.yml", "  campaigns: [floor]\n", "")
    assert all(len(asked(*place)) == 1 for place in places), "without a campaign too"
    replace("data/news.yml", "page: /network/", "page: /netwrk/")
    assert [p.code for p in faults(checked(small_root)) if p.file == "data/news.yml"] == ["prose-link-near"]


def test_an_issue_has_the_events_of_its_months_and_names_none_twice(urgent: Renderers, replace: Replace) -> None:
    replace("data/events.yml", "start: 2022-06-30", "start: 2021-03-31")
    issue = page(urgent, "newsletter/2021-h1")
    found = [t.rpartition("#")[2] for t in targets(issue.xpath("//main")[0]) if "/events/#" in t]
    assert sorted(found) == ["assembly-2022", "last-day", "webinar-2021", "week-2021"]
    (of_it,) = issue.xpath("//*[@class='issue']")
    (ahead,) = of_it.xpath(".//*[@data-dated]")
    assert [t.rpartition("#")[2] for t in targets(ahead) if "/events/#" in t] == ["assembly-2022"]
    assert not of_it.xpath(".//*[@data-past]"), "what has passed since does not come to an issue that is whole"


def test_an_issue_that_grows_tells_what_is_over_from_what_is_ahead(urgent: Renderers, replace: Replace) -> None:
    replace("data/news.yml", "date: 2021-03-08", "date: 2022-05-08")
    replace("data/events.yml", "start: 2022-06-30", "start: 2022-05-02")

    def listed(where: str) -> list[str]:
        parts = page(urgent, "newsletter/2022-h1").xpath(f"//*[@class='issue']//*[{where}]")
        return [t.rpartition("#")[2] for part in parts for t in targets(part) if "/events/#" in t]

    assert listed("@data-past") == ["last-day"] and "assembly-2022" in listed("@data-dated")


def test_an_issue_does_not_list_the_day_of_which_its_first_news_tell(urgent: Renderers) -> None:
    issue = page(urgent, "newsletter/2021-h1")
    assert [t for t in targets(issue) if t.endswith("#assembly-2022")]
    assert not [t for t in targets(issue) if t.endswith("#last-day")]


@pytest.mark.parametrize(
    ("themes", "countries", "named", "beside"),
    [
        ("[health]", "[]", "[bi-net]", True),
        ("[gender, health]", "[]", "[bi-net]", False),
        ("[health]", "[BI]", "[bi-net]", True),
        ("[health]", "[NP]", "[bi-net]", False),
        ("[health]", "[NP]", "[]", True),
    ],
)
def test_a_deadline_stands_beside_news_of_its_theme_and_place(
    urgent: Renderers, replace: Replace, themes: str, countries: str, named: str, beside: bool
) -> None:
    replace("data/events.yml", "  campaigns: [floor]\n", f"  campaigns: [floor]\n  networks: {named}\n")
    replace(
        "data/news.yml", "countries: [NP]\n  themes: [health, gender]", f"countries: {countries}\n  themes: {themes}"
    )
    told = page(urgent, NEWEST).xpath("//aside//*[@data-until='2022-06-30']")
    assert bool(told) is beside


def test_an_issue_goes_by_whatsapp_with_its_headlines(small: Renderers) -> None:
    (message,) = page(small, "newsletter/2021-h1").xpath("//header//a[starts-with(@href, 'https://wa.me/')]/@href")
    assert "newsletter/2021-h1/" in message.replace("%2F", "/") and "%0A" in message


def test_what_passes_a_campaign_on_is_one_tap_from_the_list_and_from_the_home_page(small: Renderers) -> None:
    cards = page(small, "campaigns").xpath("//li[contains(@class, 'campaign-card')]")
    assert cards and all(any(t.endswith("/campaigns/floor/#share") for t in targets(card)) for card in cards)
    assert any(
        t.endswith("/campaigns/floor/#share") for t in targets(page(small, "").xpath("//*[@class='act-list']")[0])
    )
    assert page(small, "campaigns/floor").xpath("//*[@id='share']")


def test_what_opens_a_story_is_not_said_again_in_it(small: Renderers, small_root: Path) -> None:
    for file in small_root.glob("docs/*/case-studies/burundi-story.md"):
        file.write_text(file.read_text(encoding="utf-8") + "\n> “We are many.”\n>\n> [A baker](/about/), 2021\n")
    story = page(small, "case-studies/burundi-story")
    assert [str(q.get("class")) for q in story.xpath("//blockquote")] == ["opening"]
    assert [t for t in targets(story.xpath("//blockquote")[0]) if t.endswith("/about/")]


def test_a_correction_has_a_letter_that_says_where_to(small: Renderers) -> None:
    contact = page(small, "contact")
    (part,) = contact.xpath("//section[@id='corrections']")
    assert part.xpath(".//*[@data-fill='letter-text']") and "[" in part.text_content()
    assert any(t.endswith("#corrections") for t in targets(contact.xpath("//section[@aria-labelledby='doors']")[0]))


def test_the_letter_of_a_deadline_stands_before_that_of_its_campaign_until_the_day_has_passed(
    urgent: Renderers, replace: Replace
) -> None:
    """Its place stays, for whoever still sends somebody there. Where it goes to some governments only, no country is offered."""
    replace(
        "data/campaigns.yml",
        "    text: By this day the floor is law.\n",
        f"    text: By this day the floor is law.\n{LETTER}",
    )
    shown = page(urgent, "campaigns/floor")
    (own,) = shown.xpath("//*[@id='letter-deadline']//*[@data-until='2022-06-30'][ancestor::*[@data-dated]]")
    assert all(words in own.text_content() for words in ("The floor is due", "30 June 2022", "The day is near."))
    assert own.xpath(".//h3//data/@value") == ["2022-06-30"] and not own.xpath(".//select")
    texts = shown.xpath("//*[@class='letter']/div[@id]/@id")
    assert texts == ["letter-text-deadline", "letter-text"] and shown.xpath("//script[contains(@src, 'dates')]")
    replace("data/campaigns.yml", "when: 2022-06-30", "when: 2021-03-01")
    over = page(urgent, "campaigns/floor")
    assert over.xpath("//*[@class='letter']/div[@id]/@id") == ["letter-text"]
    assert not over.get_element_by_id("letter-deadline").text_content().strip()


def led_to(renderers: Renderers, path: str) -> set[str]:
    """To which letters of the campaign a page leads before the day has passed; those that wait for it are hidden."""
    shown = page(renderers, path).xpath("//main//a[not(ancestor-or-self::*[@hidden])]/@href")
    own = "/campaign/campaigns/floor/#"
    return {str(a).removeprefix(own) for a in shown if a.startswith(own + "letter")}


STORY = "case-studies/burundi-story"
BELOW = {"countries/bi", "networks/bi-net", "members/bi-alpha", "passport/bi", STORY}
AFRICA = BELOW | {"network/africa", "networks/africa-net", "members/strategic-delta"}
ASIA = {"countries/np", "network/asia", "networks/asia-net", "members/np-gamma"}
TIMELY = LETTER + "    action: {text: Send it in time., page: /campaigns/floor/#letter-deadline}\n"


@pytest.mark.parametrize(
    ("named", "there"), [("[africa-net]", AFRICA), ("[bi-net]", BELOW), ("[asia-net]", ASIA), ("[]", set())]
)
def test_where_a_deadline_counts_its_letter_comes_before_that_of_the_campaign(
    urgent: Renderers, replace: Replace, named: str, there: set[str]
) -> None:
    """In the networks that the event of the day names; a page of the world leads to the letter for all, and each does once the day
    has passed.
    """
    replace("data/campaigns.yml", "    text: By this day the floor is law.\n", f"    text: By this day.\n{TIMELY}")
    replace("data/events.yml", "  campaigns: [floor]\n", f"  campaigns: [floor]\n  networks: {named}\n")
    replace("data/situations.yml", "  kinds: [health-mutual]\n", "  kinds: [health-mutual]\n  campaign: floor\n")
    every = {path: led_to(urgent, path) for path in sorted(AFRICA | ASIA | {"themes/health"})}
    assert every.pop("themes/health") == {"letter", "letter-deadline"}, "the theme of its campaign names the day too"
    assert {path for path, letters in every.items() if "letter-deadline" in letters} == there
    assert not [path for path in there if "letter" in every[path]]
    replace("data/campaigns.yml", "when: 2022-06-30", "when: 2021-03-01")
    replace("data/events.yml", "start: 2022-06-30", "start: 2021-03-01")
    for path in every:
        assert "letter-deadline" not in led_to(urgent, path), path
        assert not page(urgent, path).xpath("//*[@data-before or @data-after]"), path


def test_who_chooses_a_country_where_the_deadline_counts_hears_of_its_letter(
    urgent: Renderers, replace: Replace
) -> None:
    replace("data/campaigns.yml", "    text: By this day the floor is law.\n", f"    text: By this day.\n{TIMELY}")
    replace("data/events.yml", "  campaigns: [floor]\n", "  campaigns: [floor]\n  networks: [bi-net]\n")
    (fields,) = page(urgent, "campaigns/floor").xpath("//*[@data-fill='letter-text']")
    assert fields.xpath(".//option[@data-due]/@value") == ["Burundi"]
    (hint,) = fields.find_class("letter__due")
    assert hint.get("hidden") is not None and targets(hint) == ["/campaign/campaigns/floor/#letter-deadline"]


def test_from_the_letter_of_a_deadline_nothing_leads_to_itself(urgent: Renderers, replace: Replace) -> None:
    everywhere = TIMELY.replace("      continents: [africa]\n", "")
    replace("data/campaigns.yml", "    text: By this day the floor is law.\n", f"    text: By this day.\n{everywhere}")
    replace("data/events.yml", "  campaigns: [floor]\n", "  campaigns: [floor]\n  networks: [bi-net]\n")
    shown, texts = page(urgent, "campaigns/floor"), ("letter-text-deadline", "letter-text")
    assert [len(shown.xpath(f"//*[@data-fill='{id}']//*[@class='letter__due']")) for id in texts] == [0, 1]


def test_a_story_of_another_matter_leads_to_no_deadline(urgent: Renderers, replace: Replace) -> None:
    replace("data/campaigns.yml", "    text: By this day the floor is law.\n", f"    text: By this day.\n{TIMELY}")
    replace("data/events.yml", "  campaigns: [floor]\n", "  campaigns: [floor]\n  networks: [africa-net]\n")
    assert led_to(urgent, STORY) == {"letter-deadline"}
    replace("data/campaigns.yml", "  case_studies: [burundi-story]\n", "")
    replace("data/case_studies.yml", "  themes: [health]\n", "  themes: [gender]\n")
    assert led_to(urgent, STORY) == set()


@pytest.mark.parametrize(
    ("of_day", "of_news", "beside"),
    [("[gender]", "[gender]", True), ("[gender]", "[health]", False), ("[]", "[health]", True), ("[]", "[gender]", False)],
)  # fmt: skip
def test_a_deadline_is_of_the_themes_of_its_day_or_else_of_the_first_of_its_campaign(
    urgent: Renderers, replace: Replace, of_day: str, of_news: str, beside: bool
) -> None:
    replace("data/events.yml", "start: 2022-06-30\n  themes: [health]", f"start: 2022-06-30\n  themes: {of_day}")
    replace("data/campaigns.yml", "  themes: [health]\n", "  themes: [health, gender]\n")
    replace("data/news.yml", "  themes: [health, gender]\n", f"  themes: {of_news}\n")
    told = page(urgent, NEWEST).xpath("//aside//*[@data-until='2022-06-30']")
    assert bool(told) is beside


def test_no_page_of_a_place_leads_to_a_deadline_that_has_no_letter(urgent: Renderers, replace: Replace) -> None:
    asks = "    text: By this day.\n    action: {text: Read the law., page: /standards/c102/}\n"
    replace("data/campaigns.yml", "    text: By this day the floor is law.\n", asks)
    replace("data/events.yml", "  campaigns: [floor]\n", "  campaigns: [floor]\n  networks: [bi-net]\n")
    for path in sorted(BELOW):
        assert not page(urgent, path).xpath("//*[@data-before or @data-after]"), path


def test_a_story_lies_in_the_networks_that_it_names_too(urgent: Renderers, replace: Replace) -> None:
    replace("data/campaigns.yml", "    text: By this day the floor is law.\n", f"    text: By this day.\n{TIMELY}")
    replace("data/events.yml", "  campaigns: [floor]\n", "  campaigns: [floor]\n  networks: [asia-net]\n")
    assert led_to(urgent, STORY) == {"letter"}
    replace("data/case_studies.yml", "  networks: [africa-net]\n", "  networks: [asia-net]\n")
    assert led_to(urgent, STORY) == {"letter-deadline"}


def two_campaigns(small_root: Path, write: Write) -> None:
    """Another campaign behind the one that there is, with the same words."""
    own = (small_root / "data/campaigns.yml").read_text(encoding="utf-8")
    write("data/campaigns.yml", own + own.replace("floor", "other"))
    write("docs/en/campaigns/other.md", (small_root / "docs/en/campaigns/floor.md").read_bytes())


def test_the_next_of_several_deadlines_comes_first(
    urgent: Renderers, small_root: Path, replace: Replace, write: Write
) -> None:
    two_campaigns(small_root, write)
    replace("data/campaigns.yml", "when: 2022-06-30", "when: 2022-09")
    calls = CampaignCalls(urgent()["en"].view)
    assert [campaign.id for campaign in calls.deadlines] == ["other", "floor"]


def test_the_campaign_that_a_network_puts_first_is_first_in_the_list_and_on_the_wall(
    small: Renderers, small_root: Path, replace: Replace, write: Write
) -> None:
    """The others follow as in the file."""
    two_campaigns(small_root, write)
    assert [one.id for one in CampaignCalls(small()["en"].view).ranked] == ["floor", "other"]
    replace("data/site.yml", "home_stories", "lead_campaign: other\nhome_stories")
    view = small()["en"].view
    assert [one.id for one in CampaignCalls(view).ranked] == ["other", "floor"]
    assert [one.id for one, _ in PlacardCalls(view).wall] == ["other", "floor"]


def test_what_some_news_ask_is_asked_for_the_campaign_of_the_first_that_asks(
    small: Renderers, small_root: Path, replace: Replace, write: Write
) -> None:
    """And without any for that which leads."""
    two_campaigns(small_root, write)
    replace("data/site.yml", "home_stories", "lead_campaign: other\nhome_stories")
    view = small()["en"].view
    calls = CampaignCalls(view)
    for news, asked in (([view.records["news"]["2021-03-union-wins"]], "floor"), ([], "other")):
        campaign, action = calls.left_by(news)
        assert campaign and campaign.id == asked
        assert action and action.page == f"/campaigns/{asked}/#letter"


def test_a_letter_in_a_passport_that_is_not_that_of_the_deadline_does_not_wait_for_it(
    urgent: Renderers, replace: Replace
) -> None:
    replace("data/campaigns.yml", "    text: By this day the floor is law.\n", f"    text: By this day.\n{TIMELY}")
    replace("data/events.yml", "  campaigns: [floor]\n", "  campaigns: [floor]\n  networks: [bi-net]\n")
    replace("data/situations.yml", "  kinds: [health-mutual]\n", "  kinds: [health-mutual]\n  campaign: floor\n")

    def waits() -> bool:
        (letter,) = page(urgent, "passport/bi").xpath("//*[@id='letter-text-ill']")
        return bool(letter.xpath("ancestor::*[@data-after]"))

    assert waits()
    own = "  letter: {to: Minister, subject: Care, paragraphs: [Care for us., '[your name]']}\n"
    replace("data/situations.yml", "  campaign: floor\n", own)
    assert not waits()


def test_how_a_letter_is_sent_is_said_once_where_both_go_to_the_same_minister(
    urgent: Renderers, replace: Replace
) -> None:
    """The letter of the deadline says it, until the day has passed; to another minister each is sent by itself."""
    replace("data/campaigns.yml", "    text: By this day the floor is law.\n", f"    text: By this day.\n{TIMELY}")

    def waits() -> bool:
        (letter,) = page(urgent, "campaigns/floor").xpath("//*[@id='letter-text-whole']")
        return bool(letter.xpath("preceding-sibling::p[@data-after and @hidden]"))

    assert not waits()
    replace("data/campaigns.yml", "      to: Minister\n", "      to: Minister of Labour\n")
    assert waits()
