"""Old addresses that lead on: what was once published is found for ever."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from campaign.kinds.kind import Kind
from campaign.records.base import Record
from campaign.records.fields import Text

SEGMENT = r"[\w.~-]*[\w~-][\w.~-]*"  # not only dots, which would lead out of a folder

LONGEST = 200  # bytes between two slashes: the name of a folder, for which systems have 255
SHOWN = 30  # characters of such a part that a message quotes


def _old(value: str) -> str:
    if not re.fullmatch(rf"(/{SEGMENT})+/?", value):
        raise PydanticCustomError("value-old-address", "address", {"value": value})
    for part in value.split("/"):
        fitting = part.encode()[:LONGEST].decode(errors="ignore")
        if fitting != part:
            told = {"field": f"{part[:SHOWN]}…", "length": len(part), "max_length": len(fitting)}
            raise PydanticCustomError("string_too_long", "long", told)
    return value.strip("/")


OldAddress = Annotated[
    Text, AfterValidator(_old), WithJsonSchema({"type": "string", "pattern": "^/"})
]  # without the slashes at its ends, so that each has one form


class Redirect(Record):
    """An old address and the page that took its place (data/redirects.yml)."""

    id: OldAddress = Field(
        alias="from",
        description="The old address as it stood behind the host. Without a language in front it counts in each.",
    )
    to: Text = Field(description="The page of this site that took its place, as a text links to it: /about/")
    note: Text | None = Field(None, description="What stays doubtful. Not shown.")


class Redirects(Kind):
    """Old addresses: they have no pages, they lead to those of others."""

    name, order, file, model = "redirects", 130, "data/redirects.yml", Redirect


KIND = Redirects()
