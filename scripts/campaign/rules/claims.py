"""Rules for what entries claim: that something was won or ratified, and for marks that stand there and say nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

from campaign.kinds import filed_kinds
from campaign.kinds.figure import WORLD, qualified_in
from campaign.kinds.pulse import is_past
from campaign.kinds.reading import SETTINGS, VOCABULARY
from campaign.kinds.step import Step
from campaign.records.base import Record, Where, context_of, entries_of, fields_of, marks_of, record_in
from campaign.records.marks import Needs
from campaign.records.problems import Problem
from campaign.records.settings import Settings
from campaign.records.vocabulary import Vocabulary
from campaign.views.content import Content

LATEST = "latest"  # the field for the last step of a story


def won(content: Content) -> Iterator[Problem]:
    """What was won is a step of a campaign; of another step nobody is told where it was won."""
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items():
            for where, entry in entries_of(record):
                if not isinstance(entry, Step):
                    continue
                last = where[-1] == LATEST
                for name in ("won", "countries"):
                    if getattr(entry, name) and (last or not entry.won):
                        place = content.records.place(kind.name, id, *where, name)
                        yield Problem(*place, "step-idle", {"field": name}, "note")


def won_within(content: Content) -> Iterator[Problem]:
    """A story was won in one of its years."""
    for id, story in content.records["case_studies"].items():
        if story.won_in and not (
            story.years and story.years[:4] <= story.won_in[:4] <= story.won_in[-4:] <= story.years[-4:]
        ):
            place = content.records.place("case_studies", id, "won_in")
            yield Problem(*place, "won-outside", {"value": story.won_in, "other": story.years or "…"}, "note")


def figure_there(content: Content) -> Iterator[Problem]:
    """The figure of a network is about a place of its own, about one around it, or about none that has a code."""
    for id, network in content.records["networks"].items():
        figure = content.records["figures"].get(network.figure or "")
        if figure and not figure.geography_text and figure.geography not in _around_of(content, network):
            place = content.records.place("networks", id, "figure")
            yield Problem(*place, "figure-elsewhere", {"value": figure.id, "other": figure.geography}, "note")


def _around_of(content: Content, network: Any) -> set[str | None]:
    """The places to which a network belongs: itself, the networks below and above it, its countries, its continent, the world."""
    codes = {*network.countries, network.country} - {None}
    below = {one.id for one in content.membership.networks_under(network)}
    continents = {network.continent, *map(content.membership.continent_of, codes)}
    return {WORLD, network.id, network.parent, *below, *codes, *continents}


def ratified(content: Content) -> Iterator[Problem]:
    """A country has ratified a standard once, and readers there see it in their passport."""
    for id, standard in content.records["standards"].items():
        seen: set[str] = set()
        for n, one in enumerate(standard.ratified):
            place = content.records.place("standards", id, "ratified", n, "country")
            if one.country in seen:
                yield Problem(*place, "reference-twice", {"value": one.country, "field": "ratified"})
            elif one.country not in content.membership.countries:
                yield Problem(*place, "ratified-elsewhere", {"value": one.country}, "note")
            seen.add(one.country)
        yield from _before_its_text(content, standard)
        years = {one.country: one.year[:4] for one in standard.ratified}
        for n, other in enumerate(standard.missing):
            for m, country in enumerate(other.countries):
                place = content.records.place("standards", id, "missing", n, "countries", m)
                if years.get(country, "9999") <= other.year[:4]:  # who has done so since may still be on an older list
                    yield Problem(*place, "ratified-and-missing", {"value": country, "other": years[country]})
                elif country not in content.membership.countries:
                    yield Problem(*place, "ratified-elsewhere", {"value": country}, "note")


def _before_its_text(content: Content, standard: Any) -> Iterator[Problem]:
    """Nobody ratifies a text before it is there: where the documents have it under the id of the standard, its year is known."""
    text = content.records["resources"].get(standard.id)
    if text is None or not text.year:
        return
    file, line, _ = content.records.place("resources", standard.id, "year")
    for name in ("ratified", "missing"):
        for n, one in enumerate(getattr(standard, name)):
            if one.year[:4] < text.year[:4]:
                place = content.records.place("standards", standard.id, name, n, "year")
                params = {"value": one.year, "entry": text.title, "other": text.year, "target": file, "line": str(line)}
                yield Problem(*place, "ratified-early", params)


def doubled(content: Content) -> Iterator[Problem]:
    """A number comes into its sentence with its “about” and its unit: in no language does the sentence say them again."""
    for id, figure in content.records["figures"].items():
        for code, language in content.languages.items() if figure.says else ():
            if not language.knows(figure.says):
                continue
            before, _, after = (
                " ".join(part.split()).casefold() for part in language.plain(figure.says).partition("{value}")
            )
            first, last = (" ".join(part.split()) for part in _around(qualified_in(language, figure)))
            if first and before.endswith(first.casefold()):
                again = first
            elif last and after.startswith(last.casefold()):
                again = last
            else:
                continue
            place = content.records.place("figures", id, "says")
            if code != language.written_in(figure.says):
                place = f"locales/{code}.po", language.catalogues[0].line_of(figure.says, context_of(figure.says)), 1
            yield Problem(*place, "blank-doubled", {"value": again, "suggestion": "{value}"})


def _around(number: str) -> tuple[str, str]:
    """What stands before and behind the digits of a number."""
    first, *others = re.split(r"\d", number)
    return first, others[-1] if others else ""


def asked_for(content: Content) -> Iterator[Problem]:
    """What the letter of a situation asks to ratify is a convention that speaks for whoever is in it."""
    standards = content.records["standards"]
    for id, situation in content.records["situations"].items():
        named = situation.letter.standard if situation.letter else None
        known = [
            c.standard for c in situation.standards if c.standard in standards and _ratifiable(standards[c.standard])
        ]
        lost = any(
            c.standard not in standards for c in situation.standards
        )  # told by ``references``: it may be that one
        if named in standards and named not in known and not lost:
            place = content.records.place("situations", id, "letter", "standard")
            yield Problem(*place, "letter-no-convention", {"value": str(named), "choices": ", ".join(known) or "–"})


def _ratifiable(standard: Any) -> bool:
    """Whether an entry is of a convention: it says so, or has a list that only one has, of which ``idle`` speaks."""
    return bool(standard.convention or standard.ratified or standard.missing)


def deadlines(content: Content) -> Iterator[Problem]:
    """A day by which somebody has to act lies ahead: when it has passed, no page shows it any more."""
    today = dt.date.today().isoformat()
    for id, campaign in content.records["campaigns"].items():
        if campaign.deadline and campaign.until is None and is_past(campaign.deadline.when, today):
            place = content.records.place("campaigns", id, "deadline", "when")
            yield Problem(*place, "deadline-past", {"value": campaign.deadline.when}, "note")


def idle(content: Content) -> Iterator[Problem]:
    """What is shown only beside another field of its entry has that beside it."""
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items():
            for where, entry in entries_of(record):
                told: set[tuple[str, ...]] = set()
                for name, needed in _needs(type(entry)):
                    if getattr(entry, name) and needed not in told and not any(getattr(entry, o) for o in needed):
                        told.add(needed)
                        place = content.records.place(kind.name, id, *where, name)
                        params = {"field": name, "choices": " / ".join(f"{other}:" for other in needed)}
                        yield Problem(*place, "field-idle", params)


@cache
def _needs(model: type[Record]) -> list[tuple[str, tuple[str, ...]]]:
    """The fields of a model that are shown only beside others, each with these."""
    marks = [(name, mark) for name, info in model.model_fields.items() for mark in marks_of(info)]
    return [(name, mark.fields) for name, mark in marks if isinstance(mark, Needs)]


def editions(content: Content) -> Iterator[Problem]:
    """A document has one title in each language: its own, and one of each edition."""
    for id, document in content.records["resources"].items():
        own, seen = document.language or content.default, set[str]()
        for n, edition in enumerate(document.editions):
            place = content.records.place("resources", id, "editions", n, "language")
            if edition.language == own:
                yield Problem(*place, "edition-own", {"value": own, "entry": id})
            elif edition.language in seen:
                yield Problem(*place, "reference-twice", {"value": edition.language, "field": "editions"})
            seen.add(edition.language)


def empty(content: Content) -> Iterator[Problem]:
    """A field that may be left out is left out: where it is empty, its writer believes to have said something."""
    models = [(kind.name, kind.file, kind.model) for kind in filed_kinds()]
    for name, file, model in (*models, ("settings", SETTINGS, Settings), ("vocabulary", VOCABULARY, Vocabulary)):
        document = content.records.documents.get(name)
        if document is None or model is None:
            continue
        entries = enumerate(document.data) if isinstance(document.data, list) else [((), document.data)]
        for at, entry in entries:
            for where, choices in _empty(entry, model, (at,) if isinstance(at, int) else ()):
                code = "flag-empty" if choices else "value-empty"
                params = {"field": str(where[-1]), "choices": ", ".join(choices)}
                yield Problem(file, *document.place(where), code, params, "note")


def _empty(entry: Any, model: type[Record], where: Where) -> Iterator[tuple[Where, tuple[str, ...]]]:
    """The empty fields of an entry, and of those inside it: their places, and the words that they take if these are few."""
    if isinstance(entry, list):
        for n, item in enumerate(entry):
            yield from _empty(item, model, (*where, n))
    if not isinstance(entry, dict):
        return
    for name, value in entry.items():
        inner, choices = _fields(model).get(name, (None, None))
        if inner and value:
            yield from _empty(value, inner, (*where, name))
        elif value == "" and choices is not None:
            yield (*where, name), choices


@cache
def _fields(model: type[Record]) -> dict[str, tuple[type[Record] | None, tuple[str, ...] | None]]:
    """The fields of a model: the entries that each holds, and the few words that it takes; none of one that is needed."""
    return {
        name: (record_in(info.annotation), None if info.is_required() else _choices(info.annotation))
        for name, info in fields_of(model).items()
    }


def _choices(annotation: Any) -> tuple[str, ...]:
    """The words that a field takes, if these are a few; ``yes`` for one that is there or not."""
    if record_in(annotation):
        return ()
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next(filter(None, map(_choices, get_args(annotation))), ())


RULES = (won, won_within, figure_there, ratified, doubled, asked_for, deadlines, idle, editions, empty)
