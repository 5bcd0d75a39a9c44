"""Show a network in the browser while you work on it: built again after each change, and the page reloads itself.

    python scripts/preview.py [--root DIR] [--port 8000] [--language CODE] [--mark]

No site engine is needed. Where something is wrong, the problems stand at the top of the page and the last good site
beneath them. Nothing is printed (directories, posters, pictures); the gallery of components stands at /components/.
For translators: ``--language`` begins at the home page of a language and tells problems in it, ``--mark`` marks in each page
what is not translated or fuzzy; a click tells where it stands in the catalogue.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import html
import http.server
import json
import re
import shutil
import string
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from campaign.kinds.reading import read_records, spoken_codes
from campaign.words.language import INTERFACE

GENERATOR = Path(__file__).resolve().parent.parent
WATCHED = ("members.yml", "data", "docs", "locales", "overrides", "scripts")
PAUSE, PATIENCE = 0.4, 20  # seconds between two looks at the files, and that a page waits for news before it asks again
ADDED = string.Template((GENERATOR / "overrides/preview.html").read_text(encoding="utf-8"))  # to each page


class Preview:
    """Builds the site of ``root`` below ``folder`` whenever a file has changed. ``number`` counts what was tried.

    ``start`` is the path of the page to which the first visitor of the root is led, ``language`` that of the problems;
    with ``mark``, pages have marks where something is not translated.
    """

    def __init__(
        self, root: Path, folder: Path, address: str, start: str = "", language: str = INTERFACE, mark: bool = False
    ) -> None:
        self.root, self.folder, self.address = root, folder, address
        self.start, self.language = start, language
        self._mark = ["--mark"] if mark else []
        self.site: Path | None = None
        self.number, self.words = 0, "The site is being built for the first time …"
        self.changed = threading.Condition()

    def watch(self) -> None:
        """Build, then again after each change, for ever."""
        before: dict[str, int] = {}
        while True:
            now = self._files()
            if now != before:
                before = now
                self.build()
            time.sleep(PAUSE)

    def build(self) -> None:
        """Build once, in a process of its own, so that a change of the program counts too."""
        out = self.folder / str(self.number + 1)
        print("building …", flush=True)
        done = self._run("build_pages.py", "--out", str(out), "--address", self.address, "--preview", *self._mark)
        words = "" if done.returncode == 0 else self._problems() or done.stderr.strip() or "The build failed."
        if done.returncode == 0:
            old, self.site = self.site, out
            shutil.rmtree(old or out / "none", ignore_errors=True)
        print(words or f"{done.stdout.strip()} → {self.address}", flush=True)
        with self.changed:
            self.number, self.words = self.number + 1, words
            self.changed.notify_all()

    def answer(self, seen: int) -> int:
        """The number of the newest build, as soon as it is another than the one seen."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != seen, PATIENCE)
        return self.number

    def _run(self, script: str, *options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(GENERATOR / "scripts" / script), "--root", str(self.root), *options]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    def _problems(self) -> str:
        found = json.loads(self._run("validate.py", "--format", "json", "--language", self.language).stdout or "[]")
        rows = (row for row in found if row["level"] == "problem")
        return "\n".join("{file}:{line}: {message} {remedy}".format(**row) for row in rows)

    def _files(self) -> dict[str, int]:
        places = [home / name for home in {self.root, GENERATOR} for name in WATCHED]
        files = [f for place in places for f in (place, *place.rglob("*")) if f.suffix != ".pyc"]
        return {str(f): f.stat().st_mtime_ns for f in files if f.is_file()}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the last good site; each page asks for news and shows what is wrong."""

    def __init__(self, *arguments: object, preview: Preview) -> None:
        self.preview = preview
        super().__init__(*arguments, directory=str(preview.site or preview.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A page with its addition, any other file as it is, or the news."""
        path = self.path.partition("?")[0]
        if path == "/.preview":
            seen = self.path.rpartition("=")[2]
            return self._send(200, str(self.preview.answer(int(seen) if seen.isdigit() else -1)), "text/plain")
        if path == "/" and self.preview.start:  # once: afterwards the root is the home page in its own language
            start, self.preview.start = self.preview.start, ""
            return self._lead(f"/{start}")
        file = Path(self.translate_path(path))
        without_slash = file.is_dir() and not path.endswith("/")  # is led to the address with its slash
        file = file / "index.html" if file.is_dir() else file
        if without_slash or (self.preview.site and file.is_file() and file.suffix != ".html"):
            return super().do_GET()
        found = self.preview.site is not None and file.is_file()
        page = file if found else (self.preview.site or self.preview.folder) / "404.html"
        return self._send(200 if found else 404 if self.preview.site else 503, self._page(page), "text/html")

    def _page(self, file: Path) -> str:
        text = file.read_text(encoding="utf-8") if file.is_file() else "<!doctype html><title>…</title><body></body>"
        words, number = html.escape(self.preview.words), self.preview.number
        wrong, language = "wrong" if words else "", self.preview.language
        added = ADDED.substitute(words=words, wrong=wrong, number=number, language=language)
        return re.sub("<body[^>]*>", lambda body: body[0] + added, text, count=1)

    def _send(self, status: int, text: str, kind: str) -> None:
        data = text.encode()
        self.send_response(status)
        for header in (
            f"Content-Type: {kind}; charset=utf-8",
            f"Content-Length: {len(data)}",
            "Cache-Control: no-store",
        ):
            self.send_header(*header.split(": "))
        self.end_headers()
        self.wfile.write(data)

    def _lead(self, path: str) -> None:
        self.send_response(302)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def handle(self) -> None:
        """Answer, unless whoever asked has left the page meanwhile."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of each request."""


def home_of(root: Path, code: str) -> str:
    """The path of the home page in a language: ``nl/``, or nothing where it is the default one. Raises ``ValueError``."""
    vocabulary = read_records(root).vocabulary
    codes = list(vocabulary.codes) if vocabulary else [code]  # a broken vocabulary is told by the build
    if code not in codes:
        raise ValueError(f"the site has no language {code!r}; it has: {', '.join(codes)}")
    return "" if code == codes[0] else f"{code}/"


def main(arguments: list[str] | None = None) -> int:
    """Run the command until it is stopped; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--language", default="", help="language of the home page that comes first, and of the problems"
    )
    parser.add_argument("--mark", action="store_true", help="mark in the pages what is not translated")
    options = parser.parse_args(arguments)
    if not options.root.is_dir():
        parser.error(f"no such folder: {options.root}")
    try:
        start = home_of(options.root, options.language) if options.language else ""
    except ValueError as error:
        parser.error(str(error))
    told = (
        options.language if options.language in spoken_codes() else INTERFACE
    )  # a network may have languages that we do not
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        address = f"http://127.0.0.1:{options.port}/"
        preview = Preview(options.root.resolve(), Path(folder), address, start, told, options.mark)
        handler = functools.partial(Handler, preview=preview)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), handler)
        threading.Thread(target=preview.watch, daemon=True).start()
        print(f"The preview: {address}{start} (Ctrl+C ends it)", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
