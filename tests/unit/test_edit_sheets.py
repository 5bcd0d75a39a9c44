"""``edit.py export`` and ``import``: a spreadsheet goes out and comes back, and says what it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from common import SMALL, Replace, faults
from common_edits import Run, changed, state

from campaign.edits.draft import read_checked
from campaign.kinds.questions import asked_kinds
from campaign.kinds.reading import read_content, spoken, spoken_codes
from campaign.rules import checked

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
from campaign.edits import sheets  # noqa: E402

pytestmark = pytest.mark.whole  # its verb is tried on copies of a network: no part of what one runs every few minutes

Change = Callable[[dict[str, Any]], None]


class Book:
    """An exported file whose cells are known by row and heading."""

    def __init__(self, file: Path) -> None:
        self.file, self.book = file, openpyxl.load_workbook(file)

    def cell(self, sheet: str, row: int, heading: str) -> Any:
        """The cell of a row below a heading."""
        heads = [cell.value for cell in self.book[sheet][1]]
        return self.book[sheet].cell(row, heads.index(heading) + 1)

    def put(self, sheet: str, row: int, **values: Any) -> None:
        """Fill cells in, by their headings."""
        self.filled([(sheet, row, values)])

    def filled(self, rows: list[tuple[str, int, dict[str, Any]]]) -> Callable[[], None]:
        """Fill cells of several rows in; what it gives fills in again what was there, in the book but not in its file."""
        cells = [
            (self.cell(sheet, row, heading.replace("__", ": ").replace("_", " ")), value)
            for sheet, row, values in rows
            for heading, value in values.items()
        ]
        before = [(cell, cell.value) for cell, _ in cells]
        for cell, value in cells:
            cell.value = value
        self.book.save(self.file)

        def undo() -> None:
            for cell, value in before:
                cell.value = value

        return undo


FEW = 3  # empty rows to write in; the hundreds that people get take most of the time


@pytest.fixture
def export(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Book]:
    """Exports the small network in a language."""

    def exporter(code: str = "en", rows: int = FEW) -> Book:
        monkeypatch.setattr(sheets, "MORE_ROWS", rows)
        file = tmp_path / f"{code}.xlsx"
        assert run(f"export {file} --language {code}")[::2] == (0, "")
        return Book(file)

    return exporter


@pytest.mark.parametrize("code", spoken_codes())
def test_what_comes_back_unchanged_changes_nothing(
    code: str, run: Run, export: Callable[..., Book], small_root: Path, replace: Replace
) -> None:
    replace("members.yml", "name: Delta Forum", 'name: "=HYPERLINK(1), Delta; Forum"\n  note: +32 2 is no sum')
    replace("data/figures.yml", "value: 71\n", "value: 71.50\n")
    book, before = export(code), state(small_root)
    assert len(book.book.sheetnames) == len(asked_kinds()) + 1
    book.book.save(book.file)  # as another program would
    assert run(f"import {book.file}")[::2] == (0, "")
    assert state(small_root) == before


def test_values_are_what_they_are(export: Callable[..., Book], replace: Replace) -> None:
    replace("members.yml", "name: Delta Forum", "name: =1+1")
    book = export("fr", sheets.MORE_ROWS)
    assert book.cell("Membres", 100, "Nom").number_format == "@"
    assert book.cell("Membres", 2, "Vérifié le").value == dt.datetime(2022, 5, 1)
    assert book.cell("Membres", 2, "Pays").value == "Burundi"
    assert book.cell("Membres", 2, "Thèmes").value == "Mutuelles de santé; Gender equality"
    assert (book.cell("Membres", 6, "Nom").value, book.cell("Membres", 6, "Nom").data_type) == ("=1+1", "s")
    assert book.cell("Chiffres clés", 2, "Valeur").value == 71
    assert book.cell("Chiffres clés", 4, "Valeur").value == 527.1
    assert book.cell("Agenda", 3, "Début").value == dt.datetime(2021, 3, 30, 14, 30)
    assert book.cell("Agenda", 4, "Début").value == "2022-06"
    sheet = book.book["Membres"]
    assert sheet.freeze_panes == "B2" and book.book["lists"].sheet_state == "hidden"
    column = book.cell("Membres", 2, "Type").column_letter
    (choice,) = [v for v in sheet.data_validations.dataValidation if str(v.sqref).startswith(f"{column}2")]
    _, _, place = choice.formula1.partition("!")
    assert "mutuelle de santé" in [cell.value for (cell,) in book.book["lists"][place.replace("$", "")]]


def test_a_change_changes_its_lines(run: Run, export: Callable[..., Book], small_root: Path, replace: Replace) -> None:
    replace("members.yml", "  acronym: ALPHA\n", "  acronym: 'ALPHA'  # as on its seal\n")
    before, book = state(small_root), export()
    book.put(
        "Members",
        2,
        Name="Alpha, la mutuelle",
        Summary=None,
        Themes="Gender equality",
        Checked_on=dt.date(2026, 11, 20),
    )
    book.put("Key figures", 4, Value=530.25, Year=2021)
    assert run(f"import {book.file}")[::2] == (0, "")
    found = changed(before, small_root)
    assert found["members.yml"] == (
        [
            "  name: Alpha Mutuelle",
            "  themes: [health, gender]",
            "  summary: A mutual of farmers.",
            "  checked: 2022-05-01",
        ],
        ["  name: Alpha, la mutuelle", "  checked: 2026-11-20"],
    )
    assert (
        found["data/figures.yml"][1] == ["  value: 530.25", "  year: 2021"]
        or "  value: 530.25" in found["data/figures.yml"][1]
    )
    assert read_content(small_root).records["members"]["bi-alpha"].themes == ["gender"]
    assert set(found) == {"members.yml", "data/figures.yml"}


def test_a_new_row_is_an_entry_and_may_name_another(run: Run, export: Callable[..., Book], small_root: Path) -> None:
    book = export()
    book.put("Documents", 4, Id="charter", Title="A charter", Kind="tool", Year=2024)
    book.put(
        "Members", 7, Id="bi-omega", Name="Omega", Country="burundi", Kind="trade union", Source__document="charter"
    )
    assert run(f"import {book.file}")[::2] == (0, "")
    content = checked(small_root)
    assert not faults(content)
    assert list(content.records["members"])[:3] == ["bi-alpha", "bi-beta", "bi-omega"]
    assert content.records["members"]["bi-omega"].sources[0].document == "charter"


def test_a_row_that_is_gone_removes_nothing(run: Run, export: Callable[..., Book], small_root: Path) -> None:
    book, before = export(), state(small_root)
    book.book["Members"].delete_rows(3)
    book.book["Members"].delete_cols(2)
    book.book.save(book.file)
    assert run(f"import {book.file}")[0] == 0 and state(small_root) == before


FAULTY: dict[str, tuple[tuple[str, int, dict[str, Any]], str]] = {
    "a formula": (("Members", 3, {"Name": "=1+1"}), "Members, row 3, column “Name”: A formula stands here."),
    "a kind that is none": (("Members", 3, {"Kind": "club"}), "Members, row 3, column “Kind”: “club” is not a value"),
    "an address": (("Members", 2, {"Website": "alpha"}), "Members, row 2, column “Website”: “alpha” is not a web address"),
    "a name that is gone": (("Members", 2, {"Name": None}), "Members, row 2, column “Name”: This has to be filled in."),
    "a source that is gone": (
        ("Members", 2, {"Source__document": None}),
        "Members, row 2, column “Source: document”: This has to be filled in.",
    ),
    "an id twice": (("Members", 3, {"Id": "bi-alpha"}), "Members, row 3, column “Id”: Another row has the same id."),
    "no id": (("Members", 3, {"Id": None}), "Members, row 3, column “Id”: The row has no id. Write one that nothing else has, such as: bi-"),
    "a wrong prefix": (
        ("Members", 7, {"Id": "np-omega", "Name": "O", "Country": "BI", "Kind": "ngo", "Source__document": "report-2020"}),
        "Members, row 7, column “Id”: The id “np-omega” does not begin",
    ),
    "a number in words": (("Key figures", 2, {"Value": "many"}), "Key figures, row 2, column “Value”: “many” is not a number"),
    "an id that was changed": (("Members", 3, {"Id": "bi-beta-jeunes"}), 'Members, row 3, column “Id”: A spreadsheet changes no id. Write the old one here again, import, and then run: make edit DO="rename member bi-beta bi-beta-jeunes"'),
    "an id and a country": (("Members", 3, {"Id": "np-beta", "Country": "NP"}), 'DO="rename member bi-beta np-beta"'),
    "an id, a country and a name": (("Members", 3, {"Id": "np-beta", "Country": "NP", "Name": "Beta Nepal"}), 'DO="rename member bi-beta np-beta"'),
    "an id of what has no name": (("News", 2, {"Id": "2022-02-other"}), "News, row 2, column “Id”: A spreadsheet changes no id."),
    "another country": (("Members", 3, {"Country": "NP"}), 'Members, row 3, column “Country”: The id begins with another country. If the entry has moved, leave both as they were here, and run: make edit DO="rename member bi-beta np-beta"'),
    "an end before the beginning": (("Events", 2, {"End": dt.date(2020, 1, 1)}), "Events, row 2, column “End”:"),
}  # fmt: skip


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The small network as it is, exported once. Who fills something in undoes it."""
    file = tmp_path_factory.mktemp("shared") / "en.xlsx"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "MORE_ROWS", FEW)
        file.write_bytes(sheets.exported(read_checked(SMALL), spoken("en")))
    return Book(file)


@pytest.mark.parametrize("why", FAULTY)
def test_a_faulty_row_stops_all(why: str, run: Run, shared: Book, small_root: Path) -> None:
    faulty, sentence = FAULTY[why]
    before = state(small_root)
    undo = shared.filled([("Members", 5, {"Name": "Another name"}), faulty])
    try:
        status, _, refusal = run(f"import {shared.file}")
    finally:
        undo()
    assert status == 1 and refusal.startswith("Nothing was written. ") and sentence in refusal
    assert refusal.count("\n") == 2 and state(small_root) == before


def test_every_faulty_row_is_named_in_the_language_of_the_person(run: Run, export: Callable[..., Book]) -> None:
    book = export("fr")
    book.put("Membres", 2, Type="club")
    book.put("Membres", 4, Pays="Atlantis", Nom=None)
    refusal = run(f"import {book.file} --language nl")[2]
    assert refusal.count("Membres, rij ") == 3 and "kolom ‘Pays’" in refusal


def test_a_strange_column_is_named(run: Run, export: Callable[..., Book]) -> None:
    book = export()
    book.book["Members"]["C1"].value = "Names"
    book.book.save(book.file)
    assert "Members, row 1, column “Names”:" in run(f"import {book.file}")[2]


@pytest.mark.parametrize(
    ("code", "name", "new"),
    [
        ("en", "Members", "Membres"),
        ("fr", "Membres", "Members"),
        ("en", "Events", "Events 2"),
        ("en", "News", "lists 2"),
    ],
)
def test_a_sheet_with_another_name_is_told(
    code: str, name: str, new: str, run: Run, export: Callable[..., Book], small_root: Path
) -> None:
    book, before = export(code), state(small_root)
    names = ", ".join(n for n in book.book.sheetnames if n != sheets.LISTS)
    book.put(name, 2, **{book.book[name]["B1"].value: "Another"})
    book.book[name].title = new
    book.book.save(book.file)
    status, _, refusal = run(f"import {book.file} --language {code}")
    assert status == 1 and new in refusal and names in refusal and state(small_root) == before


@pytest.mark.parametrize("head", ["A1", "B1"])
def test_a_first_heading_that_was_changed_loses_nothing(head: str, run: Run, export: Callable[..., Book]) -> None:
    book = export()
    book.put("Members", 2, Name="Another")
    book.book["Members"][head].value = "Number"
    book.book.save(book.file)
    status, _, refusal = run(f"import {book.file}")
    assert status == 1 and "Members, row 1, column “Number”:" in refusal


def test_headings_change_places_and_an_empty_sheet_says_nothing(
    run: Run, export: Callable[..., Book], small_root: Path
) -> None:
    book = export()
    book.put("Members", 2, Name="Another")
    book.book["Members"].move_range("A1:A6", cols=60)
    book.book.create_sheet("Notes")
    book.book.save(book.file)
    assert run(f"import {book.file}")[::2] == (0, "")
    assert read_content(small_root).records["members"]["bi-alpha"].name == "Another"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"<xml/>"])
def test_what_is_no_spreadsheet_is_refused(data: bytes, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "no.xlsx"
    file.write_bytes(data)
    assert "cannot be read as a spreadsheet" in run(f"import {file}")[2]
    assert "cannot be read as a spreadsheet" in run(f"import {tmp_path / 'absent.xlsx'}")[2]


def test_another_spreadsheet_is_refused_and_no_file_is_written_over(run: Run, tmp_path: Path) -> None:
    book, file = openpyxl.Workbook(), tmp_path / "other.xlsx"
    book.save(file)
    assert "has no sheet with the name" in run(f"import {file}")[2]
    before = file.read_bytes()
    assert "is there already" in run(f"export {file}")[2] and file.read_bytes() == before


def test_nothing_is_lost_that_has_no_column(
    run: Run, export: Callable[..., Book], small_root: Path, replace: Replace
) -> None:
    replace("members.yml", "      detail: A chapter\n", "      detail: A chapter\n    - document: guide-2021\n")
    book = export()
    book.put("Members", 3, Source__place_in_it="Another chapter")
    assert run(f"import {book.file}")[::2] == (0, "")
    sources = read_content(small_root).records["members"]["bi-beta"].sources
    assert [(s.document, s.detail) for s in sources] == [("report-2020", "Another chapter"), ("guide-2021", None)]
