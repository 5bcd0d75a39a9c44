"""Bring the catalogues up to date and say what remains to be translated.

    python scripts/translations.py [--root DIR] [--language fr] [--minor] [--check | --pot]
    python scripts/translations.py status [--language nl]            # which texts are missing, out of date, not read
    python scripts/translations.py done docs/nl/about.md             # this text says what its original says now

Collects every word that readers may see from templates, messages and data files and merges it into
locales/<language>.po, as gettext does. Nothing is dropped: a translation of words that have changed stays as a suggestion
(fuzzy) with the words that it was made from, one of words that are gone stays at the end of the file and comes back with
them. Where only punctuation, case or white space has changed, or where `--minor` says that no meaning has, the
translation stays valid. Whichever program saved a file, what it means is kept, and its order and lines become those of
the house, so that a proposal shows what a translator wrote and nothing else. `--check` looks only at the meaning, writes nothing
and exits with 1 if a file would change or a translation is missing, after listing each with its place. `--pot`
writes build/messages.pot and nothing else: a template of gettext, for programs that begin or renew a catalogue by one.
`--language` is the one in which it speaks.
For the longer texts, see ``translated_texts.py``.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import polib
from jinja2 import TemplateSyntaxError

import translated_texts
from campaign.kinds.reading import SETTINGS, VOCABULARY, read_records, spoken, spoken_codes
from campaign.outputs.translations import as_po, as_template, brought_up, meaning, missing, to_translate
from campaign.records import translating_messages as say
from campaign.records.store import Store
from campaign.records.whole_file import write_whole
from campaign.views.looks import GENERATOR
from campaign.words.catalogue import read_catalogue
from campaign.words.language import INTERFACE, Language, filled
from campaign.words.po_file import load_po

VERBS = {"status": translated_texts.status, "done": translated_texts.done}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    for n, word in enumerate(given):  # options may stand before the verb, too: --language fr status
        if word in VERBS and given[n - 1 : n] not in (["--root"], ["--language"]):
            return VERBS[word]([*given[:n], *given[n + 1 :]])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--minor", action="store_true", help="no meaning has changed: translations stay valid")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if something is to do")
    parser.add_argument("--pot", action="store_true", help="write only build/messages.pot, a template of gettext")
    parser.add_argument("--language", choices=spoken_codes(), default=INTERFACE, help="language in which it speaks")
    options = parser.parse_args(given)
    language = options.spoken = spoken(options.language)
    records = read_records(options.root)
    wrong = _wrong(options.root, records)
    if wrong or records.vocabulary is None:
        print(filled(language.gettext(say.FAULTY), {"place": wrong}), file=sys.stderr)
        return 1
    try:
        if options.pot:
            return _pot(options.root, records, language)
        templates = {code: to_translate(options.root, records, code) for code in records.vocabulary.codes}
    except (TemplateSyntaxError, SyntaxError) as error:
        place = f"{error.filename or error.__class__.__name__}:{error.lineno}"
        print(filled(language.gettext(say.FAULTY_WORDS), {"place": place, "message": error}), file=sys.stderr)
        return 1
    todo = 0
    for code, template in templates.items():
        if not template:
            continue  # the data are written in it, and so are the templates
        todo += _bring_up(options.root / "locales" / f"{code}.po", code, template, options)
    return 1 if options.check and todo else 0


def _pot(root: Path, records: Store, language: Language) -> int:
    template, file = as_template(root, records), root / "build/messages.pot"
    write_whole(file, as_po(template))
    print(filled(language.gettext(say.TEMPLATE), {"n": len(template), "file": file}))
    return 0


def _bring_up(file: Path, language: str, template: polib.POFile, options: argparse.Namespace) -> bool:
    """Merge, write and tell; returns whether something remains to be done."""
    catalogue, before = brought_up(template, file, language, options.minor), load_po(file)
    open_, words = missing(catalogue), len([entry for entry in catalogue if not entry.obsolete])
    stale = not file.exists() or meaning(before) != meaning(catalogue)
    fuzzy = sum(entry.fuzzy for entry in catalogue if not entry.obsolete)
    _ = options.spoken.gettext
    said = [filled(_(say.TRANSLATED), {"n": words - len(open_), "all": words})]
    said += (
        [filled(_(say.UNSURE), {"n": fuzzy})] * bool(fuzzy)
        + [_(say.MINOR_LATE)] * bool(fuzzy and options.minor)
        + [_(say.FILE_STALE)] * (stale and options.check)
    )
    print(f"{language}: {', '.join(said)}")
    for context, message in open_ if options.check else ():
        print(f"  locales/{language}.po: {message}" + f" ({context})" * bool(context))
    if not options.check and (stale or file.read_bytes() != as_po(catalogue)):
        write_whole(file, as_po(catalogue))
    return bool(open_) or stale


def _wrong(root: Path, records: Store) -> str:
    """A file that cannot be read as a whole, with its line: what is missing from it would be taken for gone."""
    problems = list(records.problems)
    for code in records.vocabulary.codes if records.vocabulary else ():
        catalogue, found = read_catalogue(root, code)
        problems += () if catalogue.origins else found  # a single wrong translation keeps nobody from anything
    first = next((problem for problem in problems if problem.level == "problem"), None)
    if first is None:
        return f"{VOCABULARY}, {SETTINGS}" if not (records.vocabulary and records.settings) else ""
    return f"{first.file}:{first.line}"


if __name__ == "__main__":
    try:
        exit_status = main()
        sys.stdout.flush()
    except BrokenPipeError:  # who reads has read enough: `… | head`
        exit_status = 0
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(exit_status)
