"""A spreadsheet comes back: rows that differ change their entries, new rows become entries, and a faulty row stops it all.

A row that is gone removes nothing (``remove`` does), and a column that is gone changes nothing.
"""

from __future__ import annotations

import copy
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import product
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from campaign.edits.answers import Entry, faults, neighbour, put, values_at, wrong
from campaign.edits.draft import ID_AND_COUNTRY, Draft, RefusedError
from campaign.edits.renaming import MEMBERS
from campaign.edits.sheets import BETWEEN, LISTS, columns, sheet_name, words_of
from campaign.kinds.kind import Kind
from campaign.kinds.questions import Question, asked_kinds
from campaign.kinds.reading import spoken, spoken_codes
from campaign.records import edit_messages as say
from campaign.records import yaml_edit
from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, parse_yaml
from campaign.views.content import Content
from campaign.words.language import Language

MOST_ROWS, MOST_BYTES = 20_000, 20_000_000
NAMES = ("name", "title", "label")  # what people call an entry


@dataclass(frozen=True)
class Fault:
    """What is wrong in a row: the sheet, its number and the heading of the column; a problem, or else a message."""

    sheet: str
    row: int
    column: str
    problem: Problem | None = None
    message: str = ""
    suggestion: str = ""


class FaultyRowsError(RefusedError):
    """Why a spreadsheet is not taken: every faulty row."""

    def __init__(self, found: list[Fault]) -> None:
        super().__init__(say.ROWS_FAULTY)
        self.found = found


@dataclass
class Row:
    """A row with what it says: the values of each field that has a column."""

    sheet: str
    number: int
    said: dict[str, list[str]]

    @property
    def id(self) -> str:
        """The entry that it is about."""
        return (self.said.get("id") or [""])[0]


@dataclass
class Sheet:
    """A sheet of a kind: its columns by their place, and its rows."""

    kind: Kind
    asked: dict[int, Question]
    rows: list[Row]
    language: Language  # of its name and its headings

    def heading(self, field: str) -> str:
        """The heading of the column of a field, or of the first of an entry within the entry; else the field itself."""
        found = self.columns(field)
        return found[0].label if found else field

    def columns(self, field: str) -> list[Question]:
        """The columns of a field: one, or those of an entry within the entry."""
        return [q for q in self.asked.values() if q.field == field or q.field.startswith(f"{field}.")]


def returned(content: Content, file: Path, language: Language) -> Draft:
    """The files with what a spreadsheet says. Raises ``RefusedError``, for faulty rows ``FaultyRowsError``."""
    found = list[Fault]()
    sheets = _read(content, file, language, found)
    new = frozenset(row.id for sheet in sheets for row in sheet.rows)
    draft, entries = Draft(content.root), dict[str, list[Entry]]()
    for sheet in sheets:
        entries[sheet.kind.name] = _entries(content, sheet, new, found)
    if found:
        raise FaultyRowsError(found)
    for sheet in sheets:
        values, kind = entries[sheet.kind.name], sheet.kind
        if not values and not draft.text(kind.file):
            continue  # a kind that the network does not use gets no file
        draft.change(kind.file, lambda text, values=values, kind=kind: yaml_edit.rewritten(text, values, kind.model))  # type: ignore[misc]
    try:
        draft.tried()
    except RefusedError as refusal:
        fault = _in_its_row(content, draft, sheets, refusal.problem)
        raise FaultyRowsError([fault]) if fault else refusal from refusal
    return draft


def _read(content: Content, file: Path, language: Language, found: list[Fault]) -> list[Sheet]:
    """The sheets of a file that hold a kind. What is wrong in a cell is added to ``found``; a sheet of no kind, in which
    something stands, is refused with the names that there are: in the language of the file, else in that of the person.
    """
    try:
        if file.stat().st_size > MOST_BYTES:
            raise RefusedError(say.NO_SPREADSHEET, file=file.name)
        book = load_workbook(io.BytesIO(file.read_bytes()), read_only=True)  # a broken file is left open by its reader
        pages = [page for page in book.worksheets if page.title != LISTS]
        languages = [spoken(code) for code in spoken_codes()]
        held = [(page.title, _sheet(content, page, languages, found)) for page in pages]
        strange = next((title for title, sheet in held if sheet is None and any(_heads(book[title]))), None)
        book.close()
        read = [sheet for _, sheet in held if sheet]
        if strange is not None:
            language = read[0].language if read else language
            names = ", ".join(sheet_name(kind, language) for kind in asked_kinds())
            raise RefusedError(say.SHEET_UNKNOWN, value=strange, choices=names)
    except RefusedError:
        raise
    except Exception as error:  # whatever a broken file makes a reader of foreign files raise
        raise RefusedError(say.NO_SPREADSHEET, file=file.name) from error
    if not read:
        raise RefusedError(say.NO_SHEET, file=file.name)
    return read


def _sheet(content: Content, page: Any, languages: list[Language], found: list[Fault]) -> Sheet | None:
    """One sheet, known by its name and its headings in any language that we speak; nothing where it holds no kind."""
    heads, sheet = _heads(page), None
    for language, kind in product(languages, asked_kinds()):
        if sheet_name(kind, language) != page.title:
            continue
        known = {question.label: question for question in columns(content, kind, language)}
        asked = {n: known[head] for n, head in enumerate(heads) if head in known}
        if 2 * len(asked) > len([head for head in heads if head]) and len(asked) > len(sheet.asked if sheet else ()):
            sheet = Sheet(kind, asked, [], language)
    if sheet is None:
        return None
    place = {question.field: n for n, question in sheet.asked.items()}
    strange = next((head for n, head in enumerate(heads) if head and n not in sheet.asked), None)
    if strange is not None:
        found.append(Fault(page.title, 1, strange, message=say.STRANGE_HEADING))
    if "id" not in place:  # no row says what it is about
        label = next(q.label for q in columns(content, sheet.kind, sheet.language) if q.field == "id")
        found.append(Fault(page.title, 1, label, message=say.NEEDED_HERE))
        return sheet
    for number, cells in enumerate(page.iter_rows(min_row=2, max_row=MOST_ROWS), 2):
        if any(cell.value not in (None, "") for cell in cells):
            sheet.rows.append(Row(page.title, number, dict(_said(sheet, page.title, number, cells, found))))
    return sheet


def _heads(page: Any) -> list[str]:
    """What stands in the first row of a sheet."""
    return [str(cell.value or "").strip() for cell in next(page.iter_rows(max_row=1), ())]


def _said(sheet: Sheet, title: str, number: int, cells: Any, found: list[Fault]) -> Iterator[tuple[str, list[str]]]:
    """The values of a row by their fields."""
    for place, question in sheet.asked.items():
        cell = cells[place] if place < len(cells) else None
        value = None if cell is None else cell.value
        if cell is not None and value is not None and cell.data_type in ("f", "e"):
            found.append(Fault(title, number, question.label, message=say.FORMULA))
            continue
        yield question.field, _values(question, _as_text(value))


def _as_text(value: Any) -> str:
    """What a cell says, as a data file would say it."""
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d}" + f" {value:%H:%M}" * bool(value.hour or value.minute)
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    return "" if value is None else re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", str(value)).strip(" ")


def _values(question: Question, said: str) -> list[str]:
    values = {shown.casefold(): value for value, shown in words_of(question).items()}
    parts = [part.strip() for part in said.split(BETWEEN.strip())] if question.several else [said]
    return [values.get(part.casefold(), part) for part in parts if part]


def _entries(content: Content, sheet: Sheet, new: frozenset[str], found: list[Fault]) -> list[Entry]:
    """All entries of a kind, as the file shall have them."""
    kind, seen = sheet.kind, dict[str, int]()
    data: Any = content.records.documents[kind.name].data
    entries: list[Entry] = copy.deepcopy(data or [])
    there = {entry["id"]: entry for entry in entries}
    for row in sheet.rows:
        if not row.id or row.id in seen:
            better = "" if row.id else _id_for(sheet, row)
            message = say.ROW_TWICE if row.id else say.ROW_WITHOUT_ID_NEAR if better else say.ROW_WITHOUT_ID
            found.append(Fault(row.sheet, row.number, sheet.heading("id"), message=message, suggestion=better))
            continue
        seen[row.id] = row.number
        if row.id not in there and (old := _was(sheet, row, there)):
            better = f"rename {kind.word} {old} {row.id}"
            found.append(Fault(row.sheet, row.number, sheet.heading("id"), message=say.ID_BY_VERB, suggestion=better))
            continue
        entry = there.get(row.id, {})
        changed = [
            q
            for q in sheet.asked.values()
            if q.field in row.said and not _same(q, row.said[q.field], values_at(entry, q))
        ]
        wrongs = [(q, problem) for q in changed if (problem := wrong(content, kind, q, row.said[q.field], new))]
        found += [Fault(row.sheet, row.number, q.label, problem) for q, problem in wrongs]
        for question in changed:
            put(entry, question, row.said[question.field])
        if changed:
            told = {q.field for q, _ in wrongs}
            left = [fault for fault in faults(content, kind, entry, row.id) if fault[0] not in told]
            found += [_in_column(row, sheet, field, p) for field, _, p in left]
        if row.id not in there:
            after = neighbour(content, kind, entry)
            place = next((n for n, other in enumerate(entries, 1) if other["id"] == after), len(entries))
            entries.insert(place, entry)
    return entries


def _was(sheet: Sheet, row: Row, there: dict[str, Entry]) -> str:
    """The id that a row had before somebody changed this cell: that of an entry without a row, which has the same name, or
    the same id behind another country, or says nothing else; empty for a new row.
    """
    told = {other.id for other in sheet.rows}
    asked = [q for q in sheet.asked.values() if q.field != "id" and q.field in row.said]
    named = [q for q in asked if q.field in NAMES and row.said[q.field]]
    tail = row.id.partition("-")[2] if sheet.kind.name == MEMBERS else ""
    for id, entry in there.items():
        if id in told:
            continue
        same = bool(asked) and all(_same(q, row.said[q.field], values_at(entry, q)) for q in named or asked)
        if same or (tail and tail == id.partition("-")[2]):
            return id
    return ""


def _id_for(sheet: Sheet, row: Row) -> str:
    """The id that a new row could have, by what it says."""
    entry: Entry = {}
    for question in sheet.asked.values():
        put(entry, question, row.said.get(question.field, []))
    return sheet.kind.id_for(entry)


def _same(question: Question, said: list[str], there: list[str]) -> bool:
    """Whether a cell says what the file says; a number may be written in more than one way."""
    if question.type != "number" or not (said and there):
        return said == there
    try:
        return Decimal(said[0]) == Decimal(there[0])
    except InvalidOperation:
        return False


def _in_column(row: Row, sheet: Sheet, field: str, problem: Problem) -> Fault:
    """What is wrong with a field of a row. A cell that is empty is to be filled in: in a spreadsheet no line can be added."""
    column, name = _column(sheet, field, problem), problem.params.get("field", "")
    if problem.code == "field-missing" and sheet.columns(name):
        return Fault(row.sheet, row.number, column, message=say.NEEDED_HERE)
    return Fault(row.sheet, row.number, column, problem)


def _column(sheet: Sheet, field: str, problem: Problem) -> str:
    return sheet.heading(field or problem.params.get("field") or "id")


def _in_its_row(content: Content, draft: Draft, sheets: list[Sheet], problem: Problem | None) -> Fault | None:
    """The row and the column of a problem that stands in a data file; nothing where no row says it."""
    sheet = next((s for s in sheets if problem and s.kind.file == problem.file), None)
    if sheet is None or problem is None:
        return None
    document = parse_yaml(draft.text(sheet.kind.file), Document(sheet.kind.file))
    above = [path for path, (line, _) in document.places.items() if path and line <= problem.line]
    path = max(above, key=lambda path: (document.places[path][0], len(path)), default=())
    data: Any = document.data
    id = data[path[0]].get("id") if path else ""
    row = next((row for row in sheet.rows if row.id == id), None)
    field = ".".join(step for step in path[1:] if isinstance(step, str)) if path else ""
    if row and problem.code in ID_AND_COUNTRY and row.id in content.records[sheet.kind.name]:
        code = (row.said.get("country") or ["strategic"])[0].lower()
        better = f"rename {sheet.kind.word} {row.id} {code}-{row.id.partition('-')[2]}"
        return Fault(row.sheet, row.number, sheet.heading("country"), message=say.COUNTRY_BY_VERB, suggestion=better)
    return Fault(row.sheet, row.number, sheet.heading(field or "id"), problem) if row else None
