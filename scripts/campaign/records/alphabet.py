"""Letters: what two spellings have in common, for comparing, searching and ids.

This is the one table. The browser has a copy of it, ``docs/assets/js/fold.js``, which ``scripts/build_letters.py`` writes
from here. The order of letters is another matter, since it differs by language: ``words.order``.
"""

from __future__ import annotations

import re
import unicodedata

# What a letter is like that is no other letter with an accent: Unicode takes the accents off all others by itself.
LETTERS = {
    # Europe
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n",
    "ŧ": "t", "ĸ": "k", "ς": "σ",
    # Africa: Fon, Ewe, Hausa, Fula, Kabyle, Lingala …
    "ɓ": "b", "ɖ": "d", "ɗ": "d", "ɛ": "e", "ə": "e", "ǝ": "e", "ƒ": "f", "ɠ": "g", "ɣ": "g", "ɩ": "i", "ɨ": "i", "ƙ": "k",
    "ɲ": "n", "ɔ": "o", "ƭ": "t", "ʋ": "v", "ʉ": "u", "ƴ": "y", "ƶ": "z",
    # Arabic letters that are written in more than one way
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه",
    # Apostrophes that Unicode takes for letters part words like any other apostrophe
    "ʹ": " ", "ʻ": " ", "ʼ": " ", "ʽ": " ", "ʾ": " ", "ʿ": " ", "ˈ": " ",
}  # fmt: skip

# What may be left out when one writes: accents of Latin, Greek and Cyrillic letters, Hebrew and Arabic vowel points, and
# what cannot be seen. The signs of other scripts that Unicode calls marks are vowels, without which no word remains.
# The inside of a character class, which Python and the browser read alike.
DROPPED = (
    r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    r"\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
# Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"

# What letters with accents, and signs of the printer, become when a file is read in another encoding: Ã©, â€™, and the
# sign that stands for what nobody could read.
BROKEN = re.compile(
    "\ufffd|[\u00c2\u00c3][\u0080-\u00bf\u20ac\u2122\u0152\u0153\u0160\u0161\u017d\u017e\u2013-\u203a]|\u00e2\u20ac."
)

_IS_DROPPED = re.compile(f"[{DROPPED}]")


class _Alphabet(dict[int, str]):
    """What ``str.translate`` makes of a character: found once, then known."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if _IS_DROPPED.match(char):
            found = ""
        elif unicodedata.category(char)[0] in "LMN":
            found = LETTERS.get(char, char)
        else:
            found = " "  # whatever is no letter, vowel sign or digit parts words
        self[code] = found
        return found


_ALPHABET = _Alphabet()


def letters(text: str) -> str:
    """Small letters without accents; each sign is a space. For pieces of a text: ``fold`` is for the whole."""
    return unicodedata.normalize("NFKD", text).lower().translate(_ALPHABET)


def fold(text: str) -> str:
    """What is the same in all spellings of a text: words in small letters without accents, a space between them.

    Letters of every script stay. Empty only for a text without any letter or digit.
    """
    return unicodedata.normalize("NFC", " ".join(letters(text).split()))


def identity(name: str) -> str:
    """What makes two names one: never empty, whatever a name is made of."""
    return fold(name) or "".join(name.split()).casefold()


def slug(text: str) -> str:
    """A text as an id: a–z and digits, hyphens between words. Empty for a text in another script."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
