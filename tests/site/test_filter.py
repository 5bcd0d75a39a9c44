"""The filter of the lists of members and documents, in a browser."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from built import BuiltSite, several
from playwright.sync_api import Browser, Page, Route, expect
from static_host import StaticHost
from visits import EACH_SITE, EACH_TONGUE, FONTS, Visit, address_of, visiting
from walk.lists import offered

EACH_LIST = pytest.mark.parametrize("kind", ["members", "resources"])
# The items that can be seen, and the groups that can be seen although none of their items can.
SHOWN = "() => [...document.querySelectorAll('[data-item]')].filter(e => e.checkVisibility()).map(e => e.dataset.item)"
EMPTY = """() => [...document.querySelectorAll('[data-group]')].filter(
  g => g.checkVisibility() && ![...g.querySelectorAll('[data-item]')].some(e => e.checkVisibility())).length"""
# The items, with what stands folded away below a heading that can be seen: where nobody asks for anything.
THERE = """() => [...document.querySelectorAll('[data-item]')].filter(
  e => e.checkVisibility() || e.closest('details')?.checkVisibility()).map(e => e.dataset.item)"""
REST = "//details[contains(@class, 'in-part')]//*[@data-item]"
# Whether a heading stands where a jump should lead, or as near as the end of the page allows.
LANDED = """id => { const root = document.documentElement, top = document.getElementById(id).getBoundingClientRect().top;
  const off = top - (parseFloat(getComputedStyle(root).scrollPaddingTop) || 0);
  return Math.abs(off) <= 20 || off > 0 && root.scrollHeight - scrollY - innerHeight < 2; }"""
Choices = dict[str, dict[str, set[str]]]  # {id: {name of the choice: values}}


def shown(page: Page) -> set[str]:
    """The ids of the records that can be seen."""
    return set(page.evaluate(SHOWN))


def listed(page: Page) -> set[str]:
    """The ids of the records that can be seen or unfolded."""
    return set(page.evaluate(THERE))


def said(page: Page) -> str:
    """What screen readers are told."""
    return page.get_by_role("status").inner_text()


def plain(text: str) -> str:
    """A text without accents and capitals, as readers type it."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def opened(visit: Visit, site: BuiltSite, host: StaticHost, kind: str, language: str, query: str = "") -> Page:
    """The page of a list, opened; skips where the network has no such list."""
    if kind not in site.kinds:
        pytest.skip(f"the network has no {kind}")
    visit.go(address_of(host, site.kinds[kind], language) + query)
    return visit.page


def choices(site: BuiltSite, kind: str) -> Choices:
    """What a choice must find, worked out from the data files alone."""
    if kind == "resources":
        return {
            r["id"]: {
                "kind": {r["kind"]},
                "theme": set(several(r, "themes")),
                "language": set(several(r, "languages")),
                "country": set(several(r, "countries")),
                "year": {r["year"][-4:]} if r.get("year") else set(),
            }
            for r in offered(site)
        }
    networks = {n["id"]: n for n in site.records("data/networks.yml")}
    continents = {c: n["continent"] for n in networks.values() for c in several(n, "countries") if "continent" in n}
    found = {}
    for member in site.records("members.yml"):
        country = member.get("country")
        own = (
            {continents.get(country)}
            if country
            else {networks[n].get("continent") for n in several(member, "networks")}
        )
        found[member["id"]] = {
            "kind": {member["kind"]},
            "theme": set(several(member, "themes")),
            "country": {country} if country else set(),
            "continent": {continent for continent in own if continent},
        }
    return found


@EACH_SITE
@EACH_LIST
def test_each_choice_shows_what_has_it(
    browser: Browser, site: BuiltSite, site_host: StaticHost, kind: str, language: str
) -> None:
    """Every value of every choice: exactly the records that the data gives it; no value of the data is missing."""
    data = choices(site, kind)
    with visiting(browser) as visit:
        page = opened(visit, site, site_host, kind, language)
        expect(page.locator("form.filter")).to_be_visible()
        assert listed(page) == set(data)
        names = page.locator("form.filter select").evaluate_all("all => all.map(s => s.name)")
        assert set(names) == set(next(iter(data.values())))
        for name in names:
            select = page.locator(f"#filter-{name}")
            values = select.locator("option").evaluate_all("all => all.map(o => o.value).filter(Boolean)")
            assert len(set(values)) == len(values)
            used = {v for record in data.values() for v in record[name]}
            assert used <= set(values), f"nobody can choose {used - set(values)}"
            for value in values:
                select.select_option(value)
                expected = {id for id, record in data.items() if value in record[name]}
                assert shown(page) == expected, f"{name}={value}"
                assert page.evaluate(EMPTY) == 0, f"{name}={value} leaves a heading without entries"
            select.select_option("")
            assert listed(page) == set(data), "the first choice shows all"
            value = min(used, default="")
            if value and (words := plain(select.locator(f'option[value="{value}"]').inner_text())).strip():
                page.locator("#filter-q").fill(words)
                expected = {id for id, record in data.items() if value in record[name]}
                assert expected <= shown(page), f"“{words}” can be chosen and is not found"
                page.locator("#filter-q").fill("")
        visit.quiet(site_host.origin)


@EACH_TONGUE
@EACH_LIST
def test_the_state_stands_in_the_address(
    browser: Browser, site: BuiltSite, site_host: StaticHost, kind: str, language: str
) -> None:
    """Two choices narrow the list; the count is announced; the address restores them, words too; reset shows all."""
    data = choices(site, kind)
    second = {"members": "country", "resources": "language"}[kind]
    with visiting(browser) as visit:
        page = opened(visit, site, site_host, kind, language)
        one, other = next((k, o) for r in data.values() for k in r["kind"] for o in sorted(r[second]))
        expected = {id for id, r in data.items() if one in r["kind"] and other in r[second]}
        form = page.locator("form.filter")
        words = [form.get_attribute(f"data-{name}") or "?" for name in ("none", "one", "other")]
        sentence = (words[1] if len(expected) == 1 else words[2]).replace("{n}", str(len(expected)))
        page.locator("#filter-kind").select_option(one)
        page.locator(f"#filter-{second}").select_option(other)
        assert shown(page) == expected and said(page) == sentence
        expect(page).to_have_url(re.compile(rf"\?(kind={one}&{second}={other}|{second}={other}&kind={one})$"))
        page.reload()
        expect(page.locator("#filter-kind")).to_have_value(one)
        expect(page.locator(f"#filter-{second}")).to_have_value(other)
        assert shown(page) == expected and said(page) == sentence
        page.locator("#filter-q").fill("été & œuvre")
        expect(page).to_have_url(re.compile(r"q=%C3%A9t%C3%A9\+%26\+%C5%93uvre"))
        page.reload()
        expect(page.locator("#filter-q")).to_have_value("été & œuvre")
        page.locator("[data-action=reset]").click()
        expect(page.locator("#filter-q")).to_be_focused()
        expect(page.locator("#filter-q")).to_have_value("")
        expect(page).to_have_url(site_host.origin + site.url(language, kind))
        assert listed(page) == set(data)


@EACH_SITE
@EACH_LIST
def test_what_fits_one_or_nothing_is_said(
    browser: Browser, site: BuiltSite, site_host: StaticHost, kind: str, language: str
) -> None:
    """One is no plural; nothing is a sentence that says what to do; an address nobody made shows the whole list."""
    data = choices(site, kind)
    with visiting(browser) as visit:
        page = opened(visit, site, site_host, kind, language)
        form = page.locator("form.filter")
        page.locator("#filter-q").fill("qqxzqqxz")
        assert shown(page) == set() and page.evaluate(EMPTY) == 0
        assert said(page) == form.get_attribute("data-none")
        single = next(
            (n, v) for r in data.values() for n in r for v in r[n] if sum(v in o[n] for o in data.values()) == 1
        )
        page = opened(visit, site, site_host, kind, language, f"?{single[0]}={single[1]}")
        assert len(shown(page)) == 1 and said(page) == (form.get_attribute("data-one") or "").replace("{n}", "1")
        page = opened(visit, site, site_host, kind, language, "?kind=no-such-kind&nonsense=1&q=")
        assert listed(page) == set(data)
        visit.quiet(site_host.origin)


@EACH_SITE
@EACH_LIST
def test_accents_and_case_do_not_matter(
    browser: Browser, site: BuiltSite, site_host: StaticHost, kind: str, language: str
) -> None:
    """“SOEURS” finds “Sœurs”, “guinee” finds “Guinée”; words may stand apart, and a part of a word is enough."""
    records = offered(site) if kind == "resources" else site.records("members.yml")
    names = {r["id"]: " ".join(r[f] for f in ("name", "title", "publisher") if f in r) for r in records}
    accented = {id: w for id, n in names.items() for w in re.findall(r"[^\W\d_]{4,}", n) if plain(w) != w.lower()}
    assert accented or kind == "resources", "no name has an accent: nothing is tried here"
    with visiting(browser) as visit:
        page = opened(visit, site, site_host, kind, language)
        for id, word in list(accented.items())[:12]:
            wanted = {i for i, n in names.items() if plain(word) in plain(n)}
            forms = (word, word.upper(), plain(word), unicodedata.normalize("NFD", word), f"  {plain(word)[:-1]} ")
            for typed in forms:
                page.locator("#filter-q").fill(typed)
                assert id in wanted <= shown(page), f"“{typed}” shows {sorted(shown(page))}"
        id, name = max(names.items(), key=lambda pair: len(pair[1].split()))
        first, last = re.findall(r"[^\W\d_]+", plain(name))[:: max(len(re.findall(r"[^\W\d_]+", plain(name))) - 1, 1)][
            :2
        ]
        page.locator("#filter-q").fill(f"{last} {first}")
        assert id in shown(page)


@EACH_SITE
def test_the_filter_by_keyboard(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """Tab reaches the field and each choice; typing and choosing narrow the list; the count says so."""
    with visiting(browser) as visit:
        page = opened(visit, site, site_host, "members", language)
        count = page.locator(".filter__count")
        expect(count).to_be_visible()
        everyone = count.inner_text()
        page.locator("#filter-q").focus()
        for name in page.locator("form.filter select").evaluate_all("all => all.map(s => s.name)"):
            page.keyboard.press("Tab")
            expect(page.locator(f"#filter-{name}")).to_be_focused()
        page.locator("#filter-kind").focus()
        page.keyboard.press("ArrowDown")
        expect(count).not_to_have_text(everyone)
        page.locator("#filter-kind").select_option("")
        expect(count).to_have_text(everyone)
        page.locator("#filter-q").focus()
        page.keyboard.type(site.records("members.yml")[0]["name"])
        expect(count).not_to_have_text(everyone)


@EACH_SITE
def test_countries_are_folded_until_somebody_asks(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """On a wide screen all stand open, say so, and can be closed."""
    with visiting(browser, 360) as visit:
        page = opened(visit, site, site_host, "members", language)
        expect(page.locator(".directory details[open]")).to_have_count(0)
        page.locator("#filter-kind").select_option(index=1)
        expect(page.locator(".directory details[open]")).not_to_have_count(0)
    with visiting(browser, 1280) as visit:
        page = opened(visit, site, site_host, "members", language)
        expect(page.locator(".directory details:not([open])")).to_have_count(0)
        page.locator("#filter-kind").select_option(index=1)
        page.locator("#filter-kind").select_option("")
        expect(page.locator(".directory details:not([open])")).to_have_count(0)
        first = page.locator(".directory details").first
        first.locator("summary").click()
        expect(first.locator("[data-item]").first).not_to_be_visible()


@EACH_SITE
def test_no_fold_says_how_many_more_there_were(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """On a phone the rest of a list is folded; of what a filter leaves, all is in sight, and the fold is there again without it."""
    folded = [
        page
        for page in site.pages
        if page.language == language and page.found("//form[contains(@class, 'filter')]") and page.found(REST)
    ]
    if not folded:
        pytest.skip("no list with a filter is long enough")
    with visiting(browser, 360) as visit:
        visit.go(address_of(site_host, folded[0]))
        more = visit.page.locator(".in-part:has([data-item]) > summary").first
        expect(more).to_be_visible()
        visit.page.locator("form.filter select").first.select_option(index=1)
        expect(more).to_be_hidden()
        visit.page.locator("form.filter select").first.select_option("")
        expect(more).to_be_visible()


@EACH_SITE
def test_jump_links_lead_to_their_place(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """Although what is far from the screen is not laid out or folded away, the heading stands right below the bar after the
    jump, and by address, on a phone too and where things move.
    """
    for width in (360, 1280):
        with visiting(browser, width, 740, reduced_motion="no-preference") as visit:
            page = opened(visit, site, site_host, "members", language)
            links = page.locator(".jump a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
            seen = page.locator(".jump a:visible").evaluate_all("all => all.map(a => a.getAttribute('href'))")
            assert len(links) > 2 and len(seen) > 2
            for link in (seen[-1], seen[1], seen[len(seen) // 2]):
                page.locator(f".jump a[href='{link}']").click()
                page.wait_for_function(LANDED, arg=link[1:], timeout=30000)
            page.goto("about:blank")
            page = opened(visit, site, site_host, "members", language, links[-2])
            page.wait_for_function(LANDED, arg=links[-2][1:], timeout=30000)


@EACH_TONGUE
def test_the_filtered_list_can_be_downloaded(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """The file holds the organisations that are shown, under the page's headings, with words and addresses of the language.

    It is loaded with the button and not before; where that fails, a sentence says so and no script breaks.
    """
    records = json.loads(site.text(f"{site.prefix(language)}data/members.json"))
    country = next(r["country"] for r in records if r["country"])
    with visiting(browser) as visit:
        page = opened(visit, site, site_host, "members", language, f"?country={country}")
        columns = dict(json.loads(page.locator("form.filter").get_attribute("data-columns") or "[]"))
        page.wait_for_load_state("networkidle")
        assert not [u for u in visit.requests if "/data/" in u]
        with page.expect_download() as download:
            page.locator("[data-action=download]").click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        expected = [r for r in records if r["country"] == country]
        assert [row[columns["url"]] for row in rows] == [r["url"] for r in expected]
        assert [row[columns["country_name"]] for row in rows] == [r["country_name"] for r in expected]
        assert shown(page) == {r["id"] for r in expected}
        page.route("**/members.json", lambda route: route.fulfill(status=404, body="nothing"))
        page.locator("[data-action=download]").click()
        expect(page.locator(".filter__count")).to_have_text(
            page.locator("form.filter").get_attribute("data-failed") or "?"
        )
        assert [t for t in visit.trouble if t.startswith("script error")] == []


@EACH_SITE
@EACH_LIST
def test_without_scripts_the_list_is_complete(
    browser: Browser, site: BuiltSite, site_host: StaticHost, kind: str, language: str
) -> None:
    """No filter is shown that would do nothing, and nobody is missing."""
    with visiting(browser, java_script_enabled=False) as visit:
        page = opened(visit, site, site_host, kind, language)
        expect(page.locator("form.filter")).to_be_hidden()
        folded = "all => all.filter(e => e.checkVisibility() || e.closest('details')).map(e => e.dataset.item)"
        assert set(page.locator("[data-item]").evaluate_all(folded)) == set(choices(site, kind))


@EACH_SITE
@EACH_LIST
def test_nothing_jumps_when_the_filter_comes(
    browser: Browser, site: BuiltSite, site_host: StaticHost, kind: str, language: str
) -> None:
    """On a slow line the script is late: what a reader has begun to read stays where it is."""
    top = "e => e.getBoundingClientRect().top"
    with visiting(browser, 360, 740) as visit:
        waiting: list[Route] = []
        visit.page.route(re.compile(r"/js/filter[^/]*\.js"), lambda route: waiting.append(route))
        if kind not in site.kinds:
            pytest.skip(f"the network has no {kind}")
        visit.page.goto(address_of(site_host, site.kinds[kind], language), wait_until="commit")
        form, below = visit.page.locator("form.filter"), visit.page.locator(".filter-bar + *")
        below.wait_for(state="attached")
        while not waiting or not visit.page.evaluate("() => document.fonts.size"):  # the styles are there, too
            visit.page.wait_for_timeout(50)
        visit.page.evaluate(FONTS)
        expect(form).to_be_hidden()
        before = below.evaluate(top)
        for route in waiting:
            route.continue_()
        expect(form).to_be_visible()
        assert abs(below.evaluate(top) - before) <= 2
