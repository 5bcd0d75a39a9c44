"""A build in pieces, for a site engine that asks for one page after another: begin it, then end each language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from campaign.outputs.build import Build, PrintError, write_data_pages, write_language_files
from campaign.outputs.gallery import write_gallery
from campaign.outputs.gate.site import REFUSED, faults
from campaign.pages.render import Renderer
from campaign.pages.routes import unused_texts
from campaign.records.problems import Problem
from campaign.rules import checked
from campaign.views.content import Content
from campaign.views.page import Page


class Stopped(Exception):  # noqa: N818 - what stops a build is seldom an error of the program
    """Why a site cannot be built or published, as a last sentence; ``lines`` name each place."""

    def __init__(self, last: str, lines: Iterable[str] = ()) -> None:
        super().__init__(last)
        self.lines = list(lines)


def begin(root: Path, address: str, preview: bool) -> Build:
    """Read and check ``root``. ``address`` is used by a preview only: a site stands where its settings say."""
    content = checked(root)
    _stop_at(
        content, content.problems, "The data has problems; nothing was built. They stand above, and in: make check"
    )
    try:
        return Build(content, address if preview else "", preview)
    except PrintError as error:
        raise Stopped(f"Nothing was built: it could not be printed. {error}") from error


def page_at(renderer: Renderer, url: str) -> Page | None:
    """The page at an address as the engine writes it, with its language or without; ``None`` for an unused text."""
    path, prefix = url.strip("/"), renderer.view.prefix.strip("/")
    path = path[len(prefix) :].strip("/") if prefix and (path + "/").startswith(prefix + "/") else path
    path = path.removeprefix("./").strip(".")
    return None if path in unused_texts(renderer.view.content) else renderer.view.by_path[path]


def end(made: Build, renderer: Renderer, out: Path) -> None:
    """Write what one language has besides texts. After the last one: what the site has once, and the last gate."""
    write_data_pages(renderer, out)
    write_language_files(renderer, made.views, out)
    if renderer is list(made.renderers.values())[-1]:
        made.write_shared_files(out)
        if made.preview:
            write_gallery(made, out)
        _stop_at(made.content, faults(made, out), REFUSED)


def _stop_at(content: Content, problems: list[Problem], last: str) -> None:
    found = [content.languages[content.default].problem(p) for p in problems if p.level == "problem"]
    if found:
        raise Stopped(last, ("{file}:{line}: {message} {remedy}".format(**row) for row in found))
