"""What a page says in the words of schema.org, for search engines and other programs: a page in, a dictionary out.

Only what the records hold is said; what they leave open is left out. ``overrides/layout.html`` prints the dictionary as
a data block, which no browser runs and which the content security policy therefore does not concern.
"""

from __future__ import annotations

from collections.abc import Callable

from campaign import linked_records as records
from campaign.linked_records import Node
from campaign.pages import Page
from campaign.problems import N_
from campaign.template_calls import TemplateCalls

WEB_PAGES = {"about": "AboutPage", "contact": "ContactPage", "member": "ProfilePage", "one-network": "ProfilePage"}
COLLECTIONS = (
    "themes", "standards", "network", "continent", "country", "members", "case-studies", "figures", "campaigns", "news",
    "events", "resources", "knowledge", "newsletter", "newsletter-issue",
)  # fmt: skip
ARTICLES = {"case-study": "Article", "theme": "Article", "standard": "Article", "news-item": "NewsArticle"}
# page: the open data offered there, each with its name, what is in it, and its files below data/
DATASETS = {
    "members": (
        (
            N_("Members of INSP!R: open data"),
            N_(
                "Each member organisation with its country, kind, networks, themes and website, as a table and as JSON."
            ),
            ("members.csv", "members.json"),
        ),
        (
            N_("Networks of INSP!R: open data"),
            N_("The continental and national networks with their countries, members and founding years, as JSON."),
            ("networks.json",),
        ),
    ),
    "case-studies": (
        (
            N_("Stories of INSP!R: open data"),
            N_("Each story with its countries, members, themes, years and result, as JSON."),
            ("case-studies.json",),
        ),
    ),
}
FORMATS = {"csv": "text/csv", "json": "application/json"}
FOLDERS = {"country": "network", "one-network": "network"}  # kinds of page whose folder has no page of its own
PICTURE_SIZE = (1200, 630)
LOCALES = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES", "nl": "nl_BE"}  # Open Graph wants a country with each language


def linked_data(calls: TemplateCalls, page: Page) -> Node:
    """Everything that is said about a page, with the context that explains the words."""
    about = ABOUT.get(page.kind, lambda *_: {})(calls, page)
    kind = ARTICLES.get(page.kind) or WEB_PAGES.get(page.kind)
    kind = kind or ("CollectionPage" if page.kind in COLLECTIONS else "WebPage")
    graph = [_page(calls, page, kind) | about]
    if page.kind == "home":
        graph += [records.whole_network(calls), website(calls) | {"publisher": {"@id": records.network_id(calls)}}]
    if page.kind == "about":
        graph.append(records.whole_network(calls))
    if page.kind == "events":
        graph += [records.event(calls, record) for record in calls.site.events.values()]
    graph += datasets(calls, page)
    if page.trail:
        graph.append(breadcrumb(calls, page))
    return {"@context": "https://schema.org", "@graph": graph}


def picture(calls: TemplateCalls, page: Page) -> str:
    """The full address of the picture that stands for a page where it is shared; empty where none was printed."""
    name = f"campaign-{page.record.id}" if page.kind == "campaign" and page.record else page.kind
    path = f"pictures/{name}.png"
    return calls.url(path, absolute=True) if calls.printed(path) else ""


def page_on_picture(calls: TemplateCalls, page: Page) -> Page:
    """The page whose title stands on that picture: all pages of a kind share one, with the title of the page above them."""
    if page.kind == "campaign" and page.record:
        return page
    folder, _, name = page.path.partition("/")
    above = FOLDERS.get(page.kind, folder if name else page.path)
    if page.kind == "prose" or not calls.has_page(above):
        above = ""
    return calls.by_path.get(above, page)


def share_words(calls: TemplateCalls, page: Page) -> list[tuple[str, str, str]]:
    """What networks show where a page is shared: attribute, name and content of each meta element.

    Open Graph names stand in ``property`` (ogp.me), those of Twitter cards in ``name``; a card takes its title and
    description from Open Graph.
    """
    language = page.content_language
    tags = [
        ("og:site_name", calls.settings.name),
        ("og:title", page.title),
        ("og:description", calls.short_description(page)),
        ("og:type", "article" if page.kind in ARTICLES else "website"),
        ("og:url", address_of(calls, page)),
        ("og:locale", LOCALES[language]),
        *(("og:locale:alternate", LOCALES[other]) for other in calls.translations_of(page) if other != language),
    ]
    if page.kind == "news-item" and page.record:
        tags.append(("article:published_time", page.record.date[:10]))
    shown = picture(calls, page)
    alt = f"{calls.settings.name}: {page_on_picture(calls, page).title}"
    if shown:
        tags += [("og:image", shown), ("og:image:type", "image/png"), ("og:image:alt", alt)]
        tags += [(f"og:image:{side}", str(n)) for side, n in zip(("width", "height"), PICTURE_SIZE, strict=True)]
    card = [
        ("twitter:card", "summary_large_image" if shown else "summary"),
        *([("twitter:image:alt", alt)] if shown else []),
    ]
    return [("property", *tag) for tag in tags] + [("name", *tag) for tag in card]


def address_of(calls: TemplateCalls, page: Page) -> str:
    """The one full address of a page: that of the original where a translation is missing."""
    return calls.url(page.path, page.content_language, absolute=True)


# -- the page itself ---------------------------------------------------------------------------


def _page(calls: TemplateCalls, page: Page, kind: str) -> Node:
    address, article = address_of(calls, page), page.kind in ARTICLES
    short = website(calls)
    node: Node = {
        "@type": kind,
        "@id": address,
        "url": address,
        "headline" if article else "name": page.title,
        "description": calls.short_description(page),
        "inLanguage": page.content_language,
        "isPartOf": {key: short[key] for key in ("@type", "@id", "name", "url")},
    }
    if article:
        node |= {
            "mainEntityOfPage": address,
            "author": records.short_whole(calls),
            "publisher": records.publisher(calls),
        }
    shown = picture(calls, page)
    if shown:
        node["image" if article else "primaryImageOfPage"] = {"@type": "ImageObject", "url": shown}
    return node


def breadcrumb(calls: TemplateCalls, page: Page) -> Node:
    """The way to a page from the first one, the page itself at its end."""
    steps = [(calls.short_title(path), calls.url(path, absolute=True)) for path in page.trail]
    steps.append((page.title, address_of(calls, page)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": address}
            for n, (name, address) in enumerate(steps, 1)
        ],
    }


def website(calls: TemplateCalls) -> Node:
    """The site in the language of the page."""
    address = calls.url(absolute=True)
    names = {"name": calls.settings.name, "alternateName": calls.settings.full_name}
    return {"@type": "WebSite", "@id": f"{address}#website", **names, "url": address, "inLanguage": calls.lang}


def datasets(calls: TemplateCalls, page: Page) -> list[Node]:
    """The open data that a page offers, with its files in the language of the page."""
    found = [
        _dataset(calls, page, calls.text.gettext(name), calls.text.gettext(description), files)
        | {"creator": records.publisher(calls)}
        for name, description, files in DATASETS.get(page.path, ())
    ]
    if page.kind == "figures":  # the figures of a chart are those of its sources
        for chart in calls.site.charts.values():
            words = calls.text.plain(chart.title), calls.text.plain(chart.lead)
            node = _dataset(calls, page, *words, (f"charts/{chart.id}.csv",))
            sources = [records.citation(calls, source) for source in calls.chart_sources(chart)]
            found.append(node | {"url": f"{node['url']}#chart-{chart.id}", "citation": sources})
    return found


def _dataset(calls: TemplateCalls, page: Page, name: str, description: str, files: tuple[str, ...]) -> Node:
    return {
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": address_of(calls, page),
        "inLanguage": calls.lang,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": calls.url(f"data/{file}", absolute=True),
                "encodingFormat": FORMATS[file.rpartition(".")[2]],
            }
            for file in files
        ],
    }


def _place(calls: TemplateCalls, page: Page) -> Node:
    kind, name = ("Place", calls.continent_name) if page.kind == "continent" else ("Country", calls.text.country)
    return {"about": {"@type": kind, "name": name(page.record)}} if page.record else {}


ABOUT: dict[str, Callable[[TemplateCalls, Page], Node]] = {
    "about": lambda calls, page: {"mainEntity": {"@id": records.network_id(calls)}},
    "member": lambda calls, page: {"mainEntity": records.member(calls, page.record)},
    "one-network": lambda calls, page: {"mainEntity": records.network(calls, page.record)},
    "continent": _place,
    "country": _place,
    "theme": lambda calls, page: {"about": records.themes_of(calls, [page.record.id])} if page.record else {},
    "case-study": lambda calls, page: records.case_study(calls, page.record) if page.record else {},
    "news-item": lambda calls, page: records.news_item(calls, page.record) if page.record else {},
    "campaign": lambda calls, page: records.connections(calls, page.record) if page.record else {},
}
