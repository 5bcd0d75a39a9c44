"""A new entry, made from answers: what follows from them is filled in, and a text is written where the kind needs one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from campaign.edits.answers import Entry, neighbour, put, wrong
from campaign.edits.asking import Asker
from campaign.edits.draft import Draft, RefusedError
from campaign.edits.naming import known_in
from campaign.kinds.kind import Kind
from campaign.kinds.questions import OF_TEXT, Question, questions
from campaign.records import edit_messages as say
from campaign.records import yaml_edit
from campaign.records.yaml_write import scalar
from campaign.views.content import Content
from campaign.views.titles import guessed
from campaign.words.language import Language

OF_ELSEWHERE = ("url", "size")  # fields of a document that is not our own: of that, the file itself says it
LANGUAGE = "language"  # the field that says in which language a name or title is


def asked(content: Content, kind: Kind, language: Language, asker: Asker) -> tuple[Entry, dict[str, str]]:
    """The entry that a person describes, and the words of its text. Raises ``RefusedError``."""
    entry: Entry = {}
    text: dict[str, str] = {}
    every = questions(content, kind, language)
    # The id follows from what is said, so it is asked last of the fields, and the words of a text before it.
    order = [q for q in every if q.field != "id"] + [q for q in every if q.field == "id"]
    for plain in order:
        question = replace(plain, needed=True) if _needed(kind, plain, entry) else plain
        if question.field in OF_ELSEWHERE and entry.get("file"):
            question = replace(question, seldom=True)
        if name := _named_in(question, entry):
            question = _of_language(content, language, question, name)
        usual = _usual(content, kind, language, question, entry, text)
        answer = asker.ask(question, usual, lambda said, q=question: wrong(content, kind, q, q.parts(said)))  # type: ignore[misc]
        if name and answer == content.default:
            answer = ""  # as it is where nothing is said
        if question.field in OF_TEXT and kind.written:
            text[question.field] = answer
        else:
            put(entry, question, question.parts(answer))
    left = asker.unused()
    if left:
        raise RefusedError(say.UNASKED, value=left[0], choices=", ".join(q.field for q in every))
    return entry, text


def added(content: Content, kind: Kind, entry: Entry, text: Mapping[str, str]) -> Draft:
    """The files with a new entry, behind the last one of its country. Raises ``RefusedError``."""
    draft = Draft(content.root)
    if known_in(content, kind, entry["id"]):
        raise RefusedError(say.ID_TAKEN, value=entry["id"], file=kind.file)
    after = neighbour(content, kind, entry)
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


def _needed(kind: Kind, question: Question, entry: Entry) -> bool:
    """Whether a field that may be left out in general has to be filled in after what was said."""
    source = (entry.get("sources") or [{}])[0]
    match question.field:
        case "sources.url":
            info = kind.model.model_fields.get("sources") if kind.model else None
            return bool(info and info.is_required() and not source.get("document"))
        case "sources.title":
            return bool(source.get("url"))
        case "time_zone":
            return any(":" in str(entry.get(field, "")) for field in ("start", "end"))
    return False


def _named_in(question: Question, entry: Entry) -> str:
    """The name or title whose language a question is about; empty for another question, and where there is none."""
    owner, _, field = question.field.rpartition(".")
    if field != LANGUAGE:
        return ""
    said = (entry.get(owner) or [{}])[0] if owner else entry
    return str(said.get("title") or said.get("name") or "")


def _of_language(content: Content, language: Language, question: Question, name: str) -> Question:
    """The question about the language of a name: asked where the name, or the person, may speak another than the site."""
    choices = tuple((code, language.language_here(code)) for code in content.languages)
    return replace(
        question, choices=choices, seldom={guessed(name) or language.code, language.code} == {content.default}
    )


def _usual(
    content: Content, kind: Kind, language: Language, question: Question, entry: Entry, text: Mapping[str, str]
) -> str:
    """The answer that is taken where a person gives none."""
    if question.field == "id":
        return kind.id_for({**text, **entry})
    if question.field == "checked":
        return dt.date.today().isoformat()
    if name := _named_in(question, entry):
        return guessed(name) or language.code
    foreign = language.code in content.languages and language.code != content.default
    return language.code if question.field == "written" and foreign else ""
