"""A gettext catalogue: the translations of one language, read from ``locales/<language>.po``."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from campaign.records.problems import Problem
from campaign.records.yaml_file import read_text

PO_LINE = re.compile(r'\s*(#.*|((msg(ctxt|id|id_plural|str(\[\d\])?)\s+)?"([^"\\]|\\.)*")?)\s*')
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


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
    lines = text.split("\n")
    # Babel takes a string without its closing quotation mark, and loses its last letter.
    problems += [
        Problem(file, n, 1, "catalogue-syntax") for n, line in enumerate(lines, 1) if not PO_LINE.fullmatch(line)
    ]
    if problems:
        return Catalogue(), problems[:1]
    try:
        read = read_po(lines, locale=language, abort_invalid=True)
        plural = gettext.c2py(read.plural_expr)
    except PoFileError as error:
        return Catalogue(), [Problem(file, error.lineno + 1, 1, "catalogue-syntax")]
    except ValueError:  # the formula of the plural forms, in the head of the file
        return Catalogue(), [Problem(file, 1, 1, "catalogue-syntax")]
    problems = [
        Problem(file, message.lineno or 1, 1, "catalogue-placeholder", {"value": ", ".join(sorted(wrong))})
        for message in read
        if message.id and not message.fuzzy and (wrong := _wrong_placeholders(message))
    ]
    catalogue = Catalogue(plural=plural)
    for message in read:
        strings = _all(message.string)
        if message.id:
            files = tuple(str(file) for file, _line in message.locations)
            catalogue.origins[_all(message.id)[0]] = message.lineno or 1, files
        if message.id and not message.fuzzy and all(strings):
            catalogue.messages[_all(message.id)[0]] = strings[0] if isinstance(message.id, str) else strings
    catalogue.share = len(catalogue.messages) / max(1, sum(bool(message.id) for message in read))
    return catalogue, problems


def _all(forms: Any) -> tuple[str, ...]:
    """The one form of a message, or each of those that it has for numbers."""
    return (forms,) if isinstance(forms, str) else tuple(forms or ())


def _wrong_placeholders(message: Message) -> set[str]:
    ids, strings = _all(message.id), _all(message.string)
    allowed = {p for i in ids for p in PLACEHOLDER.findall(i)}
    needed = set(PLACEHOLDER.findall(ids[-1])) if len(ids) == 1 else set()
    return {p for s in strings if s for p in set(PLACEHOLDER.findall(s)) ^ needed if p not in allowed or len(ids) == 1}
