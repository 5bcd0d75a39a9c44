"""What stands on the pictures for sharing: those of single pages, and those that all pages of a kind share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campaign.kinds import kind_named, kinds
from campaign.kinds.figure import Figure
from campaign.kinds.kind import Scene
from campaign.pages.drawings import DrawingCalls
from campaign.pages.meta import page_on_picture, picture_of, scene_of
from campaign.pages.painting import Drawing
from campaign.views.page import Page
from campaign.views.view import View

BESIDE = (540, 630)  # the field of a drawing that stands beside a title, in pixels


@dataclass(frozen=True)
class Card:
    """What stands on a picture for sharing. ``path`` is that of the page whose title it bears.

    ``members`` and ``countries`` are how many it names, or 0.
    """

    path: str
    title: str
    language: str
    kicker: str = ""
    map: bool = False
    members: int = 0
    countries: int = 0
    figure: Figure | None = None
    drawing: Drawing | None = None


def kind_cards(view: View) -> dict[str, Card]:
    """The picture of each kind of page whose pages have none of their own: {kind of page: card}.

    It bears the title of the page above all of its kind, or its own.
    """
    cards: dict[str, Card] = {}
    with_map = {t for kind in kinds() if kind.with_map for t in (kind.template, kind.listed)}
    for page in view.pages:
        if page.kind in cards or picture_of(view, page) != page.kind:
            continue
        card = _titled(view, page)
        counts = page.kind in with_map or page.kind == "home"
        members, countries = len(view.membership.members), len(view.membership.countries)
        figures = view.records["figures"] if page.kind == "figures" else {}
        first = next((figures[id] for id in view.settings.home_figures if id in figures), None)
        cards[page.kind] = replace(
            card, map=page.kind in with_map, members=counts * members, countries=counts * countries, figure=first
        )
    return cards


def own_cards(view: View, drawn: bool = True) -> dict[str, dict[str, Card]]:
    """The pictures of single pages: {kind of page: {name of the picture: card}}. Organisations have one a continent.

    ``drawn``: with their drawings, which hold no words.
    """
    hand = DrawingCalls(view)
    cards: dict[str, dict[str, Card]] = {}
    for page in view.pages:
        scene, name = scene_of(view, page), picture_of(view, page)
        if scene is None or name == page.kind or name in cards.get(page.kind, {}):
            continue
        card = _titled(view, page)
        if scene.kind and scene.continent:
            scene = _of_a_continent(view, scene.continent)
            card = replace(card, kicker=view.term("continents", scene.continent or ""))
        figure = view.records["figures"][scene.figure] if scene.figure else None
        members = scene.people if kind_named(page.collection).with_map and not figure else 0
        drawing = hand.drawn(scene, *BESIDE) if drawn else None
        cards.setdefault(page.kind, {})[name] = replace(card, figure=figure, members=members, drawing=drawing)
    return cards


def _of_a_continent(view: View, continent: str) -> Scene:
    membership = view.membership
    people = len(membership.members_on(continent))
    return Scene(continent, tuple(membership.countries_in(continent)), continent, people)


def _titled(view: View, page: Page) -> Card:
    """The title, and above it the name of the page above."""
    top = page_on_picture(view, page)
    above = top.trail[-1] if top is page and len(top.trail) > 1 else top.path
    kicker = view.short_title(above) if above in view.by_path else ""
    return Card(top.path, top.title, top.content_language, kicker if above and kicker != top.title else "")
