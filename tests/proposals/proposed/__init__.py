"""Correct proposals of those who look after a network's content: each changes a copy of it by hand.

A proposal is a function that is given a ``Copy``; its docstring says what it does. It names no fact of the content: it
looks for a record that fits, and raises ``AbsentError`` where the network has none. ``PROPOSALS`` has all of them by name.
Each must turn green: the check says nothing against it, the site builds, and keeps every promise. What turns red is a
fault of the house.
"""

from __future__ import annotations

from proposed import campaigns, events, networks, numbers, organisations, pictures, settings, stories, texts, words
from proposed.proposal import Proposal, proposals_of

PROPOSALS: dict[str, Proposal] = {
    name: proposal
    for module in (organisations, networks, numbers, events, stories, campaigns, pictures, texts, settings, words)
    for name, proposal in proposals_of(module).items()
}
