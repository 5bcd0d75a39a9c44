"""Words of templates for which a language has none: a finished page marks them with the language in which they stand.

A template does not know whether its words become text or an attribute, which can hold no mark. So they carry two signs
that Unicode leaves to private use, from where they are asked for until the page is whole.
"""

from __future__ import annotations

import re

from markupsafe import Markup

FIRST, LAST = "\U0010fffc", "\U0010fffd"
# As they stand in text, in an address (percent signs) and in JSON.
SIGNS = re.compile(f"[{FIRST}{LAST}]|%F4%8F%BF%B[CD]|\\\\udbff\\\\udff[cd]")
# What can hold no mark, and every other tag.
HELD = re.compile(r"(<(script|style|title|option|textarea|svg)\b.*?</\2>|<[^>]*>)", re.DOTALL)


def borrowed(words: str) -> str:
    """Words with their signs."""
    return f"{FIRST}{words}{LAST}"


def settled(html: str, attributes: Markup) -> str:
    """A page or a part of one with marks (``attributes`` of their element) in the place of the signs; where none can be, without."""
    if FIRST not in html:  # nearly always, and quickly said
        return html
    position, out = 0, list[str]()
    for tag in HELD.finditer(html):
        out += [_marked(html[position : tag.start()], attributes), SIGNS.sub("", tag[0])]
        position = tag.end()
    return "".join([*out, _marked(html[position:], attributes)])


def unsigned(text: str) -> str:
    """A text that can hold no mark, without signs."""
    return SIGNS.sub("", text)


def _marked(text: str, attributes: Markup) -> str:
    return text.replace(FIRST, f"<span{attributes}>").replace(LAST, "</span>")
