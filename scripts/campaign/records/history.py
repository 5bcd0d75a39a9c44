"""What git knows of the files of a network, where there is git."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

LONGEST = 20  # seconds that an answer may take
SHARED = ("overrides", "docs/assets")  # the same for every version that is read


def git(root: Path, *command: str) -> str:
    """What git says in the folder of a network; nothing where it knows nothing, or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, check=False, timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired):  # no git on this machine
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""


class UnknownError(Exception):
    """git does not know a version: a sentence."""


def checked_out(root: Path, version: str, target: Path) -> Path:
    """The content of a network as git knows it, in a new folder: data, texts and catalogues.

    Templates and assets are those of ``root`` as they are now. Raises ``UnknownError``.
    """
    without = [f":(exclude){name}" for name in SHARED]
    command = ["git", "-C", str(root), "archive", "--format=tar", version, "--", ".", *without]
    done = subprocess.run(command, capture_output=True, check=False, timeout=LONGEST)
    if done.returncode:
        raise UnknownError(f"git does not know “{version}” in {root}.")
    target.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as tar:
        tar.extractall(target, filter="data")
    for name in SHARED:
        if (root / name).exists() and not (target / name).exists():
            (target / name).parent.mkdir(exist_ok=True)
            (target / name).symlink_to((root / name).resolve())
    return target
