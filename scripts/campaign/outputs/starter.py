"""A new network, made from ``overrides/starter``: its data, its texts in each language, its colours and its mark."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from babel import Locale
from babel.core import get_global

from campaign.kinds.reading import read_records, spoken, spoken_codes
from campaign.outputs.translations import STARTER, as_po, brought_up, missing, starter, to_translate
from campaign.views.looks import GENERATOR
from campaign.words.language import INTERFACE, Language, filled

WORDS = re.compile(r'"_\((.+?)\)"')  # in the files of the example: words that are translated
FIELD = 48  # side of the field on which the shapes of starter.yml are drawn
ICONS = {"favicon-32": (32, 0.72), "apple-touch-icon": (180, 0.6), "icon-192": (192, 0.5), "icon-512": (512, 0.5)}
Corners = list[tuple[float, float]]


@dataclass(frozen=True)
class Order:
    """What is asked for: the folder, the name, the same for addresses, and languages such as ``pt`` or ``pt-PT``."""

    folder: Path
    name: str
    slug: str
    languages: tuple[str, ...]

    @property
    def locales(self) -> dict[str, str]:
        """The languages with the country whose habits count: that which is named, or the one with most speakers."""
        likely = get_global("likely_subtags")
        found = {}
        for asked in self.languages:
            code, _, country = asked.partition("-")
            found[code] = f"{code}-{country or str(likely.get(code, '')).rpartition('_')[2]}".rstrip("-")
        return found

    @property
    def country(self) -> str:
        """The country of the example members: that of the first language; empty where it has none."""
        return Locale.parse(next(iter(self.locales.values())), sep="-").territory or ""


def make_network(order: Order) -> dict[str, int]:
    """Write the network; returns the languages that the generator does not speak, and how many words each lacks."""
    plan, seed = starter(), sum(order.name.encode())
    colours: dict[str, str] = plan["palettes"][seed % len(plan["palettes"])]
    shape = [(float(x), float(y)) for x, y in plan["shapes"][seed % len(plan["shapes"])]]
    default, locales = next(iter(order.locales)), order.locales
    fields = {
        **colours, "name": order.name, "slug": order.slug, "country": order.country,
        "country_small": order.country.lower(),
        "languages": "\n".join(_entry(code, locale) for code, locale in locales.items()),
        "motif": ", ".join(f"{100 * x / FIELD:.0f}% {100 * y / FIELD:.0f}%" for x, y in shape),
    }  # fmt: skip
    speakers = {code: spoken(code) for code in locales if code in spoken_codes()}
    said = {words: speakers[default].gettext(words) if default in speakers else words for words in plan["words"]}
    source = GENERATOR / STARTER / "network"
    for file in sorted(f for f in source.rglob("*") if f.is_file()):
        text = WORDS.sub(lambda found: f'"{said[found[1]]}"', file.read_text(encoding="utf-8"))
        _write(order, file.relative_to(source).as_posix(), text.format_map(fields))
    _write_identity(order, colours, shape)
    for code in locales:
        if (
            code in speakers or code == default
        ):  # a text in another language than its folder says would be no translation
            _write_texts(order, code, plan["texts"], speakers.get(code) or spoken(INTERFACE))
    return _write_catalogues(order, speakers, {words: original for original, words in said.items()})


def _entry(code: str, locale: str) -> str:
    growing = "" if code in spoken_codes() else ", state: growing"
    return f"  - {{code: {code}, locale: {locale}{growing}}}"


def _write(order: Order, file: str, data: str | bytes) -> None:
    target = order.folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data.encode() if isinstance(data, str) else data)


def _write_texts(order: Order, code: str, texts: Any, language: Language) -> None:
    for path, text in texts.items():
        said = {field: filled(language.gettext(words), {"name": order.name}) for field, words in text.items()}
        body = said.pop("body")
        head = "".join(f'{field}: "{words}"\n' for field, words in said.items())
        _write(order, f"docs/{code}/{path}.md", f"---\n{head}---\n{body}\n")


def _write_catalogues(order: Order, speakers: dict[str, Language], originals: dict[str, str]) -> dict[str, int]:
    """Catalogues with all that the generator can say; ``originals``: the words of the data and what they translate."""
    unspoken = {}
    for code in order.locales:
        template = to_translate(order.folder, read_records(order.folder), code)
        catalogue = brought_up(template, order.folder / f"locales/{code}.po", code)
        for entry in catalogue:
            if code in speakers and not entry.msgid_plural and entry.msgid in originals:
                entry.msgstr = speakers[code].gettext(originals[entry.msgid])
        if catalogue:
            _write(order, f"locales/{code}.po", as_po(catalogue))
        if code not in speakers:
            unspoken[code] = len(missing(catalogue))
    return unspoken


# -- the mark and the name, drawn --------------------------------------------------------------


def _write_identity(order: Order, colours: dict[str, str], shape: Corners) -> None:
    folder, size = "overrides/identity", FIELD
    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in shape) + "Z"
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"'
    _write(order, f"{folder}/mark.svg", f'{start} fill="{colours["mark"]}"><path d="{path}"/></svg>\n')
    icon = f'<rect width="{size}" height="{size}" rx="10" fill="{colours["night"]}"/>'
    placed = f'<path transform="translate(6.7 6.7) scale(0.72)" d="{path}" fill="{colours["mark_bright"]}"/>'
    _write(order, f"{folder}/favicon.svg", f"{start}>{icon}{placed}</svg>\n")
    for name, (side, part) in ICONS.items():
        _write(order, f"{folder}/{name}.png", _png(side, part, shape, colours["night"], colours["mark_bright"]))
    if order.name.isascii():  # letters of known width; a name in others is set by the browser, in the font of the page
        width = round(len(order.name) * 21.5)
        letters = (
            f'<text x="58" y="36" font-family="system-ui, sans-serif" font-size="36" font-weight="800" textLength="{width}" '
            f'lengthAdjust="spacingAndGlyphs" fill="{colours["ink"]}">{escape(order.name)}</text>'
        )
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 62} {size}" role="img" '
        label = escape(order.name, {'"': "&quot;"})
        mark = f'<path d="{path}" fill="{colours["mark"]}"/>'
        _write(order, f"{folder}/wordmark.svg", f'{head}aria-label="{label}">{mark}{letters}</svg>\n')


def _png(side: int, part: float, shape: Corners, ground: str, colour: str) -> bytes:
    """A shape on a coloured square as PNG: ``part`` of the side is the height of the shape. Four samples a pixel."""
    colours = [bytes.fromhex(c[1:]) for c in (ground, colour)]
    step, shift = part * side / FIELD, (1 - part) / 2 * side
    corners = [(x * step + shift, y * step + shift) for x, y in shape]
    rows = bytearray()
    for y in range(side):
        spans = [_spans(corners, y + dy) for dy in (0.25, 0.75)]
        rows.append(0)  # no filter
        for x in range(side):
            hits = sum(a <= x + dx < b for found in spans for a, b in found for dx in (0.25, 0.75))
            rows += bytes((g * (4 - hits) + c * hits) // 4 for g, c in zip(*colours, strict=True))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""),
    )  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _spans(corners: Corners, y: float) -> list[tuple[float, float]]:
    """The stretches of a line that lie inside a polygon."""
    edges = zip(corners, [*corners[1:], corners[0]], strict=True)
    crossed = sorted(a + (y - b) * (c - a) / (d - b) for (a, b), (c, d) in edges if (b <= y) != (d <= y))
    return list(zip(crossed[::2], crossed[1::2], strict=True))
