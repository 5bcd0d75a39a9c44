"""Write the glossary for the programs of translators, into build/glossary/.

    python scripts/glossary.py [--root DIR] [--out DIR]

``glossary.tbx`` has all languages (TBX-Basic, ISO 30042, in the form that programs for translators read: martif), and
``<language>.po`` is a glossary that Weblate takes as a component: from the default language into another.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from campaign.outputs.glossary import as_po, as_tbx
from campaign.pages.routes import views
from campaign.rules import checked
from campaign.views.looks import GENERATOR


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--out", type=Path, help="folder to write to (build/glossary of the network)")
    options = parser.parse_args(arguments)
    content = checked(options.root)
    if content.broken:
        print("The data has problems; nothing was written. See: make check", file=sys.stderr)
        return 1
    if not content.records["glossary"]:
        print("This network has no data/glossary.yml; nothing was written.")
        return 0
    out = options.out or options.root / "build/glossary"
    view = views(content)[content.default]
    files = {"glossary.tbx": as_tbx(view)}
    files |= {f"{code}.po": as_po(view, code) for code in content.languages if code != content.default}
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8")
    print(f"{len(content.records['glossary'])} terms: {', '.join(files)} in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
