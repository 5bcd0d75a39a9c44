"""The search, in a browser."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter

import pytest
from built import BuiltSite
from playwright.sync_api import Browser, Locator, Page, Route, expect
from static_host import StaticHost
from visits import EACH_SITE, EACH_TONGUE, address_of, visiting

STEP = 13  # results that are shown at once
NOBODY = "qqxzqqxz"
ACCENTED = re.compile(r"[^\W\d_]*[àáâãçèéêëìíîïñòóôõùúûü][^\W\d_]*")


def bare(text: str) -> str:
    """A text without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def index(site: BuiltSite, language: str) -> list[dict[str, str]]:
    """What the search of a language knows."""
    found: list[dict[str, str]] = json.loads(site.text(f"{site.prefix(language)}search.json"))["pages"]
    return [entry for entry in found if "#" not in entry["u"]]


def status(page: Page) -> Locator:
    """The element that tells screen readers how many pages were found."""
    return page.get_by_role("status")


def settled(page: Page, query: str) -> int:
    """Search and wait for the announced number of pages."""
    form = page.locator("form.search")
    page.get_by_role("searchbox").fill("")
    expect(status(page)).to_have_text("")
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    said = [form.get_attribute(f"data-{name}") for name in ("zero", "one", "two", "few", "many", "other")]
    forms = "|".join(re.escape(words).replace(re.escape("{n}"), r"\d+") for words in said if words)
    expect(status(page)).to_have_text(re.compile(f"^({forms})$"))
    found = re.search(r"\d+", status(page).inner_text())
    return int(found[0]) if found else 1


def found(page: Page) -> list[str]:
    """The addresses of the results."""
    addresses: list[str] = page.locator("#search-results li > a").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    return addresses


@EACH_TONGUE
def test_search_keeps_to_its_language(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """A name and a title find pages of their language only; the number is announced; accents and case do not matter."""
    entries, own = index(site, language), {page.url for page in site.of(language)}
    member = site.records("members.yml")[0]
    titled = max(
        entries, key=lambda entry: (len(entry["t"].split()) < 6, len(ACCENTED.findall(entry["t"])), entry["u"])
    )
    with visiting(browser) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["search"], language))
        for query, wanted in (
            (member["name"], site.url(language, f"members/{member['id']}")),
            (titled["t"], titled["u"]),
            (bare(titled["t"]), titled["u"]),
            (bare(titled["t"]).upper(), titled["u"]),
        ):
            count, results = settled(page, query), found(page)
            assert len(results) == min(count, STEP), f"{count} announced, {len(results)} shown"
            assert {address.partition("#")[0] for address in results} <= own, (
                f"“{query}” finds {sorted(set(results) - own)}"
            )
            assert wanted in results, f"“{query}” does not find {wanted}: {results[:10]}"
        file = f"{site_host.origin}{site.base}{site.prefix(language)}search.json"
        assert [u for u in visit.requests if "search.json" in u] == [file], "another index, or more than once"
        page.locator("#search-results a").first.click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        visit.quiet(site_host.origin)


@EACH_SITE
def test_a_search_has_an_address(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """``?q=`` searches at once; typing changes it; the form works as a link to share."""
    member = site.records("members.yml")[0]
    with visiting(browser) as visit:
        page = visit.page
        visit.go(f"{address_of(site_host, site.kinds['search'], language)}?q={member['name']}")
        expect(page.get_by_role("searchbox")).to_have_value(member["name"])
        expect(page.locator("#search-results a").first).to_be_visible()
        assert site.url(language, f"members/{member['id']}") in found(page)
        page.get_by_role("searchbox").fill("One & co")
        expect(page).to_have_url(re.compile(r"\?q=One%20%26%20co$"))
        page.get_by_role("searchbox").fill("")
        expect(page.locator("#search-results li")).to_have_count(0)
        expect(status(page)).to_have_text("")


@EACH_TONGUE
def test_nothing_found_and_not_loaded(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """Both are said in words of the language; the lists stay, and the next try may work."""
    with visiting(browser) as visit:
        page = visit.page
        page.route("**/search.json", lambda route: route.abort())
        visit.go(address_of(site_host, site.kinds["search"], language))
        form = page.locator("form.search")
        page.get_by_role("searchbox").fill(site.records("members.yml")[0]["name"])
        expect(status(page)).to_have_text(form.get_attribute("data-failed") or "?")
        expect(page.locator(f"main .search__doors a[href='{site.url(language, 'members')}']")).to_be_visible()
        page.unroute("**/search.json")
        assert settled(page, site.records("members.yml")[0]["name"]) > 0
        page.get_by_role("searchbox").fill(NOBODY)
        expect(status(page)).to_have_text(form.get_attribute("data-none") or "?")
        expect(page.locator("#search-results li")).to_have_count(0)


@EACH_SITE
def test_what_was_typed_before_the_script_came_is_searched_for(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """On a slow line it comes late; the words stay, and are found without another key."""
    words = index(site, language)[0]["t"]
    with visiting(browser) as visit:
        page, held = visit.page, list[Route]()
        page.route(re.compile(r"/js/search\.js"), lambda route: held.append(route))
        page.goto(address_of(site_host, site.kinds["search"], language), wait_until="commit")
        page.get_by_role("searchbox").fill(words)
        while not held:
            page.wait_for_timeout(20)
        held[0].continue_()
        expect(page.locator("#search-results a").first).to_be_visible()
        expect(page.get_by_role("searchbox")).to_have_value(words)


@EACH_SITE
def test_the_search_by_keyboard(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """Nothing is loaded before the first letter; Tab goes past the button, and the choice of a kind where there is one, to the first result, Enter opens it."""
    with visiting(browser) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["search"], language))
        page.locator("#q").focus()
        page.wait_for_load_state("networkidle")
        assert not [u for u in visit.requests if "search.json" in u or "vendor" in u]
        page.keyboard.type(site.records("members.yml")[0]["name"])
        first = page.locator("#search-results a").first
        expect(first).to_be_visible()
        expect(page).to_have_url(re.compile(r"\?q="))
        for _ in range(3 if page.locator(".search__kinds").is_visible() else 2):
            page.keyboard.press("Tab")
        expect(first).to_be_focused()
        target = first.get_attribute("href") or ""
        page.keyboard.press("Enter")
        page.wait_for_url(site_host.origin + target)


@EACH_SITE
def test_more_results_are_shown_on_request(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """Each press shows the next ones and leads to the first of them; the button leaves with the last."""
    with visiting(browser) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["search"], language))
        words = (word for entry in index(site, language) for word in entry["t"].split() if len(word) > 4)
        query = Counter(filter(str.isalpha, words)).most_common(1)[0][0]
        count, more = settled(page, query), page.locator(".search__more")
        shown = min(count, STEP)
        while shown < count:
            more.click()
            expect(page.locator("#search-results li").nth(shown).locator("a")).to_be_focused()
            shown = min(count, shown + STEP)
            assert len(found(page)) == shown
        expect(more).to_be_hidden()


@EACH_SITE
def test_a_country_leads_to_what_is_wanted_there_and_a_kind_can_be_chosen(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """The best result stands out; the number beside a kind is how many there are of it, and the address keeps the choice."""
    entries = index(site, language)
    country = next(entry for entry in entries if entry.get("k") == "countries")
    with visiting(browser) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["search"], language))
        count = settled(page, country["t"])
        best = page.locator("#search-results .search__best")
        assert best.locator("> a").get_attribute("href") == country["u"]
        ways = best.locator(".button").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert f"{country['u']}#members" in ways and {way.partition("#")[0] for way in ways} <= {
            e["u"] for e in entries
        }
        choice = page.locator(".search__kinds label:visible").nth(1)
        many = int((re.search(r"\((\d+)\)$", choice.inner_text()) or ["", "0"])[1])
        choice.click()
        expect(page.locator(".search__best")).to_have_count(0)
        expect(page.locator("#search-results li")).to_have_count(min(many, STEP))
        assert 0 < many <= count
        chosen = choice.locator("input").get_attribute("value")
        expect(page).to_have_url(re.compile(rf"&kind={chosen}$"))
        page.reload()
        expect(page.locator("#search-results li")).to_have_count(min(many, STEP))
        visit.quiet(site_host.origin)


@pytest.mark.parametrize(("text", "plain"), [("Société", "Societe"), ("São", "Sao")])
def test_bare(text: str, plain: str) -> None:
    assert bare(text) == plain
