"""A copy of a site that opens from a folder: every link leads to a file, and search, filter and table work without a server."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest
from built import BuiltSite, report
from networks import SMALL, group_of
from playwright.sync_api import Browser, expect
from static_host import StaticHost
from visits import visiting

import portable
from campaign.outputs.portable import Portable

pytestmark = group_of(SMALL)
LOADS = re.compile(r"^(import|export)\b", re.MULTILINE)


@pytest.fixture(scope="module")
def folder(small_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the small site, in a folder whose name has a space and an accent."""
    out = tmp_path_factory.mktemp("stick") / "une clé"
    Portable(small_site.folder, out, small_site.base).write()
    return out


def test_every_link_leads_to_a_file(small_site: BuiltSite, folder: Path) -> None:
    def offenders(file: Path) -> list[str]:
        tree = lxml.html.document_fromstring(file.read_bytes())
        found = [
            str(a) for a in tree.xpath("//@href | //@src | //@action | //@data-index | //@data-library | //@data-data")
        ]
        inner = [a for a in found if not a.startswith(("https:", "mailto:", "webcal:", "#", "data:"))]
        places = {a: Path(unquote(urlsplit(urljoin(file.as_uri(), a)).path)) for a in inner}
        return [
            f"{file.name}: {a}"
            for a, place in places.items()
            if a.startswith("/") or (a[-3:] != ".js" and not place.is_file())
        ]

    pages = sorted(file for file in folder.rglob("*.html") if file.is_file())
    assert len(pages) == len(small_site.pages) + len(small_site.moved)
    report("Every address is relative, and a file.", (line for page in pages for line in offenders(page)))


@pytest.mark.parametrize("served", [False, True])
def test_search_and_filter(browser: Browser, folder: Path, served: bool) -> None:
    """From the folder itself, and below any path of a host."""
    with StaticHost(folder, "/some/where/") as host, visiting(browser) as visit:
        start = f"{host.origin}/some/where/" if served else f"{folder.as_uri()}/"
        visit.page.goto(f"{start}index.html")
        visit.page.locator("header a[hreflang=fr]").first.click()
        visit.page.wait_for_url(f"{start}fr/index.html")
        visit.page.goto(f"{start}fr/search/index.html")
        visit.page.fill("form.search input", "Burundi")
        hit = visit.page.locator("#search-results a").first
        hit.click()
        visit.page.wait_for_url("**/countries/**/index.html")
        expect(visit.page.locator("h1")).to_have_count(1)
        visit.page.goto(f"{start}members/index.html")
        visit.page.fill("form.filter input[name=q]", "alpha")
        with visit.page.expect_download() as download:
            visit.page.click("[data-action=download]")
        assert "alpha" in Path(download.value.path()).read_text(encoding="utf-8").lower()
        visit.page.wait_for_timeout(300)  # when the address would follow
        assert not visit.trouble, visit.trouble


def test_a_script_has_all_that_it_would_load(folder: Path) -> None:
    scripts = {file: file.read_text(encoding="utf-8") for file in folder.rglob("*.js")}
    report("No script loads another one.", (f"{file}" for file, text in scripts.items() if LOADS.search(text)))
    script = scripts[folder / "fr/search/index.js"]
    assert "import " not in script.replace("important", "")
    given = json.loads(script.split("const given = ", 1)[1].split(";\n", 1)[0])
    pages = [page for index in given.values() for page in index["pages"]]
    assert pages and all(page["u"].partition("#")[0].endswith(".html") for page in pages)


def test_without_a_site_there_is_no_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert portable.main(["--root", str(tmp_path)]) == 1
    assert "make site" in capsys.readouterr().err
