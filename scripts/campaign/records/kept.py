"""What was read before. Reading it all anew takes a second and a half, which nobody should wait for at each check.

A reading is kept under a digest of all that it depends on: what was read, the reader, its library. What has another
digest is another file, so nothing kept can be out of date, and all of it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from campaign.records.whole_file import write_whole

# The generator's own: no network's folder is touched.
FOLDER = Path(__file__).resolve().parents[3] / "build/cache"
T = TypeVar("T")
_WRITTEN: Counter[Path] = Counter()  # files, by folder


class Shelf(Generic[T]):
    """Readings of one ``kind``, the ``most`` newest of them, kept in a folder ``name``.

    ``reader`` are the files of code that decide what is read, ``version`` is that of their library.
    """

    def __init__(self, name: str, kind: type[T], reader: tuple[str, ...], version: str, most: int) -> None:
        self.name, self.most, self._kind = name, most, kind
        self._reader, self._version = reader, version

    def get(self, source: str, read: Callable[[], T]) -> T:
        """What ``read`` says of a source (all that it depends on), from the shelf or else anew."""
        file = FOLDER / self.name / f"{hashlib.sha256(f'{self._digest}{source}'.encode()).hexdigest()}.json"
        try:
            return self._adapter.validate_json(file.read_bytes())
        except (OSError, ValueError):  # not there, or cut off
            reading = read()
            with suppress(OSError):  # in a folder that cannot be written to it is read each time
                keep(file, self._adapter.dump_json(reading), self.most)
            return reading

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self._kind)

    @cached_property
    def _digest(self) -> str:
        code = [Path(file).read_bytes() for file in self._reader]
        return hashlib.sha256(b"".join([*code, self._version.encode()])).hexdigest()


def keep(file: Path, data: bytes, most: int) -> None:
    """Write one file of a folder in the cache, of which it keeps the ``most`` newest. Raises ``OSError``.

    A process looks through the folder at the first file that it writes there, and whenever so many have come that there
    may be a tenth too many: to list hundreds of files takes longer than to write one.
    """
    write_whole(file, data)  # also when two write at once
    before = _WRITTEN[file.parent]
    _WRITTEN[file.parent] += 1
    if before % max(1, most // 10):
        return
    there = list(file.parent.iterdir())
    if len(there) > most * 1.1:
        for old in sorted(there, key=lambda one: one.stat().st_mtime)[:-most]:
            old.unlink(missing_ok=True)
