"""A page in, HTML out. The templates in ``overrides/`` are Jinja; no engine is needed to fill them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cached_property
from itertools import count
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape

from campaign.kinds import answering, kinds
from campaign.kinds.newsletter import Issue
from campaign.pages.drawings import DrawingCalls
from campaign.pages.maps import MapCalls
from campaign.pages.meta import MetaCalls
from campaign.pages.routes import OFFLINE, not_found_page, offline_page, views
from campaign.pages.sharing import SharingCalls
from campaign.pages.templating import environment
from campaign.views.content import Content
from campaign.views.page import Page
from campaign.views.view import View
from campaign.words.borrowed import borrowed, settled, unsigned
from campaign.words.language import INTERFACE, Language, filled
from campaign.words.markdown import to_html
from campaign.words.reader import Call
from campaign.words.signs import parted, whole
from campaign.words.told import told_of

ANCHORS = re.compile(r'<h[2-6] id="([^"]+)"')
RULE = "<hr />"  # how Markdown writes the line below which a text says on what it rests
Printed = Mapping[str, int]  # printed files of one language: {path below its folder: size in bytes}


class Renderer:
    """Renders the pages of one language. ``printed``: what there is to download.

    ``preview`` leaves out the content security policy, which would forbid the reloading script of a preview server.
    """

    def __init__(self, view: View, printed: Printed | None = None, preview: bool = False) -> None:
        self.view = view
        self._prose: dict[str, Markup] = {}
        self.env = environment(view.looks.templates)
        self.env.globals |= words_in_templates(view.language) | names_in_templates(view, printed or {}, preview)
        self.env.globals["offline_address"] = lambda: self._offline_address
        self.env.globals["told_in"] = self.told_in

    def prose(self, page: Page) -> Markup:
        """The text of a page as HTML, its calls answered."""
        if page.prose is None:
            return Markup("")
        if page.path not in self._prose:  # the same text serves the page and the search index
            view = self.view if page.translated else self.view.telling(page.content_language)
            html = Markup(
                to_html(page.prose, lambda call: self._answer(call, view), self.view.target)
            )  # it lets no HTML of a text through
            said, line, proof = html.partition(RULE)
            self._prose[page.path] = Markup(self._settled(said + self._folded(proof) if line else html))
        return self._prose[page.path]

    def told_in(self, path: str, of: str) -> Markup:
        """What the text of a page tells of what stands at another path: see ``told_of``; empty where it does not lead there."""
        return Markup(
            told_of(self.prose(self.view.by_path[path]), self.view.url(of))
        )  # it lets no HTML of a text through

    def _folded(self, proof: Markup) -> Markup:
        """Where the proof stands: what a text has below a line, in a fold of its own."""
        made: Markup = self.env.get_template("components/how-we-know.html").module.how_we_know(proof)  # type: ignore[attr-defined]
        return made

    def document(self, page: Page) -> str:
        """The whole HTML document of a page. Raises ``jinja2.TemplateError`` where a template is wrong."""
        template, prose = self.env.get_template(f"pages/{page.kind}.html"), self.prose(page)
        html = template.render(page=page, prose=prose)
        if twice := [anchor for anchor in ANCHORS.findall(prose) if html.count(f' id="{anchor}"') > 1]:
            for anchor in twice:  # the place of a heading of the text, when the page has such a place of its own
                own = next(id for n in count(1) if f' id="{(id := anchor + "-text" * n)}"' not in html + str(prose))
                prose = Markup(str(prose).replace(f' id="{anchor}"', f' id="{own}"'))
            html = template.render(page=page, prose=prose)
        return self._finished(html)

    def _finished(self, html: str) -> str:
        """A page whose lines end where they may."""
        catalogues = self.view.language.catalogues
        return parted(
            whole(self._settled(html), self.view.settings.name),
            lambda word: any(word in catalogue.words for catalogue in catalogues),
        )

    def not_found(self, others: list[View] | None = None) -> str:
        """The error page of this language. At the root it also speaks the ``others``: some hosts serve only that one."""
        page = not_found_page(self.view.language)
        html = self.env.get_template("pages/not-found.html").render(page=page, prose="", others=others or [])
        return self._finished(html)

    @cached_property
    def offline(self) -> str:
        """The page that a device shows without a line, where it has not kept the one that was asked for."""
        html = self.env.get_template("pages/offline.html").render(page=offline_page(self.view.language), prose="")
        return self._finished(html)

    @cached_property
    def _offline_address(self) -> str:
        """Where that page stands, with a mark that changes when it does: what is kept of it then has what it calls."""
        return f"{self.view.url(OFFLINE)}?v={hashlib.sha256(self.offline.encode()).hexdigest()[:8]}"

    def moved(self, path: str) -> str:
        """The page at an old address that leads to ``path`` by itself, where a host knows no redirects."""
        return self._settled(self.env.get_template("pages/moved.html").render(path=path))

    def newsletter(self, issue: Issue) -> dict[str, str]:
        """An issue of the newsletter as a mail: ``html`` and ``txt``."""
        period = self.view.language.moment(issue.first, issue.last)
        title = self.view.language.sentence("newsletter: title", period=period)
        page = self.view.by_path.get(f"newsletter/{issue.id}")
        # A text of that half-year would say too much of other months.
        written = page if page and page.prose and page.record == issue else None
        words = {"issue": issue, "title": title, "written": written}
        html = self.env.get_template("mail/newsletter.html").render(words)
        plain = self.env.overlay(autoescape=False).get_template("mail/newsletter.txt")
        return {"html": self._settled(html), "txt": unsigned(plain.render(words))}

    def _settled(self, html: str) -> str:
        """A page in which words that this language lacks are marked with the language in which they stand."""
        return settled(html, self.view.language.attributes(INTERFACE))

    def _answer(self, call: Call, view: View) -> str:
        """What a call of a text becomes, in the language of the text: the check has found that it can be answered."""
        first, *options = call.words
        if call.name == "count":
            return str(escape(view.language.number(view.membership.count(first, *options))))
        kind = answering()[call.name]
        entries = kind.entries(view.records)
        record = entries[first] if first in entries else entries[first.lower()]  # a country is named in capitals
        if kind.component:
            macros = self.env.get_template(f"components/{kind.component}.html").module
            return str(getattr(macros, kind.component.replace("-", "_"))(record))
        return str(kind.answer(view, record, tuple(options)))


def words_in_templates(language: Language) -> dict[str, Any]:
    """``_``, ``gettext`` and ``ngettext`` as templates call them: ``_("since %(year)s", year=2019)``.

    A translation is text: it is escaped like any other, and only ``%(name)s`` with a name that was given is filled in.
    Jinja's own functions take it for HTML and for a pattern, so that a ``%`` in it ends the build.
    """

    known = dict[str, str]()  # each page asks for some hundred words that nothing is filled into

    def gettext(message: str, **words: object) -> str:
        if words or type(message) is not str:  # words of the data have a place as well
            said = _escaped(language.gettext(message), words)
            return _borrowed(said) if language.lacks(message) else said
        if message not in known:
            said = language.gettext(message)
            known[message] = borrowed(said) if language.lacks(message) else said
        return known[message]  # Jinja escapes it where it stands

    def ngettext(one: str, many: str, num: int, **words: object) -> str:
        said = _escaped(language.ngettext(one, many, num), {"num": num, **words})
        return _borrowed(said) if language.lacks_plural(one, many) else said

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


def _borrowed(said: str) -> str:
    return Markup(borrowed(said)) if isinstance(said, Markup) else borrowed(said)


def _escaped(words: str, given: Mapping[str, object]) -> str:
    if not given:
        return words  # Jinja escapes it where it stands
    return Markup(filled(str(escape(words)), {name: escape(value) for name, value in given.items()}))


def names_in_templates(view: View, printed: Printed, preview: bool) -> dict[str, Any]:
    """The names that every template knows, each with one subject."""
    own = {kind.name: calls for kind in kinds() if (calls := kind.calls(view)) is not None}
    return {
        "url": view.url,  # addresses of pages and files
        "asset": view.asset,
        "icon": lambda name: Markup(view.looks.text(f"overrides/icons/{name}.svg")),  # our own drawing
        "view": view,  # pages: titles, descriptions, what there is
        "language": view.language,  # words, numbers, dates
        "records": view.records,
        "membership": view.membership,
        "vocabulary": view.vocabulary,
        "settings": view.settings,
        "maps": MapCalls(view),
        "hand": DrawingCalls(view),
        "meta": MetaCalls(view, printed),
        "sharing": SharingCalls(view, printed),
        "preview": preview,
        "kinds": SimpleNamespace(**own),  # what each kind answers: see ``calls`` in its file
    }


def renderers(
    content: Content, address: str = "", preview: bool = False, printed: Mapping[str, Printed] | None = None
) -> dict[str, Renderer]:
    """One renderer for each language of the site, by code."""
    return renderers_of(views(content, address), preview, printed)


def renderers_of(
    seen: Mapping[str, View],
    preview: bool = False,
    printed: Mapping[str, Printed] | None = None,
    made: type[Renderer] = Renderer,
) -> dict[str, Renderer]:
    """The same for views that are there already, each ``made`` by this class."""
    return {code: made(view, (printed or {}).get(code), preview) for code, view in seen.items()}
