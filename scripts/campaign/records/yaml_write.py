"""Values as YAML text: as people of this house write them, and in quotation marks only where YAML would read another text.

A value is a text, a list of values or a mapping of names to values: what ``yaml_file`` reads. Every scalar is text, so that
``NO`` and ``14:30`` need no marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from campaign.records.base import Record, fields_of, record_in
from campaign.records.yaml_diagnosis import quoted
from campaign.records.yaml_file import Document, parse_yaml

Value = Any
SIMPLE = re.compile(r"[\w.-]+")  # ids and codes, which stand in one line: [youth, gender]
BREAKS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]"
)  # signs that end a line, or that YAML does not take as they are
STEP = 2


def scalar(value: str, style: str | None = None, flow: bool = False) -> str:
    """A text as YAML. ``style``: the quotation mark that it had before; ``flow``: whether it stands within brackets."""
    if BREAKS.search(value):
        return BREAKS.sub(lambda sign: f"\\u{ord(sign.group()):04x}", quoted(value))
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    return value if style != '"' and _reads_itself(value, flow) else quoted(value)


def _reads_itself(value: str, flow: bool) -> bool:
    """Whether a text without quotation marks is read as what it is, by the parser and by the check."""
    if SIMPLE.fullmatch(value) and value[0] != "-":
        return True
    document = parse_yaml(f"- [{value}]\n" if flow else f"- field: {value}\n", Document(""))
    return not document.problems and document.data == [[value] if flow else {"field": value}]


def one_line(value: Value) -> str:
    """A value in one line, with brackets where it is more than a text: ``{file: a.svg, words: A}``."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {one_line(item)}" for name, item in value.items()) + "}"
    return "[" + ", ".join(map(one_line, value)) + "]"


def after_field(value: Value, column: int, step: int = STEP) -> str:
    """What stands behind ``field:`` at ``column``, in this line and in those below; no line break at the end.

    ``step``: how much deeper than its field the hyphens of a list stand.
    """
    if isinstance(value, str):
        return f" {scalar(value)}"
    if not value:
        return f" {one_line(value)}"
    if isinstance(value, dict):
        deeper = column + STEP
        return "".join(f"\n{' ' * deeper}{name}:{after_field(v, deeper, step)}" for name, v in value.items())
    if all(isinstance(item, str) and SIMPLE.fullmatch(item) for item in value):
        return f" {one_line(value)}"
    deeper = column + step
    return "".join(f"\n{' ' * deeper}-{after_hyphen(item, deeper, step)}" for item in value)


def after_hyphen(value: Value, column: int, step: int = STEP) -> str:
    """What stands behind a hyphen at ``column``, in this line and in those below; no line break at the end."""
    if isinstance(value, str):
        return f" {scalar(value)}"
    if not isinstance(value, dict) or not value:
        return f" {one_line(value)}"
    deeper = column + STEP
    fields = [f"{name}:{after_field(item, deeper, step)}" for name, item in value.items()]
    return " " + f"\n{' ' * deeper}".join(fields)


def in_order(value: Value, model: type[Record] | None) -> Value:
    """A value whose fields, and those of the entries within it, stand in the order of the model; others at the end."""
    if isinstance(value, list):
        return [in_order(item, model) for item in value]
    if not isinstance(value, dict):
        return value
    names = order_of(model)
    kept = sorted(value, key=lambda name: names.index(name) if name in names else len(names))
    return {name: in_order(value[name], model_of(model, name)) for name in kept}


def order_of(model: type[Record] | None) -> Sequence[str]:
    """The fields of a model in its order; none where no model is known."""
    return list(fields_of(model)) if model else []


def model_of(model: type[Record] | None, name: str) -> type[Record] | None:
    """The model of the entries within a field, if it holds any."""
    info = fields_of(model).get(name) if model else None
    return record_in(info.annotation) if info else None
