"""What the search in the browser knows."""

from __future__ import annotations

import json

from campaign.kinds import kind_named, kinds
from campaign.pages.render import Renderer


def search_index(renderer: Renderer) -> str:
    """Address, title, description and words of each page that is really in the language, as JSON."""
    entries, view = [], renderer.view
    settings = view.settings
    for page in view.pages:
        if not page.translated or page.kind == "search":
            continue
        if page.collection:
            words = kind_named(page.collection).search_words(view, page.record)
        else:
            words = (w for k in kinds() if k.listed == page.path and k.listed for w in k.listed_words(view))
        text = [*words, str(renderer.prose(page).striptags())]
        if any(settings.name in part for part in (page.title, page.description, *text)):
            text = [*settings.also, *text]  # who types the network's name otherwise finds what names it
        entries.append({"u": view.url(page.path), "t": page.title, "d": page.description, "x": " ".join(text)})
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
