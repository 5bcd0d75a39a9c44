"""The words that a network uses for its own order of things (data/vocabulary.yml).

Languages, continents, kinds of organisation, topics, roles, kinds of document, names of countries that differ from
those of Unicode, and sentences about its records. No such list stands in Python.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from campaign.records.base import Record
from campaign.records.fields import (
    Colour,
    Country,
    CountryCodes,
    Drawing,
    Id,
    LocaleCode,
    Number,
    Quotes,
    SeveralSaid,
    Text,
    Words,
    listed,
)
from campaign.records.marks import Region

EASIEST, HARDEST = 20, 100  # what a text can be: a book for children, and a law
NO_BREAK, NARROW = "\u00a0", "\u202f"
LISTS = ("continents", "kinds", "topics", "roles", "documents")  # whose ids other records name


def _effort(value: Decimal) -> Decimal:
    """How hard a text may be. Raises an error of pydantic for what no text could be."""
    if not EASIEST <= value <= HARDEST:
        raise PydanticCustomError("value-effort", "invalid", {"least": str(EASIEST), "limit": str(HARDEST)})
    return value


class Numbers(Record):
    """What a language does otherwise than Unicode's data say (CLDR, by way of Babel)."""

    thousands: Text | None = Field(None, description="What parts thousands: a sign, or thin-space.")
    from_digits: Literal["4", "5"] = Field("4", description="How many digits a number has before they are parted.")
    scale: Literal["short", "long", "trillions"] = Field(
        "short",
        description="What follows the millions. short: a thousand millions; long: a million millions; trillions: both.",
    )
    currencies: dict[Annotated[str, Field(pattern="^[a-z]{3}$")], Text] = Field(
        {}, description="Names of currencies, for any amount, where Unicode’s are not what people say: xof: CFA-frank."
    )
    of: Text | None = Field(None, description="What stands between millions and a currency, such as: de")
    of_vowel: Text | None = Field(None, description="The same before a vowel, such as: d’")


def _parted(words: list[str]) -> list[str]:
    """Words of a list, where they stand in one value too: “art. nr.” would never be found as one."""
    return [part for word in words for part in re.split(r"[\s,;]+", word) if part]


class Spaces(Record):
    """Signs that have a space beside them at which no line ends. A plain space there becomes the right one on pages."""

    no_break: Text | None = Field(None, description="Signs with a no-break space before (:) or, opening, behind («).")
    narrow: Text | None = Field(None, description="Signs with a narrow no-break space before them, such as: ;!?")
    number: Annotated[list[Text], BeforeValidator(listed), AfterValidator(_parted)] = Field(
        [], description="What stands before a number and stays with it, such as: nr. – or several: [art., nr.]"
    )

    def __hash__(self) -> int:
        return hash((self.no_break, self.narrow, *self.number))  # what is kept for a language is found by this

    @cached_property
    def loose(self) -> tuple[tuple[str, ...], re.Pattern[str]]:
        """What words have that need another space: signs with a plain one, and in which places.

        A sign before a letter or a bracket is no punctuation; no line ends between “nr.” and its number. Kept here, as every
        word of a page is looked at.
        """
        signs = f"{self.no_break or ''}{self.narrow or ''}"
        opens = {sign: unicodedata.category(sign) == "Pi" for sign in signs}
        opening, closing = (re.escape("".join(s for s in signs if opens[s] == first)) for first in (True, False))
        behind = rf"(?<=(?P<behind>[{opening}])) (?=\S)" if opening else "(?P<behind>(?!))"
        before = rf"(?<=\S) (?=(?P<before>[{closing}])(?![\w/\[(-]))" if closing else "(?P<before>(?!))"
        number = "".join(rf"|(?<=\b(?i:{re.escape(word)})) (?=\d)" for word in self.number)
        loose = [f"{s} " if opens[s] else f" {s}" for s in signs]
        loose += [f"{form} " for word in self.number for form in (word, word.capitalize())]
        return tuple(loose), re.compile(f"{behind}|{before}{number}")

    def beside(self, sign: str) -> str:
        """The space between a sign and its word; none, where the language has none."""
        return NO_BREAK if sign in (self.no_break or "") else NARROW if sign in (self.narrow or "") else ""


class Joint(Record):
    """A word between the last two items of a list that changes with the sound after it: Spanish “y”, but “e Indonesia”."""

    word: Text
    becomes: Text
    before: Annotated[list[Text], BeforeValidator(listed), Field(min_length=1)] = Field(
        description="How the next item begins, in small letters without accents."
    )
    unless: Annotated[list[Text], BeforeValidator(listed)] = Field([], description="Beginnings that change nothing.")

    def fits(self, following: str) -> bool:
        """Whether the word changes before an item, given in small letters without accents."""
        return following.startswith(tuple(self.before)) and not following.startswith(tuple(self.unless))


class SiteLanguage(Record):
    """A language of the site. The first of the list is the default one, in which the data are written."""

    code: LocaleCode
    locale: Annotated[LocaleCode, Region()] = Field(description="Language and country, whose habits count: en-GB.")
    direction: Literal["ltr", "rtl"] | None = Field(None, description="If it is not the one of Unicode's data.")
    state: Literal["complete", "growing"] = Field("complete", description="growing: much is not translated yet.")
    numbers: Numbers = Field(default_factory=lambda: Numbers())
    quotes: Quotes | None = Field(None, description="Quotation marks, outer and inner ones, such as: “”‘’")
    spaces: Spaces = Field(default_factory=lambda: Spaces(), description="Spaces beside signs, if there are any.")
    first_day: Text | None = Field(None, description="The first day of a month, if it is no plain 1, such as: 1er")
    hardest: Annotated[Number, AfterValidator(_effort)] | None = Field(
        None,
        description="How hard a text may be: words in a sentence, plus long words of a hundred (LIX). The check notes more.",
    )
    joints: Annotated[list[Joint], BeforeValidator(listed)] = Field(
        [], description="Words between the last two items of a list that change with what follows."
    )


class Term(Record):
    """One word of a list: its id, and the name that readers see."""

    id: Id
    name: Words


class Continent(Term):
    """A continent: colours on light and on dark ground, and the shape of its mark, so that colour says nothing alone."""

    colour: Colour
    colour_dark: Colour
    mark: Drawing = Field(description="Path of a drawing (SVG), about 20 wide around 0,0.")
    countries: CountryCodes = Field(
        [], description="Countries of it that belong to no network, and of which stories or wins tell."
    )


class OrganisationKind(Term):
    """A kind of organisation."""

    schema_org: Text | None = Field(None, description="Its type in the words of schema.org, if not Organization.")


class CountryName(Record):
    """A name of a country that replaces the one of Unicode's data."""

    id: Country
    name: Words


class Sentence(Record):
    """A sentence about records, with named placeholders in braces: {name}, {n}, {country} …"""

    id: Text
    one: Words | None = Field(None, description="The sentence for one, where {n} counts something.")
    text: Words


class Vocabulary(Record):
    """data/vocabulary.yml."""

    languages: Annotated[list[SiteLanguage], BeforeValidator(listed), Field(min_length=1)]
    continents: Annotated[list[Continent], BeforeValidator(listed)] = []
    kinds: Annotated[list[OrganisationKind], BeforeValidator(listed)] = []
    topics: Annotated[list[Term], BeforeValidator(listed)] = []
    roles: Annotated[list[Term], BeforeValidator(listed)] = []
    documents: Annotated[list[Term], BeforeValidator(listed)] = []
    countries: Annotated[list[CountryName], BeforeValidator(listed)] = []
    sentences: Annotated[list[Sentence], BeforeValidator(listed)] = []
    hedges: SeveralSaid = Field(
        {}, description="Phrases by which a text doubts or speaks of its sources, by language: the check counts them."
    )

    def terms(self, name: str) -> Sequence[Term]:
        """A list of the vocabulary: one of ``LISTS``."""
        return getattr(self, name)  # type: ignore[no-any-return]

    def ids(self, name: str) -> list[str]:
        """The ids of a list of the vocabulary."""
        return [term.id for term in self.terms(name)]

    def term(self, name: str, id: str) -> Any:
        """One word of a list. Raises ``KeyError`` where it is not there: the check has looked before."""
        for term in self.terms(name):
            if term.id == id:
                return term
        raise KeyError(id)

    @property
    def codes(self) -> list[str]:
        """The codes of the languages of the site, the default one first."""
        return [language.code for language in self.languages]
