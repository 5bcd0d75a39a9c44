"""The search as browsers run it, asked by a command: what people type finds its page first."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from common import Replace, Write, faults

import search
from campaign.outputs.build import Build
from campaign.pages.routes import views
from campaign.rules import checked
from campaign.views.looks import GENERATOR

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


def test_everyday_words_find_what_one_can_claim_and_where(network: Path, tmp_path: Path, replace: Replace) -> None:
    """Without a country they find the situation on the page of all countries, with one that in its passport."""
    replace("data/situations.yml", "  lead:", "  also: {en: [sick pay], fr: [congé maladie]}\n  lead:")
    site, content = tmp_path / "site", checked(network)
    Build(content, wish="false").write(site)
    for code, typed in (("en", "sick pay"), ("fr", "congé maladie")):
        view = views(content)[code]
        answers = search.answers(site, view, [typed, f"{typed} burundi"])
        assert answers[typed][0] == view.url("passport#ill")
        assert answers[f"{typed} burundi"][0] == view.url("passport/bi#ill")


def found(folder: Path, query: str, *pages: tuple[str, str, str], weight: int = 1) -> list[str]:
    """What browsers find first in an index of made-up pages: (address, kind, words), of which the first has a weight."""
    index = folder / "search.json"
    written: list[dict[str, object]] = [{"u": u, "k": kind, "t": words, "d": "", "x": ""} for u, kind, words in pages]
    written[0]["w"] = weight
    index.write_text(json.dumps({"pages": written, "alike": [], "small": []}), encoding="utf-8")
    return asked(index, query)


def asked(index: Path, query: str) -> list[str]:
    """What browsers find first in an index."""
    script = Path(search.__file__).with_suffix(".mjs")
    command = [search.node(), str(script), str(GENERATOR / "docs/assets/js")]
    asked = json.dumps({"en": {"index": str(index), "queries": [query]}})
    told = subprocess.run(command, input=asked, capture_output=True, text=True, encoding="utf-8", check=True)
    answers: list[str] = json.loads(told.stdout)["en"][query]
    return answers


def test_who_is_there_comes_first_where_a_country_is_asked_for(tmp_path: Path) -> None:
    story = ("/story/", "case_studies", "Fishers of Nepal")
    member = ("/member/", "members", "Union of all fishers and sailors and dockers of Nepal")
    assert found(tmp_path, "fishers nepal", story, member) == ["/story/", "/member/"]
    country = ("/nepal/", "countries", "Nepal")
    assert found(tmp_path, "fishers nepal", story, member, country)[:2] == ["/member/", "/story/"]
    assert found(tmp_path, "nepal", story, member, country)[0] == "/nepal/"


def test_what_lacks_a_word_is_left_out_where_enough_pages_have_all(tmp_path: Path) -> None:
    half = ("/half/", "news", "Nets and boats for fishers")
    whole = [(f"/{n}/", "news", f"{n} nets and boats for fishers in Nepal") for n in range(5)]
    assert found(tmp_path, "nets boats fishers nepal", half, *whole[:4], weight=99)[0] == "/half/"
    assert "/half/" not in found(tmp_path, "nets boats fishers nepal", half, *whole, weight=99)


def of_all(folder: Path, query: str, *pages: dict[str, object]) -> list[str]:
    """What browsers find in an index of made-up pages, given as they stand in it."""
    index = folder / "search.json"
    written = [{"k": "", "d": "", "x": ""} | one for one in pages]
    index.write_text(json.dumps({"pages": written, "alike": [], "small": []}), encoding="utf-8")
    return asked(index, query)


def test_what_reads_the_same_in_every_country_is_found_where_it_is_asked_for(tmp_path: Path) -> None:
    every = [{"u": f"/rights/#{name}", "t": f"Boat pay ({name})", "g": "/rights/"} for name in ("Nepal", "Peru")]
    lands = [{"u": f"/{name}/", "k": "countries", "t": name} for name in ("Nepal", "Peru")]
    whole = {"u": "/rights/", "t": "Rights and boat pay"}
    assert of_all(tmp_path, "boat pay", *every, *lands, whole) == ["/rights/"]
    assert of_all(tmp_path, "boat pay peru", *every, *lands, whole)[0] == "/rights/#Peru"
    assert "/rights/#Nepal" not in of_all(tmp_path, "boat pay peru", *every, *lands, whole)
    assert of_all(tmp_path, "boat pay", *every, *lands) == ["/rights/#Nepal"], "else nothing would be found"


def test_who_names_two_pages_finds_both(tmp_path: Path) -> None:
    row = {"u": "/list/#nepal", "t": "Nepal and Boat Pact", "n": ["Boat Pact Nepal"]}
    pact, land = (
        {"u": "/pact/", "t": "An agreement", "n": ["Boat Pact"]},
        {"u": "/nepal/", "k": "countries", "t": "Nepal"},
    )
    found = of_all(tmp_path, "boat pact nepal", row, pact, land, {"u": "/other/", "t": "Harbour"})
    assert found[0] == "/list/#nepal" and set(found[1:]) == {"/pact/", "/nepal/"}


def test_only_a_page_that_is_called_by_a_whole_name_is_found_besides(tmp_path: Path) -> None:
    """A name of two letters may be any word, and a part of a page is no page."""
    whole = {"u": "/whole/", "t": "Boat pact in Nepal for CD and CDE"}
    others = [{"u": "/two/", "t": "Harbour", "n": ["CD"]}, {"u": "/three/", "t": "Pier", "n": ["CDE"]}]
    part = {"u": "/list/#part", "t": "Quay", "n": ["CDE"]}
    assert of_all(tmp_path, "boat pact nepal cd cde", whole, *others, part) == ["/whole/", "/three/"]


def test_a_page_that_has_all_words_and_is_called_by_some_is_found_once(tmp_path: Path) -> None:
    pact = {"u": "/pact/", "t": "Boat Pact", "x": "Signed in Nepal"}
    assert of_all(tmp_path, "boat pact nepal", pact, {"u": "/other/", "t": "Harbour"}) == ["/pact/"]


@pytest.mark.parametrize("alike", ["t", "d"])
def test_a_part_that_reads_like_the_one_before_it_stands_behind_the_pages(tmp_path: Path, alike: str) -> None:
    parts = [{"u": f"/list/#{n}", "t": f"Boat {n}", "d": f"No {n}"} | {alike: "Boat"} for n in ("a", "b")]
    pages = [{"u": f"/page/{n}/", "t": f"A long and winding trip by boat, {n}", "d": f"{n}"} for n in range(2)]
    found = of_all(tmp_path, "boat", *parts, *pages)
    assert found[0].startswith("/list/") and {*found[1:3]} == {"/page/0/", "/page/1/"}
