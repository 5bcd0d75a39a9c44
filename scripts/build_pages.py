"""Build the whole site as plain files, without MkDocs.

    python scripts/build_pages.py [--root DIR] [--out DIR] [--address URL]

The same pages as MkDocs writes, byte for byte; a test compares them. PRINT=false in the environment leaves print out.
This is the way out of MkDocs and Material, and it is open from the first day. The site is built beside DIR and takes
its place by one rename when it is whole.
Exit status: 0 built, 1 the data has problems (run validate.py), printing failed, the folder cannot be written
or the finished site has faults, 2 wrongly called, 130 interrupted.
"""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

if __name__ == "__main__":
    gc.disable()  # a build lives for some seconds; to look for garbage takes time, and leaves hardly less memory in use

from campaign.outputs.build import Build, PrintError
from campaign.outputs.gallery import write_gallery
from campaign.outputs.gate.site import REFUSED, faults
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
    parser.add_argument("--mark", action="store_true", help="in a preview: mark in its pages what is not translated")
    options = parser.parse_args(arguments)
    if options.address and not options.address.endswith("/"):
        parser.error("the address needs a slash at its end")
    if options.mark and not options.preview:
        parser.error("--mark is for a preview: no published page has marks")
    out = (options.out or options.root / "build/pages").absolute()
    if not may_be_replaced(out, options.root):
        parser.error(f"{out} holds other things than a site, which would be deleted; name another folder")
    return build(options.root, Place(out, out.parent), options.address, options.preview, options.mark)


def build(root: Path, place: Place, address: str = "", preview: bool = False, mark: bool = False) -> int:
    """Build the site of ``root`` and put it in its place; says what was wrong, and returns the exit status."""
    content = checked(root, alone=True, building=True)
    if content.broken:
        return _failed("The data has problems; nothing was written. See: make check")
    try:
        made = Build(content, address, preview, mark=mark)
        with place.building(lambda said: print(said, file=sys.stderr, flush=True)) as new:
            count = made.write(new)
            if preview:
                write_gallery(made, new)
            found = faults(made, new)
            if found:
                said = map(content.languages[content.default].problem, found)
                return _failed(*("{file}:{line}: {message} {remedy}".format(**row) for row in said), REFUSED)
            place.publish(new)
    except PrintError as error:
        return _failed(f"Nothing was written: it could not be printed. {error}")
    except OSError as error:
        return _failed(sentence(error, place.site))
    except KeyboardInterrupt:
        return _failed("Interrupted. What was there stands as it was.") + 129
    print(f"{count} pages in {place.site}")
    return 0


def _failed(*lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return 1


def may_be_replaced(out: Path, root: Path) -> bool:
    """Whether a folder is a site, empty or not there: nothing else is deleted for a site."""
    if not out.exists():
        return True
    inside = root.resolve().is_relative_to(out.resolve())
    return out.is_dir() and not inside and ((out / "index.html").is_file() or not any(out.iterdir()))


if __name__ == "__main__":
    status = main()
    gc.freeze()  # what Python still looks for then, and takes apart, would take a third of a second more
    sys.exit(status)
