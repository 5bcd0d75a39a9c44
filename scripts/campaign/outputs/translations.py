"""What is to be translated: every word that readers may see, from templates, messages and data, as a gettext template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import polib
from babel.messages.extract import extract_from_file
from babel.messages.plurals import get_plural

from campaign.kinds import filed_kinds, kinds
from campaign.kinds.forms import forms
from campaign.kinds.questions import FIELDS, asked_kinds, asked_words, fields_within, hint_at, hints_of
from campaign.kinds.reading import FORMS, SENTENCES, general_sentences
from campaign.kinds.wording import Wording, explained_words, words_of_sentences
from campaign.outputs.handbook import explanations
from campaign.outputs.merging import merged
from campaign.outputs.print_words import extract as words_of_print
from campaign.records.base import language_of
from campaign.records.store import Store
from campaign.records.yaml_file import load_yaml
from campaign.views.looks import GENERATOR
from campaign.views.view import joined
from campaign.words.language import INTERFACE
from campaign.words.po_file import WIDTH, Key, key_of, live, load_po, plural_forms, strings_of

NO_LANGUAGE = ""  # what a template of gettext is in
COMMENTS = "overrides/comments.yml"
TEMPLATES = ("overrides/**/*.html", "overrides/**/*.txt")
MESSAGES = "scripts/**/*.py"
STARTER = "overrides/starter"
SEEN = tuple(
    map(
        re.compile,
        (
            r"overrides/(?:pages|components)/|overrides/(?:layout|sentences)\b",
            r"(?!overrides/|scripts/)",
            "overrides/",
            "",
        ),
    )
)
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
HEAD = "The words of the site in: {}. Edit with Poedit, Weblate or any text editor.\nAfter a change of the original: make translations"


class Found(NamedTuple):
    """A message where it stands: with ``many``, the one for a plural; ``comment`` is for translators."""

    file: str
    message: str
    many: str = ""
    comment: str = ""
    context: str = ""


def to_translate(root: Path, records: Store, language: str) -> polib.POFile:
    """Every message that the catalogue of one language needs, in the order in which readers see them, then of the files.

    A network needs the words of templates only where the generator does not speak its language.
    """
    assert records.settings is not None
    template = _collected(_words(root, records, language))
    template.header, template.metadata = HEAD.format(language), _head(records.settings.name, language)
    template.metadata["Plural-Forms"] = get_plural(language).plural_forms
    return template


def as_template(root: Path, records: Store) -> polib.POFile:
    """The same for a language that nobody speaks yet: a gettext template (``.pot``)."""
    assert records.settings is not None
    template = _collected(_words(root, records, NO_LANGUAGE))
    template.header, template.metadata = HEAD.format("?"), _head(records.settings.name, NO_LANGUAGE)
    template.metadata["Plural-Forms"] = "nplurals=INTEGER; plural=EXPRESSION;"
    template.metadata_is_fuzzy = True
    for entry in template:
        entry.msgstr_plural = {0: "", 1: ""} if entry.msgid_plural else {}  # as gettext wants it
    return template


def _words(root: Path, records: Store, language: str) -> list[Found]:
    assert records.vocabulary is not None
    whole = root.resolve() == GENERATOR or not (
        language == INTERFACE or (GENERATOR / f"locales/{language}.po").exists()
    )
    found: list[Found] = []
    if language != INTERFACE:
        homes = list(dict.fromkeys([GENERATOR, root.resolve()])) if whole else [root.resolve()]
        for home in homes:
            explained = comments(home)
            found += [f._replace(comment=explained.get(f.message, "")) for f in _words_of_templates(home)]
        if whole:
            found += map(_found, words_of_sentences(general_sentences().values(), SENTENCES))
            found += _words_of_forms()
        if root.resolve() == GENERATOR:
            found += _words_of_starter()
            found += _words_of_fields()
    first, addresses = records.vocabulary.codes[0], _Addresses(root, records)
    for words in explained_words(records):
        if language != (language_of(words.text) or first):
            found.append(_found(words, addresses.of(words.page)))
    return found


def _head(project: str, language: str) -> dict[str, str]:
    """What a new catalogue says of itself; one that is there keeps what it says."""
    head = {"Project-Id-Version": project, "Language": language}
    return head | {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def _collected(found: list[Found]) -> polib.POFile:
    """An entry for each message, with all files in which it stands. No line: a moved line is no change for a translator."""
    entries: dict[Key, polib.POEntry] = {}
    for file, message, many, comment, context in found:
        entry = entries.setdefault((context, message), polib.POEntry(msgid=message, msgctxt=context or None))
        entry.msgid_plural = entry.msgid_plural or many
        if (file, "") not in entry.occurrences:
            entry.occurrences = sorted([*entry.occurrences, (file, "")])
        known = entry.comment.split("\n")
        entry.comment = "\n".join([*known, *(line for line in comment.split("\n") if line not in known)]).strip()
        forms = "".join((message, many))
        if not context:  # words of the data are never filled in, so that “95% of” is what it looks like
            entry.flags = ["python-format"] * ("%(" in forms) + ["python-brace-format"] * (
                "%(" not in forms and "{" in forms
            )
    template = polib.POFile(wrapwidth=WIDTH, encoding="utf-8")
    template.extend(sorted(entries.values(), key=lambda entry: min(_rank(file) for file, _ in entry.occurrences)))
    return template


def _rank(file: str) -> int:
    """Pages first, then the data, what is printed, sent or made for editors, and the sentences of the check at the end."""
    return next(rank for rank, pattern in enumerate(SEEN) if pattern.match(file))


def comments(home: Path) -> dict[str, str]:
    """What translators should know of words of the templates below ``home``, by these words; empty where nobody says."""
    said = load_yaml(home, COMMENTS).data if (home / COMMENTS).exists() else None
    return {str(words): str(comment) for words, comment in said.items()} if isinstance(said, dict) else {}


def _words_of_templates(home: Path) -> Iterator[Found]:
    sources: list[tuple[Path, Any]] = [(f, "python") for f in sorted(home.glob(MESSAGES))]
    sources += [(f, "jinja2.ext:babel_extract") for pattern in TEMPLATES for f in sorted(home.glob(pattern))]
    sources += [(f, words_of_print) for f in sorted(home.glob("overrides/print/*.typ"))]
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    for file, method in sources:
        found = extract_from_file(
            method, str(file), keywords=KEYWORDS,
            options=options if file.suffix in (".html", ".txt") else {},
        )  # fmt: skip
        for _line, message, _comments, _context in found:
            one, many = message if isinstance(message, tuple) else (message, "")
            if one:
                yield Found(file.relative_to(home).as_posix(), one, many or "")


def _found(words: Wording, address: str = "") -> Found:
    many = words.text if words.one else ""
    comment = "\n".join(filter(None, (words.comment, address)))
    return Found(words.file, words.message, many, comment, words.context)


def _words_of_forms() -> Iterator[Found]:
    for form in forms():
        yield from (Found(FORMS, words, comment=f"{form.id}: form") for words in (form.name, form.about, form.intro))
        for asked in form.fields:
            yield Found(FORMS, asked.label, comment=f"{form.id}, {asked.field}: label of a field in a form")
            words = (asked.hint, *(asked.choices or {}).values(), asked.elsewhere)
            yield from (Found(FORMS, w, comment=f"{form.id}, {asked.field}") for w in words if w)


class _Addresses:
    """Where the pages of a network stand, in its default language: a reader finds the others by one click."""

    def __init__(self, root: Path, records: Store) -> None:
        self._root, self._records = root, records
        self._from_data = {f"{kind.folder}/" for kind in kinds() if kind.folder and not kind.written}

    def of(self, path: str) -> str:
        """The address of a page; empty where there is none, as long as its text is not written."""
        page = path.partition("#")[0]
        if not page or not (page.startswith(tuple(self._from_data)) or self._has_text(page)):
            return ""
        assert self._records.settings is not None
        return joined(self._records.settings.address, path)

    def _has_text(self, page: str) -> bool:
        assert self._records.vocabulary is not None
        names = (f"{page}.md", f"{page}/index.md")
        return any(
            (self._root / "docs" / code / name).exists() for code in self._records.vocabulary.codes for name in names
        )


def starter() -> Any:
    """What a new network is made from: palettes, shapes, words of its data, texts (``overrides/starter/starter.yml``)."""
    return load_yaml(GENERATOR, f"{STARTER}/starter.yml").data


def _words_of_starter() -> Iterator[Found]:
    plan, file = starter(), f"{STARTER}/starter.yml"
    yield from (Found(file, words, comment="example data") for words in plan["words"])
    for path, text in plan["texts"].items():
        yield from (Found(file, words, comment=f"{path}: {field}") for field, words in text.items())


def _words_of_fields() -> Iterator[Found]:
    """What people are asked when they write an entry: names of fields, explanations and words of fixed values."""
    said = asked_words()
    yield from (Found(FIELDS, words, comment="name of a sheet of a spreadsheet") for words in said.kinds.values())
    yield from (Found(FIELDS, words, comment="name of a kind of data") for words in said.others.values())
    yield from (Found(FIELDS, words, comment=f"of the editing page: {name}") for name, words in said.page.items())
    yield from (Found(FIELDS, words, comment="name of a field of the data") for words in said.labels.values())
    yield from (Found(FIELDS, words, comment=f"explains a field: {field}") for field, words in said.hints.items())
    yield from (
        Found(FIELDS, words, comment="value that a field of the data may have") for words in said.choices.values()
    )
    for kind in asked_kinds():
        for name, hint in hints_of(kind):
            yield Found(FIELDS, hint, comment=f"explains a field: {kind.word}, {name}")
    for kind in filed_kinds():
        for path, info in fields_within(kind):
            if hint := hint_at(path, info):
                yield Found(FIELDS, hint, comment=f"explains a field: {kind.word}, {' '.join(path[1:])}")
    yield from (Found(FIELDS, words, comment=f"explains a field: {place}") for place, words in explanations())


def brought_up(template: polib.POFile, file: Path, language: str, minor: bool = False) -> polib.POFile:
    """The catalogue of one language as it shall be. Raises ``PoError`` or ``ValueError`` where it cannot be read."""
    old = load_po(file)
    forms, _ = plural_forms(old.metadata.get("Plural-Forms"), language)
    return merged(template, old, forms, minor)


def as_po(catalogue: polib.POFile) -> bytes:
    """The file of a catalogue, the same bytes for the same words."""
    return str(catalogue).encode()


def meaning(catalogue: polib.POFile, comments: bool = False) -> dict[Any, Any]:
    """What a file says, however it is wrapped and in whatever order: two that mean the same need no change.

    With ``comments``, also what it tells translators.
    """
    said: dict[Any, Any] = {}
    for entry in [*live(catalogue), *(entry for entry in catalogue if entry.obsolete)]:
        # Without spaces: a program that wraps comments breaks an address at a hyphen, too.
        told = (
            ("".join(entry.comment.split()), [file for file, _ in entry.occurrences], set(entry.flags))
            if comments
            else ()
        )
        before = entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural or None
        strings = strings_of(entry) if any(strings_of(entry)) else ()
        said[key_of(entry), bool(entry.obsolete)] = entry.msgid_plural, strings, entry.fuzzy, before, told
    return said


def missing(catalogue: polib.POFile) -> list[Key]:
    """The messages without translation that readers see, each with its place in the data, if it has one."""
    return [key_of(entry) for entry in live(catalogue) if not entry.translated()]
