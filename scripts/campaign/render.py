"""A page in, HTML out. The templates in ``overrides/`` are Jinja; no engine is needed to fill them."""

from __future__ import annotations

from functools import partial

import jinja2
from markupsafe import Markup, escape

from campaign.content import Content
from campaign.linked_data import linked_data, share_words
from campaign.model import CONTINENTS, Member, Network
from campaign.newsletter import Issue
from campaign.pages import Page, not_found_page
from campaign.prose import Call, to_html
from campaign.template_calls import TemplateCalls
from campaign.text import Text


class _Bytecode(jinja2.BytecodeCache):
    """Templates compiled once and shared by the four languages."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


class Renderer(TemplateCalls):
    """Renders the pages of one language.

    ``preview`` leaves out the content security policy, which would forbid the reloading script of a preview server.
    """

    def __init__(
        self, content: Content, language: str, address: str = "", preview: bool = False,
        bytecode: jinja2.BytecodeCache | None = None,
    ) -> None:  # fmt: skip
        super().__init__(content, language, address)
        self.content, self.language, self.preview = content, language, preview
        self._prose: dict[str, Markup] = {}
        self.env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(content.root / "overrides"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=bytecode,
            extensions=["jinja2.ext.i18n"],
        )
        self.env.install_gettext_callables(self.text.gettext, self.text.ngettext, newstyle=True)
        self.env.globals |= {
            n: getattr(self, n)
            for n in (*dir(TemplateCalls), *vars(self))
            if not n.startswith("_") and n not in ("pages", "by_path")
        }
        self.env.globals |= {"linked_data": partial(linked_data, self), "share_words": partial(share_words, self)}
        self.env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}

    def know_printed(self, sizes: dict[str, int]) -> None:
        """Take note of what was printed for this language: {path: size in bytes}."""
        self._printed |= sizes

    def prose(self, page: Page) -> Markup:
        """The text of a page as HTML, its calls answered."""
        if page.prose is None:
            return Markup("")
        if page.path not in self._prose:  # the same text serves the page and the search index
            html = to_html(page.prose, self._answer, self.url)
            self._prose[page.path] = Markup(html)  # from to_html, which lets no HTML of a text through
        return self._prose[page.path]

    def document(self, page: Page) -> str:
        """The whole HTML document of a page. Raises ``jinja2.TemplateError`` where a template is wrong."""
        template = self.env.get_template(f"pages/{page.kind}.html")
        return template.render(page=page, prose=self.prose(page))

    def not_found(self, others: list[Text] | None = None) -> str:
        """The error page of this language. At the root it also speaks the ``others``: some hosts serve only that one."""
        page = not_found_page(self.text)
        return self.env.get_template("pages/not-found.html").render(page=page, prose="", others=others or [])

    def newsletter(self, issue: Issue) -> dict[str, str]:
        """An issue of the newsletter as a mail: ``html`` and ``txt``."""
        title = self.text.gettext("Newsletter, {period}").format(period=self.text.moment(issue.first, issue.last))
        html = self.env.get_template("mail/newsletter.html").render(issue=issue, title=title)
        plain = self.env.overlay(autoescape=False).get_template("mail/newsletter.txt")
        return {"html": html, "txt": plain.render(issue=issue, title=title)}

    # -- the calls of texts (campaign.prose.CALLS) ---------------------------------------------

    def _answer(self, call: Call) -> str:
        return str(getattr(self, f"_call_{call.name}")(*call.words))

    def _call_figure(self, id: str, *options: str) -> Markup:
        figure = self.site.figures[id]
        link = Markup('<a class="figure" href="{}">{}</a>').format(self.url(f"figures#{id}"), self.value_of(figure))
        if not figure.year or "no-year" in options:
            return link
        return link + Markup(' <span class="figure__year">({})</span>').format(self.text.years(figure.year))

    def _call_member(self, id: str) -> Markup:
        return self._named_link(f"members/{id}", self.site.members[id])

    def _call_case(self, id: str) -> Markup:
        return self._link(f"case-studies/{id}", self.title_of(f"case-studies/{id}"))

    def _call_theme(self, id: str) -> Markup:
        return self._link(f"themes/{id}", self.text.plain(self.site.themes[id].name))

    def _call_network(self, id: str) -> Markup:
        return self._named_link(f"networks/{id}", self.site.networks[id])

    def _call_country(self, code: str) -> Markup:
        return self._link(f"countries/{code.lower()}", self.text.country(code))

    def _call_count(self, what: str, continent: str | None = None) -> Markup:
        site = self.site
        counts = {
            "members": site.members_on(continent) if continent else site.members,
            "countries": site.countries_in(continent) if continent else site.countries,
            "continents": CONTINENTS,
            "national-members": [m for m in site.members.values() if m.country],
            "strategic-members": site.strategic_members,
            "networks": site.continental_networks,
        }
        return escape(self.text.number(len(counts[what])))

    def _named_link(self, path: str, record: Member | Network) -> Markup:
        return self._link(path, record.name, record.language if record.language != self.lang else None)

    def _link(self, path: str, words: str, language: str | None = None) -> Markup:
        lang = Markup(' lang="{}"').format(language) if language else ""
        return Markup('<a href="{}"{}>{}</a>').format(self.url(path), lang, words)


def renderers(content: Content, address: str = "", preview: bool = False) -> dict[str, Renderer]:
    """One renderer for each language of the site; they share their compiled templates."""
    bytecode = _Bytecode()
    return {language: Renderer(content, language, address, preview, bytecode) for language in content.texts}


def prefix_of(renderer: Renderer) -> str:
    """The folder of a language: none for the default one."""
    return "" if renderer.language == renderer.content.default else f"{renderer.language}/"
