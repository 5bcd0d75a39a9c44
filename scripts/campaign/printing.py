"""What is printed of one language: the directory of members, a poster for each campaign, pictures for sharing.

Templates stand in ``overrides/print/``, their data come from ``print_data``. What they become is kept in ``build/print/``
under a mark of everything that it was made from, so that only what has changed is printed again. The folder may be
thrown away at any time, also while a build reads it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from campaign import typesetting
from campaign.colours import ColourError
from campaign.letters import Missing
from campaign.print_data import PrintData, campaign_card, kind_cards
from campaign.render import Renderer, prefix_of
from campaign.site import Site
from campaign.typesetting import Order, PrintError

KEPT = 400  # printed files of other builds that stay in the cache; one more, and they all go
WISHES = {"": "able", "true": "able", "1": "able", "yes": "able", "required": "required"}
WISHES |= {"false": "no", "0": "no", "no": "no"}
IMPOSSIBLE = (
    "Directories, posters and share pictures are left out, because {library}. "
    "To have them, build with a 64-bit Python on Linux, macOS or Windows, for which pip finds it."
)
REQUIRED = (
    "PRINT is “required”, but {library}. "
    "Build with a 64-bit Python on Linux, macOS or Windows, for which pip finds it, or without print: PRINT=false"
)
LETTER = (
    "{place}: no font for print has the letter {sign} in “{words}” (field {field}). "
    "Write it with other letters, or add a font in scripts/build_fonts.py and run: make identity"
)


def print_wanted(wish: str | None = None) -> bool:
    """Whether this build prints: ``wish`` or else the variable PRINT of the environment.

    ``false``: no. ``required``: yes, and a machine that cannot is an error. Otherwise: yes, where the machine can; where
    it cannot, a sentence on the standard error says so. Raises ``PrintError``.
    """
    word = os.environ.get("PRINT", "") if wish is None else wish
    chosen = WISHES.get(word.strip().lower())
    if chosen is None:
        raise PrintError(f"PRINT is “{word}”. It may be: false, required, or not set.")
    if chosen == "no":
        return False
    lacking = typesetting.missing_library()
    if not lacking:
        return True
    if chosen == "required":
        raise PrintError(REQUIRED.format(library=lacking))
    print(IMPOSSIBLE.format(library=lacking), file=sys.stderr)
    return False


def print_site(renderers: dict[str, Renderer]) -> dict[str, bytes]:
    """Print everything of every language: {file below the site's folder: content}. Raises ``PrintError``.

    Each renderer then knows what there is in its language and how large it is, for ``printed`` in templates.
    """
    first = next(iter(renderers.values()))
    root = first.content.root.absolute()
    templates = root / "overrides/print"
    cache = Cache(root / "build/print", ground(templates))
    printed: dict[str, bytes] = {}
    press: typesetting.Press | None = None
    for renderer in renderers.values():
        own: dict[str, bytes] = {}
        for order in orders_of(renderer):
            made = cache.find(order)
            if made is None:
                press = press or typesetting.Press(templates)
                made = _printed(press, order, renderer.site)
                cache.keep(order, made)
            own |= dict(zip(order.files, made, strict=True))
        renderer.know_printed({file: len(data) for file, data in own.items()})
        printed |= {prefix_of(renderer) + file: data for file, data in own.items()}
    cache.tidy()
    return printed


def orders_of(renderer: Renderer) -> list[Order]:
    """Every document of one language; its files are those of the site, below the folder of the language."""
    try:
        data = PrintData(renderer)
    except ColourError as error:
        raise PrintError(str(error)) from error
    orders = [Order("directory", data.directory(), ("print/members.pdf",))]
    for continent in renderer.continents:
        if renderer.site.members_on(continent):
            orders.append(Order("directory", data.directory(continent), (f"print/members-{continent}.pdf",)))
    campaigns = [c for c in renderer.site.campaigns.values() if renderer.has_page(f"campaigns/{c.id}")]
    orders += [Order("poster", data.poster(c), (f"print/poster-{c.id}.pdf",)) for c in campaigns]
    cards = {f"pictures/{kind}.png": card for kind, card in kind_cards(renderer).items()}
    posters = {f"pictures/campaign-{c.id}": campaign_card(renderer, c) for c in campaigns}
    cards |= {f"{name}.png": card for name, card in posters.items()}
    orders.append(Order("pictures", data.pictures(cards.values()), tuple(cards)))
    if posters:
        files = tuple(f"{name}-square.png" for name in posters)
        orders.append(Order("pictures", data.pictures(posters.values(), square=True), files))
    return orders


def ground(templates: Path) -> str:
    """A mark of everything besides the data that decides how printed things look: libraries, templates, fonts, press."""
    digest = hashlib.sha256(typesetting.library_versions().encode())
    files = [(file.relative_to(templates).as_posix(), file) for file in templates.rglob("*") if file.is_file()]
    for name, file in [*sorted(files), ("press", Path(typesetting.__file__))]:
        content = file.read_bytes()
        digest.update(f"\n{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _printed(press: typesetting.Press, order: Order, site: Site) -> list[bytes]:
    lacking = press.unknown_letters(order)
    if lacking:
        raise PrintError("\n".join(dict.fromkeys(_sentence(letter, site) for letter in lacking)))
    return press.print(order)


def _sentence(letter: Missing, site: Site) -> str:
    collection, id = letter.record
    place = f"{collection}: {id}" if id else collection
    with suppress(KeyError):  # the page above a picture, a catalogue, the settings: no entry of a list
        file, line, _ = site.place(collection, id)
        place = f"{file}:{line}: {id}"
    words = letter.words if len(letter.words) < 60 else f"{letter.words[:57]}…"
    return LETTER.format(place=place, sign=letter.sign, words=words, field=letter.field)


class Cache:
    """What was printed before, by all that it was made from. Several builds may use the folder at once."""

    def __init__(self, folder: Path, base: str) -> None:
        self._folder, self._base = folder, base
        self._used: set[str] = set()

    def find(self, order: Order) -> list[bytes] | None:
        """The files of an order as they were printed before; none where one of them is not there (any more)."""
        try:
            return [file.read_bytes() for file in self._files(order)]
        except FileNotFoundError:
            return None

    def keep(self, order: Order, made: list[bytes]) -> None:
        """Keep the files of an order. Another build sees each whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for file, data in zip(self._files(order), made, strict=True):
            partial = file.with_name(f"{file.name}.{os.getpid()}.partial")
            with suppress(FileNotFoundError):  # another build has tidied it away: then it is printed again some day
                partial.write_bytes(data)
                partial.replace(file)

    def tidy(self) -> None:
        """Throw away what this build has not used, once it is more than ``KEPT``: no clock says what is old."""
        others = [file for file in self._folder.glob("*") if file.name not in self._used]
        if len(others) > KEPT:
            for file in others:
                file.unlink(missing_ok=True)

    def _files(self, order: Order) -> list[Path]:
        content = json.dumps([self._base, order.template, order.files, order.data], sort_keys=True)
        mark = hashlib.sha256(content.encode()).hexdigest()[:24]
        names = [f"{mark}-{n}{Path(file).suffix}" for n, file in enumerate(order.files)]
        self._used.update(names)
        return [self._folder / name for name in names]
