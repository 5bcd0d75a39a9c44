"""Whole or not at all: a site is built in a folder of its own, and takes the place of the old one by one rename.

Linux exchanges two folders in one step (``renameat2``), so that there is no moment without a whole site. Elsewhere two
renames are needed, and the next build mends what was interrupted between them. Where ``site`` itself is a volume or a
link, or lies on another disk than the folder of builds, nothing can be exchanged: its files are replaced one by one,
each at once, and a visitor may meet pages of both sites for some seconds. A build that is killed then leaves a mixture,
which the next one mends.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

FULL = {errno.ENOSPC, errno.EDQUOT}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
FIXED = {errno.EBUSY, errno.EXDEV}  # a volume: it has to stay, only what is in it changes
NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}
CWD, EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE in Linux's headers


class Place:
    """A site and the folder below which it is built, which should be on the same disk.

    ``kept``, if there is one, is where the site that was there before is kept.
    """

    def __init__(self, site: Path, builds: Path, kept: Path | None = None) -> None:
        self.site, self.builds, self.kept = site, builds, kept
        self._lock, self._owner = builds / f".{site.name}.lock", builds / f".{site.name}.owner"
        self._waiting, self._begun = builds / f".{site.name}.old", f".{site.name}.new-"

    @contextmanager
    def building(self, say: Callable[[str], None]) -> Iterator[Path]:
        """A new folder to build in, while nobody else builds this site; it is gone at the end.

        A second build says so and waits. The lock of a process that was killed is free at once. Raises ``OSError``.
        """
        self.builds.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._lock)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say(f"Another build of this site is running ({self._who()}). This one waits until it has ended.")
            lock.acquire()
        try:
            self._owner.write_text(f"{os.getpid()}\n", encoding="utf-8")
            self._tidy()
            yield Path(tempfile.mkdtemp(prefix=self._begun, dir=self.builds)) / "site"
        finally:
            for folder in self.builds.glob(self._begun + "*"):
                shutil.rmtree(folder, ignore_errors=True)
            with suppress(OSError):
                self._owner.unlink()
            lock.release()

    def publish(self, new: Path) -> None:
        """Put ``new``, which was built here, in the place of the site. Raises ``OSError``: then the old one stands."""
        readable(new)
        if self.site.is_symlink():
            return refill(new, self.site)
        try:
            if not self.site.exists():
                new.rename(self.site)
                return None
            old = new if exchange(new, self.site) else self._in_two_steps(new)
        except OSError as error:
            if error.errno not in FIXED:
                raise
            self.site.mkdir(exist_ok=True)
            return refill(new, self.site)
        if self.kept:
            shutil.rmtree(self.kept, ignore_errors=True)
            with suppress(OSError):  # the new site stands: that the old one could not be kept is no failure
                old.rename(self.kept)
        shutil.rmtree(old, ignore_errors=True)

    def _in_two_steps(self, new: Path) -> Path:
        self.site.rename(self._waiting)
        try:
            new.rename(self.site)
        except BaseException:
            self._waiting.rename(self.site)
            raise
        return self._waiting

    def _tidy(self) -> None:
        """Mend and clear away what a killed build has left."""
        if self._waiting.exists() and not self.site.exists():
            self._waiting.rename(self.site)
        for folder in (self._waiting, *self.builds.glob(self._begun + "*")):
            shutil.rmtree(folder, ignore_errors=True)

    def _who(self) -> str:
        with suppress(OSError, ValueError):
            number = int(self._owner.read_text(encoding="utf-8"))
            return f"process {number}; if it hangs, end it with: kill {number}"
        return "its number is not known yet"


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; ``False`` where the system or the disk cannot. Raises ``OSError``."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2 if sys.platform == "linux" else None
    except (OSError, AttributeError):  # a C library without it
        call = None
    if call is None:
        return False
    if call(CWD, os.fsencode(one), CWD, os.fsencode(other), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def readable(folder: Path) -> None:
    """Everybody may read; only the owner may write. A web server is seldom the user who builds."""
    folder.chmod(0o755)
    for file in below(folder):
        if not file.is_symlink():
            os.chmod(file.path, 0o755 if file.is_dir() else 0o644)


def below(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """What a folder holds, at any depth, as the system lists it: a site has some thousand files. No link is followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from below(entry.path)


def refill(new: Path, site: Path) -> None:
    """Each file takes the place of its forerunner at once; what the new site lacks goes last."""
    size = sum(file.stat().st_size for file in new.rglob("*") if file.is_file())
    if shutil.disk_usage(site).free < size:
        raise OSError(errno.ENOSPC, "no room for the new site beside the old one")
    files = sorted(file.relative_to(new) for file in new.rglob("*"))
    kept = set(files)
    for name in files:
        if (new / name).is_dir():
            if (site / name).is_file():
                (site / name).unlink()
            (site / name).mkdir(exist_ok=True)
            (site / name).chmod(0o755)
        else:
            if (site / name).is_dir():
                shutil.rmtree(site / name)
            partial = site / name.with_name(f".{name.name}.partial")
            shutil.copy2(new / name, partial)
            partial.replace(site / name)
    for file in sorted(site.rglob("*"), reverse=True):
        if file.relative_to(site) not in kept and file.name != "lost+found":
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file, ignore_errors=True)
            else:
                file.unlink(missing_ok=True)


def sentence(error: OSError, site: Path) -> str:
    """What to do about a disk that is full or a folder that may not be written. Raises any other error again."""
    if error.errno in FULL:
        said = "The disk is full, so the new site could not be written. Make room and try again."
    elif error.errno in CLOSED:
        where = f" ({error.filename})" if error.filename else ""
        said = f"The new site could not be written: this user may not write there{where}. Change the permissions, or build as another user."
    else:
        raise error
    return f"{said}\n{'The old site stands as it was.' if site.exists() else 'Nothing was published.'}"
