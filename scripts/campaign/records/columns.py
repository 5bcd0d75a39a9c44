"""Lines in the wrong column, or with a hyphen too many or too few: changed on trial, until the entry is what its model wants.

Depth and hyphens alone say in YAML what belongs to what, so that a line too far left or right, or one hyphen, makes something
else of all that follows, or ends the reading elsewhere. No table of such faults is complete; a trial needs none, and its
remedy is true because it was tried.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from campaign.records.hyphens import emptied, named, rewritten
from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, parse_yaml

NEAR = 12  # lines with words, on either side of the one that is complained of, which may be the wrong ones
TOGETHER = 12  # fields, with what belongs below them, that may have been moved together
AT_ONCE = 3  # times that lines of one entry were moved
ENTRIES = 3  # of one file: who has lost a column in more of them has another trouble
WORK = 1_000_000  # letters to read on trial, each time: half a second
HYPHEN = re.compile(r" *(?:- *)?")
EDGE = re.compile(r"^- +([A-Za-z_]\w*):")  # how an entry of the file begins
START = re.compile(r" *(?:-(?: |$)|[A-Za-z_][\w-]*:(?: |$))")  # of a field or of an entry of a list
# Codes of what a wrong column looks like.
TELLING = re.compile("yaml-|field-(?!misspelt|missing|swallowed)|value-needed|source-(?:incomplete|double)")
Read = Callable[[Document], list[Problem]]
BOTH = 2  # problems that go when a hyphen does that parted an entry: each half lacked something


@dataclass(frozen=True)
class Change:
    """Lines from, to, and the column in which the first begins then; or how one line reads then, and the code for that."""

    begin: int
    end: int
    column: int
    row: str = ""
    code: str = ""
    lost: str = ""

    @property
    def least(self) -> int:
        """How many problems have to go for it to be believed."""
        return BOTH if self.code == "hyphen-extra" else 1


def explained(document: Document, found: list[Problem], read: Read, names: Sequence[str] = ()) -> list[Problem]:
    """The problems of one file, where lines in a wrong column are told instead of what they look like.

    ``read`` says what is wrong with the data of a few entries, or of the mapping that the whole file is; ``names`` are those
    that fields can have there.
    """
    entries: dict[int, list[Problem]] = {}
    for problem in found:
        entries.setdefault(_entry(document.lines, problem.line - 1)[0], []).append(problem)
    heads = Counter(map(_head, document.lines))
    strange = {
        start
        for start in entries
        if start < len(document.lines) and heads[_head(document.lines[start])] * 2 <= heads.total() - heads[""]
    }
    twice = {n for n, problems in entries.items() if _only_twice(document.lines, problems)}
    tried = [n for n, problems in entries.items() if n not in twice and (n in strange or _telling(problems))]
    for start in tried[:ENTRIES]:
        before = _entry(document.lines, start - 1)[0]
        # An entry may be a part of the one before it that begins too far left; a parser gives up behind the cause.
        alone = start not in strange and not entries.get(before)
        for both in (True, False) if document.data is None else (False,) if alone else (False, True):
            told = [*entries[start], *(entries.get(before, []) if both and before != start else [])]
            if causes := _causes(document, entries[start][0].line - 1, both, told, read, names):
                if both and before != start:
                    entries[before] = []
                entries[start] = causes
                break
    return [problem for problems in entries.values() for problem in problems]


def _telling(problems: list[Problem]) -> bool:
    """Whether they look like lines in a wrong column, or like entries that a hyphen parts: each half lacks something."""
    return any(TELLING.match(p.code) for p in problems) or sum(p.code == "field-missing" for p in problems) > 1


def _only_twice(lines: list[str], problems: list[Problem]) -> bool:
    """Whether all that looks like a wrong column is a field that stands twice, with what belongs to it in the same column.

    An entry above that could have such a field, and need not, does not make the first of the two its own.
    """
    telling = [p for p in problems if TELLING.match(p.code) or p.code == "field-missing"]
    return bool(telling) and all(p.code == "yaml-duplicate-field" and _alike(lines, p) for p in telling)


def _alike(lines: list[str], twice: Problem) -> bool:
    """Whether the lines below a field, and below its namesake above, begin in the same column."""
    field = re.compile(rf"[ -]{{{twice.column - 1}}}{re.escape(twice.params['field'])}:")
    places = [i for i in _worded(lines, 0, twice.line) if field.match(lines[i])][-2:]
    below = [next((_indent(lines[n]) for n in _worded(lines, i + 1, len(lines))), 0) for i in places]
    begins = {lines[i].lstrip().startswith("- ") for i in places}  # an entry: its namesake may have lost its hyphen
    return len(set(below if len(begins) > 1 else [max(column, twice.column - 1) for column in below])) == 1


def _causes(
    document: Document, line: int, both: bool, told: list[Problem], read: Read, names: Sequence[str]
) -> list[Problem]:
    """The lines to move near ``line`` (0 is the first of the file), and what of ``told`` is wrong then; nothing, if no move helps."""
    first, rows = _entry(document.lines, line, both)
    alone = parse_yaml("\n".join(rows), Document(document.file), first)
    if alone.data is not None and not read(alone):
        return []  # the cause stands elsewhere: any change that does no harm would pass for a remedy
    broken = document.data is None
    left, moved = 1 if broken else len(told), list[Problem]()
    rest: list[Problem] = []
    known = {(problem.code, problem.line) for problem in told}
    for _ in range(AT_ONCE):
        best: tuple[list[Problem], Change] | None = None
        given, times = _given(document.file, rows, first, line - first, read, names), WORK // (1 + sum(map(len, rows)))
        moves = islice(_moves(rows, line - first, document.lines), times)
        for change in chain(given, islice(_rewrites(rows, line - first), times // 2), moves):
            wrong = _wrong(document.file, _after(rows, change), first, change, read)
            new = wrong is None or any((problem.code, problem.line) not in known for problem in wrong)
            less = len(best[0]) if best else left
            less = less if broken else min(less, left + 1 - change.least)
            if wrong is not None and not new and len(wrong) < less:
                best = wrong, change
                if not wrong:
                    break
        if best is None:
            break
        rest, change = best
        moved.append(_told(document.file, rows, first, change))
        rows, left, line = _after(rows, change), len(rest), rest[0].line - 1 if rest else line
        if not rest:
            break
    return [*moved, *rest] if len(moved) + len(rest) <= len(told) else []


def _entry(lines: list[str], line: int, and_before: bool = False) -> tuple[int, list[str]]:
    """The number of the first line of an entry (0 is the first of the file), and its lines; those of the whole file, if it is no list."""
    starts = [i for i, row in enumerate(lines) if row.startswith("- ") or row == "-"]
    before = [0, 0, *(i for i in starts if i <= line)]
    first = before[-1 - and_before]
    return first, lines[first : next((i for i in starts if i > line), len(lines))]


def _rewrites(rows: list[str], line: int) -> Iterator[Change]:
    """Each line near ``line`` with a hyphen more or less, the nearest first."""
    for i in _near(rows, line):
        for code, row, lost in rewritten(rows[i]):
            yield Change(i, i + 1, _indent(row), row, code, lost)


def _given(file: str, rows: list[str], first: int, line: int, read: Read, names: Sequence[str]) -> Iterator[Change]:
    """A value near ``line`` with the name of the one field that it can be, or without the value."""
    worded = _worded(rows, 0, len(rows))
    for i in _near(rows, line):
        below = next((rows[n] for n in worded if n > i), "")
        for choice in (emptied(rows[i], below), named(rows[i], below, names)):
            changes = [Change(i, i + 1, _indent(row), row, code, lost) for code, row, lost in choice]
            fit = [c for c in changes if _wrong(file, _after(rows, c), first, c, read) == []]
            if fit:
                yield from fit if len(fit) == 1 else ()
                break


def _near(rows: list[str], line: int) -> list[int]:
    return sorted(_worded(rows, 0, len(rows)), key=lambda i: (abs(i - line), i))[: 2 * NEAR]


def _moves(rows: list[str], line: int, lines: list[str]) -> Iterator[Change]:
    """What may have been meant. The smallest changes come first, then those into a column in which many of the file's
    ``lines`` begin, then the nearest. What begins as entries of the file do, stays.
    """
    heads = Counter(map(_head, lines))
    places = Counter((_indent(row), row.lstrip().startswith("-")) for row in lines)
    worded = _worded(rows, 0, len(rows))
    near = _near(rows, line)
    columns = {0} | {column for i in worded for column in (_indent(rows[i]), HYPHEN.match(rows[i]).end())}  # type: ignore[union-attr]
    found = []
    for rank, begin in enumerate(near):
        own = _indent(rows[begin])
        above = next((_indent(rows[i]) for i in reversed(worded) if i < begin), 0)
        for count, end in enumerate(dict.fromkeys(_ends(rows, begin))):
            for column in {*columns, above + 2, above + 4} - {own}:
                head = column > 0 == own and (rows[begin] == "-" or heads[_head(rows[begin])] > 1)
                often = places[column, rows[begin].lstrip().startswith("-")]
                found.append((head, count, abs(column - own), -often, rank, (begin, end, column)))
    yield from (Change(*move) for *_, move in sorted(found))


def _ends(rows: list[str], begin: int) -> Iterator[int]:
    """Behind which lines what is moved may end: the line alone; it and what stands below it; with the fields after it; and
    all in its column down to what stands below, which stayed.
    """
    own = _indent(rows[begin])
    yield begin + 1
    parts = 0
    for i in [*_worded(rows, begin + 1, len(rows)), len(rows)]:
        if i == len(rows) or _indent(rows[i]) <= own:
            yield 1 + max(_worded(rows, begin, i))
            parts += 1
            if i == len(rows) or _indent(rows[i]) < own or parts > TOGETHER:
                break
    if rows[begin].lstrip().startswith("-"):  # what follows its fields may be those of the entry around it
        below = takewhile(lambda i: _indent(rows[i]) > own, _worded(rows, begin + 1, len(rows)))
        yield from islice(below, 1, TOGETHER)
    deeper = next((i for i in _worded(rows, begin, len(rows)) if _indent(rows[i]) != own), begin)
    if deeper > begin and _indent(rows[deeper]) > own:
        yield deeper


def _head(row: str) -> str:
    """The name with which an entry of the file begins in a line, as most others do; empty for any other line."""
    return "".join(EDGE.findall(row))


def _worded(rows: list[str], begin: int, end: int) -> list[int]:
    return [i for i in range(begin, end) if rows[i].strip() and not rows[i].lstrip().startswith("#")]


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _after(rows: list[str], change: Change) -> list[str]:
    """The lines when some are changed; those below the first that is moved keep their distance to it."""
    begin, end = change.begin, change.end
    if change.row:
        return [*rows[:begin], *change.row.split("\n"), *rows[end:]]
    by = change.column - _indent(rows[begin])
    moved = [" " * max(0, _indent(row) + by) + row.lstrip(" ") if row.strip() else row for row in rows[begin:end]]
    return [*rows[:begin], *moved, *rows[end:]]


def _wrong(file: str, rows: list[str], first: int, change: Change, read: Read) -> list[Problem] | None:
    """What is wrong with some lines; nothing, if they cannot be read, or if any has become words of a text."""
    document = parse_yaml("\n".join(rows), Document(file), first)
    if document.data is None:
        return None
    begin, end = change.begin, change.end
    places = {line for line, _ in document.places.values()}
    if any(begin <= document.place(path)[0] - 1 - first < end for path in document.folded):
        return None  # lines below have become the rest of a text
    fields = [i for i in _worded(rows, begin, end) if _indent(rows[i]) == change.column and START.match(rows[i])]
    return read(document) if fields and all(first + i + 1 in places for i in fields) else None


def _told(file: str, rows: list[str], first: int, change: Change) -> Problem:
    begin, end, column = change.begin, change.end, change.column
    line, own = rows[begin].strip(), _indent(rows[begin])
    if change.code:
        row = change.row.rpartition("\n")[2]  # of two lines, the one that is new
        field = change.row.partition(":")[0].strip(" -")
        params = {"field": field, "value": change.lost, "suggestion": row.strip(), "spaces": str(_indent(row))}
        at_edge = change.code == "hyphen-lost" and not _indent(row)  # an entry of the file: no spaces to count
        code = "yaml-hyphen-missing" if at_edge else change.code
        return Problem(file, first + begin + 1, own + 1, code, params)
    params = {"value": line[:60], "spaces": str(column), "last": str(first + end)}
    one = len(_worded(rows, begin, end)) == 1
    left, right = ("line-left", "line-right") if one else ("lines-left", "lines-right")
    return Problem(file, first + begin + 1, own + 1, left if column > own else right, params)
