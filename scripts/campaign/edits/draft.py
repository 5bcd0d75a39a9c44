"""Files of a network as they shall be: shown as a difference, tried by the check on a copy, written whole or not at all.

draft = Draft(root)
draft.put("members.yml", text)
draft.move("docs/en/news/a.md", "docs/en/news/b.md")
draft.move_asset("docs/assets/pictures/a.jpg", "docs/assets/pictures/b.jpg")
draft.difference()    # for people
draft.tried()         # raises RefusedError where the check would refuse the site
draft.write()
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path

from campaign.records import edit_messages as say
from campaign.records.problems import Problem
from campaign.records.whole_file import write_whole
from campaign.records.yaml_edit import UnwritableError, read_exactly
from campaign.rules import checked
from campaign.views.content import Content

COPIED = ("members.yml", "data", "docs", "locales")  # what people change; all else is the same for the trial
ASSETS = "docs/assets"
# The problems of a member whose id begins with another country.
ID_AND_COUNTRY = ("id-prefix", "id-country", "id-country-near")


class RefusedError(Exception):
    """Why nothing is written: a message of ``edit_messages`` and what it names, with the problem behind it, if there is one."""

    def __init__(self, message: str, problem: Problem | None = None, **params: object) -> None:
        super().__init__(message)
        self.message, self.problem, self.params = message, problem, params


def read_checked(root: Path, moved: str = "") -> Content:
    """A network without any problem. Raises ``RefusedError``: what cannot be read would be taken for missing.

    ``moved``: the id of a member that may stand with another country than its own, for it is about to get a new id.
    """
    content = checked(root)
    _refuse(content, say.BROKEN_BEFORE, moved)
    return content


def _refuse(content: Content, message: str, moved: str = "") -> None:
    if first := _first(content, moved):
        raise RefusedError(message, first)


def _first(content: Content, moved: str = "") -> Problem | None:
    refused = (problem for problem in content.problems if problem.level == "problem")
    return next((p for p in refused if not (p.code in ID_AND_COUNTRY and p.params["value"] == moved)), None)


class Draft:
    """The files of a network below ``root`` that change, by their names. Line ends and marks stay as they are."""

    def __init__(self, root: Path) -> None:
        self.root = root
        # Changes besides what a problem of the trial is about, if it can; whether it could.
        self.follow: Callable[[Problem], bool] | None = None
        # What a person is to know besides: messages of ``edit_messages``, with their params.
        self.notes: list[tuple[str, dict[str, str]]] = []
        self._before: dict[str, str | None] = {}
        self._after: dict[str, str | None] = {}
        self._moved: dict[str, str] = {}
        self._assets: dict[str, str] = {}  # files that are no texts: old name, new name

    def text(self, file: str) -> str:
        """A file as it shall be; empty where there is none."""
        if file not in self._after:
            path = self.root / file
            self._before[file] = self._after[file] = read_exactly(path) if path.is_file() else None
        return self._after[file] or ""

    def put(self, file: str, text: str | None) -> None:
        """What shall stand in a file; with ``None`` it goes."""
        self.text(file)
        self._after[file] = text

    def change(self, file: str, changed: Callable[[str], str]) -> None:
        """Let a function of ``yaml_edit`` change a file. Raises ``RefusedError`` where that is not safe."""
        try:
            self.put(file, changed(self.text(file)))
        except UnwritableError as fault:
            raise RefusedError(say.NOT_SAFE, file=file) from fault

    def move(self, old: str, new: str) -> None:
        """Give a file another name."""
        self.put(new, self.text(old))
        self.put(old, None)
        self._moved[old] = new

    def move_asset(self, old: str, new: str) -> None:
        """Give a file below ``docs/assets``, which may be anything, another name."""
        self._assets[old] = new

    @property
    def changed(self) -> dict[str, str | None]:
        """The files that differ from what they were."""
        return {file: text for file, text in self._after.items() if text != self._before[file]}

    def difference(self) -> str:
        """What changes, as every forge shows it; a file that moves is compared with what it was before."""
        parts, origins = [], {new: old for old, new in self._moved.items()}
        for file, text in sorted(self.changed.items()):
            if file in self._moved:
                continue
            old = origins.get(file, file)
            before = self._before[old] or ""
            lines = list(unified_diff(_lines(before), _lines(text or ""), old, file, n=2))
            parts.append("".join(lines) or f"--- {old}\n+++ {file}\n")
        return "".join([*parts, *(f"--- {old}\n+++ {new}\n" for old, new in self._assets.items())])

    def tried(self) -> Content:
        """The network with the changes, checked as ``validate.py`` does. Raises ``RefusedError`` for the first problem."""
        content = self._trial()
        while self.follow and (first := _first(content)) and self.follow(first):
            content = self._trial()
        _refuse(content, say.BROKEN_AFTER)
        return content

    def _trial(self) -> Content:
        with tempfile.TemporaryDirectory(prefix="edit-") as folder:
            copy = Path(folder) / "network"
            _copied(self.root, copy, own_assets=bool(self._assets))
            for old, new in self._assets.items():
                (copy / old).rename(copy / new)
            for file, text in self.changed.items():
                target = _own(copy, file)
                if text is None:
                    target.unlink()
                else:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(text.encode())
            return checked(copy)

    def write(self) -> None:
        """Write every file, or none. Raises ``RefusedError``."""
        done: list[str] = []
        moved: list[str] = []
        try:
            for old, new in self._assets.items():
                moved.append(old)
                (self.root / old).rename(self.root / new)
            for file, text in self.changed.items():
                done.append(file)
                self._set(file, text)
        except OSError as error:
            for name in done:
                with suppress(OSError):
                    self._set(name, self._before[name])
            for name in moved:
                with suppress(OSError):
                    (self.root / self._assets[name]).rename(self.root / name)
            raise RefusedError(say.CANNOT_WRITE, file=(moved + done)[-1]) from error

    def _set(self, file: str, text: str | None) -> None:
        path = self.root / file
        if text is not None:
            write_whole(path, text.encode())
        else:
            path.unlink(missing_ok=True)
            with suppress(OSError):  # a folder that is left empty goes, too
                path.parent.rmdir()


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")] if text else []


def _copied(root: Path, copy: Path, own_assets: bool) -> None:
    """A copy of what people change, with everything else of the folder linked; ``docs/assets`` too, unless files move there."""
    copy.mkdir()
    for there in root.iterdir():
        target = copy / there.name
        if there.name.startswith("."):
            continue
        if there.name not in COPIED:
            target.symlink_to(there.resolve())
        elif there.is_dir():
            shutil.copytree(there, target, symlinks=True, ignore=_without_assets(root))
        else:
            shutil.copy(there, target)
    if own_assets:
        shutil.copytree(root / ASSETS, copy / ASSETS)
    elif (root / ASSETS).exists():
        (copy / ASSETS).symlink_to((root / ASSETS).resolve())


def _own(copy: Path, file: str) -> Path:
    """A file of the copy that may be written: where its folder is a link, only the folders beside it are links then. Files are
    copied: a link would stand among what is published.
    """
    folder = copy
    for name in Path(file).parts:
        if folder.is_symlink():
            there = folder.resolve()
            folder.unlink()
            folder.mkdir()
            for one in there.iterdir():
                if one.is_dir():
                    (folder / one.name).symlink_to(one)
                else:
                    shutil.copy(one, folder)
        folder /= name
    return folder


def _without_assets(root: Path) -> Callable[[str, list[str]], list[str]]:
    folder, _, name = ASSETS.rpartition("/")
    return lambda there, names: [name] if Path(there) == root / folder and name in names else []
