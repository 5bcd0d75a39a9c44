"""A gettext catalogue: the translations of one language, read from ``locales/<language>.po``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path

from campaign.records import problems
from campaign.records.kept import Shelf
from campaign.records.problems import Problem
from campaign.records.yaml_file import read_text
from campaign.words import catalogue_faults, po_file
from campaign.words.catalogue_faults import Places, head_line, head_notes, message_problems, twice, wrong_head
from campaign.words.po_file import Key, PoError, key_of, live, parse_po, plural_forms, strings_of, usual_forms

DASH = re.compile(r"[\u2010-\u2015\u2212]")
INSIDE = re.compile(r"(?<=[^\W\d_])[.,:/](?=[^\W_])|(?<=\d)[.,:/-](?=\d)|(?<!\w)-(?=\d)")  # of an address, a number
SPACE = re.compile(r"(?<=\d)\s+(?=\d)")  # within a number or between two, whatever its width
UNSEEN = re.compile(r"scripts/|overrides/(?:starter|examples)/")  # where words stand that no page of a site shows
KEPT = 0xE000  # where Unicode gives no sign a meaning

Said = str | tuple[str, ...]


@dataclass(eq=False)
class Catalogue:
    """Translations by context and message; those of a message with a plural are a tuple, one for each form.

    The context is the place of words in the data (``members/bi-agakura summary``); words of templates have none. An entry
    of its own decides. Words of the data without one take that of their place which differs in no meaning, that
    which has no place, or what all other places say of the same words.
    ``plural`` gives the number of the form that a count takes, ``share`` is how much is translated of what pages show (0 to 1).
    ``origins``: for each message its line in the catalogue, and the files in which it stands as it knows.
    ``before``: what messages in doubt (fuzzy) said when they were translated.
    """

    messages: dict[Key, Said] = field(default_factory=dict)
    plural: Callable[[int], int] = lambda n: int(n != 1)
    share: float = 1
    origins: dict[Key, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    before: dict[Key, str] = field(default_factory=dict)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its translations, in small letters."""
        texts = (text for said in self.messages.values() for text in (said if isinstance(said, tuple) else (said,)))
        return frozenset(word.casefold() for text in texts for word in re.findall(r"[^\W\d_]+", text))

    def get(self, message: str, context: str = "") -> str | None:
        """The translation of a message, or nothing where there is none."""
        found = self._find(message, context)
        return found[0] if isinstance(found, tuple) else found

    def nget(self, one: str, n: int, context: str = "") -> str | None:
        """The translation that a count takes of a message with a plural, or nothing."""
        found = self._find(one, context)
        return found[min(self.plural(n), len(found) - 1)] if isinstance(found, tuple) else found

    def line_of(self, message: str, context: str = "") -> int:
        """The line at which a message stands, or the same without its place; the first, where it does not have it."""
        found = self.origins.get((context, message)) or self.origins.get(("", message))
        return found[0] if found else 1

    def changed(self, change: Callable[[str], str]) -> Catalogue:
        """Another catalogue, with each translation as a function makes it."""
        said = {
            key: tuple(map(change, found)) if isinstance(found, tuple) else change(found)
            for key, found in self.messages.items()
        }
        return replace(self, messages=said)

    def _find(self, message: str, context: str) -> Said | None:
        for key in dict.fromkeys(((context, message), ("", message))):
            if key in self.messages:
                return self.messages[key]
        if (context, message) in self.origins:  # not translated yet, or in doubt
            return None
        near = self._near.get((context, essence(message))) if context else None
        return near if near is not None else self._agreed.get(message)

    @cached_property
    def _near(self) -> dict[Key, Said]:
        """The translations by place and essence: a comma more in the original empties none."""
        return {(context, essence(message)): said for (context, message), said in self.messages.items() if context}

    @cached_property
    def _agreed(self) -> dict[str, Said]:
        """The translations of words that all places translate in the same way."""
        found: dict[str, set[Said]] = {}
        for (_, message), said in self.messages.items():
            found.setdefault(message, set()).add(said)
        return {message: said for message, (said, *others) in found.items() if not others}


class _Noise(dict[int, int | None]):
    """What ``str.translate`` takes out: punctuation, white space and what cannot be seen, sign by sign as they come."""

    def __missing__(self, sign: int) -> int | None:
        noise = unicodedata.category(chr(sign))[0] in "PZ" or unicodedata.category(chr(sign)) in ("Cc", "Cf")
        self[sign] = None if noise and chr(sign) not in "%‰&@#{}?؟" else sign
        return self[sign]


_NOISE = _Noise()


def essence(text: str) -> str:
    """What remains of words when punctuation, case and white space do not count; those of numbers and addresses do, and so
    does a question mark, which takes back what the sentence said.
    """
    text = DASH.sub("-", unicodedata.normalize("NFC", text).casefold())
    text = SPACE.sub(chr(KEPT), text)
    return INSIDE.sub(lambda sign: chr(KEPT + ord(sign[0])), text).translate(_NOISE)


def read_catalogue(root: Path, language: str) -> tuple[Catalogue, Sequence[Problem]]:
    """The catalogue of a language below ``root``; one that is not there says nothing."""
    file = f"locales/{language}.po"
    if not (root / file).exists():
        return Catalogue(), []
    text, unread = read_text(root, file)
    if unread:
        return Catalogue(), unread
    if not text.strip():
        return Catalogue(), [Problem(file, 1, 1, "catalogue-empty", {"language": language}, "note")]
    return _read(text, file, language)


def catalogue_of(text: str, file: str, language: str) -> Catalogue:
    """The catalogue that a text makes; one that says nothing, where it cannot be read."""
    return _read(text, file, language)[0]


@lru_cache(maxsize=16)  # the same text is the same catalogue, and a preview reads all of them after each change
def _read(text: str, file: str, language: str) -> tuple[Catalogue, tuple[Problem, ...]]:
    written = WRITTEN.get(f"{file}\n{language}\n{text}", lambda: _written(text, file, language))
    if written.forms is None:
        return Catalogue(), written.problems
    said = {(context, message): said for context, message, said, *_ in written.entries}
    origins = {(context, message): (line, files) for context, message, _, line, files, _ in written.entries}
    shown = [key for key, (_, files) in origins.items() if not files or not all(map(UNSEEN.match, files))]
    return Catalogue(
        {key: found for key, found in said.items() if found is not None},
        plural_forms(written.forms or None, language)[1],
        sum(said[key] is not None for key in shown) / max(1, len(shown)),
        origins,
        {(context, message): before for context, message, *_, before in written.entries if before},
    ), written.problems


@dataclass(frozen=True)
class _Written:
    """What a catalogue holds: of each entry context, message, translation, if it has one, line, files; what one in doubt was.

    ``forms`` is its line ``Plural-Forms`` ("", where it has none); None, if it cannot be read.
    """

    problems: tuple[Problem, ...]
    forms: str | None = None
    entries: tuple[tuple[str, str, Said | None, int, tuple[str, ...], str], ...] = ()


def _written(text: str, file: str, language: str) -> _Written:
    lines = text.split("\n")
    try:
        po = parse_po(text)
    except PoError as error:
        return _Written((Problem(file, error.line, 1, "catalogue-syntax"),))
    wrong, said = wrong_head(lines), po.metadata.get("Plural-Forms")
    try:
        forms, _ = plural_forms(said, language)
    except ValueError:
        wrong = wrong or ("Plural-Forms", head_line(lines, "Plural-Forms"))
    if wrong:
        return _Written((Problem(file, wrong[1], 1, "catalogue-head", {"field": wrong[0]}),))
    places = Places(lines)
    meant = places.agreed() if said else 0
    usual = f"Plural-Forms: {usual_forms(language)}"
    if meant not in (0, forms) and meant == plural_forms(None, language)[0]:  # the head is wrong, and not each message
        params = {"value": str(meant), "limit": str(forms), "suggestion": usual}
        return _Written((Problem(file, head_line(lines, "Plural-Forms"), 1, "catalogue-plurals-head", params),))
    surplus = places.surplus(forms) if said else None
    if surplus:
        place, count = surplus
        return _Written((Problem(file, place, 1, "catalogue-plurals", {"value": str(count), "limit": str(forms)}),))
    notes, entries = [*head_notes(lines, file, language), *twice(po, file, places)], []
    for entry in live(po):
        notes += message_problems(entry, file, places, forms, "" if said else usual)
        strings = strings_of(entry)
        there = not entry.fuzzy and bool(strings) and all(strings)
        found: Said = strings if entry.msgid_plural else strings[0] if strings else ""
        files = tuple(str(name) for name, _line in entry.occurrences)
        before = (entry.previous_msgid or "") if entry.fuzzy and any(strings) else ""
        entries.append((*key_of(entry), found if there else None, places.message(entry), files, before))
    return _Written(tuple(notes), said or "", tuple(entries))


WRITTEN = Shelf(
    "catalogues",
    _Written,
    (__file__, str(catalogue_faults.__file__), str(po_file.__file__), str(problems.__file__)),
    version("polib"),
    40,
)
