"""Who is counted where."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from common import Renderers, Replace, faults

from campaign.rules import checked


def test_a_strategic_member_of_one_country_is_counted_there_and_keeps_its_id(
    small_root: Path, replace: Replace
) -> None:
    replace("members.yml", "  name: Delta Forum\n", "  name: Delta Forum\n  country: BI\n")
    content = checked(small_root)
    assert faults(content) == []
    membership = content.membership
    assert [member.id for member in membership.members_in("BI")] == ["bi-alpha", "bi-beta", "strategic-delta"]
    assert membership.strategic_members == []
    assert membership.count("members") == membership.count("national-members") == 5
    assert membership.count("members", "africa") == 3


def test_a_strategic_id_is_for_members_of_a_continental_network(small_root: Path, replace: Replace) -> None:
    replace("members.yml", "id: np-gamma", "id: strategic-gamma")
    assert "id-prefix" in [problem.code for problem in faults(checked(small_root))]


def test_a_page_says_who_compared_and_who_checked(small: Renderers, replace: Replace) -> None:
    def said() -> str:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["members/bi-alpha"]))
        return " ".join(tree.xpath("string(//*[contains(@class, 'section--sources')]/p[1])").split())

    assert said() == "A person last checked this entry on 1 May 2022."
    replace("members.yml", "  checked: 2022-05-01", "  compared: 2022-05-01")
    assert said() == ("Compared with its sources by a machine on 1 May 2022, not yet by a person.")
    replace("members.yml", "  compared: 2022-05-01\n", "")
    assert "has not been checked since" in said()
