"""What runs on a forge: nothing of it may write, and nothing may be exchanged behind our back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from common import ROOT

pytestmark = pytest.mark.whole

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*")
NETWORK = ["data", "docs", "members.yml"]


def read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(file.read_bytes(), yaml.BaseLoader)
    return found


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_each_action_is_one_commit(file: Path) -> None:
    """A tag may be moved by whoever owns it."""
    used = re.findall(r"uses: (.*)", file.read_text(encoding="utf-8"))
    assert used and all(PINNED.fullmatch(action) for action in used), used


def test_a_proposal_can_write_nothing() -> None:
    """Its code is that of anybody: no secret, no right to write, no token left in the folder."""
    text = (ROOT / ".github/workflows/proposal.yml").read_text(encoding="utf-8")
    flow = read(ROOT / ".github/workflows/proposal.yml")
    assert flow["permissions"] == {"contents": "read"} and list(flow["on"]) == ["pull_request"]
    assert "secrets." not in text and "persist-credentials: false" in text
    assert all("permissions" not in job for job in flow["jobs"].values())


def test_nothing_of_a_proposal_is_run_as_a_command() -> None:
    """Names of branches and titles are words of a stranger: they come by the environment, never into a script."""
    for file in WORKFLOWS:
        for job in read(file)["jobs"].values():
            for step in job.get("steps", ()):
                assert "${{" not in step.get("run", ""), file.name


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The generator with the small network as its content, known to git; ``make test`` only says that it runs."""
    if not shutil.which("git"):
        pytest.skip("there is no git")
    root = tmp_path / "repository"
    root.mkdir()
    for name in NETWORK:
        source = ROOT / "tests/small" / name
        shutil.copytree(source, root / name) if source.is_dir() else shutil.copy(source, root / name)
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
    for name in ("scripts", "overrides", "schemas"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "locales").mkdir()
    shutil.copy(ROOT / "locales/fr.po", root / "locales/fr.po")  # in whose words the messages are
    (root / "Makefile").write_text("test:\n\t@echo all tests are run\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    return root


def git(root: Path, *command: str) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", "-C", str(root), *identity, *command], check=True)


def proposed(
    root: Path, summary: Path, base: str = "main", python: str = sys.prefix
) -> subprocess.CompletedProcess[str]:
    command = ["sh", "scripts/proposal.sh", base, "fr", str(summary)]
    env = os.environ | {"VENV": python, "GITHUB_ACTIONS": "true", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)


@pytest.mark.whole
def test_a_change_of_content_is_built_and_told(repository: Path, tmp_path: Path) -> None:
    """In the language that is asked for; the tests of the code are left out, until code differs."""
    members, summary = repository / "members.yml", tmp_path / "summary.md"
    text = members.read_text(encoding="utf-8")
    members.write_text(text.replace("name: Gamma Union", "name: Gamma United"), encoding="utf-8")
    done = proposed(repository, summary)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Modifie Gamma United" in summary.read_text(encoding="utf-8")
    assert (repository / "site/members/np-gamma/index.html").is_file() and "all tests are run" not in done.stdout


def test_a_copy_of_one_branch_is_compared_with_the_main_branch_of_its_origin(
    repository: Path, tmp_path: Path, willing: str
) -> None:
    copy = tmp_path / "copy"
    git(repository, "branch", "-q", "mine")
    subprocess.run(["git", "clone", "-q", "--branch", "mine", "--no-hardlinks", str(repository), str(copy)], check=True)
    assert proposed(copy, tmp_path / "summary.md", python=willing).returncode == 0
    unknown = proposed(copy, tmp_path / "summary.md", base="nowhere", python=willing)
    assert unknown.returncode == 1 and "nowhere" in unknown.stderr


@pytest.fixture
def willing(tmp_path: Path) -> str:
    """A Python that says yes to everything: nothing need be checked and built to see whether the tests are run."""
    python = tmp_path / "venv/bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(shutil.which("true") or "true")
    return str(tmp_path / "venv")


CONTENT = (
    "members.yml", "data/news.yml", "docs/en/about.md", "docs/assets/pictures/march 8.jpg",
    "docs/assets/documents/report.pdf", "locales/fr.po", "handbook/en/staff.md", ".github/ISSUE_TEMPLATE/add-member.yml",
    ".gitlab/issue_templates/add-member.md",
)  # fmt: skip
CODE = (
    "scripts/more.py", "overrides/more.html", "docs/assets/css/more.css", "docs/assets/more.png", "docs/robots.txt",
    ".github/workflows/more.yml", ".gitlab-ci.yml", "Makefile",
)  # fmt: skip


@pytest.mark.parametrize("file", [*CONTENT, *CODE])
def test_all_tests_are_run_where_code_differs(file: str, repository: Path, willing: str, tmp_path: Path) -> None:
    """Pictures, our own documents and the forms that are made of the data are no code."""
    place = repository / file
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a", encoding="utf-8") as stream:
        stream.write("\n")
    git(repository, "add", "-A")
    done = proposed(repository, tmp_path / "summary.md", python=willing)
    assert done.returncode == 0 and ("all tests are run" in done.stdout) == (file in CODE), done.stdout + done.stderr


def test_code_that_is_called_content_is_missed_where_it_was(repository: Path, willing: str, tmp_path: Path) -> None:
    git(repository, "mv", "scripts/validate.py", "data/validate.py")
    done = proposed(repository, tmp_path / "summary.md", python=willing)
    assert "all tests are run" in done.stdout


def test_a_problem_stands_on_its_line(repository: Path, tmp_path: Path) -> None:
    """As the forge wants it; nothing is built, and nothing told."""
    members = repository / "members.yml"
    text = members.read_text(encoding="utf-8")
    members.write_text(text.replace("kind: trade-union", "kind: trade-unoin"), encoding="utf-8")
    done = proposed(repository, tmp_path / "summary.md")
    assert done.returncode == 1 and "::error file=members.yml,line=28" in done.stdout
    assert not (repository / "site").exists() and not (tmp_path / "summary.md").exists()


def test_a_base_that_nobody_knows(repository: Path, tmp_path: Path) -> None:
    done = proposed(repository, tmp_path / "summary.md", "nowhere")
    assert done.returncode == 1 and "git does not know “nowhere”" in done.stderr


@pytest.mark.parametrize(
    ("auditor", "told"),
    [
        ("echo none known >&2", ""),
        ("echo '| weak |'; exit 1", "| weak |\n" * 2),
        ("echo no answer >&2; exit 1", "```\nno answer\n```\n" * 2),
    ],
)
def test_weaknesses_are_told_and_so_is_a_week_in_which_nobody_could_ask(
    auditor: str, told: str, tmp_path: Path
) -> None:
    steps = read(ROOT / ".github/workflows/weekly.yml")["jobs"]["weaknesses"]["steps"]
    command = next(step["run"] for step in steps if "pip-audit" in step.get("run", ""))
    for name, script in {"pip-audit": auditor, "python": "exit 0", "npm": "exit 0"}.items():
        file = tmp_path / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    subprocess.run(["bash", "-eo", "pipefail", "-c", command], cwd=tmp_path, check=True, env={"PATH": path})
    assert (tmp_path / "found.md").read_text(encoding="utf-8") == told
