"""Pictures of single pages, taken by Chromium where the machine has one."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

from campaign.outputs.build import Build
from campaign.views.content import Content

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SCREEN = (1280, 1600)  # pixels
LONGEST = 60  # seconds that one picture may take


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def picture_pages(content: Content, code: str, paths: Sequence[str], out: Path) -> list[tuple[str, str]]:
    """Picture pages of a site into a folder: their titles and the names of the files; none where there is no Chromium."""
    program = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not program or not paths:
        return []
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        handler = functools.partial(Quiet, directory=folder)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            build = Build(content, f"http://127.0.0.1:{server.server_port}/", wish="false")
            build.write(Path(folder))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                view = build.views[code]
                taken = [
                    (view.title_of(path), file)
                    for n, path in enumerate(paths, 1)
                    if _picture(program, view.url(path, absolute=True), out / (file := f"page-{n}.png"))
                ]
            finally:
                server.shutdown()
    return taken


def _picture(program: str, address: str, file: Path) -> bool:
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-prefers-reduced-motion"]
    command = [program, *options, f"--window-size={SCREEN[0]},{SCREEN[1]}", f"--screenshot={file}", address]
    try:
        subprocess.run(command, capture_output=True, check=False, timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return file.is_file()
