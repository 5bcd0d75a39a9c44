"""The finished folder of a site: what is wrong with it, as problems with the text or record that a page is made from.

Whoever builds publishes nothing then.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

from campaign.outputs.build import Build, file_of, names_of_language_files
from campaign.outputs.gate.faultless import Faultless
from campaign.outputs.gate.files import ASSETS, read, strays
from campaign.outputs.gate.markup import Allowed, Found
from campaign.outputs.publish import below
from campaign.pages.routes import WORKER
from campaign.records.beside import in_parts
from campaign.records.problems import Problem
from campaign.views.page import Page
from campaign.views.view import View
from campaign.words.language import INTERFACE

Source = tuple[str, int]  # file and line
PARTS = 8  # into which the files fall: one that has much to be read does not keep all processors waiting for it
REFUSED = "The finished site has faults, which stand above. It was not published."


class Gate:
    """Looks at the finished folder of one build."""

    def __init__(self, build: Build, folder: Path) -> None:
        self.build, self.folder = build, folder
        self.view = build.views[build.content.default]
        self.sources, self.languages = dict[str, Source](), dict[str, str]()
        self._plan()
        self.allowed = Allowed(self._leads, self.view.address)
        self.before = Faultless([self.view.address, *self.sources])

    def problems(self) -> list[Problem]:
        """Everything that is wrong, the same fault on many pages once."""
        first: dict[Found, tuple[str, int]] = {}
        for file, found in self._found():
            there, others = first.get(found, (file, -1))
            first[found] = there, others + 1
        return sorted(self._problem(file, found, others) for found, (file, others) in first.items())

    def _problem(self, file: str, found: Found, others: int) -> Problem:
        code, value = found
        source, line = self.sources.get(file, ("", 1))
        page = f"{file} (+{others})" if others else file
        return Problem(source or file, line, 1, code, {"page": page, "value": value})

    # -- the plan ------------------------------------------------------------------------------

    def _plan(self) -> None:
        for code, view in self.build.views.items():
            for page in view.pages:
                self._add(file_of(view, page), self._source(view, page), code)
            for name in names_of_language_files(view):
                self._add(view.prefix + name, ("", 1), code)
        for path in self.view.looks.asset_files:
            self._add(ASSETS + path, (self.view.looks.source_of(path), 1))
        for name in self.build.content.album.files:
            picture = name.rpartition("/")[2].rpartition("-")[0]
            self._add(name, self.view.records.place("pictures", picture, "file")[:2])
        for name in ("sitemap.xml", "robots.txt", WORKER, *self.build.printed, *self.build.hosted):
            self._add(name, ("", 1))

    def _add(self, file: str, source: Source, language: str = "") -> None:
        self.sources[file], self.languages[file] = source, language

    def _source(self, view: View, page: Page) -> Source:
        if page.prose is not None:
            return page.prose.file, 1
        try:
            return view.records.place(page.collection, page.path.rpartition("/")[2])[:2]
        except KeyError:  # a country, an issue of the newsletter: made from several records
            return "", 1

    def _leads(self, address: str) -> bool:
        """Whether an address on this site is one of its files."""
        path = unquote(urlsplit(address).path)
        if not path.startswith(self.view.base):
            return False
        path = path.removeprefix(self.view.base)
        return (f"{path}index.html" if path == "" or path.endswith("/") else path) in self.sources

    # -- the files -----------------------------------------------------------------------------

    def _found(self) -> Iterator[tuple[str, Found]]:
        start = len(str(self.folder)) + 1
        files = sorted(e.path for e in below(self.folder) if not e.is_dir(follow_symlinks=False))
        there = {file[start:].replace(os.sep, "/"): Path(file) for file in files}
        for file in self.sources:
            if file not in there:
                yield file, ("gate-missing", file)
        names = list(there)
        parts = [partial(self._read, {name: there[name] for name in names[n::PARTS]}) for n in range(PARTS)]
        read = in_parts(parts)
        self.before.keep(chain.from_iterable(marks for _, marks in read))
        yield from sorted(chain.from_iterable(found for found, _ in read))

    def _read(self, there: Mapping[str, Path]) -> tuple[list[tuple[str, Found]], list[bytes]]:
        """What is wrong with some of the files, and the marks of those that have no fault."""
        wrong, faultless = list[tuple[str, Found]](), list[bytes]()
        for file, place in there.items():
            found, mark = self._read_one(file, place)
            wrong += [(file, one) for one in found]
            if mark and not found:
                faultless.append(mark)
        return wrong, faultless

    def _read_one(self, file: str, place: Path) -> tuple[list[Found], bytes]:
        """What is wrong with one file, and its mark; none where it is not even read."""
        if file not in self.sources:
            return [("gate-stray", file)], b""
        if place.is_symlink() or strays(self.view.looks, file):
            return [("gate-link", file)], b""
        data = place.read_bytes()
        if data == self.build.hosted.get(file):  # which is in no form that we read
            return [], b""
        languages = (self.languages[file], INTERFACE)  # the second is what a growing language speaks
        mark = self.before.mark(file, languages, data)
        return [] if mark in self.before.known else list(read(self.allowed, file, data, languages)), mark


def faults(build: Build, folder: Path) -> list[Problem]:
    """What keeps a finished site from being published. A preview may be anything: nobody publishes it."""
    return [] if build.preview else Gate(build, folder).problems()
