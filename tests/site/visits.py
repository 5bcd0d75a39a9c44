"""Visitors: the kinds of pages they see, and what their browser notices."""

from __future__ import annotations

from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from built import BuiltSite, read_yaml

LANGUAGES = ["en", "fr", "es", "nl"]
SINGLE = {
    "home": "", "about": "about", "themes": "themes", "standards": "standards", "network": "network",
    "members": "members", "case-studies": "case-studies", "figures": "figures", "campaigns": "campaigns",
    "news": "news", "events": "events", "resources": "resources", "knowledge": "knowledge", "newsletter": "newsletter",
    "press": "press", "contact": "contact", "accessibility": "accessibility", "search": "search",
    "not-found": "no/such/page",
}  # fmt: skip
RECORDS = {  # folder below which the fullest page stands for its kind
    "theme": "themes/", "standard": "standards/", "continent": "network/", "country": "countries/",
    "continental-network": "networks/", "national-network": "networks/", "member": "members/", "case-study": "case-studies/",
    "campaign": "campaigns/", "news-item": "news/", "newsletter-issue": "newsletter/",
}  # fmt: skip
KINDS = [*SINGLE, *RECORDS]


def group(language: str) -> pytest.MarkDecorator:
    """Two groups of browser tests, so that two workers have one browser each."""
    return pytest.mark.xdist_group("browser-1" if language in ("en", "es") else "browser-2")


EACH_LANGUAGE = pytest.mark.parametrize(
    "language", [pytest.param(language, marks=group(language)) for language in LANGUAGES]
)
TWO_LANGUAGES = pytest.mark.parametrize(
    "language", [pytest.param("en", marks=group("en")), pytest.param("nl", marks=group("nl"))]
)
EACH_KIND = pytest.mark.parametrize("kind", KINDS)


def path_of(site: BuiltSite, kind: str) -> str:
    """The address, without language, of the page that stands for a kind: the one with the longest file."""
    if kind in SINGLE:
        return SINGLE[kind]
    paths = [p.path for p in site.of(site.default) if p.path.startswith(RECORDS[kind])]
    if kind.endswith("-network"):
        level = kind.removesuffix("-network")
        records = read_yaml(site.sources / "data/networks.yml")
        paths = [f"networks/{record['id']}" for record in records if record["level"] == level]
    if not paths:
        pytest.skip(f"the data have no {kind}")
    return max(sorted(paths), key=lambda path: (site.folder / path / "index.html").stat().st_size)


def address_of(site: BuiltSite, host, kind: str, language: str) -> str:
    """The loopback address of the page that stands for a kind."""
    return host.origin + site.url(language, path_of(site, kind))


class Visit:
    """A page of a browser and everything that went wrong or was fetched while it was open."""

    def __init__(self, page) -> None:
        self.page, self.requests, self.trouble = page, [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.trouble.append(f"script error: {error}"))

    def _failed(self, request) -> None:
        if request.failure != "net::ERR_ABORTED":  # which says that the visitor went on before the answer came
            self.trouble.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response) -> None:
        main = response.request.is_navigation_request()
        if response.status >= 400 and not main:
            self.trouble.append(f"{response.status}: {response.url}")
        if response.status in (301, 302):
            self.trouble.append(f"detour: {response.url}")

    def _said(self, message) -> None:
        missing = "status of 404" in message.text and message.location.get("url") == self.page.url
        if message.type in ("error", "warning") and not missing:  # a missing page is announced as an error: it is one
            self.trouble.append(f"console {message.type}: {message.text}")

    def elsewhere(self, origin: str) -> list[str]:
        """Requests that left the host."""
        home = urlsplit(origin).netloc
        return [u for u in self.requests if urlsplit(u).scheme != "data" and urlsplit(u).netloc != home]


@contextmanager
def visiting(browser, width: int = 1280, height: int = 800, **options):
    """A fresh visitor with an empty cache: ``with visiting(browser) as visit: visit.page.goto(…)``."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    try:
        context.set_default_timeout(20_000)
        yield Visit(context.new_page())
    finally:
        context.close()


def lay_out_everything(page) -> None:
    """Lay out what is far below the screen too: there ``content-visibility`` leaves places undecided, and measures with them."""
    page.evaluate("for (const e of document.querySelectorAll('[data-group]')) e.style.contentVisibility = 'visible'")
