"""What a first visit costs: no page weighs more than a slow line carries, and nothing comes before it is used."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from built import BuiltSite, PageFile, report
from visits import EACH_KIND, KINDS, address_of, path_of, visiting

KILOBYTE = 1000
MOST = {"home": 90 * KILOBYTE}
MOST_ELSEWHERE = 60 * KILOBYTE
PACKED = {".woff2", ".png", ".jpg", ".webp", ".avif"}  # compressed already: a server sends them as they are
# What a browser fetches by itself. It takes one icon: we count the drawing, which the newer ones take.
LOADED = (
    "//link[@rel='stylesheet' or @rel='preload' or @rel='modulepreload']/@href | //script/@src"
    " | //link[@rel='icon' and @type='image/svg+xml']/@href | //img[not(@loading='lazy')]/@src | //iframe/@src"
    " | //object/@data | //embed/@src | //video/@poster | //audio/@src | //video/@src | //image/@href"
)


@cache
def weight(file: Path) -> int:
    """What a file weighs on the line, in bytes."""
    content = file.read_bytes()
    return len(content) if file.suffix in PACKED else len(gzip.compress(content, 9, mtime=0))


@cache
def called(file: Path) -> tuple[str, ...]:
    """What a style sheet or a script calls by itself, as it writes it: fonts, pictures, sheets, modules."""
    if file.suffix == ".css":
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = re.findall(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""", text)
        return tuple(one or other for one, other in found if not (one or other).startswith("data:"))
    if file.suffix == ".js":
        return tuple(re.findall(r"""(?m)^\s*(?:import|export)\b[^"'(;]*["']([^"']+)["']""", file.read_text("utf-8")))
    return ()


def loaded(site: BuiltSite, page: PageFile) -> set[str]:
    """The files that a first visit to a page loads, the page itself left out."""
    found: set[str] = set()
    waiting = [site.target(page, address)[0] or "" for address in page.tree.xpath(LOADED)]
    while waiting:
        path = waiting.pop()
        file = path.removeprefix(site.base)
        if file in found:
            continue
        assert file in site.files, f"{page.file} loads {path}"
        found.add(file)
        waiting += [urlsplit(urljoin(path, word)).path for word in called(site.folder / file)]
    return found


@pytest.mark.xdist_group("walk")
def test_every_page_is_light(built_site, pages):
    """HTML, styles, scripts, fonts and pictures of a first visit, compressed as a plain server does."""
    bad = []
    for page in pages:
        parts = {page.file: weight(built_site.folder / page.file)}
        parts |= {file: weight(built_site.folder / file) for file in loaded(built_site, page)}
        total, most = sum(parts.values()), MOST.get(page.kind, MOST_ELSEWHERE)
        if total > most:
            heavy = ", ".join(f"{file} {size}" for file, size in sorted(parts.items(), key=lambda part: -part[1])[:4])
            bad.append(f"{page.file}: {total} bytes, {most} allowed: {heavy}")
    report("A first visit stays below its budget.", bad)


@pytest.mark.xdist_group("walk")
def test_the_measure_counts_what_a_page_loads(built_site):
    """Without this, an empty list of files would keep every budget."""
    files = {page.path: loaded(built_site, page) for page in built_site.of(built_site.default)}
    names = {file.rpartition("/")[2] for file in files[""]}
    assert {"site.css", "display-800.woff2", "favicon.svg"} <= names
    assert any(file.endswith(".js") for file in files["search"])


def test_calls_of_styles_and_scripts(tmp_path):
    """Fonts, pictures and modules are found; data addresses, comments and later imports are not."""
    css, js = tmp_path / "a.css", tmp_path / "a.js"
    css.write_text("@import 'b.css'; /* url(no.png) */ a { background: url(\"c.png\") } b { src: url(data:x) }")
    js.write_text(
        'import a from "./a.js";\nexport { b } from "./b.js";\nimport "./c.js";\nconst d = () => import("./d.js");'
    )
    assert called(css) == ("b.css", "c.png")
    assert called(js) == ("./a.js", "./b.js", "./c.js")


@pytest.mark.xdist_group("browser-1")
@EACH_KIND
def test_a_visit_loads_what_is_counted_and_no_more(browser, built_site, host, kind):
    """A browser fetches the counted files, to the end of the page too: no search, no data, no other page before use."""
    language = "es"
    page = built_site.by_url[built_site.url(language, path_of(built_site, kind) if kind != "not-found" else "404.html")]
    counted = {built_site.base + file for file in loaded(built_site, page)}
    with visiting(browser, reduced_motion="reduce") as visit:
        visit.page.goto(address_of(built_site, host, kind, language))
        visit.page.mouse.wheel(0, 50_000)
        visit.page.wait_for_load_state("networkidle")
        fetched = {urlsplit(u).path for u in visit.requests[1:] if urlsplit(u).scheme != "data"}
        report(f"{kind} loads only what is counted.", sorted(fetched - counted))
        icons = {path for path in counted if "/images/favicon" in path}
        report(f"{kind} loads what is counted.", sorted(counted - fetched - icons))
        report("Nothing goes wrong, and the policy blocks nothing.", visit.trouble)


@pytest.mark.xdist_group("browser-1")
def test_the_search_loads_its_index_when_somebody_types(browser, built_site, host):
    """Not with the page and not with the focus: with the first letter."""
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "search", "es"))
        page.locator("form.search input").focus()
        page.wait_for_load_state("networkidle")
        assert not [u for u in visit.requests if "search.json" in u or "vendor" in u]
        with page.expect_response(lambda answer: "search.json" in answer.url):
            page.keyboard.type("s")


@pytest.mark.xdist_group("browser-1")
def test_the_directory_loads_its_data_when_somebody_saves_them(browser, built_site, host):
    """Filtering works on what the page shows; the file comes with the button."""
    with visiting(browser) as visit:
        page = visit.page
        page.goto(address_of(built_site, host, "members", "es"))
        page.locator("form.filter input[name=q]").fill("mutual")
        page.wait_for_load_state("networkidle")
        assert not [u for u in visit.requests if "/data/" in u]
        with page.expect_response(lambda answer: answer.url.endswith("data/members.json")), page.expect_download():
            page.locator("[data-action=download]").click()


def test_every_kind_is_visited():
    """The kinds of the visits are those that have a budget of their own, and more."""
    assert set(MOST) < set(KINDS)
