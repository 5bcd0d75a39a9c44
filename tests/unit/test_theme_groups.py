"""The list of themes by the questions that its data ask, and a number of its own for each theme."""

from __future__ import annotations

import lxml.html
from common import Renderers, Replace


def headings(renderers: Renderers) -> list[tuple[str, list[str]]]:
    renderer = renderers()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["themes"]))
    return [
        (
            "".join(part.xpath("h2/text()")),
            [str(link).rstrip("/").rpartition("/")[2] for link in part.xpath("ul/li//a/@href")],
        )
        for part in tree.xpath("//section[contains(@class, 'theme-group')]")
    ]


def test_themes_stand_under_the_heading_of_their_group(small: Renderers, replace: Replace) -> None:
    (plain,) = headings(small)
    assert plain[0] == ""
    first = plain[1][0]
    replace("data/themes.yml", f"- id: {first}\n", f"- id: {first}\n  group: Who pays?\n")
    assert headings(small) == [("Who pays?", [first]), ("", plain[1][1:])]
