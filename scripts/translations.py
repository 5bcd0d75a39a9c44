"""Bring the catalogues up to date and say what remains to be translated.

    python scripts/translations.py [--check]

Collects every word that readers may see from templates, from the package and
from the data files (labels, summaries, results …) and merges it into
locales/<language>.po. Translations are kept; words that nobody uses any more
are dropped. `--check` writes nothing and exits with 1 if a file would change or
a translation is missing, after listing each with its place.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from campaign.fields import WORDS
from campaign.model import Record
from campaign.print_words import extract as words_of_print
from campaign.site import FILES, Site, load_site

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ("overrides/**/*.html", "overrides/mail/*.txt")
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}


def collected(root: Path, site: Site) -> Catalog:
    """Every message of the site with its places, in the order of the files."""
    catalogue = Catalog(
        charset="utf-8", project="INSP!R", version="", creation_date=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    sources: list[tuple[Path, Any]] = [(f, "python") for f in sorted(root.glob("scripts/**/*.py"))]
    sources += [(f, "jinja2.ext:babel_extract") for pattern in TEMPLATES for f in sorted(root.glob(pattern))]
    sources += [(f, words_of_print) for f in sorted(root.glob("overrides/print/*.typ"))]
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    for file, method in sources:
        name = file.relative_to(root).as_posix()
        found = extract_from_file(
            method,
            str(file),
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            options=options if file.suffix == ".html" or file.suffix == ".txt" else {},
        )
        for _line, message, comments, _ in found:  # no line numbers: a moved line is no change for a translator
            if message:
                catalogue.add(message, locations=[(name, None)], auto_comments=comments)
    for collection, (name, _) in FILES.items():
        for id, record in getattr(site, collection).items():
            for field, words in words_of(record):
                catalogue.add(words, locations=[(name, None)], auto_comments=[f"{id}: {field}"])
    return catalogue


def words_of(record: Record) -> Iterator[tuple[str, str]]:
    """The English words of a record that readers see, each with the name of its field (``campaign.fields.Words``)."""
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        shown = _is_words(info.annotation) or WORDS in info.metadata
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, Record):
                yield from ((f"{name} {field}", words) for field, words in words_of(part))
            elif shown and part:
                yield name, part


def _is_words(annotation: object) -> bool:
    return WORDS in getattr(annotation, "__metadata__", ()) or any(map(_is_words, get_args(annotation)))


def merged(template: Catalog, file: Path, language: str) -> Catalog:
    """The catalogue of one language with the template's messages and its own translations."""
    catalogue = Catalog(locale=language)
    if file.exists():
        catalogue = read_po(io.BytesIO(file.read_bytes()), locale=language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.creation_date = template.creation_date
    catalogue.revision_date = template.creation_date
    catalogue.project, catalogue.version = template.project, template.version
    catalogue.header_comment = f"# The words of the site in: {language}. Edit with Poedit, Weblate or any text editor.\n# After a change of the English: make translations"
    catalogue.last_translator, catalogue.language_team = "", ""
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """The file of a catalogue, the same bytes for the same words."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, sort_output=False, include_previous=False)
    return out.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """The messages without translation."""
    found = []
    for message in catalogue:
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and (message.fuzzy or not all(strings)):
            found.append(message.id if isinstance(message.id, str) else message.id[0])
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if something is to do")
    options = parser.parse_args(arguments)
    site = load_site(ROOT)
    template = collected(ROOT, site)
    todo = 0
    for language in site.settings.languages[1:] if site.settings else ():
        file = ROOT / "locales" / f"{language}.po"
        catalogue = merged(template, file, language)
        fresh, open_ = as_po(catalogue), missing(catalogue)
        stale = not file.exists() or file.read_bytes() != fresh
        print(
            f"{language}: {len(catalogue) - len(open_)} of {len(catalogue)} translated"
            + (", file out of date" if stale and options.check else "")
        )
        for message in open_ if options.check else ():
            print(f"  locales/{language}.po: {message}")
        todo += bool(open_) + stale
        if not options.check:
            file.write_bytes(fresh)
    return 1 if options.check and todo else 0


if __name__ == "__main__":
    sys.exit(main())
