"""What each language does in its own way, as tables of values: small amounts, ranges, first days, zones, joints of lists."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

import pytest
from babel import Locale
from common_languages import Four, in_four

from campaign.records.vocabulary import SiteLanguage
from campaign.words.forms import Forms
from campaign.words.zones import zone_name

# Sequences such as \u202f are no-break spaces.


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", ("0 euros", "0 euro", "0 euros", "0 euro")),
        ("0.5", ("0.5 euros", "0,5 euro", "0,5 euros", "0,5 euro")),
        ("1", ("1 euro", "1 euro", "1 euro", "1 euro")),
        ("1.5", ("1.5 euros", "1,5 euro", "1,5 euros", "1,5 euro")),
        ("2", ("2 euros", "2 euros", "2 euros", "2 euro")),
        ("1500000000", ("1.5 billion euros", "1,5 milliard d’euros", "1500 millones de euros", "1,5 miljard euro")),
        ("2000000000", ("2 billion euros", "2 milliards d’euros", "2000 millones de euros", "2 miljard euro")),
    ],
)
def test_amounts_below_two_are_one_in_french(value: str, expected: Four) -> None:
    assert in_four(lambda t: t.money(Decimal(value), "eur").replace("\xa0", " ")) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1000", ("1,000%", "1\u202f000\xa0%", "1000\xa0%", "1.000%")),
        ("12345", ("12,345%", "12\u202f345\xa0%", "12\u202f345\xa0%", "12.345%")),
        ("-1.25", ("-1.25%", "-1,25\xa0%", "-1,25\xa0%", "-1,25%")),
        ("0.00025", ("0.00025%", "0,00025\xa0%", "0,00025\xa0%", "0,00025%")),
    ],
)
def test_percentages_part_thousands_as_numbers_do(value: str, expected: Four) -> None:
    assert in_four(lambda t: t.percent(Decimal(value))) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (420_000, ("420 kB", "420\u202fko", "420 kB", "420 kB")),
        (1_300_000, ("1.3 MB", "1,3\u202fMo", "1,3 MB", "1,3 MB")),
        (1_000_000_000, ("1,000 MB", "1\u202f000\u202fMo", "1000 MB", "1.000 MB")),
        (12_345_000_000, ("12,345 MB", "12\u202f345\u202fMo", "12\u202f345 MB", "12.345 MB")),
    ],
)
def test_sizes_part_thousands_as_numbers_do(size: int, expected: Four) -> None:
    assert in_four(lambda t: t.file_size(size)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("12", "13", ("12–13", "12–13", "12–13", "12–13")),
        ("154000000", "435000000", ("154–435 million", "154–435 millions", "154–435 millones", "154–435 miljoen")),
        (
            "154",
            "2000000",
            (
                "154\u2009–\u20092 million",
                "154\u2009–\u20092 millions",
                "154\u2009–\u20092 millones",
                "154\u2009–\u20092 miljoen",
            ),
        ),
        (
            "900000000",
            "2000000000",
            (
                "900 million\u2009–\u20092 billion",
                "900 millions\u2009–\u20092 milliards",
                "900–2000 millones",
                "900 miljoen\u2009–\u20092 miljard",
            ),
        ),
    ],
)
def test_a_range_names_what_is_counted_once(start: str, end: str, expected: Four) -> None:
    """Where both ends are counted in the same; otherwise each has its word."""
    found = in_four(lambda t: t.short_number(Decimal(end), Decimal(start)).replace("\xa0", " "))
    assert found == expected


def test_a_range_of_shares_and_of_amounts() -> None:
    shares = in_four(lambda t: t.percent(Decimal(25), Decimal(13)))
    assert shares == ("13–25%", "13–25\xa0%", "13–25\xa0%", "13–25%")
    amounts = in_four(lambda t: t.money(Decimal(2_000_000), "eur", Decimal(1_000_000)).replace("\xa0", " "))
    assert amounts == ("1–2 million euros", "1–2 millions d’euros", "1–2 millones de euros", "1–2 miljoen euro")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (("2023-05-01",), ("1 May 2023", "1er mai 2023", "1 de mayo de 2023", "1 mei 2023")),
        (("2021-11-11",), ("11 November 2021", "11 novembre 2021", "11 de noviembre de 2021", "11 november 2021")),
        (("2021-10-01", "2021-10-03"), ("1–3 Oct 2021", "1er–3 oct. 2021", "1–3 de octubre de 2021", "1–3 okt 2021")),
        (("2021-01", "2021-11"), (
            "January\u2009–\u2009November 2021", "janvier\u2009–\u2009novembre 2021",
            "enero–noviembre de 2021", "januari–november 2021",
        )),
        (("2024-05-01 01:00", None, "Etc/UTC"), (
            "1 May 2024, 01:00 (UTC)", "1er mai 2024, 01:00 (UTC)",
            "1 de mayo de 2024, 1:00 (UTC)", "1 mei 2024, 01:00 (UTC)",
        )),
    ],
    ids=lambda value: "–".join(filter(None, value[:2])) if len(value) < 4 else "",
)  # fmt: skip
def test_first_day_of_a_month(moment: tuple[str | None, ...], expected: Four) -> None:
    """A French habit; no other 1 is taken for a day."""
    assert in_four(lambda t: t.moment(*moment)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("zone", "month", "expected"),
    [
        ("Etc/UTC", 4, ("UTC", "UTC", "UTC", "UTC")),
        ("Etc/Universal", 4, ("UTC", "UTC", "UTC", "UTC")),
        ("Etc/GMT+3", 4, ("GMT-03:00", "UTC-03:00", "GMT-03:00", "GMT-03:00")),
        ("Europe/Brussels", 1, (
            "Central European Time", "heure d’Europe centrale", "hora de Europa central", "Midden-Europese tijd",
        )),
        ("Europe/Brussels", 9, (
            "Central European Summer Time", "heure d’été d’Europe centrale",
            "hora de verano de Europa central", "Midden-Europese zomertijd",
        )),
        ("Europe/London", 1, (
            "Greenwich Mean Time", "heure moyenne de Greenwich", "hora del meridiano de Greenwich", "Greenwich Mean Time",
        )),
        ("Europe/London", 7, (
            "British Summer Time", "heure d’été britannique", "hora de verano británica", "Britse zomertijd",
        )),
        ("Asia/Kathmandu", 7, ("Nepal Time", "heure du Népal", "hora de Nepal", "Nepalese tijd")),
        ("Asia/Kolkata", 7, (
            "India Standard Time", "heure de l’Inde", "hora estándar de la India", "Indiase tijd",
        )),
        ("America/La_Paz", 7, ("Bolivia Time", "heure de Bolivie", "hora de Bolivia", "Boliviaanse tijd")),
        ("Africa/Casablanca", 7, ("Morocco Time", "heure : Maroc", "hora de Marruecos", "tijd in Marokko")),
    ],
)  # fmt: skip
def test_zones_have_names(zone: str, month: int, expected: Four) -> None:
    assert in_four(lambda t: zone_name(t.locale, zone, dt.datetime(2024, month, 15, 13))) == expected


def test_winter_in_the_south_is_no_summer() -> None:
    english = Locale("en")
    names = [zone_name(english, "America/Asuncion", dt.datetime(2020, month, 15)) for month in (1, 7)]
    assert names == ["Paraguay Summer Time", "Paraguay Time"]


@pytest.mark.parametrize(
    ("items", "style", "expected"),
    [
        (["Bolivia", "Indonesia"], "standard", "Bolivia e Indonesia"),
        (["francés", "inglés"], "standard", "francés e inglés"),
        (["Perú", "Bolivia", "Íñigo"], "standard", "Perú, Bolivia e Íñigo"),
        (["mujeres", "hijas"], "standard", "mujeres e hijas"),
        (["agua", "hielo"], "standard", "agua y hielo"),
        (["Uruguay", "Haití"], "standard", "Uruguay y Haití"),
        (["Indonesia", "Bolivia"], "standard", "Indonesia y Bolivia"),
        (["Indonesia"], "standard", "Indonesia"),
        ([], "standard", ""),
        (["plata", "oro"], "or", "plata u oro"),
        (["7", "8"], "or", "7 u 8"),
        (["mujeres", "hombres"], "or", "mujeres u hombres"),
        (["oro", "plata"], "or", "oro o plata"),
        (["a", "b", "oro"], "or", "a, b u oro"),
    ],
)
def test_spanish_joints(items: list[str], style: Literal["standard", "or"], expected: str) -> None:
    """“y” before the sound i, “o” before the sound o; the other languages change nothing."""
    english, french, spanish, dutch = in_four(lambda t: t.list(items, style))
    assert spanish == expected
    if len(items) > 1:
        words = [said[: -len(items[-1]) - 1].rsplit(" ", 1)[1] for said in (english, french, dutch)]
        assert words == (["and", "et", "en"] if style == "standard" else ["or", "ou", "of"])


def test_without_habits_a_language_writes_as_unicode_has_it() -> None:
    plain = [Forms(SiteLanguage.model_validate({"code": c, "locale": c})) for c in ("fr", "es")]
    assert [f.date(dt.date(2023, 5, 1)) for f in plain] == ["1 mai 2023", "1 de mayo de 2023"]
    assert plain[1].list(["Bolivia", "Indonesia"]) == "Bolivia y Indonesia"
    assert plain[1].percent(Decimal(12345)) == "12.345\xa0%"
