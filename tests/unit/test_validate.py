"""The command ``validate.py``: its exit status and formats, and that it shows everything at once."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from common import ROOT, Replace, Write, complete

import validate
from campaign.rules import checked

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(small_root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command on the small site: exit status and what it printed."""

    def runner(*arguments: str) -> tuple[int, str]:
        status = validate.main(["--root", str(small_root), *arguments])
        return status, capsys.readouterr().out

    return runner


def test_exits_with_0_when_all_is_well(run: Run) -> None:
    assert run() == (0, "All is well.\n")


def test_exits_with_0_when_there_are_only_notes(run: Run, small_root: Path) -> None:
    complete(small_root, "fr")
    (small_root / "docs/fr/privacy.md").unlink()
    status, out = run()
    assert status == 0
    assert out.endswith("All is well.\n1 note.\n")


def test_exits_with_1_when_there_are_problems(run: Run, write: Write) -> None:
    write("data/themes.yml", "- id: health\n")
    assert run()[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [["--root", "/no/such/folder"], ["--format", "xml"], ["--language", "de"], ["--colour"], ["members.yml"]],
    ids=" ".join,
)
def test_exits_with_2_when_wrongly_called(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        validate.main(arguments)
    assert stop.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_works_as_a_command_from_any_folder(small_root: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/validate.py", "--root", small_root],
        cwd=small_root.parent, env={"PYTHONIOENCODING": "ascii"}, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (0, "All is well.\n", "")


def test_json_has_these_keys_and_no_others(run: Run, write: Write, small_root: Path) -> None:
    complete(small_root, "fr")
    (small_root / "docs/fr/privacy.md").unlink()
    rows = json.loads(run("--format", "json")[1])
    assert {row["level"] for row in rows} == {"note"}
    write("data/themes.yml", "- id: health\n")
    mended = json.loads(run("--format", "json")[1])
    assert {row["level"] for row in mended} == {"problem"}  # notes wait until nothing must be mended
    rows += mended
    assert {tuple(row) for row in rows} == {("file", "line", "column", "code", "level", "message", "remedy")}
    assert all(isinstance(row["line"], int) and row["line"] > 0 and row["column"] > 0 for row in rows)


def test_json_of_a_clean_site_is_an_empty_list(run: Run) -> None:
    assert json.loads(run("--format", "json")[1]) == []


def test_github_format_says_nothing_of_a_clean_site(run: Run) -> None:
    assert run("--format", "github") == (0, "")


def test_github_format_names_errors_and_notices(run: Run, replace: Replace, small_root: Path) -> None:
    complete(small_root, "fr")
    (small_root / "docs/fr/privacy.md").unlink()
    (line,) = run("--format", "github")[1].splitlines()
    assert line.startswith("::notice file=docs/en/privacy.md,line=1,col=1,title=translation-page-missing::The page")
    replace("members.yml", "kind: trade-union", "kind: zzz")
    (line,) = run("--format", "github")[1].splitlines()
    assert line.startswith("::error file=members.yml,line=28,col=9,title=value-choice::“zzz” is not")


def test_github_format_cannot_be_broken_out_of(run: Run, replace: Replace) -> None:
    replace("members.yml", "acronym: GU", 'website: "100%\\r\\n::error::gotcha"')
    (line,) = run("--format", "github")[1].splitlines()
    assert "100%25" in line and "%0D%0A" in line


def test_github_format_escapes_file_names(run: Run, write: Write) -> None:
    write("docs/en/a,b%c.md", "no front matter")
    (line,) = run("--format", "github")[1].splitlines()
    assert line.startswith("::error file=docs/en/a%2Cb%25c.md,line=1,")


def test_shows_all_problems_at_once_and_sorted(run: Run, replace: Replace) -> None:
    replace("members.yml", "kind: health-mutual", "kind: zzz")
    replace("members.yml", "year: 2021", "year: soon")
    replace("members.yml", "country: BE", "country: Belgium")
    replace("data/figures.yml", "unit: usd", "unit: dollar")
    replace("docs/fr/about.md", "(/members/)", "(/nulle-part/)")
    rows = json.loads(run("--format", "json")[1])
    places = [(row["file"], row["line"], row["column"]) for row in rows]
    assert places == sorted(places)
    wanted = {("data/figures.yml", "value-choice"), ("docs/fr/about.md", "prose-link"), ("members.yml", "value-years")}
    wanted |= {("members.yml", "value-choice"), ("members.yml", "value-country-near")}
    assert wanted <= {(row["file"], row["code"]) for row in rows}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("members.yml", "checked: 2022-05-01", "checked: yesterday"),
        ("members.yml", "- id: bi-alpha", "# comment\n- id: bi-alpha\n  id: bi-alpha\n  zzz: 1"),
        ("members.yml", "- id: bi-alpha", "- id: bi-alpha\n  - broken"),
        ("data/figures.yml", "value: 71", "value: many"),
        ("data/case_studies.yml", "account: own", "account: ours"),
        ("data/themes.yml", "name: Gender equality", "name: Gender: equality"),
    ],
    ids=lambda words: words.replace("\n", "/"),
)
def test_a_faulty_entry_is_not_also_called_unknown(run: Run, replace: Replace, file: str, old: str, new: str) -> None:
    """The entry is there, so “Add it to members.yml first” would send its writer the wrong way."""
    replace(file, old, new)
    rows = json.loads(run("--format", "json")[1])
    assert {row["file"] for row in rows if row["level"] == "problem"} == {file}


def test_a_text_with_a_faulty_head_is_not_also_called_missing(run: Run, replace: Replace) -> None:
    replace("docs/en/themes/health.md", "title:", "titel:")
    rows = json.loads(run("--format", "json")[1])
    assert {row["file"] for row in rows if row["level"] == "problem"} == {"docs/en/themes/health.md"}


@pytest.mark.parametrize("language", ["en", "fr", "es", "nl"])
def test_speaks_four_languages_without_losing_a_fact(run: Run, replace: Replace, language: str) -> None:
    replace("members.yml", "kind: trade-union", "kind: zzz")
    out = run("--language", language)[1]
    for fact in ("members.yml:28:9:", "zzz", "kind", "trade-union"):
        assert fact in out
    assert not re.search(r"[{}]", out)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("members.yml", "acronym: GU", "acronym: {a: b}"),
        ("members.yml", "kind: trade-union", "kind: [trade-union]"),
        ("members.yml", "checked: 2022-05-01", "checked: {day: 1}"),
        ("members.yml", "checked: 2022-05-01", "checked: [2022-05-01]"),
        ("data/figures.yml", "value: 71", "value: [71]"),
        ("data/figures.yml", "value: 71", "value: {low: 70}"),
        ("data/figures.yml", "year: 2019", "year: [2019]"),
        ("data/networks.yml", "level: national", "level: [national]"),
    ],
    ids=lambda words: words,
)
def test_one_value_is_asked_for_where_several_stand(run: Run, replace: Replace, file: str, old: str, new: str) -> None:
    replace(file, old, new)
    rows = [r for r in json.loads(run("--format", "json")[1]) if r["file"] == file]
    assert [row["code"] for row in rows] == ["field-takes-one"]
    assert not re.search(r"[\[{]", rows[0]["message"])


def test_a_few_notes_are_shown_whole_and_many_are_counted(run: Run, small_root: Path) -> None:
    vocabulary = small_root / "data/vocabulary.yml"
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(text.replace("state: growing, ", ""), encoding="utf-8")
    status, out = run()
    count = len(checked(small_root).problems)
    assert count > validate.FEW and status == 0
    assert out.splitlines() == [
        "All is well.",
        f"{count} notes.",
        f"  {count} × words that are not translated yet",
        "To read each of them: make check NOTES=1",
    ]
    assert run("--notes")[1].count("is not translated yet into: fr.") == count


def test_notes_count_where_it_is_strict(run: Run, small_root: Path) -> None:
    assert run("--strict") == (0, "All is well.\n")
    complete(small_root, "fr")
    (small_root / "docs/fr/privacy.md").unlink()
    assert run("--strict")[0] == 1 and run()[0] == 0


def test_a_note_is_kept_back_where_there_is_a_problem(run: Run, replace: Replace) -> None:
    """Causes before consequences: a text that calls what nobody knows differs from its translations, too."""
    replace("docs/en/about.md", '{{ count("members") }}', '{{ member("nobody") }}')
    rows = json.loads(run("--format", "json")[1])
    assert [row["code"] for row in rows] == ["reference-unknown"]


@pytest.mark.parametrize(("days", "told"), [(1, False), (3, True)])
def test_what_happens_today_anywhere_is_not_ahead(small_root: Path, replace: Replace, days: int, told: bool) -> None:
    day = dt.date.today() + dt.timedelta(days=days)
    replace("data/news.yml", "date: 2021-03-08", f"date: {day.isoformat()}")
    assert ("date-ahead" in {problem.code for problem in checked(small_root).problems}) is told


@pytest.mark.parametrize(("years", "told"), [(9, False), (10, False), (11, True)])
@pytest.mark.parametrize("month", ["-01", "-12-31"])
def test_a_meeting_can_be_announced_years_ahead(
    small_root: Path, replace: Replace, years: int, told: bool, month: str
) -> None:
    replace("data/events.yml", "start: 2022-06\n", f"start: {dt.date.today().year + years}{month}\n")
    assert ("date-ahead" in {problem.code for problem in checked(small_root).problems}) is told


def test_the_name_of_a_folder_is_measured_in_bytes(small_root: Path, write: Write) -> None:
    """An address that leads on becomes folders, each of its parts one, and a letter with an accent counts two."""
    for number, told in ((100, []), (110, [("value-too-long", "110", "100")])):
        write("data/redirects.yml", f"- {{from: /old/{'é' * number}/page, to: /about/}}\n")
        found = [p for p in checked(small_root).problems if p.file == "data/redirects.yml"]
        assert [(p.code, p.params["length"], p.params["limit"]) for p in found] == told
