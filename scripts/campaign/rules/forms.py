"""A rule for the forms on the forge: they ask what the site knows today. Words and choices of theirs are content."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.outputs.issue_forms import files
from campaign.pages.routes import views
from campaign.records.problems import Problem
from campaign.views.content import Content


def older(content: Content) -> Iterator[Problem]:
    """Forms that a network offers are made from its words and choices. One note for all: one command mends them."""
    wanted = files(views(content).values())
    there = {file: content.root / file for file in wanted if (content.root / file).exists()}
    used = {path.parent for path in there.values()}  # a network may be at one forge only
    stale = [
        file
        for file, text in wanted.items()
        if (
            there[file].read_text("utf-8", errors="replace") != text
            if file in there
            else (content.root / file).parent in used
        )
    ]
    if stale:
        yield Problem(stale[0], 1, 1, "forms-older", {"n": str(len(stale))}, "note")


TRIALS = (older,)
