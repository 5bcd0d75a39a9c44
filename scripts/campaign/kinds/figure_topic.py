"""Topics of figures: a page each, with every figure of the topic in full."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from campaign.kinds.figure import FigureCalls
from campaign.kinds.kind import Head, Kind
from campaign.records.store import Store
from campaign.views.view import View


class FigureTopics(Kind):
    """Topics by id; a record is the id. Only topics that have a figure have a page."""

    name, order = "figure_topics", 92
    folder, template = "figures", "figure-topic"
    schema_type = "CollectionPage"
    found_as, weight = "figures", 0.6

    def entries(self, records: Store) -> Mapping[str, Any]:
        ids = records.vocabulary.ids("topics") if records.vocabulary else []
        return {id: id for id in ids if records.naming("figures", "topic", id)}

    def homes(self, records: Store) -> Collection[str]:
        return records.vocabulary.ids("topics") if records.vocabulary else ()

    def waits_for(self, id: str) -> tuple[str, str]:
        return "figures", f"topic: {id}"

    def head(self, view: View, record: Any) -> Head:
        words, n, topic = view.language.sentence, len(FigureCalls(view).on(record)), view.term("topics", record)
        title = words("figure topic: title", n=n, topic=topic)
        return Head(title, words("figure topic: description", topic=topic, name=view.settings.name), ("figures",))


KIND = FigureTopics()
