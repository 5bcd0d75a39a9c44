"""A build in two pieces, for a site engine that does its own part between them: begin it, then end it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from campaign.outputs.build import Build, PrintError
from campaign.outputs.gallery import write_gallery
from campaign.outputs.gate.site import REFUSED, faults
from campaign.records.problems import Problem
from campaign.rules import checked
from campaign.views.content import Content


class Stopped(Exception):  # noqa: N818 - what stops a build is seldom an error of the program
    """Why a site cannot be built or published, as a last sentence; ``lines`` name each place."""

    def __init__(self, last: str, lines: Iterable[str] = ()) -> None:
        super().__init__(last)
        self.lines = list(lines)


def begin(root: Path, address: str, preview: bool) -> Build:
    """Read and check ``root``. ``address`` is used by a preview only: a site stands where its settings say."""
    content = checked(root, alone=True, building=True)
    _stop_at(
        content, content.problems, "The data has problems; nothing was built. They stand above, and in: make check"
    )
    try:
        return Build(content, address if preview else "", preview)
    except PrintError as error:
        raise Stopped(f"Nothing was built: it could not be printed. {error}") from error


def end(made: Build, out: Path) -> None:
    """Write the whole site, and look at it: the last gate."""
    made.write(out)
    if made.preview:
        write_gallery(made, out)
    _stop_at(made.content, faults(made, out), REFUSED)


def _stop_at(content: Content, problems: list[Problem], last: str) -> None:
    found = [content.languages[content.default].problem(p) for p in problems if p.level == "problem"]
    if found:
        raise Stopped(last, ("{file}:{line}: {message} {remedy}".format(**row) for row in found))
