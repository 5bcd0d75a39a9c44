"""Rules for texts and the folders of languages: a text stands in that of its language, which its head and its entry name too."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.pages.routes import file_for, written_kinds
from campaign.records import guesses
from campaign.records.problems import Problem
from campaign.views.content import Content
from campaign.views.titles import guessed
from campaign.words.markdown import Prose

ENOUGH = 1000  # characters of a text by which its language is known


def heads(content: Content) -> Iterator[Problem]:
    """The head of an original names the language of its folder."""
    for prose in content.every_text():
        if not _says_other(prose):
            continue
        place = (prose.file, prose.line_of("language"), 1)
        params = {"field": "language", "value": prose.said, "language": prose.language}
        meant = prose.said
        if meant not in content.languages:
            meant = guesses.language_code(meant, content.languages) or ""
        if meant == prose.language:
            yield Problem(*place, "value-choice-near", params | {"suggestion": meant})
        elif meant not in content.languages:
            yield Problem(*place, "value-choice", params | {"choices": ", ".join(content.languages)})
        else:
            there = meant in content.prose[prose.path]
            path = file_for(content, prose.path, meant)
            yield Problem(*place, "text-folder-there" if there else "text-folder", params | {"path": path})


def entries(content: Content) -> Iterator[Problem]:
    """An entry that says in which language it is written has a text in that one."""
    for folder, kind in written_kinds().items():
        for id, record in kind.entries(content.records).items() if kind.written else ():
            texts, language = content.prose.get(f"{folder}/{id}", {}), content.written_in(record)
            asked = language not in texts and language != content.default and language in content.languages
            if not texts or not asked or any(map(_says_other, texts.values())):
                continue  # a text that is missing altogether is told by ``strays``
            path = f"{folder}/{id}"
            params = {"value": id, "language": language, "path": content.original(path).file}
            params["suggestion"] = file_for(content, path, language)
            yield Problem(*content.records.place(kind.name, id, "written"), "text-written", params)


def words(content: Content) -> Iterator[Problem]:
    """A text is in the language of its folder, as far as its small words show."""
    among = frozenset(content.languages)
    for prose in content.every_text():
        shown = f"{prose.title} {prose.description} {prose.body[:ENOUGH]}"
        language = guessed(shown, among)
        if language in (None, prose.language) or guessed(shown) not in (None, language) or _says_other(prose):
            continue
        there = str(language) in content.prose[prose.path]
        if there and content.prose[prose.path][str(language)].body == prose.body:
            continue  # told by ``remarks.same_words``
        params = {"language": str(language), "other": prose.language}
        params["path"] = file_for(content, prose.path, str(language))
        yield Problem(prose.file, 1, 1, "text-guessed-there" if there else "text-guessed", params, "note")


def _says_other(prose: Prose) -> bool:
    return prose.said not in ("", prose.language)


RULES = (heads, entries, words)
