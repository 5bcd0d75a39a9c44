"""Rules for ids: each names something that exists."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial

from campaign.kinds import filed_kinds, kind_named, kinds
from campaign.kinds.reading import SETTINGS, VOCABULARY
from campaign.records import guesses
from campaign.records.base import Record, Where, references_of
from campaign.records.fields import COUNTRIES, by_language
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.records.vocabulary import LISTS
from campaign.records.yaml_file import Document
from campaign.rules.meaning import meant
from campaign.views.content import Content
from campaign.views.imaging import FORMATS
from campaign.views.membership import COUNTS

FILES = tuple(f".{ending}" for ending in FORMATS)  # of pictures


def known_words(content: Content) -> dict[str, Collection[str]]:
    """The words that may stand for something, by collection: ids of records, words of the vocabulary, places, counts."""
    known: dict[str, Collection[str]] = {kind.name: set(kind.entries(content.records)) for kind in kinds()}
    known |= {name: content.vocabulary.ids(name) for name in LISTS}  # in their order: a sentence names them all
    known["countries"] = set(content.membership.countries)
    known["geography"] = {"world", *known["continents"], *known["networks"], *map(str, COUNTRIES)}
    known["counts"] = COUNTS
    return known


def references(content: Content) -> Iterator[Problem]:
    """Every id that a record, the settings or the vocabulary names must exist."""
    known = known_words(content)
    for record, at in everything(content):
        seen: set[tuple[Where, str]] = set()
        for where, wanted, target in references_of(record):
            listed = isinstance(where[-1], int)
            name = str(where[-2] if listed else where[-1])
            if wanted not in known[target] and (where[:-1], wanted) not in seen:
                yield unknown(content, at(*where), wanted, name, known[target], target, not listed)
            if listed:
                seen.add((where[:-1], wanted))


def once(content: Content) -> Iterator[Problem]:
    """What a list names, be it ids, countries, languages or words, it names once: pages would say it twice."""
    for record, at in everything(content):
        seen: set[tuple[Where, str]] = set()
        for where, _, value in record.all_values:
            if not isinstance(value, str) or not isinstance(where[-1], int):
                continue
            if (where[:-1], value) in seen:
                yield Problem(*at(*where), "reference-twice", {"value": value, "field": str(where[-2])})
            seen.add((where[:-1], value))


def everything(content: Content) -> Iterator[tuple[Record, Callable[..., Place]]]:
    """Every record, the settings and the vocabulary, each with what says where a value of it stands."""
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items():
            yield record, partial(content.records.place, kind.name, id)
    for name, single in (("settings", content.settings), ("vocabulary", content.vocabulary)):
        yield single, partial(_standing, content.records.documents[name])


def _standing(document: Document, *where: str | int) -> Place:
    return document.file, *document.place(where)


def unknown(
    content: Content,
    place: Place,
    value: str,
    name: str,
    known: Collection[str],
    collection: str,
    single: bool = True,
) -> Problem:
    """The problem of a word in ``name`` that is none of the ``known`` ones of a collection. ``single``: it takes only one."""
    params = {"value": value, "field": name, "collection": collection}
    if collection == "countries" and value in COUNTRIES:
        return Problem(*place, "country-without-members", params | {"target": file_of(collection)})
    prefix = value[:3] if collection == "members" and re.match("[a-z]{2}-", value) else ""
    last = value.strip("/").rpartition("/")[2]  # of the address of its page
    suggestion = last if last != value and last in known else None
    suggestion = suggestion or meant(content, collection, value, known) or guesses.near(value, known, prefix)
    named = [meant(content, collection, part, known) or "" for part in guesses.parted(value, content.languages)]
    parts = guesses.several(value, known) or (named if not suggestion and len(named) > 1 and all(named) else [])
    if parts and single:
        return Problem(*place, "field-takes-one", params)
    if parts:
        return Problem(*place, "value-list", params | {"suggestion": f"{name}: [{', '.join(parts)}]"})
    if collection in ("counts", *LISTS) and known:  # words of a short list: name them all
        if suggestion:
            return Problem(*place, "value-choice-near", params | {"suggestion": suggestion})
        return Problem(*place, "value-choice", params | {"choices": ", ".join(known)})
    params["target"] = file_of(collection)
    if suggestion:
        return Problem(*place, "reference-near", params | {"suggestion": suggestion})
    if collection == "pictures" and value.lower().endswith(FILES):
        return Problem(*place, "picture-by-file", params | {"suggestion": f"file: {guesses.last_part(value)}"})
    if collection == "geography":
        continents = ", ".join(content.vocabulary.ids("continents"))
        return Problem(*place, "reference-place", params | {"choices": continents})
    return Problem(*place, "reference-unknown", params)


def file_of(collection: str) -> str:
    """The file in which a new word of a collection would be written."""
    if collection in ("countries", "geography"):
        collection = {"countries": "members", "geography": "networks"}[collection]
    if collection in LISTS:
        return VOCABULARY
    return kind_named(collection).file or SETTINGS


def languages(content: Content) -> Iterator[Problem]:
    """What is said by language is said in one of the site."""
    codes = list(content.languages)
    for kind in filed_kinds():
        names = _by_language(kind.model)
        for id, record in content.records[kind.name].items() if names else ():
            for name, code in ((field, code) for field in names for code in getattr(record, field)):
                if code not in codes:
                    yield _foreign(content.records.place(kind.name, id, name, code), code, codes)
    document = content.records.documents["vocabulary"]
    for name in _by_language(type(content.vocabulary)):
        for code in getattr(content.vocabulary, name):
            if code not in codes:
                yield _foreign((document.file, *document.place((name, code))), code, codes)


def _by_language(model: type[Record] | None) -> list[str]:
    return [name for name, info in model.model_fields.items() if by_language(info.annotation)] if model else []


def _foreign(place: Place, code: str, codes: list[str]) -> Problem:
    near = guesses.near(code, codes)
    if near:
        return Problem(*place, "field-misspelt", {"field": code, "suggestion": near})
    return Problem(*place, "field-unknown", {"field": code, "choices": ", ".join(codes)})


RULES = (references, once, languages)
