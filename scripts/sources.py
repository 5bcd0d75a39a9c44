"""Say where the facts come from, and where nothing says so.

    python scripts/sources.py [--root DIR] [--today YYYY-MM-DD] [--facts]
    python scripts/sources.py --sample 60 --seed 20261126 [--root DIR]

Lists each record and each text without a source, each figure older than five
years, and with `--facts` every fact of the network's own documents (F001 …) with
the records and texts that rely on it. A text has a source if its record names
one, or if it calls a figure or links to a page that does. `--sample` draws that
many figures and as many sentences with a number or a name, from each folder of
texts in turn, for somebody to compare with their sources; a seed draws the same
ones again, and a larger sample begins with the smaller. Exit status is 0: the
model refuses a figure without source.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import sys
from collections import defaultdict
from pathlib import Path

from campaign.kinds import filed_kinds
from campaign.pages.routes import written_kinds
from campaign.rules import checked
from campaign.views.content import Content
from campaign.views.looks import GENERATOR

OLD = 5  # years
CALLED, LINK = re.compile(r"\{\{.*?\}\}"), re.compile(r"\[([^]]*)\]\([^)]*\)")
SHORTEST = 4  # words of what states nothing: the number of a list, a name
STATED = re.compile(r"\d|\w,? [A-Z]")  # a number, or a name behind the first word
SELF_EXPLAINING = {"search", "privacy", "accessibility", "case-studies", "themes", "standards", "members", "glossary"}
SELF_EXPLAINING |= {
    "campaigns",
    "news",
    "events",
    "resources",
    "newsletter",
    "translations",
}  # their lists are sourced entry by entry


def without_source(content: Content) -> list[str]:
    """Records, and texts in the language they were first written in, that name no source."""
    found = []
    for kind in filed_kinds():
        if kind.model and "sources" in kind.model.model_fields:
            records = content.records[kind.name].values()
            found += [f"{kind.file}: {record.id}" for record in records if not record.sources]
    for path in content.prose:
        folder, _, name = path.partition("/")
        prose = content.original(path)
        sourced = folder in written_kinds() and name and folder != "themes" and folder != "network"
        sourced = sourced or any(call.name in ("figure", "member", "case", "network") for call in prose.calls())
        sourced = sourced or any(link.value.startswith("https://") for link in prose.links())
        if not sourced and path not in SELF_EXPLAINING:
            found.append(prose.file)
    return found


def old_figures(content: Content, today: dt.date) -> list[str]:
    """Figures whose year, or last year of a period, lies more than five years back, and undated ones."""
    rows = []
    for figure in content.records["figures"].values():
        year = int(figure.year[-4:]) if figure.year else None
        if year is None or today.year - year > OLD:
            rows.append(f"{figure.year or 'undated'}  {figure.id}: {figure.label}")
    return sorted(rows)


def facts(content: Content) -> dict[str, list[str]]:
    """Fact id -> the records that name it and the texts that call a figure which does."""
    users: dict[str, list[str]] = defaultdict(list)
    for kind in filed_kinds():
        for record in content.records[kind.name].values():
            for fact in getattr(record, "facts", []):
                users[fact].append(f"{kind.file}: {record.id}")
    for path in content.prose:
        ids = dict.fromkeys(call.words[0] for call in content.original(path).calls() if call.name == "figure")
        for fact in (fact for id in ids for fact in content.records["figures"][id].facts):
            users[fact].append(f"/{path}/")
    return dict(sorted(users.items()))


def sentences(content: Content) -> dict[str, list[str]]:
    """Folder -> "file:line: sentence" of each sentence of the originals that states a number or a name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in content.prose:
        prose = content.original(path)
        for number, line in enumerate(prose.body.splitlines(), prose.body_line):
            if line.startswith("#"):
                continue
            for sentence in re.split(r"(?<=[.!?”])\s+(?=\W*[A-Z0-9])", line):
                words = LINK.sub(r"\1", CALLED.sub("", sentence))
                if STATED.search(words) and len(words.split()) > SHORTEST:
                    found[path.partition("/")[0] if "/" in path else ""].append(f"{prose.file}:{number}: {sentence}")
    return found


def sample(content: Content, number: int, seed: int) -> dict[str, list[str]]:
    """A number of figures and of sentences, drawn by a seed; the folders give one sentence each in turn."""
    chance = random.Random(seed)
    figures = sorted(content.records["figures"])
    chance.shuffle(figures)
    folders = [folder for _, folder in sorted(sentences(content).items())]
    for folder in folders:
        chance.shuffle(folder)
    turns = [folder[n] for n in range(max(map(len, folders), default=0)) for folder in folders if n < len(folder)]
    return {"Figures": figures[:number], "Statements": turns[:number]}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--today", type=dt.date.fromisoformat, default=dt.date.today(), help="count age from this day")
    parser.add_argument("--facts", action="store_true", help="also list the facts and who relies on them")
    parser.add_argument("--sample", type=int, metavar="N", help="draw N figures and N sentences to be checked")
    parser.add_argument("--seed", type=int, default=0, help="draw these ones, and the same again")
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    options = parser.parse_args(arguments)
    content = checked(options.root)
    if content.broken:
        print("The data has problems. See: make check", file=sys.stderr)
        return 1
    if options.sample:
        return _said(sample(content, options.sample, options.seed))
    used = facts(content)
    parts = {
        "Without a source": without_source(content),
        f"Figures older than {OLD} years or undated": old_figures(content, options.today),
        "Facts relied on": [f"{len(used)}"],
    }
    if options.facts:
        parts["Facts and who relies on them"] = [f"{fact}: {', '.join(users)}" for fact, users in used.items()]
    return _said(parts)


def _said(parts: dict[str, list[str]]) -> int:
    for title, rows in parts.items():
        print(f"{title}:")
        print("\n".join(f"  {row}" for row in rows) or "  none")
    return 0


if __name__ == "__main__":
    sys.exit(main())
