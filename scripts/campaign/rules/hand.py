"""Rules for the hand of the network: what is put together is drawn, and what is drawn stands for something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from campaign.kinds.reading import HAND
from campaign.pages.routes import NOT_FOUND, OFFLINE, all_paths
from campaign.records import guesses
from campaign.records.base import Where
from campaign.records.problems import Problem
from campaign.views.content import Content
from campaign.views.hand import ACTS, EVERYWHERE
from campaign.views.looks import GENERATOR

FEW = 3  # places at which a name may be a slip of the pen


def names(content: Content) -> Iterator[Problem]:
    """What is put together from outlines names those that are there, and what stands for something is a sign.

    What is missing in more than ``FEW`` places was taken out: that is told once.
    """
    found = list(_names(content))
    times = Counter(problem.params["value"] for problem in found)
    told = set[str]()
    for problem in found:
        value = problem.params["value"]
        if times[value] <= FEW or value not in told:
            told.add(value)
            yield problem


def _names(content: Content) -> Iterator[Problem]:
    drawn = content.records.hand
    if drawn is None:
        return
    for where, piece in drawn.placed_pieces():
        if piece.name not in drawn.pieces:
            yield _unknown(content, where, piece.name, drawn.pieces, "pieces")
    if drawn.ring and drawn.ring not in drawn.pieces:
        yield _unknown(content, ("ring",), drawn.ring, drawn.pieces, "pieces")
    for what, standing in drawn.standing.items():
        for id, name in standing.items():
            if name not in drawn.signs:
                yield _unknown(content, (what, id), name, drawn.signs, "signs")
    for path, signs in drawn.lists.items():
        for n, name in enumerate(signs):
            if name not in drawn.signs:
                yield _unknown(content, ("lists", path, n), name, drawn.signs, "signs")


def _unknown(content: Content, where: Where, value: str, known: Collection[str], group: str) -> Problem:
    field = next(str(step) for step in reversed(where) if isinstance(step, str) and step != "pieces")
    params = {"value": value, "field": field, "other": group, "target": HAND}
    near = guesses.near(value, known)
    if near:
        return _at(content, where, "reference-near", params | {"suggestion": near})
    if not known:
        return _at(content, where, "reference-unknown", params)
    return _at(content, where, "drawing-unknown", params | {"choices": ", ".join(known)})


def uses(content: Content) -> Iterator[Problem]:
    """A sign stands for a theme, a kind or a page that the network has; a pattern, for one of its continents."""
    drawn = content.records.hand
    if drawn is None or lent(content):
        return
    pages, ids = all_paths(content), content.vocabulary.ids
    acts = [act for act in ACTS if act in pages or act == ACTS[0]]
    for what, names, known, others in (
        ("patterns", drawn.patterns, [*ids("continents"), EVERYWHERE], ()),
        ("themes", drawn.themes, list(content.records["themes"]), ()),
        ("kinds", drawn.kinds, ids("kinds"), ()),
        ("documents", drawn.documents, ids("documents"), ()),
        ("acts", drawn.acts, acts, pages),
        (
            "lists",
            drawn.lists,
            sorted(path for path in pages if path and "/" not in path),
            (*pages, NOT_FOUND, OFFLINE),
        ),
    ):
        for name in names:
            if name in known or name in others:
                continue
            params = {"value": name, "field": what, "choices": ", ".join(known) or "–"}
            near = guesses.near(name, [one for one in known if one not in names])
            if near:
                yield _at(content, (what, name), "drawing-unused-near", params | {"suggestion": near}, "note")
            else:
                yield _at(content, (what, name), "drawing-unused", params, "note")


def lent(content: Content) -> bool:
    """Whether a network draws with the file of the generator, which has signs for what that one has."""
    home = content.root.resolve()
    return home != GENERATOR and (home / HAND).resolve() == GENERATOR / HAND


def _at(content: Content, where: Where, code: str, params: dict[str, str], level: str = "problem") -> Problem:
    return Problem(HAND, *content.records.documents["hand"].place(where), code, params, level)


RULES = (names, uses)
