"""Build the whole site as plain files, without MkDocs.

    python scripts/build_pages.py [--root DIR] [--out DIR] [--address URL]

The same pages as MkDocs writes, byte for byte; a test compares them. PRINT=false in the environment leaves print out.
This is the way out of MkDocs and Material, and it is open from the first day.
Exit status: 0 built, 1 the data has problems (run validate.py) or printing failed, 2 wrongly called.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from campaign.outputs.build import Build, PrintError
from campaign.outputs.gallery import write_gallery
from campaign.rules import checked


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--root", type=Path, default=Path(__file__).resolve().parent.parent, help="folder of the site's sources"
    )
    parser.add_argument("--out", type=Path, default=None, help="folder to write (default: build/pages below the root)")
    parser.add_argument("--address", default="", help="address of the site, if not that of data/site.yml")
    parser.add_argument(
        "--preview", action="store_true", help="for scripts/preview.py: with the gallery of components, nothing printed"
    )
    options = parser.parse_args(arguments)
    if options.address and not options.address.endswith("/"):
        parser.error("the address needs a slash at its end")
    content = checked(options.root)
    if content.broken:
        print("The data has problems; nothing was written. See: python scripts/validate.py", file=sys.stderr)
        return 1
    out = options.out or options.root / "build/pages"
    try:
        build = Build(content, options.address, options.preview)
        count = build.write(out)
        if options.preview:
            write_gallery(build, out)
    except PrintError as error:
        print(f"Nothing was written: it could not be printed. {error}", file=sys.stderr)
        return 1
    print(f"{count} pages in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
