"""Words for readers that are not in the pseudo-language: every letter without accent that is part of no name."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import icalendar
import lxml.etree
import lxml.html
from pseudo import CODE, KEPT

Words = Iterator[tuple[str, str]]  # where they stand, and the words

# What holds no words, for programs only. Whatever is not named here is taken for words, so that a new one is looked at.
ATTRIBUTES = re.compile(
    r"""aria-(controls|current|describedby|expanded|hidden|labelledby|live)
    | data-(action|address|also|asks|columns|continent|copy|country|data|fill|group|index|item|keep|kind|language|library|place|print|share|site|text|theme|to|topic|wide|worker)
    | (align|as|charset|class|datetime|decoding|dir|href|hreflang|id|lang|loading|media|popovertarget
       |property|rel|role|scope|sizes|src|srcset|translate|type)
    | (action|autocomplete|checked|enterkeyhint|for|form|inputmode|maxlength|method|name|pattern|spellcheck|value)  # of forms
    | (d|fill|focusable|font-family|height|lengthadjust|patternunits|patterntransform|points|preserveaspectratio|stroke.*|style|text-anchor|transform|vector-effect
       |viewbox|width|x|x1|x2|xmlns|y|y1|y2)""",  # of drawings
    re.VERBOSE,
)
HEADS = re.compile(
    r"""viewport | theme-color | color-scheme | referrer | robots | twitter:card
    | og:(type|url|locale.*|image|image:(type|width|height)) | article:.*_time""",
    re.VERBOSE,
)
FIELDS = re.compile(
    r"""@\w+ | url | sameAs | inLanguage | contentUrl | encodingFormat | item | mainEntityOfPage | addressCountry
    | eventStatus | eventAttendanceMode  # of schema.org
    | id | start_url | scope | lang | dir | display | theme_color | background_color | icons  # of a web manifest""",
    re.VERBOSE,
)
PRINTED = re.compile(
    r"(title_)?lang|dir|record|colours|id|continents?|marks?|land|shape|view|drawings|code|(\w+_)?(url|address)"
)
# Names of formats and of services are the same everywhere.
ADDRESS = r"https?://\S+|[\w.-]+@[\w.-]+|[\w-]+(?:\.[\w-]+)*\.example\b\S*|\S+\.(?:csv|json|pdf|zip|png|xml|ics|txt)\b"
FORMATS = r"\b(?:CSV|JSON|PDF|PNG|SVG|WhatsApp|Telegram|Facebook|LinkedIn|Bluesky|Mastodon)\b"
LETTERS = re.compile(r"[A-Za-z][A-Za-zÀ-ž’'-]*")


class Names:
    """The names that a network has for things, in whatever language."""

    def __init__(self, names: Iterable[str]) -> None:
        ordered = sorted(set(names), key=lambda name: (-len(name), name))
        known = (rf"(?<!\w){re.escape(name)}(?!\w)" for name in ordered)
        self._known = re.compile("|".join((ADDRESS, *known, FORMATS, KEPT.pattern)))

    def leaks(self, words: str) -> list[str]:
        """The words in which letters stand without accent and that are part of no name, address or placeholder."""
        return LETTERS.findall(self._known.sub(" ", words)) if LETTERS.search(words) else []


def words_of_page(html: str | bytes) -> Words:
    """Every text, attribute and field of schema.org that claims to be in the pseudo-language."""
    tree = lxml.html.document_fromstring(html)
    yield from _words_below(tree, "")


def _words_below(element: Any, inherited: str) -> Words:
    if not isinstance(element.tag, str):
        return
    language = element.get("lang", inherited)
    if language == CODE:
        yield from _attributes(element)
        if element.tag == "script":
            if element.get("type") == "application/ld+json":
                yield from words_of_json(json.loads(element.text))
        elif element.text and element.tag != "style":
            yield element.tag, element.text
    for child in element:
        yield from _words_below(child, language)
        if language == CODE and child.tail:
            yield element.tag, child.tail


def _attributes(element: Any) -> Words:
    said = element.get("name") or element.get("property") or ""
    if element.tag == "meta" and (element.get("http-equiv") or HEADS.fullmatch(said)):
        return
    for name, value in element.attrib.items():
        if name == "data-columns":
            yield from ((f"@{name}", head) for _, head in json.loads(value))
        elif not ATTRIBUTES.fullmatch(name.lower()) or (
            name == "value" and element.get("type") in ("submit", "button")
        ):
            yield f"{element.tag} @{name} {said}".strip(), value


def words_of_json(data: Any) -> Words:
    """The words in schema.org or a web manifest; a node in another language is left out."""
    return _words_of(data, FIELDS, lambda node, _: node.get("@language", node.get("inLanguage", CODE)))


def words_of_print(data: Any) -> Words:
    """The words in what a template for print is given."""
    return _words_of(data, PRINTED, lambda node, key: node.get(f"{key}_lang", node.get("lang", CODE)))


def _words_of(data: Any, silent: re.Pattern[str], language: Callable[[Any, str], str], field: str = "") -> Words:
    if isinstance(data, dict):
        for key, value in data.items():
            if not silent.fullmatch(key) and language(data, key) == CODE:
                yield from _words_of(value, silent, language, key)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _words_of(value, silent, language, field)
    elif isinstance(data, str):
        yield field, data


def words_of_feed(atom: str) -> Words:
    """The words of an Atom feed, and of the pages within it."""
    for element in lxml.etree.fromstring(atom.encode()).iter():
        name = lxml.etree.QName(element).localname
        if element.get("type") == "html" and element.text:
            yield from _words_below(lxml.html.fragment_fromstring(element.text, create_parent=True), CODE)
        elif name not in ("id", "updated", "published", "uri") and element.text:
            yield name, element.text
        yield from ((f"{name} @{key}", element.get(key)) for key in ("label", "title") if element.get(key))


def words_of_calendar(ics: str) -> Words:
    """The words of a calendar: of itself, and of its events."""
    for part in icalendar.Calendar.from_ical(ics).walk():
        for name in (
            "X-WR-CALNAME",
            "X-WR-CALDESC",
            "NAME",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "COMMENT",
            "CATEGORIES",
        ):
            if name in part:
                yield f"{part.name} {name}", str(part[name])


def heads_of_table(table: str) -> Words:
    """The heads of the columns of a table."""
    yield from (("head", head) for head in next(csv.reader(io.StringIO(table.removeprefix("\ufeff")))))


def words_of_text(text: str) -> Words:
    """The lines of a plain text."""
    yield from ((f"line {n}", line) for n, line in enumerate(text.splitlines(), 1))
