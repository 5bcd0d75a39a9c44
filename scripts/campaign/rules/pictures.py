"""Rules for pictures and for our own documents: the files are there, are what their names say, and are not too large."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Iterator, Mapping
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
from campaign.views.looks import DOCUMENTS, IDENTITY, IMAGES, LEFT_BEHIND, PICTURES

OWN = f"docs/assets/{DOCUMENTS}"  # where our own documents stand
MOST_BYTES, MOST_OF_A_DOCUMENT = 20_000_000, 15_000_000
KINDS = ", ".join(imaging.FORMATS)
LIMITS = {"limit": str(MOST_BYTES // 1_000_000), "most": str(imaging.MOST_PIXELS // 1_000_000)}
MEASURES = Shelf("pictures", imaging.Measure, (str(imaging.__file__),), PIL.__version__, most=1000)


def files(content: Content) -> Iterator[Problem]:
    """Each entry has its file, which is a picture that can be read."""
    there = names_in(content.root)
    for id, picture in content.records["pictures"].items():
        if fault := picture_fault(content.root, there, picture.file):
            yield Problem(*content.records.place("pictures", id, "file"), *fault)


def picture_fault(root: Path, there: Mapping[str, str], file: str) -> tuple[str, dict[str, str]] | None:
    """The code of what keeps a file of the folder of pictures from being shown, with its params; nothing where all is well."""
    name = _composed(file)
    params = {"value": file, "path": FOLDER, "choices": KINDS}
    if name not in there:
        return _missing(name, there, params)
    if name.rpartition(".")[2].lower() not in imaging.FORMATS:
        return "picture-kind", params
    found, length = _fault(root / FOLDER / there[name])
    return (found, params | LIMITS | {"length": length}) if found else None


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _missing(name: str, there: Collection[str], params: dict[str, str]) -> tuple[str, dict[str, str]]:
    near = guesses.near(name, there) or guesses.near(guesses.last_part(name), there)
    return ("named-file-near", params | {"suggestion": near}) if near else ("named-file", params)


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
    listed = {_composed(picture.file) for picture in entries.values()}
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
    there = documents_in(content.root)
    first: dict[str, str] = {}  # the entries by their files
    for id, document in content.records["resources"].items():
        if not document.file:
            continue
        place = content.records.place("resources", id, "file")
        if document.url:
            where = content.records.place("resources", id, "url")
            yield Problem(*where, "document-address", {"entry": id}, "note")
        if (other := first.setdefault(_composed(document.file), id)) != id:
            yield Problem(*place, "document-twice", {"value": document.file, "other": other}, "note")
        if fault := document_fault(there, document.file):
            yield Problem(*place, *fault)
        elif title_of(there[_composed(document.file)]) == "":
            yield Problem(*place, "document-title", {"value": document.file, "path": OWN}, "note")


def unlisted(content: Content) -> Iterator[Problem]:
    """Each of our own documents has its entry, or a text leads to it."""
    named = {_composed(document.file) for document in content.records["resources"].values() if document.file}
    led = {unquote(link.value).partition("#")[0] for text in content.every_text() for link in text.links()}
    shared = (content.root / "docs/assets").is_symlink()  # another network may name what this one does not
    silent = shared or content.records.documents["resources"].problems
    for name in () if silent else documents_in(content.root):
        if name not in named and f"/assets/{DOCUMENTS}/{name}" not in led and not LEFT_BEHIND.match(name):
            params = {"value": name, "target": kind_named("resources").file}
            yield Problem(f"{OWN}/{name}", 1, 1, "document-unlisted", params, "note")


def documents_in(root: Path) -> dict[str, Path]:
    """The files in the folder of our own documents, by their names as people type them."""
    folder = root / OWN
    return {typed(file.name): file for file in sorted(folder.iterdir())} if folder.is_dir() else {}


def document_fault(there: Mapping[str, Path], name: str) -> tuple[str, dict[str, str]] | None:
    """The code of what keeps a document of ours from being offered, with its params; nothing where all is well."""
    params = {"value": name, "path": OWN}
    file = there.get(_composed(name))
    if file is None:
        return _missing(name, there, params)
    code = unreadable(file)
    limits = {
        "limit": str(MOST_OF_A_DOCUMENT // 1_000_000),
        "length": str(_megabytes(file.stat().st_size, MOST_OF_A_DOCUMENT)),
    }
    return (code, params | limits) if code else None


def unreadable(file: Path) -> str:
    """The code of what is wrong with a document; empty where nothing is."""
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


def logos(content: Content) -> Iterator[Problem]:
    """The files of the press kit are there, each offered once."""
    document, seen = content.records.documents["settings"], set[str]()
    there = [name.removeprefix(IMAGES) for name in content.looks.asset_files if name.startswith(IMAGES)]
    for n, logo in enumerate(content.settings.logos):
        place = document.file, *document.place(("logos", n, "file"))
        if logo.file not in there:
            yield Problem(*place, *_missing(logo.file, there, {"value": logo.file, "path": IDENTITY}))
        elif logo.file in seen:
            yield Problem(*place, "reference-twice", {"value": logo.file, "field": "logos"})
        seen.add(logo.file)


RULES = (files, used, in_texts, links, documents, unlisted, logos)
