"""Bring the catalogues up to date and say what remains to be translated.

    python scripts/translations.py [--root DIR] [--check]

Collects every word that readers may see from templates, messages and data files and merges it into
locales/<language>.po. Translations are kept; words that nobody uses any more are dropped. `--check` writes nothing and
exits with 1 if a file would change or a translation is missing, after listing each with its place.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from campaign.kinds.reading import read_records
from campaign.outputs.translations import as_po, merged, missing, to_translate
from campaign.views.looks import GENERATOR


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if something is to do")
    options = parser.parse_args(arguments)
    records = read_records(options.root)
    if records.vocabulary is None or records.settings is None:
        print("The data has problems; nothing was written. See: make check", file=sys.stderr)
        return 1
    todo = 0
    for language in records.vocabulary.codes:
        template = to_translate(options.root, records, language)
        if not len(template):
            continue  # the data are written in it, and so are the templates
        file = options.root / "locales" / f"{language}.po"
        catalogue = merged(template, file, language)
        fresh, open_ = as_po(catalogue), missing(catalogue)
        stale = not file.exists() or file.read_bytes() != fresh
        note = ", file out of date" if stale and options.check else ""
        print(f"{language}: {len(catalogue) - len(open_)} of {len(catalogue)} translated{note}")
        for message in open_ if options.check else ():
            print(f"  locales/{language}.po: {message}")
        todo += bool(open_) + stale
        if not options.check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(fresh)
    return 1 if options.check and todo else 0


if __name__ == "__main__":
    sys.exit(main())
