"""Files that were read before and had no fault. From one build to the next most of a site stays the same to the byte.

Only the absence of faults is kept, under a digest of all that it depends on: the readers, the address of the site, the
names of its files (which links may lead to), and the bytes of the file. Whatever has another digest is read.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from campaign.records.kept import FOLDER, keep

NAME = "gate"  # of their folder in the cache
MOST = 50  # networks, at each of their addresses and with each set of pages
SIZE = 16  # bytes of a digest


class Faultless:
    """The files without fault of the last build of one site, with the same readers. ``site`` is its address and all its files."""

    def __init__(self, site: Iterable[str]) -> None:
        readers = [f.read_bytes() for f in sorted(Path(__file__).parent.iterdir()) if f.is_file()]
        depends = b"\0".join([*readers, sys.version.encode(), *(one.encode() for one in site)])
        self._file = FOLDER / NAME / _digest(depends).hex()
        try:
            data = self._file.read_bytes()
        except OSError:
            data = b""
        self.known = frozenset(data[n : n + SIZE] for n in range(0, len(data), SIZE))

    def mark(self, file: str, languages: Iterable[str], data: bytes) -> bytes:
        """What a file is known by: its name, the languages that it may be in, its bytes."""
        return _digest(f"{file}\0{' '.join(languages)}\0".encode() + data)

    def keep(self, marks: Iterable[bytes]) -> None:
        """Keep the marks of all files of this build that have no fault, for the next one."""
        if self.known != (now := frozenset(marks)):
            with suppress(OSError):  # in a folder that cannot be written to all is read each time
                keep(self._file, b"".join(sorted(now)), MOST)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SIZE).digest()
