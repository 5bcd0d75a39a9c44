"""Rules for names that each language has for itself: a text calls a network as the data call it in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.records.base import Placed
from campaign.records.problems import Problem
from campaign.rules.glossary import OTHERS
from campaign.views.content import Content


def networks(content: Content) -> Iterator[Problem]:
    """A text does not use the name that a network has in another language. One note for a name is enough for a text."""
    names = [record.name for record in content.records["networks"].values() if isinstance(record.name, Placed)]
    called = {code: [language.plain(name) for name in names] for code, language in content.languages.items()}
    known = {code: _elsewhere(called, code) for code in called}
    for prose in content.every_text() if names else ():
        elsewhere = {word: here for word, here in known[prose.language].items() if word in prose.title + prose.body}
        if not elsewhere:
            continue
        lines = [(prose.line_of("title"), prose.title)]
        lines += list(enumerate(prose.body.split("\n"), prose.body_line))
        # The longest name counts: one may be a part of another, also of one that is right.
        words = sorted({*elsewhere, *called[prose.language]}, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
        told: set[str] = set()
        for number, line in lines:
            for match in pattern.finditer(OTHERS.sub(lambda other: "\x00" * len(other.group()), line)):
                word = match.group()
                if word in elsewhere and word not in told:
                    told.add(word)
                    params = {"value": word, "suggestion": elsewhere[word]}
                    yield Problem(prose.file, number, match.start() + 1, "name-elsewhere", params, "note")


def _elsewhere(called: dict[str, list[str]], code: str) -> dict[str, str]:
    """The names of other languages, each with the one of this; not those that this language has as well."""
    own = called[code]
    others = ((word, here) for names in called.values() for word, here in zip(names, own, strict=True))
    return {word: here for word, here in others if word not in own}


RULES = (networks,)
