"""The life of a network: what it did year by year, and what else its page tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from campaign.kinds.case_study import StoryCalls
from campaign.kinds.event import Event
from campaign.kinds.pulse import is_past, month_number, today
from campaign.records.fields import has_month
from campaign.views.view import View

MEANWHILE = 3  # how much of what happened in its country stands beside what a network did


@dataclass(frozen=True)
class Deed:
    """Something in the life of a network: when (a day, a month or the years it took), and the page that tells it.

    ``title`` and ``words`` are those of the data; empty where the page says them. ``own``: it names the network or one of its
    members, and not only their country. ``more``: what else tells of the same.
    """

    when: str
    path: str
    title: Any = ""
    words: Any = ""
    own: bool = True
    more: tuple[Deed, ...] = ()

    @property
    def end(self) -> str:
        """By which deeds are put in order: the day, or the last year of a period."""
        return self.when[5:] if len(self.when) == len("2014-2021") else self.when

    def is_near(self, other: Deed) -> bool:
        """Whether both may be one event: at most two months apart, or in one year where nobody says the month of both."""
        if not (has_month(self.end) and has_month(other.end)):
            return self.end[:4] == other.end[:4]
        return abs(month_number(self.end) - month_number(other.end)) <= TOGETHER


@dataclass(frozen=True)
class Life:
    """What the page of a network tells of it.

    ``deeds``: what it and its members did; ``meanwhile``: what happened in its country, but not by it. ``voice``: a story of its
    countries that quotes somebody. Stories besides: what was ``won`` in its countries, of a national one in its country alone;
    ``shared`` with others; of a continental one, from ``elsewhere``. ``another``: a story to read next, which lies further down
    and is not the voice.
    """

    deeds: list[Deed]
    meanwhile: list[Deed] = field(default_factory=list)
    voice: Any = None
    won: list[Any] = field(default_factory=list)
    shared: list[Any] = field(default_factory=list)
    elsewhere: list[Any] = field(default_factory=list)
    another: Any = None


TOGETHER = 2  # months


class LifeCalls:
    """What templates ask about the life of networks: ``networks.life(network)``."""

    def __init__(self, view: View) -> None:
        self._view = view

    def life(self, network: Any) -> Life:
        """All of it that a page of its own tells. Each story stands there once, but for the voice."""
        deeds, cases = self.deeds(network), self._cases(network)
        own, around = [deed for deed in deeds if deed.own], [deed for deed in deeds if not deed.own]
        there = {*network.countries, network.country}
        here = [case for case in cases if not there.isdisjoint(case.countries)]
        voice = self._voice(network, here)
        if network.level == "continental":
            left = _untold(cases, own)
            won = [case for case in left if case in here and case is not voice]
            return Life(own, voice=voice, won=won, elsewhere=self._by_nearness(network, _without(left, here)))
        meanwhile = around[:MEANWHILE]
        left = [case for case in _untold(cases, own + meanwhile) if case is not voice]
        won = [case for case in left if case.countries == [network.country]]
        another = _without(here, [voice])[-1] if len(here) > MEANWHILE else None
        return Life(own, meanwhile, voice, won, _without(left, won), another=another)

    def _voice(self, network: Any, cases: list[Any]) -> Any:
        """Of some stories that quote somebody, one that names a network itself, and not only its members; then, of a national one, of one
        country alone, and of a continental one of several. A national one is not heard in a story of several countries that is about
        something else.
        """
        themes = {*self._view.membership.themes_of(network)}

        def order(case: Any) -> tuple[bool, bool]:
            named = network.id in case.networks or network.member in case.members
            return not named, (len(case.countries) > 1) != (network.level == "continental")

        def fits(case: Any) -> bool:
            alone = network.level == "continental" or len(case.countries) == 1
            return alone or network.id in case.networks or not themes.isdisjoint(case.themes)

        return min(filter(fits, StoryCalls(self._view).heard(cases)), key=order, default=None)

    def around(self, continent: str) -> list[Deed]:
        """What happened in the countries of the networks of a continent, the newest first: what each did itself is on its own page."""
        networks = self._view.membership.networks_on(continent)
        found = [deed for network in networks for deed in self.deeds(network) if not deed.own]
        return sorted(found, key=lambda deed: deed.end, reverse=True)

    def _cases(self, network: Any) -> list[Any]:
        """The stories that name a network or one of its members, or else those of its country."""
        named = self._view.membership.cases_of_network(network)
        return named or self._view.records.related("case_studies", countries=network.country)

    def _by_nearness(self, network: Any, cases: list[Any]) -> list[Any]:
        """Stories of other countries: of the continent of a network first, then of the world."""
        there = {*self._view.membership.countries_in(network.continent)}
        return sorted(cases, key=lambda case: (there.isdisjoint(case.countries), bool(case.countries)))

    def deeds(self, network: Any) -> list[Deed]:
        """What happened in a network since it began, the newest first."""
        told = [*_told_once(self._of(network)), *self._dates(network)]
        return sorted(told, key=lambda deed: deed.end, reverse=True)

    def _of(self, network: Any) -> Iterator[tuple[Any, Deed]]:
        """What names a network, and what happened in its countries, since it began and until the newest day of the data; of a national
        one also what names its members, and what was won, which the page of a continental one tells by itself.
        """
        began, now = (network.founded or "")[:4], today(self._view.records)
        for record, deed in self._told(wins=network.level == "national"):
            own = self._names(record, network)
            if (own or self._is_there(record, network)) and deed.end[:4] >= began and not is_past(now, deed.end):
                yield record, replace(deed, own=own)

    def _dates(self, network: Any) -> list[Deed]:
        """The dates of the whole that name a network: they are its own."""
        named = [one for one in self._view.records["timeline"].values() if network.id in one.networks]
        return [
            Deed(one.date.isoformat() if one.date else one.year, f"about#{one.id}", one.text)
            for one in named
            if self._view.has_page("about")
        ]

    def _told(self, wins: bool) -> Iterator[tuple[Any, Deed]]:
        """What may be told: news first, then events, then stories that were won, if they are to be told; each with its record."""
        records = self._view.records
        for item in records.ordered("news"):
            yield item, Deed(item.date, f"news/{item.id}")
        for event in records["events"].values():
            yield event, Deed(event.start, f"events#{event.id}", event.title, event.summary or "")
        for story in (story for story in records["case_studies"].values() if wins and story.is_win):
            path = f"case-studies/{story.id}"
            yield story, Deed(story.won_in or story.years, path, words=story.outcome)

    def _names(self, record: Any, network: Any) -> bool:
        """Whether a record is of a network. What is of all continental ones is of that in whose countries it took place, if of any;
        news from one country that name none of the members are of that country.
        """
        membership = self._view.membership
        every = {one.id for one in membership.continental_networks}
        named = {network.member, *(member.id for member in membership.members_of(network))} & {*record.members}
        if network.level == "national":
            return network.id in record.networks or bool(named)
        if every <= {*record.networks}:
            return not {*network.countries}.isdisjoint(record.countries)
        wide = isinstance(record, Event) or len(record.countries) != 1
        return network.id in record.networks and (wide or bool(named))

    def _is_there(self, record: Any, network: Any) -> bool:
        """Whether a record tells what happened in the countries of a network: news or a story of one of them alone."""
        there = [*network.countries, *([network.country] if network.country else [])]
        alone = len(record.countries) == 1 and not isinstance(record, Event)
        return alone and record.countries[0] in there


def _told_once(found: Iterable[tuple[Any, Deed]]) -> list[Deed]:
    """Of one event one deed: what tells of it too, in the same countries, on a common theme and at the same time, goes with the first."""
    told: list[tuple[Any, Deed]] = []
    for record, deed in found:
        same = (at for at, (one, first) in enumerate(told) if _is_one(record, one) and deed.is_near(first))
        at = next(same, None)
        if at is None:
            told.append((record, deed))
        else:
            one, first = told[at]
            told[at] = one, replace(first, own=first.own or deed.own, more=(*first.more, deed))
    return [deed for _, deed in told]


def _is_one(record: Any, other: Any) -> bool:
    """Whether two records may tell of one event: of the same countries and of a common theme."""
    return {*record.countries} == {*other.countries} and not {*record.themes}.isdisjoint(other.themes)


def _without(cases: Iterable[Any], others: list[Any]) -> list[Any]:
    return [case for case in cases if case not in others]


def _untold(cases: Iterable[Any], deeds: Iterable[Deed]) -> list[Any]:
    """The stories that none of some deeds tells."""
    paths = {one.path for deed in deeds for one in (deed, *deed.more)}
    return [case for case in cases if f"case-studies/{case.id}" not in paths]
