"""Other browsers than today's Chromium: Firefox and WebKit as Debian ships them, and a Chromium of 2020.

Playwright drives Chromium for all other tests, and Firefox too where it is asked for as ``moz-firefox``. Its own WebKit is no
package that a registry has, so that WebKitGTK is driven by its own driver, through Selenium, on a screen that nobody sees.
The old Chromium comes as a package of npm and is told in its own words what to do, which newer drivers have forgotten.
WebKit opens no smaller window than ``narrow``. Nobody asks for less motion here: visitors have motion.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import brotli
from built import ROOT
from playwright.sync_api import Page, Playwright
from selenium.webdriver import Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from websocket import WebSocket, create_connection

FIREFOXES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
OLDEST_FIREFOX = 153  # the ESR 140 before it does not know ``network.addDataCollector``
DRIVER = "WebKitWebDriver"
# The browser that belongs to the driver has no place of its own on the PATH.
MINIBROWSERS = (
    "/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib*/**/MiniBrowser",
)
PACKED = ROOT / "node_modules/chrome-aws-lambda/bin/chromium.br"  # Chromium 80, for Linux on x86_64
OLD_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-zygote",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
)
# Scripts of tests ask whether something can be seen in words that are younger.
YOUNGER = """() => { Element.prototype.checkVisibility = function () {
  return this.getClientRects().length > 0 && getComputedStyle(this).visibility === 'visible'; }; }"""
NO_CARD = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
PATIENCE, OFTEN = 30, 0.05  # seconds: how long it is waited, and how long between two looks
SCREEN = "1400x1000x24"  # where WebKitGTK opens its window: pixels, and bits of colour


class TooOldError(Exception):
    """A browser that cannot be driven; its sentence says why."""


class Engine(Protocol):
    """A window of a browser. Selectors are CSS; a script is a function expression, its arguments JSON."""

    name: str
    narrow: int  # the narrowest window in pixels

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""

    def resize(self, width: int, height: int) -> None:
        """Make the window, without its frame, so many pixels large."""

    def ask(self, script: str, *arguments: Any) -> Any:
        """What a script says in the page."""

    def wait(self, script: str, *arguments: Any) -> None:
        """Wait until it says something true; fails after a while."""

    def press(self, selector: str) -> None:
        """Press what can be seen first of what is meant, with the mouse."""

    def write(self, selector: str, words: str) -> None:
        """Type words into a field that was empty."""

    def complaints(self) -> Sequence[str]:
        """What went wrong since the last page was opened, as far as the browser tells."""


class Firefox:
    """A page of Firefox."""

    name, narrow = "firefox", 360

    def __init__(self, page: Page) -> None:
        self._page = page
        self._said: list[str] = []
        page.on("pageerror", lambda error: self._said.append(f"script error: {error}"))
        page.on("console", lambda said: self._said.append(said.text) if said.type == "error" else None)

    def open(self, address: str) -> None:
        self._page.goto("about:blank")  # else an address that differs in its place on the page alone loads nothing
        self._said.clear()
        self._page.goto(address)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def ask(self, script: str, *arguments: Any) -> Any:
        return self._page.evaluate(f"all => ({script})(...all)", list(arguments))

    def wait(self, script: str, *arguments: Any) -> None:
        self._page.wait_for_function(f"all => ({script})(...all)", arg=list(arguments), timeout=PATIENCE * 1000)

    def press(self, selector: str) -> None:
        self._page.locator(f"{selector} >> visible=true").first.click(timeout=PATIENCE * 1000)

    def write(self, selector: str, words: str) -> None:
        self._page.locator(selector).first.fill(words)

    def complaints(self) -> Sequence[str]:
        return self._said


class WebKit:
    """A window of WebKitGTK; it tells no complaints."""

    name, narrow = "webkit", 447

    def __init__(self, driver: Remote) -> None:
        self._driver = driver

    def open(self, address: str) -> None:
        self._driver.get("about:blank")  # else an address that differs in its place on the page alone loads nothing
        self._driver.get(address)

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)

    def ask(self, script: str, *arguments: Any) -> Any:
        return self._driver.execute_script(f"return ({script})(...arguments)", *arguments)

    def wait(self, script: str, *arguments: Any) -> None:
        WebDriverWait(self._driver, PATIENCE, OFTEN).until(
            lambda _: self.ask(script, *arguments), f"never true: {script}"
        )

    def press(self, selector: str) -> None:
        wait = WebDriverWait(self._driver, PATIENCE, OFTEN)
        seen = wait.until(
            lambda driver: [e for e in driver.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]
        )
        # Its own way there is a glide on a page that glides, and it presses before it has come to an end.
        self._driver.execute_script("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", seen[0])
        seen[0].click()

    def write(self, selector: str, words: str) -> None:
        self._driver.find_element(By.CSS_SELECTOR, selector).send_keys(words)

    def complaints(self) -> Sequence[str]:
        return ()


class OldChromium:
    """A page of Chromium 80. The protocol: https://chromedevtools.github.io/devtools-protocol/."""

    name, narrow = "chromium-80", 360

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._number = 0
        self._said: list[str] = []
        self._loaded = False
        for domain in ("Page", "Runtime", "Log"):
            self._do(f"{domain}.enable")

    def _do(self, method: str, **words: Any) -> Any:
        self._number += 1
        number = self._number
        self._socket.send(json.dumps({"id": number, "method": method, "params": words}))
        while True:
            told = self._heard()
            if told.get("id") == number:
                assert "error" not in told, f"{method}: {told['error']}"
                return told["result"]

    def _heard(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._socket.recv())
        method, words = told.get("method"), told.get("params", {})
        if method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Runtime.exceptionThrown":
            self._said.append(
                f"script error: {words['exceptionDetails'].get('exception', {}).get('description', words)}"
            )
        elif method == "Log.entryAdded" and words["entry"]["level"] == "error":
            self._said.append(words["entry"]["text"])
        return told

    def open(self, address: str) -> None:
        for one in ("about:blank", address):  # else one that differs in its place on the page alone loads nothing
            self._said.clear()
            self._loaded = False
            self._do("Page.navigate", url=one)
            while not self._loaded:
                self._heard()
        self.ask(YOUNGER)

    def resize(self, width: int, height: int) -> None:
        self._do("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def ask(self, script: str, *arguments: Any) -> Any:
        words = f"({script})(...{json.dumps(arguments)})"
        told = self._do("Runtime.evaluate", expression=words, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def wait(self, script: str, *arguments: Any) -> None:
        end = time.monotonic() + PATIENCE
        while not self.ask(script, *arguments):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(OFTEN)

    def press(self, selector: str) -> None:
        found = f"[...document.querySelectorAll({json.dumps(selector)})].find(e => e.checkVisibility())"
        self.wait(f"() => !!{found}")
        x, y = self.ask(f"""() => {{ const e = {found}; e.scrollIntoView({{behavior: 'auto', block: 'center'}});
            const box = e.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }}""")
        for kind in ("mousePressed", "mouseReleased"):
            self._do("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def write(self, selector: str, words: str) -> None:
        self.ask(f"() => document.querySelector({json.dumps(selector)}).focus()")
        self._do("Input.insertText", text=words)

    def complaints(self) -> Sequence[str]:
        return self._said


def _port(log: Path) -> str:
    """Where a browser that has just been started listens, as it says in its log."""
    end = time.monotonic() + PATIENCE
    while not (found := re.search(r"DevTools listening on ws://[^:]+:(\d+)/", log.read_text("utf-8", "replace"))):
        assert time.monotonic() < end, "the old Chromium does not say where it listens"
        time.sleep(OFTEN)
    return found[1]


@contextmanager
def old_chromium(_: Playwright) -> Iterator[Engine]:
    """Chromium 80 with one page."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        program = Path(folder) / "chromium"
        program.write_bytes(brotli.decompress(PACKED.read_bytes()))
        program.chmod(0o755)
        command = [str(program), *OLD_OPTIONS, f"--user-data-dir={folder}/profile", "about:blank"]
        log = Path(folder) / "log"  # a pipe that nobody reads fills, and then the browser waits for ever
        with log.open("wb") as written, subprocess.Popen(command, stderr=written) as running:
            try:
                port = _port(log)
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/new?about:blank") as told:
                    socket = create_connection(json.load(told)["webSocketDebuggerUrl"], timeout=60)
                try:
                    yield OldChromium(socket)
                finally:
                    socket.close()
            finally:
                running.kill()


@contextmanager
def firefox(playwright: Playwright) -> Iterator[Engine]:
    """Firefox with one page."""
    program = next(filter(None, map(shutil.which, FIREFOXES)), FIREFOXES[0])
    version = subprocess.run([program, "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    if (number := int(re.findall(r"\d+", version)[0])) < OLDEST_FIREFOX:
        raise TooOldError(f"Firefox {number} does not know all that Playwright asks of it; {OLDEST_FIREFOX} does")
    with (
        tempfile.TemporaryDirectory() as home,  # as root it refuses one that belongs to somebody else
        playwright.firefox.launch(
            channel="moz-firefox", executable_path=program, env={**os.environ, "HOME": home}
        ) as running,
    ):
        yield Firefox(running.new_page(viewport={"width": 1280, "height": 800}))


@contextmanager
def webkit(_: Playwright) -> Iterator[Engine]:
    """WebKitGTK with one window."""
    program = next(file for pattern in MINIBROWSERS for file in Path("/").glob(pattern.lstrip("/")))
    options = Options()
    options.binary_location = str(program)
    options.add_argument("--automation")
    with _screen() as display:
        service = Service(shutil.which(DRIVER) or DRIVER, env={**os.environ, **NO_CARD, "DISPLAY": display})
        service.start()
        try:
            # Selenium's own class for it warns of how it connects.
            with Remote(RemoteConnection(client_config=ClientConfig(service.service_url)), options=options) as driver:
                yield WebKit(driver)
        finally:
            service.stop()


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees; its name, such as ``:1``."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
