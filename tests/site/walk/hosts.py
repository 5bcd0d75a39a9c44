"""What a page loads: from this host alone, little, and nothing of the tools that made it."""

from __future__ import annotations

import gzip
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from built import ROOT, BuiltSite, PageFile

from walk.promise import promise

KILOBYTE = 1000
MOST = {"home": 90 * KILOBYTE}
MOST_ELSEWHERE = 60 * KILOBYTE
MOST_OF_A_PICTURE = 20 * KILOBYTE  # besides: of what stands at the top of a page, in the version that a phone takes
PHONE = 360  # pixels
KNOWN = {
    "image/avif",
    "image/webp",
}  # formats of pictures that browsers know; the other version is for those that do not
PACKED = {".xlsx", ".woff2", ".png", ".jpg", ".webp", ".avif"}  # compressed already: a server sends them as they are
WANTED = {".html", ".json", ".csv", ".xml", ".txt", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".avif", ".woff2",
          ".ics", ".pdf", ".ico", ".zip", ".xlsx", ".webmanifest"}  # fmt: skip
FOR_HOSTS = {"_headers", "_redirects", "CNAME", ".nojekyll"}
FOREIGN = re.compile(r"^assets/(stylesheets|javascripts)/|^(css|js|fonts|img)/|\.map$|\.gz$|\.py[co]?$|\.md$")
THEME = re.compile(rb"Made with Material|mkdocs|md-header|zensical")
MACHINE = ("localhost", "127.0.0.1", f"{tempfile.gettempdir()}/", str(ROOT))
ON_ITS_OWN = "//link[not(@rel='canonical')]/@href | //*[self::script or self::img or self::source or self::iframe or self::video or self::audio or self::embed]/@src | //@srcset | //form/@action | //object/@data"
# What a browser fetches by itself. It takes one icon: we count the drawing, which the newer ones take.
LOADED = (
    "//link[@rel='stylesheet' or @rel='preload' or @rel='modulepreload']/@href | //script/@src"
    " | //link[@rel='icon' and @type='image/svg+xml']/@href | //iframe/@src"
    " | //object/@data | //embed/@src | //video/@poster | //audio/@src | //video/@src | //image/@href"
)


@promise
def everything_loaded_stays_on_the_host(site: BuiltSite) -> Iterator[str]:
    """Style sheets, icons, scripts, images: whatever a page or a style sheet loads stands on this host, and is there."""
    for page in site.pages:
        for address in (a for found in page.found(ON_ITS_OWN) for a in _addresses(found)):
            path, _ = site.target(page, address)
            if path is None or not site.exists(path):
                yield f"{page.file}: {address}"
    for file in sorted(f for f in site.files if f.endswith((".css", ".svg"))):
        found = re.findall(r"""(?:url\(\s*["']?|@import\s+["']|(?:xlink:)?href=["'])([^"')\s]+)""", site.text(file))
        for address in (a for a in found if not a.startswith(("data:", "#"))):
            absolute = urlsplit(urljoin(f"https://{site.host}{site.base}{file}", address))
            if absolute.netloc != site.host or not site.exists(absolute.path):
                yield f"{file}: {address}"


def _addresses(found: Any) -> list[str]:
    """The addresses of an attribute, of which one may hold several."""
    return [one.split()[0] for one in found.split(", ")] if found.attrname == "srcset" else [found]


@promise
def nothing_of_the_making(site: BuiltSite) -> Iterator[str]:
    """No file and no word of a theme, of MkDocs or of the machine that built the site, and no gallery of components."""
    places = re.compile(
        "|".join(re.escape(place) for place in (*MACHINE, str(site.sources), str(site.folder))).encode()
    )
    for file in sorted(site.files):
        if (FOREIGN.search(file) and not file.endswith("/index.html")) or (
            PurePosixPath(file).suffix not in WANTED and file not in FOR_HOSTS
        ):
            yield file
        if file.endswith("components/index.html") or "gallery" in file:
            yield f"{file}: the gallery is for previews"
        content = site.read(file)
        if file.endswith(".html") and (found := THEME.search(content)):
            yield f"{file}: “{found[0].decode()}”"
        if PurePosixPath(file).suffix not in PACKED and (found := places.search(content)):
            yield f"{file} names the machine: {found[0].decode()}"


@promise
def every_page_is_light(site: BuiltSite) -> Iterator[str]:
    """A first visit on a phone stays below its budget: page, styles, scripts and fonts, compressed as a plain server does; a
    picture at the top has one of its own.
    """
    weights: dict[str, int] = {}

    def weight(file: str) -> int:
        if file not in weights:
            content = site.read(file)
            packed = PurePosixPath(file).suffix in PACKED
            weights[file] = len(content) if packed else len(gzip.compress(content, 6, mtime=0))
        return weights[file]

    for page in site.pages:
        chosen = pictures(page.tree, PHONE, "img[ancestor::picture]")
        shown = {(site.target(page, address)[0] or "").removeprefix(site.base) for address in chosen} & site.files
        parts = {file: weight(file) for file in {page.file, *loaded(site, page)} - shown}
        if (total := sum(parts.values())) > (most := MOST.get(page.kind, MOST_ELSEWHERE)):
            heavy = ", ".join(f"{file} {size}" for file, size in sorted(parts.items(), key=lambda part: -part[1])[:4])
            yield f"{page.file}: {total} bytes, {most} allowed: {heavy}"
        if (total := sum(map(weight, shown))) > MOST_OF_A_PICTURE:
            yield f"{page.file}: {total} bytes of pictures, {MOST_OF_A_PICTURE} allowed: {', '.join(sorted(shown))}"


@promise
def what_is_loaded_is_found(site: BuiltSite) -> Iterator[str]:
    """The measure of the weight counts a style sheet, a font, an icon and a script on every page."""
    for page in site.of(site.default):
        kinds = {PurePosixPath(file).suffix for file in loaded(site, page)}
        wanted = {".css", ".js", ".woff2"}
        wanted |= {".svg"} if "assets/images/favicon.svg" in site.files else set()
        if not wanted <= kinds:
            yield f"{page.file} loads {sorted(kinds)} only"


def loaded(site: BuiltSite, page: PageFile, width: int = PHONE) -> set[str]:
    """The files that a first visit to a page loads on a screen of a width, the page itself left out."""
    found: set[str] = set()
    waiting = [site.target(page, address)[0] or "" for address in (*page.found(LOADED), *pictures(page.tree, width))]
    while waiting:
        path = waiting.pop()
        file = path.removeprefix(site.base)
        if file in found or file not in site.files:  # what is missing is told by another promise
            continue
        found.add(file)
        waiting += [urlsplit(urljoin(path, word)).path for word in called(file, site.read(file))]
    return found


def pictures(tree: Any, width: int, which: str = "img", lazy: bool = False) -> list[str]:
    """The addresses of the pictures of a page that a browser fetches at once, of each the one version that it chooses on a
    screen of a width; ``lazy``: of those that it fetches when they come into sight.
    """
    images = [image for image in tree.xpath(f"//{which}") if (image.get("loading") == "lazy") == lazy]
    return [address for image in images if (address := _chosen(image, width))]


def _chosen(image: Any, width: int) -> str:
    source = next((s for s in image.xpath("ancestor::picture//source") if s.get("type") in KNOWN), image)
    words = [one.split() for one in (source.get("srcset") or "").split(", ") if one]
    offers = sorted((int(wide.removesuffix("w")), address) for address, wide in words)
    room = _pixels(source.get("sizes") or "100vw", width)
    return next(
        (address for wide, address in offers if wide >= room), offers[-1][1] if offers else image.get("src", "")
    )


def _pixels(sizes: str, width: int) -> float:
    """How wide a picture stands on a screen: the first of its sizes whose condition the screen meets."""
    for size in sizes.split(", "):
        least, number, unit = re.fullmatch(r"(?:\(min-width: ([\d.]+)rem\) )?([\d.]+)(rem|px|vw)", size).groups()  # type: ignore[union-attr]
        if width >= float(least or 0) * 16:
            return float(number) * {"rem": 16, "px": 1, "vw": width / 100}[unit]
    return width


@cache
def called(file: str, content: bytes) -> tuple[str, ...]:
    """What a style sheet or a script calls by itself, as it writes it: fonts, pictures, sheets, modules."""
    if file.endswith(".css"):
        text = re.sub(r"/\*.*?\*/", "", content.decode(), flags=re.DOTALL)
        found = re.findall(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""", text)
        return tuple(one or other for one, other in found if not (one or other).startswith("data:"))
    if file.endswith(".js"):
        return tuple(re.findall(r"""(?m)^\s*(?:import|export)\b[^"'(;]*["']([^"']+)["']""", content.decode()))
    return ()


@promise
def scripts_where_they_have_work(site: BuiltSite) -> Iterator[str]:
    """A page loads a script only if it has a search, a filter, dates, a placard, a list of what is kept, a letter, several languages or something to copy; one keeps every page."""
    work = {
        "menu.js": "//nav[@id='menu']",
        "search.js": "//form[@data-index]",
        "filter.js": "//form[contains(@class, 'filter')]",
        "copy.js": "//*[@data-copy]",
        "letter.js": "//*[@data-fill]",
        "placard.js": "//button[@class='placard__full']",
        "kept.js": "//*[@data-kept]",
        "not-found.js": "//details[@data-at]",
        "dates.js": "//*[@data-dated] | //div[@data-past] | //*[@data-before] | //*[@data-after]",
    }
    for page in site.pages:
        found = {PurePosixPath(urlsplit(address).path).name for address in page.found("//script/@src")}
        wanted = {script for script, xpath in work.items() if page.found(xpath)} | {"offline.js"}
        # What a theme or a campaign has to copy may be missing from the data: its page is ready for it.
        if not wanted <= found or found - wanted - {"copy.js"}:
            yield f"{page.file} loads {sorted(found)}, should load {sorted(wanted)}"


@promise
def what_is_kept_for_long_is_called_with_a_mark(site: BuiltSite) -> Iterator[str]:
    """Browsers keep styles, scripts and fonts for a year: each is only called with a mark that changes when it does."""
    for page in site.pages:
        for address in page.found("//@href | //@src | //@data-library"):
            yield from _unmarked(page.file, address)
    for file in sorted(f for f in site.files if f.endswith((".css", ".js"))):
        for address in called(file, site.read(file)):
            yield from _unmarked(file, urlsplit(urljoin(f"/{file}", address))._replace(netloc="").geturl())


def _unmarked(file: str, address: str) -> Iterator[str]:
    if re.search(r"/assets/(css|fonts|js)/[^?]*\.(css|js|woff2)$", address):
        yield f"{file}: {address}"


@promise
def old_addresses(site: BuiltSite) -> Iterator[str]:
    """Each old address leads to a page of this site in its language, by the host or by a page of its own."""
    lines = site.text("_redirects").splitlines() if "_redirects" in site.files else []
    rules = {unquote(old): new for old, new, _ in map(str.split, lines)}
    pages = {page.url.rstrip("/"): page for page in site.moved}
    for record in site.records("data/redirects.yml"):
        old = record["from"].rstrip("/")
        first = old.split("/")[1]
        for language in [first] if first in site.languages else site.languages:
            there = site.url(language, "").rstrip("/") + old.removeprefix(f"/{language}")
            page = pages.get(there)
            to = (
                rules.get(there, "")
                if rules
                else str(page.words("//meta[@http-equiv='refresh']/@content"))[7:]
                if page
                else ""
            )
            found = site.by_url.get(to)
            if not found or found.language != language:
                yield f"{there}: leads to “{to}”"
            elif page and page.words("//link[@rel='canonical']/@href") != site.absolute(language, found.path):
                yield f"{there}: another address is canonical than {to}"
