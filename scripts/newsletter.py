"""Write an issue of the newsletter for a mail program: as HTML and as plain text.

    python scripts/newsletter.py --language fr --from 2022-01 --to 2022-03 [--out DIR]

Takes the news and events of those months from the data and texts of the site. Without ``--from`` and ``--to`` it is
the newest half-year that brought news. The same issues stand on the site, under /newsletter/.
Exit status: 0 written, 1 the data has problems or nothing happened in that time, 2 wrongly called.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from campaign.kinds.newsletter import issue, issues
from campaign.pages.render import renderers
from campaign.rules import checked
from campaign.views.looks import GENERATOR as ROOT


def month(value: str) -> str:
    """A month as YYYY-MM; a day is taken as its month."""
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])(-\d\d)?", value):
        raise argparse.ArgumentTypeError(f"“{value}” is no month; write it as 2022-03")
    return value[:7]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the site's sources")
    parser.add_argument(
        "--language", default="", help="one of the languages of data/vocabulary.yml (default: the first)"
    )
    parser.add_argument("--from", dest="first", type=month, help="first month, such as 2022-01")
    parser.add_argument("--to", dest="last", type=month, help="last month, such as 2022-03")
    parser.add_argument("--out", type=Path, default=None, help="folder to write (default: build/newsletter)")
    options = parser.parse_args(arguments)
    if bool(options.first) != bool(options.last) or (options.first and options.first > options.last):
        parser.error("--from and --to go together, the earlier month first")
    content = checked(options.root)
    if content.broken:
        print("The data has problems; nothing was written. See: make check", file=sys.stderr)
        return 1
    language = options.language or content.default
    if language not in content.languages:
        parser.error(f"--language takes one of: {', '.join(content.languages)}")
    every = issues(content.records)
    chosen = issue(content.records, options.first, options.last) if options.first else every[0] if every else None
    if not chosen or not (chosen.news or chosen.events):
        print("No news and no event fall into that time; nothing was written.", file=sys.stderr)
        return 1
    written = renderers(content)[language].newsletter(chosen)  # both, before the first is written
    out = options.out or options.root / "build/newsletter"
    out.mkdir(parents=True, exist_ok=True)
    for kind, text in written.items():
        file = out / f"newsletter-{chosen.first}-{chosen.last}-{language}.{kind}"
        file.write_text(text, encoding="utf-8")
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
