"""Any network: a second one in another folder, a new one, a language that is still growing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from common import ROOT, faults, notes
from common_networks import OTHER, built, copied, page

import build_pages
import new_network
import newsletter
import translations
import validate
from campaign.outputs.translations import starter
from campaign.records.vocabulary import Vocabulary
from campaign.rules import checked
from campaign.views.content import Content
from campaign.views.looks import GENERATOR, Looks

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the second network, made from a copy far from the repository."""
    folder = tmp_path_factory.mktemp("far")
    return built(copied(OTHER, folder / "network"), folder / "site")


def test_the_check_has_nothing_against_the_second_network() -> None:
    assert [(p.file, p.line, p.code, p.params) for p in faults(checked(OTHER))] == []


def test_no_file_of_its_site_names_the_first_network(site: Path, content: Content) -> None:
    """Nor a continent of the first that the second does not have, by id or by name in the languages of both."""
    first, second = content, checked(OTHER)
    own = {c.id for c in second.vocabulary.continents}
    foreign = [c for c in first.vocabulary.continents if c.id not in own]
    assert foreign
    names = {first.settings.name, first.settings.full_name, "International Network", "WSM"}
    names |= {c.id for c in foreign} | {
        language.plain(c.name) for c in foreign for language in first.languages.values()
    }
    names |= {"Europa", "أوروبا", "América", "أمريكا"}
    wanted = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names).encode(), re.IGNORECASE)
    files = [f for f in site.rglob("*") if f.is_file() and f.suffix not in (".png", ".woff2")]
    assert len(files) > 80
    found = {f.relative_to(site).as_posix(): m[0].decode() for f in files if (m := wanted.search(f.read_bytes()))}
    assert found == {}


def test_what_a_network_does_not_have_leaves_no_trace(site: Path) -> None:
    links = {
        href for f in site.rglob("*.html") for href in page(f.parent, "").xpath("//@href") if f.name == "index.html"
    }
    assert not [
        href for href in links if re.search(r"/(campaigns|news|newsletter|events)/|feed\.xml|events\.ics", href)
    ]
    assert not (site / "feed.xml").exists() and not (site / "data/charts").exists()


def test_every_link_of_its_site_leads_somewhere(site: Path) -> None:
    assert lost_links(site) == set()


def test_a_network_without_members_yet_is_a_site(tmp_path: Path) -> None:
    new_network.main([str(tmp_path / "new"), "--name", "Harbour Voices", "--languages", "en,fr"])
    (tmp_path / "new/members.yml").write_text("[]\n")
    site = built(tmp_path / "new", tmp_path / "site")
    assert lost_links(site) == set()
    empty = "//main//*[self::p or self::li or self::ul or self::h2][not(normalize-space()) and not(*)]"
    pages = [f.parent for f in site.rglob("index.html") if f.parent.name != "search"]  # what is found is written there
    assert not [folder for folder in pages if page(folder, "").xpath(empty)]
    published = tmp_path / "published"
    assert build_pages.main(["--root", str(tmp_path / "new"), "--out", str(published)]) == 0
    assert (published / "data/members.csv").read_text(encoding="utf-8-sig").startswith("Id,Name,")


def test_the_first_figure_of_a_network_is_told_what_it_needs(tmp_path: Path) -> None:
    """A topic of a vocabulary that has none yet; a text that nobody can put back, for nobody had written it."""
    network, text = tmp_path / "new", "docs/en/figures/index.md"
    new_network.main([str(network), "--name", "Harbour Voices", "--languages", "en,fr"])
    figure = "- {id: gap, label: Fishers, value: 7, unit: percent, year: 2020, topic: coverage, sources: [{url: 'https://a.example/', title: A}]}"
    (network / "data/figures.yml").write_text(f"{figure}\n")
    found = {(p.code, p.params.get("target") or p.params.get("path")) for p in faults(checked(network))}
    assert found == {("reference-unknown", "data/vocabulary.yml"), ("story-missing", text)}
    with (network / "data/vocabulary.yml").open("a") as vocabulary:
        vocabulary.write("\ntopics:\n  - {id: coverage, name: Who is covered}\n")
    (network / text).parent.mkdir()
    (network / text).write_text("---\ntitle: Figures\ndescription: All of them.\n---\n")
    assert lost_links(built(network, tmp_path / "site")) == set()


def test_a_language_that_is_gone_is_told_once(tmp_path: Path) -> None:
    network = tmp_path / "new"
    new_network.main([str(network), "--name", "Harbour Voices", "--languages", "en,fr"])
    vocabulary = network / "data/vocabulary.yml"
    vocabulary.write_text(re.sub(r"(?m)^ +- \{code: fr.*\n", "", vocabulary.read_text()))
    assert [(p.code, p.params["value"]) for p in faults(checked(network))] == [("folder-language", "docs/fr")]


def lost_links(site: Path) -> set[str]:
    """The links within a site that lead to nothing."""
    lost = set()
    for file in site.rglob("index.html"):
        for href in page(file.parent, "").xpath("//@href | //@src"):
            path = href.partition("#")[0].partition("?")[0]
            if (
                path.startswith("/")
                and not (site / path.strip("/") / ("index.html" if path.endswith("/") else "")).exists()
            ):
                lost.add(href)
    return lost


def test_arabic_runs_from_right_to_left(site: Path) -> None:
    home, member = page(site, "ar"), page(site, "ar/members/fj-reef-crews")
    assert (home.get("lang"), home.get("dir")) == ("ar", "rtl")
    name = member.xpath("//h1/span")[0]
    assert (name.get("lang"), name.get("dir")) == ("en", "ltr")
    other = page(site, "members/tn-mawj")
    assert other.get("dir") is None
    assert [(e.get("lang"), e.get("dir")) for e in other.xpath("//h1/span")] == [("ar", "rtl")]


def test_arabic_pages_hold_no_english(site: Path) -> None:
    """What is not marked as another language is Arabic: letters of the Latin script stand in marked words and names only."""
    allowed = {"CSV", "JSON", "Maré", "Alta", "Português"}
    found: set[str] = set()
    for path in ("ar", "ar/members", "ar/members/tn-mawj", "ar/case-studies/radios-a-bordo", "ar/figures", "ar/search"):
        words = page(site, path).xpath("//body//text()[not(ancestor::script)][not(ancestor::*[@lang or @dir='auto'])]")
        found |= set(re.findall(r"[A-Za-zÀ-ÿ]{2,}", " ".join(words)))
    assert found <= allowed


def test_a_chart_grows_from_the_right_in_right_to_left(tmp_path: Path) -> None:
    network = copied(OTHER, tmp_path / "network")
    rows = [{"figure": "pescadores-sem-seguro", "label": "A"}, {"figure": "preco-do-quilo", "label": "B"}]
    chart = {"id": "c", "title": "T", "lead": "L", "whole": "100", "rows": rows}
    (network / "data/charts.yml").write_text(yaml.safe_dump([chart]), encoding="utf-8")
    site = built(network, tmp_path / "site")
    ends = {
        path: [(r.get("x"), r.get("width")) for r in page(site, path).xpath("//*[@class='chart__bar']")]
        for path in ("figures", "ar/figures")
    }
    assert ends["figures"][0] == ("0", "64.00%") and ends["ar/figures"][0] == ("36.00%", "64.00%")


def test_own_looks_come_first_and_the_identity_is_never_lent(tmp_path: Path) -> None:
    vocabulary = Vocabulary.model_validate({"languages": {"code": "en", "locale": "en-GB"}})
    (tmp_path / "overrides/icons").mkdir(parents=True)
    (tmp_path / "overrides/icons/menu.svg").write_text("<svg/>")
    looks = Looks(tmp_path, vocabulary)
    assert looks.text("overrides/icons/menu.svg") == "<svg/>"
    assert looks.place_of("overrides/icons/search.svg").is_relative_to(GENERATOR)
    assert looks.wordmark == "" and not [f for f in looks.asset_files if f.startswith("images/")]


def test_commands_take_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRINT", "false")
    network = copied(OTHER, tmp_path / "network")
    assert validate.main(["--root", str(network)]) == 0
    assert translations.main(["--root", str(network)]) == 0
    assert build_pages.main(["--root", str(network), "--out", str(tmp_path / "site")]) == 0
    assert newsletter.main(["--root", str(network), "--out", str(tmp_path)]) == 1, "it has no news"
    assert "pages in" in capsys.readouterr().out


# -- a language that is growing ----------------------------------------------------------------


def with_language(network: Path, entry: str) -> Path:
    """The network with one more language: one line of its vocabulary."""
    file = network / "data/vocabulary.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r"(languages:\n(?:  - .*\n|    .*\n)+)", rf"\1  - {entry}\n", text, count=1), encoding="utf-8"
    )
    return network


def test_a_growing_language_says_so_to_everybody(tmp_path: Path) -> None:
    network = with_language(copied(OTHER, tmp_path / "network"), "{code: de, locale: de-DE, state: growing}")
    assert faults(checked(network)) == []
    assert [p.code for p in notes(checked(network)) if p.file == "locales/de.po"] == ["catalogue-missing"]
    translations.main(["--root", str(network)])
    assert not [p.code for p in notes(checked(network)) if p.file == "locales/de.po"]
    site = built(network, tmp_path / "site")
    member = page(site, "de/members/mz-vela-azul")
    assert member.get("lang") == "en", "the words around are those of the templates"
    assert member.xpath("//aside[contains(@class, 'notice')]"), "the reader is told"
    assert member.xpath("//link[@rel='canonical']/@href") == ["https://mare-alta.example/members/mz-vela-azul/"]
    assert member.xpath("//p[@class='hero__lead']/span/@lang") == ["pt"]
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/de/" not in sitemap and 'hreflang="de"' not in sitemap


def test_a_language_that_the_generator_speaks_needs_the_words_of_the_data_only(tmp_path: Path) -> None:
    network = with_language(copied(OTHER, tmp_path / "network"), "{code: fr, locale: fr-FR, state: growing}")
    site = built(network, tmp_path / "site")
    assert page(site, "fr/members/mz-areia-branca").get("lang") == "fr"


# -- a new network -----------------------------------------------------------------------------


@pytest.mark.parametrize("languages", ["en", "fr,nl", "pt-PT,en", "ar,pt"])
def test_a_new_network_passes_the_check_and_builds_at_once(
    languages: str, tmp_path: Path, content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    network = tmp_path / "new"
    assert new_network.main([str(network), "--name", "Harbour Voices", "--languages", languages]) == 0
    said = capsys.readouterr().out
    assert all(f"  {step}. " in said for step in (1, 2, 3))
    assert [(p.code, p.params) for p in faults(checked(network))] == []
    site = built(network, tmp_path / "site")
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "Harbour Voices" in home and content.settings.name not in home
    assert (site / "assets/images/icon-512.png").read_bytes().startswith(b"\x89PNG")


def test_a_new_network_speaks_what_the_generator_speaks(tmp_path: Path) -> None:
    new_network.main([str(tmp_path / "new"), "--name", "Voix", "--languages", "fr,es,nl,en"])
    assert checked(tmp_path / "new").problems == [], "nor has the check anything to remark"
    site = built(tmp_path / "new", tmp_path / "site")
    assert page(site, "").xpath("//h1")[0].text_content() == "Ensemble, on nous entend"
    assert page(site, "es/themes/first-theme").get("lang") == "es"


def test_a_new_network_never_writes_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(SystemExit) as stopped:
        new_network.main([str(tmp_path), "--name", "X", "--languages", "en"])
    assert stopped.value.code == 2 and "not empty" in capsys.readouterr().err
    assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("name", "languages"), [('A "B"', "en"), ("{x}", "en"), ("A", "zz"), ("A", "en,en"), ("A", "eo")]
)
def test_a_new_network_is_not_made_from_what_cannot_be(name: str, languages: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        new_network.main([str(tmp_path / "new"), "--name", name, "--languages", languages])
    assert not (tmp_path / "new").exists()


def test_the_words_of_the_example_are_those_that_are_translated() -> None:
    files = (ROOT / "overrides/starter/network").rglob("*.yml")
    used = {words for file in files for words in re.findall(r'"_\((.+?)\)"', file.read_text(encoding="utf-8"))}
    assert used == set(starter()["words"])
