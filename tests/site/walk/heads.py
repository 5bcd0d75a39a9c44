"""The head of every page: title, description, addresses, feed, manifest, policy, what networks show of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from built import BuiltSite, PageFile

from walk.promise import promise

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
LONGEST_TITLE = 130
LONGEST_DESCRIPTION = 155
PICTURES = ((1200, 630), (800, 420))  # of a page that many share or take along, and of a single one
ICONS = ("favicon-32.png", "favicon.svg", "apple-touch-icon.png")


def _bounded(site: BuiltSite, xpath: str, longest: int) -> Iterator[str]:
    owners = defaultdict(list)
    for page in site.pages:
        text = page.words(xpath)
        owners[page.language, text].append(page.file)
        if not text:
            yield f"{page.file}: there is none"
        elif not page.is_apart and len(text) > longest:
            yield f"{page.file}: {len(text)} characters: {text}"
    yield from (f"{', '.join(files)}: “{text}”" for (_, text), files in owners.items() if text and len(files) > 1)


@promise
def title(site: BuiltSite) -> Iterator[str]:
    """Every page has a title of its own, not longer than search engines keep."""
    yield from _bounded(site, "//head/title/text()", LONGEST_TITLE)


@promise
def description(site: BuiltSite) -> Iterator[str]:
    """Every page has a description of its own, not longer than search engines show."""
    yield from _bounded(site, "//head/meta[@name='description']/@content", LONGEST_DESCRIPTION)


@promise
def canonical(site: BuiltSite) -> Iterator[str]:
    """The canonical link is absolute and right; it leads from an untranslated page to the original, from an error page nowhere."""
    for page in site.pages:
        found = page.found("//link[@rel='canonical']/@href")
        language = page.shown_language
        right = [] if page.is_apart else [site.absolute(language, page.path)]
        if found != right:
            yield f"{page.file}: {found}, should be {right}"
        if page.is_apart and page.found("//meta[@name='robots']/@content") != ["noindex"]:
            yield f"{page.file}: search engines may list this error page"


@promise
def no_hreflang(site: BuiltSite) -> Iterator[str]:
    """The sitemap alone says which translations there are: no page has <link rel=alternate hreflang>."""
    other = "//link[@hreflang] | //link[@rel='alternate'][not(@type='application/atom+xml')]"
    yield from (page.file for page in site.pages if page.found(other))


@promise
def feed_link(site: BuiltSite) -> Iterator[str]:
    """Every page names the feed of its language, if there is one, and no other."""
    for page in site.pages:
        feed = f"{site.prefix(page.language)}feed.xml"
        found = page.found("//link[@rel='alternate'][@type='application/atom+xml'][@title]/@href")
        if found != ([site.base + feed] if feed in site.files else []):
            yield f"{page.file}: {found}"


@promise
def manifest(site: BuiltSite) -> Iterator[str]:
    """Each page names the manifest of its language; its start and its icons are there; the page has the icons that the network has."""
    icons = [name for name in ICONS if f"assets/images/{name}" in site.files]
    for language in site.languages:
        file = f"{site.prefix(language)}manifest.webmanifest"
        said = json.loads(site.text(file))
        if said["lang"] != language or said["start_url"] != site.url(language, ""):
            yield f"{file}: lang {said['lang']}, start {said['start_url']}"
        yield from (
            f"{file}: {i['src']}"
            for i in said["icons"]
            if not site.exists(i["src"].partition("?")[0]) or not i["sizes"]
        )
        for page in site.pages:
            if page.language == language:
                if page.found("//link[@rel='manifest']/@href") != [site.base + file]:
                    yield f"{page.file}: names another manifest"
                found = page.found("//link[@rel='icon' or @rel='apple-touch-icon']/@href")
                if [icon.partition("?")[0].rpartition("/")[2] for icon in found] != icons:
                    yield f"{page.file}: has the icons {found}, there are {icons}"


@promise
def content_security_policy(site: BuiltSite) -> Iterator[str]:
    """Every page has the strict content security policy, before anything that it governs."""
    for page in site.pages:
        found = page.found("//head/meta[@http-equiv='Content-Security-Policy']")
        if len(found) != 1:
            yield f"{page.file}: {len(found)} policies"
            continue
        policy = dict(part.strip().split(" ", 1) for part in found[0].get("content").split(";") if part.strip())
        if policy != POLICY:
            yield f"{page.file}: {policy}"
        if found[0].xpath("preceding-sibling::link | preceding-sibling::script"):
            yield f"{page.file}: something is loaded before the policy"


@promise
def share_tags(site: BuiltSite) -> Iterator[str]:
    """What networks show of a shared page is complete and right: name, title, languages, picture."""
    locales = {entry["code"]: entry["locale"].replace("-", "_") for entry in site.vocabulary["languages"]}
    for page in site.pages:
        if page.is_apart:
            if page.found("//meta[@property]"):
                yield f"{page.file}: an error page has nothing to share"
            continue
        found: dict[str, list[str]] = defaultdict(list)
        for meta in page.found("//head/meta[@property or starts-with(@name, 'twitter:')]"):
            found[meta.get("property") or meta.get("name")].append(meta.get("content"))
        yield from _shared(site, page, found, locales)
        yield from _shared_picture(site, page, found)


def _shared(site: BuiltSite, page: PageFile, found: dict[str, list[str]], locales: dict[str, str]) -> Iterator[str]:
    language = page.shown_language
    expected = {
        "og:site_name": [site.settings["name"]],
        "og:url": page.found("//link[@rel='canonical']/@href"),
        "og:description": page.found("//meta[@name='description']/@content"),
        "og:locale": [locales[language]],
        "og:locale:alternate": [
            locales[other]
            for other in site.languages
            if other != language and not site.page(other, page.path).is_fallback
        ],
    }
    for name, value in expected.items():
        if found.get(name, []) != value:
            yield f"{page.file}: {name} is {found.get(name)}, should be {value}"
    if len(found["og:title"]) != 1 or found["og:title"][0] not in page.words("//head/title/text()"):
        yield f"{page.file}: og:title {found['og:title']}"
    if found["og:type"] not in (["website"], ["article"]):
        yield f"{page.file}: og:type {found['og:type']}"


def _shared_picture(site: BuiltSite, page: PageFile, found: dict[str, list[str]]) -> Iterator[str]:
    image = next(iter(found["og:image"]), "")
    if found["twitter:card"] != ["summary_large_image" if image else "summary"]:
        yield f"{page.file}: {found['twitter:card']}"
    if not image:
        return
    file = image.removeprefix(site.address)
    told = (*found["og:image:width"], *found["og:image:height"])
    if file not in site.files or told not in [tuple(map(str, size)) for size in PICTURES]:
        yield f"{page.file}: picture {image}, {told}"
    elif not found["og:image:alt"][0] or found["twitter:image:alt"] != found["og:image:alt"]:
        yield f"{page.file}: the picture has no words"
    elif tuple(map(str, png_size(site.read(file)))) != told:
        yield f"{page.file}: {file} is {png_size(site.read(file))}, not {told}"


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG image in pixels; 0, 0 for anything else."""
    if content[:8] != b"\x89PNG\r\n\x1a\n":
        return 0, 0
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
