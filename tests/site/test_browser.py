"""A visitor's browser: nothing fails, nothing leaves the host, nothing sticks out, keys and languages work."""

from __future__ import annotations

import pytest
from built import report
from playwright.sync_api import expect
from visits import EACH_KIND, EACH_LANGUAGE, LANGUAGES, address_of, lay_out_everything, path_of, visiting

SCRIPTS = {
    "search": {"search.js"}, "members": {"filter.js"}, "resources": {"filter.js"},
    "campaign": {"copy.js"}, "figures": {"copy.js"}, "theme": {"copy.js"},
}  # fmt: skip
STICKING_OUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  if (box.right <= innerWidth + 1 && box.left >= -1 || box.width === 0 || e.closest('.visually-hidden') || e.ownerSVGElement) return false;
  for (let p = e.parentElement; p; p = p.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX) && p.tagName !== 'BODY') return false;
  return true;
}).map(e => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') || ''}"> ${e.textContent.trim().slice(0, 50)}`)"""


@EACH_LANGUAGE
@EACH_KIND
def test_a_clean_visit(browser, built_site, host, kind, language):
    """No error, no blocked or foreign request, no search before it is used; nothing to scroll sideways at 320 px."""
    with visiting(browser, 320, reduced_motion="reduce") as visit:
        answer = visit.page.goto(address_of(built_site, host, kind, language))
        assert answer.status == (404 if kind == "not-found" else 200)
        assert visit.page.locator("html").get_attribute("lang") == language
        report("Nothing goes wrong while the page loads.", visit.trouble)
        report("No request leaves the host.", visit.elsewhere(host.origin))
        early = [u for u in visit.requests if "search.json" in u or "vendor" in u]
        report("The search loads nothing before it is used.", early)
        scripts = {
            u.partition("?")[0].rpartition("/")[2] for u in visit.requests if u.partition("?")[0].endswith(".js")
        }
        assert scripts <= SCRIPTS.get(kind, set()), f"{kind} needs no such script, but loads {scripts}"
        lay_out_everything(visit.page)
        report("No sideways scrolling at 320 px.", visit.page.evaluate(STICKING_OUT))
        width = visit.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"the page is {width} px wide on a screen of 320 px"


@EACH_LANGUAGE
@pytest.mark.parametrize("kind", ["home", "member", "case-study", "search"])
def test_switching_the_language(browser, built_site, host, kind, language):
    """A click leads to the same page in each other language, and back."""
    path = path_of(built_site, kind)
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, kind, language))
        for other in [*(code for code in LANGUAGES if code != language), language]:
            page.locator("header .languages").locator(f"a[hreflang={other}]").click()
            page.wait_for_url(host.origin + built_site.url(other, path))
            expect(page.locator("html")).to_have_attribute("lang", other)
            expect(page.locator("h1")).to_be_visible()
            expect(page.locator("header .languages [aria-current]")).to_have_attribute("hreflang", other)
        report("Nothing goes wrong while switching.", visit.trouble)


@EACH_LANGUAGE
def test_switching_the_language_of_the_error_page(browser, built_site, host, language):
    """From an address that does not exist, the switcher leads to the error page of the other language."""
    other = LANGUAGES[LANGUAGES.index(language) - 1]
    with visiting(browser) as visit:
        page = visit.page
        page.goto(host.origin + built_site.url(language, "members/no-such-member"))
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("link[rel=stylesheet]")).to_have_count(1)
        page.locator("header .languages").locator(f"a[hreflang={other}]").click()
        page.wait_for_url(host.origin + built_site.url(other, "404.html"))
        expect(page.locator("html")).to_have_attribute("lang", other)
        page.locator(f"main a[href='{built_site.url(other, 'members')}']").first.click()
        page.wait_for_url(host.origin + built_site.url(other, "members"))


def focused(page, what: str):
    """Something about the element that has the focus."""
    return page.evaluate(f"(() => {{ const e = document.activeElement; return {what}; }})()")


@EACH_LANGUAGE
def test_skip_link_comes_first(browser, built_site, host, language):
    """The first key leads to the link past the menu; it can be seen, and it works."""
    with visiting(browser, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "members", language))
        page.keyboard.press("Tab")
        skip = page.locator(".skip-link")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        page.wait_for_url("**#content")
        page.keyboard.press("Tab")
        assert focused(page, "e.closest('main') !== null"), "after the skip link the focus is not in the text"


@EACH_LANGUAGE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_can_be_seen(browser, built_site, host, language, scheme):
    """Whatever a key reaches on the home page shows that it has the focus, and is not hidden."""
    bad = []
    with visiting(browser, color_scheme=scheme, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "home", language))
        for _ in range(300):
            page.keyboard.press("Tab")
            name = focused(page, "e === document.body ? '' : e.outerHTML.slice(0, 90)")
            if not name:
                break
            seen = focused(
                page,
                """(() => {
              const style = getComputedStyle(e), path = e.querySelector(':scope > path');
              const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              const drawn = path && parseFloat(getComputedStyle(path).strokeWidth) >= 2;
              const box = e.getBoundingClientRect();
              return (outlined || drawn) && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
            })()""",
            )
            if not seen:
                bad.append(name)
        else:
            pytest.fail("the focus never leaves the page: is it caught somewhere?")
    report("The focus can be seen.", bad)


@EACH_LANGUAGE
@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_phone_menu_by_click(browser, built_site, host, language, script):
    """The button opens the menu; an entry leads on; a click elsewhere closes it. No script is needed."""
    with visiting(browser, 360, java_script_enabled=script, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "home", language))
        menu, button = page.locator("#menu"), page.locator(".menu-button")
        expect(menu).to_be_hidden()
        button.click()
        expect(menu).to_be_visible()
        expect(menu.locator("a")).to_have_count(8)
        page.mouse.click(180, 780)
        expect(menu).to_be_hidden()
        button.click()
        menu.locator(f"a[href='{built_site.url(language, 'members')}']").click()
        page.wait_for_url(host.origin + built_site.url(language, "members"))
        expect(page.locator("h1")).to_be_visible()


@EACH_LANGUAGE
def test_phone_menu_by_keyboard(browser, built_site, host, language):
    """Enter opens, Tab goes into the menu, Escape closes and leads back to the button."""
    with visiting(browser, 360, reduced_motion="reduce") as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "about", language))
        menu, button = page.locator("#menu"), page.locator(".menu-button")
        for _ in range(10):
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


@EACH_LANGUAGE
def test_wide_menu_needs_no_button(browser, built_site, host, language):
    """On a desk the menu simply stands there, on one line."""
    with visiting(browser, 1280) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "home", language))
        expect(page.locator(".menu-button")).to_be_hidden()
        expect(page.locator("#menu a")).to_have_count(8)
        boxes = [link.bounding_box() for link in page.locator("#menu a").all()]
        assert len({round(box["y"]) for box in boxes}) == 1, "the menu breaks into lines at 1280 px"
        assert len({round(box["height"]) for box in boxes}) == 1, "a word of the menu breaks into lines at 1280 px"
