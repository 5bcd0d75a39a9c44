"""Promises that every page of the built site keeps: its head, its headings, what it loads."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urljoin, urlsplit

import pytest
from built import BuiltSite, PageFile, report

pytestmark = pytest.mark.xdist_group("walk")

CSP = {
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


def words(page: PageFile, xpath: str) -> str:
    """The first text that an XPath finds, its spaces folded."""
    found = page.tree.xpath(xpath)
    return " ".join(str(found[0]).split()) if found else ""


def test_the_walk_sees_the_site(built_site, pages):
    """Without this, an empty folder would keep every promise."""
    counts = {language: len(built_site.of(language)) for language in built_site.languages}
    members = len(list(built_site.sources.joinpath("members.yml").read_text(encoding="utf-8").split("\n- id: "))) - 1
    assert len(set(counts.values())) == 1, f"a language has fewer pages than another: {counts}"
    assert counts[built_site.default] > members > 100
    assert len(pages) == sum(counts.values()) + len(built_site.languages), "one error page for each language"


def test_one_first_heading(pages):
    """Exactly one h1, with words in it."""
    report(
        "Every page has exactly one h1, with words.",
        (
            f"{page.file}: {[h.text_content().strip() for h in found]}"
            for page in pages
            if len(found := page.tree.xpath("//h1")) != 1 or not found[0].text_content().strip()
        ),
    )


def test_heading_levels_do_not_jump(pages):
    """A heading is at most one level deeper than the one before it; the first is the h1."""

    def jumps(page):
        level = 0
        for heading in page.tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6"):
            here = int(heading.tag[1])
            if here > level + 1:
                yield f"{page.file}: h{level or '–'} is followed by h{here} “{heading.text_content().strip()[:60]}”"
            level = here

    report("Heading levels do not jump.", (line for page in pages for line in jumps(page)))


def test_language_of_the_folder(pages):
    """``<html lang>`` is the language of the folder, and every other lang is one that a screen reader knows."""
    report(
        "The language of a page is that of its folder.",
        (f"{page.file}: lang={page.tree.get('lang')!r}" for page in pages if page.tree.get("lang") != page.language),
    )
    report(
        "Every lang attribute is a language code.",
        (
            f"{page.file}: lang={code!r}"
            for page in pages
            for code in set(page.tree.xpath("//@lang"))
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?", code)
        ),
    )


@pytest.mark.parametrize(
    ("what", "xpath", "shortest", "longest"),
    [("title", "//head/title/text()", 1, 130), ("description", "//head/meta[@name='description']/@content", 120, 155)],
)
def test_title_and_description(pages, what, xpath, shortest, longest):
    """Present, in bounds, and no two pages of a language share them."""
    bad, owners = [], defaultdict(list)
    for page in pages:
        text = words(page, xpath)
        owners[page.language, text].append(page.file)
        if not text:
            bad.append(f"{page.file}: no {what}")
        elif not (shortest if page.path != "404.html" else 1) <= len(text) <= longest:
            bad.append(f"{page.file}: {len(text)} characters: {text}")
    bad += [f"{', '.join(files)}: “{text}”" for (_, text), files in owners.items() if text and len(files) > 1]
    report(f"Every page has a {what} of its own, of {shortest} to {longest} characters.", bad)


def test_canonical(built_site, pages):
    """Absolute; a page in the words of another language points to the original; an error page has none."""
    bad = []
    for page in pages:
        found = page.tree.xpath("//link[@rel='canonical']/@href")
        language = built_site.default if built_site.is_fallback(page) else page.language
        right = [built_site.address + built_site.url(language, page.path).removeprefix(built_site.base)]
        if page.path == "404.html":
            right = []
            if page.tree.xpath("//meta[@name='robots']/@content") != ["noindex"]:
                bad.append(f"{page.file}: search engines may list this error page")
        if found != right:
            bad.append(f"{page.file}: {found}, should be {right}")
    report("The canonical link is absolute and right.", bad)


def test_no_hreflang_links(pages):
    """The sitemap alone says which translations there are; the only other form of a page is the feed of its language."""
    other = "//link[@hreflang] | //link[@rel='alternate'][not(@type='application/atom+xml')]"
    report("No page has <link rel=alternate hreflang>.", (page.file for page in pages if page.tree.xpath(other)))


def test_every_page_names_the_feed_of_its_language(built_site, pages):
    """Programs that look for news find them from any page."""
    report(
        "Every page names the feed of its language, and no other.",
        (
            f"{page.file}: {found}"
            for page in pages
            if (found := page.tree.xpath("//link[@rel='alternate'][@type='application/atom+xml'][@title]/@href"))
            != [f"{built_site.base}{built_site.prefix(page.language)}feed.xml"]
        ),
    )


def test_ids_are_unique(pages):
    """An id stands once on a page, and what refers to ids finds them."""
    bad = []
    for page in pages:
        ids = page.tree.xpath("//@id")
        bad += [f"{page.file}: id={name!r} stands {ids.count(name)} times" for name in set(ids) if ids.count(name) > 1]
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget", "headers"):
            for value in page.tree.xpath(f"//@{name}"):
                bad += [f"{page.file}: {name}={id!r} names nothing" for id in value.split() if id not in page.ids]
    report("Every id is unique, and references to ids are answered.", bad)


def test_pictures_have_words(pages):
    """Images have alt; drawings are hidden from screen readers or have a name."""
    bad = []
    for page in pages:
        bad += [
            f"{page.file}: <img src={i.get('src')!r}> has no alt" for i in page.tree.iter("img") if i.get("alt") is None
        ]
        for drawing in page.tree.xpath("//svg[not(ancestor::svg)]"):
            if drawing.get("aria-hidden") != "true" and not (drawing.get("role") and drawing.get("aria-label")):
                bad.append(f"{page.file}: <svg class={drawing.get('class')!r}> is neither hidden nor named")
        bad += [
            f"{page.file}: link to {a.get('href')!r} has no words"
            for a in page.tree.iter("a")
            if not (a.text_content().strip() or a.get("aria-label") or "".join(a.xpath(".//img/@alt")).strip())
        ]
    report("Images have alt, drawings a name or aria-hidden, links words.", bad)


LEFTOVERS = re.compile(
    r"\{\{|\{%|\{#|%\(|%s\b"  # templates and placeholders
    r"|\bNone\b(?! [a-z])|\bundefined\b|\bNaN\b|<bound method|\bDecimal\(|\bMarkup\(|\bobject at 0x"  # Python
    r"|\]\(|\*\*|</?[a-z]+[ >]|&[a-z]+;|&#\d"  # Markdown and HTML shown as text
)


def test_no_leftovers_of_the_making(pages):
    """No template mark, placeholder, Python value, Markdown or escaped HTML reaches a reader."""
    bad = []
    for page in pages:
        for text in page.tree.xpath("//text()[not(parent::script)] | //@content | //@aria-label | //@alt | //@title"):
            found = LEFTOVERS.search(text)
            if found:
                start = max(found.start() - 30, 0)
                bad.append(f"{page.file}: {found[0]!r} in “…{' '.join(text[start : found.end() + 30].split())}…”")
        placeholders = page.tree.xpath("//text() | //@*[name() != 'data-many']")
        bad += [f"{page.file}: {m[0]}" for text in placeholders for m in re.finditer(r"\{\w*\}", text)]
    report("No leftovers of templates, Python, Markdown or HTML.", bad)


def test_nothing_inline(pages):
    """No inline style or script, no event attribute: the content security policy forbids them."""
    bad = []
    for page in pages:
        bad += [f"{page.file}: style attribute on <{e.tag}>" for e in page.tree.xpath("//*[@style]")]
        bad += [f"{page.file}: <style>" for _ in page.tree.iter("style")]
        bad += [
            f"{page.file}: inline <script>"
            for script in page.tree.iter("script")
            if not script.get("src") and script.get("type") != "application/ld+json"  # data, which nobody runs
        ]
        bad += [
            f"{page.file}: {name} on <{element.tag}>"
            for element in page.tree.iter()
            for name in element.attrib
            if name.lower().startswith("on")
        ]
        bad += [
            f"{page.file}: {a!r}" for a in page.tree.xpath("//@href") if a.strip().lower().startswith("javascript:")
        ]
    report("Nothing inline.", bad)


def test_content_security_policy(pages):
    """Each page has the policy, the same and strict, before anything that it governs."""
    bad = []
    for page in pages:
        found = page.tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']")
        if len(found) != 1:
            bad.append(f"{page.file}: {len(found)} policies")
            continue
        policy = dict(part.strip().split(" ", 1) for part in found[0].get("content").split(";") if part.strip())
        if policy != CSP:
            bad.append(f"{page.file}: {policy}")
        if found[0].xpath("preceding-sibling::link | preceding-sibling::script"):
            bad.append(f"{page.file}: something is loaded before the policy")
    report("Every page has the strict content security policy.", bad)


def test_everything_loaded_stays_on_the_host(built_site, pages):
    """Style sheets, icons, scripts, images: from this host, and the file is there."""
    bad = []
    kinds = "//link[not(@rel='canonical')]/@href | //script/@src | //img/@src | //img/@srcset | //source/@src"
    kinds += " | //source/@srcset | //iframe/@src | //form/@action | //video/@src | //audio/@src | //object/@data"
    for page in pages:
        for address in page.tree.xpath(kinds):
            path, _ = built_site.target(page, address)
            if path is None or not built_site.exists(path):
                bad.append(f"{page.file}: {address}")
    for file in sorted(f for f in built_site.files if f.endswith((".css", ".svg"))):
        text = built_site.folder.joinpath(file).read_text(encoding="utf-8")
        found = re.findall(r"""(?:url\(\s*["']?|@import\s+["']|(?:xlink:)?href=["'])([^"')\s]+)""", text)
        for address in (a for a in found if not a.startswith(("data:", "#"))):
            absolute = urlsplit(urljoin(f"https://{built_site.host}{built_site.base}{file}", address))
            if absolute.netloc != built_site.host or not built_site.exists(absolute.path):
                bad.append(f"{file}: {address}")
    report("Whatever a page loads stands on this host.", bad)


def test_nothing_of_the_theme_is_left(built_site: BuiltSite, pages):
    """No file and no words of Material, no file of MkDocs."""
    foreign = re.compile(
        r"^assets/(stylesheets|javascripts)/|^(search|css|js|fonts|img)/|\.map$|\.gz$|\.py[co]?$|\.md$"
    )
    bad = [file for file in sorted(built_site.files) if foreign.search(file) and not file.endswith("/index.html")]
    kinds = {
        ".html",
        ".json",
        ".csv",
        ".xml",
        ".txt",
        ".css",
        ".js",
        ".svg",
        ".png",
        ".jpg",
        ".webp",
        ".avif",
        ".woff2",
    }
    kinds |= {".ics", ".pdf", ".ico", ".zip", ".webmanifest"}
    bad += [f for f in sorted(built_site.files) if not any(f.endswith(kind) for kind in kinds)]
    for page in pages:
        source = built_site.folder.joinpath(page.file).read_text(encoding="utf-8")
        bad += [f"{page.file}: “{w}”" for w in ("Made with Material", "mkdocs", "md-header", "zensical") if w in source]
    report("Nothing of the theme is left in the site.", bad)
