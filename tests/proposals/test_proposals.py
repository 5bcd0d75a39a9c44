"""A correct proposal turns green, whatever the content is: a red one is a fault of the house."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
from pathlib import Path

import pytest
from built import ROOT, report
from copying import AbsentError, Copy
from proposed import PROPOSALS
from trial import Before, faults, whole_faults

A_FEW = 6


def chosen() -> list[str]:
    """A few proposals: those that the last commit chooses, or the day where there is no commit to ask."""
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    seed = asked.stdout.strip() or dt.date.today().isoformat()
    return sorted(PROPOSALS, key=lambda name: hashlib.sha256(f"{seed} {name}".encode()).digest())[:A_FEW]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each proposal of this run, named after it."""
    if "name" in metafunc.fixturenames:
        some = metafunc.config.getoption("--proposals", "some") == "some"
        metafunc.parametrize("name", sorted(chosen()) if some else list(PROPOSALS))


def test_correct_proposal_turns_green(
    name: str, tmp_path: Path, request: pytest.FixtureRequest, pytestconfig: pytest.Config
) -> None:
    proposal, copy = PROPOSALS[name], Copy(ROOT, tmp_path / "sources")
    try:
        proposal(copy)
    except AbsentError as error:
        pytest.skip(str(error))
    if pytestconfig.getoption("--proposals", "some") == "whole":
        found = whole_faults(copy, tmp_path / "site")
    else:
        before: Before = request.getfixturevalue("before")
        found = faults(copy, before, tmp_path / "site")
    report(f"Red, though it is right: {proposal.__doc__}", found)
