"""The places by which catalogues know words of the data, when a record gets another id: only these lines change."""

from __future__ import annotations

import re

import polib

from campaign.kinds.kind import Kind
from campaign.words.po_file import parse_po


def with_contexts(text: str, kind: Kind, old: str, new: str) -> str:
    """A catalogue in which the words of a record, used or kept aside, have their new place, so that none is lost."""
    before, after = f"{kind.name}/{old}", f"{kind.name}/{new}"
    if before not in text and f"/{old}" not in text:
        return text
    lines = text.split("\n")
    for n, line in enumerate(lines):
        found = re.match(rf'(?P<head>(?:#[~|]+\s*)?)(?P<word>msgctxt\s+)?"{re.escape(before)}(?= |"|$)', line)
        if found and (found["word"] or (n and re.search(r'msgctxt\s+""\s*$', lines[n - 1]))):
            lines[n] = line.replace(before, after, 1)
        elif line.startswith("#.") and kind.folder:  # the address of the page, for translators
            lines[n] = re.sub(rf"(?<=/{re.escape(kind.folder)}/){re.escape(old)}(?=/|\s|$)", new, line)
        elif line.startswith("#.") and kind.listed:
            lines[n] = re.sub(rf"(?<=/{re.escape(kind.listed)}/#){re.escape(old)}(?=\s|$)", new, line)
    changed = "\n".join(lines)
    return changed if not _named(changed, before) else _anew(text, before, after)


def _named(text: str, place: str) -> list[polib.POEntry]:
    """The entries whose words stand in a record."""
    return [entry for entry in parse_po(text) if (entry.msgctxt or "").partition(" ")[0] == place]


def _anew(text: str, before: str, after: str) -> str:
    """The same for a file that breaks its lines in the middle of a place: written anew."""
    po = parse_po(text)
    for entry in po:
        if (entry.msgctxt or "").partition(" ")[0] == before:
            entry.msgctxt = (entry.msgctxt or "").replace(before, after, 1)
    return str(po)
