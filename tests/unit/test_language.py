"""What a language knows: lists, names, plurals, words without translation. How it writes is in ``tests/written``."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale
from common import Write
from common_languages import LANGUAGES, TEXTS, Four, in_four, language

from campaign.kinds.reading import general_sentences, read_languages, read_records
from campaign.records.alphabet import fold
from campaign.records.vocabulary import Sentence, SiteLanguage
from campaign.words.catalogue import read_catalogue
from campaign.words.forms import Forms
from campaign.words.language import Language
from campaign.words.zones import zone_name


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("BO", ("Bolivia", "Bolivie", "Bolivia", "Bolivia")),
        ("NP", ("Nepal", "N\u00e9pal", "Nepal", "Nepal")),
        ("BE", ("Belgium", "Belgique", "B\u00e9lgica", "Belgi\u00eb")),
        ("CD", ("DR Congo", "RD Congo", "RD Congo", "DR Congo")),
        ("XX", ("XX", "XX", "XX", "XX")),
    ],
)
def test_country(code: str, expected: Four) -> None:
    assert in_four(lambda t: t.country(code)) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ("", "", "", "")),
        (["a"], ("a", "a", "a", "a")),
        (["a", "b"], ("a and b", "a et b", "a y b", "a en b")),
        (["a", "b", "c"], ("a, b and c", "a, b et c", "a, b y c", "a, b en c")),
    ],
)
def test_list(items: list[str], expected: Four) -> None:
    assert in_four(lambda t: t.list(items)) == expected
    assert in_four(lambda t: t.list(iter(items))) == expected


def test_years_have_a_dash_between_them() -> None:
    assert in_four(lambda t: t.years("2014-2021")) == ("2014\u20132021",) * 4
    assert in_four(lambda t: t.years("2014")) == ("2014",) * 4


def test_names_of_languages() -> None:
    assert [TEXTS["nl"].language_name(code) for code in LANGUAGES] == ["English", "Français", "Español", "Nederlands"]
    assert in_four(lambda t: t.language_here("nl")) == ("Dutch", "néerlandais", "neerlandés", "Nederlands")


@pytest.mark.parametrize("language", ["en", "fr", "es", "nl"])
def test_plural_forms(language: str) -> None:
    """French counts zero as one; the others do not."""
    text = TEXTS[language]
    one, many = "%(num)s organisation", "%(num)s organisations"
    assert text.ngettext(one, many, 1) != text.ngettext(one, many, 2)
    assert text.ngettext(one, many, 0) == text.ngettext(one, many, 1 if language == "fr" else 2)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", {"one": "{n} page found", "other": "{n} pages found"}),
        ("fr", {"one": "{n} page trouvée", "other": "{n} pages trouvées"}),
        ("es", {"one": "{n} página encontrada", "other": "{n} páginas encontradas"}),
        ("nl", {"one": "{n} pagina gevonden", "other": "{n} pagina’s gevonden"}),
    ],
)
def test_plural_forms_for_scripts(code: str, expected: dict[str, str]) -> None:
    """By the names that browsers give to forms."""
    spoken = language(code, general_sentences())
    assert spoken.plurals("search: found") == expected


def test_each_form_of_a_language_has_a_sentence(tmp_path: Path) -> None:
    """Polish has three forms for whole numbers, none of which is “other”."""
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/pl.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"\n\n'
        'msgid "{n} page"\nmsgid_plural "{n} pages"\n'
        'msgstr[0] "{n} strona"\nmsgstr[1] "{n} strony"\nmsgstr[2] "{n} stron"\n',
        encoding="utf-8",
    )
    entry = SiteLanguage.model_validate({"code": "pl", "locale": "pl-PL"})
    pages = Sentence.model_validate({"id": "found", "one": "{n} page", "text": "{n} pages"})
    catalogue, problems = read_catalogue(tmp_path, "pl")
    assert not problems
    polish = Language(entry, [catalogue], sentences={"found": pages})
    assert polish.speaks
    assert polish.plurals("found") == {"one": "{n} strona", "few": "{n} strony", "many": "{n} stron"}


def of_small(root: Path) -> dict[str, Language]:
    """The languages of the small site."""
    return read_languages(root, read_records(root).vocabulary)[0]


def test_words_without_translation_are_marked_as_english(small_root: Path) -> None:
    languages = of_small(small_root)
    french = languages["fr"]
    assert french.data("Health mutuals") == "Mutuelles de santé"
    assert french.data("Gender equality") == '<span lang="en">Gender equality</span>'
    assert french.data('<b>"&') == '<span lang="en">&lt;b&gt;&#34;&amp;</span>'
    assert french.data(None) == french.data("") == "" == french.plain(None)
    assert french.plain("Gender equality") == "Gender equality"
    assert languages["en"].data("Gender <equality>") == "Gender &lt;equality&gt;"


def test_a_message_that_is_empty_is_not_the_head_of_the_catalogue(small_root: Path) -> None:
    assert of_small(small_root)["fr"].gettext("") == ""


@pytest.mark.parametrize(
    ("original", "translation", "wrong"),
    [
        ("{n} pages", "{n} pages", False),
        ("{n} pages", "{N} pages", True),
        ("{n} pages", "des pages", True),
        ("a page", "une {n}", True),
        ("%(num)s pages", "%(num)s pages", False),
        ("%(num)s pages", "%(nom)s pages", True),
        ("%(num)s pages", "des pages", True),
        ("{a} of {b}", "{b} : {a}", False),
        ("{n} pages", "", False),
    ],
)
def test_placeholders_are_compared(
    small_root: Path, write: Write, original: str, translation: str, wrong: bool
) -> None:
    write("locales/fr.po", f'msgid "{original}"\nmsgstr "{translation}"\n')
    assert [p.code for p in read_catalogue(small_root, "fr")[1]] == ["catalogue-placeholder"] * wrong


@pytest.mark.parametrize(
    ("first", "second", "wrong"), [("{n} a", "{n} b", False), ("un a", "{n} b", False), ("{x}", "{n}", True)]
)
def test_placeholders_of_plural_forms(small_root: Path, write: Write, first: str, second: str, wrong: bool) -> None:
    """The form for one may say “one” in words; no form may have another placeholder."""
    write("locales/fr.po", f'msgid "{{n}} a"\nmsgid_plural "{{n}} b"\nmsgstr[0] "{first}"\nmsgstr[1] "{second}"\n')
    assert bool(read_catalogue(small_root, "fr")[1]) == wrong


@pytest.mark.parametrize(
    ("text", "folded"), [("L’École d’Été", "l ecole d ete"), ("  Ñandú!! ", "nandu"), ("W!N", "w n"), ("¿?", "")]
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_winter_in_the_south_is_no_summer() -> None:
    english = Locale("en")
    names = [zone_name(english, "America/Asuncion", dt.datetime(2020, month, 15)) for month in (1, 7)]
    assert names == ["Paraguay Summer Time", "Paraguay Time"]


def test_without_habits_a_language_writes_as_unicode_has_it() -> None:
    plain = [Forms(SiteLanguage.model_validate({"code": c, "locale": c})) for c in ("fr", "es")]
    assert [f.date(dt.date(2023, 5, 1)) for f in plain] == ["1 mai 2023", "1 de mayo de 2023"]
    assert plain[1].list(["Bolivia", "Indonesia"]) == "Bolivia y Indonesia"
    assert plain[1].percent(Decimal(12345)) == "12.345\xa0%"
