"""What stands in every page: headings, languages, names, and nothing that a reader should not see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from built import BuiltSite, folded

from walk.promise import promise

LEFTOVERS = re.compile(
    r"\{\{|\{%|\{#|%\(|%s\b"  # templates and placeholders
    r"|\bNone\b(?! [a-z])|\bundefined\b|\bNaN\b|<bound method|\bDecimal\(|\bMarkup\(|\bobject at 0x"  # Python
    r"|\]\(|\*\*|</?[a-z]+[ >]|&[a-z]+;|&#\d"  # Markdown and HTML shown as text
)
MARKS = (
    "{{", "{%", "{#", "%(", "%s", "None", "undefined", "NaN", "<", "Decimal(", "Markup(", "](", "**", "&", "object at",
)  # fmt: skip
REFERENCES = (
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "popovertarget",
    "headers",
    "data-copy",
    "data-fill",
    "data-print",
)


@promise
def one_first_heading(site: BuiltSite) -> Iterator[str]:
    """Every page has exactly one h1, with words."""
    for page in site.pages:
        found = [folded(h.text_content()) for h in page.found("//h1")]
        if len(found) != 1 or not found[0]:
            yield f"{page.file}: {found}"


@promise
def heading_levels(site: BuiltSite) -> Iterator[str]:
    """A heading is at most one level deeper than the one before it, and the first is the h1."""
    for page in site.pages:
        level = 0
        for heading in page.found("//h1|//h2|//h3|//h4|//h5|//h6"):
            here = int(heading.tag[1])
            if here > level + 1:
                yield f"{page.file}: h{level or '–'} is followed by h{here} “{heading.text_content().strip()[:60]}”"
            level = here


@promise
def language_of_the_folder(site: BuiltSite) -> Iterator[str]:
    """A page is in the language of its folder and runs in its direction; every lang is a code that screen readers know."""
    directions = {code: site.locale(code).text_direction for code in site.languages}
    for page in site.pages:
        if page.tree.get("lang") != page.language:
            yield f"{page.file}: lang={page.tree.get('lang')!r}"
        if page.tree.get("dir", "ltr") != directions[page.language]:
            yield f"{page.file}: dir={page.tree.get('dir')!r}"
        for code in set(page.found("//@lang")):
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?", code):
                yield f"{page.file}: lang={code!r}"


@promise
def ids(site: BuiltSite) -> Iterator[str]:
    """Every id stands once on its page, and what refers to an id finds it."""
    names = " | ".join(f"//@{name}" for name in REFERENCES)
    for page in site.pages:
        for name, times in Counter(page.found("//@id")).items():
            if times > 1:
                yield f"{page.file}: id={name!r} stands {times} times"
        for value in page.found(names):
            yield from (
                f"{page.file}: {value.attrname}={id!r} names nothing" for id in value.split() if id not in page.ids
            )


@promise
def pictures_and_links_have_words(site: BuiltSite) -> Iterator[str]:
    """Images have alt, drawings a name or aria-hidden, links words."""
    for page in site.pages:
        for image in page.found("//img[not(@alt)]"):
            yield f"{page.file}: <img src={image.get('src')!r}> has no alt"
        for drawing in page.found("//svg[not(ancestor::svg)]"):
            if drawing.get("aria-hidden") != "true" and not (drawing.get("role") and drawing.get("aria-label")):
                yield f"{page.file}: <svg class={drawing.get('class')!r}> is neither hidden nor named"
        for link in page.tree.iter("a"):
            if not (
                link.text_content().strip() or link.get("aria-label") or "".join(link.xpath(".//img/@alt")).strip()
            ):
                yield f"{page.file}: link to {link.get('href')!r} has no words"


@promise
def no_leftovers(site: BuiltSite) -> Iterator[str]:
    """No template mark, placeholder, Python value, Markdown or escaped HTML reaches a reader."""
    for page in site.pages:
        for text in page.found("//text()[not(parent::script)] | //@content | //@aria-label | //@alt | //@title"):
            if found := any(mark in text for mark in MARKS) and LEFTOVERS.search(text):  # the marks cost a tenth
                start = max(found.start() - 30, 0)
                yield f"{page.file}: {found[0]!r} in “…{folded(text[start : found.end() + 30])}…”"
        if not re.search(rb"\{\w*\}", site.read(page.file)):
            continue
        for text in page.found("//text() | //@*[not(parent::form)]"):
            yield from (f"{page.file}: {m[0]}" for m in re.finditer(r"\{\w*\}", text))


@promise
def nothing_inline(site: BuiltSite) -> Iterator[str]:
    """No inline style or script, no event attribute: the content security policy forbids them."""
    for page in site.pages:
        yield from (f"{page.file}: style attribute on <{e.tag}>" for e in page.found("//*[@style]"))
        yield from (f"{page.file}: <style>" for _ in page.found("//style"))
        for script in page.found("//script[not(@src)]"):
            if script.get("type") != "application/ld+json":  # data, which nobody runs
                yield f"{page.file}: inline <script>"
        for event in page.found("//@*[starts-with(name(), 'on')]"):
            yield f"{page.file}: {event.attrname} on <{event.getparent().tag}>"
        for address in page.found("//@href[contains(., ':')]"):
            if address.strip().lower().startswith("javascript:"):
                yield f"{page.file}: {address!r}"
