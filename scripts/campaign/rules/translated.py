"""Rules for translated texts: what they say of their source can be read, and is still true. All of these are notes."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.records.problems import Problem
from campaign.views.content import Content
from campaign.views.standing import standings
from campaign.words.markdown import Prose
from campaign.words.stamp import FROM, STATES


def stale(content: Content) -> Iterator[Problem]:
    """The source of a translation says what it said when the two were compared. Who changes the source is not stopped."""
    for one in standings(content.prose, content.languages, content.default):
        if one.text and one.stale:
            params = {"path": one.source.file, "language": one.language}
            yield Problem(one.text.file, one.text.line_of("from"), 1, "text-stale", params, "note")


def stamps(content: Content) -> Iterator[Problem]:
    """The two lines can be read: they name another language that has this text, and a state that there is."""
    for prose in content.every_text():
        for field, value, right in (
            ("from", prose.made_from, _names_a_source(content, prose)),
            ("state", prose.state, prose.state in STATES),
        ):
            if value and not right:
                params = {"value": f"{field}: {value}", "path": prose.file, "choices": ", ".join(STATES)}
                yield Problem(prose.file, prose.line_of(field), 1, "text-stamp", params, "note")


def _names_a_source(content: Content, prose: Prose) -> bool:
    found = FROM.fullmatch(prose.made_from)
    return bool(found) and found[1] != prose.language and found[1] in content.prose[prose.path]  # type: ignore[index]


RULES = (stale, stamps)
