"""The gallery of components in a real browser, as ``make serve`` shows it: no barrier, no fault, nothing sticks out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from barriers import DESK, SCREENS, barriers, with_axe
from built import BuiltSite, report, run, succeeded
from networks import WHOLE
from playwright.sync_api import Browser
from small_repository import small_repository
from static_host import StaticHost
from visits import STICKING_OUT, visiting

from campaign.outputs.build import Build, write_assets
from campaign.outputs.gallery import write_gallery
from campaign.views.content import Content

EACH_LANGUAGE = pytest.mark.parametrize("language", WHOLE.languages)
pytestmark = pytest.mark.xdist_group("gallery")
CUT_OFF = """() => [...document.querySelectorAll('svg text')].filter(e => {
  const box = e.getBoundingClientRect(), drawing = e.ownerSVGElement.getBoundingClientRect();
  return box.left < drawing.left - 1 || box.right > innerWidth;
}).map(e => `${e.closest('.gallery__example').id}: ${e.textContent}`)"""


@pytest.fixture(scope="module")
def gallery_host(tmp_path_factory: pytest.TempPathFactory, content: Content) -> Iterator[StaticHost]:
    """The gallery and what it loads, on a loopback host."""
    out = tmp_path_factory.mktemp("gallery")
    write_gallery(Build(content, "https://example.org/", wish="false"), out)
    write_assets(content.looks, out)
    with StaticHost(out, "/") as running:
        yield running


def address(host: StaticHost, language: str) -> str:
    """The gallery in a language."""
    return f"{host.origin}/{'' if language == WHOLE.languages[0] else language + '/'}components/"


@EACH_LANGUAGE
def test_no_barrier_in_the_gallery(browser: Browser, gallery_host: StaticHost, language: str) -> None:
    """Red when a component has too little contrast, no name, a heading out of order … with any example."""
    with visiting(browser) as visit:
        with_axe(visit).go(address(gallery_host, language))
        found = barriers(visit, SCREENS if language == WHOLE.languages[-1] else DESK)
    report("axe finds no barrier in the gallery.", found)


@EACH_LANGUAGE
def test_nothing_sticks_out_of_the_gallery(browser: Browser, gallery_host: StaticHost, language: str) -> None:
    """Red when the longest word of an example makes the page scroll sideways at 320 px, or a file is missing."""
    with visiting(browser, 320) as visit:
        assert visit.go(address(gallery_host, language)).status == 200
        assert visit.page.locator("html").get_attribute("lang") == language
        for width in (320, 360, 768, 1280):
            visit.page.set_viewport_size({"width": width, "height": 800})
            report(f"Nothing sticks out at {width} px.", visit.page.evaluate(STICKING_OUT))
            report(f"No words of a chart are cut off at {width} px.", visit.page.evaluate(CUT_OFF))
        visit.quiet(gallery_host.origin)


def test_a_preview_has_the_gallery(tmp_path: Path) -> None:
    """Red when a preview has no gallery, or the sitemap or the search tells of it."""
    repository, out = small_repository(tmp_path / "repository"), tmp_path / "preview"
    succeeded(
        run(sys.executable, "scripts/build_pages.py", "--out", str(out), "--preview", cwd=repository, PRINT="false")
    )
    preview = BuiltSite(out, repository)
    for language in preview.languages:
        assert f"{preview.prefix(language)}components/index.html" in preview.files
        assert "components/" not in preview.text(f"{preview.prefix(language)}search.json")
    assert "components/" not in preview.text("sitemap.xml")
