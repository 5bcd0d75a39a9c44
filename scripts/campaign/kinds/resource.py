"""Documents that the site relies on or offers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, ClassVar
from weakref import WeakKeyDictionary

from markupsafe import Markup, escape
from pydantic import BeforeValidator, Field

from campaign.kinds.figure import FigureCalls
from campaign.kinds.kind import DataFile, Kind
from campaign.kinds.nodes import cited_at
from campaign.kinds.publisher import behind, named
from campaign.records.base import Entry, Record, Source, entries_of
from campaign.records.fields import (
    Address,
    CountryCodes,
    Id,
    Ids,
    LanguageCode,
    Number,
    Text,
    Words,
    WordsAnywhere,
    Years,
    listed,
)
from campaign.records.marks import Come, InFolder, Ref
from campaign.records.store import Store
from campaign.views.content import Content
from campaign.views.looks import DOCUMENTS
from campaign.views.page import Page
from campaign.views.view import View


class Edition(Record):
    """The same document in another language, under the title that it has there."""

    language: LanguageCode
    title: Text = Field(
        description="Official title in that language, as it is printed; never a translation of our own."
    )
    url: Address | None = Field(None, description="Where it can be read in that language.")


class Resource(Entry):
    """A document that the site relies on or offers (data/resources.yml)."""

    id: Id
    title: Text = Field(description="Title in the document's own language.")
    language: LanguageCode | None = Field(None, description="Language of the title, if it is not the default one.")
    kind: Annotated[Text, Ref("documents")]
    year: Annotated[Years | None, Come()] = None
    year_note: Text | None = None
    publisher: WordsAnywhere | None = None
    languages: Annotated[list[LanguageCode], BeforeValidator(listed)] = Field(
        [], description="Languages in which the document exists, as far as we know."
    )
    editions: Annotated[list[Edition], BeforeValidator(listed)] = Field(
        [], description="The same document in other languages; a reader of one sees its title and gets its address."
    )
    summary: Words | None = Field(None, description="One sentence: what is in it.", max_length=300)
    themes: Annotated[Ids, Ref("themes")] = []
    countries: CountryCodes = []
    file: Annotated[Text | None, InFolder(DOCUMENTS, ("pdf",))] = Field(
        None, description="Name of our own PDF in docs/assets/documents/; readers get it here.", max_length=150
    )
    url: Address | None = None
    size: Number | None = Field(None, description="Size of the file in kB, where the page shows it.")
    note: Text | None = None

    def languages_from(self, first: str) -> list[str]:
        """All languages in which it exists, ``first`` before the others; none where only that of its title is known."""
        said = [*self.languages, *(edition.language for edition in self.editions)]
        codes = dict.fromkeys([*filter(None, [self.language]), *said] if said else [])
        return sorted(codes, key=lambda code: code != first)


# What tells of the world: a document on which nothing rests but the meaning of a word is none that a site rests on.
RESTING = ("members", "figures", "case_studies")


def uses_in(records: Store) -> dict[str, Counter[str]]:
    """By document, how many records of each collection that tells of the world name it as a source."""
    found: dict[str, Counter[str]] = {}
    for collection in RESTING:
        for record in records[collection].values():
            sources = (entry for _, entry in entries_of(record) if isinstance(entry, Source))
            for id in {source.document for source in sources if source.document}:
                found.setdefault(id, Counter())[collection] += 1
    return found


class DocumentCalls:
    """What templates ask about documents: ``documents.by_year``."""

    _uses: ClassVar[WeakKeyDictionary[Content, dict[str, Counter[str]]]] = WeakKeyDictionary()

    def __init__(self, view: View) -> None:
        self._view, self._language = view, view.language
        if view.content not in self._uses:
            self._uses[view.content] = uses_in(view.records)  # the same in every language

    def kind(self, kind: str) -> str:
        """The name of a kind of document."""
        return self._view.term("documents", kind)

    @property
    def offered(self) -> list[Resource]:
        """The documents that a reader can open, in the order of the file; the others are only named as sources."""
        return [r for r in self._view.records["resources"].values() if self.address(r)]

    def uses(self, document: Resource) -> Counter[str]:
        """How many records of each collection name a document as a source."""
        return self._uses[self._view.content].get(document.id, Counter())

    @cached_property
    def rested_on(self) -> list[Resource]:
        """The documents on which the site rests although nobody can open them here: first the network's own, of equals those
        named most often.
        """
        closed = [r for r in self._view.records["resources"].values() if self.uses(r) and not self.address(r)]
        return sorted(closed, key=lambda r: (r.publisher != self._view.settings.name, -self.uses(r).total()))

    @cached_property
    def _placed(self) -> set[str]:
        return {r.id for r in self.rested_on} if self._view.has_page(KIND.listed) else set()

    def place(self, work: Any) -> str:
        """Where the site says what a document is that nobody can open here; empty for any other, and for a page."""
        return f"{KIND.listed}#{work.id}" if getattr(work, "id", None) in self._placed else ""

    def address(self, work: Any) -> str:
        """Where a reader opens a document or the page of a source: the edition in her language, our own file, or another
        site; empty where nowhere.
        """
        edition = self._view.edition(work)
        return str(edition.url) if edition and edition.url else self._own_address(work)

    def cited_at(self, document: Resource) -> str:
        """The same in full, as a citation names it."""
        return cited_at(self._view, document)

    def opens_in(self, work: Any) -> str:
        """The language of what its address opens: the original, where an edition is known by its title only."""
        edition = self._view.edition(work)
        if edition and not edition.url:
            return work.language or self._view.content.default
        return self._view.title_language(work)

    def _own_address(self, work: Any) -> str:
        file = getattr(work, "file", None)
        if file:
            return self._view.asset(f"{DOCUMENTS}/{file}")
        return str(work.url) if work.url and self._view.leads_out(work.url) else ""

    def languages(self, document: Resource) -> list[str]:
        """The languages in which a document exists, that of the reader first."""
        return document.languages_from(self._view.code)

    def _places(self, document: Resource) -> dict[str, str]:
        """Where it stands in each language of which an address is known, that of the reader first."""
        own = document.language or self._view.content.default
        known = {own: self._own_address(document)} | {str(e.language): e.url for e in document.editions if e.url}
        return {code: known[code] for code in self.languages(document) if known.get(code)}

    def linked_languages(self, document: Resource) -> Markup:
        """The languages in which it can be opened, each a link, as a sentence lists them; nothing where there is only one."""
        places = self._places(document)
        named = {str(escape(self._language.language_here(code))): code for code in places}
        if len(places) < 2:
            return Markup("")

        def linked(name: re.Match[str]) -> str:
            code = named[name[0]]
            return Markup('<a href="{}" hreflang="{}">{}</a>').format(places[code], code, Markup(name[0]))

        words = escape(self._language.languages_here(places))
        names = sorted(named, key=len, reverse=True)  # a name may stand within a longer one
        return Markup(re.sub("|".join(map(re.escape, names)), linked, words))

    def other_languages(self, document: Resource) -> str:
        """Those in which it exists too, but nobody knows at which address."""
        places, opened = self._places(document), self.opens_in(document)
        return self._language.languages_here(c for c in self.languages(document) if c not in places and c != opened)

    def size(self, work: Any) -> Decimal | int | None:
        """The size in bytes of the file to which it leads, as far as it is known."""
        edition = self._view.edition(work)
        if edition and edition.url:
            return None
        if getattr(work, "file", None):
            return len(self._view.looks.asset(f"{DOCUMENTS}/{work.file}"))
        return work.size * 1000 if getattr(work, "size", None) else None

    def on(self, theme: str) -> list[Resource]:
        """The documents on a theme that a reader can open, by its id."""
        return [r for r in self.offered if theme in r.themes]

    @property
    def by_year(self) -> list[Resource]:
        """The documents that a reader can open, the newest first; those of one year by title."""
        by_title = sorted(self.offered, key=lambda r: self._language.sort_key(self._view.title(r)))
        return sorted(by_title, key=lambda r: (r.year or "")[-4:], reverse=True)

    @property
    def listed(self) -> list[Resource]:
        """The same, those before all others that open in the language of the page."""
        return sorted(self.by_year, key=lambda r: self.opens_in(r) != self._view.code)

    @property
    def questions(self) -> list[tuple[Any, list[Resource]]]:
        """What a reader may be after, each with the documents to begin with that can be opened."""
        asked, offered = self._view.settings.first_documents, self.offered
        pairs = ((one, self._view.records.all_of("resources", one.documents)) for one in asked)
        found = [(one, [document for document in named if document in offered]) for one, named in pairs]
        return [(one, documents) for one, documents in found if documents]

    def options(self, field: str) -> list[tuple[str, str]]:
        """The values of a field of the documents and their names, for a choice."""
        said = (self.languages(r) if field == "languages" else getattr(r, field) for r in self.offered)
        values = {v for value in said for v in (value if isinstance(value, list) else [value]) if v}
        names: dict[str, Callable[[str], str]] = {
            "kind": self.kind,
            "languages": self._language.language_here,
            "themes": lambda id: self._language.plain(self._view.records["themes"][id].name),
            "countries": self._language.country,
        }
        if field == "year":
            return [(y, y) for y in sorted({v[-4:] for v in values}, reverse=True)]
        return sorted(((v, names[field](v)) for v in values), key=lambda pair: self._language.sort_key(pair[1]))

    def publisher(self, source: Source) -> str:
        """The name of who published a source, or nothing."""
        return self._language.name(behind(self._view.records, source))

    def publisher_at(self, address: str) -> str:
        """The name of the publisher of a page, or its host where nobody knows it."""
        return self._language.name(named(self._view.records, address))

    def behind(self, page: Page) -> list[Source]:
        """The documents that the stories and figures of a theme's page rest on, each once."""
        cases: list[Any] = self._view.records.naming("case_studies", "themes", page.record.id)
        records = [*cases, *FigureCalls(self._view).called_in(page)]
        ids = dict.fromkeys(s.document for record in records for s in record.sources if s.document)
        return [Source(document=id) for id in ids]


class Resources(Kind):
    """Documents: all on one page."""

    name, order, file, model = "resources", 130, "data/resources.yml", Resource
    called = "document"
    listed, terms = "resources", "documents"

    def shown_at(self, id: str) -> str:
        return self.listed  # not all of them stand in it

    def calls(self, view: View) -> DocumentCalls:
        return DocumentCalls(view)

    def open_data(self, view: View) -> Iterable[DataFile]:
        rows = [_row(view, document) for document in DocumentCalls(view).by_year]  # none where none can be opened yet
        yield DataFile("resources.csv", rows, COLUMNS)


COLUMNS = ("id", "title", "kind_name", "year", "publisher", "languages", "editions", "summary", "source")


def _row(view: View, document: Resource) -> dict[str, Any]:
    """A document as a row of open data."""
    calls = DocumentCalls(view)
    return {
        "id": document.id,
        "title": (view.edition(document) or document).title,
        "kind_name": calls.kind(document.kind),
        "year": document.year,
        "publisher": view.language.plain(document.publisher),
        "languages": [view.language.language_here(code) for code in calls.languages(document)],
        "editions": [f"{e.language}: {e.title}" + (f" <{e.url}>" if e.url else "") for e in document.editions],
        "summary": view.language.plain(document.summary),
        "source": document.url,
    }


KIND = Resources()
