"""The site without its engine, at another time and place, and with something wrong in its sources."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from built import ROOT, BuiltSite, mkdocs_build, pages_build, report, run, succeeded, tree_bytes
from PIL import Image
from small_repository import small_repository

BROKEN_MEMBER = "\n- id: xx-nobody\n  name: Nobody\n  country: Nowhere\n  kind: circus\n"
# What is named in ENGINES cannot be imported, as where it is not installed.
MISSING = """
import importlib.abc, runpy, sys

class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ENGINES:
            raise ImportError(f"{name} is not installed")

ENGINES = set(sys.argv.pop(1).split())
sys.meta_path.insert(0, Missing())
"""
# No engine, no theme and no plugin; then the command runs as it always does.
WITHOUT_ENGINE = f"""{MISSING}
try:
    import mkdocs
except ImportError:
    sys.argv = ["scripts/build_pages.py", *sys.argv[1:]]
    sys.path.insert(0, "scripts")
    runpy.run_path("scripts/build_pages.py", run_name="__main__")
"""
ENGINES = "mkdocs material mkdocs_static_i18n zensical properdocs pymdownx mergedeep ghp_import watchdog"
# ProperDocs goes on where MkDocs 1.x ends, and answers to its name: theme, plugin and hooks import it unawares.
PROPERDOCS = f"""{MISSING}
runpy.run_module("properdocs", run_name="__main__", alter_sys=True)
"""
MADE_BY = re.compile(rb'<meta name="generator" content="[^"]+">')


def differences(one: Path, other: Path) -> list[str]:
    """Files that only one folder has, and files that differ, with the place of the first difference."""
    left, right = tree_bytes(one), tree_bytes(other)
    found = [f"{name} is only in the first" for name in sorted(left.keys() - right.keys())]
    found += [f"{name} is only in the second" for name in sorted(right.keys() - left.keys())]
    for name in sorted(left.keys() & right.keys()):
        if left[name] != right[name]:
            at = next((i for i, (a, b) in enumerate(zip(left[name], right[name], strict=False)) if a != b), -1)
            start = max(at - 40, 0)
            found.append(f"{name}, byte {at}: {left[name][start : at + 40]!r} and {right[name][start : at + 40]!r}")
    return found


def make_site(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """``make site`` with the environment of these tests instead of a new one."""
    return run("make", f"VENV={sys.prefix}", "SET_UP=true", "site", cwd=folder, **environment)


def with_old_site(folder: Path) -> Path:
    """A repository in which a site was built some time ago."""
    (folder / "site/members").mkdir(parents=True)
    (folder / "site/index.html").write_text("<!doctype html><title>yesterday</title>", encoding="utf-8")
    (folder / "site/members/index.html").write_text("<!doctype html><title>also yesterday</title>", encoding="utf-8")
    return folder


def untouched(folder: Path) -> None:
    """The old site stands as before, file by file."""
    assert sorted(tree_bytes(folder / "site")) == ["index.html", "members/index.html"]
    assert b"yesterday" in (folder / "site/index.html").read_bytes()


@pytest.mark.xdist_group("make")
def test_make_site_elsewhere_writes_the_same_bytes(tmp_path: Path) -> None:
    """``make site`` (MkDocs) writes what scripts/build_pages.py (no engine) writes, in the place of the old site.

    Neither clock, time zone, language of the machine, order of hashes nor the folder's name matters. A small network shows it:
    what differs, differs in how a site is made and not in how much of it there is.
    """
    repository = small_repository(tmp_path / "repository")
    pictures = repository / "docs/assets/pictures"
    pictures.mkdir(exist_ok=True)
    Image.new("RGB", (90, 60)).save(pictures / "Marché de Lomé (1).JPG", "JPEG")  # a name of a telephone, by no entry
    copy = with_old_site(tmp_path / "another place")
    shutil.copytree(repository, copy, dirs_exist_ok=True, symlinks=True)
    for file in sorted(copy.rglob("*"), reverse=True):
        file.touch()
    world = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"}
    if sys.prefix.isascii():  # Python itself needs the letters of the folder in which its packages are
        world["PYTHONUTF8"] = "0"
    succeeded(pages_build(repository, tmp_path / "site"))
    succeeded(make_site(copy, **world))
    report("Both ways of building write the same files.", differences(tmp_path / "site", copy / "site"))


@pytest.mark.xdist_group("walk-small")
def test_without_an_engine(small_site: BuiltSite, sources: Path, tmp_path: Path) -> None:
    """Where no engine, theme or plugin can be imported, the site is built, to the same bytes."""
    options = ("--root", small_site.sources, "--out", tmp_path / "site")
    succeeded(run(sys.executable, "-c", WITHOUT_ENGINE, ENGINES, *options, cwd=sources))
    report("The engine makes no difference.", differences(small_site.folder, tmp_path / "site"))


def properdocs_build(sources: Path, settings: str, out: Path, **environment: str) -> None:
    """Build with ProperDocs where MkDocs is not installed, a warning being a failure."""
    options = ("build", "--quiet", "--strict", "--config-file", settings, "--site-dir", out)
    succeeded(run(sys.executable, "-c", PROPERDOCS, "mkdocs", *options, cwd=sources, **environment))


@pytest.mark.xdist_group("make")
def test_properdocs_builds_the_site(tmp_path: Path) -> None:
    """ProperDocs takes the settings and the hook of MkDocs as they are, and the same bytes come of them."""
    repository = small_repository(tmp_path / "repository")
    succeeded(pages_build(repository, tmp_path / "plain", PRINT="false"))
    properdocs_build(repository, "mkdocs.yml", tmp_path / "site", PRINT="false")
    report("The engine makes no difference.", differences(tmp_path / "plain", tmp_path / "site"))


@pytest.mark.xdist_group("make")
def test_properdocs_builds_the_handbook(tmp_path: Path) -> None:
    """It differs in one line a page: which engine made it."""
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", "handbook.yml", "--site-dir")
    succeeded(run(*mkdocs, tmp_path / "by MkDocs", cwd=ROOT))
    properdocs_build(ROOT, "handbook.yml", tmp_path / "by ProperDocs")
    for page in tmp_path.glob("by */**/*.html"):
        page.write_bytes(MADE_BY.sub(b"", page.read_bytes()))
    report("The engine makes no difference.", differences(tmp_path / "by MkDocs", tmp_path / "by ProperDocs"))


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A small repository with a site that was built some time ago."""
    return with_old_site(small_repository(tmp_path / "repository"))


def break_members(folder: Path) -> int:
    """Put a member with a mistake at the end; returns the line of the first one."""
    members = folder / "members.yml"
    members.write_text(members.read_text(encoding="utf-8") + BROKEN_MEMBER, encoding="utf-8")
    return members.read_text(encoding="utf-8").count("\n") - 1


@pytest.mark.xdist_group("make")
@pytest.mark.parametrize("build", ["make", "mkdocs", "pages"])
def test_broken_data_leaves_the_site_alone(workplace: Path, tmp_path: Path, build: str) -> None:
    """A mistake in members.yml ends the build before anything is written, here or in a new folder."""
    line = break_members(workplace)
    if build == "make":
        results = [make_site(workplace)]
    else:
        command = mkdocs_build if build == "mkdocs" else pages_build
        results = [command(workplace, workplace / "site"), command(workplace, tmp_path / "new")]
    for result in results:
        said = result.stdout + result.stderr
        assert result.returncode != 0, f"the build went on:\n{said}"
        assert "Traceback" not in said, said
        if build != "pages":  # it names the command that says what is wrong
            assert f"members.yml:{line}" in said, f"the mistake stands on line {line}; the build said:\n{said}"
    untouched(workplace)
    assert not (tmp_path / "new").exists() or not tree_bytes(tmp_path / "new")


@pytest.mark.xdist_group("make")
def test_a_broken_template_leaves_the_site_alone(workplace: Path) -> None:
    """A mistake that shows only when the last pages are made does not leave half a site behind."""
    template = workplace / "overrides/pages/not-found.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text + "{{ 1 / 0 }}{% block main %}{{ nobody.knows }}{% endblock %}", encoding="utf-8")
    result = make_site(workplace, PRINT="false")
    assert result.returncode != 0, result.stdout + result.stderr
    untouched(workplace)


@pytest.mark.xdist_group("make")
def test_languages_of_engine_and_site_must_agree(workplace: Path) -> None:
    """Another order in mkdocs.yml than in the vocabulary would put pages into the wrong folders."""
    engine = workplace / "mkdocs.yml"
    lines = engine.read_text(encoding="utf-8").splitlines(keepends=True)
    entries = [n for n, line in enumerate(lines) if "{locale:" in line]
    lines[entries[0]], lines[entries[-1]] = lines[entries[-1]], lines[entries[0]]
    engine.write_text("".join(lines), encoding="utf-8")
    result = mkdocs_build(workplace, workplace / "site")
    assert result.returncode != 0 and "language" in result.stdout + result.stderr
    untouched(workplace)


@pytest.mark.xdist_group("walk-small")
def test_address_needs_its_slash(sources: Path, tmp_path: Path) -> None:
    """An address without its final slash would lose its last folder: it is refused."""
    result = pages_build(sources, tmp_path / "site", "--address", "https://example.org/camp")
    assert result.returncode == 2 and "slash" in result.stderr
    assert not (tmp_path / "site").exists()
