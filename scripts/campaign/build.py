"""A whole site as plain files. The engine's hook writes some of these; ``scripts/build_pages.py`` all of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from campaign.discovery import llms, manifest
from campaign.exports import open_data, robots, search_index, sitemap
from campaign.feeds import atom_feed, calendar
from campaign.pages import Page
from campaign.render import Renderer


def file_of(renderer: Renderer, page: Page) -> str:
    """The file that a page becomes, below the site's folder."""
    return f"{prefix_of(renderer)}{page.path}/index.html".replace("//", "/").lstrip("/")


def prefix_of(renderer: Renderer) -> str:
    """The folder of a language: none for the default one."""
    return "" if renderer.language == renderer.content.default else f"{renderer.language}/"


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


def write_site(renderers: dict[str, Renderer], out: Path) -> int:
    """Write every page and file of the site into ``out`` without any site engine; returns the number of pages."""
    count = 0
    for renderer in renderers.values():
        count += write_data_pages(renderer, out)
        for page in renderer.pages:
            if page.prose is not None:
                write(out, file_of(renderer, page), renderer.document(page))
                count += 1
        write_language_files(renderer, out)
    write_shared_files(renderers, out)
    first = next(iter(renderers.values()))
    shutil.copytree(first.content.root / "docs/assets", out / "assets", dirs_exist_ok=True)
    return count
