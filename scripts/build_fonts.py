"""The fonts of what is printed, as TTF: Typst reads no WOFF2. ``make identity`` writes them into overrides/print/fonts.

``Display`` and ``Text`` are Bricolage Grotesque, cut down to the letters of our languages. The others serve names in
another language or script and are put into a PDF only where one of their letters occurs: the same face for the rest of
Latin, then Noto Sans. All come from the npm packages in package-lock.json and are under the SIL Open Font License.
"""

from __future__ import annotations

import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

LETTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÀÁÂÃÄÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸŒÆàáâãäçèéêëìíîïñòóôõöùúûüýÿœæßØøÅå¡¿«»‘’“”–—…·°€%ºª\u00a0\u202f"
)
FEATURES = ["kern", "mark", "ccmp", "locl", "tnum"]
# family (as overrides/print/common.typ lists them): package, part of its letters, weights
FAMILIES = {
    "Display": ("bricolage-grotesque", "latin", (800,)),
    "Text": ("bricolage-grotesque", "latin", (400, 600)),
    "Latin": ("bricolage-grotesque", "latin-ext", (400, 600, 800)),
    "Vietnamese": ("bricolage-grotesque", "vietnamese", (400, 600, 800)),
    "Noto Latin": ("noto-sans", "latin-ext", (400, 700)),
    "Noto Arabic": ("noto-sans-arabic", "arabic", (400, 700)),
    "Noto Bengali": ("noto-sans-bengali", "bengali", (400, 700)),
    "Noto Devanagari": ("noto-sans-devanagari", "devanagari", (400, 700)),
    "Noto Cyrillic": ("noto-sans", "cyrillic", (400, 700)),
    "Noto Khmer": ("noto-sans-khmer", "khmer", (400, 700)),
}
OURS = ("Display", "Text")


def print_fonts(packages: Path) -> dict[str, bytes]:
    """The files of ``overrides/print/fonts`` by name. ``packages`` is the folder of the npm packages @fontsource."""
    files: dict[str, bytes] = {}
    licences: dict[str, None] = {}
    for family, (package, letters, weights) in FAMILIES.items():
        licences[(packages / package / "LICENSE").read_text(encoding="utf-8")] = None
        for weight in weights:
            source = packages / package / f"files/{package}-{letters}-{weight}-normal.woff2"
            files[f"{family.lower().replace(' ', '-')}-{weight}.ttf"] = _ttf(source, family, weight)
    files["LICENSE.txt"] = "\n\n".join(licences).encode()
    return files


def _ttf(source: Path, family: str, weight: int) -> bytes:
    """A font as TTF under a name of ours: Typst chooses by family and weight, and knows no other names."""
    font = TTFont(source, recalcTimestamp=False)
    if family in OURS:
        cutter = subset.Subsetter(subset.Options(layout_features=FEATURES, hinting=False))
        cutter.populate(text=LETTERS)
        cutter.subset(font)
    else:
        cutter = subset.Subsetter(subset.Options(layout_features=["*"], hinting=False))
        cutter.populate(unicodes=font.getBestCmap())
        cutter.subset(font)
    for record in list(font["name"].names):
        if record.nameID in (16, 17, 21, 22, 25):  # names of a greater family would win over ours
            font["name"].removeNames(nameID=record.nameID)
    font["name"].setName(family, 1, 3, 1, 0x409)
    font["name"].setName(family, 4, 3, 1, 0x409)
    font["name"].setName(f"{family.replace(' ', '')}-{weight}", 6, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
