"""What stands on the posters and pictures of the wall of wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from campaign.kinds.win import WinCalls
from campaign.views.view import View


def win_cards(
    view: View, said: Callable[[str], dict[str, Any] | None], continent: str | None = None
) -> list[dict[str, Any]]:
    """A card for each win, the newest first; ``said`` makes words of the data ready for a template.

    Of a ``continent``: those of its countries, since what was won for all was not won there alone.
    """
    calls = WinCalls(view)
    return [
        {
            "record": [win.path.partition("/")[0].replace("-", "_"), win.record.id],
            "id": win.id,
            "year": view.language.years(win.year),
            "period": view.language.years(win.period) if win.period else "",
            "words": said(win.headline or win.words),
            "below": said(win.words) if win.headline else None,
            "title": view.title_of(win.path),
            "title_lang": view.by_path[win.path].content_language,
            "place": calls.place(win),
            "continent": calls.continent(win),
        }
        for win in calls.all
        if continent is None or continent in calls.continents(win)
    ]
