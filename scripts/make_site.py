"""Build the site beside the old one, and put it in its place when it is whole: the last step of ``make site``.

    python scripts/make_site.py [--root DIR]

MkDocs builds this repository; the folder of another network is built without it. The new site is made below build/, and
the last one is kept in build/last-site. Where building fails, for whatever reason, site/ stands as before.
Exit status: 0 the site is in site/, 1 it could not be built or written, 130 interrupted.
"""

from __future__ import annotations

import argparse
import errno
import os
import subprocess
import sys
from pathlib import Path

import build_pages
from campaign.outputs.publish import Place, sentence

ROOT = Path(__file__).resolve().parent.parent
WORDS = {  # what Python says at the end of a build that met one of these errors
    "No space left on device": errno.ENOSPC,
    "Disk quota exceeded": errno.EDQUOT,
    "Read-only file system": errno.EROFS,
    "PermissionError": errno.EACCES,
}


def built(root: Path, new: Path) -> bool:
    """Build the site of ``root`` into ``new``; whether it could be. Raises ``OSError`` for a disk that is full or closed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(new)]
    done = subprocess.run(
        command,
        cwd=root,
        env=os.environ | {"PYTHONUTF8": "1"},  # it stops at names of files with letters that a locale lacks
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    last = done.stderr.strip().rpartition("\n")[2]
    for words, number in WORDS.items() if done.returncode else ():
        if words in last:
            raise OSError(number, "")
    sys.stderr.write(done.stderr)
    return done.returncode == 0


def with_engine(root: Path, place: Place) -> int:
    """Build with MkDocs, publish, and return the exit status."""
    try:
        with place.building(lambda said: print(said, file=sys.stderr, flush=True)) as new:
            if not built(root, new):
                return 1
            place.publish(new)
    except OSError as error:
        print(sentence(error, place.site), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. The site that was there stands as it was.", file=sys.stderr)
        return 130
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the network")
    root = parser.parse_args(arguments).root.resolve()
    place = Place(root / "site", root / "build", root / "build/last-site")
    status = with_engine(root, place) if (root / "mkdocs.yml").exists() else build_pages.build(root, place)
    if status == 0:
        print(f"The site is ready in the folder {place.site if root != ROOT else 'site/'}.")
    return status


if __name__ == "__main__":
    sys.exit(main())
