"""Letters that a reader sends: of a campaign, or of a situation."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from campaign.records.base import Record
from campaign.records.fields import Ids, Ref, WordList, Words


class Letter(Record):
    """A letter that a reader sends from her own mail program. Square brackets are for her to fill in."""

    to: Words = Field(description="The role of the reader of the letter, such as: Minister of Labour.")
    subject: Words
    paragraphs: WordList = Field(description="Paragraphs; [your name] stands for what the sender fills in.")
    continents: Annotated[Ids, Ref("continents")] = Field(
        [], description="Continents whose governments it can be sent to, such as those that give aid; left out: all."
    )

    def reaches(self, continent: str | None) -> bool:
        """Whether it can be sent from a continent; from an unknown one, whether from all."""
        return not self.continents or continent in self.continents
