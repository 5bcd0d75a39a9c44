"""What the templates in ``overrides/print/`` are given: the values of one document, ready for JSON.

Values only: which words stand beside them, how large and in which colour, is for the templates to say. Numbers come
written as the language writes them, words translated; ``{"text": …, "lang": …}`` where they are in another language
than the document. An object with ``record`` says which entry it comes from, so that a message can name it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import segno

from campaign.colours import read_colours
from campaign.linked_data import page_on_picture
from campaign.model import Figure, Member
from campaign.outreach import Campaign
from campaign.print_words import words_asked
from campaign.render import Renderer
from campaign.text import SOURCE_LANGUAGE

Data = dict[str, Any]
WITH_MAP = {
    "network",
    "continent",
    "country",
    "one-network",
    "members",
    "member",
}  # kinds of page with it on their picture


@dataclass(frozen=True)
class Card:
    """What stands on a picture for sharing. ``path`` is that of the page whose title it bears."""

    path: str
    title: str
    language: str
    kicker: str = ""
    map: bool = False
    counts: bool = False
    figure: Figure | None = None


def kind_cards(renderer: Renderer) -> dict[str, Card]:
    """The picture of each kind of page: the title of the page above all of its kind, or its own."""
    cards = {}
    for page in renderer.pages:
        if page.kind in cards or page.kind == "campaign":  # each campaign has a picture of its own
            continue
        top = page_on_picture(renderer, page)
        kicker = renderer.short_title(top.path)
        cards[page.kind] = Card(
            top.path,
            top.title,
            top.content_language,
            kicker if top.path and kicker != top.title else "",
            map=page.kind in WITH_MAP,
            counts=page.kind in WITH_MAP or page.kind == "home",
        )
    return cards


def campaign_card(renderer: Renderer, campaign: Campaign) -> Card:
    """The picture of a campaign: its title, its first figure."""
    page = renderer.by_path[f"campaigns/{campaign.id}"]
    figure = renderer.site.figures[campaign.figures[0]] if campaign.figures else None
    return Card(page.path, page.title, page.content_language, figure=figure)


class PrintData:
    """The data of every document of one language."""

    def __init__(self, renderer: Renderer) -> None:
        self._calls, self._site, self._text = renderer, renderer.site, renderer.text
        root = renderer.content.root
        self._shared: Data = {
            "lang": renderer.language,
            "name": renderer.settings.name,
            "full_name": {"text": renderer.settings.full_name, "lang": SOURCE_LANGUAGE},
            "colours": read_colours(root),
            "continents": list(renderer.continents),
            "words": {
                "record": ["locales", renderer.language],
                **{words: self._text.gettext(words) for words in words_asked(root / "overrides/print")},
            },
        }

    # -- documents -----------------------------------------------------------------------------

    def directory(self, continent: str | None = None) -> Data:
        """The directory of members: of the whole network, or of a continent."""
        site, calls = self._site, self._calls
        members = site.members_on(continent) if continent else list(site.members.values())
        countries = site.countries_in(continent) if continent else site.countries
        whole = [c for c in calls.continents if site.members_on(c)]
        settings = calls.settings
        return self._shared | {
            "whole": continent is None,
            "description": calls.description_of("members"),
            "lead": calls.title_of(""),
            "members": self._count(len(members)),
            "countries": self._count(len(countries)),
            "chapters": [self._chapter(c) for c in ([continent] if continent else whole)],
            "map": self._map() if continent is None else None,
            "kinds": [{"n": self._text.number(n), "name": calls.kind_name(k)} for k, n in calls.kinds_counted(members)],
            "figures": [self._figure(figure) for figure in calls.featured_figures()],
            "figures_title": calls.title_of("figures"),
            "figures_url": calls.url("figures", absolute=True),
            "figures_address": address_words(calls.url("figures", absolute=True)),
            "members_url": calls.url("members", absolute=True),
            "members_address": address_words(calls.url("members", absolute=True)),
            "postal_address": {
                "record": ["settings", ""],
                "lines": [*settings.postal_address[:-1], self._text.country(settings.postal_address[-1])],
            },
            "coordinator": self._name(site.members[settings.coordinator], "members"),
        }

    def poster(self, campaign: Campaign) -> Data:
        """The poster of a campaign."""
        page = self._calls.by_path[f"campaigns/{campaign.id}"]
        address = self._calls.url(page.path, absolute=True)
        return self._shared | {
            "record": ["campaigns", campaign.id],
            "title": page.title,
            "title_lang": page.content_language,
            "description": page.description,
            "figure": self._figure(self._site.figures[campaign.figures[0]]) if campaign.figures else None,
            "demands": [self._words(demand) for demand in campaign.demands],
            "url": address,
            "address": address_words(address),
            "code": qr_code(address),
        }

    def pictures(self, cards: Iterable[Card], square: bool = False) -> Data:
        """Pictures for sharing: 1200 by 630 pixels, or ``square``, 1080 by 1080."""
        cards = list(cards)
        return self._shared | {
            "square": square,
            "members": self._count(len(self._site.members)),
            "countries": self._count(len(self._site.countries)),
            "map": self._map() if any(card.map for card in cards) else None,
            "cards": [
                {
                    "record": ["pages", card.path],
                    "title": card.title,
                    "title_lang": card.language,
                    "kicker": card.kicker,
                    "map": card.map,
                    "counts": card.counts,
                    "figure": self._figure(card.figure) if card.figure else None,
                }
                for card in cards
            ],
        }

    # -- parts ---------------------------------------------------------------------------------

    def _chapter(self, continent: str) -> Data:
        site, calls, text = self._site, self._calls, self._text
        countries = calls.countries_sorted(site.countries_in(continent))
        members = site.members_on(continent)
        strategic = site.strategic_on(continent)
        return {
            "id": continent,
            "name": calls.continent_name(continent),
            "members": self._count(len(members)),
            "countries": self._count(len(countries)),
            "organisations": text.ngettext("%(num)s organisation", "%(num)s organisations", len(members))
            % {"num": text.number(len(members))},
            "country_names": calls.countries_by_name(countries),
            "country_list": text.list(calls.countries_by_name(countries)),
            "networks": [self._name(network, "networks") for network in site.networks_on(continent)],
            "map": self._map(site.countries_in(continent)),
            "groups": [
                {
                    "id": code.lower(),
                    "name": text.country(code),
                    "url": calls.url(f"countries/{code.lower()}", absolute=True),
                    "entries": self._entries(site.members_in(code)),
                }
                for code in countries
            ],
            "strategic": {
                "id": f"strategic-{continent}",
                "url": calls.url(f"network/{continent}", absolute=True),
                "entries": self._entries(strategic),
            }
            if strategic
            else None,
        }

    def _entries(self, members: Iterable[Member]) -> list[Data]:
        return [
            self._name(member, "members")
            | {
                "acronym": member.acronym,
                "kind": self._calls.kind_name(member.kind),
                "summary": self._words(member.summary),
                "url": self._calls.url(f"members/{member.id}", absolute=True),
                "website_url": member.website,
                "website": address_words(member.website) if member.website else None,
            }
            for member in self._calls.by_name(members)
        ]

    def _name(self, record: Any, collection: str) -> Data:
        """The name of an organisation or a network, in its own language."""
        language = record.language or self._calls.language
        return {"record": [collection, record.id], "name": {"text": record.name, "lang": language}}

    def _figure(self, figure: Figure) -> Data:
        source = figure.sources[0]
        work: Data = {"text": source.detail or source.title, "lang": self._calls.language}
        detail = None
        if source.document:
            resource = self._site.resources[source.document]
            work = {"text": resource.title, "lang": resource.language or self._calls.language}
            detail = source.detail
        return {
            "record": ["figures", figure.id],
            "value": self._calls.qualified_value(figure),
            "label": self._words(figure.label),
            "place": self._place(figure),
            "year": self._text.years(figure.year) if figure.year else self._words(figure.year_note),
            "work": work,
            "cites": detail,
        }

    def _place(self, figure: Figure) -> Data:
        place = self._calls.place_of(figure)
        language: str = self._calls.language
        if figure.geography_text and self._text.plain(figure.geography_text) == figure.geography_text:
            language = SOURCE_LANGUAGE
        elif figure.geography in self._site.networks:
            language = self._site.networks[figure.geography].language or language
        return {"text": place, "lang": language}

    def _words(self, message: str | None) -> Data | None:
        """Words from a data file: translated, or in English where no translation exists."""
        if not message:
            return None
        translated = self._text.plain(message)
        return {"text": translated, "lang": SOURCE_LANGUAGE if translated == message else self._calls.language}

    def _count(self, n: int) -> Data:
        return {"n": n, "text": self._text.number(n)}

    def _map(self, codes: Iterable[str] = ()) -> Data:
        """The world, or a part of it: ``shapes`` and ``marks`` are paths of SVG in the units of ``view``."""
        codes = list(codes)
        drawn = self._calls.map_of(codes)
        return {
            "view": drawn["view"],
            "land": drawn["land"],
            "countries": [
                {
                    "continent": self._site.continent_of(code),
                    "lit": not codes or code in codes,
                    "shape": shape,
                    "mark": mark,
                }
                for code, shape, mark in drawn["countries"]
            ],
        }


def address_words(address: str) -> str:
    """An address as people write it: ``https://www.example.org/fr/`` is example.org/fr."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").strip("/")


def qr_code(address: str) -> Data:
    """The QR code of an address: ``path`` is one of SVG, a unit for each square, ``width`` how many squares it has."""
    matrix = segno.make(address, error="m", micro=False).matrix
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark]
    return {"width": len(matrix), "path": "".join(squares)}
