"""Names in other letters, in a browser: the filter and the search find them, and nobody else.

On a network of its own, built and served here.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from static_host import STOPS

from campaign.outputs.build import Build
from campaign.rules import checked

ROOT = Path(__file__).resolve().parents[2]
ENTRY = """
- id: {id}
  name: {name}
  also: {also}
  country: {country}
  kind: ngo
  sources: [{{document: report-2020}}]
"""
MEMBERS = {
    "np-samaj": ("सामाजिक सुरक्षा मञ्च", "Samajik Suraksha", "NP"),
    "np-mahila": ("महिला सहकारी संघ", "[]", "NP"),
    "np-lao": ("សហព័ន្ធស្ត្រីកម្ពុជា", "[]", "NP"),
    "bi-prof": ("Профсоюз Ёлка", "[]", "BI"),
    "bi-umma": ("اتحاد العُمّال", "[]", "BI"),
    "be-lodz": ("Łódź Solidarność", "[]", "BE"),
    "be-ost": ("Østfold Straße", "[]", "BE"),
    "be-mark": ("A!RE", "[AIRE, A189]", "BE"),
}
# What somebody types, and who is found by it.
QUERIES = {
    "महिला": {"np-mahila"},
    "सुरक्षा मञ्च": {"np-samaj"},
    "samajik": {"np-samaj"},
    "សហព័ន្ធ": {"np-lao"},
    "ស្ត្រី": {"np-lao"},  # the middle of a name without spaces
    "кпх": set(),
    "елка": {"bi-prof"},
    "العمال": {"bi-umma"},
    "LODZ": {"be-lodz"},
    "ostfold": {"be-ost"},
    "strasse": {"be-ost"},
    "aire": {"be-mark"},
    "A189": {"be-mark"},
    "東京": set(),
    "!?": set(),
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small network is served, with members of many letters."""
    root, out = tmp_path_factory.mktemp("letters") / "network", tmp_path_factory.mktemp("letters-site")
    shutil.copytree(ROOT / "tests/small", root)
    entries = "".join(ENTRY.format(id=id, name=n, also=a, country=c) for id, (n, a, c) in MEMBERS.items())
    members = root / "members.yml"
    members.write_text(members.read_text(encoding="utf-8") + entries, encoding="utf-8")
    content = checked(root)
    assert not content.broken, content.problems
    Build(content, "http://127.0.0.1/", wish="false").write(out)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out))) as server:
        Thread(target=server.serve_forever, args=(STOPS,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of Chromium; an error of a script is a failure."""
    page, errors = browser.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def shown(page: Page) -> set[str]:
    """The ids of the members that the filter leaves on the page."""
    return {
        card.get_attribute("data-item") or "" for card in page.locator("[data-item]:not([hidden], [hidden] *)").all()
    }


@pytest.mark.parametrize("language", ["", "fr/"])
def test_the_filter_shows_whom_it_should(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/{language}members/")
    form, everybody = page.locator("form.filter"), shown(page)
    assert set(MEMBERS) <= everybody
    for query, wanted in QUERIES.items():
        page.locator("#filter-q").fill(query)
        assert shown(page) == wanted, query
        if not wanted:
            expect(page.locator(".filter__count")).to_have_text(form.get_attribute("data-none") or "")
    page.locator("#filter-q").fill("  ")
    assert shown(page) == everybody, "nothing asked, nobody hidden"


def test_the_search_finds_what_it_should(page: Page, address: str) -> None:
    for query, wanted in QUERIES.items():
        page.goto(f"{address}/search/?q={query.replace('?', '%3F')}")
        said = page.locator("#search-count")
        if wanted:
            expect(said).to_have_text(re.compile(r"\d"))
        else:
            expect(said).to_have_text(page.locator("form.search").get_attribute("data-none") or "")
        links = [a.get_attribute("href") or "" for a in page.locator("#search-results a").all()]
        found = {link.strip("/").removeprefix("members/") for link in links if link.startswith("/members/")}
        assert found - {"members"} == wanted, query


def test_members_stand_in_the_order_of_their_names(page: Page, address: str) -> None:
    """Latin letters with their kin, other scripts behind them."""
    page.goto(f"{address}/members/")
    listed = [card.get_attribute("data-item") for card in page.locator("[data-item]").all()]
    assert [id for id in listed if id in ("be-mark", "be-lodz", "be-ost")] == ["be-mark", "be-lodz", "be-ost"]
    assert next(id for id in listed if id in ("np-gamma", "np-samaj", "np-mahila", "np-lao")) == "np-gamma"
