"""The preview: builds again after a change, and shows what is wrong above the last good site."""

from __future__ import annotations

import functools
import http.server
import socket
import struct
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from common_networks import OTHER, copied

import preview as program
from preview import Handler, Preview, home_of

pytestmark = pytest.mark.whole


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """The preview of a copy of the second network, not yet built."""
    return Preview(copied(OTHER, tmp_path / "network"), tmp_path / "out", "http://127.0.0.1/")


@pytest.fixture
def address(preview: Preview) -> Iterator[str]:
    """Where it is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, preview=preview))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def got(address: str) -> tuple[int, str]:
    """Status and text of an address."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_it_shows_the_site_then_what_is_wrong_above_it(
    preview: Preview, address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Who leaves a page that waits for news meanwhile is no fault. The words of a problem are those of its language."""
    status, waiting = got(f"{address}/")
    assert status == 503 and "built for the first time" in waiting
    preview.build()
    status, good = got(f"{address}/ar/")
    assert status == 200 and 'dir="rtl"' in good and "/.preview?seen=1" in good
    assert got(f"{address}/nowhere/")[0] == 404
    assert got(f"{address}/members")[0] == 200, "led to the address with its slash"
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as page:
        page.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # gone without a word
        page.sendall(f"GET /.preview?seen={preview.number} HTTP/1.0\r\n\r\n".encode())
        time.sleep(0.2)
    members = preview.root / "members.yml"
    members.write_text(members.read_text(encoding="utf-8").replace("kind: port-union", "kind: port-onion", 1))
    preview.build()
    assert got(f"{address}/.preview?seen=1") == (200, "2"), "who has seen the first is told at once"
    status, wrong = got(f"{address}/ar/")
    assert status == 200 and "port-onion" in wrong and "port-union" in wrong
    assert good.partition("<main")[2] != "" and good.partition("<main")[2] == wrong.partition("<main")[2]
    english, preview.language = preview.words, "fr"
    preview.build()
    assert "port-onion" in preview.words and preview.words != english
    said = capfd.readouterr()
    assert "Traceback" not in said.err and said.out.startswith("building …\n"), "it says when it begins"


def test_a_translator_begins_at_home_and_finds_marks(preview: Preview, address: str) -> None:
    shown = Preview(preview.root, preview.folder, preview.address, home_of(preview.root, "ar"), "fr", mark=True)
    vars(preview).update(vars(shown))
    preview.build()
    with urllib.request.urlopen(f"{address}/", timeout=30) as answer:
        assert answer.url == f"{address}/ar/"
    with urllib.request.urlopen(f"{address}/", timeout=30) as answer:
        assert answer.url == f"{address}/", "only the first visit is led"
    assert "todo-panel" in got(f"{address}/ar/")[1]


def test_the_home_of_a_language(preview: Preview) -> None:
    assert [home_of(preview.root, code) for code in ("pt", "ar")] == ["", "ar/"]
    with pytest.raises(ValueError, match="pt, ar"):
        home_of(preview.root, "xx")


def test_it_builds_at_first_and_after_each_change(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    members, built, looks = preview.root / "members.yml", list[int](), 0

    class EnoughError(Exception):
        """Ends what would go on for ever."""

    def pause(_: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            members.write_text(members.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        if looks == 4:
            raise EnoughError

    monkeypatch.setattr(program, "GENERATOR", preview.root)  # its own files do not change here, and are many
    monkeypatch.setattr(preview, "build", lambda: built.append(looks))
    monkeypatch.setattr(program.time, "sleep", pause)
    with pytest.raises(EnoughError):
        preview.watch()
    assert built == [0, 2], "and not where nothing has changed"


def test_the_command_says_where_to_look_and_ends_when_it_is_told_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    watched: SimpleQueue[Preview] = SimpleQueue()  # is filled in a thread

    def stopped(server: http.server.ThreadingHTTPServer) -> None:
        server.server_close()
        raise KeyboardInterrupt

    monkeypatch.setattr(Preview, "watch", lambda self: watched.put(self))
    monkeypatch.setattr(http.server.ThreadingHTTPServer, "serve_forever", stopped)
    for language, home, told in (("", "", "en"), ("ar", "ar/", "en"), ("pt", "", "en")):  # ours are not spoken to
        assert program.main(["--root", str(OTHER), "--port", "0", "--language", language]) == 0
        shown = watched.get(timeout=10)
        assert (shown.root, shown.start, shown.language) == (OTHER.resolve(), home, told)
        assert f"http://127.0.0.1:0/{home} (Ctrl+C" in capsys.readouterr().out
        assert not shown.folder.exists(), "nothing is left"


@pytest.mark.parametrize(
    ("words", "said"), [(["--root", "nowhere"], "no such folder"), (["--language", "xx"], "pt, ar")]
)
def test_what_cannot_be_shown_is_refused(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        program.main(["--root", str(OTHER), *words])
    assert left.value.code == 2 and said in capsys.readouterr().err
