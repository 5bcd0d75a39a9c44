"""Rules that need the finished page: it can be made, what leads to a place of it finds it, and each place has its own name."""

from __future__ import annotations

import html
import re
import traceback
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from campaign.kinds import filed_kinds
from campaign.kinds.campaign import KIND as CAMPAIGNS
from campaign.pages.render import Renderer
from campaign.pages.routes import views
from campaign.records.alphabet import fold
from campaign.records.base import Record
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.rules.leading import asked
from campaign.views.content import Content
from campaign.views.page import Page
from campaign.views.view import View

TEMPLATES = ("overrides", "overrides/pages", "overrides/components")
ID = re.compile(r'\sid="([^"]+)"')


class _Pages:
    """The places of the pages of a network.

    A page is made once at most, in the default language: a template calls the parts of its page the same in each. Only the
    headings of a text are called by their words.
    """

    def __init__(self, content: Content) -> None:
        self._views = views(content)
        self._maker = Renderer(self._views[content.default])
        self.view = self._maker.view
        self._made: dict[str, list[str] | None] = {}
        self.failed: dict[str, tuple[str, int, str]] = {}  # file and line of the template, and what Python says

    def made(self, path: str) -> list[str] | None:
        """The ids on a page; nothing where there is none, or where it cannot be made, for whatever reason: see ``failed``."""
        if path not in self._made:
            page, found = self.view.by_path.get(path), None
            try:
                found = list(map(html.unescape, ID.findall(self._maker.document(page)))) if page else None
            except Exception as error:
                self.failed[path] = *_template(error), f"{type(error).__name__}: {error}".rstrip(".")
            self._made[path] = found
        return self._made[path]

    def lacks(self, code: str, path: str, anchor: str) -> bool:
        """Whether a page has no such place in a language; no, where nobody can tell."""
        page = self._views[code].by_path.get(path)
        if page is None or anchor in _headings(page):
            return False
        made = self.made(path)
        if made is None or anchor not in made:
            return made is not None
        # A heading of the default language: unless the page has such a part itself, where the heading has left it the name.
        return anchor in _headings(self.view.by_path[path]) and f"{anchor}-text" not in made

    def near(self, code: str, path: str, anchor: str) -> str | None:
        """The heading of a text that is meant by its words, or by letters with their marks."""
        page = self._views[code].by_path.get(path)
        headings = sorted(_headings(page)) if page else []
        return next((id for id in headings if _plain(id) == _plain(anchor)), None)


@lru_cache(maxsize=1)
def _pages_of(content: Content) -> _Pages:
    """The same pages for both rules that ask for them."""
    return _Pages(content)


def _template(error: Exception) -> tuple[str, int]:
    """Where in the templates something went wrong: the innermost of them, and its line."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        _, folder, name = frame.filename.rpartition("/overrides/")
        if folder:
            return f"overrides/{name}", frame.lineno or 1
    return "overrides", 1


def _plain(anchor: str) -> str:
    return fold(anchor).replace(" ", "-")


def _headings(page: Page) -> set[str]:
    """The places that the text of a page has by itself."""
    return set(map(html.unescape, ID.findall(page.prose.reading.html))) if page.prose else set()


def places(content: Content) -> Iterator[Problem]:
    """What leads to a place of a page finds it, and each place has a name of its own."""
    pages = _pages_of(content)
    yield from _lost(content, pages)
    yield from _taken(content, pages)


def pages(content: Content) -> Iterator[Problem]:
    """Each page can be made: of those of one kind, one for each choice of fields that are filled in.

    A build finds out by itself. The first that fails is told: most often all others fail by the same.
    """
    tried = _pages_of(content)
    chosen = {_shape(page): path for path, page in tried.view.by_path.items()}
    for path in chosen.values():
        if tried.made(path) is None:
            file, line, said = tried.failed[path]
            yield Problem(file, line, 1, "page-unmade", {"path": f"/{path}", "value": said})
            return


def _shape(page: Page) -> tuple[str, object]:
    """What a page is like for its template; one that is not of a record is like no other."""
    fields = frozenset(page.record.model_fields_set) if isinstance(page.record, Record) else page.path
    return page.kind, fields


def _lost(content: Content, pages: _Pages) -> Iterator[Problem]:
    """Every place to which a text, an action or a query leads is on its page, in each language in which it is asked for."""
    campaigns = content.records["campaigns"].values()
    over = {
        f"{CAMPAIGNS.shown_at(campaign.id)}#letter" for campaign in campaigns if campaign.until and not campaign.letter
    }
    for place, value, own, codes in _links(content):
        page, _, anchor = value.partition("#")
        if not anchor or (page and not page.startswith("/")):
            continue
        path = page.strip("/") if page else own
        # The page of a campaign that is over keeps that place for old links, and has no letter there.
        over_there = f"{path}#{anchor}" in over
        lost = [code for code in codes if over_there or pages.lacks(code, path, unquote(anchor))]
        if lost:
            near = pages.near(lost[0], path, unquote(anchor))
            params = {"value": value, "language": ", ".join(lost), "suggestion": f"{page}#{near}"}
            yield Problem(*place, "anchor-near" if near else "anchor-missing", params, "note")


def _taken(content: Content, pages: _Pages) -> Iterator[Problem]:
    """No entry has the id of another part of the page on which it stands: a link to the one would lead to the other."""
    standing = {(k, id): k.shown_at(id) for k in filed_kinds() for id in content.records[k.name]}
    standing = {entry: place for entry, place in standing.items() if "#" in place}
    fixed, made = _parts(pages.view)
    times = Counter(standing.values())
    for (kind, id), place in standing.items():
        if not (id in fixed or made.fullmatch(id) or times[place] > 1):
            continue  # most: only where it may be so is the page made
        page = place.partition("#")[0]
        below = next((path for path in pages.view.by_path if path.startswith(f"{page}/")), page)
        for path in dict.fromkeys((page, below)):
            if (pages.made(path) or []).count(id) > 1:
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
    for place, action, _ in asked(content):
        yield place, action.page, "", everywhere
    for query in content.records["queries"].values():
        yield at("queries", query.id, "page"), query.page, "", everywhere
    for prose in content.every_text():
        for link in prose.links():
            yield (prose.file, link.line, link.column), link.value, prose.path, [prose.language]


TRIALS = (places, pages)  # where something else is wrong, a page may not be made at all
