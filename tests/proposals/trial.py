"""Whether a proposal turns green: the check has nothing against it, the site builds and keeps its promises.

``Trial`` does so in memory, for the pages that the proposal touches. ``whole`` does it as people do: with the commands of
the copy itself, the whole site, and every promise.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
import pytest
from built import ROOT, BuiltSite, PageFile, pages_build, run, succeeded
from copying import Copy
from walk import PROMISES

from campaign.kinds import reading
from campaign.outputs.build import Build, file_of, write_language_files
from campaign.outputs.gate.site import Gate
from campaign.pages.render import Renderer
from campaign.records.problems import Problem
from campaign.rules import checked
from campaign.views.content import Content
from campaign.words.language import INTERFACE

# What compares the pages of the whole site with one another, or reads all; only the whole walk keeps these promises.
OF_ALL_PAGES = {
    "every_page_can_be_reached", "as_many_pages_in_each_language", "sitemap_has_every_page",
    "sitemap_names_translations", "search_index", "titles_of_untranslated_pages_are_marked", "nothing_of_the_making",
    "members_as_their_records_say",
}  # fmt: skip
MOST = 40  # pages in each language that a trial looks at; `make proposals` looks at all of them


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled once: those of all copies are the same."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = _Compiled()


class Trial:
    """A copy, read, checked and built in memory: a page is made when somebody asks for it.

    ``folder`` is for what a site has besides pages.
    """

    def __init__(self, copy: Copy, folder: Path) -> None:
        self.copy, self.folder = copy, folder

    @cached_property
    def content(self) -> Content:
        """What the check has read. The copy is the generator's own network, and not one beside it."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "GENERATOR", self.copy.root.resolve())
            return checked(self.copy.root)

    @property
    def problems(self) -> list[Problem]:
        """What keeps the proposal from turning green; notes do not."""
        return [problem for problem in self.content.problems if problem.level == "problem"]

    @cached_property
    def build(self) -> Build:
        """The site without print."""
        build = Build(self.content, wish="no")
        for renderer in build.renderers.values():
            renderer.env.bytecode_cache = TEMPLATES
        return build

    @cached_property
    def pages(self) -> dict[str, tuple[Renderer, Any]]:
        """Every page that the whole site would have: {file: (renderer, page)}."""
        seen = self.build.renderers.values()
        return {file_of(r.view, page): (r, page) for r in seen for page in r.view.pages}

    def document(self, file: str) -> bytes:
        """One page."""
        renderer, page = self.pages[file]
        return renderer.document(page).encode()

    def site(self, before: Before) -> PartOfSite:
        """The part of the site that differs from ``before``."""
        self.folder.mkdir()
        for renderer in self.build.renderers.values():
            write_language_files(renderer, self.build.views, self.folder)
        self.build.write_shared_files(self.folder)
        first, *others = self.content.languages
        changed = self._differing(first, before)
        new = [path for path, file in self._files(first).items() if file not in before.trial.pages]
        found = [self._files(first)[path] for path in sorted({*_some(changed), *_some(new)})]
        for code in others:
            known = before.has_words_of(self, code)
            paths = sorted({*changed, *self._retold(code, before)} if known else self._differing(code, before))
            found += [self._files(code)[path] for path in _some(paths)]
        return PartOfSite(self, found)

    def _files(self, code: str) -> dict[str, str]:
        """The files of the pages of one language by their paths."""
        view = self.build.views[code]
        return {page.path: file_of(view, page) for page in view.pages}

    def _differing(self, code: str, before: Before) -> list[str]:
        """The paths of pages of one language that are not what they were."""
        return sorted(p for p, file in self._files(code).items() if self.document(file) != before.document(file))

    def _retold(self, code: str, before: Before) -> Iterator[str]:
        """The paths of texts of one language that are not what they were: those of others may not have changed."""
        was, own = before.trial.content.prose, self._files(code)
        for path, texts in self.content.prose.items():
            if path in own and texts.get(code) != was.get(path, {}).get(code):
                yield path


def _some(paths: list[str]) -> list[str]:
    return paths[:: len(paths) // MOST + 1]


class Before:
    """The content before the proposal: what its pages look like."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self._seen: dict[str, bytes] = {}

    def document(self, file: str) -> bytes:
        """A page as it was; empty where there was none."""
        if file not in self._seen:
            self._seen[file] = self.trial.document(file) if file in self.trial.pages else b""
        return self._seen[file]

    def has_words_of(self, trial: Trial, code: str) -> bool:
        """Whether the catalogue of a language is still the same."""
        files = [t.copy.root / f"locales/{code}.po" for t in (self.trial, trial)]
        return len({file.read_bytes() if file.is_file() else b"" for file in files}) == 1


class PartOfSite(BuiltSite):
    """A site of which only some pages are looked at; the others are there, and made when a link leads to one."""

    def __init__(self, trial: Trial, looked_at: list[str]) -> None:
        super().__init__(trial.folder, trial.copy.root)
        self._trial, self._looked_at = trial, looked_at
        self.files |= set(trial.pages)

    def read(self, file: str) -> bytes:
        if file in self._trial.pages and file not in self.changed:
            self.changed[file] = self._trial.document(file)
        return super().read(file)

    @cached_property
    def every_page(self) -> list[PageFile]:
        """Every page that the whole site would have."""
        return [PageFile(self, file) for file in sorted(self.files) if file.endswith(".html")]

    @cached_property
    def by_url(self) -> dict[str, PageFile]:
        return {page.url: page for page in self.every_page}

    @cached_property
    def moved(self) -> list[PageFile]:
        return [page for page in self.every_page if page.file not in self._trial.pages]

    @cached_property
    def pages(self) -> list[PageFile]:
        seen = {*self._looked_at, *(file for file in self.files if file.endswith("404.html"))}
        return [page for page in self.every_page if page.file in seen]


def offenders(site: BuiltSite, names: Iterator[str]) -> list[str]:
    """What a site promises and does not keep, each with the name of its promise."""
    return [f"{name}: {offender}" for name in names for offender in PROMISES[name](site)]


def faults(copy: Copy, before: Before, folder: Path) -> list[str]:
    """What keeps a proposal from turning green, tried on what it touches."""
    trial = Trial(copy, folder)
    if trial.problems:
        say = trial.content.languages[trial.content.default].problem
        return [f"{row['file']}:{row['line']}: {row['message']} {row['remedy']}" for row in map(say, trial.problems)]
    site = trial.site(before)
    return [*_refused(trial, site), *offenders(site, iter(PROMISES.keys() - OF_ALL_PAGES))]


def _refused(trial: Trial, site: PartOfSite) -> Iterator[str]:
    """What the last gate would find on the pages that the proposal touches."""
    allowed = Gate(trial.build, trial.folder).allowed
    for page in site.pages:
        for found in allowed.page(site.text(page.file), (page.language, INTERFACE)):
            yield f"{page.file}: {found}"


def whole_faults(copy: Copy, out: Path) -> list[str]:
    """The same by the commands that people use, for the whole site."""
    (copy.root / "scripts").unlink()  # a link; a script knows its network by the folder in which it stands
    shutil.copytree(ROOT / "scripts", copy.root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    succeeded(run(sys.executable, "scripts/validate.py", cwd=copy.root))
    succeeded(pages_build(copy.root, out))
    return offenders(BuiltSite(out, copy.root), iter(PROMISES))
