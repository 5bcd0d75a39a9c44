"""In which language of the site words are, by their letters: compared with what its own catalogues say.

A short sentence has none of the small words by which a longer one is known. Three letters in a row have it, and whole words:
of sentences of two to ten words held back from the catalogues of this site, 96 % are told, and one in 125 wrongly, most of
these because they cite another language (2026-11-28). So it serves for a remark, never for a page.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

WORD = re.compile(r"[^\W\d_]+")
ROW = 3  # letters
LEARNT = 100_000  # rows of letters, and words, of each language: more of them find no more
LEAST = 10_000  # … and with fewer nothing is said of it
AHEAD = 5.0  # natural logarithm: so many times likelier than in any other language, about a hundred and fifty
UNSEEN = 0.5  # how often a row counts as seen that was never seen


class Tongues:
    """What is known of the letters of each language: ``samples`` has sentences of each, by its code, in one or more lots."""

    def __init__(self, samples: Mapping[str, Iterable[tuple[str, ...]]]) -> None:
        learnt = {code: _learnt(lots) for code, lots in samples.items()}
        learnt = {code: rows for code, rows in learnt.items() if rows.total() >= LEAST}
        different = len(set().union(*learnt.values()))
        self._likely = {code: _likely(rows, rows.total() + UNSEEN * different) for code, rows in learnt.items()}

    def of(self, words: str) -> str | None:
        """The code of the language whose letters words have; none where two come near each other, or of a single word."""
        rows = list(_rows([words])) if len(WORD.findall(words)) > 1 else []
        found = sorted(
            ((sum(likely.get(row, never) for row in rows), code) for code, (likely, never) in self._likely.items()),
            reverse=True,
        )
        return found[0][1] if len(found) > 1 and found[0][0] - found[1][0] >= AHEAD else None


def _learnt(lots: Iterable[tuple[str, ...]]) -> Counter[str]:
    rows = Counter[str]()
    for sentences in lots:
        if rows.total() < LEARNT:
            rows.update(_counted(sentences))
    return rows


@lru_cache(maxsize=32)  # a process that checks again has the same catalogues, all but one
def _counted(sentences: tuple[str, ...]) -> Counter[str]:
    return Counter(islice(_rows(sentences), LEARNT))


def _likely(rows: Counter[str], all_: float) -> tuple[dict[str, float], float]:
    """How likely each row of letters is, as a logarithm, and one that was never seen."""
    return {row: math.log((seen + UNSEEN) / all_) for row, seen in rows.items()}, math.log(UNSEEN / all_)


def _rows(sentences: Iterable[str]) -> Iterator[str]:
    for said in sentences:
        for word in WORD.findall(said.casefold()):
            whole = f" {word} "
            yield from (whole[at : at + ROW] for at in range(len(whole) - ROW + 1))
            yield whole
