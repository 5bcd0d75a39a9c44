"""Signs that no line may begin with, and quotation marks. Sequences such as \\u202f are no-break spaces."""

from __future__ import annotations

import pytest
from common_languages import LANGUAGES, TEXTS

from campaign.rules.signs import wrong_sign

# A quotation, a question and a list as each language writes them.
RIGHT = {
    "en": "They call it “a floor”: why? Because it holds!",
    "fr": "Elles l’appellent «\u00a0un socle\u00a0»\u00a0: pourquoi\u202f? Parce qu’il tient\u202f!",
    "es": "Lo llaman «un piso»: ¿por qué? ¡Porque aguanta!",
    "nl": "Ze noemen het “een vloer”: waarom? Omdat hij ‘houdt’!",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_right_in_a_language_is_left_alone(code: str) -> None:
    assert wrong_sign(RIGHT[code]) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_messages_are_written_with_the_signs_of_their_language(code: str) -> None:
    """Red when a message could break before a sign. In one of the check a straight quotation mark is code."""
    for catalogue in TEXTS[code].catalogues:
        for (_, message), said in catalogue.messages.items():
            for form in (said,) if isinstance(said, str) else said:
                assert wrong_sign(form, straight=False) is None, message


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Pourquoi ?", "sign-loose"),
        ("Le socle : une idée", "sign-loose"),
        ("« un socle\u00a0»", "sign-loose"),
        ("«\u00a0un socle »", "sign-loose"),
        ('"a floor"', "quote-straight"),
        ("See Harb!or, at 14:30: it is here", None),  # signs inside names and times
        ("| :--- | ---: |", None),  # a table
        ("- id: gap : 71", "sign-loose"),
    ],
)
def test_a_sign_that_may_begin_a_line_is_found(words: str, code: str | None) -> None:
    assert (wrong_sign(words) or (None,))[0] == code
