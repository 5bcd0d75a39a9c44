"""What the whole site needs to know once (data/site.yml)."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from campaign.records import guesses
from campaign.records.base import Record
from campaign.records.fields import (
    Address,
    Date,
    Ids,
    LanguageCode,
    Mail,
    Named,
    Spellings,
    Telephone,
    Text,
    Words,
    is_address,
    listed,
)
from campaign.records.marks import Come, Ref


class Logo(Record):
    """One form of the wordmark that the press may take."""

    file: Text = Field(description="File in overrides/identity.")
    words: Text = Field(description="The words that it shows.")
    language: LanguageCode | None = Field(None, description="Language of the name.")
    dark: Literal["yes", "white"] | None = Field(
        None, description="yes: for dark backgrounds, and shown on one; white: the same, in white alone."
    )


class FirstDocuments(Record):
    """What a reader may be after, and the documents to begin with."""

    question: Words = Field(description="In the words of whoever looks for it: I need a rule to quote.", max_length=60)
    documents: Annotated[Ids, Ref("resources")] = Field(
        description="At most three documents.", min_length=1, max_length=3
    )


class Contact(Record):
    """How somebody is reached: at least one way."""

    role: Words | None = Field(None, description="Who answers: a role, never a person.", max_length=80)
    mail: Mail | None = Field(None, description="Email address.")
    telephone: Telephone | None = Field(None, description="Number with the code of its country: +32 2 123 45 67.")
    form: Address | None = Field(None, description="Address of a form.")

    @model_validator(mode="after")
    def _has_a_way(self) -> Contact:
        if not (self.mail or self.telephone or self.form):
            raise PydanticCustomError("contact-without-way", "contact")
        return self


class Contacts(Record):
    """Whom to reach for what. What is not named goes to ``general``; without it, pages lead to the coordinator."""

    general: Contact | None = Field(None, description="For everything that is not named below.")
    press: Contact | None = Field(None, description="For journalists.")
    join: Contact | None = Field(None, description="For organisations that want to join.")
    corrections: Contact | None = Field(None, description="For mistakes on a page.")
    newsletter: Contact | None = Field(None, description="Where one asks for the newsletter.")

    def of(self, purpose: str) -> Contact | None:
        """Who answers for a purpose, such as ``press``."""
        return getattr(self, purpose) or self.general


def _repository(value: str) -> str:
    """An address without what some copy along; refused where it leads to something within a repository, or to none."""
    value = re.sub(r"(/|\.git)+$", "", value)
    host, *steps = value.removeprefix("https://").split("/")
    if (
        len(steps) < 2
        or not all(steps)
        or re.search("[?#]|/-/|/(tree|blob)/", value)
        or (host == guesses.GITHUB and len(steps) > 2)
    ):
        raise PydanticCustomError("value-repository", "repository", {"value": value})
    return value


def _way_in(value: str | None, info: ValidationInfo) -> str | None:
    """Refused where the forge does not know this way: a proxy is GitHub's, an application GitLab's."""
    forge = info.data.get("forge")  # nothing where it is wrong itself
    github = forge == "github"
    if value in (None, "token") or (is_address(value or "") if github else re.fullmatch("[0-9a-f]{64}", value or "")):
        return value
    if forge is None:
        return value
    raise PydanticCustomError("sign-in-github" if github else "sign-in-gitlab", "invalid", {"value": value or ""})


class Editor(Record):
    """The forge where the sources of the site stand, and where everybody may propose a change."""

    forge: Literal["github", "gitlab"]
    repository: Annotated[Address, AfterValidator(_repository)] = Field(
        description="Address of the repository, as a browser shows it: https://github.com/owner/name"
    )
    branch: Text = Field("main", description="Branch from which the site is built.")
    sign_in: Annotated[Text | None, AfterValidator(_way_in)] = Field(
        None,
        description="How staff sign in to the editing page: token, the address of a proxy (GitHub), or the id of an application"
        " (GitLab). Without it, that page is not published.",
    )

    @property
    def host(self) -> str:
        """The name of the forge as people know it: github.com."""
        return self.repository.removeprefix("https://").partition("/")[0]

    def page_of(self, file: str, line: int) -> str:
        """Where a file is read and changed, at a line."""
        middle = "/-/blob/" if self.forge == "gitlab" else "/blob/"
        return f"{self.repository}{middle}{self.branch}/{file}#L{line}"


class Settings(Record):
    """data/site.yml."""

    name: Text
    also: Spellings = []
    full_name: Text
    full_name_means: Words | None = Field(
        None, description="What the full name says; the home page shows it to readers of other languages."
    )
    full_name_language: LanguageCode | None = Field(
        None, description="Language of the full name, if it is not the default one."
    )
    address: Annotated[Address, AfterValidator(lambda address: address.rstrip("/") + "/")] = Field(
        description="Address of the published site, with a slash at the end."
    )
    host: Literal["github-pages", "gitlab-pages", "netlify", "cloudflare-pages", "own-server"] | None = Field(
        None, description="Where the site is published (handbook/en/hosting.md)."
    )
    security_until: Annotated[Date | None, Come(1)] = Field(
        None, description="Day until which security.txt is valid; at most a year ahead."
    )
    editor: Editor | None = Field(
        None, description="The forge where the sources stand; without it, no page leads there."
    )
    contact: Contacts = Field(default_factory=lambda: Contacts(), description="Whom to reach for what.")
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
    home_figures: Annotated[Ids, Ref("figures")] = Field(
        [], description="Figures on the home page; the first stands at its head."
    )
    knowledge_topics: Annotated[Ids, Ref("themes")] = Field(
        [], description="Themes that the page on sharing knowledge gathers."
    )
    press_figures: Annotated[Ids, Ref("figures")] = Field(
        [], description="Figures that the press page offers for quoting."
    )
    first_documents: Annotated[list[FirstDocuments], BeforeValidator(listed)] = Field(
        [], description="Where to begin on the page of documents: by what a reader is after."
    )
    accessibility_tested: Annotated[Date | None, Come()] = Field(
        None, description="The day of the last test of accessibility that no page failed (make test)."
    )
    topic_figures: Annotated[Ids, Ref("figures")] = Field(
        [],
        description="Figures that stand first on the page of their topic; else the newest of the world do.",
    )
    press_terms: Words | None = Field(None, description="What journalists may do with logos and pictures.")
    logos: Annotated[list[Logo], BeforeValidator(listed)] = []
