"""The command ``pofilter.py``: faults in translations that a machine can see, and exceptions with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from common import Replace, Write

import pofilter

pytest.importorskip("translate.filters.checks", reason="translate-toolkit is not installed")

EXEMPT = "- {{test: {}, language: fr, words: Build a floor for all., reason: It is a call.}}\n"


def said(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit status of the command, and what it says."""
    status = pofilter.main(["--root", str(root), *arguments])
    return status, capsys.readouterr().out


def test_a_right_catalogue_has_nothing_to_look_at(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(small_root, capsys) == (0, "0 to look at, 0 right with a reason, 0 exceptions not needed any more.\n")


@pytest.mark.parametrize(
    ("test", "translation"),
    [
        ("endpunc", "Bâtir un socle pour tous"),
        ("doublewords", "Bâtir un un socle pour tous."),
        ("doublespacing", "Bâtir un socle.  Pour tous."),
        ("brackets", "Bâtir un socle (pour tous."),
    ],
)
def test_a_fault_is_named_with_its_place(
    test: str, translation: str, small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    file = replace("locales/fr.po", "Bâtir un socle pour tous.", translation)
    line = file.read_text(encoding="utf-8").splitlines().index('msgid "Build a floor for all."') + 1
    status, out = said(small_root, capsys)
    assert status == 1 and f"locales/fr.po:{line}: {test}: Build a floor for all.\n    {translation}\n" in out


@pytest.mark.parametrize(
    ("original", "translation", "right"),
    [
        ("9.7% of all", "9,7\u00a0% de tous", True),
        ("1,000 people", "1\u202f000 personnes", True),
        ("9.7% of all", "9,8\u00a0% de tous", False),
        ("Convention 190", "La convention", False),
    ],
)
def test_a_number_is_the_same_however_it_is_written(
    original: str, translation: str, right: bool, small_root: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write("locales/fr.po", f'msgid "{original}"\nmsgstr "{translation}"\n')
    status, out = said(small_root, capsys)
    assert (status == 0) == right and ("numbers: " in out) != right


def test_an_exception_has_a_reason_and_is_named_when_nothing_needs_it(
    small_root: Path, replace: Replace, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("locales/fr.po", "Bâtir un socle pour tous.", "Bâtir un socle pour tous\u202f!")
    write(pofilter.EXCEPTIONS, EXEMPT.format("endpunc"))
    assert said(small_root, capsys)[0] == 0
    write(pofilter.EXCEPTIONS, EXEMPT.format("endpunc") + EXEMPT.format("brackets"))
    status, out = said(small_root, capsys)
    assert status == 1 and "not needed any more: brackets, fr: Build a floor for all.\n" in out
    assert said(small_root, capsys, "--language", "en")[0] == 0, (
        "another language does not need it and does not name it"
    )
    write(pofilter.EXCEPTIONS, "- {test: endpunc, language: fr, words: Build a floor for all.}\n")
    assert pofilter.main(["--root", str(small_root)]) == 1
    assert "test, language, words and reason" in capsys.readouterr().err
