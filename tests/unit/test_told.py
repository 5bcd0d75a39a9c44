"""What a text tells of an organisation, and where its page says it."""

from __future__ import annotations

import lxml.html
import pytest
from common import Renderers, Replace

from campaign.words.told import told_of

LINK = '<a href="/m/">ALPHA-BETA</a>'
NAME = '<strong class="whole">ALPHA-BETA</strong>'
LONG = "They met the minister and the parliament, and they wrote a law. " * 4


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>Nobody did.</p>", ""),
        (f"<p>It rained. {LINK} marched.</p>", f"It rained. {NAME} marched."),
        (f"<ul><li><strong>March.</strong> {LINK} marched.</li></ul>", f"{NAME} marched."),
        (f"<p>First of all. {LINK} marched. {LONG}</p>", f"First of all. {NAME} marched."),
        (f"<p>{LONG}{LONG}{LINK} marched.</p>", None),
        (f"<p>{LINK} does three things:</p>", ""),
        (f"<p><em>It rained. {LINK} marched. {LONG}</em></p>", ""),
    ],
)
def test_the_sentence_that_tells_of_somebody(html: str, told: str | None) -> None:
    """Whole where it is short, and with the one before it; never half of what stands between two tags."""
    found = told_of(html, "/m/")
    assert found == told if told is not None else NAME in found
    assert found.count("<em>") == found.count("</em>")


def test_the_page_of_an_organisation_says_its_part(small: Renderers, replace: Replace) -> None:
    """In the words of the story; where the text does not name it, what came of it, which is not said of it."""

    def deeds() -> list[lxml.html.HtmlElement]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["members/bi-alpha"]))
        return list(tree.find_class("member-deed__told"))

    assert [deed.text_content() for deed in deeds() if "won" in deed.text_content()] == [
        "In Burundi, ALPHA and RA won."
    ]
    replace("docs/en/case-studies/burundi-story.md", '{{ member("bi-alpha") }} and ', "")
    assert not any("and RA" in deed.text_content() for deed in deeds())
