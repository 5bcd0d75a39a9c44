"""What templates ask about passing on: ``sharing.mail_link(…)``."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from campaign.kinds.campaign import Letter
from campaign.views.view import View


def mail_address(subject: str, body: str) -> str:
    """An address that opens the reader's own mail program with a message in it (RFC 6068)."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


class SharingCalls:
    """Ready texts, mails, and printed files with their sizes.

    ``printed`` are the printed files of this language and their sizes in bytes: a preview has none.
    """

    def __init__(self, view: View, printed: Mapping[str, int]) -> None:
        self._view, self._language, self._printed = view, view.language, printed

    def text(self, words: str, path: str) -> str:
        """A ready text with the address of its page."""
        return f"{self._language.plain(words)}\n{self._view.url(path, absolute=True)}"

    def letter(self, letter: Letter) -> str:
        """The body of a letter."""
        return "\n\n".join(self._language.plain(paragraph) for paragraph in letter.paragraphs)

    def mail_link(self, subject: str, body: str) -> str:
        """An address that opens the reader's own mail program with a message in it (RFC 6068)."""
        return mail_address(subject, body)

    def printed(self, path: str) -> int:
        """The size in bytes of a printed file, such as ``print/members.pdf``; 0 where there is none: leave its link out."""
        return self._printed.get(path, 0)

    def size(self, path: str) -> str:
        """The kind and size of a printed file in words: PDF, 267 kB."""
        kind = path.rpartition(".")[2].upper()
        return f"{kind}, {self._language.file_size(self.printed(path))}"
