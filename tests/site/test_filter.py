"""The filter of the member directory, in a browser."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from built import read_yaml
from playwright.sync_api import expect
from visits import EACH_LANGUAGE, TWO_LANGUAGES, address_of, visiting


def shown(page) -> set[str]:
    """The ids of the organisations that can be seen."""
    cards = page.locator(".member-card:visible").all()
    return {card.get_attribute("data-item") for card in cards}


def said(page) -> str:
    """What screen readers are told."""
    return page.get_by_role("status").inner_text()


@EACH_LANGUAGE
def test_the_filter_narrows_the_list_and_the_address(browser, built_site, host, language):
    """Country, kind and name narrow the list; the count is announced; the address can be shared; reset shows all."""
    members = read_yaml(built_site.sources / "members.yml")
    togo = {m["id"] for m in members if m.get("country") == "TG"}
    unions = {m["id"] for m in members if m.get("country") == "TG" and m["kind"] == "trade-union"}
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "members", language))
        expect(page.locator("form.filter")).to_be_visible()
        assert shown(page) == {m["id"] for m in members}
        page.locator("#filter-country").select_option("TG")
        assert shown(page) == togo
        assert re.search(rf"\b{len(togo)}\b", said(page)), said(page)
        page.locator("#filter-kind").select_option("trade-union")
        assert shown(page) == unions
        expect(page).to_have_url(re.compile(r"\?country=TG&kind=trade-union$"))
        page.reload()
        expect(page.locator("#filter-country")).to_have_value("TG")
        assert shown(page) == unions
        page.locator("button[type=reset]").click()
        expect(page.locator(".member-card:visible")).to_have_count(len(members))
        expect(page.locator("#filter-q")).to_be_focused()
        assert not visit.trouble and not visit.elsewhere(host.origin), visit.trouble + visit.elsewhere(host.origin)


@TWO_LANGUAGES
def test_accents_and_case_do_not_matter(browser, built_site, host, language):
    """“SOEURS” finds “Sœurs”, “guinee” finds “Guinée”; what fits nothing is said."""
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "members", language))
        for words, wanted in (("SOEURS", "bj-suo"), ("mutuelles guinee", "gn-umsgf"), ("ppsogui", "gn-ppsogui")):
            page.locator("#filter-q").fill(words)
            assert wanted in shown(page), f"“{words}” shows {shown(page)}"
        page.locator("#filter-q").fill("qqxzqqxz")
        assert shown(page) == set()
        assert said(page) == page.locator("form.filter").get_attribute("data-none")


@TWO_LANGUAGES
def test_the_filtered_list_can_be_downloaded(browser, built_site, host, language):
    """The file holds the organisations that are shown, with words and addresses of the language."""
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "members", language) + "?country=BE")
        with page.expect_download() as download:
            page.locator("[data-action=download]").click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert {row["id"] for row in rows} == shown(page) == {"be-wsm", "be-acv-csc", "be-cm-mc"}
        assert {row["country_name"] for row in rows} == {{"en": "Belgium", "nl": "België"}[language]}
        assert all(built_site.prefix(language) in row["url"] for row in rows)


@TWO_LANGUAGES
def test_without_scripts_the_list_is_complete(browser, built_site, host, language):
    """No filter is shown that would do nothing, and nobody is missing."""
    with visiting(browser, java_script_enabled=False) as visit:
        visit.page.goto(address_of(built_site, host, "members", language))
        expect(visit.page.locator("form.filter")).to_be_hidden()
        members = read_yaml(built_site.sources / "members.yml")
        expect(visit.page.locator(".member-card:visible")).to_have_count(len(members))
