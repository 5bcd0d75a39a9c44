"""The search as browsers run it, asked by a command: what people type finds its page first."""

from __future__ import annotations

from pathlib import Path

import pytest
from common import Write, faults

import search
from campaign.outputs.build import Build
from campaign.rules import checked

pytestmark = pytest.mark.whole
TERMS = """- id: health-mutual
  term: {en: health mutual, fr: mutuelle de santé}
  definition: {en: People who pay for each other., fr: Des gens qui paient les uns pour les autres.}
  also: {en: sickness fund, fr: caisse maladie}
  sources:
    - document: report-2020
"""
TEXT = "---\ntitle: Our words\ndescription: What they mean in this made-up network, so that it is as long as search engines print it, and no longer.\n---\nWords.\n"
QUERIES = """- id: country
  page: /countries/bi/
  words: {en: [Burundi], fr: [Burundi]}
- id: people
  page: /figures/coverage/#gap
  words: {en: [how many have nothing], fr: [combien de gens n’ont rien]}
- id: called
  page: /privacy/
  words: {en: [what do you know about me], fr: [cookies]}
- id: alike
  page: /themes/health/
  words: {en: [sickness fund]}
"""


@pytest.fixture
def network(small_root: Path, write: Write) -> Path:
    """The small network with a glossary and what people look for."""
    write("data/glossary.yml", TERMS)
    write("data/queries.yml", QUERIES)
    for language in ("en", "fr"):
        write(f"docs/{language}/glossary.md", TEXT)
    return small_root


def tried(network: Path, site: Path) -> int:
    """Build the network and ask its search."""
    Build(checked(network), wish="false").write(site)
    return search.main(["--root", str(network), "--site", str(site)])


def test_what_people_type_finds_its_page(
    network: Path, tmp_path: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tried(network, tmp_path / "site") == 0, capsys.readouterr().out
    write("data/queries.yml", f"{QUERIES}- id: wrong\n  page: /contact/\n  words: {{en: [BURUNDI]}}\n")
    assert tried(network, tmp_path / "again") == 1
    assert "“BURUNDI”" in capsys.readouterr().out


def test_a_query_leads_to_a_page(network: Path, write: Write) -> None:
    write("data/queries.yml", "- id: wrong\n  page: /nowhere/\n  words: {en: [nowhere]}\n")
    assert ("data/queries.yml", 2, "prose-link") in [(p.file, p.line, p.code) for p in checked(network).problems]
    assert faults(checked(network)) != []
