"""Name the words that are not spelt as their language spells them: notes for an editor, no more.

    python scripts/spelling.py [--root DIR] [--language CODE] [--strict]

The dictionaries are hunspell's: that of the language and country of the vocabulary (en_GB), or of the language alone. A
language without one is left out, and said. What a dictionary lacks and is right stands in ``locales/spelling/<code>.txt``,
sorted, one word a line; a name of several words stands there whole, so that its words alone stay unknown. The names of
members, networks, people, documents and countries are known from the data.

It is a command of its own and no part of the check: it needs a program and dictionaries that not every machine has, takes
longer than the whole check, and whether a word is right is for a person to say. Exit status: 0, with ``--strict`` 1 where
a word is unknown, 2 where hunspell is missing.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import dropwhile
from pathlib import Path

from campaign.kinds.wording import words_of_data
from campaign.pages.render import Renderer, renderers
from campaign.records.vocabulary import SiteLanguage
from campaign.rules import checked

Speller = Callable[[set[str]], set[str]]  # the words of these that a dictionary and our list lack
Place = tuple[str, int]

WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[’'-][^\W\d_]+)*")
ELISION = re.compile(r"(?i)^(?:[ldjnsmtc]|qu|jusqu|lorsqu|puisqu|quoiqu)’")  # l’État
FIRST_HALF = re.compile(r"(\w{3})s-(?=\s)")  # ‘arbeids- en …’ is the word ‘arbeid’
# Tags, placeholders, addresses, files, fields of the data and what stands in backticks are no words of a language.
NO_WORDS = re.compile(
    r"<[^>]+>|%\(\w+\)s|\{\w+\}|`[^`]+`|\w+_\w+|\w+:\s?[”’»]|[“«‘]\s?countries\s?[”»’]|(?<!\w)/[\w/-]+/"
    r"|\bmake [a-z]+|\bpython \S+(?: --\w+)*|\S+@\S+|(?:https?://|www\.|mailto:)\S*|[\w/<>-]+(?:\.\w+)*\.(?:yml|md|po|py)\b"
)


def hunspell(entry: SiteLanguage, ours: Path) -> Speller | None:
    """The dictionary of a language; nothing where none is installed."""
    listed = subprocess.run(["hunspell", "-D"], input="", capture_output=True, encoding="utf-8", check=False).stderr
    installed = {Path(line.strip()).name for line in listed.splitlines()}
    name = next((name for name in (entry.locale.replace("-", "_"), entry.code) if name in installed), None)
    if name is None:
        return None

    def lacking(words: set[str]) -> set[str]:
        done = subprocess.run(
            ["hunspell", "-d", name, "-i", "utf-8", "-l", "-p", str(ours if ours.exists() else os.devnull)],
            input="\n".join(sorted(words)), capture_output=True, encoding="utf-8", check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        return set(done.stdout.split())

    return lacking


def misspelt(words: set[str], names: frozenset[str], lacking: Speller) -> set[str]:
    """The words that are wrong as a whole and in one of their parts (``Afro-Asian``, ``ILO’s``, ``l’État``)."""
    parts = {word: {p for p in _parts(word) if len(p) > 1} - names for word in words - names}
    wrong = lacking(set(parts).union(*parts.values()))
    return {word for word, its in parts.items() if word in wrong and its & wrong}


def _parts(word: str) -> Iterator[str]:
    for piece in word.removesuffix("’s").split("-"):
        yield ELISION.sub("", piece)


def known_names(renderer: Renderer, ours: list[str]) -> tuple[re.Pattern[str], frozenset[str]]:
    """The names in the data: whole as they are printed, and each capitalised word of those that are no titles."""
    view = renderer.view
    organisations = [*view.records["members"].values(), *view.records["networks"].values()]
    own = [name for record in organisations for name in (record.name, record.acronym) if name]
    own += [person.name for person in view.records["people"].values()] + list(view.language.locale.territories.values())
    titles = [t for r in view.records["resources"].values() for t in (r.title, r.publisher) if t]
    several = [name for name in ours if " " in name]
    whole = sorted({*own, *titles, *several, view.settings.name, view.settings.full_name}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, whole))})(?!\w)")
    return pattern, frozenset(word for name in own for word in words_in(name) if word[0].isupper())


def words_in(text: str) -> list[str]:
    """The words of a text, with the apostrophe that we print."""
    return [word.replace("'", "’") for word in WORD.findall(text.replace("\u00ad", ""))]


def texts(renderer: Renderer) -> Iterator[tuple[str, int, str]]:
    """Every text that readers see in a language: file, line where it begins, words."""
    view = renderer.view
    for page in view.pages:
        if page.prose and page.translated:
            yield page.prose.file, 1, f"{page.prose.title}\n{page.prose.description}\n{renderer.prose(page)}"
    if view.code == view.content.default:
        for words in words_of_data(view.records):
            yield words.file, words.place[1] if words.place else 1, words.text
        return
    for catalogue in view.language.catalogues[:1]:  # the network's own
        for key, said in catalogue.messages.items():
            line = catalogue.origins[key][0]
            for form in (said,) if isinstance(said, str) else said:
                yield f"locales/{view.code}.po", line, form


def unknown_words(renderer: Renderer, ours: list[str], lacking: Speller) -> list[tuple[str, int, str]]:
    """Each word that nobody knows, with the file and line where it stands first in each of its texts."""
    pattern, names = known_names(renderer, ours)
    places: dict[str, set[Place]] = {}
    for file, start, text in texts(renderer):
        plain = pattern.sub(" ", " ".join(NO_WORDS.sub(" ", html.unescape(text)).split()))
        for word in words_in(FIRST_HALF.sub(r"\1 ", plain)):
            places.setdefault(word, set()).add((file, start))
    root = renderer.view.content.root
    wrong = misspelt(set(places), names, lacking)
    return sorted((file, _line_of(root / file, start, word), word) for word in wrong for file, start in places[word])


def _line_of(file: Path, start: int, word: str) -> int:
    """The line of a word in a file, from its beginning there on; ``start`` where a call prints it."""
    lines = list(enumerate(file.read_text(encoding="utf-8").splitlines(), 1))[start - 1 :]
    if file.suffix == ".po":
        lines = list(dropwhile(lambda line: not line[1].startswith("msgstr"), lines))
    return next((number for number, line in lines if word in words_in(line)), start)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--root", type=Path, default=Path(__file__).resolve().parent.parent, help="folder of the network"
    )
    parser.add_argument("--language", help="only this language")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a word is unknown")
    options = parser.parse_args(arguments)
    if not shutil.which("hunspell"):
        parser.error("hunspell is missing: install it with the dictionaries of your languages")
    content = checked(options.root)
    if content.broken:
        print("The data has problems. See: make check", file=sys.stderr)
        return 1
    count = 0
    for code, renderer in renderers(content).items():
        if options.language not in (None, code):
            continue
        own = options.root / f"locales/spelling/{code}.txt"
        lacking = hunspell(renderer.view.language.entry, own)
        if lacking is None:
            print(f"{code}: there is no dictionary of this language.")
            continue
        ours = own.read_text(encoding="utf-8").splitlines() if own.exists() else []
        found = unknown_words(renderer, ours, lacking)
        for file, line, word in found:
            print(f"{file}:{line}: {word}")
        print(f"{code}: {len(found)} unknown words. One that is right belongs in locales/spelling/{code}.txt")
        count += len(found)
    return 1 if options.strict and count else 0


if __name__ == "__main__":
    sys.exit(main())
