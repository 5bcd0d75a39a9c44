"""Rules for the places of a page: what leads to one finds it, and each has a name of its own.

Only the finished page knows its places, so it is made for that.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote

from campaign.kinds import filed_kinds
from campaign.pages.render import Renderer, renderers
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.views.content import Content

TEMPLATES = ("overrides", "overrides/pages", "overrides/components")
ID = re.compile(r'\sid="([^"]+)"')


def places(content: Content) -> Iterator[Problem]:
    """Every place to which a text, an action or a query leads is on its page, in each language in which it is asked for."""
    makers, known = renderers(content), dict[tuple[str, str], list[str] | None]()
    for place, value, own, codes in _links(content):
        page, _, anchor = value.partition("#")
        if not anchor or (page and not page.startswith("/")):
            continue
        path, lost = page.strip("/") if page else own, []
        for code in codes:
            if (code, path) not in known:
                known[code, path] = _places(makers[code], path)
            there = known[code, path]
            if there is not None and unquote(anchor) not in there:
                lost.append(code)
        if lost:
            yield Problem(*place, "anchor-missing", {"value": value, "language": ", ".join(lost)}, "note")


def own_names(content: Content) -> Iterator[Problem]:
    """No entry has the id of another part of the page on which it stands: a link to the one would lead to the other."""
    standing = {(k, id): k.shown_at(id) for k in filed_kinds() for id in content.records[k.name]}
    standing = {entry: place for entry, place in standing.items() if "#" in place}
    maker = renderers(content)[content.default]
    fixed, made = _parts(maker)
    times = Counter(standing.values())
    for (kind, id), place in standing.items():
        if not (id in fixed or made.fullmatch(id) or times[place] > 1):
            continue  # most: only where it may be so is the page made
        page = place.partition("#")[0]
        below = next((path for path in maker.view.by_path if path.startswith(f"{page}/")), page)
        for path in dict.fromkeys((page, below)):
            if (_places(maker, path) or []).count(id) > 1:
                params = {"value": id, "path": path, "suggestion": f"{kind.word}-{id}"}
                yield Problem(*content.records.place(kind.name, id, "id"), "id-taken", params)
                break


def _parts(maker: Renderer) -> tuple[set[str], re.Pattern[str]]:
    """What templates call the parts of their pages: all that stands in quotation marks, and what they make of a value and more."""
    looks = maker.view.looks
    source = "".join(looks.text(file) for folder in TEMPLATES for file in looks.files(folder, "*.html"))
    made = {(a, b) for a, b in re.findall(r'id="([^"{]*)\{\{[^}]*\}\}([^"{]*)"', source) if a or b}
    ways = "|".join(f"{re.escape(a)}.+{re.escape(b)}" for a, b in made)
    return set(re.findall(r'"([a-z0-9-]+)"', source)), re.compile(ways)


def _places(maker: Renderer, path: str) -> list[str] | None:
    """The places of a page; nothing where there is none, or where its template fails in whatever way, which the build tells."""
    page = maker.view.by_path.get(path)
    with suppress(Exception):
        return list(map(html.unescape, ID.findall(maker.document(page)))) if page else None
    return None


def _links(content: Content) -> Iterator[tuple[Place, str, str, list[str]]]:
    """Each link: where it stands, what it says, the page on which it stands, and the languages in which it is read."""
    everywhere, at = list(content.languages), content.records.place
    for campaign in content.records["campaigns"].values():
        for i, action in enumerate(campaign.actions):
            yield at("campaigns", campaign.id, "actions", i, "page"), action.page, "", everywhere
    for query in content.records["queries"].values():
        yield at("queries", query.id, "page"), query.page, "", everywhere
    for prose in content.every_text():
        for link in prose.links():
            yield (prose.file, link.line, link.column), link.value, prose.path, [prose.language]


TRIALS = (places, own_names)  # where something else is wrong, a page may not be made at all
