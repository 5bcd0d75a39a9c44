"""What has changed in a text since it was translated: its sentences before and now, found in git's history."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from campaign.records.history import git
from campaign.words.catalogue import essence
from campaign.words.markdown import CALL, Prose, parse_prose
from campaign.words.stamp import GRAVE, HEADING, fingerprint, words_mark

END = re.compile(r"(?<=[.!?…»”])\s+(?=[\w“«¿¡{*\[])")  # where a sentence ends, as far as signs tell
LINK = re.compile(r"\]\(([^)\s]+)\)")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)]) +")
BREAK = re.compile(r"\n(?=\s*(?:[-*+] |\d+[.)] |#{1,6} |\|))")  # an item, a heading or a row begins


@dataclass(frozen=True)
class Change:
    """A sentence before and now; one of the two is empty where it was added or taken out. ``kind`` is what differs:
    ``call``, ``link``, ``heading`` or ``words``.
    """

    kind: str
    before: str
    now: str


def versions(root: Path, prose: Prose) -> Iterator[Prose]:
    """A text as git has it, the newest version first; none where there is no git, or the file is new."""
    for commit in git(root, "log", "--format=%H", "--", prose.file).split():
        old = parse_prose(git(root, "show", f"{commit}:./{prose.file}"), prose.path, prose.language, prose.file, [])
        if old:
            yield old


def version_with(root: Path, prose: Prose, mark: str) -> Prose | None:
    """The version of a text that had a fingerprint."""
    end = mark[GRAVE:]
    return next((old for old in versions(root, prose) if words_mark(old) == end and fingerprint(old) == mark), None)


def version_before(root: Path, prose: Prose) -> Prose | None:
    """The newest version of a text that says something else than it does now."""
    return next((old for old in versions(root, prose) if fingerprint(old) != fingerprint(prose)), None)


def changes(before: Prose, now: Prose) -> list[Change]:
    """The sentences that differ; those in which a call, a link or a heading does come first."""
    old, new = _sentences(before), _sentences(now)
    matcher = difflib.SequenceMatcher(None, [_key(s) for s in old], [_key(s) for s in new], autojunk=False)
    found = []
    for what, a, b, c, d in matcher.get_opcodes():
        for i in range(max(b - a, d - c)) if what != "equal" else ():
            one, other = "".join(old[a + i : b][:1]), "".join(new[c + i : d][:1])
            found.append(Change(_kind(one, other), one, other))
    return sorted(found, key=lambda change: change.kind == "words")


def _sentences(prose: Prose) -> list[str]:
    """Title, description and short name, then each heading and each sentence, on one line each."""
    pieces = [prose.title, prose.description, *filter(None, [prose.short])]
    body = re.sub(r"(?m)^(#{1,6} .*)$", r"\n\1\n", prose.body)
    for block in re.split(r"\n\s*\n", body):
        for item in BREAK.split(block):
            pieces += END.split(" ".join(item.split()))
    return [piece for piece in pieces if _key(piece)]


def _key(sentence: str) -> str:
    return essence(ITEM.sub("", sentence))


def _kind(before: str, now: str) -> str:
    if sorted(CALL.findall(before)) != sorted(CALL.findall(now)):
        return "call"
    if sorted(LINK.findall(before)) != sorted(LINK.findall(now)):
        return "link"
    return "heading" if HEADING.match(before) or HEADING.match(now) else "words"
