"""axe-core on one page of each kind.

In each language on a desk: words and names differ. In one language also each component, on a phone too, and with every
contrast, in light colours on the desk and in dark ones on the phone: these depend on no language, and to measure them takes as
long as all the rest.
"""

from __future__ import annotations

import pytest
from built import ROOT, BuiltSite, report
from playwright.sync_api import Browser, Page
from static_host import StaticHost
from visits import EACH_TONGUE, Visit, address_of, stand_ins, visiting

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FRAME = [[".site-header"], [".site-footer"]]  # the same on every page of a language
RUN = """async ([tags, colours, left]) => (await axe.run({include: [document], exclude: left}, {runOnly: tags, resultTypes: ['violations'], preload: false,
  rules: {'color-contrast': {enabled: colours}, 'link-in-text-block': {enabled: colours}}})).violations"""
SCREENS = [("light", 1280), ("dark", 360)]
DESK = SCREENS[:1]
FRAMED = ("home", "member", "not-found")  # where head and foot are looked at in each language


def axe() -> str:
    """The text of axe-core."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, where: str, colours: bool, framed: bool = True) -> list[str]:
    """What axe finds on the page as it is now, a line for each element; in head and foot too if it is ``framed`` by them."""
    return [
        f"{where}: {rule['id']} ({rule['impact']}): {rule['help']}: {node['target']} {node['html'][:160]} "
        + "; ".join(check["message"] for check in node["any"][:1])
        for rule in page.evaluate(RUN, [TAGS, colours, [] if framed else FRAME])
        for node in rule["nodes"]
    ]


def barriers(visit: Visit, screens: list[tuple[str, int]], framed: bool = True) -> list[str]:
    """What axe finds on the page that is open, on each screen: colours, and width in pixels; contrasts on several only."""
    found = []
    visit.page.evaluate(axe())
    for scheme, width in screens:
        visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visit.page.set_viewport_size({"width": width, "height": 800})
        found += violations(visit.page, f"{visit.page.url} {scheme} {width}px", len(screens) > 1, framed)
    return found


@EACH_TONGUE
def test_no_barrier(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """No violation of WCAG 2.2 AA or of good practice, on a page of each kind."""
    found = []
    with visiting(browser, bypass_csp=True) as visit:
        last = language == site.languages[-1]
        for kind, page in (stand_ins(site) if last else site.kinds).items():
            visit.go(address_of(site_host, page, language))
            found += barriers(visit, SCREENS if last else DESK, last or kind in FRAMED)
    report("axe finds no barrier.", found)


@EACH_TONGUE
def test_no_barrier_in_what_opens(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """The phone menu when it is open, and the search page with results."""
    found = []
    screens = [("light", 360), ("dark", 360)][: 2 if language == site.languages[-1] else 1]
    with visiting(browser, 360, bypass_csp=True) as visit:
        visit.go(address_of(site_host, site.kinds["home"], language))
        visit.page.locator(".menu-button").click()
        visit.page.locator("#menu").wait_for(state="visible")
        found += barriers(visit, screens)
        name = site.records("members.yml")[0]["name"]
        visit.go(address_of(site_host, site.kinds["search"], language))
        visit.page.get_by_role("searchbox").fill(name)
        visit.page.locator("#search-results li").first.wait_for()
        found += barriers(visit, screens)
    report("axe finds no barrier in the open menu and in results.", found)


@pytest.mark.xdist_group("visits-small")
def test_axe_finds_what_is_wrong(browser: Browser, small_site: BuiltSite, small_host: StaticHost) -> None:
    """A picture without words, and letters that can hardly be seen, in dark colours only."""
    with visiting(browser, bypass_csp=True) as visit:
        visit.go(address_of(small_host, small_site.kinds["home"]))
        visit.page.evaluate(
            """() => { document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="x.png"><p class="faint">Faint</p>');
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('@media (prefers-color-scheme: dark) { .faint { color: #222; background: #111 } }');
            document.adoptedStyleSheets = [sheet]; }"""
        )
        light, dark = (" ".join(barriers(visit, [(scheme, 1280), (scheme, 360)])) for scheme in ("light", "dark"))
    assert "image-alt" in light and "color-contrast" not in light and "color-contrast" in dark
