"""What the tests of the built site share. Each site is built once, whichever worker needs it first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import BuiltSite, copy_sources, once
from networks import SMALL, WHOLE, Network, site_of
from playwright.sync_api import Browser, Playwright, sync_playwright
from static_host import StaticHost

# The same names as in scripts/doctor.sh. The one without windows comes first: a new page costs it a sixth of the time.
CHROMIUMS = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)  # fmt: skip
# Nobody sees what is drawn: one thread draws it, without a process for a card that is not there.
CHROMIUM_OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--in-process-gpu", "--num-raster-threads=1",
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium(playwright: Playwright) -> Browser:
    """Chromium as the tests start it; use it in a ``with`` statement."""
    program = next(filter(None, map(shutil.which, CHROMIUMS)), CHROMIUMS[0])
    return playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def sources(shared: Path) -> Path:
    """A copy of the sources as they are now: everything is built from these same files. Not to be changed."""
    return once(shared, "sources", copy_sources)


@pytest.fixture(scope="session")
def built_site(shared: Path) -> BuiltSite:
    """The whole site of this repository, built without MkDocs; a test compares it with what ``make site`` writes."""
    return site_of(WHOLE, shared)


@pytest.fixture(scope="session")
def small_site(shared: Path) -> BuiltSite:
    """The site of the small made-up network, whose address is below a folder of its host."""
    return site_of(SMALL, shared)


@pytest.fixture(scope="session")
def network(request: pytest.FixtureRequest) -> Network:
    """The network that a test walks through: whatever its mark says."""
    found: Network = request.param
    return found


@pytest.fixture(scope="session")
def site(network: Network, shared: Path) -> BuiltSite:
    """The site of the network."""
    return site_of(network, shared)


@pytest.fixture(scope="session")
def site_host(site: BuiltSite) -> Iterator[StaticHost]:
    """The site of the network on a loopback host, below the path of its address."""
    with StaticHost(site.folder, site.base) as running:
        yield running


@pytest.fixture(scope="session")
def host(built_site: BuiltSite) -> Iterator[StaticHost]:
    """The whole site on a loopback host."""
    with StaticHost(built_site.folder, built_site.base) as running:
        yield running


@pytest.fixture(scope="session")
def small_host(small_site: BuiltSite) -> Iterator[StaticHost]:
    """The small site on a loopback host."""
    with StaticHost(small_site.folder, small_site.base) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for each worker."""
    with chromium(playwright) as running:
        yield running
