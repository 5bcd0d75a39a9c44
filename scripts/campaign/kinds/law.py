"""What the own law of a country, or a scheme of its own, gives a person in a situation."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from campaign.kinds.kind import Kind
from campaign.records.base import Entry, Sources
from campaign.records.fields import Country, Id, Ids, Text, Words
from campaign.records.marks import Ref


class Law(Entry):
    """A law or a scheme of a country (data/laws.yml): its passport shows it in the situations for which it counts."""

    id: Id
    country: Country
    situations: Annotated[Ids, Ref("situations")] = Field(
        description="The situations in which it gives somebody something.", min_length=1
    )
    says: Words = Field(
        description="One sentence, with the year that the source gives: what it gives, and to whom.", max_length=260
    )
    sources: Sources
    note: Text | None = None


class Laws(Kind):
    """Laws: no page of their own."""

    name, order, file, model = "laws", 46, "data/laws.yml", Law


KIND = Laws()
