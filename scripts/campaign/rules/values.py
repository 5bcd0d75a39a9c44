"""Rules for single values that have the right form and cannot be meant, and for signs that nobody sees."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from campaign.kinds import filed_kinds
from campaign.kinds.reading import SETTINGS
from campaign.records.alphabet import BROKEN
from campaign.records.base import (
    Entry,
    Placed,
    Record,
    Told,
    Where,
    context_of,
    entries_of,
    language_of,
    placed_words,
    strings_of,
)
from campaign.records.fields import NAMES, WORDS
from campaign.records.marks import Apart, Blanks, Come
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.rules.references import everything
from campaign.rules.sent import OTHER_BLANK, PARAGRAPHS
from campaign.views.content import Content
from campaign.views.titles import guessed
from campaign.words.markdown import SHOWN

# Signs that are seen by no reader and found by no search. Those that join letters in Arabic and Indian scripts are none.
UNSEEN = re.compile("[\u00ad\u200b\u202a-\u202c\u2060\u2066-\u2069\ufeff]")
TAG = re.compile(r"</?[a-zA-Z][^<>\s]*(?:\s[^<>]*)?>|<!--")
REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
MARKDOWN = re.compile(r"\*\*[^*]+\*\*|__\w[^_]*__|\[[^\]]+\]\([^)]+\)|`[^`]+`|^#{1,6} ")
WRAPPED = re.compile(r"[“«„‘][^“”«»„‘]*[”»“’]$")  # words that stand as a whole in the marks of a word processor
CALL = re.compile(r"\{\{|\{%|(?<!\w)\{ *\w+\(|\{ *\w+ *\}")
BRACES = re.compile(r"\{+[^{}]*\}*|\}+")
UNFINISHED = re.compile(
    r"\b(?:TO[ -]?DO|FIXME|TBD|XXX+|xxx+|TBC|[ÀA] COMPL[ÉE]TER|POR COMPLETAR|AAN TE VULLEN)\b|[Ll]orem ipsum|\?\?\?"
    # … and a line or a value that says nothing else
    r"|(?m:^\W*(?i:à (?:compléter|traduire|vérifier)|por (?:completar|traducir)|(?:nog )?(?:aan te vullen|te vertalen))\W*$)"
)
SHOWN_OF_WORDS = 60  # signs of a part of an entry by which a message names it
ANY = re.compile("|".join((UNSEEN.pattern, BROKEN.pattern, "[<&`{]", r"\*\*|__|\]\(|^#", UNFINISHED.pattern)))
MARKED = ((TAG, "value-tag"), (REFERENCE, "value-reference"), (MARKDOWN, "value-markdown"), (CALL, "value-call"))
EXAMPLE = re.compile(r"(?i)(?:^|[/@.])example\.(?:com|net|org)(?:[/:]|$)|github\.com/owner/|/OWNER/")
COUNTED = {"people", "countries", "organisations", "networks"}  # units of what is whole and never less than nothing
SHARES = {"percent"}
PRIVATE = re.compile(  # a number that can be called, or a mailbox
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w+])(?:\+|00)\d(?:[ ().-]{0,2}\d){7,}|(?<!\d)\d{2}(?:[ .-]\d{2}){3,4}(?!\d)"
    r"|(?i:\b(?:t[ée]l(?:[ée](?:phone|fono|foon)|éfono)?|phone|mobile|móvil|whatsapp)\b\.?)[ :]*\+?\d[\d ().-]{5,}"
)
ADDRESS_END = re.compile(r"[.,;:»”’]$|^[^(]*\)$")  # of a sentence, and no part of an address
PERIOD = re.compile(r"[0-9]{4}-([0-9]{4})")


def plain_words(content: Content) -> Iterator[Problem]:
    """Data are plain words: what Markdown, HTML and calls do in a text is printed as it stands."""
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items():
            for where, code, value in _marked(record):
                yield Problem(*content.records.place(kind.name, id, *where), code, {"value": value}, "note")
    document = content.records.documents["settings"]
    for where, code, value in _marked(content.settings):
        yield Problem(document.file, *document.place(where), code, {"value": value}, "note")


def blanks(content: Content) -> Iterator[Problem]:
    """Where pages write something in the place of a name between braces, the name is one of those that they know."""
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items():
            for where, marks, words in record.all_values:
                mark = _blanks(marks) if words else None
                if not mark:
                    continue
                known = [f"{{{name}}}" for name in mark.names if getattr(record, name, True)]
                written, needed = BRACES.findall(words), f"{{{mark.needed}}}"
                stray = next((found for found in written if found not in known), None)
                params = {"field": str(where[-1]), "value": stray or "", "suggestion": ", ".join(known)}
                if stray:
                    code = "blank-unknown" if known else "blank-none"
                    yield Problem(*content.records.place(kind.name, id, *where), code, params)
                elif mark.needed and needed not in written:
                    params["suggestion"] = needed
                    yield Problem(*content.records.place(kind.name, id, *where), "blank-missing", params)


def _blanks(marks: tuple[object, ...]) -> Blanks | None:
    return next((mark for mark in marks if isinstance(mark, Blanks)), None)


def _marked(record: Record) -> Iterator[tuple[Where, str, str]]:
    for where, marks, text in record.all_values:
        if not isinstance(text, str):
            continue
        if _blanks(marks):  # what its braces stand for is another question
            text = BRACES.sub("…", text)
        if PARAGRAPHS in where:  # told by ``sent.brackets``
            text = OTHER_BLANK.sub("…", text)
        if wrapped(text) and where[0] not in ("sources", "note", "title"):
            yield where, "value-wrapped", text
        if ANY.search(text):
            found = first_mark(text)
            if found and not (found[0] == "value-reference" and text.startswith("https://")):
                yield where, *found


def wrapped(text: str) -> bool:
    """Whether a text stands as a whole in quotation marks, as word processors put them around it."""
    return bool(WRAPPED.match(text))


def first_mark(text: str) -> tuple[str, str] | None:
    """The first thing in plain words that does not belong there: the code of its sentence, and what it is."""
    unseen = UNSEEN.search(text)
    if unseen:
        return "sign-unseen", f"U+{ord(unseen.group()):04X}"
    broken = BROKEN.search(text)
    if broken:
        return "sign-broken", broken.group()
    for pattern, code in MARKED:
        found = pattern.search(text)
        if found:
            return code, found.group()
    found = UNFINISHED.search(text)
    return ("text-unfinished", found.group()) if found else None


def titles(content: Content) -> Iterator[Problem]:
    """A title in another language than the default one says so: what its words show is only a guess. One note a title."""
    seen: set[str] = set()
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items():
            for where, entry in entries_of(record):
                title = getattr(entry, "title", None)
                if not title or title in seen or getattr(entry, "language", title):
                    continue
                seen.add(title)
                language = guessed(title)
                if language not in (None, content.default, content.written_in(record)):
                    place = content.records.place(kind.name, id, *where, "title")
                    yield Problem(*place, "title-language", {"value": title, "language": str(language)}, "note")


def languages(content: Content) -> Iterator[Problem]:
    """An entry is written in the language that it says, as far as its words show: translators are asked by it."""
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items() if issubclass(kind.model or Record, Entry) else ():
            said = content.written_in(record)
            words = [words for _, words in placed_words(record) if (language_of(words) or content.default) == said]
            language = content.shown_in(*words) if words else None
            if language not in (None, said) and guessed(" ".join(words)) in (
                None,
                language,
            ):  # of no other site's language
                params = {
                    "value": shorten(words[0], SHOWN_OF_WORDS, placeholder="…"),
                    "language": str(language),
                    "other": said,
                }
                yield Problem(*content.records.place(kind.name, id), "written-guessed", params, "note")
                continue
            told = {where for where, part in entries_of(record) if isinstance(part, Told)}
            for where, part, language in _otherwise(content, record):
                code = "written-guessed" if where[: _depth(where)] in told else "written-part"
                params = {
                    "value": shorten(part, SHOWN_OF_WORDS, placeholder="…"),
                    "language": language,
                    "other": language_of(part) or content.default,
                }
                yield Problem(*content.records.place(kind.name, id, *where), code, params, "note")


def _otherwise(content: Content, record: Record) -> Iterator[tuple[Where, str, str]]:
    """The parts of an entry (a step, a demand, a letter) that are in another language than they say: where each stands, its
    words and their language. What is cited in a source is left as it is.
    """
    parts: dict[Where, list[tuple[Where, str]]] = {}
    for where, words in placed_words(record):
        if context_of(words):
            parts.setdefault(where[: _depth(where)], []).append((where, words))
    for found in parts.values():
        first, words = found[0]
        several = [said for _, said in found]
        for where, said in ((first, several), *((place, [said]) for place, said in found)):  # or one of them alone
            language = content.shown_in(*said)
            if language and language != (language_of(words) or content.default):
                yield where, Placed.at(" ".join(said), "", language_of(words)), language
                break


def _depth(where: Where) -> int:
    """How many steps lead to a part of an entry: its field, and which of several it is."""
    return 2 if len(where) > 1 and isinstance(where[1], int) else 1


def private(content: Content) -> Iterator[Problem]:
    """No words of the data, and no name, have a telephone number or a mailbox in them: everybody could copy it."""
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items():
            for where, marks, value in record.all_values:
                shown = isinstance(value, str) and (WORDS in marks or NAMES in marks or where[-1] == "name")
                if shown and (found := PRIVATE.search(value)):
                    place = content.records.place(kind.name, id, *where)
                    yield Problem(*place, "value-private", {"value": found.group()}, "note")


def heads(content: Content) -> Iterator[Problem]:
    """Title, description and short name of a text are plain words too."""
    for prose in content.every_text():
        for name in SHOWN:
            text = getattr(prose, name)
            if wrapped(text):
                yield Problem(prose.file, prose.line_of(name), 1, "value-wrapped", {"value": text}, "note")
            found = first_mark(text) if ANY.search(text) else None
            if found:
                yield Problem(prose.file, prose.line_of(name), 1, found[0], {"value": found[1]}, "note")


def figures(content: Content) -> Iterator[Problem]:
    """What is counted is whole, and never less than nothing; a share is at most the whole. A change can be all of that."""
    for figure in content.records["figures"].values():
        for name in ("value", "value_to"):
            value = getattr(figure, name)
            if value is None:
                continue
            place = content.records.place("figures", figure.id, name)
            params = {"value": str(value), "unit": figure.unit}
            if figure.unit in COUNTED and ((value < 0 and not figure.change) or value != int(value)):
                yield Problem(*place, "figure-whole", params)
            elif figure.unit in SHARES and not figure.change and not 0 <= value <= 100:
                yield Problem(*place, "figure-share", params, "note")


def dates(content: Content) -> Iterator[Problem]:
    """What has happened lies behind us, and meetings and forecasts not far ahead."""
    today = dt.date.today()
    late = (today + dt.timedelta(days=1)).isoformat()  # somewhere it is that day already
    records = [(kind.name, id, r) for kind in filed_kinds() for id, r in content.records[kind.name].items()]
    at, settings = content.records.place, content.records.documents["settings"]
    for collection, id, record in (*records, ("", "", content.settings)):
        for where, marks, value in record.all_values:
            mark = next((mark for mark in marks if isinstance(mark, Come)), None)
            if not mark or not value:
                continue
            limit = str(today.year + mark.years) if mark.years else late
            last = PERIOD.sub(r"\1", str(value))
            if last[: len(limit)] > limit[: len(last)]:  # by the year alone where one of them says no more
                place = at(collection, id, *where) if id else (settings.file, *settings.place(where))
                yield Problem(*place, "date-ahead", {"value": str(value)}, "note")


def names(content: Content) -> Iterator[Problem]:
    """A name in capitals throughout is read out letter by letter, and two organisations seldom have one website."""
    seen: dict[str, tuple[str, Place]] = {}
    for member in content.records["members"].values():
        words = re.findall(r"[^\W\d_]{4,}", member.name)
        if len(words) > 1 and member.name.isupper():
            place = content.records.place("members", member.id, "name")
            yield Problem(*place, "name-capitals", {"value": member.name}, "note")
        if member.website and ADDRESS_END.search(member.website):
            place = content.records.place("members", member.id, "website")
            yield Problem(*place, "address-end", {"value": member.website}, "note")
        site = re.sub(r"^https://(www\.)?|/$", "", (member.website or "").lower())
        if not site:
            continue
        place = content.records.place("members", member.id, "website")
        if site in seen:
            params = {"value": member.website, "entry": seen[site][0], "other": str(seen[site][1][1])}
            yield Problem(*place, "website-twice", params, "note")
        seen.setdefault(site, (member.id, place))


def lists(content: Content) -> Iterator[Problem]:
    """A list written as lines without hyphens is one value, in which the lines stand one behind the other."""
    for kind in filed_kinds():
        document = content.records.documents[kind.name]
        for id, record in content.records[kind.name].items() if document.folded else ():
            position = content.records.positions[kind.name, id]
            for path in document.folded:
                if path[:1] == (position,) and len(path) == 2 and _is_list(record, path[1]):
                    yield Problem(document.file, *document.place(path), "value-lines", {"field": str(path[1])}, "note")
    document = content.records.documents["settings"]
    for path in document.folded:
        if len(path) == 1 and _is_list(content.settings, path[0]):
            yield Problem(SETTINGS, *document.place(path), "value-lines", {"field": str(path[0])}, "note")


def several(content: Content) -> Iterator[Problem]:
    """A name or word that is looked for by itself is one: several with commas between them are found by none of them."""
    for record, at in everything(content):
        for where, marks, value in record.all_values:
            if value and Apart() in marks and "," in value:
                yield Problem(*at(*where), "value-commas", {"value": value, "suggestion": f"[{value}]"}, "note")


def _is_list(record: Any, name: str | int) -> bool:
    return isinstance(getattr(record, str(name), None), list)


def examples(content: Content) -> Iterator[Problem]:
    """Where readers are sent to somebody, no address is left over from an example (RFC 2606)."""
    document = content.records.documents["settings"]
    for name in ("editor", "contact"):
        for where, value in strings_of(getattr(content.settings, name) or Record()):
            if EXAMPLE.search(value):
                yield Problem(document.file, *document.place((name, *where)), "address-example", {"value": value})


RULES = (plain_words, blanks, titles, languages, private, heads, figures, dates, names, lists, several, examples)
