"""How a language writes numbers, amounts, sizes, days and lists: as Unicode's data say (CLDR, by Babel), and its habits."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent, get_currency_name
from babel.units import format_unit

from campaign.records.alphabet import fold
from campaign.records.fields import has_day, has_month, has_time
from campaign.records.vocabulary import NARROW, NO_BREAK, Numbers, SiteLanguage
from campaign.words.signs import spaced
from campaign.words.zones import zone_name

SIGNS = {"thin-space": NARROW}  # what cannot be seen where it is written
MONTH = re.compile("(?<!M)MMM(?!M)")  # a short name of a month, in a pattern of Unicode's data
FIRST = re.compile(r"(?<!\d)1(?!\d)")  # the first day of a month, in a date whose month is a word


class Forms:
    """Numbers, amounts, days and lists in one language of the site, given by its entry in the vocabulary."""

    def __init__(self, entry: SiteLanguage) -> None:
        self.entry = entry
        self.locale = Locale.parse(entry.locale, sep="-")
        self._written: dict[str, str] = {}  # pages tell the same few numbers thousands of times

    @property
    def _numbers(self) -> Numbers:
        return self.entry.numbers

    def number(self, value: Decimal | int) -> str:
        """A number as this language writes it; the vocabulary may part its thousands otherwise than CLDR."""
        key = str(value)  # 1 and 1.0 are equal, and not written alike
        if key not in self._written:
            self._written[key] = self._number(value)
        return self._written[key]

    def _number(self, value: Decimal | int) -> str:
        written = format_decimal(value, locale=self.locale, decimal_quantization=False)
        habits = self._numbers
        if habits.thousands:
            sign = SIGNS.get(habits.thousands, habits.thousands)
            whole = abs(value) >= 10 ** (int(habits.from_digits) - 1)
            written = written.replace(self.locale.number_symbols["latn"]["group"], sign if whole else "")
        return written

    def _span(self, start: Decimal | None, end: Decimal) -> str:
        """A number, or what lies between two: 13–25."""
        return self.number(end) if start is None else f"{self.number(start)}–{self.number(end)}"

    def short_number(self, value: Decimal | int, start: Decimal | None = None) -> str:
        """A number that can be read aloud: 4 billion, 13,450, 527.1; or what lies between two: 154–435 million.

        Babel's own long form would turn 1.2 trillion into the French “billion”, which few readers take for
        a million millions, and writes “1 millions”; so the two words below a trillion serve for all sizes, unless a language
        says otherwise: Spanish counts in millions, then in a million millions (“billones”), English says 1.2 trillion.
        """
        value = Decimal(value)
        scale = self._scale(value)
        if start is not None and self._scale(start) != scale:
            return f"{self.short_number(start)}\u2009–\u2009{self.short_number(value)}"
        if scale == 1:
            return self._span(start, value)
        part = value / scale
        patterns = self.locale.compact_decimal_formats["long"]
        pattern = patterns.get(self.locale.plural_form(part), patterns["other"])[str(scale)].pattern
        return re.sub("0+", lambda _: self._span(None if start is None else start / scale, part), pattern, count=1)

    def _scale(self, value: Decimal) -> int:
        """What is counted in: 1, a million, and a thousand or a million times that."""
        sizes = {"short": (10**9,), "long": (10**12,), "trillions": (10**12, 10**9)}[self._numbers.scale]
        return next((size for size in (*sizes, 10**6) if abs(value) >= size), 1)

    @cached_property
    def _no_percent(self) -> str:
        return format_percent(0, locale=self.locale)

    def percent(self, value: Decimal | int, start: Decimal | None = None) -> str:
        """A percentage as this language writes it, 71%, 71 %, or what lies between two."""
        return self._no_percent.replace("0", self._span(start, Decimal(value)))

    def money(self, value: Decimal, currency: str, start: Decimal | None = None) -> str:
        """An amount with the name of its currency: 527.1 billion US dollars; or what lies between two."""
        joint, habits = " ", self._numbers
        name = habits.currencies.get(currency) or get_currency_name(currency.upper(), count=value, locale=self.locale)
        if value >= 1_000_000 and habits.of:  # millions of what: “de dollars”, “d’euros”
            joint = f" {habits.of_vowel}" if habits.of_vowel and fold(name)[:1] in "aeiouh" else f" {habits.of} "
        return self.short_number(value, start) + joint + name

    def file_size(self, size: Decimal | int) -> str:
        """The size of a file, given in bytes: 420 kB, 420 ko, 1.3 MB."""
        if size < 999_500:
            return self._measure(Decimal(max(round(size / 1000), 1)), "digital-kilobyte")
        return self._measure(round(Decimal(size) / 1_000_000, 1), "digital-megabyte")

    def _measure(self, value: Decimal, unit: str) -> str:
        """A number with its unit, the number as ``number`` has it."""
        written = format_decimal(value, locale=self.locale)
        said = format_unit(value, unit, "short", locale=self.locale).replace(" ", NO_BREAK)
        return said.replace(written.replace(" ", NO_BREAK), self.number(value))

    def date(self, value: dt.date) -> str:
        """A day as this language writes it."""
        return self._firsts(format_date(value, format="long", locale=self.locale))

    def _firsts(self, date: str) -> str:
        """A date with the first day of a month as this language calls it: 1er mai."""
        return FIRST.sub(self.entry.first_day, date) if self.entry.first_day else date

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
        return f"{words} ({self.zone(zone, first)})"

    def zone(self, zone: str, moment: dt.datetime) -> str:
        """What readers call a time zone such as ``Europe/Brussels`` at a moment of its clocks."""
        return spaced(zone_name(self.locale, zone, moment), self.entry.spaces)

    def _between(self, first: dt.date, last: dt.date, skeleton: str) -> str:
        if "d" not in skeleton and first == last:
            return format_skeleton(skeleton, first, locale=self.locale)
        if "d" not in skeleton:
            return format_interval(first, last, skeleton, locale=self.locale)
        return self.date(first) if first == last else self._firsts(self._days(first, last))

    def _days(self, first: dt.date, last: dt.date) -> str:
        """From one day to another, with the whole names of months, as single days have them.

        Few languages have this form in Unicode's data; of the short one (Nov, nov., nov) the names are made long.
        """
        forms = self.locale.interval_formats
        parts = forms.get("yMMMMd") or {
            field: [MONTH.sub("MMMM", part) for part in found] for field, found in forms["yMMMd"].items()
        }
        field = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        pairs = zip(parts[field], (first, last), strict=True)
        return "".join(format_date(day, part, locale=self.locale) for part, day in pairs)

    def years(self, value: str) -> str:
        """A year, or a period with the dash between its years."""
        return value.replace("-", "–")

    def when(self, value: str) -> str:
        """A day, a month, a year or a period, as ``fields.When`` writes them."""
        return self.moment(value) if has_month(value) else self.years(value)

    def list(self, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """Items as a sentence lists them: a, b and c; in the other style: a, b or c."""
        listed = list(items)
        words = format_list(listed, style, locale=self.locale)
        for joint in self.entry.joints if len(listed) > 1 else ():
            if words.endswith(end := f" {joint.word} {listed[-1]}") and joint.fits(fold(listed[-1])):
                return f"{words.removesuffix(end)} {joint.becomes} {listed[-1]}"
        return words

    @cached_property
    def comma(self) -> str:
        """What parts the items of a row that is no sentence, with its space: ", " or "، "."""
        patterns = [dict(self.locale.list_patterns[kind]).get("middle") or "" for kind in self.locale.list_patterns]
        signs = (sign for pattern in patterns for sign in pattern if unicodedata.category(sign) == "Po")
        return f"{next(signs, ',')} "
