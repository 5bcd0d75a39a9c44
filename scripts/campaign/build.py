"""A whole site as plain files. The engine's hook writes some of these; ``scripts/build_pages.py`` all of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from campaign.discovery import llms, manifest
from campaign.exports import open_data, robots, search_index, sitemap
from campaign.feeds import atom_feed, calendar
from campaign.pages import Page
from campaign.press_kit import FILE as PRESS_KIT
from campaign.press_kit import press_kit
from campaign.printing import print_site, print_wanted
from campaign.render import Renderer, prefix_of


def file_of(renderer: Renderer, page: Page) -> str:
    """The file that a page becomes, below the site's folder."""
    return f"{prefix_of(renderer)}{page.path}/index.html".replace("//", "/").lstrip("/")


def write(out: Path, file: str, text: str) -> None:
    """Write one file of the site, making its folder."""
    target = out / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="")


def write_data_pages(renderer: Renderer, out: Path) -> int:
    """Write the pages of one language that come from data alone; returns their number."""
    pages = [page for page in renderer.pages if page.prose is None]
    for page in pages:
        write(out, file_of(renderer, page), renderer.document(page))
    return len(pages)


def write_language_files(renderer: Renderer, out: Path) -> None:
    """Write what one language has besides pages: its open data, search index, guides and error page."""
    prefix = prefix_of(renderer)
    for file, text in open_data(renderer).items():
        write(out, prefix + file, text)
    write(out, f"{prefix}search.json", search_index(renderer))
    write(out, f"{prefix}llms.txt", llms(renderer))
    write(out, f"{prefix}manifest.webmanifest", manifest(renderer))
    write(out, f"{prefix}feed.xml", atom_feed(renderer))
    write(out, f"{prefix}events.ics", calendar(renderer))
    others = [t for language, t in renderer.content.texts.items() if language != renderer.language]
    write(out, f"{prefix}404.html", renderer.not_found([] if prefix else others))


def write_shared_files(renderers: dict[str, Renderer], out: Path) -> None:
    """Write what the site has once."""
    first = next(iter(renderers.values()))
    write(out, "sitemap.xml", sitemap(renderers))
    write(out, "robots.txt", robots(first))


def print_all(renderers: dict[str, Renderer], wish: str | None = None) -> dict[str, bytes]:
    """Print everything, and pack what journalists need: {file below the site's folder: content}.

    Nothing where the build is not to print, or the machine cannot (``wish`` as in ``printing.print_wanted``).
    To be called before pages are made: they name the sizes. Raises ``typesetting.PrintError``.
    """
    if not print_wanted(wish):
        return {}
    printed = print_site(renderers)
    printed[PRESS_KIT] = press_kit(renderers, printed)
    for renderer in renderers.values():
        renderer.know_printed({PRESS_KIT: len(printed[PRESS_KIT])})
    return printed


def write_printed(printed: dict[str, bytes], out: Path) -> None:
    """Write what ``print_all`` has printed."""
    for file, data in printed.items():
        (out / file).parent.mkdir(parents=True, exist_ok=True)
        (out / file).write_bytes(data)


def write_site(renderers: dict[str, Renderer], out: Path, wish: str | None = None) -> int:
    """Write every page and file of the site into ``out`` without any site engine; returns the number of pages.

    ``wish`` says whether to print, as in ``print_all``. Raises ``typesetting.PrintError`` before anything is written where something cannot be printed.
    """
    printed = print_all(renderers, wish)
    count = 0
    for renderer in renderers.values():
        count += write_data_pages(renderer, out)
        for page in renderer.pages:
            if page.prose is not None:
                write(out, file_of(renderer, page), renderer.document(page))
                count += 1
        write_language_files(renderer, out)
    write_shared_files(renderers, out)
    write_printed(printed, out)
    first = next(iter(renderers.values()))
    shutil.copytree(first.content.root / "docs/assets", out / "assets", dirs_exist_ok=True)
    return count
