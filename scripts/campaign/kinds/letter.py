"""Letters that a reader sends: of a campaign, or of a situation."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from campaign.records.base import Record
from campaign.records.fields import Ids, Named, Text, WordList, Words
from campaign.records.marks import Blanks, Needs, Ref

OPENING = 2  # paragraphs: the greeting, and what is wrong


class Binding(Record):
    """A treaty that binds the country from which a letter is sent, and what the letter then says of it."""

    standard: Annotated[Named, Ref("standards")]
    says: Annotated[Words, Blanks(("year",))] = Field(
        description="One paragraph, after the first two, where the country is on record as having ratified it, in the {year}."
    )


class Letter(Record):
    """A letter that a reader sends from her own mail program. Square brackets are for her to fill in."""

    to: Words = Field(description="The role of the reader of the letter, such as: Minister of Labour.")
    subject: Words
    paragraphs: WordList = Field(description="Paragraphs; [your name] stands for what the sender fills in.")
    continents: Annotated[Ids, Ref("continents")] = Field(
        [], description="Continents whose governments it can be sent to, such as those that give aid; left out: all."
    )
    standard: Annotated[Text, Ref("standards"), Needs(("ratified", "unratified"))] | None = Field(
        None,
        description="A convention that it asks for: by one sentence or the other, where the country of the sender is known.",
    )
    ratified: Annotated[Words, Blanks(("year",)), Needs(("standard",))] | None = Field(
        None, description="What it asks where the country has ratified it, in the {year}."
    )
    unratified: Annotated[Words, Blanks(()), Needs(("standard",))] | None = Field(
        None, description="What it asks where a list of all who have lacks it."
    )
    either: Annotated[Words, Blanks(()), Needs(("standard",))] | None = Field(
        None,
        description="What it asks where nobody knows: where the country of the sender is not known, as on the page of a campaign, or not whether it has.",
    )

    binding: Binding | None = Field(
        None, description="A treaty that it holds up to a country bound by it; of any other country it says nothing."
    )

    def paragraphs_for(self, year: str | None = None, bound: str = "") -> list[tuple[Words, dict[str, str]]]:
        """Its paragraphs, each with what stands in them in the place of braces; what binds the country stands after the first two,
        what it asks for by a convention before the last two.

        ``year``: in which the country of the sender has ratified that convention; empty where a list of all who have lacks it, none
        where nobody knows. ``bound``: the year in which it ratified the treaty that the letter holds up to it, or nothing.
        """
        found: list[tuple[Words, dict[str, str]]] = [(paragraph, {}) for paragraph in self.paragraphs]
        if self.binding and bound:
            found.insert(min(OPENING, len(found) - 1), (self.binding.says, {"year": bound}))
        asked = self.either if year is None else self.ratified if year else self.unratified
        return [*found[:-2], (asked, {"year": year} if year else {}), *found[-2:]] if asked else found

    def reaches(self, continent: str | None) -> bool:
        """Whether it can be sent from a continent; from an unknown one, whether from all."""
        return not self.continents or continent in self.continents
