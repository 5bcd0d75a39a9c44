"""How a network looks: templates, styles, drawings, its colours. Its own folder first, then the generator's.

Name, wordmark, mark and icons are the network's alone (``overrides/identity``): no other network's are taken instead.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from campaign.records.vocabulary import Vocabulary
from campaign.views.sheet import published

GENERATOR = Path(__file__).resolve().parents[3]  # the repository: what a network does not have itself stands here
IDENTITY = "overrides/identity"
TOKENS = f"{IDENTITY}/tokens.css"
PICTURES, DOCUMENTS = "pictures", "documents"  # folders below docs/assets that are a network's own: see ``album``
IMAGES = "images/"  # where the drawings and icons of the identity are published, below /assets/
# The one style sheet of the pages: tokens, continents, then what docs/assets holds under this name.
STYLE = "css/site.css"
IMPORT = re.compile(r'(?m)^(import [^"\n]*"\./([\w./-]+))"')
REMARK = re.compile(r"(?m)^[ \t]*//.*\n")  # of a script, on lines of its own
CALLED = re.compile(r'(url\("\.\./([\w./-]+))"')  # what the style sheet calls: fonts
# What machines and editors leave behind: nobody meant it to be published.
LEFT_BEHIND = re.compile(r"\.|~|Thumbs\.db$|desktop\.ini$|README\.md$|.*~$|.*\.(swp|tmp|bak)$")
COLOUR = re.compile(r"--([\w-]+)\s*:\s*(#[0-9a-f]{6}(?:[0-9a-f]{2})?)\s*;")
DARK = "prefers-color-scheme: dark"


def homes_of(root: Path) -> list[Path]:
    """The folders that a network and the generator have for their looks, the first one first."""
    return list(dict.fromkeys([root.absolute(), GENERATOR]))


def templates_of(root: Path) -> list[Path]:
    """The folders in which a template is searched for, the first one first; one that is a link is the folder it leads to."""
    return [(home / "overrides").resolve() for home in homes_of(root)]


class Looks:
    """The files of the looks of a network, each read once a build."""

    def __init__(self, root: Path, vocabulary: Vocabulary) -> None:
        self._vocabulary, self._identity = vocabulary, root.absolute() / IDENTITY
        self.homes = homes_of(root)
        self.templates = templates_of(root)
        self._files: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}

    def place_of(self, file: str) -> Path:
        """Where a file such as ``overrides/icons/menu.svg`` stands. Raises ``FileNotFoundError``."""
        for home in self.homes:
            if (home / file).is_file():
                return home / file
        raise FileNotFoundError(file)

    def folders(self, folder: str) -> list[Path]:
        """Where a folder of the looks stands: the generator's, then the network's."""
        return [home / folder for home in reversed(self.homes) if (home / folder).is_dir()]

    def files(self, folder: str, pattern: str) -> list[str]:
        """The files of a folder, by their names below the network: ``overrides/print/poster.typ``."""
        return sorted({f"{folder}/{file.name}" for place in self.folders(folder) for file in place.glob(pattern)})

    def has(self, file: str) -> bool:
        """Whether there is such a file."""
        return any((home / file).is_file() for home in self.homes)

    def read(self, file: str) -> bytes:
        """The bytes of a file."""
        if file not in self._files:
            self._files[file] = self.place_of(file).read_bytes()
        return self._files[file]

    def text(self, file: str) -> str:
        """The text of a file, without the line that ends it."""
        return self.read(file).decode().strip()

    # -- what is published below /assets/ ------------------------------------------------------

    @cached_property
    def asset_files(self) -> list[str]:
        """Every published file, below ``docs/assets``: the generator's, and the network's in its place or beside it."""
        folders = [home / "docs/assets" for home in self.homes]
        files = [f.relative_to(d) for d in folders for f in d.rglob("*") if f.is_file() and not self._own(f, d)]
        found = {f.as_posix() for f in files if not any(map(LEFT_BEHIND.match, f.parts))}
        return sorted({*found, *self.own_images, STYLE})

    @cached_property
    def own_images(self) -> list[str]:
        """The drawings and icons of the identity, by their names below /assets/."""
        return sorted(IMAGES + file.name for file in self._identity.glob("*.*") if file.suffix in (".svg", ".png"))

    def source_of(self, path: str) -> str:
        """The file that is published under a name below /assets/, such as ``overrides/identity/mark.svg``."""
        return f"{IDENTITY}/{path.removeprefix(IMAGES)}" if path in self.own_images else f"docs/assets/{path}"

    def _own(self, file: Path, folder: Path) -> bool:
        """Whether a file of docs/assets is not published as it is (a picture), or is a document of another network."""
        first = file.relative_to(folder).parts[0]
        return first == PICTURES or (first == DOCUMENTS and folder != self.homes[0] / "docs/assets")

    def has_asset(self, path: str) -> bool:
        """Whether a file is published below /assets/."""
        return path in self.asset_files

    def asset(self, path: str) -> bytes:
        """The bytes of a published file."""
        if path == STYLE:
            return published(self.style_sheet).encode()
        data = self.read(self.source_of(path))
        if path.endswith(".css"):
            return published(data.decode()).encode()
        if not path.endswith(".js"):
            return data
        folder = path.rpartition("/")[0]  # what a script imports has its mark too, or a browser would keep an old one

        def marked(found: re.Match[str]) -> str:
            return f'{found[1]}?v={self.digest(f"{folder}/{found[2]}")}"'

        return IMPORT.sub(marked, REMARK.sub("", data.decode())).encode()

    def identity(self, name: str) -> bytes:
        """A drawing of the network itself, such as its mark; empty where it has none. The generator's is nobody else's."""
        file = self._identity / name
        return file.read_bytes() if file.is_file() else b""

    @cached_property
    def wordmark(self) -> Markup:
        """The wordmark as it stands in a page, in the colours of the words around it; empty where there is none."""
        file = self._identity / "wordmark.svg"
        if not file.is_file():
            return Markup("")
        light = self.colours["light"]
        head, end, drawing = file.read_text(encoding="utf-8").strip().partition(">")
        head = re.sub(r' (?:role|aria-label|class)="[^"]*"', "", head)
        for colour, said in ((light["ink"], "currentColor"), (light["mark"], "var(--mark)")):
            drawing = drawing.replace(f'"{colour}"', f'"{said}"')
        return Markup(f'{head} class="wordmark" aria-hidden="true" focusable="false"{end}{drawing}')  # our own drawing

    def digest(self, path: str) -> str:
        """A mark of a published file that changes when the file does."""
        if path not in self._digests:
            self._digests[path] = hashlib.sha256(self.asset(path)).hexdigest()[:8]
        return self._digests[path]

    # -- colours -------------------------------------------------------------------------------

    @cached_property
    def colours(self) -> dict[str, dict[str, str]]:
        """The colours of the tokens on ``light`` and on ``dark`` ground, where those of light hold good as long as no other is named:
        {name: #rrggbb or #rrggbbaa}; continents by their ids.
        """
        light, _, dark = self.text(TOKENS).partition(DARK)
        found = {"light": dict(COLOUR.findall(light)), "dark": dict(COLOUR.findall(light + dark))}
        for continent in self._vocabulary.continents:
            found["light"][continent.id] = continent.colour
            found["dark"][continent.id] = continent.colour_dark
        return found

    @cached_property
    def style_sheet(self) -> str:
        """The style sheet of the pages: the tokens, the colours of the continents, the rules."""
        continents = self._vocabulary.continents
        light = "".join(f"  --{c.id}: {c.colour};\n" for c in continents)
        dark = "".join(f"    --{c.id}: {c.colour_dark};\n" for c in continents)
        accents = "".join(
            f".continent-{c.id} {{ --accent: var(--{c.id}); --ground: {c.colour}; --tint: {c.colour_dark}; }}\n"
            for c in continents
        )
        places = (
            f":root {{\n{light}}}\n\n@media (prefers-color-scheme: dark) {{\n  :root {{\n{dark}  }}\n}}\n\n{accents}"
        )
        rules = self.read(f"docs/assets/{STYLE}").decode()
        rules = CALLED.sub(lambda found: f'{found[1]}?v={self.digest(found[2])}"', rules)
        return f"{self.text(TOKENS)}\n\n{places}\n{rules}"

    @cached_property
    def world(self) -> dict[str, Any]:
        """The outlines of countries, made by scripts/build_map.py: width, height, shapes and boxes by country code."""
        found: dict[str, Any] = json.loads(self.text("overrides/map/world.json"))
        return found
