"""What makes a function a promise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

from built import BuiltSite

BARE = frozenset({"placard"})  # kinds of page with nothing around what they show: no menu, trail or switcher
Promise = Callable[[BuiltSite], Iterator[str]]


def promise(function: Promise) -> Promise:
    """Marks a promise; its docstring is what a failure says first."""
    assert function.__doc__
    function.promised = True  # type: ignore[attr-defined]
    return function


def promises_of(module: ModuleType) -> dict[str, Promise]:
    """The promises of a module by name, in their order."""
    return {name: found for name, found in vars(module).items() if getattr(found, "promised", False)}
