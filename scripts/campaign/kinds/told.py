"""What the records tell of an organisation, and of what happens near it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import zip_longest
from typing import Any

from campaign.kinds.case_study import StoryCalls
from campaign.kinds.network import Network
from campaign.kinds.pulse import is_new, today
from campaign.views.view import View

Member = Any  # campaign.kinds.member.Member, which builds on this


class ToldCalls:
    """What templates ask about what is told of members."""

    def __init__(self, view: View) -> None:
        self._view = view

    def told_of(self, member: Member) -> bool:
        """Whether a story, news or an event names an organisation."""
        return any(self._view.records.naming(kind, "members", member.id) for kind in ("case_studies", "news", "events"))

    def little_told(self, member: Member) -> bool:
        """Whether no website speaks for an organisation, and neither a story nor news names it."""
        records = self._view.records
        return not member.website and not any(records.naming(k, "members", member.id) for k in ("case_studies", "news"))

    def countries_of_networks(self, member: Member) -> list[str]:
        """The countries, by name, with members in the networks of an organisation that has no country itself."""
        membership = self._view.membership
        found = {code for one in membership.networks_of(member) for code in one.countries if not member.country}
        return self._view.countries_sorted(found & {*membership.countries})

    def stories_of(self, member: Member) -> list[Any]:
        """The stories that name an organisation: those of its own country first, of that alone before all, then the others, in their order."""
        told = [one for one in self._view.records.ordered("case_studies") if member.id in one.members]
        return sorted(told, key=lambda one: (member.country not in one.countries, len(one.countries) > 1))

    def stories_of_networks(self, networks: Iterable[Network]) -> list[Any]:
        """The stories of some networks or their members, in their order: one of each before the second of any."""
        each = [self._view.membership.cases_of_network(network) for network in networks]
        found = [story for row in zip_longest(*each) for story in row if story]
        return list({story.id: story for story in found}.values())

    def deeds_of(self, member: Member) -> list[tuple[str, Any]]:
        """The pages that tell of an organisation: its stories, then of the news, the newest first, those that tell something else: no
        story of its own leads to them, nor they to it.
        """
        stories = {f"case-studies/{one.id}": one for one in self.stories_of(member)}
        news = {f"news/{one.id}": one for one in self._view.records.ordered("news") if member.id in one.members}
        led = {path for path in news if any(self._leads(story, {path}) for story in stories)}
        return [
            *stories.items(),
            *((p, one) for p, one in news.items() if p not in led and not self._leads(p, {*stories})),
        ]

    def _leads(self, path: str, to: set[str]) -> bool:
        prose = self._view.by_path[path].prose
        links = {link.value.partition("#")[0].strip("/") for link in prose.links()} if prose else set[str]()
        called = (
            {f"case-studies/{call.words[0]}" for call in prose.calls() if call.name == "case"} if prose else set[str]()
        )
        return not to.isdisjoint(links | called)

    def heard_of(self, member: Member) -> Any:
        """The first of its stories in which it is somebody of its own who speaks: what is said of the voice names it."""
        names = [re.escape(name) for name in (member.acronym, member.name, *member.also) if name]
        own = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")
        heard = StoryCalls(self._view).heard(self.stories_of(member))
        quoted = ((story, self._view.quotation_of(f"case-studies/{story.id}")) for story in heard)
        return next((story for story, said in quoted if said and own.search(said[1])), None)

    def campaign_of(self, member: Member) -> Any:
        """The running campaign that names an organisation, and that is about what it works on before all."""
        named = [one for one in self._view.records.naming("campaigns", "members", member.id) if not one.until]
        return min(named, key=lambda one: not {*one.themes} & {*member.themes[:1]}, default=None)

    def news_near(self, member: Member) -> list[Any]:
        """The news of its country that do not name it and are still new, the newest first."""
        told = [item for item in self._view.records.ordered("news") if is_new(item.date, self._now)]
        return [item for item in told if member.country in item.countries and member.id not in item.members]

    def heard_near(self, member: Member) -> Any:
        """A story of its country that quotes somebody, where no story names the organisation: one that is about what it works on
        before all else, for other words would pass for its own; of whom nobody says what it works on, any. Of that country alone first.
        """
        records = self._view.records
        if not member.country or records.naming("case_studies", "members", member.id):
            return None
        told = records.naming("case_studies", "countries", member.country)
        near = [case for case in told if not member.themes or {*case.themes[:1]} & {*member.themes}]
        return min(StoryCalls(self._view).heard(near), key=lambda case: len(case.countries), default=None)

    def stories_near(self, member: Member) -> list[Any]:
        """The stories of its country on one of its themes that do not name it, in their order."""
        told = self._view.records.ordered("case_studies")
        near = (one for one in told if member.country in one.countries and member.id not in one.members)
        return [one for one in near if set(one.themes) & set(member.themes)]

    @cached_property
    def _now(self) -> str:
        return today(self._view.records)
