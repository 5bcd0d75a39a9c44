"""Pieces of a Markdown text that are changed where they stand; every other letter of the file stays."""

from __future__ import annotations

import re

from campaign.edits.draft import Draft, RefusedError
from campaign.records import edit_messages as say
from campaign.words.markdown import Found, Prose

LINK_END = re.compile(r"""[>]?(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\)""")


class Pieces:
    """The pieces of one text that change; ``done`` hands them to the draft."""

    def __init__(self, draft: Draft, prose: Prose) -> None:
        self._draft, self._prose = draft, prose
        self._edits: dict[tuple[int, int], str] = {}
        self._text = ""
        self._starts: list[int] = []

    def put(self, line: int, column: int, old: str, new: str) -> None:
        """Put ``new`` in the place of ``old``, which stands at a line and column. Raises ``RefusedError`` where it does not."""
        start = self._at(line, column, old)
        self._edits[start, start + len(old)] = new

    def unlink(self, link: Found) -> None:
        """Leave the words of a link and take its address. Raises ``RefusedError`` for a link of another form."""
        start = self._at(link.line, link.column, link.value)
        text, opened = self._text, text_before(self._text, start)
        closed = LINK_END.match(text, start + len(link.value))
        if opened is None or closed is None:
            raise self._refused(link.line, link.value)
        words = text.rindex("](", 0, start)
        self._edits[opened, opened + 1] = ""
        self._edits[words, closed.end()] = ""

    def done(self) -> None:
        """Make the changes."""
        if not self._edits:
            return
        text = self._text
        for (start, end), new in sorted(self._edits.items(), reverse=True):
            text = text[:start] + new + text[end:]
        self._draft.put(self._prose.file, text)

    def _at(self, line: int, column: int, words: str) -> int:
        if not self._starts:
            self._text = self._draft.text(self._prose.file)
            self._starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", self._text))]
        start = self._starts[line - 1] + column - 1
        if not self._text.startswith(words, start):
            raise self._refused(line, words)
        return start

    def _refused(self, line: int, value: str) -> RefusedError:
        return RefusedError(say.LINK_FORM, place=f"{self._prose.file}:{line}", value=value)


def text_before(text: str, address: int) -> int | None:
    """Where the bracket opens that holds the words of a link, given where its address begins; nothing for other links."""
    if not re.search(r"\]\(\s*<?$", text[max(0, address - 20) : address]):
        return None
    at, deep = text.rindex("](", 0, address), 0
    for place in range(at, -1, -1):
        deep += (text[place] == "]") - (text[place] == "[")
        if deep == 0:
            return place
    return None
