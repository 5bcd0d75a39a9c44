"""The pseudo-language on a phone: longer words, in both directions of writing, and nothing is cut or scrolls sideways.

One page of each kind of the small network, which has every kind. What scripts write is looked at too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pseudo
import pytest
from built import BuiltSite, PageFile, report
from leaks import Names, words_of_page
from networks import SMALL
from playwright.sync_api import Browser, Page, expect
from pseudo import CODE, LEFTWARDS, names
from static_host import StaticHost
from visits import STICKING_OUT, Visit, address_of, lay_out_everything, visiting

from campaign.kinds.reading import read_records
from campaign.outputs.build import Build
from campaign.rules import checked

PHONE = 360  # pixels
pytestmark = pytest.mark.xdist_group("pseudo")
# Letters that leave the block in which they stand, or a block that hides what leaves it. A box of choices cuts long words
# in every browser; a table may scroll within itself, and the languages of a placard do, one after the other.
CUT = """() => { const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  const say = (e, why, words) => found.push(`<${e.tagName.toLowerCase()} class="${e.getAttribute('class') || ''}"> ${why}: ${words.trim().slice(0, 50)}`);
  while (walker.nextNode()) { const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({visibilityProperty: true}) || parent.closest('.visually-hidden, .skip-link, select, script')) continue;
    range.selectNodeContents(node); const box = range.getBoundingClientRect(); if (!box.width) continue;
    const slack = parseFloat(getComputedStyle(parent).fontSize) * 0.35, drawing = parent.closest('svg');
    let inner = true;
    for (let e = drawing || parent; e !== document.documentElement && !e.matches('.table-wrap, .placard__languages'); e = e.parentElement) {
      const style = getComputedStyle(e), frame = e.getBoundingClientRect();
      if (/^(inline|contents)$/.test(style.display) && e !== drawing) continue;
      const [across, down] = [style.overflowX, style.overflowY].map(o => inner || o !== 'visible');
      if (across && (box.left < frame.left - 1 || box.right > frame.right + 1)) { say(e, 'too narrow', node.data); break; }
      if (down && (box.top < frame.top - slack || box.bottom > frame.bottom + slack)) { say(e, 'too low', node.data); break; }
      inner = false; } }
  const pen = document.createElement('canvas').getContext('2d');
  for (const e of document.querySelectorAll('input[placeholder]')) { const style = getComputedStyle(e); pen.font = style.font;
    const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (e.checkVisibility() && pen.measureText(e.placeholder).width > room) say(e, 'too narrow', e.placeholder); }
  return found; }"""
OPENED = "() => document.querySelectorAll('details').forEach(e => { e.open = true; })"

# The search marks what it found: names are whole again without the marks.
UNMARKED = "() => { document.querySelectorAll('mark').forEach(e => e.replaceWith(...e.childNodes)); document.body.normalize(); }"


@pytest.fixture(scope="module")
def speaking(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site in the pseudo-language, from left to right and from right to left, and in no other language."""
    folder = tmp_path_factory.mktemp("pseudo")
    root = pseudo.speaking(SMALL.root, folder / "network", CODE, LEFTWARDS)
    build = Build(checked(root), wish="false")
    build.renderers = {code: build.renderers[code] for code in (CODE, LEFTWARDS)}
    build.write(folder / "site")
    return BuiltSite(folder / "site", root)


@pytest.fixture(scope="module")
def speaking_host(speaking: BuiltSite) -> Iterator[StaticHost]:
    """The site on a loopback host."""
    with StaticHost(speaking.folder, speaking.base) as running:
        yield running


def of_each_kind(site: BuiltSite, language: str) -> dict[str, PageFile]:
    """The fullest page of each kind in a language."""
    found = {page.kind: page for page in sorted(site.of(language), key=lambda page: len(site.read(page.file)))}
    return found | {"not-found": site.page(language, "404.html")}


def seen(page: Page) -> list[str]:
    """What is cut or reaches beyond the screen, everything that folds being open."""
    page.evaluate(OPENED)
    lay_out_everything(page)
    return page.evaluate(STICKING_OUT) + page.evaluate(CUT)


@pytest.mark.parametrize("language", [CODE, LEFTWARDS])
def test_nothing_is_cut_on_a_phone(
    speaking: BuiltSite, speaking_host: StaticHost, browser: Browser, language: str
) -> None:
    offenders: list[str] = []
    with visiting(browser, PHONE) as visit:
        for kind, shown in of_each_kind(speaking, language).items():
            visit.go(address_of(speaking_host, shown))
            offenders += [f"{language}, {kind}, {shown.file}: {thing}" for thing in seen(visit.page)]
        visit.page.locator(".menu-button").click()
        expect(visit.page.locator("#menu")).to_be_visible()
        offenders += [f"{language}, the menu: {thing}" for thing in visit.page.evaluate(CUT)]
    report(f"Longer words are whole on a screen of {PHONE} px.", offenders)


CUTTING = {
    "a button that is too narrow": "max-width: 5rem; overflow: hidden; white-space: nowrap",
    "a button that hides nothing": "display: block; width: 5rem; white-space: nowrap",
    "a button that is too low": "display: block; width: 5rem; height: 1.5em",
    "a button that is too wide": "display: block; min-width: 500px",
}


@pytest.mark.parametrize("fault", CUTTING)
def test_a_cut_button_is_told(speaking: BuiltSite, speaking_host: StaticHost, browser: Browser, fault: str) -> None:
    with visiting(browser, PHONE) as visit:
        visit.go(address_of(speaking_host, speaking.page(CODE, "")))
        button = visit.page.locator("main .button").first
        assert seen(visit.page) == []
        button.evaluate("(e, style) => { e.style.cssText = style; }", CUTTING[fault])
        assert any('class="button' in thing for thing in seen(visit.page))


def written(site: BuiltSite, host: StaticHost, visit: Visit) -> list[str]:
    """What is not in the pseudo-language after visitors have filtered, searched and copied."""
    known, said = Names(names(read_records(site.sources))), []

    def read(shown: PageFile, act: Callable[[Page], None], query: str = "") -> None:
        visit.go(address_of(host, shown) + query)
        act(visit.page)
        visit.page.evaluate(UNMARKED)
        found = words_of_page(visit.page.content())
        said.extend(f"{shown.file}: {words}" for _, words in found if known.leaks(words))

    def copy(page: Page) -> None:
        button = page.locator("[data-copied]:visible").first
        button.click()
        expect(button).to_contain_text(button.get_attribute("data-copied") or "?")

    members, search = site.page(CODE, "members"), site.page(CODE, "search")
    for typed in ("alpha", "qqqq"):
        read(members, lambda page, typed=typed: page.locator("#filter-q").fill(typed))
        read(search, lambda page: expect(page.locator("#search-count")).not_to_be_empty(), f"?q={typed}")
    read(of_each_kind(site, CODE)["campaign"], copy)
    return said


CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_what_scripts_write_comes_from_the_catalogue(
    speaking: BuiltSite, speaking_host: StaticHost, browser: Browser
) -> None:
    """The filter and the search with one and none, and what a button says after copying."""
    with visiting(browser, permissions=CLIPBOARD) as visit:
        report("What scripts write is in the language of the page.", written(speaking, speaking_host, visit))


def test_a_word_in_a_script_is_told(speaking: BuiltSite, speaking_host: StaticHost, browser: Browser) -> None:
    wrong = "export const counted = (n) => `${n} found`;"
    with visiting(browser, permissions=CLIPBOARD) as visit:
        visit.page.route("**/counted*", lambda route: route.fulfill(body=wrong, content_type="text/javascript"))
        said = written(speaking, speaking_host, visit)
    assert {words.partition(": ")[2] for words in said} >= {"0 found", "1 found"}
