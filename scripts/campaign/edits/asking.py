"""Questions to a person at the keyboard, or answers that were given beforehand: ``--set field=value``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from campaign.edits.answers import MANY
from campaign.edits.draft import RefusedError
from campaign.kinds import filed_kinds
from campaign.kinds.questions import Question
from campaign.records import edit_messages as say
from campaign.records.problems import Problem
from campaign.words.language import Language

LONG = "text"  # a field that goes over several lines
# Lines of a list or a table, which stay together: a line between two of them would make each a paragraph.
TOGETHER = (re.compile(r"(?:[-*+]|\d+[.)])\s"), re.compile(r"\|"))


def given(pairs: Sequence[str]) -> dict[str, str]:
    """The answers of ``--set field=value``. Raises ``RefusedError``."""
    answers = {}
    for pair in pairs:
        field, sign, value = pair.partition("=")
        if not sign or not field.strip():
            raise RefusedError(say.SET_FORM, value=pair)
        answers[field.strip()] = value.strip()
    return answers


def joined(lines: Iterable[str]) -> str:
    """Lines as they were typed, each a paragraph; those of a list or a table follow one another."""
    text, last = "", ""
    for line in lines:
        near = any(pattern.match(last) and pattern.match(line) for pattern in TOGETHER)
        text += ("\n" if near else "\n\n" if text else "") + line
        last = line
    return text


def nothing_wrong(answer: str) -> Problem | None:
    """Takes any answer."""
    return None


class Asker:
    """Asks, where no answers were given."""

    def __init__(self, language: Language, answers: Mapping[str, str]) -> None:
        self._language, self._answers = language, answers
        self._left = set(answers)
        self.asks = not answers
        self.said: dict[str, str] = {}  # what was answered at the keyboard, so that nothing is lost if it is refused

    def ask(self, question: Question, usual: str = "", wrong: Callable[[str], Problem | None] = nothing_wrong) -> str:
        """The answer to a question; ``usual`` where there is none, empty without that. ``wrong`` says what is not right with
        one: then it is asked again. Raises ``RefusedError`` where nobody can be asked.
        """
        self._left.discard(question.field)
        if not self.asks:
            answer = self._answers.get(question.field) or usual
            if question.needed and not answer:
                raise RefusedError(say.NEEDED, value=question.field)
            problem = wrong(answer)
            if problem:
                raise RefusedError(say.WRONG_ANSWER, problem)
            return answer
        if question.seldom and not question.needed:
            return usual
        self._explain(question, usual)
        while True:
            answer = self._read(question, usual) or usual
            problem = wrong(answer) if answer else None
            if problem:
                said = self._language.problem(problem)
                print(f"{said['message']} {said['remedy']}")
            elif answer or not question.needed:
                self.said |= {question.field: answer} if answer else {}
                return answer
            else:
                print(self._language.gettext(say.NEEDED_HERE))

    def unused(self) -> list[str]:
        """The answers for which nobody asked."""
        return sorted(self._left)

    def _explain(self, question: Question, usual: str) -> None:
        print()
        if question.hint:
            print(question.hint)
        for value, shown in question.choices[:MANY]:
            print(f"  {value}" + f"  {shown}" * (shown != value))
        if len(question.choices) > MANY:
            file = next((kind.file for kind in filed_kinds() if kind.name == question.names), "")
            print(f"  … + {len(question.choices) - MANY}" + f"  ({file})" * bool(file))
        if question.several:
            print(self._language.gettext(say.SEVERAL))
        if not question.needed and not usual:
            print(self._language.gettext(say.OPTIONAL))

    def _read(self, question: Question, usual: str) -> str:
        label = question.label + f" [{usual}]" * bool(usual)
        lines: list[str] = []
        try:
            while True:
                lines.append(input(f"{label}: " if not lines else "").strip())
                if question.field != LONG or not lines[-1]:
                    return joined(filter(None, lines))
        except (EOFError, KeyboardInterrupt) as end:
            raise RefusedError(say.NO_ANSWER) from end
