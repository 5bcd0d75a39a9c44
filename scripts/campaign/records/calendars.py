"""A day, a month, a time or a period, written as people write it in the languages of a site.

Only what follows from what was written: where day and month can be confused, or part of it would be lost, nothing is meant.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from campaign.records.alphabet import fold
from campaign.records.guesses import locales, parted

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
TIME = re.compile(
    r"(?:^|[\sT,]+)(?:at |à |a las |om )?(?P<hour>\d{1,2})"
    r"(?:\s?[hHuU:.]\s?(?P<minute>\d{2})(?::00)?|\s?[hHuU])?\s?(?P<half>[aApP]\.?[mM]\.?)?$"
)


def day(value: str, languages: Iterable[str] = ()) -> str | None:
    """A whole day: 31/12/2024, 2024-2-3, 3 février 2024. A time behind it goes: it has no place there."""
    found = moment(value, languages)
    return found[:10] if found and len(found) >= len("2024-02-03") else None


def moment(value: str, languages: Iterable[str] = ()) -> str | None:
    """A day, with its time if it has one, or a month: 17/09/2018 9h30, 2018-09-17T09:00, juin 2022."""
    text = " ".join(value.translate(DASHES).split())
    date = _day(text, languages)
    if date:
        return date
    time = TIME.search(text)
    if time is None or not (time["minute"] or time["half"] or re.search(r"[hHuU]$", time.group())):
        return None
    date, clock = _day(text[: time.start()].rstrip(" ,"), languages), _clock(time)
    return f"{date} {clock}" if date and len(date) > len("2024-02") and clock else None


def years(value: str, languages: Iterable[str] = ()) -> str | None:
    """A period of which both years are there: from 2014 to 2021, 2017-18; or the year of a day or a month: March 2020. Two
    years side by side are none: 2014 and 2021.
    """
    text = value.translate(DASHES)
    if all(re.fullmatch(r"\d{4}", part) for part in parted(text, languages)):
        return None
    found = re.fullmatch(r"\D*\b(\d{4})\s*(?:/\s*(?=\d)|-\s*(?!0|1[0-2]))(\d{2})\b\D*", text)  # 2005-12 may be a month
    first, last = (found[1], found[1][:2] + found[2]) if found else ("", "")
    if not found and (year := _year(text, languages)):
        return year
    if not found:
        found = re.fullmatch(r"[^\d-]*\b(\d{4})\b\D+\b(\d{4})\b[^\d-]*", text)
        first, last = (found[1], found[2]) if found else ("", "")
    return f"{first}-{last}" if first < last else None


def _year(text: str, languages: Iterable[str]) -> str:
    """The year of a day or a month. 2005-12 may be a period as well."""
    short = re.fullmatch(r"\d\d(\d\d)[-/. ](\d\d)", text)
    if short and short[1] < short[2]:
        return ""
    month = re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", text)
    return next(
        (found[:4] for found in (month and text, moment(text, languages), *either(text, languages)) if found), ""
    )


def either(value: str, languages: Iterable[str] = ()) -> list[str]:
    """The two days of which one is meant, with the time if there is one: in 10/12/2026 either number may be the month."""
    found = re.fullmatch(
        r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4})(.*)", " ".join(value.translate(DASHES).split())
    )
    if not found:
        return []
    first, second, year, time = found.groups()
    days = [moment(f"{year}-{month}-{day}{time}", languages) for day, month in ((first, second), (second, first))]
    return [day for day in days if day] if all(days) and len(set(days)) > 1 else []


def _day(text: str, languages: Iterable[str]) -> str | None:
    """A day or a month without a time."""
    match = re.fullmatch(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4})", text)
    found = [(match[3], match[2], match[1]), (match[3], match[1], match[2])] if match else []
    turned = re.fullmatch(r"([0-9]{4})[./ -]([0-9]{1,2})[./ -]([0-9]{1,2})", text)
    if turned:
        found = [(turned[1], turned[2], turned[3])]
    month = re.fullmatch(
        r"(?P<month>[0-9]{1,2})[./ -](?P<year>[0-9]{4})|(?P<first>[0-9]{4})[./ ](?P<last>[0-9]{1,2})", text
    )
    if month:
        year, number = month["year"] or month["first"], int(month["month"] or month["last"])
        return f"{year}-{number:02}" if 1 <= number <= 12 else None
    days = {real for year, month, day in found if (real := _real(int(year), int(month), int(day)))}
    if len(days) == 1:
        return days.pop()
    return None if match or turned else _in_words(text, languages)


def _in_words(text: str, languages: Iterable[str]) -> str | None:
    """A day or a month whose month is a word: 1er juin 2024, June 1st, 2024, 17 de septiembre de 2018, sept. 2024."""
    words = fold(text).split()
    names = _months(languages)
    months = {names[word] for word in words if word in names}
    numbers = [found[1] for word in words if (found := re.fullmatch(r"(\d+)(?:er|re|st|nd|rd|th|e|de|ste)?", word))]
    parts = [number for number in numbers if len(number) == 4], [number for number in numbers if len(number) < 3]
    other = [w for w in words if w not in names and not w[0].isdigit() and w not in _small(languages)]
    if len(months) != 1 or len(parts[0]) != 1 or len(parts[1]) > 1 or len(numbers) != sum(map(len, parts)) or other:
        return None
    year, month = int(parts[0][0]), months.pop()
    return _real(year, month, int(parts[1][0])) if parts[1] else f"{year}-{month:02}"


def _months(languages: Iterable[str]) -> dict[str, int]:
    """The names of the months, whole and short, and their numbers. What two languages understand differently is none."""
    found: dict[str, set[int]] = {}
    for locale in locales(languages):
        for form in locale.months.values():
            for width in ("wide", "abbreviated"):
                for number, name in form[width].items():
                    found.setdefault(fold(name), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


def _small(languages: Iterable[str]) -> set[str]:
    """What may stand beside a month without changing it: the days of the week, and the small words of a date."""
    days = {
        fold(name)
        for locale in locales(languages)
        for form in locale.days.values()
        for width in ("wide", "abbreviated")
        for name in form[width].values()
    }
    joints = {
        word
        for locale in locales(languages)
        for pattern in locale.date_formats.values()
        for quoted in re.findall(r"'([^']+)'", str(pattern.pattern))
        for word in fold(quoted).split()
    }
    return days | joints


def _real(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _clock(time: re.Match[str]) -> str | None:
    """Hours and minutes; nine in the evening is 21:00."""
    hour, minute, half = int(time["hour"]), int(time["minute"] or 0), (time["half"] or "")[:1].lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
