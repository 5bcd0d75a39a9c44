"""Who is counted where."""

from __future__ import annotations

from pathlib import Path

from common import Replace, faults

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
