"""Read a network: its vocabulary, settings, records, texts and catalogues. Nothing is raised for what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from campaign.kinds import filed_kinds
from campaign.kinds.kind import Kind
from campaign.records.base import Record, fields_of, names_in, place_words
from campaign.records.columns import explained
from campaign.records.consequences import without_consequences
from campaign.records.explain import NAMELESS, field_problem
from campaign.records.fields import listed
from campaign.records.hand import Drawn
from campaign.records.keyed import keyed
from campaign.records.problems import Problem
from campaign.records.settings import Settings
from campaign.records.store import Store
from campaign.records.swallowed import with_swallowed
from campaign.records.vocabulary import Sentence, SiteLanguage, Vocabulary
from campaign.records.yaml_file import Document, Path_, load_yaml, parse_yaml, read_text
from campaign.views.content import Content
from campaign.views.looks import GENERATOR, IDENTITY
from campaign.words.catalogue import read_catalogue
from campaign.words.language import INTERFACE, Language
from campaign.words.markdown import Prose, load_prose
from campaign.words.salvage import legible_catalogue

PUBLISHED = "data/published.txt"  # every address that was ever published, one a line; written by scripts/publish.py
SETTINGS, VOCABULARY, SENTENCES = "data/site.yml", "data/vocabulary.yml", "overrides/sentences.yml"
FORMS = "overrides/forms.yml"
HAND = f"{IDENTITY}/hand.yml"  # which a network may have


def read_content(root: Path) -> Content:
    """Everything below ``root``, with the problems that reading it found; ``rules`` looks for the others."""
    store = read_records(root)
    languages, problems = read_languages(root, store.vocabulary)
    prose, unread = load_prose(root, list(languages))
    store.unread |= {(problem.file, "") for problem in unread}
    prose = {
        path: {code: _spaced(text, languages[code]) for code, text in texts.items()} for path, texts in prose.items()
    }
    return Content(root, store, prose, languages, [*store.problems, *problems, *unread])


def _spaced(prose: Prose, language: Language) -> Prose:
    """A text with the spaces of its language beside signs."""
    before = (prose.title, prose.description, prose.short, prose.body)
    title, description, short, body = after = tuple(map(language.spaced, before))
    if after == before:  # what Markdown made of the text is then known
        return prose
    return replace(prose, title=title, description=description, short=short, body=body)


def read_languages(root: Path, vocabulary: Vocabulary | None) -> tuple[dict[str, Language], list[Problem]]:
    """The languages of a site, the default one first, and what is wrong with their catalogues."""
    if vocabulary is None:
        return {INTERFACE: spoken(INTERFACE)}, []
    default, own, general = vocabulary.codes[0], _sentences(vocabulary.sentences), general_sentences()
    names = {country.id: country.name for country in vocabulary.countries}
    languages, problems = {}, list[Problem]()
    for entry in vocabulary.languages:
        file = f"locales/{entry.code}.po"
        catalogue, wrong = read_catalogue(root, entry.code)
        # A language that nobody else speaks either, and that is said to be complete, would be one in name only.
        level = "problem" if root.resolve() == GENERATOR and entry.state == "complete" else "note"
        if not (root / file).exists() and _to_translate(root, entry.code, default):
            wrong = [Problem(file, 1, 1, "catalogue-missing", {"language": entry.code}, level)]
        wrong = [replace(one, level=level) if one.code == "catalogue-empty" else one for one in wrong]
        catalogues = [catalogue]
        if root.resolve() != GENERATOR:
            catalogues.append(read_catalogue(GENERATOR, entry.code)[0])
        languages[entry.code] = Language(entry, catalogues, default, general, own, names, vocabulary.languages)
        problems += wrong
    return languages, problems


def _to_translate(root: Path, code: str, default: str) -> bool:
    """Whether a language needs a catalogue: for the words of the data, or for those of templates."""
    own = root.resolve() != GENERATOR
    return code != default or (code != INTERFACE and not (own and (GENERATOR / f"locales/{code}.po").exists()))


def spoken(code: str) -> Language:
    """A language in which the generator speaks to those who work with it: its own catalogue, no network's.

    Also where that catalogue is broken just now: its commonest fault is told in the language of whoever made it.
    """
    entry = SiteLanguage.model_validate({"code": code, "locale": code})
    return Language(entry, [legible_catalogue(GENERATOR, code)], sentences=general_sentences())


def spoken_codes() -> list[str]:
    """The languages in which the generator speaks."""
    return sorted({INTERFACE, *(file.stem for file in (GENERATOR / "locales").glob("*.po"))})


def general_sentences() -> dict[str, Sentence]:
    """The sentences of overrides/sentences.yml, which a network may replace in its vocabulary."""
    return _sentences(_read_sentences(read_text(GENERATOR, SENTENCES)[0]))


@lru_cache(maxsize=4)  # each language asks for them, and each check
def _read_sentences(text: str) -> list[Sentence]:
    entries: Any = parse_yaml(text, Document(SENTENCES)).data
    return [Sentence.model_validate(entry) for entry in entries]


def _sentences(sentences: list[Sentence]) -> dict[str, Sentence]:
    return {sentence.id: sentence for sentence in sentences}


def read_records(root: Path) -> Store:
    """Every data file below ``root``."""
    store = Store(root)
    store.vocabulary = _single(store, VOCABULARY, "vocabulary", Vocabulary)
    store.settings = _single(store, SETTINGS, "settings", Settings)
    if (root / HAND).is_file():
        store.hand = _single(store, HAND, "hand", Drawn)
    for kind in filed_kinds():
        _read_kind(store, kind)
        if kind.dated:
            store.dated[kind.name] = kind.dated
    return store


def _single(store: Store, file: str, name: str, cls: type[Any]) -> Any:
    document = load_yaml(store.root, file)
    store.documents[name] = document
    if document.data is None and not document.problems:
        document.problems.append(Problem(file, 1, 1, "file-blank"))
    found = list(document.problems)
    languages = store.vocabulary.codes if store.vocabulary else ()
    record = None if document.problems else _record(document, cls, (), found, languages)
    found = with_swallowed(document, cls, found)
    store.problems += explained(document, found, lambda moved: _wrong(moved, cls, languages, dict), names_in(cls))
    if record is not None:
        place_words(record, name)
    return record


def _wrong(document: Document, cls: type[Record], languages: Sequence[str], form: type) -> list[Problem]:
    """What is wrong with the entries of a document, or with the one that it is."""
    found = list(document.problems)
    if not isinstance(document.data, form):
        return [*found, document.problem("yaml-not-a-list", ())]
    paths = [(n,) for n in range(len(document.data))] if isinstance(document.data, list) else [()]
    for path in paths:
        _record(document, cls, path, found, languages)
    return found


def _read_kind(store: Store, kind: Kind) -> None:
    records = store.collections.setdefault(kind.name, {})
    missing = not (store.root / kind.file).exists() and not kind.needed
    document = Document(kind.file) if missing else load_yaml(store.root, kind.file)
    store.documents[kind.name] = document
    found = list(document.problems)
    if not isinstance(document.data, list) and document.problems:
        store.unread.add((kind.file, ""))
    for position, record in _records(document, kind, store, found):
        if record.id in records:
            other = store.place(kind.name, record.id)[1]
            named = next(name for name, info in fields_of(type(record)).items() if name == "id" or info.alias == name)
            code = "id-duplicate" if named == "id" else "entry-twice"  # of what has no id, such as an old address
            value = document.data[position][named] if code == "entry-twice" else record.id  # type: ignore[index]
            found.append(document.problem(code, (position, named), value=value, other=other))
            continue
        store.positions[kind.name, record.id] = position
        place_words(record, f"{kind.name}/{record.id}", getattr(record, "written", None) or "")
        records[record.id] = record
    assert kind.model is not None
    model, languages = kind.model, store.vocabulary.codes if store.vocabulary else ()
    found = with_swallowed(document, model, found)
    store.problems += explained(document, found, lambda moved: _wrong(moved, model, languages, list), names_in(model))


def _records(document: Document, kind: Kind, store: Store, problems: list[Problem]) -> Iterator[tuple[int, Any]]:
    if document.data is None:
        if not document.problems and (store.root / document.file).exists():
            problems.append(Problem(document.file, 1, 1, "file-empty"))
            store.unread.add((document.file, ""))
        return
    if not isinstance(document.data, list):
        problems.append(document.problem("yaml-not-a-list", ()))
        store.unread.add((document.file, ""))
        return
    assert kind.model is not None
    languages = store.vocabulary.codes if store.vocabulary else ()
    for position, data in enumerate(document.data):
        record = _record(document, kind.model, (position,), problems, languages)
        if record is not None:
            yield position, record
        else:  # where nobody can tell which entry it was, it may have been any
            entry = data if isinstance(data, dict) else {}
            words = [word for name in ("id", "country", "countries") for word in _listed(entry.get(name)) if word]
            store.unread |= {(document.file, str(word)) for word in words if entry.get("id")} or {(document.file, "")}


def _fits(data: dict[str, Any], kind: Kind) -> bool:
    """Whether an entry is one of another kind: it has what that needs, and nothing else."""
    assert kind.model is not None
    try:
        return bool(kind.model.model_validate(data))
    except ValidationError:
        return False


def _listed(value: object) -> list[object]:
    found = listed(value or [])
    return found if isinstance(found, list) else []


def _record(
    document: Document, cls: type[Record], path: Path_, problems: list[Problem], languages: Sequence[str] = ()
) -> Any:
    data: Any = document.data
    for step in path:
        data = data[step]
    if not isinstance(data, dict):
        problems.append(document.problem("yaml-not-an-entry", path))
        return None
    try:
        return cls.model_validate(data)
    except ValidationError as error:
        entry = next((v for v in map(data.get, ("id", "name", "title")) if v and isinstance(v, str)), NAMELESS)
        home = next((kind.file for kind in filed_kinds() if cls is not kind.model and _fits(data, kind)), "")
        if home:
            problems.append(document.problem("entry-elsewhere", path, value=entry, target=home))
            return None
        errors = error.errors(include_url=False)
        told = keyed(document, cls, path, errors)
        rest = [d for d in errors if not any(d["loc"][: len(where)] == where for where in told)]
        found = [field_problem(document, cls, path, entry, detail, languages) for detail in rest]
        problems += [*told.values(), *without_consequences(found, cls)]
        return None
