"""Changing a data file by its lines: what stays the same stays letter for letter, comments, quotation marks and blanks too.

    text = add(text, {"id": "bi-new", "name": "New"}, Member, after="bi-alpha")   # an entry
    text = change(text, (index(text, "bi-new"), "website"), "https://new.example/", Member)  # a field, or all below it
    text = remove(text, (3, "sources", 1))                                        # a field, an item, an entry
    text = rename(text, [(0, "members", 2), (7, "id")], "bi-newer")               # single values in many places
    text = rename_key(text, ("themes", "old"), "new")                             # the name of a field

A place is what ``yaml_file.Document.places`` knows: (number of the entry, field, …). Each function reads again what it has
written and raises ``UnwritableError`` rather than hand out anything else; nothing here opens a file: ``read_exactly`` and
``whole_file.write_whole`` do. ``rewritten`` is the one engine: old text and new values make the new text.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from campaign.records.base import Record
from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, Path_, parse_yaml
from campaign.records.yaml_lines import Lines
from campaign.records.yaml_write import Value, in_order


class UnwritableError(Exception):
    """A text that cannot be changed safely. ``problems``: what is wrong with it; empty where a change could not be made."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{p.line}: {p.code}" for p in problems) or "not written as asked")
        self.problems = problems


def read_exactly(file: Path) -> str:
    """The text of a file with its own line ends and its mark at the beginning, which ``Path.read_text`` would change."""
    return file.read_bytes().decode("utf-8")


def values_of(text: str) -> Value:
    """What stands in a YAML text: lists, mappings and texts; nothing where there are only comments."""
    document = parse_yaml(text.removeprefix("\ufeff"), Document(""))
    if document.problems:
        raise UnwritableError(document.problems)
    return document.data


def index(text: str, id: str) -> int:
    """The number of an entry in a list of entries. Raises ``KeyError`` where there is none."""
    for number, entry in enumerate(values_of(text) or []):
        if isinstance(entry, dict) and entry.get("id") == id:
            return number
    raise KeyError(id)


def add(text: str, entry: Value, model: type[Record] | None = None, after: str = "") -> str:
    """The text with one entry more: behind the one with the id ``after``, else at the end."""
    entries = values_of(text) or []
    place = index(text, after) + 1 if after else len(entries)
    return rewritten(text, [*entries[:place], entry, *entries[place:]], model)


def change(text: str, path: Path_, value: Value, model: type[Record] | None = None) -> str:
    """The text with another value at ``path``; a field that is not there yet stands where the model has it."""
    values = values_of(text)
    _put(values, path, value)
    return rewritten(text, values, model)


def remove(text: str, path: Path_) -> str:
    """The text without what stands at ``path``. A list or an entry that becomes empty by it goes, too."""
    values = values_of(text)
    while path:
        parent = _at(values, path[:-1])
        if not isinstance(parent, (list, dict)):
            path = path[:-1]  # one value where a list may stand
            continue
        del parent[path[-1]]  # type: ignore[arg-type]
        if parent:
            break
        path = path[:-1]
    return rewritten(text, values)


def without(text: str, paths: Iterable[Path_]) -> str:
    """The text without what stands at some places: the last of them goes first, so that the others stay where they are."""
    done: list[Path_] = []
    for path in sorted(paths, key=len):
        if not any(path[: len(other)] == other for other in done):
            done.append(path)
    for path in sorted(done, key=lambda p: [s if isinstance(s, int) else -1 for s in p], reverse=True):
        text = remove(text, path)
    return text


def rename(text: str, paths: Iterable[Path_], new: str) -> str:
    """The text with ``new`` in place of the single values at ``paths``."""
    values = values_of(text)
    for path in paths:
        _put(values, path, new)
    return rewritten(text, values)


def rename_key(text: str, path: Path_, new: str) -> str:
    """The text with another name for the field at ``path``: nothing but this name differs."""
    body = text.removeprefix("\ufeff")
    node: Any = yaml.compose(body, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for step in path[:-1]:
        node = node.value[step] if isinstance(step, int) else next(v for k, v in node.value if k.value == step)
    field = next(k for k, _ in node.value if k.value == path[-1])
    after = text[: len(text) - len(body)] + Lines(body).named(field, new)
    wanted = copy.deepcopy(values_of(text))
    parent = _at(wanted, path[:-1])
    parent[new] = parent.pop(path[-1])
    if _meant(values_of(after)) != _meant(wanted):
        raise UnwritableError([])
    return after


def rewritten(text: str, values: Value, model: type[Record] | None = None) -> str:
    """The text that says ``values``, in which nothing differs that says the same in both."""
    before = values_of(text)  # raises for a text that has a fault
    values = in_order(copy.deepcopy(values), model)
    if _meant(before) == _meant(values):
        return text
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    node = yaml.compose(body, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    after = mark + Lines(body).rewritten(node, values, model)
    try:
        said = values_of(after)
    except UnwritableError as fault:
        raise UnwritableError([]) from fault
    if _meant(said) != _meant(values):
        raise UnwritableError([])
    return after


def _at(values: Value, path: Path_) -> Value:
    """The value at a place. One value where a list may stand is the first of its list."""
    for step in path:
        if not (step == 0 and not isinstance(values, list)):
            values = values[step]
    return values


def _put(values: Value, path: Path_, value: Value) -> None:
    """Set the value at a place."""
    while path[-1] == 0 and not isinstance(_at(values, path[:-1]), list):
        path = path[:-1]
    _at(values, path[:-1])[path[-1]] = value


def _meant(value: Value) -> Value:
    """What a value means: a list of one is that one, and blanks around a text are none."""
    if isinstance(value, dict):
        return {name: _meant(item) for name, item in value.items()}
    if isinstance(value, list):
        return _meant(value[0]) if len(value) == 1 else [_meant(item) for item in value]
    return value.strip() if isinstance(value, str) else value
