"""Rules for signs that readers see: a line never begins with one that belongs to the word before; quotation marks are those
of the language.

A plain space before : ; ! ? or », or behind «, lets the line break there. Where a language has a space that does not
break, pages have it already (``words.signs``); elsewhere there should be none at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.kinds.wording import words_of_data
from campaign.records.problems import Problem
from campaign.rules.remarks import words_of_lines
from campaign.rules.values import wrapped
from campaign.views.content import Content
from campaign.words.catalogue import UNSEEN
from campaign.words.language import Language
from campaign.words.markdown import SHOWN
from campaign.words.signs import quotations

LOOSE = re.compile(r"(?<=\S) [:;!?»](?=[\s»]|$)|« (?=\S)")
NEEDED = (" :", " ;", " !", " ?", " »", "«", "“", "„", "‘", '"')  # what no wrong sign does without
STRAIGHT = '"'
NO_WORDS = re.compile(
    r"\{\{.*?\}\}|\]\([^)]*\)|`[^`]*`|^\s*\[[^\]]+\]:.*"
)  # calls, addresses and titles of links, code
TITLE = re.compile(r"\[[^\]]*\]\(https?:[^)]*\)")  # words of a link out of the site keep the marks that they have there
Wrong = tuple[str, dict[str, str]]


def wrong_sign(words: str, language: Language, quotes: bool = True) -> Wrong | None:
    """The first sign that is not as readers see it: the code of its sentence, and what that sentence names.

    ``quotes``: whether quotation marks are looked at.
    """
    if not any(sign in words for sign in NEEDED):  # nearly always, and quickly said
        return None
    plain = NO_WORDS.sub("x", words)
    loose = LOOSE.search(plain)
    if loose:
        return "sign-loose", {"value": plain[max(loose.start() - 10, 0) : loose.end() + 10].strip()}
    if quotes and STRAIGHT in plain:
        at = plain.index(STRAIGHT)
        suggestion = str(language.quoted("…"))
        return "quote-straight", {"value": plain[max(at - 10, 0) : at + 11].strip(), "suggestion": suggestion}
    return _other_marks(NO_WORDS.sub("x", TITLE.sub("x", words)), language) if quotes else None


def _other_marks(words: str, language: Language) -> Wrong | None:
    """The first quotation in the marks of another language; nothing, where nobody has said which ones this language has."""
    own = language.entry.quotes
    for found, inside in quotations(words) if own else ():
        if own and found.group()[0] + found.group()[-1] != own[:2]:
            return "quote-other", {"value": found.group(), "suggestion": str(language.quoted(inside).unescape())}
    return None


def texts(content: Content) -> Iterator[Problem]:
    """The first in each text."""
    for prose in content.every_text():
        if not any(sign in "\n".join((prose.title, prose.description, prose.short, prose.body)) for sign in NEEDED):
            continue
        language = content.languages[prose.language]
        heads = [(prose.line_of(name), words) for name in SHOWN if not wrapped(words := getattr(prose, name))]
        lines = [*heads, *words_of_lines(prose)]
        found = next(((line, wrong) for line, words in lines if (wrong := wrong_sign(words, language))), None)
        if found:
            yield Problem(prose.file, found[0], 1, *found[1], "note")


def data(content: Content) -> Iterator[Problem]:
    """The words of the data, and what catalogues make of them and of other words.

    Where the original has a straight quotation mark it is code, as in sentences of the check; what only the check says is
    read by nobody who reads the site.
    """
    for words in words_of_data(content.records):
        language = content.languages.get(content.languages[content.default].written_in(words.text))
        wrong = wrong_sign(language.spaced(words.text), language) if language else None
        if wrong:
            yield Problem(*(words.place or (words.file, 1, 1)), *wrong, "note")
    for code, language in content.languages.items():
        own = language.catalogues[0] if language.catalogues else None
        for key, said in own.messages.items() if own else ():
            forms = (said,) if isinstance(said, str) else said
            line, files = own.origins[key] if own else (1, ())
            quotes = STRAIGHT not in key[1] and not (files and all(map(UNSEEN.match, files)))
            wrong = next((w for form in forms if (w := wrong_sign(form, language, quotes))), None)
            if wrong:
                yield Problem(f"locales/{code}.po", line, 1, *wrong, "note")


RULES = (texts, data)
