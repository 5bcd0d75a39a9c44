"""The handbook: the same doors in each language that the generator speaks, in tasks of at most five steps."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from common import ROOT

from campaign.kinds import answering
from campaign.kinds.reading import spoken, spoken_codes
from campaign.outputs import handbook
from campaign.records.problems import MESSAGES
from campaign.words.language import INTERFACE

MOST_STEPS = 5
DOORS = ("staff", "translators", "designers", "developers")
SHARED = ("index", *DOORS, "editing", "pictures", "reference", "messages")  # the others are in one language only
PAGES = [ROOT / f"handbook/{code}/{name}.md" for name in SHARED for code in spoken_codes()]
WEBLATE = ROOT / "locales/weblate.json"


def text_of(page: Path) -> str:
    """The text of a page."""
    return page.read_text(encoding="utf-8")


def anchor(heading: str) -> str:
    """What a forge makes of a heading, for links to it."""
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


def tasks(text: str) -> dict[str, int]:
    """How many steps each heading has."""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0]: len(re.findall(r"^\d\. ", part, re.MULTILINE)) for part in parts}


def named(page: Path) -> str:
    """A page as a test shows it."""
    return page.relative_to(ROOT / "handbook").as_posix()


@pytest.mark.parametrize("door", [*DOORS, "editing", "pictures"])
def test_tasks_are_short_and_the_same_in_all_languages(door: str) -> None:
    found = {code: list(tasks(text_of(ROOT / f"handbook/{code}/{door}.md")).values()) for code in spoken_codes()}
    steps = found[INTERFACE]
    assert (
        len(steps) >= (6 if door in DOORS else 1)
        and sum(map(bool, steps)) >= len(steps) - 1
        and max(steps) <= MOST_STEPS
    )
    assert all(other == steps for other in found.values()), found


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_says_what_one_needs_and_leads_to_the_other_languages(page: Path) -> None:
    text = text_of(page)
    if page.stem != "index":
        assert re.search(r"^\*\*.+ ?:\*\*", text.split("\n\n")[2]), "it begins with what one needs"
    assert all(f"(../{code}/{page.name})" in text for code in spoken_codes())


@pytest.mark.parametrize("page", sorted(ROOT.glob("handbook/*/*.md")), ids=named)
def test_links_commands_and_files_exist(page: Path) -> None:
    text = re.sub(r"<!-- (fields|messages).*?<!-- end -->", "", text_of(page), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)]*)\)", re.sub(r"`[^`]*`", "", text)):
        file, _, heading = link.partition("#")
        if "://" in link:
            continue
        target = (page.parent / file) if file else page
        assert target.exists(), link
        assert not heading or heading in {anchor(h) for h in tasks(text_of(target))}, link
    verbs = set(re.findall(r"`make (\w+)", text))
    assert all(re.search(rf"^{verb}:", text_of(ROOT / "Makefile"), re.MULTILINE) for verb in verbs), verbs
    assert all((ROOT / script).exists() for script in re.findall(r"scripts/\w+\.py", text))


@pytest.mark.parametrize("code", spoken_codes())
def test_every_call_field_and_message_is_explained(code: str) -> None:
    reference = text_of(ROOT / f"handbook/{code}/reference.md")
    assert set(re.findall(r"\{\{ (\w+)\(", reference)) == {*answering(), "count"}
    assert set(re.findall(r"^<!-- fields: (\w+) -->\n\|", reference, re.MULTILINE)) == set(handbook.models())
    rows = [row for row in text_of(ROOT / f"handbook/{code}/messages.md").splitlines() if row.startswith("| ")]
    assert len(MESSAGES) / 2 < len(rows) <= len(MESSAGES) + 4


@pytest.mark.parametrize("code", [code for code in spoken_codes() if code != INTERFACE])
def test_a_table_says_of_each_field_in_the_language_of_its_page_what_it_says_in_the_first(code: str) -> None:
    def said(code: str) -> list[tuple[str, str]]:
        text = text_of(ROOT / f"handbook/{code}/reference.md")
        tables = re.findall(r"^<!-- fields: \w+ -->\n(?:\|.*\n){2}((?:\|.*\n)*)", text, re.MULTILINE)
        rows = [re.split(r"(?<!\\)\|", row) for table in tables for row in table.splitlines()]
        return [(row[1].strip(), row[3].strip()) for row in rows]

    first, own, language = said(INTERFACE), said(code), spoken(code)
    assert [field for field, _ in own] == [field for field, _ in first]
    words = {words.replace("&lt;", "<").replace("\\|", "|") for _, words in first if words}
    assert [missing for missing in words if not language.has(missing)] == []


def test_pictures_of_the_screen_are_small_and_said_in_each_language() -> None:
    for code in spoken_codes():
        folder = ROOT / f"handbook/{code}"
        shown = [
            found
            for page in folder.glob("*.md")
            for found in re.findall(r"!\[([^\]]+)\]\((images/[^)]+)\)", text_of(page))
        ]
        assert {file for _, file in shown} == {f.relative_to(folder).as_posix() for f in folder.glob("images/*")}
        assert shown and all((folder / file).stat().st_size < 60_000 and len(words) > 20 for words, file in shown)


def test_a_table_keeps_what_people_wrote_around_it(tmp_path: Path) -> None:
    page = tmp_path / INTERFACE / "reference.md"
    page.parent.mkdir()
    page.write_text(
        "before\n\n<!-- fields: sources -->\n| A | B |\n|---|---|\n| old | row |\n<!-- end -->\n\nafter\n", "utf-8"
    )
    made = handbook.fresh(page)
    assert made.startswith("before\n\n<!-- fields: sources -->\n| A | B |\n|---|---|\n| `document` |")
    assert "old" not in made and made.endswith("<!-- end -->\n\nafter\n")


def test_the_first_pages_lead_to_it() -> None:
    doors = {page.relative_to(ROOT).as_posix() for page in PAGES if page.stem != "index"}
    assert all(door in text_of(ROOT / "CONTRIBUTING.md") for door in doors)
    assert all(f"handbook/{code}/index.md" in text_of(ROOT / "README.md") for code in spoken_codes())


def test_weblate_is_told_where_the_catalogues_are() -> None:
    component = json.loads(text_of(WEBLATE))
    files = [file for file in ROOT.glob(component["filemask"]) if re.fullmatch(component["language_regex"], file.stem)]
    spoken, source = set(spoken_codes()), component["source_language"]
    assert {file.stem for file in files} == spoken - {source}
    assert not re.fullmatch(component["language_regex"], source), "Weblate would take it for a file of originals"
    assert component["file_format"] == "po" and not component["manage_units"], "words come from templates and data"
    assert component["new_lang"] == "none", "a language begins with a line of the vocabulary"
    assert component["vcs"] in {"github", "gitlab", "gitea"}, "“git” opens no proposals"
    guide = text_of(ROOT / "handbook/en/weblate.md")
    assert "locales/weblate.json" in guide and "is_glossary=true" in guide
