"""A filled-in form as a change of the files, with the text of its proposal; or the answer that says why nothing changes.

Nothing is written here. A change touches only its own lines (``records.yaml_edit``), and the check has tried it on a copy:
what it would refuse becomes an answer in the language of the form.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from campaign.kinds import kind_named
from campaign.kinds.forms import ENTRY, KNOWN, MORE, TEXT, fingerprint, form_named, opened_with, seen_of
from campaign.kinds.kind import Kind
from campaign.outputs.form_answers import Submission
from campaign.outputs.form_words import block, code, message, own, plain, title
from campaign.records import calendars, guesses
from campaign.records.alphabet import identity, slug
from campaign.records.fields import is_address, listed
from campaign.records.whole_file import write_whole
from campaign.records.yaml_edit import add, change, index, read_exactly, remove, values_of
from campaign.records.yaml_write import scalar
from campaign.views.content import Content
from campaign.views.titles import guessed

LONGEST_ID = 60  # characters of an id that is made from a title
CHECKED = ("members.yml", "mkdocs.yml", "data", "docs", "locales", "overrides")  # what the check reads of a network


@dataclass
class Proposal:
    """What becomes of a form. ``files``: {file: new text}; empty where ``answer`` says why nothing changes.

    ``branch`` is the same for two forms about one entry: the second is laid upon the first.
    """

    files: dict[str, str] = field(default_factory=dict)
    branch: str = ""
    title: str = ""
    text: str = ""
    answer: str = ""


class _AnsweredError(Exception):
    """The form cannot become a change: sentences that say why, in Markdown."""

    def __init__(self, *sentences: str, again: bool = True) -> None:
        super().__init__(*sentences)
        self.sentences, self.again = sentences, again


@dataclass
class _Change:
    """A change before its words: the files, the id of the entry, its name, and the rows (label, before, after)."""

    files: dict[str, str]
    id: str
    name: str
    rows: list[tuple[str, str, str]]
    meanwhile: list[tuple[str, str, str]] = field(default_factory=list)
    text: str = ""


def proposed(content: Content, form: Submission, check: Callable[[Path], Content]) -> Proposal:
    """What becomes of a filled-in form of a network. ``check`` reads and checks a folder (``rules.checked``)."""
    try:
        if form.faults:
            mended = any(code != "elsewhere" for code, _ in form.faults)
            raise _AnsweredError(*(message(form, code, **words) for code, words in form.faults), again=mended)
        made = (_corrected if form.form.changes else _added)(content, form)
        refused = list(_refused(content, form, made.files, check))
        if refused:
            raise _AnsweredError(*refused)
    except _AnsweredError as answered:
        lines = "\n".join(f"- {sentence}" for sentence in answered.sentences)
        again = [message(form, "again")] if answered.again else []
        return Proposal(answer="\n\n".join([message(form, "thanks"), lines, *again]) + "\n")
    branch = f"form/{form.form.id}/{made.id}"
    return Proposal(made.files, branch, title(form, made.name), _text(form, made))


def _text(form: Submission, made: _Change) -> str:
    """The text of a proposal, in the language of the form."""
    rows = [f"| {plain(label)} | {code(before)} | {code(after)} |" for label, before, after in made.rows]
    parts = [message(form, "from"), "\n".join([message(form, "fields"), "|---|---|---|", *rows])]
    if made.text:
        language = form.view.language.language_here(form.view.code)
        parts += [message(form, "text", file=made.text), message(form, "translate", language=language)]
    if form.said("sources.url"):
        parts += [message(form, "source", value=form.said("sources.url")), message(form, "before")]
    if made.meanwhile:
        wished = [message(form, "wished", field=a, before=b or "–", after=c or "–") for a, b, c in made.meanwhile]
        parts += [message(form, "meanwhile"), "\n".join(f"- {line}" for line in wished)]
    if form.older:
        parts.append("\n".join(f"- {message(form, 'older', value=old, label=label)}" for old, label in form.older))
    if form.said(MORE):
        parts += [message(form, "more"), block(form.said(MORE))]
    return "\n\n".join([*parts, f"Closes #{form.number}"]) + "\n"


# -- a new record ------------------------------------------------------------------------------


def _added(content: Content, form: Submission) -> _Change:
    kind = kind_named(form.form.kind)
    entry = _entry(content, form, kind)
    twin = _twin(content, form, kind, entry)
    if twin:
        raise _AnsweredError(*_there(form, kind, twin), again=False)
    entry["id"] = _new_id(content, kind, entry, form)
    document = read_exactly(content.root / kind.file) if (content.root / kind.file).exists() else ""
    alike = [
        r.id for r in content.records[kind.name].values() if getattr(r, "country", "") == entry.get("country", None)
    ]
    rows = [
        (q.label, "", form.shown(q.field)) for q in form.asked if form.said(q.field) and q.field not in (TEXT, MORE)
    ]
    files = {kind.file: add(document, entry, kind.model, after=alike[-1] if alike else "")}
    made = _Change(files, entry["id"], form.said("name") or form.said("title"), rows)
    if kind.written:
        made.text = f"docs/{form.view.code}/{kind.folder}/{entry['id']}.md"
        made.files[made.text] = _prose(content, form)
    return made


def _entry(content: Content, form: Submission, kind: Kind) -> dict[str, Any]:
    """The answers as a record: what the model knows of them, and the page that they can be checked on."""
    assert kind.model is not None
    names = [q.field for q in form.asked if q.field in kind.model.model_fields and form.answers.get(q.field)]
    entry: dict[str, Any] = {name: _meant(content, name, form.answers[name]) for name in names}
    if entry.get("online") == "no":
        del entry["online"]  # as it is where nothing is said
    entry["sources"] = [_source(content, form)]
    if form.view.code != content.default:
        entry["written"] = form.view.code
    return entry


def _source(content: Content, form: Submission) -> dict[str, str]:
    """The public page that somebody named; its language where its title shows one."""
    source = {"url": str(_meant(content, "url", form.said("sources.url"))), "title": form.said("sources.title")}
    language = guessed(source["title"])
    return source | ({"language": language} if language and language != content.default else {})


def _meant(content: Content, name: str, value: Any) -> Any:
    """A value in the form in which the data have it, where that follows from what was written."""
    if name in ("website", "registration", "url") and not is_address(value):
        return guesses.address(value) or value
    return (calendars.moment(value, content.languages) or value) if name in ("start", "end") else value


def _new_id(content: Content, kind: Kind, entry: dict[str, Any], form: Submission) -> str:
    """An id as its neighbours have them, which no other record has."""
    words = slug(entry.get("acronym") or entry.get("name") or form.said("title")) or str(form.number)
    words = words if len(words) <= LONGEST_ID else words[:LONGEST_ID].rpartition("-")[0]
    start = f"{entry['country'].lower()}-" if "country" in entry else ""
    year = entry.get("start", "")[:4]
    end = f"-{year}" if re.fullmatch(r"[0-9]{4}", year) and not words.endswith(year) else ""
    taken = content.records[kind.name]
    ids = (f"{start}{words}{more}{end}" for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(id for id in ids if id not in taken)


def _prose(content: Content, form: Submission) -> str:
    """A text with its head."""
    head = {"title": form.said("title"), "description": form.said("outcome") or form.said("summary")}
    if form.view.code != content.default:
        head["language"] = form.view.code
    lines = "".join(f"{name}: {scalar(words)}\n" for name, words in head.items())
    return f"---\n{lines}---\n{form.said(TEXT)}\n"


# -- a record that is there --------------------------------------------------------------------


def _twin(content: Content, form: Submission, kind: Kind, entry: dict[str, Any]) -> Any:
    """The record that says already what a new one would."""
    for record in content.records[kind.name].values():
        if kind.written:
            texts = content.prose.get(f"{kind.folder}/{record.id}", {}).values()
            same = identity(form.said("title")) in {identity(text.title) for text in texts}
        elif "start" in entry:
            same = identity(record.title) == identity(entry["title"]) and record.start[:7] == entry["start"][:7]
        else:
            same = bool(_names(entry) & _names(record.__dict__)) and record.country in (entry.get("country"), None)
            same = same or bool(_site(entry.get("website")) and _site(entry.get("website")) == _site(record.website))
        if same:
            return record
    return None


def _names(given: dict[str, Any]) -> set[str]:
    return {identity(name) for name in (given.get("name"), given.get("acronym"), *(given.get("also") or ())) if name}


def _site(address: str | None) -> str:
    return re.sub(r"^https?://(www\.)?|/+$", "", (address or "").lower())


def _there(form: Submission, kind: Kind, record: Any) -> Iterator[str]:
    """That a record is on the site, where, and how to correct it."""
    address = own(form.view.url(kind.shown_at(record.id), absolute=True))
    name = getattr(record, "name", "") or form.said("title")
    yield message(form, "there", name=name, address=address)
    correct = opened_with(form_named("correct-entry"), form.view, record) if kind.name == "members" else None
    if correct:
        yield message(form, "correct", address=own(correct))


def _corrected(content: Content, form: Submission) -> _Change:
    kind = kind_named(form.form.kind)
    record = _meant_record(content, form, kind)
    text = read_exactly(content.root / kind.file)
    seen = seen_of(form.form, record, form.said(KNOWN))
    made = _Change({}, record.id, record.name, [])
    for question in form.asked:
        name = question.field
        if name in (ENTRY, KNOWN, MORE) or "." in name:
            continue
        before, after = str(getattr(record, name) or ""), str(_meant(content, name, form.said(name)))
        opened = seen.get(name, "")
        untouched = fingerprint(after) == opened if opened else not after
        if untouched or after == before or (not after and _needed(kind, name)):
            continue
        if opened and opened != fingerprint(before):  # somebody else was here since
            made.meanwhile.append((question.label, before, after))
            continue
        place = (index(text, record.id), name)
        text = change(text, place, after, kind.model) if after else remove(text, place)
        if name == "summary" and form.view.code != content.default and guessed(after) == form.view.code:
            text = change(text, (place[0], "written"), form.view.code, kind.model)
        made.rows.append((question.label, before, after))
    if not made.rows:
        address = own(form.view.url(kind.shown_at(record.id), absolute=True))
        same = (
            message(form, "read")
            if form.said(MORE) or made.meanwhile
            else message(form, "same", name=record.name, address=address)
        )
        raise _AnsweredError(same, again=False)
    if form.said("sources.url") and form.said("sources.title"):
        source = _source(content, form)
        there: Any = listed(values_of(text)[index(text, record.id)].get("sources", []))
        if source["url"] not in [known.get("url") for known in there]:
            text = change(text, (index(text, record.id), "sources"), [*there, source], kind.model)
    made.files[kind.file] = text
    return made


def _needed(kind: Kind, name: str) -> bool:
    return bool(kind.model and kind.model.model_fields[name].is_required())


def _meant_record(content: Content, form: Submission, kind: Kind) -> Any:
    """The record that somebody means: by the address of its page, its id or its name."""
    said, records = form.said(ENTRY), content.records[kind.name]
    parts = [part for part in re.split(r"[/?#\s]", said) if part]
    found = [records[part] for part in reversed(parts) if part in records][:1]
    found = found or [record for record in records.values() if identity(said) in _names(record.__dict__)]
    if len(found) != 1:
        label = next(question.label for question in form.asked if question.field == ENTRY)
        raise _AnsweredError(message(form, "unknown", value=said, label=label))
    return found[0]


# -- trying it ---------------------------------------------------------------------------------


def _refused(
    content: Content, form: Submission, files: dict[str, str], check: Callable[[Path], Content]
) -> Iterator[str]:
    """What the check says of the change, in the language of the form: before it, the network has no problem."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in CHECKED:
            source = content.root / name
            if source.is_dir():
                shutil.copytree(source, copy / name, copy_function=_linked)
            elif source.exists():
                _linked(str(source), str(copy / name))
        for file, text in files.items():
            write_whole(copy / file, text.encode())
        for problem in check(copy).problems:
            if problem.level == "problem":
                said = form.view.language.problem(problem)
                yield f"{plain(str(said['message']))} {plain(str(said['remedy']))}"


def _linked(source: str, target: str) -> None:
    try:
        os.link(os.path.realpath(source), target)
    except OSError:  # another disk
        shutil.copyfile(source, target)
