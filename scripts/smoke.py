"""Walk through a site where it is published, and say what is not as it should be.

    python scripts/smoke.py https://www.example.org/ [--root DIR]

Works for a local address too (http://127.0.0.1:8000/). It looks at the certificate, headers, languages, error pages, old
addresses, search, feeds, calendars, share pictures, one page of each part of the site, and the weight of the first page.
Exit status: 0 all is well, 1 something is wrong, 2 wrongly called.
"""

from __future__ import annotations

import argparse
import json
import struct
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from campaign.kinds.reading import read_content
from campaign.outputs.hosts import HOSTS, SECURITY
from campaign.pages.headers import headers_of, is_edited, page_policy
from campaign.pages.moved import moved
from campaign.views.content import Content
from campaign.views.looks import GENERATOR
from visitor import Answer, UnreachableError, Visitor, days_left

LEAST_DAYS = 14  # that a certificate has to be valid still
MOST = 90_000  # bytes of a first visit to the first page
HEAVY_PICTURE = 300_000
PICTURE = (1200, 630)
NOWHERE = "no-such-page"
LOCAL = ("127.0.0.1", "localhost", "::1")


@dataclass
class Walk:
    """A walk through the site at ``address``, which was made from ``content``. ``notes`` are what the host cannot do."""

    address: str
    content: Content
    visitor: Visitor = field(default_factory=Visitor)
    notes: list[str] = field(default_factory=list)

    @cached_property
    def home(self) -> Answer:
        """The first page."""
        return self.get("")

    @property
    def local(self) -> bool:
        """Whether the site is only tried out on this machine, at another address than its own."""
        return urlsplit(self.address).hostname in LOCAL

    def get(self, path: str) -> Answer:
        """A file of the site, by its path below the address or its full address; by its own one on a local machine too."""
        own = self.content.settings.address
        path = path.removeprefix(own) if self.local else path
        base = urlsplit(own).path
        if self.local and path.startswith(base) and base != "/":
            path = path.removeprefix(base)
        return self.visitor.get(urljoin(self.address, path))

    def of(self, code: str, path: str = "") -> str:
        """A path in a language."""
        return path if code == self.content.default else f"{code}/{path}"

    def file(self, answer: Answer) -> str:
        """The name of a file below the address."""
        return urlsplit(answer.address).path.removeprefix(urlsplit(self.address).path)


def certificate(walk: Walk) -> Iterator[str]:
    """Encrypted, and for more than some days."""
    if not walk.address.startswith("https:"):
        return
    left = days_left(walk.address)
    if left < LEAST_DAYS:
        yield f"The certificate ends in {left} days: renew it."
    plain = walk.address.replace("https:", "http:", 1)
    try:
        if walk.visitor.get(plain).to != walk.address:
            yield f"{plain} does not lead to {walk.address}: turn on “HTTPS only”."
    except UnreachableError:
        yield f"{plain} does not answer: who types the name without https:// finds nothing."
    name = urlsplit(walk.address).hostname or ""
    other = walk.address.replace(name, name.removeprefix("www.") if name.startswith("www.") else f"www.{name}", 1)
    try:
        if not walk.visitor.get(other).to.startswith(walk.address):
            yield f"{other} does not lead to {walk.address}: let both names lead to the same one."
    except UnreachableError:
        if name.startswith("www."):
            yield f"{other} does not answer: who types the name without www. finds nothing."


def headers(walk: Walk) -> Iterator[str]:
    """Each file with the headers that the site wants."""
    sheet = next(iter(walk.home.values("link", "href", 'rel="stylesheet"')), "")
    wanted = [walk.home, walk.get("manifest.webmanifest"), *([walk.get(sheet)] if sheet else [])]
    host = walk.content.settings.host
    silent = host is not None and not HOSTS[host].headers and host != "own-server"
    edited = is_edited(walk.content.settings.editor) and HOSTS[host or ""].headers
    for answer in wanted:
        for name, value in headers_of(walk.file(answer), walk.address, edited).items():
            found = answer.headers.get(name.lower(), "")
            if name == "Strict-Transport-Security" and not walk.address.startswith("https:"):
                continue
            right = found.startswith(value.partition(";")[0]) if name == "Content-Type" else found == value
            if name == "Cache-Control" and "immutable" not in value:
                right = True  # hosts differ in how long “short” is
            if not right:
                said = f"{answer.address}: “{name}” is “{found}”, not “{value}”."
                if silent:
                    walk.notes.append(said)
                else:
                    yield said
    if page_policy() not in walk.home.values("meta", "content", "Content-Security-Policy"):
        yield f"{walk.address}: the page itself does not say its content security policy."


def languages(walk: Walk) -> Iterator[str]:
    """Each language has its first page, and the first page names each."""
    named = walk.home.values("a", "hreflang")
    for code in walk.content.languages:
        answer = walk.get(walk.of(code))
        if answer.status != 200:
            yield f"{answer.address} answers {answer.status}."
        elif not any(said.partition("-")[0] == code for said in answer.values("html", "lang")):
            yield f"{answer.address} does not say that it is in this language: {code}."
        if code != walk.content.default and code not in named:
            yield f"The first page does not lead to this language: {code}."


def missing(walk: Walk) -> Iterator[str]:
    """An address that is not there says so, with the error page of its language."""
    for code in walk.content.languages:
        answer = walk.get(walk.of(code, f"{NOWHERE}/"))
        if answer.status != 404:
            yield f"{answer.address} answers {answer.status}, not 404: search engines would keep it."
        elif "<main" not in answer.text:
            yield f"{answer.address} does not show the error page of the site (404.html)."


def old_addresses(walk: Walk) -> Iterator[str]:
    """Old addresses lead on, and so does an address without its last slash."""
    base = urlsplit(walk.address).path
    wanted = {m.old: f"{base}{walk.of(m.language, m.path)}/".replace("//", "/") for m in moved(walk.content)}
    wanted["members"] = f"{base}members/"
    for old, to in wanted.items():
        answer = walk.get(quote(old))
        if answer.to and urlsplit(answer.to).path == f"{urlsplit(answer.address).path}/":  # a page in a folder
            answer = walk.visitor.get(answer.to) if old != "members" else answer
        if urlsplit(answer.to).path != to:
            yield f"{answer.address} answers {answer.status} and does not lead to {to}."


def search(walk: Walk) -> Iterator[str]:
    """The search of each language has something to find, and what it finds is there."""
    for code in walk.content.languages:
        page = walk.get(walk.of(code, "search/"))
        index = next(iter(page.values("form", "data-index")), "")
        answer = walk.get(index) if index else page
        try:
            entries = json.loads(answer.text)["pages"]
            found = walk.get(entries[len(entries) // 2]["u"])
        except (ValueError, IndexError, KeyError, TypeError):
            yield f"{answer.address} is no index of the search."
            continue
        if found.status != 200:
            yield f"The search leads to {found.address}, which answers {found.status}."


def feeds(walk: Walk) -> Iterator[str]:
    """The feed and the calendar of each language can be read by programs."""
    for code in walk.content.languages:
        home = walk.get(walk.of(code))
        for address in home.values("link", "href", "application/atom+xml"):
            answer = walk.get(address)
            try:
                entries = ET.fromstring(answer.text).findall("{http://www.w3.org/2005/Atom}entry")
            except ET.ParseError:
                entries = []
            if not entries:
                yield f"{answer.address} is no feed with news in it."
        if walk.content.records["events"]:
            answer = walk.get(walk.of(code, "events.ics"))
            if not answer.text.startswith("BEGIN:VCALENDAR"):
                yield f"{answer.address} is no calendar."


def map_of_the_site(walk: Walk) -> Iterator[str]:
    """The sitemap names the right address; one page of each part answers, and says the address at which it stands."""
    answer = walk.get("sitemap.xml")
    try:
        found = [
            e.text or "" for e in ET.fromstring(answer.text).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
        ]
    except ET.ParseError:
        found = []
    if not found:
        yield f"{answer.address} is no sitemap."
    own = walk.content.settings.address if walk.local else walk.address
    strange = next((address for address in found if not address.startswith(own)), "")
    if strange:
        yield f"The site believes that it stands elsewhere: {strange}. Correct “address:” in data/site.yml and build again."
        return
    parts = {}
    for address in found:
        path = address.removeprefix(own).strip("/")
        above = path.rpartition("/")[0]
        parts[path if above in ("", *walk.content.languages) else above] = address
    for address in parts.values():
        page = walk.get(address)
        if page.status != 200:
            yield f"{page.address} stands in the sitemap and answers {page.status}."
        elif address not in page.values("link", "href", 'rel="canonical"'):
            yield f"{page.address} names another address as its own."
        yield from _picture(walk, page)


def _picture(walk: Walk, page: Answer) -> Iterator[str]:
    for address in page.values("meta", "content", 'property="og:image"'):
        if address in walk.visitor.pictures:
            continue
        walk.visitor.pictures.add(address)
        answer = walk.get(address)
        size = struct.unpack(">II", answer.body[16:24]) if answer.body.startswith(b"\x89PNG") else ()
        if answer.status != 200 or size != PICTURE:
            yield f"{answer.address} is no picture of {PICTURE[0]} × {PICTURE[1]} points, so that shared pages show none."
        elif answer.size > HEAVY_PICTURE:
            yield f"{answer.address} weighs {answer.size // 1000} kB: some networks show no picture above 300 kB."


def weight(walk: Walk) -> Iterator[str]:
    """A first visit is light, also because the host packs what it sends."""
    home = walk.home
    called = home.values("link", "href", 'rel="stylesheet"') + home.values("script|img", "src")
    called += home.values("link", "href", 'rel="preload"') + home.values("link", "href", "image/svg")
    total = home.size + sum(walk.get(address).size for address in dict.fromkeys(called))
    if home.headers.get("content-encoding") is None and not walk.local:
        yield f"{walk.address} is sent unpacked: turn on compression (gzip or brotli)."
    if total > MOST and not walk.local:
        yield f"A first visit weighs {total // 1000} kB; {MOST // 1000} kB are enough."


def for_machines(walk: Walk) -> Iterator[str]:
    """What crawlers and those who found a weak spot look for."""
    wanted = ["robots.txt", "llms.txt", *([SECURITY] if walk.content.settings.security_until else [])]
    for file in wanted:
        if (answer := walk.get(file)).status != 200:
            yield f"{answer.address} answers {answer.status}."


STEPS: tuple[Callable[[Walk], Iterator[str]], ...] = (
    certificate, headers, languages, missing, old_addresses, search, feeds, map_of_the_site, weight, for_machines,
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="where the site is published")
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    options = parser.parse_args(arguments)
    if not options.address.startswith(("https://", "http://")):
        parser.error("the address begins with https://")
    content = read_content(options.root)
    if content.broken:
        print("The data has problems; see: make check", file=sys.stderr)
        return 1
    walk = Walk(options.address.rstrip("/") + "/", content)
    found: list[str] = []
    try:
        walk.home  # noqa: B018
        for step in STEPS:
            found += step(walk)
    except UnreachableError as error:
        found.append(f"Nobody answers. {error}")
    print(*found, sep="\n", end="\n" if found else "")
    if walk.notes:
        print(f"What this host cannot say, and the site does without ({len(walk.notes)}):", *walk.notes, sep="\n  ")
    print(f"{len(found)} to mend." if found else "All is well.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
