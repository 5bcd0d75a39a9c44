"""Texts that were read before. Reading them all takes a second, which nobody should wait for at each check.

A reading is kept under a digest of all that it depends on: the text, its first line, the reader, its library. What has
another digest is another file, so nothing kept can be out of date, and all of it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

import markdown
from pydantic import TypeAdapter

from campaign.records import alphabet
from campaign.words import reader
from campaign.words.reader import Reading, read

FOLDER = (
    Path(__file__).resolve().parents[3] / "build/cache/texts"
)  # the generator's own: no network's folder is touched
_READINGS = TypeAdapter(Reading)


def reading_of(source: str, first_line: int) -> Reading:
    """What ``reader.read`` says, from the folder of kept readings or else anew."""
    file = FOLDER / f"{_digest(source, first_line)}.json"
    try:
        return _READINGS.validate_json(file.read_bytes())
    except (OSError, ValueError):  # not there, or cut off
        reading = read(source, first_line)
        _keep(file, _READINGS.dump_json(reading))
        return reading


def _keep(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(partial).replace(file)  # whole or not at all, also when two write at once
    except OSError:  # a folder that cannot be written to: then it is read each time
        return


def _digest(source: str, first_line: int) -> str:
    return hashlib.sha256(f"{_readers_digest()}\n{first_line}\n{source}".encode()).hexdigest()


@cache
def _readers_digest() -> str:
    code = [Path(module.__file__ or "").read_bytes() for module in (reader, alphabet)]
    return hashlib.sha256(b"".join([*code, markdown.__version__.encode()])).hexdigest()
