"""Answers of people as values of an entry: written into it, read from it, and what is wrong with them."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from campaign.kinds.kind import Kind
from campaign.kinds.questions import OF_TEXT, Question
from campaign.records import guesses
from campaign.records.base import marks_of
from campaign.records.consequences import without_consequences
from campaign.records.explain import field_problem
from campaign.records.marks import InFolder
from campaign.records.problems import Problem
from campaign.records.yaml_file import Document
from campaign.rules.pictures import document_fault, documents_in, picture_fault
from campaign.rules.references import file_of
from campaign.views.album import names_in
from campaign.views.content import Content
from campaign.views.looks import DOCUMENTS, PICTURES

Entry = dict[str, Any]
MANY = 30  # choices that a person reads


def values_at(entry: Entry, question: Question) -> list[str]:
    """What an entry of a file says in a field; of entries within it, it is the first that is meant."""
    field, _, inner = question.field.partition(".")
    value: Any = entry.get(field)
    if inner:
        first = value[0] if isinstance(value, list) and value else value
        value = first.get(inner) if isinstance(first, dict) else None
    return [str(item) for item in (value if isinstance(value, list) else [value]) if item]


def put(entry: Entry, question: Question, values: list[str]) -> None:
    """Write an answer into an entry; without a value, the field goes. Of entries within it, it is the first that is meant."""
    value: Any = (values if question.several else values[0]) if values else None
    field, _, inner = question.field.partition(".")
    owner = entry
    if inner:
        within = entry.get(field) or [{}]
        entry[field] = within = within if isinstance(within, list) else [within]
        owner, field = within[0], inner
    if value is not None:
        owner[field] = value
    else:
        owner.pop(field, None)
    if inner and not owner:
        outer = question.field.partition(".")[0]
        entry[outer] = entry[outer][1:]
        if not entry[outer]:
            del entry[outer]


def neighbour(content: Content, kind: Kind, entry: Entry) -> str:
    """The id of the last entry of the same country, behind which a new one stands; empty where there is none."""
    country = entry.get("country")
    found = [id for id, r in content.records[kind.name].items() if country and getattr(r, "country", None) == country]
    return found[-1] if found else ""


def wrong(
    content: Content, kind: Kind, question: Question, values: list[str], more: frozenset[str] = frozenset()
) -> Problem | None:
    """What is wrong with an answer by itself. ``more``: ids that will be there besides the choices."""
    unknown = next((v for v in values if question.closed and v not in dict(question.choices) and v not in more), None)
    if unknown is not None:
        return _unknown(kind, question, unknown)
    assert kind.model is not None
    if not values or (question.field in OF_TEXT and question.field not in kind.model.model_fields):
        return None
    if (field := kind.model.model_fields.get(question.field)) and (fault := _file_fault(content, field, values[0])):
        return Problem(kind.file, 1, 1, *fault)
    entry: Entry = {}
    put(entry, question, values)
    found = [
        p
        for field, code, p in faults(content, kind, entry, question.label)
        if field == question.field and code != "missing"
    ]
    return found[0] if found else None


def _file_fault(content: Content, field: Any, name: str) -> tuple[str, dict[str, str]] | None:
    """What is wrong with a file that an answer names; nothing for an answer that names none."""
    folder = next((mark.folder for mark in marks_of(field) if isinstance(mark, InFolder)), "")
    if folder == PICTURES:
        return picture_fault(content.root, names_in(content.root), name)
    return document_fault(documents_in(content.root), name) if folder == DOCUMENTS else None


def _unknown(kind: Kind, question: Question, value: str) -> Problem:
    """The problem of a value that is none of the choices; few of them are named, of many the one that is alike."""
    known = [choice for choice, _ in question.choices]
    near = guesses.near(value, known)
    said = {"value": value, "field": question.label, "suggestion": near or "", "choices": ", ".join(known)}
    if near or 0 < len(known) <= MANY:
        return Problem(kind.file, 1, 1, "value-choice-near" if near else "value-choice", said)
    return Problem(kind.file, 1, 1, "reference-unknown", said | {"target": file_of(question.names)})


def faults(content: Content, kind: Kind, entry: Entry, name: str) -> list[tuple[str, str, Problem]]:
    """What the model finds in an entry: the field (``sources.url``), the code of the model, and the problem."""
    assert kind.model is not None
    document = Document(kind.file, entry)
    try:
        kind.model.model_validate(entry)
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems = [
            field_problem(document, kind.model, (), name, detail, list(content.languages)) for detail in details
        ]
        kept = without_consequences(problems, kind.model)
        return [
            (_field(detail), detail["type"], problem)
            for detail, problem in zip(details, problems, strict=True)
            if problem in kept
        ]
    return []


def _field(detail: Any) -> str:
    """The field that a finding of the model is about: where it stands, or the one that a rule over several names."""
    steps = [step for step in detail["loc"] if isinstance(step, str)]
    return ".".join(steps) or str((detail.get("ctx") or {}).get("field", ""))
