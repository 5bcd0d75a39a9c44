"""Every word of the texts, spelt as its language spells it; the dictionaries are hunspell's.

What a dictionary lacks and is right stands in ``tests/spelling/words-<language>.txt``, sorted, one word a line;
a name of several words stands there whole, so that its words alone stay unknown.
The names of members, networks, people, documents and countries are known from the data.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import dropwhile

import pytest
from babel.messages.pofile import read_po
from common import LANGUAGES, ROOT

from campaign.pages.render import Renderer
from campaign.views.content import Content

pytestmark = pytest.mark.whole

DICTIONARIES = {"en": "en_GB", "fr": "fr", "es": "es_ES", "nl": "nl"}
GROUPS = ("", "case-studies", "network", "standards", "themes", "locales")  # "": all other pages
MISSPELT = {"en": "goverment", "fr": "gouvernemant", "es": "gobiernno", "nl": "regeeering"}

WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[’'-][^\W\d_]+)*")
ELISION = re.compile(r"(?i)^(?:[ldjnsmtc]|qu|jusqu|lorsqu|puisqu|quoiqu)’")
FIRST_HALF = re.compile(r"(\w{3})s-(?=\s)")  # Dutch: ‘arbeids- en …’ is the word ‘arbeid’
# Tags, placeholders, addresses, files, fields of the data and what stands in backticks are no words of the language.
NO_WORDS = re.compile(
    r"<[^>]+>|%\(\w+\)s|\{\w+\}|`[^`]+`|\w+_\w+|\w+:\s?[”’»]|[“«‘]\s?countries\s?[”»’]|(?<!\w)/[\w/-]+/"
    r"|\S+@\S+|(?:https?://|www\.|mailto:)\S*|[\w/<>-]+(?:\.\w+)*\.(?:yml|md|po|py)\b"
)


def words_file(language: str) -> str:
    return f"tests/spelling/words-{language}.txt"


def listed(language: str) -> list[str]:
    """The words and names of our own list."""
    return (ROOT / words_file(language)).read_text(encoding="utf-8").splitlines()


def hunspell(language: str, words: set[str], ours: str | None = None) -> set[str]:
    """The words that neither the dictionary nor our list has."""
    command = ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l", "-p", ours or words_file(language)]
    done = subprocess.run(
        command, input="\n".join(sorted(words)), capture_output=True, encoding="utf-8", cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 0 and not done.stderr, f"{' '.join(command)}\n{done.stderr}"
    return set(done.stdout.split())


def spelt_wrong(language: str, words: set[str], known: frozenset[str]) -> set[str]:
    """The words that are wrong as a whole and in one of their parts (``Afro-Asian``, ``WSM’s``, ``l’État``)."""
    parts = {word: {p for p in split(language, word) if len(p) > 1} - known for word in words - known}
    whole = {word for word in parts if "-" in word or "’" in word} if language in ("fr", "nl") else set()
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
    site = renderer.view.records
    own = [n for r in (*site.members.values(), *site.networks.values()) for n in (r.name, r.acronym) if n]
    own += [person.name for person in site.people.values()] + list(renderer.view.language.locale.territories.values())
    titles = [t for r in site.resources.values() for t in (r.title, r.publisher) if t]
    several = [name for name in listed(renderer.view.language) if " " in name]
    whole = sorted({*own, *titles, *several, renderer.view.settings.full_name}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, whole))})(?!\w)")
    return pattern, frozenset(w for name in own for w in words_of(name) if w[0].isupper())


def words_of(text: str) -> list[str]:
    return [w.replace("'", "’") for w in WORD.findall(text.replace("\u00ad", ""))]


def texts(language: str, group: str, renderer: Renderer) -> Iterator[tuple[str, int, str]]:
    """The texts of a group, each with its file and the line where it begins."""
    if group == "locales":
        file = f"locales/{'fr' if language == 'en' else language}.po"
        with (ROOT / file).open("rb") as po:
            messages = [message for message in read_po(po) if message.id]
        for message in messages:
            found = message.id if language == "en" else message.string
            for text in (found,) if isinstance(found, str) else found:
                yield file, message.lineno or 1, text
        return
    for page in renderer.view.pages:
        folder = page.path.split("/")[0]
        if page.prose and group == (folder if folder in GROUPS else ""):
            yield page.prose.file, 1, f"{page.prose.title}\n{page.prose.description}\n{renderer.prose(page)}"


def line_of(word: str, file: str, start: int, mark: str) -> int:
    """The line of a word in a file, from the first that begins with ``mark``; ``start`` where a call prints it."""
    lines = list(enumerate((ROOT / file).read_text(encoding="utf-8").splitlines(), 1))[start - 1 :]
    lines = list(dropwhile(lambda line: not line[1].startswith(mark), lines))
    return next((number for number, line in lines if word in words_of(line)), start)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_spelt_right(
    language: str, group: str, content: Content, real_renderers: dict[str, Renderer]
) -> None:
    name, known = names(real_renderers[language])
    places: dict[str, set[tuple[str, int]]] = {}
    for file, start, text in texts(language, group, real_renderers[language]):
        plain = name.sub(" ", " ".join(NO_WORDS.sub(" ", html.unescape(text)).split()))
        for word in words_of(FIRST_HALF.sub(r"\1 ", plain) if language == "nl" else plain):
            places.setdefault(word, set()).add((file, start))
    assert places, "no text was found"
    mark = "msgstr" if group == "locales" and language != "en" else ""
    wrong = spelt_wrong(language, set(places), known)
    found = sorted(f"{f}:{line_of(word, f, start, mark)}: {word}" for word in wrong for f, start in places[word])
    assert not found, "\n".join(["misspelt, or missing in " + words_file(language), *found])


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_is_sorted_and_needed(language: str) -> None:
    ours = listed(language)
    assert ours == sorted(set(ours), key=lambda word: (word.casefold(), word))
    lacking = hunspell(language, {word for entry in ours for word in entry.split()}, "/dev/null")
    assert [entry for entry in ours if not lacking & set(entry.split())] == [], "the dictionary has these"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_misspelt_word_is_found(language: str) -> None:
    """A missing dictionary would find no fault with anything."""
    assert hunspell(language, {MISSPELT[language]}) == {MISSPELT[language]}
