"""What readers take along from a campaign and a chart: texts by a button, letters by mail, pages without scripts."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

import pytest
from built import BuiltSite, PageFile
from playwright.sync_api import Browser, Page, expect
from static_host import StaticHost
from visits import EACH_SITE, EACH_TONGUE, address_of, visiting
from walk.sharing import mail, words_in

CLIPBOARD: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}
TEXTS = ("page-address", "share-short", "share-long", "letter-text-whole")


FILLED = re.compile('data-fill="([^"]+)"')
BRACKET = re.compile(r"\[[^\[\]]+\]")
AFTER_ANOTHER = re.compile(r"(?<=\])\n(\[[^\[\]]+\])")
UNFOLDED = (
    "for (const fold of document.querySelectorAll('main details')) { fold.removeAttribute('name'); fold.open = true; }"
)


def pages_with_letters(site: BuiltSite, language: str) -> list[PageFile]:
    """A campaign with its letter, and a passport with those of situations, if there is one."""
    passports = (page for page in site.of(language) if page.kind == "country-passport")
    own = next((page for page in passports if FILLED.search(site.text(page.file))), None)
    return [campaign_with_letter(site, language), *filter(None, [own])]


def campaign_with_letter(site: BuiltSite, language: str) -> PageFile:
    """The page of a campaign that has a letter."""
    for record in site.records("data/campaigns.yml"):
        if record.get("letter"):
            return site.page(language, f"campaigns/{record['id']}")
    pytest.skip("no campaign has a letter")


@EACH_TONGUE
def test_a_button_copies_exactly_what_is_shown(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """The texts to share and the letter, as the page shows them; the button says so, then is itself again."""
    source = campaign_with_letter(site, language)
    with visiting(browser, **CLIPBOARD) as visit:
        page = visit.page
        visit.go(address_of(site_host, source))
        for id in TEXTS:
            button = page.locator(f"[data-copy={id}]").first
            before, copied = button.inner_text(), button.get_attribute("data-copied") or "?"
            button.click()
            words = button.locator("[aria-live=polite]")
            expect(words).to_have_text(copied)
            assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == words_in(source, id)
            button.blur()
            expect(words).not_to_have_text(copied)
            assert button.inner_text() == before
        visit.quiet(site_host.origin)


@EACH_TONGUE
def test_what_is_filled_in_stands_in_the_letter_and_in_its_links(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """A field for each bracket; what stands in it is in the letter and in every link that sends it, whatever signs it has."""
    with visiting(browser) as visit:
        for source in pages_with_letters(site, language):
            visit.go(address_of(site_host, source))
            visit.page.evaluate(UNFOLDED)
            for id in FILLED.findall(site.text(source.file)):
                _filled_in(visit.page, source, id)
            visit.quiet(site_host.origin)


def blanks_of(page: Page, id: str, words: str) -> list[str]:
    """The brackets of a letter, in the order of its fields: the country stands first."""
    country = page.locator(f"[data-fill='{id}']").get_attribute("data-country")
    return sorted(dict.fromkeys(BRACKET.findall(words)), key=lambda blank: blank != country)


def _filled_in(page: Page, source: PageFile, id: str) -> None:
    before = words_in(source, id)
    blanks = blanks_of(page, id, before)
    for choice in page.locator(
        f"[data-fill='{id}'] [data-blank]"
    ).all():  # a country that is not among those of the network
        choice.select_option(choice.get_attribute("data-blank"))
    fields = page.locator(f"[data-fill='{id}'] input:visible")
    expect(fields).to_have_count(len(blanks))
    after = before
    for n, blank in enumerate(blanks):
        said = f"Ñ & {n}+?%5B{n}%5D #"
        fields.nth(n).fill(f" {said} ")
        after = after.replace(blank, said)
    assert blanks and page.locator(f"#{id} p").all_text_contents() == after.split("\n\n")
    ways = page.locator(f"[data-fill='{id}'] ~ .letter__end a").all()
    links = [str(link.get_attribute("href")) for link in ways]
    bodies = [
        mail(a)["body"].replace("\r", "") if a.startswith("mailto:") else unquote(a.partition("=")[2]) for a in links
    ]
    assert len(bodies) == 2 and {*bodies} == {after}
    for n, _blank in enumerate(blanks):
        fields.nth(n).fill("")
    assert page.locator(f"#{id} p").all_text_contents() == before.split("\n\n")


@EACH_TONGUE
def test_who_signs_alone_sends_no_empty_brackets(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """In the last paragraph what stands on a line below another bracket is left out, with its line, as soon as anything is filled in."""
    with visiting(browser) as visit:
        for source in pages_with_letters(site, language):
            visit.go(address_of(site_host, source))
            for id in FILLED.findall(site.text(source.file)):
                before = words_in(source, id)
                signed = before.rpartition("\n\n")[2]
                optional = AFTER_ANOTHER.findall(signed)
                blanks = blanks_of(visit.page, id, before)
                fields = visit.page.locator(f"[data-fill='{id}'] input")
                fields.nth(0).evaluate("(field) => { field.value = 'Ñ'; field.dispatchEvent(new Event('input')); }")
                after = before.replace(blanks[0], "Ñ")
                for bracket in optional:
                    if bracket != blanks[0] and before.count(bracket) == 1:
                        after = after.replace(f"\n{bracket}", "")
                assert "\n\n".join(visit.page.locator(f"#{id} p").all_text_contents()) == after
                sent = visit.page.locator(f"[data-fill='{id}'] ~ .letter__end a").last.get_attribute("href") or ""
                assert unquote(sent.partition("=")[2]) == after
        visit.quiet(site_host.origin)


@EACH_SITE
def test_a_letter_is_filled_in_from_its_address_and_tells_what_is_left(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """What the address says of a bracket stands in it; who takes the letter along hears of the others, until all are filled in."""
    source = campaign_with_letter(site, language)
    with visiting(browser, **CLIPBOARD) as visit:
        page = visit.page
        visit.go(address_of(site_host, source))
        blanks = blanks_of(page, "letter-text", words_in(source, "letter-text"))
        visit.go(f"{address_of(site_host, source)}?{quote(blanks[0][1:-1].lower())}=%C3%91and%C3%BA")
        fields = page.locator("[data-fill='letter-text'] input:visible")
        expect(fields.first).to_have_value("Ñandú")
        copy, told = (
            page.locator("[data-copy='letter-text-whole']:visible").first,
            page.locator("[data-fill='letter-text'] [role=status]"),
        )
        copy.click()
        optional = AFTER_ANOTHER.findall(
            words_in(source, "letter-text").rpartition("\n\n")[2]
        )  # a line that goes if it is empty
        left = page.locator("[data-fill='letter-text']").get_attribute("data-left") or "?"
        expect(told).to_have_text(left if {*blanks[1:]} - {*optional} else "")
        for n in range(len(blanks)):
            fields.nth(n).fill("Société [x]")  # brackets of one's own ask for nothing
        copy.click()
        expect(told).to_have_text("")


@EACH_SITE
def test_a_letter_is_printed_alone_and_whole(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """On paper stands the letter, unfolded, and nothing of the page; afterwards the page is as it was."""
    sources = pages_with_letters(site, language)
    if not sources:
        pytest.skip("the network has no letter")
    with visiting(browser) as visit:
        page = visit.page
        page.add_init_script("window.print = () => { window.printed = true; }")
        visit.go(address_of(site_host, sources[0]))
        page.locator("[data-print]:visible").first.click()
        assert page.evaluate("window.printed") is True
        page.emulate_media(media="print")
        expect(page.locator(".letter--sheet")).to_be_visible()
        expect(page.locator("main")).to_be_hidden()
        assert page.locator(".letter--sheet details:not([open])").count() == 0
        page.emulate_media(media="screen")
        expect(page.locator(".letter--sheet")).to_be_hidden()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator(".letter--sheet").count() == 0


def page_of_chart(site: BuiltSite, language: str, chart: str) -> PageFile:
    """The page to which that of the figures leads for the table of a chart, and for its citation."""
    front = site.page(language, "figures")
    links = front.tree.xpath(f"//a[contains(@href, '#chart-{chart}')]/@href")
    return next(site.by_url[link.partition("#")[0]] for link in links if link.endswith(f"#chart-{chart}"))


@EACH_SITE
def test_the_citation_of_each_chart_is_copied(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """Each chart: title, years, name and the address at which the chart stands."""
    charts = [chart["id"] for chart in site.records("data/charts.yml")]
    if not charts:
        pytest.skip("the network has no chart")
    with visiting(browser, **CLIPBOARD) as visit:
        page = visit.page
        for chart in charts:
            source = page_of_chart(site, language, chart)
            visit.go(address_of(site_host, source))
            page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")
            button = page.locator(f"[data-copy=cite-{chart}]:visible")
            button.click()
            expect(button.locator("[aria-live]")).to_have_text(button.get_attribute("data-copied") or "?")
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied == words_in(source, f"cite-{chart}")
            assert copied.endswith(f" {site.absolute(language, 'figures')}#chart-{chart}")
            assert copied.startswith(source.tree.get_element_by_id(f"chart-{chart}-title").text_content())


@EACH_SITE
def test_where_nothing_may_be_copied_the_text_is_selected(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """A browser that refuses the clipboard leaves the reader with the text marked, ready for her own copy."""
    source = campaign_with_letter(site, language)
    with visiting(browser) as visit:
        page = visit.page
        page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))")
        visit.go(address_of(site_host, source))
        for id in TEXTS:
            button = page.locator(f"[data-copy={id}]").first
            button.click()
            page.wait_for_function("getSelection().toString().trim() !== ''")
            marked = page.evaluate("getSelection().toString()")
            assert "".join(marked.split()) == "".join(words_in(source, id).split())
            assert button.inner_text() != button.get_attribute("data-copied")
            page.evaluate("getSelection().removeAllRanges()")
        visit.quiet(site_host.origin)


@EACH_SITE
def test_without_scripts_texts_can_be_read_and_no_button_does_nothing(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """The words to share, the letter and its mail link stand there, charts with their tables; buttons that need a script do not."""
    source = campaign_with_letter(site, language)
    with visiting(browser, java_script_enabled=False) as visit:
        page = visit.page
        visit.go(address_of(site_host, source))
        assert page.locator("[data-copy]").count() == len(TEXTS)
        expect(page.locator("[data-copy]:visible")).to_have_count(0)
        for id in TEXTS:
            expect(page.locator(f"#{id}")).to_be_visible()
            for fold in page.locator(f"#{id} details > summary").all():
                fold.click()
            parts = page.locator(f"#{id} p, p#{id}, #{id}:not(:has(p))")
            seen = "".join(parts.all_inner_texts())
            assert "".join(seen.split()) == "".join(words_in(source, id).split())
        expect(page.locator("main a[href^='mailto:?']")).to_have_count(2)
        visit.go(address_of(site_host, page_of_chart(site, language, site.records("data/charts.yml")[0]["id"])))
        expect(page.locator("[data-copy]:visible")).to_have_count(0)
        for fold in page.locator(".in-part > summary").all():
            fold.click()
        for chart in page.locator("figure.chart").all():
            expect(chart.locator("svg")).to_be_visible()
            table = chart.locator("details", has=page.locator("table"))
            table.locator("summary").click()
            expect(table.locator("tbody tr").first).to_be_visible()
