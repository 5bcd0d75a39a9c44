"""What people type into the search, and the page that has to come first for it."""

from __future__ import annotations

from pydantic import Field

from campaign.kinds.kind import Kind
from campaign.records.base import Record
from campaign.records.fields import Id, SeveralSaid, Text
from campaign.views.view import View


class Query(Record):
    """A page and the words by which people look for it (data/queries.yml). The search gives them as names to the page, and
    ``scripts/search.py`` tries whether the page comes first for each.
    """

    id: Id
    page: Text = Field(description="Page of this site or a place on it, such as /join/ or /figures/coverage/#gap-2020")
    words: SeveralSaid = Field(description="What people type, by language.", min_length=1)
    note: Text | None = None


class Queries(Kind):
    """Queries: no page shows them."""

    name, order, file, model = "queries", 150, "data/queries.yml", Query
    called = "query"


def named(view: View) -> dict[str, list[str]]:
    """What people call pages, by their addresses: {address: words of this language}."""
    found: dict[str, list[str]] = {}
    for query in view.records["queries"].values():
        found.setdefault(view.url(query.page), []).extend(query.words.get(view.code, []))
    return found


KIND = Queries()
