"""The results of the benchmark in words and tables."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from keystrokes import Typing
from peers import ELEVENTY, HUGO


@dataclass(frozen=True)
class Run:
    """A program that has ended: seconds, those of the processors, megabytes, HTML pages that it wrote."""

    seconds: float
    processor: float
    megabytes: float
    pages: int


Figures = dict[str, list[Run]]  # of each program, in the order of the turns


@dataclass(frozen=True)
class Size:
    """What was measured with so many organisations: with nothing kept, and with one thing changed."""

    organisations: int
    cold: Figures
    changed: Figures


NAMES = {
    "plain": "this site, plain",
    "mkdocs": "this site, by MkDocs",
    "hugo": f"Hugo {HUGO}",
    "eleventy": f"Eleventy {ELEVENTY}",
    "stock": "stock MkDocs + Material + static-i18n",
}
COLD, CHANGED = 3, 1.2  # goals: times the time of Hugo
MEMORY = 250  # megabytes
CHECK = (2, 4)  # seconds
WHAT = """Hugo and Eleventy get the body of every page ready-made, as a content file, and put head, header and footer around it;
they read no records, texts or translations, check nothing, and write no structured data, feeds, search index, open data
or spreadsheets, as this site does in all its builds, which ends by reading every page again to see whether it is sound.
Stock MkDocs gets the text of the pages as Markdown, without those that redirect. All use both processor cores as they
can; nobody prints; the old output is deleted before, outside the time. Seconds: wall time, median (smallest to
largest) of the turns; “times” are of two builds of the same turn. The stock site takes part in fewer turns.
Memory is the largest resident set of any one process.
"""


def report(sizes: Sequence[Size], typing: Typing) -> str:
    """All results as Markdown."""
    parts = ["# How fast", f"From `make bench`: {machine()}.", WHAT.strip()]
    for size in sizes:
        pages = size.cold["plain"][0].pages
        begin = f"## {size.organisations:,} organisations, {pages:,} pages"
        turns, again = len(size.cold["plain"]), len(size.changed["plain"])
        parts += [f"{begin}: nothing kept ({turns} turns)", table(size.cold, COLD)]
        parts += [f"{begin}: with the cache, one record changed ({again} turns)", table(size.changed, CHANGED)]
    checks = "; ".join(
        f"with {size.organisations:,} organisations {spread(seconds(size.changed, 'check'))} s after one change, "
        f"{spread(seconds(size.cold, 'check'))} s with nothing kept (goal: under {goal})"
        for size, goal in zip(sizes, CHECK, strict=False)
    )
    if len(sizes) > 1:
        small, large = (statistics.median(seconds(size.cold, "plain")) / size.cold["plain"][0].pages for size in sizes)
        more = sizes[1].organisations / sizes[0].organisations
        parts.append(f"With {more:.0f} times the organisations a page takes {large / small:.2f} times as long.")
    return "\n\n".join([*parts, f"The check: {checks}.", typing.sentence()]) + "\n"


def table(figures: Figures, goal: float) -> str:
    """The programs that make pages, one a row."""
    rows = [
        f"| Build | Seconds | Processor seconds | Times Hugo (goal: {goal}) | Times Eleventy (goal: 1) | Milliseconds a page | Memory (MB, goal: {MEMORY}) |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for key, name in NAMES.items():
        if key in figures:
            a_page = 1000 * statistics.median(seconds(figures, key)) / figures[key][0].pages
            ratios = [spread(times(figures, key, peer)) if key != peer else "1" for peer in ("hugo", "eleventy")]
            memory = max(run.megabytes for run in figures[key])
            processor = statistics.median(run.processor for run in figures[key])
            rows.append(
                f"| {name} | {spread(seconds(figures, key))} | {processor:.1f} | {' | '.join(ratios)} | {a_page:.1f} | {memory:.0f} |"
            )
    return "\n".join(rows)


def line(sizes: Sequence[Size]) -> str:
    """The results in one line for README."""
    said = []
    for size in sizes:
        runs = (size.cold, COLD, "cold"), (size.changed, CHANGED, "with the cache and one record changed")
        each = (
            f"{when} {statistics.median(seconds(figures, 'plain')):.1f} s, "
            f"{statistics.median(times(figures, 'plain', 'hugo')):.1f} times Hugo’s (goal: {goal}) and "
            f"{statistics.median(times(figures, 'plain', 'eleventy')):.1f} times Eleventy’s (goal: 1)"
            for figures, goal, when in runs
        )
        pages = size.cold["plain"][0].pages
        turns = len(size.cold["plain"])
        said.append(f"{pages:,} pages of {size.organisations:,} organisations ({turns} turns): {'; '.join(each)}.")
    return f"{' '.join(said)} {machine()}.\n"


def machine() -> str:
    """On what it ran."""
    return f"{os.cpu_count()} processor cores, Python {platform.python_version()}"


def seconds(figures: Figures, key: str) -> list[float]:
    """The time of each turn."""
    return [run.seconds for run in figures[key]]


def times(figures: Figures, key: str, peer: str) -> list[float]:
    """How many times the time of a peer, turn by turn, for the turns that both had."""
    return [a / b for a, b in zip(seconds(figures, key), seconds(figures, peer), strict=False)]


def spread(values: Sequence[float]) -> str:
    """Median, smallest and largest."""
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"
