"""What helps programs to find their way: llms.txt for language models (llmstxt.org), the web manifest for phones."""

from __future__ import annotations

import json

from campaign.kinds import kinds
from campaign.kinds.kind import Dataset
from campaign.pages.render import Renderer
from campaign.pages.routes import NEEDED
from campaign.views.page import Page
from campaign.views.view import View

ASIDE = ("accessibility", "privacy", "search", "translations")


def llms(renderer: Renderer) -> str:
    """The guide of one language: what the site is, its pages with their descriptions, its data, how to cite it."""
    view = renderer.view
    real = [page for page in view.pages if page.translated and page.path not in ASIDE]
    below = {k: [p for p in real if p.path.rpartition("/")[0] == k.folder and p.path] for k in kinds() if k.guide}
    sections = [(view.short_title(k.listed), found) for k, found in below.items() if k.guide == "main" and found]
    optional = [page for kind, found in below.items() if kind.guide == "optional" for page in found]
    key = [page for page in real if "/" not in page.path and page.path not in NEEDED]
    plain = renderer.env.overlay(autoescape=False)
    text = plain.get_template("guide.txt").render(
        key=key, sections=sections, optional=optional, files=_files(view), line=lambda page: _line(view, page)
    )
    return text.rstrip() + "\n"


def _line(view: View, page: Page) -> str:
    words = page.title.replace("[", "(").replace("]", ")")
    return f"- [{words}]({view.url(page.path, absolute=True)}): {view.short_description(page)}"


def _files(view: View) -> list[tuple[str, str]]:
    """The files of open data: (words, path), those of whole lists only."""
    used = [kind for kind in kinds() if kind.used(view.records)]
    pages = dict.fromkeys(kind.listed for kind in used if kind.listed)
    found: list[Dataset] = [d for page in pages for kind in used for d in kind.datasets(view, page) if not d.anchor]
    return [(f"{d.name} ({file.rpartition('.')[2].upper()})", f"data/{file}") for d in found for file in d.files]


def manifest(view: View) -> str:
    """The web manifest of one language: the name and icon of the site on the screen of a phone."""
    settings, colours = view.settings, view.looks.colours["light"]
    icons = [
        {"src": view.asset(f"images/icon-{side}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for side in (192, 512)
        for purpose in ("any", "maskable")
        if view.looks.has_asset(f"images/icon-{side}.png")
    ]  # fmt: skip
    said = {
        "name": f"{settings.name} – {settings.full_name}",
        "short_name": settings.name,
        "description": view.description_of(""),
        "lang": view.code,
        "dir": view.language.direction,
        "id": view.url(),
        "start_url": view.url(),
        "scope": view.url(language=view.content.default),
        "display": "minimal-ui",
        "theme_color": colours["night"],
        "background_color": colours["paper"],
        "icons": icons,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
