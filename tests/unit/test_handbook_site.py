"""``make handbook``: each language is a site of its own, with its own search and 404 page, and nothing comes from elsewhere."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag

import lxml.html
import pytest
from common import ROOT, SMALL

import build_handbook
from campaign.kinds.reading import spoken_codes
from campaign.words.language import INTERFACE

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook of a small network as ``make publish`` makes it, in the place of an old one."""
    root = tmp_path_factory.mktemp("handbook") / "small"
    shutil.copytree(SMALL, root)
    (root / "site/handbook").mkdir(parents=True)
    (root / "site/handbook/yesterday.html").touch()
    command = [sys.executable, str(ROOT / "scripts/build_handbook.py"), "--root", str(root), "--publish"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "The handbook is in site/handbook/.\n", "")
    return root / "site/handbook"


def root_of(site: Path, code: str) -> Path:
    """The folder of a language."""
    return site if code == INTERFACE else site / code


@cache
def read(file: Path) -> lxml.html.HtmlElement:
    """A page."""
    return lxml.html.parse(str(file)).getroot()


def pages(site: Path) -> Iterator[tuple[Path, lxml.html.HtmlElement]]:
    """Every page that stands in the site."""
    return ((file, read(file)) for file in sorted(site.rglob("*.html")))


def test_the_published_one_takes_the_place_of_the_old_one_without_what_only_developers_need(site: Path) -> None:
    assert (site / "index.html").is_file() and not (site / "yesterday.html").exists()
    assert list(site.rglob("*.map")) == []


def test_where_it_cannot_be_built_what_was_published_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[dict[str, str]] = []

    def mkdocs(command: list[object], env: dict[str, str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(env)
        return subprocess.CompletedProcess([], len(asked) % 2)

    monkeypatch.setattr(build_handbook.subprocess, "run", mkdocs)
    root = ["--root", str(tmp_path)]
    assert build_handbook.main([*root, "--publish"]) == 1 and "make site" in capsys.readouterr().err and not asked
    (tmp_path / "site/handbook").mkdir(parents=True)
    (tmp_path / "site/handbook/index.html").touch()
    assert build_handbook.main([*root, "--publish"]) == 1
    assert (tmp_path / "site/handbook/index.html").exists() and asked[0]["NETWORK"] == str(tmp_path)
    assert build_handbook.main(root) == 0
    assert f"{tmp_path}/build/handbook/index.html" in capsys.readouterr().out


@pytest.mark.parametrize("code", spoken_codes())
def test_a_language_has_its_own_search_and_404_page(site: Path, code: str) -> None:
    root = root_of(site, code)
    index = json.loads((root / "search/search_index.json").read_text(encoding="utf-8"))
    assert index["config"]["lang"] == [code]
    named = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert named == {file.name for file in root.glob("*.html")} - {"404.html"}
    assert read(root / "404.html").get("lang") == code


def test_nothing_comes_from_elsewhere_and_every_link_leads_somewhere(site: Path) -> None:
    for file, page in pages(site):
        loaded = page.xpath("//link[not(@rel='canonical')]/@href | //script/@src | //img/@src | //@srcset")
        assert not [address for address in loaded if "//" in address], file
        written = page.xpath(
            "//script[not(@src or @type='application/json')] | //style | //@style | //@*[starts-with(name(), 'on')]"
        )
        assert not written, (file, "the policy of the site beside it runs nothing that is written in a page")
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"], file
        for link in page.xpath("//a/@href") if file.name != "404.html" else []:
            address, anchor = urldefrag(unquote(link))
            target = (file.parent / address).resolve() if address else file
            if "//" not in link and not address.startswith(("/", "mailto:")):
                assert target.is_file(), (file.name, link)
                assert not anchor or read(target).xpath("//*[@id=$id or @name=$id]", id=anchor), (file.name, link)


def test_the_switcher_leads_to_the_same_page_and_the_notice_stands_where_it_must(site: Path) -> None:
    for file, page in pages(site):
        links = page.xpath("//a[contains(@class, 'md-select__link')]")
        assert sorted(link.get("hreflang") for link in links) == spoken_codes()
        if file.name != "404.html":
            assert all(Path(link.get("href")).name == file.name for link in links), file
            source = ROOT / f"handbook/{page.get('lang')}/{file.stem}.md"
            assert bool(page.xpath("//p[@class='only']")) is not source.exists(), file
