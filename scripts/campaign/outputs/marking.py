"""Pages for translators: what is not translated is marked, and a panel at the end says all that there is to know of it.

Only a preview has them (``make serve MARK=1``). Feeds, open data, the search index are written as ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from campaign.pages.render import Renderer, renderers_of
from campaign.pages.routes import file_for, views
from campaign.views.content import Content
from campaign.views.page import Page
from campaign.words.language import INTERFACE, Language
from campaign.words.marking import SIGNS, Marking, Todo, number_of, without_signs

PANEL = "preview-marks.html"
# What can hold no mark, as a whole, and every other tag.
TAG = re.compile(
    r"<(?P<whole>script|style|title|option|textarea|svg)\b.*?</(?P=whole)>|<!--.*?-->"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HOLDER = re.compile(r"""([\w:-]+)=("[^"]*"|'[^']*')""")
IN_ADDRESS = re.compile(r"(?:%F3%B[0-9A-F]%[89AB][0-9A-F]%[89AB][0-9A-F])+")  # signs, as an address of a link has them


@dataclass(frozen=True)
class Marked:
    """A finished page with marks. ``shown``: the numbers of the strings that are marked, in the order of the page.

    ``hidden``: those that stand only where no mark can be, each with the place: ``title``, ``img alt``.
    """

    html: str
    shown: tuple[int, ...]
    hidden: Mapping[int, str]


def marked(html: str, todo: list[Todo]) -> Marked:
    """A page whose words carry signs (``words.marking``) as one that has marks in their place, and no sign left."""
    return _Page(todo).read(html) if todo else Marked(html, (), {})  # all is translated


class _Page:
    """Goes once through a page. ``_open`` are the elements in which it is, the number of a string where it is a mark."""

    def __init__(self, todo: list[Todo]) -> None:
        self._todo = todo
        self._out: list[str] = []
        self._open: list[str | int] = []
        self._shown: dict[int, None] = {}
        self._hidden: dict[int, str] = {}

    def read(self, html: str) -> Marked:
        """Read a whole page."""
        position = 0
        for tag in TAG.finditer(html):
            self._text(html[position : tag.start()])
            self._tag(tag)
            position = tag.end()
        self._text(html[position:])
        hidden = {number: place for number, place in self._hidden.items() if number not in self._shown}
        return Marked("".join(self._out), tuple(self._shown), hidden)

    def _text(self, text: str) -> None:
        position = 0
        for sign in SIGNS.finditer(text):
            self._out.append(text[position : sign.start()])
            position = sign.end()
            number = number_of(sign[0])
            if number is not None:
                fuzzy = " todo--fuzzy" if self._todo[number].fuzzy else ""
                self._out.append(f'<mark class="todo{fuzzy}" data-todo="{number}">')
                self._open.append(number)
                self._shown[number] = None
            elif self._open and isinstance(self._open[-1], int):
                self._open.pop()
                self._out.append("</mark>")
        self._out.append(text[position:])

    def _tag(self, tag: re.Match[str]) -> None:
        written, name = tag[0], tag["name"]
        if name and tag["end"] and name in self._open:
            while (inner := self._open.pop()) != name:
                self._out.append("</mark>" * isinstance(inner, int))  # of words that were cut before their end
        elif name and not tag["end"] and name not in VOID and not written.endswith("/>"):
            self._open.append(name)
        plain = IN_ADDRESS.sub(lambda found: unquote(found[0]), written)
        if SIGNS.search(plain):
            self._hide(plain, tag["whole"] or name or "")
        self._out.append(without_signs(plain))

    def _hide(self, written: str, element: str) -> None:
        """Note the strings of a tag or of an element that holds only text, with the attribute in which each stands."""
        held = [(f"{element} {attribute}", value) for attribute, value in HOLDER.findall(written)]
        for place, value in [*held, (element, written)]:
            for number in map(number_of, SIGNS.findall(value)):
                if number is not None:
                    self._hidden.setdefault(number, place)


class MarkedRenderer(Renderer):
    """Renders the pages of one language with marks and the panel. The language of its view is a ``Marking``."""

    def document(self, page: Page) -> str:
        """The whole HTML document of a page."""
        language = self.view.language
        assert isinstance(language, Marking)
        found = marked(super().document(page), language.todo)
        if language.code in (INTERFACE, language.data_language) and page.translated and not found.shown:
            return found.html  # an original: there is nothing to translate
        said: dict[str, Any] = {"page": page, "todo": language.todo, "found": found}
        if page.prose is not None and not page.translated:
            said |= {"text": file_for(self.view.content, page.path, language.code), "original": page.prose.file}
        panel = without_signs(self.env.get_template(PANEL).render(said))
        body, end, rest = found.html.rpartition("</body>")
        return body + panel + end + rest


def marked_renderers(content: Content, address: str = "") -> dict[str, Renderer]:
    """One renderer with marks for each language of the site, by code. The ``content`` itself stays as it is."""
    languages: dict[str, Language] = {code: _marking(content, code) for code in content.languages}
    return renderers_of(views(replace(content, languages=languages), address), True, None, MarkedRenderer)


def _marking(content: Content, code: str) -> Marking:
    """A language with the files of its catalogues; one that is not the network's own is named with its folder."""
    language, (own, *others) = content.languages[code], content.looks.homes
    file = f"locales/{code}.po"
    files = {file: own / file, **{f"{home.name}/{file}": home / file for home in others}}
    return Marking(language, dict(list(files.items())[: len(language.catalogues)]))
