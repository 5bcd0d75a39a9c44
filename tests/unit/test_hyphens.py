"""A hyphen too many or too few, a value without its name, a field that became words: told in one sentence that helps if followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from common import Replace, Write, faults

from campaign.rules import checked

pytestmark = pytest.mark.whole

MEMBERS, CAMPAIGNS, SITUATIONS = "members.yml", "data/campaigns.yml", "data/situations.yml"
STORIES, RESOURCES, CHARTS = "data/case_studies.yml", "data/resources.yml", "data/charts.yml"
LATEST = "    text: It was won.\n    sources:\n      - document: report-2020\n  figures: [gap]\n"

# One line is to be replaced by what is suggested, with as many spaces in front: (file, old, new, code, line, spaces, suggestion).
LINES = {
    "the first hyphen of a list": (
        CAMPAIGNS,
        "    - when: 2019-2020",
        "      when: 2019-2020",
        "hyphen-lost",
        10,
        4,
        "- when: 2019-2020",
    ),
    "the same, in the column of the hyphens": (
        CAMPAIGNS,
        "    - when: 2019-2020",
        "    when: 2019-2020",
        "hyphen-lost",
        10,
        4,
        "- when: 2019-2020",
    ),
    "another hyphen of a list": (
        CAMPAIGNS,
        "    - when: 2021",
        "      when: 2021",
        "hyphen-lost",
        14,
        4,
        "- when: 2021",
    ),
    "a page below a document": (
        "data/figures.yml",
        "      cites: ILO\n",
        "      url: https://report.example/b\n      title: Another\n",
        "hyphen-lost",
        11,
        4,
        "- url: https://report.example/b",
    ),
    "a second source": (
        "data/figures.yml",
        "      cites: ILO\n",
        "      document: guide-2021\n",
        "hyphen-lost",
        11,
        4,
        "- document: guide-2021",
    ),
    "a hyphen before braces": (
        "data/vocabulary.yml",
        "  - {code: en, locale: en-GB}",
        "    {code: en, locale: en-GB}",
        "hyphen-lost",
        2,
        2,
        "- {code: en, locale: en-GB}",
    ),
    "before a list": (CAMPAIGNS, "  steps:\n", "  - steps:\n", "hyphen-extra", 9, 2, "steps:"),
    "before a value": (CAMPAIGNS, "  since: 2021\n", "  - since: 2021\n", "hyphen-extra", 8, 2, "since: 2021"),
    "before a field of an entry": (
        CAMPAIGNS,
        "      text: The draft",
        "    - text: The draft",
        "hyphen-extra",
        15,
        6,
        "text: The draft was read.",
    ),
    "two hyphens": (MEMBERS, "- id: bi-beta", "- - id: bi-beta", "hyphen-extra", 16, 0, "- id: bi-beta"),
    "a sign before the first entry": (MEMBERS, "- id: bi-alpha", "!- id: bi-alpha", "sign-stray", 3, 0, "- id: bi-alpha"),
    "a sign before an entry": (MEMBERS, "- id: bi-beta", "\\- id: bi-beta", "sign-stray", 16, 0, "- id: bi-beta"),
    "a hyphen before an entry": (MEMBERS, "- id: bi-beta", "-- id: bi-beta", "sign-stray", 16, 0, "- id: bi-beta"),
    "a letter before an entry": (MEMBERS, "- id: bi-beta", "x- id: bi-beta", "sign-stray", 16, 0, "- id: bi-beta"),
    "a sign before a step": (CAMPAIGNS, "    - when: 2021", "    !- when: 2021", "sign-stray", 14, 4, "- when: 2021"),
    "a sign before a field": (CAMPAIGNS, "  since: 2021", "  !since: 2021", "sign-stray", 8, 2, "since: 2021"),
    "an id without its field": (
        SITUATIONS,
        "- standard: c102",
        "- c102",
        "field-nameless",
        7,
        4,
        "- standard: c102",
    ),
    "words without their field": (
        CAMPAIGNS,
        "- text: Find a member.",
        "- Find a member.",
        "field-nameless",
        29,
        4,
        "- text: Find a member.",
    ),
    "an address without its field": (
        CAMPAIGNS,
        "- url: https://step.example/read",
        "- https://step.example/read",
        "field-nameless",
        18,
        8,
        "- url: https://step.example/read",
    ),
    "a day beside the fields": (
        STORIES,
        "  figures: [gap]\n",
        f"  latest: 2021-10-20\n{LATEST}",
        "field-beside",
        8,
        4,
        "when: 2021-10-20",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_what_one_line_lacks_is_told_there(name: str, small_root: Path, replace: Replace) -> None:
    """Red when what is suggested does not mend the file, or another line is blamed."""
    file, old, new, code, line, spaces, suggestion = LINES[name]
    replace(file, old, new)
    (found,) = faults(checked(small_root))
    assert (found.file, found.code, found.line) == (file, code, line)
    assert (found.params["spaces"], found.params["suggestion"]) == (str(spaces), suggestion)
    path = small_root / file
    rows = path.read_text(encoding="utf-8").split("\n")
    above = [rows[line - 1].partition(":")[0] + ":"] if code == "field-beside" else []
    rows[line - 1 : line] = [*above, " " * spaces + suggestion]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert faults(checked(small_root)) == []


def test_a_value_that_is_none_of_the_fields_below_it_goes(small_root: Path, replace: Replace) -> None:
    replace(CAMPAIGNS, "  letter:\n", "  letter: Minister of Health\n")
    (found,) = faults(checked(small_root))
    assert (found.code, found.line, found.params["field"]) == ("field-surplus", 34, "letter")


def test_what_stands_elsewhere_is_no_hyphen(small_root: Path, write: Write) -> None:
    """Red when an entry that is right as it stands is changed on trial, and blamed."""
    text = (small_root / CAMPAIGNS).read_text(encoding="utf-8")
    write(CAMPAIGNS, f"  until: 2022\n{text}")
    assert not {p.code for p in faults(checked(small_root))} & {
        "hyphen-extra",
        "hyphen-lost",
        "line-left",
        "line-right",
    }


def test_a_list_without_its_first_hyphen_is_one_problem(small_root: Path, replace: Replace) -> None:
    replace(MEMBERS, "  themes: [health, gender]", "  themes:\n    health\n    - gender")
    (found,) = faults(checked(small_root))
    assert (found.code, found.params["suggestion"]) == ("yaml-hyphen-missing", "- health")


def test_a_list_of_bare_names_is_one_problem(small_root: Path, replace: Replace) -> None:
    replace(RESOURCES, "languages: [nl]\n", "languages: [nl]\n  editions: [fr, es]\n")
    assert [p.code for p in faults(checked(small_root))] == ["field-takes-entries"]


def test_a_hyphen_that_parts_two_sources_stays(small_root: Path, replace: Replace) -> None:
    """Red when two sources, one of which lacks its title, are told to be one."""
    replace(
        MEMBERS,
        "      title: Gamma wins\n      year: 2021\n",
        "    - document: report-2020\n    - url: https://x.example/\n",
    )
    assert {p.code for p in faults(checked(small_root))} == {"field-missing"}


KEYED = {
    "by language": (RESOURCES, "languages: [nl]\n", "languages: [nl]\n  editions: {fr: Titre}\n", "editions: [{language: fr, title: Titre}]"),
    "by language, line by line": (
        RESOURCES,
        "languages: [nl]\n",
        "languages: [nl]\n  editions:\n    fr: Titre\n    es: 'Uno, dos'\n",
        'editions: [{language: fr, title: Titre}, {language: es, title: "Uno, dos"}]',
    ),
    "within a list": (RESOURCES, "languages: [nl]\n", "languages: [nl]\n  editions: [{fr: Titre}]\n", "{language: fr, title: Titre}"),
    "by country": ("data/standards.yml", "    - {country: BI, year: 2019}", "    BI: 2019", "ratified: [{country: BI, year: 2019}]"),
    "by day": (
        CAMPAIGNS,
        "  figures: [gap, span]",
        "  deadline: {when: 2021-05, text: By then., sources: {document: report-2020}}\n  steps: {2021: It was won.}",
        None,
    ),
    "by what no field takes": (SITUATIONS, "    - standard: c102\n      says: It names medical care first.", "    c102: {a: b}", None),
}  # fmt: skip


@pytest.mark.parametrize("name", KEYED)
def test_entries_by_what_they_should_say_first_are_one_problem(name: str, small_root: Path, replace: Replace) -> None:
    file, old, new, suggestion = KEYED[name]
    if name == "by day":
        text = (small_root / file).read_text(encoding="utf-8")
        begin, end = text.index("  steps:"), text.index("  figures:")
        replace(file, text[begin:end], "")
        suggestion = "steps: [{when: 2021, text: It was won., sources: [{document: …}]}]"
    replace(file, old, new)
    (found,) = faults(checked(small_root))
    assert found.code == ("field-takes-entries-near" if suggestion else "field-takes-entries")
    assert found.params.get("suggestion") == suggestion


BLOCKS = {
    "a field that may be missing": (
        "  summary: A mutual of farmers.\n",
        "  summary: >\n    A mutual\n    of farmers.\n  ",
        "checked",
        14,
        "2",
    ),
    "a field that must not be missing": (
        "  summary: A mutual of farmers.\n  checked: 2022-05-01\n  sources:\n",
        "  summary: |\n    A mutual of farmers.\n    sources:\n  ",
        "sources",
        13,
        "2",
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_field_that_became_words_of_a_text(name: str, small_root: Path, replace: Replace) -> None:
    old, new, field, line, spaces = BLOCKS[name]
    replace(MEMBERS, old, new)
    (found,) = faults(checked(small_root))
    assert (found.code, found.line, found.params["field"], found.params["spaces"]) == (
        "field-swallowed",
        line,
        field,
        spaces,
    )


def test_words_of_a_text_that_look_like_a_field_are_left(small_root: Path, write: Write) -> None:
    """Red when a field that its entry has anyway, or no field at all, is taken for a swallowed one."""
    text = (small_root / MEMBERS).read_text(encoding="utf-8")
    write(
        MEMBERS,
        text.replace("summary: A mutual of farmers.", "summary: >\n    A mutual.\n    name: Alpha.\n    motto: All."),
    )
    assert faults(checked(small_root)) == []
