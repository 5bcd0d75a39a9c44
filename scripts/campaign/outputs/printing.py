"""What is printed of one language: the directory of members, a poster for each campaign, a fact sheet, pictures for sharing.

Templates stand in ``overrides/print/``, their data come from ``print_data``. What they become is kept in ``build/print/``
under a mark of everything that it was made from, so that only what has changed is printed again. The folder may be
thrown away at any time, also while a build reads it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from campaign.outputs import typesetting
from campaign.outputs.cards import kind_cards, own_cards
from campaign.outputs.print_data import PrintData
from campaign.outputs.print_letters import Missing
from campaign.outputs.typesetting import Order, PrintError
from campaign.pages.meta import is_large
from campaign.records.beside import in_parts
from campaign.records.store import Store
from campaign.views.looks import TOKENS, Looks
from campaign.views.view import View

NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'  # where a network has no mark
KEPT = 2000  # printed files of other builds that stay in the cache; one more, and they all go
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


def print_site(views: Mapping[str, View]) -> dict[str, bytes]:
    """Print everything of every language: {file below the site's folder: content}. Raises ``PrintError``."""
    first = next(iter(views.values()))
    templates, fonts = templates_of(first.looks), first.looks.folders("overrides/print/fonts")
    cache = Cache(first.content.root.absolute() / "build/print", ground(templates, fonts))
    printed: dict[str, bytes] = {}
    for made, used in in_parts([partial(_print_language, view, cache, templates, fonts) for view in views.values()]):
        printed |= made
        cache.used |= used
    cache.tidy()
    return printed


def _print_language(
    view: View, cache: Cache, templates: Mapping[str, bytes], fonts: Sequence[Path]
) -> tuple[dict[str, bytes], set[str]]:
    """What is printed of one language, and what it used of the cache."""
    printed: dict[str, bytes] = {}
    with ExitStack() as stack:
        press: typesetting.Press | None = None
        for order in orders_of(view):
            made = cache.find(order)
            if made is None:
                press = press or stack.enter_context(typesetting.Press(templates, fonts))
                made = _printed(press, order, view.records)
                cache.keep(order, made)
            printed |= {view.prefix + file: data for file, data in zip(order.files, made, strict=True)}
    return printed, cache.used


def templates_of(looks: Looks) -> dict[str, bytes]:
    """The templates, and the drawings that they show: {name: content}. A network's own come before the generator's."""
    found = {file.rpartition("/")[2]: looks.read(file) for file in looks.files("overrides/print", "*.typ")}
    ink, coloured, shade = (_colour(looks, "light", name) for name in ("ink", "mark", "shade"))
    mark, wordmark = (looks.identity(f"{name}.svg").decode() or NOTHING for name in ("mark", "wordmark"))
    night = wordmark.replace(ink, _colour(looks, "dark", "on-night")).replace(coloured, _colour(looks, "dark", "mark"))
    drawings = {"mark": mark, "mark-shade": mark.replace(coloured, shade), "wordmark": wordmark}
    return found | {f"{name}.svg": svg.encode() for name, svg in (drawings | {"wordmark-night": night}).items()}


def _colour(looks: Looks, ground: str, name: str) -> str:
    try:
        return looks.colours[ground][name]
    except KeyError:
        raise PrintError(f"{TOKENS} has no colour --{name} for {ground} ground.") from None


def orders_of(view: View, words_only: bool = False) -> list[Order]:
    """Every document of one language; its files are those of the site, below the folder of the language.

    ``words_only`` is for who looks at words: no maps and no codes are drawn, and no document that only repeats the words of another.
    """
    data, membership = PrintData(view, drawn=not words_only), view.membership
    orders = [Order("directory", data.directory(), ("print/members.pdf",))]
    for continent in () if words_only else membership.continents:
        if membership.members_on(continent):
            orders.append(Order("directory", data.directory(continent), (f"print/members-{continent}.pdf",)))
    campaigns = [c for c in view.records["campaigns"].values() if view.has_page(f"campaigns/{c.id}")]
    orders += [Order("poster", data.poster(c), (f"print/poster-{c.id}.pdf",)) for c in campaigns]
    if view.has_page("press"):
        orders.append(Order("facts", data.facts(), ("print/facts.pdf",)))
    wins = data.wins() if view.has_page("wins") else {"cards": []}
    if wins["cards"]:
        orders.append(Order("wins", wins, ("print/wins.pdf",)))
        pictures = tuple(f"pictures/win-{card['id']}.png" for card in wins["cards"])
        orders += [] if words_only else [Order("wins", data.wins(status=True), pictures)]
    # One order for each kind of page: a changed story prints the stories again, and nothing else.
    own = own_cards(view, drawn=not words_only)
    for kind, cards in {"": kind_cards(view), **own}.items():
        files = tuple(f"pictures/{name}.png" for name in cards)
        dots = typesetting.PIXEL if not kind or is_large(kind) else typesetting.SMALL
        orders.append(Order("pictures", data.pictures(cards.values()), files, dots))
    for kind in () if words_only else filter(is_large, own):
        files = tuple(f"pictures/{name}-square.png" for name in own[kind])
        orders.append(Order("pictures", data.pictures(own[kind].values(), square=True), files))
    return orders


def ground(templates: Mapping[str, bytes], fonts: Sequence[Path]) -> str:
    """A mark of everything besides the data that decides how printed things look: libraries, templates, fonts, press."""
    digest = hashlib.sha256(typesetting.library_versions().encode())
    files = {**templates, "press": Path(typesetting.__file__).read_bytes()}
    files |= {f"fonts/{file.name}": file.read_bytes() for folder in fonts for file in sorted(folder.glob("*.ttf"))}
    for name, content in sorted(files.items()):
        digest.update(f"\n{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _printed(press: typesetting.Press, order: Order, records: Store) -> list[bytes]:
    lacking = press.unknown_letters(order)
    if lacking:
        raise PrintError("\n".join(dict.fromkeys(_sentence(letter, records) for letter in lacking)))
    return press.print(order)


def _sentence(letter: Missing, records: Store) -> str:
    collection, id = letter.record
    place = f"{collection}: {id}" if id else collection
    with suppress(KeyError):  # the page above a picture, a catalogue, the settings: no entry of a list
        file, line, _ = records.place(collection, id)
        place = f"{file}:{line}: {id}"
    words = letter.words if len(letter.words) < 60 else f"{letter.words[:57]}…"
    return LETTER.format(place=place, sign=letter.sign, words=words, field=letter.field)


class Cache:
    """What was printed before, by all that it was made from. Several builds may use the folder at once."""

    def __init__(self, folder: Path, base: str) -> None:
        self._folder, self._base = folder, base
        self.used: set[str] = set()  # names of files

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
        others = [file for file in self._folder.glob("*") if file.name not in self.used]
        if len(others) > KEPT:
            for file in others:
                file.unlink(missing_ok=True)

    def _files(self, order: Order) -> list[Path]:
        content = json.dumps([self._base, order.template, order.files, order.dots, order.data], sort_keys=True)
        mark = hashlib.sha256(content.encode()).hexdigest()[:24]
        names = [f"{mark}-{n}{Path(file).suffix}" for n, file in enumerate(order.files)]
        self.used.update(names)
        return [self._folder / name for name in names]
