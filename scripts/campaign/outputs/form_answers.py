"""What somebody wrote in a form, out of what a forge tells of it: an event ``issues`` of GitHub, or ``Issue Hook`` of GitLab.

Nothing in it is trusted: answers are text, without comments and without signs that nobody sees; what is chosen must be one
of the choices. A form that was sent may be older than the words of today: its headings and choices are known in every
language of the network, and a heading that nobody knows by its place. Where that leaves a doubt, it is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from campaign.kinds.forms import ELSEWHERE, EMPTY, MORE, TEXT, Form, Question, forms, questions
from campaign.records.alphabet import fold
from campaign.views.view import View

LEAST = 3  # headings of a form that a text must have to be taken for one that is filled in
LONGEST = 65_536  # characters of an issue, as GitHub takes it
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
HEADING = re.compile(r"^### (.*)$", re.MULTILINE)
TICKED = re.compile(r"(?m)^[-*] \[[xX]\] (.*)$")
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
    # questions that an older form asked in other words: (those words, the question of today)
    older: list[tuple[str, str]]
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
    every = {(form.id, v.code): questions(form, v) for v in views.values() for form in forms()}
    lines = {heading.strip() for heading in HEADING.findall(text)}
    fitting = [
        (sum(question.label.strip() in lines for question in asked) - len(asked) / 100, -n, form, view, asked)
        for n, (form, view, asked) in enumerate((f, v, every[f.id, v.code]) for v in views.values() for f in forms())
    ]
    most, _, form, view, asked = max(fitting, key=lambda found: found[:2])
    if most < LEAST - 1:
        raise NoFormError("no form")
    parts, older, strays = _parts(text, asked, _labels(form, [every[form.id, code] for code in views]))
    answers: dict[str, str | list[str]] = {}
    faults = [("heading", {"value": stray}) for stray in strays]
    for question, words in () if strays else parts:
        value, wrong = _answer(question, words, [q for code in views for q in every[form.id, code]])
        if value:
            answers[question.field] = value
        faults += wrong
    for question in () if strays else asked:
        blamed = any(words["label"] == question.label for _, words in faults)
        if question.needed and question.field not in answers and not blamed:
            faults.append(("missing", {"label": question.label}))
    return Submission(form, view, number, address, asked, answers, older, faults)


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


def _labels(form: Form, translated: list[list[Question]]) -> dict[str, set[str]]:
    """What each question of a form is called: in English, and in every language of the network."""
    labels = {asked.field: {asked.label.strip()} for asked in form.fields}
    for question in (question for asked in translated for question in asked):
        labels[question.field].add(question.label.strip())
    return labels


def _parts(
    text: str, asked: list[Question], labels: Mapping[str, set[str]]
) -> tuple[list[tuple[Question, str]], list[tuple[str, str]], list[str]]:
    """Each question with what stands below its heading; the questions that were known by their place only; and the headings
    that may be of an older form, or may be part of an answer.

    A heading that somebody typed into an answer opens no second one.
    """
    headings = list(HEADING.finditer(text))
    places: list[tuple[Question, re.Match[str]]] = []
    older, strays = [], []
    opened = [(-1, -1), *_opened(headings, asked, labels).items(), (len(asked), len(headings))]
    for (n, heading), (next_n, next_heading) in pairwise(opened):
        places += [(asked[n], headings[heading])] if n >= 0 else []
        between, unknown = asked[n + 1 : next_n], headings[heading + 1 : next_heading]
        if between and len(between) == len(unknown):  # asked in other words
            places += zip(between, unknown, strict=True)
            older += [(found[1].strip(), question.label) for question, found in zip(between, unknown, strict=True)]
        elif n >= 0:  # a long text has headings of its own: not those below which the forge says that nobody answered
            own = not between and asked[n].field in (TEXT, MORE)
            strays += [found[1].strip() for found in unknown if not own or _below(text, found) == EMPTY]
    ends = [found.start() for _, found in places[1:]] + [len(text)]
    parts = [(question, text[found.end() : end]) for (question, found), end in zip(places, ends, strict=True)]
    return parts, older, strays


def _below(text: str, heading: re.Match[str]) -> str:
    return text[heading.end() :].partition("\n### ")[0].strip()


def _opened(headings: list[re.Match[str]], asked: list[Question], labels: Mapping[str, set[str]]) -> dict[int, int]:
    """Which heading opens which question: the first behind that of the question before it. Both by their numbers."""
    found: dict[int, int] = {}
    start = 0
    for n, question in enumerate(asked):
        here = next((m for m in range(start, len(headings)) if headings[m][1].strip() in labels[question.field]), None)
        if here is not None:
            found[n], start = here, here + 1
    return found


def _answer(
    question: Question, words: str, every: list[Question]
) -> tuple[str | list[str], list[tuple[str, dict[str, str]]]]:
    """An answer as the data want it: a text in one line or several, or ids of what was chosen; and what is wrong with it.

    ``every``: the questions in each language, whose words for a choice are known too.
    """
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
        ticked = TICKED.findall(words)
        if len(question.options) == len(ticked) == 1:  # there is one box, whatever an older form called it
            return question.options[0][0], []
        words = ", ".join(ticked)
    known = [*question.options, *(pair for other in every if other.field == question.field for pair in other.options)]
    chosen, wrong = _chosen(known, words)
    if ELSEWHERE in chosen:
        return "", [("elsewhere", {"label": question.label})]
    if wrong or (len(chosen) > 1 and not question.several):
        return "", [("choice", {"value": wrong or words, "label": question.label})]
    return chosen if question.several else "".join(chosen), []


def _chosen(options: list[tuple[str, str]], words: str) -> tuple[list[str], str]:
    """The values whose words, or which themselves, stand one after the other; and what is none of them."""
    found: list[str] = []
    rest = " ".join(words.split()).strip(" ,;")
    known = sorted(((shown, value) for value, shown in options), key=lambda pair: -len(pair[0]))
    known += [(value, value) for value, _ in options]
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
