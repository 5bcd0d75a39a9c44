"""Name the translations in which pofilter finds a fault that a machine can see: a full stop too few, another number.

    python scripts/pofilter.py [--root DIR] [--language CODE]

The tests are those of translate-toolkit, which Weblate and Pootle use, too: the ones that find faults in our catalogues
(``TESTS``). What they find and is right stands in ``locales/pofilter.yml`` with a reason; an exception that nothing needs
any more is named, so that it goes. It is a command for whoever looks after a language, and no part of the check: whether
a translation is right is for a person to say. Exit status: 0 nothing to do, 1 something is, 2 translate-toolkit is missing.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from campaign.records.base import Record
from campaign.records.fields import Text
from campaign.records.yaml_file import load_yaml
from campaign.views.looks import GENERATOR
from campaign.words.po_file import live, load_po, strings_of

EXCEPTIONS = "locales/pofilter.yml"
# Left out are tests that our own check has (placeholders), and those that find next to nothing but what is right:
# capitals, acronyms, quotation marks and sentences differ between languages, and names of places often do not.
TESTS = (
    "startwhitespace", "endwhitespace", "doublespacing", "tabs", "newlines", "doublewords", "endpunc", "brackets",
    "numbers", "urls", "emails", "xmltags", "filepaths",
)  # fmt: skip
SPACES = str.maketrans("\u202f", "\u00a0")  # the toolkit knows no narrow space before French punctuation
IN_NUMBER = re.compile(r"(?<=\d)[.,\u00a0](?=\d)")  # 9.7 and 9,7 are one number; so are 1,000 and 1 000


class Exempt(Record):
    """A translation that is right although a test finds a fault in it."""

    test: Text
    language: Text
    words: Text
    reason: Text

    @property
    def key(self) -> tuple[str, str, str]:
        """What it exempts."""
        return self.test, self.language, self.words


@dataclass(frozen=True)
class Finding:
    """A fault that a test finds in the translation of ``words``."""

    test: str
    language: str
    words: str
    line: int
    translation: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What an exception from it would name."""
        return self.test, self.language, self.words


def findings(root: Path, language: str) -> Iterator[Finding]:
    """What the tests find in the catalogue of a language. Raises ``ImportError`` without translate-toolkit."""
    from translate.filters.checks import CheckerConfig, StandardChecker

    checker = StandardChecker(CheckerConfig(targetlanguage=language))
    for entry in live(load_po(root / "locales" / f"{language}.po")):
        for i, string in enumerate(strings_of(entry) if entry.translated() else ()):
            original = entry.msgid_plural if i and entry.msgid_plural else entry.msgid
            for test in TESTS:
                if _fails(checker, test, original, string):
                    yield Finding(test, language, entry.msgid, entry.linenum or 1, string)


def _fails(checker: Any, test: str, original: str, translation: str) -> bool:
    from translate.filters.checks import FilterFailure

    pair = [text.translate(SPACES) for text in (original, translation)]
    if test == "numbers":
        pair = [IN_NUMBER.sub("", text) for text in pair]
    try:
        return not getattr(checker, test)(*pair)
    except FilterFailure:
        return True


def exceptions(root: Path) -> list[Exempt]:
    """What is right in a network's catalogues. Raises ``ValueError`` with a sentence."""
    if not (root / EXCEPTIONS).exists():
        return []
    document = load_yaml(root, EXCEPTIONS)
    entries = document.data if isinstance(document.data, list) else []
    try:
        return [Exempt.model_validate(entry) for entry in entries]
    except ValidationError as error:
        raise ValueError(f"{EXCEPTIONS}: each entry has test, language, words and reason, and nothing else.") from error


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--language", help="only this one")
    options = parser.parse_args(arguments)
    codes = [options.language] if options.language else sorted(f.stem for f in (options.root / "locales").glob("*.po"))
    try:
        known = exceptions(options.root)
        found = [finding for code in codes for finding in findings(options.root, code)]
    except ImportError:
        print("translate-toolkit is missing. See: make pofilter", file=sys.stderr)
        return 2
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    exempt, needed = {e.key for e in known}, {f.key for f in found}
    new = [finding for finding in found if finding.key not in exempt]
    stale = [e for e in known if e.language in codes and e.key not in needed]
    for finding in new:
        print(
            f"locales/{finding.language}.po:{finding.line}: {finding.test}: {finding.words}\n    {finding.translation}"
        )
    for entry in stale:
        print(f"{EXCEPTIONS}: not needed any more: {entry.test}, {entry.language}: {entry.words}")
    print(
        f"{len(new)} to look at, {len(found) - len(new)} right with a reason, {len(stale)} exceptions not needed any more."
    )
    return 1 if new or stale else 0


if __name__ == "__main__":
    sys.exit(main())
