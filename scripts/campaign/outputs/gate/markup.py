"""The markup of a finished site, held against an allow-list (``allowed.yml``): elements, attributes, addresses, order.

It reads a small, strict part of HTML: every ``<`` begins a tag whose name and attributes are written in full and in
quotation marks, and whatever is opened is closed. That is what the templates write. A browser forgives more, but what it
would have to forgive is refused here, so that the two cannot understand a page differently. Tags repeat from page to
page: each is looked at once, which makes it ten times as fast as a parser. (One search for all tags takes longer than to
part a page at each.)
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

TAG = re.compile(r"""([a-zA-Z][\w-]*)((?:\s+[a-zA-Z_][\w:.-]*(?:="[^"<>]*"|='[^'<>]*')?)*)\s*(/?)""")
ATTRIBUTE = re.compile(r"""([a-zA-Z_][\w:.-]*)(?:="([^"]*)"|='([^']*)')?""")
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
IGNORED = re.compile("[\t\n\r]|^[\0-\x20]+|[\0-\x20]+$")  # as browsers do before they look for a scheme
CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
WORDS = re.compile(r"<[^>]*>")
WORD = re.compile(r">[^<>&]*[^<>&\s]")
LANGUAGE = re.compile(r'<html[^>]* lang="([\w-]+)"')
LINKED_DATA = '<script type="application/ld+json">'
SHOWN = 80  # signs of what was found, in a sentence

Found = tuple[str, str]  # code of the problem, and what was found


class Tag(NamedTuple):
    """What is known of a tag: ``step`` is 1 where it opens an element, -1 where it closes one, else 0."""

    name: str
    step: int
    id: str = ""
    found: tuple[Found, ...] = ()


@cache
def _allowed() -> dict[str, Any]:
    text = (Path(__file__).parent / "allowed.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


class Allowed:
    """The allow-list. ``leads`` says whether an address on the site itself leads somewhere."""

    def __init__(self, leads: Callable[[str], bool], home: str) -> None:
        self._list = _allowed()
        self._leads, self._home, self._tags = leads, home, dict[str, Tag]()
        self._void, self._schemes = set(self._list["void"]), set(self._list["schemes"])
        self._followed, self._loaded = set(self._list["followed"]), set(self._list["loaded"])

    @cached_property
    def _attributes(self) -> dict[str, dict[str, re.Pattern[str] | None]]:
        """{element: {attribute: pattern of its value}}."""
        drawings, drawn = set(self._list["drawings"]), self._list["drawn"]
        found = {}
        for element, own in self._list["elements"].items():
            entries = (
                e.partition("=") for e in (*self._list["everywhere"], *own, *(drawn if element in drawings else ()))
            )
            found[element] = {name: re.compile(value) if value else None for name, _, value in entries}
        return found

    def page(self, text: str, languages: tuple[str, ...]) -> Iterator[Found]:
        """What is wrong with a whole page, whose words are to be in one of ``languages``."""
        start, rest = text[:15].lower(), text[15:]
        if start != "<!doctype html>":
            yield "gate-torn", text[:SHOWN]
            return
        found = list(self.markup(rest))
        torn = [(code, value) for code, value in found if code == "gate-torn"]
        yield from torn or found
        if torn:  # what follows from it is not worth a sentence
            return
        said = LANGUAGE.search(text)
        if not said or said[1] not in languages:
            yield "gate-lacks", f'<html lang="{languages[0]}">'
        for element in ("title", "h1", "main"):
            where = text.partition("</head>")[0 if element == "title" else 2]  # a drawing may have a title too
            number = where.count(f"<{element}>") + where.count(f"<{element} ")
            if number != 1 or not _says_something(_inside(where, element)):
                yield "gate-lacks", f"<{element}>"
        for part in text.split(LINKED_DATA)[1:]:
            try:
                json.loads(part.partition("</script>")[0])
            except ValueError:
                yield "gate-torn", part[:SHOWN]

    def markup(self, text: str) -> Iterator[Found]:
        """What is wrong with markup of any length, such as a page without its first line, a text in a feed, a drawing."""
        control = CONTROL.search(text)
        if control:
            yield "gate-sign", f"U+{ord(control[0]):04X}"
        known, stack, ids = self._tags, [""], set()
        for part in text.split("<")[1:]:
            head, closed, _ = part.partition(">")
            tag = known.get(head)
            if tag is None:
                tag = known[head] = self._read(head)
            name, step, id, found = tag
            if found:
                yield from found
            if not closed or (step < 0 and stack.pop() != name):
                yield "gate-torn", f"<{part}"[:SHOWN]
                return
            if step > 0:
                stack.append(name)
            if id:
                if id in ids:
                    yield "gate-id", id
                ids.add(id)
        if len(stack) > 1:
            yield "gate-torn", f"<{stack[-1]}>"

    def _read(self, head: str) -> Tag:
        if head.startswith("/"):
            return Tag(head[1:], -1)
        whole = TAG.fullmatch(head)
        if not whole:
            return Tag("", 0, "", (("gate-torn", f"<{head}>"[:SHOWN]),))
        name, step = whole[1], 0 if whole[3] or whole[1] in self._void else 1
        if name not in self._attributes:
            return Tag(name, step, "", (("gate-html", f"<{head}>"[:SHOWN]),))
        values = {a: html.unescape(one or other) for a, one, other in ATTRIBUTE.findall(whole[2])}
        found = [f for a, value in values.items() for f in self._attribute(name, a, value, values)]
        if name == "script" and "src" not in values and not values.get("type", "").endswith("json"):
            found.append(("gate-html", f"<{head}>"[:SHOWN]))  # one that is written where it stands
        return Tag(name, step, values.get("id", ""), tuple(found))

    def _attribute(self, element: str, name: str, value: str, others: dict[str, str]) -> Iterator[Found]:
        allowed = self._attributes[element]
        key = name if name in allowed else f"{name.partition('-')[0]}-*"
        pattern = allowed.get(key)
        elsewhere = name in self._list["drawn"] and "url(" in value.replace("url(#", "")
        if key not in allowed or elsewhere or (pattern and not pattern.fullmatch(value)):
            yield "gate-html", f'<{element} … {name}="{value}">'[:SHOWN]
        elif element != "use" and name in self._loaded:
            follows = f"{element} {name}" in self._followed
            addresses = [one.split()[0] for one in value.split(", ") if one.strip()] if name == "srcset" else [value]
            for address in addresses or [""]:
                if not self.may_lead_to(address, follows, "license" in others.get("rel", "")):
                    yield "gate-address", address[:SHOWN]

    def may_lead_to(self, written: str, follows: bool, elsewhere: bool = False) -> bool:
        """Whether an address may stand there: to another site only if it ``follows``, to this one only where it leads."""
        address = IGNORED.sub("", written)
        if not address or address != written or "\\" in address or address.startswith("//"):
            return False
        scheme = SCHEME.match(address)
        if follows or elsewhere:  # at this address stood another site before: its pages are sources, not ours
            if scheme:
                return scheme[1] in self._schemes and bool(address[scheme.end() :].strip("/"))
        elif scheme and not address.startswith(self._home):
            return False
        return address.startswith("#") or self._leads(address)


def _says_something(text: str) -> bool:
    """Whether markup holds words: nearly always its first text shows it."""
    return bool(WORD.search(f">{text}") or html.unescape(WORDS.sub("", text)).strip())


def _inside(text: str, element: str) -> str:
    """What stands in the first element of a name."""
    return text.partition(f"<{element}")[2].partition(">")[2].partition(f"</{element}>")[0]
