"""What ``scripts/edit.py`` says to whoever uses it: a sentence for each refusal, and the few words besides."""

from __future__ import annotations

N_ = str  # marks a sentence for the catalogues

NOTHING_WRITTEN = N_("Nothing was written.")
WRITTEN = N_("Written.")
NOTHING_TO_DO = N_("Nothing to change: all is as it should be.")
WRITE_IT = N_("Write this? (y/n)")
YES = N_("yes")
BROKEN_BEFORE = N_("Something else has to be mended first. {place}: {message} {remedy}")
BROKEN_AFTER = N_("With this change the check would refuse the site. {place}: {message} {remedy}")
CANNOT_WRITE = N_("{file} cannot be written.")
NOT_SAFE = N_("{file} is written in a way that no program can change safely. Change it line by line.")

UNKNOWN_KIND = N_("“{value}” is not a kind of entry. Write one of these: {choices}.")
UNKNOWN_ID = N_("There is no “{value}” in {file}.")
UNKNOWN_ID_NEAR = N_("There is no “{value}” in {file}. Did you mean “{suggestion}”?")
ID_TAKEN = N_("“{value}” stands in {file} already.")
LINK_FORM = N_("{place} leads to “{value}” in a form that no program can change. Change this line first.")
PICTURE_NAME = N_(
    "“{value}” cannot be the name of this picture. Write a short one of letters, digits and hyphens that ends with {suggestion}."
)
CALLED_FACT = N_("{place} prints “{value}” with its source. Take the sentence out first: a figure is never typed.")

YEAR_CLOSED = N_("Year in which the campaign was closed")
CLOSED_SINCE = N_("The campaign “{value}” has been closed since {year}.")
COUNTRY_TOO = N_("“{value}” begins with the code of another country. The entry says so, too: {suggestion}")
SET_FORM = N_("“{value}” is no answer to a question. Write the name of a field, an equals sign and the value.")
NEEDED = N_("“{value}” is needed. Add: --set {value}=…")
NEEDED_HERE = N_("This has to be filled in.")
SEVERAL = N_("Several may be named, with commas between them.")
OPTIONAL = N_("To leave it out, press Enter.")
ANSWERS_KEPT = N_("Your answers are not lost. Mend them in this line, and call it:")
NO_ANSWER = N_("The questions were not answered.")
WRONG_ANSWER = N_("{message} {remedy}")
UNASKED = N_("Nobody asks for “{value}” here. Use one of these: {choices}.")

EXPORTED = N_("{file} holds {n} entries.")
FILE_THERE = N_("{file} is there already. Give the new file another name.")
NOT_INSTALLED = N_("Spreadsheets need a package that is not installed. Run: make edit")
NO_SPREADSHEET = N_("{file} cannot be read as a spreadsheet (.xlsx).")
NO_SHEET = N_("{file} has no sheet with the name and the headings of an export.")
SHEET_UNKNOWN = N_(
    "No sheet of an export has the name and the headings of “{value}”. Give it its own name again, one of these: {choices}. "
    "If it is none of them, delete it."
)
ROWS_FAULTY = N_("Some rows have to be mended first:")
ROW_PLACE = N_("{sheet}, row {row}, column “{column}”:")
STRANGE_HEADING = N_("This is the heading of no field. Write it as the export did, or delete the column.")
FORMULA = N_("A formula stands here. Write its value.")
ROW_TWICE = N_("Another row has the same id. Keep one of the two.")
ROW_WITHOUT_ID_NEAR = N_("The row has no id. Write one that nothing else has, such as: {suggestion}")
ID_BY_VERB = N_(
    'A spreadsheet changes no id. Write the old one here again, import, and then run: make edit DO="{suggestion}"'
)
COUNTRY_BY_VERB = N_(
    'The id begins with another country. If the entry has moved, leave both as they were here, and run: make edit DO="{suggestion}"'
)
ROW_WITHOUT_ID = N_("The row has no id. Write one: small letters, digits and hyphens.")

HOW_TO_CALL = N_("The verbs, each with an example. Every one shows what it changes and asks before it writes.")
# What each verb does, with an example; the listed order is that in which people meet them.
VERBS = {
    "add": ("add member", N_("add an entry: member, event, news, figure, document, story or picture")),
    "rename": ("rename member bi-old bi-new", N_("give an entry another id, in every place that names it")),
    "move-picture": (
        "move-picture old.jpg new.jpg",
        N_("give the file of a picture another name, in every place that names it"),
    ),
    "remove": ("remove event some-event-2024", N_("take an entry out, and its name out of every place")),
    "close": ("close campaign some-campaign", N_("close a campaign: its year, and no letter any more")),
    "export": ("export lists.xlsx", N_("write a spreadsheet with one sheet a kind")),
    "import": ("import lists.xlsx", N_("take what was changed or added in such a spreadsheet")),
    "format": ("format", N_("put fields in order and one blank line between entries; comments stay")),
}
