"""Measure the build against other generators that make the same pages, in the same run.

    make bench          (python tests/bench/bench.py [--runs N] [--large N] [--stock N])

Ours is built both ways: plain (scripts/build_pages.py) and by MkDocs. Beside it stand Hugo and Eleventy, which get the
bodies of our pages ready-made (peers.py), and stock MkDocs + Material + static-i18n as their documentation sets them
up, with our text as Markdown (stock.py), in fewer turns, as it takes long. All are built in turn, with nothing kept:
before each build its last output and our caches are deleted, which counts for nobody. Then ours with the caches, after
one record was changed, beside Hugo and Eleventy with one content file changed. Both again with ten times the
organisations. On a machine with a slow disk, TMPDIR may name a folder in memory.
What the check takes is measured beside them. Last, words are typed into the filter of the list of members in a slowed
browser (keystrokes.py). Nothing is printed by anyone.

Time is wall time of the whole program. Memory is the largest resident set of any one of its processes, as the operating
system accounts for those that have ended. Ratios are of two builds of the same turn.
Results are printed, and written to tests/bench/RESULTS.md and in one line into README between its two marks.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from keystrokes import measured
from peers import NODE, eleventy, hugo, write_peers
from report import Figures, Run, Size, line, report
from stock import write_stock_site

ROOT = Path(__file__).resolve().parent.parent.parent
RESULTS = Path(__file__).with_name("RESULTS.md")
SOURCES = ("members.yml", "mkdocs.yml", "data", "docs", "locales", "overrides", "scripts")
LAUNCH = str(Path(__file__).with_name("launch.py"))
CACHES = ("build/cache", "build/print")
TIMES_MORE = 10
OUT = "{out}"  # in a command: the folder to write


@dataclass(frozen=True)
class Program:
    """What is measured: its command, the folder where it runs, how one thing there is changed."""

    key: str
    folder: Path
    command: tuple[str, ...]
    change: Callable[[Path, int], None] | None = None
    most: int | None = None  # turns, where it takes long

    def run(self, out: Path) -> Run:
        """Run it once into ``out``, which is emptied before. Raises SystemExit if it fails."""
        shutil.rmtree(out, ignore_errors=True)
        command = [part.replace(OUT, str(out)) for part in self.command]
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PRINT": "false"}
        env.pop(
            "PYTHONDONTWRITEBYTECODE", None
        )  # as in the Makefile: Python keeps what it compiled, unless it is told not to
        launched = subprocess.run(
            [sys.executable, LAUNCH, *command], cwd=self.folder, env=env, stdout=subprocess.PIPE, encoding="utf-8"
        )
        if launched.returncode:
            raise SystemExit(f"{self.key} failed in {self.folder}")
        seconds, processor, megabytes = map(float, launched.stdout.split())
        print(f"{self.key}: {seconds:.2f} s, processor {processor:.2f} s", file=sys.stderr, flush=True)
        return Run(seconds, processor, megabytes, sum(1 for _ in out.rglob("*.html")))


def change_record(folder: Path, n: int) -> None:
    """Give the first summary in members.yml one more word."""
    file = folder / "members.yml"
    text, count = re.subn(r"^(  summary: \w.*)\.$", rf"\1 {n}.", file.read_text(encoding="utf-8"), count=1, flags=re.M)
    if not count:
        raise SystemExit("no summary in members.yml could be changed")
    file.write_text(text, encoding="utf-8")


def change_content(folder: Path, n: int) -> None:
    """Give the first content file of a peer one more paragraph."""
    file = min((folder / "content").glob("*.html"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("</main>", f"<p>{n}</p></main>"), encoding="utf-8")


def ours(folder: Path) -> list[Program]:
    """This site, both ways, and its check."""
    python = sys.executable
    return [
        Program("plain", folder, (python, "scripts/build_pages.py", "--out", OUT), change_record),
        Program("mkdocs", folder, (python, "-m", "mkdocs", "build", "--quiet", "--site-dir", OUT)),
        Program("check", folder, (python, "scripts/validate.py"), change_record),
    ]


def peers(site: Path, target: Path) -> list[Program]:
    """Hugo and Eleventy with the pages of the finished ``site``, below ``target``."""
    one, other = write_peers(site, target)
    script = str(eleventy())
    return [
        Program("hugo", one, (str(hugo()), "--quiet", "--noBuildLock", "--destination", OUT), change_content),
        Program("eleventy", other, (NODE, script, "--quiet", f"--output={OUT}"), change_content),
    ]


def cold(programs: Sequence[Program], runs: int, out: Path) -> Figures:
    """All in turn with nothing kept, after one turn that is not counted."""
    figures: Figures = {program.key: [] for program in programs}
    for turn in range(runs + 1):
        for program in programs:
            if program.most is not None and not 0 < turn <= program.most:
                continue
            for cache in CACHES:
                shutil.rmtree(program.folder / cache, ignore_errors=True)
            run = program.run(out / program.key)
            figures[program.key] += [run] if turn else []
        same_pages(out)
    return figures


def changed(programs: Sequence[Program], runs: int, out: Path) -> Figures:
    """All in turn with what the last run kept, one thing changed before each."""
    figures: Figures = {program.key: [] for program in programs if program.change}
    for turn in range(runs + 1):
        for program in programs:
            if program.change:
                program.change(program.folder, turn)
                run = program.run(out / program.key)
                figures[program.key] += [run] if turn else []
    return figures


def same_pages(out: Path) -> None:
    """Raise SystemExit where a peer lacks a page of ours."""
    pages = {
        key: {f.relative_to(out / key) for f in (out / key).rglob("*.html")} for key in ("plain", "hugo", "eleventy")
    }
    for key, its in pages.items():
        for page in sorted(pages["plain"] ^ its):
            raise SystemExit(f"{page}: plain and {key} do not both have it")


def measured_with(folder: Path, runs: int, work: Path, more: Sequence[Program] = ()) -> Size:
    """All that is measured for the sources in ``folder``. The finished site stays in ``work``/out/plain."""
    out = work / "out"
    programs = ours(folder)
    programs[0].run(out / "plain")
    programs += peers(out / "plain", work)
    nothing_kept = cold([*programs, *more], runs, out)
    organisations = len(json.loads((out / "plain/data/members.json").read_text(encoding="utf-8")))
    return Size(organisations, nothing_kept, changed(programs, runs, out))


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
    """Run the benchmark, print the tables and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="counted turns, after one that is not counted")
    parser.add_argument("--large", type=int, default=3, help="turns with ten times the organisations; 0: none")
    parser.add_argument("--stock", type=int, default=3, help="turns in which the stock site is built")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work, large = Path(name), Path(name) / "large"
        stock = write_stock_site(ROOT, _folder(work / "stock"))
        command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", OUT)
        more = [Program("stock", stock, command, most=min(options.stock, options.runs))] if options.stock else []
        sizes = [measured_with(copied(_folder(work / "ours")), options.runs, work, more)]
        if options.large:
            sizes.append(measured_with(multiplied(_folder(large / "ours")), options.large, large))
        typing = measured((large if options.large else work) / "out/plain")
    text = report(sizes, typing)
    print(text)
    RESULTS.write_text(text, encoding="utf-8")
    readme = ROOT / "README.md"
    begin, end = "<!-- bench -->", "<!-- end -->"
    before, _, rest = readme.read_text(encoding="utf-8").partition(begin)
    readme.write_text(f"{before}{begin}\n{line(sizes)}{end}{rest.partition(end)[2]}", encoding="utf-8")


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


if __name__ == "__main__":
    main()
