"""The peer of the benchmark: a stock site that says the same as ours, as its authors' documentation sets it up."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lxml import html

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "scripts"))

from campaign.rules import checked
from campaign.pages.render import renderers

CONFIG = """\
site_name: INSP!R
site_url: https://www.inspir.global/
docs_dir: docs
theme:
  name: material
  features: [navigation.tabs, navigation.sections, search.suggest]
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true, build: true}
        - {locale: fr, name: Français, build: true}
        - {locale: es, name: Español, build: true}
        - {locale: nl, name: Nederlands, build: true}
"""


def write_stock_site(root: Path, target: Path) -> Path:
    """Write every page of the site below ``root`` as a Markdown file of a stock site into ``target``."""
    (target / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for language, renderer in renderers(checked(root)).items():
        for page in renderer.pages:
            if not page.translated:
                continue
            name = page.path or "index"
            if any(other.startswith(f"{page.path}/") for other in renderer.by_path) and page.path:
                name = f"{page.path}/index"
            file = target / "docs" / language / f"{name}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            head = json.dumps({"title": page.title, "description": page.description}, ensure_ascii=False)
            main = html.fromstring(renderer.document(page)).find(".//main")
            file.write_text(f"---\n{head}\n---\n\n{as_markdown(main)}\n", encoding="utf-8")
    return target


def as_markdown(main: html.HtmlElement) -> str:
    """The content of a page as Markdown: headings, paragraphs, lists and links; drawings are left out."""
    blocks = []
    for element in main.iter("h1", "h2", "h3", "p", "li", "dt", "dd"):
        if any(ancestor.tag in ("li", "dd", "p") for ancestor in element.iterancestors()):
            continue
        words = " ".join(inline(element).split())
        marks = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "dt": "**", "dd": ""}
        if words:
            blocks.append(f"**{words}**" if element.tag == "dt" else marks.get(element.tag, "") + words)
    return "\n\n".join(blocks)


def inline(element: html.HtmlElement) -> str:
    """The text of an element with its links in Markdown."""
    text = element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag != "svg":
            inner = inline(child)
            href = child.get("href", "")
            text += f"[{' '.join(inner.split())}]({href})" if child.tag == "a" and inner.strip() else inner
        text += child.tail or ""
    return text
