"""The tables of the open data as spreadsheets, for people: their programs put a CSV of another country into one column.

Numbers are numbers and days are days; words are words, whatever sign they begin with. The same data give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import sys
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from campaign.kinds.kind import Row
from campaign.outputs.open_data import names_of_open_data, tables
from campaign.records import kept
from campaign.views.view import View

NAME, MOST = "spreadsheets", 200  # of their folder in the cache, and how many of the newest it holds
SIZE = hashlib.sha256().digest_size
LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
TEXT = "@"  # the form of a cell whose words are never taken for a number, a day or a formula
REFUSED, LONGEST = re.compile(r"[\[\]:*?/\\]"), 31  # in the name of a sheet
NARROW, WIDE, LONG = 16, 48, 20  # width of a column in letters; words that are longer get a wide one
NEVER = dt.datetime(2000, 1, 1)  # a file says when it was made: always the same


def spreadsheets(view: View) -> dict[str, bytes]:
    """The files of one language: {path: content}. Headings and words are that language's."""
    return {
        _named(name): _made(*table, view.settings.name, _title(view, name))
        for name, table in tables(view).items()
        if _is_list(name)
    }


def names_of_spreadsheets(view: View) -> list[str]:
    """Their paths alone."""
    names = (name.removeprefix("data/") for name in names_of_open_data(view) if name.endswith(".csv"))
    return [_named(name) for name in names if _is_list(name)]


def _is_list(name: str) -> bool:
    return "/" not in name  # the few numbers of a chart stand on the page and in its CSV


def _title(view: View, name: str) -> str:
    """What the list is called on the site, in the language: the title of its page."""
    path = name.removesuffix(".csv")
    return view.by_path[path].title if path in view.by_path else view.settings.name


def _named(name: str) -> str:
    return f"data/{name.removesuffix('.csv')}.xlsx"


def _made(*table: Any) -> bytes:
    """What ``as_spreadsheet`` makes of a table, from the cache if it was made before: that takes as long as ten pages."""
    mark = hashlib.sha256(f"{_maker()}{table!r}".encode()).hexdigest()
    place = kept.FOLDER / NAME / mark
    with suppress(OSError):
        data = place.read_bytes()
        if data[:SIZE] == hashlib.sha256(data[SIZE:]).digest():  # it is whole
            return data[SIZE:]
    made = as_spreadsheet(*table)
    with suppress(OSError):  # in a folder that cannot be written to it is made each time
        kept.keep(place, hashlib.sha256(made).digest() + made, MOST)
    return made


@cache
def _maker() -> str:
    """Who makes a spreadsheet: with any other, what is kept is not the same."""
    code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return f"{code} {openpyxl.__version__} {zlib.ZLIB_RUNTIME_VERSION} {sys.version}"


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
    ExcelWriter(book, zipfile.ZipFile(made, "w")).save()  # as it stands: it is pressed below, once
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            target.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
