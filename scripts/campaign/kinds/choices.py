"""What a filter offers: the continents and themes of what stands in a list."""

from __future__ import annotations

from collections.abc import Iterable

from campaign.views.view import View

EVERYWHERE = "world"  # the continent of what is about all of them, or of which nobody says where


def continents_of(view: View, countries: Iterable[str]) -> list[str]:
    """The continents of some countries, of those that the network has; without any, it is about everywhere."""
    found = {view.membership.continent_of(country) for country in countries}
    return [c for c in view.membership.continents if c in found] or [EVERYWHERE]


def continent_options(view: View, listed: Iterable[Iterable[str]]) -> list[tuple[str, str]]:
    """The continents of a list, of which each entry gives its countries, and their names; at the end, where there are such
    entries, those of no single one.
    """
    known = {continent for countries in listed for continent in continents_of(view, countries)}
    options = [(c, view.term("continents", c)) for c in view.membership.continents if c in known]
    return options + ([(EVERYWHERE, view.language.sentence("wins: everywhere"))] if EVERYWHERE in known else [])


def theme_options(view: View, listed: Iterable[Iterable[str]]) -> list[tuple[str, str]]:
    """The themes of a list, of which each entry gives its own, and their names."""
    known = {theme for themes in listed for theme in themes}
    themes = view.records["themes"].values()
    return [(theme.id, view.language.plain(theme.name)) for theme in themes if theme.id in known]
