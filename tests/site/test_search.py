"""The search, in a browser."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect
from visits import EACH_KIND, EACH_LANGUAGE, address_of, path_of, visiting

# A word of the language, the same without its accents, and an address that it must find.
WORDS = {
    "en": ("domestic workers", "domestic workers", "case-studies/peru-domestic-workers"),
    "fr": ("sécurité sociale", "securite sociale", "case-studies/nepal-social-security-act"),
    "es": ("protección social", "proteccion social", "themes/human-right"),
    "nl": ("België", "Belgie", "countries/be"),
}


def number(text: str) -> int:
    """The number in a sentence."""
    return int(re.search(r"\d+", text)[0])


def status(page):
    """The element that tells screen readers how many pages were found."""
    return page.get_by_role("status")


def settled(page, query: str) -> int:
    """Search and wait for the announced number of pages."""
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    expect(status(page)).to_contain_text(re.compile(r"\d"))
    return number(status(page).inner_text())


def found(page) -> list[str]:
    """The addresses of the results."""
    return [a.get_attribute("href") for a in page.locator("#search-results a").all()]


@EACH_LANGUAGE
def test_search_keeps_to_its_language(browser, built_site, host, language):
    """A name and a word of the language find pages of that language only; the number is announced."""
    word, _, expected = WORDS[language]
    own = {page.url for page in built_site.of(language)}
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "search", language))
        for query, wanted in (("PPSOGUI", "case-studies/guinea-ppsogui"), (word, expected)):
            count = settled(page, query)
            results = found(page)
            assert len(results) == count, f"{count} announced, {len(results)} shown"
            assert set(results) <= own, f"“{query}” finds {sorted(set(results) - own)}"
            assert built_site.url(language, wanted) in results, f"“{query}” does not find {wanted}: {results[:10]}"
        assert len([u for u in visit.requests if "search.json" in u]) == 1, "the index is loaded more than once"
        assert [u for u in visit.requests if u.endswith("search.json")] == [
            host.origin + built_site.url(language, "")[:-1] + "/search.json"
        ]
        page.locator("#search-results a").first.click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert not visit.trouble and not visit.elsewhere(host.origin), visit.trouble + visit.elsewhere(host.origin)


@EACH_LANGUAGE
def test_accents_and_case_do_not_matter(browser, built_site, host, language):
    """With or without accents, in small or large letters, the same is found."""
    word, bare, _ = WORDS[language]
    with visiting(browser) as visit:
        page = visit.page
        results = []
        for query in (word, bare, bare.upper()):
            page.goto(address_of(built_site, host, "search", language))
            settled(page, query)
            results.append(found(page))
        assert results[0] and results[0] == results[1] == results[2]


@EACH_LANGUAGE
def test_a_search_has_an_address(browser, built_site, host, language):
    """``?q=`` searches at once; typing changes it; the form works as a link to share."""
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "search", language) + "?q=agakura")
        expect(page.get_by_role("searchbox")).to_have_value("agakura")
        expect(page.locator("#search-results a").first).to_have_attribute(
            "href", built_site.url(language, "members/bi-agakura")
        )
        page.get_by_role("searchbox").fill("PPSOGUI & co")
        expect(page).to_have_url(re.compile(r"\?q=PPSOGUI%20%26%20co$"))
        page.get_by_role("searchbox").fill("")
        expect(page.locator("#search-results li")).to_have_count(0)
        expect(status(page)).to_have_text("")


@EACH_LANGUAGE
def test_nothing_found_and_one_found(browser, built_site, host, language):
    """Both are said in words of the language."""
    index = json.loads((built_site.folder / f"{built_site.prefix(language)}search.json").read_text(encoding="utf-8"))
    assert index
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "search", language))
        form = page.locator("form.search")
        page.get_by_role("searchbox").fill("qqxzqqxz")
        expect(status(page)).to_have_text(form.get_attribute("data-none"))
        expect(page.locator("#search-results li")).to_have_count(0)
        count = settled(page, "PPSOGUI")
        sentence = (
            form.get_attribute("data-one") if count == 1 else form.get_attribute("data-many").replace("{n}", str(count))
        )
        expect(status(page)).to_have_text(sentence)


@EACH_LANGUAGE
def test_search_that_cannot_load(browser, built_site, host, language):
    """The page says so, the lists stay, and the next try may work."""
    with visiting(browser) as visit:
        page = visit.page
        page.route("**/search.json", lambda route: route.abort())
        page.goto(address_of(built_site, host, "search", language))
        page.get_by_role("searchbox").fill("PPSOGUI")
        expect(status(page)).to_have_text(page.locator("form.search").get_attribute("data-failed"))
        expect(page.locator(f"main .tags a[href='{built_site.url(language, 'members')}']")).to_be_visible()
        page.unroute("**/search.json")
        assert settled(page, "PPSOGUI") > 0


@pytest.mark.xdist_group("browser-1")
def test_a_moved_site_works(browser, moved_site, moved_host):
    """Below a folder of another host: search, menu, error page and languages."""
    with visiting(browser) as visit:
        page = visit.page
        page.goto(moved_host.origin + moved_site.url("nl", "search"))
        settled(page, "PPSOGUI")
        assert found(page) and all(address.startswith("/camp/x/nl/") for address in found(page))
        page.locator("#menu a").first.click()
        page.wait_for_url(moved_host.origin + "/camp/x/nl/campaigns/")
        page.locator("header .languages a[hreflang=fr]").click()
        page.wait_for_url(moved_host.origin + "/camp/x/fr/campaigns/")
        assert not visit.trouble, visit.trouble
        page.goto(moved_host.origin + moved_site.url("es", "nada/de/nada"))
        expect(page.locator("html")).to_have_attribute("lang", "es")
        assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", "the error page has lost its style"


@EACH_LANGUAGE
@EACH_KIND
def test_without_script(browser, built_site, host, kind, language):
    """Every kind of page shows its text, its menu and its languages; the search page leads to lists."""
    path = path_of(built_site, kind)
    with visiting(browser, java_script_enabled=False) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, kind, language))
        expect(page.locator("h1")).to_be_visible()
        assert len(page.locator("main").inner_text().split()) > (
            20 if kind in ("search", "not-found", "contact") else 60
        )
        expect(page.locator("#menu a").first).to_be_visible()
        if kind == "search":
            expect(page.locator("main noscript p")).to_be_visible()
            for target in ("members", "network", "case-studies", "themes", "figures"):
                expect(page.locator(f"main a[href='{built_site.url(language, target)}']")).to_be_visible()
        other = "es" if language != "es" else "nl"
        page.locator("header .languages").locator(f"a[hreflang={other}]").click()
        page.wait_for_url(host.origin + built_site.url(other, "404.html" if kind == "not-found" else path))
        expect(page.locator("html")).to_have_attribute("lang", other)
        assert not visit.trouble, visit.trouble
