"""Menus, languages and keys, as a visitor uses them."""

from __future__ import annotations

from typing import Any

import pytest
from built import BuiltSite, report
from playwright.sync_api import Browser, Page, expect
from static_host import StaticHost
from visits import EACH_SITE, EACH_TONGUE, address_of, visiting

SEEN = """() => { const e = document.activeElement; if (e === document.body) return null;
  const style = getComputedStyle(e), path = e.querySelector(':scope > path'), box = e.getBoundingClientRect();
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const drawn = path && parseFloat(getComputedStyle(path).strokeWidth) >= 2;
  return [e.outerHTML.slice(0, 90), (outlined || drawn) && box.width > 0 && box.bottom > 0 && box.top < innerHeight]; }"""


def focused(page: Page, what: str) -> Any:
    """Something about the element that has the focus."""
    return page.evaluate(f"(() => {{ const e = document.activeElement; return {what}; }})()")


@EACH_SITE
def test_switching_the_language(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """A click leads to the same page in each other language, and back; from a page that is missing to the error page."""
    with visiting(browser) as visit:
        page = visit.page
        for kind in ("home", "member", "search", "not-found"):
            shown = site.kinds[kind]
            visit.go(address_of(site_host, shown, language))
            for other in [*(code for code in site.languages if code != language), language]:
                page.locator("header .languages").locator(f"a[hreflang={other}]").click()
                page.wait_for_url(site_host.origin + site.url(other, shown.path))
                expect(page.locator("html")).to_have_attribute("lang", other)
                expect(page.locator("h1")).to_be_visible()
                expect(page.locator("header .languages [aria-current]")).to_have_attribute("hreflang", other)
            visit.quiet(site_host.origin)
        page.locator(f"main a[href='{site.url(language, 'members')}']").first.click()
        page.wait_for_url(site_host.origin + site.url(language, "members"))


@EACH_SITE
def test_switching_the_language_by_keyboard(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """Tab reaches each language in turn; Enter leads to the same page in it."""
    last = site.languages[-1]
    with visiting(browser) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["members"], language))
        page.locator("header .languages a").first.focus()
        for _ in site.languages[1:]:
            page.keyboard.press("Tab")
        expect(page.locator(f"header .languages a[hreflang={last}]")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(address_of(site_host, site.kinds["members"], last))


@EACH_SITE
def test_skip_link_comes_first(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """The first key leads to the link past the menu; it can be seen, and it works."""
    with visiting(browser) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["members"], language))
        page.keyboard.press("Tab")
        skip = page.locator(".skip-link")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        page.wait_for_url("**#content")
        page.keyboard.press("Tab")
        assert focused(page, "e.closest('main') !== null"), "after the skip link the focus is not in the text"


@EACH_SITE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_can_be_seen(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str, scheme: str
) -> None:
    """Whatever a key reaches on the home page shows that it has the focus, and is not hidden."""
    bad = []
    with visiting(browser, color_scheme=scheme) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["home"], language))
        for _ in range(500):
            page.keyboard.press("Tab")
            here = page.evaluate(SEEN)
            if not here:
                break
            if not here[1]:
                bad.append(here[0])
        else:
            pytest.fail("the focus never leaves the page: is it caught somewhere?")
    report("The focus can be seen.", bad)


@EACH_SITE
@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_phone_menu_by_click(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str, script: bool
) -> None:
    """The button opens the menu; an entry leads on; a click elsewhere closes it. No script is needed."""
    with visiting(browser, 360, java_script_enabled=script) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["home"], language))
        menu, button = page.locator("#menu"), page.locator(".menu-button")
        expect(menu).to_be_hidden()
        button.click()
        expect(menu).to_be_visible()
        page.mouse.click(180, 780)
        expect(menu).to_be_hidden()
        button.click()
        menu.locator(f"a[href='{site.url(language, 'members')}']").click()
        page.wait_for_url(site_host.origin + site.url(language, "members"))
        expect(page.locator("h1")).to_be_visible()


@EACH_SITE
def test_phone_menu_by_keyboard(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """Enter opens, Tab goes into the menu, Escape closes and leads back to the button."""
    with visiting(browser, 360) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["about"], language))
        menu, button = page.locator("#menu"), page.locator(".menu-button")
        for _ in range(len(site.languages) + 5):
            page.keyboard.press("Tab")
            if focused(page, "e.classList.contains('menu-button')"):
                break
        expect(button).to_be_focused()
        assert focused(page, "parseFloat(getComputedStyle(e).outlineWidth)") >= 2
        page.keyboard.press("Enter")
        expect(menu).to_be_visible()
        page.keyboard.press("Tab")
        expect(menu.locator("a").first).to_be_focused()
        assert focused(page, "parseFloat(getComputedStyle(e).outlineWidth)") >= 2
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()


@EACH_TONGUE
def test_wide_menu_needs_no_button(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """On a desk the menu simply stands there, on one line, whatever the length of its words."""
    with visiting(browser) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["home"], language))
        expect(page.locator(".menu-button")).to_be_hidden()
        boxes = page.locator("#menu > ul > li > a").evaluate_all(
            "all => all.map(e => { const box = e.getBoundingClientRect(); return [Math.round(box.y), Math.round(box.height)]; })"
        )
        assert len(boxes) > 1
        assert len({y for y, _ in boxes}) == 1, "the menu breaks into lines at 1280 px"
        assert len({height for _, height in boxes}) == 1, "a word of the menu breaks into lines at 1280 px"


@EACH_TONGUE
def test_what_lies_behind_a_door_shows_for_pointer_and_key(
    browser: Browser, site: BuiltSite, site_host: StaticHost, language: str
) -> None:
    """And goes with Escape, where neither moves: it covers what lies below it."""
    with visiting(browser) as visit:
        page = visit.page
        visit.go(address_of(site_host, site.kinds["home"], language))
        door = page.locator("#menu li:has(> .menu__more)").first
        behind = door.locator(".menu__more a")
        expect(behind.first).to_be_hidden()
        for come in (door.locator("> a").hover, door.locator("> a").focus):
            come()
            expect(behind.last).to_be_in_viewport(ratio=1)
            page.keyboard.press("Escape")
            expect(behind.first).to_be_hidden()
            page.mouse.move(0, 700)
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert focused(page, "e.closest('.menu__more')")
        visit.quiet(site_host.origin)


@EACH_SITE
def test_the_map_is_no_trap(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """Tab passes over the map, for the list beside it leads to the same pages; its numbers are large enough for a thumb."""
    for width in (360, 1280):
        with visiting(browser, width, 740) as visit:
            page = visit.page
            visit.go(address_of(site_host, site.kinds["home"], language))
            addresses = "all => all.map(a => [a.getAttribute('href'), a.tabIndex])"
            drawn = page.locator(".world-map a").evaluate_all(addresses)
            listed = page.locator(".map-list a").evaluate_all(addresses)
            assert drawn and {tab for _, tab in drawn} == {-1}
            assert {address for address, _ in drawn} <= {address for address, tab in listed if tab == 0}
            sizes = page.locator(".world-map__continent circle").evaluate_all(
                "all => all.map(c => c.getBoundingClientRect().width)"
            )
            assert sizes and min(sizes) >= 24, f"{width}: {sizes}"


@EACH_SITE
def test_more_contrast(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """Who asks for more contrast reads secondary words in the colour of the text."""
    with visiting(browser, contrast="more") as visit:
        visit.go(address_of(site_host, site.kinds["members"], language))
        soft, ink = visit.page.evaluate(
            "['.member-card__kind', 'body'].map(s => getComputedStyle(document.querySelector(s)).color)"
        )
        assert soft == ink


@EACH_SITE
def test_colours_of_the_reader(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """In forced colours countries, bars, cards and buttons still stand out from what lies behind them."""
    drawn = {
        "home": (".world-map__country path", ".campaign-card"),
        "figures": (".chart__bar",),
        "campaign": (".button",),
    }
    with visiting(browser, forced_colors="active") as visit:
        for kind, selectors in drawn.items():
            if kind not in site.kinds:
                continue
            visit.go(address_of(site_host, site.kinds[kind], language))
            for selector in selectors:
                colours = visit.page.evaluate(
                    """selector => { const e = document.querySelector(selector); if (!e) return null;
                    const s = getComputedStyle(e), behind = getComputedStyle(document.body).backgroundColor;
                    return [e.namespaceURI.endsWith('svg') ? s.fill : s.borderTopColor, behind]; }""",
                    selector,
                )
                assert colours is None or colours[0] != colours[1], f"{kind}: {selector}"


WIDTHS = (360, 480, 600, 767, 768, 860, 959, 960, 1080, 1280, 1440, 1920)


@EACH_SITE
def test_heading_never_meets_the_mark(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """On the home page the mark of the network stands beside what is said, in every width."""
    with visiting(browser) as visit:
        visit.go(address_of(site_host, site.kinds["home"], language))
        for width in WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 800})
            met = visit.page.evaluate(
                """() => { const hero = document.querySelector('.page--home .hero'), box = hero.getBoundingClientRect();
                const s = getComputedStyle(hero, '::after'), [top, left, width, height] = [s.top, s.left, s.width, s.height].map(parseFloat);
                const mark = { left: box.left + left, right: box.left + left + width, top: box.top + top, bottom: box.top + top + height };
                return [...hero.querySelectorAll('h1, .hero__kicker, .hero__actions > *, .campaign-hero__figure, .totals > *')].filter(e => {
                  const words = document.createRange(); words.selectNodeContents(e);
                  return [...words.getClientRects()].some(r => r.width && r.left < mark.right && r.right > mark.left
                    && r.top < mark.bottom && r.bottom > mark.top); }).map(e => e.className || e.localName); }"""
            )
            assert met == [], f"{width} px"
