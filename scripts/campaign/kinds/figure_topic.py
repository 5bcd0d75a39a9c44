"""Topics of figures: a page each, with every figure of the topic in full."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from campaign.kinds.figure import PEOPLE, YEAR, Figure, FigureCalls
from campaign.kinds.kind import Head, Kind
from campaign.kinds.pulse import today
from campaign.records.store import Store
from campaign.views.view import View

LASTS = 10  # years: what is older, or of no year, is told after all others
ENOUGH = 5  # how many must be left before others are folded away: those that a page shows large
LARGE = 3  # how many stand as cards
COUNTRIES = "countries"  # the group of all that are about one country each


@dataclass(frozen=True)
class Topic:
    """The figures of a topic as its page shows them, each once.

    ``lead``: as large as a placard; ``next``: as cards, those of the world, or of countries where none is; ``groups``: in rows, by place (an id, ``countries`` for all of single
    countries, empty for groups of countries); folded away: ``counts``, small counts of no people, and ``older``, those of before
    the last ten years or of no year.
    """

    lead: list[Figure]
    next: list[Figure]
    groups: list[tuple[str, list[Figure]]]
    counts: list[Figure]
    older: list[Figure]


class FigureTopicCalls:
    """What templates ask about topics: ``figure_topics.leading(topic)``."""

    def __init__(self, view: View) -> None:
        self._view, self._figures = view, FigureCalls(view)

    def all(self) -> list[tuple[str, str]]:
        """The topics that have figures, in the order of the vocabulary: ids and names."""
        view = self._view
        return [(id, view.term("topics", id)) for id in view.vocabulary.ids("topics") if self._figures.on(id)]

    def leading(self, topic: str) -> list[Figure]:
        """The figures of a topic: those that are named to lead, those of the last years, of these first those whose source is
        named, then of the world, the newest first, equals by their strength.
        """
        named = {id: n for n, id in enumerate(self._named)}

        def order(figure: Figure) -> tuple[int, bool, bool, bool, int]:
            year, first = int(figure.year[-YEAR:]) if figure.year else 0, named.get(figure.id, len(named))
            return first, self._is_older(figure), bool(figure.unnamed), not figure.is_of_the_world, -year

        return sorted(self._figures.strongest(self._figures.on(topic)), key=order)

    def shown(self, topic: str) -> Topic:
        """The same, as the page of the topic shows them. Where the first is no share, the first share of the world leads beside it."""
        left = self.leading(topic)
        older = self._folded(left, self._is_older)
        left = _without(left, older)
        counts = self._folded(left, lambda figure: figure.is_count)
        left = _without(left, counts)
        shares = [f for f in left[1:] if f.is_of_the_world and self._figures.share(f) is not None]
        lead = [*left[:1], *(shares[:1] if self._figures.share(left[0]) is None else [])]
        left = _without(left, lead)
        sure = [figure for figure in left if not figure.unnamed]
        world = [figure for figure in sure if figure.is_of_the_world]
        cards = sorted(world or sure, key=lambda figure: figure.unit != PEOPLE)[:LARGE]
        return Topic(lead, cards, self._groups(_without(left, cards)), counts, older)

    def _groups(self, figures: list[Figure]) -> list[tuple[str, list[Figure]]]:
        """Figures by place; those of single countries together and last, since each says in its row which one it is."""
        places = self._figures.by_place(figures)
        there = self._view.membership.countries
        lands = [figure for place, found in places if place in there for figure in found]
        return [
            *((place, found) for place, found in places if place not in there),
            *([(COUNTRIES, lands)] if lands else []),
        ]

    def _folded(self, figures: list[Figure], which: Callable[[Figure], bool]) -> list[Figure]:
        """Those of some that can be folded away, without what is named to lead; none where too few would be left."""
        found = [figure for figure in figures if which(figure) and figure.id not in self._named]
        return found if len(figures) - len(found) >= ENOUGH else []

    def _is_older(self, figure: Figure) -> bool:
        """By the newest day that the data know: where they know none, no figure is."""
        return bool(self._now) and (not figure.year or int(figure.year[-YEAR:]) < int(self._now[:YEAR]) - LASTS)

    @cached_property
    def _named(self) -> list[str]:
        return self._view.settings.topic_figures

    @cached_property
    def _now(self) -> str:
        return today(self._view.records)


def _reach(figure: Figure) -> int:
    """What holds for the world, before what holds for one country; people before rules."""
    return 0 if figure.is_of_the_world else 1 if figure.unit == PEOPLE else 2


def _without(figures: list[Figure], others: list[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure not in others]


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

    def calls(self, view: View) -> FigureTopicCalls:
        return FigureTopicCalls(view)

    def head(self, view: View, record: Any) -> Head:
        topic = view.term("topics", record)
        words = view.language.sentence("figure topic: description", topic=topic, name=view.settings.name)
        return Head(topic, words, ("figures",))


KIND = FigureTopics()
