"""Rules for signs that readers see: a line never begins with one that belongs to the word before, quotation marks are curved.

A plain space before : ; ! ? or », or behind «, lets the line break there. No language wants that: some have no space at
all, French has one that does not break (U+00A0 or U+202F).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.kinds.wording import words_of_data
from campaign.records.problems import Problem
from campaign.rules.remarks import words_of_lines
from campaign.views.content import Content
from campaign.words.markdown import SHOWN

LOOSE = re.compile(r"(?<=\S) (?P<sign>[:;!?»])(?=[\s»]|$)|(?P<open>«) (?=\S)")
QUICK = re.compile(r' [:;!?»]|« |"')  # what no wrong sign does without: nearly every text has none
STRAIGHT = '"'
NO_WORDS = re.compile(
    r"\{\{.*?\}\}|\]\([^)]*\)|`[^`]*`|^\s*\[[^\]]+\]:.*"
)  # calls, addresses and titles of links, code


def wrong_sign(words: str, straight: bool = True) -> tuple[str, str] | None:
    """The first sign that is not as readers see it: the code of its sentence, and the sign with what stands around it."""
    found = LOOSE.search(words) if QUICK.search(words) else None
    if found:
        return "sign-loose", words[max(found.start() - 10, 0) : found.end() + 10].strip()
    if straight and STRAIGHT in words:
        at = words.index(STRAIGHT)
        return "quote-straight", words[max(at - 10, 0) : at + 11].strip()
    return None


def texts(content: Content) -> Iterator[Problem]:
    """The first in each text."""
    for prose in content.every_text():
        if not QUICK.search("\n".join((*(getattr(prose, name) for name in SHOWN), prose.body))):
            continue
        lines = [(prose.line_of(name), getattr(prose, name)) for name in SHOWN]
        lines += [(n, NO_WORDS.sub("x", line)) for n, line in words_of_lines(prose)]
        found = next(((line, wrong) for line, words in lines if (wrong := wrong_sign(words))), None)
        if found:
            yield Problem(prose.file, found[0], 1, found[1][0], {"value": found[1][1]}, "note")


def data(content: Content) -> Iterator[Problem]:
    """The words of the data, and what catalogues make of them and of other words.

    Where the original has a straight quotation mark it is code, as in sentences of the check.
    """
    for words in words_of_data(content.records):
        wrong = wrong_sign(NO_WORDS.sub("x", words.text))
        if wrong:
            yield Problem(*(words.place or (words.file, 1, 1)), wrong[0], {"value": wrong[1]}, "note")
    for code, language in content.languages.items():
        own = language.catalogues[0] if language.catalogues else None
        for key, said in own.messages.items() if own else ():
            forms = (said,) if isinstance(said, str) else said
            line = own.origins[key][0] if own else 1
            straight = STRAIGHT not in key[1]
            wrong = next((w for form in forms if (w := wrong_sign(form, straight))), None)
            if wrong:
                yield Problem(f"locales/{code}.po", line, 1, wrong[0], {"value": wrong[1]}, "note")


RULES = (texts, data)
