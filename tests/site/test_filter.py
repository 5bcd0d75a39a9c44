"""The filter of the lists of members and documents, in a browser."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from built import BuiltSite, read_yaml
from playwright.sync_api import expect
from visits import EACH_LANGUAGE, TWO_LANGUAGES, address_of, visiting

EACH_LIST = pytest.mark.parametrize("kind", ["members", "resources"])
# The items that can be seen, and the groups that can be seen although none of their items can.
SHOWN = (
    """() => [...document.querySelectorAll('[data-item]')].filter(e => e.checkVisibility()).map(e => e.dataset.item)"""
)
EMPTY = """() => [...document.querySelectorAll('[data-group]')].filter(
  g => g.checkVisibility() && ![...g.querySelectorAll('[data-item]')].some(e => e.checkVisibility())).length"""


def shown(page) -> set[str]:
    """The ids of the records that can be seen."""
    return set(page.evaluate(SHOWN))


def said(page) -> str:
    """What screen readers are told."""
    return page.get_by_role("status").inner_text()


def listed(value: Any) -> list[str]:
    """The values of a field."""
    return [value] if isinstance(value, str) else value or []


def plain(text: str) -> str:
    """A text without accents and capitals, as readers type it."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def records(site: BuiltSite, kind: str) -> dict[str, dict[str, set[str]]]:
    """What a choice must find: {id: {name of the choice: values}}, worked out from the data files alone."""
    if kind == "resources":
        return {
            r["id"]: {
                "kind": {r["kind"]},
                "theme": set(listed(r.get("themes"))),
                "language": set(listed(r.get("languages"))),
                "country": set(listed(r.get("countries"))),
                "year": {r["year"][-4:]} if r.get("year") else set(),
            }
            for r in read_yaml(site.sources / "data/resources.yml")
        }
    networks = {n["id"]: n for n in read_yaml(site.sources / "data/networks.yml")}
    continents = {c: n["continent"] for n in networks.values() for c in listed(n.get("countries")) if "continent" in n}
    found = {}
    for member in read_yaml(site.sources / "members.yml"):
        country = member.get("country")
        own = {continents[country]} if country else {networks[n].get("continent") for n in listed(member["networks"])}
        found[member["id"]] = {
            "kind": {member["kind"]},
            "theme": set(listed(member.get("themes"))),
            "country": {country} if country else set(),
            "continent": own - {None},
        }
    return found


def options(page, name: str) -> list[str]:
    """The values that a choice offers."""
    return page.locator(f"#filter-{name} option").evaluate_all("all => all.map(o => o.value).filter(Boolean)")


@EACH_LANGUAGE
@EACH_LIST
def test_each_choice_shows_what_has_it(browser, built_site, host, kind, language):
    """Every value of every choice: exactly the records that the data gives it; no value of the data is missing."""
    data = records(built_site, kind)
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, kind, language))
        expect(page.locator("form.filter")).to_be_visible()
        assert shown(page) == set(data)
        names = page.locator("form.filter select").evaluate_all("all => all.map(s => s.name)")
        assert set(names) == set(next(iter(data.values())))
        for name in names:
            values = options(page, name)
            assert len(set(values)) == len(values)
            used = {v for record in data.values() for v in record[name]}
            assert used <= set(values), f"nobody can choose {used - set(values)}"
            for value in values:
                page.locator(f"#filter-{name}").select_option(value)
                expected = {id for id, record in data.items() if value in record[name]}
                assert shown(page) == expected, f"{name}={value}"
                assert page.evaluate(EMPTY) == 0, f"{name}={value} leaves a heading without entries"
            page.locator(f"#filter-{name}").select_option("")
            assert shown(page) == set(data), "the first choice shows all"
        assert not visit.trouble and not visit.elsewhere(host.origin), visit.trouble + visit.elsewhere(host.origin)


@EACH_LANGUAGE
@EACH_LIST
def test_the_state_stands_in_the_address(browser, built_site, host, kind, language):
    """Two choices and a word narrow the list; the count is announced; the address restores them; reset shows all."""
    data = records(built_site, kind)
    second = {"members": "country", "resources": "language"}[kind]
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, kind, language))
        both = [(r["kind"], r[second]) for r in data.values() if r["kind"] and r[second]]
        one, other = next(
            (k, o) for (k,), others in both for o in others if sum(k in a and o in b for a, b in both) > 1
        )
        expected = {id for id, r in data.items() if one in r["kind"] and other in r[second]}
        page.locator("#filter-kind").select_option(one)
        page.locator(f"#filter-{second}").select_option(other)
        assert shown(page) == expected
        assert re.search(rf"\b{len(expected)}\b", said(page)), said(page)
        expect(page).to_have_url(re.compile(rf"\?(kind={one}&{second}={other}|{second}={other}&kind={one})$"))
        page.reload()
        expect(page.locator("#filter-kind")).to_have_value(one)
        expect(page.locator(f"#filter-{second}")).to_have_value(other)
        assert shown(page) == expected and re.search(rf"\b{len(expected)}\b", said(page))
        page.locator("#filter-q").fill("été & œuvre")
        expect(page).to_have_url(re.compile(r"q=%C3%A9t%C3%A9\+%26\+%C5%93uvre"))
        page.reload()
        expect(page.locator("#filter-q")).to_have_value("été & œuvre")
        page.locator("button[type=reset]").click()
        expect(page.locator("#filter-q")).to_be_focused()
        expect(page.locator("#filter-q")).to_have_value("")
        expect(page).to_have_url(host.origin + built_site.url(language, kind))
        assert shown(page) == set(data)
        assert re.search(rf"\b{len(data)}\b", said(page)), said(page)


@TWO_LANGUAGES
@EACH_LIST
def test_what_fits_one_or_nothing_is_said(browser, built_site, host, kind, language):
    """One is no plural; nothing is a sentence that says what to do; an address nobody made shows the whole list."""
    data = records(built_site, kind)
    with visiting(browser) as visit:
        page = visit.page
        start = address_of(built_site, host, kind, language)
        page.goto(start)
        form = page.locator("form.filter")
        page.locator("#filter-q").fill("qqxzqqxz")
        assert shown(page) == set() and page.evaluate(EMPTY) == 0
        assert said(page) == form.get_attribute("data-none") and said(page).endswith(".")
        single = next(
            (n, v) for r in data.values() for n in r for v in r[n] if sum(v in o[n] for o in data.values()) == 1
        )
        page.goto(f"{start}?{single[0]}={single[1]}")
        assert len(shown(page)) == 1 and said(page) == form.get_attribute("data-one")
        page.goto(f"{start}?kind=no-such-kind&nonsense=1&q=")
        assert shown(page) == set(data)
        assert not visit.trouble, visit.trouble


@TWO_LANGUAGES
@EACH_LIST
def test_accents_and_case_do_not_matter(browser, built_site, host, kind, language):
    """“SOEURS” finds “Sœurs”, “guinee” finds “Guinée”; words may stand apart, and a part of a word is enough."""
    file = {"members": "members.yml", "resources": "data/resources.yml"}[kind]
    found = read_yaml(built_site.sources / file)
    names = {r["id"]: " ".join(r[f] for f in ("name", "title", "publisher") if f in r) for r in found}
    accented = {id: w for id, n in names.items() for w in re.findall(r"[^\W\d_]{4,}", n) if plain(w) != w.lower()}
    assert accented, "no name has an accent: nothing is tried here"
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, kind, language))
        for id, word in list(accented.items())[:12]:
            wanted = {i for i, n in names.items() if plain(word) in plain(n)}
            for typed in (
                word,
                word.upper(),
                plain(word),
                unicodedata.normalize("NFD", word),
                f"  {plain(word)[:-1]} ",
            ):
                page.locator("#filter-q").fill(typed)
                assert id in wanted <= shown(page), f"“{typed}” shows {sorted(shown(page))}"
        if kind == "members":
            for words, wanted in (("SOEURS", "bj-suo"), ("mutuelles guinee", "gn-umsgf"), ("ppsogui", "gn-ppsogui")):
                page.locator("#filter-q").fill(words)
                assert wanted in shown(page), f"“{words}” shows {shown(page)}"


@TWO_LANGUAGES
def test_jump_links_lead_to_their_country(browser, built_site, host, language):
    """Although what is far from the screen is not laid out, the heading is on the screen after the jump, and by address."""
    with visiting(browser, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "members", language))
        for code in ("np", "pe", "bj"):
            page.locator(f".jump a[href='#{code}']").click()
            expect(page.locator(f"h3#{code}")).to_be_in_viewport()
        page.goto(address_of(built_site, host, "members", language) + "#be")
        expect(page.locator("h3#be")).to_be_in_viewport()


@TWO_LANGUAGES
def test_the_filtered_list_can_be_downloaded(browser, built_site, host, language):
    """The file holds the organisations that are shown, with headings, words and addresses of the language."""
    country, address = {"en": ("Country", "Page on this site"), "nl": ("Land", "Pagina op deze site")}[language]
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "members", language) + "?country=BE")
        with page.expect_download() as download:
            page.locator("[data-action=download]").click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        ids = {row[address].rstrip("/").rpartition("/")[2] for row in rows}
        assert ids == shown(page) == {"be-wsm", "be-acv-csc", "be-cm-mc"}
        assert {row[country] for row in rows} == {{"en": "Belgium", "nl": "België"}[language]}
        assert all(built_site.prefix(language) in row[address] for row in rows)


@TWO_LANGUAGES
def test_a_list_that_cannot_be_loaded_is_told(browser, built_site, host, language):
    """No file, no error of the script: a sentence where the count stands."""
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "members", language))
        page.route("**/members.json", lambda route: route.fulfill(status=404, body="nothing"))
        failed = page.locator("form.filter").get_attribute("data-failed")
        page.locator("[data-action=download]").click()
        expect(page.locator(".filter__count")).to_have_text(failed)
        assert [t for t in visit.trouble if t.startswith("script error")] == []


@TWO_LANGUAGES
@EACH_LIST
def test_without_scripts_the_list_is_complete(browser, built_site, host, kind, language):
    """No filter is shown that would do nothing, and nobody is missing."""
    with visiting(browser, java_script_enabled=False) as visit:
        visit.page.goto(address_of(built_site, host, kind, language))
        expect(visit.page.locator("form.filter")).to_be_hidden()
        cards = visit.page.locator("[data-item]:visible").all()
        assert {card.get_attribute("data-item") for card in cards} == set(records(built_site, kind))
