"""What crawlers read first: the sitemap and robots.txt."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from campaign.views.view import View

SITEMAP, XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


def sitemap(views: Mapping[str, View]) -> str:
    """Every page that is really in its language, each with its real translations (hreflang) and x-default."""
    default = next(iter(views))
    real = {
        code: {page.path for page in view.pages if page.translated and page.kind != "search"}
        for code, view in views.items()
    }
    urls = ET.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for code, view in views.items():
        for path in sorted(real[code]):
            url = ET.SubElement(urls, "url")
            ET.SubElement(url, "loc").text = view.url(path, absolute=True)
            others = [(other, other) for other in views if path in real[other]]
            for hreflang, other in [*others, *([("x-default", default)] if path in real[default] else [])]:
                href = view.url(path, other, absolute=True)
                ET.SubElement(url, "xhtml:link", rel="alternate", hreflang=hreflang, href=href)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(urls, encoding="unicode") + "\n"


def robots(view: View) -> str:
    """Everything may be read; here is the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {view.address}sitemap.xml\n"
