"""Rules for pictures and for our own documents: the files are there, are what their names say, and are not too large."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import PIL

from campaign.kinds import filed_kinds, kind_named
from campaign.outputs.gate.formats import READERS
from campaign.records import guesses
from campaign.records.base import references_of
from campaign.records.kept import Shelf
from campaign.records.problems import Problem
from campaign.views import imaging
from campaign.views.album import FOLDER, names_in, typed
from campaign.views.content import Content
from campaign.views.looks import DOCUMENTS, LEFT_BEHIND, PICTURES

MOST_BYTES, MOST_OF_A_DOCUMENT = 20_000_000, 15_000_000
KINDS = ", ".join(imaging.FORMATS)
LIMITS = {"limit": str(MOST_BYTES // 1_000_000), "most": str(imaging.MOST_PIXELS // 1_000_000)}
MEASURES = Shelf("pictures", imaging.Measure, (str(imaging.__file__),), PIL.__version__, most=1000)


def files(content: Content) -> Iterator[Problem]:
    """Each entry has its file, which is a picture that can be read."""
    there = names_in(content.root)
    for id, picture in content.records["pictures"].items():
        place = content.records.place("pictures", id, "file")
        name = unicodedata.normalize("NFC", picture.file)
        kind = name.rpartition(".")[2].lower()
        params = {"value": picture.file, "path": FOLDER, "choices": KINDS}
        if name not in there:
            near = guesses.near(name, there) or guesses.near(guesses.last_part(name), there)
            code = "named-file-near" if near else "named-file"
            yield Problem(*place, code, params | ({"suggestion": near} if near else {}))
        elif kind not in imaging.FORMATS:
            yield Problem(*place, "picture-kind", params)
        else:
            found, length = _fault(content.root / FOLDER / there[name])
            if found:
                yield Problem(*place, found, params | LIMITS | {"length": length})


def _megabytes(size: int, limit: int) -> int:
    """What a file has that is over a limit, in bytes both; by a byte over it is over it in megabytes too."""
    return max(size // 1_000_000, limit // 1_000_000 + 1)


def _fault(file: Path) -> tuple[str, str]:
    """The code of what is wrong with a picture, empty where it can be shown; and how large it is, if that is wrong."""
    if file.is_symlink():
        return "picture-unreadable", ""
    data = file.read_bytes()
    if len(data) > MOST_BYTES:
        return "picture-large", f"{_megabytes(len(data), MOST_BYTES)} MB"
    size = MEASURES.get(hashlib.sha256(data).hexdigest(), lambda: imaging.measured(data))
    if size.large:  # of one that is too large to be opened, nobody knows the sides
        return "picture-large", f"{size.width} × {size.height} px" if size.height > 2 else f"> {imaging.MOST_PIXELS} px"
    return "" if size.readable else "picture-unreadable", ""


def used(content: Content) -> Iterator[Problem]:
    """Each file has its entry, and each entry is shown somewhere."""
    entries = content.records["pictures"]
    listed = {unicodedata.normalize("NFC", picture.file) for picture in entries.values()}
    shared = (content.root / "docs/assets").is_symlink()  # another network may name what this one does not
    silent = shared or content.records.documents["pictures"].problems
    for file in () if silent else sorted(f for f in (content.root / FOLDER).rglob("*") if f.is_file()):
        name = typed(file.relative_to(content.root / FOLDER).as_posix())
        if name not in listed and not any(map(LEFT_BEHIND.match, name.split("/"))):
            params = {"value": name, "target": kind_named("pictures").file}
            yield Problem(f"{FOLDER}/{name}", 1, 1, "picture-unlisted", params, "note")
    shown = {
        id
        for kind in filed_kinds()
        for record in content.records[kind.name].values()
        for _, id, target in references_of(record)
        if target == "pictures"
    }
    shown |= {
        word for text in content.every_text() for call in text.calls() if call.name == "picture" for word in call.words
    }
    for id in entries:
        if id not in shown:
            params = {"value": id, "suggestion": _call(id)}
            yield Problem(*content.records.place("pictures", id, "id"), "picture-unused", params, "note")


def in_texts(content: Content) -> Iterator[Problem]:
    """A picture is a paragraph of its own."""
    for prose in content.every_text():
        if any(call.name == "picture" for call in prose.calls()):
            for call in prose.reading.in_lines():
                if call.name == "picture":
                    params = {"value": call.written}
                    yield Problem(prose.file, call.line, call.column, "picture-in-line", params)


def links(content: Content) -> Iterator[Problem]:
    """No text leads to a file of the folder of pictures: it is not published as it stands."""
    ids = {picture.file: id for id, picture in content.records["pictures"].items()}
    for prose in content.every_text():
        for link in prose.links():
            if link.value.startswith(f"/assets/{PICTURES}/"):
                call = _call(ids.get(unquote(link.value).rpartition("/")[2], "…"))
                params = {"value": link.value, "suggestion": call}
                yield Problem(prose.file, link.line, link.column, "picture-link", params)


def _call(id: str) -> str:
    return f'{{{{ picture("{id}") }}}}'


def documents(content: Content) -> Iterator[Problem]:
    """Our own documents are PDFs that are there and can be read, and not too large for a telephone."""
    folder = content.root / "docs/assets" / DOCUMENTS
    there = {typed(file.name): file for file in sorted(folder.iterdir())} if folder.is_dir() else {}
    for id, document in content.records["resources"].items():
        if not document.file:
            continue
        place = content.records.place("resources", id, "file")
        params = {"value": document.file, "path": f"docs/assets/{DOCUMENTS}"}
        name = unicodedata.normalize("NFC", document.file)
        if name not in there:
            near = guesses.near(document.file, there) or guesses.near(guesses.last_part(document.file), there)
            code = "named-file-near" if near else "named-file"
            yield Problem(*place, code, params | ({"suggestion": near} if near else {}))
        elif code := document_fault(there[name]):
            size = there[name].stat().st_size
            length = _megabytes(size, MOST_OF_A_DOCUMENT)
            limits = {"limit": str(MOST_OF_A_DOCUMENT // 1_000_000), "length": str(length)}
            yield Problem(*place, code, params | limits)
        elif title_of(there[name]) == "":
            yield Problem(*place, "document-title", params, "note")


def document_fault(file: Path) -> str:
    """The code of what keeps a document from being offered; empty where nothing does."""
    if file.suffix.lower() != ".pdf":
        return "document-kind"
    if file.stat().st_size > MOST_OF_A_DOCUMENT:
        return "document-large"
    try:
        READERS["pdf"](file.read_bytes())
    except ValueError:
        return "document-unreadable"
    return ""


def title_of(file: Path) -> str | None:
    """The title that a PDF says of itself; ``None`` where it cannot be read, or nothing here can read it."""
    try:
        import pikepdf  # here, since most checks meet no document, and would wait for it
    except ImportError:  # a machine that cannot print either: nobody is told of titles there
        return None
    try:
        with pikepdf.open(file) as document:
            said = str(document.docinfo.get("/Title", "")) or str(document.open_metadata().get("dc:title", ""))
    except (pikepdf.PdfError, OSError, ValueError):
        return None
    return said.strip()


RULES = (files, used, in_texts, links, documents)
