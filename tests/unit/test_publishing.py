"""``make publish``: a new folder and one rename, a list of addresses that only grows, and what is said of other hosts."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from common import ROOT, Replace

import bom
import portable
import publish
from campaign.outputs.build import Build
from campaign.outputs.hosts import HOSTS
from campaign.outputs.nginx import server_files
from campaign.pages.routes import views
from campaign.records.settings import Settings
from campaign.rules import checked

pytestmark = pytest.mark.whole


@pytest.fixture
def built(small_root: Path) -> Path:
    """The small network with its site."""
    Build(checked(small_root), wish="false").write(small_root / "site")
    return small_root


def test_addresses_are_kept_for_ever(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish.main(["--root", str(built)]) == 0
    said, file = capsys.readouterr().out, built / "data/published.txt"
    assert "Commit data/published.txt" in said and "data/site.yml which one it is (host:)" in said
    lines = file.read_text(encoding="utf-8").splitlines()
    assert {"/", "/about/", "/members/bi-alpha/"} <= set(lines) and lines[1:] == sorted(lines[1:])
    file.write_text("\n".join([*lines, "/old/about/"]) + "\n", encoding="utf-8")
    assert publish.main(["--root", str(built)]) == 0
    assert "/old/about/" in file.read_text(encoding="utf-8")
    capsys.readouterr()
    assert publish.main(["--root", str(built)]) == 0 and "Commit" not in capsys.readouterr().out


def test_without_a_site_nothing_is_published(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish.main(["--root", str(small_root)]) == 1
    assert "make site" in capsys.readouterr().err and not (small_root / "data/published.txt").exists()


@pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is not installed")
def test_one_rename(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = tmp_path / "a server"
    assert publish.main(["--root", str(built), "--to", str(to)]) == 0
    first = (to / "current").readlink()
    assert (to / "current/site/fr/index.html").is_file() and (to / "current/site.conf").is_file()
    monkeypatch.setattr(publish.subprocess, "run", _failing_at("rsync"))
    assert publish.main(["--root", str(built), "--to", str(to)]) == 23
    assert (to / "current").readlink() == first


def test_the_three_newest_are_kept_and_an_interrupted_one_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a server whose folder has a quotation mark in its name. A copy stands in for rsync, which not every machine has."""
    real, broken, hours = subprocess.run, False, iter(range(24))
    site, conf, to = tmp_path / "site", tmp_path / "site.conf", tmp_path / "the site's server"

    def run(command: list[str], **options: object) -> object:
        if command[0] != "rsync":
            return real(command, **options)  # type: ignore[call-overload]
        *_, one, other, there = command
        assert "--link-dest=../../current" in command and (Path(there) / "../../current").is_dir()
        if not broken:
            shutil.copytree(one, Path(there) / "site")
            shutil.copy(other, there)
        return subprocess.CompletedProcess(command, 23 if broken else 0)

    class Clock(publish.dt.datetime):
        """An hour later each time."""

        @classmethod
        def now(cls, tz: object = None) -> Clock:
            return cls(2026, 1, 1, next(hours))

    monkeypatch.setattr(publish.dt, "datetime", Clock)
    monkeypatch.setattr(publish.subprocess, "run", run)
    site.mkdir()
    conf.touch()
    for number in range(5):
        (site / "index.html").write_text(str(number), encoding="utf-8")
        assert publish.send(site, conf, str(to)) == 0
        assert (to / "current/site/index.html").read_text(encoding="utf-8") == str(number)
    kept = sorted(f.name for f in (to / "releases").iterdir())
    assert kept == [f"2026-01-01T0{hour}-00-00" for hour in (2, 3, 4)] and (to / "current/site.conf").is_file()
    assert {f.name for f in to.iterdir()} == {"releases", "current"}
    capsys.readouterr()
    broken = True
    assert publish.send(site, conf, str(to)) == 23 and "stands as it was" in capsys.readouterr().err
    assert (to / "current/site/index.html").read_text(encoding="utf-8") == "4"


def test_another_machine_is_asked_through_ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(publish.subprocess, "run", lambda c, **_: asked.append(c) or subprocess.CompletedProcess(c, 0))
    assert publish.send(tmp_path / "site", tmp_path / "site.conf", "me@server:/srv/our site") == 0
    begin, copy, end = asked
    assert begin[:2] == end[:2] == ["ssh", "me@server"] and all("'/srv/our site'" in step[2] for step in (begin, end))
    assert copy[0] == "rsync" and copy[-1].startswith("me@server:/srv/our site/releases/")


def test_what_this_machine_lacks_is_said_before_anything_is_sent(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_root / "site").mkdir()
    (small_root / "site/index.html").touch()
    monkeypatch.setattr(publish.shutil, "which", lambda _: None)
    asked = ["--root", str(small_root), "--to"]
    assert publish.main([*asked, "me@server:/srv/site"]) == 1 and "lacks rsync and ssh" in capsys.readouterr().err
    assert publish.main([*asked, "/srv/site"]) == 1 and "lacks rsync;" in capsys.readouterr().err
    replace("members.yml", "country: NP", "country: Nowhere")
    assert publish.main(asked[:2]) == 1 and "make check" in capsys.readouterr().err
    assert not (small_root / "data/published.txt").exists()


def test_the_copy_without_a_server_takes_no_place_of_other_things(
    small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--root", str(small_root), "--out"]
    assert portable.main([*asked, str(tmp_path / "stick")]) == 1 and "make site" in capsys.readouterr().err
    (small_root / "site/members").mkdir(parents=True)
    (small_root / "site/index.html").write_text('<p><a href="/campaign/members/">…</a>', encoding="utf-8")
    (small_root / "site/members/index.html").write_text('<p><a href="/campaign/">…</a>', encoding="utf-8")
    thesis = tmp_path / "mine/thesis.txt"
    thesis.parent.mkdir()
    thesis.write_text("years of work", encoding="utf-8")
    assert portable.main([*asked, str(thesis.parent)]) == 1 and "would be deleted" in capsys.readouterr().err
    assert thesis.exists()
    (small_root / "build/portable").mkdir(parents=True)
    for words in (asked[:2], [*asked, str(tmp_path / "stick")]):
        assert portable.main(words) == 0 and capsys.readouterr().out.startswith("2 pages; open ")
    for copy in (small_root / "build/portable", tmp_path / "stick"):
        assert 'href="members/index.html"' in (copy / "index.html").read_text(encoding="utf-8")
        assert 'href="../index.html"' in (copy / "members/index.html").read_text(encoding="utf-8")


def _failing_at(program: str):  # type: ignore[no-untyped-def]
    real = subprocess.run

    def run(command: list[str], **options: object) -> object:
        return subprocess.CompletedProcess(command, 23) if command[0] == program else real(command, **options)  # type: ignore[call-overload]

    return run


def test_each_host_has_its_sentence_and_its_files() -> None:
    choices = Settings.model_json_schema()["properties"]["host"]["anyOf"][0]["enum"]
    assert set(publish.LEFT) == {None, *choices} and set(HOSTS) == {"", *choices}


def test_nginx_is_told_all(built: Path, tmp_path: Path) -> None:
    conf = server_files(views(checked(built)))["site.conf"]
    blocks = conf.split("location ")[1:]
    assert all("Content-Security-Policy" in b and "nosniff" in b for b in blocks if "return 301" not in b)
    assert 'location = "/campaign/fr/old/about/" { return 301 /campaign/fr/about/; }' in conf
    assert "error_page 404 /campaign/fr/404.html;" in conf
    if shutil.which("nginx"):
        whole = (
            f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ server {{ listen 127.0.0.1:8999; {conf} }} }}"
        )
        (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
        done = subprocess.run(
            ["nginx", "-t", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True, check=False
        )
        assert "syntax is ok" in done.stderr


def test_the_container_has_no_rights(built: Path) -> None:
    files = server_files(views(checked(built)))
    lines = [line for line in files["Containerfile"].splitlines() if not line.startswith("#")]
    assert lines[0].startswith("FROM ") and ":" in lines[0] and "latest" not in lines[0]
    assert "USER 101" in lines and "COPY site/ /usr/share/nginx/html/campaign/" in lines
    for copied in (line.split()[1] for line in lines if line.startswith("COPY build/host/")):
        assert Path(copied).name in files


def test_bill_of_materials_names_every_package_of_the_locks() -> None:
    found = json.loads(bom.bom())
    names = {component["purl"].rpartition("@")[0] for component in found["components"]}
    assert {"pkg:pypi/jinja2", "pkg:pypi/pydantic", "pkg:npm/minisearch"} <= names
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert sum(n.startswith("pkg:pypi/") for n in names) == locked.count("==")
    assert all(component.get("hashes") for component in found["components"])
    assert bom.bom() == bom.bom()


def test_workflows_do_nothing_for_another_host() -> None:
    github = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    steps = github["jobs"]["build"]["steps"]
    assert (
        all(step.get("if") == "steps.host.outputs.wanted" for step in steps[2:])
        and "host: github-pages" in steps[1]["run"]
    )
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert "host: gitlab-pages" in gitlab["pages"]["script"][0]
