"""What is wrong with a gettext catalogue: its head, the numbers of its forms, and what a translation loses of its original."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator

import polib

from campaign.records.alphabet import BROKEN
from campaign.records.problems import Problem
from campaign.records.yaml_file import UNPRINTABLE
from campaign.words.po_file import Key, key_of, strings_of

PLACEHOLDER = re.compile(r"(?<!%)%\(\w+\)s|\{\w+\}")
COUNTS = {"{n}", "%(num)s"}  # what a form for one may leave out: “one organisation”
STRAY = re.compile(r"%\([^()\s]*\)?|%\([^()]*\)|[{}][^{}\s]*[{}]?")
REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]*>")


class Places:
    """The lines of a catalogue: where each message begins, and where its translations stand."""

    def __init__(self, lines: list[str]) -> None:
        self._begins: list[int] = []
        self._strings: list[list[int]] = []
        self._forms: list[list[int]] = []  # the numbers that these have in brackets
        self._fuzzy: list[int] = []  # where a message is marked as unsure; 0, where it is not
        fuzzy = 0
        for number, line in enumerate(lines, 1):
            if line.startswith("msgid ") or line.startswith("msgid\t"):
                self._begins.append(number)
                self._strings.append([])
                self._forms.append([])
                self._fuzzy.append(fuzzy)
                fuzzy = 0
            elif line.startswith("msgstr") and self._strings:
                goes_on = line.endswith('""') and number < len(lines) and lines[number].startswith('"')
                self._strings[-1].append(number + goes_on)
                form = re.match(r"msgstr\[(\d+)\]", line)
                self._forms[-1] += [int(form[1])] if form else []
            elif line.startswith("#,") and "fuzzy" in line:
                fuzzy = number
            elif not line.strip():
                fuzzy = 0

    def surplus(self, forms: int) -> tuple[int, int] | None:
        """Where a message has more forms than the language, and how many it has."""
        return next(((lines[forms], len(lines)) for lines in self._strings if len(lines) > max(1, forms)), None)

    def agreed(self) -> int:
        """How many forms each message with forms has, if that is the same in several of them; else 0."""
        counts = [len(forms) for forms in self._forms if forms]
        return counts[0] if len(counts) > 2 and len(set(counts)) == 1 else 0

    def forms(self, entry: polib.POEntry) -> list[int]:
        """The numbers of the forms of a message, as they are written."""
        i = bisect.bisect_left(self._begins, entry.linenum or 1)
        return self._forms[i] if i < len(self._forms) else []

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


def twice(po: polib.POFile, file: str, places: Places) -> Iterator[Problem]:
    """Each message that another one before it says already: gettext would refuse the file."""
    seen: dict[Key, int] = {}
    for entry in po:
        if entry.obsolete or not entry.msgid:
            continue
        line = places.message(entry)
        first = seen.setdefault(key_of(entry), line)
        if line != first:
            yield Problem(file, line, 1, "catalogue-twice", {"value": entry.msgid, "other": str(first)}, "note")


def message_problems(entry: polib.POEntry, file: str, places: Places, forms: int, usual: str) -> Iterator[Problem]:
    """``usual`` is the line Plural-Forms that the head lacks; empty, where it has one."""
    ids = (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
    strings, lines = strings_of(entry), places.of(entry)
    if entry.fuzzy:
        yield Problem(file, places.unsure(entry), 1, "catalogue-fuzzy", {"value": ids[0]}, "note")
        return
    if not any(strings):
        return
    if entry.msgstr_plural and not entry.msgid_plural:
        yield Problem(file, places.message(entry), 1, "catalogue-plural-lost", {"value": ids[0]})
        return
    if len(ids) > 1 and len(lines) != forms:
        params = {"value": str(len(lines)), "limit": str(forms)}
        if usual and len(lines) > forms:
            yield Problem(file, lines[forms], 1, "catalogue-plurals-unsaid", params | {"suggestion": usual})
        else:
            yield Problem(file, lines[-1], 1, "catalogue-plurals", params)
        return
    numbers = places.forms(entry)
    if numbers != list(range(len(numbers))):
        at = next(i for i, number in enumerate(numbers) if number != i)
        written, right = (", ".join(f"msgstr[{n}]" for n in row) for row in (numbers, range(len(numbers))))
        params = {"value": written, "suggestion": right}
        yield Problem(file, lines[at] if at < len(lines) else lines[-1], 1, "catalogue-plurals-number", params)
        return
    if not all(strings):
        line = lines[strings.index("")]
        yield Problem(file, line, 1, "catalogue-incomplete", {"value": ids[0]}, "note")
    for i, string in enumerate(strings):
        line = lines[min(i, len(lines) - 1)]
        if UNPRINTABLE.search(string):  # the file itself has none (``unreadable``): it was written as an escape
            yield Problem(file, line, 1, "catalogue-escape", {"value": ids[0]})
        wrong = _wrong_placeholders(ids, string, last=i == len(strings) - 1)
        if wrong:
            yield Problem(file, line, 1, "catalogue-placeholder", {"value": ", ".join(wrong)})
        tags = [tag for tag in TAG.findall(string) if tag not in ids[0] and tag not in ids[-1]]
        if tags:
            yield Problem(file, line, 1, "catalogue-tag", {"value": tags[0]}, "note")
        sign = REFERENCE.search(string)
        if sign and sign.group() not in ids[0]:
            yield Problem(file, line, 1, "value-reference", {"value": sign.group()}, "note")
        broken = BROKEN.search(string)
        if broken and broken.group() not in ids[0]:
            yield Problem(file, line, 1, "sign-broken", {"value": broken.group()}, "note")


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


def head_line(lines: list[str], field: str) -> int:
    """The line of a field of the head; the first line, where it has none."""
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f'"{field}:')), 1)


def wrong_head(lines: list[str]) -> tuple[str, int] | None:
    """The field of the head that cannot be read, and its line."""
    for name, right in (
        ("PO-Revision-Date", r"\d{4}-\d\d-\d\d|YEAR"), ("POT-Creation-Date", r"\d{4}-\d\d-\d\d|YEAR"), ("Language", r"\w+"),
    ):  # fmt: skip
        number = head_line(lines, name)
        if lines[number - 1].startswith(f'"{name}:') and not re.match(rf'"{name}: *({right}|\\n)', lines[number - 1]):
            return name, number
    return None


def head_notes(lines: list[str], file: str, language: str) -> list[Problem]:
    """A head that says another language, or letters that are not those of the file."""
    found = []
    number = head_line(lines, "Language")
    said = re.match(r'"Language: *([\w@-]+)', lines[number - 1])
    if said and said[1].replace("_", "-").lower() != language.lower():
        found.append(Problem(file, number, 1, "catalogue-language", {"value": said[1], "language": language}, "note"))
    for number, (line, below) in enumerate(itertools.pairwise(lines), 1):
        if not line.strip() and number > 1 and lines[number - 2].strip():
            break  # the head ends with the first empty line
        glued = re.match(r'"(?P<field>[A-Z][\w-]+): ?.*(?<!\\n)"$', line)
        if glued and re.match(r'"[A-Z][\w-]+: ', below):  # two fields are one where the first does not end its line
            found.append(Problem(file, number, 1, "catalogue-head", {"field": glued["field"]}, "note"))
    number = head_line(lines, "Content-Type")
    charset = re.search(r"charset=([\w-]+)", lines[number - 1])
    if charset and charset[1].lower() not in ("utf-8", "utf8", "charset"):
        found.append(Problem(file, number, 1, "catalogue-head", {"field": "Content-Type"}, "note"))
    return found
