"""What a kind of record is: everything that the rest of the package asks of one. Each kind fills this in, in its own file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from campaign.records.alphabet import slug
from campaign.records.base import Record
from campaign.records.store import Store
from campaign.views.page import Page
from campaign.views.view import View

WORDS_OF_AN_ID = 5
Node = dict[str, Any]  # a thing in the words of schema.org
Row = dict[str, Any]  # a record in open data: {column: value}


@dataclass(frozen=True)
class Head:
    """What a page made from data says of itself; ``trail`` are the paths of the pages above it, the home page left out."""

    title: str
    description: str
    trail: tuple[str, ...] = ()


@dataclass(frozen=True)
class DataFile:
    """A file of open data: its path below ``data/``, its rows, and for a CSV its columns."""

    file: str
    rows: list[Row]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """What schema.org says of open data: name, description, files below ``data/``.

    ``anchor`` is its place on the page; ``works`` are what it was taken from, where it is not the network's own.
    """

    name: str
    description: str
    files: tuple[str, ...]
    anchor: str = ""
    works: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Scene:
    """What is drawn of a record, in the head of its page and on its picture for sharing; whatever it lacks is left out.

    ``seed``: what makes it look like no other. ``countries``: whose outlines, ``land``: with that which lies between and around
    them, as scattered ones look like fragments without it. ``people``: how many walk in it. ``themes``:
    whose signs they carry, ``signs``: names of others that they carry instead; ``large``: the first of them fills the picture.
    ``kind``: of an organisation, which has a seal. ``figure``: the id of the one that stands on the picture for sharing.
    """

    seed: str
    countries: tuple[str, ...] = ()
    continent: str | None = None
    people: int = 0
    themes: tuple[str, ...] = ()
    large: bool = False
    kind: str = ""
    figure: str = ""
    signs: tuple[str, ...] = ()
    land: bool = False


class Kind:
    """A kind of record. Its methods answer for one record in one language; what a kind does not have stays as it is here.

    Listed for a kind with a file: ``name`` (the collection), ``file``, ``model``; ``needed``: whether the file must exist.
    For one with pages: ``folder`` (their address), ``template`` (``overrides/pages/<template>.html``); ``written``: whether
    each page is a text ``docs/<language>/<folder>/<id>.md``; else ``head`` makes its title and description, unless, where
    ``may_be_written``, there is such a text.
    ``listed``: the path of the page above, whose template has the name of that path; it needs a text of its own, without
    which there is no such page where it is ``optional``.
    """

    name: ClassVar[str]
    order: ClassVar[int] = 100  # where lists of kinds have it: the lower the earlier
    file: ClassVar[str] = ""
    model: ClassVar[type[Record] | None] = None
    needed: ClassVar[bool] = False
    dated: ClassVar[str] = ""  # the field by which its records are put in order of time
    folder: ClassVar[str] = ""
    template: ClassVar[str] = ""
    written: ClassVar[bool] = False
    may_be_written: ClassVar[bool] = False
    listed: ClassVar[str] = ""
    terms: ClassVar[str] = ""  # the list of the vocabulary whose words stand where its records do
    optional: ClassVar[bool] = False
    component: ClassVar[str] = ""  # the component that answers its call, where more than words stand there
    called: ClassVar[str] = ""  # how people name one record of it to a command, where `word` guesses wrong
    call: ClassVar[str] = ""  # the call by which a text names a record: {{ member("…") }}
    call_options: ClassVar[tuple[str, ...]] = ()  # second words that its call may have: {{ figure("…", "no-year") }}
    schema_type: ClassVar[str] = "WebPage"  # what its pages are in the words of schema.org
    with_map: ClassVar[bool] = False  # whether its picture for sharing shows the map
    usual_length: ClassVar[tuple[int, int]] = (0, 0)  # how many words its texts have: at least, at most
    found_as: ClassVar[str] = ""  # the kind under whose name the search shows its pages, if not its own
    drawn_as: ClassVar[str] = ""  # the kind whose drawing stands at the head of its pages, if it has none of its own
    weight: ClassVar[float] = 1  # how much the search prefers its pages, other things being equal
    guide: ClassVar[str] = ""  # "main" or "optional": its section in llms.txt

    @property
    def word(self) -> str:
        """What one record of it is called in a command: member, story."""
        return self.called or self.call or self.name.removesuffix("s")

    def entries(self, records: Store) -> Mapping[str, Any]:
        """Its records by id."""
        return records[self.name]

    @property
    def has_texts(self) -> bool:
        """Whether its pages are texts, or may be."""
        return self.written or self.may_be_written

    def homes(self, records: Store) -> Collection[str]:
        """The ids under which a text may stand, though some have no page for the time being."""
        return self.entries(records)

    def waits_for(self, id: str) -> tuple[str, str]:
        """For a home without a page: the collection whose first entry with a certain line makes one, and that line."""
        return "", ""

    def id_for(self, entry: Mapping[str, Any]) -> str:
        """The id that a new record would have, by what it says; empty where it says too little."""
        said = next((entry[field] for field in ("name", "title", "label") if entry.get(field)), "")
        return "-".join(slug(said).split("-")[:WORDS_OF_AN_ID])

    def used(self, records: Store) -> bool:
        """Whether the network has any, or cannot be without. A kind that is not used leaves no page, menu entry or file."""
        return self.needed or bool(self.entries(records))

    def shown_at(self, id: str) -> str:
        """Where readers see the words of a record, without language: its page, or its place on the page of all of them."""
        return f"{self.folder}/{id}" if self.folder else f"{self.listed}#{id}" if self.listed else ""

    # -- pages ---------------------------------------------------------------------------------

    def head(self, view: View, record: Any) -> Head:
        """Title, description and trail of a page that has no text."""
        raise NotImplementedError

    def answer(self, view: View, record: Any, options: tuple[str, ...]) -> str:
        """What the call of a text becomes: HTML, escaped."""
        raise NotImplementedError

    def scene(self, view: View, record: Any) -> Scene | None:
        """What is drawn of a record; nothing where its page has no drawing and shares the picture of its kind."""
        return None

    def calls(self, view: View) -> object | None:
        """What templates may ask about this kind, as ``kinds.<name>``."""
        return None

    def search_words(self, view: View, record: Any) -> Iterable[str]:
        """Words by which the search finds a page, besides its title, description and text."""
        return getattr(record, "also", ())  # a field of kinds whose names people write in more than one way

    def names(self, view: View, record: Any) -> Iterable[str]:
        """What people call a record, besides its title: who types just that wants its page before all others."""
        return [*getattr(record, "also", ()), getattr(record, "acronym", None) or ""]

    def listed_words(self, view: View) -> Iterable[str]:
        """Words by which the search finds the page above its records, besides the text of that page."""
        return ()

    def listed_names(self, view: View) -> Iterable[str]:
        """What people call the page above its records, besides its title."""
        return ()

    # -- for programs --------------------------------------------------------------------------

    def open_data(self, view: View) -> Iterable[DataFile]:
        """Its files of open data."""
        return ()

    def datasets(self, view: View, path: str) -> Iterable[Dataset]:
        """The open data of this kind that the page at ``path`` offers."""
        return ()

    def about(self, view: View, page: Page) -> Node:
        """What a page about a record says in the words of schema.org, besides what every page says."""
        return {}

    def listed_nodes(self, view: View) -> list[Node]:
        """What the page above its records says of each of them."""
        return []

    def published(self, record: Any) -> str:
        """The day or month on which an article was published; empty for other pages."""
        return ""
