"""What the head of a page asks of a reader."""

from __future__ import annotations

import lxml.html
import pytest
from common import Renderers, Replace


@pytest.mark.parametrize("path", ["case-studies/burundi-story", "themes/health"])
def test_the_head_asks_for_the_nearest_letter_or_else_leads_to_those_who_organise(
    small: Renderers, replace: Replace, path: str
) -> None:
    def asked() -> str:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))
        (link,) = tree.xpath("//header[contains(@class, 'hero')]//*[contains(@class, 'hero__actions')]/a/@href")
        return str(link)

    assert asked().endswith("/campaigns/floor/#letter")
    replace("data/campaigns.yml", "  since: 2021", "  since: 2021\n  until: 2022")
    assert asked().endswith("/countries/bi/#members" if path.startswith("case") else "/members/?theme=health#choose")
