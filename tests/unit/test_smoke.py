"""A walk through a live site says what is wrong with it, and nothing of a good one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from common import ROOT, Replace

import smoke
from campaign.kinds.reading import read_content
from campaign.outputs.build import Build
from campaign.rules import checked
from visitor import Answer, UnreachableError, Visitor

sys.path.append(str(ROOT / "tests/site"))
from static_host import StaticHost

pytestmark = pytest.mark.whole  # its verb is tried on copies of a network: no part of what one runs every few minutes

SMALL = ROOT / "tests/small"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built once: who spoils it makes it whole again."""
    folder = tmp_path_factory.mktemp("smoke") / "site"
    Build(checked(SMALL), wish="false").write(folder)
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where it stands."""
    with StaticHost(site, "/campaign/") as host:
        yield f"{host.origin}/campaign/"


def said(address: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Exit status and sentences."""
    status = smoke.main([address, "--root", str(SMALL)])
    return status, capsys.readouterr().out.splitlines()


@contextmanager
def spoiled(file: Path, old: str | None, new: str | None) -> Iterator[None]:
    """A file in which words are replaced, or that is missing; afterwards it is as it was."""
    before = file.read_bytes()
    try:
        if old is None or new is None:
            file.unlink()
        else:
            assert old.encode() in before
            file.write_bytes(before.replace(old.encode(), new.encode()))
        yield
    finally:
        file.write_bytes(before)


def test_a_good_site(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(address, capsys) == (0, ["All is well."])


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("fr/index.html", '<html lang="fr"', '<html lang="de"', "is in this language: fr"),
        ("index.html", ' hreflang="fr"', ' hreflang="de"', "does not lead to this language: fr"),
        ("index.html", "script-src", "script-sources", "does not say its content security policy"),
        ("fr/404.html", None, None, ""),  # the nearest error page is shown then
        ("404.html", "<main", "<div", "does not show the error page"),
        ("old/about/index.html", "/campaign/about/", "/campaign/contact/", "does not lead to /campaign/about/"),
        ("search.json", "[", "", "is no index of the search"),
        ("search.json", "/campaign/", "/campaign/x/", "which answers 404"),
        ("fr/feed.xml", "<feed", "<food", "is no feed with news in it"),
        ("events.ics", "BEGIN", "START", "is no calendar"),
        ("sitemap.xml", "https://small.example/campaign/", "https://elsewhere.example/", "believes that it stands elsewhere"),
        ("about/index.html", None, None, "answers 404"),
        ("about/index.html", 'rel="canonical" href="', 'rel="canonical" href="x', "names another address as its own"),
        ("about/index.html", "<title", '<meta property="og:image" content="/campaign/robots.txt"><title', "is no picture of 1200"),
        ("robots.txt", None, None, "robots.txt answers 404"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(
    site: Path,
    address: str,
    capsys: pytest.CaptureFixture[str],
    file: str,
    old: str | None,
    new: str | None,
    words: str,
) -> None:
    with spoiled(site / file, old, new):
        status, lines = said(address, capsys)
    assert status == (1 if words else 0) and any(words in line for line in lines), lines


def test_headers_that_are_missing(
    address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("static_host.headers_of", lambda *_: {"Content-Type": "text/html"})
    status, lines = said(address, capsys)
    assert status == 1 and sum("“Referrer-Policy” is “”" in line for line in lines) == 3
    assert any("immutable" in line and "site.css" in line for line in lines)


def test_nobody_answers(capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = said("http://127.0.0.1:9/", capsys)
    assert status == 1 and lines[0].startswith("Nobody answers. http://127.0.0.1:9/: ")


def test_what_a_host_cannot_say_is_no_fault(
    small_root: Path,
    replace: Replace,
    address: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    replace("data/site.yml", "coordinator:", "host: github-pages\ncoordinator:")
    monkeypatch.setattr("static_host.headers_of", lambda *_: {"Content-Type": "text/html"})
    status = smoke.main([address, "--root", str(small_root)])
    lines = capsys.readouterr().out.splitlines()
    assert status == 0 and lines[0].startswith("What this host cannot say") and lines[-1] == "All is well."
    assert any("“Referrer-Policy” is “”" in line for line in lines)


def test_a_walk_needs_an_address_and_sound_data(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        smoke.main(["small.example", "--root", str(small_root)])
    assert left.value.code == 2 and "https://" in capsys.readouterr().err
    replace("members.yml", "country: NP", "country: Nowhere")
    assert smoke.main(["http://127.0.0.1:9/", "--root", str(small_root)]) == 1
    assert "make check" in capsys.readouterr().err


# -- what only a published site can show ---------------------------------------------------------

WITH, WITHOUT = "https://www.small.example/", "https://small.example/"


class Hosts(Visitor):
    """A visitor to whom these addresses lead on to others; whoever is not among them does not answer."""

    def __init__(self, leads: dict[str, str], body: bytes = b"", **headers: str) -> None:
        super().__init__()
        self.leads, self.body, self.headers = leads, body, headers

    def get(self, address: str) -> Answer:
        if address not in self.leads:
            raise UnreachableError(address)
        to = self.leads[address]
        headers = {"location": to} if to else self.headers
        return Answer(address, 301 if to else 200, headers, self.body, len(self.body))


@pytest.mark.parametrize(
    ("address", "days", "leads", "words"),
    [
        (WITH, 60, {"http://www.small.example/": WITH, WITHOUT: WITH}, []),
        (WITHOUT, 60, {"http://small.example/": WITHOUT}, []),  # it has only this name
        (WITH, 3, {"http://www.small.example/": WITH, WITHOUT: WITH}, ["ends in 3 days"]),
        (WITH, 60, {"http://www.small.example/": "", WITHOUT: WITH}, ["HTTPS only"]),
        (WITH, 60, {WITHOUT: WITH}, ["without https:// finds nothing"]),
        (WITH, 60, {"http://www.small.example/": WITH}, ["without www. finds nothing"]),
        (WITH, 60, {"http://www.small.example/": WITH, WITHOUT: ""}, ["both names"]),
        (WITHOUT, 60, {"http://small.example/": WITHOUT, WITH: "https://elsewhere.example/"}, ["both names"]),
        ("http://127.0.0.1/", 0, {}, []),
    ],
)  # fmt: skip
def test_certificate_and_names(
    address: str, days: int, leads: dict[str, str], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smoke, "days_left", lambda _: days)
    found = list(smoke.certificate(smoke.Walk(address, read_content(SMALL), Hosts(leads))))
    assert len(found) == len(words) and all(word in said for word, said in zip(words, found, strict=True)), found


def test_a_heavy_or_unpacked_first_visit_is_said() -> None:
    heavy = b"x" * (smoke.MOST + 1)
    content = read_content(SMALL)
    (said,) = smoke.weight(smoke.Walk(WITH, content, Hosts({WITH: ""}, b"light")))
    assert "turn on compression" in said
    (said,) = smoke.weight(smoke.Walk(WITH, content, Hosts({WITH: ""}, heavy, **{"content-encoding": "br"})))
    assert f"{smoke.MOST // 1000} kB are enough" in said
    here = "http://127.0.0.1:8000/"
    assert list(smoke.weight(smoke.Walk(here, content, Hosts({here: ""}, heavy)))) == []
