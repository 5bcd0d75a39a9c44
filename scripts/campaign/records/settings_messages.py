"""The sentences about data/site.yml and the identity. ``problems.MESSAGES`` holds them with all others."""

from __future__ import annotations

from campaign.records.note_messages import N_

SETTINGS: dict[str, tuple[str, str]] = {
    "value-mail": (
        N_("“{value}” is not an email address."),
        N_("Write it without spaces and without angle brackets: a name, the sign @ and a host with a dot."),
    ),
    "value-telephone": (
        N_("“{value}” is not a telephone number that can be called from every country."),
        N_("Begin with a plus sign and the code of the country: +32 2 123 45 67"),
    ),
    "value-repository": (
        N_("“{value}” is not the address of a repository."),
        N_("Open the repository in a browser and copy the address of its first page."),
    ),
    "contact-without-way": (
        N_("This contact names no way to reach anybody."),
        N_(
            "Write “mail:”, “telephone:” or “form:” with it, or delete it: then pages lead to the organisation that coordinates."
        ),
    ),
    "address-example": (
        N_("“{value}” is an address for examples, where nobody is."),
        N_("Write the real one, or delete it: pages show no link then."),
    ),
    "sign-in-github": (
        N_("“{value}” is no way to sign in with GitHub."),
        N_(
            "Write the word token, or the address of the program that lets people sign in (a proxy), beginning with https://."
        ),
    ),
    "sign-in-gitlab": (
        N_("“{value}” is no way to sign in with GitLab."),
        N_("Write the word token, or the id of the application: 64 signs, digits and letters from a to f."),
    ),
    "value-effort": (
        N_("No text can be as hard as “{value}”: the number lies between {least} and {limit}."),
        N_("Write a number such as 45, which is a newspaper, or delete the line."),
    ),
}
