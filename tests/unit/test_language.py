"""Numbers, names, dates, plurals and lists as four languages write them. Sequences such as \\u202f are no-break spaces."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from common import Write
from common_languages import LANGUAGES, TEXTS, Four, in_four, language

from campaign.kinds.reading import general_sentences, read_languages, read_records
from campaign.records.alphabet import fold
from campaign.records.vocabulary import Sentence, SiteLanguage
from campaign.words.catalogue import read_catalogue
from campaign.words.language import Language


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("167", ("167", "167", "167", "167")),
        ("1234", ("1,234", "1\u202f234", "1234", "1.234")),
        ("13450", ("13,450", "13\u202f450", "13\u202f450", "13.450")),
        ("527.1", ("527.1", "527,1", "527,1", "527,1")),
        ("0", ("0", "0", "0", "0")),
        ("-5", ("-5", "-5", "-5", "-5")),
    ],
)
def test_number(value: str, expected: Four) -> None:
    assert in_four(lambda t: t.number(Decimal(value))) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("13450", ("13,450", "13\u202f450", "13\u202f450", "13.450")),
        ("999999", ("999,999", "999\u202f999", "999\u202f999", "999.999")),
        ("1000000", ("1 million", "1 million", "1 mill\u00f3n", "1 miljoen")),
        ("1500000", ("1.5 million", "1,5 million", "1,5 millones", "1,5 miljoen")),
        ("2000000", ("2 million", "2 millions", "2 millones", "2 miljoen")),
        ("4000000000", ("4 billion", "4 milliards", "4000 millones", "4 miljard")),
        ("1200000000000", ("1,200 billion", "1\u202f200 milliards", "1,2 billones", "1.200 miljard")),
    ],
)
def test_large_number_can_be_read_aloud(value: str, expected: Four) -> None:
    assert in_four(lambda t: t.short_number(Decimal(value))) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("71", ("71%", "71\u00a0%", "71\u00a0%", "71%")),
        ("10.5", ("10.5%", "10,5\u00a0%", "10,5\u00a0%", "10,5%")),
        ("0.25", ("0.25%", "0,25\u00a0%", "0,25\u00a0%", "0,25%")),
        ("100", ("100%", "100\u00a0%", "100\u00a0%", "100%")),
        ("71.0", ("71%", "71\u00a0%", "71\u00a0%", "71%")),
        ("1E+1", ("10%", "10\u00a0%", "10\u00a0%", "10%")),
    ],
)
def test_percent(value: str, expected: Four) -> None:
    assert in_four(lambda t: t.percent(Decimal(value))) == expected


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [
        (
            "1",
            "usd",
            ("1 US dollar", "1 dollar des \u00c9tats-Unis", "1 d\u00f3lar estadounidense", "1 Amerikaanse dollar"),
        ),
        (
            "15000",
            "npr",
            ("15,000 Nepalese rupees", "15\u202f000 roupies n\u00e9palaises", None, "15.000 Nepalese roepie"),
        ),
        ("1000000", "eur", ("1 million euros", "1 million d\u2019euros", "1 mill\u00f3n de euros", "1 miljoen euro")),
        (
            "527100000000",
            "usd",
            (
                "527.1 billion US dollars",
                "527,1 milliards de dollars des \u00c9tats-Unis",
                "527\u202f100 millones de d\u00f3lares estadounidenses",
                "527,1 miljard Amerikaanse dollar",
            ),
        ),
    ],
)
def test_money(value: str, currency: str, expected: tuple[str | None, ...]) -> None:
    found = in_four(lambda t: t.money(Decimal(value), currency))
    assert tuple(f if e else None for f, e in zip(found, expected, strict=True)) == expected


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


def test_date() -> None:
    expected = ("1 November 2026", "1er novembre 2026", "1 de noviembre de 2026", "1 november 2026")
    assert in_four(lambda t: t.date(dt.date(2026, 11, 1))) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (("2022-02-03",), ("3 February 2022", "3 février 2022", "3 de febrero de 2022", "3 februari 2022")),
        (("2022-02",), ("February 2022", "février 2022", "febrero de 2022", "februari 2022")),
        (
            ("2019-11-25", "2019-11-28"),
            ("25–28 Nov 2019", "25–28 nov. 2019", "25–28 de noviembre de 2019", "25–28 nov 2019"),
        ),
        (
            ("2021-02-26", "2021-03-01"),
            (
                "26 Feb\u2009–\u20091 Mar 2021",
                "26 févr.\u2009–\u20091er mars 2021",
                "26 de febrero\u2009–\u20091 de marzo de 2021",
                "26 feb\u2009–\u20091 mrt 2021",
            ),
        ),
        (
            ("2021-12-30", "2022-01-02"),
            (
                "30 Dec 2021\u2009–\u20092 Jan 2022",
                "30 déc. 2021\u2009–\u20092 janv. 2022",
                "30 de diciembre de 2021\u2009–\u20092 de enero de 2022",
                "30 dec 2021\u2009–\u20092 jan 2022",
            ),
        ),
        (
            ("2022-02-03", "2022-02-03"),
            ("3 February 2022", "3 février 2022", "3 de febrero de 2022", "3 februari 2022"),
        ),
        (
            ("2022-01", "2022-03"),
            (
                "January\u2009–\u2009March 2022",
                "janvier\u2009–\u2009mars 2022",
                "enero–marzo de 2022",
                "januari–maart 2022",
            ),
        ),
        (
            ("2022-02-03 14:30", None, "Europe/Brussels"),
            (
                "3 February 2022, 14:30 (Central European Time)",
                "3 février 2022, 14:30 (heure d’Europe centrale)",
                "3 de febrero de 2022, 14:30 (hora de Europa central)",
                "3 februari 2022, 14:30 (Midden-Europese tijd)",
            ),
        ),
        (
            ("2022-07-03 09:00", "2022-07-03 16:00", "Asia/Kathmandu"),
            (
                "3 July 2022, 09:00–16:00 (Nepal Time)",
                "3 juillet 2022, 09:00–16:00 (heure du Népal)",
                "3 de julio de 2022, 9:00–16:00 (hora de Nepal)",
                "3 juli 2022, 09:00–16:00 (Nepalese tijd)",
            ),
        ),
        (
            ("2022-02-03 14:30", "2022-02-04 12:00", "America/La_Paz"),
            (
                "3 February 2022, 14:30\u2009–\u20094 February 2022, 12:00 (Bolivia Time)",
                "3 février 2022, 14:30\u2009–\u20094 février 2022, 12:00 (heure de Bolivie)",
                "3 de febrero de 2022, 14:30\u2009–\u20094 de febrero de 2022, 12:00 (hora de Bolivia)",
                "3 februari 2022, 14:30\u2009–\u20094 februari 2022, 12:00 (Boliviaanse tijd)",
            ),
        ),
    ],
    ids=lambda value: "–".join(filter(None, value[:2])) if len(value) < 4 else "",
)
def test_moment(moment: tuple[str | None, ...], expected: Four) -> None:
    """A day, a month, what lies between two, a time with its zone."""
    assert in_four(lambda t: t.moment(*moment)) == expected


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
