"""YAML files as text, each value with its line and column.

Every scalar stays text: YAML 1.1 would turn ``NO`` into false, ``14:30`` into
870 and ``+32 2`` into a number. What a value means is the model's business.
"""

from __future__ import annotations

import hashlib
import marshal
import re
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, ClassVar

import yaml

from campaign.records import kept
from campaign.records.problems import Problem
from campaign.records.yaml_diagnosis import diagnosed, quoted, suspicious

Path_ = tuple[str | int, ...]


class _Untyped(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads without asking of each value whether it is a number or a date: nobody wants to know."""

    yaml_implicit_resolvers: ClassVar[dict[str, object]] = {}


@dataclass
class Document:
    """One YAML file: plain dicts, lists and text, and where each value stands."""

    file: str
    data: object = None
    places: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    folded: set[Path_] = field(default_factory=set)  # plain values that go over several lines
    braces: dict[Path_, str] = field(default_factory=dict)  # entries written within braces: what stands between them
    brackets: set[Path_] = field(default_factory=set)  # lists written within brackets
    lines: list[str] = field(default_factory=list)  # of its text
    first_line: int = 0  # lines of the file above them

    def place(self, path: Path_) -> tuple[int, int]:
        """Line and column of the value at ``path``, or of the nearest one around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(self, code: str, path: Path_, level: str = "problem", **params: object) -> Problem:
        """A problem at the value ``path``."""
        line, column = self.place(path)
        return Problem(self.file, line, column, code, {k: str(v) for k, v in params.items()}, level)


NAME = "yaml"  # of the folder in the cache
MOST_KEPT = 300  # files: those of some networks, and of the last changes
LONG = 20_000  # letters, from which reading a file takes longer than finding it
# Signs that no text has: they end a feed, a calendar and some browsers. And those that turn letters round, to deceive.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ufffe\uffff]")
CONFLICT, CONFLICTS = re.compile(r"(?m)^(<{7}|>{7})( |$)"), ("<<<<<<<", ">>>>>>>")


def read_text(root: Path, file: str) -> tuple[str, list[Problem]]:
    """The text of ``file`` below ``root``, or the problem that kept it from being read."""
    try:
        text = (root / file).read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):
        return "", [Problem(file, 1, 1, "file-missing")]
    except UnicodeDecodeError as error:
        line = (root / file).read_bytes()[: error.start].count(b"\n") + 1
        return "", [Problem(file, line, 1, "file-encoding")]
    except OSError:  # a link that leads to itself, or a file that may not be read
        return "", [Problem(file, 1, 1, "file-missing")]
    return text, unreadable(text, file)


def unreadable(text: str, file: str) -> list[Problem]:
    """What keeps any text from being read: two versions of it left side by side, or signs that cannot be shown."""
    marked = text.startswith(CONFLICTS) or any(f"\n{mark}" in text for mark in CONFLICTS)
    conflict = CONFLICT.search(text) if marked else None
    if conflict:
        return [Problem(file, text.count("\n", 0, conflict.start()) + 1, 1, "file-conflict")]
    at = _unprintable_at(text)
    if at >= 0:
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        return [Problem(file, line, column, "file-control", {"sign": f"U+{ord(text[at]):04X}"})]
    return []


@lru_cache(maxsize=256)  # catalogues are long, and each check reads the same ones again
def _unprintable_at(text: str) -> int:
    """Where the first sign stands that cannot be shown; -1 for none."""
    sign = UNPRINTABLE.search(text)
    return sign.start() if sign else -1


def load_yaml(root: Path, file: str) -> Document:
    """Read one YAML file. Never raises for what stands in it: see ``problems``."""
    text, problems = read_text(root, file)
    document = Document(file, problems=problems)
    if problems:
        return document
    if len(text) < LONG:
        return parse_yaml(text, document)
    place = kept.FOLDER / NAME / hashlib.sha256(f"{_reader()}{file}\0{text}".encode()).hexdigest()
    with suppress(OSError, EOFError, ValueError, TypeError):  # not there, or cut off
        document.data, document.places, document.folded, document.braces, document.brackets = marshal.loads(
            place.read_bytes()
        )
        document.lines = text.splitlines()
        return document
    parse_yaml(text, document)
    if not document.problems:
        found: Any = document.data, document.places, document.folded, document.braces, document.brackets
        with suppress(OSError):  # in a folder that cannot be written to it is read each time
            kept.keep(place, marshal.dumps(found), MOST_KEPT)
    return document


@cache
def _reader() -> str:
    """What decides how a file is read: this code, its library, and the Python whose ``marshal`` keeps it."""
    return f"{hashlib.sha256(Path(__file__).read_bytes()).hexdigest()} {yaml.__version__} {sys.version}"


def parse_yaml(text: str, document: Document, first_line: int = 0) -> Document:
    """Parse ``text`` into ``document``; ``first_line`` is added to line numbers (front matter)."""
    document.lines, document.first_line = text.splitlines(), first_line
    refused = suspicious(text, document.file, first_line)
    if refused:
        document.problems.append(refused)
        return document
    try:
        node = yaml.compose(text, Loader=_Untyped)
        if node is not None:
            document.data = _value(node, (), document, document.lines, first_line, set())
    except yaml.YAMLError as error:
        document.problems.append(_syntax_problem(text, document.file, first_line, error))
    except RecursionError:  # brackets within brackets, a thousand times
        document.problems.append(document.problem("yaml-syntax", ()))
    return document


def _syntax_problem(text: str, file: str, first_line: int, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    context = getattr(error, "context_mark", None)
    began = None
    # The parser reports a quotation mark or bracket left open where it gives up; the writer needs its beginning.
    if context is not None and re.search("quoted|flow|simple key", getattr(error, "context", "") or ""):
        began = context.line
    found = diagnosed(text, file, first_line, line, began)
    if found:
        return found
    if began is not None:
        line, column = context.line, context.column  # type: ignore[union-attr]
    return Problem(file, line + 1 + first_line, column + 1, "yaml-syntax")


def _value(
    node: yaml.Node, path: Path_, document: Document, lines: list[str], first_line: int, seen: set[int]
) -> object:
    if id(node) in seen:  # a value that repeats another by its name: it can grow without end
        document.problems.append(document.problem("yaml-alias", path, sign="*"))
        return ""
    seen.add(id(node))
    document.places[path] = (node.start_mark.line + 1 + first_line, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        _check_lost_text(node, path, document, lines)
        _check_lines(node, path, document, lines, first_line)
        sign = None if node.value.isprintable() else UNPRINTABLE.search(node.value)
        if sign:  # written as an escape within quotation marks
            document.problems.append(document.problem("file-control", path, sign=f"U+{ord(sign.group()):04X}"))
        return node.value.strip()
    if isinstance(node, yaml.SequenceNode):
        document.brackets |= {path} if node.flow_style else set()
        items = _apart(node.value, document, first_line)
        return [_value(item, (*path, i), document, lines, first_line, seen) for i, item in enumerate(items)]
    if getattr(node, "flow_style", False):
        first, last = node.start_mark, node.end_mark
        written = "\n".join(lines[first.line : last.line + 1])[first.column :]
        within = written[: len(written) - len(lines[last.line]) + last.column] if last.line < len(lines) else written
        document.braces[path] = " ".join(within.strip().removeprefix("{").removesuffix("}").split()).rstrip(", ")
    entry: dict[str, object] = {}
    before = ""
    for key_node, value_node in node.value:
        line, column = key_node.start_mark.line + 1 + first_line, key_node.start_mark.column + 1
        if not isinstance(key_node, yaml.ScalarNode):
            words = _bracketed(key_node, lines)
            code = "yaml-alias-near" if words else "yaml-syntax"
            document.problems.append(Problem(document.file, line, column, code, words))
            if words and len(node.value) == 1:  # then it is read as the words that it should be
                return words["suggestion"]
            continue
        key = key_node.value
        cut = path in document.braces and isinstance(value_node, yaml.ScalarNode) and not value_node.value
        glued = re.fullmatch(r"(?P<name>[A-Za-z_]\w*):(?P<rest>[^\s/].*)", key) if cut else None
        if glued:  # {country:BE, year:1961}
            better = f"{glued['name']}: {glued['rest']}"
            params = {"field": glued["name"], "suggestion": better}
            document.problems.append(Problem(document.file, line, column, "yaml-field-colon", params))
            entry[glued["name"]] = glued["rest"]
            document.places[(*path, glued["name"])] = (line, column)
            continue
        if cut and before and not value_node.style and re.search(r"\s", key):  # {name: Words, and more words}
            entry[before] = f"{entry[before]}, {key}"
            params = {"suggestion": f"{before}: {quoted(str(entry[before]))}"}
            document.problems.append(Problem(document.file, line, column, "yaml-text-comma", params))
            continue
        before = key if isinstance(value_node, yaml.ScalarNode) and value_node.value else ""
        if key in entry:
            document.problems.append(Problem(document.file, line, column, "yaml-duplicate-field", {"field": key}))
            continue
        entry[key] = _value(value_node, (*path, key), document, lines, first_line, seen)
        if isinstance(value_node, yaml.CollectionNode):  # point at the field, not at its first item
            document.places[(*path, key)] = (line, column)
    return entry


def _bracketed(key: yaml.Node, lines: list[str]) -> dict[str, str]:
    """What a line should be that begins with brackets and goes on with a colon: words, and not the name of a field."""
    mark = key.start_mark
    found = re.match(r"(\s*(?:- +)*)([\[{].*?)(?:\s#.*)?\s*$", lines[mark.line])
    if not found or found.start(2) != mark.column:
        return {}
    return {"sign": found[2][0], "suggestion": ("- " if "-" in found[1] else "") + quoted(found[2])}


def _check_lost_text(node: yaml.ScalarNode, path: Path_, document: Document, lines: list[str]) -> None:
    """A plain value cut at `` #1`` by the parser: YAML calls the rest a comment, the writer does not."""
    sign = lines[node.start_mark.line][node.start_mark.column :][:1] if node.start_mark.line < len(lines) else ""
    if sign in ("&", "!"):  # YAML takes the word for a name or a type, and the value for empty
        document.problems.append(document.problem("yaml-alias", path, sign=sign))
    if node.style or node.end_mark.line >= len(lines):
        return
    rest = lines[node.end_mark.line][node.end_mark.column :]
    lost = re.match(r"\s+(#\S.*)", rest)
    if lost:
        document.problems.append(document.problem("yaml-lost-text", path, lost=lost.group(1).strip()))


def _check_lines(node: yaml.ScalarNode, path: Path_, document: Document, lines: list[str], first_line: int) -> None:
    """A plain value of several lines may have swallowed a list whose first hyphen is missing."""
    if node.style or node.end_mark.line == node.start_mark.line:
        return
    document.folded.add(path)
    for number in range(node.start_mark.line + 1, min(node.end_mark.line + 1, len(lines))):
        if re.match(r"\s*- +\S", lines[number]):
            first = lines[node.start_mark.line].strip()
            better = "- " + re.sub(r"^(\w+: |\d+[.)] )", "", first)
            place = (node.start_mark.line + 1 + first_line, node.start_mark.column + 1)
            document.problems.append(Problem(document.file, *place, "yaml-hyphen-missing", {"suggestion": better}))
            return


def _apart(items: list[yaml.Node], document: Document, first_line: int) -> list[yaml.Node]:
    """The entries of a list. Where one begins its fields anew, the hyphen of the next was forgotten: that is two entries."""
    found: list[yaml.Node] = []
    for item in items:
        names = [key.value for key, _ in item.value] if isinstance(item, yaml.MappingNode) else []
        again = [i for i, name in enumerate(names) if i and name == names[0]]
        if not again or again[0] < 2 or len(names) - again[-1] < 2 or not all(isinstance(n, str) for n in names):
            found.append(item)
            continue
        for begin, end in zip([0, *again], [*again, len(names)], strict=True):
            part = item.value[begin:end]
            mark = part[0][0].start_mark
            found.append(
                yaml.MappingNode(
                    item.tag, part, mark, part[-1][1].end_mark, flow_style=getattr(item, "flow_style", None)
                )
            )
            if begin:
                line, column = mark.line + 1 + first_line, mark.column + 1
                value = part[0][1].value if isinstance(part[0][1], yaml.ScalarNode) else "…"
                better = f"- {names[0]}: {value}"
                document.problems.append(
                    Problem(document.file, line, column, "yaml-hyphen-missing", {"suggestion": better})
                )
    return found
