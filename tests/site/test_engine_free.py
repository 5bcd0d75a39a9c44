"""The site without its engine, at another time and place, and with something wrong in its sources."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from built import BuiltSite, copy_sources, mkdocs_build, pages_build, report, run, succeeded, tree_bytes

BROKEN_MEMBER = "\n- id: xx-nobody\n  name: Nobody\n  country: Nowhere\n  kind: circus\n"


def differences(one: Path, other: Path) -> list[str]:
    """Files that only one folder has, and files that differ, with the place of the first difference."""
    left, right = tree_bytes(one), tree_bytes(other)
    found = [f"{name} is only in the {side}" for side, a, b in (("first", left, right), ("second", right, left)) for name in sorted(a.keys() - b.keys())]  # fmt: skip
    for name in sorted(left.keys() & right.keys()):
        if left[name] != right[name]:
            at = next((i for i, (a, b) in enumerate(zip(left[name], right[name], strict=False)) if a != b), -1)
            start = max(at - 40, 0)
            found.append(f"{name}, byte {at}: {left[name][start : at + 40]!r} and {right[name][start : at + 40]!r}")
    return found


@pytest.fixture(scope="module")
def plain(shared, sources, tmp_path_factory) -> Path:
    """The site as scripts/build_pages.py writes it."""
    out = tmp_path_factory.mktemp("plain") / "site"
    succeeded(pages_build(sources, out))
    return out


@pytest.mark.xdist_group("html")
def test_without_mkdocs_the_same_bytes(built_site, plain):
    """scripts/build_pages.py writes what MkDocs writes."""
    report("MkDocs and scripts/build_pages.py write the same files.", differences(built_site.folder, plain))


@pytest.mark.xdist_group("html")
def test_same_input_same_bytes(built_site, sources, tmp_path):
    """Neither clock, time zone, language of the machine, order of hashes nor the folder's name matters."""
    copy = copy_sources(tmp_path / "another place", sources, printed=False)
    for file in sorted(copy.rglob("*"), reverse=True):
        file.touch()
    world = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"}
    succeeded(mkdocs_build(copy, tmp_path / "site", **world))
    report("Two builds write the same files.", differences(built_site.folder, tmp_path / "site"))


@pytest.mark.xdist_group("html")
def test_no_trace_of_the_machine(built_site, plain):
    """No file names the folder it was made in."""
    places = [str(built_site.sources), str(plain.parent), "localhost", "127.0.0.1", "/tmp/"]
    files = tree_bytes(built_site.folder)
    report("No file names this machine.", [
        f"{name}: {place}" for name, content in files.items() for place in places if place.encode() in content
    ])  # fmt: skip


@pytest.fixture
def workplace(tmp_path, sources) -> Path:
    """A copy of the repository with a site that was built some time ago."""
    copy = copy_sources(tmp_path / "repository", sources)
    (copy / "site/members").mkdir(parents=True)
    (copy / "site/index.html").write_text("<!doctype html><title>yesterday</title>", encoding="utf-8")
    (copy / "site/members/index.html").write_text("<!doctype html><title>also yesterday</title>", encoding="utf-8")
    return copy


def make_site(folder: Path):
    """``make site`` with the environment of these tests instead of a new one."""
    return run("make", f"VENV={sys.prefix}", "SET_UP=true", "site", cwd=folder)


def untouched(folder: Path) -> None:
    """The old site stands as before, file by file."""
    assert sorted(tree_bytes(folder / "site")) == ["index.html", "members/index.html"]
    assert b"yesterday" in (folder / "site/index.html").read_bytes()


@pytest.mark.xdist_group("sequence")
def test_make_site(workplace, built_site):
    """``make site`` puts the new site in the place of the old one."""
    succeeded(make_site(workplace))
    report("make site writes what MkDocs writes.", differences(built_site.folder, workplace / "site"))


@pytest.mark.xdist_group("sequence")
@pytest.mark.parametrize("build", ["make", "mkdocs", "pages"])
def test_broken_data_leaves_the_site_alone(workplace, build):
    """A mistake in members.yml ends the build before anything is written."""
    members = workplace / "members.yml"
    members.write_text(members.read_text(encoding="utf-8") + BROKEN_MEMBER, encoding="utf-8")
    line = members.read_text(encoding="utf-8").count("\n") - 1
    if build == "make":
        result = make_site(workplace)
    elif build == "mkdocs":
        result = mkdocs_build(workplace, workplace / "site")
    else:
        result = pages_build(workplace, workplace / "site")
    said = result.stdout + result.stderr
    assert result.returncode != 0, f"the build went on:\n{said}"
    assert "Traceback" not in said, said
    if build != "pages":  # it names the command that says what is wrong
        assert f"members.yml:{line}" in said, f"the mistake stands on line {line}; the build said:\n{said}"
    untouched(workplace)


@pytest.mark.xdist_group("sequence")
@pytest.mark.parametrize("build", ["mkdocs", "pages"])
def test_broken_data_writes_no_new_folder(workplace, tmp_path, build):
    """Where there was no site, there is none afterwards."""
    members = workplace / "members.yml"
    members.write_text(members.read_text(encoding="utf-8") + BROKEN_MEMBER, encoding="utf-8")
    result = (mkdocs_build if build == "mkdocs" else pages_build)(workplace, tmp_path / "new")
    assert result.returncode != 0
    assert not tree_bytes(tmp_path / "new") if (tmp_path / "new").exists() else True


@pytest.mark.xdist_group("sequence")
def test_a_broken_template_leaves_the_site_alone(workplace):
    """A mistake that shows only when the last pages are made does not leave half a site behind."""
    template = workplace / "overrides/pages/not-found.html"
    template.write_text(template.read_text(encoding="utf-8") + "{{ 1 / 0 }}{% block main %}{{ nobody.knows }}{% endblock %}", encoding="utf-8")  # fmt: skip
    result = make_site(workplace)
    assert result.returncode != 0, result.stdout + result.stderr
    untouched(workplace)


@pytest.mark.xdist_group("sequence")
def test_languages_of_engine_and_site_must_agree(workplace):
    """Another order in mkdocs.yml than in data/site.yml would put pages into the wrong folders."""
    settings = workplace / "data/site.yml"
    text = settings.read_text(encoding="utf-8")
    assert "languages: [en, fr, es, nl]" in text
    settings.write_text(text.replace("[en, fr, es, nl]", "[en, fr, nl, es]"), encoding="utf-8")
    result = mkdocs_build(workplace, workplace / "site")
    assert result.returncode != 0 and "languages" in result.stdout + result.stderr
    untouched(workplace)


@pytest.mark.xdist_group("sequence")
def test_address_needs_its_slash(sources, tmp_path):
    """An address without its final slash would lose its last folder: it is refused."""
    result = pages_build(sources, tmp_path / "site", "--address", "https://example.org/camp")
    assert result.returncode == 2 and "slash" in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.xdist_group("walk")
def test_the_moved_site_is_whole(built_site, moved_site: BuiltSite):
    """Another address changes links and what is cited with its address; no file and no word else."""
    assert moved_site.files == built_site.files
    for path in ("members", "figures"):
        here, there = ("".join(words_of(s, path)) for s in (built_site, moved_site))
        assert here == there.replace(moved_site.address, built_site.address), "citations name the address"


def words_of(site: BuiltSite, path: str) -> list[str]:
    """The words of a page but for the sizes of printed files, which print their address too."""
    page = site.by_url[site.url(site.default, path)]
    return page.tree.xpath("//text()[not(ancestor::*[@class='download__size'])]")
