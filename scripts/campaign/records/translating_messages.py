"""What ``scripts/translations.py`` says to whoever uses it: about catalogues, and about longer texts."""

from __future__ import annotations

N_ = str  # marks a sentence for the catalogues

FAULTY = N_("Nothing was written, because {place} has a problem. See: make check")
FAULTY_WORDS = N_("Nothing was written, because {place} has a problem: {message}")
TEMPLATE = N_("{n} messages: {file}")
TRANSLATED = N_("{n} of {all} translated")
UNSURE = N_("{n} unsure (fuzzy)")
MINOR_LATE = N_(
    "--minor does not hold for them: they were unsure before, or are too unlike what stood there. Look at them. If it only "
    "came too late, and nobody has worked on the catalogues since, take these back (git restore locales) and run it again"
)
FILE_STALE = N_("file out of date")

NO_LANGUAGE = N_("This site has no language {language}; it has {choices}.")
CURRENT = N_("{n} of {all} texts are up to date")
MISSING = N_("missing")
FROM = N_("{file} (from {other})")
STALE = N_("out of date")
SAID_OF = N_("{what}: {more}")
GRAVE = N_("in a call, a link or a heading")
COMPARED_ON = N_("compared on {day}")
BEFORE = N_("before: {words}")
NOW = N_("now: {words}")
UNKNOWN_BEFORE = N_("what it was before is not known here")
SHALLOW = N_("this copy has only the newest versions. To get the others: {command}")
UNSTAMPED = N_("not compared with their original yet")
REREAD = N_("changed since a second person read them")
UNREAD = N_("not read by a second person yet")
ALL_OF_THEM = N_("… all of them: {command}")
# What differs in a sentence, as ``outputs.text_history`` calls it.
DIFFERENCES = {"call": N_("call"), "link": N_("link"), "heading": N_("heading"), "words": N_("words")}

NOTHING_DONE = N_("No text was to be changed.")
MORE = N_("… and {n} more")
COMPARED = N_("{file}: compared with {other}; state: {state}")
COMPARED_DAY = N_("{file}: compared with {other} on {day}; state: {state}")
NOT_SAID = N_("not said")
AS_BEFORE = N_(", as before")
STATE_BEFORE = N_(" (before: {state})")
DAY_FORM = N_("Write the day as 2026-11-26.")
DAY_AHEAD = N_("{day} has not come yet. Write the day on which the two texts were compared.")
UNSTAMPED_FORM = N_("--unstamped names no files, and wants to know how they were made: --state machine")
NOTHING_NAMED = N_("Name the translations, or say --unstamped.")

HEAD_NOT_SAFE = N_("The head of {file} is written in a way that this command cannot change. Write it line by line.")
ORIGINAL = N_("{file} is the original, and no translation. If it was made from another language, name that: --from …")
NOT_MADE_FROM = N_("{file} was not made from “{language}”: there is no such text in that language.")
NO_PAST = N_("git does not know what {file} said before, so nobody can tell what was current. Name the translations.")
NO_TRANSLATION = N_("{file} has no translation: --minor is said of an original that was corrected.")
NO_TEXT = N_("{file} is no text of this site; those stand in docs/…/ and end in .md.")
TEXT_FAULTY = N_("{file}, line {line}, has a problem. See: make check")
