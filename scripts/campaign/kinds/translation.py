"""How far the languages of a site are: which texts and words are translated, up to date and read, and what comes next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from campaign.kinds.kind import DataFile, Dataset, Kind
from campaign.kinds.wording import Wording, words_of_data
from campaign.records.store import Store
from campaign.views.content import Content
from campaign.views.standing import Standing
from campaign.views.view import View
from campaign.words.catalogue import UNSEEN
from campaign.words.language import INTERFACE

TEMPLATE = re.compile(r"overrides/pages/([\w-]+)\.html")
URGENT = ("grave", "missing", "stale", "words")  # what readers see is not right; after it, what nobody has looked at
WAITING = ("unstamped", "changed", "unread")  # it is right for readers, and waits for one who compares it
NEXT, SHOWN = 10, 60  # how many things a page names


@dataclass(frozen=True)
class Task:
    """One thing to do in a language. ``what``: grave, missing, stale, words (of ``URGENT``), unstamped, changed (since a second person read it) or unread.

    ``path`` is a page where it shows, ``file`` where it is done. ``words``, in ``words_language``, and their ``context`` are
    those of a catalogue.
    ``line`` is that of the entry; 0, where there is none yet. ``before`` is what the words said when they were translated:
    they have changed since. ``compared`` is the day on which a text was last compared with its ``source``.
    """

    language: str
    what: str
    path: str
    file: str
    source: str = ""
    compared: str = ""
    words: str = ""
    words_language: str = ""
    context: str = ""
    line: int = 0
    before: str = ""

    @property
    def urgent(self) -> bool:
        """Whether readers see that something is missing or out of date."""
        return self.what in URGENT


@dataclass(frozen=True)
class Waiting:
    """A language in which pages wait for a second reader: ``tasks``, one for each of the most visible; ``many``: how many texts do."""

    language: str
    tasks: tuple[Task, ...]
    many: int


@dataclass(frozen=True)
class Progress:
    """One language: its texts that are translations, and its words in the catalogues. ``tasks``: the most visible first.

    ``machine``, ``human`` and ``reviewed`` are the texts that are up to date, by who has looked at them last: nobody, the
    translator (also of a text that was changed since it was read), a second person.
    """

    language: str
    texts: int
    current: int
    stale: int
    missing: int
    unstamped: int
    machine: int
    human: int
    reviewed: int
    words: int
    said: int
    tasks: tuple[Task, ...]

    @property
    def translated(self) -> bool:
        """Whether anything is to be translated into this language at all."""
        return bool(self.texts or self.words)


class TranslationCalls:
    """What templates ask about the languages of the site: ``translations.languages``."""

    _known: ClassVar[WeakKeyDictionary[Content, list[Progress]]] = WeakKeyDictionary()  # the same in every language

    def __init__(self, view: View) -> None:
        self._view = view

    @property
    def languages(self) -> list[Progress]:
        """Each language into which something is translated."""
        content = self._view.content
        if content not in self._known:
            self._known[content] = [one for one in map(self._progress, content.languages) if one.translated]
        return self._known[content]

    def _progress(self, code: str) -> Progress:
        texts = [one for one in self._standings if one.language == code]
        words = list(self._words(code))
        tasks = [*filter(None, map(_task, texts)), *(task for task in words if task)]
        return Progress(
            code,
            len(texts),
            sum(one.current for one in texts),
            sum(one.stale for one in texts),
            sum(one.missing for one in texts),
            sum(one.unstamped for one in texts),
            sum(one.current and one.state == "machine" for one in texts),
            sum(one.current and not one.reviewed and one.state in ("human", "reviewed") for one in texts),
            sum(one.reviewed for one in texts),
            len(words),
            words.count(None),
            tuple(sorted(tasks, key=self._weight)),
        )

    def next(self, most: int = NEXT) -> list[Task]:
        """The most visible things to do in the language of the page; in all, where nothing is translated into this one."""
        return self._open[:most]

    @cached_property
    def _open(self) -> list[Task]:
        return sorted((task for one in self._own for task in one.tasks), key=self._weight)

    @property
    def _own(self) -> list[Progress]:
        """The language of the page; all, where nothing is translated into this one."""
        return [one for one in self.languages if one.language == self._view.code] or self.languages

    def jobs(self, most: int = NEXT) -> list[tuple[str, list[list[Task]]]]:
        """What readers see that is not right, by what is to be done, each with its tasks: what several languages miss on one page
        stands together.
        """
        found: dict[tuple[str, str, str], list[Task]] = {}
        for task in self._open:
            if task.urgent:
                found.setdefault((task.what, task.path, task.words), []).append(task)
        by_what: dict[str, list[list[Task]]] = {}
        for (what, _, _), tasks in list(found.items())[:most]:
            by_what.setdefault(what, []).append(tasks)
        return list(by_what.items())

    def waiting(self, most: int = NEXT) -> list[Waiting]:
        """The languages in which pages wait for a second reader: whoever reads knows one of them."""
        found = []
        for one in self._own:
            waiting = [task for task in one.tasks if task.what in WAITING]
            pages = {task.path: task for task in reversed(waiting)}
            first = sorted(pages.values(), key=self._weight)[:most]
            found += [Waiting(one.language, tuple(first), len(waiting))] * bool(first)
        return found

    @property
    def guide(self) -> str:
        """Where translators learn how to begin, on the forge; empty where the network has no such page or no forge."""
        content = self._view.content
        for code in (self._view.code, content.default, INTERFACE):
            file = f"handbook/{code}/translators.md"
            if (content.root / file).is_file():
                editor = content.settings.editor
                return editor.page_of(file, 1) if editor else ""
        return ""

    def stale(self, most: int = SHOWN) -> list[Task]:
        """What is out of date, of the same languages: texts, worst first, then words."""
        return sorted((t for t in self._open if t.what in ("grave", "stale") or t.before), key=lambda t: t.what)[:most]

    @cached_property
    def _standings(self) -> list[Standing]:
        return self._view.content.standings(*(page.path for page in self._view.pages if page.prose))

    @cached_property
    def _links(self) -> Counter[str]:
        """How many links of texts lead to each page."""
        pages = self._view.in_language(self._view.content.default).pages
        return Counter(link.value.strip("/") for page in pages if page.prose for link in page.prose.links())

    def _weight(self, task: Task) -> tuple[Any, ...]:
        """The home page first, then pages near it, those to which more texts lead; on a page, the worst."""
        what = URGENT.index(task.what) if task.urgent else len(URGENT)
        depth = task.path.count("/") + bool(task.path)
        return not task.urgent, depth, -self._links[task.path], task.path, what, task.language, task.file

    def _words(self, code: str) -> Iterator[Task | None]:
        """For each of the words that pages show, nothing if the language says it, or else what is to be done."""
        language = self._view.content.languages[code]
        file, seen = f"locales/{code}.po", set[tuple[str, str]]()
        lines = {key: line for c in language.catalogues[:1] for key, (line, _) in c.origins.items()}
        before = {key: said for c in language.catalogues[:1] for key, said in c.before.items()}
        for words in self._words_of_data:
            key, written = (words.context, str(words.message)), language.written_in(words.text)
            if key not in seen and written != code:
                seen.add(key)
                missing = Task(
                    code, "words", self._page_of(words), file, words=words.text, words_language=written,
                    context=words.context, line=lines.get(key) or lines.get(("", key[1]), 0), before=before.get(key) or before.get(("", key[1]), ""),
                )  # fmt: skip
                yield None if language.knows(words.message) else missing
        messages = {message for _, message in seen}
        for message, files in language.words_of_templates().items():
            if message not in messages and not all(map(UNSEEN.match, files)):
                where = self._template_page(files)
                missing = Task(
                    code, "words", where, file, words=message, words_language=INTERFACE,
                    line=lines.get(("", message), 0), before=before.get(("", message), ""),
                )  # fmt: skip
                yield None if language.has(message) else missing

    @cached_property
    def _words_of_data(self) -> list[Wording]:
        return list(words_of_data(self._view.records))

    def _page_of(self, words: Wording) -> str:
        """The page that shows words of the data; else the home page."""
        path = words.page.partition("#")[0]
        return path if self._view.has_page(path) else ""

    def _template_page(self, files: Iterable[str]) -> str:
        """A page that one of these templates makes; else the home page."""
        names = [found[1] for found in map(TEMPLATE.match, files) if found]
        return next((self._pages_by_template[name] for name in names if name in self._pages_by_template), "")

    @cached_property
    def _pages_by_template(self) -> dict[str, str]:
        return {page.kind: page.path for page in reversed(self._view.pages)}


def _task(one: Standing) -> Task | None:
    """What is to be done for a text, if anything is."""
    states = {"missing": one.missing, "grave": one.grave, "stale": one.stale, "unstamped": one.unstamped}
    states["changed"] = one.changed
    what = next((name for name, there in states.items() if there), "" if one.reviewed else "unread")
    if not what:
        return None
    return Task(one.language, what, one.path, one.file, one.source.file, one.stamp.day if one.stamp else "")


class Translations(Kind):
    """The state of the translations: one page, if there is a text for it, in a site of several languages."""

    name, order = "translations", 200
    listed, optional = "translations", True

    def used(self, records: Store) -> bool:
        return records.vocabulary is not None and len(records.vocabulary.codes) > 1

    def calls(self, view: View) -> TranslationCalls:
        return TranslationCalls(view)

    def open_data(self, view: View) -> Iterable[DataFile]:
        if view.has_page(self.listed):
            yield DataFile(f"{self.name}.json", [_row(one) for one in TranslationCalls(view).languages])

    def datasets(self, view: View, path: str) -> Iterable[Dataset]:
        if path == self.listed and view.has_page(path):
            words, name = view.language.sentence, view.settings.name
            said = words("translations: open data", name=name), words("translations: what is in it")
            yield Dataset(*said, (f"{self.name}.json",))


def _row(one: Progress) -> dict[str, Any]:
    texts = {"all": one.texts, "current": one.current, "stale": one.stale, "missing": one.missing}
    texts |= {"unstamped": one.unstamped, "machine": one.machine, "human": one.human, "reviewed": one.reviewed}
    return {
        "id": one.language,
        "texts": texts,
        "words": {"all": one.words, "translated": one.said},
        "tasks": [
            {name: value for name, value in vars(task).items() if (value or name == "path") and name != "language"}
            for task in one.tasks
        ],
    }


KIND = Translations()
