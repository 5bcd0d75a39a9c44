"""The order of letters in each language: Spanish ñ after n, Danish æ, ø and å after z, Arabic names before Latin ones.

The rules are Unicode's (CLDR). No Python package that installs everywhere has them, so ``scripts/build_letters.py`` asks
ICU, which Node has inside, and writes them to ``order.json``; a test compares the orders that come of it with ICU's.
Not in it: the order of Chinese signs, and ties of the second and third rank, where a plain order stands instead.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from campaign.records.alphabet import letters

FILE = Path(__file__).with_name("order.json")
ROOT = "root"  # what holds where a language says nothing
Key = tuple[str, str, str]
_RANKS = 0xF000  # signs behind those of all alphabets: the letters after n are n with one of these


class Order:
    """The order of one language, given as its code: ``Order("es").key("Ñandú")``."""

    def __init__(self, language: str) -> None:
        table = _table()
        own = table.get(language, {})
        self._capitals: dict[int, str] = {}
        self._ranks = self._placed(table[ROOT], own)
        self._letter = re.compile("|".join(sorted(map(re.escape, self._ranks), key=len, reverse=True)))
        low, _, high = own.get("first", "").partition("-")
        # “@” stands behind the digits and before the letters
        self._first = {code: f"@{chr(code)}" for code in range(int(low, 16), int(high, 16) + 1)} if low else {}

    def _placed(self, root: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, str]:
        """Where a letter stands that is not where its plain form is: {ñ: n and a rank}."""
        after = root.get("after", {}) | own.get("after", {})
        listed = {letter for letters in own.get("after", {}).values() for letter in letters.split()}
        ranks: dict[str, str] = {}
        for anchor, found in after.items():
            for i, letter in enumerate(found.split()):
                if anchor in own.get("after", {}) or letter not in listed:
                    ranks[letter] = anchor + chr(_RANKS + i)
        for letter, twin in own.get("same", {}).items():
            if letter.isupper():
                self._capitals[ord(letter)] = twin
            else:
                ranks[letter] = ranks.get(twin, twin)
        return ranks

    def key(self, text: str) -> Key:
        """What to sort by: first the letters, then their accents, then small before capital."""
        small = unicodedata.normalize("NFC", text).translate(self._capitals).lower()
        parts, position = [], 0
        for found in self._letter.finditer(small):
            parts += [letters(small[position : found.start()]), self._ranks[found.group()]]
            position = found.end()
        parts.append(letters(small[position:]))
        first = " ".join("".join(parts).split()).translate(self._first)
        return first, unicodedata.normalize("NFKD", small), text.swapcase()


@cache
def _table() -> dict[str, dict[str, Any]]:
    """The rules by language, as ``order.json`` has them: a part of the package, which no build changes."""
    found: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
