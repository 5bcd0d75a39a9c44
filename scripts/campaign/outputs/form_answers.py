"""What somebody wrote in a form, out of what a forge tells of it: an event ``issues`` of GitHub, or ``Issue Hook`` of GitLab.

Nothing in it is trusted: answers are text, without comments and without signs that nobody sees; what is chosen must be one
of the choices.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from campaign.kinds.forms import EMPTY, Form, Question, forms, questions
from campaign.records.alphabet import fold
from campaign.views.view import View

LEAST = 3  # headings of a form that a text must have to be taken for one that is filled in
LONGEST = 65_536  # characters of an issue, as GitHub takes it
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
ACTION = re.compile(r"(?m)^/\w+.*$")  # what GitLab carries out when it stands in a line of its own


class NoFormError(ValueError):
    """What came is no filled-in form of this network."""


@dataclass(frozen=True)
class Submission:
    """A form that was filled in: the answers by field, and what was wrong with them: (code of ``FORMS``, words)."""

    form: Form
    view: View
    number: int
    address: str
    asked: list[Question]
    answers: dict[str, str | list[str]]
    faults: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def said(self, name: str) -> str:
        """The answer to a question, as one text; empty where there is none."""
        value = self.answers.get(name, "")
        return value if isinstance(value, str) else ", ".join(value)

    def shown(self, name: str) -> str:
        """The same in words: what was chosen by the words of the choice."""
        value = self.answers.get(name, "")
        given = [value] if isinstance(value, str) else value
        words = next((dict(question.options) for question in self.asked if question.field == name), {})
        return ", ".join(words.get(value, value) for value in given)


def submission(event: object, views: Mapping[str, View]) -> Submission:
    """The filled-in form of an event. Raises ``NoFormError``."""
    number, address, body = _issue(event)
    text = unicodedata.normalize("NFC", HIDDEN.sub("", body.replace("\r\n", "\n").replace("\r", "\n")))
    lines = {line.strip() for line in text.split("\n") if line.startswith("### ")}
    fitting = [
        (sum(f"### {question.label}".strip() in lines for question in asked) - len(asked) / 100, -n, form, view, asked)
        for n, (form, view, asked) in enumerate((f, v, questions(f, v)) for v in views.values() for f in forms())
    ]
    most, _, form, view, asked = max(fitting, key=lambda found: found[:2])
    if most < LEAST - 1:
        raise NoFormError("no form")
    answers, faults = {}, []
    for question, words in _parts(text, asked):
        value, wrong = _answer(question, words, view)
        if value:
            answers[question.field] = value
        faults += wrong
    for question in asked:
        blamed = any(words["label"] == question.label for _, words in faults)
        if question.needed and question.field not in answers and not blamed:
            faults.append(("missing", {"label": question.label}))
    return Submission(form, view, number, address, asked, answers, faults)


def _issue(event: object) -> tuple[int, str, str]:
    """Number, address and text of an issue, out of what the forge tells."""
    given: Any = event if isinstance(event, dict) else {}
    issue = given.get("issue") if "issue" in given else given.get("object_attributes")
    if not isinstance(issue, dict) or given.get("object_kind", "issue") != "issue":
        raise NoFormError("no issue")
    number, address = issue.get("number", issue.get("iid")), issue.get("html_url", issue.get("url"))
    body = issue.get("body", issue.get("description"))
    if not isinstance(number, int) or isinstance(number, bool) or number < 1 or not isinstance(body, str):
        raise NoFormError("no issue")
    return number, address if isinstance(address, str) else "", body[:LONGEST]


def _parts(text: str, asked: list[Question]) -> list[tuple[Question, str]]:
    """Each question with what stands below its heading. A heading that somebody typed into an answer opens no second one."""
    places, start = [], 0
    for question in asked:
        found = re.compile(rf"^### {re.escape(question.label)}[ \t]*$", re.MULTILINE).search(text, start)
        if found:
            places.append((question, found))
            start = found.end()
    ends = [found.start() for _, found in places[1:]] + [len(text)]
    return [(question, text[found.end() : end]) for (question, found), end in zip(places, ends, strict=True)]


def _answer(question: Question, words: str, view: View) -> tuple[str | list[str], list[tuple[str, dict[str, str]]]]:
    """An answer as the data want it: a text in one line or several, or ids of what was chosen; and what is wrong with it."""
    words = ACTION.sub("", COMMENT.sub("", words)).strip()
    if words == EMPTY:
        return "", []
    if not question.options:
        lines = [" ".join(line.split()) for line in words.split("\n")]
        kept = (
            re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
            if question.long and question.field == "text"
            else " ".join(lines)
        )
        return (kept if question.field != "more" else words).strip(), []
    if re.search(r"(?m)^[-*] \[[ xX]\]", words):  # boxes to tick
        words = ", ".join(re.findall(r"(?m)^[-*] \[[xX]\] (.*)$", words))
    chosen, wrong = _chosen(question, words)
    if wrong or (len(chosen) > 1 and not question.several):
        return "", [("choice", {"value": wrong or words, "label": question.label})]
    return chosen if question.several else "".join(chosen), []


def _chosen(question: Question, words: str) -> tuple[list[str], str]:
    """The values whose words, or which themselves, stand one after the other; and what is none of them."""
    found: list[str] = []
    rest = " ".join(words.split()).strip(" ,;")
    known = sorted(((shown, value) for value, shown in question.options), key=lambda pair: -len(pair[0]))
    known += [(value, value) for value, _ in question.options]
    while rest:
        fits = next((pair for pair in known if _begins(rest, pair[0])), None)
        if fits is None:
            return found, rest
        found.append(fits[1])
        rest = rest[len(fits[0]) :].strip(" ,;")
    return list(dict.fromkeys(found)), ""


def _begins(text: str, words: str) -> bool:
    """Whether a text begins with words, whatever their accents and capitals, and ends there or goes on behind a comma."""
    start, rest = text[: len(words)], text[len(words) :].lstrip()
    return fold(start) == fold(words) and (not rest or rest[0] in ",;")
