"""A gettext file (``.po``) in every form that gettext, Poedit and Weblate write: read and written by polib alone.

Two readers of one file disagree sooner or later, so the check, the pages and the command ``translations.py`` share this.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import polib
from babel.messages.plurals import get_plural

WIDTH = 99
MOST_FORMS = 6  # for numbers: Arabic has as many, no language more
QUOTED = r'"([^"\\]|\\.)*"'
PO_LINE = re.compile(rf"\s*(#.*|((msg(ctxt|id|id_plural|str(\[\d\])?)\s+)?{QUOTED})?)\s*")
COMMENT = re.compile(r"\s*#(~\||[,:.|~]?)[ \t]*(.*)")
PREVIOUS = re.compile(rf"(msg(ctxt|id|id_plural)\s+)?{QUOTED}\s*")
PLURAL_FORMS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*")

Key = tuple[str, str]  # context, or nothing, and message


class PoError(ValueError):
    """A file that is no gettext file: ``line`` is where it ceases to be one, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def parse_po(text: str) -> polib.POFile:
    """The entries of a file, given its text. Raises ``PoError``."""
    lines = text.split("\n")
    # polib takes a string without its closing quotation mark, and loses its last letter.
    wrong = next((n for n, line in enumerate(lines, 1) if not PO_LINE.fullmatch(line)), 0) or _unanswered(lines)
    if wrong:
        raise PoError(wrong)
    try:
        return polib.pofile("\n".join(map(_spaced, lines)) + "\n", encoding="utf-8", wrapwidth=WIDTH)
    except OSError as error:  # polib's way to tell of faults
        found = re.search(r"line (\d+)", str(error))
        raise PoError(int(found[1]) if found else 1) from error


def load_po(file: Path) -> polib.POFile:
    """The entries of a file; none where it is not there. Raises ``PoError``."""
    return parse_po(file.read_text(encoding="utf-8-sig") if file.exists() else "")


def key_of(entry: polib.POEntry) -> Key:
    """What a catalogue knows an entry by."""
    return entry.msgctxt or "", entry.msgid


def strings_of(entry: polib.POEntry) -> tuple[str, ...]:
    """The translation of an entry, or each of its forms for numbers, in order."""
    if entry.msgstr_plural or entry.msgid_plural:
        return tuple(string for _, string in sorted(entry.msgstr_plural.items()))
    return (entry.msgstr,)


def live(po: polib.POFile) -> Iterator[polib.POEntry]:
    """The entries in use: of those that ask the same the first that answers, none that is kept aside (``#~``)."""
    found: dict[Key, polib.POEntry] = {}
    for entry in po:
        if not entry.obsolete and entry.msgid:
            first = found.setdefault(key_of(entry), entry)
            if entry is not first and entry.translated() and not first.translated():
                found[key_of(entry)] = entry
    yield from found.values()


def usual_forms(language: str) -> str:
    """What a head says as Plural-Forms in a language, by Unicode's data (CLDR)."""
    return str(get_plural(language))


def plural_forms(said: str | None, language: str) -> tuple[int, Callable[[int], int]]:
    """How many forms for numbers there are, and which one a number takes. ``said``: Plural-Forms, as a head has it.

    Without it, those that Unicode's data (CLDR) give. Raises ``ValueError``.
    """
    found = PLURAL_FORMS.fullmatch(" ".join((usual_forms(language) if said is None else said).split()))
    if not found or not 1 <= int(found[1]) <= MOST_FORMS:
        raise ValueError(said)
    count = int(found[1])
    try:
        plural = gettext.c2py(found[2])
        if any(not 0 <= plural(n) < count for n in range(200)):
            raise ValueError("a form that is none")
    except (TypeError, ArithmeticError, RecursionError) as error:
        raise ValueError(said) from error
    return count, plural


def _spaced(line: str) -> str:
    """A comment as polib wants it: with a space after its mark, and what was before also of entries kept aside."""
    found = COMMENT.fullmatch(line) if line.lstrip().startswith("#") else None
    if not found:
        return line
    mark, rest = found[1], found[2].rstrip()
    if mark in ("|", "~|"):
        return f"#| {rest}" if PREVIOUS.fullmatch(rest) else f"# {rest}".rstrip() if rest else ""
    return f"#{mark} {rest}" if rest or not mark else ""


def _unanswered(lines: list[str]) -> int:
    """The line of a message that has no translation, not even an empty one; 0, if there is none."""
    asked = 0
    for number, line in enumerate(lines, 1):
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        if word.startswith("msgstr"):
            asked = 0
        elif word == "msgid":
            if asked and lines[asked - 1].lstrip().startswith("msgid"):
                return asked
            asked = number
        elif word == "msgctxt":
            if asked:
                return asked
            asked = number
    return asked
