"""The words in the data that readers see, for translators and for the check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from campaign.kinds import filed_kinds
from campaign.kinds.reading import SETTINGS, VOCABULARY
from campaign.records.base import placed_words
from campaign.records.store import Place, Store
from campaign.records.vocabulary import Sentence


@dataclass(frozen=True)
class Wording:
    """Words in a data file: with ``one``, a sentence that has another form for one. ``comment`` is for translators."""

    text: str
    file: str
    comment: str
    place: Place | None = None
    one: str = ""

    @property
    def message(self) -> str:
        """What a catalogue knows it by."""
        return self.one or self.text


def words_of_data(records: Store) -> Iterator[Wording]:
    """Every word of the data files of a network, in the order of the files."""
    assert records.settings is not None and records.vocabulary is not None
    yield from words_of_sentences(records.vocabulary.sentences, VOCABULARY)
    for file, name, single in (
        (SETTINGS, "settings", records.settings),
        (VOCABULARY, "vocabulary", records.vocabulary),
    ):
        document = records.documents[name]
        for where, words in placed_words(single):
            if where[0] != "sentences":
                yield Wording(words, file, _field(where), (file, *document.place(where)))
    for kind in filed_kinds():
        for id, record in records[kind.name].items():
            for where, words in placed_words(record):
                place = records.place(kind.name, id, *where)
                yield Wording(words, kind.file, f"{id}: {_field(where)}", place)


def words_of_sentences(sentences: Iterable[Sentence], file: str) -> Iterator[Wording]:
    """Sentences about records: the general ones, or those of a network."""
    for sentence in sentences:
        yield Wording(sentence.text, file, sentence.id, one=sentence.one or "")


def _field(where: Iterable[str | int]) -> str:
    return " ".join(step for step in where if isinstance(step, str))
