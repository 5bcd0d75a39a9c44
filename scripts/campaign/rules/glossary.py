"""Rules for the glossary, and what it asks of texts: a term has its words, and a text does not use those to avoid.

A word to avoid is remarked where it stands as a whole word. It is left alone within quotation marks, in the words of a
link out of the site (a title), in code and calls, as a part of a name, and where it is a part of a term that is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.kinds.wording import words_of_data
from campaign.records.problems import Problem
from campaign.views.content import Content
from campaign.words.catalogue import UNSEEN, Catalogue
from campaign.words.signs import QUOTATION

# What is not the writer's own word: code, calls, quotations, titles with their links, addresses of pages and sites.
OTHERS = re.compile(rf"`[^`]*`|\{{\{{.*?\}}\}}|{QUOTATION.pattern}|\[[^\]]*\]\(https?:[^)]*\)|\]\([^)]*\)|https?://\S+")
SENTENCE = re.compile(r"(?:^|[.!?:…])[\s\"“«‘(*_#>-]*$|^\s*(?:\d+\.|[-*])\s[\s\"“«‘(*_]*$")  # what stands before one

LINK = 3  # letters of a small word within a name: of, de, van


@dataclass(frozen=True)
class Advice:
    """The words of one language: ``better`` is {word to avoid, in small letters: the word that is right}."""

    pattern: re.Pattern[str]
    better: dict[str, str]


def advice(content: Content, code: str) -> Advice | None:
    """What the glossary advises against in a language, if anything."""
    better: dict[str, str] = {}
    right: set[str] = set()
    for term in content.records["glossary"].values():
        if code in term.term:
            right.add(term.term[code].casefold())
            better |= {word.casefold(): term.term[code] for word in term.avoid.get(code, ())}
    if not better:
        return None
    words = sorted(right | better.keys(), key=lambda word: (-len(word), word))  # the longest that fits is meant
    found = "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0]") for word in words)
    return Advice(
        re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE), {w: b for w, b in better.items() if w not in right}
    )


def avoided(text: str, known: Advice) -> Iterator[tuple[int, str, str]]:
    """The words to avoid in a line: offset, the word as it is written, the better one."""
    if not _may_have(text, known):
        return
    own = OTHERS.sub(lambda found: "\x00" * len(found.group()), text)
    for match in known.pattern.finditer(own):
        word = match.group()
        better = known.better.get(word.casefold().replace("\u00a0", " "))
        name = word[0].isupper() and not SENTENCE.search(own[: match.start()])
        if better and not name and not _in_name(own, match):
            yield match.start(), word, better


def _may_have(text: str, known: Advice) -> bool:
    """Whether a text has the letters of a word to avoid at all: nearly none has, and looking is quick."""
    said = text.casefold().replace("\u00a0", " ")
    return any(word in said for word in known.better)


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word that begins a sentence is the first of a name: the next word has a capital too."""
    following = [word for word in text[match.end() :].split()[:2] if len(word) > LINK or not word.islower()]
    return match.group()[0].isupper() and bool(following) and following[0][0].isupper()


def texts(content: Content) -> Iterator[Problem]:
    """Texts in their language, and the words of the data in the default one. Of a word, one note a text is enough."""
    if not content.records["glossary"]:
        return
    by_language = {code: found for code in content.languages if (found := advice(content, code))}
    for prose in content.every_text():
        known, seen = by_language.get(prose.language), set()
        if known is None or not _may_have(f"{prose.title} {prose.description} {prose.short} {prose.body}", known):
            continue
        lines = [(prose.line_of(name), 0, getattr(prose, name)) for name in ("title", "description", "short")]
        lines += [(number, 1, line) for number, line in enumerate(prose.body.split("\n"), prose.body_line)]
        for number, column, line in lines:
            for offset, word, better in avoided(line, known):
                if word.casefold() not in seen:
                    seen.add(word.casefold())
                    params = {"value": word, "suggestion": better}
                    yield Problem(prose.file, number, offset + 1 if column else 1, "glossary-avoid", params, "note")
    known = by_language.get(content.default)
    for words in words_of_data(content.records) if known else ():
        for _, word, better in list(avoided(words.text, known))[:1] if known else ():
            place = words.place or (words.file, 1, 1)
            yield Problem(*place, "glossary-avoid", {"value": word, "suggestion": better}, "note")


def catalogues(content: Content) -> Iterator[Problem]:
    """Translations in the catalogues: of words of the data and of templates, not of the sentences of the check."""
    for code, language in content.languages.items() if content.records["glossary"] else ():
        known, own = advice(content, code), language.catalogues[0] if language.catalogues else Catalogue()
        for key, said in own.messages.items() if known else ():
            line, files = own.origins[key]
            if files and all(map(UNSEEN.match, files)):
                continue
            strings = (said,) if isinstance(said, str) else said
            found = [place for string in strings for place in avoided(string, known)] if known else ()
            for _, word, better in found[:1]:
                params = {"value": word, "suggestion": better}
                yield Problem(f"locales/{code}.po", line, 1, "glossary-avoid", params, "note")


def languages(content: Content) -> Iterator[Problem]:
    """A term and its definition are there in each language that is complete."""
    complete = [code for code, language in content.languages.items() if language.entry.state == "complete"]
    for id, term in content.records["glossary"].items():
        for name in ("term", "definition"):
            said = getattr(term, name)
            missing = [code for code in complete if code not in said]
            if missing:
                place = content.records.place("glossary", id, name)
                params = {"value": next(iter(said.values())), "languages": ", ".join(missing)}
                yield Problem(*place, "translation-missing", params, "note")


RULES = (texts, catalogues, languages)
