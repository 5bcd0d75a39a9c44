"""What the tests share: the real content, a small made-up site, and the rule that no warning passes unseen."""

from __future__ import annotations

import gc
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from common import MEMORY, ROOT, SMALL, Renderers, Replace, Write
from common_edits import run
from print_networks import other_print, press, small_print

from campaign.kinds.reading import read_content
from campaign.outputs.gallery import Gallery
from campaign.pages.render import Renderer, renderers
from campaign.views.content import Content

__all__ = ["other_print", "press", "run", "small_print"]  # fixtures

WHOLE = re.compile(r"(?m)^pytestmark = (?:\[.*)?pytest\.mark\.whole\b")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes tests/golden again; read the difference before you keep it."""
    parser.addoption("--update-golden", action="store_true", help="write the expected sentences of tests/golden again")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """``make quick`` does not even import a module in which every test is marked ``whole``: half of its beginning."""
    if config.option.markexpr != "not whole" or not collection_path.match("test_*.py"):
        return None
    return bool(WHOLE.search(collection_path.read_text(encoding="utf-8"))) or None


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: nobody need look through it for garbage, a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(2000, 10, 10)


@pytest.fixture(autouse=True)
def _no_warning_unseen(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test fails for each logged warning that it has not taken away with ``caplog.clear()``."""
    yield
    logged = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert logged == [], "logged without being expected"


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the real site."""
    return ROOT


@pytest.fixture(scope="session")
def content() -> Content:
    """The generator's own folder, read once, for what is the same for any content. Do not change it."""
    return read_content(ROOT)


@pytest.fixture(scope="session")
def gallery(content: Content) -> Gallery:
    """The examples of every component: overrides/examples."""
    return Gallery(content)


@pytest.fixture(scope="session")
def small_files() -> dict[str, bytes]:
    """The files of the small site, read once: most tests want a copy of it."""
    return {file.relative_to(SMALL).as_posix(): file.read_bytes() for file in SMALL.rglob("*") if file.is_file()}


@pytest.fixture
def small_root(
    small_files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A copy of the small site, with the looks of the real one. A test may change it, ``overrides`` by ``write``."""
    tmp_path_factory.getbasetemp()  # is on the disk: whole sites come there
    monkeypatch.setattr(
        tempfile, "tempdir", MEMORY
    )  # also for what copies the small one: on one disk it may make links
    with tempfile.TemporaryDirectory() as folder:
        yield _copied(small_files, Path(folder) / "small")


def _copied(files: dict[str, bytes], copy: Path) -> Path:
    for folder in dict.fromkeys(os.path.dirname(file) for file in files):
        os.makedirs(copy / folder, exist_ok=True)
    for name, data in files.items():
        with open(f"{copy}/{name}", "wb") as file:
            file.write(data)
    (copy / "overrides").symlink_to(ROOT / "overrides")
    (copy / "docs/assets").mkdir()  # its own: the generator's stand behind it
    return copy


@pytest.fixture
def write(small_root: Path) -> Write:
    """Writes one file of the small site over: ``write("members.yml", "- id: …")``."""

    def writer(file: str, new: str | bytes) -> Path:
        target = small_root / file
        if file.startswith("overrides/") and (small_root / "overrides").is_symlink():
            (small_root / "overrides").unlink()  # else the generator's own file would be written over
            shutil.copytree(ROOT / "overrides", small_root / "overrides")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(new.encode() if isinstance(new, str) else new)
        return target

    return writer


@pytest.fixture
def replace(small_root: Path, write: Write) -> Replace:
    """Replaces words in one file of the small site; they must be there."""

    def replacer(file: str, old: str, new: str) -> Path:
        text = (small_root / file).read_text(encoding="utf-8")
        assert old in text, f"{file} does not contain: {old}"
        return write(file, text.replace(old, new, 1))

    return replacer


@pytest.fixture
def small(small_root: Path) -> Renderers:
    """Reads the small site as it now stands and gives its renderers: ``small()["fr"]``. Whether it is right, nobody asks."""

    def reader(address: str = "", preview: bool = False) -> dict[str, Renderer]:
        content = read_content(small_root)
        assert not content.broken, content.problems
        return renderers(content, address, preview)

    return reader
