"""People with a public role in the network."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from campaign.kinds.kind import Kind
from campaign.kinds.pictures import Pictured
from campaign.records.base import Entry, Sources
from campaign.records.fields import Facts, Id, Named, Text, Years
from campaign.records.marks import Come, Ref


class Person(Entry):
    """A public role in the network (data/people.yml), and nothing else about the person."""

    id: Id
    name: Text
    role: Annotated[Text, Ref("roles")]
    network: Annotated[Named | None, Ref("networks")] = None
    organisation: Annotated[Named | None, Ref("members")] = None
    since: Annotated[Years, Come()] = Field(alias="from")
    until: Years | None = None
    picture: Pictured = None
    facts: Facts = []
    sources: Sources
    note: Text | None = None

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name, as they stand in place of a portrait: of what is no aside in brackets."""
        words = re.findall(r"[^\W\d_]\S*", re.sub(r"\([^)]*\)|\[[^]]*\]", " ", self.name))
        return "".join(word[0] for word in dict.fromkeys((*words[:1], *words[-1:])))


class People(Kind):
    """People: shown on the pages about the network and its parts."""

    name, order, file, model, terms = "people", 120, "data/people.yml", Person, "roles"
    called = "person"

    def shown_at(self, id: str) -> str:
        return "about"


KIND = People()
