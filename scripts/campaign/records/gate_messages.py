"""The sentences of the last gate (``outputs.gate``). ``problems.MESSAGES`` holds them with all others."""

from __future__ import annotations

N_ = str  # marks a sentence for the catalogues

GATE: dict[str, tuple[str, str]] = {
    "gate-html": (
        N_("The finished file {page} would hold “{value}”, which no page may hold."),
        N_(
            "It comes from this text or entry, from a translation in locales/ or from a template. Write it there in plain words."
        ),
    ),
    "gate-torn": (
        N_("The finished file {page} is torn at “{value}”: what is opened and what is closed do not fit."),
        N_(
            "Look for a sign such as < or a quotation mark in this text or entry, in a translation in locales/ or in a template."
        ),
    ),
    "gate-address": (
        N_("The finished file {page} would lead to “{value}”, where nobody may be led."),
        N_(
            "Correct the link. It begins with a slash and leads to a page of this site, or with https:// to another site."
        ),
    ),
    "gate-id": (
        N_("The anchor “{value}” stands twice on the finished page {page}."),
        N_("Change one of the headings or ids that it is made from: a link could not tell the two apart."),
    ),
    "gate-lacks": (
        N_("The finished page {page} has no “{value}”, or has it empty or twice."),
        N_("Give the text or the entry a title and words; if it has them, tell a developer."),
    ),
    "gate-sign": (
        N_("The finished file {page} would hold an invisible sign ({value}), at which programs stop reading."),
        N_("Delete the sign from this text or entry: write the words around it anew."),
    ),
    "gate-unreadable": (
        N_("Programs cannot read the finished file {page} ({value})."),
        N_("Save it again with the program that it comes from; if no person made it, tell a developer."),
    ),
    "gate-empty": (
        N_("The finished file {page} is empty."),
        N_("Put back what stood in it, or delete it."),
    ),
    "gate-missing": (
        N_("The finished site lacks the file {page}."),
        N_("Build it again; if it is still missing, tell a developer."),
    ),
    "gate-stray": (
        N_("The finished site holds the file {page}, which does not belong to it."),
        N_("Take it out of the folder docs; files to publish stand in docs/assets."),
    ),
    "gate-link": (
        N_("The file {page} is only a link to another place on this machine."),
        N_("Put the file itself there, or delete the link."),
    ),
}
