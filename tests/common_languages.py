"""Four languages with the habits that a network may write down for them, for tests of what each one writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from campaign.records.vocabulary import Sentence, SiteLanguage
from campaign.views.looks import GENERATOR
from campaign.words.catalogue import read_catalogue
from campaign.words.language import Language

HABITS = {
    "en": {"locale": "en-GB", "quotes": "“”‘’", "numbers": {"scale": "trillions"}},
    "fr": {
        "locale": "fr-FR",
        "quotes": "«»“”",
        "spaces": {"no_break": ":«»%", "narrow": ";!?"},
        "first_day": "1er",
        "numbers": {"of": "de", "of_vowel": "d’"},
    },
    "es": {
        "locale": "es-ES",
        "quotes": "«»“”",
        "spaces": {"no_break": "%"},
        "numbers": {"thousands": "thin-space", "from_digits": "5", "scale": "long", "of": "de"},
        "joints": [
            {"word": "y", "becomes": "e", "before": ["i", "hi"], "unless": ["hia", "hie"]},
            {"word": "o", "becomes": "u", "before": ["o", "ho", "8"]},
        ],
    },
    "nl": {"locale": "nl-BE", "quotes": "‘’“”", "numbers": {"currencies": {"xof": "CFA-frank"}}},
}
LANGUAGES = tuple(HABITS)


def language(code: str, sentences: Mapping[str, Sentence] | None = None) -> Language:
    """A language with these habits, and the words of the generator's catalogue."""
    entry = SiteLanguage.model_validate({"code": code, **HABITS[code]})
    return Language(entry, [read_catalogue(GENERATOR, code)[0]], sentences=sentences, countries={"CD": "DR Congo"})


TEXTS = {code: language(code) for code in LANGUAGES}
Four = tuple[str, str, str, str]  # en, fr, es, nl


def in_four(form: Callable[[Language], str]) -> Four:
    """The same thing in the four languages."""
    return tuple(form(TEXTS[language]) for language in LANGUAGES)
