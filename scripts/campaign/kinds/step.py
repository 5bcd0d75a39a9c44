"""Dated steps of campaigns and stories, and the day by which somebody has to act."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from campaign.kinds.letter import Letter
from campaign.records.base import Record, Sources, Told
from campaign.records.fields import CountryCodes, Day, Text, When, Words
from campaign.records.marks import AHEAD, Come, Needs


class Step(Told):
    """One step: of a campaign, or the last one of a story. With its day or month it counts as news."""

    when: Annotated[When, Come()] = Field(
        description="Day or month, where a source prints it; else the year or the period."
    )
    text: Words = Field(description="One sentence: what was won or done.")
    won: Literal["yes"] | None = Field(None, description="yes: of a campaign, and won: it stands on the wall of wins.")
    headline: Annotated[Words, Needs(("won",))] | None = Field(
        None,
        description="What was won, in at most nine words and in the past tense: large on its poster, with the sentence below.",
        max_length=70,
    )
    countries: CountryCodes = Field([], description="Where it was won, if in single countries.")
    sources: Sources


class Action(Record):
    """Something that a reader can do now, and the page that helps with it."""

    text: Words = Field(description="One sentence that begins with a verb.")
    page: Text = Field(description="Page of this site, such as /case-studies/world-fund/")


class Deadline(Told):
    """The next date that counts for a campaign: who has to act by then is said in its sentence."""

    when: Annotated[Day, Come(AHEAD)] = Field(description="Day, or month, by which somebody has to act.")
    text: Words = Field(
        description="One sentence that stays true when the day has passed: who has to have done what by then."
    )
    action: Action | None = Field(
        None, description="What a reader can do until then, if it is not what the campaign asks anyway."
    )
    letter: Letter | None = Field(
        None,
        description="A letter that asks for this alone: it is shown on the page of the campaign, at #letter-deadline, until the deadline has passed. Other pages lead there by the action.",
    )
    sources: Sources
