"""The command ``spelling.py``: which words it asks a dictionary for, and what it says of those that nobody knows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from common import Renderers, Replace, Write

import spelling

LEXICON = {"a", "law", "was", "adopted", "afro", "asian", "état", "arbeid", "en"}


def lacking(words: set[str]) -> set[str]:
    """A dictionary of a few words."""
    return {word for word in words if word.casefold() not in LEXICON}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("A law was adopted.", set()),
        ("A lawe was addopted.", {"lawe", "addopted"}),
        ("Afro-Asian law, l’État, the law’s", {"the"}),
        ("{n} %(num)s `kode` <em>law</em> data/figures.yml https://nowhere.example/lawe make translations", set()),
    ],
)
def test_words_are_those_of_the_language(text: str, wrong: set[str]) -> None:
    words = set(spelling.words_in(spelling.NO_WORDS.sub(" ", text)))
    assert spelling.misspelt(words, frozenset(), lacking) == wrong


def test_names_of_the_data_and_of_our_list_are_known(small: Renderers) -> None:
    pattern, names = spelling.known_names(small()["en"], ["Grand Total"])
    assert pattern.sub("", "Alpha Mutuelle, Nepal, Grand Total, Verslag 2020, Small Network").strip(" ,") == ""
    assert {"Alpha", "Gamma", "Example"} <= names and "Verslag" not in names


def test_an_unknown_word_stands_with_its_line(small: Renderers, replace: Replace) -> None:
    replace("docs/en/about.md", "See [the members]", "See [the memmbers]")
    replace("data/case_studies.yml", "A law was adopted.", "A lawe was adopted.")
    replace("locales/fr.po", "Une loi a été adoptée.", "Une looi a été adoptée.")
    renderers = small()
    unknown = {word for _, _, word in spelling.unknown_words(renderers["en"], [], lambda words: words)}
    assert {"memmbers", "lawe"} <= unknown

    def odd(words: set[str]) -> set[str]:
        return words & {"memmbers", "lawe", "looi"}

    assert spelling.unknown_words(renderers["en"], [], odd) == [
        ("data/case_studies.yml", 7, "lawe"),
        ("docs/en/about.md", 7, "memmbers"),
    ]
    assert spelling.unknown_words(renderers["fr"], [], odd) == [("locales/fr.po", 16, "looi")]


def test_it_counts_only_where_it_is_strict(
    small_root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/hunspell")
    monkeypatch.setattr(spelling, "hunspell", lambda entry, _ours: lacking if entry.code == "en" else None)
    assert spelling.main(["--root", str(small_root)]) == 0
    said = capsys.readouterr().out
    assert "docs/en/about.md:5: members" in said and "fr: there is no dictionary of this language." in said
    assert spelling.main(["--root", str(small_root), "--language", "en", "--strict"]) == 1


def test_it_says_what_is_missing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit) as stop:
        spelling.main([])
    assert stop.value.code == 2 and "hunspell is missing" in capsys.readouterr().err


@pytest.mark.whole
def test_a_misspelt_word_is_found_by_the_dictionary(small: Renderers, write: Write, small_root: Path) -> None:
    """And a word of our own list is none."""
    ours = write("locales/spelling/en.txt", "goverment\n")
    entry = small()["en"].view.language.entry
    found, knowing = spelling.hunspell(entry, small_root / "nothing.txt"), spelling.hunspell(entry, ours)
    assert found and found({"goverment", "government"}) == {"goverment"}
    assert knowing and knowing({"goverment"}) == set()
