"""Situations of a person's life, and the standards that speak for whoever is in one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator, Field

from campaign.kinds.kind import Kind
from campaign.kinds.letter import Letter
from campaign.records.base import Entry, Record
from campaign.records.fields import Id, Ids, Named, SeveralSaid, Words, listed
from campaign.records.marks import Ref
from campaign.views.view import View


class Claim(Record):
    """A standard that speaks for somebody, and what it says for her."""

    standard: Annotated[Named, Ref("standards")]
    says: Words = Field(description="One sentence: what the standard says for a person in this situation.")


class Situation(Entry):
    """A situation (data/situations.yml): the passport of a country says what there is for it."""

    id: Id
    name: Words = Field(description="As the person says it, such as: I am ill.", max_length=60)
    lead: Words = Field(description="One or two sentences: what she has a right to.", max_length=300)
    also: SeveralSaid = Field(
        {}, description="What people who look for it type, by language: the search finds it by these words."
    )
    themes: Annotated[Ids, Ref("themes")] = Field([], description="Themes of the members that organise for her.")
    kinds: Annotated[Ids, Ref("kinds")] = Field(
        [], description="Kinds of the members that organise for her, those named first that come first."
    )
    case_studies: Annotated[Ids, Ref("case_studies")] = Field([], description="Stories of what was won for her.")
    figures: Annotated[Ids, Ref("figures")] = Field(
        [], description="Figures of countries that matter to her, the strongest of a country first."
    )
    standards: Annotated[list[Claim], BeforeValidator(listed)] = []
    campaign: Annotated[Named | None, Ref("campaigns")] = Field(
        None,
        description="The campaign whose letter speaks for her. Left out: no letter, rather than one that does not fit.",
    )
    letter: Letter | None = Field(
        None, description="A letter of its own, which stands instead of that of the campaign where it can be sent from."
    )


class Situations(Kind):
    """Situations: all on one page, which leads to the passports."""

    name, order, file, model = "situations", 45, "data/situations.yml", Situation
    listed = "passport"

    def listed_names(self, view: View) -> Iterable[str]:
        return (words for situation in view.records["situations"].values() for words in said(view, situation))


def said(view: View, situation: Situation) -> list[str]:
    """A situation as whoever is in it says it, and in the words that people type, in the language of a view."""
    return [view.language.plain(situation.name), *situation.also.get(view.code, [])]


KIND = Situations()
