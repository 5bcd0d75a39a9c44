"""A rule for print: every letter has a shape in some font. Otherwise the build would end where it prints."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.outputs.print_letters import letters_of, missing
from campaign.outputs.printing import orders_of
from campaign.pages.routes import views
from campaign.records.problems import Problem
from campaign.views.content import Content


def letters(content: Content) -> Iterator[Problem]:
    """What is printed needs no letter that the fonts lack. Only asked where nothing else is wrong: it tries every page."""
    known = frozenset[int]().union(*map(letters_of, content.looks.folders("overrides/print/fonts")))
    found: dict[Problem, None] = {}
    for code, view in views(content).items():
        for order in orders_of(view, words_only=True):
            for lacking in missing(order.data, known):
                collection, id = lacking.record
                place = (f"locales/{code}.po", 1, 1)
                if id in content.records[collection]:
                    place = content.records.place(collection, id, lacking.field)
                elif collection == "pages" and id in view.by_path and (prose := view.by_path[id].prose):
                    place = (prose.file, 1, 1)
                params = {"sign": lacking.sign, "value": lacking.words, "field": lacking.field}
                found[Problem(*place, "letter-unknown", params)] = None
    yield from found


RULES = (letters,)
