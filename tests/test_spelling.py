"""Every word of the texts, spelt as its language spells it; the dictionaries are hunspell's.

What a dictionary lacks and is right stands in ``tests/spelling/words-<language>.txt``, sorted, one word a line.
The names of members, networks, people, documents and countries are known from the data.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.pofile import read_po
from common import LANGUAGES, ROOT

from campaign.content import Content
from campaign.render import Renderer

DICTIONARIES = {"en": "en_GB", "fr": "fr", "es": "es_ES", "nl": "nl"}
GROUPS = ("", "case-studies", "figures", "members", "network", "standards", "themes", "locales")
MISSPELT = {"en": "goverment", "fr": "gouvernemant", "es": "gobiernno", "nl": "regeeering"}

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
ELISION = re.compile(r"(?i)^(?:[ldjnsmtc]|qu|jusqu|lorsqu|puisqu|quoiqu)’")
# Tags, placeholders, addresses, files and what stands in backticks are no words of the language.
NO_WORDS = re.compile(
    r"<[^>]+>|%\(\w+\)s|\{\w+\}|`[^`]+`|(?:https?://|www\.|mailto:)\S+|\S+@\S+|[\w/<>-]+(?:\.\w+)*\.(?:yml|md|po|py)\b"
)


def words_file(language: str) -> str:
    return f"tests/spelling/words-{language}.txt"


def hunspell(language: str, words: set[str]) -> set[str]:
    """The words that neither the dictionary nor our list has."""
    command = ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l", "-p", words_file(language)]
    done = subprocess.run(
        command, input="\n".join(sorted(words)), capture_output=True, encoding="utf-8", cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 0 and not done.stderr, f"{' '.join(command)}\n{done.stderr}"
    return set(done.stdout.split())


def spelt_wrong(language: str, words: set[str]) -> set[str]:
    """The words that are wrong as a whole and in one of their parts (``Afro-Asian``, ``WSM’s``, ``l’État``)."""
    parts = {word: {p for p in split(language, word) if len(p) > 1} for word in words}
    whole = {word for word in words if "-" in word or "’" in word} if language in ("fr", "nl") else set()
    wrong = hunspell(language, whole.union(*parts.values()))
    return {word for word, its in parts.items() if its & wrong and (word not in whole or word in wrong)}


def split(language: str, word: str) -> list[str]:
    if language in ("en", "nl") and (word[0].isupper() or language == "en"):
        word = word.removesuffix("’s")
    pieces = word.split("-")
    return [ELISION.sub("", piece) for piece in pieces] if language == "fr" else pieces


@cache
def names(renderer: Renderer) -> tuple[re.Pattern[str], frozenset[str]]:
    """The names in the data: whole as they are printed, and each capitalised word of those that are no titles."""
    site = renderer.site
    own = [n for r in (*site.members.values(), *site.networks.values()) for n in (r.name, r.acronym) if n]
    own += [person.name for person in site.people.values()] + list(renderer.text.locale.territories.values())
    titles = [t for r in site.resources.values() for t in (r.title, r.publisher) if t]
    whole = sorted({*own, *titles}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, whole))})(?!\w)")
    return pattern, frozenset(w for name in own for w in words_of(name) if w[0].isupper())


def words_of(text: str) -> list[str]:
    return [w.replace("'", "’") for w in WORD.findall(text.replace("\u00ad", ""))]


def texts(language: str, group: str, renderer: Renderer) -> Iterator[tuple[str, str]]:
    """The texts of a group with the file of each: ``("docs/fr/about.md", "À propos …")``."""
    if group == "locales":
        file = f"locales/{'fr' if language == 'en' else language}.po"
        with (ROOT / file).open("rb") as po:
            for message in read_po(po):
                found = message.id if language == "en" else message.string
                for text in (found,) if isinstance(found, str) else found if message.id else ():
                    yield file, text if message.id else ""
        return
    for page in renderer.pages:
        if page.prose and (page.prose.path if "/" in page.prose.file[8:] else "").split("/")[0] == group:
            yield page.prose.file, f"{page.prose.title}\n{page.prose.description}\n{renderer.prose(page)}"


def line_of(file: str, word: str) -> int:
    """The first line of a file with the word; 1 where a call prints it."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if word in words_of(line)), 1)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_spelt_right(
    language: str, group: str, content: Content, real_renderers: dict[str, Renderer]
) -> None:
    name, known = names(real_renderers[language])
    places: dict[str, set[str]] = {}
    for file, text in texts(language, group, real_renderers[language]):
        for word in words_of(name.sub(" ", NO_WORDS.sub(" ", html.unescape(text)))):
            places.setdefault(word, set()).add(file)
    assert places, "no text was found"
    wrong = spelt_wrong(language, {word for word in places if word not in known})
    found = sorted(f"{file}:{line_of(file, word)}: {word}" for word in wrong for file in places[word])
    assert not found, "\n".join(["misspelt, or missing in " + words_file(language), *found])


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_is_sorted_and_needed(language: str) -> None:
    listed = (ROOT / words_file(language)).read_text(encoding="utf-8").splitlines()
    assert listed == sorted(set(listed), key=lambda word: (word.casefold(), word))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_misspelt_word_is_found(language: str) -> None:
    """A missing dictionary would find no fault with anything."""
    assert hunspell(language, {MISSPELT[language], "INSP"}) >= {MISSPELT[language]}
