"""What pages show first, and what they leave out where they know nothing."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import lxml.html
from common import Renderers, Replace, Write

from campaign.kinds.case_study import StoryCalls
from campaign.kinds.figure import FigureCalls
from campaign.kinds.resource import DocumentCalls

QUOTED = "> “We had no doctor.”\n>\n> A farmer, Burundi, 2019"


def page(small: Renderers, path: str, language: str = "en") -> lxml.html.HtmlElement:
    renderer = small()[language]
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


def test_the_home_page_lets_somebody_speak_whom_a_story_quotes(small: Renderers, replace: Replace) -> None:
    """In large letters, with the way to her story, which is not told a second time below; nothing where nobody is quoted."""
    tree = page(small, "")
    assert not tree.find_class("voice") and len(tree.find_class("case-card")) == 1
    replace("docs/en/case-studies/burundi-story.md", "## ", f"{QUOTED}\n\n## ")
    tree = page(small, "")
    (voice,) = tree.find_class("voice")
    assert "We had no doctor" in voice.text_content() and voice.xpath(".//a[contains(@href, 'burundi-story')]")
    assert not tree.find_class("case-card")


def test_every_organisation_can_be_passed_on(small: Renderers) -> None:
    known, unknown = page(small, "members/bi-alpha"), page(small, "members/bi-beta")
    assert known.find_class("pass-on") and unknown.find_class("pass-on")
    assert unknown.xpath("//a[contains(@class, 'button') and contains(@href, 'passport/bi')]")


def test_who_asks_whom_to_ask_is_not_sent_in_a_circle(small: Renderers, replace: Replace) -> None:
    """A network that has no website itself is no answer; the postal address is the last one."""
    asked = "//dt[.='Whom to ask']/following-sibling::dd//a/@href"
    assert [href for href in page(small, "members/bi-beta").xpath(asked) if "networks/" in href] == []
    assert [href for href in page(small, "networks/bi-net").xpath(asked) if "networks/" in href] == []
    replace(
        "data/networks.yml", "  country: BI\n  parent:", "  country: BI\n  website: https://net.example/\n  parent:"
    )
    assert [href for href in page(small, "members/bi-beta").xpath(asked) if "networks/bi-net" in href]
    said = page(small, "members/bi-beta").xpath("//dt[.='Whom to ask']/following-sibling::dd")[0].text_content()
    assert "1000 Brussels, Belgium" in said


def test_documents_in_the_language_of_the_page_stand_first(small: Renderers, small_root: Path, write: Write) -> None:
    """Among themselves, and among the others, the newest first."""
    words = (small_root / "data/resources.yml").read_text(encoding="utf-8")
    new = "".join(
        f"\n- id: r-{code}-{year}\n  title: Title {code} {year}\n  kind: report\n  publisher: P\n  year: {year}\n"
        f"  language: {code}\n  url: https://alpha.example/{code}{year}\n"
        for code, year in (("fr", 2001), ("fr", 2003), ("es", 2030))
    )
    write("data/resources.yml", words.rstrip("\n") + "\n" + new)
    listed = [document.id for document in DocumentCalls(small()["fr"].view).listed]
    assert listed[:2] == ["r-fr-2003", "r-fr-2001"] and listed.index("r-es-2030") == 2


def test_figures_by_their_years(small: Renderers) -> None:
    calls = FigureCalls(small()["en"].view)
    figures = list(small()["en"].view.records["figures"].values())
    years = [(figure.year or "")[-4:] for figure in calls.newest(figures)]
    assert years == sorted(years, reverse=True) and len(set(years)) > 1


def test_a_figure_is_quoted_in_its_own_words_with_its_number_in_them(small: Renderers, replace: Replace) -> None:
    """As each language writes the number; without a sentence of its own, one is made from its parts."""
    made = page(small, "press").get_element_by_id("gap-sentence").text_content()
    replace("data/figures.yml", "- id: gap\n", '- id: gap\n  says: "In {year}, {value} had nothing."\n')
    english, french = (
        page(small, "press", code).get_element_by_id("gap-sentence").text_content() for code in ("en", "fr")
    )
    assert english.startswith("In 2019, about 71% had nothing. Source:") and "71\u202f%" in french.replace(
        "\u00a0", "\u202f"
    )
    assert made != english and ". Source:" in made and "71%" in made


def test_on_the_page_of_a_country_speaks_who_is_of_a_story_of_it_alone(small: Renderers, replace: Replace) -> None:
    """In a story of several countries, whoever speaks may be from another one. What is heard is not told again as a card."""
    replace("docs/en/case-studies/burundi-story.md", "## ", f"{QUOTED}\n\n## ")
    tree = page(small, "countries/bi")
    (voice,) = tree.find_class("voice")
    assert "We had no doctor" in voice.text_content() and not tree.find_class("case-card")
    replace("data/case_studies.yml", "countries: [BI]", "countries: [BI, NP]")
    tree = page(small, "countries/bi")
    assert not tree.find_class("voice") and len(tree.find_class("case-card")) == 1


def test_a_question_is_answered_in_the_words_of_its_theme(small: Renderers, replace: Replace) -> None:
    """Without an answer of its own, the story of a win alone."""
    first = page(small, "knowledge").find_class("knowledge__topic")[0]
    assert "A law was adopted." in first.text_content() and not first.find_class("knowledge__answer")
    replace("data/themes.yml", "  name: Health mutuals\n", "  name: Health mutuals\n  answer: By pooling risks.\n")
    assert page(small, "knowledge").find_class("knowledge__answer")[0].text_content() == "By pooling risks."


def test_no_story_stands_open_below_two_questions(small: Renderers, replace: Replace) -> None:
    """Below the second one it is one of more; where there is none, what else opens the answer is counted."""

    def told() -> list[tuple[list[str], list[str]]]:
        topics = page(small, "knowledge").find_class("knowledge__topic")
        return [
            (
                topic.xpath(".//*[@class='knowledge__first']//h4/a/@href"),
                [s.text_content().split(" (")[0] for s in topic.xpath("./details/summary")],
            )
            for topic in topics
        ]

    story, documents = "/campaign/case-studies/burundi-story/", "See how: 1\u00a0document"
    replace("data/site.yml", "knowledge_topics: [health]", "knowledge_topics: [health, gender]")
    assert told() == [([story], [documents]), ([], ["See how: 2\u00a0organisations"])]
    replace("members.yml", "  themes: [health, gender]\n", "  themes: [health]\n")
    replace("members.yml", "  themes: [gender]\n", "")
    assert told()[1] == ([], ["See how: 1\u00a0event"])
    replace("data/case_studies.yml", "  themes: [health]\n", "  themes: [health, gender]\n")
    assert told() == [([story], [documents]), ([], ["See how: 1\u00a0more\u00a0story"])]


def test_a_country_without_a_network_is_on_a_continent_all_the_same(small: Renderers, replace: Replace) -> None:
    """Where the vocabulary says so: its stories are found there, and have its colour."""
    replace("data/case_studies.yml", "countries: [BI]", "countries: [UG]")
    assert page(small, "case-studies").xpath("//*[@data-item='burundi-story']/@data-continent") == ["world"]
    replace("data/vocabulary.yml", "    name: Africa\n", "    name: Africa\n    countries: [UG]\n")
    (card,) = page(small, "case-studies").xpath("//*[@data-item='burundi-story']")
    assert card.get("data-continent") == "africa" and "continent-africa" in card.get("class")


def test_the_letter_of_a_campaign_stands_in_the_passport_with_the_country_in_it(
    small: Renderers, replace: Replace
) -> None:
    """Where one signs, in its text and in what is sent; on the page of the campaign the country is chosen, or typed."""
    replace("data/situations.yml", "  name: I am ill\n", "  name: I am ill\n  campaign: floor\n")
    tree = page(small, "passport/bi")
    sent = tree.xpath("//div[@id='ill']//*[@class='letter__end']//a/@href")
    assert len(sent) == 2 and not tree.xpath("//*[@data-blank]")
    for words in (tree.get_element_by_id("letter-text-ill").text_content(), *map(unquote, sent)):
        assert words.replace("\r", "").rstrip().endswith("Yours,\n[your name]\nBurundi") and "[country]" not in words
    campaign = page(small, "campaigns/floor")
    (choice,) = campaign.xpath("//*[@data-blank]")
    assert choice.get("data-blank") == "[country]" in campaign.get_element_by_id("letter-text").text_content()
    (option,) = (option for option in choice if option.get("value") == "Burundi")
    assert (
        option.get("data-address").endswith("/countries/bi/") and option.get("data-many") == "Burundi: 2 organisations"
    )


def test_whatsapp_gets_the_text_of_a_campaign(small: Renderers) -> None:
    (link,) = page(small, "campaigns/floor").xpath(
        "//ul[@class='pass-on__ways']//a[starts-with(@href, 'https://wa.me/')]/@href"
    )
    long = small()["en"].view.records["campaigns"]["floor"].share.long
    assert unquote(link).startswith(f"https://wa.me/?text={long}\n")


def test_a_story_among_those_of_other_countries_shows_its_own(small: Renderers, replace: Replace) -> None:
    """The outline of its country in the list of all; two far apart would be two specks, and a theme's page is about one thing."""
    outline = "//*[contains(@class, 'case-card')]/svg[contains(@class, 'sign')]/path[@transform]"
    assert page(small, "case-studies").xpath(outline)
    assert not page(small, "themes/health").xpath(outline)
    replace("data/case_studies.yml", "countries: [BI]", "countries: [BI, NP]")
    assert not page(small, "case-studies").xpath(outline)


def test_the_list_of_campaigns_says_how_far_each_has_come(small: Renderers) -> None:
    (latest,) = page(small, "campaigns").find_class("campaign-card__latest")
    assert " ".join(latest.text_content().split()) == "Latest step · 2021 The draft was read."
    assert not page(small, "").find_class("campaign-card__latest")


def test_what_is_over_waits_in_a_fold(small: Renderers) -> None:
    tree = page(small, "countries/bi")
    (fold,) = tree.xpath("//details[summary/h2[.='Earlier events']]")
    assert fold.find_class("event-card") and "open" not in fold.attrib


def test_a_country_opens_with_a_figure_of_its_own(small: Renderers, write: Write) -> None:
    """Of those that its text calls: one of the world says nothing about it."""
    head = "---\ntitle: Burundi\ndescription: All about Burundi.\n---\n"
    write("docs/en/countries/bi.md", head + '{{ figure("gap") }} and {{ figure("cost") }}\n')
    (shown,) = page(small, "countries/bi").find_class("campaign-hero__figure")
    assert "What a floor costs" in shown.text_content()
    write("docs/en/countries/bi.md", head + '{{ figure("gap") }}\n')
    assert not page(small, "countries/bi").find_class("campaign-hero__figure")


def test_a_passport_opens_with_a_figure_of_people_or_with_none(
    small: Renderers, write: Write, replace: Replace
) -> None:
    """Not with what something costs; and rather with one of a year than with one of which nobody knows when."""

    def shown() -> list[str]:
        return [part.text_content() for part in page(small, "passport/bi").find_class("campaign-hero__figure")]

    head = "---\ntitle: Burundi\ndescription: All about Burundi.\n---\n"
    write("docs/en/countries/bi.md", head + '{{ figure("cost") }}, {{ figure("people") }} and {{ figure("gap") }}\n')
    assert shown() == []
    replace("data/figures.yml", "geography: africa-net", "geography: BI")
    assert ["People who gained cover" in words for words in shown()] == [True]
    replace("data/figures.yml", "geography: world", "geography: BI")
    assert ["People without protection" in words for words in shown()] == [True]


def test_stories_that_speak_stand_apart_in_a_list(small: Renderers, replace: Replace) -> None:
    def found(stories: int) -> tuple[int, int]:
        view = small()["en"].view
        calls, several = StoryCalls(view), [view.records["case_studies"]["burundi-story"]] * stories
        return len(calls.heard(several)), len(calls.far_apart(several))

    assert found(7) == (0, 0)
    replace("docs/en/case-studies/burundi-story.md", "## ", f"{QUOTED}\n\n## ")
    assert (found(3), found(4), found(7)) == ((3, 1), (4, 2), (7, 3))
