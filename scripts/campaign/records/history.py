"""What git knows of the files of a network, where there is git."""

from __future__ import annotations

import subprocess
from pathlib import Path

LONGEST = 20  # seconds that an answer may take


def git(root: Path, *command: str) -> str:
    """What git says in the folder of a network; nothing where it knows nothing, or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, check=False, timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired):  # no git on this machine
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""
