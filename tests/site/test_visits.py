"""A visitor opens one page of each kind, in each language of each network.

In one language each page is opened a second time, without scripts; the tests ask afterwards what was noticed.

axe looks at each page in each language on a desk: words and names differ. In one language it also tries what only templates
decide, and every contrast, in light colours on the desk and in dark ones on a phone; only there is the paper looked at.
"""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

import lxml.html
import pytest
from barriers import DESK, SCREENS, barriers, with_axe
from built import BuiltSite, PageFile, report
from playwright.sync_api import Browser
from static_host import StaticHost
from visits import EACH_TONGUE, STICKING_OUT, Visit, address_of, lay_out_everything, stand_ins, visiting
from walk.hosts import PHONE, loaded, pictures

PROMISES = {
    "answer": "Each page is answered with its right status, in its language.",
    "quiet": "Nothing goes wrong while a page loads, and the policy blocks nothing.",
    "host": "No request leaves the host.",
    "loads": "A browser fetches what is counted and no more, to the end of the page: no search, no data before use; of a picture one version.",
    "narrow": "Nothing sticks out on a screen of 320 px.",
    "large": "Nothing scrolls sideways at 200 % zoom, where the menu begins to stand in a row, or with larger letters on a phone.",
    "paper": "In print, menus and buttons are gone and the text is there.",
    "motion": "Nobody who asked for less motion sees any: no animation, no transition, no smooth scrolling.",
    "script": "Without scripts a page shows all its text, its menu and its languages; the search page leads to lists.",
    "barrier": "No violation of WCAG 2.2 AA or of good practice.",
}
TOO_WIDE = """() => [...document.querySelectorAll('main *')].filter(e => !e.closest('svg, .table-wrap, .visually-hidden')
    && !e.parentElement.closest('.placard__languages') // the panels of a placard are swiped sideways
    && (e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)).map(e => e.outerHTML.slice(0, 120))
    .concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])"""
NARROW = 320  # pixels, of the narrowest screen
ZOOMED = (640, 1180)  # pixels of a screen at 200 %, and of one where the menu begins to stand in a row
LETTERS = "() => { document.documentElement.style.fontSize = '138%'; }"  # 130 % of what the site has
TO_THE_END = "scrollTo(0, document.documentElement.scrollHeight)"
FRAMED = ("home", "member", "not-found")  # where axe looks at head and foot in each language
PRINTED = """() => [...document.querySelectorAll('.menu, .menu-button, .site-header__top, .site-footer nav, .filter')]
  .filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 90))
  .concat([...document.querySelectorAll('h1, main summary :is(h2, h3)')].filter(e => !e.checkVisibility() && !e.closest('[hidden]'))
    .map(e => `a heading is hidden: ${e.outerHTML.slice(0, 90)}`))"""
MOVING = """() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
  return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 || s.scrollBehavior === 'smooth'; })
  .map(e => e.outerHTML.slice(0, 90))"""
TEXTS = """() => [...document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, dt, dd, td, text)')]
  .filter(e => e.checkVisibility() && !e.closest('form, noscript, .filter-bar, .take-list')).length"""
# A placard fills the screen: it has a way back and its languages, and no menu.
WAYS = """() => ['h1', ...(document.querySelector('.placard') ? ['.placard__close', '.placard__codes a']
    : ['#menu a', 'header .languages a', 'footer .languages a']),
  ...(document.querySelector('form.search[data-index]') ? ['main noscript p', 'main .tags a'] : [])]
  .filter(s => ![...document.querySelectorAll(s)].some(e => e.checkVisibility()))"""

Findings = dict[str, list[str]]


@pytest.fixture(scope="session")
def findings(site: BuiltSite, site_host: StaticHost, browser: Browser, language: str) -> Findings:
    """What was noticed in one language of a site: {promise: offenders}."""
    found: Findings = defaultdict(list)
    texts = {}
    with visiting(browser, NARROW) as visit:
        with_axe(visit)
        for kind, page in stand_ins(site).items():
            shown = site.page(language, page.path)
            texts[kind] = _visited(visit, site_host, shown, f"{language}, {kind}, {shown.file}", found)
    if language != site.languages[-1]:  # what scripts do depends on no language
        return found
    with visiting(browser, 1180, java_script_enabled=False) as visit:
        for kind, page in stand_ins(site).items():
            shown = site.page(language, page.path)
            visit.go(address_of(site_host, shown))
            visible = visit.page.evaluate(TEXTS)
            name = f"{language}, {kind}, {shown.file}"
            if visible < texts[kind] or visible < 2:
                found["script"].append(f"{name}: {visible} pieces of text, {texts[kind]} with scripts")
            found["script"] += [f"{name}: nobody sees {way}" for way in visit.page.evaluate(WAYS)]
    return found


def _visited(visit: Visit, host: StaticHost, shown: PageFile, name: str, found: Findings) -> int:
    """Look at one page from all sides; returns how many pieces of text its reader sees on a desk."""
    site, page = shown.site, visit.page
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size({"width": NARROW, "height": 800})
    answer = visit.go(address_of(host, shown))
    lang = page.locator("html").get_attribute("lang")
    if (answer.status, lang) != (404 if shown.is_error else 200, shown.language):
        found["answer"].append(f"{name}: {answer.status}, lang={lang}")
    lay_out_everything(page)
    if last := shown.language == site.languages[-1]:
        page.evaluate(TO_THE_END)  # what is loaded when it comes into sight comes while the rest is looked at
    found["narrow"] += [f"{name}: {thing}" for thing in page.evaluate(STICKING_OUT)]
    if last:
        found["motion"] += [f"{name}: {thing}" for thing in page.evaluate(MOVING)]
        visit.settle()
        counted = {site.base + file for file in loaded(site, shown, NARROW)}
        in_sight = {site.target(shown, address)[0] for address in pictures(shown.tree, NARROW, lazy=True)}
        fetched = {urlsplit(u).path for u in visit.requests[1:] if urlsplit(u).scheme != "data"}
        icons = {path for path in counted if "/images/favicon" in path}
        found["loads"] += [f"{name}: {path} is fetched" for path in sorted(fetched - counted - in_sight)]
        found["loads"] += [f"{name}: {path} is not fetched" for path in sorted(counted - fetched - icons)]
    pieces = 0
    for width in ZOOMED:
        page.set_viewport_size({"width": width, "height": 740})
        found["large"] += [f"{name}: {thing} at {width} px" for thing in page.evaluate(TOO_WIDE)]
        pieces = page.evaluate(TEXTS) if width == 1180 else pieces
    found["barrier"] += barriers(visit, SCREENS if last else DESK, shown.kind in FRAMED or shown.is_error)
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate(LETTERS)
    found["large"] += [f"{name}: {thing} at 360 px, with larger letters" for thing in page.evaluate(TOO_WIDE)]
    if last:
        page.emulate_media(media="print")
        found["paper"] += [f"{name}: {thing}" for thing in page.evaluate(PRINTED)]
    found["quiet"] += [f"{name}: {thing}" for thing in visit.trouble]
    found["host"] += [f"{name}: {address}" for address in visit.elsewhere(host.origin)]
    return int(pieces)


@EACH_TONGUE
@pytest.mark.parametrize("promise", PROMISES)
def test_visitor_finds_no_fault(findings: Findings, promise: str) -> None:
    report(PROMISES[promise], findings[promise])


# A picture far below, and answers each of which asks for the next.
LATE = """() => { const room = document.createElement('div'), picture = new Image(9, 9); room.style.height = '20000px';
  picture.loading = 'lazy'; picture.src = 'end.png'; document.body.append(room, picture);
  (async () => { for (let n = 1; n <= 40; n++) await fetch(`answer-${n}`); })(); }"""


@pytest.mark.xdist_group("visits-small")
def test_what_comes_late_is_waited_for(browser: Browser, small_site: BuiltSite, small_host: StaticHost) -> None:
    """Red when the list of what was fetched is read before the end of the page is in sight, or before all answers are here."""
    with visiting(browser, 320) as visit:
        visit.go(address_of(small_host, small_site.kinds["privacy"]))
        visit.page.evaluate(LATE)
        visit.page.evaluate(TO_THE_END)
        visit.settle()
        assert {u.rpartition("/")[2] for u in visit.requests} >= {"answer-40", "end.png"}


PICTURE = """<main><picture><source type="image/avif" srcset="a-160.avif 160w, a-480.avif 480w, a-800.avif 800w"
sizes="(min-width: 44rem) 40rem, 92vw"><img src="a-480.jpg" srcset="a-160.jpg 160w, a-480.jpg 480w" sizes="92vw" alt="">
</picture><picture><source type="image/x-unknown" srcset="b.none 9w"><img src="b.jpg" srcset="b-160.jpg 160w, b-800.jpg 800w"
sizes="4rem" alt=""></picture><img src="c.png" alt=""></main>"""


@pytest.mark.xdist_group("visits-small")
@pytest.mark.parametrize("width", [NARROW, PHONE, 1180])
def test_a_browser_chooses_the_version_that_is_counted(
    browser: Browser, small_site: BuiltSite, small_host: StaticHost, width: int
) -> None:
    counted = {address.rpartition("/")[2] for address in pictures(lxml.html.document_fromstring(PICTURE), width)}
    assert len(counted) == 3
    with visiting(browser, width) as visit:
        visit.go(address_of(small_host, small_site.kinds["privacy"]))
        visit.requests.clear()
        visit.page.evaluate("html => { document.body.innerHTML = html; }", PICTURE)
        visit.settle()
        assert {u.rpartition("/")[2] for u in visit.requests} == counted
