"""Placards: each demand of a campaign in the largest type that fits, for a telephone held up at a march."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from campaign.kinds.kind import Head, Kind
from campaign.records.base import Entry
from campaign.records.fields import Id, Text, Words
from campaign.records.store import Store
from campaign.views.view import View


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


class Placards(Kind):
    """Placards: a page each, made from the campaign, with the demand in every language that says it."""

    name, order, folder, template = "placards", 26, "placards", "placard"

    def entries(self, records: Store) -> Mapping[str, Any]:
        return placards(records)

    def head(self, view: View, record: Any) -> Head:
        above = f"campaigns/{record.campaign}"
        text = view.content.prose[above].get(view.code) or view.content.original(above)
        title = view.language.sentence("placard: title", campaign=text.title, number=record.number)
        return Head(title, str(view.language.plain(record.demand)), ("campaigns", above))


KIND = Placards()
