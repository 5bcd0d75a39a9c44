"""Where the links of the built site lead."""

from __future__ import annotations

from collections import defaultdict, deque
from urllib.parse import urlsplit

import pytest
from built import BuiltSite, report

pytestmark = pytest.mark.xdist_group("walk")


def broken(site: BuiltSite) -> list[str]:
    """Every internal link or anchor that leads nowhere, with the pages that have it."""
    found = defaultdict(list)
    for page in site.pages:
        for tag, written, path, anchor in site.links(page):
            if not site.exists(path):
                hint = " (needs a slash at its end)" if site.exists(f"{path}/") else ""
                found[f"<{tag}> {written}{hint}"].append(page.file)
            elif anchor and path in site.by_url and anchor not in site.by_url[path].ids:
                found[f"<{tag}> {written}: no such anchor"].append(page.file)
    return [f"{link} ← {', '.join(files)}" for link, files in sorted(found.items())]


def test_every_internal_link_leads_to_a_page_and_anchor(built_site):
    """No dead link, no missing anchor, no detour through a redirect."""
    report("Every internal link and anchor resolves.", broken(built_site))


def test_links_of_a_moved_site(moved_site):
    """Below the folder of another address nothing points outside the folder, and everything resolves."""
    assert len(moved_site.pages) > 100
    bad = [
        f"{page.file}: <{tag}> {written}"
        for page in moved_site.pages
        for tag, written, path, _ in moved_site.links(page)
        if not path.startswith(moved_site.base)
    ]
    bad += [
        f"{page.file}: canonical {address}"
        for page in moved_site.pages
        for address in page.tree.xpath("//link[@rel='canonical']/@href")
        if not address.startswith(moved_site.address)
    ]
    report(f"Every internal link of a site at {moved_site.address} stays below it.", bad)
    report(f"Every internal link of a site at {moved_site.address} resolves.", broken(moved_site))


def test_machine_files_of_a_moved_site(built_site, moved_site):
    """Sitemap, robots.txt, open data and search name the new address only."""
    assert moved_site.files == built_site.files
    old = urlsplit(built_site.address).netloc
    for file in sorted(
        f
        for f in moved_site.files
        if f.endswith((".xml", ".txt", ".json", ".csv", ".webmanifest")) and "assets" not in f
    ):
        text = moved_site.folder.joinpath(file).read_text(encoding="utf-8")
        assert f"//{old}/members/" not in text and f"//{old}/fr/members/" not in text, f"{file} names the old address"
        if "search" in file:
            assert f'"u":"{moved_site.base}' in text, f"{file} does not name {moved_site.base}"
        elif file.endswith(".webmanifest"):
            assert f'"start_url": "{moved_site.base}' in text, f"{file} does not name {moved_site.base}"
        elif not file.endswith("case-studies.json") or text.strip() != "[]":
            assert moved_site.address in text, f"{file} does not name {moved_site.address}"


def test_links_to_other_sites_are_safe(pages):
    """Outgoing links are https or mailto, open in the same window, and hold no space."""
    bad = []
    for page in pages:
        for link in page.tree.xpath("//a[@href]"):
            address = link.get("href")
            scheme = urlsplit(address).scheme
            if scheme not in ("", "https", "mailto", "tel") or " " in address.strip() or address != address.strip():
                bad.append(f"{page.file}: {address}")
            if link.get("target"):
                bad.append(f"{page.file}: {address} opens a new window")
    report("Outgoing links are https or mailto, in the same window.", sorted(set(bad)))


def test_no_link_to_what_this_site_replaces(built_site, pages):
    """An address on the site's own host stands in this build, or it will be dead on the day of the launch."""
    own = built_site.host.removeprefix("www.")
    found = defaultdict(int)
    for page in pages:
        for address in page.tree.xpath("//a/@href"):
            parts = urlsplit(address)
            if parts.netloc.removeprefix("www.") == own and (
                not address.startswith(built_site.address) or not built_site.exists(parts.path)
            ):
                found[address] += 1
    report(
        f"No link leads to pages of {own} that this site does not have.",
        (f"{address} (on {n} pages)" for address, n in sorted(found.items())),
    )


def test_every_page_can_be_reached(built_site):
    """From the home page of a language, links within that language lead to each of its pages."""
    bad = []
    for language in built_site.languages:
        start = built_site.url(language, "")
        seen, queue = {start}, deque([start])
        while queue:
            page = built_site.by_url[queue.popleft()]
            for tag, _, path, _ in built_site.links(page):
                target = built_site.by_url.get(path)
                if tag == "a" and target and target.language == language and path not in seen:
                    seen.add(path)
                    queue.append(path)
        bad += [page.file for page in built_site.of(language) if page.url not in seen]
    report("Every page is reachable by links from the home page of its language.", bad)


def test_language_switcher(built_site, pages):
    """Each page leads to itself in the four languages, at its top and at its end, and marks its own."""
    bad = []
    for page in pages:
        expected = [(language, built_site.url(language, page.path)) for language in built_site.languages]
        switchers = page.tree.xpath("//nav[contains(concat(' ', @class, ' '), ' languages ')]")
        if len(switchers) < 2:
            bad.append(f"{page.file}: {len(switchers)} language switchers, should be one at the top and one at the end")
        if len({s.get("aria-label") for s in switchers}) != len(switchers):
            bad.append(f"{page.file}: the switchers have one name; screen readers list them side by side")
        for switcher in switchers:
            links = switcher.findall(".//a")
            if [(a.get("hreflang"), a.get("href")) for a in links] != expected:
                bad.append(f"{page.file}: {[(a.get('hreflang'), a.get('href')) for a in links]}, should be {expected}")
            bad += [
                f"{page.file}: {a.get('href')} has lang={a.get('lang')!r}"
                for a in links
                if a.get("lang") != a.get("hreflang")
            ]
            bad += [f"{page.file}: {url} has no file" for _, url in expected if not built_site.exists(url)]
            marked = [a.get("hreflang") for a in links if a.get("aria-current")]
            if marked != [page.language]:
                bad.append(f"{page.file}: the marked language is {marked}")
            names = [a.text_content().strip() for a in links]
            if names != ["English", "Français", "Español", "Nederlands"]:
                bad.append(f"{page.file}: languages are called {names}")
    report("The language switcher leads to the same page in each language.", bad)


def test_menu_marks_where_the_reader_is(built_site):
    """The menu is the same on all pages of a language; at most one entry is marked, and it is the right one."""
    bad = []
    for language in built_site.languages:
        menus = defaultdict(list)
        for page in built_site.of(language):
            links = page.tree.xpath("//nav[@id='menu']//a")
            menus[tuple(a.get("href") for a in links)].append(page.file)
            marked = [a for a in links if a.get("aria-current")]
            if len(marked) > 1:
                bad.append(f"{page.file}: {[a.get('href') for a in marked]} are all marked")
            for link in marked:
                exact = link.get("href") == page.url
                if exact != (link.get("aria-current") == "page"):
                    bad.append(f"{page.file}: {link.get('href')} is marked {link.get('aria-current')!r}")
        if len(menus) != 1:
            bad += [
                f"{language}: menu {menu} on {len(files)} pages, such as {files[0]}" for menu, files in menus.items()
            ]
    report("The menu marks the place of the page.", bad)
