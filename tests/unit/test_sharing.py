"""What a reader passes on: ready texts, letters, mails, and the sizes of printed files."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from common import Renderers, Replace

from campaign.pages.sharing import SharingCalls, signed


def test_a_text_to_share_ends_with_the_address_of_its_page(small: Renderers) -> None:
    french = small()["fr"]
    words = french.view.records.campaigns["floor"].share.short
    text = "La plupart des gens n’ont rien. Nous voulons un socle pour tous."
    assert (
        SharingCalls(french.view, {}).text(words, "campaigns/floor")
        == f"{text}\nhttps://small.example/campaign/fr/campaigns/floor/"
    )


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Plain", "One line"),
        ("Un socle\u00a0: 100\u00a0% & plus\u00a0?", "Madame,\n\nÉtudiantes + ménagères = 2 # [nom]\n"),
        ("a=b&body=c#d", "?subject=x&cc=a@b.example"),
        ("“1+1”", "https://a.example/?x=1&y=é#z"),
    ],
)
def test_a_mail_link_says_the_same_after_decoding(small: Renderers, subject: str, body: str) -> None:
    """RFC 6068: percent-encoded UTF-8, a space is %20 and no plus, a line ends with %0D%0A; no field can be smuggled in."""
    link = SharingCalls(small()["en"].view, {}).mail_link(subject, body)
    assert link.isascii() and " " not in link and "+" not in link
    fields = dict(part.split("=", 1) for part in link.removeprefix("mailto:?").split("&"))
    assert list(fields) == ["subject", "body"] and link.count("=") == 2 and "#" not in link
    assert unquote(fields["subject"], errors="strict") == subject
    assert unquote(fields["body"], errors="strict") == body.replace("\n", "\r\n")
    assert fields["body"].count("%0D%0A") == body.count("\n") == fields["body"].count("%0A")


def test_a_letter_keeps_its_paragraphs_and_blanks(small: Renderers) -> None:
    french = small()["fr"]
    letter = french.view.records.campaigns["floor"].letter
    assert letter is not None
    assert SharingCalls(french.view, {}).letter(letter).split("\n\n") == [
        "Madame, Monsieur le Ministre,",
        "Build a floor for all in our country.",
        "Yours,\n[your name]\n[country]",
    ]


def test_whoever_signs_stands_on_lines_of_her_own() -> None:
    """Below a greeting that ends with a comma, as below a sentence; a bracket inside a sentence stays there."""
    assert signed("Hoogachtend, [je naam], [land]") == "Hoogachtend,\n[je naam]\n[land]"
    assert (
        signed("Je vous salue, au nom de [nom]. [votre nom],[pays]")
        == "Je vous salue, au nom de [nom].\n[votre nom]\n[pays]"
    )


def test_what_asks_for_a_letter_goes_with_it(small: Renderers, replace: Replace, small_root: Path) -> None:
    renderer = small()["en"]
    assert 'href="/campaign/campaigns/floor/#letter"' in renderer.document(renderer.view.by_path["campaigns/floor"])
    data = (small_root / "data/campaigns.yml").read_text(encoding="utf-8")
    replace(
        "data/campaigns.yml", data[data.index("  letter:") :].partition("\n  facts")[0].partition("\n  sources")[0], ""
    )
    renderer = small()["en"]
    document = renderer.document(renderer.view.by_path["campaigns/floor"])
    assert "#letter" not in document and 'href="/campaign/members/"' in document


def test_a_printed_file_is_offered_with_its_size_and_another_is_not(small: Renderers) -> None:
    sharing = SharingCalls(small()["fr"].view, {"print/members.pdf": 267_000})
    assert (sharing.printed("print/members.pdf"), sharing.size("print/members.pdf")) == (267_000, "PDF, 267\u202fko")
    assert sharing.printed("print/nothing.pdf") == 0
