"""Give a record another id, or take it out, in every place that names it.

    draft = renamed(content, kind, "bi-alpha", "bi-alpha-mutual")
    draft = removed(content, kind, "bi-alpha")

Data files, calls and links of the texts of all languages, the places by which catalogues know the words of a record, its own
texts, and the old address, which leads on from then. Translations that were up to date before say so afterwards.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import Any

from campaign.edits.draft import Draft, RefusedError
from campaign.edits.naming import (
    Address,
    calls_of,
    ids_in_data,
    keys_in_data,
    known,
    links_in_data,
    links_of,
    texts_of,
)
from campaign.edits.sentences import Pieces
from campaign.edits.words_places import with_contexts
from campaign.kinds import kinds
from campaign.kinds.kind import Kind
from campaign.pages.routes import views
from campaign.records import edit_messages as say
from campaign.records import yaml_edit
from campaign.records.base import fields_of, record_in
from campaign.records.fields import COUNTRIES
from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, Path_, parse_yaml
from campaign.views.content import Content
from campaign.words.markdown import parse_prose
from campaign.words.stamp import fingerprint, stamped

MEMBERS = "members"  # their ids begin with their country
QUERIES = "queries"  # by which people look for a page
REDIRECTS = "redirects"  # the kind of old addresses, in a network that has them


def renamed(content: Content, kind: Kind, old: str, new: str) -> Draft:
    """The files in which a record has another id. Raises ``RefusedError``."""
    known(content, kind, old)
    if new in content.records[kind.name]:
        raise RefusedError(say.ID_TAKEN, value=new, file=kind.file)
    draft, address = Draft(content.root), _address(content, kind, old)
    ids: dict[str, list[Path_]] = {kind.file: [(content.records.positions[kind.name, old], "id")]}
    for file, path in ids_in_data(content, kind, old):
        ids.setdefault(file, []).append(path)
    for file, path, link in links_in_data(content, address):
        target = address.renamed(link, new)
        draft.change(file, lambda text, path=path, target=target: yaml_edit.change(text, path, target))  # type: ignore[misc]
    for file, paths in ids.items():
        draft.change(file, lambda text, paths=paths: yaml_edit.rename(text, paths, new))  # type: ignore[misc]
    for file, path, key in keys_in_data(content, address):
        draft.change(file, lambda text, path=path, key=key: _with_key(text, path, key.format(new)))  # type: ignore[misc]
    for prose in content.every_text():
        pieces = Pieces(draft, prose)
        for call in calls_of(prose, kind, old):
            pieces.put(call.line, call.column, call.written, _with_id(call.written, old, new))
        for found in links_of(prose, address):
            pieces.put(found.line, found.column, found.value, address.renamed(found.value, new) or "")
        pieces.done()
    for prose in texts_of(content, kind, old):
        folder, name = prose.file.rsplit(f"/{old}", 1)
        draft.move(prose.file, f"{folder}/{new}{name}")
    for catalogue in sorted(content.root.glob("locales/*.po")):
        place = catalogue.relative_to(content.root).as_posix()
        draft.put(place, with_contexts(draft.text(place), kind, old, new))
    if country := _country_of(kind, content.records[kind.name][old], new):
        own: Path_ = (content.records.positions[kind.name, old], "country")
        draft.change(kind.file, lambda text: yaml_edit.change(text, own, country, kind.model))
        draft.notes.append((say.COUNTRY_TOO, {"value": new, "suggestion": f"country: {country}"}))
    _lead_on(content, draft, kind, old, f"/{kind.folder}/{new}/")
    _still_current(content, draft, {f"{kind.folder}/{old}": f"{kind.folder}/{new}"})
    return draft


def removed(content: Content, kind: Kind, id: str) -> Draft:
    """The files without a record. A text keeps the words that a call or a link had printed. Raises ``RefusedError``."""
    known(content, kind, id)
    draft, address = Draft(content.root), _address(content, kind, id)
    alone = len(kind.entries(content.records)) == 1  # with the last of a kind, the page of all of them goes
    onward = f"/{kind.listed}/" if kind.listed and not alone else "/"
    gone: dict[str, list[Path_]] = {kind.file: [(content.records.positions[kind.name, id],)]}
    for file, path in ids_in_data(content, kind, id):
        gone.setdefault(file, []).append(_whole(content, file, path))
    for file, path, _ in links_in_data(content, address):
        if file == _file_of_redirects():  # an older address led there, and its readers are not to be lost
            draft.change(file, lambda text, path=path: yaml_edit.change(text, path, onward))  # type: ignore[misc]
        else:
            gone.setdefault(file, []).append(_whole(content, file, path, of_a_page=True))
    for file, path, _ in keys_in_data(content, address):
        gone.setdefault(file, []).append(path)
    for file, paths in gone.items():
        draft.change(file, lambda text, paths=paths: yaml_edit.without(text, paths))  # type: ignore[misc]
    own = {prose.file for prose in texts_of(content, kind, id)}
    seen = views(content)
    for prose in content.every_text():
        if prose.file in own:
            draft.put(prose.file, None)
            continue
        pieces = Pieces(draft, prose)
        for call in calls_of(prose, kind, id):
            if not kind.folder:  # it printed a fact, not the name of a page
                raise RefusedError(say.CALLED_FACT, place=f"{prose.file}:{call.line}", value=id)
            answer = kind.answer(seen[prose.language], kind.entries(content.records)[id], call.words[1:])
            pieces.put(call.line, call.column, call.written, _plain(answer))
        for found in links_of(prose, address):
            pieces.unlink(found)
        pieces.done()
    _lead_on(content, draft, kind, id, onward)
    _still_current(content, draft, {})
    draft.follow = partial(_query_too, draft)
    return draft


def _query_too(draft: Draft, problem: Problem) -> bool:
    """Take out the query that a problem is about: its page has gone with a record whose own it is not, as that of a country
    with its last member, or its place on a page. Whether it was one.
    """
    file = next((kind.file for kind in kinds() if kind.name == QUERIES), "")
    if problem.file != file:
        return False
    places = parse_yaml(draft.text(file), Document(file)).places
    lost = max(path for path, (line, _) in places.items() if len(path) == 1 and line <= problem.line)
    draft.change(file, lambda text: yaml_edit.without(text, [lost]))
    return True


def _country_of(kind: Kind, record: Any, id: str) -> str:
    """The country with which the new id of a member begins, where the member is not of it yet; else nothing."""
    code = id.partition("-")[0].upper()
    moves = kind.name == MEMBERS and code in COUNTRIES and code != record.country
    return code if moves else ""


def _with_key(text: str, path: Path_, key: str) -> str:
    """A file in which a field is called ``key``. One that is there already was made for it, and stays."""
    there: Any = yaml_edit.values_of(text)
    for step in path[:-1]:
        there = there[step]
    return yaml_edit.remove(text, path) if key in there else yaml_edit.rename_key(text, path, key)


def _address(content: Content, kind: Kind, id: str) -> Address:
    return Address(kind, id, tuple(content.languages))


def _with_id(call: str, old: str, new: str) -> str:
    return re.sub(rf"(?<=[\"“”']){re.escape(old)}(?=[\"“”'])", new, call, count=1)


def _plain(answer: Any) -> str:
    """What a reader saw of a call, as words of Markdown."""
    return re.sub(r"([\\`*_\[\]])", r"\\\1", answer.striptags())


def _whole(content: Content, file: str, path: Path_, of_a_page: bool = False) -> Path_:
    """What goes with a value: itself; or the entry within a record that cannot be without it, as a bar of a chart. What is
    said of a page and of nothing else, as a query is, goes with it altogether.
    """
    single = {"settings": type(content.settings), "vocabulary": type(content.vocabulary)}
    model: Any = next((k.model for k in kinds() if k.file == file), None)
    steps = path[1:] if model else path
    model = model or next(m for name, m in single.items() if content.records.documents[name].file == file)
    head = path[: len(path) - len(steps)]
    for n, step in enumerate(steps):
        info = fields_of(model).get(step) if model and isinstance(step, str) else None
        if info is None:
            continue
        last = all(isinstance(s, int) for s in steps[n + 1 :])
        if last and info.is_required() and (n or (head and of_a_page)) and n + 1 == len(steps):
            return (*head, *steps[:n])
        model = record_in(info.annotation)
    return path


def _file_of_redirects() -> str:
    return next((kind.file for kind in kinds() if kind.name == REDIRECTS), "")


def _lead_on(content: Content, draft: Draft, kind: Kind, old: str, to: str) -> None:
    """The old address leads to a page that is there, in a network that keeps old addresses."""
    redirects = next((k for k in kinds() if k.name == REDIRECTS), None)
    if redirects is None or not kind.folder:
        return
    texts = draft.text(redirects.file)
    entries = yaml_edit.values_of(texts) or [] if texts else []
    kept = [entry for entry in entries if str(entry.get("from", "")).strip("/") != to.strip("/")]
    new = [*kept, {"from": f"/{kind.folder}/{old}", "to": to}]
    draft.change(redirects.file, lambda text: yaml_edit.rewritten(text, new, redirects.model))


def _still_current(content: Content, draft: Draft, moved: dict[str, str]) -> None:
    """Translations that were compared with their original before say so of the text that it is now."""
    for standing in content.standings():
        source, text, stamp = standing.source, standing.text, standing.stamp
        if not (text and stamp and standing.current):
            continue
        there = {one.file: one.file for one in (source, text)}
        for old, new in moved.items():
            there |= {
                f: f.replace(f"/{old}", f"/{new}", 1)
                for f, p in ((source.file, source), (text.file, text))
                if p.path == old
            }
        if there[source.file] not in draft.changed or not draft.text(there[source.file]):
            continue
        now = parse_prose(
            draft.text(there[source.file]).replace("\r\n", "\n").removeprefix("\ufeff"), "", source.language, "", []
        )
        if now and fingerprint(now) != stamp.mark:
            file = there[text.file]
            draft.put(file, stamped(draft.text(file), replace(stamp, mark=fingerprint(now))))
