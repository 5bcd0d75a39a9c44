"""A catalogue whose words are not those of the others."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from common_languages import HABITS

from campaign.records.vocabulary import SiteLanguage
from campaign.rules.catalogues import unlike
from campaign.words.catalogue import catalogue_of
from campaign.words.language import Language

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def spoken(code: str, *messages: str) -> Language:
    entries = "".join(f'\n#: overrides/pages/home.html\nmsgid "{message}"\nmsgstr "so"\n' for message in messages)
    entry = SiteLanguage.model_validate({"code": code, **HABITS[code]})
    return Language(entry, [catalogue_of(HEAD + entries, f"locales/{code}.po", code)])


@pytest.mark.parametrize(
    ("french", "found"),
    [
        (("Find us", "Join"), []),
        (("Find use", "Join"), [("locales/fr.po", 5, "Find us")]),
        (("Join",), [("locales/fr.po", 1, "Find us")]),
        (("Find us", "Join", "More"), []),
    ],
)
def test_what_every_other_catalogue_has_is_missed(french: tuple[str, ...], found: list[tuple[str, int, str]]) -> None:
    languages = {"en": spoken("en"), "fr": spoken("fr", *french)}
    languages |= {code: spoken(code, "Find us", "Join") for code in ("es", "nl")}
    content = SimpleNamespace(languages=languages, default="en", records=SimpleNamespace(documents={}))
    assert [(p.file, p.line, p.params["value"]) for p in unlike(content)] == found  # type: ignore[arg-type]
    del languages["nl"]
    assert not list(unlike(content)), "of two, nobody can say which is right"  # type: ignore[arg-type]
