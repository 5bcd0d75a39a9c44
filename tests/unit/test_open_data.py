"""What machines read: open data, the search index, the sitemap."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from common import Renderers, Replace, Write
from lxml import etree

from campaign.outputs.open_data import open_data
from campaign.outputs.search import search_index
from campaign.outputs.sitemap import robots, sitemap
from campaign.outputs.spreadsheet import names_of_spreadsheets
from campaign.pages.render import Renderer

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
COLUMNS = [
    "id", "name", "acronym", "country", "country_name", "continent", "continent_name", "kind", "kind_name",
    "networks", "themes", "website", "summary", "compared", "checked", "url",
]  # fmt: skip


def rows_of(renderer: Renderer) -> list[dict[str, str]]:
    """The CSV of a language as a spreadsheet reads it."""
    text = open_data(renderer.view)["data/members.csv"]
    assert text.startswith("\ufeff") and "\r\n" in text
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), COLUMNS))[1:]


def test_open_data_has_these_files(small: Renderers) -> None:
    tables = [
        "data/members.csv",
        "data/figures.csv",
        "data/in-numbers/by-place.csv",
        "data/charts/shares.csv",
        "data/resources.csv",
    ]
    lists = ["data/members.json", "data/networks.json", "data/case-studies.json"]
    assert list(open_data(small()["en"].view)) == [*tables, *lists]


def test_a_table_of_which_nothing_can_be_shown_yet_is_there(small: Renderers, write: Write) -> None:
    """The page of the documents leads to it, also where no document can be opened."""
    write("data/resources.yml", "- id: report-2020\n  title: Verslag 2020\n  kind: activity-report\n")
    renderer = small()["en"]
    written = set(open_data(renderer.view)) | set(names_of_spreadsheets(renderer.view))
    for file in ("data/resources.csv", "data/resources.xlsx"):
        assert file in written and file in renderer.document(renderer.view.by_path["resources"])


def test_csv_and_json_say_the_same(small: Renderers) -> None:
    renderer = small()["fr"]
    members = json.loads(open_data(renderer.view)["data/members.json"])
    rows = rows_of(renderer)
    assert [list(member) for member in members] == [COLUMNS] * 5
    for member, row in zip(members, rows, strict=True):
        flat = {k: " ".join(v) if isinstance(v, list) else v or "" for k, v in member.items()}
        assert row == flat


def test_heads_of_tables_are_words_of_the_language(small: Renderers) -> None:
    """Each is there once, so that a spreadsheet tells them apart; programs take the names of the JSON."""
    english, french = ({f: t[1:].splitlines()[0] for f, t in open_data(small()[c].view).items()} for c in ("en", "fr"))
    assert french["data/members.csv"] == (
        "Identifiant,Nom,Nom court,Pays (code),Pays,Continent (identifiant),Continent,Type (identifiant),Type,Réseaux,Thèmes,"
        "Site web,Ce qu’elle est et ce qu’elle fait,Comparé par une machine le,Vérifié par une personne le,Page sur ce site"
    )
    assert french["data/charts/shares.csv"].startswith("Chiffre (identifiant),Ce qui est compté,Lieu,")
    assert english["data/charts/shares.csv"].startswith("Figure (id),What is counted,Place,About / more than,Value,")
    assert all(len(set(row := line.split(","))) == len(row) for f, line in french.items() if f.endswith(".csv"))


def test_words_in_another_language_say_so(small: Renderers, replace: Replace) -> None:
    """An entry that was written in French, on the English side; where all is translated, nothing is said."""
    replace("members.yml", "summary: A mutual of farmers.", "summary: Une mutuelle de paysans.\n  written: fr")
    renderers = small()
    english, french = (open_data(renderers[code].view) for code in ("en", "fr"))
    alpha, beta, *_ = json.loads(english["data/members.json"])
    assert alpha["in_other_languages"] == {"summary": "fr"} and "in_other_languages" not in beta
    table = list(csv.DictReader(io.StringIO(english["data/members.csv"][1:], newline="")))
    assert [row["In another language"] for row in table[:2]] == ["What it is and does: French", ""]
    assert "in_other_languages" not in json.loads(french["data/members.json"])[0]
    assert "In another language" not in english["data/charts/shares.csv"].splitlines()[0]


def test_words_and_addresses_are_those_of_the_language(small: Renderers) -> None:
    renderers = small()
    english, french = (json.loads(open_data(renderers[lang].view)["data/members.json"])[0] for lang in ("en", "fr"))
    assert english["url"] == "https://small.example/campaign/members/bi-alpha/"
    assert french["url"] == "https://small.example/campaign/fr/members/bi-alpha/"
    assert (english["kind_name"], french["kind_name"]) == ("health mutual", "mutuelle de santé")
    assert (english["continent_name"], french["continent_name"]) == ("Africa", "Afrique")
    assert french["summary"] == "Une mutuelle de paysans."
    same = ("id", "name", "country", "kind", "networks", "themes", "website", "checked")
    assert [english[k] for k in same] == [french[k] for k in same]
    assert (english["networks"], english["checked"]) == (["bi-net", "africa-net"], "2022-05-01")


def test_what_is_not_shown_is_not_exported(small: Renderers, replace: Replace) -> None:
    replace("members.yml", "  acronym: GU", "  acronym: GU\n  note: SECRET doubt")
    replace("data/networks.yml", "  founded: 2014", "  founded: 2014\n  note: SECRET doubt")
    renderers = small()
    everything = [
        *open_data(renderers["en"].view).values(),
        search_index(renderers["en"]),
        sitemap({code: r.view for code, r in renderers.items()}),
    ]
    assert "SECRET" not in "".join(everything)
    assert all("SECRET" not in renderers["en"].document(page) for page in renderers["en"].view.pages)


@pytest.mark.parametrize("name", ["=1+1", "+32 2", "-x", "@SUM(A1)", '=HYPERLINK("https://x","y")'])
def test_a_spreadsheet_runs_nothing(small: Renderers, replace: Replace, name: str) -> None:
    replace("members.yml", "name: Gamma Union", "name: '" + name + "'")
    row = next(row for row in rows_of(small()["en"]) if row["id"] == "np-gamma")
    assert row["name"] == "'" + name
    member = next(m for m in json.loads(open_data(small()["en"].view)["data/members.json"]) if m["id"] == "np-gamma")
    assert member["name"] == name, "JSON runs nothing and keeps the name"


@pytest.mark.parametrize("value", ["0", "3.50", "4000000000"])
def test_the_data_of_a_chart_keeps_each_number(small: Renderers, replace: Replace, value: str) -> None:
    replace("data/figures.yml", "  value: 71\n", f"  value: {value}\n")
    replace("data/charts.yml", "  whole: 100\n", "")
    text = open_data(small()["en"].view)["data/charts/shares.csv"]
    assert value in [row["Value"] for row in csv.DictReader(io.StringIO(text[1:], newline=""))]


def test_each_figure_says_what_its_source_says_and_which_it_is(small: Renderers, replace: Replace) -> None:
    """A value alone would be too sure of itself: about 71; and a page that is cited is text, whatever sign it begins with."""
    replace("data/figures.yml", "      title: A report\n", "      title: =A report\n    - document: report-2020\n")
    text = open_data(small()["en"].view)["data/figures.csv"]
    gap, people, *_ = csv.DictReader(io.StringIO(text[1:], newline=""))
    assert (gap["About / more than"], gap["Value"], people["About / more than"]) == ("about", "71", "")
    assert (gap["Source: title"], gap["Source: year"]) == ("Verslag 2020", "2020")
    assert people["Source: title"] == "'=A report; Verslag 2020"
    assert people["Source: address"] == "https://people.example/report", "the other is not online"


def test_csv_keeps_commas_and_quotation_marks(small: Renderers, replace: Replace) -> None:
    replace("members.yml", "name: Gamma Union", """name: 'A, "B"; C'""")
    assert {row["name"] for row in rows_of(small()["en"])} >= {'A, "B"; C'}


def test_networks_and_stories(small: Renderers) -> None:
    data = open_data(small()["fr"].view)
    africa, *_, national = json.loads(data["data/networks.json"])
    assert africa["members"] == ["bi-alpha", "bi-beta", "strategic-delta"]
    assert (national["continent"], national["countries"], national["members"]) == ("africa", ["BI"], ["bi-alpha"])
    (story,) = json.loads(data["data/case-studies.json"])
    assert (story["title"], story["outcome"]) == ("Une loi au Burundi", "Une loi a été adoptée.")
    assert story["url"] == "https://small.example/campaign/fr/case-studies/burundi-story/"


def alternates(renderers: dict[str, Renderer]) -> dict[str, dict[str, str]]:
    """The sitemap: each address with its alternates."""
    tree = etree.fromstring(sitemap({code: r.view for code, r in renderers.items()}).encode())
    return {
        url.findtext("s:loc", namespaces=NS): {a.get("hreflang"): a.get("href") for a in url.findall("x:link", NS)}
        for url in tree.findall("s:url", NS)
    }


def test_sitemap_lists_every_page_with_its_translations(small: Renderers) -> None:
    renderers = small()
    found = alternates(renderers)
    start = "https://small.example/campaign/"
    assert found[f"{start}fr/about/"] == found[f"{start}about/"]
    assert found[f"{start}about/"] == {
        "en": f"{start}about/", "fr": f"{start}fr/about/", "x-default": f"{start}about/",
    }  # fmt: skip
    translated = [page for r in renderers.values() for page in r.view.pages if page.translated]
    assert len(found) == len(translated) - len(renderers), "all pages but the search"


def test_sitemap_claims_no_translation_that_is_not_there(small: Renderers, small_root: Path) -> None:
    (small_root / "docs/fr/privacy.md").unlink()
    found = alternates(small())
    assert "https://small.example/campaign/fr/privacy/" not in found
    english = found["https://small.example/campaign/privacy/"]
    assert set(english) == {"en", "x-default"}


def test_robots_names_the_sitemap(small: Renderers) -> None:
    assert robots(small()["en"].view).splitlines()[-1] == "Sitemap: https://small.example/campaign/sitemap.xml"


def test_search_index_is_of_one_language(small: Renderers, small_root: Path) -> None:
    (small_root / "docs/fr/privacy.md").unlink()
    renderers = small()
    english, french = (json.loads(search_index(renderers[language]))["pages"] for language in ("en", "fr"))
    assert all(list(entry)[:4] == ["u", "t", "d", "x"] for entry in english + french)
    assert all(entry["u"].startswith("/campaign/fr/") for entry in french)
    assert len(french) == len(english) - 3, "all but a text, a placard and numbers, which nobody has translated"
    assert {e["t"] for e in english} - {e["t"] for e in french} >= {"Privacy", "About"}
    assert not {e["u"] for e in english} & {"/campaign/search/"}


def test_search_index_knows_a_member_by_all_its_names(small: Renderers) -> None:
    entries = {entry["u"]: entry for entry in json.loads(search_index(small()["fr"]))["pages"]}
    alpha = entries["/campaign/fr/members/bi-alpha/"]
    assert alpha["t"] == "Alpha Mutuelle (ALPHA)"
    for word in ("ALPHA", "mutuelle de santé", "Burundi", "Mutuelles de santé"):
        assert word in alpha["x"]


def test_search_index_has_text_and_no_html(small: Renderers) -> None:
    index = json.loads(search_index(small()["en"]))["pages"]
    story = next(entry for entry in index if "burundi-story" in entry["u"])
    assert "71%" in story["x"] and "What changed" in story["x"]
    assert all("<a" not in entry["x"] and "{{" not in entry["x"] and "None" not in entry["x"] for entry in index)
