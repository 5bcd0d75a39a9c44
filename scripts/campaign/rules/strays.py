"""Rules for texts and the entries that they tell of: each entry with a written page has its text, each text its entry.

A text whose name is nearly that of an entry, or the name of a country in words, has the wrong name. One of a country or
continent that nobody has joined yet has the right one, and waits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from campaign.kinds import kind_named
from campaign.kinds.kind import Kind
from campaign.kinds.reading import VOCABULARY
from campaign.pages.routes import file_for, written_kinds
from campaign.records import guesses
from campaign.records.alphabet import slug
from campaign.records.problems import Problem
from campaign.rules.files import ADDRESS, COPY
from campaign.rules.meaning import meant
from campaign.views.content import Content
from campaign.words.markdown import Prose

COUNTRIES = "countries"
DATE = re.compile(r"^\d{4}-\d{2}-(?:\d{2}-)?|-\d{4}$")
SHOWN = 6  # names of texts that a message gives


def stories(content: Content) -> Iterator[Problem]:
    """Each record with a page of its own has a text, and each such text an entry."""
    for folder, kind in written_kinds().items():
        entries = kind.entries(content.records)
        for id in entries if kind.file else ():
            if kind.written and f"{folder}/{id}" not in content.prose:
                language = content.written_in(entries[id])
                language = language if language in content.languages else content.default
                params = {"value": id, "path": file_for(content, f"{folder}/{id}", language), "language": language}
                code = "story-missing" if language == content.default else "story-missing-written"
                yield Problem(*content.records.place(kind.name, id, "id"), code, params)
        for path, texts in content.prose.items():
            id = path.removeprefix(f"{folder}/")
            if not path.startswith(f"{folder}/") or id in entries:
                continue
            if id in kind.homes(content.records):
                yield _waiting(kind, id, content.original(path))
                continue
            for prose in texts.values():
                yield _stray(content, kind, id, prose)


def _waiting(kind: Kind, id: str, prose: Prose) -> Problem:
    """A text with the right name, whose page is still to come."""
    collection, line = kind.waits_for(id)
    params = {"value": id, "target": kind_named(collection).file, "suggestion": line}
    return Problem(prose.file, 1, 1, "text-waiting", params, "note")


def _stray(content: Content, kind: Kind, id: str, prose: Prose) -> Problem:
    """A text of no entry, with the name that it should have, where that follows from the one it has."""
    params = {"value": id, "target": kind.file or VOCABULARY, "collection": kind.name}
    country = kind.name == COUNTRIES
    named, certain = _meant(content, kind, id)
    there = bool(named) and prose.language in content.prose.get(f"{kind.folder}/{named}", {})
    code = "text-no-country" if country else "story-without-record"
    if not country and kind.file and not ADDRESS.fullmatch(id):
        code, params["suggestion"] = "story-misnamed", (PurePosixPath(prose.file).parent / f"{slug(id)}.md").as_posix()
    if named and (certain or not there):  # what is only near may be a new text, and nobody is told to delete one
        params["suggestion"] = (PurePosixPath(prose.file).parent / f"{named}.md").as_posix()
        code = "story-there" if there else "text-no-country-near" if country else "story-without-record-near"
    elif not (country or kind.file) and kind.may_be_written:  # its pages follow from others, and no entry makes one
        code = "text-of-no-page"
        open_ = [
            e
            for e in kind.entries(content.records)
            if prose.language not in content.prose.get(f"{kind.folder}/{e}", {})
        ]
        params["choices"] = ", ".join(open_[:SHOWN]) or "–"
    return Problem(prose.file, 1, 1, code, params)


def _meant(content: Content, kind: Kind, id: str) -> tuple[str, bool]:
    """The id that the name of a file stands for, and whether that is certain: else there is only a slip of the pen between."""
    words = COPY.sub("", id).replace("-", " ").replace("_", " ")
    if kind.name == COUNTRIES:
        return (guesses.country_code(words, content.languages) or "").lower(), True
    homes = kind.homes(content.records)
    same = meant(content, kind.name, words, homes) or next((home for home in homes if home == slug(words)), None)
    same = same or _without_date(words, homes)
    return same or guesses.near(id, homes) or "", bool(same)


def _without_date(words: str, homes: Collection[str]) -> str | None:
    """The only id that says the same with a date in front, or behind."""
    found = [home for home in homes if slug(words) and DATE.sub("", home) == slug(words)]
    return found[0] if len(found) == 1 else None


RULES = (stories,)
