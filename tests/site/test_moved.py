"""A site that moves to another host, below a folder there: its address is the only thing that changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from built import BuiltSite, pages_build, report, succeeded
from networks import SMALL, group_of
from playwright.sync_api import Browser, expect
from static_host import StaticHost
from test_search import found, settled
from visits import address_of, visiting
from walk import PROMISES

pytestmark = group_of(SMALL)
WORDS = "//body//text()"
SIZE = re.compile(r"\d+(?=\s[kM][Bo]\b)")  # of printed files, which name the address too
ADDRESS = "https://example.org/camp/x/"


@pytest.fixture(scope="module")
def moved(sources: Path, small_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small site built for another address."""
    out = tmp_path_factory.mktemp("moved") / "site"
    succeeded(pages_build(sources, out, "--root", str(small_site.sources), "--address", ADDRESS))
    return BuiltSite(out, small_site.sources, ADDRESS)


@pytest.mark.parametrize("name", PROMISES)
def test_site_keeps_promise(moved: BuiltSite, name: str) -> None:
    report(PROMISES[name].__doc__ or name, PROMISES[name](moved))


def test_nothing_names_the_old_address(small_site: BuiltSite, moved: BuiltSite) -> None:
    """No file but those of the looks holds the old host or its folder, and none is missing or new."""
    assert moved.files == small_site.files
    old = (small_site.host.encode(), small_site.base.encode())
    words = [f for f in sorted(moved.files) if not f.startswith(("assets/", "print/", "pictures/"))]
    assert words
    report("No file names the old address.", (f for f in words if any(part in moved.read(f) for part in old)))


def test_only_the_address_changes(small_site: BuiltSite, moved: BuiltSite) -> None:
    """With the old address in the place of the new one, the pages have the same words."""
    for page in small_site.pages:
        here, there = ("".join(p.found(WORDS)) for p in (page, moved.page(page.language, page.path)))
        there = there.replace(moved.address, small_site.address)
        assert SIZE.sub("", there) == SIZE.sub("", here), page.file


def test_it_works(browser: Browser, moved: BuiltSite) -> None:
    """Search, menu, languages, and the error page with its style at any depth."""
    language, other = moved.languages[-1], moved.default
    with StaticHost(moved.folder, moved.base) as host, visiting(browser) as visit:
        page = visit.page
        visit.go(address_of(host, moved.kinds["search"], language))
        settled(page, moved.records("members.yml")[0]["name"])
        assert found(page) and all(address.startswith(moved.url(language, "")) for address in found(page))
        target = page.locator('#menu > ul > li > a:not([href*="#"])').first.get_attribute("href") or ""
        page.locator('#menu > ul > li > a:not([href*="#"])').first.click()
        page.wait_for_url(host.origin + target)
        page.locator(f"header .languages a[hreflang={other}]").click()
        page.wait_for_url(host.origin + moved.url(other, target.removeprefix(moved.url(language, "")).strip("/")))
        visit.quiet(host.origin)
        visit.page.goto(host.origin + moved.url(language, "a/b/c"))
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", "the error page has lost its style"
