"""The program that counts how many slips the check meets: it makes each where it stood, counts well, and puts all back."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from common_edits import state

import slips
from campaign.records import yaml_file
from campaign.words import markdown

pytestmark = pytest.mark.whole

MEMBERS = "members.yml"


def changed(name: str, kind: str, line: int, before: list[str], after: list[str], at: int = 0) -> dict[str, Any]:
    """A slip that changes lines of the members."""
    change = {"at_line": at or line, "before": before, "after": after}
    return {"name": name, "kind": kind, "file": MEMBERS, "line": line, "change": [change]}


CORPUS: list[dict[str, Any]] = [
    changed("a country that is none", "must", 25, ["  country: NP"], ["  country: Nowhere"]),  # stood elsewhere once
    changed("a remark", "harmless", 1, [], ["# A remark."]),
    changed("a line that is gone", "must", 3, ["  nobody: wrote this"], []),
    changed("a country, told of another line", "must", 3, ["  country: NP"], ["  country: Nowhere"], 25),
    {"name": "an emptied file", "kind": "must", "file": MEMBERS, "line": None, "whole_file": ""},
    {"name": "a file that is gone", "kind": "must", "file": "data/site.yml", "line": None, "deleted": True},
    {"name": "saved as UTF-16", "kind": "must", "file": MEMBERS, "line": None, "bytes": True},
    {"name": "a text too many", "kind": "soft", "file": "docs/en/deep/down.md", "line": None, "new_file": "Words."},
]


class Here:
    """Stands in for the processes: everything is done in this one."""

    def __init__(self, _: int, __: object, initializer: Callable[..., None], initargs: tuple[Any, ...]) -> None:
        initializer(*initargs)

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, work: Callable[[Any], Any], all: list[Any], chunksize: int) -> Iterator[Any]:
        return map(work, all)


@pytest.fixture
def counted(
    small_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """What the program says of the corpus, tried on the small network."""
    (small_root / "overrides").unlink()
    (tmp_path / "corpus.json").write_text(json.dumps(CORPUS), encoding="utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path])
    for module in (yaml_file, markdown):
        monkeypatch.setattr(module, "parse_yaml", yaml_file.parse_yaml)
    monkeypatch.setattr(slips, "_before", set())
    monkeypatch.setattr(slips, "_copy", None)
    monkeypatch.setattr(slips, "ProcessPoolExecutor", Here)

    def count(*words: str) -> str:
        slips.main([str(tmp_path / "corpus.json"), "--root", str(small_root), *words])
        return capsys.readouterr().out

    return count


def test_what_is_met_is_counted_and_what_is_not_is_named(counted: Callable[..., str], small_root: Path) -> None:
    before = state(small_root)
    said = counted()
    assert state(small_root) == before, "slips are made in a copy"
    assert "must: 5 of 5 caught (100%)" in said and "must: 4 of 5 on its line (80%)" in said
    assert "harmless: 1, refused: 0" in said and "soft: 1 of 1 met" in said
    assert "a line that is gone: members.yml:3 ['not caught', 'line', 'does not apply today']" in said
    assert "NOT MET [must] a country, told of another line" in said
    assert "[harmless]" not in said and "a country that is none" not in said


def test_one_slip_is_shown_with_all_that_is_said_of_it(counted: Callable[..., str]) -> None:
    said = counted("--only", "country that is none", "--words", "--git")
    assert "ok [must] a country that is none" in said and "Nowhere" in said and "→" in said
    assert "remark" not in said


def test_each_slip_leaves_the_sources_as_they_were(counted: Callable[..., str], small_root: Path) -> None:
    before = state(small_root)
    for slip in CORPUS:
        slips.tried(small_root, slip)
        assert state(small_root) == before, slip["name"]
    assert not (small_root / "docs/en/deep").exists()


LINES = ["- id: a", "  name: A", "- id: b", "  name: A", 'msgstr "Bonjour"', 'msgstr "%(num)s ans"']


@pytest.mark.parametrize(
    ("before", "after", "at", "place"),
    [
        (["  name: A"], [], 4, 3),
        (["  name: A"], [], 1, 1),
        (["- id: b", "  name: A"], [], 1, 2),
        (["  name: gone"], [], 1, None),
        (['msgstr "Adieu"'], [], 9, 4),  # another one, without anything to fill in
        ([], ["- id: c"], 2, 0),  # a whole entry, never within another one
        ([], ["- id: c"], 6, 6),
        ([], ["# words"], 2, 1),
        ([], ["# words"], 99, 6),
    ],
)  # fmt: skip
def test_a_slip_is_made_where_its_lines_stand_today(
    before: list[str], after: list[str], at: int, place: int | None
) -> None:
    assert slips.place_of(LINES, {"before": before, "after": after, "at_line": at}) == place


def test_of_a_long_file_the_corpus_keeps_only_the_beginning() -> None:
    assert slips.whole("short\n", "today\n") == "short\n"
    assert slips.whole("# head\n  - a …", "- a\n\n- b") == "# head\n  - a\n\n  - b"
    assert slips.whole("x\r\n …", "a\nb\nc") == "a\nb\r\nc\r\n"
