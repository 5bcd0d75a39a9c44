"""The list of pages of a language: which there are, what stands above each, and where each is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from common import LANGUAGES, Renderers, Replace, Write

from campaign.pages import MEMBER_ENDINGS, all_paths, kind_of, with_ending
from campaign.pages.render import Renderer
from campaign.rules import checked


def test_every_language_has_the_same_addresses(real_renderers: dict[str, Renderer]) -> None:
    addresses = {language: [page.path for page in r.pages] for language, r in real_renderers.items()}
    assert list(addresses) == list(LANGUAGES)
    assert all(found == addresses["en"] == sorted(set(found)) for found in addresses.values())


def test_small_site_has_these_pages(small: Renderers) -> None:
    data = [
        "countries/be",
        "countries/bi",
        "countries/np",
        "members/bi-beta",
        "members/strategic-delta",
        "networks/bi-net",
        "newsletter/2020-q4",
        "newsletter/2021-q1",
    ]
    prose = ["", "about", "case-studies/burundi-story", "members", "network/africa", "search", "themes/health"]
    prose += ["campaigns/floor", "news/2020-11-mutual-opens", "events", "resources"]
    english = small()["en"]
    assert set(data + prose) <= set(english.by_path)
    assert len(english.pages) == 31 + 3 + 5 + 4 + 2  # texts, countries, members, networks, issues
    assert {page.path for page in english.pages} == all_paths(english.site, english.content.prose)


@pytest.mark.parametrize(
    ("path", "kind", "trail"),
    [
        ("", "home", ()),
        ("about", "about", ("",)),
        ("privacy", "prose", ("",)),
        ("themes", "themes", ("",)),
        ("themes/health", "theme", ("", "themes")),
        ("case-studies/burundi-story", "case-study", ("", "case-studies")),
        ("standards/c102", "standard", ("", "standards")),
        ("campaigns/floor", "campaign", ("", "campaigns")),
        ("news/2020-11-mutual-opens", "news-item", ("", "news")),
        ("newsletter/2021-q1", "newsletter-issue", ("", "newsletter")),
        ("network/africa", "continent", ("", "network")),
        ("countries/bi", "country", ("", "network", "network/africa")),
        ("members/bi-alpha", "member", ("", "network", "network/africa", "countries/bi")),
        ("members/strategic-delta", "member", ("", "members")),
        ("networks/africa-net", "one-network", ("", "network", "network/africa")),
        ("networks/bi-net", "one-network", ("", "network", "network/africa", "countries/bi")),
    ],
)
def test_page_has_its_kind_and_the_pages_above_it(small: Renderers, path: str, kind: str, trail: tuple) -> None:
    renderer = small()["fr"]
    page = renderer.by_path[path]
    assert (page.kind, page.trail) == (kind, trail)
    assert all(above in renderer.by_path for above in trail)


def test_a_text_anywhere_else_is_a_plain_page() -> None:
    assert kind_of("join") == kind_of("a/b/c") == kind_of("themes-of-old") == "prose"


def test_every_trail_of_the_real_site_exists(real_renderers: dict[str, Renderer]) -> None:
    for renderer in real_renderers.values():
        for page in renderer.pages:
            assert [above for above in page.trail if above not in renderer.by_path] == [], page.path


def test_titles_and_descriptions_come_from_data_and_texts(small: Renderers) -> None:
    english, french = small()["en"].by_path, small()["fr"].by_path
    assert (english["about"].title, french["about"].title) == ("About", "À propos")
    assert english["members/bi-alpha"].title == "Alpha Mutuelle (ALPHA)"
    assert english["members/bi-alpha"].description.startswith("A mutual of farmers. ")
    assert french["members/bi-alpha"].description.startswith("Une mutuelle de paysans. ")
    assert "youth organisation, Burundi" in english["members/bi-beta"].description
    assert english["countries/bi"].title == "Burundi"
    assert english["countries/bi"].description.startswith("2 organisations in Burundi fight")
    assert english["countries/np"].description.startswith("1 organisation in Nepal fights")
    assert english["networks/africa-net"].title == "Réseau Afrique (RA)"


def test_two_organisations_of_one_name_have_two_titles(small: Renderers, replace: Replace) -> None:
    replace("members.yml", "name: Gamma Union\n  acronym: GU", "name: Bêta Jeunes")
    pages = small()["en"].by_path
    assert pages["members/np-gamma"].title == "Bêta Jeunes, Nepal"
    assert pages["members/bi-beta"].title == "Bêta Jeunes, Burundi"


def test_a_page_without_translation_is_the_original(small: Renderers, small_root: Path) -> None:
    (small_root / "docs/fr/privacy.md").unlink()
    page = small()["fr"].by_path["privacy"]
    assert (page.language, page.content_language, page.translated) == ("fr", "en", False)
    assert page.title == "Privacy"
    assert small()["fr"].by_path["about"].translated


@pytest.mark.parametrize(
    ("address", "base"),
    [("", "/campaign/"), ("https://small.example/", "/"), ("https://small.example/a/b/", "/a/b/")],
    ids=["sub-path", "root", "deep"],
)
def test_addresses(small: Renderers, address: str, base: str) -> None:
    english, french = small(address)["en"], small(address)["fr"]
    assert english.url() == base
    assert french.url() == f"{base}fr/"
    assert english.url("members/bi-alpha") == english.url("/members/bi-alpha/") == f"{base}members/bi-alpha/"
    assert french.url("figures#gap") == french.url("/figures/#gap") == f"{base}fr/figures/#gap"
    assert french.url("data/members.csv") == f"{base}fr/data/members.csv"
    assert french.url("about", "en") == f"{base}about/"
    assert french.url("about", absolute=True) == f"https://small.example{base}fr/about/"
    assert english.asset("css/site.css").startswith(f"{base}assets/css/site.css?v=")


def test_an_address_without_its_last_slash_does_no_harm(small: Renderers, replace: Replace) -> None:
    replace("data/site.yml", "https://small.example/campaign/", "https://small.example/campaign")
    assert small()["fr"].url("about", absolute=True) == "https://small.example/campaign/fr/about/"


def test_correction_link_leads_to_the_line_of_the_entry(small: Renderers, replace: Replace) -> None:
    english = small()["en"]
    assert english.correction_link(english.site.members["np-gamma"]) == "https://forge.example/members.yml#L24"
    replace("data/site.yml", "edit_link: https://forge.example/{file}#L{line}\n", "")
    assert small()["en"].correction_link(english.site.members["np-gamma"]) is None


def test_a_member_of_a_new_country_is_listed_or_a_problem(small_root: Path, write: Write, small: Renderers) -> None:
    """A country that no continental network names must not make a member vanish from the directory."""
    entry = "- id: ke-new\n  name: Newcomer\n  country: KE\n  kind: ngo\n  sources: [{document: report-2020}]\n"
    write("members.yml", (small_root / "members.yml").read_text(encoding="utf-8") + "\n" + entry)
    if not checked(small_root).broken:
        english = small()["en"]
        assert "Newcomer" in english.document(english.by_path["members"])


def test_a_national_network_outside_its_continental_one_is_shown_or_a_problem(
    small_root: Path, replace: Replace, small: Renderers
) -> None:
    replace("data/networks.yml", "country: BI\n  parent: africa-net", "country: KE\n  parent: africa-net")
    replace("members.yml", "  networks: [bi-net]\n", "")
    if not checked(small_root).broken:
        english = small()["en"]
        assert "Plateforme Burundi" in english.document(english.by_path["networks/bi-net"])


def test_networks_link_only_to_countries_that_have_a_page(small: Renderers, replace: Replace) -> None:
    replace("data/networks.yml", "countries: [BI]", "countries: [BI, NE]")
    english = small()["en"]
    for path in ("networks/africa-net", "countries/bi", "network/africa", "network", ""):
        html = english.document(english.by_path[path])
        assert "countries/ne/" not in html, path


def test_order_of_lists_knows_no_accents(small: Renderers) -> None:
    english = small()["en"]
    assert [m.id for m in english.by_name(english.site.members.values())] == [
        "bi-alpha", "bi-beta", "be-coord", "strategic-delta", "np-gamma",
    ]  # fmt: skip
    assert small()["fr"].countries_by_name(["NP", "BI", "BE"]) == ["Belgique", "Burundi", "Népal"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("length", range(24, 121))
def test_a_short_description_finds_an_ending(real_renderers: dict[str, Renderer], language: str, length: int) -> None:
    """Whatever an entry says in a line or two, a search engine has 120 to 155 signs to print."""
    endings = [real_renderers[language].text.gettext(ending) for ending in MEMBER_ENDINGS]
    words = "x" * length
    longer = with_ending(words, endings)
    assert 120 <= len(longer) <= 155 and longer.startswith(words)
    assert (longer == words) == (length >= 120)


def test_a_description_that_no_ending_fits_gets_the_longest() -> None:
    assert with_ending("x", ["one.", "three."]) == "x three."
