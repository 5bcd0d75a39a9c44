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
from campaign.pages.render import renderers
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.views.content import Content
from campaign.views.view import View

TEMPLATES = ("overrides", "overrides/pages", "overrides/components")
ID = re.compile(r'\sid="([^"]+)"')


class _Pages:
    """The pages of a network as far as they were asked for, each made once."""

    def __init__(self, content: Content) -> None:
        self.makers = renderers(content)
        self._known: dict[tuple[str, str], list[str] | None] = {}

    def places(self, code: str, path: str) -> list[str] | None:
        """The ids on a page; nothing where there is none, or where its template fails in whatever way, which the build tells."""
        if (code, path) not in self._known:
            maker = self.makers[code]
            page, found = maker.view.by_path.get(path), None
            with suppress(Exception):
                found = list(map(html.unescape, ID.findall(maker.document(page)))) if page else None
            self._known[code, path] = found
        return self._known[code, path]


def places(content: Content) -> Iterator[Problem]:
    """What leads to a place of a page finds it, and each place has a name of its own."""
    pages = _Pages(content)
    yield from _lost(content, pages)
    yield from _taken(content, pages)


def _lost(content: Content, pages: _Pages) -> Iterator[Problem]:
    """Every place to which a text, an action or a query leads is on its page, in each language in which it is asked for."""
    for place, value, own, codes in _links(content):
        page, _, anchor = value.partition("#")
        if not anchor or (page and not page.startswith("/")):
            continue
        there = {code: pages.places(code, page.strip("/") if page else own) for code in codes}
        lost = [code for code, ids in there.items() if ids is not None and unquote(anchor) not in ids]
        if lost:
            yield Problem(*place, "anchor-missing", {"value": value, "language": ", ".join(lost)}, "note")


def _taken(content: Content, pages: _Pages) -> Iterator[Problem]:
    """No entry has the id of another part of the page on which it stands: a link to the one would lead to the other."""
    standing = {(k, id): k.shown_at(id) for k in filed_kinds() for id in content.records[k.name]}
    standing = {entry: place for entry, place in standing.items() if "#" in place}
    view = pages.makers[content.default].view
    fixed, made = _parts(view)
    times = Counter(standing.values())
    for (kind, id), place in standing.items():
        if not (id in fixed or made.fullmatch(id) or times[place] > 1):
            continue  # most: only where it may be so is the page made
        page = place.partition("#")[0]
        below = next((path for path in view.by_path if path.startswith(f"{page}/")), page)
        for path in dict.fromkeys((page, below)):
            if (pages.places(content.default, path) or []).count(id) > 1:
                params = {"value": id, "path": path, "suggestion": f"{kind.word}-{id}"}
                yield Problem(*content.records.place(kind.name, id, "id"), "id-taken", params)
                break


def _parts(view: View) -> tuple[set[str], re.Pattern[str]]:
    """What templates call the parts of their pages: all that stands in quotation marks, and what they make of a value and more."""
    source = "".join(view.looks.text(file) for folder in TEMPLATES for file in view.looks.files(folder, "*.html"))
    made = {(a, b) for a, b in re.findall(r'id="([^"{]*)\{\{[^}]*\}\}([^"{]*)"', source) if a or b}
    ways = "|".join(f"{re.escape(a)}.+{re.escape(b)}" for a, b in made)
    return set(re.findall(r'"([a-z0-9-]+)"', source)), re.compile(ways)


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


TRIALS = (places,)  # where something else is wrong, a page may not be made at all
