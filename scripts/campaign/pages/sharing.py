"""What templates ask about passing on, to others or to us: ``sharing.mail_link(…)``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from markupsafe import Markup

from campaign.kinds import kind_named
from campaign.kinds.forms import address_of, forms
from campaign.kinds.letter import Letter
from campaign.views.imaging import measured
from campaign.views.view import View, host_of
from campaign.words.language import Language, filled


def mail_address(subject: str, body: str, to: str = "") -> str:
    """An address that opens the reader's own mail program with a message in it (RFC 6068)."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:{quote(to, safe='@+')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def signed(text: str) -> str:
    """The last paragraph of a letter: whoever signs, each bracket after a comma or a full stop, on a line of its own."""
    lines = re.split(r"(?<=[,،、.])\s*(?=\[)", text)
    return "\n".join(re.sub(r"(?<=\])[,،、]$", "", line) for line in lines)


def letter_body(language: Language, letter: Letter, year: str | None = None, bound: str = "") -> str:
    """The paragraphs of a letter as plain text. ``year``, ``bound``: see ``Letter.paragraphs_for``."""
    said = [filled(language.plain(words), blanks) for words, blanks in letter.paragraphs_for(year, bound)]
    return "\n\n".join([*said[:-1], *(signed(last) for last in said[-1:])])


def logo_name(view: View, file: str) -> str:
    """What a logo is called on the device of whoever takes it: after the site, so that it is found again."""
    return f"{host_of(view.settings.address).partition('.')[0]}-{file}"


class SharingCalls:
    """Ready texts, mails, and printed files with their sizes.

    ``printed`` are the printed files of this language and their sizes in bytes: a preview has none.
    """

    def __init__(self, view: View, printed: Mapping[str, int]) -> None:
        self._view, self._language, self._printed = view, view.language, printed

    def text(self, words: str, path: str) -> str:
        """A ready text with the address of its page."""
        return f"{self._language.plain(words)}\n{self._view.url(path, absolute=True)}"

    def letter(self, letter: Letter, year: str | None = None, bound: str = "") -> str:
        """The body of a letter. ``year``, ``bound``: see ``Letter.paragraphs_for``."""
        return letter_body(self._language, letter, year, bound)

    def signed(self, text: Markup) -> Markup:
        """The last paragraph of a letter on its page, as in its body."""
        return Markup(signed(text))

    def mail_link(self, subject: str, body: str, to: str | None = None) -> str:
        """An address that opens the reader's own mail program with a message in it (RFC 6068)."""
        return mail_address(subject, body, to or "")

    def logo_name(self, file: str) -> str:
        """What a logo is called on the device of whoever takes it."""
        return logo_name(self._view, file)

    def pixels(self, file: str) -> str:
        """What a published picture measures: 1200 × 630 px."""
        measure = measured(self._view.looks.asset(file))
        return f"{measure.width} × {measure.height} px"

    def dialled(self, number: str) -> str:
        """A telephone number as a link has it (RFC 3966): ``+3221234567``."""
        return re.sub(r"[^+0-9]", "", number)

    def calendar(self, path: str) -> str:
        """The address by which a calendar program keeps a calendar of the site up to date."""
        return re.sub(r"^https?:", "webcal:", self._view.url(path, absolute=True))

    def forms(self) -> list[tuple[str, str, str]]:
        """The forms by which people propose a change: name, what it is for, address. None where no forge is named."""
        say = self._language.gettext
        used = [form for form in forms() if kind_named(form.kind).used(self._view.records)]
        found = [(form, address_of(form, self._view)) for form in used]
        return [(say(form.name), say(form.about), address) for form, address in found if address]

    def printed(self, path: str) -> int:
        """The size in bytes of a printed file, such as ``print/members.pdf``; 0 where there is none: leave its link out."""
        return self._printed.get(path, 0)

    def size(self, path: str) -> str:
        """The kind and size of a printed file in words: PDF, 267 kB."""
        kind = path.rpartition(".")[2].upper()
        return f"{kind}, {self._language.file_size(self.printed(path))}"
