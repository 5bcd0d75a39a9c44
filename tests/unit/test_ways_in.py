"""Ways into what is long: a first answer, a first document, a first figure, few choices, and no list said twice."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import lxml.html
from common import Renderers, Replace, Write

import translations

HEAD = "---\ntitle: {}\ndescription: What a made-up network has to say, so long as search engines print it, and no longer.\n---\n"


def page(small: Renderers, path: str) -> lxml.html.HtmlElement:
    renderer = small()["en"]
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


def headings(tree: lxml.html.HtmlElement) -> list[str]:
    return [h.text_content().strip() for h in tree.iter("h2")]


def test_a_network_says_what_it_is_before_who_is_near(small: Renderers, write: Write) -> None:
    write("docs/en/networks/bi-net.md", f"{HEAD.format('A platform')}It brings people together.\n")
    found = headings(page(small, "networks/bi-net"))
    assert found.index("At a glance") < found.index("What we did together") < found.index("In this network")


WEEK, OPENS, WINS = "/events/#week-2021", "/news/2020-11-mutual-opens/", "/news/2021-03-union-wins/"


def deeds(small: Renderers, network: str, of: str = "deeds") -> list[list[str]]:
    """The links of each entry in the history of a network, or of what happened there (``meanwhile``)."""
    wide = network in ("africa-net", "asia-net", "europe-net")  # that is told on the page of the continent
    where = f"network/{network.removesuffix('-net')}" if of == "meanwhile" and wide else f"networks/{network}"
    entries = page(small, where).xpath(f"//h2[@id='{of}']/following-sibling::ol/li")
    return [[link.removeprefix("/campaign") for link in entry.xpath(".//a/@href")] for entry in entries]


def test_a_network_did_what_names_it_and_the_rest_happened_in_its_countries(small: Renderers, replace: Replace) -> None:
    assert deeds(small, "africa-net") == [[WEEK]]
    assert deeds(small, "africa-net", "meanwhile") == [[OPENS]]
    assert (deeds(small, "asia-net"), deeds(small, "asia-net", "meanwhile")) == ([], [[WINS]])
    replace("data/news.yml", "  networks: [asia-net]\n", "  networks: [asia-net]\n  members: [np-gamma]\n")
    assert (deeds(small, "asia-net"), deeds(small, "asia-net", "meanwhile")) == ([[WINS]], [])


def test_what_all_networks_did_is_of_the_one_where_it_was(small: Renderers, replace: Replace) -> None:
    replace("data/news.yml", "  networks: [asia-net]\n", "  networks: [asia-net, africa-net, europe-net]\n")
    assert deeds(small, "asia-net") == [[WINS]]
    assert deeds(small, "europe-net") == deeds(small, "europe-net", "meanwhile") == []
    assert [WINS] not in deeds(small, "africa-net")


def test_one_event_is_one_entry_with_all_that_tells_of_it(small: Renderers, replace: Replace) -> None:
    story = "/case-studies/burundi-story/"
    assert deeds(small, "bi-net") == [[story], [OPENS]]
    replace("data/case_studies.yml", "  years: 2014-2021\n", "  years: 2014-2020\n")
    assert deeds(small, "bi-net") == [[OPENS, story]]
    replace("data/news.yml", "  date: 2020-11\n", "  date: 2020-12\n")
    assert deeds(small, "africa-net") == [[OPENS, WEEK]]  # two months lie between them
    replace("data/news.yml", "  themes: [health]\n", "  themes: [gender]\n")
    assert deeds(small, "bi-net") == [[OPENS], [story]]


def test_a_network_did_nothing_before_it_began_nor_what_is_still_ahead(small: Renderers, replace: Replace) -> None:
    replace("data/networks.yml", "  founded: 2014\n", "  founded: 2021\n")
    assert deeds(small, "africa-net") == [[WEEK]] and not deeds(small, "africa-net", "meanwhile")
    replace("data/events.yml", "  start: 2021-02-26\n  end: 2021-03-01\n", "  start: 2031-02-26\n")
    assert deeds(small, "africa-net") == []


def test_a_date_of_the_whole_that_names_a_network_tells_how_it_began(small: Renderers, replace: Replace) -> None:
    replace("data/timeline.yml", "  text: The network begins.\n", "  text: They joined.\n  networks: [africa-net]\n")
    assert deeds(small, "africa-net") == [[WEEK], ["/about/#2014-start"]]
    replace("data/timeline.yml", "  year: 2014\n  date: 2014-05-12\n", "  year: 2021\n  date: 2021-05-04\n")
    assert deeds(small, "africa-net")[0] == ["/about/#2014-start"], "by its day"


def test_of_a_network_that_nobody_names_the_page_tells_what_happened_in_its_country(
    small: Renderers, replace: Replace
) -> None:
    replace("members.yml", "  networks: [bi-net]\n", "")
    found = headings(page(small, "networks/bi-net"))
    assert "Meanwhile, in the country" in found and "What we did together" not in found
    assert len(deeds(small, "bi-net", "meanwhile")) == 2


def test_a_history_begins_with_what_is_new_and_folds_what_is_no_turning_point(
    small: Renderers, small_root: Path, write: Write
) -> None:
    file = "data/timeline.yml"
    more = "- id: 2020-more\n  year: 2020\n  text: They met.\n  sources:\n    - document: report-2020\n"
    write(file, f"{(small_root / file).read_text(encoding='utf-8').rstrip()}\n\n{more}")
    tree = page(small, "about")
    assert [year.text for year in tree.find_class("timeline__year")] == ["2020", "2014"]
    assert not tree.xpath("//details//*[@class='timeline__year']")
    years = [
        f"- id: {y}-more\n  year: {y}\n  text: In {y}.\n  sources:\n    - document: report-2020\n"
        for y in range(2015, 2021)
    ]
    write(file, "\n".join([more.replace("2020-more", "2013-more").replace("year: 2020", "year: 2013"), *years]))
    tree = page(small, "about")
    assert [y.text for y in tree.find_class("timeline__year")] == [
        "2020",
        "2019",
        "2018",
        "2017",
        "2013",
        "2016",
        "2015",
    ]
    assert [y.text for y in tree.xpath("//details//*[@class='timeline__year']")] == ["2016", "2015"]


def test_a_network_without_members_claims_none(small: Renderers, small_root: Path) -> None:
    """A continental one has no country, and nobody is a member of no country."""
    file = small_root / "data/networks.yml"
    new = "\n- {id: fr-net, level: continental, name: France Net, language: en, continent: europe, countries: [FR], sources: [{document: report-2020}]}\n"
    file.write_text(f"{file.read_text(encoding='utf-8')}{new}", encoding="utf-8")
    assert "None" not in page(small, "networks/fr-net").text_content()


def test_a_letter_is_filled_in_from_its_head_to_its_end(small: Renderers, small_root: Path, replace: Replace) -> None:
    """A passport knows the country; where nothing is left to fill in, nobody is asked to."""

    def said(path: str, part: str) -> str:
        return str(page(small, path).get_element_by_id(f"letter-text{part}-whole").getparent().text_content())

    words = (
        'to: "Minister of [country]", subject: "Care in [country]", paragraphs: [Hello, Give care., "Yours, [country]"]'
    )
    replace("data/situations.yml", "  standards:\n", f"  letter: {{{words}}}\n  standards:\n")
    sent = said("passport/bi", "-ill")
    assert "[country]" not in sent and "Minister of Burundi" in sent and "Care in Burundi" in sent
    asked = "Fill in what stands in square brackets"
    assert asked in said("campaigns/floor", "")
    for words in ("[country]", "[your name]", "[your organisation]"):
        file = small_root / "data/campaigns.yml"
        file.write_text(file.read_text(encoding="utf-8").replace(words, "us"), encoding="utf-8")
    assert asked not in said("campaigns/floor", "")


def test_the_members_of_a_country_are_not_said_to_be_those_of_its_network(small: Renderers, replace: Replace) -> None:
    replace("members.yml", "  networks: [bi-net]\n", "")
    tree = page(small, "networks/bi-net")
    assert "Our members in the country" in headings(tree)
    assert tree.xpath("//*[@class='hero__actions']/a[@href='#members']/text()") == ["Burundi: 2 organisations"]


def test_a_question_has_a_story_of_its_answer_before_it_is_opened(small: Renderers, replace: Replace) -> None:
    def answers() -> list[str]:
        return [
            " ".join(a.text_content().split())
            for a in page(small, "knowledge").xpath("//*[@class='case-card__outcome'][not(ancestor::details)]")
        ]

    assert answers() == ["A law was adopted."]
    replace("data/case_studies.yml", "  years: 2014-2021\n", "  years: 2014-2021\n  won: no\n")
    assert answers() == [], "what is still to be won is no answer"


def test_what_opens_a_question_says_what_is_behind_it(small: Renderers, replace: Replace) -> None:
    """Stories stand there at once, longer lists are folded away in turn."""
    replace("data/case_studies.yml", "  years: 2014-2021\n", "  years: 2014-2021\n  won: no\n")
    (opens,) = page(small, "knowledge").xpath("//details[contains(@class, 'knowledge__open')]")
    summary = opens.find("summary").text_content()
    assert "See how: 1\u00a0more\u00a0story" in summary
    assert opens.xpath("./ul[contains(@class, 'case-list')]")
    assert not opens.xpath(
        ".//ul[contains(@class, 'resource-list')][not(ancestor::details[not(contains(@class, 'knowledge__open'))])]"
    )


QUESTIONS = """first_documents:
  - question: I need a rule to quote
    documents: [report-2020, guide-2021]
  - question: I have nothing
    documents: report-2020
home_stories"""


def test_documents_to_begin_with_stand_by_question_if_they_can_be_opened(small: Renderers, replace: Replace) -> None:
    """After the search and before the whole list; what the site rests on comes last."""
    assert not page(small, "resources").xpath("//*[@id='first']")
    replace("data/site.yml", "home_stories", QUESTIONS)
    tree = page(small, "resources")
    (first,) = tree.find_class("resource-list--first")
    assert len(first) == 1 and "Guide of the mutuals" in first.text_content()
    assert [h.text_content() for h in tree.xpath("//main//h3[not(@class)]")] == ["I need a rule to quote"]
    assert tree.xpath("//main//h2/@id") == ["first", "all", "rests"]
    assert tree.xpath("//form[contains(@class, 'filter')]/following::h2[@id='first']")


def test_a_topic_has_its_first_figure_on_its_door(small: Renderers) -> None:
    (card,) = page(small, "figures").xpath("//li[@class='topic-card'][.//a[contains(@href, 'financing')]]")
    assert "What a floor costs" in card.text_content() or "Share of wages" in card.text_content()


def test_the_countries_of_a_topic_stand_in_one_list(small: Renderers, small_root: Path, write: Write) -> None:
    more = "".join(
        f"- id: more-{n}\n  label: More\n  value: {n}\n  unit: people\n  year: 2020\n  geography: {code}\n  topic: coverage\n"
        "  sources:\n    - document: report-2020\n"
        for n, code in enumerate(["BI", "NP", "BI", "NP", "BE", "BI"], 1)
    )
    file = "data/figures.yml"
    write(file, f"{(small_root / file).read_text(encoding='utf-8').rstrip()}\n\n{more}")
    tree = page(small, "figures/coverage")
    groups = [h.get("id") for h in tree.find_class("figure-group__place")]
    assert groups.count("place-countries") == 1 and not {"place-bi", "place-np", "place-be"} & set(groups)


def test_a_continent_lists_its_countries_once(small: Renderers) -> None:
    tree = page(small, "network/africa")
    assert len(tree.xpath("//summary/h3[@id='bi']")) == 1
    assert tree.xpath("//section[.//h2[@id='map']]//h3[@id='members']")
    assert not tree.find_class("map-list")


def test_the_filter_of_members_asks_little_at_first(small: Renderers) -> None:
    tree = page(small, "members")
    (more,) = tree.find_class("filter__more")
    assert [s.get("name") for s in more.iter("select")] == ["continent", "theme"]
    assert {s.get("name") for s in tree.iter("select")} - {"continent", "theme"} == {"country", "kind"}


def test_who_met_a_barrier_finds_a_letter_and_the_day_of_the_last_test(small: Renderers, replace: Replace) -> None:
    tree = page(small, "accessibility")
    assert tree.xpath("//*[@class='hero__actions']/a/@href") == ["#letter"]
    assert "[what you wanted to do]" in tree.get_element_by_id("letter-text").text_content()
    assert "tests of" not in tree.text_content()
    replace("data/site.yml", "home_stories", "accessibility_tested: 2022-05-01\nhome_stories")
    (said,) = page(small, "accessibility").xpath("//*[@class='hero__lead']")
    assert "1 May 2022" in said.text_content() and "never find them all" in said.text_content()


def test_the_bar_of_a_language_is_as_long_as_what_is_up_to_date(small: Renderers, write: Write) -> None:
    write("docs/en/translations.md", f"{HEAD.format('Translations')}How far they are.\n")
    tree = page(small, "translations")
    (card,) = tree.find_class("progress-card")
    assert card.findtext("h3") == "Français" and card.find("h3").get("lang") == "fr"
    every, current = (int(rect.get("width")) for rect in card.iter("rect"))
    said = card.find_class("progress-card__words")[0].text_content()
    assert f"{current} of {every}" in said
    first = tree.find_class("to-read__pages")[0].xpath("./li")[0]
    assert tree.text_content().index(first.text_content()) < tree.text_content().index(said), "first what one can do"
    letter = urlsplit(first.xpath(".//a/@href")[-1])
    assert (letter.path, letter.fragment) == ("/campaign/contact/", "corrections")
    (named,) = parse_qs(letter.query)["name or address of the page"]
    assert named.endswith(first.xpath(".//a[@hreflang='fr']/@href")[0]), "its address in the language that is corrected"


def test_the_bar_of_a_language_that_is_up_to_date_grows_with_those_who_read_it(
    small: Renderers, small_root: Path, write: Write
) -> None:
    """Until a second person has read a text, a sentence says how many wait in each language."""
    write("docs/en/translations.md", f"{HEAD.format('Translations')}How far they are.\n")
    write("docs/fr/translations.md", f"{HEAD.format('Traductions')}Où elles en sont.\n")
    for file in small_root.glob("docs/fr/**/*.md"):
        assert translations.main(["done", "--root", str(small_root), str(file)]) == 0
    tree = page(small, "translations")
    (said,) = [p.text_content() for p in tree.find_class("to-read__many")]
    (read,) = tree.find_class("to-read")
    assert read.find("h3").get("lang") == "fr" and "original" in read.text_content()
    assert not tree.find_class("progress-card")
    about = small_root / "docs/fr/about.md"
    stamped = re.sub(r"(?m)^(from: .*\n)(state: .*\n)?", r"\1state: reviewed\n", about.read_text(encoding="utf-8"))
    about.write_text(stamped, encoding="utf-8")
    (card,) = page(small, "translations").find_class("progress-card")
    every, part = (int(rect.get("width")) for rect in card.iter("rect"))
    assert part == 1 and said.startswith(f"{every} texts")
    assert f"read by a second person: 1 of {every}" in card.text_content()


def test_a_letter_to_join_goes_to_the_nearest_network(small: Renderers, small_root: Path, write: Write) -> None:
    """To the national one where a website of it is known, to the continental one otherwise; its address stands there too."""

    def goes_to() -> dict[str, tuple[str, str | None]]:
        options = page(small, "join").xpath("//select[@data-blank]/option")
        return {o.text_content(): (o.get("data-to"), o.get("data-site")) for o in options}

    write(
        "docs/en/join.md",
        f"{HEAD.format('Join')}You.\n\n## You get\n\nUs.\n\n## You give\n\nTime.\n\n## More\n\nWords.\n",
    )
    before = goes_to()
    assert before["Burundi"] == ("Réseau Afrique, 1000 Brussels, Belgium", None)
    assert before["Another country"][0].startswith("SMALL, ")
    networks = small_root / "data/networks.yml"
    text = networks.read_text(encoding="utf-8")
    networks.write_text(
        text.replace("- id: bi-net\n", "- id: bi-net\n  website: https://net.example/\n"), encoding="utf-8"
    )
    assert goes_to()["Burundi"][1] == "https://net.example/"
    (sides,) = page(small, "join").find_class("join-deal__sides")
    assert [h.text_content() for h in sides.iter("h2")] == ["You get", "You give"]


def test_contact_has_a_door_for_each_who_comes_then_who_is_near_and_the_address(small: Renderers) -> None:
    tree = page(small, "contact")
    found = [h.get("id") for h in tree.iter("h2") if h.get("id")]
    assert [one for one in found if one in ("near", "write", "doors", "correct")] == [
        "doors",
        "correct",
        "near",
        "write",
    ]
    (near,) = tree.xpath("//section[@aria-labelledby='near']")
    assert "#in-bi" in (links := near.xpath(".//a/@href")) and any("countries/bi" in link for link in links)
    assert "/campaign/networks/africa-net/" in near.xpath("./ul//a/@href"), "for whoever lives in none of them"
    there = tree.get_element_by_id("in-bi")
    assert there.xpath(".//ul[@class='tags']//a/@href") == ["https://alpha.example/"]
    assert there.xpath(".//ul[@class='network-list']//a/@href") == ["/campaign/networks/bi-net/"]
    (doors,) = tree.find_class("act-list")
    to = [a.get("href") for a in doors.iter("a")]
    assert (to[0], to[-1]) == ("#near", "#corrections")
    assert "behind-door" in tree.get_element_by_id("corrections").get("class"), "seen by those who come for it"


def test_figures_stand_before_logos_and_a_white_one_on_a_dark_ground(
    small: Renderers, replace: Replace, write: Write
) -> None:
    for name in "ab":
        write(f"docs/assets/images/{name}.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    logos = "logos: [{file: a.svg, words: SMALL}, {file: b.svg, words: SMALL, dark: yes}]\npress_figures"
    replace("data/site.yml", "press_figures", logos)
    tree = page(small, "press")
    found = [h.get("id") for h in tree.iter("h2")]
    assert found.index("quote") < found.index("write") < found.index("logos")
    assert [one.get("class") for one in tree.find_class("logo-list")[0]] == [None, "logo-list__dark"]
    assert [a.get("download") for a in tree.xpath("//a[@download]")] == ["small-a.svg", "small-b.svg"]


def test_what_happened_in_one_year_stands_under_it_once(small: Renderers, small_root: Path, write: Write) -> None:
    file = "data/timeline.yml"
    more = "- id: 2014-more\n  year: 2014\n  text: And it grows.\n  sources:\n    - document: report-2020\n"
    write(file, f"{(small_root / file).read_text(encoding='utf-8').rstrip()}\n\n{more}")
    (years,) = page(small, "about").xpath("//section[.//*[@id='years']]")
    assert [y.text_content() for y in years.find_class("timeline__year")].count("2014") == 1
    assert [d.get("id") for d in years.xpath(".//p[@id]")][:2] == ["2014-start", "2014-more"]


def test_a_goal_has_the_colour_of_the_network_that_its_figure_is_about(
    small: Renderers, small_root: Path, write: Write
) -> None:
    figures = small_root / "data/figures.yml"
    known = figures.read_text(encoding="utf-8")
    goal = "\n- id: goal\n  label: Workers\n  value: 7\n  unit: people\n  year: 2020\n  geography: africa-net\n  topic: {}\n  sources:\n    - document: report-2020\n"
    topic = re.search(r"(?m)^  topic: (.*)$", known)
    assert topic
    figures.write_text(known.rstrip() + "\n" + goal.format(topic.group(1)), encoding="utf-8")
    text = 'We do.\n\n## We press\n\nThem.\n\n## Goals\n\nThese.\n\n### There\n\n{{ figure("goal") }} workers.\n\n### Here\n\nAll.\n\n### Others\n\n- One.\n'
    write("docs/en/what-we-do.md", f"{HEAD.format('What we do')}{text}")
    tree = page(small, "what-we-do")
    assert [one.get("class") for one in tree.find_class("goal")] == ["goal continent-africa", "goal"]
    (folded,) = tree.xpath("//*[contains(@class, 'goals')]/details[@class='fold']")
    assert folded.findtext("summary/h3") == "Others" and "One." in folded.text_content()
