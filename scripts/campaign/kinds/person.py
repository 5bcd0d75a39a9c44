"""People with a public role in the network."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from campaign.kinds.kind import Kind
from campaign.kinds.pictures import Pictured
from campaign.records.base import Entry, Sources
from campaign.records.fields import Facts, Id, Named, Ref, Text, Years


class Person(Entry):
    """A public role in the network (data/people.yml), and nothing else about the person."""

    id: Id
    name: Text
    role: Annotated[Text, Ref("roles")]
    network: Annotated[Named | None, Ref("networks")] = None
    organisation: Annotated[Named | None, Ref("members")] = None
    since: Years = Field(alias="from")
    until: Years | None = None
    picture: Pictured = None
    facts: Facts = []
    sources: Sources
    note: Text | None = None


class People(Kind):
    """People: shown on the pages about the network and its parts."""

    name, order, file, model, terms = "people", 120, "data/people.yml", Person, "roles"
    called = "person"

    def shown_at(self, id: str) -> str:
        return "about"


KIND = People()
