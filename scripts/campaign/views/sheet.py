"""A style sheet as it is published: without the remarks of those who wrote it, and in words that browsers of 2020 know.

Chromium 80 to 86 know each side of a box, but not several in one.
``margin-inline: 1rem auto`` becomes ``margin-inline-start: 1rem; margin-inline-end: auto``, and ``inset: 0`` becomes ``top: 0``
and so on: the same for every browser, in either direction of writing. What else they lack (a menu that opens, ``gap`` between
flexible items) the style sheet itself makes up for. A test opens the site in such a browser (tests/site/engines.py).
"""

from __future__ import annotations

import re

DECLARED = re.compile(
    r"(?<![\w(-])(?:(?P<box>margin|padding)-(?P<along>inline|block)|inset(?P<side>-block(?:-start|-end)?)?):\s*(?P<said>[^;{}]+)"
)
REMARK = re.compile(r"(\"[^\"\n]*\"|'[^'\n]*')|/\*.*?\*/", re.DOTALL)  # what stands in quotation marks is none
BLANK = re.compile(r"(\"[^\"\n]*\"|'[^'\n]*')|\s*([{};,])\s*")  # a thirtieth of what a style sheet weighs when packed
PART = re.compile(
    r"(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+"
)  # a value; spaces in its brackets are its own
ROUND = ("top", "right", "bottom", "left")
BLOCK = {"-block": ("top", "bottom"), "-block-start": ("top",), "-block-end": ("bottom",)}


def published(css: str) -> str:
    """The style sheet without remarks and blanks that say nothing, with a declaration for each side."""
    said = REMARK.sub(lambda found: found[1] or "", css)
    return BLANK.sub(lambda found: found[1] or found[2], DECLARED.sub(_sides, said)).strip()


def _sides(found: re.Match[str]) -> str:
    values, important, _ = found["said"].partition("!important")
    parts = PART.findall(values)
    if found["box"]:
        sides: tuple[str, ...] = tuple(f"{found['box']}-{found['along']}-{end}" for end in ("start", "end"))
    else:
        sides = BLOCK.get(found["side"], ROUND)
    if not 1 <= len(parts) <= len(sides):
        return found[0]
    if len(sides) == len(ROUND):  # the one that is not said is that of the other side
        first, second, *rest = (*parts, parts[0]) if len(parts) == 1 else parts
        parts = [first, second, *rest, *(first, second)[len(rest) :]]
    else:
        parts = [parts[0], parts[-1]][: len(sides)]
    return "; ".join(
        f"{side}: {part}{' ' * bool(important)}{important}" for side, part in zip(sides, parts, strict=True)
    )
