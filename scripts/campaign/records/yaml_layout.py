"""The layout of a data file: fields in the order of the model, one blank line between entries, none within, no blank at an end.

    text = laid_out(text, Member)

What the file says, its comments and its quotation marks stay. A comment goes with the field below it. A text that is laid
out already comes back letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from campaign.records.base import Record
from campaign.records.yaml_edit import UnwritableError, values_of
from campaign.records.yaml_lines import Lines, same
from campaign.records.yaml_write import model_of, order_of


def laid_out(text: str, model: type[Record] | None) -> str:
    """The text of a list of entries in its usual layout. Raises ``UnwritableError`` rather than change what it says."""
    values = values_of(text)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    root = yaml.compose(body, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(root, yaml.SequenceNode) or root.flow_style or not root.value or root.start_mark.column:
        return text
    after = mark + _Layout(body).laid_out(root, model)
    if not same(values_of(after), values):
        raise UnwritableError([])
    return after


class _Layout(Lines):
    """The lines of a file, moved and counted."""

    def laid_out(self, root: yaml.SequenceNode, model: type[Record] | None) -> str:
        """All of it."""
        self._rows = [self._line_from(start) for start in self.starts if start < len(self.text)]
        scalars = [node for node in _nodes(root) if isinstance(node, yaml.ScalarNode)]
        kept = {n for node in scalars for n in range(node.start_mark.line, self._line(self._end(node)))}
        literal = {
            n + 1
            for node in scalars
            if node.style in ("|", ">")
            for n in range(node.start_mark.line, self._line(self._end(node)))
        }
        begins = [self._first(item) for item in root.value]
        within = {
            n
            for node, begin in zip(root.value, begins, strict=True)
            for n in range(begin, self._line(self._end(node)) + 1)
        }
        for n in range(len(self._rows)):
            if n not in literal:
                self._rows[n] = re.sub(r"[ \t]+(?=\r?\n?$)", "", self._rows[n])
        for n in within:
            if n - 1 not in kept and not self._rows[n].strip():
                self._rows[n] = ""
        for node, kind in self._mappings(root, model):
            self._in_order(node, kind)
        for item, begin in zip(root.value, begins, strict=True):
            self._parted(item, begin)
        return "".join(self._rows).rstrip() + self.end_of_line

    def _first(self, item: yaml.Node) -> int:
        """The line of the hyphen of an entry."""
        line = item.start_mark.line
        while not self._rows[line].startswith("-"):
            line -= 1
        return line

    def _mappings(self, node: yaml.Node, model: type[Record] | None) -> Iterator[tuple[yaml.MappingNode, type[Record]]]:
        """Entries and the entries within them, the inner ones first."""
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from self._mappings(item, model)
        elif isinstance(node, yaml.MappingNode):
            for field, value in node.value:
                yield from self._mappings(value, model_of(model, field.value))
            if model and not node.flow_style:
                yield node, model

    def _in_order(self, node: yaml.MappingNode, model: type[Record]) -> None:
        """Put the fields of an entry into the order of its model, each with the comments above it."""
        order, fields = order_of(model), [(field.value, field.start_mark.line) for field, _ in node.value]
        names = [name for name, _ in fields]
        wanted = sorted(names, key=lambda name: order.index(name) if name in order else len(order))
        if wanted == names or len({line for _, line in fields}) < len(fields):
            return
        column = node.start_mark.column
        ends = [self._line(self._after(value, column) - 1) + 1 for _, value in node.value]
        begins = [fields[0][1], *ends[:-1]]
        parts = {name: _full_first(self._rows[a:b]) for name, a, b in zip(names, begins, ends, strict=True)}
        new = parts[wanted[0]]
        if new[0].lstrip().startswith("#"):
            return  # a comment stands where the hyphen would
        if wanted[0] != names[0]:
            old = parts[names[0]]
            parts[wanted[0]] = [old[0][:column] + new[0][column:], *new[1:]]
            parts[names[0]] = [" " * column + old[0][column:], *old[1:]]
        rows = [row for name in wanted for row in parts[name]]
        self._rows[begins[0] : ends[-1]] = [
            f"{row}{self.end_of_line}" if row and row[-1] not in "\r\n" else row for row in rows
        ]

    def _parted(self, item: yaml.Node, begin: int) -> None:
        """One blank line between an entry and what stands above it; entries of one line each stay as they stand."""
        above = begin
        while above and (not self._rows[above - 1].strip() or self._rows[above - 1].startswith("#")):
            above -= 1
        if getattr(item, "flow_style", None) and above == begin:
            return
        blanks = [n for n in range(above, begin) if not self._rows[n].strip()]
        for n in blanks:
            if n > above and n - 1 in blanks:
                self._rows[n] = ""
            else:
                self._rows[n] = self.end_of_line
        if above and (not blanks or blanks[0] != above):
            self._rows[above - 1] += self.end_of_line


def _full_first(rows: list[str]) -> list[str]:
    """The same rows, those that are empty at the end."""
    return sorted(rows, key=lambda row: not row)


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    for item in node.value if isinstance(node, yaml.CollectionNode) else ():
        for part in item if isinstance(item, tuple) else (item,):
            yield from _nodes(part)
