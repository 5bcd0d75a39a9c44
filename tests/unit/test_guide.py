"""llms.txt and the web manifest."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from common import Renderers

from campaign.outputs.guide import llms, manifest

START = "https://small.example/campaign/"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_llms_has_the_form_that_llmstxt_org_asks_for(small: Renderers, language: str) -> None:
    renderer = small()[language]
    title, summary, about, *rest = llms(renderer).strip().split("\n\n")
    assert title == "# SMALL"
    assert summary == f"> {renderer.view.description_of('')}"
    assert str(len(renderer.view.records.members)) in about and "{" not in about
    assert rest[0].startswith("## ") and rest[-2] == "## Optional"
    items = [line for block in rest for line in block.splitlines() if line.startswith("- ")]
    assert items and all(re.fullmatch(r"- \[[^\]]+\]\(https://\S+\)(: .+)?", item) for item in items)


def test_llms_names_the_pages_and_data_of_its_language(small: Renderers, small_root: Path) -> None:
    (small_root / "docs/fr/about.md").unlink()
    text = llms(small()["fr"])
    for path in ("themes/health", "campaigns/floor", "standards/c102", "case-studies/burundi-story", "countries/bi"):
        assert f"({START}fr/{path}/)" in text
    for path in ("about", "privacy", "search", "members/bi-alpha"):  # not translated; or of no use to a program
        assert f"/{path}/)" not in text
    for file in ("members.csv", "members.json", "networks.json", "case-studies.json"):
        assert f"{START}fr/data/{file}" in text
    assert f"({START}llms.txt)" in text and f"{START}fr/llms.txt" not in text


def test_manifest(small: Renderers) -> None:
    view = small()["fr"].view
    said = json.loads(manifest(view))
    assert (said["short_name"], said["lang"], said["start_url"]) == ("SMALL", "fr", "/campaign/fr/")
    assert said["start_url"].startswith(said["scope"]), "the other languages lie in the scope too"
    assert said["description"] == view.description_of("")
    assert {(icon["sizes"], icon["purpose"]) for icon in said["icons"]} == {
        (sizes, purpose) for sizes in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for icon in said["icons"]:
        file = icon["src"].partition("?")[0].removeprefix("/campaign/assets/")
        side = int(icon["sizes"].partition("x")[0])
        assert view.looks.asset(file)[16:24] == side.to_bytes(4, "big") * 2
