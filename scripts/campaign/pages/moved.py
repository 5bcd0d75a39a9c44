"""Old addresses, and where each leads: data/redirects.yml in every language of the site."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.views.content import Content


@dataclass(frozen=True)
class Moved:
    """An old address below the site's folder (``fr/node/12``), and the language and path of the page that took its place."""

    old: str
    language: str
    path: str


def moved(content: Content) -> list[Moved]:
    """Every old address. One without a language counts in each, unless another entry names it there."""
    entries = content.records["redirects"]
    found: dict[str, Moved] = {}
    for old, entry in entries.items():
        path, first = entry.to.strip("/"), old.partition("/")[0]
        for code in [first] if first in content.languages else content.languages:
            there = old if code in (first, content.default) else f"{code}/{old}"
            if there == old or there not in entries:
                found[there] = Moved(there, code, path)
    return list(found.values())
