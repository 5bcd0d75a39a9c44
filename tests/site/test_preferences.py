"""What visitors ask of their device: large letters, less motion, more contrast, colours of their own, a keyboard, paper."""

from __future__ import annotations

import pytest
from built import report
from playwright.sync_api import expect
from visits import EACH_KIND, EACH_LANGUAGE, TWO_LANGUAGES, address_of, lay_out_everything, visiting


@TWO_LANGUAGES
@EACH_KIND
def test_twice_as_large(browser, built_site, host, kind, language):
    """Nothing scrolls sideways at 200 % zoom on a desk (WCAG 1.4.4), where the menu begins to stand in a row, or with larger letters on a phone."""
    with visiting(browser, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, kind, language))
        lay_out_everything(page)
        for width, letters in ((640, 100), (1180, 100), (360, 130)):
            page.set_viewport_size({"width": width, "height": 740})
            page.evaluate(f"document.documentElement.style.fontSize = '{letters * 1.0625}%'")
            wide = page.evaluate(
                """[...document.querySelectorAll('main *')].filter(e => !e.closest('svg, .table-wrap, .visually-hidden')
                    && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"""
            )
            wide += ["the page"] * (page.evaluate("document.documentElement.scrollWidth") > width)
            report(f"Nothing is wider than {width} px with letters of {letters} %.", wide)


@EACH_KIND
def test_no_motion_where_none_is_wanted(browser, built_site, host, kind):
    """Nobody who asked for less motion sees any: no animation, no transition, no smooth scrolling."""
    with visiting(browser, reduced_motion="reduce") as visit:
        visit.page.goto(address_of(built_site, host, kind, "en"))
        moving = visit.page.evaluate(
            """[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
                return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 || s.scrollBehavior === 'smooth'; })
                .map(e => e.outerHTML.slice(0, 90))"""
        )
        report("Nothing moves.", moving)


def test_more_contrast(browser, built_site, host):
    """Who asks for more contrast reads secondary words in the colour of the text."""
    with visiting(browser, contrast="more", reduced_motion="reduce") as visit:
        visit.page.goto(address_of(built_site, host, "members", "en"))
        soft, ink = visit.page.evaluate(
            "['.member-card__kind', 'body'].map(s => getComputedStyle(document.querySelector(s)).color)"
        )
        assert soft == ink


@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        ("home", ".world-map__country path"),
        ("figures", ".chart__bar"),
        ("home", ".campaign-card"),
        ("campaign", ".button"),
    ],
)
def test_colours_of_the_reader(browser, built_site, host, kind, drawn):
    """In forced colours countries, bars, cards and buttons still stand out from what lies behind them."""
    with visiting(browser, forced_colors="active", reduced_motion="reduce") as visit:
        visit.page.goto(address_of(built_site, host, kind, "en"))
        colours = visit.page.evaluate(
            """selector => { const e = document.querySelector(selector), s = getComputedStyle(e);
                return [e.namespaceURI.endsWith('svg') ? s.fill : s.borderTopColor, getComputedStyle(document.body).backgroundColor]; }""",
            drawn,
        )
        assert colours[0] != colours[1]


@EACH_LANGUAGE
def test_the_map_by_keyboard(browser, built_site, host, language):
    """Tab goes from country to country, each is named with its number and can be seen; Enter leads there."""
    with visiting(browser, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "home", language))
        countries = page.locator(".world-map__country")
        total = countries.count()
        assert total > 10
        countries.first.focus()
        names = set()
        for _ in range(total):
            here = page.locator(".world-map__country:focus")
            name = here.get_attribute("aria-label")
            assert any(sign.isdigit() for sign in name)
            assert here.evaluate("e => parseFloat(getComputedStyle(e.querySelector('path')).strokeWidth)") >= 2
            names.add(name)
            target = here.get_attribute("href")
            page.keyboard.press("Tab")
        assert len(names) == total
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(host.origin + target)


@TWO_LANGUAGES
def test_the_filter_by_keyboard(browser, built_site, host, language):
    """Tab reaches the field and each choice; typing and choosing narrow the list; the count says so."""
    with visiting(browser, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "members", language))
        count = page.locator(".filter__count")
        expect(count).to_be_visible()
        everyone = count.inner_text()
        page.locator("#filter-q").focus()
        page.keyboard.type("union")
        expect(count).not_to_have_text(everyone)
        some = count.inner_text()
        for name in ("continent", "country", "kind", "theme"):
            page.keyboard.press("Tab")
            expect(page.locator(f"#filter-{name}")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("ArrowDown")
        expect(count).not_to_have_text(some)


@EACH_LANGUAGE
def test_the_language_switch_by_keyboard(browser, built_site, host, language):
    """Tab reaches each language in turn; Enter leads to the same page in it."""
    with visiting(browser, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "members", language))
        page.locator("header .languages a").first.focus()
        for _ in range(built_site.languages.index("nl")):
            page.keyboard.press("Tab")
        expect(page.locator("header .languages a[hreflang=nl]")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(address_of(built_site, host, "members", "nl"))


@EACH_LANGUAGE
def test_the_search_by_keyboard(browser, built_site, host, language):
    """Words are typed, Tab goes past the button to the first result, Enter opens it."""
    with visiting(browser, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "search", language))
        page.locator("#q").focus()
        page.keyboard.type("PPSOGUI")
        first = page.locator("#search-results a").first
        expect(first).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(first).to_be_focused()
        target = first.get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(host.origin + target)


@TWO_LANGUAGES
@EACH_KIND
def test_on_paper(browser, built_site, host, kind, language):
    """In print, menus and buttons are gone and the text is there."""
    with visiting(browser, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, kind, language))
        page.emulate_media(media="print")
        expect(page.locator("h1")).to_be_visible()
        for gone in (".menu", ".menu-button", ".site-header__top", ".site-footer nav", ".filter"):
            for element in page.locator(gone).all():
                expect(element).to_be_hidden()
