"""A correct proposal turns green, whatever the content is: a red one is a fault of the house."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from built import ROOT, report
from copying import AbsentError, Copy
from proposed import PROPOSALS
from trial import Before, Trial, faults, offenders, whole_faults

A_FEW = 3
pytestmark = pytest.mark.whole
TOGETHER = pytest.mark.xdist_group("proposals")  # so that what was there before is read and shown once


def chosen() -> list[str]:
    """A few proposals: those that the last commit chooses, or the day where there is no commit to ask."""
    seed = dt.date.today().isoformat()
    if shutil.which("git"):
        asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
        seed = asked.stdout.strip() or seed
    return sorted(PROPOSALS, key=lambda name: hashlib.sha256(f"{seed} {name}".encode()).digest())[:A_FEW]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each proposal of this run, named after it."""
    if "name" in metafunc.fixturenames:
        some = metafunc.config.getoption("--proposals", "some") == "some"
        together = [pytest.param(name, marks=TOGETHER) for name in sorted(chosen())]
        metafunc.parametrize("name", together if some else list(PROPOSALS))


def test_correct_proposal_turns_green(
    name: str, tmp_path: Path, request: pytest.FixtureRequest, pytestconfig: pytest.Config
) -> None:
    whole = pytestconfig.getoption("--proposals", "some") == "whole"
    proposal, copy = PROPOSALS[name], Copy(ROOT, tmp_path / "sources")
    if whole:
        copy.commit()
    try:
        proposal(copy)
    except AbsentError as error:
        pytest.skip(str(error))
    if whole:
        found = whole_faults(copy, tmp_path / "site")
    else:
        before: Before = request.getfixturevalue("before")
        found = faults(copy, before, tmp_path / "site")
    report(f"Red, though it is right: {proposal.__doc__}", found)


@TOGETHER
def test_wrong_proposal_stays_red(tmp_path: Path, before: Before) -> None:
    copy = Copy(ROOT, tmp_path / "sources")
    copy.add("members.yml", copy.first("members.yml"))
    (fault,) = faults(copy, before, tmp_path / "site")
    assert fault.startswith("members.yml:")


@TOGETHER
def test_what_a_page_breaks_is_found(tmp_path: Path, before: Before) -> None:
    copy = Copy(ROOT, tmp_path / "sources")
    copy.say_more("about", copy.default, "More.")
    site = Trial(copy, tmp_path / "site").site(before)
    page = site.page(copy.default, "about")
    assert page in site.pages and "More." in site.text(page.file)
    site.changed[page.file] = site.read(page.file).replace(b"<h1", b"<h2").replace(b"</h1", b"</h2")
    assert any(fault.startswith("one_first_heading: about/") for fault in offenders(site, iter(["one_first_heading"])))


def test_every_proposal_changes_something(tmp_path: Path) -> None:
    """Two copies differ after a proposal, or it would be green without trying anything."""
    untouched = Copy(ROOT, tmp_path / "before").state()
    for name in chosen():
        copy = Copy(ROOT, tmp_path / name)
        try:
            PROPOSALS[name](copy)
        except AbsentError:
            continue
        assert copy.state() != untouched, name
