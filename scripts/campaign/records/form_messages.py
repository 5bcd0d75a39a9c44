"""What people read who proposed something by a form: the text of the proposal, or the answer that says why there is none."""

from __future__ import annotations

from campaign.records.note_messages import N_

TITLES: dict[str, str] = {
    "add-organisation": N_("A new organisation: {name}"),
    "correct-entry": N_("A correction: {name}"),
    "share-experience": N_("A story: {name}"),
    "announce-event": N_("An event: {name}"),
}
FORMS: dict[str, str] = {
    # the text of a proposal
    "from": N_("This proposal was made from what somebody wrote in a form."),
    "fields": N_("| Field | Before | After |"),
    "text": N_("The text: {file}"),
    "translate": N_(
        "It is written in this language: {language}. Readers of the others see it as it is until it is translated."
    ),
    "source": N_("It can be checked here: {value}"),
    "meanwhile": N_("Changed by somebody else since the form was opened, so left as it is now:"),
    "wished": N_("{field}: {before}, and not {after}"),
    "older": N_("The form was an older one. Its question “{value}” was read as “{label}”."),
    "more": N_("For those who read the proposal:"),
    "before": N_("Before you accept it, open the source and see whether it says so."),
    # the answer where nothing can be proposed
    "thanks": N_("Thank you for writing. Nothing was changed yet:"),
    "missing": N_("“{label}” has no answer."),
    "choice": N_("“{value}” is not among the choices of “{label}”."),
    "heading": N_(
        "“{value}” is not a question of this form today. If you wrote this heading yourself, take the signs ### before it away. "
        "If not, the form was an older one: open it anew, and copy your answers there."
    ),
    "elsewhere": N_(
        "The country is not in the list, for the network has nobody there yet. Somebody of the network reads this here, and "
        "adds the country first."
    ),
    "unknown": N_(
        "No organisation of the directory is called “{value}”. Write the address of its page under “{label}”."
    ),
    "there": N_("“{name}” is on the site already: {address}"),
    "correct": N_("If something is wrong there, correct it with this form: {address}"),
    "same": N_("The page of “{name}” says all this already: {address}"),
    "read": N_(
        "What you wrote below the form cannot be put in place by a program. Somebody of the network reads it here."
    ),
    "again": N_("Change your answers above, and they are read again."),
}
# what the check says of the forms themselves
CHECKED: dict[str, tuple[str, str]] = {
    "forms-older": (
        N_("The forms on the forge do not have the words and choices of today. Files: {n}."),
        N_(
            "Nobody has to wait for it: what people send by them is understood. Where the project is installed, run: make forms"
        ),
    ),
}
