"""Standards: a year of ratification is a promise only of what a state has accepted, and what nobody knows is no no."""

from __future__ import annotations

import json
import re
from pathlib import Path

import lxml.html
import pytest
from common import Renderers, Replace, Write

from campaign.kinds.passport import PassportCalls
from campaign.kinds.standard import StandardCalls
from campaign.outputs.search import search_index
from campaign.rules import checked

STANDARDS = "data/standards.yml"
IN_PARTS = "Ask which of its parts your government has accepted"
LETTER = """  letter:
    to: Minister
    subject: Care
    paragraphs: [Please care., "Yours, [your name], [country]"]
"""


def page(small: Renderers, path: str) -> lxml.html.HtmlElement:
    renderer = small()["en"]
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


def text(small: Renderers, path: str) -> str:
    return str(page(small, path).text_content())


def test_a_convention_accepted_in_parts_is_no_promise_of_each(small: Renderers, replace: Replace) -> None:
    """On the passport, the page of the country and that of the standard."""
    paths = ("passport/bi", "countries/bi", "standards/c102")
    assert not [path for path in paths if IN_PARTS in text(small, path)]
    replace(STANDARDS, "  convention: yes\n", "  convention: yes\n  in_parts: yes\n")
    assert all(IN_PARTS in text(small, path) for path in paths)


def test_a_letter_closes_with_the_country_from_which_it_is_sent(small: Renderers, replace: Replace) -> None:
    """In what one reads, and in what the mail program and WhatsApp are given."""
    replace("data/situations.yml", "  standards:\n", f"{LETTER}  standards:\n")
    tree = page(small, "passport/bi")
    assert "Yours,\n[your name]\nBurundi" in tree.get_element_by_id("letter-text-ill").text_content()
    links = tree.xpath("//div[@id='ill']//*[@class='letter__end']//a/@href")
    assert (
        len(links) == 2
        and [link.endswith(end) for link, end in zip(links, ("%5D%0D%0ABurundi", "%5D%0ABurundi"), strict=True)]
        == [True] * 2
    )


def test_a_letter_asks_for_what_is_still_to_be_done(small: Renderers, replace: Replace) -> None:
    """Where the country has ratified, what follows from it, with the year; elsewhere that it ratifies. In text and links alike."""
    asks = "    standard: c102\n    ratified: We did in {year}. Apply it.\n    unratified: Ratify it.\n"
    letter = LETTER.replace("[Please care., ", "[Hello., Please care., ") + asks
    replace("data/situations.yml", "  standards:\n", f"{letter}  standards:\n")
    said = page(small, "passport/bi").get_element_by_id("letter-text-ill")
    assert [p.text_content() for p in said.iter("p")][:2] == ["Hello.", "We did in 2019. Apply it."]
    replace(STANDARDS, "  ratified:\n    - {country: BI, year: 2019}\n", "")
    tree = page(small, "passport/bi")
    assert "Ratify it." in tree.get_element_by_id("letter-text-ill").text_content()
    links = tree.xpath("//div[@id='ill']//*[@class='letter__end']//a/@href")
    assert links and all("Ratify%20it." in link for link in links)


def test_the_letter_of_a_campaign_says_what_is_true_where_it_is_sent_from(small: Renderers, replace: Replace) -> None:
    """In a passport what follows from its country; on its own page, where no country is known, what holds for all. Each once."""
    asks = "    standard: c102\n    ratified: We did in {year}.\n    unratified: Ratify it.\n    either: Ratify it if need be.\n"
    closes = "      - Yours, [your name], [country]\n"
    replace("data/campaigns.yml", closes, closes + asks)
    replace("data/situations.yml", "  kinds: [health-mutual]\n", "  kinds: [health-mutual]\n  campaign: floor\n")

    def said(path: str, id: str) -> list[str]:
        return [p.text_content() for p in page(small, path).get_element_by_id(id).iter("p")]

    asked = {"We did in 2019.", "Ratify it.", "Ratify it if need be."}
    assert asked & {*said("passport/bi", "letter-text-ill")} == {"We did in 2019."}
    assert asked & {*said("campaigns/floor", "letter-text")} == {"Ratify it if need be."}
    replace(STANDARDS, "  ratified:\n    - {country: BI, year: 2019}\n", "")
    assert asked & {*said("passport/bi", "letter-text-ill")} == {"Ratify it if need be."}, "nobody knows"
    replace(STANDARDS, "  sources:\n", "  missing:\n    - {year: 2020, countries: [BI]}\n  sources:\n")
    assert asked & {*said("passport/bi", "letter-text-ill")} == {"Ratify it."}, "a list of all who have lacks it"


def test_what_no_country_of_the_network_has_ratified_is_said_so_everywhere(small: Renderers, replace: Replace) -> None:
    words = "We know of no country in our network that has ratified it yet"
    assert words not in text(small, "countries/np") and "We do not know" in text(small, "countries/np")
    replace(STANDARDS, "  ratified:\n    - {country: BI, year: 2019}\n", "")
    for path in ("countries/np", "passport/bi", "standards/c102", "standards"):
        assert words in text(small, path) and "We do not know" not in text(small, path), path


def test_what_nobody_knows_of_a_country_is_shown_as_not_known(small: Renderers) -> None:
    rows = page(small, "standards").xpath("//table[contains(@class, 'ratified-table')]/tbody/tr")
    said = {row[0].text_content(): row[1].text_content() for row in rows}
    assert said.pop("Burundi") == "2019"
    assert said and set(said.values()) == {"?not known"}


def test_who_has_ratified_stands_before_who_has_not(small: Renderers, replace: Replace) -> None:
    def countries() -> list[str]:
        rows = page(small, "standards").xpath("//table[contains(@class, 'ratified-table')]/tbody/tr")
        return [row[0].text_content() for row in rows]

    replace(STANDARDS, "country: BI", "country: NP")
    assert countries()[0] == "Nepal" and sorted(countries()) == sorted(set(countries()))


def missing(write: Write, small_root: Path, lines: str, ratified: str = "") -> None:
    words = (small_root / STANDARDS).read_text(encoding="utf-8")
    write(STANDARDS, words.replace("  sources:\n", f"{ratified}  missing:\n{lines}  sources:\n", 1))


def test_where_all_have_ratified_nobody_is_said_to_be_missing(small: Renderers, replace: Replace) -> None:
    """In the head, once; while some have not, or nobody knows, there may be more."""
    assert text(small, "standards/c102").count("There may be more.") == 1
    others = "    - {country: NP, year: 2020}\n    - {country: BE, year: 2021}\n"
    replace(STANDARDS, "    - {country: BI, year: 2019}\n", f"    - {{country: BI, year: 2019}}\n{others}")
    said = text(small, "standards/c102")
    assert said.count("All countries in our network have ratified it.") == 1 and "There may be more." not in said


def test_a_country_that_a_list_lacks_has_not_ratified_by_then(small: Renderers, small_root: Path, write: Write) -> None:
    """The newest list counts, and a ratification since then counts more; in the table and on its page."""
    missing(write, small_root, "    - {year: 2020, countries: [NP]}\n    - {year: 2012, countries: [NP, BI]}\n")
    rows = page(small, "standards").xpath("//table[contains(@class, 'ratified-table')]/tbody/tr")
    said = {row[0].text_content(): row[1].text_content() for row in rows}
    assert (said["Nepal"], said["Burundi"], said["Belgium"]) == ("–not on the 2020 list", "2019", "?not known")
    shown = page(small, "standards/c102")
    (box,) = shown.find_class("who-ratified")
    assert "Not on the 2020 list: Nepal." in " ".join(box.text_content().split())
    assert "2012" not in box.text_content()


def test_who_ratified_after_the_list_has_a_source_of_its_own(
    small: Renderers, small_root: Path, write: Write, replace: Replace
) -> None:
    """A mark in the table, and a line below it, as on the page of the standard; none where the list is newer."""
    missing(write, small_root, "    - {year: 2012, countries: [NP]}\n")
    replace(STANDARDS, "  sources:\n", "  sources:\n    - {url: https://a.example/, title: News, year: 2019}\n")
    table = page(small, "standards").find_class("table-wrap")[0]
    assert "2019*, after that list" in table.text_content()
    (box,) = page(small, "standards/c102").find_class("who-ratified")
    for shown in (table, box):
        assert "Since the 2012 list: Burundi (2019)" in " ".join(shown.text_content().split())
        assert "https://a.example/" in shown.xpath(".//small//a/@href")
    replace(STANDARDS, "{year: 2012, countries: [NP]}", "{year: 2019, countries: [NP]}")
    assert "*" not in page(small, "standards").find_class("table-wrap")[0].text_content()


@pytest.mark.parametrize(
    ("year", "told"), [("  year: 2020\n", True), ("  year: 2019\n", False), ("  year: 2018-2020\n", False), ("", False)]
)
def test_nobody_ratifies_a_text_before_it_is_there(small_root: Path, replace: Replace, year: str, told: bool) -> None:
    """It is the document of the same id whose year counts, and no other that its entry rests on."""
    text = f"- id: c102\n  title: C\n  kind: tool\n{year}  publisher: P\n  url: https://a.example/\n"
    replace("data/resources.yml", "- id: report-2020", f"{text}\n- id: report-2020")
    assert ("ratified-early" in {problem.code for problem in checked(small_root).problems}) is told


def test_a_standard_leads_to_the_letters_that_plead_with_it(small: Renderers, replace: Replace) -> None:
    """Before a campaign on one of its themes; to a single situation where only one has such a letter."""

    def first() -> list[str]:
        found = page(small, "standards/c102").xpath("//*[@class='act-list__first']//a/@href")
        return [str(address) for address in found]

    assert first()[0] == "/campaign/campaigns/floor/#letter"
    replace("data/situations.yml", "  standards:\n", f"{LETTER}  standards:\n")
    assert first()[0] == "/campaign/passport/#ill"


def test_who_works_on_most_of_its_themes_organises_for_it_first(small: Renderers, replace: Replace) -> None:
    replace("members.yml", "  themes: [health, gender]\n", "  themes: [health]\n")
    replace("members.yml", "  themes: [gender]\n", "  themes: [gender, health]\n")
    view = small()["en"].view
    found = StandardCalls(view).organised(view.records["themes"].values())
    assert [one.id for one in found] == ["np-gamma", "bi-alpha"]


def test_the_passport_of_such_a_country_says_so(small: Renderers, small_root: Path, write: Write) -> None:
    words = (small_root / STANDARDS).read_text(encoding="utf-8")
    lists = "  missing:\n    - {year: 2020, countries: [BI]}\n"
    write(STANDARDS, words.replace("  ratified:\n    - {country: BI, year: 2019}\n", lists))
    assert "Burundi: not on the 2020 list" in text(small, "passport/bi")
    assert not page(small, "passport/bi").find_class("hero__part"), "a list that lacks it is no promise to show first"


def test_what_a_list_lacks_leads_to_that_list(
    small: Renderers, small_root: Path, write: Write, replace: Replace
) -> None:
    """To the one source of its year; where two are of that year, to the list of all states, or else to none."""

    def lists() -> list[str]:
        block = page(small, "countries/np").xpath("//section[@aria-labelledby='ratified']//small//a/@href")
        return [str(address) for address in block]

    sources = (
        "    - {url: https://a.example/, title: A, year: 2020}\n    - {url: https://b.example/, title: B, year: 2012}\n"
    )
    missing(write, small_root, "    - {year: 2020, countries: [NP]}\n")
    replace(STANDARDS, "    - document: report-2020\n", f"    - document: guide-2021\n{sources}")
    assert lists() == ["https://a.example/"]
    replace(STANDARDS, "year: 2012", "year: 2020")
    assert lists() == []
    replace(STANDARDS, "  missing:\n", "  states: https://b.example/\n  missing:\n")
    assert lists() == ["https://b.example/"]


def test_a_convention_of_which_nobody_knows_more_has_no_column_but_a_line(
    small: Renderers, small_root: Path, write: Write
) -> None:
    words = (small_root / STANDARDS).read_text(encoding="utf-8")
    write(STANDARDS, words.replace("  ratified:\n    - {country: BI, year: 2019}\n", ""))
    tree = page(small, "standards")
    assert not tree.xpath("//table[contains(@class, 'ratified-table')]")
    assert "We know of no country in our network that has ratified it yet" in tree.text_content()


def test_a_standard_that_nobody_ratifies_has_no_column(small: Renderers, small_root: Path, write: Write) -> None:
    words = (small_root / STANDARDS).read_text(encoding="utf-8")
    write(STANDARDS, words.replace("  convention: yes\n  ratified:\n    - {country: BI, year: 2019}\n", ""))
    assert not page(small, "standards").xpath("//*[@id='ratified']")
    assert not page(small, "standards/c102").xpath("//*[@id='ratified']")


def test_readers_elsewhere_find_a_list_of_all_states(small: Renderers, replace: Replace) -> None:
    """A link to what the entry names among its sources; the way to find out in any case."""
    (box,) = page(small, "standards/c102").find_class("who-ratified")
    said = " ".join(box.text_content().split())
    assert re.search("The list of all states that have ratified it stands beside its text: Verslag 2020", said), said
    states = "https://states.example/list"
    source = f"    - url: {states}\n      title: All states\n  states: {states}\n"
    replace(STANDARDS, "    - document: report-2020\n", f"    - document: report-2020\n{source}")
    (link,) = page(small, "standards/c102").xpath(f"//section[@aria-labelledby='ratified']//a[@href='{states}']")
    assert link.text_content().startswith("All states")


def test_a_member_leads_to_the_standard_of_its_theme_and_to_stories_near_it(small: Renderers, replace: Replace) -> None:
    """A story of its country on its theme that names it stands among its own."""
    near, standard, story = "Stories from the country", "/standards/c102/", "/case-studies/burundi-story/"
    tree = page(small, "members/bi-alpha")
    assert near not in tree.text_content()
    assert len(tree.xpath(f"//ul//a[contains(@href, '{standard}')]")) == 1
    replace("data/case_studies.yml", "  members: [bi-alpha]\n", "  members: [bi-beta]\n")
    tree = page(small, "members/bi-alpha")
    (heading,) = [h for h in tree.xpath("//h2") if h.text_content() == near]
    assert heading.getparent().xpath(f".//a[contains(@href, '{story}')]")
    assert near not in text(small, "members/np-gamma")


def test_who_asks_what_a_country_has_ratified_finds_its_row(small: Renderers, small_root: Path, write: Write) -> None:
    missing(write, small_root, "    - {year: 2020, countries: [NP]}\n")
    found = {one["u"]: one for one in json.loads(search_index(small()["en"]))["pages"]}
    start = "/campaign/standards/#"
    assert (found[f"{start}bi"]["d"], found[f"{start}np"]["d"]) == (
        "Convention 102: ratified in 2019",
        "Convention 102: not on the 2020 list",
    )
    assert "c102 Nepal" in found[f"{start}np"]["n"] and f"{start}be" not in found, "of Belgium nobody knows"
    assert page(small, "standards").get_element_by_id("np").findtext(".//a") == "Nepal"


def test_the_newer_of_two_figures_alike_is_found_first(small: Renderers) -> None:
    weights = {
        one["t"]: one["w"] for one in json.loads(search_index(small()["en"]))["pages"] if one.get("k") == "figures"
    }
    assert weights["What a floor costs"] > weights["People without protection"] > weights["People who gained cover"]


def test_a_country_says_where_it_stands_with_every_convention(
    small: Renderers, small_root: Path, write: Write, replace: Replace
) -> None:
    """What it has ratified, what a list lacks, and what nobody knows; who has ratified them all is asked nothing more."""

    def said() -> str:
        return " ".join(
            str(page(small, "countries/bi").xpath("string(//section[@aria-labelledby='ratified'])")).split()
        )

    assert "2019" in said() and "Ask your government whether" not in said()
    replace(STANDARDS, "    - {country: BI, year: 2019}\n", "    - {country: NP, year: 2019}\n")
    assert "We do not know" in said() and "Not on the" not in said() and "honour" not in said()
    words = (small_root / STANDARDS).read_text(encoding="utf-8")
    write(STANDARDS, words.replace("  ratified:\n", "  missing:\n    - {year: 2020, countries: [BI]}\n  ratified:\n"))
    assert "Not on the 2020 list" in said() and "We do not know" not in said()


def test_the_newest_list_counts_whichever_country_it_lacks(small: Renderers, small_root: Path, write: Write) -> None:
    """Who has ratified before it need no source besides, although an older list lacks another country."""
    missing(write, small_root, "    - {year: 2012, countries: [BE]}\n    - {year: 2020, countries: [NP]}\n")
    view = small()["en"].view
    calls, standard = StandardCalls(view), view.records["standards"]["c102"]
    assert calls.listed(standard) == "2020" and calls.since(standard) == []


def test_who_ratified_after_a_list_stand_by_their_years_each_with_the_one_source_of_its_year(
    small: Renderers, small_root: Path, write: Write, replace: Replace
) -> None:
    """Where two are of that year, nobody knows which it is; that of a document is the year of the document."""
    missing(write, small_root, "    - {year: 2012, countries: [NP]}\n")
    two = "".join(f"    - {{url: 'https://{name}.example/', title: News, year: 2015}}\n" for name in "ab")
    replace(STANDARDS, "    - document: report-2020\n", f"    - document: report-2020\n{two}")
    replace(STANDARDS, "{country: BI, year: 2019}", "{country: BI, year: 2020}\n    - {country: BE, year: 2015}")
    view = small()["en"].view
    since = StandardCalls(view).since(view.records["standards"]["c102"])
    told = [(country, year, source and (source.document or source.url)) for country, year, source in since]
    assert told == [("BE", "2015", None), ("BI", "2020", "report-2020")]


def test_a_situation_of_which_no_country_has_anything_to_say_pleads_with_nothing(
    small: Renderers, replace: Replace
) -> None:
    def pleading() -> list[str]:
        return [one.id for one in PassportCalls(small()["en"].view).pleading("c102")]

    replace("data/situations.yml", "  standards:\n", f"{LETTER}  standards:\n")
    assert pleading() == ["ill"]
    replace(STANDARDS, "  ratified:\n    - {country: BI, year: 2019}\n", "")
    replace("data/situations.yml", "  themes: [health]\n  kinds: [health-mutual]\n", "")
    assert pleading() == []


def test_what_is_foreseen_makes_no_figure_old(small: Renderers, replace: Replace) -> None:
    def weights() -> dict[str, float]:
        found = json.loads(search_index(small()["en"]))["pages"]
        return {one["t"]: one.get("w", 1) for one in found if one.get("k") == "figures"}

    replace("data/figures.yml", "  year: 2018\n", "  year: 2022\n")
    of_this_year = weights()
    assert of_this_year["Share of wages"] > of_this_year["What a floor costs"]
    replace("data/figures.yml", "  year: 2022\n", "  year: 2031\n")
    assert weights() == of_this_year


def test_what_is_there_for_each_country_names_the_page_of_all_countries(small: Renderers) -> None:
    found = {one["u"]: one.get("g", "") for one in json.loads(search_index(small()["en"]))["pages"]}
    standards, rights = "/campaign/standards/", "/campaign/passport/"
    assert found[f"{standards}#bi"] == standards
    assert found[f"{rights}bi/"] == found[f"{rights}bi/#ill"] == rights
    assert found[f"{rights}#ill"] == ""  # where one chooses the country
    assert found[standards] == found[rights] == found["/campaign/countries/bi/"] == ""


def test_the_letter_of_a_campaign_that_runs_is_found_by_whom_it_is_for(small: Renderers, replace: Replace) -> None:
    def letters() -> list[list[str]]:
        found = json.loads(search_index(small()["en"]))["pages"]
        return [one["n"] for one in found if one["u"].endswith("#letter")]

    assert letters() == [["Minister of Labour"]]
    replace("data/campaigns.yml", "  since: 2021\n", "  since: 2021\n  until: 2022\n")
    assert letters() == []


def test_a_letter_holds_up_a_treaty_only_to_a_country_that_it_binds(small: Renderers, replace: Replace) -> None:
    """With the year, in text and links; after the greeting and what is wrong."""
    binding = "    binding: {standard: c102, says: 'We joined in {year}.'}\n"
    replace("data/situations.yml", "  standards:\n", f"{LETTER}{binding}  standards:\n")

    def letter() -> list[str]:
        found = page(small, "passport/bi").xpath("//*[@id='letter-text-ill']//p")
        return [" ".join(p.text_content().split()) for p in found]

    links = page(small, "passport/bi").xpath("//div[@id='ill']//*[@class='letter__end']//a/@href")
    assert "We joined in 2019." in letter()[1:3] and all("We%20joined%20in%202019" in str(link) for link in links)
    replace(STANDARDS, "{country: BI, year: 2019}", "{country: NP, year: 2019}")
    assert not [p for p in letter() if "We joined" in p]
