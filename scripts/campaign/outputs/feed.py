"""News as an Atom feed, for programs that subscribe."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from campaign.kinds.news import author
from campaign.pages.render import Renderer
from campaign.records.fields import has_day

CHOICES = re.compile(r'(?<= srcset=")[^"]*')  # the versions of a picture
ATOM = "http://www.w3.org/2005/Atom"


def atom_feed(renderer: Renderer) -> str:
    """The news of one language with their full text (RFC 4287), the newest first. Untranslated news are left out."""
    view, language = renderer.view, renderer.view.language
    items = [n for n in view.records.related("news") if view.by_path[f"news/{n.id}"].translated]
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": view.code})
    page = view.by_path["news"]
    _add(feed, "title", f"{view.settings.name} · {page.title}")
    _add(feed, "subtitle", page.description)
    _add(feed, "id", view.url("news", absolute=True))
    _add(feed, "updated", max((_stamp(n.date) for n in items), default="1970-01-01T00:00:00Z"))
    _add(feed, "link", rel="self", type="application/atom+xml", href=view.url("feed.xml", absolute=True))
    _add(
        feed,
        "link",
        rel="alternate",
        type="text/html",
        hreflang=view.code,
        href=view.url("news", absolute=True),
    )
    _add(_add(feed, "author"), "name", view.settings.name)
    origin = "/".join(view.address.split("/")[:3])
    for item in items:
        page = view.by_path[f"news/{item.id}"]
        address = view.url(page.path, absolute=True)
        entry = _add(feed, "entry")
        _add(entry, "title", page.title)
        _add(entry, "id", address)
        _add(entry, "link", rel="alternate", type="text/html", href=address)
        _add(entry, "published", _stamp(item.date))
        _add(entry, "updated", _stamp(item.date))
        _add(_add(entry, "author"), "name", author(view, item))
        if item.kind == "statement":
            _add(entry, "category", term="statement", label=language.sentence("news: statement"))
        for theme in item.themes:
            _add(entry, "category", term=theme, label=language.plain(view.records["themes"][theme].name))
        _add(entry, "summary", page.description)
        prose = re.sub(r'(href|src)="/', rf'\1="{origin}/', str(renderer.prose(page)))
        prose = CHOICES.sub(lambda found: re.sub(r"(^|, )/", rf"\1{origin}/", found[0]), prose)
        _add(entry, "content", prose.replace('href="#', f'href="{address}#'), type="html")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = text
    return element


def _stamp(moment: str) -> str:
    """A day or month as Atom wants it; a month counts from its first day."""
    day = moment[:10] if has_day(moment) else f"{moment}-01"
    return f"{day}T00:00:00Z"
