"""The rules together: which of them a build asks."""

from __future__ import annotations

import ast
import inspect
import sys
from pathlib import Path

from campaign.records.problems import Problem
from campaign.rules import NOTED, checked


def test_what_a_build_does_not_ask_for_is_never_a_problem() -> None:
    """Red when a rule of a family that says notes only says a problem: a build would go on with it."""
    for module in {rule.__module__ for rule in NOTED}:
        made = [
            call
            for call in ast.walk(ast.parse(inspect.getsource(sys.modules[module])))
            if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in ("Problem", "problem")
        ]
        assert made, f"{module}: where are its notes?"
        for call in made:
            assert "'note'" in map(ast.unparse, call.args), f"{module}, line {call.lineno}: no note"


def test_a_build_asks_for_what_keeps_it_from_being_built(small_root: Path) -> None:
    """Notes are left out, a problem is found all the same."""
    text = small_root / "docs/en/about.md"
    text.write_text(f"{text.read_text(encoding='utf-8')}\n\n**open\n", encoding="utf-8")

    def levels(building: bool) -> set[str]:
        found: list[Problem] = checked(small_root, building=building).problems
        return {problem.level for problem in found}

    assert levels(False) == {"note"} and levels(True) == set()
    text.write_text(f"{text.read_text(encoding='utf-8')}\n[x](/nowhere/)\n", encoding="utf-8")
    assert levels(True) == {"problem"}
