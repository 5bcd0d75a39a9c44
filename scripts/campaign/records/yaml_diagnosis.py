"""Why a data file cannot be read: the slip that a person made, on its own line, not where a parser gives up.

``diagnosed`` looks at the lines as a person would. It is asked only when the parser has given up, so what it suspects need
not be wrong in every file: it must be the likeliest slip in one that is broken. ``suspicious`` is asked before the parser,
for what no parser should see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from campaign.records.problems import Problem

NAME = r"[A-Za-z_][\w-]*"
KEY = re.compile(rf"(?P<indent> *)(?P<hyphens>(?:- +)*)(?P<name>{NAME}):(?: +(?P<value>\S.*?))?\s*$")
ITEM = re.compile(r"(?P<indent> *)- +(?P<value>\S.*?)\s*$")
BULLET = re.compile(
    r"(?P<indent> *)[–—−•·▪‣*+][ \u00a0\t]+(?P<rest>\S.*?)\s*$"
)  # what word processors put for a hyphen
LINK = re.compile(r"\[[^\[\]]*\]\((?P<address>[^()\s]+)\)$")  # as texts write it
BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?")  # what begins a text of several lines
SPACES = "\u00a0\u2000-\u200b\u202f\u205f\u3000"  # those that look like the one of the keyboard
QUOTED = r"""(?:(?<=[\[{,:\s])"(?:[^"\\]|\\.)*"|(?<=[\[{,:\s])'(?:[^']|'')*')"""  # within brackets
DEEPEST = 60  # brackets or hyphens within each other: no network needs five
LONGEST = 4_000_000  # characters of a file


@dataclass(frozen=True)
class Slip:
    """What was found: its line (0 is the first) and column, the code of its sentence, and what fills it in."""

    line: int
    column: int
    code: str
    params: dict[str, str]


def suspicious(text: str, file: str, first_line: int = 0) -> Problem | None:
    """What must not reach the parser, which would end with the program; and spaces that are none."""
    deep = _too_deep(text)
    if deep is not None:
        return Problem(file, text.count("\n", 0, deep) + 1 + first_line, 1, "yaml-deep")
    found = re.search(rf"(?m)^(?P<indent> *(?:- *)?[{SPACES}][ {SPACES}]*)(?P<rest>.*)", text)
    if found:
        line = text.count("\n", 0, found.start()) + 1 + first_line
        return Problem(file, line, 1, "yaml-space")
    return None


def _too_deep(text: str) -> int | None:
    """Where brackets, or hyphens in one line, stand in each other deeper than anybody needs."""
    if len(text) > LONGEST:
        return 0
    row = re.search(rf"(?:[-?] +){{{DEEPEST}}}", text)
    if row:
        return row.start()
    if text.count("[") + text.count("{") < DEEPEST:
        return None
    depth = 0
    for sign in re.finditer(r"[\[\]{}\n]", text):
        if sign.group() == "\n":
            continue
        depth = depth + 1 if sign.group() in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return sign.start()
    return None


def diagnosed(text: str, file: str, first_line: int, stopped: int, began: int | None = None) -> Problem | None:
    """The likeliest slip in a text that the parser gave up at the line ``stopped`` (0 is the first).

    ``began`` is the line where the parser had begun with what it could not finish, if it says so.
    """
    lines = text.splitlines() or [""]
    stopped = min(stopped, len(lines) - 1)
    start = _entry_of(lines, min(stopped, stopped if began is None else began))
    for find in (_nothing_listed, _open_quote, _line_by_line, _place):
        slip = next(find(lines, start if find in (_line_by_line, _place) else 0, stopped), None)
        if slip:
            return Problem(file, slip.line + 1 + first_line, slip.column + 1, slip.code, slip.params)
    return None


def _entry_of(lines: list[str], line: int) -> int:
    """Where the entry begins in which a line stands, or the one before, if the line is the first of its entry."""
    for i in range(line - 1, -1, -1):
        if re.match(r"-(\s|\S)", lines[i]) and not lines[i].startswith("--"):
            return i
    return 0


def _blocks(lines: list[str], start: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines from ``start`` to ``end``, without comments, empty ones, and text below ``|`` or ``>``."""
    inside: int | None = None
    for i in range(start, min(end + 1, len(lines))):
        line = lines[i]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = len(line) - len(line.lstrip())
        if inside is not None and indent > inside:
            continue
        inside = indent if re.search(r":\s+[|>][+-]?\d?\s*(#.*)?$", line) else None
        yield i, line


def _nothing_listed(lines: list[str], start: int, end: int) -> Iterator[Slip]:
    """Brackets that stand for an empty list, left there when its first entry was written beside or between them."""
    rows = [*_blocks(lines, start, len(lines))]
    for (i, line), (_, below) in pairwise([*rows, (0, "")]):
        field = KEY.match(line)
        brackets = re.match(r"\[\s*(?:\]|- |$)|\{\s*\}", field["value"] or "" if field else line)
        if not brackets or i > end:
            continue
        at, column = (field.start("value"), field.start("name")) if field else (0, 0)
        hyphen = re.match(r"(?P<indent> *)-(?:\s|$)", below)
        beside = "-" in line[at + brackets.end() - 2 :] or (not field and any(row.startswith("- ") for _, row in rows))
        if beside or (hyphen and len(hyphen["indent"]) >= column):
            yield Slip(i, at, "yaml-nothing-listed", {"value": "{}" if line[at] == "{" else "[]"})


def _open_quote(lines: list[str], start: int, end: int) -> Iterator[Slip]:
    """A quotation mark that is not closed before the next field: the parser goes on to the next mark, pages below."""
    for i, line in _blocks(lines, start, end):
        found = re.match(rf"""\s*(?:- +)*(?:{NAME}: +)?(?P<sign>["'])""", line)
        if not found:
            continue
        sign, rest = found["sign"], line[found.end() :]
        inner = re.sub(r"\\.", "", rest) if sign == '"' else rest.replace("''", "")
        if sign in inner:
            continue
        following = next((other for _, other in _blocks(lines, i + 1, len(lines))), "")
        if not following or re.match(rf"\s*(- +|{NAME}:(\s|$))", following):
            yield Slip(i, found.start("sign"), "yaml-quote-open", {"sign": sign})


def _line_by_line(lines: list[str], start: int, end: int) -> Iterator[Slip]:
    """A slip that one line shows alone."""
    known = {name for line in lines for name in re.findall(rf"(?:^ *|- +|[{{,] *)({NAME}):\s", line)}
    for i, line in _blocks(lines, start, end):
        slip = _in_line(i, line, known)
        if slip:
            yield slip
    if lines[end].isspace() and "\t" in lines[end]:
        yield Slip(end, 0, "yaml-tab", {})


def _in_line(i: int, line: str, known: set[str]) -> Slip | None:
    """``known``: the names that fields have in this file."""
    if re.match(r" *(?:- *)*\t", line):
        return Slip(i, 0, "yaml-tab", {})
    bullet = BULLET.match(line)
    if bullet and (KEY.match(bullet["rest"]) or line.lstrip().startswith("*")):  # no text of ours begins with a star
        return Slip(i, len(bullet["indent"]), "yaml-hyphen-missing", {"suggestion": f"- {bullet['rest']}"})
    odd = re.match(
        rf"\s*(?:- +)*(?P<name>{NAME})(?P<sign>\s*[：﹕꞉]\s*|\s*=\s+|:[{SPACES}]\s*|:(?=[^\s/]))(?P<rest>.*)", line
    )
    if odd and not re.match(r"https?$|mailto$", odd["name"]):
        better = f"{odd['name']}: {odd['rest'].strip()}"
        return Slip(i, odd.start("sign"), "yaml-field-colon", {"field": odd["name"], "suggestion": better})
    if re.match(rf"\s*-{NAME}:(\s|$)", line):
        return Slip(i, line.index("-"), "yaml-hyphen-space", {"suggestion": "- " + line.strip()[1:]})
    found = KEY.match(line) or KEY.match(
        re.sub(rf"^(\s*(?:- +)*{NAME}) +:", r"\1:", line)
    )  # as French parts words and colons
    name, value = (found["name"], found["value"] or "") if found else ("", "")
    at = len(line.rstrip()) - len(value)
    if not found and (item := ITEM.match(line)):
        value, at = item["value"], item.start("value")
    elif not found and line.startswith("{"):
        value, at = line.rstrip(), 0
    if not value:
        return None
    field = f"{name}: " if name else "- "
    sign = value[0]
    if name and value == "-":  # as people write where they have nothing to write
        return Slip(i, at, "value-empty", {"field": name})
    if name and re.match(r"-\s", value):
        return Slip(i, at, "yaml-hyphen-beside", {})
    if sign in "@`&*!%" or (sign in "|>" and not BLOCK.fullmatch(value)) or re.match(r"\?\s", value):
        return Slip(i, at, "yaml-alias", {"sign": sign})
    if sign in "[{":
        return _in_brackets(i, at, value, field) or (_in_braces(i, at, value, field, known) if sign == "{" else None)
    if sign in "\"'":
        return _in_quotes(i, at, value, field)
    if sign in "“”„«‘’‚" and re.search(r":(\s|$)|\s#", value):
        inner = value.strip("“”„«»‘’‚ \u00a0\u202f")
        return Slip(i, at, "yaml-quotes", {"suggestion": field + quoted(inner)})
    colon = re.search(r":(\s|$)", value)
    row = re.search(rf", *({NAME}): ", value)
    if name and row and row[1] in known and colon and colon.start() >= row.start(1):
        hyphen = "- " if found and found["hyphens"] else ""
        return Slip(i, at - len(field), "yaml-braces", {"suggestion": f"{hyphen}{{{field}{value}}}"})
    if colon:
        return Slip(i, at + colon.start(), "yaml-text-colon", {"suggestion": field + quoted(value)})
    return None


def _in_brackets(i: int, at: int, value: str, field: str) -> Slip | None:
    """A list that is not closed, a link as texts have them, or a text that only begins with a bracket."""
    sign = value[0]
    link = LINK.match(value)
    if link:
        return Slip(i, at, "yaml-link", {"suggestion": field + link["address"]})
    other = {"[": "]", "{": "}"}[sign]
    behind = re.sub(r"\s#.*", "", value).rstrip()
    if other not in behind:
        return Slip(i, at, "yaml-bracket", {"sign": sign, "other": other})
    rest = behind[closed_at(behind) or len(behind) :].strip()
    ids = field != "- " and re.fullmatch(r"(?:[\[\],\s]|[a-z0-9-]+|[A-Z]{2})+", behind) and behind.endswith("]")
    if rest and not ids and (rest != "," or field == "- "):
        return Slip(i, at, "yaml-alias-near", {"sign": sign, "suggestion": field + quoted(behind)})
    return None


def closed_at(words: str) -> int:
    """Where the bracket ends with which some words begin; 0, if it is not closed."""
    depth = 0
    for sign in re.finditer(rf"{QUOTED}|[\[\]{{}}]", words):
        depth += 1 if sign.group() in "[{" else -1 if sign.group() in "]}" else 0
        if not depth:
            return sign.end()
    return 0


def _in_braces(i: int, at: int, value: str, field: str, known: set[str]) -> Slip | None:
    """Fields between braces that no comma parts, or one whose text has a colon in it."""
    inner = re.sub(r"\s#.*", "", value).rstrip(" ,}").lstrip("{ ")
    if re.search("[\"'{\\[]", inner):
        return None
    parts: list[str] = []
    commas = texts = False
    for part in filter(None, re.split(r"\s*,\s*", inner)):
        name, colon, words = part.partition(": ")
        below = re.search(rf"(?:\s*;\s*|\s+)(?P<more>(?P<name>{NAME}): .*)", words)
        if colon and below and (below["name"] in known or ";" in below.group()):
            commas, words = True, f"{words[: below.start()].strip()}, {below['more']}"
        elif colon and re.search(r":(\s|$)", words):
            texts, words = True, quoted(words)
        parts.append(name + colon + words)
    if not commas and not texts:
        return None
    better = f"{field}{{{', '.join(parts)}}}"
    return Slip(i, at, "yaml-comma" if commas else "yaml-text-colon", {"suggestion": better})


def _in_quotes(i: int, at: int, value: str, field: str) -> Slip | None:
    """More words behind the quotation mark that closes."""
    mark = value[0]
    whole = r'"(?:[^"\\]|\\.)*"' if mark == '"' else r"'(?:[^']|'')*'"
    closed = re.match(whole, value)
    inner = value[1:-1] if len(value) > 2 and value.endswith(mark) else value
    behind = value[closed.end() :].strip() if closed else ""
    if closed and behind and not behind.startswith(("#", ",", "]", "}", ":")):
        return Slip(i, at + closed.end(), "yaml-quote-rest", {"suggestion": field + quoted(inner)})
    return None


def _place(lines: list[str], start: int, end: int) -> Iterator[Slip]:
    """A line that stands where it cannot: at another depth, without its hyphen, or as words alone."""
    open_at: list[int] = []  # the columns in which fields of the entries around the line stand
    hyphens: set[int] = set()  # those in which hyphens of the lists around it stand
    earlier: set[int] = set()  # … and stood before the line above it
    before = ""
    for i, line in _blocks(lines, start, end):
        found, item = KEY.match(line), ITEM.match(line)
        indent = len(line) - len(line.lstrip())
        if not found and not item and not re.match(r"\s*-\s*$", line):
            if open_at and indent <= open_at[-1] and not re.match(r"\s*[\]})\"']", line):
                yield Slip(i, indent, "yaml-line-alone", {"value": line.strip()})
            continue
        column = found.start("name") if found else indent
        hyphen = bool(item)
        if hyphen and column != indent and indent in open_at and indent != 0 and KEY.match(before):
            previous = KEY.match(before)
            if previous and previous.start("name") == indent and previous["value"] and not previous["hyphens"]:
                yield Slip(_index(lines, before, i), indent, "yaml-hyphen-place", {"suggestion": f"- {before.strip()}"})
        above = KEY.match(before)
        if hyphen and above and above["value"] and not above["hyphens"] and above.start("name") < indent in earlier:
            yield Slip(_index(lines, before, i), above.start("name"), "yaml-in-list", {"field": above["name"]})
        earlier, hyphens = hyphens, {place for place in hyphens if place <= indent}
        if hyphen and before and 0 < indent < open_at[-1] and indent not in hyphens:
            yield Slip(i, indent, "yaml-depth-entry", {})
        hyphens |= {indent} if hyphen else set()
        open_at = [place for place in open_at if place <= (indent if hyphen else column)]
        first = KEY.match(lines[start]) if lines[start].startswith("-") else None
        if not hyphen and column == 0 and first and found and found["name"] == first["name"]:
            yield Slip(i, 0, "yaml-hyphen-missing", {"suggestion": f"- {line.strip()}"})
        if before and column not in open_at and not hyphen:
            parent = KEY.match(before)
            if not (parent and not parent["value"] and column > parent.start("name")):
                yield Slip(i, indent, "yaml-depth", {"field": found["name"] if found else ""})
        if column not in open_at:
            open_at.append(column)
        before = line


def _index(lines: list[str], line: str, end: int) -> int:
    return max(i for i in range(end) if lines[i] == line)


def quoted(text: str) -> str:
    """A text as YAML takes it whole."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'
