"""Every problem has a golden file: faulty input, and the exact sentences that its writer reads.

After a change of the words: ``pytest tests/golden --update-golden``, then read the difference.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from common import ROOT, complete
from PIL import Image

import validate
from campaign.records.problems import MESSAGES
from campaign.rules import checked

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.yml"))
CODE = re.compile(r"[a-z]+(-[a-z]+)+")


def spoiled(golden: dict[str, Any], small_root: Path) -> None:
    """Put the fault of a golden file into the small site, with what has to be so for it under ``also``.

    ``drawn`` is the size of a picture, ``bytes`` that of a file with nothing between what it ``begins`` and
    ``ends`` with.
    ``complete`` names a language that is no longer growing, and in which every word of the data is translated.
    """
    if "complete" in golden:
        complete(small_root, golden["complete"])
    for other in golden.get("also", ()):
        spoiled(other, small_root)
    target = small_root / golden["file"]
    encoding = golden.get("encoding", "utf-8")
    if golden.get("git"):  # what was there before is known
        if not shutil.which("git"):
            pytest.skip("there is no git")
        git = ["git", "-C", str(small_root), "-c", "user.name=x", "-c", "user.email=x@example.org"]
        day = "2021-04-01" if golden["git"] is True else golden["git"]  # of the commit
        for command in (["init", "-q"], ["add", "data", "members.yml"], ["commit", "-q", "-m", "before"]):
            subprocess.run([*git, *command], check=True, env=os.environ | {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z"})
    if golden["file"].startswith("overrides/") and (small_root / "overrides").is_symlink():
        (small_root / "overrides").unlink()  # else the file of the generator itself would be written over
    if golden.get("delete"):
        target.unlink()
    elif "drawn" in golden or "bytes" in golden:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as stream:
            stream.truncate(golden.get("bytes", 0))
            stream.write(golden.get("begins", "").encode())
            stream.seek(0, os.SEEK_END)
            stream.write(golden.get("ends", "").encode())
        if "drawn" in golden:
            Image.new("RGB", tuple(golden["drawn"])).save(target)
    elif "replace" in golden:
        text = target.read_text(encoding="utf-8")
        assert golden["replace"]["old"] in text, "the words to replace are gone from the small site"
        target.write_text(text.replace(golden["replace"]["old"], golden["replace"]["new"], 1), encoding=encoding)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(golden["input"], encoding=encoding)


def printed(small_root: Path, language: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit status and words of the real command."""
    status = validate.main(["--root", str(small_root), "--language", language])
    out, err = capsys.readouterr()
    assert err == ""
    return status, out


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_says_exactly_this(
    file: Path,
    small_root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """And nothing but the fault of the file's name: what must be mended is said once."""
    golden = yaml.safe_load(file.read_text(encoding="utf-8"))
    spoiled(golden, small_root)
    content = checked(small_root)
    monkeypatch.setattr(validate, "checked", lambda _root, alone=False: content)  # the same in every language
    said = {"output": printed(small_root, "en", capsys)}
    if "output_fr" in golden:
        said["output_fr"] = printed(small_root, "fr", capsys)
    if request.config.getoption("--update-golden"):
        rewritten(file, {name: out for name, (_, out) in said.items()})
        return
    for name, (status, out) in said.items():
        assert out == golden[name]
        assert status == (0 if golden.get("note") else 1)
    own, level = file.stem.partition("--")[0], "note" if golden.get("note") else "problem"
    codes = {problem.code for problem in content.problems if problem.level == level}
    assert own in codes and (level == "note" or codes == {own})


def rewritten(file: Path, outputs: dict[str, str]) -> None:
    """Write the outputs of a golden file again; they are its last keys."""
    head = file.read_text(encoding="utf-8").partition("\noutput:")[0].rstrip("\n")
    blocks = [f"{name}: |\n" + re.sub(r"(?m)^(?=.)", "  ", out) for name, out in outputs.items()]
    file.write_text(head + "\n" + "".join(blocks), encoding="utf-8")


def test_golden_file_exists_for_every_code() -> None:
    codes = {code for code in MESSAGES if not code.startswith("gate-")}  # tests/unit/test_gate.py
    assert sorted(codes - {file.stem.partition("--")[0] for file in FILES}) == [], "write tests/golden/….yml"


@cache
def nodes(file: Path) -> list[ast.AST]:
    """Every node of a Python source; two tests go through each."""
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def codes_in(file: Path) -> set[str]:
    """Every word in a Python source that could be the code of a problem, in a call that makes one."""
    found: set[str] = set()
    for call in nodes(file):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in {"Problem", "problem", "PydanticCustomError", "_at", "_fail"}:
            words = [w.value for argument in call.args for w in ast.walk(argument) if isinstance(w, ast.Constant)]
            found |= {w for w in words if isinstance(w, str) and CODE.fullmatch(w)}
    return found


def test_every_code_that_is_raised_has_a_sentence() -> None:
    raised = {c for file in ROOT.glob("scripts/**/*.py") for c in codes_in(file)}
    assert len(raised) > 40, "the search itself is broken"
    assert raised - set(MESSAGES) == set()


def test_every_sentence_belongs_to_a_code_that_is_raised() -> None:
    used: set[str] = set()
    for file in ROOT.glob("scripts/**/*.py"):
        if not file.name.endswith(("problems.py", "notes.py", "messages.py")):  # where the sentences themselves stand
            used |= {n.value for n in nodes(file) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    assert {code for code in MESSAGES if not {code, code.removesuffix("-near")} & used} == set()


def test_sentences_end_and_name_no_machinery() -> None:
    for code, (message, remedy) in MESSAGES.items():
        assert message.endswith((".", "?", "}.", "{value}.")) and remedy[0].isupper(), code
        for word in ("pydantic", "ValidationError", "str_type", "None", "dict", "null", "[0]", "Traceback", "integer"):
            assert word not in message + remedy, code
