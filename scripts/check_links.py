"""Ask every address outside that data and texts name, and say which ones a person should look at.

    python scripts/check_links.py [--root DIR] [--language fr] [--only WORDS] [--cache FILE]

Says as Markdown what has moved for good, is gone, refuses machines, belongs to somebody else now (neither name nor acronym
of the organisation stands there) or does not answer. Each host is asked one question at a time; what is good is believed
for a week (build/cache/links.json). Takes some minutes, and belongs to no test: the world outside changes every day.
Exit status: 0 all is well, 1 there is something to look at or the data has problems, 2 wrongly called.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from campaign.outputs.outside import OK, Answer, Link, Visitor, answers, links_of
from campaign.pages.render import renderers
from campaign.rules import checked
from campaign.views.content import Content
from campaign.views.looks import GENERATOR
from campaign.words.plain import FILTERS

PAUSE = 1.0  # seconds between two questions to one host


def report(content: Content, language: str, links: list[Link], found: dict[str, Answer]) -> str:
    """What a person should look at, as Markdown in a language of the site; empty where all is well."""
    rows: dict[str, list[tuple[Link, Answer]]] = defaultdict(list)
    for link in links:
        if found[link.address].state != OK:
            rows[found[link.address].state].append((link, found[link.address]))
    if not rows:
        return ""
    env = renderers(content)[language].env.overlay(autoescape=False)
    env.filters |= FILTERS
    text = env.get_template("links.txt").render(rows=rows, asked=len(links))
    return text.strip() + "\n"


def main(arguments: list[str] | None = None, visitor: Visitor | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--language", default="", help="language of the words (default: the first of the site)")
    parser.add_argument("--only", default="", help="only addresses that hold these words, such as a host")
    parser.add_argument("--cache", type=Path, help="file of good answers (default: build/cache/links.json)")
    options = parser.parse_args(arguments)
    content = checked(options.root)
    if content.broken:
        print("The data has problems; nobody was asked. See: make check", file=sys.stderr)
        return 1
    language = options.language or content.default
    if language not in content.languages:
        parser.error(f"--language takes one of: {', '.join(content.languages)}")
    asking = visitor or Visitor(f"{content.settings.address} (link check, once a week)", PAUSE)
    links = [link for link in links_of(content) if options.only in link.address]
    found = answers(links, asking.ask, asking.pause, options.cache or options.root / "build/cache/links.json")
    said = report(content, language, links, found)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(said or content.languages[language].gettext("All is well."), end="" if said else "\n")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
