"""What the check remarks without keeping anybody from anything: a release would want it otherwise, the site is built.

``NOTES`` holds for each code what such notes are called when they are only counted, the message and the remedy.
"""

from __future__ import annotations

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

# What notes are called that have no name of their own here; their sentences stand in ``problems``.
OTHER = N_("other remarks")
OTHER_LANGUAGE = N_("“{value}” seems to be in this language: {language}. The entry says another one: {other}.")
FOLDER_LANGUAGE = N_(
    "This text seems to be in this language: {language}. It stands in the folder of another one: {other}."
)
NOTES: dict[str, tuple[str, str, str]] = {
    # languages
    "translation-page-missing": (
        N_("texts that are not translated yet"),
        N_("The page “{value}” is not translated yet into: {language}."),
        N_("Write {path}; until then readers see the original with a notice."),
    ),
    "catalogue-missing": (
        N_("languages without a catalogue"),
        N_("There is no catalogue of this language yet: {language}."),
        N_("Make it with: make translations. Until then readers see the words of the original."),
    ),
    "catalogue-twice": (
        N_("words that stand twice in a catalogue"),
        N_("“{value}” stands twice in this catalogue, first in line {other}."),
        N_(
            "Keep one of the two. Until then the first that is translated counts, and “make translations” takes the other away."
        ),
    ),
    "catalogue-incomplete": (
        N_("translations that lack a form for numbers"),
        N_("The translation of “{value}” lacks a form for numbers, and is not used."),
        N_("Fill each line “msgstr”. Until then readers see the original."),
    ),
    "translation-missing": (
        N_("words that are not translated yet"),
        N_("“{value}” is not translated yet into: {languages}."),
        N_("Leave it to the translators: until then readers see the original, marked as such."),
    ),
    "translation-new": (
        N_("words that are not translated yet"),
        N_("“{value}” is not translated yet into: {languages}."),
        N_(
            "Leave it to the translators: until then readers see it as it is, marked with its language: {other}. "
            "If that is not its language, write on a line below it, such as: written: {suggestion}"
        ),
    ),
    "translation-stale": (
        N_("translations that are not needed any more"),
        N_("“{value}” stands in no data file any more."),
        N_("Nothing is wrong. “make translations” keeps it aside, or suggests it for the words that have changed."),
    ),
    "translation-facts": (
        N_("translations that differ from the original in a year, a link or a blank"),
        N_("The translation differs from the original in a year, a link or a blank: {value}."),
        N_(
            "Write these as they stand in the original, and translate what stands in square brackets. The original: “{original}”"
        ),
    ),
    "letter-bracket": (
        N_("letters with a bracket that nobody can fill in"),
        N_("A bracket of this letter is not closed, not opened, or has nothing in it: “{value}”."),
        N_("Write each as a pair, with what is to be filled in between the two, such as: [your name]"),
    ),
    "letter-blank": (
        N_("letters with a bracket that nobody can fill in"),
        N_("“{value}” would be sent as it stands: in letters, what readers fill in stands in square brackets."),
        N_("Write: {suggestion}"),
    ),
    "letter-country": (
        N_("letters that nobody can fill in with a country"),
        N_(
            "This translation has no “{value}”: whoever writes the letter would choose a country, and it would not stand there."
        ),
        N_("Write {value} where the original has {other}: “{original}”"),
    ),
    "letter-country-within": (
        N_("letters with the name of a country inside a sentence"),
        N_(
            "In “{original}” {value} stands inside a sentence, where the names of many countries need other words around them."
        ),
        N_(
            "Write “our country” there, in the language of the letter, and {value} after a comma, behind the name of whoever signs."
        ),
    ),
    "translation-calls": (
        N_("translated texts that call other facts than the original"),
        N_("This text does not call the same facts in all languages: {value}."),
        N_("Compare it with {path}."),
    ),
    "translation-headings": (
        N_("translated texts with other headings than the original"),
        N_("This text has not as many headings in all languages: {value} in the translation, {other} in the original."),
        N_("Compare it with {path}."),
    ),
    "text-stale": (
        N_("translated texts whose original has changed since"),
        N_("{path} has changed since this text was compared with it."),
        N_(
            "Nobody has to wait for it. To see what changed: .venv/bin/python scripts/translations.py status --language {language}"
        ),
    ),
    "text-stale-several": (
        N_("translated texts whose original has changed since"),
        N_("This text has changed since its translations were compared with it: {languages}."),
        N_("Nobody has to wait for them. To see what changed: .venv/bin/python scripts/translations.py status"),
    ),
    "text-stamp": (
        N_("translated texts that do not say clearly what they were made from"),
        N_("This line about the original of the text cannot be understood: “{value}”."),
        N_("Let the command write it: .venv/bin/python scripts/translations.py done {path} --state … ({choices})"),
    ),
    "text-original": (
        N_("originals that say they were made from another text"),
        N_("This text is an original, or another one says that it is; but here stands “{value}”."),
        N_("Delete this line, or the line “language” of the text that was translated."),
    ),
    "share-too-long": (
        N_("texts to share that are too long in a translation"),
        N_(
            "Translated into this language, the text is too long: {language}. It has {length} characters, and {limit} are allowed."
        ),
        N_("Shorten the translation in locales/{language}.po."),
    ),
    # texts
    "text-guessed": (
        N_("texts that seem to be in another language than their folder"),
        FOLDER_LANGUAGE,
        N_("Move it to {path}. If nobody has translated it from another text, write in its head: language: {language}"),
    ),
    "text-guessed-there": (
        N_("texts that seem to be in another language than their folder"),
        FOLDER_LANGUAGE,
        N_("Write it in the language of its folder, or delete it: {path} has the text in the other one."),
    ),
    "text-line-twice": (
        N_("second lines in texts, which fold nothing"),
        N_("The page is folded at its first line, line {other}; this one is only a line within the fold."),
        N_("Delete the one at which the text should not be folded, or leave it."),
    ),
    "text-waiting": (
        N_("texts that wait for their page"),
        N_("Nobody sees this text yet."),
        N_("Its page comes with the first entry of {target} that says “{suggestion}”; until then it may wait."),
    ),
    "description-length": (
        N_("descriptions that are short or long for a search engine"),
        N_("The description has {length} characters. Search engines print {least} to {most} of them."),
        N_("Say in one or two sentences what a reader finds on the page."),
    ),
    "text-length": (
        N_("texts that are shorter or longer than others of their kind"),
        N_("The text has {length} words. Others of its kind have {least} to {most}."),
        N_("Shorten it, or tell more."),
    ),
    "text-hedges": (
        N_("texts that doubt and speak of their sources more than they tell"),
        N_("The text hedges {length} times, and {most} are enough: {value}."),
        N_("Say plainly what is known. Move the rest below a line (---) at the end: there it is folded away."),
    ),
    "text-hard": (
        N_("texts that are hard to read"),
        N_(
            "The text is hard to read: {length}, where {most} are the most for its language (words in a sentence, and long words)."
        ),
        N_(
            "Part its longest sentences, and say it in shorter words. “.venv/bin/python scripts/readability.py” measures more exactly."
        ),
    ),
    "title-twice": (
        N_("pages with the title of another page"),
        N_("“{value}” is also the title of {path}."),
        N_("Give one of the two another title, so that readers can tell them apart."),
    ),
    "anchor-missing": (
        N_("links to a place that the page does not have"),
        N_("“{value}” leads to a place that the page does not have in this language: {language}."),
        N_(
            "Write the name of a heading of that page or the id of an entry that stands there, leave out what follows the number sign, or delete what leads there."
        ),
    ),
    "query-twice": (
        N_("words of the search that lead to two pages"),
        N_("“{value}” also leads to {other} in this language: {language}. Only one page can come first."),
        N_("Keep the words with the page that should come first."),
    ),
    "sign-loose": (
        N_("signs that may begin a line because a plain space stands before them"),
        N_("A line can break between a sign and its word: “{value}”."),
        N_("Take the space out. Where the language has one, name the sign under “spaces” in data/vocabulary.yml."),
    ),
    "quote-straight": (
        N_("straight quotation marks"),
        N_("A straight quotation mark stands in “{value}”."),
        N_("Write the quotation marks of the language: {suggestion}"),
    ),
    "quote-other": (
        N_("quotation marks of another language"),
        N_("The language has other quotation marks than these: {value}."),
        N_("Write {suggestion}."),
    ),
    "glossary-avoid": (
        N_("words that the glossary advises against"),
        N_("The glossary advises against “{value}”."),
        N_(
            "Write “{suggestion}” in the form that fits, or put the word in quotation marks where somebody else says it."
        ),
    ),
    "name-elsewhere": (
        N_("names that a network has in another language"),
        N_("“{value}” is what another language calls this network."),
        N_("Write “{suggestion}”."),
    ),
    # records
    "value-private": (
        N_("telephone numbers and mailboxes among words that everybody reads"),
        N_("Everybody could read and copy this: “{value}”."),
        N_("Take it out, unless the person it belongs to wants it here: who needs it finds the website."),
    ),
    "publisher-unknown": (
        N_("hosts that are cited and whose publisher is not known"),
        N_("Nobody has said who publishes “{value}”, and whether one may rely on it."),
        N_("Add it with its name and grade to {target}, or cite a page whose publisher is there."),
    ),
    "won-outside": (
        N_("wins of a year in which their story does not play"),
        N_("“won_in: {value}” lies outside “years: {other}”."),
        N_("Correct the year of the win, or write in “years:” the first and the last year of the story."),
    ),
    "figure-elsewhere": (
        N_("figures that head the page of a network and are of another place"),
        N_("“figure: {value}” is about “{other}”, where this network is not at work."),
        N_(
            "Name a figure of its own country, of its continent or of the world; or delete the line: then none stands there."
        ),
    ),
    "ratified-elsewhere": (
        N_("ratifications in countries without members"),
        N_("No member is in “{value}”, so that no page shows whether it has ratified."),
        N_(
            "Check the letters of the country. If they are right, it may stay: it is shown when a member there has joined."
        ),
    ),
    "flag-empty": (
        N_("fields with fixed words that are empty"),
        N_("“{field}” is empty, and counts as if it were not there."),
        N_("Write one of these, or delete the line: {choices}"),
    ),
    "id-date": (
        N_("ids that do not show the date of their entry"),
        N_("The id “{value}” does not show the date of the entry: {other}."),
        N_("Before it is published, name it as its neighbours are named, with {other}. Later its address stays."),
    ),
    "title-language": (
        N_("titles whose language is only guessed"),
        N_("By its small words, “{value}” is in this language: {language}. The entry does not say so."),
        N_("Write “language: {language}” below the title, or the language that it really has."),
    ),
    "security-late": (
        N_("a security.txt that is out of date"),
        N_("security.txt was valid until {value}, and nobody has to believe it any more."),
        N_("Look whether the page on contact still says whom to tell, and write a day within a year from now."),
    ),
    "fact-old": (
        N_("sites whose newest fact is old"),
        N_("The newest fact is of {value}, and the newest commit of {other}: more than {most} days later."),
        N_(
            "Write what has happened since: a piece of news, a step of a campaign with its day, or the latest step of a story."
        ),
    ),
    "steps-order": (
        N_("steps of campaigns that are not in the order of time"),
        N_("The step of {value} stands after that of {other}."),
        N_("Put the oldest step first."),
    ),
    "letter-closed": (
        N_("closed campaigns that still ask for a letter"),
        N_("“{entry}” is closed and still asks its readers to write a letter."),
        N_("Delete the letter and the action that leads to it, or “until:” if the campaign goes on."),
    ),
    "network-member": (
        N_("national networks that are a member in another country"),
        N_("“{entry}” is a network of {country}, but the member “{value}”, which is to be the same, is in {other}."),
        N_(
            "Name the member that is this network, or correct one of the two countries. If it has its seat abroad, it may stay."
        ),
    ),
    "campaign-closed": (
        N_("closed campaigns that are to be put first"),
        N_("“{value}” is closed, so that “{field}” puts another campaign in its place."),
        N_("Name a campaign that is running, or delete this line: then the site chooses one itself."),
    ),
    "situation-closed": (
        N_("situations for which a closed campaign is to speak"),
        N_("“{value}” is closed, so that nobody in this situation is asked to send its letter."),
        N_(
            "Name a running campaign whose letter speaks for this person, or delete this line: then no letter stands there."
        ),
    ),
    "situation-letterless": (
        N_("situations for which a campaign without a letter is to speak"),
        N_("“{value}” has no letter, so that nothing of it is shown to somebody in this situation."),
        N_(
            "Name a running campaign whose letter speaks for this person, or delete this line: then no letter stands there."
        ),
    ),
    "situation-unused": (
        N_("situations for which no country has anything"),
        N_("No country has anything for “{value}”, so that no page shows this situation."),
        N_(
            "Name themes or kinds that organisations have, stories or figures of countries with members; or leave it out."
        ),
    ),
    "deadline-past": (
        N_("deadlines that have passed"),
        N_("The deadline {value} has passed: readers no longer see it."),
        N_("Under “steps”, write what came of it. Then name the next deadline, or delete this one."),
    ),
    "step-idle": (
        N_("fields that only a won step of a campaign can have"),
        N_("“{field}” says nothing here: it is shown of won steps of campaigns only."),
        N_("Delete it. If this is a step of a campaign, and won, write “won: yes” in it."),
    ),
    "written-guessed": (
        N_("entries whose language is only guessed"),
        OTHER_LANGUAGE,
        N_("Write “written: {language}” on a line below it, or write its words in the language that it says."),
    ),
    "written-part": (
        N_("parts of entries whose language is only guessed"),
        OTHER_LANGUAGE,
        N_("Translate it into that of its entry; or write the whole entry in this one, with “written: {language}”."),
    ),
    "letter-unasked": (
        N_("letters that no action asks for"),
        N_(
            "“{entry}” has a letter, and none of its actions leads to it: only who reads to the end of its page finds it."
        ),
        N_("Add to “actions”: {suggestion}"),
    ),
    "picture-unlisted": (
        N_("pictures that no entry names"),
        N_("No entry of {target} names the picture “{value}”, so that no page can show it."),
        N_("Add an entry that says what it shows and who made it, or delete the file."),
    ),
    "picture-unused": (
        N_("pictures that are shown nowhere"),
        N_("The picture “{value}” is shown nowhere."),
        N_(
            "Write this in a text: {suggestion} – or name it under “picture:” of an entry, or take it out with its file."
        ),
    ),
    "document-title": (
        N_("documents that do not say their title"),
        N_("The document “{value}” does not say its title, which readers’ programs show and read aloud."),
        N_("Give it a title in the program that it comes from, among the properties of the file, and export it again."),
    ),
    "colour-contrast": (
        N_("colours in which words are hard to read"),
        N_("Words in {value} on {other} are hard to read: their contrast is {length}, and {least} is the least."),
        N_("Make the lighter one of the two colours lighter, or the darker one darker."),
    ),
    "drawing-unused": (
        N_("drawings for what the site does not have"),
        N_("The site has no “{value}”, so that what is drawn for it under “{field}:” is never shown."),
        N_("Write one of these: {choices}. Or delete the entry."),
    ),
    "drawing-unused-near": (
        N_("drawings for what the site does not have"),
        N_("The site has no “{value}”, so that what is drawn for it under “{field}:” is never shown."),
        N_("Did you mean “{suggestion}”?"),
    ),
    "theme-unused": (
        N_("themes to which nothing belongs"),
        N_("No organisation and no story belongs to the theme “{value}”."),
        N_("Name it under “themes:” of an organisation or a story, or leave the theme out."),
    ),
}
