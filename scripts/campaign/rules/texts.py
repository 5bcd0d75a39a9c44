"""Rules for texts: each has its entry, its title, and calls and links that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.kinds import answering
from campaign.kinds.reading import VOCABULARY
from campaign.pages.routes import all_paths, file_for, needed_texts, written_kinds
from campaign.records.problems import Problem
from campaign.rules.references import known_words, unknown
from campaign.views.content import Content


def stories(content: Content) -> Iterator[Problem]:
    """Each record with a page of its own has a text in the default language, and each such text an entry."""
    for folder, kind in written_kinds().items():
        entries = kind.entries(content.records)
        for id in entries if kind.file else ():
            if content.default not in content.prose.get(f"{folder}/{id}", {}):
                path = f"docs/{content.default}/{folder}/{id}.md"
                place = content.records.place(kind.name, id, "id")
                yield Problem(*place, "story-missing", {"value": id, "path": path})
        known, target = (entries, kind.file) if kind.file else (content.vocabulary.ids(kind.name), VOCABULARY)
        for path, texts in content.prose.items():
            id = path.removeprefix(f"{folder}/")
            if path.startswith(f"{folder}/") and id not in known:
                for prose in texts.values():
                    yield Problem(prose.file, 1, 1, "story-without-record", {"value": id, "target": target})


def needed_pages(content: Content) -> Iterator[Problem]:
    """The pages that menus lead to exist in the default language; every page exists there first."""
    own = [
        f"{kind.folder}/{id}"
        for kind in written_kinds().values()
        if not kind.file
        for id in kind.entries(content.records)
    ]
    for path in (*needed_texts(content), *own):
        if not content.prose.get(path):
            yield Problem(file_for(content, path), 1, 1, "file-missing")
    for path, texts in content.prose.items():
        if content.default not in texts:
            first = next(iter(texts.values()))
            yield Problem(first.file, 1, 1, "prose-without-default", {"path": file_for(content, path)})


def calls(content: Content) -> Iterator[Problem]:
    """Every call in a text is one we know and asks for something that exists."""
    known, targets = known_words(content), {name: kind.name for name, kind in answering().items()} | {"count": "counts"}
    for prose in content.every_text():
        for call in prose.calls():
            place = (prose.file, call.line, call.column)
            if call.name not in targets or not call.words:
                yield Problem(*place, "prose-call-unknown", {"value": call.written, "choices": ", ".join(targets)})
                continue
            target, word = targets[call.name], call.words[0]
            if word not in known[target]:
                yield unknown(place, word, call.name, known[target], target)
            if call.name == "count" and len(call.words) > 1 and call.words[1] not in known["continents"]:
                yield unknown(place, call.words[1], call.name, known["continents"], "continents")


def links(content: Content) -> Iterator[Problem]:
    """Every link in a text leads to a page of the site, or to an https address."""
    paths = all_paths(content)
    for prose in content.every_text():
        for link in prose.links():
            address, place = link.value, (prose.file, link.line, link.column)
            if address.startswith(("https://", "mailto:", "#")):
                continue
            if not address.startswith("/"):
                yield Problem(*place, "prose-link-form", {"value": address})
            elif address.partition("#")[0].strip("/") not in paths and not address.startswith("/data/"):
                yield Problem(*place, "prose-link", {"value": address})


def plain_markdown(content: Content) -> Iterator[Problem]:
    """A text has no HTML and no main heading: the title is printed above it."""
    for prose in content.every_text():
        first = {tag.line: tag for tag in reversed(prose.reading.tags)}  # of <b>this</b> one is enough
        for tag in reversed(first.values()):
            yield Problem(prose.file, tag.line, tag.column, "prose-html", {"value": tag.value})
        for heading in prose.reading.headings:
            yield Problem(prose.file, heading.line, heading.column, "prose-heading")
        for image in prose.reading.images:
            yield Problem(prose.file, image.line, image.column, "prose-image")


def translations(content: Content) -> Iterator[Problem]:
    """A page without translation is a note: readers see the original, marked as such. A growing language is spared."""
    for path, texts in content.prose.items():
        original = texts.get(content.default)
        for code, language in content.languages.items():
            if code not in texts and original and language.entry.state == "complete":
                missing = {"value": original.title, "language": code, "path": file_for(content, path, code)}
                yield Problem(original.file, 1, 1, "translation-page-missing", missing, "note")


RULES = (stories, needed_pages, calls, links, plain_markdown, translations)
