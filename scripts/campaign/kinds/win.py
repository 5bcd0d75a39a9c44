"""The wall of wins: what organised people have changed, from the outcomes of stories and the won steps of campaigns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from campaign.kinds.campaign import Campaign
from campaign.kinds.choices import EVERYWHERE, continent_options, continents_of, theme_options
from campaign.kinds.kind import Kind
from campaign.kinds.pulse import DAY
from campaign.kinds.step import Step
from campaign.records.store import Store
from campaign.views.view import View


@dataclass(frozen=True)
class Win:
    """One win: the day, year or period that the data give, and the sentence that says what changed.

    ``won_in`` is the year of the win where the period goes on after it, ``countries`` are those in which it was won, ``latest``
    is the last step of a story, which says where it stands. ``record`` is the story or the campaign, ``path`` its page,
    ``step`` the won one of a campaign. ``leads_to`` is the place that tells of this win alone: the story, or of a step the news of
    that day on its campaign, or else its place on the page of the campaign.
    """

    id: str
    when: str
    words: str
    path: str
    record: Any
    leads_to: str
    countries: tuple[str, ...] = ()
    latest: Step | None = None
    won_in: str | None = None
    step: Step | None = None

    @property
    def headline(self) -> str | None:
        """The few words of a story or a step that stand large."""
        return self.step.headline if self.step else getattr(self.record, "headline", None)

    @property
    def end(self) -> str:
        """By which wins are put in order: the day, or the last year of a period."""
        when = self.won_in or self.when
        return when[5:] if len(when) == len("2014-2021") else when

    @property
    def year(self) -> str:
        """The year of the win, which stands large on a poster."""
        return self.end[:4]

    @property
    def period(self) -> str:
        """The years that it took, where the data give them; they stand small."""
        return self.when if self.end != self.when else ""


def wins(records: Store) -> dict[str, Win]:
    """Every win by its id, the newest first. A story of which no source says when has none, and one that was not won."""
    found = [
        Win(
            story.id,
            story.years,
            story.outcome,
            f"case-studies/{story.id}",
            story,
            f"case-studies/{story.id}",
            tuple(story.countries),
            story.latest,
            story.won_in,
        )
        for story in records["case_studies"].values()
        if story.is_win
    ]
    for campaign in records["campaigns"].values():
        for n, step in enumerate((step for step in campaign.steps if step.won), 1):
            id = f"{campaign.id}-{n}"
            while id in records["case_studies"]:
                id = f"campaign-{id}"
            path = f"campaigns/{campaign.id}"
            told = _news_of(records, campaign, step) or f"{path}#{id}"
            found.append(Win(id, step.when, step.text, path, campaign, told, tuple(step.countries), step=step))
    return {win.id: win for win in sorted(found, key=lambda win: win.end, reverse=True)}


def _news_of(records: Store, campaign: Campaign, step: Step) -> str:
    """The page of the news that tell of a step: on its campaign, of the same day or month and, of several, of the same countries."""
    told = [item for item in records.related("news", campaigns=campaign.id) if item.date[:DAY] == step.when[:DAY]]
    same = [item for item in told if {*item.countries} == {*step.countries}]
    found = same or (told if len(told) == 1 else [])
    return f"news/{found[0].id}" if found else ""


class WinCalls:
    """What templates ask about wins: ``wins.all``."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def all(self) -> list[Win]:
        """Every win, the newest first."""
        return list(wins(self._view.records).values())

    def anchor(self, step: Step) -> str:
        """By which id a won step is found on the page of its campaign; empty where it was not won."""
        return next((win.id for win in self.all if win.step is step), "")

    def continents(self, win: Win) -> list[str]:
        """The continents of the countries of a win, of those that the network has; without any, it was won everywhere."""
        return continents_of(self._view, win.countries)

    def continent(self, win: Win) -> str:
        """The one whose colour a win has; empty where it belongs to no single one."""
        found = self.continents(win)
        return found[0] if len(found) == 1 and found != [EVERYWHERE] else ""

    def continent_options(self) -> list[tuple[str, str]]:
        """Continents that have wins, and their names, for a choice."""
        return continent_options(self._view, (win.countries for win in self.all))

    def place(self, win: Win) -> str:
        """The countries of a win as words; empty where it was won in no single one."""
        return self._view.language.list(map(self._view.language.country, win.countries))

    def theme_options(self) -> list[tuple[str, str]]:
        """Themes that have wins, and their names, for a choice."""
        return theme_options(self._view, (win.record.themes for win in self.all))


class Wins(Kind):
    """Wins: all on one page, which a network has as soon as it writes its text."""

    name, order, listed, optional, schema_type = "wins", 52, "wins", True, "CollectionPage"

    def entries(self, records: Store) -> Mapping[str, Any]:
        return wins(records)

    def calls(self, view: View) -> WinCalls:
        return WinCalls(view)


KIND = Wins()
