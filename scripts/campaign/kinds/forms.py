"""Forms by which people propose a change on the forge: which questions they ask, in one language of one network.

``overrides/forms.yml`` says what each form is about; what an answer may be comes from the model of the kind. The words of a
question are its name: a forge hands back a filled-in form as headings with the answers below them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin
from urllib.parse import quote, urlencode
from weakref import WeakKeyDictionary

from campaign.kinds import kind_named
from campaign.kinds.reading import FORMS
from campaign.records.base import Record, record_in
from campaign.records.fields import COUNTRIES, Text
from campaign.records.marks import Ref
from campaign.records.vocabulary import LISTS
from campaign.records.yaml_file import load_yaml
from campaign.views.looks import GENERATOR
from campaign.views.view import View

ENTRY, KNOWN, TEXT, MORE, AGREED = "entry", "known", "text", "more", "agreed"  # questions that no field answers
LONG = 200  # characters: whatever may be longer gets more than one line
EMPTY = "_No response_"  # what GitHub writes for an answer that was not given, in every language
ELSEWHERE = "elsewhere"  # the value of the choice for what is none of the others
GRASP = 4  # characters of the fingerprint of a value that a form was opened with


class FormField(Record):
    """A question as ``overrides/forms.yml`` has it: ``field`` is one of the model, or of an entry in it: ``sources.url``.

    ``elsewhere``: the words of one more choice, for what is none of the others.
    """

    field: Text
    label: Text
    hint: Text | None = None
    needed: Literal["yes", "no"] | None = None
    choices: dict[str, Text] | None = None
    elsewhere: Text | None = None


class Form(Record):
    """A form as ``overrides/forms.yml`` has it."""

    id: Text
    kind: Text
    name: Text
    about: Text
    intro: Text
    changes: Literal["yes"] | None = None
    fields: list[FormField]


@dataclass(frozen=True)
class Question:
    """A question in one language. ``options`` are the values from which one is chosen, with their words."""

    field: str
    label: str
    hint: str
    needed: bool
    long: bool
    options: tuple[tuple[str, str], ...] = ()
    several: bool = False

    @property
    def id(self) -> str:
        """Its name in an address: letters, digits, hyphens and underscores."""
        return self.field.replace(".", "-")


@cache
def forms() -> list[Form]:
    """All forms, in their order."""
    entries: Any = load_yaml(GENERATOR, FORMS).data
    return [Form.model_validate(entry) for entry in entries]


def form_named(id: str) -> Form:
    """A form by its id."""
    return next(form for form in forms() if form.id == id)


_ASKED: WeakKeyDictionary[View, dict[str, list[Question]]] = (
    WeakKeyDictionary()
)  # each organisation has a form of its own


def questions(form: Form, view: View) -> list[Question]:
    """The questions of a form in the language of ``view``. One whose choices the network has not is left out."""
    known = _ASKED.setdefault(view, {})
    if form.id not in known:
        known[form.id] = _questions(form, view)
    return known[form.id]


def _questions(form: Form, view: View) -> list[Question]:
    say, found = view.language.gettext, []
    for asked in form.fields:
        info = _field(form, asked.field)
        needed = asked.needed == "yes" or bool(info and info.is_required() and not form.changes and not asked.needed)
        options, several = _options(info, asked, view)
        if options is None:
            continue
        longest = max((m.max_length for m in info.metadata if hasattr(m, "max_length")), default=0) if info else 0
        long = longest > LONG or asked.field in (TEXT, MORE) or asked.field == "outcome"
        hint = say(asked.hint) if asked.hint else ""
        found.append(Question(asked.field, say(asked.label), hint, needed, long, options, several))
    return found


def _field(form: Form, name: str) -> Any:
    """What the model says of a field; nothing for a question that is no field."""
    model: Any = kind_named(form.kind).model
    for step in name.split("."):
        info = model.model_fields.get(step) if model else None
        model = record_in(info.annotation) if info else None
    return info


def _options(info: Any, asked: FormField, view: View) -> tuple[tuple[tuple[str, str], ...] | None, bool]:
    """From which values one chooses, and whether several; nothing instead where there is none to choose from."""
    if asked.choices:
        return tuple((value, view.language.gettext(words)) for value, words in asked.choices.items()), False
    if info is None:
        return (), False
    several = get_origin(info.annotation) is list
    target = next((m.collection for m in info.metadata if isinstance(m, Ref)), None)
    if target in LISTS:
        found = [(id, view.term(target, id)) for id in view.vocabulary.ids(target)]
    elif target:
        found = [(id, view.language.plain(record.name)) for id, record in view.records[target].items()]
    elif _of_countries(info):
        codes = {code for network in view.membership.continental_networks for code in network.countries}
        found = [(code, view.language.country(code)) for code in view.countries_sorted(codes)]
    else:
        return (), several
    if found and asked.elsewhere:
        found.append((ELSEWHERE, view.language.gettext(asked.elsewhere)))
    return (tuple((value, str(words)) for value, words in found) or None), several


def _of_countries(info: Any) -> bool:
    schemas = [m for m in (*info.metadata, *_within(info.annotation)) if hasattr(m, "json_schema")]
    return any(m.json_schema and m.json_schema.get("enum") == sorted(COUNTRIES) for m in schemas)


def _within(annotation: Any) -> list[Any]:
    inner = [mark for part in get_args(annotation) for mark in _within(part)]
    return [*getattr(annotation, "__metadata__", ()), *inner]


# -- what a form is opened with ----------------------------------------------------------------


def file_of(form: Form, code: str) -> str:
    """The name of a form in a language, without its ending."""
    return f"{form.id}-{code}"


def fingerprint(value: object) -> str:
    """A few letters by which a value is known again, so that a form need not send it back to say that it was not changed."""
    return hashlib.sha256(str(value or "").encode()).hexdigest()[:GRASP]


def known_of(form: Form, record: Any) -> str:
    """What a record said when a form was opened with it: the fingerprints of its fields, in the order of the form."""
    return "-".join(fingerprint(getattr(record, name)) for name in _filled(form, record))


def seen_of(form: Form, record: Any, known: str) -> dict[str, str]:
    """The same apart: {field: fingerprint}; empty where the line was changed or left out."""
    names, prints = _filled(form, record), known.split("-")
    whole = len(names) == len(prints) and all(re.fullmatch(f"[0-9a-f]{{{GRASP}}}", p) for p in prints)
    return dict(zip(names, prints, strict=True)) if whole else {}


def _filled(form: Form, record: Any) -> list[str]:
    return [asked.field for asked in form.fields if asked.field in type(record).model_fields]


def opened_with(form: Form, view: View, record: Any) -> str | None:
    """The address of a form filled in with what is known of a record; nothing where no forge is named."""
    asked = questions(form, view)
    said = {ENTRY: record.id, KNOWN: known_of(form, record)}
    said |= {q.field: str(getattr(record, q.field, None) or "") for q in asked if q.field not in said and not q.options}
    return address_of(form, view, record.name, said)


def address_of(form: Form, view: View, about: str = "", said: Mapping[str, str] | None = None) -> str | None:
    """The address of a form, filled in with what is said: {field: answer}; nothing where no forge is named."""
    editor, said = view.settings.editor, said or {}
    title = f"{view.language.gettext(form.name)}: {about}".rstrip(": ")
    if editor is None:
        return None
    asked = questions(form, view)
    if editor.forge == "gitlab":  # its templates take no answers: the whole text goes along
        start, given = "/-/issues/new", {"issue[title]": title, "issue[description]": as_text(asked, said)}
    else:
        start, given = "/issues/new", {"template": f"{file_of(form, view.code)}.yml", "title": title}
        given |= {q.id: said[q.field] for q in asked if said.get(q.field)}
    return f"{editor.repository}{start}?{urlencode(given, quote_via=quote)}"


def as_text(asked: list[Question], said: Mapping[str, str]) -> str:
    """A form as a text with a heading for each question, for a forge without fields. Hints are comments, which nobody sees."""
    parts = []
    for question in asked:
        words = [question.hint] if question.hint else []
        if question.options:
            words.append(" / ".join(shown for _, shown in question.options))
        hint = "".join(f"<!-- {line} -->\n" for line in words)
        parts.append(f"### {question.label}\n\n{hint}{said.get(question.field, '')}\n")
    return "\n".join(parts)
