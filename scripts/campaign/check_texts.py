"""Rules for texts: each has its entry, its title, and calls and links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from campaign.content import Content, unknown
from campaign.model import CONTINENTS
from campaign.pages import PROSE_KINDS, RECORD_KINDS, all_paths
from campaign.problems import Problem
from campaign.prose import CALLS, HTML
from campaign.site import FILES


def stories(content: Content) -> Iterator[Problem]:
    """Each record with a page of its own has a text in the default language, and each such text an entry."""
    for folder, (collection, _) in RECORD_KINDS.items():
        if collection == "continents":
            continue
        records = getattr(content.site, collection)
        for id in records:
            if content.default not in content.prose.get(f"{folder}/{id}", {}):
                path = f"docs/{content.default}/{folder}/{id}.md"
                place = content.site.place(collection, id, "id")
                yield Problem(*place, "story-missing", {"value": id, "path": path})
        for path, texts in content.prose.items():
            id = path.removeprefix(f"{folder}/")
            if path.startswith(f"{folder}/") and id not in records:
                for prose in texts.values():
                    yield Problem(
                        prose.file, 1, 1, "story-without-record", {"value": id, "target": FILES[collection][0]}
                    )
    for path, texts in content.prose.items():
        id = path.removeprefix("network/")
        if path.startswith("network/") and id not in CONTINENTS:
            for prose in texts.values():
                yield Problem(prose.file, 1, 1, "story-without-record", {"value": id, "target": FILES["networks"][0]})


def needed_pages(content: Content) -> Iterator[Problem]:
    """The pages that menus lead to exist in the default language; every page exists there first."""
    for path in (*PROSE_KINDS, *(f"network/{c}" for c in CONTINENTS)):
        if not content.prose.get(path):
            yield Problem(content.file_for(path), 1, 1, "file-missing")
    for path, texts in content.prose.items():
        if content.default not in texts:
            first = next(iter(texts.values()))
            yield Problem(first.file, 1, 1, "prose-without-default", {"path": content.file_for(path)})


def calls(content: Content) -> Iterator[Problem]:
    """Every call in a text is one we know and asks for something that exists."""
    known = content.known
    for prose in content.every_text():
        for call in prose.calls():
            place = (prose.file, call.line, call.column)
            if call.name not in CALLS or not call.words:
                yield Problem(*place, "prose-call-unknown", {"value": call.written, "choices": ", ".join(CALLS)})
                continue
            target = CALLS[call.name]
            word = call.words[0]
            if word not in known[target]:
                yield unknown(place, word, call.name, known[target], target)
            if call.name == "count" and len(call.words) > 1 and call.words[1] not in CONTINENTS:
                yield unknown(place, call.words[1], call.name, set(CONTINENTS), "continents")


def links(content: Content) -> Iterator[Problem]:
    """Every link in a text leads to a page of the site, or to an https address."""
    paths = all_paths(content.site, content.prose)
    for prose in content.every_text():
        for address, line, column in prose.links():
            place = (prose.file, line, column)
            if address.startswith(("https://", "mailto:", "#")):
                continue
            if not address.startswith("/"):
                yield Problem(*place, "prose-link-form", {"value": address})
            elif address.partition("#")[0].strip("/") not in paths and not address.startswith("/data/"):
                yield Problem(*place, "prose-link", {"value": address})


def plain_markdown(content: Content) -> Iterator[Problem]:
    """A text has no HTML and no main heading: the title is printed above it."""
    for prose in content.every_text():
        for number, line in prose.lines():
            found = HTML.search(line)
            if found:
                yield Problem(prose.file, number, found.start() + 1, "prose-html", {"value": found.group()})
            if line.startswith("# ") or re.fullmatch(r"=+\s*", line):
                yield Problem(prose.file, number, 1, "prose-heading")
            if "![" in line:
                yield Problem(prose.file, number, line.index("![") + 1, "prose-image")


def translations(content: Content) -> Iterator[Problem]:
    """A page without translation is a note: readers see the original, marked as such."""
    for path, texts in content.prose.items():
        original = texts.get(content.default)
        for language in content.texts:
            if language not in texts and original:
                missing = {"value": original.title, "language": language, "path": content.file_for(path, language)}
                yield Problem(original.file, 1, 1, "translation-page-missing", missing, "note")


TEXT_RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    stories,
    needed_pages,
    calls,
    links,
    plain_markdown,
    translations,
)
