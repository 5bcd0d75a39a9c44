"""The peer of the benchmark: a stock site that says the same as ours, as its authors' documentation sets it up."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lxml import html

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "scripts"))

from campaign.pages.render import renderers
from campaign.rules import checked
from campaign.views.content import Content


def config(content: Content) -> str:
    """Its mkdocs.yml."""
    languages = [
        {"locale": code, "name": language.language_name(code), "default": code == content.default, "build": True}
        for code, language in content.languages.items()
    ]
    settings = {
        "site_name": content.settings.name,
        "site_url": content.settings.address,
        "docs_dir": "docs",
        "theme": {"name": "material", "features": ["navigation.tabs", "navigation.sections", "search.suggest"]},
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
    }
    return json.dumps(settings, ensure_ascii=False, indent=1)  # which is YAML too


def write_stock_site(root: Path, target: Path) -> Path:
    """Write every page of the site below ``root`` as a Markdown file of a stock site into ``target``."""
    content = checked(root)
    (target / "mkdocs.yml").write_text(config(content), encoding="utf-8")
    for language, renderer in renderers(content).items():
        for page in renderer.view.pages:
            if not page.translated:
                continue
            name = page.path or "index"
            if any(other.startswith(f"{page.path}/") for other in renderer.view.by_path) and page.path:
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
