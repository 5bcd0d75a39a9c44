"""What MkDocs has to do for the handbook (handbook.yml) that its settings cannot say.

Material and static-i18n together give one search index with all languages, one 404 page in the last of them, and a switcher
that asks for pages that are not there. Here each language gets its own, links to files of the repository lead to the forge,
where data/site.yml names one, and scripts stand in files of their own: beside the site, which runs nothing that is written
in a page, the same policy holds for both. ``NETWORK`` names the folder of another network than this one. MkDocs finds these
functions by their names and is not imported.
"""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from campaign.kinds.reading import read_records
from campaign.views.looks import GENERATOR, IDENTITY

FOLDER = "handbook/"
INDEX = "search/search_index.json"
SWITCHER = re.compile(r"^\[[^\]]+\]\(\.\./\w+/[\w-]+\.md\) · .*\n", re.MULTILINE)  # for forges; the site has its own
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./\.\./([^)#]+)\)")
Event = TypeVar("Event", bound=Callable[..., Any])
_errors: dict[str, str] = {}  # the 404 page of each language
_scripts: dict[str, str] = {}  # what pages would run, by the names of its files


def late(event: Event) -> Event:
    """An event that comes behind static-i18n, whose own priority is -100."""
    event.__dict__["mkdocs_priority"] = -110
    return event


def _root(config: Any, language: str) -> str:
    """The folder of a language in the site."""
    return "" if language == config.plugins["i18n"].default_language else f"{language}/"


@late
def on_config(config: Any) -> Any:
    """The language that is built now, and the list of all."""
    i18n = config.plugins["i18n"]
    settings = read_records(Path(os.environ.get("NETWORK") or GENERATOR)).settings
    if settings is not None:
        config.site_name, config.site_url = settings.name, settings.address.rstrip("/") + f"/{FOLDER}"
        config.extra["forge"] = settings.editor
    config.theme["language"] = i18n.current_language
    config.extra["alternate"] = True  # the header shows our list, and the head names no language
    base = urlsplit(config.site_url or "/").path
    config.extra["languages"] = [
        {"lang": one.locale, "name": one.name, "link": f"{base}{_root(config, one.locale)}index.html"}
        for one in i18n.config.languages
    ]
    return config


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """The text without what only a forge needs."""
    forge = config.extra.get("forge")

    def lead(match: re.Match[str]) -> str:
        address = forge.page_of(match[2], 1).partition("#")[0] if forge else ""
        return f"[{match[1]}]({address})" if forge else match[1]

    return OUTSIDE.sub(lead, SWITCHER.sub("", markdown))


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Tables may be wider than a screen: a keyboard can move them. Columns of numbers say so without an own style."""
    html = html.replace(' style="text-align: right;"', ' class="number"')
    return html.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")


@late
def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Where the language begins, the same page in the others, and in which language it is really written."""
    current = config.plugins["i18n"].current_language
    written = getattr(page.file, "locale", current)
    context["language_code"] = current
    context["written_in"] = written if written != current else ""
    context["lang_base"] = posixpath.relpath("/" + _root(config, current), posixpath.dirname("/" + page.url))
    context["alternates"] = {code: file.url for code, file in page.file.alternates.items()}
    return context


def on_template_context(context: Any, template_name: str, config: Any) -> Any:
    """The page for an address that is not there begins at its language, too."""
    if template_name == "404.html":
        current = config.plugins["i18n"].current_language
        context["lang_base"] = urlsplit(config.site_url or "/").path + _root(config, current)
    return context


def on_post_template(output: str, template_name: str, config: Any) -> str:
    """Keeps the 404 page of a language, which the next one would write over."""
    if template_name == "404.html":
        base = urlsplit(config.site_url or "/").path  # such a page stands in for any other
        output = _filed(_named_dialog(output), base)
        _errors[config.plugins["i18n"].current_language] = output
    return output


def on_post_page(output: str, page: Any, config: Any) -> str:
    """The page as it is written."""
    return _filed(_named_dialog(output), posixpath.relpath("/", posixpath.dirname("/" + page.url)) + "/")


def _filed(html: str, base: str) -> str:
    """A page whose scripts stand in files, at the same places; ``base`` is the way from it to the first page."""

    def lead(match: re.Match[str]) -> str:
        name = f"scripts/{hashlib.sha256(match[1].encode()).hexdigest()[:12]}.js"
        _scripts[name] = match[1]
        return f'<script src="{base}{name}"></script>'

    return INLINE.sub(lead, html)


def _named_dialog(html: str) -> str:
    """The search has a name for those who do not see it: that of its field."""
    field = re.search(r'placeholder="([^"]+)"', html)
    return html.replace('role="dialog"', f'role="dialog" aria-label="{field[1]}"', 1) if field else html


@late
def on_post_build(config: Any) -> None:
    """At the very end, each language gets its own search index and its own 404 page."""
    i18n, site = config.plugins["i18n"], Path(config.site_dir)
    if i18n.building:  # another language is still to come
        return
    for unwanted in site.glob("sitemap.xml*"):  # no search engine is to come, and it has the day of the build in it
        unwanted.unlink()
    (site / "tokens.css").write_bytes((GENERATOR / IDENTITY / "tokens.css").read_bytes())
    for name, script in _scripts.items():
        (site / "scripts").mkdir(exist_ok=True)
        (site / name).write_text(script, encoding="utf-8")
    settings = json.loads((site / INDEX).read_text(encoding="utf-8"))["config"]
    codes = [one.locale for one in i18n.config.languages]
    others = tuple(f"{code}/" for code in codes if _root(config, code))
    for code in codes:
        root = _root(config, code)
        entries = [
            {**entry, "location": entry["location"].removeprefix(root)}
            for entry in i18n.search_entries
            if (entry["location"].startswith(root) if root else not entry["location"].startswith(others))
        ]
        index = {"config": {**settings, "lang": [code]}, "docs": entries}
        (site / root / "search").mkdir(exist_ok=True)
        (site / root / INDEX).write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        (site / root / "404.html").write_text(_errors[code], encoding="utf-8")
