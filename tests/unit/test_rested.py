"""A document on which the site rests, although nobody can open it: it is named, and each citation leads to it."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from common import Renderers, Replace

from campaign.kinds.resource import DocumentCalls

URL = "  publisher: Small House\n  url: https://house.example/2020.pdf\n"


def page(small: Renderers, path: str) -> lxml.html.HtmlElement:
    renderer = small()["en"]
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


def test_it_says_what_it_is_the_source_of_and_whom_to_ask(small: Renderers) -> None:
    tree = page(small, "resources")
    (card,) = tree.xpath("//section[@aria-labelledby='rests']//li")
    assert card.get("id") == "report-2020" and not card.xpath(".//a"), "it leads nowhere"
    calls = DocumentCalls(small()["en"].view)
    figures = calls.uses(calls.rested_on[0])["figures"]
    assert figures and f"{figures} figures" in card.text_content()
    assert tree.xpath("//section[@aria-labelledby='rests']/p/a/@href") == ["/campaign/contact/"]
    assert tree.xpath("//main/section")[-1].get("aria-labelledby") == "rests", "after all that can be opened"


def test_each_citation_leads_to_it(small: Renderers) -> None:
    (source,) = page(small, "figures/coverage").xpath("//li[@id='gap']//cite/a[contains(., 'Verslag')]")
    assert source.get("href") == "/campaign/resources/#report-2020"


def test_what_can_be_opened_is_in_the_list_alone(small: Renderers, replace: Replace) -> None:
    replace("data/resources.yml", "  publisher: Small House\n", URL)
    assert not page(small, "resources").xpath("//*[@id='rests']")
    assert page(small, "figures/coverage").xpath("//li[@id='gap']//a[@href='https://house.example/2020.pdf']")


def test_what_only_a_campaign_names_is_none(small: Renderers, replace: Replace) -> None:
    """Nothing of the world rests on it: it stays the title that it was."""
    replace(
        "data/resources.yml", "- id: guide-2021", "- id: draft-2019\n  title: A draft\n  kind: tool\n\n- id: guide-2021"
    )
    replace("data/campaigns.yml", "        - document: report-2020", "        - document: draft-2019")
    calls = DocumentCalls(small()["en"].view)
    assert [document.id for document in calls.rested_on] == ["report-2020"]
    assert not calls.place(calls._view.records["resources"]["draft-2019"])


def test_the_cover_of_what_is_about_several_countries_has_the_colour_of_none(
    small: Renderers, replace: Replace
) -> None:
    assert page(small, "resources").xpath("//li[@data-item='guide-2021']/*[contains(@class, 'continent-')]")
    replace("data/resources.yml", "countries: [BI]", "countries: [BI, NP]")
    assert not page(small, "resources").xpath("//li[@data-item='guide-2021']/*[contains(@class, 'continent-')]")


def test_the_networks_own_come_first_and_then_what_is_named_most(small: Renderers, replace: Replace) -> None:
    def order() -> list[str]:
        return [document.id for document in DocumentCalls(small()["en"].view).rested_on]

    replace(
        "data/resources.yml", "- id: guide-2021", "- id: draft-2019\n  title: A draft\n  kind: tool\n\n- id: guide-2021"
    )
    replace("data/figures.yml", "    - document: report-2020", "    - document: draft-2019")
    assert order() == ["report-2020", "draft-2019"]
    replace("data/resources.yml", "  kind: tool\n", "  kind: tool\n  publisher: SMALL\n")
    assert order() == ["draft-2019", "report-2020"]


def test_each_that_names_it_counts_once(small: Renderers, replace: Replace) -> None:
    """Organisations, figures and stories, however often one of them names it."""

    def said() -> str:
        (card,) = page(small, "resources").xpath("//section[@aria-labelledby='rests']//li")
        return str(card.text_content())

    before = said()
    assert all(what in before for what in ("4 organisations", "3 figures", "1 story"))
    twice = "    - document: report-2020\n      detail: page 3\n"
    replace("data/figures.yml", "      cites: ILO\n", f"      cites: ILO\n{twice}")
    assert said() == before


def test_without_the_page_of_documents_no_citation_leads_there(small: Renderers, small_root: Path) -> None:
    for file in small_root.glob("docs/*/resources.md"):
        file.unlink()
    cited = page(small, "figures/coverage").xpath("//li[@id='gap']//cite[contains(., 'Verslag')]")
    assert cited and not [link for one in cited for link in one.iter("a")]
