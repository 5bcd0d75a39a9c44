"""What the templates in ``overrides/print/`` are given: the values of one document, ready for JSON.

Values only: which words stand beside them, how large and in which colour, is for the templates to say. Numbers come
written as the language writes them, words translated; ``{"text": …, "lang": …}`` where they are in another language
than the document. An object with ``record`` says which entry it comes from, so that a message can name it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from campaign.kinds.campaign import Campaign
from campaign.kinds.figure import Figure, FigureCalls
from campaign.kinds.member import Member, MemberCalls
from campaign.outputs.cards import Card
from campaign.outputs.print_facts import ways_to_the_press, who_it_is
from campaign.outputs.print_wins import win_cards
from campaign.outputs.print_words import words_in
from campaign.pages.drawings import Drawing
from campaign.pages.maps import MapCalls
from campaign.views.looks import Looks
from campaign.views.view import View
from campaign.words.language import filled

Data = dict[str, Any]

STRETCHED = b'preserveAspectRatio="none"'  # as a drawing itself says that it fills any room


class PrintData:
    """The data of every document of one language; ``drawn`` with maps and QR codes, which take long and hold no words."""

    def __init__(self, view: View, drawn: bool = True) -> None:
        self._drawn = drawn
        self._view, self._records, self._membership = view, view.records, view.membership
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
            "members": self._count(len(members)),
            "countries": self._count(len(countries)),
            "chapters": [self._chapter(c) for c in ([continent] if continent else whole)],
            "map": self._map() if continent is None else None,
            "kinds": [
                {"n": self._language.number(n), "name": self._members.kind(k)}
                for k, n in self._members.kinds_counted(members)
            ],
            "figures": [self._figure(figure) for figure in self._figures.named(settings.home_figures)],
            "figures_title": view.title_of("figures") if view.has_page("figures") else "",
            "figures_url": view.url("figures", absolute=True),
            "figures_address": address_words(view.url("figures", absolute=True)),
            "members_url": view.url("members", absolute=True),
            "members_address": address_words(view.url("members", absolute=True)),
            "postal_address": {"record": ["settings", ""], "lines": self._postal_address(settings.postal_address)},
            "coordinator": self._coordinator(),
        }

    def poster(self, campaign: Campaign) -> Data:
        """The poster of a campaign."""
        page = self._view.by_path[f"campaigns/{campaign.id}"]
        address = self._view.url(page.path, absolute=True)
        return self._shared | {
            "record": ["campaigns", campaign.id],
            "title": page.title,
            "title_lang": page.content_language,
            "description": page.description,
            "figure": self._figure(self._records["figures"][campaign.figures[0]]) if campaign.figures else None,
            "demands": [self._words(demand) for demand in campaign.demands],
            "url": address,
            "address": address_words(address),
            "code": qr_code(address) if self._drawn else {},
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
                    "members": self._count(card.members) if card.members else None,
                    "countries": self._count(card.countries) if card.countries else None,
                    "figure": self._figure(card.figure) if card.figure else None,
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
            "cards": win_cards(self._view, self._words),
        }

    def facts(self) -> Data:
        """The fact sheet for journalists: the network on one page."""
        settings, membership, address = self._view.settings, self._membership, self._view.url("press", absolute=True)
        return self._shared | {
            "description": self._view.description_of("press"),
            "about": who_it_is(self._view),
            "members": self._count(len(membership.members)),
            "countries": self._count(len(membership.countries)),
            "networks": [self._name(network, "networks") for network in membership.continental_networks],
            "figures": [self._figure(figure) for figure in self._figures.named(settings.press_figures)],
            "url": address,
            "address": address_words(address),
            "contact": ways_to_the_press(self._view),
            "postal_address": {"record": ["settings", ""], "lines": self._postal_address(settings.postal_address)},
            "coordinator": self._coordinator(),
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
            "members": self._count(len(members)),
            "countries": self._count(len(countries)),
            "organisations": filled(
                language.ngettext("%(num)s organisation", "%(num)s organisations", len(members)),
                {"num": language.number(len(members))},
            ),
            "country_names": view.country_names(countries),
            "country_list": language.list(view.country_names(countries)),
            "networks": [self._name(network, "networks") for network in membership.networks_on(continent)],
            "map": self._map(membership.countries_in(continent)),
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
            self._name(member, "members")
            | {
                "acronym": member.acronym,
                "kind": self._members.kind(member.kind),
                "summary": self._words(member.summary),
                "url": self._view.url(f"members/{member.id}", absolute=True),
                "website_url": member.website,
                "website": address_words(member.website) if member.website else None,
            }
            for member in self._members.by_name(members)
        ]

    def _name(self, record: Any, collection: str) -> Data:
        """The name of an organisation or a network, in its own language or, where each has one, in that of the reader."""
        name = {
            "text": self._view.language.name(record.name),
            "lang": self._view.name_language(record) or self._view.code,
        }
        return {"record": [collection, record.id], "name": name}

    def _coordinator(self) -> Data | None:
        id = self._view.settings.coordinator
        return self._name(self._records["members"][id], "members") if id else None

    def _figure(self, figure: Figure) -> Data:
        source = figure.sources[0]
        cites = self._words(source.cites)
        titled = self._records["resources"][source.document] if source.document else source
        written = self._view.title_language(titled)
        said = "" if written == self._language.frame else f" [{self._language.language_here(written)}]"
        work: Data | None = {"text": self._view.title(titled), "lang": written, "named": said}
        if cites and not source.document:  # on paper no address can be followed: the work behind a page says more
            work, cites = cites, None
        return {
            "record": ["figures", figure.id],
            "value": self._figures.qualified(figure),
            "label": self._words(figure.label),
            "place": self._place(figure),
            "year": self._language.years(figure.year) if figure.year else self._words(figure.year_note),
            "work": work,
            "cites": cites,
        }

    def _place(self, figure: Figure) -> Data:
        place = self._figures.place(figure)
        language: str = self._view.code
        if not self._language.knows(figure.geography_text):
            language = self._language.written_in(figure.geography_text)
        elif not figure.geography_text and figure.geography in self._records["networks"]:
            language = self._records["networks"][figure.geography].language or language
        return {"text": place, "lang": language}

    def _words(self, message: str | None) -> Data | None:
        """Words from a data file: translated, or in the language of the data where no translation exists."""
        if not message:
            return None
        known = self._language.knows(message)
        return {
            "text": self._language.plain(message),
            "lang": self._view.code if known else self._language.written_in(message),
        }

    def _postal_address(self, lines: list[str]) -> list[str]:
        return [*lines[:-1], self._language.country(lines[-1])] if lines else []

    def _count(self, n: int) -> Data:
        return {"n": n, "text": self._language.number(n)}

    def _map(self, codes: Iterable[str] = ()) -> Data:
        """The world, or a part of it: ``shapes`` and ``marks`` are paths of SVG in the units of ``view``."""
        if not self._drawn:
            return {}
        codes = list(codes)
        drawn = self._maps.of(codes)
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


def address_words(address: str) -> str:
    """An address as people write it: ``https://www.example.org/fr/`` is example.org/fr."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").strip("/")


def qr_code(address: str) -> Data:
    """The QR code of an address: ``path`` is one of SVG, a unit for each square, ``width`` how many squares it has."""
    import segno  # here, since the check needs the words only, and this brings half a network library along

    matrix = segno.make(address, error="m", micro=False).matrix
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark]
    return {"width": len(matrix), "path": "".join(squares)}
