"""Make the display font and the wordmarks from one source.

    python scripts/build_identity.py [--check]

Run it after `npm ci`: the letters are Bricolage Grotesque ExtraBold (SIL Open Font License) from the npm package in
package-lock.json. Written are the font, cut down to the letters of our four languages, its licence, and the wordmark
as SVG outlines in its variants, which overrides/identity/wordmarks.yml lists, and as PNG for programs that know no SVG; for print, the fonts of
``overrides/print/fonts`` (see ``build_fonts``), the wordmark on night and the exclamation mark; and the icons of the
site: that mark in the sizes that browsers and phones ask for. Colours are those of overrides/identity/tokens.css.
The results are in the repository, so building the site needs neither npm nor this script.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from pathlib import Path
from typing import Any

import typst
from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

from build_fonts import LETTERS, print_fonts
from campaign.records.yaml_file import load_yaml
from campaign.views.looks import COLOUR, TOKENS

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules/@fontsource/bricolage-grotesque"
FILE = "files/bricolage-grotesque-latin-{}-normal.woff2"
FONT = PACKAGE / FILE.format(800)
ASSETS = ROOT / "docs/assets"
IDENTITY = ROOT / "overrides/identity"
PRINT = ROOT / "overrides/print"
LIGHT, _, DARK = (ROOT / TOKENS).read_text(encoding="utf-8").partition("prefers-color-scheme: dark")
COLOURS, DARK_COLOURS = dict(COLOUR.findall(LIGHT)), dict(COLOUR.findall(DARK))
INK, MARK = COLOURS["ink"], COLOURS["mark"]
WHITE = "#fff"
ON_NIGHT, MARK_ON_NIGHT = COLOURS["on-night"], DARK_COLOURS["mark"]
MARKS: Any = load_yaml(ROOT, "overrides/identity/wordmarks.yml").data
NAME: str = MARKS["name"]  # its exclamation mark is drawn as the motif
VARIANTS: dict[str, str] = MARKS["lines"]  # file: the line under the name
ON_DARK: dict[str, str] = MARKS.get("dark", {})  # file: the colour of the exclamation mark, beside letters in white
WIDE = 1200  # pixels of a wordmark as a picture
# The exclamation mark of the name, our motif, on a field of 100 by 140: a wedge and a block.
MOTIF = (("M6 0H94L66 92H34Z", 0), ("M28 104H72V140H28Z", 0))
# The same as corners.
BARS = (((6, 0), (94, 0), (66, 92), (34, 92)), ((28, 104), (72, 104), (72, 140), (28, 140)))
# file: side in pixels, how round the corners are, and how high the motif is (both as parts of the side). A phone may
# cut a maskable icon to a circle of four fifths of its side: the motif stays inside.
ICONS = {
    "favicon-32": (32, 0.22, 0.72),
    "apple-touch-icon": (180, 0, 0.62),
    "icon-192": (192, 0, 0.54),
    "icon-512": (512, 0, 0.54),
}


def cut_down_font() -> bytes:
    """The font of headings with the letters of our languages only, as WOFF2."""
    font = TTFont(FONT, recalcTimestamp=False)
    options = subset.Options(flavor="woff2", layout_features=["kern", "mark", "ccmp", "locl"], hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=LETTERS)
    cutter.subset(font)
    out = io.BytesIO()
    font.flavor = "woff2"
    font.save(out)
    return out.getvalue()


class Writer:
    """Draws words in the display font as SVG paths."""

    def __init__(self) -> None:
        self.font = TTFont(FONT)
        self.glyphs = self.font.getGlyphSet()
        self.names = self.font.getBestCmap()
        self.unit = self.font["head"].unitsPerEm
        self.capital = self.font["OS/2"].sCapHeight / self.unit

    def words(self, text: str, x: float, baseline: float, size: float) -> tuple[str, float]:
        """The path of a text and where it ends."""
        scale = size / self.unit
        pen = SVGPathPen(self.glyphs, ntos=lambda n: f"{round(n, 1):g}")
        for letter in text:
            glyph = self.glyphs[self.names[ord(letter)]]
            glyph.draw(TransformPen(pen, Transform(scale, 0, 0, -scale, x, baseline)))
            x += glyph.width * scale
        return pen.getCommands(), x

    def wordmark(self, line: str, ink: str = INK, mark: str = MARK) -> str:
        """The name, with the motif for its exclamation mark, and the line of a variant beneath it."""
        size = 100.0
        height = size * self.capital
        before, _, after = NAME.partition("!")
        first, x = self.words(before, 0, height + 10, size)
        # The motif stands a little taller than the letters: it is what the name says aloud.
        left, scale = x + 7, (height + 10) / 140
        motif = (
            f'<g transform="translate({left:g} 0) scale({scale * 0.62:.4g} {scale:.4g})" fill="{mark}">'
            + "".join(f'<path d="{d}"/>' for d, _ in MOTIF)
            + "</g>"
        )
        second, end = self.words(after, left + 100 * scale * 0.62 + 6, height + 10, size)
        lines, bottom, width = "", height + 12, end
        if line:
            small = 34.0
            if len(line) > 20:  # the full name is as wide as the name above it
                small *= end / self.words(line, 1, 0, small)[1]
            text, right = self.words(line, 1, height + 10 + small * 1.35, small)
            lines = f'<path d="{text}" fill="{ink}"/>'
            bottom, width = height + 10 + small * 1.75, max(end, right)
        title = NAME + (f" {line}" if line else "")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {bottom:.0f}" role="img" aria-label="{title}">'
            f'<path d="{first}" fill="{ink}"/>{motif}<path d="{second}" fill="{ink}"/>{lines}</svg>\n'
        )


def picture(drawing: str) -> bytes:
    """A wordmark as a PNG of ``WIDE`` pixels, on no ground."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "drawing.svg").write_text(drawing, encoding="utf-8")
        page = "#set page(width: auto, height: auto, margin: 0pt, fill: none)"
        source = Path(folder, "page.typ")
        source.write_text(f'{page}\n#image("drawing.svg", width: {WIDE}pt)\n', encoding="utf-8")
        drawn = typst.compile(source, root=Path(folder), format="png", ppi=72.0)
    out = io.BytesIO()
    Image.open(io.BytesIO(drawn)).quantize(64, Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()


def motif(colour: str) -> str:
    """The exclamation mark alone, for the ground of a cover."""
    paths = "".join(f'<path d="{d}"/>' for d, _ in MOTIF)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 140" preserveAspectRatio="none" fill="{colour}">{paths}</svg>\n'


class Icon:
    """The motif, white on a field of our red. ``corner`` and ``height`` of the motif are shares of the side."""

    def __init__(self, side: int, corner: float, height: float) -> None:
        self.side, self.corner = side, corner * side
        self.scale = height * side / 140
        self.left, self.top = side / 2 - 50 * self.scale, side * (1 - height) / 2

    def svg(self) -> str:
        """The icon as a drawing."""
        place = f"translate({self.left:.4g} {self.top:.4g}) scale({self.scale:.4g})"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.side} {self.side}">'
            f'<rect width="{self.side}" height="{self.side}" rx="{self.corner:g}" fill="{MARK}"/>'
            f'<path transform="{place}" d="{"".join(d for d, _ in MOTIF)}" fill="#fff"/></svg>\n'
        )

    def png(self, fine: int = 8) -> bytes:
        """The icon as an image, drawn ``fine`` times as large first; its round corners are transparent."""
        image = Image.new("RGBA" if self.corner else "RGB", (self.side * fine,) * 2)
        draw = ImageDraw.Draw(image)
        draw.rounded_rectangle((0, 0, self.side * fine - 1, self.side * fine - 1), self.corner * fine, fill=MARK)
        for shape in BARS:
            draw.polygon(
                [((self.left + x * self.scale) * fine, (self.top + y * self.scale) * fine) for x, y in shape], "#fff"
            )
        out = io.BytesIO()
        image.resize((self.side, self.side), Image.Resampling.BOX).save(out, "PNG", optimize=True)
        return out.getvalue()


def generated() -> dict[Path, bytes]:
    """Every file that this script makes."""
    writer = Writer()
    files = {
        ASSETS / "fonts/display-800.woff2": cut_down_font(),
        ASSETS / "fonts/LICENSE.txt": (PACKAGE / "LICENSE").read_bytes(),
        **{PRINT / "fonts" / name: data for name, data in print_fonts(ROOT / "node_modules/@fontsource").items()},
    }
    drawings = {name: writer.wordmark(line) for name, line in VARIANTS.items()}
    for name, mark in ON_DARK.items():
        drawings[name] = writer.wordmark("", *((ON_NIGHT, MARK_ON_NIGHT) if mark == "mark" else (WHITE, WHITE)))
    for name, drawing in drawings.items():
        files[IDENTITY / f"{name}.svg"] = drawing.encode()
        files[IDENTITY / f"{name}.png"] = picture(drawing)
    files[IDENTITY / "mark.svg"] = motif(MARK).encode()
    files[IDENTITY / "favicon.svg"] = Icon(32, 0.22, 0.72).svg().encode()
    for name, measures in ICONS.items():
        files[IDENTITY / f"{name}.png"] = Icon(*measures).png()
    return files


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say whether the files are up to date")
    check = parser.parse_args(arguments).check
    if not FONT.exists():
        print("The letters are missing: run npm ci first.", file=sys.stderr)
        return 2
    stale = {file: data for file, data in generated().items() if not file.exists() or file.read_bytes() != data}
    for file, data in stale.items():
        print(f"{file.relative_to(ROOT)}: {'out of date; run: make identity' if check else f'{len(data)} bytes'}")
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
