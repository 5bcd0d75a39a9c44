"""Pictures of every kind of page and of every component, for people to look at: ``make screenshots``.

    python tests/site/screenshots.py [--out DIR]

The first two languages, on a phone and on a desk, light and dark, with a sheet ``index.html`` that shows them side by side.
Each kind of page is stood for by its fullest page. The folder is made anew each time; nothing is compared.
"""

from __future__ import annotations

import argparse
import html
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
from built import ROOT, BuiltSite, pages_build
from conftest import chromium
from playwright.sync_api import Browser, sync_playwright
from static_host import StaticHost
from visits import stand_ins, visiting

from campaign.outputs.build import Build
from campaign.outputs.gallery import write_gallery
from campaign.rules import checked

SCREENS = [(name, width, scheme) for name, width in (("phone", 360), ("desk", 1280)) for scheme in ("light", "dark")]
TALLEST = 12_000  # pixels; what lies below is cut off


def take(browser: Browser, site: BuiltSite, origin: str, out: Path) -> Iterator[str]:
    """Take every picture; yields the name of each when it is there."""
    shown = {kind: page for kind, page in stand_ins(site).items() if kind != "components"}
    for screen, width, scheme in SCREENS:
        with visiting(browser, width, color_scheme=scheme) as visit:
            for language in site.languages[:2]:
                for kind, page in shown.items():
                    visit.go(origin + site.url(language, page.path))
                    yield picture(out, visit.page, f"page {kind.replace(' ', '-')}", language, screen, scheme)
                visit.go(origin + site.url(language, "components"))
                for section in visit.page.locator("section.gallery").all():
                    name = section.get_attribute("id") or ""
                    yield picture(out, section, name.replace("-", " ", 1), language, screen, scheme)


def picture(out: Path, shown: Any, name: str, *words: str) -> str:
    """One picture of a page or of a part of it."""
    options = {"type": "jpeg", "quality": 80, "animations": "disabled"}
    file = "--".join([name.replace(" ", "-"), *words]) + ".jpg"
    if hasattr(shown, "bounding_box"):
        shown.screenshot(path=out / file, **options)
    else:
        height = min(shown.evaluate("document.documentElement.scrollHeight"), TALLEST)
        width = shown.viewport_size["width"]
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        shown.screenshot(path=out / file, full_page=True, clip=clip, **options)
    return file


def sheet(files: list[str]) -> str:
    """A page that shows the pictures of one page or component side by side."""
    rows: dict[str, list[str]] = {}
    for file in files:
        rows.setdefault(file.partition("--")[0], []).append(file)
    parts = ['<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title>']
    parts.append(
        "<style>body{font:1rem system-ui;margin:1rem}div{display:flex;gap:1rem;overflow-x:auto;align-items:start}"
    )
    parts.append(
        "img{height:26rem;width:auto;object-fit:cover;object-position:top;max-width:30rem;border:1px solid #999}"
    )
    parts.append("figure{margin:0}</style><h1>Screenshots</h1>")
    for name, pictures in sorted(rows.items(), reverse=True):
        parts.append(f"<h2 id='{name}'>{html.escape(name.replace('-', ' ', 1))}</h2><div>")
        for file in sorted(pictures):
            words = ", ".join(file.removesuffix(".jpg").split("--")[1:])
            link = html.escape(file)
            parts.append(
                f'<figure><a href="{link}"><img loading="lazy" src="{link}" alt="{words}"></a><figcaption>{words}</figcaption></figure>'
            )
        parts.append("</div>")
    return "\n".join(parts) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "build/screenshots", help="folder to write")
    out = parser.parse_args(arguments).out
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "site"
        process = pages_build(ROOT, pages)
        if process.returncode:
            print(process.stdout + process.stderr, file=sys.stderr)
            return process.returncode
        write_gallery(Build(checked(ROOT), wish="false"), pages)
        site = BuiltSite(pages, ROOT)
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        with StaticHost(pages, site.base) as host, sync_playwright() as playwright, chromium(playwright) as browser:
            files = list(take(browser, site, host.origin, out))
    (out / "index.html").write_text(sheet(files), encoding="utf-8")
    print(f"{len(files)} pictures; open {out / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
