"""What the head of a page tells search engines and networks: schema.org, Open Graph, a card.

Only what the records hold is said; what they leave open is left out. ``overrides/layout.html`` prints the dictionary as
a data block, which no browser runs and which the content security policy therefore does not concern.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from jinja2.runtime import Macro
from markupsafe import Markup

from campaign.kinds import kind_named, kinds
from campaign.kinds.kind import Dataset, Kind, Node, Scene
from campaign.kinds.nodes import network_id, publisher, short_whole, whole_network
from campaign.pages.headers import REFERRER, page_policy
from campaign.views.page import Page
from campaign.views.view import View

MAIN_TYPES = {"about": "AboutPage", "contact": "ContactPage", "knowledge": "CollectionPage"}
PLAIN = {str, Markup, int, bool, type(None)}  # words of the data (``Placed``) know their place too, and are not
FORMATS = {"csv": "text/csv", "json": "application/json"}
PICTURE_SIZE, SMALL_SIZE = (1200, 630), (800, 420)  # of pictures for sharing: those that a reader downloads, and others


class MetaCalls:
    """What templates ask about the head of a page: ``meta.graph(page)``. ``printed``: see ``sharing.SharingCalls``."""

    referrer = REFERRER
    policy = Markup(page_policy())  # our own words; its quotation marks may stand in an attribute

    def __init__(self, view: View, printed: Mapping[str, int]) -> None:
        self._view, self._printed = view, printed
        self._said: dict[tuple[object, ...], tuple[Markup, tuple[object, ...]]] = {}

    def once(self, part: Macro, *given: Any) -> Markup:
        """What a macro says of what it is given, filled in for the first page of a language and kept for all others.

        To do so with every macro would hardly pay: some take seldom the same, and a key takes time too. Words are known by
        what they say, a record by being the same one, which is kept too, so that no other takes its place.
        """
        key = part.name, *((type(one), one if type(one) in PLAIN else id(one)) for one in given)
        if key not in self._said:
            self._said[key] = Markup(part(*given)), given
        return self._said[key][0]

    @cached_property
    def _used(self) -> list[Kind]:
        """The kinds of which the network has records: to ask each page anew takes a tenth of a build."""
        return [kind for kind in kinds() if kind.used(self._view.records)]

    def graph(self, page: Page) -> Node:
        """Everything that is said about a page in the words of schema.org, with the context that explains the words."""
        view = self._view
        kind = kind_named(page.collection) if page.collection else None
        listed = [k for k in self._used if k.listed == page.path and page.path]
        about = kind.about(view, page) if kind else {}
        if page.kind == "about":
            about = {"mainEntity": {"@id": network_id(view)}}
        type_ = kind.schema_type if kind else "CollectionPage" if listed else MAIN_TYPES.get(page.kind, "WebPage")
        graph = [self._page(page, type_) | about]
        if page.kind == "home":
            graph += [whole_network(view), self._website() | {"publisher": {"@id": network_id(view)}}]
        if page.kind == "about":
            graph.append(whole_network(view))
        graph += [node for k in listed for node in k.listed_nodes(view)]
        graph += [self._dataset(page, d) for k in self._used for d in k.datasets(view, page.path)]
        if page.trail:
            graph.append(self._breadcrumb(page))
        return {"@context": "https://schema.org", "@graph": [self._told(node) for node in graph]}

    def _told(self, value: Any) -> Any:
        """A value in which words of another language than the page say so, in the form that JSON-LD has for it."""
        if isinstance(value, dict):
            return {key: self._told(part) for key, part in value.items()}
        if isinstance(value, list):
            return [self._told(part) for part in value]
        language = self._view.language.foreign(value)
        return {"@language": language, "@value": value} if language else value

    def tags(self, page: Page) -> list[tuple[str, str, str]]:
        """What networks show where a page is shared: attribute, name and content of each meta element.

        Open Graph names stand in ``property`` (ogp.me), those of Twitter cards in ``name``; a card takes its title and
        description from Open Graph.
        """
        view, language = self._view, page.content_language
        article = is_article(page)
        tags = [
            ("og:site_name", view.settings.name),
            ("og:title", page.title),
            ("og:description", view.short_description(page)),
            ("og:type", "article" if article else "website"),
            ("og:url", address_of(view, page)),
            ("og:locale", self._locale(language)),
            *(("og:locale:alternate", self._locale(o)) for o in view.translations_of(page) if o != language),
        ]
        published = kind_named(page.collection).published(page.record) if page.collection and page.record else ""
        if published:
            tags.append(("article:published_time", published))
        shown = self._picture(page)
        alt = f"{view.settings.name}: {page_on_picture(view, page).title}"
        if shown:
            tags += [("og:image", shown), ("og:image:type", "image/png"), ("og:image:alt", alt)]
            large = is_large(page.kind) or shown.endswith(f"/{page.kind}.png")
            size = PICTURE_SIZE if large else SMALL_SIZE
            tags += [(f"og:image:{side}", str(n)) for side, n in zip(("width", "height"), size, strict=True)]
        card = [
            ("twitter:card", "summary_large_image" if shown else "summary"),
            *([("twitter:image:alt", alt)] if shown else []),
        ]
        return [("property", *tag) for tag in tags] + [("name", *tag) for tag in card]

    def _locale(self, code: str) -> str:
        """A language and its country, as Open Graph wants them."""
        return self._view.content.languages[code].entry.locale.replace("-", "_")

    def _picture(self, page: Page) -> str:
        """The full address of the picture that stands for a page where it is shared; empty where none was printed."""
        for name in (picture_of(self._view, page), page.kind):
            path = f"pictures/{name}.png"
            if self._printed.get(path):
                return self._view.url(path, absolute=True)
        return ""

    def _page(self, page: Page, type_: str) -> Node:
        view, address, article = self._view, address_of(self._view, page), is_article(page)
        short, told = self._website(), view.short_description(page)
        node: Node = {
            "@type": type_,
            "@id": address,
            "url": address,
            "headline" if article else "name": page.title,
            # in the language of the page, which the next line says
            "description": str(told) if view.language.foreign(told) == page.content_language else told,
            "inLanguage": page.content_language,
            "isPartOf": {key: short[key] for key in ("@type", "@id", "name", "url")},
        }
        if article:
            node |= {"mainEntityOfPage": address, "author": short_whole(view), "publisher": publisher(view)}
        shown = self._picture(page)
        if shown:
            node["image" if article else "primaryImageOfPage"] = {"@type": "ImageObject", "url": shown}
        return node

    def _breadcrumb(self, page: Page) -> Node:
        """The way to a page from the first one, the page itself at its end."""
        view = self._view
        steps = [(view.short_title(path), view.url(path, absolute=True)) for path in page.trail]
        steps.append((page.title, address_of(view, page)))
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": n, "name": name, "item": address}
                for n, (name, address) in enumerate(steps, 1)
            ],
        }

    def _website(self) -> Node:
        """The site in the language of the page."""
        view = self._view
        address = view.url(absolute=True)
        names = {"name": view.settings.name, "alternateName": view.settings.full_name}
        return {"@type": "WebSite", "@id": f"{address}#website", **names, "url": address, "inLanguage": view.code}

    def _dataset(self, page: Page, dataset: Dataset) -> Node:
        view, address = self._view, address_of(self._view, page)
        works = {"citation": list(dataset.works)} if dataset.works else {"creator": publisher(view)}
        return {
            "@type": "Dataset",
            "name": dataset.name,
            "description": dataset.description,
            "url": f"{address}#{dataset.anchor}" if dataset.anchor else address,
            "inLanguage": view.code,
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "contentUrl": view.url(f"data/{file}", absolute=True),
                    "encodingFormat": FORMATS[file.rpartition(".")[2]],
                }
                for file in dataset.files
            ],
            **works,
        }


def is_article(page: Page) -> bool:
    """Whether a page is written by the network: a story, a theme, a piece of news."""
    return bool(page.collection) and kind_named(page.collection).schema_type.endswith("Article")


def scene_of(view: View, page: Page) -> Scene | None:
    """What is drawn of a page; nothing for those whose kind has no drawing."""
    return kind_named(page.collection).scene(view, page.record) if page.collection and page.record else None


def picture_of(view: View, page: Page) -> str:
    """The name of the picture that stands for a page: its own, that of its continent, or that of its kind of page."""
    scene = scene_of(view, page)
    if scene is None or (scene.kind and not scene.continent):
        return page.kind
    return f"{page.kind}-{scene.continent if scene.kind else page.path.rpartition('/')[2]}"


def is_large(kind: str) -> bool:
    """Whether the own pictures of a kind of page are large: those that a reader downloads to pass them on."""
    return kind == "campaign"


def page_on_picture(view: View, page: Page) -> Page:
    """The page whose title stands on its picture: its own, or where several pages share one, the page above them."""
    if picture_of(view, page) == f"{page.kind}-{page.path.rpartition('/')[2]}":
        return page
    folder, _, name = page.path.partition("/")
    above = folder if name else page.path
    if page.kind == "prose" or not view.has_page(above):
        above = page.trail[1] if len(page.trail) > 1 and page.kind != "prose" and view.has_page(page.trail[1]) else ""
    return view.by_path.get(above, page)


def address_of(view: View, page: Page) -> str:
    """The one full address of a page: that of the original where a translation is missing."""
    return view.url(page.path, page.content_language, absolute=True)
