"""Where the values of a YAML text stand in its lines, and which lines change when a value does. Used by ``yaml_edit``.

Lists and mappings are compared with their new values: what is equal is not touched, entries are known by their ``id``, and
an entry that only moves takes its lines along. Comments in lines of their own stay where they stand, except those that
stand deeper than what is taken out.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import yaml

from campaign.records.base import Record
from campaign.records.yaml_write import STEP, Value, after_field, after_hyphen, model_of, one_line, order_of, scalar

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML counts as the end of a line
Edit = tuple[int, int, str]  # from, to, what stands there instead


class Lines:
    """A YAML text and its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in BREAK.finditer(text))]
        found = BREAK.search(text)
        self.end_of_line = found.group() if found else "\n"
        self.step = STEP

    def rewritten(self, root: yaml.Node | None, values: Value, model: type[Record] | None) -> str:
        """The text with the values of ``root`` made those of ``values``."""
        if root is None or (isinstance(root, yaml.SequenceNode) and (not root.value or not values)):
            return self._anew(root, values)
        self.step = next(self._steps(root), STEP)
        edits = list(self._edits(root, values, 0, -STEP, model))
        return self._with(edits)

    def named(self, field: yaml.Node, new: str) -> str:
        """The text with other words in place of the name of a field."""
        return self._with([(self._at(field.start_mark), self._at(field.end_mark), new)])

    def _anew(self, root: yaml.Node | None, values: Value) -> str:
        """A text without an entry gets its first ones; one that loses the last keeps its comments."""
        head = self.text if root is None else self.text[: self._at(root.start_mark)]
        items = [f"-{after_hyphen(item, 0)}\n" for item in values]
        body = "\n".join(items) if items else "[]\n"
        gap = "\n\n" if head.strip() else ""
        tail = "" if root is None else self.text[self._end(root) :].lstrip("\r\n")
        return self._own_ends(head.rstrip() + gap + body + tail)

    def _with(self, edits: list[Edit]) -> str:
        """The text with all changes made, which do not overlap."""
        parts: list[str] = []
        done = 0
        for begin, end, words in sorted(edits, key=lambda edit: edit[:2]):
            parts += [self.text[done:begin], self._own_ends(words)]
            done = max(done, end)
        return "".join([*parts, self.text[done:]])

    def _own_ends(self, words: str) -> str:
        return re.sub(r"(?<!\r)\n", self.end_of_line, words)

    # -- places --------------------------------------------------------------------------------

    def _at(self, mark: yaml.Mark) -> int:
        return self.starts[mark.line] + mark.column if mark.line < len(self.starts) else len(self.text)

    def _line(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _line_start(self, offset: int) -> int:
        return self.starts[self._line(offset)]

    def _next_line(self, offset: int) -> int:
        """Where the line after the one of ``offset`` begins."""
        line = self._line(offset) + 1
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def _line_from(self, start: int) -> str:
        return self.text[start : self._next_line(start)]

    def _end(self, node: yaml.Node) -> int:
        """Where a value ends, without what follows it: the mark of a block stands where the next thing begins."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        end = self._at(node.end_mark)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return len(self.text[:end].rstrip())
        return end

    def _after(self, node: yaml.Node, column: int) -> int:
        """Where the lines end that belong to a value: also comments below it that stand deeper than ``column``."""
        start = self._next_line(self._end(node))
        while start < len(self.text):
            line = self._line_from(start)
            if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= column:
                break
            start = self._next_line(start)
        return start

    def _blank_below(self, start: int) -> int:
        """Where the blank lines end that begin at ``start``."""
        while start < len(self.text) and not self._line_from(start).strip():
            start = self._next_line(start)
        return start

    def _blank_above(self, start: int) -> int:
        """Where the blank lines begin that end at ``start``."""
        while start and not self._line_from(self._line_start(start - 1)).strip():
            start = self._line_start(start - 1)
        return start

    def _steps(self, node: yaml.Node) -> Iterator[int]:
        """How much deeper than their field the hyphens of lists stand in this file."""
        for item in node.value if isinstance(node, (yaml.SequenceNode, yaml.MappingNode)) else ():
            if not isinstance(item, tuple):
                yield from self._steps(item)
                continue
            field, value = item
            if isinstance(value, yaml.SequenceNode) and not value.flow_style:
                yield value.start_mark.column - field.start_mark.column
            yield from self._steps(value)

    def _lone(self, begin: int, words: str) -> Edit:
        """New lines at the beginning of a line, or behind a last one that does not end."""
        if begin and begin == len(self.text) and not BREAK.fullmatch(self.text[-1]):
            return begin, begin, "\n" + words.removesuffix("\n")
        return begin, begin, words

    # -- what changes --------------------------------------------------------------------------

    def _edits(
        self, node: yaml.Node, value: Value, begin: int, column: int, model: type[Record] | None
    ) -> Iterator[Edit]:
        """What makes the value of ``node`` another one. It begins behind its field or hyphen, which stands at ``column``."""
        value = _as_written(node, value)
        if same(plain(node), value):
            return
        if isinstance(node, yaml.CollectionNode) and node.flow_style and value and type(value) is type(plain(node)):
            yield self._at(node.start_mark), self._end(node), self._flow(node, value)
        elif (
            isinstance(node, yaml.MappingNode)
            and isinstance(value, dict)
            and any(k.value in value for k, _ in node.value)
        ):
            yield from self._mapping(node, value, model)
        elif isinstance(node, yaml.SequenceNode) and isinstance(value, list) and value and self._hyphens(node):
            yield from self._sequence(node, value, model)
        elif (
            isinstance(node, yaml.ScalarNode) and isinstance(value, str) and node.value and node.style not in ("|", ">")
        ):
            yield self._at(node.start_mark), self._end(node), scalar(value, node.style)
        else:
            write = after_hyphen if self.text[begin - 1] == "-" else after_field
            yield begin, self._end(node), write(value, column, self.step)

    def _mapping(self, node: yaml.MappingNode, value: dict[str, Value], model: type[Record] | None) -> Iterator[Edit]:
        """Fields one below the other."""
        column = node.start_mark.column
        kept = [(field, old) for field, old in node.value if field.value in value]
        first = self._at(kept[0][0].start_mark)
        yield from self._without(node, value, first)
        for field, old in kept:
            colon = self.text.index(":", self._at(field.end_mark)) + 1
            yield from self._edits(old, value[field.value], colon, column, model_of(model, field.value))
        order, there = order_of(model), {field.value: old for field, old in kept}
        for name in (name for name in value if name not in there):
            words = f"{name}:{after_field(value[name], column, self.step)}"
            old = there.get(_before(name, list(there), order))
            if old is None:
                yield first, first, f"{words}\n{' ' * column}"
            else:
                yield self._lone(self._after(old, column), f"{' ' * column}{words}\n")

    def _without(self, node: yaml.MappingNode, value: dict[str, Value], first: int) -> Iterator[Edit]:
        """Take fields out. The first may share its line with a hyphen; then the first that stays moves up to it."""
        gone = [(self._at(field.start_mark), old) for field, old in node.value if field.value not in value]
        begin = self._at(node.start_mark)
        if gone and gone[0][0] == begin and self.text[self._line_start(begin) : begin].strip():
            if not re.search(r"(?m)^ *#", self.text[begin:first]):
                gone = [(start, old) for start, old in gone if start > first]
                yield begin, first, ""
            else:  # a comment between them stays, and the hyphen alone before it
                end = self._end(gone.pop(0)[1])
                yield begin, end + len(self._line_from(end).rstrip()), ""
        for start, old in gone:
            yield self._line_start(start), self._after(old, node.start_mark.column), ""

    def _hyphens(self, node: yaml.SequenceNode) -> list[int]:
        """Where each hyphen of a list stands; nothing where the first shares its line with another."""
        column, found = node.start_mark.column, [self._at(node.start_mark)]
        if self.text[self._line_start(found[0]) : found[0]].strip():
            return []
        for item in node.value[:-1]:
            below = re.compile(rf"[\n\r\x85\u2028\u2029] {{{column}}}-(?=\s|$)").search(self.text, self._end(item))
            assert below is not None
            found.append(below.end() - 1)
        return found

    def _sequence(self, node: yaml.SequenceNode, value: list[Value], model: type[Record] | None) -> Iterator[Edit]:
        """Items one below the other."""
        column, hyphens, items = node.start_mark.column, self._hyphens(node), node.value
        old = [plain(item) for item in items]
        ends = [self._after(item, column) for item in items]
        begins = [self._line_start(hyphen) for hyphen in hyphens]
        blank = 1 if column == 0 and len(items) == 1 else 0
        gap = "\n" * (len(BREAK.findall(self.text[ends[0] : self._blank_below(ends[0])])) if len(items) > 1 else blank)
        moved = {_known(item, True): self.text[begins[n] : ends[n]] for n, item in enumerate(old)}
        for what, a, b, c, d in SequenceMatcher(None, [*map(_known, old)], [*map(_known, value)], False).get_opcodes():
            both = min(b - a, d - c) if what != "insert" else 0
            for n in range(both):
                yield from self._edits(items[a + n], value[c + n], hyphens[a + n] + 1, column, model)
            last = b == len(items)
            for n in range(a + both, b):
                yield (
                    (self._blank_above(begins[n]), ends[n], "")
                    if last and n
                    else (begins[n], self._blank_below(ends[n]), "")
                )
            for item in value[c + both : d]:
                words = moved.get(_known(item, True)) or f"{' ' * column}-{after_hyphen(item, column, self.step)}\n"
                words = words if BREAK.search(words[-1]) else f"{words}\n"
                at = a + both
                yield self._lone(ends[at - 1], gap + words) if at else (begins[0], begins[0], words + gap)

    def _flow(self, node: yaml.Node, value: Value) -> str:
        """What stands within brackets: what is kept keeps its letters and the commas between."""
        value = _as_written(node, value)
        if same(plain(node), value):
            return self.text[self._at(node.start_mark) : self._end(node)]
        if isinstance(node, yaml.ScalarNode) and isinstance(value, str):
            return scalar(value, node.style, flow=True)
        wanted = dict if isinstance(node, yaml.MappingNode) else list
        if isinstance(node, yaml.ScalarNode) or not isinstance(value, wanted) or not node.value or not value:
            return one_line(value)
        pairs = [item if isinstance(item, tuple) else (item, item) for item in node.value]
        begins, ends = [self._at(a.start_mark) for a, _ in pairs], [self._end(b) for _, b in pairs]
        gaps = [self.text[end:begin] for end, begin in zip(ends, begins[1:], strict=False)]
        parts: list[str] = []
        last = -2
        for n, item in self._flow_items(node, value):
            if parts:
                parts.append(gaps[last] if n == last + 1 and n > 0 else gaps[0] if gaps else ", ")
            parts.append(item)
            last = n
        head, tail = self.text[self._at(node.start_mark) : begins[0]], self.text[ends[-1] : self._end(node)]
        return head + "".join(parts) + tail

    def _flow_items(self, node: yaml.Node, value: Value) -> Iterator[tuple[int, str]]:
        """Each item within brackets: which one it was (-2 for a new one), and its words."""
        if isinstance(node, yaml.MappingNode):
            known = {field.value: (n, field, old) for n, (field, old) in enumerate(node.value)}
            for name in [*(name for name in known if name in value), *(name for name in value if name not in known)]:
                if name not in known:
                    yield -2, f"{name}: {one_line(value[name])}"
                    continue
                n, field, old = known[name]
                yield n, self.text[self._at(field.start_mark) : self._at(old.start_mark)] + self._flow(old, value[name])
            return
        old = [plain(item) for item in node.value]
        for what, a, b, c, d in SequenceMatcher(None, [*map(_known, old)], [*map(_known, value)], False).get_opcodes():
            for n, item in enumerate(value[c:d]):
                kept = what != "insert" and a + n < b
                yield (a + n, self._flow(node.value[a + n], item)) if kept else (-2, one_line(item))


def plain(node: yaml.Node) -> Value:
    """The value of a node: lists, mappings and texts."""
    if isinstance(node, yaml.MappingNode):
        return {field.value: plain(value) for field, value in node.value}
    return node.value if isinstance(node, yaml.ScalarNode) else [plain(item) for item in node.value]


def _as_written(node: yaml.Node, value: Value) -> Value:
    """The same value in the form in which it stands there: one alone, or a list of one."""
    if isinstance(node, yaml.SequenceNode):
        return value if isinstance(value, list) or len(node.value) != 1 else [value]
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def same(one: Value, other: Value) -> bool:
    """Whether two values are the same text, list or mapping; blanks around a text count for nothing."""
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    return False


def _known(item: Value, whole: bool = False) -> str:
    """By what an item of a list is known again: its id, or all of it."""
    if isinstance(item, dict) and item.get("id") and not whole:
        return str(item["id"])
    return json.dumps(item, sort_keys=True)


def _before(name: str, names: list[str], order: Sequence[str]) -> str:
    """Behind which of the fields that are there a new one stands; nothing where it is the first."""
    if name not in order:
        return names[-1]
    return next((n for n in reversed(names) if n in order and order.index(n) < order.index(name)), "")
