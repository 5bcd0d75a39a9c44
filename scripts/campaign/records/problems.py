"""A problem is a value. Rules make them; only commands print them.

``MESSAGES`` holds every sentence, as English gettext message ids with named
placeholders; ``text.Text`` translates them. A message says what is wrong, a
remedy what to write instead. Neither names a type, a library or a path in
brackets: they are read by people who write data, not programs.
"""

from __future__ import annotations

from dataclasses import dataclass, field


def N_(message: str) -> str:
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


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
            "Write year, month and day in digits with hyphens between them, and the time behind them with a colon, as far as they are known."
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
    "chart-units": (
        N_("The figures of the chart “{entry}” have different units: {value}."),
        N_("Keep the figures of one unit, or make two charts."),
    ),
    "share-too-long": (
        N_(
            "Translated into this language, the text is too long: {language}. It has {length} characters, and {limit} are allowed."
        ),
        N_("Shorten the translation in locales/{language}.po."),
    ),
    "value-years": (
        N_("“{value}” is neither a year nor a period."),
        N_("Write one year in four digits, or the first and the last year with a hyphen between them."),
    ),
    "value-number": (
        N_("“{value}” is not a number."),
        N_(
            "Write digits only, with a point before decimals. A range has its lower end here and its upper end in “value_to:”."
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
        N_("Correct it, or add it to {target} first."),
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
    "prose-image": (
        N_("A text cannot have pictures of its own."),
        N_("Take the picture out and say in words what it shows."),
    ),
    "prose-link": (
        N_("The link leads to “{value}”, which is no page of this site."),
        N_("Correct the address: it begins with a slash, has no language in it, and is written in small letters."),
    ),
    "prose-link-form": (
        N_("“{value}” is no address that a link can have."),
        N_(
            "Begin it with a slash for a page of this site, with https:// for another site, with mailto: for a mailbox."
        ),
    ),
    "prose-without-default": (
        N_("This page is missing in the first language of the site, from which the others are translated."),
        N_("Write it in that language too: {path}."),
    ),
    # translation
    "translation-page-missing": (
        N_("The page “{value}” is not translated into this language: {language}."),
        N_("Write {path}; until then readers see the original with a notice."),
    ),
    "catalogue-missing": (
        N_("The file with the translated words of this language is missing: {language}."),
        N_(
            "Put locales/{language}.po back, or make it with: make translations. Until then readers see the words of the original."
        ),
    ),
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

# What was meant, where that follows from what was written; and values that have the right form and cannot be meant.
_WRITE = N_("Write: {suggestion}")
MESSAGES |= {f"{code}-near": (MESSAGES[code][0], _WRITE) for code in (
    "value-id", "value-country", "value-address", "value-language", "value-date", "value-moment", "value-time-zone",
    "value-number", "prose-link-form", "prose-link",
)}  # fmt: skip
MESSAGES |= {
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
        N_("Delete it, or put a picture or document into docs/assets/ in a form that browsers open."),
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
        _WRITE,
    ),
    "prose-call-brackets": (
        N_("What a call names stands in round brackets, both of them: “{value}”."),
        _WRITE,
    ),
    "prose-call-braces": (
        N_("A call stands between two opening and two closing braces: “{value}”."),
        _WRITE,
    ),
    "prose-call-lines": (
        N_("A call stands in one line, and this one goes over two: “{value}”."),
        _WRITE,
    ),
    "prose-call-near": (
        N_("“{value}” is not a call that a text can make."),
        _WRITE,
    ),
    "prose-call-empty": (
        N_("“{value}” does not say what it calls."),
        N_("Write its id in straight quotation marks: {suggestion}"),
    ),
    "prose-call-option": (
        N_("“{value}” is a word too many, or one that “{field}” does not understand."),
        _WRITE,
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
