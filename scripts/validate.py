"""Check every data file, text and catalogue, and say in plain sentences what to mend.

    python scripts/validate.py [--root DIR] [--language CODE] [--format text|github|json] [--notes] [--strict]

Exit status: 0 all is well, 1 there are problems, 2 wrongly called. Notes (a missing translation, for instance) keep
nobody from anything. A few are shown whole, many are counted by their kind; `--notes` shows them all. With `--strict`
they count as problems do: before a release.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    gc.disable()  # a check lives for two seconds; to look for garbage would take a sixth of them

from campaign.kinds.reading import spoken, spoken_codes
from campaign.records.note_messages import NOTES, OTHER
from campaign.rules import checked
from campaign.words.language import Language

Row = dict[str, str | int]
FEW = 10  # notes that are shown whole without being asked for


def as_text(rows: list[Row], language: Language, every_note: bool = False) -> str:
    """Two lines a problem: where and what, then what to do. Many notes are one line a kind."""
    notes = [row for row in rows if row["level"] == "note"]
    whole = every_note or len(notes) <= FEW
    lines = [
        f"{r['file']}:{r['line']}:{r['column']}: {r['message']}\n    → {r['remedy']}"
        for r in rows
        if whole or r["level"] == "problem"
    ]
    n = len(rows) - len(notes)
    if n:
        lines.append(language.ngettext("{n} problem to mend.", "{n} problems to mend.", n).format(n=n))
    else:
        lines.append(language.gettext("All is well."))
    if notes:
        lines.append(language.ngettext("{n} note.", "{n} notes.", len(notes)).format(n=len(notes)))
    if not whole:
        kinds = Counter(NOTES[str(row["code"])][0] if row["code"] in NOTES else OTHER for row in notes)
        lines += [f"  {count} × {language.gettext(kind)}" for kind, count in kinds.most_common()]
        lines.append(language.gettext("To read each of them: make check NOTES=1"))
    return "\n".join(lines)


def as_github(rows: list[Row], language: Language, every_note: bool = False) -> str:
    """Workflow commands: the forge shows each sentence on its line of the pull request."""

    def row(r: Row) -> str:
        kind = "error" if r["level"] == "problem" else "notice"
        words = f"{r['message']} {r['remedy']}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        place = str(r["file"]).replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
        return f"::{kind} file={place},line={r['line']},col={r['column']},title={r['code']}::{words}"

    return "\n".join(map(row, rows))


def as_json(rows: list[Row], language: Language, every_note: bool = False) -> str:
    """One list of objects."""
    return json.dumps(rows, ensure_ascii=False, indent=1)


FORMATS: dict[str, Callable[[list[Row], Language, bool], str]] = {"text": as_text, "github": as_github, "json": as_json}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--root", type=Path, default=Path(__file__).resolve().parent.parent, help="folder of the site's sources"
    )
    parser.add_argument("--language", choices=spoken_codes(), default="en", help="language of the messages")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="text for people, github or json for programs"
    )
    parser.add_argument("--notes", action="store_true", help="show every note")
    parser.add_argument("--strict", action="store_true", help="notes count as problems; shows every note")
    options = parser.parse_args(arguments)
    if not options.root.is_dir():
        parser.error(f"no such folder: {options.root}")
    content = checked(options.root, alone=__name__ == "__main__")
    # Messages come from the tool's own catalogue: the one being checked may be broken or missing.
    language = spoken(options.language)
    output = FORMATS[options.format](
        [language.problem(p) for p in content.problems], language, options.notes or options.strict
    )
    if output:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        print(output.encode(errors="backslashreplace").decode())  # names of files may hold any bytes
    return 1 if content.broken or (options.strict and content.problems) else 0


if __name__ == "__main__":
    status = main()
    gc.freeze()  # or Python would look for garbage once more, and take apart what it finds
    sys.exit(status)
