"""One language of the site: its words, and country names, numbers, dates and plurals by Babel."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property

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
from babel.numbers import format_decimal, format_percent, get_currency_name
from babel.units import format_unit
from markupsafe import Markup

from campaign.records.alphabet import fold
from campaign.records.base import context_of
from campaign.records.fields import has_day, has_time
from campaign.records.problems import MESSAGES, Problem
from campaign.records.vocabulary import Numbers, Sentence, SiteLanguage
from campaign.words.catalogue import Catalogue
from campaign.words.order import Key, Order

INTERFACE = "en"  # the language of the words in templates and messages: gettext's own way
SIGNS = {"thin-space": "\u202f"}  # what cannot be seen where it is written
MOSTLY = 0.5  # a language speaks when this share of the words of templates and messages is translated


def filled(text: str, words: Mapping[str, object]) -> str:
    """A sentence with its placeholders, ``{name}`` or ``%(name)s``, filled in; what has no name of a word stays."""

    def word(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        return str(words[name]) if name in words else match[0]

    return re.sub(r"\{(\w+)\}|%\((\w+)\)s", word, text)


class Language:
    """The words and forms of one language. Everything a reader sees passes through here.

    ``catalogues`` are asked in turn: the network's own, then the generator's. ``data_language`` is the language in which
    the data files are written. ``sentences`` are those of templates, ``own_sentences`` those of the network.
    """

    def __init__(
        self,
        entry: SiteLanguage,
        catalogues: Iterable[Catalogue] = (),
        data_language: str = INTERFACE,
        sentences: Mapping[str, Sentence] | None = None,
        own_sentences: Mapping[str, Sentence] | None = None,
        countries: Mapping[str, str] | None = None,
    ) -> None:
        self.entry, self.code = entry, entry.code
        self.locale = Locale.parse(entry.locale, sep="-")
        self.catalogues, self.data_language = list(catalogues), data_language
        self._sentences, self._own_sentences = sentences or {}, own_sentences or {}
        self._countries = countries or {}
        self._order = Order(self.locale.language)

    # -- what a page says of its language ------------------------------------------------------

    @cached_property
    def speaks(self) -> bool:
        """Whether most words of templates are in this language: otherwise its pages are not really in it."""
        return self.code == INTERFACE or any(len(c.messages) > 0 and c.share >= MOSTLY for c in self.catalogues)

    @property
    def frame(self) -> str:
        """The language of the words around texts and facts: this one, or that of templates as long as it is not spoken."""
        return self.code if self.speaks else INTERFACE

    @property
    def direction(self) -> str:
        """The direction of a page: ``ltr`` or ``rtl``."""
        return self.direction_of(self.frame)

    def direction_of(self, code: str) -> str:
        """The direction of a language, as Unicode's data (CLDR) have it."""
        own = self.entry.direction if code == self.code else None
        return own or Locale.parse(code, sep="-").text_direction

    def attributes(self, code: str | None) -> Markup:
        """What an element says of words in a language: ``lang`` and, where they run the other way, ``dir``.

        Nothing where they are in the language of the page. ``None``: nobody knows their language, so that a browser has to
        find their direction; in a page that runs from left to right this is left out.
        """
        if not code:
            return Markup(' dir="auto"') if self.direction == "rtl" else Markup("")
        if code == self.frame:
            return Markup("")
        direction = self.direction_of(code)
        other = Markup(' dir="{}"').format(direction) if direction != self.direction else ""
        return Markup(' lang="{}"{}').format(code, other)

    def marked(self, words: str, code: str | None) -> Markup:
        """Words as HTML, marked with their language where it is not that of the page."""
        attributes = self.attributes(code)
        return Markup("<span{}>{}</span>").format(attributes, words) if attributes else Markup("{}").format(words)

    # -- words ---------------------------------------------------------------------------------

    def _get(self, message: str) -> str | None:
        context = context_of(message)
        return next((found for c in self.catalogues if (found := c.get(message, context)) is not None), None)

    def gettext(self, message: str) -> str:
        """A word of templates in this language, or as it stands in the template."""
        found = self._get(message) if message else ""
        return message if found is None else found

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The message with the plural form that ``n`` asks for. Its place in the data, if it has one, is that of ``many``."""
        context = context_of(many)
        found = next((f for c in self.catalogues if (f := c.nget(one, n, context)) is not None), None)
        return found if found is not None else one if n == 1 else many

    def knows(self, message: str | None) -> bool:
        """Whether words of the data can be said in this language: it is theirs, or they are translated."""
        return not message or self.code == self.data_language or self._get(message) is not None

    def data(self, message: str | None) -> Markup:
        """Words of a data file: translated, or marked with their language where no translation exists."""
        if message and not self.knows(message):
            return self.marked(message, self.data_language)
        return self.marked(self.plain(message), self.code) if message else Markup("")

    def plain(self, message: str | None) -> str:
        """Words of a data file as text, for titles, descriptions and open data."""
        if not message or self.code == self.data_language:
            return message or ""
        return self.gettext(message)

    def sentence(self, id: str, n: int | None = None, **words: object) -> str:
        """A sentence of data/vocabulary.yml or overrides/sentences.yml with its placeholders filled in."""
        own = self._own_sentences.get(id)
        sentence = own or self._sentences[id]
        if n is not None:
            words["n"] = self.number(n)
        if n is not None and sentence.one:
            said = self._counted(sentence.one, sentence.text, n, own is not None)
        else:
            said = self.plain(sentence.text) if own else self.gettext(sentence.text)
        return filled(said, words)

    def sentences(self, start: str, **words: object) -> list[str]:
        """Every sentence whose id begins with ``start``, in order: the network's own, or else those of templates."""
        ids = [id for id in self._own_sentences if id.startswith(start)]
        ids = ids or [id for id in self._sentences if id.startswith(start)]
        return [self.sentence(id, None, **words) for id in ids]

    def _counted(self, one: str, many: str, n: int, own: bool) -> str:
        if own and self.code == self.data_language:
            return one if n == 1 else many
        return self.ngettext(one, many, n)

    def language_name(self, language: str) -> str:
        """The name of a language in that language itself, as its readers write it alone."""
        name = Locale.parse(language).get_display_name() or language
        return name[:1].upper() + name[1:]

    def language_here(self, language: str) -> str:
        """The name of a language in this language."""
        return str(self.locale.languages.get(language, language))

    def languages_here(self, codes: Iterable[str]) -> str:
        """Names of languages in this language, as a sentence lists them."""
        return self.list(map(self.language_here, codes))

    def folded(self, *words: str | None) -> str:
        """What a filter compares a reader's words with: no accents, no capitals."""
        return fold(" ".join(filter(None, words)))

    def country(self, code: str) -> str:
        """The name of a country in this language: that of the vocabulary, or else that of Unicode's data (CLDR)."""
        if code in self._countries:
            return self.plain(self._countries[code])
        return str(self.locale.territories.get(code, code))

    def number(self, value: Decimal | int) -> str:
        """A number as this language writes it; the vocabulary may part its thousands otherwise than CLDR."""
        written = format_decimal(value, locale=self.locale)
        habits = self._numbers
        if habits.thousands:
            sign = SIGNS.get(habits.thousands, habits.thousands)
            whole = abs(value) >= 10 ** (int(habits.from_digits) - 1)
            written = written.replace(self.locale.number_symbols["latn"]["group"], sign if whole else "")
        return written

    @property
    def _numbers(self) -> Numbers:
        return self.entry.numbers

    def short_number(self, value: Decimal | int) -> str:
        """A number that can be read aloud: 4 billion, 13,450, 527.1.

        Babel's own long form would turn 1.2 trillion into the French “billion”, which few readers take for
        a million millions, and writes “1 millions”; so the two words below a trillion serve for all sizes.
        A language with the long scale counts in millions, then in a million millions (Spanish “billones”).
        """
        value = Decimal(value)
        if abs(value) < 1_000_000:
            return self.number(value)
        large = 10**12 if self._numbers.scale == "long" else 10**9
        scale = large if abs(value) >= large else 10**6
        part = value / scale
        patterns = self.locale.compact_decimal_formats["long"]
        pattern = patterns.get(self.locale.plural_form(part), patterns["other"])[str(scale)].pattern
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
        name = get_currency_name(currency.upper(), count=2 if value != 1 else 1, locale=self.locale)
        joint, habits = " ", self._numbers
        if value >= 1_000_000 and habits.of:  # millions of what: “de dollars”, “d’euros”
            joint = f" {habits.of_vowel}" if habits.of_vowel and fold(name)[:1] in "aeiouh" else f" {habits.of} "
        return self.short_number(value) + joint + name

    def file_size(self, size: Decimal | int) -> str:
        """The size of a file, given in bytes: 420 kB, 420 ko, 1.3 MB."""
        if size < 999_500:
            return format_unit(max(round(size / 1000), 1), "digital-kilobyte", "short", locale=self.locale)
        return format_unit(round(Decimal(size) / 1_000_000, 1), "digital-megabyte", "short", locale=self.locale)

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

    @cached_property
    def comma(self) -> str:
        """What parts the items of a row that is no sentence, with its space: ", " or "، "."""
        patterns = [dict(self.locale.list_patterns[kind]).get("middle") or "" for kind in self.locale.list_patterns]
        signs = (sign for pattern in patterns for sign in pattern if unicodedata.category(sign) == "Po")
        return f"{next(signs, ',')} "

    def sort_key(self, text: str) -> Key:
        """What to sort by, so that a list has the order of a directory in this language. There is no other way to sort."""
        return self._order.key(text)

    def problem(self, problem: Problem) -> dict[str, str | int]:
        """A problem in this language, with the keys that ``validate.py --format json`` prints."""
        message, remedy = MESSAGES[problem.code]
        return {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "level": problem.level,
            "message": filled(self.gettext(message), problem.params),
            "remedy": filled(self.gettext(remedy), problem.params),
        }
