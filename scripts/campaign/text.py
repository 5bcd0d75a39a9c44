"""One language: its catalogue, and country names, numbers, dates and plurals by Babel."""

from __future__ import annotations

import datetime as dt
import gettext
import io
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from babel import Locale
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    get_timezone,
    get_timezone_name,
)
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal, format_percent, get_currency_name
from babel.units import format_unit
from markupsafe import Markup

from campaign.fields import fold, has_day, has_time
from campaign.load import read_text
from campaign.problems import MESSAGES, Problem

SOURCE_LANGUAGE = "en"  # the language in which data and message ids are written
LOCALES = {"en": "en_GB"}  # where a language alone would mean another country's habits
PO_LINE = re.compile(r'\s*(#.*|((msg(ctxt|id|id_plural|str(\[\d\])?)\s+)?"([^"\\]|\\.)*")?)\s*')
CURRENCIES = {"usd": "USD", "eur": "EUR", "npr": "NPR"}


def read_catalogue(root: Path, language: str) -> tuple[gettext.NullTranslations, list[Problem]]:
    """The catalogue of ``locales/<language>.po``; English needs none. No compiled file is written."""
    file = f"locales/{language}.po"
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations(), []
    text, problems = read_text(root, file)
    lines = text.split("\n")
    # Babel takes a string without its closing quotation mark, and loses its last letter.
    problems += [
        Problem(file, n, 1, "catalogue-syntax") for n, line in enumerate(lines, 1) if not PO_LINE.fullmatch(line)
    ]
    if problems:
        return gettext.NullTranslations(), problems[:1]
    try:
        catalogue = read_po(lines, locale=language, abort_invalid=True)
    except PoFileError as error:
        return gettext.NullTranslations(), [Problem(file, error.lineno + 1, 1, "catalogue-syntax")]
    catalogue.charset = "utf-8"  # whatever its head says: the text has been read
    problems = [
        Problem(file, message.lineno or 1, 1, "catalogue-placeholder", {"value": ", ".join(sorted(wrong))})
        for message in catalogue
        if message.id and not message.fuzzy and (wrong := _wrong_placeholders(message))
    ]
    compiled = io.BytesIO()
    try:
        write_mo(compiled, catalogue)
        compiled.seek(0)
        return gettext.GNUTranslations(compiled), problems
    except ValueError:  # the formula of the plural forms, in the head of the file
        return gettext.NullTranslations(), [Problem(file, 1, 1, "catalogue-syntax")]


def _wrong_placeholders(message) -> set[str]:
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    pattern = r"%\(\w+\)s|\{\w+\}"
    allowed = {p for i in ids for p in re.findall(pattern, i)}
    needed = set(re.findall(pattern, ids[-1])) if len(ids) == 1 else set()
    return {p for s in strings if s for p in set(re.findall(pattern, s)) ^ needed if p not in allowed or len(ids) == 1}


class Text:
    """The words and forms of one language. Everything a reader sees passes through here."""

    def __init__(self, root: Path, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(LOCALES.get(language, language))
        self.catalogue, self.problems = read_catalogue(root, language)

    def gettext(self, message: str) -> str:
        """The message in this language, or itself."""
        return self.catalogue.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The message with the plural form that ``n`` asks for."""
        return self.catalogue.ngettext(one, many, n)

    def data(self, message: str | None) -> Markup:
        """Words from a data file (English): translated, or marked as English where no translation exists."""
        if not message:
            return Markup("")
        translated = self.gettext(message)
        if translated == message and self.language != SOURCE_LANGUAGE:
            return Markup('<span lang="{}">{}</span>').format(SOURCE_LANGUAGE, message)
        return Markup("{}").format(translated)

    def plain(self, message: str | None) -> str:
        """Words from a data file as text, for titles, descriptions and open data."""
        return self.gettext(message) if message else ""

    def language_name(self, language: str) -> str:
        """The name of a language in that language itself, as its readers write it alone."""
        name = Locale.parse(language).get_display_name() or language
        return name[:1].upper() + name[1:]

    def language_here(self, language: str) -> str:
        """The name of a language in this language."""
        return self.locale.languages.get(language, language)

    def country(self, code: str) -> str:
        """The name of a country in this language, as Babel has it.

        CLDR calls the Democratic Republic of the Congo “Congo - Kinshasa”; its people and our sources do not.
        """
        if code == "CD":
            return self.gettext("DR Congo")
        return self.locale.territories.get(code, code)

    def number(self, value: Decimal | int) -> str:
        """A number as this language writes it.

        Spanish: the Academy parts thousands with a thin space, from five digits on; “13.450” would be a decimal in
        Lima and “13,450” one in Madrid.
        """
        written = format_decimal(value, locale=self.locale)
        if self.language == "es":
            written = written.replace(".", "\u202f" if abs(value) >= 10_000 else "")
        return written

    def short_number(self, value: Decimal | int) -> str:
        """A number that can be read aloud: 4 billion, 13,450, 527.1.

        Babel's own long form would turn 1.2 trillion into the French “billion”, which few readers take for
        a million millions, and writes “1 millions”; so the two words below a trillion serve for all sizes.
        Spanish does not mix figures with “mil”: it counts in millions, then in “billones” (a million millions).
        """
        if abs(value) < 1_000_000:
            return self.number(value)
        large = 10**12 if self.language == "es" else 10**9
        scale = large if abs(value) >= large else 10**6
        part = Decimal(value) / scale
        patterns = self.locale.compact_decimal_formats["long"]
        pattern = patterns[self.locale.plural_form(part)][str(scale)].pattern
        return re.sub("0+", lambda _: self.number(part), pattern, count=1)

    def percent(self, value: Decimal | int) -> str:
        """A percentage as this language writes it: 71%, 71 %."""
        decimals = max(0, -Decimal(value).normalize().as_tuple().exponent)  # type: ignore[operator]
        pattern = self.locale.percent_formats[None].pattern.replace(
            "#,##0", "#,##0" + ("." + "0" * decimals if decimals else "")
        )
        return format_percent(Decimal(value) / 100, pattern, locale=self.locale)

    def money(self, value: Decimal, currency: str) -> str:
        """An amount with the name of its currency: 527.1 billion US dollars."""
        name = get_currency_name(CURRENCIES[currency], count=2 if value != 1 else 1, locale=self.locale)
        joint = " "
        if value >= 1_000_000 and self.language in ("fr", "es"):  # millions of what: “de dollars”, “d’euros”
            joint = " d’" if self.language == "fr" and fold(name)[0] in "aeiouh" else " de "
        return self.short_number(value) + joint + name

    def file_size(self, size: Decimal | int) -> str:
        """The size of a file, given in bytes: 420 kB, 420 ko, 1.3 MB."""
        if size < 999_500:
            return format_unit(max(round(size / 1000), 1), "digital-kilobyte", "short", locale=self.locale)
        return format_unit(round(size / 1_000_000, 1), "digital-megabyte", "short", locale=self.locale)

    def date(self, value: dt.date) -> str:
        """A day as this language writes it."""
        return format_date(value, format="long", locale=self.locale)

    def moment(self, start: str, end: str | None = None, zone: str | None = None) -> str:
        """A day, a month or a time as ``fields.Moment`` writes them, or what lies between two: 25–28 Nov 2019.

        A time names its zone, as readers of this language call it.
        """
        if not has_day(start):
            first, last = (dt.date.fromisoformat(f"{m}-01") for m in (start, end or start))
            return self._between(first, last, "yMMMM")
        first, last = (dt.datetime.fromisoformat(m) for m in (start, end or start))
        if not has_time(start) or not zone:
            return self._between(first.date(), last.date(), "yMMMMd")
        times = [format_time(t.time(), "short", locale=self.locale) for t in (first, last)]
        if first.date() == last.date():
            words = f"{self.date(first)}, {'–'.join(dict.fromkeys(times))}"
        else:  # each time stands with its day
            words = f"{self.date(first)}, {times[0]}\u2009–\u2009{self.date(last)}, {times[1]}"
        return f"{words} ({get_timezone_name(get_timezone(zone), locale=self.locale)})"

    def _between(self, first: dt.date, last: dt.date, skeleton: str) -> str:
        if first == last:
            return self.date(first) if "d" in skeleton else format_skeleton(skeleton, first, locale=self.locale)
        return format_interval(first, last, skeleton, locale=self.locale)

    def years(self, value: str) -> str:
        """A year, or a period with the dash between its years."""
        return value.replace("-", "–")

    def list(self, items: Iterable[str]) -> str:
        """Items as a sentence lists them: a, b and c."""
        return format_list(list(items), locale=self.locale)

    def sort_key(self, text: str) -> str:
        """Order as in a directory of this language: case, accents and signs do not count."""
        return fold(text)

    def problem(self, problem: Problem) -> dict[str, str | int]:
        """A problem in this language, with the keys that ``validate.py --format json`` prints."""
        message, remedy = MESSAGES[problem.code]
        return {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "level": problem.level,
            "message": self.gettext(message).format_map(problem.params),
            "remedy": self.gettext(remedy).format_map(problem.params),
        }
