"""Lighthouse, as Google's own tool gives marks, on the fullest page of each kind of the finished site.

    make lighthouse          (python tests/bench/lighthouse.py [--language fr] [--runs 1] [--only KIND …])

It looks at site/ (``make site``), which a host on this machine sends as hosts do, with headers and packed, and plays a
telephone on a slow line (its own "mobile"). Its marks for speed are right on a machine that does nothing else: with several
runs the middle one counts. Results are printed, and written to tests/bench/LIGHTHOUSE.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from peers import NODE, from_npm

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path += [str(ROOT / folder) for folder in ("tests/site", "tests", "scripts")]

from built import BuiltSite  # noqa: E402 - found by the line above
from conftest import CHROMIUM_OPTIONS, CHROMIUMS  # noqa: E402
from static_host import StaticHost  # noqa: E402

LIGHTHOUSE = "13.5.0"
RESULTS = Path(__file__).with_name("LIGHTHOUSE.md")
SUBJECTS = {"performance": "Speed", "accessibility": "Access", "best-practices": "Good practice", "seo": "Found by search engines"}  # fmt: skip
NO_MARK = "not-found"  # an answer 404 gets none


def looked_at(address: str, program: Path) -> dict[str, Any]:
    """What Lighthouse says of one address. Raises CalledProcessError."""
    browser = next(filter(None, map(shutil.which, CHROMIUMS)))
    options = (f"--chrome-flags=--headless {' '.join(CHROMIUM_OPTIONS)}", f"--only-categories={','.join(SUBJECTS)}")
    command = (NODE, str(program / "cli/index.js"), address, "--output=json", "--quiet", *options)
    done = subprocess.run(command, env=os.environ | {"CHROME_PATH": browser}, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def lacking(said: dict[str, Any]) -> list[str]:
    """What a page has not quite done, with what was measured."""
    weighed = [r["id"] for subject in SUBJECTS for r in said["categories"][subject]["auditRefs"] if r["weight"]]
    audits = [said["audits"][id] for id in dict.fromkeys(weighed)]
    short = [a for a in audits if a["score"] is not None and a["score"] < 0.9]
    return [f"{a['id']} {a.get('displayValue', '')}".replace("\u00a0", " ").strip() for a in short]


def main() -> int:
    """Run it; returns 0 where every mark but that for speed is 100, and that 98."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], metavar="KIND")
    options = parser.parse_args()
    if not (ROOT / "site/index.html").is_file():
        parser.error("there is no site yet: make site")
    site, program = BuiltSite(ROOT / "site", ROOT), from_npm("lighthouse", LIGHTHOUSE)
    rows, good = list[str](), True
    with StaticHost(site.folder, site.base, packs=True) as host:
        for kind, page in site.kinds.items():
            if kind == NO_MARK or (options.only and kind not in options.only):
                continue
            address = site.url(options.language, page.path)
            said = [looked_at(host.origin + address, program) for _ in range(options.runs)]
            marks = [round(100 * median(one["categories"][subject]["score"] for one in said)) for subject in SUBJECTS]
            good &= marks[0] >= 98 and set(marks[1:]) == {100}
            rows.append(f"| {kind} | {' | '.join(map(str, marks))} | {', '.join(lacking(said[0]))} |")
            print(rows[-1], flush=True)
    if not options.only:
        head = f"| Kind of page | {' | '.join(SUBJECTS.values())} | Below 90 |\n|---|{'---:|' * len(SUBJECTS)}---|"
        said_of = f"Lighthouse {LIGHTHOUSE}, language {options.language}, the fullest page of each kind, runs of each: {options.runs}."
        RESULTS.write_text(
            "\n".join([f"{said_of} Written by `make lighthouse`.", "", head, *rows, ""]), encoding="utf-8"
        )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
