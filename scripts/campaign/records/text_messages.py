"""The sentences for slips in texts: calls and Markdown. ``problems.MESSAGES`` holds them with all others."""

from __future__ import annotations

from campaign.records.note_messages import N_
from campaign.records.slip_messages import WRITE

TEXTS: dict[str, tuple[str, str]] = {
    "text-gone": (
        N_("This text is missing, and {value} is a translation of it."),
        N_("Put it back, or delete its translations too."),
    ),
    # a text and its language
    "story-missing-written": (
        N_("The text of “{value}” is missing in the language in which its entry is written: {language}."),
        N_("Write it in the file {path}, with this line in its head: language: {language}"),
    ),
    "text-folder": (
        N_("This text says that it is in this language: {value}. It stands in the folder of another one: {language}."),
        N_("Move the file: {path}"),
    ),
    "text-folder-there": (
        N_("This text says that it is in this language: {value}. It stands in the folder of another one: {language}."),
        N_("Delete this line: the text in that language stands in {path}."),
    ),
    "text-written": (
        N_("“{value}” has a text, but none in the language in which its entry says it is written: {language}."),
        N_(
            "If {path} is in that language, move it to {suggestion}, and write in its head: language: {language}. If it is not, delete the line “written”."
        ),
    ),
    "text-renamed": (
        N_("No other language has a text of this name: {value}."),
        N_("Rename the file: {suggestion}"),
    ),
    "text-opening-long": (
        N_("The first paragraph has {length} characters, and the fact sheet has room for {limit}."),
        N_("Say in it who the network is, in two or three sentences. The rest stands in a paragraph below."),
    ),
    "prose-head-open": (
        N_("The head of this text does not end: the line of three hyphens below it is missing."),
        N_("Add a line of three hyphens below this one."),
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
    "prose-link-waiting": (
        N_("The link leads to “{value}”, and this page is there only while an entry of {target} says “{suggestion}”."),
        N_("Add such an entry, or take the links to the page out: {places}"),
    ),
    # a text and its entry
    "story-without-record-near": (
        N_("This text belongs to no entry of {target}."),
        N_("Rename the file: {suggestion}"),
    ),
    "text-document": (
        N_("A text is a plain file, and not one of this kind: {value}."),
        N_(
            "Save its words as plain text (UTF-8) in {suggestion}, below a head like that of other texts, and delete this file."
        ),
    ),
    "file-place": (
        N_("Among the texts of a language stands a file of another kind: {value}."),
        N_("Put it into docs/assets/, or delete it."),
    ),
    "story-misnamed": (
        N_("This text belongs to no entry of {target}, and “{value}” cannot be the id of one."),
        N_(
            "Give the file the id of its entry as its name; if it has none, rename the file to {suggestion}, and add one with that id."
        ),
    ),
    "story-pair": (
        N_("The text of “{value}” is missing, and {path} belongs to no entry: they have nearly the same name."),
        N_("Give both the same: write “{other}” here, or rename the file: {suggestion}"),
    ),
    "story-there": (
        N_("This text belongs to no entry, and there is another one already that has the right name: {suggestion}."),
        N_("Put what is right of this one into it, and delete this file."),
    ),
    "text-no-country-near": (
        N_("“{value}” is not the code of a country in small letters, so no page shows this text."),
        N_("Rename the file: {suggestion}"),
    ),
    "text-no-country": (
        N_("“{value}” is not the code of a country in small letters, so no page shows this text."),
        N_("Give the file the two small letters of its country in the international list (ISO 3166-1) as its name."),
    ),
    "text-of-no-page": (
        N_("No page is called “{value}”, so that nobody sees this text."),
        N_(
            "Give the file the name of a page that has no text yet: {choices}. A page comes with the first entry that it is about."
        ),
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
    "text-bold-space": (
        N_("Spaces behind and before its stars keep this from being bold: “{value}”."),
        N_("Take those spaces out: **words**"),
    ),
    "text-bold-open": (
        N_("Two stars stand alone in this paragraph; a pair makes words bold."),
        N_("Put two stars behind the words too, or take these out."),
    ),
    "text-code-open": (
        N_("A block of code begins here, and nothing ends it."),
        N_("Write {value} on a line of its own behind it too, or take it out here."),
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
        N_("Write the address in round brackets behind its words, or take its brackets away."),
    ),
    "text-link-wordless": (
        N_("This link has no words: “{value}”."),
        N_("Write between its square brackets what it leads to."),
    ),
    "text-sign-printed": (
        N_("These signs mean nothing here, and readers see them as they stand: “{value}”."),
        N_(
            "Say it in words, without these signs. What proves a text stands at its end, below a line of three hyphens."
        ),
    ),
    "anchor-near": (
        N_("“{value}” leads to a place that the page does not have in this language: {language}."),
        WRITE,
    ),
    "text-link-own": (
        N_("This link leads out of the language of its reader, though its page is one of this site: “{value}”."),
        WRITE,
    ),
    "text-heading-level": (
        N_("This heading leaves out a step: “{value}”."),
        N_("Give it one number sign more than the heading above it has, or fewer."),
    ),
    "text-indented": (
        N_("Four spaces or a tab at its beginning make code of this paragraph: “{value}”."),
        N_(
            "Delete what stands in front of its first word. If it is an item of a list, begin it with a hyphen and a space."
        ),
    ),
    "text-table": (
        N_("This table would be printed with its bars: “{value}”."),
        N_("Leave a line empty above it. Its second line has as many columns as the first: {suggestion}"),
    ),
    "text-row-long": (
        N_("This row has {length} columns and its table {limit}, so that the rest of it is lost: “{value}”."),
        N_("Take the surplus bars out of it, or give the first two rows of the table as many columns."),
    ),
    "text-link-bare": (
        N_("An address alone is no link: “{value}”."),
        N_("Write words, and behind them the address: [words](https://…)"),
    ),
    "text-link-call": (
        N_("A call in the words of a link would be a link within a link: “{value}”."),
        N_("Write the call alone: it is a link already. Or write the words of the link yourself."),
    ),
    # catalogues
    "words-unlike": (
        N_("Every other catalogue has the words “{value}”, and this one has not."),
        N_("Where they were changed behind “msgid”, put them back: only what stands behind “msgstr” is translated."),
    ),
    "text-link-address": (
        N_("“{value}” is no address of another site."),
        N_("Copy the whole address from the browser: https://, a host with a dot, and neither spaces nor line breaks."),
    ),
    "text-link-undefined": (
        N_("This link says nowhere where it leads: “{value}”."),
        N_("Write the address in round brackets behind its words: [words](/address/)"),
    ),
    # the line of a text, below which it says on what it rests
    "text-underlined": (
        N_("This line makes a large heading of the words above it: “{value}”."),
        N_(
            "Leave a line empty above it, and it parts the text. If the words are a heading, delete it and begin them with two number signs: ## …"
        ),
    ),
    "text-underlined-main": (
        N_("This line makes a main heading of the words above it: “{value}”."),
        N_("Delete it. If the words are a heading, begin them with two number signs: ## …"),
    ),
    "text-line-short": (
        N_("These signs make no line across the page, and would be printed: “{value}”."),
        N_("Write three hyphens with an empty line above them (---), or delete the line."),
    ),
    "text-line-inside": (
        N_("This line stands within a list or a quotation, and the page cannot be folded there."),
        N_("Begin it at the left edge, below the whole list or quotation, with an empty line above it. Or delete it."),
    ),
    "text-line-first": (
        N_("Nothing stands above this line, so that the whole text is folded away."),
        N_("Put what everybody should see above it, or delete the line."),
    ),
    "text-line-last": (
        N_("Nothing stands below this line, so that the page ends with an empty fold."),
        N_("Say below it on what the text rests, or delete the line."),
    ),
    "text-same": (
        N_("This text has the same words as {path}."),
        N_("One of the two stands in the folder of the wrong language; delete it, or translate it."),
    ),
}
