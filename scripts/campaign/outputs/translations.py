"""What is to be translated: every word that readers may see, from templates, messages and data, as a gettext template."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from campaign.kinds.reading import SENTENCES, general_sentences
from campaign.kinds.wording import Wording, words_of_data, words_of_sentences
from campaign.outputs.print_words import extract as words_of_print
from campaign.records.store import Store
from campaign.records.yaml_file import load_yaml
from campaign.views.looks import GENERATOR
from campaign.words.language import INTERFACE

TEMPLATES = ("overrides/**/*.html", "overrides/**/*.txt")
MESSAGES = "scripts/**/*.py"
STARTER = "overrides/starter"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
HEAD = "# The words of the site in: {}. Edit with Poedit, Weblate or any text editor.\n# After a change of the original: make translations"

Found = tuple[str, Any, list[str]]  # file, message (two for a plural), comments for translators


def to_translate(root: Path, records: Store, language: str) -> Catalog:
    """Every message that the catalogue of one language needs, in the order of the files.

    A network needs the words of templates only where the generator does not speak its language.
    """
    assert records.settings is not None and records.vocabulary is not None
    whole = root.resolve() == GENERATOR or not (
        language == INTERFACE or (GENERATOR / f"locales/{language}.po").exists()
    )
    catalogue = Catalog(
        charset="utf-8", project=records.settings.name, version="", creation_date=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    found: list[Found] = []
    if language != INTERFACE:
        homes = list(dict.fromkeys([GENERATOR, root.resolve()])) if whole else [root.resolve()]
        found += [message for home in homes for message in _words_of_templates(home)]
        if whole:
            found += map(_found, words_of_sentences(general_sentences().values(), SENTENCES))
        if root.resolve() == GENERATOR:
            found += _words_of_starter()
    if language != records.vocabulary.codes[0]:
        found += map(_found, words_of_data(records))
    for file, message, comments in found:  # no line numbers: a moved line is no change for a translator
        catalogue.add(message, locations=[(file, None)], auto_comments=comments)  # type: ignore[list-item]
    return catalogue


def _words_of_templates(home: Path) -> Iterator[Found]:
    sources: list[tuple[Path, Any]] = [(f, "python") for f in sorted(home.glob(MESSAGES))]
    sources += [(f, "jinja2.ext:babel_extract") for pattern in TEMPLATES for f in sorted(home.glob(pattern))]
    sources += [(f, words_of_print) for f in sorted(home.glob("overrides/print/*.typ"))]
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    for file, method in sources:
        found = extract_from_file(
            method, str(file), keywords=KEYWORDS, comment_tags=("Translators:",),
            options=options if file.suffix in (".html", ".txt") else {},
        )  # fmt: skip
        for _line, message, comments, _context in found:
            if message:
                yield file.relative_to(home).as_posix(), message, list(comments)


def _found(words: Wording) -> Found:
    return words.file, (words.one, words.text) if words.one else words.text, [words.comment]


def starter() -> Any:
    """What a new network is made from: palettes, shapes, words of its data, texts (``overrides/starter/starter.yml``)."""
    return load_yaml(GENERATOR, f"{STARTER}/starter.yml").data


def _words_of_starter() -> Iterator[Found]:
    plan, file = starter(), f"{STARTER}/starter.yml"
    yield from ((file, words, ["example data"]) for words in plan["words"])
    for path, text in plan["texts"].items():
        yield from ((file, words, [f"{path}: {field}"]) for field, words in text.items())


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
    catalogue.header_comment = HEAD.format(language)
    catalogue.last_translator, catalogue.language_team = "", ""
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """The file of a catalogue, the same bytes for the same words."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, sort_output=False, include_previous=False)
    return out.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """The messages without translation."""
    return [_id(message) for message in catalogue if message.id and not _translated(message)]


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return not message.fuzzy and all(strings)
