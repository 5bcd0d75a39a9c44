"""Where an entry of the data leads: to a page of the site, or to a place on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from campaign.kinds import kinds
from campaign.pages.routes import template_of, written_kinds
from campaign.records import guesses
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.views.content import Content

ELSEWHERE = re.compile(r"[a-z]+:|//", re.IGNORECASE)
ID = re.compile(r'\bid="([^"{]+)"')


def leads(content: Content, place: Place, value: str, paths: Collection[str]) -> Iterator[Problem]:
    """What is wrong with ``value``, which stands at ``place``. ``paths``: every address of the site, without language."""
    page, _, anchor = value.partition("#")
    if near := meant_page(content, value, paths):
        yield Problem(*place, "prose-link-near", {"value": value, "suggestion": near})
    elif ELSEWHERE.match(value):
        yield Problem(*place, "page-outside", {"value": value})
    elif page.strip("/") not in paths:
        yield Problem(*place, "prose-link", {"value": value})
    else:
        for code in without(content, page.strip("/"), anchor) if anchor else ():
            yield Problem(*place, "anchor-missing", {"value": value, "language": code}, "note")


def meant_page(content: Content, address: str, paths: Collection[str]) -> str | None:
    """The address of a page that was written with a language or the host in front, in capitals, without the slash at its
    beginning, by its file, or as it was called before. Nothing where it is right as it stands.
    """
    home = content.settings.address
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


def without(content: Content, path: str, anchor: str) -> Iterator[str]:
    """The languages in which the page at ``path`` has no place of that name.

    A text has its headings, and what its template has; some pages have the records that stand there. A page whose places only
    its template knows, such as the list of figures, is not looked into.
    """
    folder, _, id = path.partition("/")
    known = next(
        (found for k in kinds() if k.folder == folder and id and (found := k.places(content.records, id))), None
    )
    if path not in content.prose:
        yield from content.languages if known and anchor not in known else ()
        return
    kind, template = written_kinds().get(folder), template_of(content, path)
    if not ((kind and id) or template == "prose"):
        return
    if kind and id and anchor in kind.absent(content.records, id):
        yield from content.languages
        return
    if anchor in ID.findall(content.looks.text(f"overrides/pages/{template}.html")):
        return
    for code, prose in content.prose[path].items():
        if anchor not in ID.findall(prose.reading.html):
            yield code
