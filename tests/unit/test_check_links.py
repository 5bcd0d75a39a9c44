"""Addresses outside: a server on this machine plays every part that the world has."""

from __future__ import annotations

import http.server
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from common import Replace

import check_links
from campaign.outputs import outside
from campaign.outputs.outside import Link, Visitor, answers, links_of, speaks_of
from campaign.rules import checked

pytestmark = pytest.mark.whole

NAMES = ("Alpha Mutuelle", "ALPHA")
# Path: (status, headers, body) of each answer in turn; the last one stays.
PARTS: dict[str, list[tuple[int, dict[str, str], bytes]]] = {
    "/good": [(200, {}, b"<title>Alpha Mutuelle</title>")],
    "/moved": [(301, {"Location": "/good"}, b"")],
    "/slash": [(301, {"Location": "/slash/"}, b"")],
    "/slash/": [(200, {}, b"<p>ALPHA</p>")],
    "/today": [(302, {"Location": "/good"}, b"")],
    "/round": [(302, {"Location": "/round"}, b"")],
    "/gone": [(404, {}, b"")],
    "/gone-for-good": [(410, {}, b"")],
    "/moved-and-gone": [(301, {"Location": "/gone"}, b"")],
    "/no-machines": [(403, {}, b"")],
    "/later": [(503, {"Retry-After": "0"}, b""), (200, {}, b"ALPHA")],
    "/never": [(503, {"Retry-After": "0"}, b"")],
    "/many": [(429, {}, b""), (429, {}, b""), (200, {}, b"ALPHA")],
    "/taken": [(200, {}, b"<title>Online\n casino</title><script>ALPHA</script>")],
    "/paper": [(200, {"Content-Type": "application/pdf"}, b"%PDF no name")],
    "/latin": [(200, {"Content-Type": "text/html; charset=none"}, "Alpha Mutuellé".encode("latin-1"))],
    "/file": [(301, {"Location": "file:///etc/passwd"}, b"")],
    "/cut": [(200, {"Content-Length": "900"}, b"ALPHA")],
}
STATES = {
    "good": "ok", "moved": "moved", "slash": "ok", "today": "ok", "round": "silent", "gone": "gone", "gone-for-good": "gone",
    "moved-and-gone": "gone", "no-machines": "refused", "later": "ok", "never": "refused", "many": "ok", "taken": "taken",
    "paper": "ok", "latin": "ok", "file": "silent", "cut": "ok",
}  # fmt: skip


class World:
    """What answers, and how often it was asked for what, by whom."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        world = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = PARTS[self.path]
                status, headers, body = parts[min(world.asked[self.path], len(parts) - 1)]
                world.asked[self.path] += 1
                world.agents.add(self.headers["User-Agent"])
                self.send_response(status)
                for name, value in ({"Content-Type": "text/html", "Content-Length": str(len(body))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def world() -> Iterator[World]:
    found = World()
    threading.Thread(target=found.server.serve_forever, args=(0.02,), daemon=True).start()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture
def visitor() -> Visitor:
    return Visitor("a test", pause=0.0, patience=5.0)


def links(world: World) -> list[Link]:
    return [Link(f"{world.origin}/{name}", ("members.yml:3",), NAMES) for name in STATES]


def test_each_part_is_known_for_what_it_is(world: World, visitor: Visitor) -> None:
    found = answers(links(world), visitor.ask, 0)
    assert {address.rpartition("/")[2]: answer.state for address, answer in found.items()} == STATES
    assert found[f"{world.origin}/moved"].detail == f"{world.origin}/good"
    assert found[f"{world.origin}/taken"].detail == "Online casino"
    assert world.agents == {"a test"}


def test_what_may_pass_is_asked_again_and_no_other(world: World, visitor: Visitor) -> None:
    answers(links(world), visitor.ask, 0)
    assert (world.asked["/never"], world.asked["/many"], world.asked["/no-machines"]) == (3, 3, 1)


def test_what_was_good_is_not_asked_twice_a_week(world: World, visitor: Visitor, tmp_path: Path) -> None:
    kept = tmp_path / "cache/links.json"
    for _ in range(2):
        answers(links(world), visitor.ask, 0, kept)
    assert world.asked["/slash"] == 1 and world.asked["/gone-for-good"] == 2
    kept.write_text("[1]", encoding="utf-8")  # not ours: made again
    answers(links(world)[:1], visitor.ask, 0, kept)
    assert world.asked["/good"] > 1 and "seen" in kept.read_text(encoding="utf-8")


def test_a_host_that_is_not_there(visitor: Visitor) -> None:
    assert visitor.ask("http://127.0.0.1:9/").state == "silent"
    assert visitor.ask("http://nowhere.invalid/").state == "silent"


@pytest.mark.parametrize(
    ("text", "names", "speaks"),
    [
        ("<title>ALPHA</title>", NAMES, True),
        ("<p>Alphabets</p>", ("ALPHA",), False),
        ("Mutuelle Alpha de santé", NAMES, True),
        ("Buy shoes", NAMES, False),
        ("Confederation of Free Unions", ("Confédération of free unions of Burundi",), True),
        ("নেপাল শ্রমিক", ("শ্রমিক নেপাল",), True),
    ],
)
def test_whether_a_page_speaks_of_an_organisation(text: str, names: tuple[str, ...], speaks: bool) -> None:
    assert speaks_of(text, names) is speaks


def test_every_address_of_data_and_texts_with_its_places(small_root: Path) -> None:
    found = {link.address: link for link in links_of(checked(small_root))}
    assert found["https://alpha.example/"].names == NAMES
    line = (small_root / "members.yml").read_text(encoding="utf-8").splitlines().index(
        "  website: https://alpha.example/"
    ) + 1
    assert f"members.yml:{line}" in found["https://alpha.example/"].places
    assert found["https://gamma.example/news"].names == ()


def test_what_a_person_should_look_at(
    small_root: Path,
    replace: Replace,
    visitor: Visitor,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The report, in a language of the site; all is well where every address is good."""
    states = {
        "https://alpha.example/": outside.Answer("taken", "*Casino*"),
        "https://gamma.example/news": outside.Answer("gone", "404"),
    }
    monkeypatch.setattr(Visitor, "ask", lambda self, address: states.get(address, outside.Answer("ok")))
    root = ["--root", str(small_root)]
    assert check_links.main(root, visitor) == 1
    said = capsys.readouterr().out
    assert (
        "- `https://alpha.example/` (\\*Casino\\*): `members.yml:10`" in said
        and "`https://gamma.example/news` (404)" in said
    )
    assert check_links.main([*root, "--only", "nobody"], visitor) == 0
    assert capsys.readouterr().out == "All is well.\n"
    replace("members.yml", "kind: ngo", "kind: x")
    assert check_links.main(root, visitor) == 1 and "nobody was asked" in capsys.readouterr().err
