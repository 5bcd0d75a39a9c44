"""Pictures of the screen for the handbook, in each of its languages: ``make screenshots`` takes them.

    python tests/site/handbook_pictures.py

They stand in handbook/<language>/images/ and show the small network, so that no fact of a real one grows old in them: the
form of an entry in which something is refused, and what the check says of a fault.
"""

from __future__ import annotations

import functools
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
from built import ROOT
from conftest import chromium
from networks import SMALL
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from test_editing_page import FILL, FOLDER, Quiet, sources

import build_editor
from campaign.kinds.questions import asked_words
from campaign.kinds.reading import read_content, spoken, spoken_codes

FAULTS = (("members.yml", "country: BI\n", "country: Burundi\n"), ("data/news.yml", "bi-alpha", "bi-alfa"))
TERMINAL = '<meta charset="utf-8"><style>body{{margin:0;background:#1d1b26}}pre{{font:14px/1.5 monospace;color:#f4f1ea;margin:0;padding:16px;width:max-content;max-width:900px;white-space:pre-wrap}}</style><pre>{}</pre>'


def keep(code: str, name: str, png: bytes) -> str:
    """Write a picture small; returns its name."""
    file = ROOT / f"handbook/{code}/images/{name}.webp"
    file.parent.mkdir(exist_ok=True)
    Image.open(io.BytesIO(png)).convert("RGB").save(file, "WEBP", quality=72, method=6)
    return f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB"


def form(browser: Browser, address: str, code: str) -> bytes:
    """The form of an organisation whose website is written wrongly, after somebody wanted to save it."""
    context = browser.new_context(locale=code, viewport={"width": 900, "height": 1100})
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.add_init_script(FOLDER)
    page.goto(f"{address}/admin/before.js")
    page.evaluate(FILL, sources())
    page.goto(f"{address}/admin/?lang={code}#/collections/data/entries/members")
    page.get_by_role("button").first.click()
    page.locator(".content-editor [aria-expanded=false]:not([aria-haspopup])").nth(1).click()
    field = page.get_by_role("textbox", name=spoken(code).gettext(asked_words().labels["website"]))
    field.fill("beta.example")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    page.set_viewport_size({"width": 900, "height": 480})
    field.evaluate("e => e.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(500)
    picture = page.screenshot(animations="disabled")
    context.close()
    return picture


def check(page: Page, root: Path, code: str) -> bytes:
    """What the check says of a network with two faults."""
    command = [sys.executable, str(ROOT / "scripts/validate.py"), "--root", str(root), "--language", code]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    page.set_content(TERMINAL.format(f"$ make check LANGUAGE={code}\n\n{(said.stdout + said.stderr).strip()}"))
    return page.locator("pre").screenshot()


def take(browser: Browser, folder: Path) -> Iterator[str]:
    """Take every picture; yields the name of each when it is there."""
    faulty = folder / "faulty"
    shutil.copytree(SMALL.root, faulty)
    for file, right, wrong in FAULTS:
        text = (faulty / file).read_text(encoding="utf-8")
        (faulty / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    build_editor.build(read_content(SMALL.root), folder / "host/admin")
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder / "host"))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page(viewport={"width": 960, "height": 600})
        for code in spoken_codes():
            yield keep(code, "form", form(browser, f"http://127.0.0.1:{server.server_port}", code))
            yield keep(code, "check", check(page, faulty, code))
        server.shutdown()


def main() -> int:
    """Take the pictures; returns the exit status."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, chromium(playwright) as browser:
        for name in take(browser, Path(folder)):
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
