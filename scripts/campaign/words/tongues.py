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
from itertools import islice

WORD = re.compile(r"[^\W\d_]+")
ROW = 3  # letters
LEARNT = 100_000  # rows of letters, and words, of each language: more of them find no more
LEAST = 10_000  # … and with fewer nothing is said of it
AHEAD = 5.0  # natural logarithm: so many times likelier than in any other language, about a hundred and fifty
UNSEEN = 0.5  # how often a row counts as seen that was never seen


class Tongues:
    """What is known of the letters of each language: ``samples`` has sentences of each, by its code."""

    def __init__(self, samples: Mapping[str, Iterable[str]]) -> None:
        learnt = {code: Counter(islice(_rows(said), LEARNT)) for code, said in samples.items()}
        learnt = {code: rows for code, rows in learnt.items() if rows.total() >= LEAST}
        different = len(set().union(*learnt.values()))
        self._likely = {
            code: (
                {row: math.log((seen + UNSEEN) / (rows.total() + UNSEEN * different)) for row, seen in rows.items()},
                math.log(UNSEEN / (rows.total() + UNSEEN * different)),
            )
            for code, rows in learnt.items()
        }

    def of(self, words: str) -> str | None:
        """The code of the language whose letters words have; none where two come near each other, or of a single word."""
        rows = list(_rows([words])) if len(WORD.findall(words)) > 1 else []
        found = sorted(
            ((sum(likely.get(row, never) for row in rows), code) for code, (likely, never) in self._likely.items()),
            reverse=True,
        )
        return found[0][1] if len(found) > 1 and found[0][0] - found[1][0] >= AHEAD else None


def _rows(sentences: Iterable[str]) -> Iterator[str]:
    for said in sentences:
        for word in WORD.findall(said.casefold()):
            whole = f" {word} "
            yield from (whole[at : at + ROW] for at in range(len(whole) - ROW + 1))
            yield whole
