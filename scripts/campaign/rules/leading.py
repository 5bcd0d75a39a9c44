"""Where an entry of the data leads: to a page of the site. Whether a page has a place of a name: ``rules.places``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from campaign.kinds import kind_named
from campaign.kinds.step import Action
from campaign.records import guesses
from campaign.records.base import entries_of
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.views.content import Content

ASKING = ("campaigns", "news")  # kinds whose entries ask something of a reader
ELSEWHERE = re.compile(r"[a-z]+:|//", re.IGNORECASE)


def asked(content: Content) -> Iterator[tuple[Place, Action, str]]:
    """What entries ask of a reader: where the page stands that helps with it, the action, and the page of the entry itself."""
    for name in ASKING:
        for entry in content.records[name].values():
            for where, action in entries_of(entry):
                if isinstance(action, Action):
                    yield (
                        content.records.place(name, entry.id, *where, "page"),
                        action,
                        kind_named(name).shown_at(entry.id),
                    )


def leads(content: Content, place: Place, value: str, paths: Collection[str], own: str = "") -> Iterator[Problem]:
    """What is wrong with ``value``, which stands at ``place``. ``paths``: every address of the site, without language; ``own``:
    that of the entry itself, which a place without a page means.
    """
    if own and value.startswith("#"):
        yield Problem(*place, "prose-link-near", {"value": value, "suggestion": _written(own, value)})
    elif near := meant_page(content, value, paths):
        yield Problem(*place, "prose-link-near", {"value": value, "suggestion": near})
    elif ELSEWHERE.match(value):
        yield Problem(*place, "page-outside", {"value": value})
    elif value.startswith("#") or value.partition("#")[0].strip("/") not in paths:
        yield Problem(*place, "prose-link", {"value": value})


def meant_page(content: Content, address: str, paths: Collection[str]) -> str | None:
    """The address of a page that was written with a language or the host in front, in capitals, without the slash at its
    beginning, by its file, or as it was called before. Nothing where it is right as it stands.
    """
    home = content.settings.address
    if address.startswith("#"):
        return None
    path, mark, anchor = address.removeprefix(home).partition("#")
    if path.strip("/") in paths:
        return None if address.startswith("/") else _written(path, mark + anchor)
    older = content.records["redirects"].get(path.strip("/"))
    if older and older.to.strip("/") in paths:
        return _written(older.to, mark + anchor)
    path = re.sub(r"(?:/?index)?\.md$", "", path)  # the file of a text instead of its address
    steps = [step for step in path.lower().split("/") if step not in ("", ".", "..")]
    wanted = "/".join(steps[1:] if steps and steps[0] in content.languages else steps)
    near = wanted if wanted in paths else _near(wanted.split("/"), paths)
    return _written(near, mark + anchor) if near and not path.startswith("/data/") else None


def _near(steps: list[str], paths: Collection[str]) -> str | None:
    """The page whose address differs by a slip of the pen from these steps, each of which is compared with its neighbours."""
    others = [path.split("/") for path in paths]
    for i, step in enumerate(steps):
        there = {path[i] for path in others if len(path) == len(steps) and path[:i] == steps[:i]}
        prefix = step[:3] if re.match("[a-z]{2}-", step) else ""  # of a country
        right = step if step in there else guesses.near(step, there, prefix)
        if not right:
            return None
        steps[i] = right
    return "/".join(steps)


def _written(path: str, rest: str) -> str:
    return f"/{path.strip('/')}/".replace("//", "/") + rest
