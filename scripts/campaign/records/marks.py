"""Marks that a model sets on its fields, in ``Annotated``: rules, forms and schemas read them, and no value is changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Ref:
    """Marks a field whose words are ids of a collection of records or of a list of the vocabulary; the check compares."""

    collection: str


@dataclass(frozen=True)
class Keys:
    """Marks a mapping whose keys are ids of a collection, or, of ``PAGES``, addresses of pages without slashes at their ends."""

    collection: str


@dataclass(frozen=True)
class InFolder:
    """Marks a field that holds the name of a file in a folder of docs/assets, which ends in one of ``endings`` (jpg, pdf)."""

    folder: str
    endings: tuple[str, ...]


@dataclass(frozen=True)
class Blanks:
    """Marks words in which braces stand for something: for what, and what they must have. An empty field stands for nothing."""

    names: tuple[str, ...]
    needed: str = ""


@dataclass(frozen=True)
class Needs:
    """Marks a field that is shown only where one of these others of its entry has a value too."""

    fields: tuple[str, ...]


@dataclass(frozen=True)
class Apart:
    """Marks each of some names or words that are looked for by themselves: several with commas between them are none."""


@dataclass(frozen=True)
class Region:
    """Marks the code of a language whose habits are those of a country: nl-BE."""


AHEAD = 10  # years: how far ahead a meeting is announced, or a number foreseen


@dataclass(frozen=True)
class Come:
    """Marks a day or year that lies behind us, or at most so many ``years`` ahead."""

    years: int = 0
