"""How the texts of a site stand to each other: which one was first, which translations are missing or out of date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from campaign.words.markdown import Prose
from campaign.words.stamp import Stamp, fingerprint, grave, stamp_of


@dataclass(frozen=True)
class Standing:
    """One text in one language that is not its original.

    ``text`` is nothing where it is missing; ``source`` is what it was made from, or would be made from; ``stamp`` what it
    says of that itself, if it does.
    """

    path: str
    language: str
    text: Prose | None
    source: Prose
    stamp: Stamp | None = None

    @property
    def file(self) -> str:
        """Where it stands, or would stand."""
        own, other = f"docs/{self.language}/", f"docs/{self.source.language}/"
        return self.text.file if self.text else self.source.file.replace(other, own, 1)

    @property
    def missing(self) -> bool:
        """Whether there is no such text yet."""
        return self.text is None

    @property
    def unstamped(self) -> bool:
        """Whether it does not say what it was made from."""
        return self.text is not None and self.stamp is None

    @property
    def stale(self) -> bool:
        """Whether its source says something else now."""
        return self.stamp is not None and self.stamp.mark != fingerprint(self.source)

    @property
    def grave(self) -> bool:
        """Whether it is out of date in a call, a link or a heading."""
        return self.stale and self.stamp is not None and grave(self.stamp.mark, fingerprint(self.source))

    @property
    def current(self) -> bool:
        """Whether it was compared with its source as that is now."""
        return self.stamp is not None and not self.stale

    @property
    def state(self) -> str:
        """What it says of who made it; empty where it does not."""
        return self.stamp.state if self.stamp else ""

    @property
    def reviewed(self) -> bool:
        """Whether it is current and a second person has read it as it is now."""
        return self.current and self.state == "reviewed" and not self.changed

    @property
    def changed(self) -> bool:
        """Whether its own words are no longer those that a second person read."""
        read = self.stamp.read if self.stamp and self.state == "reviewed" else ""
        return bool(read) and self.text is not None and read != fingerprint(self.text)


def original_of(texts: Mapping[str, Prose], default: str) -> str:
    """The language in which a text was first written: that whose text says so, or the default one, unless its text there was
    made from another. ``texts`` are those of one path, by language.
    """
    said = next((code for code, text in texts.items() if text.original), None)
    if said:
        return said
    stamp = stamp_of(texts[default]) if default in texts else None
    if stamp and stamp.language in texts:
        return stamp.language
    return default if default in texts else next(iter(texts))


def standing(texts: Mapping[str, Prose], language: str, default: str) -> Standing | None:
    """How the text of a path stands in a language; nothing for the original."""
    original = original_of(texts, default)
    if language == original:
        return None
    text = texts.get(language)
    stamp = stamp_of(text) if text else None
    made_from = texts.get(stamp.language) if stamp and stamp.language != language else None
    source = made_from or texts[original]
    return Standing(source.path, language, text, source, stamp if made_from else None)


def standings(prose: Mapping[str, Mapping[str, Prose]], languages: Iterable[str], default: str) -> list[Standing]:
    """Every text that is a translation or should be one, by path, in the order of the languages."""
    codes = list(languages)
    found = (standing(texts, code, default) for texts in prose.values() for code in codes)
    return [one for one in found if one is not None]
