"""Words that say of themselves that they are not translated, for a preview in which translators see what is to do.

They pass through attributes, titles, lists and cuts before they are a page. So they carry signs that Unicode leaves to
private use, of no width and no meaning to HTML, from here until the page is finished; ``outputs.marking`` turns them into
marks and takes every other away. Only a preview that was asked for it makes a ``Marking``: no other page has such a sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polib

from campaign.records.base import Placed, context_of
from campaign.words.language import INTERFACE, Language
from campaign.words.order import Key as Order
from campaign.words.po_file import Key, key_of, live, load_po, strings_of

FIRST, MOST, END = 0xF0000, 0xFFFC, "\U000ffffd"  # before words stands a sign for their number, behind them the last
SIGNS = re.compile(f"[{chr(FIRST)}-{END}]")


@dataclass(frozen=True)
class Todo:
    """One string that is not translated, as a translator wants to know it.

    ``language`` is that of the ``message``, and of ``many``, which is that for a plural. ``file`` is the catalogue, and
    ``line`` that of its entry; 0, where it has none yet. A ``fuzzy`` one has a ``suggestion``, with a line for each form, and perhaps the message as it was ``before``.
    ``places``: its record and field, or the files in which it stands.
    """

    message: str
    language: str
    file: str
    line: int = 0
    many: str = ""
    places: tuple[str, ...] = ()
    comment: str = ""
    fuzzy: bool = False
    before: str = ""
    suggestion: str = ""


class Marking(Language):
    """A language whose words carry signs where they have no translation.

    ``files`` are those of the catalogues of ``language``, in their order, each with the name under which a translator
    knows it. ``todo`` are the strings that were asked for so far: the sign of each has its number.
    """

    def __init__(self, language: Language, files: Mapping[str, Path]) -> None:
        vars(self).update(vars(language))
        self.todo: list[Todo] = []
        self._numbered: dict[Key, int] = {}
        self._files = files

    def lacks(self, message: str) -> bool:
        """No: what is lacking has signs of its own here."""
        return False

    def lacks_plural(self, one: str, many: str) -> bool:
        """The same."""
        return False

    def gettext(self, message: str) -> str:
        """A word of templates, with signs where it has no translation and is not in this language anyway."""
        if not message or self.code == INTERFACE:
            return super().gettext(message)
        found = self._get(message)
        return found if found is not None else self._signed(message, message, context_of(message), INTERFACE)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The same for a message with a plural."""
        said, context = super().ngettext(one, many, n), context_of(many)
        language = self.data_language if context else INTERFACE
        known = self.code == language or any(c.nget(one, n, context) is not None for c in self.catalogues)
        return said if known else self._signed(said, one, context, language)

    def plain(self, message: str | None) -> str:
        """Words of a data file as text, with signs where no translation exists."""
        if message and not self.knows(message):
            written = self.written_in(message)
            said = self._signed(self.spaced(message, written), message, context_of(message), written)
            return Placed.at(said, context_of(message), written)
        return super().plain(message)

    def sort_key(self, text: str) -> Order:
        """What to sort by: signs count for nothing."""
        return super().sort_key(without_signs(text))

    def folded(self, *words: str | None) -> str:
        """What a filter compares: signs count for nothing."""
        return super().folded(*(without_signs(word or "") for word in words))

    def _signed(self, said: str, message: str, context: str, language: str) -> str:
        key = (context, str(message))
        number = self._numbered.setdefault(key, len(self.todo))
        if number == len(self.todo):
            self.todo.append(self._todo(key, language))
        return f"{chr(FIRST + number)}{said}{END}" if number <= MOST else said

    def _todo(self, key: Key, language: str) -> Todo:
        context, message = key
        for (file, entries), catalogue in zip(self._entries.items(), self.catalogues, strict=True):
            entry = entries.get(key) or entries.get(("", message))
            if entry is not None:
                line = catalogue.origins.get(key_of(entry), (0, ()))[0]
                places = (entry.msgctxt,) if entry.msgctxt else tuple(str(name) for name, _ in entry.occurrences)
                before, suggestion = entry.previous_msgid or "", "\n".join(strings_of(entry)) if entry.fuzzy else ""
                fuzzy = bool(entry.fuzzy and suggestion)
                many = entry.msgid_plural or ""
                return Todo(message, language, file, line, many, places, entry.comment, fuzzy, before, suggestion)
        return Todo(message, language, next(iter(self._files)), places=(context,) if context else ())

    @cached_property
    def _entries(self) -> dict[str, dict[Key, polib.POEntry]]:
        """The entries of each catalogue, read once more: what a page is made of keeps no comment and no suggestion."""
        return {name: {key_of(e): e for e in live(load_po(file))} for name, file in self._files.items()}


def number_of(sign: str) -> int | None:
    """The number of the string that begins at a sign; nothing, where one ends."""
    return None if sign == END else ord(sign) - FIRST


def without_signs(text: str) -> str:
    """Words without signs."""
    return SIGNS.sub("", text)
