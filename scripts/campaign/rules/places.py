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

from campaign.kinds import filed_kinds, kind_named
from campaign.pages.render import Renderer, renderers
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.views.content import Content

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
    """No entry has the id of another part of the page on which it stands: a link to the one would lead to the other.

    Looked at are the pages with places of entries, and one of each kind; what is right on it is right on the others.
    """
    maker = renderers(content)[content.default]
    standing = {(kind, id): kind.shown_at(id) for kind in filed_kinds() for id in content.records[kind.name]}
    pages = dict.fromkeys(place.partition("#")[0] for place in standing.values() if "#" in place)
    firsts = {page.kind: page.path for page in reversed(maker.view.by_path.values())}
    told = set[str]()
    for path in {**pages, **dict.fromkeys(firsts.values())}:
        for id, times in Counter(_places(maker, path) or ()).items():
            if times == 1 or id in told:
                continue
            told.add(id)
            named = sorted((s.partition("#")[0] != path, kind.name) for (kind, one), s in standing.items() if one == id)
            if named:  # else a template is at fault
                kind = named[0][1]
                params = {"value": id, "path": path, "suggestion": f"{kind_named(kind).word}-{id}"}
                yield Problem(*content.records.place(kind, id, "id"), "id-taken", params)


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
