"""Which letters the fonts for print have, and which words have others.

A TTF lists its letters itself, in its table ``cmap``; reading it here keeps no second list that could grow old and
needs no font library to build the site.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

# Signs that are no letters and need no shape: line ends, joiners, marks of direction, soft hyphens.
INVISIBLE = frozenset(map(ord, "\n\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f"))
SPACES = frozenset(map(ord, "\u2009\u202f"))  # made of a space where a font lacks them
NO_LETTERS = INVISIBLE | SPACES
NAMED = 4  # letters that one message names


@dataclass(frozen=True)
class Missing:
    """Letters without a shape: the record (collection and id) and the field that need them."""

    letters: str
    record: tuple[str, str]
    field: str
    words: str

    @property
    def sign(self) -> str:
        """The letters as a message names them: “漢” (U+6F22, CJK UNIFIED IDEOGRAPH-6F22); of many, the first few."""
        more = ", …" if len(self.letters) > NAMED else ""
        return ", ".join(map(_named, self.letters[:NAMED])) + more


def letters_of(fonts: Path) -> frozenset[int]:
    """Every letter (code point) that some TTF in a folder has."""
    return _letters(tuple((file, file.stat().st_mtime_ns) for file in sorted(fonts.resolve().glob("*.ttf"))))


@lru_cache(maxsize=16)
def _letters(fonts: tuple[tuple[Path, int], ...]) -> frozenset[int]:
    """The letters of fonts, each with the moment of its last change."""
    return frozenset[int]().union(*(_cmap(font.read_bytes()) for font, _ in fonts))


def missing(data: Any, known: frozenset[int], record: tuple[str, str] = ("", ""), field: str = "") -> Iterator[Missing]:
    """What in the data of a document has no shape in any font. ``record`` is that of the nearest object around it.

    Addresses (fields that end in ``url``) are not printed and may hold anything.
    """
    if isinstance(data, dict):
        record = tuple(data["record"]) if "record" in data else record
        for key, value in data.items():
            if not key.endswith("url"):
                yield from missing(value, known, record, field if key == "text" and field else key)
    elif isinstance(data, list):
        for value in data:
            yield from missing(value, known, record, field)
    elif isinstance(data, str) and not known.issuperset(map(ord, data)):
        letters = (sign for sign in sorted(set(data)) if ord(sign) not in known and ord(sign) not in NO_LETTERS)
        if lacking := "".join(sign for sign in letters if not _is_picture(sign)):
            yield Missing(lacking, record, field, data)


def _named(letter: str) -> str:
    shown = f"“{letter}” " if letter.isprintable() else ""
    return f"{shown}(U+{ord(letter):04X}, {unicodedata.name(letter, 'a control character')})"


def without_pictures(data: Any, known: frozenset[int]) -> Any:
    """The data of a document without the emoji that no font has: paper does without them."""
    if isinstance(data, dict):
        return {key: without_pictures(value, known) for key, value in data.items()}
    if isinstance(data, list):
        return [without_pictures(value, known) for value in data]
    if isinstance(data, str) and not known.issuperset(map(ord, data)):
        kept = "".join(sign for sign in data if ord(sign) in known or not _is_picture(sign))
        return kept if kept == data else re.sub(" {2,}", " ", kept).strip()
    return data


def _is_picture(sign: str) -> bool:
    """Whether it is an emoji, or too young for Python to know it; joiners stay, since some scripts write with them."""
    return unicodedata.category(sign) in ("So", "Sk", "Cn")


def _cmap(font: bytes) -> set[int]:
    """The code points of one TTF (OpenType, tables ``cmap`` of format 4 and 12, the only two for Unicode today)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {font[at : at + 4]: struct.unpack_from(">II", font, at + 8) for at in range(12, 12 + 16 * count, 16)}
    start = tables[b"cmap"][0]
    found: set[int] = set()
    for n in range(struct.unpack_from(">H", font, start + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * n)
        form = struct.unpack_from(">H", font, start + offset)[0]
        if platform not in (0, 3):
            continue
        if form == 4:
            found |= _format_4(font, start + offset)
        elif form == 12:
            for group in range(struct.unpack_from(">I", font, start + offset + 12)[0]):
                first, last, _ = struct.unpack_from(">III", font, start + offset + 16 + 12 * group)
                found.update(range(first, last + 1))
    return found


def _format_4(font: bytes, at: int) -> set[int]:
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", font, at + 14)
    starts = struct.unpack_from(f">{segments}H", font, at + 16 + 2 * segments)
    deltas = struct.unpack_from(f">{segments}H", font, at + 16 + 4 * segments)
    offsets_at = at + 16 + 6 * segments
    offsets = struct.unpack_from(f">{segments}H", font, offsets_at)
    found = set()
    for n, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", font, offsets_at + 2 * n + offset + 2 * (code - first))[0]
                if not glyph:
                    continue
            if (glyph + delta) & 0xFFFF:
                found.add(code)
    return found
