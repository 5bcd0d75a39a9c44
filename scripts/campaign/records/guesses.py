"""What a person most likely meant. Only what follows from what was written: a guess that could be false is none."""

from __future__ import annotations

import difflib
import re
import unicodedata
import zoneinfo
from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import lru_cache

import babel
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.localedata import locale_identifiers

from campaign.records.alphabet import fold, slug
from campaign.records.fields import COUNTRIES, is_address
from campaign.records.kept import Shelf

NUMBER, MINUS = r"-?[0-9]{1,15}(\.[0-9]{1,6})?", str.maketrans("−–", "--")
INTERFACE = "en"  # in which codes are words: what is written in another language may be one of them
SHORT = 5  # letters of a word that is another one as soon as it begins with another
GITHUB = "github.com"  # where the address of a repository has two steps, and of what stands in it more
MEASURES = {  # units that Unicode names in every language
    "concentr-percent": "percent", "duration-year": "years", "duration-month": "months", "duration-day": "days",
    "duration-hour": "hours", "area-hectare": "hectares",
}  # fmt: skip
COMMON = {
    "uk": "GB",
    "el": "GR",
    "drc": "CD",
    "rdc": "CD",
    "usa": "US",
    "uae": "AE",
    "rsa": "ZA",
    "prc": "CN",
}  # codes that people use, and ISO does not
FORMER = {  # names of before, and short ones, that are in no language of Unicode's data
    "zaire": "CD", "dahomey": "BJ", "upper volta": "BF", "haute volta": "BF", "ceylon": "LK", "macedonia": "MK",
    "hollande": "NL", "holland": "NL", "palestine": "PS", "palestina": "PS", "dr congo": "CD", "rd congo": "CD",
    "great britain": "GB", "britain": "GB", "grande bretagne": "GB", "gran bretana": "GB", "groot brittannie": "GB",
    "scotland": "GB", "wales": "GB", "angleterre": "GB", "inglaterra": "GB", "engeland": "GB", "birmania": "MM",
}  # fmt: skip
NAMED = Shelf("countries", dict[str, str], (__file__,), babel.__version__, most=2)
ARTICLE = re.compile(r"^(?:the|las?|les?|los|el|de|het|l) (?=.{4})")


def near(word: str, choices: Collection[str], prefix: str = "") -> str | None:
    """The one that differs from ``word`` by a slip: a letter or two, capitals, accents, signs between words.

    Numbers are never taken for a slip (gap-2023 is not gap-2024), unless two digits changed places. With a ``prefix``, such
    as the country of a member, only what begins with it.
    """
    written = slug(word)
    if not written:
        return None
    same = [choice for choice in choices if slug(choice) == written]
    same = same or [choice for choice in choices if _singular(slug(choice)) == _singular(written)]
    if same:
        return same[0]
    allowed = 1 if len(written) < 10 else 2 if len(written) < 20 else 3
    digits = sorted(re.sub(r"\D", "", written))
    found = [
        (distance(written, choice, allowed), choice)
        for choice in difflib.get_close_matches(written, choices, 5, 0.7)
        if choice.startswith(prefix) and sorted(re.sub(r"\D", "", choice)) == digits
        if len(written) > SHORT or written[0] == choice[0] or written[1:] != choice[1:]  # “pays” is no slip for “days”
    ]
    best = min(found, default=None)
    return best[1] if best and best[0] <= allowed else None


def _singular(word: str) -> str:
    """A word without the ending of its plural: “countries” is “country”."""
    return re.sub(r"(?<=[a-z]{2})(?:ies|ie|y)$", "i", re.sub(r"(?<=[a-z]{2})s$", "", word))


def several(value: str, known: Collection[str]) -> list[str]:
    """The known words of which a value is made, in whatever way they are parted: “youth and gender”, “(youth; gender)”.

    Nothing where it has other words besides those that join.
    """
    parts = [part for part in re.split(r"[\s,;/|&+()\[\]]+", value) if part]
    words = [part for part in parts if part in known]
    others = [part for part in parts if part not in known]
    return words if len(words) > 1 and all(len(part) < 4 for part in others) and len(others) < len(words) else []


def parted(value: str, languages: Iterable[str]) -> list[str]:
    """What stands between commas and their like, or between the words that stand for “and” in these languages."""
    joints = {
        re.escape(pattern.replace("{0}", "").replace("{1}", "").strip(" ,"))
        for locale in locales(languages)
        for pattern in locale.list_patterns["standard"].values()
    }
    between = rf"\s*[,;/|&+]\s*|\s+(?:{'|'.join(sorted(filter(None, joints)))})\s+"
    return [part for part in re.split(between, value) if part]


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
    longer = (
        get_global("territory_aliases").get(wanted.upper(), []) if len(wanted) == 3 else []
    )  # BDI, as in ISO 3166-1
    if len(longer) == 1 and longer[0] in COUNTRIES:
        return str(longer[0])
    both = re.fullmatch(r"(.+?)[\s,:–-]*\((.+)\)", name.strip())  # a name and its code, in whatever order
    if both:
        found = {country_code(part, languages) for part in both.groups()}
        return found.pop() if len(found) == 1 else None
    names = {fold(n): c for locale in locales(languages) for c, n in locale.territories.items() if c in COUNTRIES}
    plain = ARTICLE.sub("", wanted)
    return FORMER.get(plain) or _named(plain, names) or _names_anywhere().get(plain)


@lru_cache(maxsize=1)
def _names_anywhere() -> dict[str, str]:
    """The codes of countries by what they are called in any language, where all that have the name mean the same.

    Some language keeps what the others have given up: Swaziland is Shona. To ask them all takes a second.
    """
    return NAMED.get("", _read_names)


def _read_names() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for identifier in locale_identifiers():
        if "_" not in identifier:  # no variety of a language, which has hardly any name of its own
            for code, name in Locale.parse(identifier).territories.items():
                found.setdefault(fold(name), set()).add(code)
    parts: dict[str, set[str]] = {}
    for name, codes in found.items():
        for word in name.split():
            parts.setdefault(word, set()).update(codes)
    # “Congo” alone may be any of two countries, although one of them is called so.
    return {
        name: code
        for name, (code, *others) in found.items()
        if not others and code in COUNTRIES and parts.get(name, {code}) == {code}
    }


def language_code(name: str, languages: Iterable[str] = ()) -> str | None:
    """The code of a language written by name in one of the ``languages``, in English or in itself, or with its country."""
    code = re.match(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)?$", name)
    known = Locale(INTERFACE).languages
    if code and name in COUNTRIES and name.lower() not in (*languages, *get_official_languages(name)):
        return None  # BE is Belgium, and not Belarusian
    if code and code[1].lower() in known:
        return code[1].lower()
    names = {fold(n): c for locale in locales(languages) for c, n in locale.languages.items() if len(c) < 4}
    return _named(fold(name), names)


def locales(codes: Iterable[str]) -> list[Locale]:
    """The languages, English last, so that its names win: those that Babel knows."""
    found = []
    for code in [*codes, INTERFACE]:
        try:
            found.append(Locale.parse(code, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return found


def _zone(wanted: str, zones: list[str]) -> str | None:
    slugs = {slug(zone): zone for zone in zones if "/" in wanted}
    return slugs.get(near(wanted, slugs) or "")


def _named(wanted: str, names: dict[str, str]) -> str | None:
    if wanted in names:
        return names[wanted]
    close = difflib.get_close_matches(wanted, names, 1, 0.85)
    return names[close[0]] if close and distance(wanted, close[0], 2) <= 2 else None


def address(value: str) -> str | None:
    """The address of a page, where only its beginning is wrong, or a comma stands for a point."""
    link = re.fullmatch(r"\[[^\[\]]*\]\(([^()\s]+)\)", value)
    value = (link[1] if link else value).strip("<>\"'“”„«»‘’ \u00a0\u202f").replace("\\", "/")
    if re.fullmatch(r"https?://[^\s/]+/[^:]*\S\.\w{2,5}", value):  # the name of a file, as it is on a disk
        value = value.replace(" ", "%20")
    value = re.sub(r"^(?:ht+ps?|http[a-z]?|hpp?ts?|ttps?|https?)\s?[:;]\s?/*", "https://", value, flags=re.IGNORECASE)
    if "@" in value or re.match(r"(?!https?:)[a-z]+:", value):
        return None
    rest = re.sub(r"^(?:https?:?/*)+", "", value, flags=re.IGNORECASE).rstrip(".,;")
    host, slash, path = rest.partition("/")
    whole = f"https://{host.lower().replace(',', '.')}{slash}{path}"
    # “note.pdf” or “none” is no host: one has two points, or a page behind it, or was written as an address.
    named = (
        host.count(".") > 1
        or slash
        or value.startswith("http")
        or re.fullmatch(r"[\w-]+[.,](?!pdf|docx?|jpg|png)[a-z]{2,3}", host)
    )
    return whole if named and is_address(whole) else None


def repository(value: str) -> str | None:
    """The first page of a repository, from the address of something in it: a file, a branch, a list of proposals."""
    found = re.fullmatch(r"(https://[^/?#]+)((?:/[^/?#]+){2,}?)/?(?:(?:\.git)?[?#].*|/-/.*|/(?:tree|blob)/.*|)", value)
    host, steps = (found[1], found[2].split("/")[1:]) if found else (value, [])
    if host == f"https://{GITHUB}":
        steps = re.sub("[?#].*", "", value).removeprefix(f"{host}/").split("/")[:2]
    return "/".join([host, *steps]).removesuffix(".git") if len(steps) > 1 and all(steps) else None


def number(value: str) -> str | None:
    """A number with its decimals behind a comma, or its thousands parted by spaces; 1,234 could be either and is neither."""
    plain = re.sub(r"^\+(?=\d)", "", value.translate(MINUS))  # and the digits of any script
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in re.sub(r"^(-?)(?=\.\d)", r"\g<1>0", plain))
    if plain != value:
        return plain if re.fullmatch(NUMBER, plain) else number(plain)
    parted = re.fullmatch(r"-?[0-9]{1,3}([ \u00a0\u202f_'’][0-9]{3})+", value)
    if parted:
        return re.sub(r"[^0-9-]", "", value)
    both = re.fullmatch(r"(-?[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+),([0-9]{1,6})", value)  # 1 234,5
    if both:
        return re.sub(r"[ \u00a0\u202f]", "", both[1]) + f".{both[2]}"
    if re.fullmatch(r"-?[0-9]+,([0-9]{1,2}|[0-9]{4,6})", value):
        return value.replace(",", ".")
    whole = re.fullmatch(r"-?[0-9]{1,3}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})", value)  # twice can be no decimals
    if whole:
        return re.sub("[.,]", "", value)
    large = re.fullmatch(r"(.+?)\s*M[Bo]", value)  # a size, which is written in kB
    if large and (right_size := large[1] if re.fullmatch(NUMBER, large[1]) else number(large[1])):
        return f"{(Decimal(right_size) * 1000).normalize():f}"
    bare = re.sub(
        r"^(?:[$€£]|[A-Z]{3}\b)\s*|\s*(?:[%$€£]|\b[A-Z]{3}|\bk[Bo])$", "", value
    )  # what the unit says already
    right = re.fullmatch(NUMBER, bare)
    return bare if right else number(bare) if bare != value else None


def unit(value: str, languages: Iterable[str] = ()) -> str | None:
    """The unit that a sign, a code or a name stands for: %, €, XOF, US dollars, jours."""
    if value in ("%", "€"):
        return {"%": "percent", "€": "eur"}[value]
    spoken = locales(languages)
    if any(value.upper() in locale.currencies for locale in spoken):
        return value.lower()
    names = {fold(name): code for lo in spoken for code, name in lo.currencies.items()}
    names |= {
        fold(lo.unit_display_names[key]["long"]): unit
        for lo in spoken
        for key, unit in MEASURES.items()
        if "long" in lo.unit_display_names.get(key, {})
    }
    code = names.get(fold(value)) or names.get(fold(value).removesuffix("s"))
    return code.lower() if code else None


def last_part(name: str) -> str:
    """The name of a file without the folders in front of it, as any machine writes them."""
    return re.split(r"[/\\]", name)[-1]


def time_zone(value: str, languages: Iterable[str] = ()) -> str | None:
    """A zone named by its city alone, in any of the ``languages``, in small letters, or with a slip of the pen."""
    wanted = re.sub(r"[\s_]+", "_", value.strip()).casefold()
    zones = [
        z
        for z in zoneinfo.available_timezones()
        if "/" in z and not z.startswith(("Etc/", "posix", "right", "SystemV"))
    ]
    found = sorted({z for z in zones if z.casefold() == wanted or z.casefold().rpartition("/")[2] == wanted})
    if found:
        return found[0] if len(found) == 1 else None
    city = fold(wanted.rpartition("/")[2].replace("_", " "))
    known = {
        fold(str(names["city"])): z
        for lo in locales(languages)
        for z, names in lo.time_zones.items()
        if "city" in names
    }
    return known.get(city) or _zone(wanted, zones)
