"""How long a keystroke in the filter of the members takes, from the key to the painted list, on a slow phone.

Chromium slows its processor by ``SLOWER``; words are typed letter by letter and taken away again, as readers do.
Each keystroke counts with the median of its rounds, so that other work of the machine weighs little.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

TESTS = Path(__file__).resolve().parents[1]
sys.path += [str(TESTS / "site"), str(TESTS), str(TESTS.parent / "scripts")]
from conftest import chromium  # noqa: E402 - found by the line above
from static_host import StaticHost  # noqa: E402

SLOWER = 6  # times: what Chrome's own tools call a phone of the lower middle
NOBODY = "qqx"
ROUNDS = 5
GOAL = 50  # milliseconds
# From the event of the key to the first moment after the frame that shows its effect.
TIMER = """() => {
  window.times = [];
  document.querySelector('#filter-q').addEventListener('keydown', (event) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        window.times.push(performance.now() - event.timeStamp);
        window.done?.();
      };
      channel.port2.postMessage(null);
    });
  });
}"""


@dataclass
class Typing:
    """What was measured: the organisations in the list, and the milliseconds of each keystroke."""

    organisations: int
    times: list[float]

    def sentence(self) -> str:
        """The result in words."""
        return (
            f"Filter of the members with {self.organisations:,} organisations, processor slowed {SLOWER} times: "
            f"{statistics.median(self.times):.0f} ms a keystroke (median of {len(self.times)}; longest "
            f"{max(self.times):.0f} ms; goal: under {GOAL} ms)."
        )


def words(site: Path) -> list[str]:
    """What is typed: words that many, some and few organisations have in their names, and one that nobody has."""
    names = [record["name"] for record in json.loads((site / "data/members.json").read_text(encoding="utf-8"))]
    found = Counter(word for name in names for word in set(re.findall(r"[a-z]{5,}", name.lower()))).most_common()
    return [*(found[n][0] for n in (0, len(found) // 20, len(found) - 1)), NOBODY]


def measured(site: Path, base: str = "/") -> Typing:
    """Type into the filter of the built site in ``site``."""
    with StaticHost(site, base) as host, sync_playwright() as playwright, chromium(playwright) as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{host.origin}{base}members/")
        page.locator("#filter-q").click()
        page.evaluate(TIMER)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        keys = [key for word in words(site) for key in [*word, *["Backspace"] * len(word)]]
        for n in range(ROUNDS):
            for typed, key in enumerate(keys, n * len(keys) + 1):
                page.keyboard.press(key)
                page.evaluate("n => window.times.length >= n || new Promise((done) => { window.done = done; })", typed)
        times = page.evaluate("window.times")
        organisations = page.locator("[data-item]").count()
    return Typing(organisations, [statistics.median(times[n :: len(keys)]) for n in range(len(keys))])
