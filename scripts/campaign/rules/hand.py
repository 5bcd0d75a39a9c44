"""A rule for the hand of the network: what cannot be drawn is told before a build tries."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.records.problems import Problem
from campaign.views.content import Content
from campaign.views.hand import FILE, HandError
from campaign.views.looks import IDENTITY


def hand(content: Content) -> Iterator[Problem]:
    """Everything in ``hand.yml`` can be drawn."""
    try:
        content.hand.check()
    except HandError as error:
        yield Problem(f"{IDENTITY}/{FILE}", 1, 1, "hand-broken", {"value": str(error)})


RULES = (hand,)
