"""Everything that the site is made from."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from campaign.fields import COUNTRIES
from campaign.model import CONTINENTS
from campaign.pages import FOLDERS, AllProse
from campaign.problems import Problem
from campaign.prose import COUNTS, Prose
from campaign.site import FILES, Site
from campaign.text import Text


@dataclass
class Content:
    """Everything that the site is made from, and every problem found in it, sorted."""

    root: Path
    site: Site
    prose: AllProse
    texts: dict[str, Text]
    problems: list[Problem] = field(default_factory=list)

    @property
    def default(self) -> str:
        """The default language."""
        assert self.site.settings is not None
        return self.site.settings.languages[0]

    @property
    def broken(self) -> bool:
        """Whether something keeps the site from being built."""
        return any(p.level == "problem" for p in self.problems)

    @cached_property
    def known(self) -> dict[str, set[str]]:
        """The words that may stand for something, by collection: ids of records, countries, places, counts."""
        known: dict[str, set[str]] = {collection: set(getattr(self.site, collection)) for collection in FILES}
        known["countries"] = set(self.site.countries)
        known["geography"] = {"world", *CONTINENTS, *known["networks"], *COUNTRIES}
        known["counts"] = set(COUNTS)
        return known

    def every_text(self) -> Iterator[Prose]:
        """Each text in each language."""
        return (prose for texts in self.prose.values() for prose in texts.values())

    def file_for(self, path: str, language: str | None = None) -> str:
        """Where the text of ``path`` stands or would stand in a language."""
        language = language or self.default
        for sample in self.prose.get(path, {}).values():
            return sample.file.replace(f"docs/{sample.language}/", f"docs/{language}/", 1)
        folder = path == "" or path in FOLDERS
        name = f"{path}/index.md".lstrip("/") if folder else f"{path}.md"
        return f"docs/{language}/{name}"


def unknown(place: tuple[str, int, int], value: str, name: str, known: set[str], collection: str) -> Problem:
    """The problem of a word in ``name`` that is none of the ``known`` ones of a collection."""
    if collection in ("counts", "continents"):  # words of our own: no file has a list of them
        return Problem(*place, "value-choice", {"value": value, "field": name, "choices": ", ".join(sorted(known))})
    near = difflib.get_close_matches(value, sorted(known), 1, 0.7)
    file = FILES.get("members" if collection == "countries" else collection, FILES["figures"])[0]
    params = {"value": value, "field": name, "target": file}
    if near:
        return Problem(*place, "reference-near", params | {"suggestion": near[0]})
    return Problem(*place, "reference-unknown", params)
