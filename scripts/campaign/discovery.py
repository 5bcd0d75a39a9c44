"""What helps programs to find their way: llms.txt for language models (llmstxt.org), the web manifest for phones."""

from __future__ import annotations

import json
from collections.abc import Iterable

from campaign.pages import Page
from campaign.problems import N_
from campaign.render import Renderer

# The bar at the top of each page in a light and a dark scheme, and the paper; site.css and layout.html say the same.
THEME_COLOUR, PAPER = "#1c1530", "#fffdf8"
OPEN_DATA = {
    "data/members.csv": N_("Member list as a table (CSV)"),
    "data/members.json": N_("Members (JSON)"),
    "data/networks.json": N_("Networks (JSON)"),
    "data/case-studies.json": N_("Stories (JSON)"),
}
# What a language model reads first: headings and the folders whose pages stand below them. The last one may be left out.
SECTIONS = {
    "": N_("Key pages"),
    "campaigns": N_("Campaigns"),
    "themes": N_("Themes"),
    "standards": N_("Standards explained"),
}
ASIDE = ("accessibility", "privacy", "search")


def llms(renderer: Renderer) -> str:
    """The guide of one language: what the site is, its pages with their descriptions, its data, how to cite it."""
    text, settings, site = renderer.text, renderer.settings, renderer.site
    real = [page for page in renderer.pages if page.translated and page.path not in ASIDE]
    blocks = [f"# {settings.name}", f"> {renderer.description_of('')}"]
    blocks.append(
        text.gettext(
            "{name} stands for {full_name}. {n} organisations in {countries} countries belong to it. Every figure on this site names its source and year."
        ).format(
            name=settings.name,
            full_name=settings.full_name,
            n=text.number(len(site.members)),
            countries=text.number(len(site.countries)),
        )
    )
    for folder, heading in SECTIONS.items():
        blocks += _section(text.gettext(heading), _lines(renderer, _in(real, folder)))
    data = [f"- [{text.gettext(name)}]({renderer.url(file, absolute=True)})" for file, name in OPEN_DATA.items()]
    blocks += _section(text.gettext("Open data"), data)
    cite = text.gettext(
        "Name {name}, the title of the page, its address and the day on which you read it. For a figure, name its own source and year too: both stand beside it."
    )
    blocks += _section(text.gettext("How to cite"), [cite.format(name=settings.name)])
    others = [
        f"- [{text.language_name(other)}]({renderer.url('llms.txt', other, absolute=True)})"
        for other in renderer.languages
        if other != renderer.lang
    ]
    blocks += _section(text.gettext("Other languages"), others)
    # llmstxt.org: a section of this English name may be left out where a shorter text is needed
    blocks += _section(
        "Optional", _lines(renderer, [*_in(real, "case-studies"), *_in(real, "news"), *_in(real, "countries")])
    )
    return "\n\n".join(blocks) + "\n"


def _in(pages: Iterable[Page], folder: str) -> list[Page]:
    return [page for page in pages if (page.path.rpartition("/")[0] == folder and page.path)]


def _lines(renderer: Renderer, pages: Iterable[Page]) -> list[str]:
    return [
        f"- [{_plain(page.title)}]({renderer.url(page.path, absolute=True)}): {renderer.short_description(page)}"
        for page in pages
    ]


def _plain(words: str) -> str:
    return words.replace("[", "(").replace("]", ")")


def _section(heading: str, lines: list[str]) -> list[str]:
    return [f"## {heading}", "\n".join(lines)] if lines else []


def manifest(renderer: Renderer) -> str:
    """The web manifest of one language: the name and icon of the site on the screen of a phone."""
    settings = renderer.settings
    icons = [
        {"src": renderer.asset(f"images/icon-{side}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for side in (192, 512)
        for purpose in ("any", "maskable")
    ]  # fmt: skip
    said = {
        "name": f"{settings.name} – {settings.full_name}",
        "short_name": settings.name,
        "description": renderer.description_of(""),
        "lang": renderer.lang,
        "dir": "ltr",
        "id": renderer.url(),
        "start_url": renderer.url(),
        "scope": renderer.url(language=renderer.default_language),
        "display": "minimal-ui",
        "theme_color": THEME_COLOUR,
        "background_color": PAPER,
        "icons": icons,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
