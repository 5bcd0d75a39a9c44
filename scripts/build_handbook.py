"""Build the handbook as a site of its own, in four languages: what ``make handbook`` does.

    python scripts/build_handbook.py [--root DIR] [--publish]

It goes into build/handbook/ of the network; its pages are handbook/<language>/*.md, handbook.yml says how. With ``--publish``
it is put into site/handbook/ as well, to be published with the site: no search engine keeps it, it runs nothing that is
written in a page, and it asks no other host for anything, so that what hosts are told of the site is right for it too.
Exit status: 0 built, 1 there is no site yet, else what MkDocs ended with.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from campaign.views.looks import GENERATOR

SETTINGS = GENERATOR / "handbook.yml"
PLACE = "handbook"  # in the site


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--publish", action="store_true", help="put it into the site as well")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.publish and not (root / "site").is_dir():
        print("There is no site/ yet that it could be published with. See: make site", file=sys.stderr)
        return 1
    out = root / "build/handbook"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", SETTINGS, "--site-dir", out]
    env = os.environ | {"NETWORK": str(root), "NO_MKDOCS_2_WARNING": "1"}
    status = subprocess.run(command, env=env, check=False).returncode
    if status:
        return status
    if options.publish:
        there = root / "site" / PLACE
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(out, there, ignore=shutil.ignore_patterns("*.map"))
        print("The handbook is in site/handbook/.")
    else:
        print(
            f"Open {out}/index.html; its search needs a server: {sys.executable} -m http.server --directory {out} 8001"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
