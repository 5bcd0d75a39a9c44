"""The list of pages of a language: which there are, what stands above each, and where each is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from common import Renderers, Replace

from campaign.kinds.member import MemberCalls
from campaign.pages.routes import all_paths


def test_small_site_has_these_pages(small: Renderers) -> None:
    data = [
        "countries/be",
        "countries/bi",
        "countries/np",
        "figures/coverage",
        "members/bi-beta",
        "members/strategic-delta",
        "networks/bi-net",
        "newsletter/2020-h2",
        "newsletter/2021-h1",
    ]
    prose = ["", "about", "case-studies/burundi-story", "members", "network/africa", "search", "themes/health"]
    prose += ["campaigns/floor", "news/2020-11-mutual-opens", "events", "resources"]
    english = small()["en"]
    assert set(data + prose) <= set(english.view.by_path)
    made = (
        3 + 5 + 4 + 2 + 2 + 2 + 1 + 1
    )  # countries, members, networks, issues, placards, topics of figures, passports, numbers
    assert len(english.view.pages) == len(english.view.content.prose) + made
    assert {page.path for page in english.view.pages} == all_paths(english.view.content)


@pytest.mark.parametrize(
    ("path", "kind", "trail"),
    [
        ("", "home", ()),
        ("about", "about", ("",)),
        ("privacy", "privacy", ("",)),
        ("themes", "themes", ("",)),
        ("themes/health", "theme", ("", "themes")),
        ("case-studies/burundi-story", "case-study", ("", "case-studies")),
        ("standards/c102", "standard", ("", "standards")),
        ("campaigns/floor", "campaign", ("", "campaigns")),
        ("news/2020-11-mutual-opens", "news-item", ("", "news")),
        ("newsletter/2021-h1", "newsletter-issue", ("", "newsletter")),
        ("in-numbers/by-place", "number-story", ("", "figures")),
        ("network/africa", "continent", ("", "network")),
        ("countries/bi", "country", ("", "network", "network/africa")),
        ("members/bi-alpha", "member", ("", "network", "network/africa", "countries/bi")),
        ("members/strategic-delta", "member", ("", "network", "network/africa")),
        ("networks/africa-net", "one-network", ("", "network", "network/africa")),
        ("networks/bi-net", "one-network", ("", "network", "network/africa", "countries/bi")),
    ],
)
def test_page_has_its_kind_and_the_pages_above_it(small: Renderers, path: str, kind: str, trail: tuple) -> None:
    renderer = small()["fr"]
    page = renderer.view.by_path[path]
    assert (page.kind, page.trail) == (kind, trail)
    assert all(above in renderer.view.by_path for above in trail)


def test_titles_and_descriptions_come_from_data_and_texts(small: Renderers) -> None:
    english, french = small()["en"].view.by_path, small()["fr"].view.by_path
    assert (english["about"].title, french["about"].title) == ("About", "À propos")
    assert english["members/bi-alpha"].title == "Alpha Mutuelle (ALPHA)"
    assert english["members/bi-alpha"].description.startswith("A mutual of farmers. ")
    assert french["members/bi-alpha"].description.startswith("Une mutuelle de paysans. ")
    assert "youth organisation, Burundi" in english["members/bi-beta"].description
    assert english["countries/bi"].title == "Burundi"
    assert english["countries/bi"].description.startswith("2 organisations in Burundi belong to SMALL")
    assert english["countries/np"].description.startswith("1 organisation in Nepal belongs")
    assert english["networks/africa-net"].title == "Réseau Afrique (RA)"


def test_two_organisations_of_one_name_have_two_titles(small: Renderers, replace: Replace) -> None:
    replace("members.yml", "name: Gamma Union\n  acronym: GU", "name: Bêta Jeunes")
    pages = small()["en"].view.by_path
    assert pages["members/np-gamma"].title == "Bêta Jeunes, Nepal"
    assert pages["members/bi-beta"].title == "Bêta Jeunes, Burundi"


def test_a_page_without_translation_is_the_original(small: Renderers, small_root: Path) -> None:
    (small_root / "docs/fr/privacy.md").unlink()
    page = small()["fr"].view.by_path["privacy"]
    assert (page.language, page.content_language, page.translated) == ("fr", "en", False)
    assert page.title == "Privacy"
    assert small()["fr"].view.by_path["about"].translated


@pytest.mark.parametrize(
    ("address", "base"),
    [("", "/campaign/"), ("https://small.example/", "/"), ("https://small.example/a/b/", "/a/b/")],
    ids=["sub-path", "root", "deep"],
)
def test_addresses(small: Renderers, address: str, base: str) -> None:
    english, french = small(address)["en"], small(address)["fr"]
    assert english.view.url() == base
    assert french.view.url() == f"{base}fr/"
    assert english.view.url("members/bi-alpha") == english.view.url("/members/bi-alpha/") == f"{base}members/bi-alpha/"
    assert french.view.url("figures#gap") == french.view.url("/figures/#gap") == f"{base}fr/figures/#gap"
    assert french.view.url("data/members.csv") == f"{base}fr/data/members.csv"
    assert french.view.url("about", "en") == f"{base}about/"
    assert french.view.url("about", absolute=True) == f"https://small.example{base}fr/about/"
    assert english.view.asset("css/site.css").startswith(f"{base}assets/css/site.css?v=")


def test_an_address_without_its_last_slash_does_no_harm(small: Renderers, replace: Replace) -> None:
    replace("data/site.yml", "https://small.example/campaign/", "https://small.example/campaign")
    assert small()["fr"].view.url("about", absolute=True) == "https://small.example/campaign/fr/about/"


EDITOR = "editor: {forge: github, repository: https://forge.example/small/site}\n"


def test_without_a_forge_no_page_has_a_link_to_correct_its_entry(small: Renderers, replace: Replace) -> None:
    member = small()["en"].view.records.members["np-gamma"]
    assert MemberCalls(small()["en"].view).correction_link(member) is not None
    replace("data/site.yml", EDITOR, "")
    english = small()["en"]
    assert MemberCalls(english.view).correction_link(member) is None
    html = english.document(english.view.by_path["members/np-gamma"])
    assert "forge.example" not in html and "Correct this entry" not in html


@pytest.mark.parametrize(
    ("contact", "wanted"),
    [
        ("", None),
        ("contact: {general: {telephone: +32 2 123 45 67}}\n", None),
        (
            "contact: {general: {mail: all@small.example}}\n",
            "mailto:all@small.example?subject=Gamma%20Union&amp;body=https",
        ),
        (
            "contact: {general: {mail: a@b.example}, corrections: {form: https://small.example/f}}\n",
            "https://small.example/f",
        ),
    ],
)
def test_a_correction_goes_by_the_contact_that_is_named(
    small: Renderers, replace: Replace, contact: str, wanted: str | None
) -> None:
    replace("data/site.yml", EDITOR, contact)
    english = small()["en"]
    html = english.document(english.view.by_path["members/np-gamma"])
    asked = html.partition("Do you know this organisation?")[2].partition("</p>")[0]
    assert (
        f'href="{wanted}' in asked
        if wanted
        else (("#corrections" in asked and "Gamma%20Union" in asked) or not english.view.has_page("contact"))
    )


def test_networks_link_only_to_countries_that_have_a_page(small: Renderers, replace: Replace) -> None:
    replace("data/networks.yml", "countries: [BI]", "countries: [BI, NE]")
    english = small()["en"]
    for path in ("networks/africa-net", "countries/bi", "network/africa", "network", ""):
        html = english.document(english.view.by_path[path])
        assert "countries/ne/" not in html, path


def test_order_of_lists_knows_no_accents(small: Renderers) -> None:
    english = small()["en"]
    assert [m.id for m in MemberCalls(english.view).by_name(english.view.records.members.values())] == [
        "bi-alpha", "bi-beta", "be-coord", "strategic-delta", "np-gamma",
    ]  # fmt: skip
    assert small()["fr"].view.country_names(["NP", "BI", "BE"]) == ["Belgique", "Burundi", "Népal"]
