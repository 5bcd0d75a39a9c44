"""Words of people in Markdown of a forge: shown as they are, never carried out. No link, picture, mention or HTML comes of it."""

from __future__ import annotations

import re

from campaign.outputs.form_answers import Submission
from campaign.records.form_messages import FORMS, TITLES
from campaign.words.language import filled

LONGEST_TITLE = 120


def message(submission: Submission, code: str, **words: str) -> str:
    """A sentence in the language of the form. Words of people in it are made harmless."""
    return filled(submission.view.language.gettext(FORMS[code]), {name: plain(w) for name, w in words.items()})


def title(submission: Submission, name: str) -> str:
    """The title of a proposal, which a forge shows as it is: one line, not too long."""
    words = filled(submission.view.language.gettext(TITLES[submission.form.id]), {"name": " ".join(name.split())})
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1]}…"


def plain(words: str) -> str:
    """Words as Markdown that shows them letter for letter; an address of ours, which begins with ``<``, stays a link."""
    if re.fullmatch(r"<https://[^\s<>]+>", words):
        return words
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    words = re.sub(r"([\\`*_{}\[\]()#!|~$])", r"\\\1", " ".join(words.split()))
    return words.replace("@", "&#64;").replace("://", "&#58;//").replace("www.", "www&#46;")


def code(words: str) -> str:
    """A value in a cell of a table, as code."""
    if not words:
        return "–"
    marks = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    inner = " ".join(words.split()).replace("|", "\\|")
    return f"{marks} {inner} {marks}" if "`" in words else f"{marks}{inner}{marks}"


def block(words: str) -> str:
    """Words of several lines, as code that ends where they do."""
    fence = "`" * max(3, max(map(len, re.findall("`+", words)), default=0) + 1)
    return f"{fence}text\n{words}\n{fence}"


def own(address: str) -> str:
    """An address of the site itself as a link."""
    return f"<{address}>"
