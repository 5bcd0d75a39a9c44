"""Whole or not at all: the new site in the place of the old one, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from common import ROOT
from kills import build, place_in, whole

import build_pages
import make_site
from campaign.outputs import publish
from campaign.outputs.publish import Place, readable, refill, sentence


def tree(folder: Path) -> dict[str, str]:
    """Every file with its text."""
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Place]:
    """A new site and the place of the old one."""
    new, place = tmp_path / "build/new", place_in(tmp_path)
    for folder, files in (
        (new, ("index.html", "a/index.html", "b", "c/x")),
        (place.site, ("index.html", "b/index.html", "c", "d/y")),
    ):
        for file in files:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(folder.name, encoding="utf-8")
    return new, place


def test_files_can_be_read_by_everybody(sites: tuple[Path, Place]) -> None:
    new = sites[0]
    for file in [*new.rglob("*"), new]:
        file.chmod(0o700)
    readable(new)
    assert {oct(p.stat().st_mode & 0o777) for p in [*new.rglob("*"), new] if p.is_dir()} == {"0o755"}
    assert {oct(p.stat().st_mode & 0o777) for p in new.rglob("*") if p.is_file()} == {"0o644"}


@pytest.mark.parametrize("can", [True, False])
def test_the_new_site_takes_the_place_of_the_old_and_that_is_kept(
    sites: tuple[Path, Place], can: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, place = sites
    wanted, before = tree(new), tree(place.site)
    if not can:
        monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    place.publish(new)
    assert place.kept
    assert tree(place.site) == wanted and not new.exists() and tree(place.kept) == before
    assert sorted(f.name for f in place.builds.iterdir()) == ["last-site"]


def test_the_first_site_needs_no_old_one(sites: tuple[Path, Place]) -> None:
    new, place = sites
    shutil.rmtree(place.site)
    place.publish(new)
    assert "a/index.html" in tree(place.site)


@pytest.mark.parametrize("can", [True, False])
def test_the_old_site_comes_back_when_the_new_one_cannot(
    sites: tuple[Path, Place], can: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, place = sites
    before = tree(place.site)
    if not can:
        monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    monkeypatch.setattr(publish, "readable", lambda folder: None)
    shutil.rmtree(new)
    with pytest.raises(OSError):
        place.publish(new)
    assert tree(place.site) == before


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_volume_stays_and_is_filled_anew(
    sites: tuple[Path, Place], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, place = sites
    wanted, here = tree(new), place.site.stat().st_ino

    def busy(one: Path, other: Path) -> bool:
        raise OSError(number, "Device or resource busy")

    monkeypatch.setattr(publish, "exchange", busy)
    place.publish(new)
    assert tree(place.site) == wanted and place.site.stat().st_ino == here


def test_a_link_stays_and_what_it_leads_to_is_filled_anew(sites: tuple[Path, Place], tmp_path: Path) -> None:
    new, place = sites
    wanted = tree(new)
    place.site.rename(tmp_path / "public")
    place.site.symlink_to(tmp_path / "public")
    place.publish(new)
    assert place.site.is_symlink() and tree(tmp_path / "public") == wanted


def test_a_volume_without_room_is_left_alone(sites: tuple[Path, Place], monkeypatch: pytest.MonkeyPatch) -> None:
    new, place = sites
    before = tree(place.site)
    monkeypatch.setattr(publish.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))  # type: ignore[attr-defined]
    with pytest.raises(OSError) as caught:
        refill(new, place.site)
    assert "The disk is full" in sentence(caught.value, place.site) and tree(place.site) == before


# -- killed ------------------------------------------------------------------------------------


def kills(folder: Path, how: str, number: int = 0) -> tuple[int, int]:
    """How many builds were killed, and how many of these left no whole site."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/kills.py"), str(folder), how, str(number)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    killed, torn = map(int, done.stdout.split())
    return killed, torn


@pytest.mark.whole
@pytest.mark.parametrize("how", ["steps", "two-steps"])
def test_killed_before_any_file_operation_the_site_is_whole(tmp_path: Path, how: str) -> None:
    killed, torn = kills(tmp_path, how)
    assert killed > 40 and torn == 0
    left = {f.name for f in (tmp_path / "build").iterdir()}
    assert left <= {".site.lock", "last-site"}, "the next build clears away what the killed ones left"


def test_killed_at_any_moment_the_site_is_whole(tmp_path: Path) -> None:
    killed, torn = kills(tmp_path, "moments", 50)
    assert killed > 30 and torn == 0


def test_two_builds_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    said: list[str] = []
    place = place_in(tmp_path)
    with place.building(said.append) as new:
        second = threading.Thread(target=lambda: _second(tmp_path, said))
        second.start()
        for _ in range(100):
            if said:
                break
            second.join(0.05)
        assert said == [
            f"Another build of this site is running (process {os.getpid()}; if it hangs, end it with: kill {os.getpid()}). "
            "This one waits until it has ended."
        ]
        assert not place.site.exists() and new.parent.exists()
    second.join(10)
    assert whole(place.site) and (place.site / "0/index.html").read_text(encoding="utf-8") == "second"


def _second(folder: Path, said: list[str]) -> None:
    place = place_in(folder)
    with place.building(said.append):
        pass
    build(folder, "second")


# -- sentences ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("OSError: [Errno 30] Read-only file system: 'x'", "may not write there"),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "may not write there"),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_disk_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    last: str, words: str, before: bool,
) -> None:  # fmt: skip
    (tmp_path / "mkdocs.yml").touch()
    if before:
        (tmp_path / "site").mkdir()
    said = subprocess.CompletedProcess([], 1, stderr=f"Traceback …\n{last}\n")
    monkeypatch.setattr(make_site.subprocess, "run", lambda *a, **k: said)
    assert make_site.main(["--root", str(tmp_path)]) == 1
    err = capsys.readouterr().err
    assert words in err and "Traceback" not in err
    assert ("The old site stands as it was." in err) == before and ("Nothing was published." in err) != before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_where_no_folder_can_be_made_there_is_a_sentence(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    def closed(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "build")

    monkeypatch.setenv("PRINT", "false")
    monkeypatch.setattr(publish.tempfile, "mkdtemp", closed)
    assert make_site.main(["--root", str(small_root)]) == 1
    assert build_pages.main(["--root", str(small_root)]) == 1
    assert capsys.readouterr().err.count("Nothing was published.") == 2


def test_a_site_that_mkdocs_built_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("old", encoding="utf-8")
    status, interrupted = 0, False

    def mkdocs(command: list[str], cwd: Path, **_: object) -> subprocess.CompletedProcess[str]:
        if interrupted:
            raise KeyboardInterrupt
        new = Path(command[command.index("--site-dir") + 1])
        new.mkdir(parents=True, exist_ok=True)
        (new / "index.html").write_text(f"new, of {cwd.name}", encoding="utf-8")
        return subprocess.CompletedProcess(command, status, stderr="what MkDocs says\n")

    monkeypatch.setattr(make_site.subprocess, "run", mkdocs)
    status = 1
    assert make_site.main(["--root", str(tmp_path)]) == 1
    assert tree(tmp_path / "site") == {"index.html": "old"} and "what MkDocs says" in capsys.readouterr().err
    interrupted = True
    assert make_site.main(["--root", str(tmp_path)]) == 130
    assert tree(tmp_path / "site") == {"index.html": "old"} and "stands as it was" in capsys.readouterr().err
    status, interrupted = 0, False
    assert make_site.main(["--root", str(tmp_path)]) == 0
    assert tree(tmp_path / "site") == {"index.html": f"new, of {tmp_path.name}"}
    assert tree(tmp_path / "build/last-site") == {"index.html": "old"}
    said = capsys.readouterr()
    assert str(tmp_path / "site") in said.out and said.err == "what MkDocs says\n"


def test_another_error_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        sentence(OSError(errno.EIO, "Input/output error"), tmp_path)


def test_only_a_site_is_replaced(small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    assert build_pages.may_be_replaced(mine, small_root) and build_pages.may_be_replaced(tmp_path / "new", small_root)
    (mine / "thesis.txt").write_text("years of work", encoding="utf-8")
    for out in (mine, small_root, small_root.parent):
        with pytest.raises(SystemExit) as caught:
            build_pages.main(["--root", str(small_root), "--out", str(out)])
        assert caught.value.code == 2 and "would be deleted" in capsys.readouterr().err
    assert tree(mine) == {"thesis.txt": "years of work"}
