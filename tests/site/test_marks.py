"""A translator in a preview with marks: mouse and keyboard, without a barrier, and nothing is moved by the marks."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from barriers import axe, violations
from common import SMALL
from playwright.sync_api import Browser, Page
from static_host import StaticHost
from visits import FONTS

from campaign.outputs.build import Build
from campaign.rules import checked

PLACES = """() => [...document.querySelectorAll('body *')].filter(e => !e.closest('.todo-panel, mark, script, style'))
  .map(e => { const {x, y, width, height} = e.getBoundingClientRect(); return [e.tagName, x, y, width, height].join(' '); })"""
LINKED, FREE = "main a[href] mark.todo:not(.visually-hidden *) >> visible=true", "mark.todo[tabindex]"


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[bool, StaticHost]]:
    """The preview of the small site with marks and without."""
    content, folder = checked(SMALL), tmp_path_factory.mktemp("marks")
    for mark in (True, False):
        Build(content, preview=True, mark=mark).write(folder / str(mark))
    base = urlsplit(content.settings.address).path
    with StaticHost(folder / "True", base, False) as marked, StaticHost(folder / "False", base, False) as plain:
        yield {True: marked, False: plain}


def home(host: StaticHost) -> str:
    """A page in French, most of whose words have no translation, within links and beside them."""
    return f"{host.origin}{host.base}fr/themes/health/"


@pytest.fixture
def page(browser: Browser, hosts: dict[bool, StaticHost]) -> Iterator[Page]:
    """It, with marks."""
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(home(hosts[True]))
        yield page


def test_marks_move_nothing(page: Page, hosts: dict[bool, StaticHost]) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        places = []
        for marks in (True, False):
            page.goto(home(hosts[marks]))
            page.evaluate(FONTS)
            places.append(page.evaluate(PLACES))
        assert places[0] == places[1], width


def test_a_click_tells_and_a_second_one_goes_on(page: Page) -> None:
    mark, here = page.locator(LINKED).first, page.url
    target = mark.evaluate("mark => mark.closest('a').href")
    mark.click()
    dialog = page.locator("dialog[open]")
    assert mark.text_content() in dialog.inner_text() and page.url == here
    place = dialog.locator("dd > code").last.text_content()
    dialog.locator(".todo-copy").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == mark.text_content()
    assert place and "locales/fr.po" in place
    dialog.locator(".todo-go").click()
    page.wait_for_url(target)


def test_the_keyboard_tells_too_and_comes_back(page: Page) -> None:
    mark = page.locator(FREE).first
    mark.focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog[open] .todo-told").is_visible()
    assert not page.locator(".todo-go").is_visible(), "there is nothing to follow"
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert mark.evaluate("mark => mark === document.activeElement")


def test_has_no_barrier(page: Page) -> None:
    page.evaluate(axe())
    page.evaluate("document.querySelectorAll('.todo-panel details').forEach(part => part.open = true)")
    found = violations(page, "panel")
    page.locator(FREE).first.click()
    assert [*found, *violations(page, "dialog")] == []
