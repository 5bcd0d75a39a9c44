"""The sentences for slips of the pen. ``problems.MESSAGES`` holds them with all others."""

from __future__ import annotations

from campaign.records.notes import N_

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

# What was meant, where that follows from what was written; and values that have the right form and cannot be meant.
WRITE = N_("Write: {suggestion}")  # the remedy of what is one of NEAR
NEAR: tuple[str, ...] = (
    "value-id", "value-country", "value-address", "value-language", "value-date", "value-moment", "value-time-zone",
    "value-number", "prose-link-form", "prose-link",
)  # fmt: skip
SLIPS |= {
    "value-no-such-day": (
        N_("“{value}” is in no calendar and on no clock."),
        N_("Correct the month, the day or the hour."),
    ),
    "value-far": (
        N_("“{value}” lies too far from our time."),
        N_("Correct the year."),
    ),
    "value-list": (
        N_("“{value}” is one value, and “{field}” takes each by itself."),
        N_("Put brackets around them and commas between them: {suggestion}"),
    ),
    "value-lines": (
        N_("The lines of “{field}” are read as one value."),
        N_("If they are several, begin each with a hyphen and a space."),
    ),
    "event-time-skipped": (
        N_("“{entry}” has a time that no clock shows: on that night clocks are put forward."),
        N_("Correct the time, or the time zone."),
    ),
    "figure-whole": (
        N_("“{value}” cannot be a number of {unit}."),
        N_("Write a whole number that is not less than 0, or another unit."),
    ),
    "figure-share": (
        N_("“{value}” is not between 0 and 100, as a share of the whole is."),
        N_("Check the number in the source, and its decimal point."),
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
            "In this language, the letter is too long for some mail programs: {language}. As an address it has {length} characters, and {limit} are sure to be read."
        ),
        N_("Shorten it by a sentence or two; an accented letter counts six."),
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
    "value-call": (
        N_("“{value}” would be printed as it stands: only texts can call facts."),
        N_("Write the words or the number itself."),
    ),
    "sign-unseen": (
        N_("A sign that nobody sees stands here: {value}."),
        N_("Delete the word around it and type it again."),
    ),
    "text-unfinished": (
        N_("“{value}” looks like something to be written yet."),
        N_("Write it, or take it out."),
    ),
    # across records
    "reference-place": (
        N_("“{value}” is no place that “{field}” can have."),
        N_("Write world, a continent ({choices}), the id of a network, or the two capital letters of a country."),
    ),
    "record-gone": (
        N_("“{value}” is not in this file, but is named elsewhere: {places}."),
        N_("Put the entry back, or take its name out of these places."),
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
    # calls in texts
    "prose-call-quotes": (
        N_("What a call names stands in straight quotation marks: “{value}”."),
        WRITE,
    ),
    "prose-call-brackets": (
        N_("What a call names stands in round brackets, both of them: “{value}”."),
        WRITE,
    ),
    "prose-call-braces": (
        N_("A call stands between two opening and two closing braces: “{value}”."),
        WRITE,
    ),
    "prose-call-lines": (
        N_("A call stands in one line, and this one goes over two: “{value}”."),
        WRITE,
    ),
    "prose-call-near": (
        N_("“{value}” is not a call that a text can make."),
        WRITE,
    ),
    "prose-call-empty": (
        N_("“{value}” does not say what it calls."),
        N_("Write its id in straight quotation marks: {suggestion}"),
    ),
    "prose-call-option": (
        N_("“{value}” is a word too many, or one that “{field}” does not understand."),
        WRITE,
    ),
    # texts
    "prose-too-much": (
        N_("This text, or this line of it, is too long or has too many signs to be read."),
        N_("Part it in several lines or texts, and take out signs that are no words."),
    ),
    "prose-comment": (
        N_("A text cannot have remarks that are not printed: “{value}”."),
        N_("Take it out."),
    ),
    "prose-break": (
        N_("A text cannot have line breaks by HTML: “{value}” would be printed as it stands."),
        N_("Take it out; leave a line empty where a new paragraph begins."),
    ),
    "text-heading-space": (
        N_("Without a space behind its number signs, this is no heading: “{value}”."),
        N_("Put a space between the signs and the words: ## …"),
    ),
    "text-heading-indent": (
        N_("With a space in front of it, this is no heading: “{value}”."),
        N_("Take the space at the beginning of the line away, and begin with two number signs: ## …"),
    ),
    "text-bullet": (
        N_("This sign makes no list: “{value}”."),
        N_("Begin each item of a list with a hyphen and a space."),
    ),
    "text-list-line": (
        N_("Without an empty line above it, this is no list: “{value}”."),
        N_("Leave a line empty in front of the list."),
    ),
    "text-bold-open": (
        N_("Two stars stand alone in this paragraph; a pair makes words bold."),
        N_("Put two stars behind the words too, or take these out."),
    ),
    "text-code-open": (
        N_("A block of code begins here, and nothing ends it."),
        N_("Put three backticks on a line of their own behind it, or take these out."),
    ),
    "text-link-exchanged": (
        N_("The brackets of this link are exchanged: “{value}”."),
        N_("The words stand in square brackets, and behind them the address in round ones: [words](/address/)"),
    ),
    "text-link-open": (
        N_("The bracket behind the address of this link is missing: “{value}”."),
        N_("Close it right behind the address: [words](/address/)"),
    ),
    "text-link-space": (
        N_("The space between its brackets parts this link: “{value}”."),
        N_("Take the space out: [words](/address/)"),
    ),
    "text-link-blank": (
        N_("An address has no spaces, so this is no link: “{value}”."),
        N_("Copy the address again; where it has a space, write %20."),
    ),
    "text-link-empty": (
        N_("This link leads nowhere."),
        N_("Write an address between its round brackets, or take them away."),
    ),
    "text-link-bare": (
        N_("An address alone is no link: “{value}”."),
        N_("Write words, and behind them the address: [words](https://…)"),
    ),
    "text-link-call": (
        N_("A call in the words of a link would be a link within a link: “{value}”."),
        N_("Write the call alone: it is a link already. Or write the words of the link yourself."),
    ),
    "text-link-undefined": (
        N_("This link says nowhere where it leads: “{value}”."),
        N_("Write the address in round brackets behind its words: [words](/address/)"),
    ),
    "text-same": (
        N_("This text has the same words as {path}."),
        N_("One of the two stands in the folder of the wrong language; delete it, or translate it."),
    ),
    # translations
    "catalogue-empty": (
        N_("Nothing stands in this file any more, so the words around the texts are not translated: {language}."),
        N_("Put its contents back."),
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
    "catalogue-fuzzy": (
        N_("The translation of “{value}” is marked as unsure (fuzzy), and is not used."),
        N_("Check it, then delete the word “fuzzy” above it."),
    ),
    "catalogue-tag": (
        N_("“{value}” in a translation would be printed as it stands."),
        N_("Write plain words here."),
    ),
}
