"""Publishers: who stands behind the hosts that are cited, and how far one may rely on them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from campaign.kinds.kind import Kind
from campaign.records.base import Entry, Source
from campaign.records.fields import Host, Id, LanguageCode, Name, Text, listed
from campaign.records.store import Store
from campaign.views.view import host_of


class Publisher(Entry):
    """Who publishes what a host shows (data/publishers.yml)."""

    id: Id
    name: Name = Field(description="The name that readers see beside a source.", max_length=100)
    translated: Literal["yes"] | None = Field(
        None,
        description="yes: the name is in the default language, and each language has its own; without it, none has.",
    )
    hosts: Annotated[list[Host], BeforeValidator(listed), Field(min_length=1)] = Field(
        description="What stands between https:// and the next slash, without www. What ends with it belongs to it too."
    )
    grade: Literal["maker", "public", "press", "secondary", "refused"] = Field(
        description="maker: publishes its own numbers and words; public: a public body or a university; press: known"
        " press; secondary: retells what others made; refused: must not be cited."
    )
    language: LanguageCode | None = Field(None, description="Language in which it mostly publishes.")
    note: Text | None = Field(None, description="Why it has this grade. Not shown.")


def publisher_of(records: Store, address: str) -> Publisher | None:
    """Who publishes a page: the entry of its host, or of the longest end of it, so that one entry holds for all parts."""
    parts = host_of(address).split(".")
    ends = (".".join(parts[i:]) for i in range(len(parts)))
    return next((found for end in ends for found in records.naming("publishers", "hosts", end)), None)


def behind(records: Store, source: Source) -> str:
    """The name of who published a source: what its document says, or who stands behind its host; else nothing."""
    work = records["resources"].get(source.document or "")
    if work and work.publisher:
        return work.publisher  # type: ignore[no-any-return]
    found = publisher_of(records, (work.url if work else source.url) or "")
    return found.name if found else ""


def named(records: Store, address: str) -> str:
    """The name of the publisher of a page, or its host where nobody knows it."""
    found = publisher_of(records, address)
    return found.name if found else host_of(address)


class Publishers(Kind):
    """Publishers: shown beside the sources."""

    name, order, file, model = "publishers", 140, "data/publishers.yml", Publisher


KIND = Publishers()
