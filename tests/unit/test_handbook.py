"""The translator's door: the same page in each language that the generator speaks, in tasks of at most five steps."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from common import ROOT

from campaign.kinds.reading import spoken_codes

MOST_STEPS = 5
PAGES = [ROOT / f"handbook/{code}/translators.md" for code in spoken_codes()]
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_tasks_are_short_and_the_same_in_all_languages(page: Path) -> None:
    steps = list(tasks(text_of(page)).values())
    assert len(steps) >= 7 and all(0 < n <= MOST_STEPS for n in steps)
    assert steps == list(tasks(text_of(PAGES[0])).values())


def test_the_tasks_with_pictures_are_the_same_in_all_languages() -> None:
    found = [list(tasks(text_of(page.with_name("pictures.md"))).values()) for page in PAGES]
    assert found[0] and found == [found[0]] * len(PAGES) and max(found[0]) <= MOST_STEPS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_links_commands_and_files_exist(page: Path) -> None:
    text = text_of(page)
    headings = {anchor(heading) for heading in tasks(text)}
    for link in re.findall(r"\]\(([^)/]*|\.\.[^)]*)\)", text):
        found = link.removeprefix("#") in headings if link.startswith("#") else (page.parent / link).exists()
        assert found, link
    assert text.count("translators.md") == len(PAGES), "it leads to each other language"
    verbs = set(re.findall(r"`make (\w+)", text))
    assert verbs and all(re.search(rf"^{verb}:", text_of(ROOT / "Makefile"), re.MULTILINE) for verb in verbs)
    scripts = set(re.findall(r"scripts/\w+\.py", text))
    assert scripts and all((ROOT / script).exists() for script in scripts)


@pytest.mark.parametrize("guide", ["README.md", "CONTRIBUTING.md"])
def test_the_first_pages_lead_to_it(guide: str) -> None:
    assert all(page.relative_to(ROOT).as_posix() in text_of(ROOT / guide) for page in PAGES)


def test_weblate_is_told_where_the_catalogues_are() -> None:
    component = json.loads(text_of(WEBLATE))
    files = [file for file in ROOT.glob(component["filemask"]) if re.fullmatch(component["language_regex"], file.stem)]
    spoken, source = set(spoken_codes()), component["source_language"]
    assert {file.stem for file in files} == spoken - {source}
    assert not re.fullmatch(component["language_regex"], source), "Weblate would take it for a file of originals"
    assert component["file_format"] == "po" and not component["manage_units"], "words come from templates and data"
    assert component["new_lang"] == "none", "a language begins with a line of the vocabulary"
    assert component["vcs"] in {"github", "gitlab", "gitea"}, "“git” opens no proposals"
    guide = text_of(ROOT / "CONTRIBUTING.md")
    assert "locales/weblate.json" in guide and "is_glossary=true" in guide
