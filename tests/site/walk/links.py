"""Where links lead: to pages that are there, from page to page, from language to language."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from urllib.parse import urlsplit

from babel import Locale
from built import BuiltSite

from walk.promise import BARE, promise

SWITCHERS = "//nav[contains(concat(' ', @class, ' '), ' languages ')]"


@promise
def internal_links(site: BuiltSite) -> Iterator[str]:
    """Every internal link and anchor leads somewhere on this site, without a detour, and below its address."""
    found = defaultdict(list)
    for page in site.pages:
        for tag, written, path, anchor in page.links:
            if not site.exists(path):
                hint = " (needs a slash at its end)" if site.exists(f"{path}/") else ""
                found[f"<{tag}> {written}{hint}"].append(page.file)
            elif anchor and path in site.by_url and anchor not in site.by_url[path].ids:
                found[f"<{tag}> {written}: no such anchor"].append(page.file)
    yield from (f"{link} ← {', '.join(files[:5])}" for link, files in sorted(found.items()))


@promise
def outgoing_links(site: BuiltSite) -> Iterator[str]:
    """Outgoing links are https, mailto or a calendar to subscribe to, in the same window, without spaces."""
    for page in site.pages:
        for address in page.found("//a/@href"):
            if (
                urlsplit(address).scheme not in ("", "https", "mailto", "tel", "webcal")
                or " " in address.strip()
                or address != address.strip()
            ):
                yield f"{page.file}: {address}"
        yield from (f"{page.file}: {a.get('href')} opens a new window" for a in page.found("//a[@target]"))


@promise
def no_link_to_what_this_site_replaces(site: BuiltSite) -> Iterator[str]:
    """No link in full leads to a page of the site's own host that this site does not have: it would die at the launch."""
    own, found = site.host.removeprefix("www."), defaultdict[str, int](int)
    for page in site.pages:
        for address in page.found("//a/@href[contains(., '://')]"):
            parts = urlsplit(address)
            if parts.netloc.removeprefix("www.") == own and not (
                address.replace("webcal:", "https:").startswith(site.address) and site.exists(parts.path)
            ):
                found[address] += 1
    yield from (f"{address} (on {n} pages)" for address, n in sorted(found.items()))


@promise
def every_page_can_be_reached(site: BuiltSite) -> Iterator[str]:
    """From the home page of a language, links within that language lead to each of its pages."""
    for language in site.languages:
        start = site.url(language, "")
        seen, queue = {start}, deque([start])
        while queue:
            page = site.by_url[queue.popleft()]
            for tag, _, path, _ in page.links:
                target = site.by_url.get(path)
                if tag == "a" and target and target.language == language and path not in seen:
                    seen.add(path)
                    queue.append(path)
        yield from (page.file for page in site.of(language) if page.url not in seen)


@promise
def as_many_pages_in_each_language(site: BuiltSite) -> Iterator[str]:
    """Each page is there in each language, and each language has an error page."""
    wanted = {page.path for page in site.of(site.default)}
    if len(wanted) < 10:
        yield f"the site has {len(wanted)} pages only"
    for language in site.languages:
        found = {page.path for page in site.of(language)}
        yield from (f"{site.url(language, path)} is missing" for path in sorted(wanted - found))
        yield from (f"{site.url(language, path)} is not there in {site.default}" for path in sorted(found - wanted))
        if site.url(language, "404.html") not in site.by_url:
            yield f"{language} has no error page"


@promise
def language_switcher(site: BuiltSite) -> Iterator[str]:
    """Two switchers, named differently, lead to the same page in each language, each in its own name, and mark the page's own."""
    names = [Locale.parse(code).get_language_name(code) or code for code in site.languages]
    for page in (page for page in site.pages if page.kind not in BARE):
        expected = [(language, language, site.url(language, page.path)) for language in site.languages]
        switchers = page.found(SWITCHERS)
        if len(switchers) < 2:
            yield f"{page.file}: {len(switchers)} language switchers, should be one at the top and one at the end"
        if len({s.get("aria-label") for s in switchers}) != len(switchers):
            yield f"{page.file}: the switchers have one name; screen readers list them side by side"
        for switcher in switchers:
            links = switcher.findall(".//a")
            if (found := [(a.get("hreflang"), a.get("lang"), a.get("href")) for a in links]) != expected:
                yield f"{page.file}: {found}, should be {expected}"
            if (marked := [a.get("hreflang") for a in links if a.get("aria-current")]) != [page.language]:
                yield f"{page.file}: the marked language is {marked}"
            if [a.text_content().strip().casefold() for a in links] != [name.casefold() for name in names]:
                yield f"{page.file}: languages are called {[a.text_content().strip() for a in links]}, should be {names}"


@promise
def menu(site: BuiltSite) -> Iterator[str]:
    """The menu is the same on all pages of a language that have one; at most one door is marked, and it is the right one; of what
    lies behind the doors, the page itself.
    """
    for language in site.languages:
        menus = defaultdict(list)
        for page in (page for page in site.of(language) if page.kind not in BARE):
            links = page.found("//nav[@id='menu']/ul/li/a")
            behind = page.found("//nav[@id='menu']/ul/li/div/a")
            menus[tuple(a.get("href") for a in (*links, *behind))].append(page.file)
            for link in behind:
                if (link.get("aria-current") or "") != ("page" if link.get("href") == page.url else ""):
                    yield f"{page.file}: {link.get('href')} is marked {link.get('aria-current')!r}"
            marked = [a for a in links if a.get("aria-current")]
            if len(marked) > 1:
                yield f"{page.file}: {[a.get('href') for a in marked]} are all marked"
            for link in marked:
                if (link.get("href") == page.url) != (link.get("aria-current") == "page"):
                    yield f"{page.file}: {link.get('href')} is marked {link.get('aria-current')!r}"
            for link in links[1:]:  # the first leads into the home page, above all
                above = str(link.get("href"))
                if above.endswith("/") and page.url.startswith(above) and link not in marked:
                    yield f"{page.file}: it lies below {above}, which is not marked"
        if len(menus) != 1 or () in menus:
            yield from (f"{language}: menu {m} on {len(files)} pages, such as {files[0]}" for m, files in menus.items())
