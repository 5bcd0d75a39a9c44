"""How many slips of people the check meets, and how well. Not part of ``make test``.

    python scripts/slips.py CORPUS.json [--root DIR] [--words] [--only WORD] [--git]

The corpus is a list of slips: ``name``, ``kind`` (must, soft or harmless), ``file``, ``line`` where it stands, and what
was done: ``change`` (lines ``before`` and ``after``, ``at_line``), ``whole_file``, ``new_file``, ``deleted`` or
``bytes``. Each is made in a copy of the sources and checked there. Printed are the totals, then each slip that is not
met: not caught, on another line, or told in more than two messages. ``--words`` prints what is said of every slip,
``--git`` keeps the state before the slip in git, as on a forge.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("data", "docs", "locales", "members.yml", "mkdocs.yml", "overrides", "scripts", "schemas")
Slip = dict[str, Any]
Row = dict[str, Any]


@dataclass
class Outcome:
    """What the check said of one slip. ``line``: where the slip stands in today's file."""

    slip: Slip
    line: int | None
    rows: list[Row] = field(default_factory=list)
    applied: bool = True

    @property
    def caught(self) -> bool:
        """Whether what must be met is a problem, and the rest at least a note."""
        return any(row["level"] == "problem" or self.slip["kind"] == "soft" for row in self.rows)

    @property
    def placed(self) -> bool:
        """Whether a message stands in the file of the slip, on its line."""
        files = {self.slip["file"], self.slip.get("named_in")}
        near = any(
            len(c["after"]) < len(c["before"]) for c in self.slip.get("change", ())
        )  # lines gone: above or below
        return any(r["file"] in files and (self.line is None or abs(r["line"] - self.line) <= near) for r in self.rows)

    @property
    def met(self) -> bool:
        """Caught, on its line, in at most two messages; a harmless one is not refused."""
        if self.slip["kind"] == "harmless":
            return not any(row["level"] == "problem" for row in self.rows)
        return self.caught and self.placed and len(self.rows) <= 2


def place_of(lines: list[str], change: dict[str, Any]) -> int | None:
    """Where the lines of a change begin today (0 is the first line): the nearest place to where they stood."""
    before, wanted = change["before"], int(change["at_line"]) - 1
    if not before:  # a whole entry goes where one begins
        entry = change["after"][:1] and change["after"][0].startswith("- ")
        ends = [i for i, line in enumerate(lines) if line.startswith("- ")] if entry else []
        return min([*ends, len(lines)], key=lambda i: abs(i - wanted)) if ends else min(wanted, len(lines))
    found = [i for i in range(len(lines)) if lines[i : i + len(before)] == before]
    if not found and len(before) == 1 and before[0].startswith('msgstr "'):  # words that are gone: others serve as well
        found = [i for i, line in enumerate(lines) if re.fullmatch(r'msgstr "[^"%{}\\\\]+"', line)]
    return min(found, key=lambda i: abs(i - wanted), default=None)


def spoil(root: Path, slip: Slip) -> Outcome:
    """Make a slip below ``root``."""
    target, line = root / slip["file"], slip.get("line")
    if slip.get("deleted"):
        target.unlink()
    elif "bytes" in slip:
        text = target.read_text(encoding="utf-8")
        encoding = "utf-16" if "UTF-16" in slip["name"] else "latin-1"
        target.write_bytes(text.encode(encoding, errors="replace"))
    elif "change" in slip:
        text = target.read_bytes().decode("utf-8")
        lines = text.split("\n")
        for change in sorted(slip["change"], key=lambda c: -c["at_line"]):
            at = place_of(lines, change)
            if at is None:
                return Outcome(slip, line, applied=False)
            if line and len(slip["change"]) == 1:
                line += at - (change["at_line"] - 1)
            lines[at : at + len(change["before"])] = change["after"]
        target.write_bytes("\n".join(lines).encode("utf-8"))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        today = target.read_text(encoding="utf-8") if target.exists() else ""
        text = whole(slip["whole_file"], today) if "whole_file" in slip else slip["new_file"]
        target.write_bytes(text.encode("utf-8"))
    return Outcome(slip, line)


def whole(written: str, today: str) -> str:
    """A whole file of the corpus, which keeps only the beginning of long ones (it ends with “ …”): the rest is today's."""
    if not written.endswith(" …"):
        return written
    lines = today.split("\n")
    if "\r\n" in written:
        return "".join(line + ("\r\n" if i % 3 else "\n") for i, line in enumerate(lines))
    first = written.partition("\n")[0]
    return "\n".join([first, *("  " + line if line else "" for line in lines)])


def check(root: Path) -> list[Row]:
    """What the check says of the sources below ``root``."""
    from campaign.kinds.reading import spoken
    from campaign.rules import checked

    english = spoken("en")
    return [dict(english.problem(problem)) for problem in checked(root).problems]


def tried(root: Path, slip: Slip) -> Outcome:
    """Make a slip, check, and put everything back."""
    target = root / slip["file"]
    before = target.read_bytes() if target.exists() else None
    missing = [folder for folder in target.parents if not folder.exists()]
    try:
        outcome = spoil(root, slip)
        if outcome.applied:
            outcome.rows = [row for row in check(root) if _seen(row) not in _before]
        return outcome
    finally:
        if before is not None:
            target.write_bytes(before)
        else:
            target.unlink(missing_ok=True)
            for folder in missing:
                folder.rmdir()


def _seen(row: Row) -> tuple[str, ...]:
    return str(row["file"]), str(row["code"]), str(row["message"])


_copy: Path | None = None
_before: set[tuple[str, ...]] = set()  # what is said without any slip


def _begin(template: Path, folder: str) -> None:
    """A worker has sources of its own, and remembers how unchanged files were parsed: for speed only."""
    global _copy
    _copy = Path(folder) / str(os.getpid())
    shutil.copytree(template, _copy)
    sys.path.insert(0, str(_copy / "scripts"))
    from campaign.records import yaml_file
    from campaign.words import markdown

    parse, known = yaml_file.parse_yaml, {}

    def remembered(text: str, document: yaml_file.Document, first_line: int = 0) -> yaml_file.Document:
        key = (text, document.file, first_line)
        if key not in known:
            known[key] = parse(text, yaml_file.Document(document.file), first_line)
        kept = known[key]
        for name, value in vars(kept).items():
            setattr(document, name, value.copy() if isinstance(value, (dict, list, set)) else value)
        return document

    yaml_file.parse_yaml = markdown.parse_yaml = remembered  # type: ignore[attr-defined]
    _before.update(map(_seen, check(_copy)))


def _work(slip: Slip) -> Outcome:
    assert _copy is not None
    return tried(_copy, slip)


def copied(root: Path, to: Path) -> None:
    """The sources below ``root``, to be changed."""
    to.mkdir(parents=True)
    for name in SOURCES:
        if (root / name).is_dir():
            shutil.copytree(root / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (root / name).exists():
            shutil.copy(root / name, to / name)


def report(outcomes: list[Outcome], words: bool) -> None:
    """Totals, and what is not met."""
    for kind in ("must", "soft", "harmless"):
        of = [o for o in outcomes if o.slip["kind"] == kind and o.applied]
        if not of:
            continue
        if kind == "harmless":
            print(f"harmless: {len(of)}, refused: {sum(not o.met for o in of)}")
            continue
        for what, count in (
            ("caught", sum(o.caught for o in of)),
            ("on its line", sum(o.caught and o.placed for o in of)),
            ("at most two messages", sum(o.caught and len(o.rows) <= 2 for o in of)),
            ("met", sum(o.met for o in of)),
        ):
            print(f"{kind}: {count} of {len(of)} {what} ({count / len(of):.0%})")
    print("messages:", dict(sorted(Counter(min(len(o.rows), 10) for o in outcomes).items())))
    for outcome in outcomes:
        if words or not (outcome.met and outcome.applied):
            slip, kind = outcome.slip, outcome.slip["kind"]
            why = [
                w for w, ok in (("not caught", outcome.caught), ("line", outcome.placed)) if not ok and kind[0] != "h"
            ]
            why += ["messages"] if len(outcome.rows) > 2 else []
            why += ["does not apply today"] if not outcome.applied else []
            print(
                f"\n{'ok' if outcome.met else 'NOT MET'} [{kind}] {slip['name']}: {slip['file']}:{outcome.line} {why}"
            )
            for row in outcome.rows[: 40 if words else 4]:
                print(f"    {row['file']}:{row['line']}:{row['column']} {row['level']} {row['code']}: {row['message']}")
                print(f"        → {row['remedy']}")


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--only", default="", help="slips whose name has this word")
    parser.add_argument("--words", action="store_true", help="print what is said of every slip")
    parser.add_argument("--git", action="store_true", help="keep the state before the slip in git")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args(arguments)
    slips = [s for s in json.loads(options.corpus.read_text(encoding="utf-8")) if options.only in s["name"]]
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template"
        copied(options.root, template)
        if options.git:
            git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(template)]
            for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "before"]):
                subprocess.run([*git, *command], check=True)
        with ProcessPoolExecutor(
            options.processes, get_context("spawn"), initializer=_begin, initargs=(template, folder)
        ) as pool:
            outcomes = list(pool.map(_work, slips, chunksize=4))
    report(outcomes, options.words)


if __name__ == "__main__":
    main()
