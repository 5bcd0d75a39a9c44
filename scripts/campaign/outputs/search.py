"""What the search in the browser knows."""

from __future__ import annotations

import json

from campaign.kinds import kind_named
from campaign.pages.render import Renderer


def search_index(renderer: Renderer) -> str:
    """Address, title, description and words of each page that is really in the language, as JSON."""
    entries, view = [], renderer.view
    for page in view.pages:
        if not page.translated or page.kind == "search":
            continue
        words = kind_named(page.collection).search_words(view, page.record) if page.collection else ()
        text = [*words, str(renderer.prose(page).striptags())]
        entries.append({"u": view.url(page.path), "t": page.title, "d": page.description, "x": " ".join(text)})
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
