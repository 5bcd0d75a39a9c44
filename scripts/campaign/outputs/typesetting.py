"""The printing press: the data of a document in, a PDF or pictures out.

Typst sets the pages from the templates in ``overrides/print/``, and refuses what no screen reader could read: every PDF
is PDF/UA-1. pikepdf packs it (Typst writes each tag on its own: twice the bytes). Pictures are the pages of such a PDF, drawn
by PDFium and written by Pillow: Typst hands a picture over only as a PNG of four channels, and to write that and read it
again would take longer than all the rest. The same order gives the same bytes: the templates are told no date, and no
font of the machine is seen.

The libraries have no wheel for every machine. ``missing_library`` says what is missing; nothing else here may be
called then, and the rest of the site does not need them.
"""

from __future__ import annotations

import importlib
import io
import json
import re
import tempfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from campaign.outputs import print_letters as letters

if TYPE_CHECKING:
    import typst
    from PIL import Image

# What pip calls it: what Python calls it.
LIBRARIES = {"typst": "typst", "pikepdf": "pikepdf", "pypdfium2": "pypdfium2", "pillow": "PIL.Image"}
PIXEL = 72  # to the inch: a point of a picture is one of its pixels
SMALL = 48  # to the inch: two pixels for three points, where there are hundreds of pictures
COLOURS = 96  # of a picture: flat colours and the soft edges of letters need no more
SAMPLE = 4  # of so many pixels in a row and of so many rows, one is looked at for the colours


class PrintError(Exception):
    """Something could not be printed; the message is for the person at the keyboard."""


@dataclass(frozen=True)
class Order:
    """A template, its data, and the files of the site that it becomes: one PDF, or a picture of each of its ``cards``.

    ``dots`` to the inch of its pictures: ``PIXEL``, or ``SMALL``, which takes half the time and bytes.
    """

    template: str
    data: dict[str, Any]
    files: tuple[str, ...]
    dots: int = PIXEL

    @property
    def pictures(self) -> bool:
        """Whether it becomes pictures."""
        return self.files[0].endswith(".png")


def missing_library() -> str:
    """What is missing here, as part of a sentence: “typst cannot be loaded (…)”; empty where print is possible."""
    for name, module in LIBRARIES.items():
        try:
            importlib.import_module(module)
        except (ImportError, OSError) as error:  # OSError: its shared library is not for this machine
            return f"{name} cannot be loaded ({error})"
    return ""


def library_versions() -> str:
    """The versions of everything that decides how a page looks."""
    return " ".join(f"{name} {version(name)}" for name in LIBRARIES)


class Press:
    """Sets documents from templates and drawings ({name: content}), with the fonts of some folders and no other.

    Use it in a ``with`` statement: the templates stand in a folder of their own until it ends.
    """

    def __init__(self, templates: Mapping[str, bytes], fonts: Sequence[Path]) -> None:
        import typst

        self._folder = tempfile.TemporaryDirectory()
        self._templates = Path(self._folder.name).resolve()
        for name, content in templates.items():
            (self._templates / name).write_bytes(content)
        paths = [str(folder.resolve()) for folder in fonts]
        seen = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
        self._compiler: typst.Compiler = typst.Compiler(root=str(self._templates), font_paths=seen)
        self._letters = frozenset().union(*map(letters.letters_of, fonts))

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def unknown_letters(self, order: Order) -> list[letters.Missing]:
        """The letters of a document that no font has. Typst would name the line of the template, not the record."""
        return list(letters.missing(order.data, self._letters))

    def print(self, order: Order) -> list[bytes]:
        """The files of an order. Raises ``PrintError``, which names the file of the site."""
        order = replace(order, data=letters.without_pictures(order.data, self._letters))
        if not order.pictures:
            return [packed(self._compiled(order))]
        # Several kinds of page have the same picture: it is drawn once.
        cards = [json.dumps(card) for card in order.data["cards"]]
        each = list(dict.fromkeys(cards))
        once = replace(order, data=order.data | {"cards": list(map(json.loads, each))})
        pages = drawn(self._compiled(once), order.dots)
        if len(pages) != len(each):
            raise PrintError(f"{order.files[0]}: {len(pages)} pages were set, {len(each)} expected")
        made = dict(zip(each, pages, strict=True))
        return [made[card] for card in cards]

    def _compiled(self, order: Order) -> bytes:
        import typst

        try:
            made, warnings = self._compiler.compile_with_warnings(
                input=str(self._templates / f"{order.template}.typ"),
                format="pdf",
                sys_inputs={"data": json.dumps(order.data, ensure_ascii=False)},
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            raise PrintError(f"{order.files[0]}: {_said(error)}") from error
        if warnings:  # such as a font that is not there: a page would look wrong
            raise PrintError(f"{order.files[0]}: {'; '.join(map(_said, warnings))}")
        return cast(bytes, made)


def _said(problem: Any) -> str:
    """What Typst says, without the text of the program around it: line of the template, caret, remedy.

    Templates are named without the folder of the press, in which nobody would find them.
    """
    said = str(getattr(problem, "diagnostic", None) or getattr(problem, "message", None) or problem)
    return re.sub(r"(?<=┌─ )\S*/(?=[^/\s]+:\d)", "", said).strip()


def packed(pdf: bytes) -> bytes:
    """The same PDF with its many small objects packed together, half as large."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return out.getvalue()


def drawn(pdf: bytes, dots: int) -> list[bytes]:
    """Each page of a PDF as a picture, with ``dots`` to the inch."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [reduced(page.render(scale=dots / PIXEL, rev_byteorder=True).to_pil()) for page in document]


def reduced(picture: Image.Image) -> bytes:
    """A PNG with a palette instead of three channels.

    The palette is that of some of the pixels: to look at all of them takes three times as long, and finds no colour that is
    missed. Runs of one colour (RLE) are nearly all that there is to pack: to look for more saves nothing.
    """
    from PIL import Image

    few = picture.resize((picture.width // SAMPLE, picture.height // SAMPLE), Image.Resampling.NEAREST)
    palette = few.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(out, "PNG", compress_type=zlib.Z_RLE)
    return out.getvalue()
