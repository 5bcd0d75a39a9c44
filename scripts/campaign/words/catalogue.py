"""A gettext catalogue: the translations of one language, read from ``locales/<language>.po``."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path

import polib

from campaign.records import problems
from campaign.records.problems import Problem
from campaign.records.yaml_file import read_text
from campaign.words import po_file
from campaign.words.kept import Shelf
from campaign.words.po_file import Key, PoError, key_of, live, parse_po, plural_forms, strings_of, usual_forms

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
COUNTS = {"{n}", "%(num)s"}  # what a form for one may leave out: “one organisation”
STRAY = re.compile(r"%\([^()\s]*\)?|%\([^()]*\)|[{}][^{}\s]*[{}]?")
TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]*>")
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

    def get(self, message: str, context: str = "") -> str | None:
        """The translation of a message, or nothing where there is none."""
        found = self._find(message, context)
        return found[0] if isinstance(found, tuple) else found

    def nget(self, one: str, n: int, context: str = "") -> str | None:
        """The translation that a count takes of a message with a plural, or nothing."""
        found = self._find(one, context)
        return found[min(self.plural(n), len(found) - 1)] if isinstance(found, tuple) else found

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
    wrong, said = _wrong_head(lines), po.metadata.get("Plural-Forms")
    try:
        forms, _ = plural_forms(said, language)
    except ValueError:
        wrong = wrong or ("Plural-Forms", _head_line(lines, "Plural-Forms"))
    if wrong:
        return _Written((Problem(file, wrong[1], 1, "catalogue-head", {"field": wrong[0]}),))
    places = _Places(lines)
    surplus = places.surplus(forms) if said else None
    if surplus:
        place, count = surplus
        return _Written((Problem(file, place, 1, "catalogue-plurals", {"value": str(count), "limit": str(forms)}),))
    notes, entries = [*_head_notes(lines, file, language), *_twice(po, file, places)], []
    for entry in live(po):
        notes += _message_problems(entry, file, places, forms, "" if said else f"Plural-Forms: {usual_forms(language)}")
        strings = strings_of(entry)
        there = not entry.fuzzy and bool(strings) and all(strings)
        found: Said = strings if entry.msgid_plural else strings[0] if strings else ""
        files = tuple(str(name) for name, _line in entry.occurrences)
        before = (entry.previous_msgid or "") if entry.fuzzy and any(strings) else ""
        entries.append((*key_of(entry), found if there else None, places.message(entry), files, before))
    return _Written(tuple(notes), said or "", tuple(entries))


WRITTEN = Shelf("catalogues", _Written, (__file__, str(po_file.__file__), str(problems.__file__)), version("polib"), 40)


class _Places:
    """The lines of a catalogue: where each message begins, and where its translations stand."""

    def __init__(self, lines: list[str]) -> None:
        self._begins: list[int] = []
        self._strings: list[list[int]] = []
        self._fuzzy: list[int] = []  # where a message is marked as unsure; 0, where it is not
        fuzzy = 0
        for number, line in enumerate(lines, 1):
            if line.startswith("msgid ") or line.startswith("msgid\t"):
                self._begins.append(number)
                self._strings.append([])
                self._fuzzy.append(fuzzy)
                fuzzy = 0
            elif line.startswith("msgstr") and self._strings:
                goes_on = line.endswith('""') and number < len(lines) and lines[number].startswith('"')
                self._strings[-1].append(number + goes_on)
            elif line.startswith("#,") and "fuzzy" in line:
                fuzzy = number
            elif not line.strip():
                fuzzy = 0

    def surplus(self, forms: int) -> tuple[int, int] | None:
        """Where a message has more forms than the language, and how many it has."""
        return next(((lines[forms], len(lines)) for lines in self._strings if len(lines) > max(1, forms)), None)

    def message(self, entry: polib.POEntry) -> int:
        """The line of the message of an entry, whose first line polib tells."""
        i = bisect.bisect_left(self._begins, entry.linenum or 1)
        return self._begins[i] if i < len(self._begins) else entry.linenum or 1

    def unsure(self, entry: polib.POEntry) -> int:
        """The line that marks a message as unsure."""
        i = bisect.bisect_left(self._begins, entry.linenum or 1)
        return (self._fuzzy[i] if i < len(self._fuzzy) else 0) or self.of(entry)[0]

    def of(self, entry: polib.POEntry) -> list[int]:
        """The lines of the translations of a message, one for each form; that of the message, if it has none."""
        i = bisect.bisect_left(self._begins, entry.linenum or 1)
        return (self._strings[i] if i < len(self._strings) else []) or [self.message(entry)]


def _twice(po: polib.POFile, file: str, places: _Places) -> Iterator[Problem]:
    """Each message that another one before it says already: gettext would refuse the file."""
    seen: dict[Key, int] = {}
    for entry in po:
        if entry.obsolete or not entry.msgid:
            continue
        line = places.message(entry)
        first = seen.setdefault(key_of(entry), line)
        if line != first:
            yield Problem(file, line, 1, "catalogue-twice", {"value": entry.msgid, "other": str(first)}, "note")


def _message_problems(entry: polib.POEntry, file: str, places: _Places, forms: int, usual: str) -> Iterator[Problem]:
    """``usual`` is the line Plural-Forms that the head lacks; empty, where it has one."""
    ids = (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
    strings, lines = strings_of(entry), places.of(entry)
    if entry.fuzzy:
        yield Problem(file, places.unsure(entry), 1, "catalogue-fuzzy", {"value": ids[0]}, "note")
        return
    if not any(strings):
        return
    if len(ids) > 1 and len(lines) != forms:
        params = {"value": str(len(lines)), "limit": str(forms)}
        if usual and len(lines) > forms:
            yield Problem(file, lines[forms], 1, "catalogue-plurals-unsaid", params | {"suggestion": usual})
        else:
            yield Problem(file, lines[-1], 1, "catalogue-plurals", params)
        return
    if not all(strings):
        line = lines[strings.index("")]
        yield Problem(file, line, 1, "catalogue-incomplete", {"value": ids[0]}, "note")
    for i, string in enumerate(strings):
        line = lines[min(i, len(lines) - 1)]
        wrong = _wrong_placeholders(ids, string, last=i == len(strings) - 1)
        if wrong:
            yield Problem(file, line, 1, "catalogue-placeholder", {"value": ", ".join(wrong)})
        tags = [tag for tag in TAG.findall(string) if tag not in ids[0] and tag not in ids[-1]]
        if tags:
            yield Problem(file, line, 1, "catalogue-tag", {"value": tags[0]}, "note")


def _wrong_placeholders(ids: tuple[str, ...], string: str, last: bool) -> list[str]:
    """Placeholders that are missing or that the original does not have, and what is left of broken ones."""
    if not string:
        return []
    allowed = {p for i in ids for p in PLACEHOLDER.findall(i)}
    if not allowed:
        return sorted(set(PLACEHOLDER.findall(string)))
    needed = set(PLACEHOLDER.findall(ids[-1] if last else ids[0])) - (COUNTS if len(ids) > 1 and not last else set())
    found = set(PLACEHOLDER.findall(string))
    stray = STRAY.findall(PLACEHOLDER.sub("", string))
    original = "".join(PLACEHOLDER.sub("", i) for i in ids)
    return [*sorted((needed - found) | (found - allowed)), *(s for s in stray if s not in original)]


def _head_line(lines: list[str], field: str) -> int:
    """The line of a field of the head; the first line, where it has none."""
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f'"{field}:')), 1)


def _wrong_head(lines: list[str]) -> tuple[str, int] | None:
    """The field of the head that cannot be read, and its line."""
    for name, right in (
        ("PO-Revision-Date", r"\d{4}-\d\d-\d\d|YEAR"), ("POT-Creation-Date", r"\d{4}-\d\d-\d\d|YEAR"), ("Language", r"\w+"),
    ):  # fmt: skip
        number = _head_line(lines, name)
        if lines[number - 1].startswith(f'"{name}:') and not re.match(rf'"{name}: *({right}|\\n)', lines[number - 1]):
            return name, number
    return None


def _head_notes(lines: list[str], file: str, language: str) -> list[Problem]:
    """A head that says another language, or letters that are not those of the file."""
    found = []
    number = _head_line(lines, "Language")
    said = re.match(r'"Language: *([\w@-]+)', lines[number - 1])
    if said and said[1].replace("_", "-").lower() != language.lower():
        found.append(Problem(file, number, 1, "catalogue-language", {"value": said[1], "language": language}, "note"))
    number = _head_line(lines, "Content-Type")
    charset = re.search(r"charset=([\w-]+)", lines[number - 1])
    if charset and charset[1].lower() not in ("utf-8", "utf8", "charset"):
        found.append(Problem(file, number, 1, "catalogue-head", {"field": "Content-Type"}, "note"))
    return found
