"""What makes a function a proposal."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from copying import Copy

Proposal = Callable[[Copy], None]
SOURCES = [{"url": "https://example.org/report", "title": "A report that anybody can read", "year": "2024"}]


def proposal(function: Proposal) -> Proposal:
    """Marks a proposal; its docstring is what somebody would write into the first line of it."""
    assert function.__doc__
    function.proposed = True  # type: ignore[attr-defined]
    return function


def proposals_of(module: ModuleType) -> dict[str, Proposal]:
    """The proposals of a module by name, in their order."""
    return {name: found for name, found in vars(module).items() if getattr(found, "proposed", False)}
