"""What Jinja compiles a template to, with less to do at each of half a million calls, attributes and words of a build.

Only how a page is made differs, not what it is: a call goes straight to what is called, a macro takes what it is given
without being asked each time how it is to be called, an attribute is asked for before Jinja's way round it, and words that
are put out are escaped without being wrapped as HTML for that one moment.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

# The names that compiled templates take from here. Python's own ``call`` is written in C: to write a call as such is no faster.
NAMES = f"from operator import call; from {__name__} import PlainMacro, put"


def put(value: Any) -> str:
    """What a page has of a value: HTML as it is, everything else escaped."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return _escape_inner(value) if kind is str else escape(value)


class PlainMacro(Macro):
    """A macro that is called straight, and never told by its caller whether to escape: it knows by its own template."""

    def __call__(self, *args: Any, **named: Any) -> str:
        if self.catch_kwargs or self.catch_varargs or len(args) > self._argument_count:
            return super().__call__(*args, **named)
        if len(args) < self._argument_count:
            args += tuple([named.pop(name, missing) for name in self.arguments[len(args) :]])
        if self.caller and not self.explicit_caller:
            caller = named.pop("caller", None)
            args += (self._environment.undefined("No caller defined", name="caller") if caller is None else caller,)
        if named:
            raise TypeError(f"macro {self.name!r} takes no argument {next(iter(named))!r}, or has it already")
        said = self._func(*args)
        return str.__new__(Markup, said) if self._default_autoescape else said


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

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("Plain")  # and Jinja goes on: Macro(…)
        super().macro_def(macro_ref, frame)

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
