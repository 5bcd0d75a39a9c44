"""How proposals are tried: some at each run of the tests, or all of them, and what the whole has shown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "site")]  # the walk, and what reads a built site

from built import ROOT  # noqa: E402
from copying import Copy  # noqa: E402
from trial import Before, Trial  # noqa: E402


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--proposals=some``: a few that the last commit chooses; ``all``; ``whole``: all, each with the whole site."""
    parser.addoption(
        "--proposals", choices=("some", "all", "whole"), default="some",
        help="some: those that the last commit chooses; all; whole: all, each with the whole site and the whole walk",
    )  # fmt: skip


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    """The content as it stands, checked and shown once for each worker."""
    folder = tmp_path_factory.mktemp("before")
    return Before(Trial(Copy(ROOT, folder / "sources"), folder / "site"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """How many of how many proposals are green, and which are not."""
    found = {
        outcome: [r.nodeid.partition("[")[2].rstrip("]") for r in terminalreporter.stats.get(outcome, ()) if _own(r)]
        for outcome in ("passed", "skipped", "failed", "error")
    }
    red = [*found["failed"], *found["error"]]
    tried = len(found["passed"]) + len(red)
    if config.getoption("--proposals", "some") == "some" or not tried:
        return
    terminalreporter.section("correct proposals")
    terminalreporter.write_line(f"{len(found['passed'])} of {tried} are green.")
    if red:
        terminalreporter.write_line(f"Red: {', '.join(red)}")
    if found["skipped"]:
        terminalreporter.write_line(
            f"Not tried, for the network has nothing of the kind: {', '.join(found['skipped'])}"
        )


def _own(result: object) -> bool:
    return "test_correct_proposal_turns_green[" in getattr(result, "nodeid", "")
