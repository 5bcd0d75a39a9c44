"""Placards: each demand of a campaign in the largest type that fits, for a telephone held up at a march, and the wall of all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import zip_longest
from typing import Any

from campaign.kinds.campaign import Campaign, CampaignCalls
from campaign.kinds.kind import Head, Kind
from campaign.records.base import Entry
from campaign.records.fields import Id, Text, Words
from campaign.records.store import Store
from campaign.views.view import View
from campaign.words.fitting import Try, loosened, tries
from campaign.words.language import Language

GROUNDS = 3  # colours of placards in the style sheet: each campaign has one, and the next another


class Placard(Entry):
    """One demand: ``number`` counts from 1 within its ``campaign``, of whose demands there are ``of``. ``short`` are the few words
    that are read across a street, where the campaign has some; a language that lacks them shows the whole sentence.
    """

    campaign: Id
    number: int
    of: int
    demand: Words
    short: Text | None = None


def placards(records: Store) -> dict[str, Placard]:
    """Every demand of every campaign by its id, such as ``world-fund-2``: a demand has no name of its own."""
    return {
        f"{campaign.id}-{n}": Placard.model_construct(  # as they are: a check would take the place from the words
            campaign=campaign.id,
            number=n,
            of=len(campaign.demands),
            demand=demand,
            short=short,
            written=campaign.written,
        )
        for campaign in records["campaigns"].values()
        for n, (demand, short) in enumerate(zip_longest(campaign.demands, campaign.placards), 1)
    }


class PlacardCalls:
    """What templates ask about placards: ``placards.wall``."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def all(self) -> dict[str, Placard]:
        """Every placard by its id, those of closed campaigns too."""
        return placards(self._view.records)

    @cached_property
    def wall(self) -> list[tuple[Campaign, list[tuple[str, Placard]]]]:
        """The running campaigns, the one that the network puts first before all, each with its placards and their ids."""
        ranked = CampaignCalls(self._view).ranked
        return [(c, [(id, one) for id, one in self.all.items() if one.campaign == c.id]) for c in ranked]

    def said(self, placard: Placard, code: str = "") -> str:
        """What a placard says largest in a language: its few words, or else the whole demand."""
        return loosened(self._in(code).plain(self.short(placard, code) or placard.demand))

    def short(self, placard: Placard, code: str = "") -> str:
        """Its few words, as the data have them; empty where it has none, or the language lacks them."""
        return placard.short if placard.short and self._in(code).knows(placard.short) else ""

    def spoken(self, placard: Placard) -> str:
        """The language in which the wall says a placard."""
        language = self._view.language
        return language.code if self.short(placard) else language.language_of_words(placard.demand)

    def _in(self, code: str) -> Language:
        return self._view.content.languages[code] if code else self._view.language

    def tries(self, words: str) -> list[Try]:
        """On how many lines words can stand, and how wide they are then."""
        return tries(words)

    def ground(self, placard: Placard) -> int:
        """Which of the grounds its campaign has: the same on the wall and at the march."""
        return [*self._view.records["campaigns"]].index(placard.campaign) % GROUNDS + 1


class Placards(Kind):
    """Placards: a page each, made from the campaign, with the demand in every language that says it; and a wall of those of the
    campaigns that are running, which a network has as soon as it writes its text.
    """

    name, order, folder, template = "placards", 26, "placards", "placard"
    listed, optional = "placards", True

    def entries(self, records: Store) -> Mapping[str, Any]:
        return placards(records)

    def used(self, records: Store) -> bool:
        return any(campaign.until is None for campaign in records["campaigns"].values())

    def calls(self, view: View) -> PlacardCalls:
        return PlacardCalls(view)

    def head(self, view: View, record: Any) -> Head:
        above = f"campaigns/{record.campaign}"
        text = view.content.prose[above].get(view.code) or view.content.original(above)
        title = view.language.sentence("placard: title", campaign=text.title, number=record.number)
        return Head(title, str(view.language.plain(record.demand)), ("campaigns", above))


KIND = Placards()
