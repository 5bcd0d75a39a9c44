"""Placards in a browser: the words fit, and a press leads to the other languages."""

from __future__ import annotations

import re

import pytest
from built import BuiltSite, report
from playwright.sync_api import Browser, expect
from static_host import StaticHost
from visits import visiting

WINDOWS = ((320, 256), (640, 320), (360, 640), (1280, 800))
TOO_LARGE = """() => [...document.querySelectorAll('.placard__panel')].filter((panel) => {
  const words = panel.querySelector('.placard__words');
  return panel.scrollHeight > panel.clientHeight || words.scrollWidth > words.clientWidth;
}).map((panel) => panel.id).concat(
  document.documentElement.scrollHeight > innerHeight + 1 || document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])"""

CUT_ON_THE_WALL = """() => [...document.querySelectorAll('.placard-card__face')].filter((face) => {
  const words = face.querySelector('.placard__words'), text = words.firstElementChild.firstChild, range = document.createRange();
  const parted = [...text.data.matchAll(/[^\\s\\u00ad]+/g)].some(({ index, 0: word }) => {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1;
  });
  return parted || face.scrollHeight > face.clientHeight || words.scrollWidth > words.clientWidth;
}).map((face) => face.textContent.trim())"""


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_demands_fit_any_window(
    browser: Browser, built_site: BuiltSite, host: StaticHost, window: tuple[int, int]
) -> None:
    """The shortest and the longest demand fit in every language, without scrolling."""
    pages = [p for p in built_site.of(built_site.default) if p.kind == "placard"]
    pages.sort(key=lambda page: len(page.words("//h1//text()")))
    offenders = []
    with visiting(browser, *window) as visit:
        for shown in {page.path: page for page in (*pages[:1], *pages[-1:])}.values():
            visit.go(host.origin + shown.url)
            visit.page.evaluate("document.fonts.ready")
            offenders += [f"{shown.path}: {id}" for id in visit.page.evaluate(TOO_LARGE)]
    report(f"Words that do not fit {window}", offenders)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_demands_fit_the_wall(browser: Browser, built_site: BuiltSite, host: StaticHost, width: int) -> None:
    """No word leaves its poster or is parted, in any language."""
    offenders, walls = [], [page for page in built_site.pages if page.kind == "placards"]
    assert walls
    with visiting(browser, width, 800) as visit:
        for shown in walls:
            visit.go(host.origin + shown.url)
            visit.page.evaluate("document.fonts.ready")
            offenders += [f"{shown.url}: {words}" for words in visit.page.evaluate(CUT_ON_THE_WALL)]
    report(f"Words that do not fit their posters at {width} pixels", offenders)


def test_the_next_demand_is_read_in_the_same_language(
    browser: Browser, built_site: BuiltSite, host: StaticHost
) -> None:
    """By a press, and by the arrows of a keyboard."""
    shown = next(
        p for p in built_site.of(built_site.default) if p.kind == "placard" and p.tree.find_class("placard__steps")
    )
    with visiting(browser) as visit:
        visit.go(host.origin + shown.url)
        visit.page.locator(".placard__codes a").last.click()
        chosen = visit.page.evaluate("location.hash")
        visit.page.locator(".placard__steps a").last.click()
        expect(visit.page).not_to_have_url(host.origin + shown.url + chosen)
        second = visit.page.url
        visit.page.keyboard.press("ArrowRight")
        expect(visit.page).not_to_have_url(second)
        assert chosen and second.endswith(chosen) and visit.page.url.endswith(chosen)


def test_the_next_demand_is_read_in_the_language_that_was_swiped_to(
    browser: Browser, built_site: BuiltSite, host: StaticHost
) -> None:
    """No address says which that is: red when the steps follow the address alone."""
    shown = next(
        p for p in built_site.of(built_site.default) if p.kind == "placard" and p.tree.find_class("placard__steps")
    )
    with visiting(browser, 360, 740) as visit:
        visit.go(host.origin + shown.url)
        visit.page.evaluate("() => document.querySelector('.placard__languages').scrollBy(360, 0)")
        second = visit.page.locator(".placard__panel").nth(1).get_attribute("id")
        expect(visit.page.locator(".placard__steps a").last).to_have_attribute("href", re.compile(f"#{second}$"))
        assert not visit.page.evaluate("location.hash")
