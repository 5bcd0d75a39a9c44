"""The pages of a site: which there are, what each is called, and what each shows."""

from __future__ import annotations

from typing import Any

from campaign.kinds import kinds
from campaign.kinds.kind import Kind
from campaign.views.content import Content
from campaign.views.page import Page
from campaign.views.standing import standing
from campaign.views.view import View
from campaign.words.language import Language
from campaign.words.markdown import Prose

NEEDED = ("", "search")  # texts that no site can do without; a kind that is used needs the one of its list besides
OWN_TEMPLATES = {"not-found", "offline", "components"}  # of pages that have no text: they stand for no address
NOT_FOUND = "404.html"  # what a host shows where there is no page
OFFLINE = "offline.html"  # what a reader's device shows without a line, for a page that it has not kept
# What each language has besides pages and open data: in any case, and where there is a certain page.
ALWAYS = ("search.json", "llms.txt", "manifest.webmanifest", NOT_FOUND, OFFLINE)
WORKER = "worker.js"  # in the site's own folder: a worker answers only for what stands below it
OFFERED = {"feed.xml": "news", "events.ics": "events"}


def needed_texts(content: Content) -> list[str]:
    """The paths of the texts that the site needs, besides those of records."""
    return [*NEEDED, *(k.listed for k in kinds() if k.listed and not k.optional and k.used(content.records))]


def unused_texts(content: Content) -> set[str]:
    """The paths of texts whose kind the network does not use: they become no page."""
    used = {k.listed for k in kinds() if k.used(content.records)}
    return {k.listed for k in kinds() if k.listed and k.listed not in used}


def folders() -> list[str]:
    """The paths whose text is ``index.md`` in a folder, since pages stand below them."""
    return sorted({k.folder for k in kinds() if k.folder} | {k.listed for k in kinds() if k.listed and not k.optional})


def file_for(content: Content, path: str, language: str = "") -> str:
    """Where the text of ``path`` stands or would stand in a language (the default one, if none is named)."""
    language = language or content.default
    for sample in content.prose.get(path, {}).values():
        return sample.file.replace(f"docs/{sample.language}/", f"docs/{language}/", 1)
    name = f"{path}/index.md".lstrip("/") if path == "" or path in folders() else f"{path}.md"
    return f"docs/{language}/{name}"


def written_kinds() -> dict[str, Kind]:
    """The kinds whose pages are texts, or may be, by the folder of these."""
    return {kind.folder: kind for kind in kinds() if kind.has_texts}


def text_paths(content: Content) -> list[str]:
    """The paths of the texts that become pages: not those of what the network does not have."""
    unused, written = unused_texts(content), written_kinds()
    found = []
    for path in content.prose:
        folder, _, id = path.partition("/")
        kind = written.get(folder) if id else None
        if path not in unused and (kind is None or id in kind.entries(content.records)):
            found.append(path)
    return found


def data_paths(content: Content) -> dict[str, tuple[Kind, Any]]:
    """The addresses that come from the data alone: {path: (kind, record)}."""
    return {
        f"{kind.folder}/{id}": (kind, record)
        for kind in kinds()
        if kind.folder and not kind.written
        for id, record in kind.entries(content.records).items()
        if f"{kind.folder}/{id}" not in content.prose
    }


def all_paths(content: Content) -> set[str]:
    """Every address of the site, without language."""
    return {*text_paths(content), *data_paths(content)}


def template_of(content: Content, path: str) -> str:
    """The template of the text at ``path``: that of its kind, or the one of its own name, or the plain one."""
    kind = written_kinds().get(path.partition("/")[0]) if "/" in path else None
    if kind:
        return kind.template
    name = path or "home"
    taken = OWN_TEMPLATES | {k.template for k in kinds()}
    own = name not in taken and "/" not in name and content.looks.has(f"overrides/pages/{name}.html")
    return name if own else "prose"


def pages_of(view: View) -> list[Page]:
    """Every page of one language, in the order of their addresses."""
    content = view.content
    pages = [_text_page(view, path, content.prose[path]) for path in text_paths(content)]
    pages += [_data_page(view, path, kind, record) for path, (kind, record) in data_paths(content).items()]
    return sorted(pages, key=lambda page: page.path)


def views(content: Content, address: str = "") -> dict[str, View]:
    """The site in each of its languages, by code, the default one first. Made once: its pages take long to list."""
    if address not in content.seen:
        content.seen[address] = {code: View(content, code, pages_of, address) for code in content.languages}
    return content.seen[address]


def not_found_page(language: Language) -> Page:
    """The page that a server shows for an unknown address."""
    title, description = language.sentence("not found: title"), language.sentence("not found: description")
    return Page("not-found", NOT_FOUND, language.code, language.frame, title, description)


def offline_page(language: Language) -> Page:
    """The page for where there is no line."""
    title, description = language.sentence("offline: title"), language.sentence("offline: description")
    return Page("offline", OFFLINE, language.code, language.frame, title, description)


def _text_page(view: View, path: str, texts: dict[str, Prose]) -> Page:
    prose = texts.get(view.code) or view.content.original(path)
    folder, _, name = path.partition("/")
    kind = written_kinds().get(folder) if name else None
    record = kind.entries(view.records).get(name) if kind else None
    older = standing(texts, prose.language, view.content.default)
    newer = (older.source.language, older.stamp.day) if older and older.stale and older.stamp else ("", "")
    trail: tuple[str, ...] = () if not path else ("", folder) if name and folder in view.content.prose else ("",)
    title, short = prose.title, prose.short
    if kind and kind.may_be_written:
        head = kind.head(view.in_language(prose.language), record)
        trail = ("", *head.trail)
        if view.language.renames(record):  # whatever its text called the country before
            title, short = head.title, ""
    return Page(
        template_of(view.content, path), path, view.code, prose.language, title, prose.description, record, prose,
        trail, kind.name if kind else "", short, *newer,
    )  # fmt: skip


def _data_page(view: View, path: str, kind: Kind, record: Any) -> Page:
    says = view.content.says(view.code, record)
    code = view.code if says else view.content.written_in(record)
    head = kind.head(view.in_language(code), record)
    return Page(
        kind.template, path, view.code, code, head.title, head.description, record, None, ("", *head.trail), kind.name
    )
