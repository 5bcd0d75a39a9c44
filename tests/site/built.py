"""A built site as the tests see it: files, parsed pages, addresses. Knows nothing of the package that made them."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html
import pytest
import yaml
from babel import Locale
from common import NODE

from campaign.words.signs import JOINER

ROOT = Path(__file__).resolve().parents[2]
os.environ["PLAYWRIGHT_NODEJS_PATH"] = NODE  # the one that Playwright brings wants a library that bare machines lack
SOURCES = ("Makefile", "mkdocs.yml", "members.yml", "data", "docs", "locales", "overrides", "schemas", "scripts")


def report(promise: str, offenders: Iterable[str]) -> None:
    """Fail with every offender on a line of its own, if there is one."""
    found = list(offenders)
    if found:
        pytest.fail(f"{promise}\n{len(found)} offender(s):\n  " + "\n  ".join(found), pytrace=False)


# -- making ------------------------------------------------------------------------------------


def once(shared: Path, name: str, make: Callable[[Path], object]) -> Path:
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


def copy_sources(target: Path, source: Path = ROOT, printed: bool = True, names: Iterable[str] = SOURCES) -> Path:
    """Everything that the site is made from. Tests build from a copy, which nobody edits meanwhile.

    Unless told otherwise with what was ``printed`` before: it stands under a mark of all that it was made from.
    """
    target.mkdir(parents=True)
    if printed and (source / "build/print").is_dir():
        shutil.copytree(source / "build/print", target / "build/print", ignore=shutil.ignore_patterns("*.partial"))
    for name in names:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (source / name).is_file():
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


def read_yaml(file: Path) -> Any:
    """A data file, each scalar as text."""
    return yaml.load(file.read_bytes(), Quick)


class Quick(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Every scalar is text; read by the library in C where there is one."""


# -- reading -----------------------------------------------------------------------------------

FALLBACK = re.compile(rb'<main[^>]*\sclass="[^"]*\buntranslated\b')
KIND = re.compile(rb'<body class="[^"]*\bpage--([\w-]+)')
OWN_PAGES = {
    "members": "members.yml",
    "networks": "data/networks.yml",
}  # folders of pages that are made of entries alone
STAND_INS = ("404.html", "offline.html")
Link = tuple[str, str, str, str]  # element, address as written, path below the host, anchor


class PageFile:
    """One HTML file, parsed when somebody asks. ``path`` is its address without language: ``members/bi-x``, ``404.html``."""

    def __init__(self, site: BuiltSite, file: str) -> None:
        self.site, self.file = site, file
        self.language = site.language_of(file)
        self.path = file.removeprefix(site.prefix(self.language)).removesuffix("index.html").strip("/")
        self.url = site.url(self.language, self.path)

    @cached_property
    def tree(self) -> Any:
        """The parsed page (lxml), its titles without the signs that keep a compound in one line (``words.signs``)."""
        html = self.site.read(self.file)
        for hyphen in "-–":
            html = html.replace(f"{hyphen}{JOINER}".encode(), hyphen.encode())
        return lxml.html.document_fromstring(html)

    @cached_property
    def ids(self) -> set[str]:
        """Every id of the page."""
        return set(self.tree.xpath("//@id"))

    @cached_property
    def kind(self) -> str:
        """What kind of page it is: ``member``, ``country`` …"""
        found = KIND.search(self.site.read(self.file))
        return found[1].decode() if found else ""

    @property
    def is_error(self) -> bool:
        """Whether it is what a host shows for a page that is missing."""
        return self.path == "404.html"

    @property
    def is_apart(self) -> bool:
        """Whether it is no page of the site, but what stands in for one: without a line, or where one is missing."""
        return self.path in STAND_INS

    @cached_property
    def is_fallback(self) -> bool:
        """Whether the page says that its text is in another language only."""
        return bool(FALLBACK.search(self.site.read(self.file)))

    @cached_property
    def shown_language(self) -> str:
        """The language in which its text stands: its own, or that of the original where it has no text of its own."""
        if not self.is_fallback:
            return self.language
        docs, names = self.site.sources / "docs", (f"{self.path}.md", f"{self.path}/index.md".lstrip("/"))
        files = [(code, docs / code / name) for code in self.site.languages for name in names]
        there = [(code, file.read_text(encoding="utf-8")) for code, file in files if file.is_file()]
        first = [code for code, text in there if re.search(rf"(?m)^language: {code}$", text.split("\n---")[0])]
        return next(iter([*first, *(code for code, _ in there), self._written or self.site.default]))

    @property
    def _written(self) -> str:
        """The language in which somebody wrote the entry of which the page is made; empty, where it does not say."""
        folder, _, id = self.path.partition("/")
        file, id = (
            ("data/campaigns.yml", id.rpartition("-")[0]) if folder == "placards" else (OWN_PAGES.get(folder), id)
        )
        return next((r.get("written", "") for r in self.site.records(file or "") if r["id"] == id), "") if file else ""

    @cached_property
    def links(self) -> list[Link]:
        """Every address on the page that must exist on this host."""
        return list(self._find_links())

    def _find_links(self) -> Iterator[Link]:
        for element in self.tree.iter("a", "area", "link", "script", "img", "source", "form", "iframe", "use", "image"):
            for name in ("href", "src", "action", "data-index", "data-library", "data-data"):
                written = element.get(name)
                # What names this host in full is no link of ours, but a source on the site that stands there today.
                if written is None or (element.tag == "a" and "://" in written):
                    continue
                path, anchor = self.site.target(self, written)
                if path is not None:
                    yield element.tag, written, path, anchor

    def found(self, xpath: str) -> list[Any]:
        """What an XPath finds on the page."""
        result: list[Any] = self.tree.xpath(xpath)
        return result

    def words(self, xpath: str) -> str:
        """The first text that an XPath finds; empty where it finds none."""
        return str(next(iter(self.found(xpath)), "")).strip()


class BuiltSite:
    """A folder of files that will stand at ``address``, made from the network in ``sources``.

    ``changed`` are files that differ from those of the folder, for tests of the tests: {file: content}.
    """

    def __init__(
        self, folder: Path, sources: Path, address: str = "", changed: Mapping[str, bytes] | None = None
    ) -> None:
        self.folder, self.sources, self.changed = folder, sources, dict(changed or {})
        self.settings: dict[str, Any] = read_yaml(sources / "data/site.yml")
        self.vocabulary: dict[str, Any] = read_yaml(sources / "data/vocabulary.yml")
        self.address: str = address or self.settings["address"]
        self.base = urlsplit(self.address).path
        self.host = urlsplit(self.address).netloc
        self.languages: list[str] = [language["code"] for language in self.vocabulary["languages"]]
        self.default = self.languages[0]
        self.files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
        self.files |= set(self.changed)
        self._records: dict[str, list[dict[str, Any]]] = {}

    def locale(self, language: str) -> Locale:
        """The habits of a language of the site, in the country that its vocabulary names."""
        return Locale.parse(next(e["locale"] for e in self.vocabulary["languages"] if e["code"] == language), sep="-")

    def prefix(self, language: str) -> str:
        """The folder of a language."""
        return "" if language == self.default else f"{language}/"

    def language_of(self, file: str) -> str:
        """The language in whose folder a file stands."""
        first = file.partition("/")[0]
        return first if first in self.languages else self.default

    def url(self, language: str, path: str) -> str:
        """The address that a page must have, below the host."""
        end = "" if path in ("", *STAND_INS) else "/"
        return f"{self.base}{self.prefix(language)}{path}{end}"

    def absolute(self, language: str, path: str) -> str:
        """The full address of a page."""
        return self.address + self.url(language, path).removeprefix(self.base)

    def read(self, file: str) -> bytes:
        """A file of the site."""
        return self.changed[file] if file in self.changed else (self.folder / file).read_bytes()

    def text(self, file: str) -> str:
        """A file of the site as text."""
        return self.read(file).decode("utf-8")

    def records(self, file: str) -> list[dict[str, Any]]:
        """The records of a data file of the sources, such as ``data/news.yml``: each scalar as text; none without the file."""
        if file not in self._records:
            place = self.sources / file
            self._records[file] = (read_yaml(place) or []) if place.is_file() else []
        return self._records[file]

    @cached_property
    def moved(self) -> list[PageFile]:
        """What stands at old addresses and leads on, where the host knows no redirects."""
        return [p for p in self._html if self.read(p.file).find(b'http-equiv="refresh"', 0, 1000) > 0]

    @cached_property
    def pages(self) -> list[PageFile]:
        """Every HTML file that is a page."""
        moved = {page.file for page in self.moved}
        return [page for page in self._html if page.file not in moved]

    @cached_property
    def _html(self) -> list[PageFile]:
        return [PageFile(self, file) for file in sorted(self.files) if file.endswith(".html")]

    @cached_property
    def by_url(self) -> dict[str, PageFile]:
        """Every HTML file by its address."""
        return {page.url: page for page in self.pages}

    def page(self, language: str, path: str) -> PageFile:
        """A page by its language and path. Raises ``KeyError``."""
        return self.by_url[self.url(language, path)]

    def of(self, language: str) -> list[PageFile]:
        """The pages of one language, its error page left out."""
        return [page for page in self.pages if page.language == language and not page.is_apart]

    @cached_property
    def kinds(self) -> dict[str, PageFile]:
        """Each kind of page, and the page of the default language that stands for it: the one with the longest file."""
        found: dict[str, PageFile] = {}
        for page in sorted(self.of(self.default), key=lambda p: (len(self.read(p.file)), p.file)):
            found[page.kind] = page
        found["not-found"] = self.page(self.default, "404.html")
        return dict(sorted(found.items()))

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


def folded(text: str) -> str:
    """Text with its spaces made single."""
    return " ".join(text.split())


def several(record: Mapping[str, Any], field: str) -> list[Any]:
    """The values of a field that may hold one or many."""
    value = record.get(field) or []
    return [value] if isinstance(value, str) else list(value)


def text_nodes(page: PageFile, language: str | None = None) -> Iterator[str]:
    """The words of a page that are in one language: its own unless told. Each node with its spaces folded."""
    language = language or page.language
    waiting: list[tuple[Any, str]] = [(page.tree, "")]
    while waiting:
        element, inherited = waiting.pop()
        if element.tag == "script":  # data for programs
            continue
        here = element.get("lang", inherited) if isinstance(element.tag, str) else None
        if here == language and element.text and element.text.strip():
            yield folded(element.text)
        for child in element:
            waiting.append((child, here or inherited))
            if here == language and child.tail and child.tail.strip():
                yield folded(child.tail)


def lang_of(element: Any) -> str:
    """The language that an element inherits."""
    found = element.xpath("ancestor-or-self::*[@lang][1]/@lang")
    return str(found[0]) if found else ""
