"""What stands first on a page: the strongest figure, what journalists copy, how an organisation is reached."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from common import Renderers, Replace, Write

from campaign.kinds.news import NewsCalls


def page(small: Renderers, path: str) -> lxml.html.HtmlElement:
    """A page of the small network in English."""
    renderer = small()["en"]
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


def test_the_first_figure_of_the_home_page_stands_in_its_head(small: Renderers, replace: Replace) -> None:
    replace("data/site.yml", "home_figures: [gap]", "home_figures: [gap, people]\nlead_campaign: floor")
    home = page(small, "")
    (head,) = home.xpath("//header[contains(@class, 'hero')]//p[contains(@class, 'figure')]/a/@href")
    assert head.endswith("#gap")
    assert [a.endswith("#people") for a in home.xpath("//section[@aria-labelledby='figures']//a/@href")] == [True]
    replace("data/site.yml", "home_figures: [gap, people]\n", "")
    assert page(small, "").xpath("//header//p[contains(@class, 'figure')]"), "else that of the campaign that leads"


@pytest.mark.parametrize("ahead", ["step", "story"])
def test_what_is_new_may_be_of_any_kind(small: Renderers, replace: Replace, ahead: str) -> None:
    """One block has the newest facts, the newest first; no other on the page has news."""
    if ahead == "step":
        new = "    - when: 2021-06\n      text: Something newer.\n      sources:\n        - document: report-2020\n"
        replace("data/campaigns.yml", "  steps:\n", f"  steps:\n{new}")
    else:
        new = "  latest:\n    when: 2021-06\n    text: Something newer.\n    sources:\n      - document: report-2020\n"
        replace("data/case_studies.yml", "- id: burundi-story\n", f"- id: burundi-story\n{new}")
    home = page(small, "")
    (pulse,) = home.find_class("pulse")
    assert "Something newer." in pulse.find_class("news-card")[0].text_content()
    listed = [link.strip("/").rpartition("/")[2] for link in home.xpath("//h3[@class='news-card__title']/a/@href")]
    assert listed[1:] == ["2021-03-union-wins", "2020-11-mutual-opens"]


def test_what_several_tell_of_a_day_is_told_once_by_the_news(small: Renderers, replace: Replace) -> None:
    step = "    - when: 2021-03-08\n      text: The same.\n      sources:\n        - document: report-2020\n"
    replace("data/campaigns.yml", "  steps:\n", f"  steps:\n{step}")
    assert [fact.collection for fact in NewsCalls(small()["en"].view).latest()] == ["news", "news"]
    replace("data/news.yml", "  date: 2020-11\n", "  date: 2021-03-08\n")
    assert len({fact.id for fact in NewsCalls(small()["en"].view).latest()}) == 2, "two pieces of news of one day"


def test_a_text_that_begins_with_a_heading_has_its_parts_in_their_order(small: Renderers, write: Write) -> None:
    text = "---\ntitle: Press\ndescription: What a made-up network has for journalists, so long as search engines print it, and no longer.\n---\n"
    write(
        "docs/en/press.md", f"{text}## In two sentences\n\nWe are.\n\n## Who to ask\n\nThem.\n\n## How to cite\n\nSo.\n"
    )
    press = page(small, "press")
    assert press.get_element_by_id("in-brief").text_content().strip() == "We are."
    (beside,) = press.find_class("beside")
    assert "Them." in beside.text_content() and "So." not in beside.text_content()
    (folded,) = press.xpath("//details[summary/h2]")
    assert "So." in folded.text_content()
    assert folded.xpath("boolean(preceding::*[@id='quote'])"), "below the figures"


def test_each_length_of_a_text_for_the_press_is_copied_alone(small: Renderers, write: Write) -> None:
    text = "---\ntitle: Press\ndescription: What a made-up network has for journalists, so long as search engines print it, and no longer.\n---\n"
    write("docs/en/press.md", f"{text}## In brief\n\n### Short\n\nWe are.\n\n### Long\n\nWe are,\n\nand more.\n")
    press = page(small, "press")
    copied = {b.get("data-copy") or "": b for b in press.xpath("//button[starts-with(@data-copy, 'in-brief')]")}
    assert len(copied) == 2
    said = [" ".join(press.get_element_by_id(one).text_content().split()) for one in copied]
    assert said == ["We are.", "We are, and more."]
    assert ["Long" in one.text_content() for one in copied.values()] == [False, True]


@pytest.mark.parametrize(
    ("member", "asked"),
    [("bi-alpha", []), ("bi-beta", ["https://alpha.example", "contact"]), ("np-gamma", ["contact"]), ("strategic-delta", ["contact"])],
)  # fmt: skip
def test_who_has_no_website_is_reached_through_others(small: Renderers, member: str, asked: list[str]) -> None:
    lines = page(small, f"members/{member}").xpath("//dl[@class='facts']/div[dt='Whom to ask']")
    assert [re.sub(r"^/campaign/|/(#.*)?$", "", a) for line in lines for a in line.xpath(".//a/@href")] == asked


def test_a_network_shows_what_was_won_and_who_is_there_before_it_tells_of_itself(small: Renderers) -> None:
    tree = page(small, "networks/bi-net")
    headings = [h.text_content().strip() for h in tree.iter("h2")]
    assert headings.index("At a glance") < headings.index("What we did together") < headings.index("In this network")
    assert [year.text for year in tree.find_class("timeline__year")] == ["2021", "2020"], "the newest first"
    assert "What has been won here" not in headings, "nothing is told twice"


def test_older_years_of_news_are_folded(small: Renderers, write: Write) -> None:
    def years(tag: str) -> list[str]:
        return [h.text_content() for h in page(small, "news").xpath(f"//{tag}//h2[starts-with(@id, 'y')]")]

    data = "\n".join(
        f"- id: {year}-01-won\n  date: {year}-01\n  sources:\n    - document: report-2020\n"
        for year in range(2016, 2021)
    )
    text = "---\ntitle: Won\ndescription: Something was won by a made-up network, told so long as search engines print it, and no longer.\n---\nWon.\n"
    write("data/news.yml", data)
    for year in range(2016, 2021):
        write(f"docs/en/news/{year}-01-won.md", text)
    assert years("section") == ["2019", "2018"] and years("details") == ["2017", "2016"]


def test_a_story_begins_with_who_speaks_in_it(small: Renderers, small_root: Path) -> None:
    assert page(small, "case-studies/burundi-story").find_class("opening") == []
    text = small_root / "docs/en/case-studies/burundi-story.md"
    text.write_text(
        f"{text.read_text(encoding='utf-8')}\n\n> “We pay for each other.”\n>\n> A farmer\n", encoding="utf-8"
    )
    (opening,) = page(small, "case-studies/burundi-story").find_class("opening")
    assert [p.text_content() for p in opening.iter("p")] == ["“We pay for each other.”", "A farmer"]


def test_the_page_on_knowledge_asks_what_people_ask(small: Renderers, replace: Replace) -> None:
    assert page(small, "knowledge").get_element_by_id("health").text_content() == "Health mutuals"
    replace("data/themes.yml", "- id: health\n", "- id: health\n  question: Who pays when I am ill?\n")
    assert page(small, "knowledge").get_element_by_id("health").text_content() == "Who pays when I am ill?"


def test_who_wants_to_join_chooses_a_country_and_finds_who_is_there(small: Renderers, write: Write) -> None:
    text = "---\ntitle: Join\ndescription: How to join a made-up network, told so long as search engines print it, and no longer than that.\n---\nDo.\n"
    write("docs/en/join.md", text)
    tree = page(small, "join")
    assert "#in-bi" in tree.xpath("//section[contains(@class, 'near-you')]//ul//a/@href")
    links = tree.get_element_by_id("in-bi").xpath(".//a/@href")
    assert links[0] == "/campaign/networks/bi-net/" and links[-2:] == [
        "/campaign/join/?country=Burundi#letter",
        "/campaign/countries/bi/#members",
    ]
    (none,) = tree.get_element_by_id("in-be").xpath("./p[1]")
    assert "no national network" in none.text_content()


@pytest.mark.parametrize("known", [True, False])
def test_whom_to_ask_leads_to_a_place_that_is_there(small: Renderers, replace: Replace, known: bool) -> None:
    """Where nobody says how the network is reached, the page of contact has no such place."""
    replace("data/site.yml", "postal_address:\n  - Small Network\n  - 1000 Brussels\n  - BE\n", "")
    if not known:
        replace("data/site.yml", "coordinator: be-coord\n", "")
    (line,) = page(small, "members/np-gamma").xpath("//dl[@class='facts']/div[dt='Whom to ask']")
    (link,) = line.xpath(".//a/@href")
    assert link == f"/campaign/contact/{'#write' * known}"
    assert bool(page(small, "contact").xpath("//*[@id='write']")) is known


def test_who_has_no_address_for_mail_is_reached_by_the_site_of_its_coordinator(
    small: Renderers, replace: Replace, write: Write
) -> None:
    """A button beside the postal address, to which one in the head of the page of contact leads, with what one finds there; a letter can be taken along in other ways."""
    head = "---\ntitle: Contact\ndescription: How to reach a made-up network, so long as search engines print it, and no longer than that.\n---\n"
    assert "https://coord.example/" not in page(small, "contact").xpath("//main//a[@class]/@href")
    replace("members.yml", "  name: Coordination\n", "  name: Coordination\n  website: https://coord.example/\n")
    tree = page(small, "contact")
    assert tree.xpath("//*[contains(@class, 'hero__actions')]/a/@href") == ["#near", "#write"]
    (box,) = tree.xpath("//section[h2/@id='write']")
    write("docs/en/contact.md", f"{head}We are near.\n\n## There\n\nA form.\n")
    there = page(small, "contact")
    assert "A form." in there.xpath("string(//section[h2/@id='write'])")
    assert "A form." not in there.xpath("string(//*[contains(@class, 'hero__lead')])")
    assert box.xpath(".//a[contains(@class, 'button')]/@href") == ["https://coord.example/"]
    ways = tree.find_class("letter__end")[0].xpath(".//a/@href")
    assert [way.partition("?")[0] for way in ways] == ["https://coord.example/", "https://wa.me/", "mailto:"]
    replace(
        "data/site.yml", "coordinator:", "contact:\n  general: {role: The office, mail: us@small.example}\ncoordinator:"
    )
    tree = page(small, "contact")
    assert not tree.xpath("//*[contains(@class, 'hero__actions')]")
    assert tree.find_class("letter__end")[0].xpath(".//a/@href")[0].startswith("mailto:us@small.example?")


def test_the_head_of_contact_has_no_empty_line_of_buttons(small: Renderers, small_root: Path) -> None:
    """A network without members in a country, and without a coordinator, has nothing to press there."""
    file = small_root / "members.yml"
    text = re.sub(r"  networks: \[bi-net\]\n", "", file.read_text(encoding="utf-8"))
    file.write_text(re.sub(r"(?m)^  country: .*", "  networks: [africa-net]", text), encoding="utf-8")
    assert not page(small, "contact").find_class("hero__actions")


@pytest.mark.parametrize("post", [True, False])
def test_a_letter_is_posted_only_to_an_address(small: Renderers, replace: Replace, post: bool) -> None:
    """Whoever has a website and no postal address has none at the head of the letter."""
    replace("members.yml", "  name: Coordination\n", "  name: Coordination\n  website: https://coord.example/\n")
    if not post:
        replace("data/site.yml", "postal_address:\n  - Small Network\n  - 1000 Brussels\n  - BE\n", "")
    said = page(small, "contact").text_content()
    assert "open the website" in said and ("post it to the address" in said) is post


def test_what_is_promised_stands_in_large_words_and_whom_to_ask_beside_the_rest(small: Renderers, write: Write) -> None:
    head = "---\ntitle: Privacy\ndescription: What a made-up network has to say, so long as search engines print it.\n---\n"
    write("docs/en/privacy.md", f"{head}Nobody asks.\n\n- **No cookies.** None.\n\n## The rest\n\nLogs.\n")
    tree = page(small, "privacy")
    assert tree.find_class("hero__lead")[0].text_content().strip() == "Nobody asks."
    assert [one.text for one in tree.xpath("//*[contains(@class, 'promises')]//li/strong")] == ["No cookies."]
    assert [h.text_content() for h in tree.xpath("//main//h2")] == ["The rest", "Whom to ask"]
    write("docs/en/privacy.md", f"{head}Nobody asks.\n")
    assert not page(small, "privacy").find_class("promises")
