"""What a single value may be: an id, a country, an address, a date, a moment, a year or period, a number, words.

Each type takes text and converts it, or raises a coded error that
``field_problems`` turns into a sentence for the person who wrote the value.
"""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin

from babel import Locale, UnknownLocaleError
from babel.numbers import list_currencies
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from campaign.records.marks import Apart

zoneinfo.reset_tzpath(to=())  # the zones of the package tzdata, not those of the machine: the same bytes everywhere

# ISO 3166-1 alpha-2 as Babel's data knows it, without its groupings and private codes.
COUNTRIES = frozenset(
    code
    for code in map(str, Locale("en").territories)
    if re.fullmatch("[A-Z]{2}", code)
    and code not in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA", "XK", "CQ"}
)


LINE_BREAK = re.compile(r"[ \t]*[\r\n]\s*")
LONGEST = 1000  # characters of a text that says no limit of its own
LONGEST_ID = 80  # characters of an id, which becomes the name of a file
FIRST_YEAR, LAST_YEAR = 1100, 2200  # what a year in the data can be: 1026 is a slip for 2026


def _short(value: str, limit: int = LONGEST) -> str:
    if len(value) > limit:
        raise PydanticCustomError("string_too_long", "long", {"max_length": limit})
    if not any(map(str.isprintable, value.replace(" ", ""))):  # nothing in it can be seen
        raise PydanticCustomError("string_too_short", "short", {})
    return LINE_BREAK.sub(" ", value)  # a value is one line wherever it shows: a calendar refuses two


def _id(value: str) -> str:
    _short(value, LONGEST_ID)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise PydanticCustomError("value-id", "id", {"value": value})
    return value


def _country(value: str) -> str:
    if value not in COUNTRIES:
        raise PydanticCustomError("value-country", "country", {"value": value})
    return value


def is_address(value: str) -> bool:
    """Whether this can be linked: https, a host with at least two parts made of letters, digits and hyphens, a path."""
    return bool(
        re.fullmatch(r"https://[^\W_][\w-]*(\.[\w-]+)*\.[^\W\d_][\w-]+(:\d{1,5})?([/?#][^\s<>\"|\\^`]*)?", value)
    )


def _address(value: str) -> str:
    if not is_address(value):
        raise PydanticCustomError("value-address", "address", {"value": value})
    return value


def _host(value: str) -> str:
    if value != value.lower().removeprefix("www.") or not is_address(f"https://{value}") or "/" in value:
        raise PydanticCustomError("value-host", "host", {"value": value})
    return value


def is_mail(value: str) -> bool:
    """Whether a value is the address of a mailbox."""
    return bool(re.fullmatch(r"[^\s@<>\"'(),:;\\[\]]+@[^\W_][\w-]*(\.[\w-]+)*\.[^\W\d_][\w-]+", value))


def _mail(value: str) -> str:
    value = value.removeprefix("mailto:")
    return value if is_mail(value) else str(_fail("value-mail", value))


def _telephone(value: str) -> str:
    if not re.fullmatch(r"\+[0-9](?:[ ().-]{0,2}[0-9]){6,14}", value):
        _fail("value-telephone", value)
    return value


def _date(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return _fail("value-date", value)
    _in_our_time(value)
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return _fail("value-no-such-day", value)


def _moment(value: str) -> str:
    match = re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2}( [0-9]{2}:[0-9]{2})?)?", value)
    if not match:
        return str(_fail("value-moment", value))
    _in_our_time(value)
    try:
        dt.datetime.fromisoformat(value if match[1] else f"{value}-01")
    except ValueError:
        return str(_fail("value-no-such-day", value))
    return value


def _timeless(moment: str) -> str:
    """A ``Moment`` without a time of day, which only an event has."""
    if has_time(moment):
        raise PydanticCustomError(
            "value-timed", "invalid", {"value": moment, "suggestion": moment[: len("2022-02-03")]}
        )
    return moment


def _in_our_time(value: str) -> str:
    """What begins with a year, if it is one that a person can mean: calendars end before the year 9999."""
    return value if FIRST_YEAR <= int(value[:4]) <= LAST_YEAR else str(_fail("value-far", value))


def _time_zone(value: str) -> str:
    return value if value in zoneinfo.available_timezones() and "/" in value else str(_fail("value-time-zone", value))


def _years(value: str) -> str:
    match = re.fullmatch(r"([0-9]{4})(?:\s?[-–/]\s?([0-9]{4}))?", value)
    if match is None or (match[2] and match[2] <= match[1]):
        return str(_fail("value-years", value))
    return "-".join(_in_our_time(year) for year in match.groups() if year)


def _when(value: str) -> str:
    in_words = re.search(r"[^\W\d_]|\d\D+\d+\D+\d|^\d{1,2}\D\d{4}$", value) and len(re.findall(r"\d{4}", value)) < 2
    return _timeless(_moment(value)) if has_month(value) or in_words else _years(value)


def _number(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", value):
        return _fail("value-number", value)
    return Decimal(value)


def _language(value: str) -> str:
    try:
        if not re.match("[a-z]{2,3}(-|$)", value):
            raise ValueError(value)
        Locale.parse(value, sep="-")
    except (UnknownLocaleError, ValueError):
        _fail("value-language", value)
    return value


def _plain_language(value: str) -> str:
    if not re.fullmatch("[a-z]{2,3}(-[A-Z][a-z]{3})?", value):
        _fail("value-language", value)
    return _language(value)


def _unit(value: str) -> str:
    if value not in UNITS and (value.upper() not in _CURRENCIES or value != value.lower()):
        expected = ", ".join(f"'{unit}'" for unit in (*UNITS, "usd", "eur"))
        raise PydanticCustomError("literal_error", "invalid", {"expected": expected})
    return value


def _colour(value: str) -> str:
    return value if re.fullmatch("#[0-9a-f]{6}", value) else _fail("value-colour", value)


def _quotes(value: str) -> str:
    """Four signs: the opening and the closing quotation mark, and those within a quotation."""
    return value if re.fullmatch(r"[^\w\s]{4}", value) else _fail("value-quotes", value)


def is_currency(unit: str) -> bool:
    """Whether the unit of a figure is money: the ISO 4217 code of a currency in small letters."""
    return unit not in UNITS


def _fail(code: str, value: object) -> Any:
    raise PydanticCustomError(code, "invalid", {"value": str(value)})


def has_day(moment: str) -> bool:
    """Whether a ``Moment`` names its day, not only its month."""
    return len(moment) >= len("2022-02-03")


def has_month(when: str) -> bool:
    """Whether a ``When`` names its month: it is no year, and no period of years."""
    return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}(-.*)?", when))


def has_time(moment: str) -> bool:
    """Whether a ``Moment`` names its time of day."""
    return " " in moment


def exists(moment: str, zone: str) -> bool:
    """Whether clocks in a zone ever show a time: not between those of a night in which they are put forward."""
    if not has_time(moment):
        return True
    there = dt.datetime.fromisoformat(moment).replace(tzinfo=zoneinfo.ZoneInfo(zone))
    again = there.astimezone(dt.UTC).astimezone(there.tzinfo)
    return again.replace(tzinfo=None) == there.replace(tzinfo=None)


def listed(value: object) -> object:
    """One value where a list may stand is a list of one: ``themes: gender``."""
    return [value] if isinstance(value, (str, dict)) else value


UNITS = (
    "percent", "gdp-percent", "percentage-points", "people", "countries", "organisations", "networks", "years", "months",
    "days", "hours", "tonnes-per-day", "hectares", "number",
)  # fmt: skip
_CURRENCIES = frozenset(list_currencies())
WORDS = "words"  # marks a field whose words readers see: outputs.translations collects them
PAGES = "pages"  # what the keys of a mapping may be, besides ids: see ``Keys``
NAMES = "names"  # marks a name that is words only where its record says so: see ``Name``
ANYWHERE = "anywhere"  # marks words that mean the same in every record: a catalogue has them once, without a place
Drawing = Annotated[str, Field(min_length=1, max_length=20 * LONGEST)]
Text = Annotated[str, Field(min_length=1), AfterValidator(_short)]  # a field may say a lower limit
Words = Annotated[Text, WORDS]
WordsAnywhere = Annotated[Words, ANYWHERE]
Name = Annotated[Text, NAMES, ANYWHERE]  # in its own language; or, where its record is ``translated``, words
WordList = Annotated[list[Words], BeforeValidator(listed)]
Id = Annotated[Text, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]
Country = Annotated[Text, AfterValidator(_country), WithJsonSchema({"type": "string", "enum": sorted(COUNTRIES)})]
Address = Annotated[Text, AfterValidator(_address), WithJsonSchema({"type": "string", "pattern": "^https://"})]
Host = Annotated[Text, AfterValidator(_host), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9.-]+$"})]
Mail = Annotated[Text, AfterValidator(_mail), WithJsonSchema({"type": "string", "pattern": "@"})]
Telephone = Annotated[Text, AfterValidator(_telephone), WithJsonSchema({"type": "string", "pattern": "^\\+[0-9]"})]
Date = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[Text, AfterValidator(_moment), WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}"})]
TIMELESS = AfterValidator(_timeless)
Day = Annotated[Moment, TIMELESS]  # or only its month
TimeZone = Annotated[Text, AfterValidator(_time_zone), WithJsonSchema({"type": "string", "pattern": "/"})]
Years = Annotated[Text, AfterValidator(_years), WithJsonSchema({"type": ["string", "integer"]})]
When = Annotated[Text, AfterValidator(_when), WithJsonSchema({"type": ["string", "integer"]})]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": ["number", "string"]})]
Named = Text  # the id of another record, or what was meant by it: rules.references says which ones there are
Ids = Annotated[list[Named], BeforeValidator(listed)]
CountryCodes = Annotated[list[Country], BeforeValidator(listed)]
Facts = Annotated[list[Text], BeforeValidator(listed)]
Spellings = Annotated[
    list[Annotated[Text, Apart()]],
    BeforeValidator(listed),
    Field(description="How else people write it, in any language: search and filter find it by that. Not shown."),
]
LocaleCode = Annotated[Text, AfterValidator(_language), WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}"})]
SeveralSaid = dict[
    LocaleCode, Annotated[list[Annotated[Text, Apart()]], BeforeValidator(listed), Field(min_length=1)]
]  # words by language
LanguageCode = Annotated[
    Text,
    AfterValidator(_plain_language),
    WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?$"}),
]
Unit = Annotated[Text, AfterValidator(_unit), WithJsonSchema({"type": "string", "examples": [*UNITS, "usd", "eur"]})]
Quotes = Annotated[Text, AfterValidator(_quotes), WithJsonSchema({"type": "string", "pattern": "^[^\\w\\s]{4}$"})]
Colour = Annotated[Text, AfterValidator(_colour), WithJsonSchema({"type": "string", "pattern": "^#[0-9a-f]{6}$"})]


def by_language(annotation: Any) -> bool:
    """Whether a field of this type has a value for each language: ``{en: …, fr: …}``."""
    return get_origin(annotation) is dict and get_args(annotation)[0] == LocaleCode


# How values look, for a form that a browser checks before they are sent: {validator: (code of the problem, pattern)}. What a
# pattern cannot say, such as whether a day exists, is left to the check.
_DAY = r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
_PERIOD = r"[0-9]{4}(\s?[-–/]\s?[0-9]{4})?"
PATTERNS = {
    _id: ("value-id", r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    _address: ("value-address", r"^https://[^\s<>\"|\\^`]+\.[^\s<>\"|\\^`]+$"),
    _timeless: ("value-moment", f"^{_DAY}$"),
    _moment: ("value-moment", r"^[0-9]{4}-[0-9]{2}(-[0-9]{2}( [0-9]{2}:[0-9]{2})?)?$"),
    _years: ("value-years", f"^{_PERIOD}$"),
    _when: ("value-years", f"^({_PERIOD}|{_DAY})$"),
    _number: ("value-number", r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$"),
    _time_zone: ("value-time-zone", r"^[A-Za-z_]+/[A-Za-z_/+-]+$"),
}


def pattern_of(marks: tuple[object, ...]) -> tuple[str, str] | None:
    """How the values of a field with these marks look: the code of the problem where they do not, and the pattern."""
    narrow = reversed(marks)  # the last one says most
    return next((PATTERNS[m.func] for m in narrow if getattr(m, "func", None) in PATTERNS), None)  # type: ignore[attr-defined]
