"""Countries with members: no file lists them, members name them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from campaign.kinds.kind import Head, Kind, Node, Scene
from campaign.records.fields import COUNTRIES
from campaign.records.store import Store
from campaign.views.page import Page
from campaign.views.view import View

HOMES = frozenset(map(str.lower, COUNTRIES))


class Countries(Kind):
    """Countries by code; a record is the code."""

    name, order = "countries", 70
    folder, template, call = "countries", "country", "country"
    weight = 2
    schema_type, with_map, guide = "CollectionPage", True, "optional"
    may_be_written = True

    def entries(self, records: Store) -> Mapping[str, Any]:
        return {code.lower(): code for code in sorted(records.named("members", "country"))}

    def homes(self, records: Store) -> Collection[str]:
        """Every country of the world: a text waits for the first member there, and after the last one has left."""
        return HOMES

    def waits_for(self, id: str) -> tuple[str, str]:
        return "members", f"country: {id.upper()}"

    def head(self, view: View, record: Any) -> Head:
        n, name = len(view.membership.members_in(record)), view.language.country(record)
        description = view.language.sentence("country: description", n=n, country=name, name=view.settings.name)
        continent = view.membership.continent_of(record)
        return Head(name, description, ("network", f"network/{continent}") if continent else ("network",))

    def scene(self, view: View, record: Any) -> Scene | None:
        membership = view.membership
        people = len(membership.members_in(record))
        return Scene(record.lower(), (record,), membership.continent_of(record), people)

    def answer(self, view: View, record: Any, options: tuple[str, ...]) -> str:
        return view.link(f"countries/{record.lower()}", view.language.country(record))

    def about(self, view: View, page: Page) -> Node:
        return {"about": {"@type": "Country", "name": view.language.country(page.record)}} if page.record else {}


KIND = Countries()
