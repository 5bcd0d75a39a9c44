"""What is printed of one language: the directory of members, a poster for each campaign, pictures for sharing.

Templates stand in ``overrides/print/`` and may call what pages may call. What they become is kept in ``build/print/``
under a mark of everything that it was made from, so that only what has changed is printed again.
"""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import segno
from markupsafe import Markup

from campaign import typesetting
from campaign.linked_data import page_on_picture
from campaign.model import Figure
from campaign.outreach import Campaign
from campaign.render import Renderer, prefix_of
from campaign.typesetting import Order

KEPT = 400  # printed files of earlier builds that stay in the cache
ROOM = ("wide", "less", "little", "least")  # what a poster may take for its words: the first that fits on one page
NAME_IN_TEXT = re.compile(r"INSP!R(?=[^<>]*<)(?![^<>]*</title>)")  # a line may end after an exclamation mark: not there
WITH_MAP = {"network", "continent", "country", "one-network", "members", "member"}


@dataclass(frozen=True)
class Card:
    """What stands on a picture for sharing."""

    title: str
    language: str
    kicker: str = ""
    map: bool = False
    counts: bool = False
    figure: Figure | None = None


def print_site(renderers: dict[str, Renderer]) -> dict[str, bytes]:
    """Print everything of every language: {file below the site's folder: content}. Raises ``typesetting.PrintError``.

    Each renderer then knows what there is in its language and how large it is, for ``printed`` in templates.
    """
    first = next(iter(renderers.values()))
    root = first.content.root.absolute()
    cache = root / "build/print"
    cache.mkdir(parents=True, exist_ok=True)
    base = _ground(root)
    places: dict[tuple[str, str], Path] = {}  # language and file → file in the cache
    orders: list[Order] = []
    for renderer in renderers.values():
        for order in _orders(renderer):
            mark = hashlib.sha256("\n".join([base, *order.versions]).encode()).hexdigest()[:24]
            kept = [cache / f"{mark}-{n}{Path(file).suffix}" for n, file in enumerate(order.files)]
            places |= {(renderer.language, file): place for file, place in zip(order.files, kept, strict=True)}
            if not all(map(_still_there, kept)):
                name = prefix_of(renderer) + order.files[0]
                orders.append(replace(order, files=[str(place) for place in kept], name=name))
    typesetting.print_all(orders, root / "overrides/print")
    printed: dict[str, bytes] = {}
    for language, renderer in renderers.items():
        own = {file: place.read_bytes() for (of, file), place in places.items() if of == language}
        renderer.know_printed({file: len(data) for file, data in own.items()})
        printed |= {prefix_of(renderer) + file: data for file, data in own.items()}
    _tidy(cache, set(places.values()))
    return printed


def _orders(renderer: Renderer) -> list[Order]:
    """Every document of one language; its files are those of the site, below the folder of the language."""
    orders = [Order([_filled(renderer, "directory", continent=None)], ["print/members.pdf"])]
    for continent in renderer.continents:
        if renderer.site.members_on(continent):
            html = _filled(renderer, "directory", continent=continent)
            orders.append(Order([html], [f"print/members-{continent}.pdf"]))
    campaigns = [c for c in renderer.site.campaigns.values() if renderer.has_page(f"campaigns/{c.id}")]
    for campaign in campaigns:
        page = renderer.by_path[f"campaigns/{campaign.id}"]
        versions = [_filled(renderer, "poster", campaign=campaign, page=page, room=room) for room in ROOM]
        orders.append(Order(versions, [f"print/poster-{campaign.id}.pdf"], 1))
    cards = {f"pictures/{kind}.png": card for kind, card in kind_cards(renderer).items()}
    posters = {f"campaign-{campaign.id}": _campaign_card(renderer, campaign) for campaign in campaigns}
    cards |= {f"pictures/{name}.png": card for name, card in posters.items()}
    orders.append(Order([_filled(renderer, "pictures", cards=list(cards.values()), shape="wide")], list(cards)))
    if posters:
        files = [f"pictures/{name}-square.png" for name in posters]
        orders.append(Order([_filled(renderer, "pictures", cards=list(posters.values()), shape="square")], files))
    return orders


def _filled(renderer: Renderer, template: str, **data: object) -> str:
    html = renderer.env.get_template(f"print/{template}.html").render(qr_code=qr_code, **data)
    return NAME_IN_TEXT.sub(r'<span class="nobreak">\g<0></span>', html)


def kind_cards(renderer: Renderer) -> dict[str, Card]:
    """The picture of each kind of page: the title of the page above all of its kind, or its own."""
    cards = {}
    for page in renderer.pages:
        if page.kind in cards or page.kind == "campaign":  # each campaign has a picture of its own
            continue
        top = page_on_picture(renderer, page)
        kicker = renderer.short_title(top.path)
        cards[page.kind] = Card(
            top.title,
            top.content_language,
            kicker if top.path and kicker != top.title else "",
            map=page.kind in WITH_MAP,
            counts=page.kind in WITH_MAP or page.kind == "home",
        )
    return cards


def _campaign_card(renderer: Renderer, campaign: Campaign) -> Card:
    page = renderer.by_path[f"campaigns/{campaign.id}"]
    figure = renderer.site.figures[campaign.figures[0]] if campaign.figures else None
    return Card(page.title, page.content_language, figure=figure)


def qr_code(address: str) -> Markup:
    """The QR code of an address as the path of a drawing, one unit for each of its squares, and its width."""
    code = segno.make(address, error="m", micro=False)
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark]
    width = len(code.matrix)
    return Markup('<path d="{}"/>').format("".join(squares)), width


def _ground(root: Path) -> str:
    """A mark of everything besides the HTML that decides how printed pages look."""
    digest = hashlib.sha256(typesetting.library_versions().encode())
    files = [f for f in (root / "overrides/print").rglob("*") if f.is_file() and f.suffix != ".html"]
    files += [root / "docs/assets/fonts/display-800.woff2", Path(typesetting.__file__)]
    for file in sorted(files):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _still_there(file: Path) -> bool:
    """Whether the cache holds a file; it then counts as new, so that no build takes it away (see ``_tidy``)."""
    try:
        os.utime(file)
    except FileNotFoundError:
        return False
    return True


def _tidy(cache: Path, used: set[Path]) -> None:
    """Take the oldest files away that no build has asked for lately. Another build may do the same at the same time."""
    others = []
    for file in cache.iterdir():
        with suppress(FileNotFoundError):
            others.append((file.stat().st_mtime, file))
    for _, file in sorted((age, file) for age, file in others if file not in used)[:-KEPT]:
        file.unlink(missing_ok=True)
