"""In which language words seem to be: told by their letters, of what nobody has translated yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.kinds.reading import read_content
from campaign.words.tongues import Tongues


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Grève générale.", "fr"),
        ("Le ministre promet une loi.", "fr"),
        ("Négociations rompues.", "fr"),
        ("The decree is signed.", "en"),
        ("Marche à Cotonou.", "fr"),
        ("General strike.", None),
        ("A place decides", None),
        ("COP31 meets in Antalya.", None),
        ("Ousmane Diallo, Cotonou", None),
        ("12 %", None),
        ("TODO", None),
        ("<script>alert(1)</script>", None),
        ("[Votre nom], [votre organisation]", None),
    ],
)
def test_letters_show_a_language_or_leave_it_open(small_root: Path, words: str, language: str | None) -> None:
    """By the catalogues of the templates, which every network has."""
    shown = read_content(small_root).shown_in(words)
    assert shown == language or (language is None and shown == "en")


def test_of_a_language_with_few_words_nothing_is_said() -> None:
    assert Tongues({"fr": [("Grève générale.",)], "en": [("A general strike. ",) * 2000]}).of("Grève générale.") is None
    assert Tongues({}).of("Grève") is None
