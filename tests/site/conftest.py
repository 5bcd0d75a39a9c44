"""What the tests of the built site share. The site is built once, whichever worker needs it first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import BuiltSite, PageFile, copy_sources, mkdocs_build, once, pages_build, succeeded
from static_host import StaticHost

# The same names as in scripts/doctor.sh.
CHROMIUMS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)  # fmt: skip
CHROMIUM_OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium(playwright):
    """Chromium as the tests start it; use it in a ``with`` statement."""
    program = next(filter(None, map(shutil.which, CHROMIUMS)), CHROMIUMS[0])
    return playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def sources(shared) -> Path:
    """A copy of the sources as they are now: everything below is built from these same files. Not to be changed."""
    return once(shared, "sources", copy_sources)


@pytest.fixture(scope="session")
def built_site(shared, sources) -> BuiltSite:
    """The site as ``make site`` builds it."""
    folder = once(shared, "site", lambda out: succeeded(mkdocs_build(sources, out)))
    return BuiltSite(folder, sources)


@pytest.fixture(scope="session")
def pages(built_site) -> list[PageFile]:
    """Every page of the site, parsed once."""
    return built_site.pages


@pytest.fixture(scope="session")
def moved_site(shared, sources) -> BuiltSite:
    """The site built for an address below a folder of another host."""
    address = "https://example.org/camp/x/"
    folder = once(shared, "moved", lambda out: succeeded(pages_build(sources, out, "--address", address)))
    return BuiltSite(folder, sources, address)


@pytest.fixture(scope="session")
def host(built_site) -> Iterator[StaticHost]:
    """The built site on a loopback host, below the path of its address."""
    with StaticHost(built_site.folder, built_site.base) as running:
        yield running


@pytest.fixture(scope="session")
def moved_host(moved_site) -> Iterator[StaticHost]:
    """The moved site on a loopback host, below its folder."""
    with StaticHost(moved_site.folder, moved_site.base) as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    """One Chromium for each worker."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, chromium(playwright) as running:
        yield running
