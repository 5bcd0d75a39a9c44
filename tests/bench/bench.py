"""Measure the build against a stock site with the same content, in the same run.

    make bench          (python tests/bench/bench.py [--runs N])

Ours is `mkdocs build` on this repository. The stock site is MkDocs + Material +
static-i18n as their documentation sets them up: the text of every page of ours
as Markdown, every page in the navigation, their own search. The two are built in
turn, and each figure is the median of the runs. Then ours is built with ten times
the organisations, to see whether the time for a page stays flat; so is what the
check takes for both. Then words are typed into the filter of its member list in a
slowed browser (keystrokes.py).

Time is wall time of the whole process, memory its largest resident set, both as
the operating system accounts for the finished process. The table is printed and
written to tests/bench/RESULTS.md, and into README between its two marks.
"""

from __future__ import annotations

import argparse
import copy
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from keystrokes import Typing, measured
from stock import write_stock_site

ROOT = Path(__file__).resolve().parent.parent.parent
RESULTS = Path(__file__).with_name("RESULTS.md")
SOURCES = ("members.yml", "mkdocs.yml", "data", "docs", "locales", "overrides", "scripts")
TIMES_MORE = 10


@dataclass
class Run:
    """A program that has ended: seconds, megabytes, HTML pages that it wrote."""

    seconds: float
    megabytes: float
    pages: int

    @property
    def milliseconds_a_page(self) -> float:
        """The figure that should stay flat."""
        return 1000 * self.seconds / self.pages


def built(folder: Path, out: Path) -> Run:
    """Build the MkDocs site in ``folder`` once."""
    shutil.rmtree(out, ignore_errors=True)
    run = timed(folder, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out))
    return replace(run, pages=sum(1 for _ in out.rglob("*.html")))


def timed(folder: Path, *arguments: str) -> Run:
    """A program of Python once, in a process of its own. Raises SystemExit if it fails."""
    command = [sys.executable, *arguments]
    begin = time.perf_counter()
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PRINT": "false"}  # the stock site prints nothing either
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed in {folder}")
    return Run(seconds, usage.ru_maxrss / 1024, 0)


def median(runs: list[Run]) -> Run:
    """The median of each figure."""
    middle = statistics.median
    return Run(middle(r.seconds for r in runs), middle(r.megabytes for r in runs), runs[0].pages)


def copied(target: Path) -> Path:
    """This repository's sources in another folder."""
    for name in SOURCES:
        source = ROOT / name
        write = shutil.copytree if source.is_dir() else shutil.copy
        write(source, target / name)
    return target


def multiplied(target: Path) -> Path:
    """The sources with ten times the organisations: each real one, and nine that differ in id and name."""
    copied(target)
    members = yaml.load((ROOT / "members.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    more = [
        member if n == 0 else {**copy.deepcopy(member), "id": f"{member['id']}-{n}", "name": f"{member['name']} {n}"}
        for member in members
        for n in range(TIMES_MORE)
    ]
    (target / "members.yml").write_text(
        yaml.safe_dump(more, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8"
    )
    return target


def main() -> None:
    """Run the benchmark, print the table and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each, after one that is not counted")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        ours = copied(_folder(work / "ours"))
        large = multiplied(_folder(work / "large"))
        stock = write_stock_site(ROOT, _folder(work / "stock"))
        runs_of: dict[str, list[Run]] = {"ours": [], "stock": [], "large": [], "check": [], "check large": []}
        for turn in range(runs + 1):
            for key, folder in (("ours", ours), ("stock", stock), ("large", large)):
                run = built(folder, work / "site")
                if turn:
                    runs_of[key].append(run)
            for key, folder in (("check", ours), ("check large", large)):
                run = timed(folder, "scripts/validate.py")
                if turn:
                    runs_of[key].append(run)
        typing = measured(work / "site")  # the last that was built is the large one
    text = table({key: median(found) for key, found in runs_of.items()}, runs, typing)
    print(text)
    RESULTS.write_text(text, encoding="utf-8")
    readme = ROOT / "README.md"
    begin, end = "<!-- bench -->", "<!-- end -->"
    before, _, rest = readme.read_text(encoding="utf-8").partition(begin)
    readme.write_text(f"{before}{begin}\n{text}{end}{rest.partition(end)[2]}", encoding="utf-8")


def table(found: dict[str, Run], runs: int, typing: Typing) -> str:
    """The results as Markdown."""
    names = {
        "ours": "this site",
        "stock": "stock MkDocs + Material + static-i18n, every page in the navigation",
        "large": f"this site with {TIMES_MORE} times the organisations",
    }
    lines = ["| Build | Pages | Seconds | Milliseconds a page | Memory (MB) |", "|---|--:|--:|--:|--:|"]
    for key, name in names.items():
        run = found[key]
        lines.append(
            f"| {name} | {run.pages:,} | {run.seconds:.1f} | {run.milliseconds_a_page:.1f} | {run.megabytes:.0f} |"
        )
    faster = found["stock"].seconds / found["ours"].seconds
    growth = found["large"].milliseconds_a_page / found["ours"].milliseconds_a_page
    lines += [
        "",
        f"The stock site takes {faster:.1f} times as long. With {TIMES_MORE} times the organisations a page takes {growth:.2f} times as long.",
        f"The check takes {found['check'].seconds:.1f} seconds, with {TIMES_MORE} times the organisations {found['check large'].seconds:.1f} (goals: 2 and 4).",
        typing.sentence(),
        f"Medians of {runs} runs in turn, {os.cpu_count()} processor cores, Python {platform.python_version()}.",
        "",
    ]
    return "\n".join(lines)


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


if __name__ == "__main__":
    main()
