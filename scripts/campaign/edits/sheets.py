"""The data as a spreadsheet: one sheet a kind, one row an entry, headings and choices in a person's language.

Numbers and days are numbers and days; a field with few values has a list to choose from; the headings stay in sight. What is
text stays text, whatever sign it begins with: a spreadsheet never reckons with it.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from campaign.edits.answers import values_at
from campaign.kinds.kind import Kind
from campaign.kinds.questions import OF_TEXT, Question, asked_kinds, asked_words, questions
from campaign.views.content import Content
from campaign.words.language import Language

BETWEEN = "; "  # between several values of a cell: names have commas in them
LISTS = "lists"  # the hidden sheet from which people choose
NARROW, WIDE = 14, 40  # characters
MORE_ROWS = 200  # below the last entry, in which one may choose, too
TEXT = "@"  # the form of a cell whose words are never taken for a number, a day or a formula


def exported(content: Content, language: Language) -> bytes:
    """The file, with each kind that people write by answering questions."""
    book = Workbook()
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    assert book.active is not None
    book.remove(book.active)
    for kind in asked_kinds():
        _sheet(book, lists, content, kind, language)
    book.move_sheet(LISTS, len(book.sheetnames))
    book.active = 0
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def sheet_name(kind: Kind, language: Language) -> str:
    """What the sheet of a kind is called."""
    return re.sub(r"[\[\]:*?/\\]", " ", language.gettext(asked_words().kinds[kind.name]))[:31]


def columns(content: Content, kind: Kind, language: Language) -> list[Question]:
    """The columns of a sheet: the fields of an entry, not the words of its text."""
    own = kind.model.model_fields if kind.model else {}
    return [q for q in questions(content, kind, language) if q.field not in OF_TEXT or q.field in own]


def words_of(question: Question) -> dict[str, str]:
    """Each value of a field with the words by which a cell names it: its own, unless they are said twice or part values."""
    often = Counter(shown for _, shown in question.choices)
    return {value: shown if often[shown] == 1 and ";" not in shown else value for value, shown in question.choices}


def _sheet(book: Any, lists: Any, content: Content, kind: Kind, language: Language) -> None:
    sheet, asked = book.create_sheet(sheet_name(kind, language)), columns(content, kind, language)
    entries: Any = content.records.documents[kind.name].data or []
    for number, question in enumerate(asked, 1):
        head = sheet.cell(1, number, question.label)
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        if question.hint:
            head.comment = Comment(question.hint, language.gettext(asked_words().kinds[kind.name]))
        words = words_of(question)
        for row, entry in enumerate(entries, 2):
            said = BETWEEN.join(words.get(value, value) for value in values_at(entry, question))
            _fill(sheet.cell(row, number), question, said)
        for row in range(len(entries) + 2, len(entries) + 2 + MORE_ROWS):
            if question.type == "text":
                sheet.cell(row, number).number_format = TEXT
        long = any(len(str(sheet.cell(row, number).value or "")) > NARROW for row in range(2, len(entries) + 2))
        sheet.column_dimensions[get_column_letter(number)].width = WIDE if long else NARROW
        if words:
            _choose(sheet, lists, number, question, list(words.values()), len(entries) + 1 + MORE_ROWS)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(asked))}{len(entries) + 1}"


def _fill(cell: Any, question: Question, said: str) -> None:
    """One value, as what it is."""
    if not said:
        return
    day = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?", said) if question.type in ("date", "moment") else None
    if day and int(said[:4]) >= 1900:  # earlier days are none to a spreadsheet
        cell.value = dt.datetime.fromisoformat(said) if day[2] else dt.date.fromisoformat(said)
        cell.number_format = "yyyy-mm-dd hh:mm" if day[2] else "yyyy-mm-dd"
    elif question.type in ("number", "years") and re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", said):
        cell.value = float(said) if "." in said else int(said)
        cell.number_format = "General"
    else:
        cell.value, cell.data_type = said, "s"  # also where it begins with an equals sign
        cell.number_format, cell.quotePrefix = TEXT, said[0] in "=+-@"


def _choose(sheet: Any, lists: Any, number: int, question: Question, words: list[str], last: int) -> None:
    """A list to choose from. What is none of it is refused only where one of it must stand there."""
    column = lists.max_column + 1 if lists.cell(1, 1).value else 1
    for row, shown in enumerate(words, 1):
        lists.cell(row, column, shown).data_type = "s"
    letter = get_column_letter(column)
    choice = DataValidation("list", f"{LISTS}!${letter}$1:${letter}${len(words)}", allow_blank=True)
    choice.showErrorMessage = question.closed and not question.several
    sheet.add_data_validation(choice)
    choice.add(f"{get_column_letter(number)}2:{get_column_letter(number)}{last}")
