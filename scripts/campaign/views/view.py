"""A site in one language, as everything that writes it sees it: records, words, pages and their addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import copy
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from campaign.records.base import Placed
from campaign.views.content import Content
from campaign.views.page import Page
from campaign.views.titles import guessed
from campaign.words.asked import asked
from campaign.words.signs import untagged

LONGEST_DESCRIPTION = 155  # what a search engine prints of one
FULL = "full"  # how a text asks for the registered name of who has a short one: {{ member("…", "full") }}


@lru_cache(maxsize=10_000)  # each language asks for those of all sources
def host_of(address: str) -> str:
    """The host of an address, in small letters and without ``www.``"""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def joined(start: str, path: str) -> str:
    """The address of ``members/bi-agakura`` or ``figures#gap-2019`` below ``start``, which ends with a slash."""
    path, _, anchor = path.strip("/").partition("#")
    path = path.rstrip("/")
    end = "/" if path and "." not in path.rpartition("/")[2] else ""
    return f"{start}{path}{end}" + (f"#{anchor}" if anchor else "")


class View:
    """One language of a site.

    ``address`` is where the site will stand (with a final slash). Links are absolute paths below it, so that pages work
    under a sub-path, and the error page at any depth. ``routes`` gives the pages (``pages.routes``). ``code`` is the language of
    the addresses.
    """

    def __init__(self, content: Content, code: str, routes: Callable[[View], list[Page]], address: str = "") -> None:
        self.content, self.code, self.language = content, code, content.languages[code]
        self.records, self.membership = content.records, content.membership
        self.settings, self.vocabulary, self.looks = content.settings, content.vocabulary, content.looks
        self.address = address or self.settings.address
        self.base = urlsplit(self.address).path
        self._routes = routes
        self._others = {code: self}
        self._urls: dict[tuple[str, str, bool], str] = {}  # each page links to some hundred others

    @property
    def prefix(self) -> str:
        """The folder of the language: none for the default one."""
        return "" if self.code == self.content.default else f"{self.code}/"

    @cached_property
    def pages(self) -> list[Page]:
        """Every page of this language, in the order of their addresses."""
        return self._routes(self)

    def in_language(self, code: str) -> View:
        """The site in another language."""
        if code not in self._others:
            self._others[code] = View(self.content, code, self._routes, self.address)
        return self._others[code]

    def telling(self, code: str) -> View:
        """These pages, with the words and numbers of another language: for a text that is shown as it was written."""
        told = copy(self)
        told.language = self.content.languages[code]
        return told

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Every page of this language by its path."""
        return {page.path: page for page in self.pages}

    @cached_property
    def collections(self) -> set[str]:
        """The kinds of records that have pages here."""
        return {page.collection for page in self.pages if page.collection}

    # -- addresses -----------------------------------------------------------------------------

    def url(self, path: str = "", language: str | None = None, absolute: bool = False) -> str:
        """The address of a page: ``members/bi-agakura`` or ``figures#gap-2019``, in this or another language."""
        key = path, language or self.code, absolute
        if key not in self._urls:
            prefix = "" if key[1] == self.content.default else f"{key[1]}/"
            self._urls[key] = joined(f"{self.address if absolute else self.base}{prefix}", path)
        return self._urls[key]

    def asset(self, path: str) -> str:
        """The address of a file in docs/assets, with a mark that changes when the file does."""
        return f"{self.base}assets/{path}?v={self.looks.digest(path)}"

    def target(self, address: str) -> str:
        """Where a link of a text leads: to a page, or to a file of docs/assets (``/assets/leaflet.pdf``)."""
        file, _, place = unquote(address.removeprefix("/assets/")).partition("#")
        if not address.startswith("/assets/"):
            return self.url(address)
        return self.asset(file) + (f"#{place}" if place else "")

    def leads_out(self, address: str) -> bool:
        """Whether an address of a source lies on another host. The network's former site stood where this one will."""
        return host_of(self.settings.address) != host_of(address)

    def edition(self, work: Any) -> Any | None:
        """A document in the language of this view, where it is said to exist under a title of its own."""
        return next((edition for edition in getattr(work, "editions", ()) if edition.language == self.code), None)

    def title_language(self, work: Any) -> str:
        """The language of the title of a source or a document: its own, what its words show, or that of the entry around it."""
        shown = self.edition(work) or work
        around = getattr(shown, "written", None) or getattr(shown, "within", "")
        return shown.language or guessed(shown.title) or around or self.content.default

    def title(self, work: Any) -> str:
        """The title of a source or a document, of its edition in this language if there is one, with the spaces of its
        language beside signs.
        """
        return self.language.spaced((self.edition(work) or work).title, self.title_language(work))

    # -- pages ---------------------------------------------------------------------------------

    def has_page(self, path: str) -> bool:
        """Whether there is a page at ``path``."""
        return path in self.by_path

    def title_of(self, path: str) -> str:
        """The title of another page, for a link to it."""
        page = self.by_path[path]
        return Placed.at(page.title, "", page.content_language)

    def description_of(self, path: str) -> str:
        """The description of another page, for a list of pages."""
        page = self.by_path[path]
        return Placed.at(page.description, "", page.content_language)

    def words_of(self, path: str, field: str = "title") -> Markup:
        """The title, description or short name of another page, marked with its language where it has no translation."""
        page = self.by_path[path]
        words = getattr(page, field) or page.title
        return self.language.marked(words, page.content_language)

    def short_title(self, path: str) -> str:
        """The name of a page in a menu or a trail: one or two words, where the title is a sentence."""
        page = self.by_path[path]
        return page.short or page.title

    def translations_of(self, page: Page) -> list[str]:
        """The languages in which a page really exists."""
        if page.prose is None:
            return [code for code in self.content.languages if self.content.says(code, page.record)]
        return [code for code in self.content.languages if code in self.content.prose[page.path]]

    def pages_below(self, folder: str) -> list[str]:
        """Paths of the pages in a folder, by title."""
        paths = [path for path in self.by_path if path.startswith(f"{folder}/")]
        return sorted(paths, key=lambda path: self.language.sort_key(self.title_of(path)))

    def short_description(self, page: Page, most: int = LONGEST_DESCRIPTION) -> str:
        """The description that a search engine shows: whole words, no more than it prints."""
        words = page.description
        return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"

    def headings_of(self, prose: Markup) -> list[tuple[str, str]]:
        """The second-level headings of a text, as anchor and words, for a list of what the page holds."""
        return [(id, untagged(words)) for id, words in re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', prose)]

    def quotation_of(self, path: str) -> tuple[str, str] | None:
        """What a text quotes first as a paragraph of its own: the words, and who said them; nothing if it quotes nobody."""
        prose = self.by_path[path].prose
        return prose.reading.quotation() if prose else None

    def asked_in(self, path: str) -> tuple[str, str] | None:
        """What the text of a page asks for at its end: the heading of that list, and its first sentence."""
        prose = self.by_path[path].prose
        return asked(prose.reading.html) if prose else None

    def parts_of(self, prose: Markup, level: int = 2) -> list[Markup]:
        """A text in parts: what stands before its first heading of a level, then each of these with what stands below it."""
        first, *others = re.split(rf"(?=<h{level} )", prose)
        parts = [first]
        for part in others:
            within = any(
                parts[-1].count(f"<{tag}") > parts[-1].count(f"</{tag}>") for tag in ("blockquote", "ul", "ol")
            )
            parts[-1:] = [parts[-1] + part] if within else [parts[-1], part]
        return [Markup(part) for part in parts]

    # -- links to records, for texts -----------------------------------------------------------

    def link(self, path: str, words: str, language: str | None = None) -> Markup:
        """A link to a page, with its words, and their language where somebody knows it."""
        return Markup('<a href="{}"{}>{}</a>').format(self.url(path), self.language.attributes(language), words)

    def name_link(self, path: str, record: Any, options: Iterable[str] = ()) -> Markup:
        """A link to the page of an organisation or a network: its short name if it has one, or "full" its own name."""
        short = None if FULL in options else record.acronym
        marks = self.language.name_attributes(None if short else self.name_language(record))
        return Markup('<a href="{}"{}>{}</a>').format(self.url(path), marks, short or self.language.name(record.name))

    def name_language(self, record: Any) -> str | None:
        """The language of the name of an organisation or a network as a page shows it; nothing where nobody says it."""
        if isinstance(record.name, Placed):  # words, of which each language has its own
            return self.language.foreign(self.language.plain(record.name))
        language: str | None = record.language
        return language

    # -- records in a reader's order -----------------------------------------------------------

    def countries_sorted(self, codes: Iterable[str]) -> list[str]:
        """Country codes in the order of their names."""
        return sorted(codes, key=lambda code: self.language.sort_key(self.language.country(code)))

    def country_names(self, codes: Iterable[str]) -> list[str]:
        """Country names in their order."""
        return [self.language.country(code) for code in self.countries_sorted(codes)]

    def countries_or_world(self, codes: Iterable[str]) -> list[str]:
        """The names of countries in the order of ``codes``; the world where there are none."""
        return [self.language.country(code) for code in codes] or [self.language.sentence("figure: world")]

    def by_year(self, records: Iterable[Any], field: str) -> list[tuple[str, list[Any]]]:
        """Records that are already in order, in groups of one year."""
        return [(year, list(group)) for year, group in groupby(records, lambda r: getattr(r, field)[:4])]

    def term(self, name: str, id: str) -> str:
        """The name of a word of the vocabulary: ``term("kinds", "ngo")``."""
        return self.language.plain(self.vocabulary.term(name, id).name)

    def places_of(self, record: Any) -> str:
        """The country of a member, or the continents of a strategic one, as words."""
        if record.country:
            return self.language.country(record.country)
        return self.language.list(self.term("continents", c) for c in self.membership.continents_of(record))
