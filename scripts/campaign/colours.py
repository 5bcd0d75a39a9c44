"""The colours of the site. They are named once, at the head of ``docs/assets/css/site.css``; print reads them there."""

from __future__ import annotations

import re
from pathlib import Path

FILE = "docs/assets/css/site.css"
DARK = re.compile(r"@media \(prefers-color-scheme: dark\)\s*\{\s*:root\s*\{(.*?)\}", re.DOTALL)
LIGHT = re.compile(r"^:root\s*\{(.*?)\}", re.DOTALL | re.MULTILINE)
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,8})\s*;")


class ColourError(Exception):
    """The style sheet names no colours where they are looked for."""


def read_colours(root: Path) -> dict[str, str]:
    """Every colour that ``site.css`` names, as ``#rrggbb``: ``ink`` is that of a light page, ``dark-ink`` of a dark one.

    Raises ``ColourError`` where the sheet has no such list.
    """
    css = (root / FILE).read_text(encoding="utf-8")
    colours: dict[str, str] = {}
    for prefix, pattern in (("", LIGHT), ("dark-", DARK)):
        block = pattern.search(css)
        if block is None:
            raise ColourError(f"{FILE}: the block :root with the {prefix or 'light-'}colours is missing")
        colours |= {f"{prefix}{name}": value for name, value in COLOUR.findall(block[1])}
    return colours
