"""``edit.py format`` and ``close``: order and layout only, and a campaign that is over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from common import ROOT, SMALL, Replace, Write, faults, notes
from common_edits import Run, changed, state

from campaign.kinds import filed_kinds
from campaign.kinds.member import Member
from campaign.records.yaml_edit import read_exactly, values_of
from campaign.records.yaml_layout import laid_out
from campaign.rules import checked

pytestmark = pytest.mark.whole

FILES = [
    (folder / kind.file, kind.model)
    for folder in (ROOT, SMALL, ROOT / "tests/other")
    for kind in filed_kinds()
    if (folder / kind.file).exists()
]
UNTIDY = """\
# How to add one.

# Burundi


- name: 'Alpha, d''abord'  # as they write it   
  id: bi-alpha

  # one sentence
  summary: A mutual

    of farmers.
  kind: health-mutual
  note: |
    One.   

    Two.
  sources:
    # what the network says
    - lines: 12-14
      document: report-2020

  country: BI
  # the last remark
# Nepal
- id: np-gamma
  name: Gamma Union"""
TIDY = """\
# How to add one.

# Burundi

- id: bi-alpha
  name: 'Alpha, d''abord'  # as they write it
  country: BI
  kind: health-mutual
  # one sentence
  summary: A mutual

    of farmers.
  sources:
    # what the network says
    - document: report-2020
      lines: 12-14
  note: |
    One.   

    Two.
  # the last remark

# Nepal
- id: np-gamma
  name: Gamma Union
"""


def remarks(text: str) -> list[str]:
    """The comments of a file, in any order."""
    return sorted(re.findall(r"(?:^|\s)#.*?(?=[ \r]*$)", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("file", "model"), FILES, ids=lambda f: f.relative_to(ROOT).as_posix() if isinstance(f, Path) else ""
)
def test_only_order_and_layout_change_and_only_once(file: Path, model: type) -> None:
    text = read_exactly(file)
    tidy = laid_out(text, model)
    assert values_of(tidy) == values_of(text) and remarks(tidy) == remarks(text)
    assert laid_out(tidy, model) == tidy
    assert (
        sorted(filter(str.strip, tidy.split("\n"))) == sorted(filter(str.strip, text.split("\n")))
        or file.parent != SMALL
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_untidy_becomes_tidy(end: str) -> None:
    assert laid_out(UNTIDY.replace("\n", end), Member).split(end) == TIDY.split("\n")
    assert laid_out(TIDY.replace("\n", end), Member) == TIDY.replace("\n", end)


def test_entries_of_one_line_stay_together() -> None:
    text = "# Old\n- {id: a, name: A}\n- {id: b, name: B}\n\n# More\n- {id: c, name: C}\n"
    assert laid_out(text, Member) == text


def test_a_comment_in_the_place_of_the_hyphen_stays() -> None:
    text = "- name: A\n  # its id\n  id: a\n"
    assert laid_out(text, Member) == text


def test_the_command_formats_every_file_once(run: Run, small_root: Path, write: Write) -> None:
    text = (small_root / "members.yml").read_text(encoding="utf-8")
    write(
        "members.yml",
        text.replace("  name: Alpha Mutuelle\n  acronym: ALPHA\n", "  acronym: ALPHA\n  name: Alpha Mutuelle\n"),
    )
    assert run("format")[0] == 0
    assert (small_root / "members.yml").read_text(encoding="utf-8") == text
    before = state(small_root)
    status, said, _ = run("format")
    assert (status, said) == (0, "Nothing to change: all is as it should be.\n") and state(small_root) == before


def test_a_campaign_is_closed(run: Run, small_root: Path) -> None:
    before = state(small_root)
    assert run("close campaign floor", "--set", "until=2024")[0] == 0
    gone, new = changed(before, small_root)["data/campaigns.yml"]
    assert new == ["  until: 2024"]
    assert (
        "  letter:" in gone and "      page: /campaigns/floor/#letter" in gone and "      page: /members/" not in gone
    )
    content = checked(small_root)
    assert not faults(content) and "letter-closed" not in {note.code for note in notes(content)}


def test_a_closed_campaign_is_put_first_no_longer(run: Run, small_root: Path, replace: Replace) -> None:
    replace("data/site.yml", "home_stories:", "lead_campaign: floor\nhome_stories:")
    replace("data/situations.yml", "  name: I am ill\n", "  name: I am ill\n  campaign: floor\n")
    assert run("close campaign floor", "--set", "until=2024")[0] == 0
    for file in ("data/site.yml", "data/situations.yml"):
        assert "floor" not in (small_root / file).read_text(encoding="utf-8"), file
    assert "campaign-closed" not in {note.code for note in notes(checked(small_root))}


def test_asks_for_the_year(run: Run, small_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["", "2024", "y"])
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    assert run("close campaign floor", sure=False)[0] == 0
    assert "  until: 2024\n" in (small_root / "data/campaigns.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("year", ["", "--set until=2024", "--set until=2023"])
def test_a_campaign_that_is_closed_already_keeps_its_year(
    year: str, run: Run, small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("close campaign floor --set until=2024")[0] == 0
    before = state(small_root)
    monkeypatch.setattr("builtins.input", lambda question: pytest.fail(question))
    status, _, refusal = run(f"close campaign floor {year}")
    assert status == 1 and "“floor” has been closed since 2024." in refusal and state(small_root) == before


def test_what_a_closed_campaign_kept_goes(run: Run, small_root: Path, replace: Replace) -> None:
    replace("data/campaigns.yml", "  since: 2021\n", "  since: 2021\n  until: 2024\n")
    assert run("close campaign floor")[::2] == (0, "")
    text = (small_root / "data/campaigns.yml").read_text(encoding="utf-8")
    assert "letter" not in text and "  until: 2024\n" in text


REFUSED = {
    "close campaign flor --set until=2024": "Did you mean “floor”?",
    "close member bi-alpha --set until=2024": "Write one of these: campaign.",
    "close campaign floor --set until": "“until” is no answer",
    "close campaign floor --set year=2024": "--set until=…",
    "close campaign floor --set until=2019": "2019",
    "close campaign floor --set until=soon": "soon",
}


@pytest.mark.parametrize("words", REFUSED)
def test_refuses_with_one_sentence(words: str, run: Run, small_root: Path) -> None:
    before = state(small_root)
    status, _, refusal = run(words)
    assert status == 1 and REFUSED[words] in refusal and refusal.startswith("Nothing was written. ")
    assert refusal.count("\n") == 1 and state(small_root) == before
