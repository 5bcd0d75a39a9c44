"""What Jinja compiles a template to, with less to do at each of half a million calls, attributes and words of a build.

Only how a page is made differs, not what it is: a call goes straight to what is called, an attribute is asked for before
Jinja's way round it, and words that are put out are escaped without being wrapped as HTML for that one moment.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

# The names that compiled templates take from here. Python's own ``call`` is written in C.
NAMES = f"from operator import call; from {__name__} import put"


def put(value: Any) -> str:
    """What a page has of a value: HTML as it is, everything else escaped."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return _escape_inner(value) if kind is str else escape(value)


class Straight(CodeGenerator):
    """Writes the Python of a template. There are no asynchronous templates here, and none from strangers."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(NAMES)
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"put({finalize.src or ''}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Jinja first looks at what is called, several times, for a wish to be given the context, which nothing here has."""
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Nearly everything has the attribute that it is asked for; what has not, a mapping too, goes Jinja's way."""
        self.write("(of if (of := getattr(one := ")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing else environment.getattr(one, {node.attr!r}))")
