"""Make a copy of the finished site that opens without a server, from a folder or a memory stick, the search included.

    python scripts/portable.py [--root DIR] [--out DIR]

Open index.html in it. It may also stand below any path of a host.
Exit status: 0 written, 1 there is no site or the folder holds other things, 2 wrongly called.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

from build_pages import may_be_replaced
from campaign.kinds.reading import read_records
from campaign.outputs.portable import Portable
from campaign.views.looks import GENERATOR


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument(
        "--out", type=Path, default=None, help="folder to write (default: build/portable below the root)"
    )
    options = parser.parse_args(arguments)
    out, site = (options.out or options.root / "build/portable").absolute(), options.root / "site"
    settings = read_records(options.root).settings
    if settings is None or not (site / "index.html").is_file():
        print("There is no site yet. Build it first: make site", file=sys.stderr)
        return 1
    if not may_be_replaced(out, options.root):
        print(f"{out} holds other things than a site, which would be deleted; name another folder.", file=sys.stderr)
        return 1
    shutil.rmtree(out, ignore_errors=True)
    count = Portable(site, out, urlsplit(settings.address).path).write()
    print(f"{count} pages; open {out / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
