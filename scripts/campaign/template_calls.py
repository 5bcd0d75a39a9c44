"""What a template may call: addresses, names in the reader's language, records in a reader's order."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from campaign import pages as page_names
from campaign.content import Content
from campaign.drawings import DrawingCalls
from campaign.model import CONTINENTS, CaseStudy, Figure, Member, Source, Theme
from campaign.outreach_calls import OutreachCalls
from campaign.pages import Page, continents_text, kind_name, pages_of
from campaign.problems import N_

QUALIFIERS = {
    "about": N_("about %(value)s"),
    "more-than": N_("more than %(value)s"),
    "almost": N_("almost %(value)s"),
    "less-than": N_("less than %(value)s"),
}


class TemplateCalls(DrawingCalls, OutreachCalls):
    """The globals of the templates of one language; every public method and property is one.

    ``address`` is where the site will stand (with a final slash). Links are absolute paths below it, so that
    pages work under a sub-path, and the error page at any depth.
    """

    def __init__(self, content: Content, language: str, address: str = "") -> None:
        assert content.site.settings is not None
        self._content = content
        self.site, self.settings, self.text = content.site, content.site.settings, content.texts[language]
        self.lang, self.default_language = language, content.default
        self.languages = list(self.settings.languages)
        self.continents, self.topics = list(CONTINENTS), list(page_names.TOPIC_NAMES)
        self.address = address or self.settings.address
        self._base = urlsplit(self.address).path
        self._printed: dict[str, int] = {}

    @cached_property
    def pages(self) -> list[Page]:
        """Every page of this language."""
        return pages_of(self.site, self._content.prose, self.text)

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Every page of this language by its path."""
        return {page.path: page for page in self.pages}

    # -- addresses -----------------------------------------------------------------------------

    def url(self, path: str = "", language: str | None = None, absolute: bool = False) -> str:
        """The address of a page: ``members/bi-agakura`` or ``figures#gap-2019``, in this or another language."""
        language = language or self.lang
        path, _, anchor = path.strip("/").partition("#")
        path = path.rstrip("/")
        prefix = "" if language == self.default_language else f"{language}/"
        end = "/" if path and "." not in path.rpartition("/")[2] else ""
        start = self.address if absolute else self._base
        return f"{start}{prefix}{path}{end}" + (f"#{anchor}" if anchor else "")

    def asset(self, path: str) -> str:
        """The address of a file in docs/assets, with a mark that changes when the file does."""
        return f"{self._base}assets/{path}?v={_digest(self._content.root / 'docs/assets' / path)}"

    def leads_out(self, address: str) -> bool:
        """Whether an address of a source lies on another host. The network's former site stood where this one will."""
        own, other = (urlsplit(a).hostname or "" for a in (self.settings.address, address))
        return own.removeprefix("www.") != other.removeprefix("www.")

    def correction_link(self, member: Member) -> str | None:
        """Where a reader can correct the entry of a member: the file at its line."""
        if not self.settings.edit_link:
            return None
        file, line, _ = self.site.place("members", member.id)
        return self.settings.edit_link.replace("{file}", file).replace("{line}", str(line))

    # -- pages ---------------------------------------------------------------------------------

    def has_page(self, path: str) -> bool:
        """Whether there is a page at ``path``."""
        return path in self.by_path

    def title_of(self, path: str) -> str:
        """The title of another page, for a link to it."""
        return self.by_path[path].title

    def description_of(self, path: str) -> str:
        """The description of another page, for a list of pages."""
        return self.by_path[path].description

    def words_of(self, path: str, field: str = "title") -> Markup:
        """The title or description of another page, marked with its language where it has no translation."""
        page = self.by_path[path]
        words = getattr(page, field)
        if page.translated:
            return Markup("{}").format(words)
        return Markup('<span lang="{}">{}</span>').format(page.content_language, words)

    def short_title(self, path: str) -> str:
        """The name of a page in a trail: one or two words, where the title is a sentence."""
        if path == "":
            return self.text.gettext("Home")
        folder, _, name = path.partition("/")
        if folder == "network" and name:
            return self.text.gettext(page_names.CONTINENT_NAMES[name])
        names = {
            "network": self.text.gettext("Network"),
            "members": self.text.gettext("Members"),
            "case-studies": self.text.gettext("Stories"),
            "themes": self.text.gettext("Themes"),
            "standards": self.text.gettext("Standards explained"),
            "campaigns": self.text.gettext("Campaigns"),
            "news": self.text.gettext("News"),
            "newsletter": self.text.gettext("Newsletter"),
        }
        return names.get(path) or self.title_of(path)

    def translations_of(self, page: Page) -> list[str]:
        """The languages in which a page really exists."""
        return [code for code in self.languages if page.prose is None or code in self._content.prose[page.path]]

    def pages_below(self, folder: str) -> list[str]:
        """Paths of the pages in a folder, by title."""
        paths = [path for path in self.by_path if path.startswith(f"{folder}/")]
        return sorted(paths, key=lambda path: self.text.sort_key(self.title_of(path)))

    def short_description(self, page: Page, most: int = page_names.LONGEST_DESCRIPTION) -> str:
        """The description that a search engine shows: whole words, no more than it prints."""
        words = page.description
        return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"

    def headings_of(self, prose: Markup) -> list[tuple[str, str]]:
        """The second-level headings of a text, as anchor and words, for a list of what the page holds."""
        return [(id, Markup(words).striptags()) for id, words in re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', prose)]

    # -- names ---------------------------------------------------------------------------------

    def kind_name(self, kind: str) -> str:
        """The name of a kind of organisation."""
        return kind_name(kind, self.text)

    def continent_name(self, continent: str) -> str:
        """The name of a continent."""
        return self.text.gettext(page_names.CONTINENT_NAMES[continent])

    def continents_text(self, member: Member) -> str:
        """The continents of a strategic member, as words."""
        return continents_text(self.site, member, self.text)

    def topic_name(self, topic: str) -> str:
        """The name of a group of figures."""
        return self.text.gettext(page_names.TOPIC_NAMES[topic])

    def value_of(self, figure: Figure) -> str:
        """The number of a figure with its unit, as this language writes it: 71 %, 4 milliards, 527,1 milliards de dollars."""
        values = [figure.value, *([figure.value_to] if figure.value_to is not None else [])]
        if figure.unit in ("usd", "eur", "npr"):
            *first, last = values
            return "–".join([*(self.text.short_number(v) for v in first), self.text.money(last, figure.unit)])
        if figure.unit in ("percent", "gdp-percent"):
            *first, last = values
            return "–".join([*(self.text.number(v) for v in first), self.text.percent(last)])
        return "–".join(self.text.short_number(v) for v in values)

    def qualified_value(self, figure: Figure) -> str:
        """The number of a figure with what the source says of it: almost 4 billion; 1.1% of GDP."""
        value = self.value_of(figure)
        if figure.qualifier:
            value = self.text.gettext(QUALIFIERS[figure.qualifier]) % {"value": value}
        return f"{value} " + self.text.gettext("of GDP") if figure.unit == "gdp-percent" else value

    def place_of(self, figure: Figure) -> str:
        """The place of a figure."""
        place = figure.geography
        if figure.geography_text:
            words = self.text.plain(figure.geography_text)
            return words[:1].upper() + words[1:]
        if place in page_names.CONTINENT_NAMES:
            return self.continent_name(place)
        if place in self.site.networks:
            return self.site.networks[place].name
        return self.text.gettext("World") if place == "world" else self.text.country(place)

    def case_places(self, case: CaseStudy) -> list[str]:
        """The countries of a story, or the world."""
        return [self.text.country(code) for code in case.countries] or [self.text.gettext("World")]

    # -- records in a reader's order -----------------------------------------------------------

    def by_name(self, members: Iterable[Member]) -> list[Member]:
        """Organisations as a directory lists them: by short name where there is one."""
        return sorted(members, key=lambda m: self.text.sort_key(m.acronym or m.name))

    def continent_options(self) -> list[tuple[str, str]]:
        """Continents and their names, for a choice."""
        return [(c, self.continent_name(c)) for c in self.continents]

    def country_options(self) -> list[tuple[str, str]]:
        """Countries with members and their names, for a choice."""
        return [(c, self.text.country(c)) for c in self.countries_sorted(self.site.countries)]

    def kind_options(self) -> list[tuple[str, str]]:
        """Kinds of organisation that occur and their names, for a choice."""
        kinds = {member.kind for member in self.site.members.values()}
        return sorted(((k, self.kind_name(k)) for k in kinds), key=lambda pair: self.text.sort_key(pair[1]))

    def kinds_counted(self, members: Iterable[Member]) -> list[tuple[str, int]]:
        """Kinds of organisation and how many of the members are of each, the most frequent first."""
        counts = Counter(member.kind for member in members)
        return sorted(counts.items(), key=lambda pair: (-pair[1], self.text.sort_key(self.kind_name(pair[0]))))

    def theme_options(self) -> list[tuple[str, str]]:
        """Themes and their names, for a choice."""
        return [(theme.id, self.text.plain(theme.name)) for theme in self.site.themes.values()]

    def countries_sorted(self, codes: Iterable[str]) -> list[str]:
        """Country codes in the order of their names."""
        return sorted(codes, key=lambda code: self.text.sort_key(self.text.country(code)))

    def countries_by_name(self, codes: Iterable[str]) -> list[str]:
        """Country names in their order."""
        return [self.text.country(code) for code in self.countries_sorted(codes)]

    def figures_of(self, record: Any) -> list[Figure]:
        """The key figures of a story or a campaign."""
        return [self.site.figures[id] for id in record.figures]

    def figures_in(self, page: Page) -> list[Figure]:
        """The figures that the text of a page calls, in the order of the text."""
        calls = page.prose.calls() if page.prose else ()
        ids = dict.fromkeys(call.words[0] for call in calls if call.name == "figure")
        return [self.site.figures[id] for id in ids]

    def members_named(self, record: Any) -> list[Member]:
        """The members that a story, a campaign or a piece of news names."""
        return [self.site.members[id] for id in record.members]

    def neighbours_of(self, member: Member) -> list[Member]:
        """Other members of the same country."""
        return self.site.neighbours_of(member)

    def featured_cases(self) -> list[CaseStudy]:
        """The stories that data/site.yml puts on the home page."""
        return [self.site.case_studies[id] for id in self.settings.home_stories]

    def featured_figures(self) -> list[Figure]:
        """The figures that data/site.yml puts on the home page."""
        return [self.site.figures[id] for id in self.settings.home_figures]

    def documents_about(self, page: Page) -> list[Source]:
        """The documents that the stories and figures of a theme's page rest on, each once."""
        records = [*self.site.cases_about(theme=page.record.id), *self.figures_in(page)]
        ids = dict.fromkeys(s.document for record in records for s in record.sources if s.document)
        return [Source(document=id) for id in ids]

    def themes_on(self, standard: str) -> list[Theme]:
        """The themes that rest on a standard."""
        return [theme for theme in self.site.themes.values() if standard in theme.standards]


_digests: dict[tuple[Path, int], str] = {}


def _digest(path: Path) -> str:
    key = (path, path.stat().st_mtime_ns)
    if key not in _digests:
        _digests[key] = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    return _digests[key]
