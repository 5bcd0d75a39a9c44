"""Make a small network in a new folder: it passes the check and can be built at once.

    python scripts/new_network.py DIR --name "Harbour Voices" --languages pt,en

It holds two example members, a network, a theme, texts, colours, and a wordmark and icons made from the name. The first
language is the one in which the data are written; `pt-PT` names the country too. Nothing is ever written over.
Exit status: 0 made, 2 wrongly called.
"""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from pathlib import Path

from babel import Locale, UnknownLocaleError

from campaign.outputs.starter import Order, make_network
from campaign.records.alphabet import fold
from campaign.records.fields import COUNTRIES


def languages(value: str) -> list[str]:
    """The languages that are asked for: ``pt-PT,en``."""
    found = [code.strip().replace("_", "-") for code in value.split(",") if code.strip()]
    for code in found:
        try:
            Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError) as error:
            raise argparse.ArgumentTypeError(f"“{code}” is no language that is known; write pt, or pt-PT") from error
    if not found or len({code.partition("-")[0] for code in found}) < len(found):
        raise argparse.ArgumentTypeError("name one language or more, each once")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder to make; one that is there must be empty")
    parser.add_argument("--name", required=True, help="name of the network")
    parser.add_argument(
        "--languages", type=languages, required=True, help="such as pt,en: the first is the default one"
    )
    options = parser.parse_args(arguments)
    if options.folder.exists() and (not options.folder.is_dir() or any(options.folder.iterdir())):
        parser.error(f"{options.folder} is not empty; nothing was written")
    name = " ".join(options.name.split())
    if not name or re.search(r'["\\{}<>]', name):
        parser.error("a name has letters, and no quotation marks, braces or angle brackets")
    order = Order(options.folder, name, fold(name).replace(" ", "-") or "network", tuple(options.languages))
    if order.country not in COUNTRIES:
        parser.error(f"no country is known for {options.languages[0]}; name one: {options.languages[0]}-CH")
    unspoken = make_network(order)
    here, asked = options.folder, shlex.quote(str(options.folder))
    print(f"{name} is in {here}. The next three steps:")
    print(f"  1. Look at it:         make serve ROOT={asked}")
    print(f"  2. Make it yours:      {here}/members.yml, {here}/data/, {here}/docs/ and {here}/overrides/identity/")
    print(f"  3. Check and build it: make site ROOT={asked}")
    for code, words in unspoken.items():
        print(
            f"The generator does not speak {code} yet: readers see {words} words in English until they are translated"
        )
        print(f"in {here}/locales/{code}.po.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
