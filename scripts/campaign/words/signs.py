"""Quotation marks, the spaces beside signs, and a name that holds together: the one place that knows them.

What a language does stands in its entry of the vocabulary (``quotes`` and ``spaces``). Templates, texts, catalogues,
feeds, print and the check all come here. A space is made right and never added: whoever writes « Pourquoi ? » with the
space of the keyboard need not find another one.
"""

from __future__ import annotations

import html as markup
import re
from collections.abc import Callable, Iterator

from campaign.records.vocabulary import NO_BREAK, SiteLanguage, Spaces

USUAL = "“”‘’"  # the marks of a language that says nothing, as in the root of Unicode's data (CLDR)
# What stands in quotation marks, in whatever language. An apostrophe ends nothing: a letter follows it.
QUOTATION = re.compile(
    r"«\s?(?P<angled>[^»]*?)\s?»|“(?P<curved>[^”]*)”|„(?P<low>[^“”]*)[“”]|(?<!\w)‘(?P<single>(?:[^’]|’(?=\w))*)’(?!\w)"
    r'|"(?P<straight>[^"]*)"'
)
CODE = re.compile("`[^`]*`")
PARTING = re.compile(r"\w[!?/|]\w")  # behind such a sign a line may end (Unicode, UAX 14), also within a word
ESCAPED = re.compile("\x02(\\d+)\x03")  # what Markdown makes of a sign behind a backslash, until it is done
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
HEADING = re.compile(r'<(?:h[1-3]\b|p class="[^"]*__demand")[^>]*>.*?</(?:h[1-3]|p)>', re.DOTALL)
COMPOUND = re.compile(r"[^\s<>]*\w[-–]\w[^\s<>]*")
HYPHEN = re.compile(r"(?<=\w)([-–])(?=\w)")
JOINED = 16  # letters of a compound that a title keeps in one line: the narrowest screen has room for them
BUTTON = re.compile(r'( class="button[^>]*>)([^<]*)')
LONG = re.compile(r"[^\W\d_]{18,}")  # letters for which a button on the narrowest screen has no room
FIRST, LAST = 5, 6  # letters that a long word keeps together at its beginning and its end
PARTED = "\u00ad"  # where a word may be parted it shows a hyphen, if it is
JOINER = "\u2060"  # behind a hyphen it keeps the line together, and the hyphen stays the one that people type and copy
NAME = re.compile(r"<([a-z]+)")
BREAKING = re.compile(r"[ \t\r\n\f]+")
NO_MARKS = frozenset({"title", "script", "style", "textarea", "option", "text", "tspan", "desc"})  # hold words alone


def quotation(words: str, language: SiteLanguage, level: int = 0) -> tuple[str, str, str]:
    """The opening mark with its space, the words, the closing mark with its space.

    Quotations within the words get the inner marks of the language, whatever they had; those in these the outer ones.
    """
    marks, beside, at = language.quotes or USUAL, language.spaces.beside, 2 * (level % 2)
    first, last = marks[at], marks[at + 1]
    inside = QUOTATION.sub(lambda found: "".join(quotation(_within(found), language, level + 1)), words)
    return first + beside(first), inside, beside(last) + last


def quotations(words: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each quotation that stands in no other, with its words."""
    return ((found, _within(found)) for found in QUOTATION.finditer(words))


def _within(found: re.Match[str]) -> str:
    return str(found[found.lastgroup or 0])


def spaced(words: str, spaces: Spaces) -> str:
    """Words whose spaces beside signs do not break; in code all stays as it is. No sign is added or moved."""
    signs, pattern = spaces.loose
    if not any(sign in words for sign in signs):  # nearly always, and quickly said
        return words
    parts, position = [], 0
    for code in [*CODE.finditer(words), None]:
        text = words[position : code.start() if code else None]
        parts += [
            pattern.sub(lambda found: spaces.beside(found["behind"] or found["before"] or "") or NO_BREAK, text),
            code[0] if code else "",
        ]
        position = code.end() if code else position
    return "".join(parts)


def as_meant(text: str) -> str:
    """What Markdown has read, before it is done, with the signs that stood behind a backslash."""
    return ESCAPED.sub(lambda found: chr(int(found[1])), text)


def as_written(text: str) -> str:
    """The same as it stands in its file."""
    return ESCAPED.sub(lambda found: "\\" + chr(int(found[1])), text)


def untagged(html: str) -> str:
    """The words of a piece of a page; spaces that do not break stay so (``Markup.striptags`` makes plain ones of them)."""
    return markup.unescape(BREAKING.sub(" ", TAG.sub("", html)).strip(" "))


def whole(html: str, name: str) -> str:
    """A finished page in which no line ends within a word of a name, as one might in Harb!our, nor in a title at a hyphen."""
    html = HEADING.sub(_with_joined, html)
    for word in filter(PARTING.search, name.split()):
        html = _whole(html, word)
    return html


def parted(html: str, known: Callable[[str], bool]) -> str:
    """A finished page whose buttons part a long compound where another word of the language begins in it: a phone may have no room
    for the whole, and not every browser knows where words of each language are parted. ``known``: whether the language has a word, in
    small letters.
    """

    def at_a_word(found: re.Match[str]) -> str:
        long = found[0]
        for at in range(FIRST, len(long) - LAST + 1):  # the longest word at its end
            if known(long[at:].casefold()):
                return long[:at] + PARTED + long[at:]
        return long

    return BUTTON.sub(lambda button: button[1] + LONG.sub(at_a_word, button[2]), html)


def _with_joined(heading: re.Match[str]) -> str:
    """A title whose short compounds stay in one line, as COVID-19 and “allez-y”; a long one may be parted."""
    parts = heading[0].split(">")  # each a text, but for the first, and the tag behind it
    for n, part in enumerate(parts[1:], 1):
        text, tag, rest = part.partition("<")
        if ("-" in text or "–" in text) and not parts[n - 1].endswith("<code"):
            parts[n] = COMPOUND.sub(_joined, text) + tag + rest
    return ">".join(parts)


def _joined(word: re.Match[str]) -> str:
    return HYPHEN.sub(rf"\1{JOINER}", word[0]) if len(word[0]) <= JOINED else word[0]


def _whole(html: str, word: str) -> str:
    parts, position, at = [], 0, html.find(word)
    while at >= 0:
        parts += [html[position:at], f'<span class="whole">{word}</span>' if _in_text(html, at) else word]
        position = at + len(word)
        at = html.find(word, position)
    return "".join([*parts, html[position:]])


def _in_text(html: str, at: int) -> bool:
    """Whether a place of a page lies between tags, in an element that may hold others."""
    begins, ends = html.rfind("<", 0, at), html.rfind(">", 0, at)
    name = NAME.match(html, max(begins, 0))
    return ends > begins and not (name and name[1] in NO_MARKS)
