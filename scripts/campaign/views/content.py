"""Everything that a site is made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from campaign.records.base import Record, context_of, words_of
from campaign.records.beside import in_parts
from campaign.records.problems import Problem
from campaign.records.settings import Settings
from campaign.records.store import Store
from campaign.records.vocabulary import Vocabulary
from campaign.views.album import Album, folder_of
from campaign.views.hand import Hand
from campaign.views.looks import Looks
from campaign.views.membership import Membership
from campaign.views.page import AllProse
from campaign.views.standing import Standing, original_of, standings
from campaign.views.titles import guessed
from campaign.words.language import INTERFACE, MOSTLY, Language
from campaign.words.markdown import Prose
from campaign.words.tongues import Tongues

BLANK = re.compile(r"\[[^\[\]]+\]")  # what a reader fills in
OTHERS = re.compile(rf"{BLANK.pattern}|<[^<>]+>")  # what is in no language, or in that of its readers


@dataclass(eq=False)
class Content:
    """Everything that a site is made from, and every problem found in it, sorted.

    ``root`` is the folder of the network. What it does not have, such as a template, the generator has.
    """

    root: Path
    records: Store
    prose: AllProse
    languages: dict[str, Language]
    problems: list[Problem] = field(default_factory=list)
    # The site in each of its languages, by the address at which it will stand (``routes.views``).
    seen: dict[str, dict[str, Any]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _said: dict[tuple[str, int], tuple[bool, object]] = field(default_factory=dict, init=False, repr=False)

    @property
    def settings(self) -> Settings:
        """data/site.yml, which the check has found whole."""
        assert self.records.settings is not None
        return self.records.settings

    @property
    def vocabulary(self) -> Vocabulary:
        """data/vocabulary.yml, which the check has found whole."""
        assert self.records.vocabulary is not None
        return self.records.vocabulary

    @cached_property
    def membership(self) -> Membership:
        """Who belongs where."""
        return Membership(self.records, self.vocabulary)

    @property
    def default(self) -> str:
        """The default language."""
        return next(iter(self.languages))

    @property
    def broken(self) -> bool:
        """Whether something keeps the site from being built."""
        return any(p.level == "problem" for p in self.problems)

    def every_text(self) -> Iterator[Prose]:
        """Each text in each language."""
        return (prose for texts in self.prose.values() for prose in texts.values())

    def read_texts(self) -> None:
        """Read every text at once, shared between processes: each one that begins later has them all, and reads none."""
        texts = list(self.every_text())
        for prose, reading in zip(texts, in_parts([partial(getattr, one, "reading") for one in texts]), strict=True):
            vars(prose)["reading"] = reading

    def original(self, path: str) -> Prose:
        """The text from which the others at an address are translated. Raises ``KeyError``."""
        return self.prose[path][original_of(self.prose[path], self.default)]

    def standings(self, *paths: str) -> list[Standing]:
        """How the translated texts stand, those of some paths or of all."""
        texts = {path: self.prose[path] for path in paths or self.prose}
        return standings(texts, self.languages, self.default)

    @cached_property
    def stale(self) -> dict[str, Standing]:
        """The translated texts whose source has changed since, by their files."""
        return {one.file: one for one in self.standings() if one.text and one.stale}

    def says(self, code: str, record: object) -> bool:
        """Whether a page made from a record is really in a language: most of its words are, and so are those around it.

        What its sources cite, which has no place of its own, does not count. Each page asks it of each language.
        """
        key = code, id(record)
        if key not in self._said:
            self._said[key] = self._says(code, record), record  # kept as well, so that no other takes its place
        return self._said[key][0]

    def _says(self, code: str, record: object) -> bool:
        language = self.languages[code]
        if code == self.default and self.written_in(record) == code:
            return True
        words = [said for _, said in words_of(record) if context_of(said)] if isinstance(record, Record) else []
        known = sum(map(language.knows, words))
        return language.speaks and known >= len(words) * MOSTLY

    def written_in(self, record: object) -> str:
        """The language in which the words of a record are written."""
        return getattr(record, "written", None) or self.default

    def shown_in(self, *words: str) -> str | None:
        """The language of the site that words of one entry seem to be in: by their small words or, where nobody has
        translated them yet, by their letters. None where both leave a doubt.
        """
        text = OTHERS.sub(" ", " ".join(words))
        shown = guessed(text, frozenset(self.languages))
        return shown or (None if any(map(self._translated, words)) else self._tongues.of(text))

    def _translated(self, words: str) -> bool:
        return any(one.knows(words) for code, one in self.languages.items() if code != one.written_in(words))

    @cached_property
    def _tongues(self) -> Tongues:
        """What the catalogues of the site show of its languages; of that of templates, what they translate."""
        samples: dict[str, list[tuple[str, ...]]] = {code: [] for code in self.languages}
        for code, language in self.languages.items():
            for catalogue in language.catalogues:
                samples[code].append(tuple(said for said in catalogue.messages.values() if isinstance(said, str)))
                samples.get(INTERFACE, []).append(tuple(message for _, message in catalogue.messages))
        return Tongues(samples)

    @cached_property
    def album(self) -> Album:
        """The pictures as they are published."""
        return Album(folder_of(self.root), self.records["pictures"], self.root.absolute() / "build/pictures")

    @cached_property
    def looks(self) -> Looks:
        """Templates, styles and drawings."""
        return Looks(self.root, self.vocabulary)

    @cached_property
    def hand(self) -> Hand:
        """What the network draws with."""
        return Hand(self.records.hand, self.vocabulary)
