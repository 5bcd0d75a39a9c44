"""Rules for letters that readers send: every mail program opens them, and no name of a country stands in their sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from campaign.kinds import filed_kinds
from campaign.kinds.letter import Letter
from campaign.pages.sharing import letter_body, mail_address
from campaign.records.base import context_of, entries_of, strings_of
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.views.content import BLANK, Content

PARAGRAPHS = "paragraphs"  # the field for what is sent
LETTER_LIMIT = 2000  # characters that every mail program takes; an accent counts six
# How forms elsewhere show what is to be filled in: {your name}, <your name>. A {name} alone may be meant for pages.
OTHER_BLANK = re.compile(r"\{+[^\W\d][^{}\s]*\s[^{}]*\}+|<[^\W\d][^<>/]*>")
# What stands before a word that is neither after a comma nor the first of a line.
WITHIN = re.compile(r"[^\s,،、][^\S\n]*$")


def long(content: Content) -> Iterator[Problem]:
    """Some mail programs open no letter whose address, with all its words in it, is longer than they read."""
    for letter, at in _letters(content):
        for code, language in content.languages.items():
            bodies = (letter_body(language, letter, year) for year in ("2000", "", None))
            length = max(len(mail_address(language.plain(letter.subject), body)) for body in bodies)
            if length > LETTER_LIMIT:
                place = at()
                params = {"length": str(length), "limit": str(LETTER_LIMIT), "language": code}
                yield Problem(*place, "letter-long", params, "note")


def signed(content: Content) -> Iterator[Problem]:
    """The country of whoever writes a letter stands where she signs: in a sentence, the names of many need other words around them."""
    for letter, at in _letters(content):
        for where, words in strings_of(letter):
            for code, language in content.languages.items() if context_of(words) else ():
                blank, said = language.sentence("letter: country"), language.plain(words)
                if language.knows(words) and any(WITHIN.search(before) for before in said.split(blank)[:-1]):
                    place = at(*where)
                    if code != language.written_in(words):
                        place = f"locales/{code}.po", language.catalogues[0].line_of(words, context_of(words)), 1
                    yield Problem(*place, "letter-country-within", {"value": blank, "original": said}, "note")


def brackets(content: Content) -> Iterator[Problem]:
    """What a reader fills into a letter stands in a pair of brackets with words in it."""
    for letter, at in _letters(content):
        for where, words in strings_of(letter):
            if re.search(r"[][]", BLANK.sub("", words)):
                place = at(*where)
                yield Problem(*place, "letter-bracket", {"value": words}, "note")
            other = OTHER_BLANK.search(words) if where[0] == PARAGRAPHS else None
            if other:
                params = {"value": other.group(), "suggestion": f"[{other.group().strip('{}<>_ ')}]"}
                yield Problem(*at(*where), "letter-blank", params, "note")


def _letters(content: Content) -> Iterator[tuple[Letter, Callable[..., Place]]]:
    """Every letter in the data, and where a part of it stands."""
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items():
            for where, letter in entries_of(record):
                if isinstance(letter, Letter):
                    yield letter, partial(content.records.place, kind.name, id, *where)


RULES = (long, signed, brackets)
