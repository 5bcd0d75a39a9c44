"""Questions to a person at the keyboard, or answers that were given beforehand: ``--set field=value``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from campaign.edits.draft import RefusedError
from campaign.records import edit_messages as say
from campaign.words.language import Language


@dataclass(frozen=True)
class Question:
    """What is asked: the field, its name and explanation in the person's language, and the values that it may have, with
    their words.
    """

    field: str
    label: str
    hint: str = ""
    needed: bool = False
    several: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    def meant(self, answer: str) -> str:
        """The value for an answer, which may be the value or its words."""
        words = {shown.casefold(): value for value, shown in self.choices}
        return words.get(answer.casefold(), answer)


def given(pairs: Sequence[str]) -> dict[str, str]:
    """The answers of ``--set field=value``. Raises ``RefusedError``."""
    answers = {}
    for pair in pairs:
        field, sign, value = pair.partition("=")
        if not sign or not field.strip():
            raise RefusedError(say.SET_FORM, value=pair)
        answers[field.strip()] = value.strip()
    return answers


class Asker:
    """Asks, where no answers were given."""

    def __init__(self, language: Language, answers: Mapping[str, str]) -> None:
        self._language, self._answers = language, answers
        self._left = set(answers)
        self.asks = not answers

    def ask(self, question: Question) -> str:
        """The answer to a question, the value of a choice; empty where there is none. Raises ``RefusedError``."""
        self._left.discard(question.field)
        if not self.asks:
            answer = self._answers.get(question.field, "")
            if question.needed and not answer:
                raise RefusedError(say.NEEDED, value=question.field)
            return self._value(question, answer)
        self._explain(question)
        while True:
            answer = self._read(question.label)
            if answer or not question.needed:
                return self._value(question, answer)
            print(self._language.gettext(say.NEEDED_HERE))

    def unused(self) -> list[str]:
        """The answers for which nobody asked."""
        return sorted(self._left)

    def _value(self, question: Question, answer: str) -> str:
        if question.several:
            return ", ".join(question.meant(part.strip()) for part in answer.split(",") if part.strip())
        return question.meant(answer)

    def _explain(self, question: Question) -> None:
        print()
        if question.hint:
            print(question.hint)
        for value, shown in question.choices:
            print(f"  {value}" + f"  {shown}" * (shown != value))
        if question.several:
            print(self._language.gettext(say.SEVERAL))
        if not question.needed:
            print(self._language.gettext(say.OPTIONAL))

    def _read(self, label: str) -> str:
        try:
            return input(f"{label}: ").strip()
        except EOFError as end:
            raise RefusedError(say.NO_ANSWER) from end
