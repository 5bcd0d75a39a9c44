"""A copy of a network that a proposal changes, as somebody does who edits its files by hand."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from built import read_yaml, several

from campaign.records.fields import COUNTRIES

Record = dict[str, Any]
Fields = Mapping[str, Any]

OWN = ("members.yml", "mkdocs.yml", "data", "locales", "docs")
HEAD = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", re.DOTALL)
SETTINGS, VOCABULARY = "data/site.yml", "data/vocabulary.yml"
LONGEST = 120  # characters of a description that is made longer afterwards


class AbsentError(Exception):
    """The network has nothing that this proposal could change: it says nothing about it then."""


class Copy:
    """The sources of a network in a folder of their own. Each scalar of the data is text; what else a build reads is linked."""

    def __init__(self, source: Path, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        for name in OWN:
            if (source / name).is_dir():
                shutil.copytree(source / name, root / name, ignore=shutil.ignore_patterns("assets"))
            elif (source / name).is_file():
                shutil.copy2(source / name, root / name)
        for name in ("overrides", "docs/assets", "schemas", "scripts"):
            if (source / name).is_dir():
                (root / name).symlink_to((source / name).resolve())

    # -- files ---------------------------------------------------------------------------------

    def read(self, file: str) -> str:
        """A file as text."""
        return (self.root / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        """A file written anew."""
        (self.root / file).parent.mkdir(parents=True, exist_ok=True)
        (self.root / file).write_text(text, encoding="utf-8")

    def put(self, name: str, data: bytes) -> None:
        """A file among those of the network itself, below ``docs/assets``, which is no longer the generator's then."""
        assets = self.root / "docs/assets"
        if assets.is_symlink():
            source = assets.resolve()
            assets.unlink()
            shutil.copytree(source, assets)
        (assets / name).parent.mkdir(parents=True, exist_ok=True)
        (assets / name).write_bytes(data)

    def delete(self, file: str) -> None:
        """A file taken away."""
        (self.root / file).unlink()

    def state(self) -> dict[str, bytes]:
        """Every file of its own."""
        files = (file for file in self.root.rglob("*") if file.is_file() and not file.is_symlink())
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in files}

    def commit(self) -> None:
        """The state before a proposal, for the check to look back at."""
        who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
        for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", "Before")):
            subprocess.run(["git", *words], cwd=self.root, check=True, capture_output=True)

    # -- records -------------------------------------------------------------------------------

    def records(self, file: str) -> list[Record]:
        """The records of a data file; none without the file."""
        return (read_yaml(self.root / file) or []) if (self.root / file).is_file() else []

    def first(self, file: str, fits: Callable[[Record], object] = bool) -> Record:
        """The first record that fits. Raises ``AbsentError``."""
        for record in self.records(file):
            if fits(record):
                return record
        raise AbsentError(f"{file} has no such record")

    def record(self, file: str, id: str) -> Record:
        """A record by its id."""
        return self.first(file, lambda record: record["id"] == id)

    def add(self, file: str, record: Fields) -> None:
        """A record at the end of its file. What is ``None`` is left out."""
        text = self.read(file).rstrip() if (self.root / file).is_file() else ""
        if not self.records(file):
            text = text.removesuffix("[]").rstrip()  # which said that there were none
        self.write(file, f"{text}\n\n{_entry(record)}".lstrip())

    def change(self, file: str, id: str, fields: Fields) -> None:
        """New values for fields of a record; ``None`` takes a field away."""
        self._replace(file, id, _entry({**self.record(file, id), **fields}))

    def remove(self, file: str, id: str) -> None:
        """A record taken away."""
        self._replace(file, id, "")

    def _replace(self, file: str, id: str, entry: str) -> None:
        head, *blocks = re.split(r"(?m)^(?=- )", self.read(file))
        at = next(n for n, block in enumerate(blocks) if yaml.safe_load(block)[0]["id"] == id)
        blocks[at] = entry and f"{entry}\n"
        self.write(file, head + "".join(blocks))

    def one(self, file: str) -> Record:
        """What a file holds that is one record: settings, vocabulary."""
        found: Record = read_yaml(self.root / file)
        return found

    def settle(self, file: str, fields: Fields) -> None:
        """New values for fields of such a file; ``None`` takes a field away."""
        self.write(file, _yaml({**self.one(file), **fields}))

    def more(self, file: str, name: str, *added: Any) -> None:
        """More lines in a list of such a file."""
        self.settle(file, {name: [*several(self.one(file), name), *added]})

    # -- who is named --------------------------------------------------------------------------

    def names(self, id: str) -> int:
        """How often an id stands in data and texts, by itself or in an address."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(id)}(?![\w-])")
        return sum(len(pattern.findall(text)) for text in self._everything)

    @cached_property
    def _everything(self) -> list[str]:
        files = [self.root / "members.yml", *(self.root / "data").glob("*.yml"), *(self.root / "docs").rglob("*.md")]
        return [file.read_text(encoding="utf-8") for file in files]

    def unnamed(self, file: str) -> Record:
        """The first record that nobody names but itself. Raises ``AbsentError``."""
        return self.first(file, lambda record: self.names(record["id"]) == 1)

    def unname(self, id: str, address: str) -> None:
        """A record taken out of lists and texts: a call goes, the words of a link stay. Raises ``AbsentError``.

        ``address`` is that of its page, such as ``/case-studies/x/``.
        """
        call = re.compile(rf'\s*\{{\{{ \w+\("{re.escape(id)}"\) \}}\}}')
        link = re.compile(rf"\[([^\]]*)\]\({re.escape(address)}\)")
        for text in (self.root / "docs").rglob("*.md"):
            words = text.read_text(encoding="utf-8")
            text.write_text(link.sub(r"\1", call.sub("", words)), encoding="utf-8")
        for data in (self.root / "data").glob("*.yml"):
            name = data.relative_to(self.root).as_posix()
            if name in (SETTINGS, VOCABULARY):
                self.settle(name, _without(self.one(name), id))
            else:
                for record in self.records(name):
                    kept = _without(record, id)
                    if record.get("id", id) != id and kept != record:  # an old address has no id
                        self.change(name, record["id"], kept)
        del self.__dict__["_everything"]
        if self.names(id) > 1:
            raise AbsentError(f"{id} is named in other ways too")

    def unused_country(self) -> str:
        """A country that nobody names in the data. Raises ``AbsentError``."""
        for code in sorted(COUNTRIES):
            if not self.names(code):
                return code
        raise AbsentError("every country is named")

    # -- languages and texts -------------------------------------------------------------------

    @cached_property
    def languages(self) -> list[str]:
        """The codes of the languages, the default one first."""
        return [entry["code"] for entry in self.one(VOCABULARY)["languages"]]

    @property
    def default(self) -> str:
        """The default language."""
        return self.languages[0]

    @property
    def others(self) -> list[str]:
        """The other ones. Raises ``AbsentError``."""
        if not self.languages[1:]:
            raise AbsentError("the network has one language")
        return self.languages[1:]

    def text_file(self, path: str, language: str) -> str:
        """The file of a text that is there. Raises ``AbsentError``."""
        for name in (f"docs/{language}/{path}.md", f"docs/{language}/{path}/index.md".replace("//", "/")):
            if (self.root / name).is_file():
                return name
        raise AbsentError(f"no text {path} in {language}")

    def text(self, path: str, language: str) -> tuple[Record, str]:
        """Head and body of a text. Raises ``AbsentError``."""
        text = self.read(self.text_file(path, language))
        found = HEAD.match(text)
        assert found
        return yaml.safe_load(found[1]), text[found.end() :]

    def say(self, path: str, language: str, head: Fields, body: str) -> None:
        """A text, new or written anew."""
        try:
            file = self.text_file(path, language)
        except AbsentError:
            file = f"docs/{language}/{path}.md"
        self.write(file, f"---\n{_yaml(head)}---\n{body.strip()}\n")

    def say_more(self, path: str, language: str, added: str) -> None:
        """More at the end of a text."""
        self.write(self.text_file(path, language), f"{self.read(self.text_file(path, language)).rstrip()}\n\n{added}\n")

    def say_like(self, path: str, model: str, languages: list[str], **fields: str) -> None:
        """A new text at ``path`` in some languages, like that at ``model`` under a title of its own."""
        for language in languages:
            head, body = self.text(model, language)
            said = head["description"]
            short = said if len(said) < LONGEST else said[:LONGEST].rsplit(" ", 1)[0]
            again = {"title": f"{head['title']} (2)", "description": f"{short.rstrip(' .,;:')} (2).", **fields}
            self.say(path, language, again, body)

    def forget(self, path: str) -> None:
        """A text taken away in every language."""
        for language in self.languages:
            for file in self._files(path, language):
                self.delete(file)

    def _files(self, path: str, language: str) -> Iterator[str]:
        try:
            yield self.text_file(path, language)
        except AbsentError:
            return

    def translate(self, language: str, message: str, words: str) -> None:
        """The translation of a message of one line in the catalogue of a language. Raises ``AbsentError``."""
        file = f"locales/{language}.po"
        if not (self.root / file).is_file():
            raise AbsentError(f"no {file}")
        pattern = re.compile(rf'(?m)^(msgid "{re.escape(message)}"\nmsgstr ).*$')
        text, n = pattern.subn(lambda found: f'{found[1]}"{words}"', self.read(file))
        if not n:
            raise AbsentError(f"{file} does not have “{message}” on one line")
        self.write(file, text)


def _without(record: Fields, id: str) -> Record:
    """A record whose lists do not have an id; what leads to its page goes too."""

    def leads(item: Any) -> bool:
        return item == id or (isinstance(item, dict) and f"/{id}/" in item.get("page", ""))

    return {
        name: [item for item in value if not leads(item)] if isinstance(value, list) else value
        for name, value in record.items()
    }


def _entry(record: Fields) -> str:
    kept = {name: value for name, value in record.items() if value is not None}
    return _yaml([kept])


def _yaml(data: Any) -> str:
    data = {name: value for name, value in data.items() if value is not None} if isinstance(data, dict) else data
    return yaml.safe_dump(
        dict(data) if isinstance(data, dict) else data, allow_unicode=True, sort_keys=False, width=9999
    )
