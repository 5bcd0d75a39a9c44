"""What is to be translated, and the command that brings catalogues up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from common import LANGUAGES, ROOT, Replace

import translations
from campaign.kinds.reading import read_records
from campaign.outputs.translations import as_po, merged, missing, to_translate
from campaign.records.notes import NOTES
from campaign.records.problems import MESSAGES


def test_a_network_is_asked_for_its_own_words_only(small_root: Path) -> None:
    (small_root / "overrides").unlink()
    records = read_records(small_root)
    found = to_translate(small_root, records, "fr")
    for words in ("A mutual of farmers.", "Health mutuals", "Africa", "People without protection", "Dear Minister,"):
        assert words in found
    assert "Menu" not in found and "Alpha Mutuelle" not in found
    assert len(to_translate(small_root, records, "en")) == 0, "the data are written in it"


def test_a_network_in_a_language_that_the_generator_does_not_speak_is_asked_for_all(
    small_root: Path, replace: Replace
) -> None:
    replace("data/vocabulary.yml", "{code: fr, locale: fr-FR", "{code: sw, locale: sw-KE")
    found = to_translate(small_root, read_records(small_root), "sw")
    assert "Menu" in found and "A mutual of farmers." in found


def test_generator_collects_every_sentence_of_the_check() -> None:
    template = to_translate(ROOT, read_records(ROOT), LANGUAGES[1])
    sentences = {s for pair in MESSAGES.values() for s in pair} | {label for label, *_ in NOTES.values()}
    assert [s for s in sentences if s not in template] == []


@pytest.mark.parametrize("file", sorted((ROOT / "locales").glob("*.po")), ids=lambda f: f.stem)
def test_words_of_templates_keep_their_tags(file: Path) -> None:
    """A translation of a message of the generator has the tags of the original, whatever the content of a network."""
    for message in merged(to_translate(ROOT, read_records(ROOT), file.stem), file, file.stem):
        if isinstance(message.id, str) and message.id and message.string:
            assert sorted(re.findall(r"</?\w+", message.string)) == sorted(re.findall(r"</?\w+", message.id)), (
                message.id
            )


def run(small_root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit status of the command, and what it says."""
    status = translations.main(["--root", str(small_root), *arguments])
    return status, capsys.readouterr().out


def test_command_adds_what_is_new_and_keeps_what_is_translated(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_root / "overrides").unlink()
    assert run(small_root, capsys)[0] == 0
    replace("members.yml", "A mutual of farmers.", "A mutual of fishers.")
    status, said = run(small_root, capsys, "--check")
    assert status == 1 and "fr.po: A mutual of fishers." in said and "file out of date" in said
    assert "A mutual of fishers." not in (small_root / "locales/fr.po").read_text(encoding="utf-8")
    assert run(small_root, capsys)[0] == 0
    text = (small_root / "locales/fr.po").read_text(encoding="utf-8")
    assert "A mutual of fishers." in text and "A mutual of farmers." not in text
    assert 'msgstr "Une loi a été adoptée."' in text and "#: members.yml" in text


def test_command_writes_the_same_bytes_again(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(small_root, capsys)
    before = (small_root / "locales/fr.po").read_bytes()
    run(small_root, capsys)
    assert (small_root / "locales/fr.po").read_bytes() == before


def test_command_does_nothing_where_the_vocabulary_is_broken(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("data/vocabulary.yml", "languages:", "langages:")
    assert translations.main(["--root", str(small_root)]) == 1
    assert "make check" in capsys.readouterr().err


def test_what_is_missing_is_listed_once(small_root: Path) -> None:
    records = read_records(small_root)
    catalogue = merged(to_translate(small_root, records, "fr"), small_root / "locales/fr.po", "fr")
    open_ = missing(catalogue)
    assert "Gender equality" in open_ and "Health mutuals" not in open_ and len(open_) == len(set(open_))
    assert as_po(catalogue).count(b"\nmsgid ") == len(catalogue) + 1
