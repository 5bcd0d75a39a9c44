"""Open data: the lists of the site as tables and as JSON, in the words of a language."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from campaign.kinds import kinds
from campaign.kinds.kind import DataFile, Row
from campaign.views.view import View
from campaign.words.language import Language

FOREIGN = "in_other_languages"  # what says which words of a row are in another language than the file


def open_data(view: View) -> dict[str, str]:
    """The files below ``data/`` of one language: {path: text}. Words and addresses are that language's."""
    written = {f"data/{name}": as_csv(*table) for name, table in tables(view).items()}
    for file in _files(view):
        if not file.columns:
            rows = _with_languages(view.language, file)
            written[f"data/{file.file}"] = as_json([row | ({FOREIGN: found} if found else {}) for row, found in rows])
    return written


def names_of_open_data(view: View) -> list[str]:
    """The paths of these files alone."""
    return [f"data/{file.file}" for file in _files(view)]


@lru_cache(maxsize=1)
def tables(view: View) -> dict[str, tuple[list[Row], dict[str, str]]]:
    """The tables of one language, each as its rows, and its columns with their headings: {file below ``data/``: …}."""
    return {file.file: _table(view.language, file) for file in _files(view) if file.columns}


@lru_cache(maxsize=1)  # who writes one language asks several times
def _files(view: View) -> list[DataFile]:
    return [file for kind in kinds() if kind.used(view.records) for file in kind.open_data(view)]


def _with_languages(language: Language, file: DataFile) -> list[tuple[Row, dict[str, str]]]:
    """The rows, each with which of its words are in another language than the file: ``{"summary": "fr"}``."""
    return [
        (row, {column: code for column, words in row.items() if (code := language.foreign(words))}) for row in file.rows
    ]


def _table(language: Language, file: DataFile) -> tuple[list[Row], dict[str, str]]:
    """Rows and columns. Where words are in another language than the file, the row ends with what says which: "What it is
    and does: French". A table in which none are has no such column.
    """
    rows = _with_languages(language, file)
    columns = {column: language.heading(column) for column in file.columns}
    if any(found for _, found in rows):
        said = [[f"{columns[c]}: {language.language_here(code)}" for c, code in found.items()] for _, found in rows]
        rows = [(row | {FOREIGN: "; ".join(words)}, {}) for (row, _), words in zip(rows, said, strict=True)]
        columns[FOREIGN] = language.heading(FOREIGN)
    return [row for row, _ in rows], columns


def as_json(rows: list[Row]) -> str:
    """Rows as a list of objects."""
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Iterable[Row], columns: Mapping[str, str]) -> str:
    """Rows as a table (RFC 4180) with these columns and their headings, and with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns.values())
    for row in rows:
        writer.writerow(_cell(row[column]) for column in columns)
    return "\ufeff" + out.getvalue()


def _cell(value: Any) -> str:
    """One cell. A spreadsheet would run words that begin with one of these signs as a formula (OWASP, CSV injection)."""
    if isinstance(value, Decimal):
        return f"{value:f}"  # a number is no formula, even below zero
    cell = " ".join(value) if isinstance(value, list) else str(value or "")
    return "'" + cell if cell[:1] in "=+-@\t\r" and cell else cell
