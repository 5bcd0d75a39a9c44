"""The gallery of components in a real browser, as ``make serve`` shows it: no barrier, no fault, nothing sticks out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

import pytest
from built import ROOT, BuiltSite, copy_sources, report, run, succeeded
from static_host import StaticHost
from test_axe import violations
from test_browser import STICKING_OUT
from visits import EACH_LANGUAGE, visiting

from campaign.outputs.gallery import write_gallery
from campaign.pages.render import renderers
from campaign.rules import checked

# What ``mkdocs serve`` does before it waits for visitors: it builds for its own address.
PREVIEW = "from mkdocs.commands.build import build; from mkdocs.config import load_config; build(load_config(site_url='http://127.0.0.1:8000/', site_dir={out!r}))"
CUT_OFF = """() => [...document.querySelectorAll('svg text')].filter(e => {
  const box = e.getBoundingClientRect(), drawing = e.ownerSVGElement.getBoundingClientRect();
  return box.left < drawing.left - 1 || box.right > innerWidth;
}).map(e => `${e.closest('.gallery__example').id}: ${e.textContent}`)"""


@pytest.fixture(scope="session")
def gallery_host(tmp_path_factory) -> Iterator[StaticHost]:
    """The gallery and what it loads, on a loopback host."""
    out = tmp_path_factory.mktemp("gallery")
    write_gallery(renderers(checked(ROOT), "https://example.org/"), out)
    shutil.copytree(ROOT / "docs/assets", out / "assets")
    with StaticHost(out, "/") as running:
        yield running


def address(host: StaticHost, language: str) -> str:
    """The gallery in a language."""
    return f"{host.origin}/{'' if language == 'en' else language + '/'}components/"


@EACH_LANGUAGE
def test_no_barrier_in_the_gallery(browser, gallery_host, language):
    """Red when a component has too little contrast, no name, a heading out of order … with any example."""
    found = []
    axe = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    with visiting(browser, bypass_csp=True, reduced_motion="reduce") as visit:
        visit.page.goto(address(gallery_host, language))
        visit.page.evaluate(axe)
        for scheme in ("light", "dark"):
            for width in (360, 1280):
                visit.page.emulate_media(color_scheme=scheme)
                visit.page.set_viewport_size({"width": width, "height": 800})
                found += violations(visit.page, f"{visit.page.url} {scheme} {width}px")
    report("axe finds no barrier in the gallery.", found)


@EACH_LANGUAGE
def test_nothing_sticks_out_of_the_gallery(browser, gallery_host, language):
    """Red when the longest word of an example makes the page scroll sideways at 320 px, or a file is missing."""
    with visiting(browser, 320, reduced_motion="reduce") as visit:
        assert visit.page.goto(address(gallery_host, language)).status == 200
        assert visit.page.locator("html").get_attribute("lang") == language
        report("Nothing goes wrong while the gallery loads.", visit.trouble)
        report("No request leaves the host.", visit.elsewhere(gallery_host.origin))
        for width in (320, 360, 768, 1280):
            visit.page.set_viewport_size({"width": width, "height": 800})
            report(f"Nothing sticks out at {width} px.", visit.page.evaluate(STICKING_OUT))
            report(f"No words of a chart are cut off at {width} px.", visit.page.evaluate(CUT_OFF))
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_preview_has_the_gallery_and_the_site_has_not(built_site: BuiltSite, tmp_path):
    """Red when the hook writes the gallery into the real site, or not into a preview; or the sitemap tells of it."""
    assert not [f for f in built_site.files if "components" in f or "gallery" in f]
    sources, out = copy_sources(tmp_path / "sources"), tmp_path / "preview"
    succeeded(run(sys.executable, "-c", PREVIEW.format(out=str(out)), cwd=sources))
    for language in built_site.languages:
        assert (out / built_site.prefix(language) / "components/index.html").is_file(), language
        assert "components/" not in (out / built_site.prefix(language) / "search.json").read_text(encoding="utf-8")
    assert "components/" not in (out / "sitemap.xml").read_text(encoding="utf-8")
