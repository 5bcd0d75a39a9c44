"""What templates ask of lists: documents, campaigns, records by year; and what an event says of its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from common import Renderers, Replace, Write

from campaign.kinds.campaign import CampaignCalls
from campaign.kinds.news import NewsCalls
from campaign.kinds.resource import DocumentCalls
from campaign.kinds.standard import StandardCalls


def test_by_year_keeps_the_order(small: Renderers) -> None:
    renderer = small()["en"]
    events = [
        (year, [e.id for e in found])
        for year, found in renderer.view.by_year(renderer.view.records.related("events"), "start")
    ]
    assert events == [("2022", ["assembly-2022"]), ("2021", ["webinar-2021", "week-2021"])]
    assert renderer.view.by_year([], "start") == []


def test_campaigns_run_until_they_are_closed(small: Renderers, replace: Replace) -> None:
    def found() -> list[list[str]]:
        calls = CampaignCalls(small()["en"].view)
        return [[c.id for c in calls.running], [c.id for c in calls.closed]]

    assert found() == [["floor"], []]
    replace("data/campaigns.yml", "  since: 2021", "  since: 2021\n  until: 2022")
    assert found() == [[], ["floor"]]


def test_a_letter_is_asked_for_first_and_what_is_only_read_last(small: Renderers, replace: Replace) -> None:
    replace(
        "data/campaigns.yml",
        "  actions:\n",
        "  actions:\n    - text: Read a story.\n      page: /case-studies/burundi-story/\n"
        "    - text: Find others.\n      page: /network/\n",
    )
    calls = CampaignCalls(small()["en"].view)
    campaign = calls.running[0]
    pages = ["/campaigns/floor/#letter", "/network/", "/members/", "/case-studies/burundi-story/"]
    assert [action.page for action in calls.actions(campaign)] == pages
    assert [action.page for action in calls.others(campaign)] == pages[1:], "its own letter stands on its page"
    assert calls.first_action(campaign) == calls.actions(campaign)[0]


@pytest.mark.parametrize(
    ("about", "fits"),
    [
        ({"themes": ["health", "gender"]}, True),
        ({"themes": ["gender", "health"]}, False),
        ({"themes": ["gender", "health", "health"]}, True),
        ({"stories": ["burundi-story"]}, True),
        ({"networks": ["africa-net"]}, True),
        ({}, False),
    ],
)
def test_nobody_is_asked_to_write_about_another_matter(small: Renderers, about: dict, fits: bool) -> None:
    found = CampaignCalls(small()["en"].view).nearest(**about)
    assert (found is not None) == fits


@pytest.mark.parametrize(("continent", "sent"), [(None, True), ("asia", True), ("africa", False)])
def test_a_letter_goes_to_the_governments_it_is_for(
    small: Renderers, replace: Replace, continent: str | None, sent: bool
) -> None:
    replace("data/campaigns.yml", "    to: Minister of Labour", "    to: Minister of Labour\n    continents: asia")
    renderer = small()["en"]
    calls = CampaignCalls(renderer.view)
    action = calls.first_action(calls.running[0], continent)
    assert action is not None and action.page.endswith("#letter") == sent
    for path in ("passport/bi", "countries/bi"):
        assert "#letter" not in renderer.document(renderer.view.by_path[path]), path


@pytest.mark.parametrize("named", ["other", "floor"])
def test_the_page_of_a_place_finds_a_letter_that_can_be_sent_from_there(
    small: Renderers, small_root: Path, replace: Replace, write: Write, named: str
) -> None:
    replace("data/campaigns.yml", "    to: Minister of Labour", "    to: Minister of Labour\n    continents: asia")
    text = (small_root / "data/campaigns.yml").read_text(encoding="utf-8")
    write("data/campaigns.yml", text + text.replace("floor", "other").replace("continents: asia", "continents: africa"))
    story = (small_root / "docs/en/campaigns/floor.md").read_text(encoding="utf-8")
    write("docs/en/campaigns/other.md", story)
    replace("data/situations.yml", "  name: I am ill\n", f"  name: I am ill\n  campaign: {named}\n")
    renderer = small()["en"]
    for path in ("members/bi-alpha", "network/africa"):
        html = renderer.document(renderer.view.by_path[path])
        assert re.search(r"campaigns/other/[^\"]*#letter", html) and not re.search(r"floor/[^\"]*#letter", html), path
    passport = lxml.html.fromstring(renderer.document(renderer.view.by_path["passport/bi"]))
    asked = passport.xpath("//div[@id='ill']//*[@id='letter-text-ill']")
    assert len(asked) == (named == "other"), "no other letter stands in for the one that a situation names"


def test_all_pages_of_a_place_ask_for_one_thing(
    small: Renderers, small_root: Path, replace: Replace, write: Write
) -> None:
    """Whoever goes from a country to its network and its continent is not sent to three ministers, nor on the home page to two."""
    text = (small_root / "data/campaigns.yml").read_text(encoding="utf-8")
    write("docs/en/campaigns/other.md", (small_root / "docs/en/campaigns/floor.md").read_text(encoding="utf-8"))
    write("data/campaigns.yml", text.replace("[africa-net]", "[asia-net]") + text.replace("floor", "other"))
    replace("data/site.yml", "home_stories:", "lead_campaign: floor\nhome_stories:")
    renderer = small()["en"]

    def asked(path: str) -> set[str]:
        return set(re.findall(r"campaigns/(\w+)/#letter", renderer.document(renderer.view.by_path[path])))

    for path in ("networks/africa-net", "network/africa"):
        assert asked(path) == {"other"}, f"{path}: all networks of the continent carry it"
    for path in (
        "countries/bi",
        "networks/bi-net",
    ):  # there it is the rights of whoever lives there, with their letters
        act = lxml.html.fromstring(renderer.document(renderer.view.by_path[path])).find_class("act-list__first")[0]
        assert not asked(path) and act.xpath(".//a[contains(@href, 'passport/bi')]"), path
    home = lxml.html.fromstring(renderer.document(renderer.view.by_path[""]))
    (link,) = home.xpath("//header[contains(@class, 'hero')]//a[contains(@href, '#letter')]/@href")
    assert "campaigns/floor/" in link


def test_who_has_nothing_to_ask_leaves_no_empty_band(small: Renderers, small_root: Path, write: Write) -> None:
    text = (small_root / "data/campaigns.yml").read_text(encoding="utf-8")
    before, actions, after = re.split(r"(?ms)^(  actions:.*?)(?=^  share:)", text, maxsplit=1)

    def ways() -> int:
        renderer = small()["en"]
        home = lxml.html.fromstring(renderer.document(renderer.view.by_path[""]))
        return len(home.xpath("//header//*[@class='hero__actions']/a"))

    assert actions and ways() == 2
    write("data/campaigns.yml", before + after)
    assert ways() == 1


def test_a_closed_campaign_asks_for_nothing(small: Renderers, replace: Replace) -> None:
    replace("data/campaigns.yml", "  since: 2021\n", "  since: 2021\n  until: 2022\n")
    renderer = small()["en"]
    for path in ("", "themes/health", "campaigns", "campaigns/floor", "news"):
        assert "/campaign/campaigns/floor/#letter" not in renderer.document(renderer.view.by_path[path]), path


def test_a_home_page_without_open_campaigns_speaks_of_no_letter(small: Renderers, replace: Replace) -> None:
    def acts() -> str:
        renderer = small()["en"]
        return renderer.document(renderer.view.by_path[""]).partition('id="act"')[2].partition("</section>")[0]

    open = acts()
    assert "#share" in open and "which letter to send" in open
    replace("data/campaigns.yml", "  since: 2021\n", "  since: 2021\n  until: 2022\n")
    closed = acts()
    assert "letter" not in closed and "Pass it on" not in closed and "Claim your rights" in closed


def test_nobody_is_led_to_organisations_that_are_not_there(small: Renderers) -> None:
    macros: Any = small()["en"].env.get_template("components/act-now.html").module
    assert "1 organisation" in macros.first_near([], "asia")
    assert macros.first_near([], "nowhere").strip() == ""


@pytest.mark.parametrize("link", ["/campaigns/floor/", "/campaigns/floor/#letter", "/case-studies/burundi-story/"])
def test_a_text_leads_to_the_campaign_behind_it(small: Renderers, replace: Replace, link: str) -> None:
    def behind() -> list[str]:
        view = small()["en"].view
        campaign = CampaignCalls(view).behind(view.by_path["themes/gender"])
        return [campaign.id] if campaign else []

    assert behind() == []
    replace("docs/en/themes/gender.md", "Words of the page.", f"Words of the [page]({link}).")
    assert behind() == ["floor"]


@pytest.mark.parametrize(("link", "told"), [("/standards/c102/#says", ["burundi-story"]), ("/standards/", [])])
def test_a_standard_knows_the_stories_that_lead_to_it(
    small: Renderers, replace: Replace, link: str, told: list[str]
) -> None:
    replace("docs/en/case-studies/burundi-story.md", "## What changed", f"See [this]({link}).\n\n## What changed")
    view = small()["en"].view
    assert [story.id for story in StandardCalls(view).stories(view.records["standards"]["c102"])] == told


@pytest.mark.parametrize(
    ("date", "countries", "since"),
    [("2021-03-08", "[BI, NP]", True), ("2020-12-01", "[BI, NP]", False), ("2021-03-08", "[NP]", False)],
)
def test_old_news_names_what_came_since_there_and_a_newer_one_stands_beside(
    small: Renderers, replace: Replace, date: str, countries: str, since: bool
) -> None:
    """What came in another country goes on with nothing."""
    replace("data/news.yml", "date: 2021-03-08", f"date: {date}")
    replace("data/news.yml", "countries: [NP]", f"countries: {countries}")
    view = small()["en"].view
    first, second = view.records["news"].values()
    calls = NewsCalls(view)
    assert calls.since(first) == (second if since else None)
    assert calls.beside(first) == ([] if since else [second])
    assert calls.since(second) is None and calls.beside(second) == [first]


def test_that_somebody_represents_is_said_by_the_list_alone(small: Renderers) -> None:
    renderer = small()["en"]
    macros: Any = renderer.env.get_template("components/person-card.html").module
    person = next(iter(renderer.view.records["people"].values()))
    role = renderer.view.term("roles", "coordinator")
    coordinator = person.model_copy(update={"role": "coordinator", "organisation": "bi-alpha"})
    assert role in macros.person_card(coordinator) and "members/bi-alpha" in macros.person_card(coordinator)
    assert renderer.view.term("roles", person.role) not in macros.person_card(person)


def test_choices_of_documents_are_named_and_sorted(small: Renderers) -> None:
    french = DocumentCalls(small()["fr"].view)
    assert french.options("languages") == [("en", "anglais"), ("fr", "français")]
    assert french.options("themes") == [("health", "Mutuelles de santé")]
    assert french.options("countries") == [("BI", "Burundi")]
    assert french.options("year") == [("2021", "2021")]
    assert [r.id for r in french.by_year] == ["guide-2021"], "what nobody can open is only named as a source"
    assert [r.id for r in french.on("health")] == ["guide-2021"]


@pytest.mark.parametrize(
    ("written", "facts"),
    [
        ("place: Geneva", ["Geneva"]),
        ("place: Geneva\n  online: both", ["Geneva\u00a0· also online"]),
        ("online: both\n  languages: [fr, en]", ["Online\u00a0· Interpretation: French and English"]),
        ("online: yes\n  place: Geneva", ["Online"]),
        ("languages: fr", ["Interpretation: French"]),
        ("note: nothing is known", []),
    ],
)
def test_an_event_says_what_is_known_of_its_place(
    small: Renderers, replace: Replace, written: str, facts: list
) -> None:
    replace("data/events.yml", "place: Kathmandu, Nepal", written)
    renderer = small()["en"]
    page = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["events"]))
    card = page.get_element_by_id("assembly-2022")
    assert [p.text_content() for p in card.find_class("event-card__facts")] == facts


def test_a_story_of_what_is_still_to_be_won_is_not_told_as_won(small: Renderers, replace: Replace) -> None:
    def headings() -> list[str]:
        english = small()["en"]
        tree = lxml.html.document_fromstring(english.document(english.view.by_path["countries/bi"]))
        return [heading.text_content() for heading in tree.xpath("//main//h2")]

    assert "What has been won here" in headings() and "Stories" not in headings()
    replace("data/case_studies.yml", "- id: burundi-story\n", "- id: burundi-story\n  won: no\n")
    assert "What has been won here" not in headings() and "Stories" in headings()


def test_stories_can_be_chosen_by_continent_and_theme(
    small: Renderers, small_root: Path, replace: Replace, write: Write
) -> None:
    world = "- id: world-story\n  outcome: All.\n  themes: [gender]\n  sources: {document: report-2020}\n"
    replace("data/case_studies.yml", "- id: burundi-story", f"{world}- id: burundi-story")
    told = (small_root / "docs/en/case-studies/burundi-story.md").read_text(encoding="utf-8")
    write("docs/en/case-studies/world-story.md", told)
    renderer = small()["en"]
    tree: Any = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["case-studies"]))
    items = {
        item.get("data-item"): (item.get("data-continent"), item.get("data-theme"))
        for item in tree.xpath("//li[@data-item]")
    }
    options = {select.get("name"): [option.get("value") for option in select] for select in tree.xpath("//select")}
    assert items["world-story"] == ("world", "gender") and items["burundi-story"][0] == "africa"
    assert options["continent"] == ["", "africa", "world"], "none that no story has"
    assert all(theme in options["theme"] for _, themes in items.values() for theme in themes.split())


@pytest.mark.parametrize(
    ("path", "marked"), [("events", "news"), ("contact", "about"), ("members/bi-alpha", "members"), ("themes", None)]
)
def test_the_menu_says_where_a_page_belongs(small: Renderers, path: str, marked: str | None) -> None:
    renderer = small()["en"]
    tree: Any = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))
    current = tree.xpath("//nav[@id='menu']//a[@aria-current='true']/@href")
    assert current == ([renderer.view.url(marked)] if marked else [])


def test_stories_stand_by_their_last_year_and_quotations_with_two_others_between_them(
    small: Renderers, small_root: Path, write: Write
) -> None:
    """The last year is that of the story, or of its last step; a card that quotes is large."""
    story = "\n- id: s-{0}\n  countries: [BI]\n  themes: [health]\n{1}  outcome: It changed.\n  account: own\n  sources:\n    - document: report-2020\n"
    latest = "  latest:\n    when: {0}\n    text: It went on.\n    sources:\n      - document: report-2020\n"
    made = {
        "old": "  years: 2001-2003\n",
        "none": "",
        "on": "  years: 2001-2004\n" + latest.format("2021-02"),
        "new": "  years: 2020-2022\n",
    }
    records = (small_root / "data/case_studies.yml").read_text(encoding="utf-8").rstrip("\n") + "\n"
    write("data/case_studies.yml", records + "".join(story.format(*pair) for pair in made.items()))
    words = (small_root / "docs/en/case-studies/burundi-story.md").read_text(encoding="utf-8")
    for name in ("burundi-story", *(f"s-{one}" for one in made)):
        write(f"docs/en/case-studies/{name}.md", f"{words}\n> “We are many.”\n>\n> A baker\n")
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["case-studies"]))
    cards = [(card.get("data-item"), "case-card--quoted" in card.get("class")) for card in tree.find_class("case-card")]
    assert cards == [("s-new", True), ("s-on", False), ("burundi-story", False), ("s-old", True), ("s-none", False)]
