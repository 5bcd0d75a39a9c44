"""Write requirements*.txt from requirements*.in: one list for every Python from 3.11.2 to 3.14, with hashes.

    python scripts/lock.py            after a change of requirements*.in (make lock)
    python scripts/lock.py --upgrade  with the newest releases
    python scripts/lock.py --try      only try whether the lists install as they are

What stands in a list stays, as long as it may. Then each list is resolved for the lowest and the highest Python on
every kind of machine that we name, from ready-made packages only: nobody needs a compiler.
Exit status: 0 all is well, 1 it cannot be resolved.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = ("requirements", "requirements-test")
LOWEST, HIGHEST = "3.11.2", "3.14.0"
PYTHONS = (LOWEST, "3.12.0", "3.13.0", HIGHEST)
MACHINES = ("x86_64-manylinux_2_28", "aarch64-manylinux_2_28", "aarch64-apple-darwin", "x86_64-pc-windows-msvc")


def uv(*words: str) -> subprocess.CompletedProcess[str]:
    """Run uv as pip would run: with the certificates that pip was told to trust."""
    env = {"MACOSX_DEPLOYMENT_TARGET": "15.0", **os.environ}
    if certificates := env.get("PIP_CERT"):
        env.setdefault("SSL_CERT_FILE", certificates)
    command = [sys.executable, "-m", "uv", *words, "--no-progress"]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)


def write(name: str, *options: str) -> str:
    """Write one list; returns what is wrong, or nothing."""
    done = uv(
        "pip", "compile", f"{name}.in", "--output-file", f"{name}.txt", "--quiet", "--universal",
        "--python-version", LOWEST, "--fork-strategy", "fewest", "--generate-hashes", "--no-header",
        "--no-emit-index-url", "--no-emit-find-links",
        "--no-strip-extras",  # or pip tries the newest release of what is wanted with an extra, and finds no hash for it
        *options,
    )  # fmt: skip
    return done.stderr if done.returncode else ""


def attempt(name: str, python: str, machine: str) -> str:
    """Resolve one list for one Python on one kind of machine, without installing it; returns what is wrong, or nothing."""
    done = uv(
        "pip", "install", "--dry-run", "--target", "build/never", "--python-version", python, "--python-platform", machine,
        "--only-binary", ":all:", "--require-hashes", "--requirements", f"{name}.txt",
    )  # fmt: skip
    return done.stderr if done.returncode else ""


def main(arguments: list[str]) -> int:
    """Run the command; returns its exit status."""
    for name in LISTS:
        if "--try" not in arguments and (wrong := write(name, *arguments)):
            print(f"{name}.in cannot be resolved:\n{wrong}", file=sys.stderr)
            return 1
    for name in LISTS:
        for machine in MACHINES:
            for python in PYTHONS:
                if wrong := attempt(name, python, machine):
                    print(f"{name}.txt does not install on Python {python}, {machine}:\n{wrong}", file=sys.stderr)
                    return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
