"""In which language a title is: as its entry says, or else as its small words show where they leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from campaign.records.yaml_file import load_yaml
from campaign.views.looks import GENERATOR

SMALL_WORDS = "overrides/small_words.yml"
WORD = re.compile(r"[^\W\d_]+'?")
LEAST = 2  # small words that a title must have before anything follows from them
AHEAD = 2  # how many times as many as any other language must have


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    """{language: its small words}."""
    lists: dict[str, str] = load_yaml(GENERATOR, SMALL_WORDS).data  # type: ignore[assignment]
    return {language: frozenset(words.split()) for language, words in lists.items()}


def small_words(language: str) -> frozenset[str]:
    """The small words of a language; none where nobody has listed them."""
    return _small_words().get(language, frozenset())


@lru_cache(maxsize=4000)  # of every source, in each language
def guessed(title: str, among: frozenset[str] = frozenset()) -> str | None:
    """The language whose small words a title has; none where it has few, or as many of another language.

    ``among``: the languages in which it can be, where that is known: a short sentence has small words of several.
    """
    words = WORD.findall(title.casefold().replace("’", "'"))
    known = {code: own for code, own in _small_words().items() if code in among or not among}
    counted = sorted(((sum(w in own for w in words), code) for code, own in known.items()), reverse=True)
    (most, code), (second, _) = (*counted, (0, ""), (0, ""))[:2]
    return code if most >= LEAST and most >= AHEAD * second else None
