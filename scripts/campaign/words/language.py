"""One language of the site: its words, names of countries and plurals; ``forms`` has its numbers, dates and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from babel import Locale
from markupsafe import Markup, escape

from campaign.records.alphabet import fold
from campaign.records.base import Placed, context_of, language_of
from campaign.records.problems import MESSAGES, Problem
from campaign.records.vocabulary import Sentence, SiteLanguage, Spaces
from campaign.words import signs
from campaign.words.catalogue import Catalogue
from campaign.words.forms import Forms
from campaign.words.order import Key, Order

INTERFACE = "en"  # the language of the words in templates and messages: gettext's own way
SAMPLES = 200  # numbers from 0 on, among which each form of a language is found
MOSTLY = 0.5  # a language speaks when this share of the words of templates and messages is translated


@lru_cache(maxsize=500)
def _direction(code: str) -> str:
    return str(Locale.parse(code, sep="-").text_direction)


@lru_cache(maxsize=500)
def _own_name(code: str) -> str:
    name = Locale.parse(code).get_display_name() or code
    return name[:1].upper() + name[1:]


def filled(text: str, words: Mapping[str, object]) -> str:
    """A sentence with its placeholders, ``{name}`` or ``%(name)s``, filled in; what has no name of a word stays."""

    def word(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        return str(words[name]) if name in words else match[0]

    return re.sub(r"\{(\w+)\}|%\((\w+)\)s", word, text)


@lru_cache(maxsize=32)  # the same catalogue is read again after each change of a text
def _with_spaces(catalogue: Catalogue, spaces: Spaces) -> Catalogue:
    """A catalogue with the spaces of its language beside signs. Nobody changes what it gives."""
    return catalogue.changed(lambda words: signs.spaced(words, spaces))


class Language(Forms):
    """The words and forms of one language. Everything a reader sees passes through here.

    ``catalogues`` are asked in turn: the network's own, then the generator's. ``data_language`` is the language in which
    the data files are written. ``sentences`` are those of templates, ``own_sentences`` those of the network. ``neighbours``
    are the languages of the site, whose signs this one knows.
    """

    def __init__(
        self,
        entry: SiteLanguage,
        catalogues: Iterable[Catalogue] = (),
        data_language: str = INTERFACE,
        sentences: Mapping[str, Sentence] | None = None,
        own_sentences: Mapping[str, Sentence] | None = None,
        countries: Mapping[str, str] | None = None,
        neighbours: Iterable[SiteLanguage] = (),
    ) -> None:
        super().__init__(entry)
        self.code = entry.code
        self._habits = {one.code: one for one in (*neighbours, entry)}
        self.catalogues, self.data_language = [_with_spaces(c, entry.spaces) for c in catalogues], data_language
        self._sentences, self._own_sentences = sentences or {}, own_sentences or {}
        self._countries = countries or {}
        self._order = Order(self.locale.language)
        self._keys: dict[str, Key] = {}  # many pages list the same names
        self._attributes: dict[str | None, Markup] = {}
        self._name_attributes: dict[str | None, Markup] = {}
        self._found: dict[tuple[str, str], str | None] = {}  # a page asks for hundreds of words, and all for the same

    # -- what a page says of its language ------------------------------------------------------

    @cached_property
    def speaks(self) -> bool:
        """Whether most words of templates are in this language: otherwise its pages are not really in it."""
        return self.code == INTERFACE or any(len(c.messages) > 0 and c.share >= MOSTLY for c in self.catalogues)

    @property
    def frame(self) -> str:
        """The language of the words around texts and facts: this one, or that of templates as long as it is not spoken."""
        return self.code if self.speaks else INTERFACE

    @cached_property
    def direction(self) -> str:
        """The direction of a page: ``ltr`` or ``rtl``."""
        return self.direction_of(self.frame)

    def direction_of(self, code: str) -> str:
        """The direction of a language, as Unicode's data (CLDR) have it."""
        own = self.entry.direction if code == self.code else None
        return own or _direction(code)

    def attributes(self, code: str | None) -> Markup:
        """What an element says of words in a language: ``lang`` and, where they run the other way, ``dir``.

        Nothing where they are in the language of the page. ``None``: nobody knows their language, so that a browser has to
        find their direction; in a page that runs from left to right this is left out.
        """
        if code not in self._attributes:
            self._attributes[code] = self._attributes_of(code)
        return self._attributes[code]

    def _attributes_of(self, code: str | None) -> Markup:
        if not code:
            return Markup(' dir="auto"') if self.direction == "rtl" else Markup("")
        if code == self.frame:
            return Markup("")
        direction = self.direction_of(code)
        other = Markup(' dir="{}"').format(direction) if direction != self.direction else ""
        return Markup(' lang="{}"{}').format(code, other)

    def name_attributes(self, code: str | None) -> Markup:
        """What an element says of a name in a language: the same, and that programs which translate leave it alone."""
        if code not in self._name_attributes:
            self._name_attributes[code] = Markup(' translate="no"') + self.attributes(code)
        return self._name_attributes[code]

    def marked(self, words: str, code: str | None) -> Markup:
        """Words as HTML, marked with their language where it is not that of the page."""
        attributes = self.attributes(code)
        return Markup(f"<span{attributes}>{escape(words)}</span>") if attributes else escape(words)

    # -- words ---------------------------------------------------------------------------------

    def _get(self, message: str) -> str | None:
        key = context_of(message), message
        if key not in self._found:
            said = (c.get(message, key[0]) for c in self.catalogues)
            self._found[key] = next((found for found in said if found is not None), None)
        return self._found[key]

    def gettext(self, message: str) -> str:
        """A word of templates in this language, or as it stands in the template."""
        found = self._get(message) if message else ""
        return message if found is None else found

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The message with the plural form that ``n`` asks for. Its place in the data, if it has one, is that of ``many``."""
        context = context_of(many)
        found = next((f for c in self.catalogues if (f := c.nget(one, n, context)) is not None), None)
        return found if found is not None else one if n == 1 else many

    def lacks(self, message: str) -> bool:
        """Whether pages of this language say a word of templates in the language of templates."""
        return self.speaks and self.code != INTERFACE and bool(message) and self._get(message) is None

    def lacks_plural(self, one: str, many: str) -> bool:
        """The same for a message with a plural."""
        context = context_of(many)
        return self.speaks and self.code != INTERFACE and all(c.nget(one, 1, context) is None for c in self.catalogues)

    def knows(self, message: str | None) -> bool:
        """Whether words of the data can be said in this language: it is theirs, or they are translated."""
        return not message or self.code == self.written_in(message) or self._get(message) is not None

    def language_of_words(self, message: str | None) -> str:
        """The language in which words of the data are shown: this one, or their own where there is no translation."""
        return self.code if self.knows(message) else self.written_in(message)

    def written_in(self, message: str | None) -> str:
        """The language in which words of the data are written."""
        return language_of(message) or self.data_language

    def words_of_templates(self) -> dict[str, tuple[str, ...]]:
        """The words that its catalogues hold for templates, with the files in which each stands; none where templates are
        written in this language.
        """
        found = [(key, files) for c in self.catalogues for key, (_, files) in c.origins.items()]
        return {message: files for (place, message), files in found if not place and self.code != INTERFACE}

    def has(self, message: str) -> bool:
        """Whether a word of templates is translated into this language."""
        return self.code == INTERFACE or self._get(message) is not None

    def data(self, message: str | None, **blanks: str) -> Markup:
        """Words of a data file: translated, or marked with their language where no translation exists.

        ``blanks``: what stands in the place of braces (``marks.Blanks``).
        """
        if not message:
            return Markup("")
        said = self.plain(message)
        return self.marked(filled(said, blanks) if blanks else said, self.language_of_words(message))

    def plain(self, message: str | None) -> str:
        """Words of a data file as text, for titles, descriptions and open data."""
        if not message:
            return ""
        said = message if self.code == self.written_in(message) else self.gettext(message)
        return self.spaced(said, self.written_in(said)) if isinstance(said, Placed) else said

    def name(self, name: str) -> str:
        """A name as readers of this language know it: its own everywhere, or that of this language where each has one."""
        return self.plain(name) if isinstance(name, Placed) else name

    def foreign(self, words: object) -> str | None:
        """The language of words of the data as ``plain`` gave them, where it is another one than this; else nothing."""
        written = self.written_in(words) if isinstance(words, Placed) else self.code
        return written if written != self.code else None

    # -- signs ---------------------------------------------------------------------------------

    def spaced(self, words: str, code: str | None = None) -> str:
        """Words in a language of the site, this one if none is given, with its spaces beside signs; others as they are."""
        entry = self._habits.get(code or self.code)
        right = signs.spaced(words, entry.spaces) if entry else words
        return right if right == words or not isinstance(words, Placed) else words.like(right)

    def quoted(self, words: str, code: str = "") -> Markup:
        """Words in the quotation marks of this language, marked with their own language where it is given and another."""
        first, inside, last = signs.quotation(words, self.entry)
        return Markup("{}{}{}").format(first, self.marked(inside, code or self.frame), last)

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

    def heading(self, column: str) -> str:
        """What stands above a column of open data: its sentence, or else the name that the column has for programs."""
        id = f"column: {column}"
        return self.sentence(id) if id in self._own_sentences or id in self._sentences else column

    def _counted(self, one: str, many: str, n: int, own: bool) -> str:
        if own and self.code == self.data_language:
            return one if n == 1 else many
        return self.ngettext(one, many, n)

    def plurals(self, id: str) -> dict[str, str]:
        """A sentence that counts something in each form that the language has for numbers, {n} left as it is.

        The names are Unicode's, one, few, many, other …, by which ``Intl.PluralRules`` in a browser chooses as well.
        """
        own = self._own_sentences.get(id)
        sentence = own or self._sentences[id]
        form = Locale.parse(self.frame, sep="-").plural_form
        counts: dict[str, int] = {}
        for n in range(SAMPLES):
            counts.setdefault(form(n), n)
        one = sentence.one or sentence.text
        return {name: self._counted(one, sentence.text, n, own is not None) for name, n in counts.items()}

    def count_attributes(self, id: str) -> Markup:
        """Such a sentence for ``counted.js``: an attribute for each form, data-one and so on, with a space before it."""
        forms = self.plurals(id).items()
        return Markup("").join(Markup(' data-{}="{}"').format(name, words) for name, words in forms)

    def language_name(self, language: str) -> str:
        """The name of a language in that language itself, as its readers write it alone."""
        return _own_name(language)

    def language_here(self, language: str) -> str:
        """The name of a language in this language."""
        known = self.locale.languages.get(language.replace("-", "_"))
        return str(known or Locale.parse(language, sep="-").get_display_name(self.locale) or language)

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

    def renames(self, record: object) -> bool:
        """Whether this is a country to which the vocabulary gives another name than Unicode does."""
        return isinstance(record, str) and record in self._countries

    def sort_key(self, text: str) -> Key:
        """What to sort by, so that a list has the order of a directory in this language. There is no other way to sort."""
        if text not in self._keys:
            self._keys[text] = self._order.key(text)
        return self._keys[text]

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
