"""Publish the finished site: the last step of ``make publish``.

    python scripts/publish.py [--root DIR] [--to [USER@SERVER:]FOLDER]

Adds to data/published.txt every address that the site has, so that the check tells when one is gone. To a server of one's
own (``host: own-server`` in data/site.yml) the site goes into a new folder below FOLDER/releases, and then takes the place
of the old one by one rename: FOLDER/current. The three newest are kept. For any other host it says what is to be done.
Exit status: 0 done, 1 there is no site or the data has problems, 2 wrongly called, else what rsync or ssh ended with.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import bom
from campaign.kinds.reading import PUBLISHED
from campaign.outputs.nginx import server_files
from campaign.pages.routes import all_paths, views
from campaign.rules import checked
from campaign.views.content import Content
from campaign.views.looks import GENERATOR

HEAD = "# Every address that was ever published, without language; written by make publish. What is gone has to lead on: data/redirects.yml.\n"
KEPT = 3
# What is left to do, by host. Each is one sentence or two; the steps before it stand in handbook/en/hosting.md.
LEFT = {
    None: "site/ can be served by any host. Say in data/site.yml which one it is (host:), and it gets what that host understands.",
    "github-pages": "Push to main: .github/workflows/publish.yml builds and publishes.",
    "gitlab-pages": "Push to main: .gitlab-ci.yml builds and publishes.",
    "netlify": "Send it: npx netlify-cli deploy --prod --dir site",
    "cloudflare-pages": "Send it: npx wrangler pages deploy site",
    "own-server": "Send it: make publish TO=user@server:/srv/site, or run it in the container of build/host/Containerfile.",
}


def note_addresses(content: Content) -> bool:
    """Add the addresses of the site to those that were ever published; whether there was a new one."""
    file = content.root / PUBLISHED
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    known = {line.strip().strip("/") for line in before.splitlines() if not line.startswith("#")}
    paths = sorted(known | all_paths(content))
    now = HEAD + "".join(f"/{path}/\n".replace("//", "/") for path in paths)
    file.write_text(now, encoding="utf-8")
    return now != before


def write_server_files(content: Content) -> Path:
    """Write what a server of one's own is told, below build/host; returns the folder."""
    folder = content.root / "build/host"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in server_files(views(content)).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def send(site: Path, conf: Path, to: str) -> int:
    """Copy the site into a new folder below ``to``, and let it take the place of the old one; returns the exit status."""
    server, _, folder = to.rpartition(":")
    new = f"releases/{dt.datetime.now(dt.UTC):%Y-%m-%dT%H-%M-%S}"
    there = shlex.quote(folder)
    empty = "releases/0000"  # before the first site there is one without files: rsync compares with it
    begin = f"mkdir -p {there}/{new} && cd {there} && {{ [ -e current ] || {{ mkdir {empty} && ln -s {empty} current; }}; }}"
    # A link is replaced by a rename, so that each visitor meets the old site or the new one.
    end = f"cd {there} && ln -sfn {new} next && mv -T next current && ls -1d releases/* | head -n -{KEPT} | xargs -r rm -rf"
    copy = ["rsync", "-a", "--chmod=D755,F644", "--link-dest=../../current", f"{site}", f"{conf}"]
    steps = [_there(server, begin), [*copy, f"{to}/{new}/"], _there(server, end)]
    for step in steps:
        status = subprocess.run(step, check=False).returncode
        if status:
            print("It was not published; the site that was there stands as it was.", file=sys.stderr)
            return status
    print(f"Published: {to}/current/site")
    return 0


def _there(server: str, command: str) -> list[str]:
    return ["ssh", server, command] if server else ["sh", "-c", command]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--to", default="", help="server and folder, for host: own-server")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    content = checked(root)
    if content.broken:
        print("The data has problems; nothing was published. See: make check", file=sys.stderr)
        return 1
    if not (root / "site/index.html").is_file():
        print("There is no site yet. Build it first: make site", file=sys.stderr)
        return 1
    if options.to and (
        lacking := [name for name in ("rsync", "ssh")[: 1 + (":" in options.to)] if not shutil.which(name)]
    ):
        print(f"This machine lacks {' and '.join(lacking)}; nothing was published.", file=sys.stderr)
        return 1
    folder = write_server_files(content)
    if options.to and (status := send(root / "site", folder / "site.conf", options.to)):
        return status
    if note_addresses(content):
        print(f"Commit {PUBLISHED}: it has new addresses, which are to be found for ever.")
    bom.main(["--out", str(root / "build/bom.json")])
    if not options.to:
        print(LEFT[content.settings.host])
    print(f"Then look at it as a visitor: python scripts/smoke.py {content.settings.address}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
