"""The tables of the open data as spreadsheets, for people: their programs put a CSV of another country into one column.

Numbers are numbers and days are days; words are words, whatever sign they begin with. The same data give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from campaign.kinds.kind import Row
from campaign.outputs.open_data import tables
from campaign.views.view import View

LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
TEXT = "@"  # the form of a cell whose words are never taken for a number, a day or a formula
REFUSED, LONGEST = re.compile(r"[\[\]:*?/\\]"), 31  # in the name of a sheet
NARROW, WIDE, LONG = 16, 48, 20  # width of a column in letters; words that are longer get a wide one
NEVER = dt.datetime(2000, 1, 1)  # a file says when it was made: always the same


def spreadsheets(view: View) -> dict[str, bytes]:
    """The files of one language: {path: content}. Headings and words are that language's."""
    return {
        _named(name): as_spreadsheet(*table, view.settings.name, _title(view, name))
        for name, table in tables(view).items()
        if _is_list(name)
    }


def names_of_spreadsheets(view: View) -> list[str]:
    """Their paths alone."""
    return [_named(name) for name in tables(view) if _is_list(name)]


def _is_list(name: str) -> bool:
    return "/" not in name  # the few numbers of a chart stand on the page and in its CSV


def _title(view: View, name: str) -> str:
    """What the list is called on the site, in the language: the title of its page."""
    path = name.removesuffix(".csv")
    return view.by_path[path].title if path in view.by_path else view.settings.name


def _named(name: str) -> str:
    return f"data/{name.removesuffix('.csv')}.xlsx"


def as_spreadsheet(rows: Iterable[Row], columns: Mapping[str, str], author: str, title: str) -> bytes:
    """Rows as a sheet with these columns and their headings, which stay in sight and can be filtered; ``author`` is who it
    says made it, ``title`` the name of the sheet, of which Excel takes the beginning and not every sign.
    """
    book = Workbook()
    sheet: Any = book.active
    sheet.title = REFUSED.sub(" ", title)[:LONGEST].strip(" '") or author[:LONGEST]
    longest = dict.fromkeys(columns, 0)
    for number, heading in enumerate(columns.values(), 1):
        head = sheet.cell(1, number, heading)
        head.data_type, head.font, head.alignment = "s", Font(bold=True), Alignment(wrap_text=True, vertical="top")
    count = 1
    for count, row in enumerate(rows, 2):
        for number, column in enumerate(columns, 1):
            longest[column] = max(longest[column], _fill(sheet.cell(count, number), row[column]))
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDE if longest[column] > LONG else NARROW
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    book.properties.creator = author
    book.properties.created = book.properties.modified = NEVER
    return _same(book)


def _fill(cell: Any, value: Any) -> int:
    """One value as what it is; returns how many letters it takes."""
    if value is None or value == "" or value == []:
        return 0
    if isinstance(value, int | Decimal):
        cell.value = value
        return len(str(value))
    words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        cell.value, cell.number_format = dt.date.fromisoformat(words), "yyyy-mm-dd"
    elif re.fullmatch(r"[12]\d{3}", words):
        cell.value = int(words)  # a year
    else:
        cell.value, cell.data_type, cell.number_format = words, "s", TEXT
        cell.quotePrefix = words.startswith(LIKE_A_FORMULA)
    return len(words)


def _same(book: Workbook) -> bytes:
    """The file of a book, with no trace of the hour at which it was written."""
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", data)
            target.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
