"""axe-core on what opens on a page, and what axe must find. Each kind of page is looked at in test_visits.py."""

from __future__ import annotations

import pytest
from barriers import LOOKS, barriers, violations, with_axe
from built import BuiltSite, report
from playwright.sync_api import Browser
from static_host import StaticHost
from visits import EACH_TONGUE, address_of, visiting


@EACH_TONGUE
def test_no_barrier_in_what_opens(browser: Browser, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """The phone menu when it is open, and the search page with results."""
    found = []
    screens = [("light", 360), ("dark", 360)][: 2 if language == site.languages[-1] else 1]
    with visiting(browser, 360) as visit:
        with_axe(visit)
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
    with visiting(browser) as visit:
        with_axe(visit)
        visit.go(address_of(small_host, small_site.kinds["home"]))
        visit.page.evaluate(
            """() => { document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="x.png"><p class="faint">Faint</p>');
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('@media (prefers-color-scheme: dark) { .faint { color: #222; background: #111 } }');
            document.adoptedStyleSheets = [sheet]; }"""
        )
        light, dark = (" ".join(barriers(visit, [(scheme, 1280), (scheme, 360)])) for scheme in ("light", "dark"))
    assert "image-alt" in light and "color-contrast" not in light and "color-contrast" in dark


NAMELESS = """() => document.querySelector('main').insertAdjacentHTML('beforeend', '<a href="x"></a><p aria-checked="true">x</p>')"""


@pytest.mark.xdist_group("visits-small")
def test_what_words_decide_is_tried_in_each_language(
    browser: Browser, small_site: BuiltSite, small_host: StaticHost
) -> None:
    """A link without a name: red when a language is looked at without it. What templates decide is tried with all rules."""
    with visiting(browser) as visit:
        with_axe(visit).go(address_of(small_host, small_site.kinds["privacy"]))
        visit.page.evaluate(NAMELESS)
        whole, words, sight = (" ".join(violations(visit.page, "", look)) for look in LOOKS)
    assert "link-name" in whole and "aria-" in whole
    assert "link-name" in words and "link-name" not in sight


LINKS = """width => [1, 2].forEach(n => { const link = Object.assign(document.createElement('a'), {href: '#', text: n});
  link.style.cssText = `display: inline-block; width: ${width}px`; document.querySelector('main').prepend(link); })"""


@pytest.mark.xdist_group("visits-small")
@pytest.mark.parametrize("width", [12, 30])
def test_narrow_targets_are_measured_without_colours_too(
    browser: Browser, small_site: BuiltSite, small_host: StaticHost, width: int
) -> None:
    """Two links side by side, as narrow as a short word: red when only colours bring the measure of targets."""
    with visiting(browser) as visit:
        with_axe(visit).go(address_of(small_host, small_site.kinds["privacy"]))
        visit.page.evaluate(LINKS, width)
        assert ("target-size" in " ".join(violations(visit.page, "", "words"))) == (width < 24)
