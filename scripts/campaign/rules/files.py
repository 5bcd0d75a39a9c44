"""Rules for files: what stands beside data and texts is of a known kind, has the right name, and is read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from campaign.kinds import filed_kinds
from campaign.kinds.reading import PUBLISHED, SETTINGS, VOCABULARY
from campaign.outputs.gate.files import asset_faults
from campaign.outputs.gate.formats import READERS
from campaign.pages.routes import written_kinds
from campaign.records import guesses
from campaign.records.problems import Problem
from campaign.records.yaml_file import load_yaml
from campaign.rules.pictures import unreadable
from campaign.views.album import typed
from campaign.views.content import Content
from campaign.views.looks import DOCUMENTS, GENERATOR, LEFT_BEHIND, PICTURES

KINDS = ", ".join(READERS)  # what a site can offer besides its texts
HOSTS = frozenset(("CNAME", "robots.txt", "_redirects", "_headers"))  # what some hosts look for
DOCUMENTS_OF_WORDS = frozenset(
    (".docx", ".doc", ".odt", ".rtf", ".pages", ".html", ".htm")
)  # what texts are written in
LONGEST_NAME = 100
COPY = re.compile(r"\s*(\(\d+\)|-?\s*(copy|copie|copia|kopie)\b.*)$", re.IGNORECASE)  # as machines name one
UNFIT = re.compile(r"""[\s#?%&"'<>\\]|[^\x00-\x7f]""")  # what means something else in an address, or is hard to type
ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # a name that is an address as it stands


def data_files(content: Content) -> Iterator[Problem]:
    """In ``data/`` stand the files that are read, and no others: one with another name says nothing to anybody."""
    known = {kind.file for kind in filed_kinds()} | {SETTINGS, VOCABULARY}
    for file in _below(content.root, "data"):
        if file in known or file == PUBLISHED or not re.search(r"\.(ya?ml|json|csv|txt)$", file, re.IGNORECASE):
            continue
        yield _misnamed(file, known)
    for path in sorted(content.root.iterdir()):
        other = path.name not in known and re.search(r"\.ya?ml$", path.name, re.IGNORECASE) and path.is_file()
        if other and guesses.near(COPY.sub("", path.stem), [Path(name).stem for name in known]):
            yield _misnamed(path.name, known)


def catalogues(content: Content) -> Iterator[Problem]:
    """In ``locales/`` stands one catalogue for each language, called by its code."""
    known = {f"locales/{code}.po" for code in content.languages}
    for path in sorted((content.root / "locales").glob("*.po")):
        file = f"locales/{path.name}"
        if file not in known:
            found = _misnamed(file, known)
            unread = {"language": path.stem, "target": VOCABULARY}
            near = found.code == "file-misnamed"
            yield (
                Problem(file, 1, 1, found.code, found.params, "note")
                if near
                else Problem(file, 1, 1, "catalogue-unread", unread, "note")
            )


def _misnamed(file: str, known: set[str]) -> Problem:
    stem = COPY.sub("", Path(file).stem)
    near = guesses.near(stem, [Path(name).stem for name in known])
    home = next((name for name in sorted(known) if Path(name).stem == near), "")
    if home:
        return Problem(file, 1, 1, "file-misnamed", {"value": file, "suggestion": home})
    return Problem(file, 1, 1, "file-unread", {"value": file, "choices": ", ".join(sorted(known))})


def texts(content: Content) -> Iterator[Problem]:
    """In ``docs/`` stand texts in the folders of languages, and pictures and documents in ``docs/assets/``."""
    languages, assets, foreign = list(content.languages), list[str](), set[str]()
    own = {typed(f"docs/assets/{DOCUMENTS}/{document.file}") for document in content.records["resources"].values()}
    for file in _below(content.root, "docs"):
        folder, *inner = file.split("/")[1:]
        name = typed(file)
        shown = name.encode(errors="backslashreplace").decode()
        if shown != name:  # bytes that are no letters, as old archives have them
            yield Problem(shown, 1, 1, "file-address", {"value": shown.rpartition("/")[2]})
        elif (content.root / file).is_symlink():
            yield Problem(file, 1, 1, "gate-link", {"page": file, "value": file})
        elif not inner:
            if folder not in HOSTS and not re.fullmatch(r"google[0-9a-f]+\.html", folder):
                yield Problem(file, 1, 1, "file-outside", {"value": file, "choices": ", ".join(languages)})
        elif folder in languages:
            yield from _text(content, file)
        elif folder == "assets" and inner[0] == PICTURES and len(inner) > 1:
            continue  # not published as it stands: its name is no address and may be any, and ``pictures`` reads it
        elif folder == "assets":
            if name in own and unreadable(content.root / file):
                continue  # told where it is named
            if UNFIT.search(name):
                yield Problem(name, 1, 1, "file-address", {"value": name.rpartition("/")[2]})
            elif file.rpartition(".")[2].lower() not in READERS:
                yield Problem(file, 1, 1, "file-kind", {"value": file, "choices": KINDS})
            else:
                assets.append("/".join(inner))
        elif file.endswith(".md"):
            near = folder.lower() if folder.lower() in languages else ""
            params = {"value": f"docs/{folder}", "suggestion": near, "choices": ", ".join(languages)}
            if folder not in foreign:  # told once, at its first text
                yield Problem(file, 1, 1, "folder-language", params)
            foreign.add(folder)
        else:
            yield Problem(file, 1, 1, "file-kind", {"value": file, "choices": KINDS})
    yield from asset_faults(content.looks, assets)


def drawings(content: Content) -> Iterator[Problem]:
    """The drawings and icons of the identity are what their names say, and their names can be addresses."""
    fit = list[str]()
    for path in content.looks.own_images:
        source = content.looks.source_of(path)
        if UNFIT.search(source):
            yield Problem(source, 1, 1, "file-address", {"value": source.rpartition("/")[2]})
        else:
            fit.append(path)
    yield from asset_faults(content.looks, fit)


def _text(content: Content, file: str) -> Iterator[Problem]:
    """A text has a name that can be its address, and stands in a folder that the site has."""
    path = Path(file)
    if path.suffix != ".md":
        if path.suffix.lower() in (".md", ".markdown", ".mdown", ".mkd", ".txt"):
            better = path.with_suffix("" if path.stem.endswith(".md") else ".md").as_posix()
            yield Problem(file, 1, 1, "file-extension", {"value": path.suffix, "suggestion": better})
        elif path.suffix.lower() in DOCUMENTS_OF_WORDS:
            yield Problem(
                file, 1, 1, "text-document", {"value": file, "suggestion": path.with_suffix(".md").as_posix()}
            )
        elif path.suffix.lower().removeprefix(".") in READERS:
            yield Problem(file, 1, 1, "file-place", {"value": file})
        else:
            yield Problem(file, 1, 1, "file-kind", {"value": file, "choices": KINDS})
        return
    parts = [*path.parts[2:-1], path.stem]
    wrong = next((part for part in parts if not ADDRESS.fullmatch(part) or len(part) > LONGEST_NAME), None)
    if wrong is not None and not _told_otherwise(content, path):
        level = "problem" if "." in wrong else "note"  # a folder robots.txt/ would stand where a host looks for a file
        yield Problem(file, 1, 1, "file-address", {"value": wrong}, level)
    beside = path.parent / path.stem / "index.md"
    if (content.root / beside).is_file():
        yield Problem(file, 1, 1, "file-twice", {"value": beside.as_posix()})


def _told_otherwise(content: Content, path: Path) -> bool:
    """Whether the file belongs to no entry, which is said already: it has the wrong name anyway."""
    return path.parts[2] in written_kinds() and path.stem not in written_kinds()[path.parts[2]].entries(content.records)


def _below(root: Path, folder: str) -> Iterator[str]:
    """The files below a folder, by their names from the root, in order; not what machines and editors leave."""
    for at, folders, names in os.walk(root / folder):
        links = [name for name in folders if (Path(at) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links and not LEFT_BEHIND.match(name))
        for name in sorted([*names, *links]):
            place = (Path(at) / name).relative_to(root).as_posix()
            if place == "docs/assets":  # may be a link: two networks can share a folder of assets
                continue
            if not LEFT_BEHIND.match(name):
                yield place


def tables(content: Content) -> Iterator[Problem]:
    """The tables of words beside the templates can be read: otherwise what they say would be missing without a word."""
    folder = content.root / "overrides"
    if folder.is_symlink() and folder.resolve() == GENERATOR / "overrides":  # where they are checked
        return
    for file in sorted(folder.glob("*.yml")):
        yield from load_yaml(content.root, file.relative_to(content.root).as_posix()).problems


RULES = (data_files, catalogues, texts, drawings, tables)
