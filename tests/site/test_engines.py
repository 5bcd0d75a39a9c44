"""Firefox and WebKit: one page of each kind, and what visitors do there. Motion is on."""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from built import BuiltSite, report
from engines import Engine, TooOldError, firefox, old_chromium, webkit
from networks import OTHERS, SMALL, WHOLE, Network
from static_host import StaticHost
from test_filter import LANDED, SHOWN
from visits import STICKING_OUT, address_of

ENGINES = {"firefox": firefox, "webkit": webkit, "old-chromium": old_chromium}
LAID_OUT = "() => { for (const e of document.querySelectorAll('[data-group]')) e.style.contentVisibility = 'visible'; }"
SEEN = "selector => [...document.querySelectorAll(selector)].some(e => e.checkVisibility())"
UNSEEN = "selector => ![...document.querySelectorAll(selector)].some(e => e.checkVisibility())"
LANG = "() => document.documentElement.lang"
TOLD = "() => document.querySelector('[role=status]').textContent.trim()"
HEADING = "() => [...document.querySelectorAll('h1')].some(e => e.getBoundingClientRect().width > 100)"


def tried(engine: str, network: Network, language: str) -> Any:
    """An engine on a network; all that one engine does stays on one worker, which starts it once."""
    return pytest.param(
        engine,
        network,
        language,
        id=f"{engine}-{network.name}-{language}",
        marks=pytest.mark.xdist_group(f"engine-{engine}"),
    )


# The whole site in its first language, and the networks of tests/ in their last: one of them is written from right to left.
EACH_ENGINE = pytest.mark.parametrize(
    ("engine", "network", "language"),
    [
        tried(engine, network, language)
        for engine in ENGINES
        for network, language in [(WHOLE, WHOLE.languages[0]), *((n, n.languages[-1]) for n in OTHERS if n != SMALL)]
    ],
    indirect=["engine", "network"],
    scope="session",
)


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A browser of another maker."""
    if request.param == "webkit" and sys.platform == "darwin":
        pytest.skip("nothing drives WebKitGTK on a Mac")
    if request.param == "old-chromium" and (sys.platform, platform.machine()) != ("linux", "x86_64"):
        pytest.skip("it was built for Linux on x86_64")
    start = ENGINES[request.param]
    with ExitStack() as stack:
        try:
            running = stack.enter_context(start(request.getfixturevalue("playwright")))
        except TooOldError as error:
            pytest.skip(str(error))
        yield running


@EACH_ENGINE
def test_each_kind_of_page(engine: Engine, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """It is there, in its language, nothing sticks out on a desk or in the narrowest window, and nothing breaks.

    A page is opened in the window that the one before it has left: half of them on a phone, half on a desk. To lay out
    anew what is left at once would cost as much as to open it.
    """
    found = []
    widths = [1280, engine.narrow]
    engine.resize(widths[0], 800)
    for kind, page in site.kinds.items():
        engine.open(address_of(site_host, page, language))
        if engine.ask(LANG) != language or not engine.ask(HEADING):
            found.append(f"{kind}: no heading, or another language")
        engine.ask(LAID_OUT)
        for width in widths:
            engine.resize(width, 800)
            if engine.ask(STICKING_OUT):
                time.sleep(0.5)  # what a new width has set going has come to its end: motion is on
                found += [f"{kind} at {width} px: {thing}" for thing in engine.ask(STICKING_OUT)]
        widths.reverse()
        expected = "status of 404" if page.is_error else "\0"
        found += [f"{kind}: {said}" for said in engine.complaints() if expected not in said]
    report("Other browsers show each kind of page.", found)


@EACH_ENGINE
def test_menu(engine: Engine, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """On a phone the button opens it, and an entry leads on. A browser that can open nothing has no button: all stands there."""
    engine.resize(engine.narrow, 740)
    engine.open(address_of(site_host, site.kinds["home"], language))
    if engine.ask("() => 'popover' in HTMLElement.prototype"):
        engine.wait(UNSEEN, "#menu a")
        engine.press(".menu-button")
    else:
        assert engine.ask(UNSEEN, ".menu-button")
    engine.wait(SEEN, "#menu a")
    engine.press(f"#menu a[href='{site.url(language, 'members')}']")
    engine.wait("path => location.pathname === path", site.url(language, "members"))
    engine.wait(HEADING)


@EACH_ENGINE
def test_filter(engine: Engine, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """The name of an organisation leaves it and those of its name; the number is told."""
    member = site.records("members.yml")[0]
    engine.resize(1280, 800)
    engine.open(address_of(site_host, site.kinds["members"], language))
    engine.wait(SEEN, "form.filter input[type=search]")  # which stands there when the script is ready
    engine.write("form.filter input[type=search]", member["name"])
    engine.wait(
        "() => [...document.querySelectorAll('[data-item]')].some(e => e.checkVisibility())"
    )  # it is folded before
    assert member["id"] in (seen := engine.ask(SHOWN))
    assert len(seen) < len(site.records("members.yml"))


@EACH_ENGINE
def test_search(engine: Engine, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """The name of an organisation finds its page."""
    member = site.records("members.yml")[0]
    engine.open(address_of(site_host, site.kinds["search"], language))
    engine.write("form.search[data-index] input[type=search]", member["name"])
    address = site.url(language, f"members/{member['id']}")
    engine.wait(
        "href => [...document.querySelectorAll('#search-results a')].some(a => a.getAttribute('href') === href)",
        address,
    )
    assert engine.ask(TOLD)


@EACH_ENGINE
def test_jumps_land(engine: Engine, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """A link to a place in a long list leads there, and so does its address when it is shared."""
    address = address_of(site_host, site.kinds["members"], language)
    for width in (1280, engine.narrow):
        engine.resize(width, 800)
        engine.open(address)
        links = engine.ask(
            "() => [...document.querySelectorAll('.jump a[href^=\"#\"]')].filter(a => a.checkVisibility())"
            ".map(a => a.getAttribute('href'))"
        )
        assert links
        for link in (links[-1], links[0], links[len(links) // 2]):
            engine.press(f".jump a[href='{link}']")
            engine.wait(LANDED, link[1:])
        engine.open(address + links[-1])
        engine.wait(LANDED, links[-1][1:])


@EACH_ENGINE
def test_copying(engine: Engine, site: BuiltSite, site_host: StaticHost, language: str) -> None:
    """The button of a letter says that it was copied; where the browser refuses, the words are selected."""
    if "campaign" not in site.kinds:
        pytest.skip("the network has no campaign")
    engine.open(address_of(site_host, site.kinds["campaign"], language))
    engine.press("[data-copy]")
    engine.wait("() => { const b = [...document.querySelectorAll('[data-copy]')]; return String(getSelection()).length > 20 || "
                "b.some(e => e.querySelector('.copy-button__words').textContent === e.dataset.copied); }")  # fmt: skip
