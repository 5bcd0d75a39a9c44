"""Pictures: who made them, who may show them, and what they show; texts and records name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from campaign.kinds.kind import Kind
from campaign.records.base import Entry
from campaign.records.fields import Address, Id, Named, Text, Words
from campaign.records.marks import InFolder, Ref
from campaign.views.album import Shown, Version
from campaign.views.imaging import FORMATS
from campaign.views.looks import PICTURES
from campaign.views.view import View

DEEDS = "https://creativecommons.org/"
Licence = Literal[
    "ours", "permission", "public-domain", "CC0 1.0", "CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC BY-NC-SA 4.0",
    "CC BY-ND 4.0", "CC BY-NC-ND 4.0", "CC BY 3.0", "CC BY-SA 3.0", "CC BY 2.0", "CC BY-SA 2.0",
]  # fmt: skip


class Picture(Entry):
    """A picture that texts and records can show (data/pictures.yml); its file stands in docs/assets/pictures/."""

    id: Id
    file: Annotated[Text, InFolder(PICTURES, tuple(FORMATS))] = Field(
        description="Name of the file in docs/assets/pictures/: jpg, png, webp or avif.", max_length=150
    )
    alt: Words = Field(
        description="What can be seen, in one sentence, for those who do not see it. Not what one has to know of it.",
        max_length=250,
    )
    caption: Words | None = Field(None, description="What one has to know: who, where, when.", max_length=300)
    by: Text = Field(description="Who made it: a name, or an organisation.", max_length=100)
    licence: Licence = Field(
        description="ours: made for the network; permission: who made it lets us show it; or the licence it has."
    )
    people: Literal["none", "agreed"] = Field(
        description="none: nobody can be recognised; agreed: everybody who can be recognised agreed that it is shown"
        " here. Without that it cannot be shown."
    )
    url: Address | None = Field(None, description="Where it was published first.")
    note: Text | None = Field(
        None, description="Who agreed or gave permission, when, and where that stands. Not shown."
    )


Pictured = Annotated[Named | None, Ref("pictures"), Field(description="Id of a picture in data/pictures.yml.")]


class PictureCalls:
    """What templates ask about pictures: ``pictures.of(record)``."""

    def __init__(self, view: View) -> None:
        self._view = view

    def of(self, record: Any) -> Picture | None:
        """The picture that a record names, if it names one."""
        return self._view.records["pictures"].get(getattr(record, "picture", None) or "")

    def shown(self, picture: Picture) -> Shown:
        """The versions of a picture."""
        return self._view.content.album.shown(picture.id)

    def address(self, version: Version) -> str:
        """The address of a version, with a mark that changes when the file does."""
        return f"{self._view.base}{version.file}?v={version.mark}"

    def choices(self, versions: tuple[Version, ...]) -> str:
        """Versions as a browser chooses from them (``srcset``)."""
        return ", ".join(f"{self.address(one)} {one.width}w" for one in versions)

    def deed(self, picture: Picture) -> str:
        """The page that says what a licence allows; empty where it is no public one."""
        if picture.licence.startswith("CC0 "):
            return f"{DEEDS}publicdomain/zero/{picture.licence.removeprefix('CC0 ')}/"
        if picture.licence.startswith("CC "):
            return f"{DEEDS}licenses/{picture.licence.removeprefix('CC ').lower().replace(' ', '/')}/"
        return ""


class Pictures(Kind):
    """Pictures: none has a page of its own; a call shows one in a text, a field on the page of a record."""

    name, order, file, model = "pictures", 125, "data/pictures.yml", Picture
    call, component = "picture", "picture"

    def id_for(self, entry: Mapping[str, Any]) -> str:
        return super().id_for({"name": entry.get("alt", "")})

    def calls(self, view: View) -> PictureCalls:
        return PictureCalls(view)


KIND = Pictures()
