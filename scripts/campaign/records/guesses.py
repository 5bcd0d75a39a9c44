"""What a person most likely meant. Only what follows from what was written: a guess that could be false is none."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import zoneinfo
from collections.abc import Collection, Iterable

from babel import Locale, UnknownLocaleError

from campaign.records.alphabet import fold, slug
from campaign.records.fields import COUNTRIES, is_address

INTERFACE = "en"  # in which codes are words: what is written in another language may be one of them
GITHUB = "github.com"  # where the address of a repository has two steps, and of what stands in it more
COMMON = {"uk": "GB", "el": "GR", "drc": "CD", "rdc": "CD", "usa": "US"}  # codes that people use, and ISO does not


def near(word: str, choices: Collection[str], prefix: str = "") -> str | None:
    """The one that differs from ``word`` by a slip: a letter or two, capitals, accents, signs between words.

    Numbers are never taken for a slip (gap-2023 is not gap-2024), unless two digits changed places. With a ``prefix``, such
    as the country of a member, only what begins with it.
    """
    written = slug(word)
    if not written:
        return None
    same = [choice for choice in choices if slug(choice) == written]
    if same:
        return same[0]
    allowed = 1 if len(written) < 10 else 2 if len(written) < 20 else 3
    digits = sorted(re.sub(r"\D", "", written))
    found = [
        (distance(written, choice, allowed), choice)
        for choice in difflib.get_close_matches(written, choices, 5, 0.7)
        if choice.startswith(prefix) and sorted(re.sub(r"\D", "", choice)) == digits
    ]
    best = min(found, default=None)
    return best[1] if best and best[0] <= allowed else None


def distance(one: str, other: str, most: int) -> int:
    """How many letters have to be changed, added, left out or exchanged with their neighbour; ``most + 1`` is “more”."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        now = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        before, row = row, now
    return min(row[-1], most + 1)


def country_code(name: str, languages: Iterable[str] = ()) -> str | None:
    """The ISO code of a country written by name in one of the ``languages`` or in English, or as a common wrong code."""
    wanted = fold(name)
    if not wanted:
        return None
    if wanted in COMMON or wanted.upper() in COUNTRIES:
        return COMMON.get(wanted, wanted.upper())
    names = {fold(n): c for locale in _locales(languages) for c, n in locale.territories.items() if c in COUNTRIES}
    return _named(wanted, names)


def language_code(name: str, languages: Iterable[str] = ()) -> str | None:
    """The code of a language written by name in one of the ``languages``, in English or in itself, or with its country."""
    code = re.match(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)?$", name)
    known = Locale(INTERFACE).languages
    if code and code[1].lower() in known:
        return code[1].lower()
    names = {fold(n): c for locale in _locales(languages) for c, n in locale.languages.items() if len(c) < 4}
    return _named(fold(name), names)


def _locales(codes: Iterable[str]) -> list[Locale]:
    """The languages, English last, so that its names win: those that Babel knows."""
    found = []
    for code in [*codes, INTERFACE]:
        try:
            found.append(Locale.parse(code, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return found


def _named(wanted: str, names: dict[str, str]) -> str | None:
    if wanted in names:
        return names[wanted]
    close = difflib.get_close_matches(wanted, names, 1, 0.85)
    return names[close[0]] if close and distance(wanted, close[0], 2) <= 2 else None


def address(value: str) -> str | None:
    """The address of a page, where only its beginning is wrong, or a comma stands for a point."""
    if "@" in value or re.match(r"(?!https?:)[a-z]+:", value):
        return None
    rest = re.sub(r"^(?:https?:?/*)+", "", value.strip(), flags=re.IGNORECASE).rstrip(".,;")
    host, slash, path = rest.partition("/")
    whole = f"https://{host.lower().replace(',', '.')}{slash}{path}"
    # “note.pdf” or “none” is no host: one has two points, or a page behind it, or was written as an address.
    named = host.count(".") > 1 or slash or value.startswith("http") or re.fullmatch(r"[\w-]+[.,][a-z]{2,3}", host)
    return whole if named and is_address(whole) else None


def repository(value: str) -> str | None:
    """The first page of a repository, from the address of something in it: a file, a branch, a list of proposals."""
    found = re.fullmatch(r"(https://[^/?#]+)((?:/[^/?#]+){2,}?)/?(?:(?:\.git)?[?#].*|/-/.*|/(?:tree|blob)/.*|)", value)
    host, steps = (found[1], found[2].split("/")[1:]) if found else (value, [])
    if host == f"https://{GITHUB}":
        steps = re.sub("[?#].*", "", value).removeprefix(f"{host}/").split("/")[:2]
    return "/".join([host, *steps]).removesuffix(".git") if len(steps) > 1 and all(steps) else None


def date(value: str) -> str | None:
    """A day in the order of the calendar of any country, where day and month cannot be confused; 2024-2-3; 2018-09-17T09:00."""
    time = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(:00)?", value)
    if time:
        return f"{time[1]} {time[2]}"
    match = re.fullmatch(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})", value)
    found = [(match[3], match[2], match[1]), (match[3], match[1], match[2])] if match else []
    turned = re.fullmatch(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})", value)
    if turned:
        found = [(turned[1], turned[2], turned[3])]
    days = set()
    for year, month, day in found:
        try:
            days.add(dt.date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


def number(value: str) -> str | None:
    """A number with its decimals behind a comma, or its thousands parted by spaces; 1,234 could be either and is neither."""
    parted = re.fullmatch(r"-?[0-9]{1,3}([ \u00a0\u202f_'’][0-9]{3})+", value)
    if parted:
        return re.sub(r"[^0-9-]", "", value)
    if re.fullmatch(r"-?[0-9]+,([0-9]{1,2}|[0-9]{4,6})", value):
        return value.replace(",", ".")
    percent = re.fullmatch(r"(-?[0-9]+(\.[0-9]+)?)\s*%", value)
    return percent[1] if percent else None


def last_part(name: str) -> str:
    """The name of a file without the folders in front of it, as any machine writes them."""
    return re.split(r"[/\\]", name)[-1]


def time_zone(value: str) -> str | None:
    """A zone named by its city alone, or in small letters."""
    wanted = re.sub(r"[\s_]+", "_", value.strip()).casefold()
    zones = [
        z
        for z in zoneinfo.available_timezones()
        if "/" in z and not z.startswith(("Etc/", "posix", "right", "SystemV"))
    ]
    found = sorted({z for z in zones if z.casefold() == wanted or z.casefold().rpartition("/")[2] == wanted})
    return found[0] if len(found) == 1 else None
