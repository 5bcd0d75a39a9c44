"""A problem is a value. Rules make them; only commands print them.

``MESSAGES`` holds every sentence, as English gettext message ids with named placeholders; ``words.language`` translates
them. Those of notes stand in ``notes``. A message says what is wrong, a remedy what to write instead. Neither names a
type, a library or a path in brackets: they are read by people who write data, not programs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from campaign.records.notes import N_, NOTES


@dataclass(frozen=True, order=True)
class Problem:
    """One finding in one file.

    ``level`` is ``problem`` (the site is not built) or ``note`` (it is).
    ``params`` fills the placeholders of the message and the remedy.
    """

    file: str
    line: int
    column: int
    code: str
    params: dict[str, str] = field(default_factory=dict, compare=False)
    level: str = field(default="problem", compare=False)


MESSAGES: dict[str, tuple[str, str]] = {
    # reading a file
    "file-missing": (
        N_("The file is missing."),
        N_("Put it back: the site cannot be built without it."),
    ),
    "file-encoding": (
        N_("The file is not saved as UTF-8."),
        N_("Save it again with the encoding UTF-8, then check the accents."),
    ),
    "yaml-syntax": (
        N_("The file cannot be understood from this line on."),
        N_("Check the indentation, the quotation marks and the colons on this line and on the line above it."),
    ),
    "yaml-tab": (
        N_("This line is indented with a tab."),
        N_("Use spaces instead: two for each step."),
    ),
    "yaml-alias": (
        N_("A value may not begin with “{sign}” unless it stands in quotation marks."),
        N_("Put the whole value in double quotation marks."),
    ),
    "yaml-duplicate-field": (
        N_("“{field}” stands twice in this entry."),
        N_("Keep one of the two lines and delete the other."),
    ),
    "yaml-lost-text": (
        N_("“{lost}” would be lost, because a “#” after a space begins a comment."),
        N_("Put the whole value in double quotation marks."),
    ),
    "yaml-not-a-list": (
        N_("This file must be a list of entries."),
        N_("Begin each entry with a hyphen, a space and its first field, such as: - id: …"),
    ),
    "yaml-not-an-entry": (
        N_("This is not an entry with fields."),
        N_("Write each field on its own line: the name, a colon, a space and the value."),
    ),
    # one record
    "field-missing": (
        N_("“{entry}” has no “{field}”."),
        N_("Add the line: {field}: {example}"),
    ),
    "field-unknown": (
        N_("“{field}” is not a field that can stand here."),
        N_("Use one of these: {choices}."),
    ),
    "field-misspelt": (
        N_("“{field}” is not a field that can stand here."),
        N_("Did you mean “{suggestion}”?"),
    ),
    "field-takes-one": (
        N_("“{field}” takes one value, and here stand several."),
        N_("Keep one value, on the same line as “{field}:”."),
    ),
    "field-takes-entries": (
        N_("“{field}” takes entries with fields of their own."),
        N_("Look at a neighbouring entry and write the fields in the same way."),
    ),
    "value-choice": (
        N_("“{value}” is not a value that “{field}” can have."),
        N_("Write one of these: {choices}."),
    ),
    "value-choice-near": (
        N_("“{value}” is not a value that “{field}” can have."),
        N_("Did you mean “{suggestion}”?"),
    ),
    "value-id": (
        N_("“{value}” cannot be an id."),
        N_("Use small letters from a to z, digits and hyphens, such as: {suggestion}"),
    ),
    "value-country": (
        N_("“{value}” is not a country code."),
        N_("Write the two capital letters of the country (ISO 3166-1), such as: {suggestion}"),
    ),
    "value-address": (
        N_("“{value}” is not a web address that can be linked."),
        N_("Write the whole address, beginning with https://"),
    ),
    "value-language": (
        N_("“{value}” is not the code of a language."),
        N_("Write its two or three small letters (ISO 639), such as: {suggestion}"),
    ),
    "value-colour": (
        N_("“{value}” is not a colour."),
        N_("Write a number sign and six signs from 0 to 9 and a to f, such as: #1c1530"),
    ),
    "value-date": (
        N_("“{value}” is not a date."),
        N_("Write year, month and day with hyphens, such as: 2026-11-22"),
    ),
    "value-moment": (
        N_("“{value}” is neither a day nor a month."),
        N_("Write it as 2022-02-03, as 2022-02-03 14:30, or as 2022-02 where only the month is known."),
    ),
    "value-time-zone": (
        N_("“{value}” is no time zone."),
        N_("Write the continent and a large city in English, such as: Europe/Brussels"),
    ),
    "event-end": (
        N_("The end of “{entry}” does not fit its start."),
        N_("Write both as days, both as months or both with a time; the end comes after the start."),
    ),
    "event-time-zone": (
        N_("“{entry}” has a time but no time zone."),
        N_("Add the zone of the place, or of the invitation, such as: time_zone: Europe/Brussels"),
    ),
    "chart-bar": (
        N_("The bar of “{value}” cannot be drawn: its figure lies outside 0 to {limit}."),
        N_("Take the bar out of the chart “{entry}”, or correct “whole:”."),
    ),
    "figure-range": (
        N_("The figure “{entry}” ends at {value}, which is not more than {other}, where it begins."),
        N_("Write the smaller number in “value:” and the larger one in “value_to:”."),
    ),
    "campaign-until": (
        N_("“{entry}” was closed in {value}, before it began in {other}."),
        N_("Correct “since:” or “until:”."),
    ),
    "chart-units": (
        N_("The figures of the chart “{entry}” have different units: {value}."),
        N_("Keep the figures of one unit, or make two charts."),
    ),
    "value-years": (
        N_("“{value}” is neither a year nor a period."),
        N_("Write a year such as 2022, or a first and a last year such as 2023-2026."),
    ),
    "value-number": (
        N_("“{value}” is not a number."),
        N_("Write digits only, with a point before decimals, such as: 527.1"),
    ),
    "value-empty": (
        N_("“{field}” is empty."),
        N_("Write a value, or delete the line."),
    ),
    "value-too-few": (
        N_("“{field}” has too few entries: it needs at least {limit}."),
        N_("Add another entry like those that stand there."),
    ),
    "value-too-long": (
        N_("“{field}” is too long: {length} characters, and {limit} are allowed."),
        N_("Shorten it."),
    ),
    "source-incomplete": (
        N_("This source names neither a document nor a web page."),
        N_(
            "Write “document:” with the id of a document in data/resources.yml, or “url:” and “title:” of a public page."
        ),
    ),
    "figure-undated": (
        N_("The figure “{entry}” has neither a year nor a remark on its date."),
        N_("Add “year:” or, where the source gives none, “year_note:”."),
    ),
    "member-homeless": (
        N_("“{entry}” has neither a country nor a continental network."),
        N_("Add “country:”, or for a strategic member “networks:” with its continental network."),
    ),
    "network-homeless": (
        N_("The network “{entry}” lacks “{field}”."),
        N_("Add the line: {field}: {example}"),
    ),
    # across records
    "id-duplicate": (
        N_("The id “{value}” is already used in line {other}."),
        N_("Give one of the two another id; if both are the same, delete one."),
    ),
    "id-prefix": (
        N_("The id “{value}” does not begin with the country of the entry."),
        N_("Begin it with “{prefix}-”."),
    ),
    "member-duplicate": (
        N_("“{value}” is already listed in line {other} for the same country."),
        N_("Keep one entry and move what the other says into it."),
    ),
    "reference-unknown": (
        N_("“{value}” in “{field}” is not known."),
        N_("Add it to {target} first, or correct the id."),
    ),
    "reference-near": (
        N_("“{value}” in “{field}” is not known."),
        N_("Did you mean “{suggestion}”?"),
    ),
    "reference-twice": (
        N_("“{value}” stands twice in “{field}”."),
        N_("Delete one of the two."),
    ),
    "network-outside-country": (
        N_("“{entry}” is in {country}, but the network “{value}” is that of {other}."),
        N_("Take the network out of this entry, or correct the country."),
    ),
    "country-without-network": (
        N_("“{country}” belongs to no continental network, so no list would show this entry."),
        N_("Add {country} to “countries” of its continental network in {target}."),
    ),
    "country-twice": (
        N_("“{value}” belongs to two continental networks: {entry} and {other}."),
        N_("Keep it in one of the two."),
    ),
    "story-missing": (
        N_("The text of “{value}” in the default language is missing."),
        N_("Write it in the file {path}."),
    ),
    "story-without-record": (
        N_("This text belongs to no entry of {target}."),
        N_("Add an entry with the id “{value}” there, or rename the file."),
    ),
    "engine-languages": (
        N_("The languages here ({value}) are not those of data/vocabulary.yml: {choices}."),
        N_("List the same languages here, in the same order."),
    ),
    "letter-unknown": (
        N_("No font for print has the letter {sign}, which stands in “{value}” ({field})."),
        N_("Write it with other letters, or ask a developer to add a font (scripts/build_fonts.py)."),
    ),
    # prose
    "prose-front-matter": (
        N_("The text does not begin with its title and description."),
        N_("Begin the file with a line of three hyphens, “title:”, “description:” and another line of three hyphens."),
    ),
    "prose-call-unknown": (
        N_("“{value}” is not a call that a text can make."),
        N_("Use one of these: {choices}."),
    ),
    "prose-html": (
        N_("HTML such as “{value}” is shown as it stands and not carried out."),
        N_("Write it in Markdown instead."),
    ),
    "prose-heading": (
        N_("A text may not have a main heading of its own: the title above it is printed."),
        N_("Begin the heading with two number signs: ## …"),
    ),
    "prose-image": (
        N_("A text cannot have pictures of its own."),
        N_("Take the picture out and say in words what it shows."),
    ),
    "prose-link": (
        N_("The link leads to “{value}”, which is no page of this site."),
        N_("Correct the address. It begins with a slash and has no language in it, such as: /members/"),
    ),
    "prose-link-form": (
        N_("The link “{value}” cannot be followed from every language."),
        N_("Begin the address with a slash for a page of this site, or with https:// for another site."),
    ),
    "prose-without-default": (
        N_("This page is missing in the default language."),
        N_("Write it in the default language too, as {path}."),
    ),
    # translation
    "catalogue-syntax": (
        N_("The catalogue cannot be understood from this line on."),
        N_("Check the quotation marks on this line, or open the file with Poedit."),
    ),
    "catalogue-placeholder": (
        N_("The translation does not use the same placeholders as the original: {value}."),
        N_("Copy the parts in braces from the original without change."),
    ),
}

# What a slip of the pen looks like, in the order in which a file is read.
MESSAGES |= {
    # a file as a whole
    "file-conflict": (
        N_("Two versions of this file stand side by side here: they were not put together."),
        N_(
            "Keep the lines that are right, and delete the others and the lines that begin with <<<<<<<, ======= and >>>>>>>."
        ),
    ),
    "file-control": (
        N_("A sign that cannot be shown stands here: {sign}."),
        N_("Delete it. If you do not see it, delete the word around it and type it again."),
    ),
    "file-empty": (
        N_("Nothing stands in this file any more."),
        N_("Put its contents back. If there is nothing to list, delete the file or write: []"),
    ),
    # the form of a data file
    "yaml-deep": (
        N_("Too many brackets or hyphens stand within each other here, or the file is too large."),
        N_("Look at a neighbouring part of the file and write this one in the same way."),
    ),
    "yaml-space": (
        N_("This line begins with spaces that are not those of the space bar."),
        N_("Delete the space at the beginning of the line and type it again."),
    ),
    "yaml-field-colon": (
        N_("Behind the name “{field}” must stand a colon and a space."),
        N_("Write: {suggestion}"),
    ),
    "yaml-hyphen-space": (
        N_("Behind the hyphen that begins an entry must stand a space."),
        N_("Write: {suggestion}"),
    ),
    "yaml-hyphen-missing": (
        N_("A new entry begins here, but the hyphen in front of it is missing."),
        N_("Begin the line with a hyphen and a space: {suggestion}"),
    ),
    "yaml-hyphen-place": (
        N_("The hyphen of this entry stands one line too low."),
        N_("Write it here, at the first field of the entry: {suggestion}"),
    ),
    "yaml-quote-open": (
        N_("The quotation mark {sign} that is opened here is not closed."),
        N_("Put {sign} at the end of the value too, or take both away."),
    ),
    "yaml-quote-rest": (
        N_("The quotation marks end before the value does."),
        N_("Put them around the whole value: {suggestion}"),
    ),
    "yaml-quotes": (
        N_("Curved quotation marks do not hold a value together; a colon or a number sign in it parts it."),
        N_("Use straight ones: {suggestion}"),
    ),
    "yaml-text-colon": (
        N_("A colon followed by a space parts this text in two."),
        N_("Put the whole text in straight double quotation marks: {suggestion}"),
    ),
    "yaml-bracket": (
        N_("The bracket {sign} that is opened here is not closed."),
        N_("Put {other} at the end of the list."),
    ),
    "yaml-depth": (
        N_("This line does not begin in the same column as its neighbours."),
        N_("Put as many spaces in front of it as in front of the other fields of the entry."),
    ),
    "yaml-line-alone": (
        N_("“{value}” is neither a field nor the rest of the text above."),
        N_(
            "If it goes on with the text above, put more spaces in front of it than that field has. If it is a field, write its name, a colon, a space and the value."
        ),
    ),
}

MESSAGES |= {code: (message, remedy) for code, (_, message, remedy) in NOTES.items()}
