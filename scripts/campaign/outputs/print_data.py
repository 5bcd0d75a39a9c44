"""What the templates in ``overrides/print/`` are given: the values of one document, ready for JSON.

Values only: which words stand beside them, how large and in which colour, is for the templates to say. Numbers come
written as the language writes them, words translated; ``{"text": …, "lang": …}`` where they are in another language
than the document. An object with ``record`` says which entry it comes from, so that a message can name it.
"""

from __future__ import annotations

from collections.abc import Iterable

from campaign.kinds.campaign import Campaign, CampaignCalls
from campaign.kinds.figure import Figure, FigureCalls
from campaign.kinds.member import UNKNOWN, Member, MemberCalls
from campaign.kinds.pulse import today
from campaign.outputs.cards import Card
from campaign.outputs.print_facts import ways_to_the_press, who_it_is
from campaign.outputs.print_parts import Data, Parts, address_words, qr_code
from campaign.outputs.print_wins import win_cards
from campaign.outputs.print_words import words_in
from campaign.pages.maps import MapCalls
from campaign.pages.painting import Drawing
from campaign.views.looks import Looks
from campaign.views.view import View
from campaign.words.language import filled

MONTH = len("2026-11")
DEMANDS = 3  # on the fact sheet: the first of so many campaigns
MOST = 6  # figures, and wins, at the end of the directory of a continent
CONTINENT = 0.56  # how high the room for the map of a continent is, in widths (overrides/print/directory.typ)
STRETCHED = b'preserveAspectRatio="none"'  # as a drawing itself says that it fills any room


class PrintData:
    """The data of every document of one language; ``drawn`` with maps and QR codes, which take long and hold no words."""

    def __init__(self, view: View, drawn: bool = True) -> None:
        self._drawn = drawn
        self._view, self._records, self._membership = view, view.records, view.membership
        self._parts = Parts(view)
        self._language, self._figures, self._members = view.language, FigureCalls(view), MemberCalls(view)
        self._maps = MapCalls(view)
        light, dark = view.looks.colours["light"], view.looks.colours["dark"]
        templates = [view.looks.text(file) for file in view.looks.files("overrides/print", "*.typ")]
        asked = dict.fromkeys(words for source in templates for _, words in words_in(source))
        self._shared: Data = {
            "lang": view.code,
            "dir": view.language.direction,
            "name": view.settings.name,
            "full_name": {
                "text": view.settings.full_name,
                "lang": view.settings.full_name_language or view.language.data_language,
            },
            "colours": light | {f"dark-{name}": colour for name, colour in dark.items()},
            "continents": view.membership.continents,
            "marks": {c.id: c.mark for c in view.content.vocabulary.continents},
            "drawings": drawings(view.looks),
            "words": {"record": ["locales", view.code], **{words: view.language.gettext(words) for words in asked}},
        }

    # -- documents -----------------------------------------------------------------------------

    def directory(self, continent: str | None = None) -> Data:
        """The directory of members: of the whole network, or of a continent."""
        view, membership = self._view, self._membership
        members = membership.members_on(continent) if continent else membership.members
        countries = membership.countries_in(continent) if continent else membership.countries
        whole = [c for c in membership.continents if membership.members_on(c)]
        settings = view.settings
        return self._shared | {
            "whole": continent is None,
            "description": view.description_of("members"),
            "lead": view.title_of(""),
            "members": self._parts.count(len(members)),
            "countries": self._parts.count(len(countries)),
            "chapters": [self._chapter(c) for c in ([continent] if continent else whole)],
            "map": self._map() if continent is None else None,
            "kinds": [
                {"n": self._language.number(n), "name": self._kind(k)} for k, n in self._members.kinds_counted(members)
            ],
            "figures": [self._parts.figure(figure) for figure in self._figures_behind(continent)],
            "wins": win_cards(view, self._parts.words, continent)[:MOST] if continent else [],
            "page": self._page_of(f"network/{continent}") if continent else None,
            "figures_title": view.title_of("figures") if view.has_page("figures") else "",
            "figures_page": self._page_of("figures"),
            "members_url": view.url("members", absolute=True),
            "members_address": address_words(view.url("members", absolute=True)),
            "postal_address": {
                "record": ["settings", ""],
                "lines": self._parts.postal_address(settings.postal_address),
            },
            "coordinator": self._parts.coordinator(),
        }

    def poster(self, campaign: Campaign) -> Data:
        """The poster of a campaign."""
        page = self._view.by_path[f"campaigns/{campaign.id}"]
        return self._shared | {
            "record": ["campaigns", campaign.id],
            "title": page.title,
            "title_lang": page.content_language,
            "description": page.description,
            "figure": self._parts.figure(self._records["figures"][campaign.figures[0]]) if campaign.figures else None,
            "demands": [self._parts.words(demand) for demand in campaign.demands],
            **(self._page_of(page.path) or {}),
        }

    def pictures(self, cards: Iterable[Card], square: bool = False) -> Data:
        """Pictures for sharing: 1200 by 630 pixels, or ``square``, 1080 by 1080."""
        cards = list(cards)
        return self._shared | {
            "square": square,
            "map": self._map() if any(card.map for card in cards) else None,
            "cards": [
                {
                    "record": ["pages", card.path],
                    "title": card.title,
                    "title_lang": card.language,
                    "kicker": card.kicker,
                    "map": card.map,
                    "members": self._parts.count(card.members) if card.members else None,
                    "countries": self._parts.count(card.countries) if card.countries else None,
                    "figure": self._parts.figure(card.figure) if card.figure else None,
                    "drawing": self._drawing(card.drawing) if card.drawing else None,
                }
                for card in cards
            ],
        }

    def wins(self, status: bool = False) -> Data:
        """Every win as a poster, A3, or as a picture for the ``status`` of a telephone: 1080 by 1920 pixels."""
        address = self._view.url("wins", absolute=True)
        return self._shared | {
            "status": status,
            "title": self._view.title_of("wins"),
            "url": address,
            "address": address_words(address),
            "cards": win_cards(self._view, self._parts.words),
        }

    def facts(self) -> Data:
        """The fact sheet for journalists: the network on one page."""
        settings, membership, address = self._view.settings, self._membership, self._view.url("press", absolute=True)
        now, calls = today(self._records), CampaignCalls(self._view)
        running = calls.ranked[:DEMANDS]
        return self._shared | {
            "description": self._view.description_of("press"),
            "about": who_it_is(self._view),
            "month": self._language.moment(now[:MONTH]) if now else "",
            "demands": [self._parts.words(campaign.demands[0]) for campaign in running],
            "members": self._parts.count(len(membership.members)),
            "countries": self._parts.count(len(membership.countries)),
            "continents_counted": self._parts.count(
                len([c for c in membership.continents if membership.members_on(c)])
            ),
            "networks": [self._parts.name(network, "networks") for network in membership.continental_networks],
            "figures": [self._parts.figure(figure) for figure in self._figures.named(settings.press_figures)],
            "url": address,
            "address": address_words(address),
            "figures_page": self._page_of("figures"),
            "contact": ways_to_the_press(self._view),
            "postal_address": {
                "record": ["settings", ""],
                "lines": self._parts.postal_address(settings.postal_address),
            },
            "coordinator": self._parts.coordinator(),
        }

    # -- parts ---------------------------------------------------------------------------------

    def _drawing(self, drawing: Drawing) -> Data:
        """A drawing: its colours are for the template to say, by the name of its tones and of its continent."""
        tile = drawing.pattern
        return {
            "view": f"0 0 {drawing.width} {drawing.height}",
            "continent": drawing.continent,
            "fine": f"{1 / drawing.fine:.3g}",
            "tile": {"width": f"{tile.width:g}", "height": f"{tile.height:g}", "layers": list(map(list, tile.layers))}
            if tile
            else None,
            "layers": [[layer.tone, layer.path, layer.at] for layer in drawing.layers],
        }

    def _chapter(self, continent: str) -> Data:
        view, membership, language = self._view, self._membership, self._language
        countries = view.countries_sorted(membership.countries_in(continent))
        members = membership.members_on(continent)
        strategic = membership.strategic_on(continent)
        return {
            "id": continent,
            "name": view.term("continents", continent),
            "members": self._parts.count(len(members)),
            "countries": self._parts.count(len(countries)),
            "organisations": filled(
                language.ngettext("%(num)s organisation", "%(num)s organisations", len(members)),
                {"num": language.number(len(members))},
            ),
            "country_names": view.country_names(countries),
            "country_list": language.list(view.country_names(countries)),
            "networks": [self._parts.name(network, "networks") for network in membership.networks_on(continent)],
            "map": self._map(membership.countries_in(continent), CONTINENT),
            "groups": [
                {
                    "id": code.lower(),
                    "name": language.country(code),
                    "url": view.url(f"countries/{code.lower()}", absolute=True),
                    "entries": self._entries(membership.members_in(code)),
                }
                for code in countries
            ],
            "strategic": {
                "id": f"strategic-{continent}",
                "url": view.url(f"network/{continent}", absolute=True),
                "entries": self._entries(strategic),
            }
            if strategic
            else None,
        }

    def _entries(self, members: Iterable[Member]) -> list[Data]:
        return [
            self._parts.name(member, "members")
            | {
                "acronym": member.acronym,
                "kind": self._kind(member.kind),
                "summary": self._parts.words(member.summary),
                "url": self._view.url(f"members/{member.id}", absolute=True),
                "website_url": member.website,
                "website": address_words(member.website) if member.website else None,
            }
            for member in self._members.by_name(members)
        ]

    def _kind(self, kind: str) -> str | None:
        """The name of a kind of organisation; none where no source says what it is: on paper that is not worth a line."""
        return None if kind == UNKNOWN else self._members.kind(kind)

    def _figures_behind(self, continent: str | None) -> list[Figure]:
        """The figures at the end of a directory: of a continent, the strongest of each place there; else those of the home page."""
        places = {continent, *self._membership.countries_in(continent)} if continent else set()
        here = [f for f in self._records["figures"].values() if f.geography in places and not f.geography_text]
        first: dict[str, Figure] = {}
        for figure in self._figures.strongest(here):
            first.setdefault(figure.geography, figure)
        return list(first.values())[:MOST] or self._figures.named(self._view.settings.home_figures)

    def _page_of(self, path: str) -> Data | None:
        """A page of the site as paper leads to it: its address, and the code of it; nothing where there is none."""
        if not self._view.has_page(path):
            return None
        address = self._view.url(path, absolute=True)
        return {"url": address, "address": address_words(address), "code": qr_code(address) if self._drawn else {}}

    def _map(self, codes: Iterable[str] = (), shape: float | None = None) -> Data:
        """The world, or a part of it: ``shapes`` and ``marks`` are paths of SVG in the units of ``view``."""
        if not self._drawn:
            return {}
        codes = list(codes)
        drawn = self._maps.of(codes, shape)
        return {
            "view": drawn.view,
            "land": drawn.land,
            "countries": [
                {
                    "continent": self._membership.continent_of(code),
                    "lit": not codes or code in codes,
                    "shape": shape,
                    "mark": mark,
                }
                for code, shape, mark in drawn.countries
            ],
        }


def drawings(looks: Looks) -> dict[str, str]:
    """Which drawings a network has, and whether each may be stretched: {"mark": "stretched", "wordmark": "whole"}."""
    found = {name: looks.identity(f"{name}.svg") for name in ("mark", "wordmark")}
    return {name: "stretched" if STRETCHED in svg else "whole" for name, svg in found.items() if svg}
