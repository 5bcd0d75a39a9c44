"""Changing data files by their lines: what is not changed stays letter for letter, and what is read back is what was asked."""

from __future__ import annotations

import copy
import random
import re
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
import yaml
from common import ROOT, SMALL

from campaign.kinds.member import Member
from campaign.records.yaml_edit import (
    UnwritableError,
    add,
    change,
    index,
    read_exactly,
    remove,
    rename,
    rewritten,
    values_of,
)
from campaign.records.yaml_write import scalar

pytestmark = pytest.mark.whole

FILES = [
    f for folder in (ROOT, SMALL, ROOT / "tests/other") for f in (folder / "members.yml", *folder.glob("data/*.yml"))
]
TEXT = """\
# yaml-language-server: $schema=schemas/members.json
# How to add one.

# Burundi
- id: bi-alpha   # never changes
  name: 'Alpha, d''abord'
  acronym: "ALPHA"
  country: BI
  themes: [health,  gender]  # two
  website:   # none yet
  summary: A mutual
    of farmers.
  sources:
    # what the network says
    - document: report-2020
      lines: 12-14
    - url: https://alpha.example/#top
      title: "Alpha: here"
      # read in May
  note: |
    First line.
    Second line.

# Nepal
- id: np-gamma
  name: Gamma Union
  themes: gender
  sources: {document: report-2020, lines: "1"}

- id: be-coord
  name: Coordination
  sources:
    - document: report-2020
"""


def changed_lines(before: str, after: str) -> list[str]:
    """The lines of a difference, without its heads."""
    return [line for line in unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0) if line[:1] in "+-"][
        2:
    ]


def name_of(file: Path) -> str:
    """A file as the repository names it."""
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_writing_what_is_there_changes_nothing(file: Path) -> None:
    text = read_exactly(file)
    assert rewritten(text, values_of(text)) == text


SINGLE: dict[str, tuple[tuple[str | int, ...], Any, list[str]]] = {
    "a plain text": ((1, "name"), "Gamma Workers", ["-  name: Gamma Union", "+  name: Gamma Workers"]),
    "a text with a colon": ((1, "name"), "Gamma: Union", ["-  name: Gamma Union", '+  name: "Gamma: Union"']),
    "its quotation marks": (
        (0, "acronym"), 'AL"PHA', ['-  acronym: "ALPHA"', '+  acronym: "AL\\"PHA"'],
    ),
    "single quotation marks": (
        (0, "name"), "L’Alpha, d'ici", ["-  name: 'Alpha, d''abord'", "+  name: 'L’Alpha, d''ici'"],
    ),
    "a text with a remark behind": (
        (0, "id"), "bi-beta", ["-- id: bi-alpha   # never changes", "+- id: bi-beta   # never changes"],
    ),
    "an empty field": (
        (0, "website"), "https://a.example/",
        ["-  website:   # none yet", "+  website: https://a.example/   # none yet"],
    ),
    "a text over two lines": (
        (0, "summary"), "A mutual.", ["-  summary: A mutual", "-    of farmers.", "+  summary: A mutual."],
    ),
    "lines kept as lines": (
        (0, "note"), "One.", ["-  note: |", "-    First line.", "-    Second line.", "+  note: One."],
    ),
    "one of a list in a line": (
        (0, "themes", 1), "youth",
        ["-  themes: [health,  gender]  # two", "+  themes: [health,  youth]  # two"],
    ),
    "a list in a line": (
        (0, "themes"), ["health", "gender", "care, paid"],
        ["-  themes: [health,  gender]  # two", '+  themes: [health,  gender,  "care, paid"]  # two'],
    ),
    "a shorter list": (
        (0, "themes"), ["gender"], ["-  themes: [health,  gender]  # two", "+  themes: [gender]  # two"],
    ),
    "one value that becomes a list": (
        (1, "themes"), ["gender", "youth"], ["-  themes: gender", "+  themes: [gender, youth]"],
    ),
    "one value named as a list": ((1, "themes", 0), "youth", ["-  themes: gender", "+  themes: youth"]),
    "deep inside": (
        (0, "sources", 1, "title"), "Alpha", ['-      title: "Alpha: here"', '+      title: "Alpha"'],
    ),
    "inside braces": (
        (1, "sources", 0, "lines"), "1-2",
        ['-  sources: {document: report-2020, lines: "1"}', '+  sources: {document: report-2020, lines: "1-2"}'],
    ),
    "a field that is not there": ((2, "country"), "BE", ["+  country: BE"]),
    "a field behind a list": ((2, "note"), "Ask.", ["+  note: Ask."]),
    "a list that is not there": (
        (2, "also"), ["Coord, of old", "Co"], ["+  also:", "+    - Coord, of old", "+    - Co"],
    ),
    "a field of a source": ((0, "sources", 1, "year"), "2021", ["+      year: 2021"]),
    "a source that one item takes": (
        (1, "sources"), [{"document": "report-2020", "lines": "1"}, {"document": "b"}],
        ['-  sources: {document: report-2020, lines: "1"}', "+  sources:", "+    - document: report-2020",
         "+      lines: 1", "+    - document: b"],
    ),
    "lists that look like other things": (
        (2, "themes"), ["NO", "14:30", "null"], ["+  themes:", "+    - NO", "+    - 14:30", "+    - null"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SINGLE)
def test_only_the_lines_of_a_change_differ(case: str) -> None:
    path, value, wanted = SINGLE[case]
    assert changed_lines(TEXT, change(TEXT, path, value, Member)) == wanted


def test_a_new_field_stands_where_the_model_has_it() -> None:
    text = change(TEXT, (2, "country"), "BE", Member)
    text = change(text, (2, "acronym"), "CO", Member)
    assert "  name: Coordination\n  acronym: CO\n  country: BE\n  sources:" in text
    text = change(TEXT, (0, "sources", 1, "language"), "fr", Member)
    assert '      title: "Alpha: here"\n      language: fr\n      # read in May\n' in text


def test_several_new_fields_keep_their_order() -> None:
    values = values_of(TEXT)
    values[2] |= {"kind": "ngo", "country": "BE", "acronym": "C"}
    assert "  name: Coordination\n  acronym: C\n  country: BE\n  kind: ngo\n" in rewritten(TEXT, values, Member)


NEW = {
    "sources": [{"title": "A", "url": "https://x.example/"}],
    "name": "Xi: Union",
    "id": "bi-xi",
    "themes": ["youth"],
}
WRITTEN = """\
- id: bi-xi
  name: "Xi: Union"
  themes: [youth]
  sources:
    - url: https://x.example/
      title: A
"""


def test_an_entry_is_added_behind_another_or_at_the_end() -> None:
    assert add(TEXT, NEW, Member) == TEXT + "\n" + WRITTEN
    after = add(TEXT, NEW, Member, after="bi-alpha")
    assert after == TEXT.replace("    Second line.\n", "    Second line.\n\n" + WRITTEN)
    assert add(TEXT.rstrip("\n"), NEW, Member) == TEXT + "\n" + WRITTEN.rstrip("\n")


@pytest.mark.parametrize("head", ["", "# Only a comment.\n", "# Only a comment.\n\n\n", "# A comment.\n[]\n"])
def test_the_first_entry_of_a_file(head: str) -> None:
    comment = head.partition("\n")[0] + "\n\n" if head else ""
    assert add(head, NEW, Member) == comment + WRITTEN


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ((1, "name"), "  name: Gamma Union\n"),
        ((0, "website"), "  website:   # none yet\n"),
        ((0, "themes"), "  themes: [health,  gender]  # two\n"),
        ((0, "themes", 0), "health,  "),
        ((0, "themes", 1), ",  gender"),
        ((0, "note"), "  note: |\n    First line.\n    Second line.\n"),
        ((0, "sources", 0), "    - document: report-2020\n      lines: 12-14\n"),
        ((0, "sources", 1, "title"), '      title: "Alpha: here"\n'),
        ((1, "sources", 0, "lines"), ', lines: "1"'),
        ((2, "sources", 0), "  sources:\n    - document: report-2020\n"),
        ((2, "sources", 0, "document"), "  sources:\n    - document: report-2020\n"),
        ((1, "themes", 0), "  themes: gender\n"),
        ((2, "id"), "id: be-coord\n  "),
        ((1,), TEXT[TEXT.index("- id: np") : TEXT.index("- id: be")]),
        ((2,), "\n" + TEXT[TEXT.index("- id: be") :]),
    ],
)  # fmt: skip
def test_what_is_removed_takes_nothing_else_along(path: tuple[str | int, ...], gone: str) -> None:
    after = remove(TEXT, path)
    at = next(n for n, (a, b) in enumerate(zip(TEXT, after + "\0", strict=False)) if a != b)
    begin = next(n for n in range(at, -1, -1) if TEXT[n : n + len(gone)] == gone)
    assert after == TEXT[:begin] + TEXT[begin + len(gone) :]


def test_comments_within_what_is_removed_go_and_others_stay() -> None:
    after = remove(TEXT, (0, "sources"))
    assert "read in May" not in after and "# never changes" in after
    after = remove(TEXT, (0,))
    assert after.startswith("# yaml") and "# Burundi" in after and "# Nepal" in after and "First line" not in after


def test_a_comment_below_a_first_field_that_goes_stays() -> None:
    text = "- id: a\n  # of old\n  name: b\n- id: c\n"
    after = remove(text, (0, "id"))
    assert "# of old" in after and values_of(after) == [{"name": "b"}, {"id": "c"}]


def test_the_last_entry_leaves_its_comments() -> None:
    assert remove("# Head.\n\n- id: a\n", (0,)) == "# Head.\n\n[]\n"


def test_a_name_is_changed_in_many_places() -> None:
    after = rename(TEXT, [(0, "themes", 1), (1, "themes", 0)], "equality")
    assert changed_lines(TEXT, after) == [
        "-  themes: [health,  gender]  # two", "+  themes: [health,  equality]  # two",
        "-  themes: gender", "+  themes: equality",
    ]  # fmt: skip


def test_an_entry_that_moves_takes_its_lines_along() -> None:
    values = values_of(TEXT)
    values.insert(0, values.pop(1))
    after = rewritten(TEXT, values, Member)
    assert '  sources: {document: report-2020, lines: "1"}\n\n- id: bi-alpha   # never' in after
    assert sorted(TEXT.split("\n")) == sorted(after.split("\n"))


def test_entries_are_known_by_their_id_when_others_come_and_go() -> None:
    values = values_of(TEXT)
    values[0]["name"] = "Omega"
    after = rewritten(TEXT, [NEW, *values[:1], *values[2:]], Member)
    assert [entry["id"] for entry in values_of(after)] == ["bi-xi", "bi-alpha", "be-coord"]
    assert "- id: bi-alpha   # never changes\n  name: 'Omega'\n" in after and "# Nepal" in after


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_file_keeps_its_line_ends_and_its_mark(end: str, tmp_path: Path) -> None:
    text = "\ufeff" + TEXT.replace("\n", end)
    file = tmp_path / "members.yml"
    file.write_bytes(text.encode())
    assert read_exactly(file) == text
    after = add(change(text, (0, "name"), "New", Member), NEW, Member)
    assert after.startswith("\ufeff# yaml") and after.count(end) == after.replace("\r\n", "\n").replace(
        "\r", "\n"
    ).count("\n")
    assert after.replace(end, "\n").removeprefix("\ufeff") == add(change(TEXT, (0, "name"), "New"), NEW, Member)


def test_lists_stand_as_deep_as_others_in_the_file() -> None:
    text = "- id: a\n  sources:\n  - document: b\n- id: c\n"
    after = change(text, (1, "sources"), [{"document": "d", "lines": "1"}])
    assert after == text + "  sources:\n  - document: d\n    lines: 1\n"


HARMFUL = [
    "a: b", "a #b", "#b", "- a", "a\nb", "a\n- id: evil", "'", '"', "\\", "!x", "&x", "*x", "[a", "{a", "a]", "a, b", "%x", "@x",
    "|", ">", "?", "? a", ":", "-", "---", "...", "`x`", "a:", "“a”: b", "\u00a0a", "a\u2028b", "é : è", "😀", "x" * 3000,
    "{{ figure(\"x\") }}", "<script>", "null", "~", "yes", "", "é \u00ab x \u00bb", "a\tb", "#1", "a\u0085b", "\ufeffa",
]  # fmt: skip


@pytest.mark.parametrize("value", HARMFUL)
@pytest.mark.parametrize(
    "path", [(0, "name"), (1, "name"), (0, "themes", 0), (2, "sources", 0, "document"), (1, "also")]
)
def test_any_text_is_read_as_what_it_is_or_refused(path: tuple[str | int, ...], value: str) -> None:
    try:
        after = change(TEXT, path, value, Member)
    except UnwritableError as fault:
        assert fault.problems == [] and "\u0085" in value  # the check takes it in no file
        return
    place: Any = values_of(after)
    for step in path:
        place = place[step]
    assert place == value.strip()
    assert [entry["id"] for entry in values_of(after)] == ["bi-alpha", "np-gamma", "be-coord"]


def test_a_text_with_a_fault_is_not_touched() -> None:
    with pytest.raises(UnwritableError) as fault:
        change('- id: a\n  name: "open\n- id: b\n', (0, "name"), "x")
    assert [problem.code for problem in fault.value.problems] == ["yaml-quote-open"]
    with pytest.raises(KeyError):
        index(TEXT, "nowhere")


def test_marks_stand_only_where_they_are_needed() -> None:
    assert [scalar(v) for v in ("NO", "2022-02-03 14:30", "it’s", "a: b", "50 %", "a,b")] == [
        "NO", "2022-02-03 14:30", "it’s", '"a: b"', "50 %", "a,b",
    ]  # fmt: skip
    assert scalar("a,b", flow=True) == '"a,b"'


def mutated(values: Any, dice: random.Random) -> Any:
    """The values of a file with one thing changed, added or taken out, anywhere."""
    values = copy.deepcopy(values)
    place = values
    while isinstance(place, (list, dict)) and place:
        key = dice.choice([*place]) if isinstance(place, dict) else dice.randrange(len(place))
        inner = place[key]
        if isinstance(inner, (list, dict)) and inner and dice.random() < 0.7:
            place = inner
            continue
        what = dice.randrange(4)
        if what == 0 and len(place) > 1:
            del place[key]
        elif what == 1 and isinstance(place, list):
            place.insert(key, copy.deepcopy(inner) if not isinstance(inner, str) else f"new {dice.random()}")
            if isinstance(place[key], dict) and "id" in place[key]:
                place[key]["id"] += "-new"
        elif what == 2 and isinstance(place, dict):
            place[f"field_{dice.randrange(100)}"] = dice.choice(
                ["text: x", ["a", "b"], ["a b", "c"], [{"x": "y"}], {"k": "v"}]
            )
        else:
            place[key] = dice.choice(["plain", "with: colon", "with, comma"]) if isinstance(inner, str) else inner
        return values
    return values


def blocks(text: str) -> list[str]:
    """The lines of each entry of a list, without the blank ones and comments behind it."""
    found = re.findall(r"(?ms)^- .*?(?=^- |^#|\Z)", text)
    return [block.rstrip("\n") + "\n" for block in found]


@pytest.mark.parametrize("file", [f for f in FILES if f.is_relative_to(SMALL)], ids=name_of)
def test_changes_at_random_are_read_back_and_leave_other_entries_alone(file: Path) -> None:
    dice, text = random.Random(file.name), read_exactly(file)
    first = text
    for n in range(60):
        values = mutated(values_of(text), dice)
        after = rewritten(text, values)  # raises where it reads anything else
        if isinstance(values, list):
            whole = {yaml.safe_dump(entry): block for entry, block in zip(values_of(text), blocks(text), strict=True)}
            assert [whole[key] for e in values if (key := yaml.safe_dump(e)) in whole and whole[key] not in after] == []
        comments = [line for line in text.split("\n") if line.startswith("#")]
        assert [line for line in after.split("\n") if line.startswith("#")] == comments
        text = first if n % 10 == 9 else after
