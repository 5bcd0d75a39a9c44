"""Build the site beside the old one, and put it in its place when it is whole: the last step of ``make site``.

    python scripts/make_site.py [--root DIR]

MkDocs builds this repository; the folder of another network is built without it. The new site is made in build/site. Where that fails, for whatever reason, site/ stands as before. Its files can be
read by everybody, whatever the umask: a web server is seldom the user who builds.
Exit status: 0 the site is in site/, 1 it could not be built or written.
"""

from __future__ import annotations

import argparse
import errno
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FULL = {errno.ENOSPC, errno.EDQUOT}
FIXED = {errno.EBUSY, errno.EXDEV}  # a volume: it has to stay, only what is in it changes
WORDS_OF_FULL = ("No space left on device", "Disk quota exceeded")


def readable(folder: Path) -> None:
    """Everybody may read; only the owner may write."""
    folder.chmod(0o755)
    for file in folder.rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)


def publish(new: Path, site: Path, old: Path) -> None:
    """Put ``new`` in the place of ``site``; ``old`` is where the old one waits until the new one stands."""
    try:
        if site.is_symlink():
            raise OSError(errno.EXDEV, "leads elsewhere")
        if site.exists():
            site.rename(old)
    except OSError as error:
        if error.errno not in FIXED:
            raise
        refill(new, site)
        return
    try:
        new.rename(site)
    except BaseException:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


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
    shutil.rmtree(new)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the network")
    root = parser.parse_args(arguments).root.resolve()
    new, site, old = root / "build/site", root / "site", root / "build/site.old"
    try:
        if old.exists() and not site.exists():  # interrupted between the two renames
            old.rename(site)
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(new, ignore_errors=True)
        engine = ["-m", "mkdocs", "build", "--quiet", "--site-dir", str(new)]
        plain = [str(ROOT / "scripts/build_pages.py"), "--root", str(root), "--out", str(new)]
        command = [sys.executable, *(engine if (root / "mkdocs.yml").exists() else plain)]
        built = subprocess.run(
            command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", errors="replace"
        )
        if built.returncode:
            if any(words in built.stderr for words in WORDS_OF_FULL):
                raise OSError(errno.ENOSPC, "")
            sys.stderr.write(built.stderr)
            return 1
        sys.stderr.write(built.stderr)
        readable(new)
        publish(new, site, old)
    except OSError as error:
        if error.errno not in FULL:
            raise
        shutil.rmtree(new, ignore_errors=True)
        print("The disk is full, so the new site could not be written. Make room and try again.", file=sys.stderr)
        print("The old site stands as it was." if site.exists() else "Nothing was published.", file=sys.stderr)
        return 1
    print(f"The site is ready in the folder {site if root != ROOT else 'site/'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
