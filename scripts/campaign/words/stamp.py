"""What a translated text says of itself: which words it was made from, and who has looked at it.

Two lines of its head, which ``scripts/translations.py done`` writes::

    from: en 3f2a9c1d4b 2026-11-26
    state: machine

The language it was made from, the fingerprint of that text, and the day on which the two were compared. Behind
``reviewed`` stands the fingerprint of the words that were read, so that nobody need trust it when they have changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import unidata_version

from campaign.records.kept import Shelf
from campaign.words import catalogue
from campaign.words.catalogue import essence
from campaign.words.markdown import Prose

STATES = ("machine", "human", "reviewed")  # who made it, or that a second person has read it
FROM = re.compile(r"([A-Za-z-]{2,}) ([0-9a-f]{10})(?: (\d{4}-\d\d-\d\d))?")
STATE = re.compile(rf"({'|'.join(STATES)})(?: ([0-9a-f]{{10}}))?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
GRAVE = 4  # digits of a fingerprint for calls, links and headings; the others are for everything
LAYOUT = re.compile(r"(?m)[`|>]|^\s*(?:\+(?= )|=+\s*$)")  # signs of Markdown that ``essence`` would take for words
MARKS = Shelf("marks", str, (__file__, str(catalogue.__file__)), unidata_version, most=4000)
HEADING = re.compile(r"(?m)^ {0,3}(#{1,6}) +(.*)")


@dataclass(frozen=True)
class Stamp:
    """``mark`` is the fingerprint of the source; ``day`` and ``state`` are empty where nobody has said so.

    ``read`` is the fingerprint of the translation when a second person read it; empty, where nobody has noted it.
    """

    language: str
    mark: str
    day: str = ""
    state: str = ""
    read: str = ""


def stamp_of(prose: Prose) -> Stamp | None:
    """What a text says it was made from; nothing where it does not say so, or in a form that nobody can read."""
    found = FROM.fullmatch(prose.made_from)
    if not found or (found[3] and not is_day(found[3])):
        return None
    return Stamp(found[1], found[2], found[3] or "", *state_of(prose))


def state_of(prose: Prose) -> tuple[str, str]:
    """Who made a text, as its head says, and the fingerprint of what was read; empty where it does not say so."""
    found = STATE.fullmatch(prose.state)
    return (found[1], found[2] or "") if found else ("", "")


def is_day(words: str) -> bool:
    """Whether words are a day as 2026-11-26, one that a calendar has."""
    try:
        return bool(DAY.fullmatch(words)) and bool(dt.date.fromisoformat(words))
    except ValueError:
        return False


@lru_cache(maxsize=2000)
def fingerprint(prose: Prose) -> str:
    """Ten hexadecimal digits that change when a text says something else: in its title, description, short name or body.

    Punctuation, case, white space and layout do not count, as in a catalogue. The first ``GRAVE`` digits change only with
    calls, links and headings.
    """
    return _mark("\n".join(_parts(prose)))[:GRAVE] + words_mark(prose)


def words_mark(prose: Prose) -> str:
    """The digits of a fingerprint that stand for everything, which need no reading of the Markdown."""
    words = (prose.title, prose.description, prose.short, prose.body)
    return MARKS.get(
        "\n\n".join(words), lambda: _mark("\n".join(essence(LAYOUT.sub("", w)) for w in words))[: 10 - GRAVE]
    )


def grave(one: str, other: str) -> bool:
    """Whether two fingerprints differ in a call, a link or a heading."""
    return one[:GRAVE] != other[:GRAVE]


def _parts(prose: Prose) -> list[str]:
    """Calls and links in any order, for another language has another; headings in theirs."""
    calls = sorted(f"{call.name} {' '.join(call.words)}" for call in prose.calls())
    links = sorted(link.value for link in prose.links())
    return [*calls, *links, *(f"{level} {essence(words)}" for level, words in HEADING.findall(prose.body))]


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def stamped(text: str, stamp: Stamp) -> str:
    """The text of a file with the two lines in its head, all else as it was. Raises ``ValueError`` where it has no head."""
    head = re.match(r"(\ufeff?---[ \t]*\r?\n)(.*?\n)(---[ \t]*(?:\r?\n|$))", text, re.DOTALL)
    if not head:
        raise ValueError(text[:40])
    end = "\r\n" if head[1].endswith("\r\n") else "\n"
    kept = re.sub(r"(?m)^(?:from|state):.*\r?\n", "", head[2])
    said = " ".join(filter(None, (stamp.language, stamp.mark, stamp.day)))
    state = f"state: {stamp.state} {stamp.read}".strip() + end
    lines = [f"from: {said}{end}", *([state] if stamp.state else [])]
    return f"{head[1]}{kept}{''.join(lines)}{head[3]}{text[head.end() :]}"
