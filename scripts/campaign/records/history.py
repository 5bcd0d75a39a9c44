"""What git knows of the files of a network, where there is git."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

LONGEST = 20  # seconds that an answer may take
SHARED, ASSETS = "overrides", "docs/assets"  # the same for every version that is read
CONTENT = ("pictures", "documents")  # folders of the assets that belong to what an editor changes


def git(root: Path, *command: str) -> str:
    """What git says in the folder of a network; nothing where it knows nothing, or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, check=False, timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired):  # no git on this machine
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""


# Nothing of an archive lands outside of its folder; Python 3.11.2 of Debian 12 does not know that yet, and git packs no such thing.
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}


class UnknownError(Exception):
    """git does not know a version: a sentence."""


def checked_out(root: Path, version: str, target: Path) -> Path:
    """The content of a network as git knows it, in a new folder: data, texts and catalogues.

    Templates and assets are those of ``root`` as they are now, pictures and own documents those of then. Raises ``UnknownError``.
    """
    assets = root / ASSETS
    linked = assets.is_symlink()
    there = [one.name for one in sorted(assets.iterdir())] if assets.is_dir() and not linked else []
    others = [ASSETS] if linked else [f"{ASSETS}/{name}" for name in there if name not in CONTENT]
    without = [f":(exclude){name}" for name in (SHARED, *others)]
    command = ["git", "-C", str(root), "archive", "--format=tar", version, "--", ".", *without]
    done = subprocess.run(command, capture_output=True, check=False, timeout=LONGEST)
    if done.returncode:
        raise UnknownError(f"git does not know “{version}” in {root}.")
    target.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as tar:
        tar.extractall(target, **SAFELY)
    for one in (target / ASSETS).iterdir() if not linked and (target / ASSETS).is_dir() else ():
        if one.name not in CONTENT and one.is_dir():
            shutil.rmtree(one)
    for name in others if not linked else ():  # no links: they would stand among what is published
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (root / name).is_dir() else shutil.copy)(root / name, place)
    for name in (SHARED, *([ASSETS] if linked else [])):
        if (root / name).exists() and not (target / name).exists():
            (target / name).parent.mkdir(exist_ok=True)
            (target / name).symlink_to((root / name).resolve())
    return target
