"""Visitors: one page of each kind of a site, and what a browser notices on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from built import BuiltSite, PageFile
from networks import NETWORKS, OTHERS, SMALL, WHOLE, Network
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response
from static_host import StaticHost

CLASSES = re.compile(rb'class="([^"]+)"')
# What reaches beyond the screen; of what scrolls within itself, such as a table, only the frame counts.
STICKING_OUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  if (box.right <= innerWidth + 1 && box.left >= -1 || box.width === 0 || e.closest('.visually-hidden') || e.ownerSVGElement) return false;
  for (let p = e.parentElement; p; p = p.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX) && p.tagName !== 'BODY') return false;
  return true;
}).map(e => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') || ''}"> ${e.textContent.trim().slice(0, 50)}`)
.concat(document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} px wide`] : [])"""
DRAWN = "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
MISSING = "no/such/page"  # where the error page is seen


def tongue(network: Network, language: str, group: str = "visits") -> Any:
    """A network in one language. One group of tests stays on one worker, which has one browser."""
    mark = pytest.mark.xdist_group(f"{group}-{network.name}-{language}")
    return pytest.param(network, language, id=f"{network.name}-{language}", marks=mark)


# The small network has the same templates and nobody visits it; keys and scripts are tried on it.
FONTS = "Promise.allSettled([...document.fonts].map(font => font.load())).then(() => true)"  # letters have their widths then
EACH_TONGUE = pytest.mark.parametrize(
    ("network", "language"),
    [tongue(network, language) for network in NETWORKS if network != SMALL for language in network.languages],
    indirect=["network"],
    scope="session",
)
# What scripts and keys do does not depend on the language: the whole site in its first, every other in its last.
EACH_SITE = pytest.mark.parametrize(
    ("network", "language"),
    [tongue(WHOLE, WHOLE.languages[0]), *(tongue(network, network.languages[-1]) for network in OTHERS)],
    indirect=["network"],
    scope="session",
)


def stand_ins(site: BuiltSite) -> dict[str, PageFile]:
    """The pages of the default language to visit, by what they stand for.

    Each kind of page is stood for by its fullest one. Whatever component none of these shows adds the fullest page that
    shows it, so that every class of the site is seen.
    """
    pages = sorted(site.of(site.default), key=lambda page: (-len(site.read(page.file)), page.file))
    found = dict(site.kinds)
    seen = {name for page in found.values() for name in _classes(page)}
    for page in pages:
        if new := _classes(page) - seen:
            found[f"{page.kind} with {min(new).decode()}"] = page
            seen |= new
    return found


def _classes(page: PageFile) -> set[bytes]:
    return {name for names in CLASSES.findall(page.site.read(page.file)) for name in names.split()}


def address_of(host: StaticHost, page: PageFile, language: str = "") -> str:
    """The loopback address of a page, in another language if one is given. An error page is seen where there is no page."""
    site = page.site
    return host.origin + site.url(language or page.language, MISSING if page.is_error else page.path)


class Visit:
    """A page of a browser, what it fetched, and everything that went wrong while it was open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.trouble: list[str] = []
        self.awaited: set[Request] = set()
        page.on("request", self._asked)
        page.on("requestfinished", lambda request: self.awaited.discard(request))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.trouble.append(f"script error: {error}"))

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        self.awaited.add(request)

    def _failed(self, request: Request) -> None:
        self.awaited.discard(request)
        if request.failure != "net::ERR_ABORTED":  # which says that the visitor went on before the answer came
            self.trouble.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.trouble.append(f"{response.status}: {response.url}")
        if response.status in (301, 302):
            self.trouble.append(f"detour: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        place = message.location.get("url", "")
        # A missing page is announced as an error: it is one. Where a network has no icon, Chromium asks for one all the same.
        missing = "status of 404" in message.text and (place == self.page.url or place.endswith("/favicon.ico"))
        if message.type in ("error", "warning") and not missing and "blocked by Playwright" not in message.text:
            self.trouble.append(f"console {message.type}: {message.text}")

    def go(self, address: str) -> Response:
        """Open another page, and forget what the one before it fetched."""
        self.requests.clear()
        self.trouble.clear()
        self.awaited.clear()
        answer = self.page.goto(address)
        assert answer, address
        return answer

    def settle(self) -> None:
        """Wait until all that was asked for is here, and what was drawn then has asked for nothing more."""
        for _ in range(1000):
            quiet = not self.awaited
            self.page.evaluate(DRAWN)
            if quiet and not self.awaited:
                return
        pytest.fail(f"never came: {[request.url for request in self.awaited]}", pytrace=False)

    def elsewhere(self, origin: str) -> list[str]:
        """Requests that left the host."""
        home = urlsplit(origin).netloc
        return [u for u in self.requests if urlsplit(u).scheme != "data" and urlsplit(u).netloc != home]

    def quiet(self, origin: str) -> None:
        """Fails where something went wrong, or a request left the host."""
        assert not self.trouble and not self.elsewhere(origin), [*self.trouble, *self.elsewhere(origin)]


@contextmanager
def visiting(browser: Browser, width: int = 1280, height: int = 800, **options: Any) -> Iterator[Visit]:
    """A fresh visitor with an empty cache: ``with visiting(browser) as visit: visit.go(…)``.

    What a page keeps for later (overrides/worker.js) would mix with what it loads: see tests/site/test_offline.py.
    """
    options.setdefault("reduced_motion", "reduce")
    options.setdefault("service_workers", "block")
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    try:
        context.set_default_timeout(30_000)
        yield Visit(context.new_page())
    finally:
        context.close()


def lay_out_everything(page: Page) -> None:
    """Lay out what is far below the screen too: there ``content-visibility`` leaves places undecided, and measures with them."""
    page.evaluate("for (const e of document.querySelectorAll('[data-group]')) e.style.contentVisibility = 'visible'")
