"""A problem is a value. Rules make them; only commands print them.

``MESSAGES`` holds every sentence, as English gettext message ids with named placeholders; ``words.language`` translates
them. Those of notes stand in ``notes``. A message says what is wrong, a remedy what to write instead. Neither names a
type, a library or a path in brackets: they are read by people who write data, not programs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from campaign.records.address_messages import ADDRESSES
from campaign.records.catalogue_messages import CATALOGUES
from campaign.records.form_messages import CHECKED
from campaign.records.gate_messages import GATE
from campaign.records.hand_messages import HAND
from campaign.records.note_messages import N_, NOTES
from campaign.records.picture_messages import PICTURES
from campaign.records.settings_messages import SETTINGS
from campaign.records.slip_messages import NEAR, SLIPS, WRITE
from campaign.records.text_messages import TEXTS


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
        N_("Begin each entry at the left edge with a hyphen, a space and its first field: - id: …"),
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
    "field-private": (
        N_("“{field}” is not a field that can stand here: pages show nobody’s telephone number or mailbox."),
        N_("Delete the line."),
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
        N_("“{value}” cannot be an id, the short name by which other entries call this one."),
        N_("Use small letters from a to z, digits and hyphens only."),
    ),
    "value-country": (
        N_("“{value}” is not a country code."),
        N_("Write the two capital letters that stand for the country in the international list (ISO 3166-1)."),
    ),
    "value-address": (
        N_("“{value}” is not a web address that can be linked."),
        N_("Write the whole address of a public page, beginning with https://, or delete the line."),
    ),
    "value-language": (
        N_("“{value}” is not the code of a language."),
        N_(
            "Write the two or three small letters that stand for the language in the international list (ISO 639), without a country."
        ),
    ),
    "value-colour": (
        N_("“{value}” is not a colour."),
        N_("Write a number sign and six signs from 0 to 9 and a to f, such as: #1c1530"),
    ),
    "value-date": (
        N_("“{value}” is not a date."),
        N_("Write the year in four digits, the month in two and the day in two, with hyphens between them."),
    ),
    "value-moment": (
        N_("“{value}” is neither a day nor a month."),
        N_(
            "Write at least the year and the month in digits with a hyphen between them, then the day and the time, as far as you know them."
        ),
    ),
    "value-time-zone": (
        N_("“{value}” is no time zone."),
        N_("Write the continent, a slash and the large city in English whose clocks are meant."),
    ),
    "event-end": (
        N_("The end of “{entry}” does not fit its start."),
        N_("Write both as days, both as months or both with a time; the end comes after the start."),
    ),
    "event-time-zone": (
        N_("“{entry}” has a time but no time zone."),
        N_("Add the line “time_zone:” with the zone of the place or of the invitation: continent, slash, large city."),
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
    "milestone-year": (
        N_("“date: {value}” is not in “year: {other}”."),
        N_("Correct the one that is wrong."),
    ),
    "chart-units": (
        N_("The figures of the chart “{entry}” have different units: {value}."),
        N_("Keep the figures of one unit, or make two charts."),
    ),
    "value-years": (
        N_("“{value}” is neither a year nor a period."),
        N_("Write one year in four digits, or the first and the last year with a hyphen between them."),
    ),
    "value-number": (
        N_("“{value}” is not a number."),
        N_(
            "Write digits only, with a point before decimals. The upper end of a range stands in “value_to:” of a figure."
        ),
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
    "source-double": (
        N_("This source names a document and a web page, and only the document would be shown."),
        N_("If they are two sources, begin the second with a hyphen: - url: {value}. If not, delete one of them."),
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
    "placards-uneven": (
        N_("The campaign “{entry}” has {limit} demands and {length} placards."),
        N_("Write one placard for each demand, in the same order, or none at all."),
    ),
    "value-timed": (
        N_("“{value}” has a time of day, which no page shows here."),
        N_("Write only the day: {suggestion}"),
    ),
    "field-idle": (
        N_("“{field}” is shown only where {choices} stands beside it."),
        N_("Write that too, or delete “{field}”."),
    ),
    "letter-no-convention": (
        N_(
            "“{value}” is not one of the conventions under “standards” of this situation; the letter can ask only for those."
        ),
        N_("Write one of these: {choices}. Or add it there too, as a right for people in this situation."),
    ),
    "blank-missing": (
        N_("The sentence in “{field}” lacks {suggestion}: that is where pages put the value."),
        N_("Write {suggestion} where the value shall stand."),
    ),
    "blank-unknown": (
        N_("In the sentence of “{field}”, “{value}” stands for nothing."),
        N_("Braces stand for nothing here but {suggestion}. Write that, or take the braces out."),
    ),
    "blank-none": (
        N_("In the sentence of “{field}”, “{value}” stands for nothing."),
        N_("Take the braces out: nothing is written in their place here."),
    ),
    "blank-doubled": (
        N_("“{value}” stands twice in this sentence: pages write it with the number that {suggestion} stands for."),
        N_("Take “{value}” out, and keep only {suggestion}."),
    ),
    "member-homeless": (
        N_("“{entry}” has neither a country nor a continental network."),
        N_("Add “country:”, or for a strategic member “networks:” with its continental network."),
    ),
    "network-homeless": (
        N_("The network “{entry}” lacks “{field}”."),
        N_("Add the line: {field}: {example}"),
    ),
    "network-level": (
        N_("“{field}” does not belong to a network of the level “{value}”: no page would show it."),
        N_("Delete this line. If it is a {other} network, correct “level”."),
    ),
    # across records
    "id-duplicate": (
        N_("The id “{value}” is already used in line {other}."),
        N_("Give one of the two another id; if both are the same, delete one."),
    ),
    "entry-elsewhere": (
        N_("“{value}” has the fields of an entry of {target}, and not of one of this file."),
        N_("Move its lines to the end of {target}."),
    ),
    "entry-twice": (
        N_("“{value}” stands here a second time; the first is in line {other}."),
        N_("Keep one of the two entries, and delete the other."),
    ),
    "address-country": (
        N_("The last line of “{field}” is the country, and “{value}” is none."),
        N_("Add below it a line with the two capital letters of the country (ISO 3166-1), such as: - BE"),
    ),
    "id-taken": (
        N_("“{value}” is also the name of another part of the page /{path}/: a link to this entry would lead there."),
        N_("Give this entry another id, here and wherever it is named, such as “{suggestion}”."),
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
        N_("Correct it, or add it to {target} first."),
    ),
    "country-without-members": (
        N_("No member is in “{value}”, so that this country has no page."),
        N_("Write the name of the country in words."),
    ),
    "reference-near": (
        N_("“{value}” in “{field}” is not known."),
        N_("Did you mean “{suggestion}”?"),
    ),
    "reference-twice": (
        N_("“{value}” stands twice in “{field}”."),
        N_("Delete one of the two."),
    ),
    "ratified-and-missing": (
        N_("“{value}” stands here as missing, and this entry also says that it ratified in {other}."),
        N_("Take it out of this list, or correct one of the two years."),
    ),
    "ratified-early": (
        N_("“{value}” is before the year of the text itself: “{entry}” is of {other}."),
        N_("Correct this year, or the other one, in {target}, line {line}."),
    ),
    "network-parent": (
        N_("“{entry}” is a network of {country}, and “{value}” is not the continental network of that country."),
        N_("Write “{suggestion}”, or correct the country."),
    ),
    "network-outside-country": (
        N_("“{entry}” is in {country}, but the network “{value}” is that of {other}."),
        N_("Take the network out of this entry, or correct the country."),
    ),
    "country-without-network": (
        N_("“{country}” belongs to no continental network, so no list would show this entry."),
        N_(
            "Add {country} to “countries” of its continental network in {target}; if there is none, create that network first."
        ),
    ),
    "country-twice": (
        N_("A country has one home, and “{value}” stands in two: {entry} and {other}."),
        N_("Keep it in one of the two."),
    ),
    "story-missing": (
        N_("The text of “{value}” is missing in the first language of the site."),
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
    "page-unmade": (
        N_("The page {path} cannot be made: {value}."),
        N_("A template is wrong, not you: show this line to a developer. Until then, take back what was changed last."),
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
        N_("A text cannot have HTML: “{value}” would be printed as it stands."),
        N_(
            "Take it out. Headings, lists, links and bold words have signs of their own: ## … - … [words](/address/) **words**"
        ),
    ),
    "prose-heading": (
        N_("A text may not have a main heading of its own: the title above it is printed."),
        N_("Begin the heading with two number signs: ## …"),
    ),
    "prose-heading-empty": (
        N_("A heading has no words."),
        N_("Write them behind the number signs, or delete the line."),
    ),
    "prose-image": (
        N_("A text shows a picture by its entry, which says what can be seen and who made it, not like this."),
        N_("Put the file into {path}/, add it to {target}, and write here: {suggestion}"),
    ),
    "prose-link": (
        N_("The link leads to “{value}”, which is no page of this site."),
        N_(
            "Write the address of a page that is there: it begins with a slash, has no language in it, and is written in small letters. Or delete what leads there."
        ),
    ),
    "prose-link-file": (
        N_("The link leads to “{value}”, and docs/assets/ has no such file."),
        N_("Put the file there, or correct its name: capital letters count too."),
    ),
    "prose-link-data": (
        N_("The link leads to “{value}”, and the open data have no such file."),
        N_("Write one of these: {choices}."),
    ),
    "prose-link-form": (
        N_("“{value}” is no address that a link can have."),
        N_(
            "Begin it with a slash for a page of this site, with https:// for another site, with mailto: for a mailbox."
        ),
    ),
    "prose-without-default": (
        N_("This page is missing in the first language of the site, from which the others are translated."),
        N_("Write it in that language too: {path}. If this text is the original, say so in its head: {suggestion}"),
    ),
    **GATE,
    **ADDRESSES,
    **CHECKED,
}

MESSAGES |= SLIPS | CATALOGUES | TEXTS | SETTINGS | PICTURES | HAND
MESSAGES |= {f"{code}-near": (MESSAGES[code][0], WRITE) for code in NEAR}
MESSAGES |= {code: (message, remedy) for code, (_, message, remedy) in NOTES.items()}
