"""Causes, not consequences: what a person did once is told once, where it was done, with all that follows from it.

A record that is deleted leaves its id behind in other records, texts and links; one that is renamed besides leaves a text
without entry and an entry without text. Where the folder is kept in git, its last state tells what was done; elsewhere, an
id that several places name and no file has.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from campaign.kinds import filed_kinds, kind_named, kinds
from campaign.kinds.kind import Kind
from campaign.kinds.reading import VOCABULARY
from campaign.records.history import git
from campaign.records.problems import Problem
from campaign.records.vocabulary import LISTS
from campaign.views.content import Content

Key = tuple[str, str]  # a collection, and an id of it
SHOWN = 8  # places that a sentence names one by one
STRAY = ("story-without-record", "story-without-record-near", "story-misnamed")  # a text of no entry
TEXTLESS = ("story-missing", "story-missing-written")  # an entry without its text
WITHOUT_FIRST = ("prose-without-default", "text-gone")  # a text of which only translations are there
OTHER_STRAYS = ("story-there", "text-no-country", "text-no-country-near")
SEVERAL = 3  # as many places as nobody misspells in the same way


@dataclass(frozen=True)
class Change:
    """What was done to a record since the last state in git: its line today, and its new id, if it was renamed."""

    line: int
    renamed: str = ""


class Past:
    """The last committed state of the data files, as far as there is one."""

    def __init__(self, content: Content) -> None:
        self._content = content

    @cached_property
    def known(self) -> bool:
        """Whether the folder of the network is kept in git."""
        return (self._content.root / ".git").exists()

    def ids(self, kind: Kind) -> list[str]:
        """The ids of a kind that its file had."""
        text = git(self._content.root, "show", f"HEAD:./{kind.file}") if self.known else ""
        return re.findall(r"""(?m)^-[ ]+id:[ ]*["']?([\w-]+)""", text)

    def changes(self, kind: Kind) -> dict[str, Change]:
        """The ids of a kind that its file had, and has no more."""
        document, before = self._content.records.documents.get(kind.name), self.ids(kind)
        if document is None or not isinstance(document.data, list):
            return {}
        now = [str(entry.get("id")) if isinstance(entry, dict) else "" for entry in document.data]
        found: dict[str, Change] = {}
        for what, a, b, c, d in difflib.SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
            for i in range(a, b) if what in ("replace", "delete") else ():
                same = what == "replace" and b - a == d - c
                at = min(c + (i - a if same else 0), len(now) - 1)
                line = document.place((at, "id") if same else (at,))[0]
                if before[i] not in now:
                    found[before[i]] = Change(line, now[c + i - a] if same else "")
        return found


def _text_at(file: str) -> str:
    """The path of a text without its language and the end of its name: ``case-studies/peru-la-oroya``."""
    return "/".join(PurePosixPath(file).with_suffix("").parts[2:])


def told_once(content: Content, found: list[Problem]) -> list[Problem]:
    """The problems with those put together that have one cause."""
    named: dict[Key, list[Problem]] = {}
    rest: list[Problem] = []
    faulty = {
        _text_at(p.file)
        for p in found
        if p.file.startswith("docs/") and p.code not in TEXTLESS and p.level == "problem"
    }
    for problem in found:
        if problem.code in TEXTLESS and _text_at(str(problem.params["path"])) in faulty:
            continue  # it is there, in some language, under another name or with a fault of its own
        key = _missing(content, problem)
        (named.setdefault(key, []) if key else rest).append(problem)
    past = Past(content)
    changes = {kind.name: past.changes(kind) for kind in filed_kinds() if any(c == kind.name for c, _ in named)}
    written = {(p.file, meant) for p in rest if (meant := _meant_id(p))}
    for (collection, id), problems in named.items():
        if collection in LISTS:  # a word of the vocabulary
            place = content.records.documents["vocabulary"].place((collection,))
            params = {"value": id, "target": VOCABULARY} | _where(problems)
            rest += [Problem(VOCABULARY, *place, "record-gone", params)] if _several(problems) else problems
            continue
        change = changes.get(collection, {}).get(id)
        if not kind_named(collection).file:
            rest += _no_page(content, collection, id, problems)
            continue
        if (kind_named(collection).file, id) in written:
            continue  # its entry is there, and told by itself
        emptied = not content.records[collection] and sum(c == collection for c, _ in named) > 1
        if change is None and not emptied and not _several(problems):
            rest += problems
            continue
        rest = [p for p in rest if not (change and _follows(p, collection, change))]
        rest.append(_one(content, collection, id, problems, change))
    return _pairs(_countries(_one_cause(content, _at_once(rest))))


def _meant_id(problem: Problem) -> str:
    """The id that an entry should have, whose own id has a slip."""
    match problem.code:
        case "value-id-near":
            return problem.params["suggestion"]
        case "id-prefix":
            return re.sub("^[^-]+", problem.params["prefix"], problem.params["value"])
    return ""


def _one_cause(content: Content, found: list[Problem]) -> list[Problem]:
    """Problems without those that another one in the same place has caused: what a “#” cuts off leaves nothing behind,
    lines without their first hyphen are one value, and a list without entries has no page.
    """
    cut = {(p.file, p.line) for p in found if p.code == "yaml-lost-text"}
    joined = {(p.file, p.line) for p in found if p.code == "yaml-hyphen-missing"}
    empty = {p.file for p in found if p.code in ("record-gone", "records-gone")}
    bare = [k for k in kinds() if k.file and k.file in empty and not content.records[k.name]]
    lists = {f"/{name}/" for k in bare for name in (k.folder, k.name)}
    homeless = {
        p.params.get("entry")
        for p in found
        if p.code in ("country-without-network", "member-homeless") or p.params.get("field") == "country"
    }
    return [
        p
        for p in found
        if not (p.code == "value-needed" and (p.file, p.line) in cut)
        and not (p.code == "value-list" and (p.file, p.line) in joined)
        and not (p.code == "prose-link" and p.params["value"].partition("#")[0] in lists)
        and not (p.code in ("id-prefix", "id-country") and p.params["value"] in homeless)
    ]


def _missing(content: Content, problem: Problem) -> Key | None:
    """The id of a record that is not there, for a problem that says so."""
    value = problem.params.get("value", "")
    match problem.code:
        case "value-choice" | "value-choice-near" if problem.params.get("collection") in LISTS:
            return problem.params["collection"], value
        case (
            "reference-unknown"
            | "reference-near"
            | "story-without-record"
            | "story-without-record-near"
            | "story-misnamed"
        ):
            collection = problem.params.get("collection", "")
            return (collection, value) if any(k.name == collection for k in filed_kinds()) else None
        case "prose-link":
            path = value.partition("#")[0].strip("/")
            folder, _, id = path.partition("/")
            kind = next((k for k in kinds() if k.folder == folder and (k.file or k.waits_for(id)[0])), None)
            there = kind and (
                id in kind.entries(content.records) or not (kind.file or id in kind.homes(content.records))
            )
            return (kind.name, id) if kind and id and not there else None
    return None


def _no_page(content: Content, collection: str, id: str, problems: list[Problem]) -> Iterator[Problem]:
    """Links to a page that comes with the first entry of another file, and goes with the last: one that is unread may be it."""
    ground, line = kind_named(collection).waits_for(id)
    target = kind_named(ground).file
    if all(file != target for file, _ in content.records.unread):
        first = min(problems)
        params = first.params | {"target": target, "suggestion": line} | _where(problems)
        yield Problem(first.file, first.line, first.column, "prose-link-waiting", params)


def _several(problems: list[Problem]) -> bool:
    """Whether so many places name an id that it must have been there."""
    return len({(p.file, p.line) for p in problems}) >= SEVERAL or (
        len(problems) > 1 and all(p.code in STRAY for p in problems)
    )


def _follows(problem: Problem, collection: str, change: Change) -> bool:
    """Whether a problem is only the other half of a change: a new id has no text yet, or is that of a neighbour."""
    if problem.code in TEXTLESS:
        return bool(change.renamed) and problem.params["value"] == change.renamed
    file = kind_named(collection).file
    if problem.code == "id-duplicate" and problem.file == file:
        return str(change.line) in (problem.params["other"], str(problem.line))
    return problem.code == "id-prefix" and problem.file == file and problem.line == change.line


def _one(content: Content, collection: str, id: str, problems: list[Problem], change: Change | None) -> Problem:
    """One problem for all places that name a record which is gone."""
    kind = kind_named(collection)
    params = {"value": id, "target": kind.file} | _where(problems)
    if all(p.code in STRAY for p in problems) and change is None:
        first = min(problems)
        named = dict.fromkeys(p.params["suggestion"] for p in sorted(problems) if "suggestion" in p.params)
        return Problem(first.file, 1, 1, first.code, params | {"suggestion": ", ".join(named)})
    if change and change.renamed:
        return Problem(kind.file, change.line, 1, "record-renamed", params | {"other": change.renamed})
    return Problem(kind.file, change.line if change else 1, 1, "record-gone", params)


def _at_once(found: list[Problem]) -> list[Problem]:
    """Entries that stood side by side and went together are one problem, with the links to a page that went with them."""
    groups: dict[tuple[str, int], list[Problem]] = {}
    for problem in found:
        if problem.code == "record-gone":
            groups.setdefault((problem.file, problem.line), []).append(problem)
    kept = [p for p in found if p.code != "record-gone"]
    for problems in groups.values():
        first = problems[0]
        lost = [p for p in kept if p.code == "prose-link-waiting" and p.params["target"] == first.file]
        kept = [p for p in kept if p not in lost]
        named = [place for p in [*problems, *lost] for place in p.params["each"].split(", ")]
        params = {
            "value": _some([p.params["value"] for p in problems]),
            "places": _some(named),
            "each": ", ".join(named),
        }
        code = "record-gone" if len(problems) == 1 else "records-gone"
        kept.append(Problem(first.file, first.line, 1, code, first.params | params))
    return kept


def _countries(found: list[Problem]) -> list[Problem]:
    """A country that no network has any more is told once, where a member names it first."""
    groups: dict[str, list[Problem]] = {}
    for problem in found:
        if problem.code == "country-without-network":
            groups.setdefault(problem.params["country"], []).append(problem)
    kept = [p for p in found if p.code != "country-without-network"]
    for country, problems in groups.items():
        first = min(problems)
        if len(problems) == 1:
            kept.append(first)
            continue
        params = first.params | {"value": country} | _where(problems)
        kept.append(Problem(first.file, first.line, first.column, "country-gone", params))
    return kept


def _pairs(found: list[Problem]) -> list[Problem]:
    """A text whose name has a slip is missing where it should be: that is told once, by both names."""
    strays = {p.params["suggestion"].split(", ")[0]: p for p in found if p.code == STRAY[1]}
    named = {_path(p.file) for p in found if p.code in (*STRAY, *OTHER_STRAYS)}
    named |= {_path(p.params["suggestion"]) for p in found if p.code == "text-no-country-near"}
    kept: list[Problem] = []
    told: set[int] = set()
    for problem in found:
        stray = strays.get(problem.params.get("path", ""))
        if problem.code in WITHOUT_FIRST and (stray or _path(problem.file) in named):
            continue
        if stray is None or problem.code not in TEXTLESS:
            kept.append(problem)
        else:
            told.add(id(stray))
            params = problem.params | {"suggestion": stray.params["suggestion"], "other": stray.params["value"]}
            kept.append(
                Problem(problem.file, problem.line, problem.column, "story-pair", params | {"path": stray.file})
            )
    return [p for p in kept if id(p) not in told]


def _path(file: str) -> str:
    """The name of a text below the folder of its language."""
    return file.split("/", 2)[-1]


def _where(problems: list[Problem]) -> dict[str, str]:
    """Where problems stand, as a sentence names it: members.yml:12, data/news.yml:4 …; and each of these places."""
    found = [f"{p.file}:{p.line}" for p in sorted(problems)]
    return {"places": _some(found), "each": ", ".join(dict.fromkeys(found))}


def _some(words: list[str]) -> str:
    """The first of several words, and how many others there are."""
    found = list(dict.fromkeys(words))
    return ", ".join(found[:SHOWN]) + (f" … (+{len(found) - SHOWN})" if len(found) > SHOWN else "")


def together(found: list[Problem]) -> Iterator[Problem]:
    """Values of one list that are wrong in the same way are one problem; so is what is the same in several languages."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for problem in found:
        key: tuple[object, ...] = (problem.file, problem.line, problem.code)
        if problem.code == "translation-stale":
            key = (problem.code, problem.params["value"])
        elif problem.code != "translation-page-missing":
            several = problem.code.startswith(("reference-", "value-")) or problem.code == "field-takes-entries"
            listed = several and problem.params.get("field")
            key = (*key, listed or len(groups))
        groups.setdefault(key, []).append(problem)
    for problems in groups.values():
        first = problems[0]
        names = [k for k in ("value", "suggestion", "language", "path") if k in first.params and len(problems) > 1]
        joined = {k: ", ".join(dict.fromkeys(p.params[k] for p in problems)) for k in names}
        yield Problem(first.file, first.line, first.column, first.code, first.params | joined, first.level)
