"""Sentences about addresses that were published once: data/redirects.yml, data/published.txt. See ``records.problems``."""

from __future__ import annotations

from campaign.records.note_messages import N_

ADDRESSES = {
    "value-old-address": (
        N_("“{value}” is no old address that can lead on."),
        N_(
            "Write what came after the name of the site: a slash, then letters, digits, hyphens and slashes, without spaces, “?”, “#” and “%”."
        ),
    ),
    "redirect-live": (
        N_("“{value}” is a page or a file of this site, so that it cannot lead elsewhere."),
        N_("Delete this entry, or correct the old address."),
    ),
    "page-outside": (
        N_("“{value}” leads out of this site, and only a page of it can stand here."),
        N_("Write the address of a page of this site as it stands behind the host: it begins with a slash."),
    ),
    "address-gone": (
        N_("“{value}” was published once, and there is no such page any more."),
        N_("Say in data/redirects.yml which page took its place. If there is none: {suggestion}"),
    ),
}
