"""Dated steps of campaigns and stories, and the day by which somebody has to act."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from campaign.records.base import Sources, Told
from campaign.records.fields import CountryCodes, Moment, When, Words


class Step(Told):
    """One step: of a campaign, or the last one of a story. With its day or month it counts as news."""

    when: When = Field(description="Day or month, where a source prints it; else the year or the period.")
    text: Words = Field(description="One sentence: what was won or done.")
    won: Literal["yes"] | None = Field(None, description="yes: of a campaign, and won: it stands on the wall of wins.")
    countries: CountryCodes = Field([], description="Where it was won, if in single countries.")
    sources: Sources


class Deadline(Told):
    """The next date that counts for a campaign: who has to act by then is said in its sentence."""

    when: Moment = Field(description="Day, or month, by which somebody has to act.")
    text: Words = Field(
        description="One sentence that stays true when the day has passed: who has to have done what by then."
    )
    sources: Sources
