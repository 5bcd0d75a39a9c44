"""Stories told by numbers: one figure a screen, drawn as so many of a hundred people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from campaign.kinds.figure import figure_row
from campaign.kinds.kind import DataFile, Head, Kind, Node, Scene
from campaign.kinds.nodes import citation, things
from campaign.records.base import Entry, Record
from campaign.records.fields import Id, Ids, Named, Words, listed
from campaign.records.marks import Ref
from campaign.views.page import Page
from campaign.views.view import View

WALKING = 9  # how many people are drawn in the head of a page
MOST_SCREENS = 9  # numbers.css has a name for the scrolling of so many


class Screen(Record):
    """One screen: a figure, and what it means."""

    figure: Annotated[Named, Ref("figures")]
    says: Words = Field(description="One sentence that a reader can pass on as it stands.", max_length=160)


class NumberStory(Entry):
    """A story told by figures of data/figures.yml (data/number_stories.yml). A figure that is a share lights so many of a
    hundred people, a number of people all of them; any other figure stands without.
    """

    id: Id
    title: Words = Field(max_length=80)
    lead: Words = Field(description="One or two sentences: who the hundred people are.", max_length=155)
    screens: Annotated[list[Screen], BeforeValidator(listed)] = Field(min_length=2, max_length=MOST_SCREENS)
    themes: Annotated[Ids, Ref("themes")] = Field([], description="Themes whose pages lead to it.")
    case_studies: Annotated[Ids, Ref("case_studies")] = Field([], description="Stories whose pages lead to it.")

    def addressed(self) -> list[tuple[str, Screen]]:
        """The screens with the anchor of each: the id of its figure, counted where one figure comes again."""
        found: dict[str, Screen] = {}
        for screen in self.screens:
            again = sum(screen.figure == other.figure for other in found.values())
            found[f"{screen.figure}-{again + 1}" if again else screen.figure] = screen
        return list(found.items())


class NumberStories(Kind):
    """Stories told by numbers: a page each, made from the figures."""

    name, order, file, model = "number_stories", 93, "data/number_stories.yml", NumberStory
    called, folder, template, schema_type = "number-story", "in-numbers", "number-story", "Article"
    found_as, weight = "figures", 1.1

    def head(self, view: View, record: Any) -> Head:
        title, lead = (str(view.language.plain(words)) for words in (record.title, record.lead))
        return Head(title, lead, ("figures",))

    def scene(self, view: View, record: Any) -> Scene | None:
        return Scene(record.id, people=WALKING, themes=tuple(record.themes), figure=record.screens[0].figure)

    def search_words(self, view: View, record: Any) -> Iterable[str]:
        return (view.language.plain(screen.says) for screen in record.screens)

    def about(self, view: View, page: Page) -> Node:
        if not page.record:
            return {}
        figures = view.records.all_of("figures", (screen.figure for screen in page.record.screens))
        works = [citation(view, source) for figure in figures for source in figure.sources]
        return {
            "about": things(view, page.record.themes),
            "citation": [w for n, w in enumerate(works) if w not in works[:n]],
        }

    def open_data(self, view: View) -> Iterable[DataFile]:
        for story in view.records["number_stories"].values():
            rows = [figure_row(view, view.records["figures"][screen.figure]) for screen in story.screens]
            yield DataFile(f"in-numbers/{story.id}.csv", rows, tuple(rows[0]))


KIND = NumberStories()
