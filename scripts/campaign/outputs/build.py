"""A whole site as plain files. The engine's hook writes some of these; ``scripts/build_pages.py`` all of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from campaign.kinds.translation import KIND as TRANSLATIONS
from campaign.outputs.calendar import calendar, calendars
from campaign.outputs.feed import atom_feed
from campaign.outputs.guide import llms, manifest
from campaign.outputs.hosts import host_files
from campaign.outputs.marking import marked_renderers
from campaign.outputs.open_data import names_of_open_data, open_data
from campaign.outputs.press_kit import FILE as PRESS_KIT
from campaign.outputs.press_kit import press_kit
from campaign.outputs.printing import print_site, print_wanted
from campaign.outputs.search import search_index
from campaign.outputs.sitemap import robots, sitemap
from campaign.outputs.spreadsheet import names_of_spreadsheets, spreadsheets
from campaign.outputs.typesetting import PrintError
from campaign.pages.drawings import DrawingCalls
from campaign.pages.render import Renderer, renderers_of
from campaign.pages.routes import ALWAYS, NOT_FOUND, OFFERED, OFFLINE, WORKER, views
from campaign.records.beside import in_parts
from campaign.views.content import Content
from campaign.views.looks import Looks
from campaign.views.page import Page
from campaign.views.view import View

__all__ = ["Build", "PrintError"]


class Build:
    """One build of a site: what is printed, then the renderer of each language, which knows what was printed.

    A preview prints nothing, others as ``wish`` says (``printing.print_wanted``). The pages of a preview for translators
    ``mark`` what is not translated (``outputs.marking``); no other site has a mark, whatever ``mark`` says.
    ``printed`` holds the printed files, ``hosted`` what the host looks for: {file below the site's folder: content}. Raises ``typesetting.PrintError``.
    """

    def __init__(
        self, content: Content, address: str = "", preview: bool = False, wish: str | None = None, mark: bool = False
    ) -> None:
        self.content, self.preview = content, preview
        self.views = views(content, address)
        self.printed = _printed(self.views) if not preview and print_wanted(wish) else {}
        self.renderers = renderers_of(self.views, preview, _sizes(self.views, self.printed))
        self.hosted = {} if preview else host_files(self.renderers)
        self._marked = marked_renderers(content, address) if preview and mark else None

    def write(self, out: Path) -> int:
        """Write the whole site; returns the number of its pages.

        Two languages at a time: to compile the templates from both ends, or in parts before, was no faster, as each process
        finds in the cache what the other has made. Pages of the last build are not kept: what is asked once for many pages
        hides what a page depends on.
        """
        self.write_shared_files(out)
        self._make_shared_parts()
        return sum(in_parts([partial(self._write_language, code, out) for code in self.renderers]))

    def _make_shared_parts(self) -> None:
        """Make what pages of every language have, the drawings and the state of the translations, before processes part."""
        view = self.views[self.content.default]
        drawings = DrawingCalls(view)
        for page in view.pages:
            drawings.head(page)
        if view.has_page(TRANSLATIONS.listed):
            TRANSLATIONS.calls(view).next()

    def _write_language(self, code: str, out: Path) -> int:
        renderer = (self._marked or self.renderers)[code]
        for page in renderer.view.pages:
            write(out, file_of(renderer.view, page), renderer.document(page))
        write_language_files(self.renderers[code], self.views, out)
        return len(renderer.view.pages)

    def write_shared_files(self, out: Path) -> None:
        """Write what the site has once: sitemap, assets, what was printed."""
        write(out, "sitemap.xml", sitemap(self.views))
        write(out, "robots.txt", robots(self.views[self.content.default]))
        write_bytes(out, WORKER, self.content.looks.read(f"overrides/{WORKER}"))
        write_assets(self.content.looks, out)
        for file, data in (self.hosted | self.printed | self.content.album.files).items():
            write_bytes(out, file, data)


def _printed(views: Mapping[str, View]) -> dict[str, bytes]:
    printed = print_site(views)
    first = next(iter(views.values()))
    if first.settings.logos:
        printed[PRESS_KIT] = press_kit(views, printed)
    return printed


def _sizes(views: Mapping[str, View], printed: Mapping[str, bytes]) -> dict[str, dict[str, int]]:
    """The sizes of printed files by language: {language: {path below its folder: bytes}}."""
    sizes: dict[str, dict[str, int]] = {}
    for code, view in views.items():
        others = [v.prefix for v in views.values() if v.prefix]
        own = [f for f in printed if f.startswith(view.prefix) and (view.prefix or not f.startswith(tuple(others)))]
        sizes[code] = {file.removeprefix(view.prefix): len(printed[file]) for file in own}
        if PRESS_KIT in printed:
            sizes[code][PRESS_KIT] = len(printed[PRESS_KIT])
    return sizes


def file_of(view: View, page: Page) -> str:
    """The file that a page becomes, below the site's folder."""
    return f"{view.prefix}{page.path}/index.html".replace("//", "/").lstrip("/")


def write(out: Path, file: str, text: str) -> None:
    """Write one file of the site, making its folder."""
    write_bytes(out, file, text.encode())


def write_bytes(out: Path, file: str, data: bytes) -> None:
    """The same for bytes."""
    target = out / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def write_language_files(renderer: Renderer, views: Mapping[str, View], out: Path) -> None:
    """Write what one language has besides pages: its open data, search index, guides and error pages."""
    view = renderer.view
    others = [other for other in views.values() if other is not view]
    files = {
        **open_data(view),
        "search.json": search_index(renderer),
        "llms.txt": llms(renderer),
        "manifest.webmanifest": manifest(view),
        NOT_FOUND: renderer.not_found([] if view.prefix else others),
        OFFLINE: renderer.offline,
    }
    if view.has_page("news"):
        files["feed.xml"] = atom_feed(renderer)
    if view.has_page("events"):
        files |= {"events.ics": calendar(view), **calendars(view)}
    for file, text in files.items():
        write(out, view.prefix + file, text)
    for file, data in spreadsheets(view).items():
        write_bytes(out, view.prefix + file, data)


def names_of_language_files(view: View) -> list[str]:
    """What ``write_language_files`` writes, below the folder of the language."""
    return [
        *names_of_open_data(view),
        *names_of_spreadsheets(view),
        *ALWAYS,
        *(file for file, path in OFFERED.items() if view.has_page(path)),
        *(event.calendar for event in view.records["events"].values() if view.has_page("events")),
    ]


def write_assets(looks: Looks, out: Path) -> None:
    """Write styles, scripts, fonts and pictures below ``assets/``."""
    for path in looks.asset_files:
        write_bytes(out, f"assets/{path}", looks.asset(path))
