"""Pieces of what the templates for print are given: names, words with their language, figures with their source."""

from __future__ import annotations

from typing import Any

from campaign.kinds.figure import Figure, FigureCalls
from campaign.views.view import View

Data = dict[str, Any]


class Parts:
    """Records of one language as a template can set them: ``parts.figure(…)``."""

    def __init__(self, view: View) -> None:
        self._view, self._records, self._language = view, view.records, view.language
        self._figures = FigureCalls(view)

    def name(self, record: Any, collection: str) -> Data:
        """The name of an organisation or a network, in its own language or, where each has one, in that of the reader."""
        name = {
            "text": self._view.language.name(record.name),
            "lang": self._view.name_language(record) or self._view.code,
        }
        return {"record": [collection, record.id], "name": name}

    def coordinator(self) -> Data | None:
        id = self._view.settings.coordinator
        return self.name(self._records["members"][id], "members") if id else None

    def figure(self, figure: Figure) -> Data:
        source = figure.sources[0]
        cites = self.words(source.cites)
        titled = self._records["resources"][source.document] if source.document else source
        written = self._view.title_language(titled)
        said = "" if written == self._language.frame else f" [{self._language.language_here(written)}]"
        work: Data | None = {"text": self._view.title(titled), "lang": written, "named": said}
        if cites and not source.document:  # on paper no address can be followed: the work behind a page says more
            work, cites = cites, None
        return {
            "record": ["figures", figure.id],
            "value": self._figures.qualified(figure),
            "label": self.words(figure.label),
            "place": self.place(figure),
            "year": self._language.years(figure.year) if figure.year else self.words(figure.year_note),
            "work": work,
            "cites": cites,
        }

    def place(self, figure: Figure) -> Data:
        place = self._figures.place(figure)
        language: str = self._view.code
        if not self._language.knows(figure.geography_text):
            language = self._language.written_in(figure.geography_text)
        elif not figure.geography_text and figure.geography in self._records["networks"]:
            language = self._records["networks"][figure.geography].language or language
        return {"text": place, "lang": language}

    def words(self, message: str | None) -> Data | None:
        """Words from a data file: translated, or in the language of the data where no translation exists."""
        if not message:
            return None
        known = self._language.knows(message)
        return {
            "text": self._language.plain(message),
            "lang": self._view.code if known else self._language.written_in(message),
        }

    def postal_address(self, lines: list[str]) -> list[str]:
        return [*lines[:-1], self._language.country(lines[-1])] if lines else []

    def count(self, n: int) -> Data:
        return {"n": n, "text": self._language.number(n)}


def address_words(address: str) -> str:
    """An address as people write it: ``https://www.example.org/fr/`` is example.org/fr."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").strip("/")


def qr_code(address: str) -> Data:
    """The QR code of an address: ``path`` is one of SVG, a unit for each square, ``width`` how many squares it has."""
    import segno  # here, since the check needs the words only, and this brings half a network library along

    matrix = segno.make(address, error="m", micro=False).matrix
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark]
    return {"width": len(matrix), "path": "".join(squares)}
