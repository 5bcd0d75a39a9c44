"""What the whole site needs to know once (data/site.yml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from campaign.records.base import Record
from campaign.records.fields import Address, Date, Ids, LanguageCode, Named, Ref, Spellings, Text, Words, listed


class Logo(Record):
    """One form of the wordmark that the press may take."""

    file: Text = Field(description="File in overrides/identity.")
    words: Text = Field(description="The words that it shows.")


class Settings(Record):
    """data/site.yml."""

    name: Text
    also: Spellings = []
    full_name: Text
    full_name_language: LanguageCode | None = Field(
        None, description="Language of the full name, if it is not the default one."
    )
    address: Annotated[Address, AfterValidator(lambda address: address.rstrip("/") + "/")] = Field(
        description="Address of the published site, with a slash at the end."
    )
    host: Literal["github-pages", "gitlab-pages", "netlify", "cloudflare-pages", "own-server"] | None = Field(
        None, description="Where the site is published (handbook/en/hosting.md)."
    )
    security_until: Date | None = Field(
        None, description="Day until which security.txt is valid; at most a year ahead."
    )
    edit_link: Address | None = Field(None, description="Opens {file} at {line} on the forge.")
    coordinator: Annotated[Named | None, Ref("members")] = Field(None, description="Id of the coordinating member.")
    founding: Annotated[Named | None, Ref("timeline")] = Field(
        None, description="Entry of data/timeline.yml that tells of the founding."
    )
    postal_address: Annotated[list[Text], BeforeValidator(listed)] = Field(
        [], description="Lines of the address; the last is a country code."
    )
    lead_campaign: Annotated[Named | None, Ref("campaigns")] = Field(
        None, description="Campaign that opens the home page: its demand, its number, one action."
    )
    home_stories: Annotated[Ids, Ref("case_studies")] = Field([], description="Stories on the home page.")
    home_figures: Annotated[Ids, Ref("figures")] = Field([], description="Figures on the home page.")
    knowledge_topics: Annotated[Ids, Ref("themes")] = Field(
        [], description="Themes that the page on sharing knowledge gathers."
    )
    press_figures: Annotated[Ids, Ref("figures")] = Field(
        [], description="Figures that the press page offers for quoting."
    )
    press_terms: Words | None = Field(None, description="What journalists may do with logos and pictures.")
    logos: Annotated[list[Logo], BeforeValidator(listed)] = []

    def edit_address(self, file: str, line: int) -> str | None:
        """Where a file is changed on the forge, at a line; nothing where the network names no such place."""
        return self.edit_link.replace("{file}", file).replace("{line}", str(line)) if self.edit_link else None
