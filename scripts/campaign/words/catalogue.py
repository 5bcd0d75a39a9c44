"""A gettext catalogue: the translations of one language, read from ``locales/<language>.po``."""

from __future__ import annotations

import bisect
import gettext
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from campaign.records.problems import Problem
from campaign.records.yaml_file import read_text

PO_LINE = re.compile(r'\s*(#.*|((msg(ctxt|id|id_plural|str(\[\d\])?)\s+)?"([^"\\]|\\.)*")?)\s*')
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
COUNTS = {"{n}", "%(num)s"}  # what a form for one may leave out: “one organisation”
STRAY = re.compile(r"%\([^()\s]*\)?|%\([^()]*\)|[{}][^{}\s]*[{}]?")
TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]*>")
MOST_FORMS = 6  # for numbers: Arabic has as many, no language more


@dataclass
class Catalogue:
    """Translations by their message; those of a message with a plural are a tuple, one for each form.

    ``plural`` gives the number of the form that a count takes, ``share`` is how much of the file is translated (0 to 1).
    ``origins``: for each message its line in the catalogue, and the files in which it stands as far as the catalogue knows.
    """

    messages: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], int] = lambda n: int(n != 1)
    share: float = 1
    origins: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)

    def get(self, message: str) -> str | None:
        """The translation of a message, or nothing where there is none."""
        found = self.messages.get(message)
        return found[0] if isinstance(found, tuple) else found

    def nget(self, one: str, n: int) -> str | None:
        """The translation that a count takes of a message with a plural, or nothing."""
        found = self.messages.get(one)
        return found[min(self.plural(n), len(found) - 1)] if isinstance(found, tuple) else found


def read_catalogue(root: Path, language: str) -> tuple[Catalogue, list[Problem]]:
    """The catalogue of a language below ``root``; one that is not there says nothing."""
    file = f"locales/{language}.po"
    if not (root / file).exists():
        return Catalogue(), []
    text, problems = read_text(root, file)
    if problems:
        return Catalogue(), problems
    if not text.strip():
        return Catalogue(), [Problem(file, 1, 1, "catalogue-empty", {"language": language}, "note")]
    lines = text.split("\n")
    # Babel takes a string without its closing quotation mark, and loses its last letter.
    for number, line in enumerate(lines, 1):
        if not PO_LINE.fullmatch(line):
            return Catalogue(), [Problem(file, number, 1, "catalogue-syntax")]
    places = _Places(lines)
    head = _head_line(lines, "Plural-Forms")
    forms = re.search(r"nplurals\s*=\s*(\d+)", lines[head - 1])
    if forms and not 1 <= int(forms[1]) <= MOST_FORMS:
        return Catalogue(), [Problem(file, head, 1, "catalogue-head", {"field": "Plural-Forms"})]
    surplus = places.surplus(int(forms[1])) if forms else None
    if forms and surplus:
        place, count = surplus
        wrong = {"value": str(count), "limit": forms[1]}
        return Catalogue(), [Problem(file, place, 1, "catalogue-plurals", wrong)]
    try:
        read = read_po(lines, locale=language, abort_invalid=True)
        plural = gettext.c2py(read.plural_expr)
        if any(not 0 <= plural(n) < read.num_plurals for n in range(200)):
            raise ValueError("a form that is none")
    except PoFileError as error:
        return Catalogue(), [Problem(file, error.lineno + 1, 1, "catalogue-syntax")]
    except (ValueError, TypeError, ArithmeticError, LookupError, RecursionError):  # something in the head of the file
        name, place = _wrong_head(lines)
        return Catalogue(), [Problem(file, place, 1, "catalogue-head", {"field": name})]
    problems = _head_notes(lines, file, language)
    catalogue = Catalogue(plural=plural)
    for message in read:
        if not message.id:
            continue
        problems += _message_problems(message, file, places, read.num_plurals)
        strings = _all(message.string)
        files = tuple(str(file) for file, _line in message.locations)
        catalogue.origins[_all(message.id)[0]] = message.lineno or 1, files
        if not message.fuzzy and all(strings):
            catalogue.messages[_all(message.id)[0]] = strings[0] if isinstance(message.id, str) else strings
    catalogue.share = len(catalogue.messages) / max(1, sum(bool(message.id) for message in read))
    return catalogue, problems


def _all(forms: Any) -> tuple[str, ...]:
    """The one form of a message, or each of those that it has for numbers."""
    return (forms,) if isinstance(forms, str) else tuple(forms or ())


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

    def unsure(self, message: Message) -> int:
        """The line that marks a message as unsure."""
        i = bisect.bisect_left(self._begins, message.lineno or 1)
        return (self._fuzzy[i] if i < len(self._fuzzy) else 0) or self.of(message)[0]

    def of(self, message: Message) -> list[int]:
        """The lines of the translations of a message, one for each form; that of the message, if it has none."""
        i = bisect.bisect_left(self._begins, message.lineno or 1)
        found = self._strings[i] if i < len(self._strings) else []
        return found or [message.lineno or 1]


def _message_problems(message: Message, file: str, places: _Places, forms: int) -> Iterator[Problem]:
    ids, strings = _all(message.id), _all(message.string)
    lines = places.of(message)
    if message.fuzzy:
        yield Problem(file, places.unsure(message), 1, "catalogue-fuzzy", {"value": ids[0]}, "note")
        return
    if not any(strings):
        return
    if len(ids) > 1 and len(lines) != forms:
        params = {"value": str(len(lines)), "limit": str(forms)}
        yield Problem(file, lines[-1], 1, "catalogue-plurals", params)
        return
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


def _wrong_head(lines: list[str]) -> tuple[str, int]:
    """The field of the head that cannot be read, as far as can be told, and its line."""
    for name, right in (
        ("PO-Revision-Date", r"\d{4}-\d\d-\d\d|YEAR"), ("POT-Creation-Date", r"\d{4}-\d\d-\d\d|YEAR"), ("Language", r"\w+"),
    ):  # fmt: skip
        number = _head_line(lines, name)
        if lines[number - 1].startswith(f'"{name}:') and not re.match(rf'"{name}: *({right}|\\n)', lines[number - 1]):
            return name, number
    return "Plural-Forms", _head_line(lines, "Plural-Forms")


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
