"""Say which entries were last checked by a person so long ago that somebody should look again: a mail for each network.

    python scripts/overdue.py [--root DIR] [--language fr] [--network ID] [--out DIR] [--today DAY]

Takes `checked:` of the members; what a machine compared counts for nothing here. An organisation stands in the mail of the
first network that it belongs to: its national one, or the one of its continent. Prints the mails, or writes each into a file.
Exit status: 0 nothing is overdue, 1 something is or the data has problems, 2 wrongly called.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any

from campaign.kinds.pulse import CHECK_HOLDS, is_old
from campaign.pages.render import renderers
from campaign.rules import checked
from campaign.views.content import Content
from campaign.views.looks import GENERATOR


def overdue(content: Content, today: str) -> dict[str, list[Any]]:
    """The members to look at again by the id of their network, in the order of the files; the longest forgotten first."""
    found: dict[str, list[Any]] = {id: [] for id in content.records["networks"]}
    for member in content.membership.members:
        if member.checked and is_old(member.checked, today):
            found[content.membership.networks_of(member)[0].id].append(member)
    return {id: sorted(members, key=lambda m: (m.checked, m.id)) for id, members in found.items() if members}


def mails(content: Content, language: str, found: dict[str, list[Any]]) -> dict[str, str]:
    """A mail in plain text for each network."""
    template = renderers(content)[language].env.overlay(autoescape=False).get_template("overdue.txt")
    networks = content.records["networks"]
    return {id: template.render(network=networks[id], members=m, most=CHECK_HOLDS).strip() for id, m in found.items()}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--language", default="", help="language of the mails (default: the first of the site)")
    parser.add_argument("--network", default="", help="only the mail to this network, by its id")
    parser.add_argument("--out", type=Path, help="folder to write the mails into, a file each")
    parser.add_argument("--today", type=dt.date.fromisoformat, default=dt.date.today(), help="the day, if another")
    options = parser.parse_args(arguments)
    content = checked(options.root)
    if content.broken:
        print("The data has problems; nothing was written. See: make check", file=sys.stderr)
        return 1
    language = options.language or content.default
    if language not in content.languages:
        parser.error(f"--language takes one of: {', '.join(content.languages)}")
    if options.network and options.network not in content.records["networks"]:
        parser.error(f"--network takes one of: {', '.join(content.records['networks'])}")
    found = overdue(content, options.today.isoformat())
    written = mails(content, language, {id: m for id, m in found.items() if options.network in ("", id)})
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if not written:
        print(content.languages[language].gettext("All is well."))
        return 0
    for id, mail in written.items():
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            file = options.out / f"overdue-{id}-{language}.txt"
            file.write_text(mail + "\n", encoding="utf-8")
            print(file)
        else:
            print(mail, end="\n\n\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
