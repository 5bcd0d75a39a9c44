"""Write the forms by which people propose a change: .github/ISSUE_TEMPLATE/ and .gitlab/issue_templates/, in each language.

    python scripts/build_forms.py [--root DIR] [--check]

`--check` writes nothing and exits with 1 if a form is out of date: after a change of a choice, such as a theme, of the
words in a catalogue, or of overrides/forms.yml. scripts/from_issue.py reads what people send.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from campaign.kinds.reading import read_content
from campaign.outputs.issue_forms import GITHUB, GITLAB, files
from campaign.pages.routes import views
from campaign.records.whole_file import write_whole
from campaign.views.looks import GENERATOR


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the site's sources")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if something is out of date")
    options = parser.parse_args(arguments)
    content = read_content(options.root)
    if content.broken:
        print("The data has problems; nothing was written. See: make check", file=sys.stderr)
        return 1
    wanted = files(views(content).values())
    endings = {f"{form.rpartition('-')[0]}-" for form in wanted}  # forms of a language that the network has no more
    there = [f.relative_to(options.root).as_posix() for p in (GITHUB, GITLAB) for f in (options.root / p).glob("*-*.*")]
    gone = [file for file in there if file not in wanted and f"{file.rpartition('-')[0]}-" in endings]
    stale = [
        f for f, t in wanted.items() if not (options.root / f).exists() or (options.root / f).read_text("utf-8") != t
    ]
    for file in (*stale, *gone):
        print(f"{file}: {'out of date; run: make forms' if options.check else 'written' if file in wanted else 'gone'}")
        if not options.check and file in wanted:
            write_whole(options.root / file, wanted[file].encode())
        elif not options.check:
            (options.root / file).unlink()
    return 1 if options.check and (stale or gone) else 0


if __name__ == "__main__":
    sys.exit(main())
