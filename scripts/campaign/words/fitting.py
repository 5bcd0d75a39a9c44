"""How large words may be set: how wide they are on one line, on two, and so on, in heavy letters of a plain face.

A browser knows how wide and how high a placard is, and no style sheet how long its words are. So the page carries a few tries,
and the style sheet takes the one that gives the largest letters (docs/assets/css/placard.css).
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LINES = (1, 2, 3, 4, 5, 6, 8, 11, 15)  # on how many lines words are tried
STEP, FIRST, LAST = 1.05, 10, 80  # widths are told as powers: the style sheet has one line for each
FLATTEST = 8  # so many times as wide as high: no placard is flatter
SLACK = 1.01  # a browser without the fonts of the site takes others
# How wide letters are, in ems, in Display (docs/assets/fonts): who takes a wider face writes its numbers here.
_WIDTHS = {
    "',‘’ \u00a0\u202f;.·:": 0.25,
    "ijl`|!I¡": 0.3,
    '()[]{}-/1\\°J"': 0.37,
    "ft?¿º“”ª": 0.43,
    "r*«»": 0.47,
    "Lz7_": 0.53,
    "sc–": 0.56,
    "aexvTZF": 0.59,
    "goyk235": 0.61,
    "uhnE#4$": 0.64,
    "bdpqPS689Y": 0.66,
    "0VBCRKDß": 0.69,
    "AOXGHQU": 0.73,
    "&€NØ": 0.79,
    "w…—": 0.88,
    "mMæœ%@WŒÆ": 1.0,
}
WIDTHS = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
OTHER, FULL = 0.75, 1.0  # of a letter that is not listed; of one that fills a square
HYPHEN, SOFT = 0.36, "\u00ad"
NUMBERED = re.compile(r"(?<=\w{4})\u00a0(?=\d)")
PIECES = re.compile(rf"[^ {SOFT}]+[ {SOFT}]?")


@dataclass(frozen=True)
class Try:
    """Words on so many lines, and the power of ``STEP`` that is their width in ems."""

    lines: int
    width: int


def loosened(words: str) -> str:
    """Words as a placard sets them: a number may stand on a line of its own, below a whole word, in letters as large."""
    return NUMBERED.sub(" ", words)


def width(words: str) -> float:
    """About how wide some words are on one line, in ems."""
    return sum(map(_letter, words))


@dataclass(frozen=True)
class _Piece:
    """How wide a piece of words is before another one, and ``alone``, at the end of a line, in ems."""

    width: float
    alone: float


def tries(words: str) -> list[Try]:
    """Words on more and more lines, until the longest of them has one of its own."""
    pieces = [_piece(piece) for piece in PIECES.findall(words) or [""]]
    longest = max(piece.alone for piece in pieces)
    found = []
    for lines in LINES:
        least = _narrowest(pieces, lines, longest)
        narrow = least <= longest or lines == LINES[-1]
        if narrow or least <= FLATTEST * lines:
            found.append(Try(lines, _power(least * SLACK)))
        if narrow:
            break
    return found


@lru_cache(maxsize=1000)
def _letter(letter: str) -> float:
    if unicodedata.combining(letter) or letter == SOFT:
        return 0
    plain = unicodedata.normalize("NFD", letter)[0]
    return WIDTHS.get(plain, FULL if unicodedata.east_asian_width(letter) in "WF" else OTHER)


def _piece(piece: str) -> _Piece:
    return _Piece(width(piece), width(piece.rstrip(" ")) + (HYPHEN if piece.endswith(SOFT) else 0))


def _lines(pieces: list[_Piece], most: float) -> int:
    """On how many lines pieces stand, each as long as it may be."""
    lines, used = 1, 0.0
    for piece in pieces:
        if used and used + piece.alone > most:
            lines, used = lines + 1, 0.0
        used += piece.width
    return lines


def _narrowest(pieces: list[_Piece], lines: int, longest: float) -> float:
    """The least width at which pieces stand on so many lines."""
    low, high = longest, max(longest, sum(piece.width for piece in pieces))
    if _lines(pieces, low) <= lines:
        return low
    while high - low > 0.01:
        middle = (low + high) / 2
        low, high = (low, middle) if _lines(pieces, middle) <= lines else (middle, high)
    return high


def _power(ems: float) -> int:
    return min(max(math.ceil(math.log(max(ems, 1), STEP)), FIRST), LAST)
