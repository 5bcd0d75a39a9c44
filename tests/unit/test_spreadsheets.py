"""Lists to be taken along as spreadsheets: what is a number stays one, what is text is never reckoned with."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from common import Renderers

from campaign.outputs.open_data import tables
from campaign.outputs.spreadsheet import NAME, as_spreadsheet, names_of_spreadsheets, spreadsheets
from campaign.records import kept

COLUMNS = {"name": "Name", "value": "Value", "day": "Day", "year": "Year", "several": "Several", "none": "Nothing"}


def sheet_of(data: bytes) -> Any:
    """The only sheet of a file."""
    (sheet,) = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    return sheet


def test_each_value_is_what_it_is() -> None:
    row = {"value": Decimal("-7.5"), "day": "2024-02-29", "year": "2020", "several": ["a", "b"], "none": None}
    rows, title = (
        [row | {"name": "=1+1;2"}, row | {"name": "+32 2"}],
        "What/we: [ask] for, all of us and everybody else",
    )
    sheet = sheet_of(as_spreadsheet(rows, COLUMNS, "SMALL", title))
    assert sheet.title == "What we   ask  for, all of us a"
    assert [cell.value for cell in sheet[1]] == list(COLUMNS.values())
    name, value, day, year, several, none = sheet[2]
    assert (name.value, name.data_type, name.quotePrefix) == ("=1+1;2", "s", True)
    assert (value.value, year.value, several.value, none.value) == (-7.5, 2020, "a, b", None)
    assert day.is_date and day.value.isoformat().startswith("2024-02-29")
    assert sheet["A3"].data_type == "s" and sheet.freeze_panes == "B2" and sheet.auto_filter.ref == "A1:F3"


@pytest.mark.whole
def test_each_list_has_one_in_its_language(small: Renderers) -> None:
    for renderer in small().values():
        view = renderer.view
        made = spreadsheets(view)
        assert list(made) == names_of_spreadsheets(view) and "data/members.xlsx" in made
        assert made == spreadsheets(view), "the same data give the same bytes"
        for file, data in made.items():
            rows, columns = tables(view)[file.removeprefix("data/").replace(".xlsx", ".csv")]
            sheet = sheet_of(data)
            assert [cell.value for cell in sheet[1]] == list(columns.values())
            assert sheet.max_row == len(rows) + 1


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_one_that_is_kept_may_be_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Renderers, damage: bytes | None
) -> None:
    """Red when a list comes from a file of the cache that a full disk cut off, or from that of another list."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "cache")
    view = small()["fr"].view
    first = spreadsheets(view)
    rest = sorted((tmp_path / "cache" / NAME).iterdir())
    assert len(rest) == len(first)
    for file in rest:
        whole = file.read_bytes()
        file.write_bytes(whole[:-40] if damage is None else damage)
    assert spreadsheets(view) == first == spreadsheets(view)
    tables(view)["members.csv"][0][0]["name"] = "Another"
    other = spreadsheets(view)
    assert [file for file in first if other[file] != first[file]] == ["data/members.xlsx"]
