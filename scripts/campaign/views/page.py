"""One page in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from campaign.words.markdown import Prose

AllProse = dict[str, dict[str, Prose]]  # {path: {language: Prose}}


@dataclass(frozen=True)
class Page:
    """``kind`` is the name of its template, ``path`` its address without language: ``members/bi-agakura``.

    ``language`` is that of the address and the words around the text, ``content_language`` that of the text itself:
    they differ where a translation is missing. ``collection`` names the kind of its ``record``. ``trail`` are the paths
    of the pages above it, ``short`` its name in a menu. ``newer`` is the language of an original that has changed since the
    text was translated, ``compared`` the day on which the two were last compared, as far as somebody noted it.
    """

    kind: str
    path: str
    language: str
    content_language: str
    title: str
    description: str
    record: Any = None
    prose: Prose | None = None
    trail: tuple[str, ...] = ()
    collection: str = ""
    short: str = ""
    newer: str = ""
    compared: str = ""

    @property
    def translated(self) -> bool:
        """Whether the page is really in the language of its address."""
        return self.language == self.content_language
