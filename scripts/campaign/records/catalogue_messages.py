"""The sentences for catalogues of translations. ``problems.MESSAGES`` holds them with all others."""

from __future__ import annotations

from campaign.records.note_messages import N_

CATALOGUES: dict[str, tuple[str, str]] = {
    "catalogue-syntax": (
        N_("This file of translations cannot be understood from this line on."),
        N_(
            "Each line is msgid or msgstr, a space and words in straight quotation marks. Check this line, or open the file with Poedit."
        ),
    ),
    "catalogue-placeholder": (
        N_("The translation does not use the same placeholders as the original: {value}."),
        N_("Copy from the original what stands in braces, or in brackets behind a per cent sign, without change."),
    ),
    "catalogue-empty": (
        N_("Nothing stands in this file any more, so the words around the texts are not translated: {language}."),
        N_("Put its contents back."),
    ),
    "catalogue-cut": (
        N_(
            "This file has lost {value} messages that every other catalogue has, so pages would show the words of the original."
        ),
        N_(
            "Put the file back as it was. What cannot be had any more, “make translations” writes again, to be translated anew."
        ),
    ),
    "catalogue-head": (
        N_("“{field}” in the head of this file cannot be understood."),
        N_("Copy the line from an earlier state of the file, or open the file with Poedit."),
    ),
    "catalogue-language": (
        N_("The head of this file names another language: {value}."),
        N_("Write “Language: {language}”, or put the file of that language back."),
    ),
    "catalogue-plurals": (
        N_("The language has {limit} forms for numbers, and this message {value}."),
        N_("Write one line “msgstr” for each form."),
    ),
    "catalogue-plurals-head": (
        N_(
            "The head of this file says that the language has {limit} forms for numbers, and its messages have {value}."
        ),
        N_("Write in the head: {suggestion}"),
    ),
    "catalogue-escape": (
        N_("A backslash in the translation of “{value}” makes a sign of the letter behind it that cannot be shown."),
        N_("Delete the backslash."),
    ),
    "catalogue-plural-lost": (
        N_("“{value}” has forms for numbers, and its line “msgid_plural” is missing."),
        N_("Copy that line from the catalogue of another language, and put it below “msgid”."),
    ),
    "catalogue-plurals-number": (
        N_("The forms for numbers of this message are not numbered one after the other, from 0 on: {value}."),
        N_("Write: {suggestion}"),
    ),
    "catalogue-plurals-unsaid": (
        N_(
            "This message has {value} forms for numbers, and the head of the file does not say which number takes which."
        ),
        N_(
            "Keep the first {limit}, as is usual in this language, or write a line “Plural-Forms” for all of them into the "
            "head. The usual one is “{suggestion}”."
        ),
    ),
    "catalogue-unread": (
        N_("The site has no language “{language}”, so nobody reads this file."),
        N_("Add the language to {target}, or delete the file."),
    ),
    "catalogue-fuzzy": (
        N_("The translation of “{value}” is marked as unsure (fuzzy), and is not used."),
        N_("Check it, then delete the word “fuzzy” above it."),
    ),
    "catalogue-tag": (
        N_("“{value}” in a translation would be printed as it stands."),
        N_("Write plain words here."),
    ),
}
