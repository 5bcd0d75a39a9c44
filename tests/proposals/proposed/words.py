"""Translations in the catalogues."""

from __future__ import annotations

import re

from copying import AbsentError, Copy

from proposed.proposal import proposal


def _theme(copy: Copy) -> str:
    """A name of a theme, which many pages show."""
    name: str = copy.first("data/themes.yml", lambda theme: '"' not in theme["name"])["name"]
    return name


@proposal
def translation_corrected(copy: Copy) -> None:
    """A translated word is corrected."""
    copy.translate(copy.others[0], _theme(copy), "Xylophone & “demain”")


@proposal
def translation_emptied(copy: Copy) -> None:
    """A translation that was wrong is emptied until somebody knows better."""
    copy.translate(copy.others[0], _theme(copy), "")


@proposal
def translation_in_doubt(copy: Copy) -> None:
    """A translator marks a translation as doubtful (fuzzy)."""
    file = f"locales/{copy.others[0]}.po"
    if not (copy.root / file).is_file():
        raise AbsentError(f"no {file}")
    text, n = re.subn(
        rf'(?m)^(?=(msgctxt ".*"\n)?msgid "{re.escape(_theme(copy))}"$)', "#, fuzzy\n", copy.read(file), count=1
    )
    if not n:
        raise AbsentError("the name of the theme stands on several lines")
    copy.write(file, text)


@proposal
def word_of_the_interface_emptied(copy: Copy) -> None:
    """A word that stands on every page has no translation for a while."""
    copy.translate(copy.others[-1], "Members", "")


@proposal
def words_brought_up_to_date(copy: Copy) -> None:
    """A new name of a theme together with its translation, as somebody adds it to a catalogue by hand."""
    theme = copy.first("data/themes.yml")
    copy.change("data/themes.yml", theme["id"], {"name": "A right of all"})
    for language in copy.others:
        file = f"locales/{language}.po"
        if not (copy.root / file).is_file():
            raise AbsentError(f"no {file}")
        copy.write(file, f'{copy.read(file).rstrip()}\n\nmsgid "A right of all"\nmsgstr "Xylophone ({language})"\n')
