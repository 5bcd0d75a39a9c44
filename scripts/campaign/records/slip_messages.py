"""The sentences for slips of the pen. ``problems.MESSAGES`` holds them with all others."""

from __future__ import annotations

from campaign.records.note_messages import N_

# What a slip of the pen looks like, in the order in which a file is read.
SLIPS: dict[str, tuple[str, str]] = {
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
    "file-blank": (
        N_("Nothing stands in this file any more."),
        N_("Put its contents back."),
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
    "hyphen-lost": (
        N_("A new entry begins here, but the hyphen in front of it is missing."),
        N_("Write, with {spaces} spaces in front: {suggestion}"),
    ),
    "hyphen-extra": (
        N_("The hyphen in front of this field makes a new entry of it."),
        N_("Write, with {spaces} spaces in front: {suggestion}"),
    ),
    "sign-stray": (
        N_("“{value}” stands in front of this line and does not belong there."),
        N_("Write, with {spaces} spaces in front: {suggestion}"),
    ),
    "field-swallowed": (
        N_("“{field}” begins so far to the right that it is a part of the text above it, “{other}”."),
        N_(
            "Move this line to the left, until {spaces} spaces stand in front of it; and those below it that do not belong to the text."
        ),
    ),
    "field-nameless": (
        N_("“{value}” stands above fields of an entry, and the name of its own field is missing."),
        N_("Write, with {spaces} spaces in front: {suggestion}"),
    ),
    "field-beside": (
        N_("“{field}” takes fields of its own, and not one value."),
        N_("Move the value to a line of its own below, with {spaces} spaces in front: {suggestion}"),
    ),
    "field-surplus": (
        N_("“{field}” has fields of its own below, and one value beside it."),
        N_("Delete “{value}” here. What it says belongs into one of the fields below."),
    ),
    "yaml-hyphen-place": (
        N_("The hyphen of this entry stands one line too low."),
        N_("Write it here, at the first field of the entry: {suggestion}"),
    ),
    "yaml-hyphen-beside": (
        N_("A hyphen stands behind the colon, where no list can begin."),
        N_(
            "If it begins a list, put it on a line of its own below, with two more spaces in front of it. If it belongs to the value, put the whole value in double quotation marks."
        ),
    ),
    "yaml-link": (
        N_("Only texts have links in this form."),
        N_("Write: {suggestion}"),
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
    "yaml-nothing-listed": (
        N_("{value} says that nothing is listed here, and an entry stands beside it."),
        N_("Delete the two brackets."),
    ),
    "yaml-bracket": (
        N_("The bracket {sign} that is opened here is not closed."),
        N_("Put {other} at the end of the list."),
    ),
    "yaml-braces": (
        N_("Several fields stand in one line."),
        N_("Put braces around them: {suggestion}"),
    ),
    "yaml-text-comma": (
        N_("A comma parts this text in two."),
        N_("Put the whole text in straight double quotation marks: {suggestion}"),
    ),
    "yaml-comma": (
        N_("Between these braces a comma is missing."),
        N_("Write: {suggestion}"),
    ),
    "yaml-depth": (
        N_("This line does not begin in the same column as its neighbours."),
        N_("Put as many spaces in front of it as in front of the other fields of the entry."),
    ),
    "yaml-depth-entry": (
        N_("The hyphen of this entry does not stand in the same column as those of its neighbours."),
        N_("Put as many spaces in front of it as in front of the other hyphens of the list."),
    ),
    "line-left": (
        N_("“{value}” begins too far to the left."),
        N_("Move this line to the right, until {spaces} spaces stand in front of it."),
    ),
    "line-right": (
        N_("“{value}” begins too far to the right."),
        N_("Move this line to the left, until {spaces} spaces stand in front of it."),
    ),
    "lines-left": (
        N_("From “{value}” to line {last}, these lines begin too far to the left."),
        N_("Move them all to the right, until {spaces} spaces stand in front of the first."),
    ),
    "lines-right": (
        N_("From “{value}” to line {last}, these lines begin too far to the right."),
        N_("Move them all to the left, until {spaces} spaces stand in front of the first."),
    ),
    "yaml-in-list": (
        N_("“{field}” stands in the middle of a list, which goes on below it."),
        N_("Move this line below the whole list, or above the field with which the list begins."),
    ),
    "yaml-line-alone": (
        N_("“{value}” is neither a field nor the rest of the text above."),
        N_(
            "If it goes on with the text above, put more spaces in front of it than that field has. If it is a field, write its name, a colon, a space and the value. If it is an entry of a list, begin it with a hyphen and a space."
        ),
    ),
}

# What was meant, where that follows from what was written; and values that have the right form and cannot be meant.
WRITE = N_("Write: {suggestion}")  # the remedy of what is one of NEAR
NEAR: tuple[str, ...] = (
    "value-id", "value-country", "value-address", "value-language", "value-date", "value-moment", "value-time-zone",
    "value-number", "value-repository", "value-years",
    "field-takes-entries", "prose-link-form", "prose-link", "yaml-alias", "prose-head-open",
)  # fmt: skip
SLIPS |= {
    "field-missing-braces": (
        N_("Between these braces something is missing: {field}."),
        N_("Write it there: {suggestion}"),
    ),
    "value-needed": (
        N_("“{field}” is empty, and cannot be left out."),
        N_("Write its value."),
    ),
    "value-too-many": (
        N_("“{field}” has {length} entries, and at most {limit} can stand there."),
        N_("Take out those that matter least."),
    ),
    "value-flag": (
        N_("“{value}” is not a value that “{field}” can have."),
        N_("Write one of these, or delete the line: {choices}"),
    ),
    "value-moment-either": (
        N_("“{value}” may be two days: either number may be the month."),
        N_("Write the one that is meant: {choices}"),
    ),
    "value-no-such-day": (
        N_("“{value}” is in no calendar and on no clock."),
        N_("Correct the month, the day or the hour."),
    ),
    "value-far": (
        N_("“{value}” lies too far from our time."),
        N_("Correct the year."),
    ),
    "field-takes-fields": (
        N_("“{field}” takes fields of its own, and not one value."),
        N_("Write its fields on the lines below it, with two more spaces in front of them: {choices}"),
    ),
    "field-takes-fields-list": (
        N_("“{field}” takes fields of its own, and not a list."),
        N_("Take away the hyphen below it, and keep its fields below one another: {choices}"),
    ),
    "field-takes-names": (
        N_("“{field}” takes values that have a name each."),
        N_(
            "Write them on the lines below it, with two more spaces in front: a name, a colon, a space and the value: {example}"
        ),
    ),
    "value-list": (
        N_("“{value}” is one value, and “{field}” takes each by itself."),
        N_("Put brackets around them and commas between them: {suggestion}"),
    ),
    "value-answers": (
        N_("“{field}” takes a list of names, and none of them has a yes or a no behind it."),
        WRITE,
    ),
    "value-lines": (
        N_("The lines of “{field}” are read as one value."),
        N_("If they are several, begin each with a hyphen and a space."),
    ),
    "value-commas": (
        N_("“{value}” is read as one name, and is found only by all of it."),
        N_("If they are several, put brackets around them: {suggestion}"),
    ),
    "value-quotes": (
        N_("“{value}” cannot be the quotation marks of a language."),
        N_("Write four signs: the opening and the closing one, then those within a quotation, such as “”‘’."),
    ),
    "event-time-skipped": (
        N_("“{entry}” has a time that no clock shows: on that night clocks are put forward."),
        N_("Correct the time, or the time zone."),
    ),
    "value-host": (
        N_("“{value}” is no name of a host."),
        N_("Write what stands between https:// and the next slash, in small letters and without www."),
    ),
    "publisher-refused": (
        N_("“{value}” ({entry}) is not cited here: who looks for proof would not believe it."),
        N_("Cite the maker of the statement, a public body or known press. Where none is found, the statement goes."),
    ),
    "figure-whole": (
        N_("“{value}” cannot be a number of {unit}."),
        N_("Write a whole number that is not less than 0, or another unit."),
    ),
    "figure-share": (
        N_("“{value}” is not between 0 and 100, as a share of the whole is."),
        N_("Check the number in the source, and its decimal point. A rise or a fall has the line “change: yes”."),
    ),
    "person-until": (
        N_("“{entry}” ends in {value}, before it begins in {other}."),
        N_("Correct “from:” or “until:”."),
    ),
    "host-twice": (
        N_("“{value}” is also a host of “{entry}”, in line {other}."),
        N_("Leave it where it belongs, and delete the other."),
    ),
    "address-end": (
        N_("“{value}” ends with a sign that belongs to a sentence."),
        N_("Delete that sign, unless the page opens with it only."),
    ),
    "date-ahead": (
        N_("“{value}” is still far ahead, or has not come yet."),
        N_("Check the year."),
    ),
    "name-capitals": (
        N_("“{value}” is written in capitals throughout."),
        N_("Write capitals only where a name has them: voices that read pages aloud spell such words."),
    ),
    "website-twice": (
        N_("“{value}” is also the website of “{entry}”, in line {other}."),
        N_("Check whose site it is; it may be that both share it."),
    ),
    "letter-long": (
        N_(
            "The letter is too long for some email programs ({language}). As an address it has {length} characters, and {limit} are sure to be read."
        ),
        N_("Shorten it by a sentence or two; an accented letter counts six."),
    ),
    "value-ellipsis": (
        N_("What belongs here has still to be written: “{value}”."),
        N_("Write what is meant in the place of “…”."),
    ),
    "value-tag": (
        N_("“{value}” is HTML, and would be printed as it stands."),
        N_("Write plain words here."),
    ),
    "value-reference": (
        N_("“{value}” stands for a sign, and would be printed as it stands."),
        N_("Write the sign itself."),
    ),
    "value-markdown": (
        N_("“{value}” would be printed as it stands: only texts have bold words and links."),
        N_("Write plain words here."),
    ),
    "value-wrapped": (
        N_("The quotation marks around {value} would be printed."),
        N_("Leave them out, unless they belong to the words."),
    ),
    "value-call": (
        N_("“{value}” would be printed as it stands: only texts can call facts."),
        N_("Write the words or the number itself."),
    ),
    "sign-unseen": (
        N_("A sign that nobody sees stands here: {value}."),
        N_("Delete the word around it and type it again."),
    ),
    "sign-broken": (
        N_("“{value}” stands where a letter or a sign was lost: the words were read in a wrong encoding."),
        N_("Type the word again."),
    ),
    "text-unfinished": (
        N_("“{value}” looks like something to be written yet."),
        N_("Write it, or take it out."),
    ),
    "edition-own": (
        N_("“{entry}” itself is in this language: {value}. An edition is the same document in another one."),
        N_("Delete this edition. If the document is in another language, say so below its title: “language: …”."),
    ),
    # across records
    "id-country-near": (
        N_("The country of “{value}” is not the one with which its id begins."),
        N_("Write: {suggestion}"),
    ),
    "id-country": (
        N_("The country of “{value}” is not the one with which its id begins."),
        N_(
            "Correct the country; the id stays, because other entries and texts name it. If the member has moved, run: "
            'make edit DO="rename member {value} {suggestion}"'
        ),
    ),
    "reference-place": (
        N_("“{value}” is no place that “{field}” can have."),
        N_("Write world, a continent ({choices}), the id of a network, or the two capital letters of a country."),
    ),
    "record-gone": (
        N_("“{value}” is not in this file, but is named elsewhere: {places}."),
        N_("Put the entry back, or take its name out of these places."),
    ),
    "records-gone": (
        N_("These entries are not in this file, but are named elsewhere: {value} ({places})."),
        N_("Put the entries back, or take their names, and the links to their pages, out of these places."),
    ),
    "record-renamed": (
        N_("“{value}” was renamed “{other}”, but is still called by its old name: {places}."),
        N_("Give it back its old name here: addresses depend on it. Or write the new one in all these places."),
    ),
    "country-gone": (
        N_("“{value}” belongs to no continental network, so no list would show what is there: {places}."),
        N_("Add {value} to “countries” of its continental network in {target}."),
    ),
    # files
    "file-misnamed": (
        N_("No program reads a file of this name: {value}."),
        N_("Put what is right of it into {suggestion}, and delete it."),
    ),
    "file-unread": (
        N_("No program reads a file of this name: {value}."),
        N_("Rename it to one of these, or delete it: {choices}."),
    ),
    "file-outside": (
        N_("A file stands here that would be on no page: {value}."),
        N_("Put it into the folder of its language, docs/…/ ({choices}), or delete it."),
    ),
    "folder-language": (
        N_("“{value}” is the folder of no language of this site, so nobody would read what stands in it."),
        N_("Move the text into the folder of one of these languages: {choices}."),
    ),
    "file-kind": (
        N_("A site does not publish files of this kind: {value}."),
        N_("Delete it, or save it as one of these and put it into docs/assets/: {choices}."),
    ),
    "file-extension": (
        N_("A text whose name ends with “{value}” is not read."),
        N_("Rename it: {suggestion}"),
    ),
    "file-address": (
        N_("“{value}” becomes part of an address, in which such signs are hard to type and to pass on."),
        N_("Use small letters from a to z, digits and hyphens only."),
    ),
    "file-twice": (
        N_("This text and {value} would have the same address."),
        N_("Keep one of the two."),
    ),
}
