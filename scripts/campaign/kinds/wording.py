"""The words in the data that readers see, for translators and for the check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from campaign.kinds import filed_kinds, kinds
from campaign.kinds.reading import SETTINGS, VOCABULARY
from campaign.records.base import Placed, Record, Where, context_of, meant_by, placed_words
from campaign.records.store import Place, Store
from campaign.records.vocabulary import Sentence


@dataclass(frozen=True)
class Wording:
    """Words in a data file: with ``one``, a sentence that has another form for one. ``comment`` is for translators.

    ``context`` is their place in the data, which a sentence of the templates has not. ``page`` is the path of a page that
    shows them, ``members/bi-agakura``; empty where they belong to no one page.
    """

    text: str
    file: str
    comment: str
    place: Place | None = None
    one: str = ""
    page: str = ""

    @property
    def message(self) -> str:
        """What a catalogue knows it by, in its place."""
        return Placed.at(self.one, self.context) if self.one else self.text

    @property
    def context(self) -> str:
        """Record and field."""
        return context_of(self.text)


def words_of_data(records: Store) -> list[Wording]:
    """Every word of the data files of a network, in the order of the files."""
    records.words = records.words or list(explained_words(records, explained=False))
    return records.words


def explained_words(records: Store, explained: bool = True) -> Iterator[Wording]:
    """The same, ``explained`` with comments for translators."""
    assert records.settings is not None and records.vocabulary is not None
    yield from words_of_sentences(records.vocabulary.sentences, VOCABULARY)
    for file, name, single in (
        (SETTINGS, "settings", records.settings),
        (VOCABULARY, "vocabulary", records.vocabulary),
    ):
        document = records.documents[name]
        for where, words in placed_words(single):
            if where[0] != "sentences":
                comment, place = meant_by(single, where) if explained else "", (file, *document.place(where))
                yield Wording(words, file, comment, place, page=_page_of_term(records, single, where))
    for kind in filed_kinds():
        for id, record in records[kind.name].items():
            for where, words in placed_words(record):
                place, comment = records.place(kind.name, id, *where), _comment(record, where) if explained else ""
                yield Wording(words, kind.file, comment, place, page=kind.shown_at(id))


def words_of_sentences(sentences: Iterable[Sentence], file: str) -> Iterator[Wording]:
    """Sentences about records: the general ones, or those of a network."""
    for sentence in sentences:
        yield Wording(sentence.text, file, sentence.id, one=sentence.one or "")


def _page_of_term(records: Store, single: Record, where: Where) -> str:
    """The page of a word of the vocabulary: its own, as a continent has one, or that of the records that it sorts."""
    list_, place = str(where[0]), where[1] if len(where) > 1 else None
    for kind in kinds() if isinstance(place, int) else ():
        if kind.terms == list_:
            return kind.listed or kind.shown_at("")
        if kind.name == list_:
            id = getattr(single, list_)[place].id.lower()
            return kind.shown_at(id) if id in kind.entries(records) else ""
    return ""


def _comment(record: Any, where: Where) -> str:
    """What a translator has to know: the name of the record, what the words are, and how long they may be."""
    name = getattr(record, "name", None) or getattr(record, "title", None)
    meant = meant_by(record, where) or " ".join(step for step in where if isinstance(step, str))
    return f"{name}: {meant}" if isinstance(name, str) else meant
