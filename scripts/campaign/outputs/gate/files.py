"""One file of a site, read as what its name says it is."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from campaign.outputs.gate.formats import READERS
from campaign.outputs.gate.markup import Allowed, Found
from campaign.records.problems import Problem
from campaign.views.looks import Looks

ATOM_HTML = "{http://www.w3.org/2005/Atom}*[@type='html']"
ASSETS = "assets/"
HOME = "docs/assets/…".count("/")  # how deep below a network stands what is published, overrides/identity too


def strays(looks: Looks, file: str) -> bool:
    """Whether what is published below /assets/ really stands elsewhere on the machine."""
    source = looks.source_of(file.removeprefix(ASSETS))
    if not file.startswith(ASSETS) or not looks.has(source):
        return False
    place = looks.place_of(source)
    home = place.parents[source.count("/") - HOME]
    return not place.resolve().is_relative_to(home.resolve())


def read(allowed: Allowed, file: str, data: bytes, languages: tuple[str, ...] = ()) -> Iterator[Found]:
    """What is wrong with one file, read as what its name says it is."""
    kind = file.rpartition(".")[2].lower()
    if not data:
        yield "gate-empty", file
        return
    try:
        if kind == "html":
            yield from allowed.page(data.decode(), languages)
            return
        READERS[kind](data)
    except (ValueError, KeyError) as error:  # UnicodeDecodeError is a ValueError
        yield "gate-unreadable", f"{kind}: {error}"
        return
    if kind == "svg":
        yield from allowed.markup(data.decode().partition("?>")[2] or data.decode())
    elif file.endswith("feed.xml"):
        for element in ET.fromstring(data).iterfind(f".//{ATOM_HTML}"):
            yield from allowed.markup(element.text or "")


def asset_faults(looks: Looks, paths: Iterable[str]) -> Iterator[Problem]:
    """What would keep files from being published; ``paths`` are their names below /assets/."""
    allowed = Allowed(lambda _: True, "")  # whether their links lead somewhere shows when there is a site
    for path in paths:
        file = f"{ASSETS}{path}"
        found = [("gate-link", file)] if strays(looks, file) else read(allowed, file, looks.asset(path))
        for code, value in dict.fromkeys(found):
            yield Problem(looks.source_of(path), 1, 1, code, {"page": file, "value": value})
