"""What readers take along from a campaign and a chart: texts by a button, letters by mail, pages without scripts."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from built import BuiltSite, PageFile, read_yaml, report
from playwright.sync_api import expect
from visits import EACH_LANGUAGE, TWO_LANGUAGES, visiting

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def campaigns(site: BuiltSite) -> list[dict]:
    """The campaigns as their file has them."""
    return read_yaml(site.sources / "data/campaigns.yml") or []


def fullest(site: BuiltSite) -> str:
    """A campaign with a letter."""
    found = next((c["id"] for c in campaigns(site) if c.get("letter")), None)
    return found or pytest.skip("no campaign has a letter")


def words_of(page: PageFile, id: str) -> str:
    """What a reader sees in the element with an id: paragraphs with an empty line between them."""
    element = page.tree.get_element_by_id(id)
    paragraphs = element.findall("p")
    if paragraphs:
        return "\n\n".join(p.text_content().strip() for p in paragraphs)
    return element.text_content().strip()


def mail(link: str) -> dict[str, str]:
    """The fields of a mailto link, decoded as a mail program does (RFC 6068)."""
    address, _, fields = link.removeprefix("mailto:").partition("?")
    assert address == "", "the reader names whom she writes to"
    return {name: unquote(value, errors="strict") for name, _, value in (f.partition("=") for f in fields.split("&"))}


@pytest.mark.xdist_group("walk")
def test_mail_links_hold_the_words_that_are_shown(built_site):
    """The letter with its subject and every paragraph, and the text to pass on with the address of its page."""
    bad = []
    for language in built_site.languages:
        for campaign in campaigns(built_site):
            page = built_site.by_url[built_site.url(language, f"campaigns/{campaign['id']}")]
            links = [mail(a) for a in page.tree.xpath("//main//a/@href[starts-with(., 'mailto:?')]")]
            wanted = {("share-long", page.tree.findtext(".//h1").strip())}
            if campaign.get("letter"):
                subject = page.tree.find_class("letter__head")[0].findall(".//strong")[1].text_content()
                wanted.add(("letter-text", subject))
            expected = [{"subject": s, "body": words_of(page, id).replace("\n", "\r\n")} for id, s in sorted(wanted)]
            if sorted(links, key=str) != sorted(expected, key=str):
                bad.append(f"{page.file}: {links}, should be {expected}")
            own = built_site.address + page.url.removeprefix(built_site.base)
            for id in ("share-short", "share-long"):
                if words_of(page, id).split("\n")[-1] != own:
                    bad.append(f"{page.file}: #{id} does not end with {own}")
    report("Mail links say what the page says.", bad)


@EACH_LANGUAGE
def test_a_button_copies_exactly_what_is_shown(browser, built_site, host, language):
    """Both texts to share and the letter, on the clipboard as the page shows them; the button says so, then is itself again."""
    path = f"campaigns/{fullest(built_site)}"
    source = built_site.by_url[built_site.url(language, path)]
    with visiting(browser, **CLIPBOARD) as visit:
        page = visit.page
        page.goto(host.origin + source.url)
        for id in ("share-short", "share-long", "letter-text"):
            button = page.locator(f"[data-copy={id}]")
            before = button.inner_text()
            button.click()
            words = button.locator("[aria-live=polite]")
            expect(words).to_have_text(button.get_attribute("data-copied"))
            copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
            assert copied == words_of(source, id)
            button.blur()
            expect(words).not_to_have_text(button.get_attribute("data-copied"))
            assert button.inner_text() == before
        assert not visit.trouble and not visit.elsewhere(host.origin), visit.trouble + visit.elsewhere(host.origin)


@TWO_LANGUAGES
def test_a_citation_is_copied_although_it_is_folded_away(browser, built_site, host, language):
    """Each chart: title, years, name and the address at which the chart stands."""
    source = built_site.by_url[built_site.url(language, "figures")]
    charts = [chart["id"] for chart in read_yaml(built_site.sources / "data/charts.yml") or []]
    with visiting(browser, **CLIPBOARD) as visit:
        page = visit.page
        page.goto(host.origin + source.url)
        expect(page.locator("[data-copy]:visible")).to_have_count(len(charts))
        for chart in charts:
            page.locator(f"[data-copy=cite-{chart}]").click()
            expect(page.locator(f"[data-copy=cite-{chart}] [aria-live]")).to_have_text(
                page.locator(f"[data-copy=cite-{chart}]").get_attribute("data-copied")
            )
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied == words_of(source, f"cite-{chart}")
            own = built_site.address + source.url.removeprefix(built_site.base)
            assert copied.endswith(f" {own}#chart-{chart}")
            title = source.tree.get_element_by_id(f"chart-{chart}-title").text_content()
            assert copied.startswith(title)


@TWO_LANGUAGES
def test_where_nothing_may_be_copied_the_text_is_selected(browser, built_site, host, language):
    """A browser that refuses the clipboard leaves the reader with the text marked, ready for her own copy."""
    path = f"campaigns/{fullest(built_site)}"
    source = built_site.by_url[built_site.url(language, path)]
    with visiting(browser) as visit:
        page = visit.page
        page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))")
        page.goto(host.origin + source.url)
        for id in ("share-short", "letter-text"):
            button = page.locator(f"[data-copy={id}]")
            button.click()
            page.wait_for_function("getSelection().toString().trim() !== ''")
            marked = page.evaluate("getSelection().toString()").strip()
            assert "".join(marked.split()) == "".join(words_of(source, id).split())
            assert button.inner_text() != button.get_attribute("data-copied")
            page.evaluate("getSelection().removeAllRanges()")
        assert not visit.trouble, visit.trouble


@TWO_LANGUAGES
def test_without_scripts_texts_can_be_read_and_no_button_does_nothing(browser, built_site, host, language):
    """The words to share, the letter and its mail link stand there; buttons that need a script do not."""
    path = f"campaigns/{fullest(built_site)}"
    source = built_site.by_url[built_site.url(language, path)]
    with visiting(browser, java_script_enabled=False) as visit:
        page = visit.page
        page.goto(host.origin + source.url)
        assert page.locator("[data-copy]").count() == 3
        expect(page.locator("[data-copy]:visible")).to_have_count(0)
        for id in ("share-short", "share-long", "letter-text"):
            expect(page.locator(f"#{id}")).to_be_visible()
            shown = page.locator(f"#{id}").inner_text()
            assert "".join(shown.split()) == "".join(words_of(source, id).split())
        expect(page.locator("main a[href^='mailto:']")).to_have_count(2)
        page.goto(host.origin + built_site.url(language, "figures"))
        expect(page.locator("[data-copy]:visible")).to_have_count(0)
        for chart in page.locator("figure.chart").all():
            expect(chart.locator("svg")).to_be_visible()
            table = chart.locator("details", has=page.locator("table"))
            table.locator("summary").click()
            expect(table.locator("tbody tr").first).to_be_visible()
