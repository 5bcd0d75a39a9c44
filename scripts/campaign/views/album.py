"""The pictures of a network as they are published below ``/assets/pictures/``: each in several widths and two formats.

The files that staff put into ``docs/assets/pictures/`` are never published themselves. What is made of them is kept in
``build/pictures/`` under a mark of all that it was made from; that folder may be thrown away at any time.
"""

from __future__ import annotations

import hashlib
import io
import os
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from campaign.records.whole_file import write_whole
from campaign.views import imaging

FOLDER = "docs/assets/pictures"  # where staff put them
PUBLISHED = "assets/pictures"  # where readers get them
KEPT = 200  # pictures of other builds that stay in the cache; one more, and they all go


@dataclass(frozen=True)
class Version:
    """One file: its name below the site's folder, its size in pixels, and its bytes."""

    file: str
    width: int
    height: int
    data: bytes

    @property
    def mark(self) -> str:
        """What changes when the file does."""
        return hashlib.sha256(self.data).hexdigest()[:8]

    @property
    def type(self) -> str:
        """What a browser calls its format."""
        return imaging.TYPES[self.file.rpartition(".")[2]]


@dataclass(frozen=True)
class Shown:
    """All versions of a picture, the narrowest first; ``plain`` are those for browsers that know nothing newer."""

    modern: tuple[Version, ...]
    plain: tuple[Version, ...]

    @property
    def usual(self) -> Version:
        """What is shown where nothing is chosen."""
        return self.plain[-2:][0]


class Album:
    """The pictures of a network. ``read`` gives the bytes of a file by its name in the folder of pictures."""

    def __init__(self, read: Callable[[str], bytes], records: Mapping[str, Any], cache: Path) -> None:
        self._read, self._records, self._cache = read, records, cache
        self._shown: dict[str, Shown] = {}
        self._used: set[str] = set()

    def shown(self, id: str) -> Shown:
        """The versions of a picture that the check has found whole."""
        if id not in self._shown:
            data = self._read(self._records[id].file)
            packed = self._cache / f"{hashlib.sha256(imaging.recipe() + data).hexdigest()[:32]}.zip"
            self._used.add(packed.name)
            self._shown[id] = _unpacked(id, _from(packed) or _made(data, packed))
        return self._shown[id]

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every published file by its name below the site's folder."""
        shown = [self.shown(id) for id in self._records]
        others = [file for file in self._cache.glob("*.zip") if file.name not in self._used]
        for file in others if len(others) > KEPT else ():
            file.unlink(missing_ok=True)
        return {one.file: one.data for each in shown for one in (*each.modern, *each.plain)}


def folder_of(root: Path) -> Callable[[str], bytes]:
    """How an album reads the folder of a network; a name may be written with joined accents or with parted ones."""

    def read(name: str) -> bytes:
        found = names_in(root).get(typed(name))
        return (root / FOLDER / (found or name)).read_bytes()

    return read


def names_in(root: Path) -> dict[str, str]:
    """The names of the files in the folder of pictures as people type them, and as the disk has them."""
    folder = root / FOLDER
    names = sorted(file.name for file in folder.iterdir() if file.is_file()) if folder.is_dir() else []
    return {typed(name): name for name in names}


def typed(name: str) -> str:
    """The name of a file as people type it, whatever letters the machine says that it has (``LC_ALL=C``: none with accents)."""
    with suppress(ValueError):  # bytes that are no letters, or letters of a data file that this machine does not have
        name = os.fsencode(name).decode()
    return unicodedata.normalize("NFC", name)


def _made(data: bytes, packed: Path) -> bytes:
    """All versions of a picture in one file, so that they are there together or not at all."""
    image, out = imaging.plain(data), io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for kind in imaging.formats_of(image):
            for width in sorted({min(width, image.width) for width in imaging.WIDTHS}):
                name = f"{width} {imaging.height_at(image.width, image.height, width)} {kind}"
                archive.writestr(zipfile.ZipInfo(name), imaging.version(image, width, kind))
    with suppress(OSError):  # in a folder that cannot be written to they are made each time
        write_whole(packed, out.getvalue())
    return out.getvalue()


def _from(packed: Path) -> bytes:
    """What was made before; nothing where it is not there, or was cut off."""
    try:
        with zipfile.ZipFile(packed) as archive:
            return b"" if archive.testzip() else packed.read_bytes()
    except (OSError, zipfile.BadZipFile):
        return b""


def _unpacked(id: str, packed: bytes) -> Shown:
    modern, plain = list[Version](), list[Version]()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for name in archive.namelist():
            width, height, kind = name.split()
            one = Version(f"{PUBLISHED}/{id}-{width}.{kind}", int(width), int(height), archive.read(name))
            (modern if kind == imaging.modern() else plain).append(one)
    return Shown(tuple(modern), tuple(plain))
