"""A catalogue that is broken still speaks: its commonest faults are told in the language of whoever made them."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.words.catalogue import read_catalogue
from campaign.words.salvage import legible_catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Language: nl\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
THEME, WELL = 'msgid "Theme"\nmsgstr "Thema"\n', 'msgid "All is well."\nmsgstr "Alles is in orde."\n'
MANY = 'msgid "{n} note."\nmsgid_plural "{n} notes."\nmsgstr[0] "{n} opmerking."\nmsgstr[1] "{n} opmerkingen."\n'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgstr "Thema"', 'msgstr "Het "Thema""'),
        ('msgstr "Thema"', 'msgstr "Thema'),
        ('msgstr "Thema"', "msgstr Thema"),
        ('msgid "Theme"', '<<<<<<< mine\nmsgid "Theme"'),
        ("Thema", "Th\udce9ma"),  # a byte that is no UTF-8
        ("nplurals=2", "nplurals=two"),
    ],
)
def test_one_broken_entry_silences_no_other(old: str, new: str, tmp_path: Path) -> None:
    text = "\n".join((HEAD + THEME, MANY, WELL))
    assert old in text
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/nl.po").write_bytes(text.replace(old, new, 1).encode(errors="surrogateescape"))
    catalogue, wrong = read_catalogue(tmp_path, "nl")
    assert wrong and not catalogue.messages, "the site does not use half a catalogue"
    said = legible_catalogue(tmp_path, "nl")
    assert said.get("All is well.") == "Alles is in orde." and said.nget("{n} note.", 3) == "{n} opmerkingen."
    assert said.get("Theme") in (None, "Thema")


def test_a_whole_catalogue_is_read_as_ever(tmp_path: Path) -> None:
    assert not legible_catalogue(tmp_path, "nl").messages, "there is none"
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/nl.po").write_text(HEAD + THEME, encoding="utf-8")
    assert legible_catalogue(tmp_path, "nl") is read_catalogue(tmp_path, "nl")[0]
