"""The rules together: which of them a build asks."""

from __future__ import annotations

import ast
import inspect
import sys
from pathlib import Path

from campaign.records.problems import Problem
from campaign.rules import NOTED, checked


def test_what_a_build_does_not_ask_for_is_never_a_problem() -> None:
    """Red when a rule that says notes only says a problem: a build would go on with it."""
    for module in {sys.modules[rule.__module__] for rule in NOTED}:
        rules = {*getattr(module, "RULES", ()), *getattr(module, "TRIALS", ())}
        whole = rules <= NOTED  # else only some rules of a family, which say themselves what they say
        made = []
        for part in [module] if whole else sorted(rules & NOTED, key=str):
            found = list(ast.walk(ast.parse(inspect.getsource(part))))
            calls = [call for call in found if isinstance(call, ast.Call)]
            made += [c for c in calls if ast.unparse(c.func).rpartition(".")[2] in ("Problem", "problem")]
            told = [n.value for n in found if isinstance(n, (ast.Yield, ast.YieldFrom))]
            assert whole or all(one in made for one in told), f"{part}: others speak for it"
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
