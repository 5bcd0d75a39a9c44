"""What is right, and looks like something that the check has a sentence for."""

from __future__ import annotations

from pathlib import Path

import pytest
from common import ROOT, Replace, Write

from campaign.rules import checked
from campaign.views.looks import TOKENS
from campaign.words.markdown import to_html

STORY = "docs/en/case-studies/burundi-story.md"
TABLE = "| Year | Members |\n|---|---|\n| 2020 | 100 |"


def codes(root: Path) -> list[str]:
    return [problem.code for problem in checked(root).problems]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (TABLE, False),
        (f"## In figures\n{TABLE}", False),
        (TABLE.replace("Members", "`a|b`"), False),
        (f"Words.\n{TABLE}", True),
        (TABLE.replace("|---|---|", "|---|"), True),
    ],
)
def test_a_table_is_told_of_where_it_would_be_none(small_root: Path, replace: Replace, table: str, told: bool) -> None:
    replace(STORY, 'See {{ theme("health") }}', f'{table}\n\nSee {{{{ theme("health") }}}}')
    content = checked(small_root)
    assert ("text-table" in {problem.code for problem in content.problems}) is told
    text = content.prose["case-studies/burundi-story"]["en"]
    assert ("<table" in to_html(text, lambda _: "", str)) is not told


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("--radius: 0;", []),
        ("--brand: vert;", ["value-colour"]),
        ("--own: #12;", ["value-colour"]),
    ],
)
def test_only_what_pages_take_for_a_colour_has_to_be_one(
    small_root: Path, write: Write, line: str, found: list[str]
) -> None:
    if (small_root / "overrides").is_symlink():
        (small_root / "overrides").unlink()
    tokens = (ROOT / TOKENS).read_text(encoding="utf-8")
    write(TOKENS, tokens.replace(":root {", f":root {{\n  {line}", 1))
    assert codes(small_root) == found


@pytest.mark.parametrize(("written", "meant"), [("email", "mail"), ("phone", "telephone"), ("whatsapp", "telephone")])
def test_where_a_way_may_be_shown_its_field_has_another_name(
    small_root: Path, replace: Replace, written: str, meant: str
) -> None:
    """And nobody is told that pages show none: those of a whole network do."""
    replace("data/site.yml", "home_stories", f"contact:\n  general:\n    {written}: a@b.example\nhome_stories")
    found = {(p.code, p.params.get("suggestion")) for p in checked(small_root).problems}
    assert ("field-misspelt", meant) in found and "field-private" not in {code for code, _ in found}
    replace("data/site.yml", f"contact:\n  general:\n    {written}: a@b.example\n", f"{written}: a@b.example\n")
    assert codes(small_root) == ["field-unknown"], "here it is wrong, but not because it is private"


@pytest.mark.parametrize(
    ("end", "told"), [("a...b.html", False), ("...", True), ("a...", True), (".../b", True), ("a…/b", True)]
)
def test_three_points_within_a_name_of_a_page_are_its_own(
    small_root: Path, replace: Replace, end: str, told: bool
) -> None:
    found = ["value-ellipsis"] * told
    replace(STORY, 'See {{ theme("health") }}', f'[See](https://a.example/{end}) {{{{ theme("health") }}}}')
    assert [code for code in codes(small_root) if code == "value-ellipsis"] == found
    replace("members.yml", "https://alpha.example/\n", f"https://alpha.example/{end}\n")
    assert [code for code in codes(small_root) if code == "value-ellipsis"] == 2 * found
