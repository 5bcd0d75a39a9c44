"""What the search in the browser knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from campaign.kinds import kind_named, kinds
from campaign.kinds.campaign import CampaignCalls
from campaign.kinds.figure import Figure, FigureCalls
from campaign.kinds.glossary import GlossaryCalls
from campaign.kinds.kind import Kind
from campaign.kinds.passport import PassportCalls
from campaign.kinds.pulse import today
from campaign.kinds.query import named
from campaign.kinds.situation import said
from campaign.kinds.standard import StandardCalls
from campaign.pages.render import Renderer
from campaign.views.titles import small_words
from campaign.views.view import View

# How little a situation in one country weighs for who asks for none: the page of all countries comes first.
ELSEWHERE = 0.25
# How much less a figure weighs for each year by which it is older than the newest; and after how many it gets no lighter.
AGING, OLD = 0.97, 12


def search_index(renderer: Renderer) -> str:
    """What can be found, as JSON: ``pages`` that are really in the language, and figures; ``alike``: words of one meaning,
    from the glossary; ``small``: words that nobody looks for. A page has its address (u), title (t), description (d), words
    (x), and where it has them its names (n), its kind (k), a weight other than one (w), and the page of all countries (g), where
    the same is there for each of them.
    """
    view = renderer.view
    called = named(view)
    pages = [*_pages(renderer), *_figures(view), *_situations(view), *_letters(view), *_promises(view)]
    for page in pages:
        page["n"] = list(dict.fromkeys(filter(None, [*page["n"], *called.get(page["u"], [])])))
    glossary = GlossaryCalls(view)
    alike = [
        words
        for term in view.records["glossary"].values()
        if len(words := list(dict.fromkeys([*term.term.values(), *glossary.avoid(term), *glossary.also(term)]))) > 1
    ]
    index = {"pages": [_short(page) for page in pages], "alike": alike, "small": sorted(small_words(view.code))}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _pages(renderer: Renderer) -> Iterator[dict[str, Any]]:
    view = renderer.view
    settings, everywhere = view.settings, kind_named("passport")
    for page in view.pages:
        if not page.translated or page.kind == "search":
            continue
        kind = kind_named(page.collection) if page.collection else None
        if kind:
            words, called = kind.search_words(view, page.record), [*kind.names(view, page.record)]
        else:
            above = [k for k in kinds() if k.listed == page.path and k.listed]
            words = (w for k in above for w in k.listed_words(view))
            called = [w for k in above for w in k.listed_names(view)]
        text = [*words, str(renderer.prose(page).striptags())]
        if any(settings.name in part for part in (page.title, page.description, *text)):
            text = [*settings.also, *text]  # who types the network's name otherwise finds what names it
        yield {
            "u": view.url(page.path), "t": page.title, "d": page.description, "x": " ".join(text), "n": [page.short, *called],
            "k": kind.found_as or kind.name if kind else "", "w": kind.weight if kind else Kind.weight,
            "g": view.url(everywhere.folder) if kind is everywhere else "",
        }  # fmt: skip


def _figures(view: View) -> Iterator[dict[str, Any]]:
    """The figures: what is counted, then number, place and year."""
    figures, language = FigureCalls(view), view.language
    every = view.records["figures"].values()
    newest = min(
        max(map(_year, every), default=0), int(today(view.records)[:4] or 0)
    )  # what is foreseen makes nothing old
    for figure in every:
        when = language.years(figure.year) if figure.year else language.plain(figure.year_note)
        said = " · ".join([figures.qualified(figure), figures.place(figure), when])
        words, kind = figures.publishers(figure), kind_named("figures")
        yield {
            "u": view.url(figures.path(figure)), "t": language.plain(figure.label), "d": said, "x": " ".join(words), "n": [],
            "k": kind.name, "w": round(kind.weight * AGING ** min(max(newest - _year(figure), 0), OLD), 2),
        }  # fmt: skip


def _year(figure: Figure) -> int:
    """The last year that a figure is of; none, as if it were of the first."""
    return int(figure.year[-len("2022") :]) if figure.year else 0


def _situations(view: View) -> Iterator[dict[str, Any]]:
    """Each situation, where one chooses a country, and in the passport of each, so that who types both is led to the right place."""
    passports, language = kind_named("passport"), view.language
    for situation, countries in PassportCalls(view).situations if view.has_page(passports.folder) else ():
        if countries:
            yield {
                "u": view.url(f"{passports.folder}#{situation.id}"), "t": language.plain(situation.name),
                "d": language.plain(situation.lead), "x": "", "n": situation.also.get(view.code, []),
                "k": passports.name, "w": kind_named(passports.name).weight,
            }  # fmt: skip
    for country, stages in PassportCalls(view).countries:
        path = passports.shown_at(country.lower())
        for stage in stages if view.has_page(path) else ():
            name, *also = said(view, stage.situation)
            yield {
                "u": view.url(f"{path}#{stage.situation.id}"), "t": f"{name} ({language.country(country)})",
                "d": language.plain(stage.situation.lead), "x": "", "n": also, "k": passports.name, "w": ELSEWHERE,
                "g": view.url(passports.folder),
            }  # fmt: skip


def _letters(view: View) -> Iterator[dict[str, Any]]:
    """The letters of the campaigns that run, by what they are about and to whom they go."""
    campaigns, language = kind_named("campaigns"), view.language
    for campaign in CampaignCalls(view).running:
        path = campaigns.shown_at(campaign.id)
        if campaign.letter and view.has_page(path):
            subject, to = language.plain(campaign.letter.subject), language.plain(campaign.letter.to)
            yield {
                "u": view.url(f"{path}#letter"), "t": language.sentence("search: letter", subject=subject),
                "d": language.sentence("search: whom a letter is for", to=to), "x": view.by_path[path].title, "n": [to],
                "k": campaigns.name, "w": campaigns.weight,
            }  # fmt: skip


def _promises(view: View) -> Iterator[dict[str, Any]]:
    """What each country has ratified and what it has not, by the names of both: a row of the table of standards."""
    standards, kind, language = StandardCalls(view), kind_named("standards"), view.language
    for country in view.membership.countries if view.has_page(kind.listed) else ():
        name, ratified = language.country(country), dict((one.id, year) for one, year in standards.ratified_by(country))
        said, called, titles = list[str](), list[str](), list[str]()
        for one in standards.conventions:
            year, listed = ratified.get(one.id, ""), standards.missing_in(one).get(country, "")
            if year or listed:
                what = "search: ratified" if year else "search: not on a list"
                said.append(language.sentence(what, standard=standards.short(one), year=language.years(year or listed)))
                titles.append(view.by_path[kind.shown_at(one.id)].title)
                called += [f"{way} {name}" for way in kind.names(view, one)]
        if said:
            yield {
                "u": f"{view.url(kind.listed)}#{country.lower()}", "t": language.sentence("search: what a country has ratified", country=name),
                "d": " · ".join(said), "x": " ".join(titles), "n": called, "k": kind.name, "w": 2 * ELSEWHERE,
                "g": view.url(kind.listed),
            }  # fmt: skip


def _short(page: dict[str, Any]) -> dict[str, Any]:
    """A page without what says nothing."""
    return {key: value for key, value in page.items() if key in "utdx" or (value and (key, value) != ("w", 1))}
