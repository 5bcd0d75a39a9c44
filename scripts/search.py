"""Try the search of the built site: whether each query of data/queries.yml finds its page first.

    python scripts/search.py [--root DIR] [--site DIR]

It runs the script that browsers run. Ends with 1 where another page comes first, and names it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from campaign.pages.routes import views
from campaign.rules import checked
from campaign.views.looks import GENERATOR
from campaign.views.view import View

SCRIPTS = "assets/js"  # where a site has its scripts


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--site", type=Path, help="the built site (the folder site of the network)")
    options = parser.parse_args(arguments)
    site: Path = options.site or options.root / "site"
    if not (site / SCRIPTS / "find.js").is_file():
        print(f"There is no built site in {site}.", file=sys.stderr)
        return 1
    tried, wrong = 0, 0
    for code, (view, wanted) in asked(views(checked(options.root))).items():
        found = answers(site, view, list(wanted))
        for query, page in wanted.items():
            tried += 1
            if found[query][:1] != [page]:
                wrong += 1
                print(f"{code}: “{query}”: {found[query]}, should be {page}")
    print(f"{tried - wrong} of {tried} queries find their page first.")
    return 1 if wrong else 0


def asked(seen: dict[str, View]) -> dict[str, tuple[View, dict[str, str]]]:
    """What is typed in each language, and the address that should come first: {language: (view, {query: address})}."""
    return {
        code: (view, {q: view.url(r.page) for r in view.records["queries"].values() for q in r.words.get(code, [])})
        for code, view in seen.items()
    }


def answers(site: Path, view: View, queries: list[str]) -> dict[str, list[str]]:
    """What a site answers in the language of a view: {query: the first addresses}."""
    asked = {view.code: {"index": str(site / view.prefix / "search.json"), "queries": queries}}
    command = [node(), str(Path(__file__).with_suffix(".mjs")), str((site / SCRIPTS).resolve())]
    told = subprocess.run(command, input=_plain(asked), capture_output=True, text=True, encoding="utf-8", check=True)
    found: dict[str, list[str]] = json.loads(told.stdout)[view.code]
    return found


def node() -> str:
    """The program that runs scripts: that of the packages beside this Python, or the machine's."""
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return shutil.which("node", path=places) or "node"


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
