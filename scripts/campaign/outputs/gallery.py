"""The gallery: each component with made-up data, for designers. Only a preview has it; tests use the same examples.

``overrides/examples/`` holds the records, in the form of the real files, and ``examples.yml``, which says what is shown:
component, macro, name of the case, and the call as a template would write it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import cycle, groupby, islice
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Template
from markupsafe import Markup
from PIL import Image, ImageDraw

from campaign.kinds.reading import read_records
from campaign.outputs.build import Build, write, write_bytes
from campaign.pages.render import Renderer, renderers
from campaign.records.yaml_file import Document, load_yaml
from campaign.views.album import Album
from campaign.views.content import Content
from campaign.views.looks import GENERATOR
from campaign.views.page import Page
from campaign.words.markdown import Prose

FOLDER = "overrides/examples"
PATH = "components"  # the address of the gallery
PRINTED = 267_000  # the size of a file as if it were printed, in bytes

# What must be unique on a page that shows the same component many times.
NAMES = re.compile(
    r' (id|for|aria-labelledby|aria-describedby|aria-controls|popovertarget|data-copy)="([^"]*)"'
)  # one id each, or several with spaces between them
DRAWN_WITH = re.compile(r"url\(#([\w-]+)\)")  # a pattern of a drawing, by its id
LANDMARK = re.compile(r'(<(?:nav|form)\b[^>]*? aria-label="[^"]*)"')
HIDDEN_FORM = re.compile(r"(<form\b[^>]*?) hidden(?=[ >])")  # until its script shows it


class ExampleError(Exception):
    """An example that cannot be shown, and where it stands."""


@dataclass(frozen=True)
class Example:
    """One example: what a designer sees under one heading."""

    component: str
    macro: str
    case: str
    call: str
    line: int

    @property
    def name(self) -> str:
        """``member-card: member_card, usual``."""
        return f"{self.component}: {self.macro}, {self.case}"


class Gallery:
    """The examples and what they are made from, in each language of the site."""

    def __init__(self, content: Content, address: str = "", preview: bool = False) -> None:
        document = _loaded("examples.yml")
        data: Any = document.data
        self.words: dict[str, str] = data["words"]
        self.examples = [
            Example(component, macro, case, call, document.place(("components", component, macro, case))[0])
            for component, macros in data["components"].items()
            for macro, cases in macros.items()
            for case, call in cases.items()
        ]
        examples = example_content(content)
        files = ["print/members.pdf", *(f"print/members-{id}.pdf" for id in examples.membership.continents[:1])]
        printed = dict.fromkeys(content.languages, dict.fromkeys(files, PRINTED))
        self.renderers = renderers(examples, address, preview, printed)
        self._compiled: dict[str, CodeType] = {}  # the pieces of template, the same in each language
        self._macros = {
            c: sorted({e.macro for e in group}) for c, group in groupby(self.examples, lambda e: e.component)
        }

    @property
    def pictures(self) -> dict[str, bytes]:
        """The pictures of the examples, drawn for them: {file below the site's folder: content}."""
        return next(iter(self.renderers.values())).view.content.album.files

    def html(self, example: Example, language: str) -> str:
        """An example as HTML: ``member_card`` with the words of the call in brackets, or a piece of template."""
        renderer = self.renderers[language]
        call = example.call if example.call.startswith(("{%", "<")) else f"{{{{ {example.macro}({example.call}) }}}}"
        names = ", ".join(self._macros[example.component])
        source = f'{{% from "components/{example.component}.html" import {names} %}}{call}'
        try:
            if source not in self._compiled:
                self._compiled[source] = renderer.env.compile(source)
            template = Template.from_code(renderer.env, self._compiled[source], renderer.env.make_globals(None))
            return template.render(words=self.words, pages=renderer.view.by_path, many=_many).strip()
        except Exception as error:
            raise ExampleError(f"{FOLDER}/examples.yml:{example.line}: {example.name}: {error}") from error

    def document(self, renderer: Renderer) -> str:
        """The page of the gallery in one language, in the frame of the real site."""
        view = renderer.view
        shown = [(e, _framed(self.html(e, view.code), e, n)) for n, e in enumerate(self.examples, 1)]
        components = [(name, list(group)) for name, group in groupby(shown, lambda pair: pair[0].component)]
        language = view.language
        title, description = language.sentence("gallery: title"), language.sentence("gallery: description")
        page = Page("components", PATH, view.code, view.code, title, description, trail=("",))
        template = renderer.env.get_template("pages/components.html")
        return template.render(page=page, prose="", components=components)


def example_content(content: Content) -> Content:
    """The made-up records with the languages, looks and catalogues of the real site."""
    records = read_records(GENERATOR / FOLDER)
    _stop_at(records.problems)
    assert records.settings is not None and records.vocabulary is not None
    records.settings = records.settings.model_copy(update={"address": content.settings.address})
    records.vocabulary = records.vocabulary.model_copy(update={"languages": content.vocabulary.languages})
    records.hand = content.records.hand
    shown = Content(content.root, records, _example_prose(), content.languages)
    colours = content.looks.colours["light"]
    shown.album = Album(
        lambda name: drawn(name, colours), records["pictures"], content.root.absolute() / "build/pictures"
    )
    return shown


def drawn(name: str, colours: Mapping[str, str]) -> bytes:
    """A sample picture, as large as its name says (``1600x900.png``): an exclamation mark in front of two hills."""
    width, height = map(int, Path(name).stem.split("x"))
    image = Image.new("RGB", (width, height), colours["line"])
    draw, unit = ImageDraw.Draw(image), min(width, height) / 10
    for left, right, shade in ((-0.3, 0.7, "soft"), (0.3, 1.2, "ink")):
        draw.ellipse((width * left, height * 0.6, width * right, height * 1.6), fill=colours[shade])
    x, y = width / 2, height / 10
    draw.polygon(
        [(x - unit, y), (x + unit, y), (x + unit / 2, y + 5 * unit), (x - unit / 2, y + 5 * unit)], colours["mark"]
    )
    draw.rectangle((x - unit / 2, y + 6 * unit, x + unit / 2, y + 7 * unit), fill=colours["mark"])
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def write_gallery(build: Build, out: Path) -> None:
    """Write the gallery in each language, and its style sheet. For previews only: no menu, sitemap or search knows it."""
    first = next(iter(build.views.values()))
    gallery = Gallery(build.content, first.address, build.preview)
    for renderer in build.renderers.values():
        write(out, f"{renderer.view.prefix}{PATH}/index.html", gallery.document(renderer))
    for file, data in gallery.pictures.items():
        write_bytes(out, file, data)
    write(out, f"{PATH}/gallery.css", (GENERATOR / FOLDER / "gallery.css").read_text(encoding="utf-8"))


def _loaded(file: str) -> Document:
    document = load_yaml(GENERATOR / FOLDER, file)
    _stop_at(document.problems)
    return document


def _stop_at(problems: Iterable[Any]) -> None:
    found = [f"{FOLDER}/{p.file}:{p.line}: {p.code} {p.params}" for p in problems]
    if found:
        raise ExampleError("\n".join(found))


def _example_prose() -> dict[str, dict[str, Prose]]:
    prose: dict[str, dict[str, Prose]] = {}
    entries: Any = _loaded("texts.yml").data
    for entry in entries:
        text = Prose(**{"body": "", **entry}, file="texts.yml", body_line=1)
        prose.setdefault(text.path, {})[text.language] = text
    return prose


def _many(records: Any, number: int) -> list[Any]:
    """Records of a collection, again and again until there are ``number``."""
    return list(islice(cycle(records.values() if isinstance(records, dict) else records), number))


def _framed(html: str, example: Example, number: int) -> Markup:
    """An example as it can stand on one page with others: ids and landmarks of its own, a list around its entries."""

    def own(match: re.Match[str]) -> str:
        return f' {match[1]}="{" ".join(f"{name}--{number}" for name in match[2].split())}"'

    html = DRAWN_WITH.sub(rf"url(#\1--{number})", html)
    html = LANDMARK.sub(rf'\1 ({number})"', NAMES.sub(own, HIDDEN_FORM.sub(r"\1", html)))
    if html.startswith("<li"):
        html = f'<ul class="{example.macro.replace("_", "-").replace("-card", "-list")}">{html}</ul>'
    inside = "" if re.search(r'class="(?:[^"]* )?wrap[ "]', html) else ' class="wrap"'
    return Markup(f"<div{inside}>{html}</div>")  # from our templates, which escape what they are given
