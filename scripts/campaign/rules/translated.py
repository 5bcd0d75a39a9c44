"""Rules for translated texts: what they say of their source can be read, and is still true. All of these are notes."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.records.problems import Problem
from campaign.views.content import Content
from campaign.views.standing import Standing
from campaign.words.markdown import Prose
from campaign.words.stamp import STATE, STATES, stamp_of


def stale(content: Content) -> Iterator[Problem]:
    """The source of a translation says what it said when the two were compared. Who changes the source is not stopped.

    One note for each change: where a source has left several translations behind, it stands there.
    """
    behind: dict[str, list[Standing]] = {}
    for one in content.stale.values():
        behind.setdefault(one.source.file, []).append(one)
    for file, several in behind.items():
        if len(several) > 1:
            params = {"languages": ", ".join(one.language for one in several)}
            yield Problem(file, 1, 1, "text-stale-several", params, "note")
            continue
        for one in several:
            line = one.text.line_of("from") if one.text else 1
            yield Problem(one.file, line, 1, "text-stale", {"path": file, "language": one.language}, "note")


def stamps(content: Content) -> Iterator[Problem]:
    """The two lines can be read: they name another language that has this text, and a state that there is."""
    for prose in content.every_text():
        if prose is content.original(prose.path):
            continue
        for field, value, right in (
            ("from", prose.made_from, _names_a_source(content, prose)),
            ("state", prose.state, bool(STATE.fullmatch(prose.state))),
        ):
            if value and not right:
                params = {"value": f"{field}: {value}", "path": prose.file, "choices": ", ".join(STATES)}
                yield Problem(prose.file, prose.line_of(field), 1, "text-stamp", params, "note")


def originals(content: Content) -> Iterator[Problem]:
    """One text at an address is the original, and says nothing of another."""
    for prose in content.every_text():
        if prose is content.original(prose.path):
            said = (("from", prose.made_from), ("state", prose.state))
        else:
            said = (("language", prose.language if prose.original else ""), ("", ""))
        for field, value in said:
            if value:
                params = {"value": f"{field}: {value}"}
                yield Problem(prose.file, prose.line_of(field), 1, "text-original", params, "note")


def _names_a_source(content: Content, prose: Prose) -> bool:
    stamp = stamp_of(prose)
    return stamp is not None and stamp.language != prose.language and stamp.language in content.prose[prose.path]


RULES = (stale, stamps, originals)
