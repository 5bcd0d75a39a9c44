"""Rules for the words of the data in other languages. What is missing, or not needed any more, is a note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from campaign.kinds import filed_kinds
from campaign.kinds.wording import words_of_data
from campaign.records.base import Record, Told, entries_of, language_of
from campaign.records.problems import Problem
from campaign.views.content import BLANK, Content
from campaign.words.catalogue import UNSEEN, Catalogue, essence
from campaign.words.language import Language

# What is the same in every language: years, addresses, files of data; of what a reader fills in, the number.
SAME = re.compile(r"\b(?:19|20)\d\d(?!\d)|https?://[^\s)”»]+|data/\w+\.yml")
PARTED = re.compile(r"(?<=\d)[,.\u00a0\u202f ](?=\d{3}(?!\d))")  # thousands, as languages part them: 2,000 is no year
ANY = re.compile(rf"{SAME.pattern}|{BLANK.pattern}")


def written(content: Content) -> Iterator[Problem]:
    """An entry is written in a language of the site, and so is each of its parts."""
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items():
            for where, part in entries_of(record):
                code = getattr(part, "written", None)
                if code and code not in content.languages:
                    params = {"value": code, "field": "written", "choices": ", ".join(content.languages)}
                    yield Problem(*content.records.place(kind.name, id, *where, "written"), "value-choice", params)


CUT = 20  # messages: who lacks more of them than that did not change them by hand


def missing(content: Content) -> Iterator[Problem]:
    """Each word of the data is translated into each language that is complete; one note a word."""
    wanted = {
        c: lang
        for c, lang in content.languages.items()
        if lang.entry.state == "complete" and (c == content.default or _has_words(lang))
    }
    seen = set[str]()
    told = {kind.file for kind in filed_kinds() if issubclass(kind.model or Record, Told)}  # may say another language
    for words in words_of_data(content.records):
        codes = [code for code, language in wanted.items() if not language.knows(words.message)]
        if (
            codes and (shown := content.shown_in(words.text)) in codes
        ):  # told: they are in that language, and do not say so
            codes.remove(str(shown))
        if codes and words.message not in seen:
            seen.add(words.message)
            place = words.place or (words.file, 1, 1)
            params = {
                "value": words.text,
                "languages": ", ".join(codes),
                "other": language_of(words.text) or content.default,
            }
            others = [code for code in content.languages if code != params["other"]]
            code = "translation-new" if words.file in told and others else "translation-missing"
            yield Problem(*place, code, params | {"suggestion": others[0] if others else ""}, "note")


def untranslated(content: Content) -> Iterator[Problem]:
    """A translation of words of the pages that was emptied, or is to be made yet, in a language that is complete."""
    files = _data_files(content)
    for code, language in content.languages.items():
        if language.entry.state != "complete" or code == content.default or not _has_words(language):
            continue
        own = language.catalogues[0]
        yield from (
            Problem(f"locales/{code}.po", line, 1, "translation-missing", {"value": key[1], "languages": code}, "note")
            for key, (line, origins) in own.origins.items()
            if key not in own.messages and not files.issuperset(origins) and not all(map(UNSEEN.match, origins))
        )


def unlike(content: Content) -> Iterator[Problem]:
    """Words of the pages that every other catalogue has, and one has not: what it translates was changed, or taken out.

    Of two catalogues nobody can say which one is right. One that lacks many of them was cut, or lost them in a program.
    """
    files = _data_files(content)
    words = {
        code: {
            key: line
            for key, (line, origins) in language.catalogues[0].origins.items()
            if not files.issuperset(origins)
        }
        for code, language in content.languages.items()
        if code != content.default and _has_words(language)
    }
    for code, own in words.items() if len(words) > 2 else ():
        others = [set(found) for other, found in words.items() if other != code]
        lost, strange = set.intersection(*others) - set(own), set(own) - others[0].union(*others)
        if len(lost) > CUT and content.languages[code].entry.state == "complete":
            yield Problem(f"locales/{code}.po", 1, 1, "catalogue-cut", {"value": str(len(lost))})
            continue
        for _, message in sorted(lost) if len(lost) <= CUT else ():
            near = get_close_matches(message, [said for _, said in strange], 1)
            line = next((own[key] for key in strange if key[1] in near), 1)
            yield Problem(f"locales/{code}.po", line, 1, "words-unlike", {"value": message}, "note")


def _has_words(language: Language) -> bool:
    """Whether it has a catalogue with something in it; where it has none, that is said already."""
    return any(catalogue.messages for catalogue in language.catalogues[:1])


def stale(content: Content) -> Iterator[Problem]:
    """A translation of words that stood in the data, and stand there no more.

    Where other words have come into their place, these are told to be translated, and that is enough.
    """
    words = list(words_of_data(content.records))
    needed = {(context, w.message) for w in words for context in ("", w.context)}
    near: set[str] = set()  # looked up for the few that are not there as they are written, or under another name
    files = _data_files(content)
    for code, language in content.languages.items():
        own = language.catalogues[0] if language.catalogues else None
        changed: set[str] = set()
        for (context, message), (line, origins) in own.origins.items() if own else ():
            if not origins or (context, message) in needed or not files.issuperset(origins):
                continue
            near = near or {essence(word.message) for word in words}
            changed = changed or {"", *(w.context for w in words if w.context and not language.knows(w.message))}
            if essence(message) not in near and (not context or context not in changed):
                yield Problem(f"locales/{code}.po", line, 1, "translation-stale", {"value": message}, "note")


def _data_files(content: Content) -> set[str]:
    return {document.file for document in content.records.documents.values()}


def same_facts(content: Content) -> Iterator[Problem]:
    """A translation has the years, addresses and blanks of its original."""
    for code, language in content.languages.items():
        own = language.catalogues[0] if language.catalogues else Catalogue()
        for key, said in own.messages.items():
            message = key[1]
            if not isinstance(said, str) or not (ANY.search(message) or ANY.search(said)):
                continue
            here, there = _facts(message), _facts(said)
            other = sorted(((here - there) + (there - here)).keys())
            if other:
                params = {"value": ", ".join(other), "original": message}
                yield Problem(f"locales/{code}.po", own.origins[key][0], 1, "translation-facts", params, "note")


def countries(content: Content) -> Iterator[Problem]:
    """What a letter has for the country of whoever writes is translated as its language has it: a list fills that in."""
    original = content.languages[content.default].sentence("letter: country")
    for code, language in content.languages.items():
        own, said = language.catalogues[:1], language.sentence("letter: country")
        for key, words in own[0].messages.items() if own else ():
            message, blanks = key[1], BLANK.findall(str(words))
            if original in message and len(BLANK.findall(message)) == len(blanks) and said not in blanks:
                params = {"value": said, "other": original, "original": message}
                yield Problem(f"locales/{code}.po", own[0].origins[key][0], 1, "letter-country", params, "note")


def _facts(text: str) -> Counter[str]:
    return Counter(SAME.findall(PARTED.sub("", text))) + Counter("[…]" for _ in BLANK.findall(text))


RULES = (written, missing, untranslated, unlike, stale, same_facts, countries)
