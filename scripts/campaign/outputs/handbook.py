"""What the handbook has from the code: a table of fields for each data file, and what each message of the check means.

A page of the handbook is written by hand, in one language. Between two marks stands a table whose heading, two lines,
is written by hand too; its rows are made here:

    <!-- fields: members -->     a row for each field: what it is called, whether it is needed, what it says, what it takes
    <!-- messages: problems -->  a row for each message of the check, with its remedy; ``notes`` for what it only remarks
    <!-- end -->

Examples come from the small network of the tests, so that no fact of this one is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from campaign.kinds import filed_kinds, kinds
from campaign.kinds.questions import asked_words
from campaign.kinds.reading import SETTINGS, VOCABULARY, read_records, spoken
from campaign.records import edit_messages as say
from campaign.records.base import Record, Source, fields_of, marks_of, record_in
from campaign.records.marks import Ref
from campaign.records.note_messages import NOTES
from campaign.records.problems import MESSAGES
from campaign.records.settings import Settings
from campaign.records.store import Store
from campaign.records.vocabulary import LISTS, Vocabulary
from campaign.views.looks import GENERATOR as ROOT
from campaign.words.language import Language

FOLDER = ROOT / "handbook"
EXAMPLES = ROOT / "tests/small"
MARKED = re.compile(r"(<!-- (fields|messages): (\w+) -->\n(?:\|.*\n){2})(?:\|.*\n)*(?=<!-- end -->)")
SINGLE: dict[str, tuple[str, type[Record]]] = {"site": (SETTINGS, Settings), "vocabulary": (VOCABULARY, Vocabulary)}
SOURCES = "sources"  # the entry that most records hold; it has a table of its own, to which the others lead
LONGEST = 48  # characters of an example; a longer one would make its column wide
SIGNS = re.compile(r"[\[\]*_`]")  # of Markdown, which messages are not
PLACEHOLDER = re.compile(r"\{\w+\}")


def models() -> dict[str, tuple[str, type[Record]]]:
    """Every table of fields by its name: the data file, empty for what stands in several, and its model."""
    found = {kind.name: (kind.file, kind.model) for kind in filed_kinds() if kind.model}
    return {**found, **SINGLE, SOURCES: ("", Source)}


def explanations() -> Iterator[tuple[str, str]]:
    """What the tables say of fields that belong to no kind of entry, for translators: ``site, contact press`` and the words."""
    for name, (_, model) in SINGLE.items():
        for field, info, _ in _inside(model):
            if said := _said(name, field, info):
                yield f"{name}, {field.replace('.', ' ')}", said


def pages() -> list[Path]:
    """The pages of the handbook that hold such tables."""
    return [page for page in sorted(FOLDER.glob("*/*.md")) if MARKED.search(page.read_text(encoding="utf-8"))]


def fresh(page: Path) -> str:
    """A page with the rows of each table written anew."""
    language = spoken(page.parent.name)

    def table(match: re.Match[str]) -> str:
        made = _fields(match[3], language) if match[2] == "fields" else _messages(match[3], language)
        return match[1] + "".join(f"| {' | '.join(map(_cell, row))} |\n" for row in made)

    return MARKED.sub(table, page.read_text(encoding="utf-8"))


def _cell(words: str) -> str:
    """What stands in one cell: the sign between cells must not stand in it, and a tag would be one."""
    return words.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _fields(name: str, language: Language) -> Iterator[tuple[str, ...]]:
    """The rows about a data file."""
    _, model = models()[name]
    examples = _examples(name)
    for field, info, needed in _inside(model):
        said = _said(name, field, info)
        values, example = _values(info), examples.get(field, "")
        if record_in(info.annotation) is Source:
            values, example = f"[{SOURCES}](#{SOURCES})", ""
        yield (
            f"`{field}`",
            language.gettext(say.YES) if needed else "",
            language.gettext(said) if said else "",
            values,
            f"`{example}`" if example and len(example) <= LONGEST else "",
        )


def _said(name: str, field: str, info: Any) -> str:
    """What a table says of a field, in English; empty where nobody says anything."""
    return (asked_words().hints.get(field) if name in asked_words().kinds else "") or info.description or ""


def _inside(model: type[Record], above: str = "") -> Iterator[tuple[str, Any, bool]]:
    """The fields of a model and of the entries within it: name, what the model says, whether it is needed."""
    for name, info in fields_of(model).items():
        yield above + name, info, info.is_required()
        inner = record_in(info.annotation)
        if inner and inner is not Source and not above:
            yield from _inside(inner, f"{name}.")


def _values(info: Any) -> str:
    """What a field takes: its fixed values, or the file whose ids it names."""
    target = next((mark.collection for mark in marks_of(info) if isinstance(mark, Ref)), "")
    if target in LISTS and (vocabulary := network(ROOT).vocabulary):
        return ", ".join(f"`{id}`" for id in vocabulary.ids(target))
    file = next((kind.file for kind in kinds() if kind.name == target), "")
    if file:
        return f"→ `{file}`"
    fixed = next((get_args(a) for a in _annotations(info.annotation) if get_origin(a) is Literal), ())
    return ", ".join(f"`{value}`" for value in fixed)


def _annotations(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _annotations(inner) if not isinstance(inner, str) else ()


@lru_cache(maxsize=2)
def network(root: Path) -> Store:
    """The records of one of the generator's own networks, which stay the same while it describes itself."""
    return read_records(root)


def _examples(name: str) -> dict[str, str]:
    """A value for each field of a data file, as the small network has it."""
    documents, found = network(EXAMPLES).documents, dict[str, str]()
    if name == SOURCES:
        for document in documents.values():
            for entry in document.data if isinstance(document.data, list) else ():
                for source in _several(entry.get(SOURCES) if isinstance(entry, dict) else None):
                    _gather(source, "", found)
    elif name in documents:
        for entry in _several(documents[name].data):
            _gather(entry, "", found)
    return found


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _gather(value: Any, path: str, found: dict[str, str]) -> None:
    """The first value of each field, by its name with that of the entry around it."""
    if isinstance(value, dict):
        for field, inner in value.items():
            _gather(inner, f"{path}.{field}" if path else field, found)
    elif isinstance(value, list) and value and not any(isinstance(item, (dict, list)) for item in value):
        found.setdefault(path, f"[{', '.join(map(str, value[:2]))}]")
    elif isinstance(value, list):
        for inner in value:
            _gather(inner, path, found)
    elif value not in ("", None):
        found.setdefault(path, str(value))


def _messages(group: str, language: Language) -> Iterator[tuple[str, ...]]:
    """What the check says, and what to do then; an ellipsis where it names something."""
    rows = dict.fromkeys(
        tuple(SIGNS.sub(r"\\\g<0>", PLACEHOLDER.sub("…", language.gettext(words))) for words in sentences)
        for code, sentences in MESSAGES.items()
        if (code in NOTES) == (group == "notes")
    )
    yield from rows
