"""Build the whole site as plain files, without MkDocs.

    python scripts/build_pages.py [--root DIR] [--out DIR] [--address URL]

The same pages as MkDocs writes, byte for byte; a test compares them. PRINT=false in the environment leaves print out.
This is the way out of MkDocs and Material, and it is open from the first day. The site is built beside DIR and takes
its place by one rename when it is whole.
Exit status: 0 built, 1 the data has problems (run validate.py), printing failed or the folder cannot be written,
2 wrongly called, 130 interrupted.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from campaign.outputs.build import Build, PrintError
from campaign.outputs.gallery import write_gallery
from campaign.outputs.publish import Place, sentence
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
    out = (options.out or options.root / "build/pages").absolute()
    if not may_be_replaced(out, options.root):
        parser.error(f"{out} holds other things than a site, which would be deleted; name another folder")
    content = checked(options.root)
    if content.broken:
        print("The data has problems; nothing was written. See: python scripts/validate.py", file=sys.stderr)
        return 1
    place = Place(out, out.parent)
    try:
        build = Build(content, options.address, options.preview)
        with place.building(lambda said: print(said, file=sys.stderr, flush=True)) as new:
            count = build.write(new)
            if options.preview:
                write_gallery(build, new)
            place.publish(new)
    except PrintError as error:
        print(f"Nothing was written: it could not be printed. {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(sentence(error, out), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. What was there stands as it was.", file=sys.stderr)
        return 130
    print(f"{count} pages in {out}")
    return 0


def may_be_replaced(out: Path, root: Path) -> bool:
    """Whether a folder is a site, empty or not there: nothing else is deleted for a site."""
    if not out.exists():
        return True
    inside = root.resolve().is_relative_to(out.resolve())
    return out.is_dir() and not inside and ((out / "index.html").is_file() or not any(out.iterdir()))


if __name__ == "__main__":
    sys.exit(main())
