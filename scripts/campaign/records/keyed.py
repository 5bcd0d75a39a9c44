"""Entries written as one mapping: what each should say first became its name.

``editions: {fr: Titre}`` is told once, with ``editions: [{language: fr, title: Titre}]``, and not as a field that nobody knows
and two that are missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from campaign.records import guesses
from campaign.records.base import Record, fields_of, record_in
from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, Path_
from campaign.records.yaml_write import scalar

# How a field is written that is more than words: no remedy invents what stands in it.
FORMS = {"sources": "[{document: …}]"}
Finding = Any  # of the model


def keyed(document: Document, cls: type[Record], path: Path_, found: Iterable[Finding]) -> dict[Path_, Problem]:
    """Of what the model finds in an entry, the places of such mappings, each with its problem."""
    told: dict[Path_, Problem] = {}
    for where in (detail["loc"][:-1] for detail in found if detail["type"] == "extra_forbidden"):
        if where and isinstance(where[-1], int) and where not in told:
            owner, entry = owner_of(cls, (*where, "")), _at(document, path + where)
            if isinstance(entry, dict) and not any(guesses.near(str(name), fields_of(owner)) for name in entry):
                told[where] = _told(document, path + where, owner, entry)
    return told


def _at(document: Document, where: Path_) -> Any:
    """What stands at a place, where one entry may stand for a list of one."""
    here: Any = document.data
    for step in where:
        here = here if isinstance(step, int) and isinstance(here, dict) else here[step]
    return here


def _told(document: Document, where: Path_, owner: type[Record], entry: dict[str, object]) -> Problem:
    field = next(str(step) for step in reversed(where) if isinstance(step, str))
    needed = {name: info for name, info in fields_of(owner).items() if info.is_required()}
    first, second, *others = [*needed, "", ""][: max(2, len(needed))]
    fit = second and all(
        isinstance(words, str) and takes(needed[first], name) and takes(needed[second], words)
        for name, words in entry.items()
    )
    if not fit:
        return document.problem("field-takes-entries", where, field=field)
    rest = "".join(f", {name}: {FORMS.get(name, '…')}" for name in others)
    better = [
        f"{{{first}: {scalar(name, flow=True)}, {second}: {scalar(str(words), flow=True)}{rest}}}"
        for name, words in entry.items()
    ]
    alone = where not in document.places or len(better) > 1
    suggestion = f"{field}: [{', '.join(better)}]" if alone else better[0]
    return document.problem("field-takes-entries-near", where, field=field, suggestion=suggestion)


def takes(field: FieldInfo, value: str) -> bool:
    """Whether a value is of the form that a field wants."""
    form: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    try:
        TypeAdapter(form).validate_python(value)
    except ValidationError:
        return False
    return True


def owner_of(cls: type[Record], location: Path_) -> type[Record]:
    """The class that a field at ``location`` belongs to: the record, or an entry inside it."""
    for step in location[:-1]:
        found = next((f for n, f in cls.model_fields.items() if step in (n, f.alias)), None) if cls else None
        inner = record_in(found.annotation) if found is not None else None
        cls = inner or cls
    return cls
