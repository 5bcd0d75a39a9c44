"""What can still be read of a catalogue that is broken: the check speaks the language of whoever broke it."""

from __future__ import annotations

import re
from pathlib import Path

from campaign.words.catalogue import Catalogue, catalogue_of, read_catalogue
from campaign.words.po_file import PoError, parse_po

LOST = "\ufffd"  # what stands for bytes that are no UTF-8


def legible_catalogue(root: Path, language: str) -> Catalogue:
    """The catalogue of a language; of one that cannot be read as a whole, the entries that can."""
    whole, _ = read_catalogue(root, language)
    file = root / f"locales/{language}.po"
    if whole.origins or not file.is_file():
        return whole
    text = file.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
    entries = [entry for entry in re.split(r"\n[ \t]*\n", text) if _legible(entry)]
    return catalogue_of("\n\n".join(entries), f"locales/{language}.po", language)


def _legible(entry: str) -> bool:
    """Whether an entry is whole. A head is left out: what it says may be what is wrong, and Unicode knows the plural forms."""
    try:
        return LOST not in entry and any(one.msgid and not one.obsolete for one in parse_po(entry))
    except PoError:
        return False
