"""A rule for print: every letter has a shape in some font. Otherwise the build would end where it prints."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.outputs.print_letters import Missing, letters_of, missing
from campaign.outputs.printing import orders_of
from campaign.pages.routes import views
from campaign.records.base import strings_of
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.rules.references import everything
from campaign.views.content import Content
from campaign.views.view import View


def letters(content: Content) -> Iterator[Problem]:
    """What is printed needs no letter that the fonts lack. Only asked where nothing else is wrong: it tries every page."""
    known = frozenset[int]().union(*map(letters_of, content.looks.folders("overrides/print/fonts")))
    found: dict[Problem, None] = {}
    for view in views(content).values():
        for order in orders_of(view, words_only=True):
            for lacking in missing(order.data, known):
                params = {"sign": lacking.sign, "value": lacking.words, "field": lacking.field}
                found[Problem(*_place(content, view, lacking), "letter-unknown", params)] = None
    yield from found


def _place(content: Content, view: View, lacking: Missing) -> Place:
    """Where somebody wrote it: in the record that is printed or in another that it names, in its text, or as a translation."""
    collection, id = lacking.record
    own = content.records[collection].get(id)
    for record, at in sorted(everything(content), key=lambda one: one[0] is not own):
        for where, words in strings_of(record):
            if lacking.letters[0] in words:
                return at(*where)
    page = view.by_path.get(id) if collection == "pages" else None
    file = page.prose.file if page and page.prose else f"locales/{view.code}.po"
    text = (content.root / file).read_text(encoding="utf-8") if (content.root / file).is_file() else ""
    return file, text[: max(0, text.find(lacking.letters[0]))].count("\n") + 1, 1


RULES = (letters,)
