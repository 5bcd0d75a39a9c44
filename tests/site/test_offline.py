"""Without a line: what was read can be read again, and the directory; with one, nobody reads an old page."""

from __future__ import annotations

import re
import shutil
import time
from contextlib import suppress
from pathlib import Path
from socket import create_connection
from threading import Event
from typing import Any

import pytest
import static_host
from built import BuiltSite
from playwright.sync_api import Browser, Page, expect
from static_host import StaticHost
from visits import visiting

READY = "async (address) => !!(await caches.match(address))"
OFFLINE = "async (address) => !!(await caches.match(address, { ignoreSearch: true }))"
OFFLINE_PAGE = "offline.html"
NEWEST = "async ([address, words]) => (await (await caches.match(address)).text()).includes(words)"
TODAY = re.compile(r" today$")


def _until(page: Page, script: str, argument: Any) -> None:
    """Waits until a script answers yes. Playwright's own way to wait takes a promise for one."""
    end = time.monotonic() + 20
    while not page.evaluate(script, argument):
        assert time.monotonic() < end, script
        page.wait_for_timeout(50)


def _kept(page: Page, address: str) -> None:
    """Waits until a page is kept."""
    _until(page, READY, address)


@pytest.mark.xdist_group("visits-small")
def test_read_without_a_line(browser: Browser, small_site: BuiltSite, tmp_path: Path) -> None:
    """A visited page and the directory, with styles; a page that was never seen is said not to be there, in its language."""
    site = shutil.copytree(small_site.folder, tmp_path / "site")
    home, members, about = (small_site.url("en", path) for path in ("", "members", "about"))
    other = next(code for code in small_site.languages if code != "en")
    with visiting(browser, service_workers="allow") as visit:
        with StaticHost(site, small_site.base) as host:
            visit.go(host.origin + small_site.url(other, ""))
            _until(visit.page, OFFLINE, small_site.url(other, OFFLINE_PAGE))
            visit.go(host.origin + home)
            _until(visit.page, OFFLINE, small_site.url("en", OFFLINE_PAGE))
            _kept(visit.page, members)
            _kept(visit.page, home)
            visit.quiet(host.origin)
            file = site / "members/index.html"
            file.write_text(file.read_text(encoding="utf-8").replace("</h1>", " today</h1>", 1), encoding="utf-8")
            visit.go(host.origin + members)
            assert visit.page.locator("h1").inner_text().endswith(" today")
            _until(visit.page, NEWEST, [members, " today</h1>"])  # it is kept behind the visitor's back
            visit.page.wait_for_load_state("networkidle")  # the browser also looks whether the worker is the newest
        visit.go(host.origin + home)
        assert visit.page.evaluate("getComputedStyle(document.body).fontFamily") != "serif"
        visit.page.locator(f"a[href='{members}']").first.click()
        expect(visit.page.locator("h1")).to_have_text(TODAY)  # a click does not wait until the next page is there
        visit.go(f"{host.origin}{members}?q=x")
        assert visit.page.locator("h1").inner_text().endswith(" today")
        for code in ("en", other):
            visit.page.goto(host.origin + small_site.url(code, "about"))
            assert visit.page.locator("html").get_attribute("lang") == code
            expect(visit.page.locator("h1")).to_have_text(small_site.page(code, OFFLINE_PAGE).words("//h1//text()"))
            expect(visit.page.locator("[data-again]")).to_be_visible()
            assert visit.page.evaluate("getComputedStyle(document.body).fontFamily") != "serif"
            kept = visit.page.locator("[data-kept] a")
            expect(kept.first).to_be_visible()
            addresses = kept.evaluate_all("all => all.map((a) => a.pathname)")
            assert {small_site.language_of(address.removeprefix(small_site.base)) for address in addresses} == {code}
            assert about not in addresses
            campaign = next(address for address in addresses if "/campaigns/" in address)  # with a letter
            assert visit.page.locator(f"#kept-act a[href$='{campaign}']").count() == 1
        visit.page.goto(host.origin + about)
        visit.page.locator(f"#kept-members a[href='{host.origin}{members}']").click()
        expect(visit.page.locator("h1")).to_have_text(TODAY)


@pytest.mark.xdist_group("visits-small")
def test_a_slow_line_is_spared(browser: Browser, small_site: BuiltSite, small_host: StaticHost) -> None:
    """Who saves data gets no page that was not asked for but the one for no line; what is read is kept all the same."""
    home, members = (small_site.url("en", path) for path in ("", "members"))
    with visiting(browser, service_workers="allow") as visit:
        visit.page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
        visit.go(small_host.origin + home)
        _kept(visit.page, home)
        _until(visit.page, OFFLINE, small_site.url("en", OFFLINE_PAGE))
        assert not visit.page.evaluate(READY, members)


def test_a_host_that_is_gone_answers_nobody(small_site: BuiltSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor on a line that a browser opened ahead, whose thread gets its turn only afterwards: on a busy machine it does."""
    begun, gone, begin = Event(), Event(), static_host._Handler.__init__

    def late(handler: static_host._Handler, *args: Any, **kwargs: Any) -> None:
        begun.set()
        gone.wait(10)
        begin(handler, *args, **kwargs)

    monkeypatch.setattr(static_host._Handler, "__init__", late)
    with StaticHost(small_site.folder, small_site.base) as host:
        line = create_connection(("127.0.0.1", host.server.server_port), timeout=10)
        assert begun.wait(10)
    gone.set()
    with line, suppress(ConnectionError):
        line.sendall(f"GET {small_site.url('en', '')} HTTP/1.0\r\n\r\n".encode())
        assert line.recv(1) == b""
