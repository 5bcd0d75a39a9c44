"""Descriptions of pages that are made from data, of the length that search engines show."""

from __future__ import annotations

from campaign.views.view import LONGEST_DESCRIPTION, View

SHORTEST_DESCRIPTION = 120  # what would leave half of the place empty


def with_ending(view: View, description: str, ending: str) -> str:
    """A description that is long enough: with the first ending that brings it to 120–155 signs.

    The endings are the sentences whose ids begin with ``ending``, in their order.
    """
    if len(description) >= SHORTEST_DESCRIPTION:
        return description
    longer = [f"{description} {words}" for words in view.language.sentences(ending, name=view.settings.name)]
    fitting = (d for d in longer if SHORTEST_DESCRIPTION <= len(d) <= LONGEST_DESCRIPTION)
    return next(fitting, max(longer, key=len, default=description))
