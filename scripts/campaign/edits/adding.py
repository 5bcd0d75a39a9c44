"""A new entry, made from answers: what follows from them is filled in, and a text is written where the kind needs one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Any

from pydantic import ValidationError

from campaign.edits.asking import Asker
from campaign.edits.draft import Draft, RefusedError
from campaign.edits.naming import known_in
from campaign.kinds.kind import Kind
from campaign.kinds.questions import OF_TEXT, Question, questions
from campaign.records import edit_messages as say
from campaign.records import yaml_edit
from campaign.records.explain import field_problem
from campaign.records.problems import Problem
from campaign.records.yaml_file import Document
from campaign.records.yaml_write import scalar
from campaign.views.content import Content
from campaign.words.language import Language

Entry = dict[str, Any]


def asked(content: Content, kind: Kind, language: Language, asker: Asker) -> tuple[Entry, dict[str, str]]:
    """The entry that a person describes, and the words of its text. Raises ``RefusedError``."""
    entry: Entry = {}
    text: dict[str, str] = {}
    every = questions(content, kind, language)
    # The id follows from what is said, so it is asked last of the fields, and the words of a text before it.
    order = [q for q in every if q.field != "id"] + [q for q in every if q.field == "id"]
    for question in order:
        usual = _usual(content, kind, language, question, entry, text)
        answer = asker.ask(question, usual, partial(_wrong, content, kind, question))
        if question.field in OF_TEXT and kind.written:
            text[question.field] = answer
        else:
            put(entry, question, answer)
    left = asker.unused()
    if left:
        raise RefusedError(say.UNASKED, value=left[0], choices=", ".join(q.field for q in every))
    return entry, text


def put(entry: Entry, question: Question, answer: str) -> None:
    """Write an answer into an entry; one that is empty is left out. Of entries within it, it is the first that is meant."""
    values = question.parts(answer)
    if not values:
        return
    value: Any = values if question.several else values[0]
    field, _, inner = question.field.partition(".")
    if inner:
        entry.setdefault(field, [{}])[0][inner] = value
    else:
        entry[field] = value


def added(content: Content, kind: Kind, entry: Entry, text: Mapping[str, str]) -> Draft:
    """The files with a new entry, behind the last one of its country. Raises ``RefusedError``."""
    draft = Draft(content.root)
    if known_in(content, kind, entry["id"]):
        raise RefusedError(say.ID_TAKEN, value=entry["id"], file=kind.file)
    neighbours = [
        id
        for id, r in content.records[kind.name].items()
        if entry.get("country") and getattr(r, "country", None) == entry["country"]
    ]
    after = neighbours[-1] if neighbours else ""
    draft.change(kind.file, lambda before: yaml_edit.add(before, entry, kind.model, after))
    if kind.written:
        code = entry.get("written") or content.default
        draft.put(f"docs/{code}/{kind.folder}/{entry['id']}.md", _page(text, code if code != content.default else ""))
    return draft


def _page(text: Mapping[str, str], language: str) -> str:
    """A text with its head, which names its language where that is not the first one of the site."""
    head = [f"{field}: {scalar(text[field])}" for field in ("title", "description")]
    head += [f"language: {language}"] * bool(language)
    return "\n".join(["---", *head, "---", text["text"].strip(), ""])


def _usual(
    content: Content, kind: Kind, language: Language, question: Question, entry: Entry, text: Mapping[str, str]
) -> str:
    """The answer that is taken where a person gives none."""
    if question.field == "id":
        return kind.id_for({**text, **entry})
    if question.field == "checked":
        return dt.date.today().isoformat()
    foreign = language.code in content.languages and language.code != content.default
    return language.code if question.field == "written" and foreign else ""


def _wrong(content: Content, kind: Kind, question: Question, answer: str) -> Problem | None:
    """What is wrong with an answer by itself."""
    values = question.parts(answer)
    unknown = next((v for v in values if question.closed and v not in dict(question.choices)), None)
    if unknown is not None:
        choices = ", ".join(value for value, _ in question.choices)
        return Problem(kind.file, 1, 1, "value-choice", {"value": unknown, "field": question.label, "choices": choices})
    entry: Entry = {}
    put(entry, question, answer)
    field = question.field.partition(".")
    if not entry or kind.model is None or (question.field in OF_TEXT and kind.written):
        return None
    try:
        kind.model.model_validate(entry)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            place = [str(step) for step in detail["loc"]]
            if place[:1] == [field[0]] and (not field[2] or place[-1] == field[2]) and detail["type"] != "missing":
                document = Document(kind.file)
                return field_problem(document, kind.model, (), question.label, detail, list(content.languages))
    return None
