"""Themes of the campaign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field

from campaign.kinds.kind import Kind, Node, Scene
from campaign.kinds.nodes import things
from campaign.records.base import Entry
from campaign.records.fields import Id, Ids, Named, Spellings, Words
from campaign.records.marks import Ref
from campaign.views.page import Page
from campaign.views.view import View


class Theme(Entry):
    """A theme of the campaign (data/themes.yml); its text is docs/<lang>/themes/<id>.md."""

    id: Id
    name: Words = Field(description="Name, at most six words.")
    also: Spellings = []
    question: Words | None = Field(
        None,
        description="What people ask themselves; the page on sharing knowledge answers it. Without it, the name of the theme stands there.",
    )
    answer: Words | None = Field(
        None, description="The answer to it in two or three sentences, from the stories.", max_length=400
    )
    group: Words | None = Field(
        None, description="The heading under which the list of themes shows it, with others of the same."
    )
    figure: Annotated[Named | None, Ref("figures")] = Field(
        None, description="The figure that stands for it, in large letters; left out: none."
    )
    standards: Annotated[Ids, Ref("standards")] = Field(
        [], description="Pages under docs/<lang>/standards/ that belong to it."
    )


@dataclass(frozen=True)
class Answer:
    """What stories answer to the question of a theme: ``first``, a win that stands open, or none, and all ``others``."""

    theme: Theme
    first: Any
    others: list[Any]


class ThemeCalls:
    """What templates ask about themes: ``themes.answers``."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def answers(self) -> list[Answer]:
        """Those to the questions of the page on sharing knowledge, in their order; no story is the first of two."""
        records, found = self._view.records, list[Answer]()
        for theme in records.all_of("themes", self._view.settings.knowledge_topics):
            cases = records.related("case_studies", themes=theme.id)
            told = {answer.first.id for answer in found if answer.first}
            first = next((case for case in cases if case.is_win and case.id not in told), None)
            found.append(Answer(theme, first, [case for case in cases if case is not first]))
        return found


class Themes(Kind):
    """Themes: a text each."""

    name, order, file, model = "themes", 30, "data/themes.yml", Theme
    folder, template, written, listed = "themes", "theme", True, "themes"
    weight = 1.3
    call, guide, schema_type = "theme", "main", "Article"

    def calls(self, view: View) -> ThemeCalls:
        return ThemeCalls(view)

    def scene(self, view: View, record: Any) -> Scene | None:
        return Scene(record.id, themes=(record.id,), large=True)

    def answer(self, view: View, record: Any, options: tuple[str, ...]) -> str:
        return view.link(f"themes/{record.id}", view.language.plain(record.name))

    def names(self, view: View, record: Any) -> Iterable[str]:
        return [view.language.plain(record.name), *super().names(view, record)]

    def about(self, view: View, page: Page) -> Node:
        return {"about": things(view, [page.record.id])} if page.record else {}


KIND = Themes()
