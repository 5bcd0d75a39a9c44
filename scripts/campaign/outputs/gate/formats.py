"""What each kind of published file must look like. A reader takes its bytes and raises ``ValueError`` with what is wrong."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable

from campaign.outputs.gate.markup import CONTROL

Reader = Callable[[bytes], None]

CALENDAR_LINE = re.compile(r"[A-Z][A-Z0-9-]*(?:;[A-Z0-9-]+=[^:]*)*:.*")
LOADED_BY_STYLE = re.compile(
    r"""(?i)@import|url\((?!\s*["']?(?:#|\.|data:(?:image|font)/))|expression\(|-moz-binding"""
)
LONGEST = 75  # bytes in a line of a calendar (RFC 5545, 3.1)


def text(data: bytes) -> None:
    """UTF-8 without control characters."""
    control = CONTROL.search(data.decode())
    if control:
        raise ValueError(f"U+{ord(control[0]):04X}")


def data_file(data: bytes) -> None:
    """JSON."""
    text(data)
    json.loads(data)


def xml(data: bytes) -> None:
    """Well-formed XML, without a document type: an entity could hold anything."""
    if b"<!DOCTYPE" in data:
        raise ValueError("<!DOCTYPE")
    try:
        ET.fromstring(data)
    except ET.ParseError as error:
        raise ValueError(str(error)) from error


def table(data: bytes) -> None:
    """CSV whose rows are as long as its head, with the mark by which spreadsheets know UTF-8."""
    text(data)
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except csv.Error as error:
        raise ValueError(str(error)) from error
    if not data.startswith(b"\xef\xbb\xbf") or not rows or any(len(row) != len(rows[0]) for row in rows):
        raise ValueError(f"{next((n for n, row in enumerate(rows, 1) if len(row) != len(rows[0])), 1)}")


def calendar(data: bytes) -> None:
    """iCalendar: lines that are not too long, with a name, in components that are closed."""
    text(data)
    lines, stack = data.split(b"\r\n"), list[str]()
    if lines[0] != b"BEGIN:VCALENDAR" or lines[-2:] != [b"END:VCALENDAR", b""]:
        raise ValueError("VCALENDAR")
    for line in lines:
        if len(line) > LONGEST or b"\n" in line:
            raise ValueError(line.decode(errors="replace")[:LONGEST])
    for whole in data.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        word, _, name = whole.partition(":")
        if not CALENDAR_LINE.fullmatch(whole) or (word == "END" and (not stack or stack.pop() != name)):
            raise ValueError(whole[:LONGEST])
        if word == "BEGIN":
            stack.append(name)
    if stack:
        raise ValueError(stack[-1])


def style(data: bytes) -> None:
    """A style sheet that loads nothing from elsewhere."""
    text(data)
    found = LOADED_BY_STYLE.search(data.decode())
    if found:
        raise ValueError(found[0])


def archive(data: bytes) -> None:
    """A zip whose files are whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            bad = packed.testzip()
    except zipfile.BadZipFile as error:
        raise ValueError(str(error)) from error
    if bad:
        raise ValueError(bad)


def begins(*signs: bytes, at: int = 0, ends: bytes = b"") -> Reader:
    """Bytes that begin (and end) as their kind does."""

    def reader(data: bytes) -> None:
        if not data.startswith(signs, at) or ends not in data[-1024:]:
            raise ValueError(data[:8].hex(" "))

    return reader


# How a file of each kind is read; a file of another kind is not published.
READERS: dict[str, Reader] = {
    "css": style,
    "csv": table,
    "ics": calendar,
    "js": text,
    "json": data_file,
    "svg": xml,
    "txt": text,
    "webmanifest": data_file,
    "vtt": begins(b"WEBVTT"),
    "xml": xml,
    "avif": begins(b"ftypavif", b"ftypavis", at=4),
    "gif": begins(b"GIF8"),
    "ico": begins(b"\0\0\1\0"),
    "jpeg": begins(b"\xff\xd8\xff"),
    "jpg": begins(b"\xff\xd8\xff"),
    "mp3": begins(b"ID3", b"\xff\xfb", b"\xff\xf3"),
    "mp4": begins(b"ftyp", at=4),
    "pdf": begins(b"%PDF-", ends=b"%%EOF"),
    "png": begins(b"\x89PNG\r\n\x1a\n", ends=b"IEND"),
    "webm": begins(b"\x1a\x45\xdf\xa3"),
    "webp": begins(b"RIFF"),
    "woff2": begins(b"wOF2"),
    **dict.fromkeys(("docx", "odp", "ods", "odt", "pptx", "xlsx", "zip"), archive),
}
