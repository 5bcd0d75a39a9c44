"""axe-core on one page of each kind, in each language, light and dark, on a phone and on a desk."""

from __future__ import annotations

import pytest
from built import ROOT, report
from visits import EACH_KIND, EACH_LANGUAGE, address_of, visiting

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "async tags => (await axe.run(document, {runOnly: tags, resultTypes: ['violations']})).violations"


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page, where: str) -> list[str]:
    """What axe finds on the page as it is now, a line for each element."""
    return [
        f"{where}: {rule['id']} ({rule['impact']}): {rule['help']}: {node['target']} {node['html'][:160]} "
        + "; ".join(check["message"] for check in node["any"][:1])
        for rule in page.evaluate(RUN, TAGS)
        for node in rule["nodes"]
    ]


@EACH_LANGUAGE
@EACH_KIND
def test_no_barrier(browser, built_site, host, axe, kind, language):
    """No violation of WCAG 2.2 AA or of good practice."""
    found = []
    with visiting(browser, bypass_csp=True, reduced_motion="reduce") as visit:
        visit.page.goto(address_of(built_site, host, kind, language))
        visit.page.evaluate(axe)
        for scheme in ("light", "dark"):
            for width in (360, 1280):
                visit.page.emulate_media(color_scheme=scheme)
                visit.page.set_viewport_size({"width": width, "height": 800})
                found += violations(visit.page, f"{visit.page.url} {scheme} {width}px")
    report("axe finds no barrier.", found)


@EACH_LANGUAGE
def test_no_barrier_in_the_open_menu(browser, built_site, host, axe, language):
    """The phone menu, open."""
    found = []
    with visiting(browser, 360, bypass_csp=True) as visit:
        visit.page.goto(address_of(built_site, host, "home", language))
        visit.page.locator(".menu-button").click()
        visit.page.locator("#menu").wait_for(state="visible")
        visit.page.evaluate(axe)
        for scheme in ("light", "dark"):
            visit.page.emulate_media(color_scheme=scheme)
            found += violations(visit.page, f"{visit.page.url} open menu {scheme}")
    report("axe finds no barrier in the open menu.", found)


@EACH_LANGUAGE
def test_no_barrier_in_search_results(browser, built_site, host, axe, language):
    """The search page with results."""
    found = []
    with visiting(browser, 360, bypass_csp=True) as visit:
        visit.page.goto(address_of(built_site, host, "search", language) + "?q=ppsogui")
        visit.page.locator("#search-results li").first.wait_for()
        visit.page.evaluate(axe)
        for scheme in ("light", "dark"):
            visit.page.emulate_media(color_scheme=scheme)
            found += violations(visit.page, f"{visit.page.url} {scheme}")
    report("axe finds no barrier in the results.", found)
