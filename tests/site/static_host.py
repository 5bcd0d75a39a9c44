"""A web server as good static hosts are: a folder's index.html, the nearest 404.html for what is missing, all the headers
that the site wants, and the redirects of its ``_redirects``, if it has one."""

from __future__ import annotations

import contextlib
import functools
import gzip
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR, socket
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from campaign.pages.headers import headers_of

STOPS = 0.02  # seconds in which a server hears that it is to stop; half a second unless told
PACKED = (".woff2", ".png", ".jpg", ".webp", ".avif", ".pdf", ".xlsx", ".zip")  # which gain nothing by it


class _Handler(SimpleHTTPRequestHandler):
    """Serves ``folder`` below ``base`` and nothing else."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, folder: Path, base: str, with_headers: bool, packs: bool, **kwargs: Any) -> None:
        self.folder, self.base, self.with_headers, self.packs = folder.resolve(), base, with_headers, packs
        super().__init__(*args, **kwargs)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # the visitor has gone on
            super().handle()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.base):
            self._send(404, None)
            return
        if path.rstrip("/") in self.redirects:
            self._lead(self.redirects[path.rstrip("/")])
            return
        file = (self.folder / path.removeprefix(self.base)).resolve()
        if not file.is_relative_to(self.folder):
            self._send(404, None)
        elif file.is_dir() and not path.endswith("/"):
            self._lead(f"{path}/")
        elif (found := file / "index.html" if path.endswith("/") else file).is_file():
            self._send(200, found)
        else:
            self._send(404, self._nearest_error_page(file))

    @functools.cached_property
    def redirects(self) -> dict[str, str]:
        """Old addresses and where each leads."""
        file = self.folder / "_redirects"
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        return {unquote(old): new for old, new, _ in map(str.split, lines)}

    def _lead(self, address: str) -> None:
        self.send_response(301)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _nearest_error_page(self, file: Path) -> Path | None:
        folders = [folder for folder in (file, *file.parents) if folder.is_relative_to(self.folder)]
        return next((folder / "404.html" for folder in folders if (folder / "404.html").is_file()), None)

    def _send(self, status: int, file: Path | None) -> None:
        body = file.read_bytes() if file else b""
        self.send_response(status)
        name = file.relative_to(self.folder).as_posix() if file else ""
        headers = {"Content-Type": self.guess_type(name) if file else "text/plain"}
        if self.packs and not name.endswith(PACKED):
            body, headers["Content-Encoding"] = gzip.compress(body, 6), "gzip"
        headers["Content-Length"] = str(len(body))
        wanted = headers_of(name, f"https://site.example{self.base}") if self.with_headers else {}
        for header, value in (headers | wanted).items():
            self.send_header(header, value)
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # the visitor has gone on
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """Knows every line that was opened, also one that the browser opened ahead and whose thread has not begun yet."""

    daemon_threads = True

    def __init__(self, *args: Any) -> None:
        self.lines: list[socket] = []
        super().__init__(*args)

    def get_request(self) -> tuple[socket, Any]:
        line, address = super().get_request()
        self.lines.append(line)
        return line, address


class StaticHost:
    """A running host of one folder; use it in a ``with`` statement. A preview is served without the headers of a site.

    One that ``packs`` sends text as gzip, as all hosts do: what a page weighs on the line then counts.
    """

    def __init__(self, folder: Path, base: str = "/", with_headers: bool = True, packs: bool = False) -> None:
        self.base = base
        handler = functools.partial(_Handler, folder=folder, base=base, with_headers=with_headers, packs=packs)
        self.server = _Server(("127.0.0.1", 0), handler)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = Thread(target=self.server.serve_forever, args=(STOPS,), daemon=True)

    def __enter__(self) -> StaticHost:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
        for line in self.server.lines:  # browsers keep them open, and would be answered still
            with contextlib.suppress(OSError):
                line.shutdown(SHUT_RDWR)
