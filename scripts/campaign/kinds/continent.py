"""Continents with a network: the vocabulary lists them, and each has a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from campaign.kinds.kind import Kind, Node, Scene
from campaign.records.store import Store
from campaign.views.page import Page
from campaign.views.view import View


class Continents(Kind):
    """Continents by id; a record is the id."""

    name, order = "continents", 60
    folder, template, written, listed = "network", "continent", True, "network"
    weight = 1.2
    schema_type, with_map = "CollectionPage", True

    def entries(self, records: Store) -> Mapping[str, Any]:
        known = {n.continent for n in records["networks"].values() if n.level == "continental"}
        ids = records.vocabulary.ids("continents") if records.vocabulary else []
        return {id: id for id in ids if id in known}

    def homes(self, records: Store) -> Collection[str]:
        return records.vocabulary.ids("continents") if records.vocabulary else ()

    def waits_for(self, id: str) -> tuple[str, str]:
        return "networks", f"continent: {id}"

    def names(self, view: View, record: Any) -> Iterable[str]:
        return [view.term("continents", record)]

    def scene(self, view: View, record: Any) -> Scene | None:
        membership = view.membership
        return Scene(
            record, tuple(membership.countries_in(record)), record, len(membership.members_on(record)), land=True
        )

    def about(self, view: View, page: Page) -> Node:
        return {"about": {"@type": "Place", "name": view.term("continents", page.record)}} if page.record else {}


KIND = Continents()
