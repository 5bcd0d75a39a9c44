"""A printed PDF as a reader, a printer and a screen reader see it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2


@dataclass
class Tags:
    """What a screen reader learns of a document: how many elements of each sort, and what they say."""

    kinds: list[str] = field(default_factory=list)
    parents: set[tuple[str, str]] = field(default_factory=set)
    alternatives: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)

    def count(self, kind: str) -> int:
        """How many elements of one sort there are."""
        return self.kinds.count(kind)


def tags_of(pdf: pikepdf.Pdf) -> Tags:
    """Every element of the structure, in the order of reading."""
    found = Tags()

    def visit(node: Any, parent: str) -> None:
        if isinstance(node, pikepdf.Array):
            for part in node:
                visit(part, parent)
        elif isinstance(node, pikepdf.Dictionary):
            kind = str(node.get("/S", "")).lstrip("/")
            if kind:
                found.kinds.append(kind)
                found.parents.add((kind, parent))
                if kind == "Figure":
                    found.alternatives.append(str(node.get("/Alt", "")))
            if "/Lang" in node:
                found.languages.add(str(node.Lang))
            if "/K" in node:
                visit(node.K, kind or parent)

    visit(pdf.Root.StructTreeRoot.get("/K"), "")
    for page in pdf.pages:  # words of another language within a paragraph say so in the page itself
        found.languages |= {tag.decode() for tag in re.findall(rb"/Lang\s*\(([\w-]+)\)", page_bytes(page))}
    return found


def page_bytes(page: pikepdf.Page) -> bytes:
    """What draws a page."""
    contents: Any = page.obj.get("/Contents")
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


def links_of(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Every link: where it leads (empty within the document) and the words that a screen reader says of it."""
    pages: list[Any] = list(pdf.pages)
    return [
        (str(link.get("/A", {}).get("/URI", "")), str(link.get("/Contents", "")))
        for page in pages
        for link in page.get("/Annots", [])
        if link.Subtype == "/Link"
    ]


def fonts_of(pdf: pikepdf.Pdf) -> set[str]:
    """The names of the fonts that are inside, without the mark of their subset."""
    return {
        str(font.BaseFont).lstrip("/").partition("+")[2]
        for page in pdf.pages
        for font in page.Resources.get("/Font", {}).values()
    }


def bookmarks_of(pdf: pikepdf.Pdf) -> list[str]:
    """The titles of all bookmarks."""

    def below(items: Any) -> Iterator[str]:
        for item in items:
            yield item.title
            yield from below(item.children)

    with pdf.open_outline() as outline:
        return list(below(outline.root))


def accessibility_problems(data: bytes, language: str, title: str) -> list[str]:
    """What in a PDF breaks the promise of PDF/UA-1 as far as a program can tell."""
    problems = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tags = tags_of(pdf)
        root: Any = pdf.Root
        with pdf.open_metadata() as meta:
            if meta.get("pdfuaid:part") != "1":
                problems.append("does not say that it is PDF/UA-1")
            if meta.get("dc:title") != title:
                problems.append(f"its title is {meta.get('dc:title')}")
        if str(root.get("/Lang")) != language:
            problems.append(f"its language is {root.get('/Lang')}")
        if not root.get("/MarkInfo", {}).get("/Marked") or not root.ViewerPreferences.get("/DisplayDocTitle"):
            problems.append("it is not marked as tagged, or shows no title")
        problems += [f"a link to {to or 'a page'} has no words" for to, words in links_of(pdf) if not words.strip()]
        problems += ["a picture has no alternative" for words in tags.alternatives if not words.strip()]
        levels = [int(kind[1]) for kind in tags.kinds if re.fullmatch(r"H\d", kind)]
        jumps = [(a, b) for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
        problems += [f"a heading of level {b} follows one of level {a}" for a, b in jumps]
        problems += [f"{kind} stands in {parent}" for kind, parent in tags.parents if kind == "LI" and parent != "L"]
        problems += ["a link stands in a link" for kind, parent in tags.parents if kind == parent == "Link"]
        dates = [key for key in ("/CreationDate", "/ModDate") if key in pdf.docinfo]
        problems += [f"it tells the time: {key}" for key in dates]
    return problems


def packed(text: str) -> str:
    """A text without spaces, line breaks and hyphens: the lines of a PDF end where its columns do."""
    return re.sub(r"[\s\ufffe\x02\u200b\u2066-\u2069-]", "", text)


def words_of(data: bytes) -> list[str]:
    """The words of each page."""
    with pypdfium2.PdfDocument(data) as document:
        return [packed(page.get_textpage().get_text_range()) for page in document]


def lines_seen(data: bytes) -> list[list[str]]:
    """The lines of each page, packed, the letters from left to right: as eyes meet them, whichever way they are read."""
    with pypdfium2.PdfDocument(data) as document:
        return [_lines_of(page) for page in document]


def _lines_of(page: pypdfium2.PdfPage) -> list[str]:
    text = page.get_textpage()
    letters: dict[int, list[tuple[float, str]]] = {}
    for n in range(text.count_chars()):
        left, bottom, _, _ = text.get_charbox(n, loose=True)
        letters.setdefault(round(bottom), []).append((left, text.get_text_range(n, 1)))
    return [packed("".join(letter for _, letter in sorted(line))) for line in letters.values()]


def overlaps(page: pypdfium2.PdfPage) -> list[str]:
    """Words that are drawn over others: runs of letters whose shapes share more than a sliver."""
    text = page.get_textpage()
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    found = []
    for n, (left, bottom, right, top) in enumerate(boxes):
        for left2, bottom2, right2, top2 in boxes[n + 1 :]:
            wide = min(right, right2) - max(left, left2)
            high = min(top, top2) - max(bottom, bottom2)
            if wide > 1 and high > 0.35 * min(top - bottom, top2 - bottom2):
                one, other = (
                    text.get_text_bounded(left, bottom, right, top),
                    text.get_text_bounded(left2, bottom2, right2, top2),
                )
                found.append(f"{one!r} and {other!r}")
    return found


def outside(page: pypdfium2.PdfPage) -> list[str]:
    """Words that stand beyond the edge of a page."""
    width, height = page.get_size()
    text = page.get_textpage()
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    return [text.get_text_bounded(*b) for b in boxes if b[0] < 0 or b[1] < 0 or b[2] > width or b[3] > height]
