"""What a single value may be; and that whatever stands in a field, its writer reads a sentence."""

from __future__ import annotations

import json
import zoneinfo
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from common import SMALL, Write, faults
from pydantic import TypeAdapter, ValidationError

import validate
from campaign.kinds import filed_kinds
from campaign.kinds.kind import Kind
from campaign.records import fields
from campaign.records.problems import MESSAGES
from campaign.records.yaml_file import Document, parse_yaml
from campaign.rules import checked
from campaign.views.content import Content


def taken(kind: Any, value: str) -> Any:
    """The value as the model takes it, or the code of the problem."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["type"]


GOOD = {
    fields.Id: {"bi-a": "bi-a", "2014-start": "2014-start", "a": "a"},
    fields.Country: {"NO": "NO", "BI": "BI"},
    fields.Address: {a: a for a in ("https://a.example", "https://a.example/", "https://a.b.example:8443/x?y=z#t")},
    fields.Years: {"2014": "2014", "2014-2021": "2014-2021", "2014–2021": "2014-2021", "2014 - 2021": "2014-2021"},
    fields.Moment: {m: m for m in ("2022-02-03", "2022-02", "2022-02-03 14:30", "2024-02-29")},
    fields.Mail: {"a.b+c@d.example": "a.b+c@d.example", "mailto:press@d.example": "press@d.example"},
    fields.Telephone: {t: t for t in ("+3221234567", "+32 2 123 45 67", "+1 (202) 555-0143", "+228 90.00.00.00")},
    fields.TimeZone: {"Europe/Brussels": "Europe/Brussels", "America/Argentina/Salta": "America/Argentina/Salta"},
}
BAD = {
    fields.Id: ["BI-A", "bi_a", "bi--a", "-a", "a-", "é", "a b", "a\n", "../a"],
    fields.Country: ["bi", "EU", "BEL", "Belgium", "XX", "ZZ", "BI "],
    fields.Address: [
        "http://a.example", "a.example", "javascript:alert(1)", "https://", "https://a", "https://a.example/ b",
        "https://user@a.example/", "//a.example", "https:/a.example", "HTTPS//a.example", "https://a.example\n",
    ],
    fields.Date: ["2026-13-01", "2026-02-30", "1/2/2026", "20260101", "2026-1-1", "today", "2026-W01-1"],
    fields.Years: ["14", "2021-2014", "2014-2014", "since 2014", "2014-", "c. 2014", "20145"],
    fields.Moment: [
        "2022", "2022-13", "2022-02-30", "2023-02-29", "2022-2-3", "2022-02-03T14:30", "2022-02-03 24:30",
        "2022-02-03 14:30:00", "2022-02-03 14.30", "3/2/2022", "2022-02-03\n", "2022-W05",
    ],
    fields.TimeZone: ["CET", "UTC", "Europe/Brussel", "brussels", "+01:00", "Europe/", "../Europe/Brussels"],
    fields.Mail: ["a", "a@b", "a b@c.example", "A <a@b.example>", "a@b.example, c@d.example", "a@b.example?cc=c", "@b.example"],
    fields.Telephone: ["02 123 45 67", "0032 2 123 45 67", "+32", "+32 two", "+", "+32 2 123 45 67 ext. 8", "+32  -- 2 1234567"],
    fields.Number: ["four", "1,5", "1 000", "inf", "nan", "1/2", "", "--1"],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "value"), [(k, v) for k, values in GOOD.items() for v in values])
def test_takes(kind: Any, value: str) -> None:
    assert taken(kind, value) == GOOD[kind][value]


@pytest.mark.parametrize(("kind", "value"), [(k, v) for k, values in BAD.items() for v in values])
def test_refuses(kind: Any, value: str) -> None:
    assert taken(kind, value) in MESSAGES


def test_time_zones_are_those_of_the_package_and_not_of_the_machine() -> None:
    assert zoneinfo.TZPATH == ()
    assert {"Europe/Brussels", "Africa/Bujumbura", "Asia/Kathmandu"} <= zoneinfo.available_timezones()


@pytest.fixture(scope="module")
def unchanged() -> Content:
    """The small network as it is. Do not change it."""
    return checked(SMALL)


@pytest.mark.parametrize(
    ("file", "old", "one"),
    [
        ("members.yml", "themes: [gender]", "themes: gender"),
        ("members.yml", "networks: [africa-net]", "networks: africa-net"),
        ("data/networks.yml", "countries: [NP]", "countries: NP"),
        ("data/case_studies.yml", "members: [bi-alpha]", "members: bi-alpha"),
        ("data/case_studies.yml", "figures: [gap]", "figures: gap"),
        ("data/resources.yml", "languages: [nl]", "languages: nl"),
        ("data/themes.yml", "sources:", "sources:"),
        ("data/standards.yml", "sources:\n    - document: report-2020", "sources: {document: report-2020}"),
        ("data/site.yml", "home_stories: [burundi-story]", "home_stories: burundi-story"),
    ],
    ids=lambda words: words.split("\n")[0],
)
def test_one_value_may_stand_where_a_list_may(
    small_root: Path, write: Write, unchanged: Content, file: str, old: str, one: str
) -> None:
    text = (small_root / file).read_text(encoding="utf-8")
    assert old in text or old == one
    before = unchanged.records
    write(file, text.replace(old, one))
    after = checked(small_root)
    assert faults(after) == []
    assert (after.records.members, after.records.networks, after.records.case_studies) == (
        before.members, before.networks, before.case_studies,
    )  # fmt: skip


@pytest.mark.parametrize("empty", ["", " ''", ' ""', " []", " # later"])
def test_an_empty_field_counts_as_absent(small_root: Path, write: Write, empty: str) -> None:
    text = (small_root / "members.yml").read_text(encoding="utf-8")
    write("members.yml", text.replace("acronym: GU", f"acronym:{empty}\n  website:{empty}"))
    content = checked(small_root)
    assert faults(content) == []
    assert content.records.members["np-gamma"].acronym is content.records.members["np-gamma"].website is None


@pytest.mark.parametrize("empty", ["", " ''", " []"])
def test_an_empty_field_that_is_needed_is_said_to_be_empty(small_root: Path, write: Write, empty: str) -> None:
    text = (small_root / "members.yml").read_text(encoding="utf-8")
    write("members.yml", text.replace("kind: trade-union", f"kind:{empty}"))
    assert [p.code for p in faults(checked(small_root))] == ["value-needed"]


def test_a_name_that_nobody_sees_is_empty(small_root: Path, write: Write) -> None:
    text = (small_root / "members.yml").read_text(encoding="utf-8")
    write("members.yml", text.replace("name: Gamma Union", 'name: "\\u200b\\u200d"'))
    assert [p.code for p in faults(checked(small_root))] == ["value-needed"]


NASTY = [
    "",
    "''",
    "['']",
    "[]",
    "[a, b]",
    "[[a], {b: c}]",
    "{a: b}",
    "{}",
    "''' '''",
    "<script>",
    "9" * 400,
    "é😀{x}%s%(y)s",
]


@pytest.mark.parametrize("kind", filed_kinds(), ids=lambda kind: kind.word)
def test_whatever_stands_in_a_field_its_writer_reads_a_sentence(
    kind: Kind, small_root: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every field of every kind of entry, with values that nobody foresaw: each in an entry of its own."""
    fields = [info.alias or name for name, info in kind.model.model_fields.items()]
    lines: list[str] = []
    standing: dict[int, tuple[str, str]] = {}  # which field with which value stands on a line
    for number, (field, value) in enumerate(product(fields, NASTY)):
        entry = [f"- id: {value}"] if field == "id" else [f"- id: x{number}", f"  {field}: {value}"]
        standing |= {len(lines) + n: (field, value) for n in range(1, len(entry) + 1)}
        lines += entry
    file = write(kind.file, "\n".join([*lines, ""]))
    assert parse_yaml(file.read_text(encoding="utf-8"), Document(kind.file)).problems == []
    status = validate.main(["--root", str(small_root), "--format", "json"])
    rows = [row for row in json.loads(capsys.readouterr().out) if row["file"] == kind.file]
    assert status == 1
    assert {standing[row["line"]][0] for row in rows} == set(fields), "nothing is said of a field"
    for row in rows:
        field, value = standing[row["line"]]
        assert row["code"] in MESSAGES, (field, value)
        assert not [sign for sign in ("['", "{'", "None") if sign in row["message"]], (field, value, row["message"])


@pytest.mark.parametrize(
    ("moment", "day", "time"),
    [("2022-02", False, False), ("2022-02-03", True, False), ("2022-02-03 14:30", True, True)],
)
def test_a_moment_knows_how_exact_it_is(moment: str, day: bool, time: bool) -> None:
    assert (fields.has_day(moment), fields.has_time(moment)) == (day, time)
