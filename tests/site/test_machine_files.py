"""What machines read: sitemap, robots.txt, open data, the search index; and the error pages."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter

import pytest
from babel import Locale
from built import BuiltSite, lang_of, read_yaml, report
from lxml import etree

pytestmark = pytest.mark.xdist_group("walk")

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
LANGUAGES = ["en", "fr", "es", "nl"]


def absolute(site: BuiltSite, language: str, path: str) -> str:
    """The full address of a page."""
    return site.address + site.url(language, path).removeprefix(site.base)


def read_sitemap(site: BuiltSite) -> dict[str, dict[str, str]]:
    """{address: {language: address of the translation}}; the same address twice is a failure."""
    tree = etree.parse(site.folder / "sitemap.xml")
    entries: dict[str, dict[str, str]] = {}
    for url in tree.iterfind("s:url", NS):
        address = url.findtext("s:loc", namespaces=NS)
        assert address not in entries, f"{address} stands twice in the sitemap"
        entries[address] = {a.get("hreflang"): a.get("href") for a in url.iterfind("x:link[@rel='alternate']", NS)}
    return entries


def test_sitemap_has_every_page(built_site, pages):
    """Every page that is really in its language: no fallback, no error page, no search page."""
    expected = {
        absolute(built_site, page.language, page.path)
        for page in pages
        if page.path not in ("404.html", "search") and not built_site.is_fallback(page)
    }
    found = set(read_sitemap(built_site))
    report("The sitemap lacks no page.", sorted(expected - found))
    report("The sitemap has real pages only.", sorted(found - expected))


def test_sitemap_alternates(built_site):
    """Each entry names all its real translations, itself included, and x-default; translations name each other."""
    entries, bad = read_sitemap(built_site), []
    for page in built_site.pages:
        address = absolute(built_site, page.language, page.path)
        if address not in entries:
            continue
        expected = {
            other: absolute(built_site, other, page.path)
            for other in built_site.languages
            if absolute(built_site, other, page.path) in entries
        }
        expected["x-default"] = absolute(built_site, built_site.default, page.path)
        if entries[address] != expected:
            bad.append(f"{address}: {entries[address]}, should be {expected}")
        for other in set(entries[address].values()):
            if address not in entries.get(other, {}).values():
                bad.append(f"{address} names {other}, which does not name it")
    report("Alternates in the sitemap are complete and reciprocal.", bad)


def test_robots(built_site):
    """Everything may be read, and the sitemap is named."""
    text = built_site.folder.joinpath("robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {built_site.address}sitemap.xml" in text.splitlines()
    assert "Disallow: /" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_index_keeps_to_its_language(built_site, language):
    """Each page really in the language stands once in its index, and no other page does."""
    file = built_site.folder / f"{built_site.prefix(language)}search.json"
    entries = json.loads(file.read_text(encoding="utf-8"))
    expected = {p.url for p in built_site.of(language) if p.path != "search" and not built_site.is_fallback(p)}
    counts = Counter(entry["u"] for entry in entries)
    report("Search finds pages of its language only.", sorted(set(counts) - expected))
    report("Search knows every page of its language.", sorted(expected - set(counts)))
    report("No address stands twice in the index.", [u for u, n in counts.items() if n > 1])
    titles = {page.url: page.tree.findtext(".//title") for page in built_site.of(language)}
    report("The index calls a page what the page calls itself.", [
        f"{e['u']}: “{e['t']}” and “{titles[e['u']]}”" for e in entries if not e["t"] or not e["d"] or e["t"][:60] not in titles[e["u"]]
    ])  # fmt: skip
    report("The index holds words, no HTML.", [
        f"{e['u']}: {mark}" for e in entries for mark in ("</", "{{", "href=") if mark in e["t"] + e["d"] + e["x"]
    ])  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_for_language_models(built_site: BuiltSite, language):
    """llms.txt is there in each language, and whatever it names is there too, in that language."""
    text = (built_site.folder / f"{built_site.prefix(language)}llms.txt").read_text(encoding="utf-8")
    links = re.findall(r"\]\((\S+?)\)", text)
    assert len(links) > 50
    report("Every link of llms.txt leads to a file.", [
        link for link in links
        if not link.startswith(built_site.address)
        or not built_site.exists(built_site.base + link.removeprefix(built_site.address))
    ])  # fmt: skip
    start = absolute(built_site, language, "")
    others = [f"{absolute(built_site, other, '')}llms.txt" for other in built_site.languages if other != language]
    assert sorted(set(links) & set(others)) == sorted(others)
    foreign = [link for link in links if link not in others and not link.startswith(start)]
    assert not foreign, f"pages of another language: {foreign}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_manifest(built_site: BuiltSite, language):
    """Each page names the manifest of its language; start and icons are there, and the icons are on the page too."""
    file = f"{built_site.prefix(language)}manifest.webmanifest"
    said = json.loads((built_site.folder / file).read_text(encoding="utf-8"))
    assert said["lang"] == language and said["start_url"] == built_site.url(language, "")
    assert all(built_site.exists(icon["src"].partition("?")[0]) for icon in said["icons"])
    for page in [*built_site.of(language), built_site.by_url[built_site.url(language, "404.html")]]:
        assert page.tree.xpath("//link[@rel='manifest']/@href") == [built_site.base + file], page.file
        icons = page.tree.xpath("//link[@rel='icon' or @rel='apple-touch-icon']/@href")
        assert len(icons) == 3, page.file


@pytest.mark.parametrize("language", LANGUAGES)
def test_open_data(built_site, language):
    """The files parse, hold every record, and their words and addresses are of their language."""
    folder = built_site.folder / f"{built_site.prefix(language)}data"
    names = Locale.parse(language).territories
    data = {
        name: json.loads((folder / f"{name}.json").read_text("utf-8"))
        for name in ("members", "networks", "case-studies")
    }
    for name, source in (
        ("members", "members.yml"),
        ("networks", "data/networks.yml"),
        ("case-studies", "data/case_studies.yml"),
    ):
        expected = [record["id"] for record in read_yaml(built_site.sources / source)]
        assert sorted(r["id"] for r in data[name]) == sorted(expected), f"{name}.json does not hold what {source} holds"
        report("Each address in the open data is a page of the language.", [
            f"{name}.json: {r['url']}"
            for r in data[name]
            if r["url"] != absolute(built_site, language, f"{name}/{r['id']}")
            or not built_site.exists(built_site.url(language, f"{name}/{r['id']}"))
        ])  # fmt: skip
    report("Country names are in the language.", [
        f"{m['id']}: {m['country_name']}, should be {names[m['country']]}"
        for m in data["members"]
        if m["country"] and m["country"] != "CD" and m["country_name"] != names[m["country"]]
    ])  # fmt: skip
    text = folder.joinpath("members.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff"), "spreadsheets need the byte order mark to read accents"
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert [row["id"] for row in rows] == [m["id"] for m in data["members"]]
    assert all(None not in row and None not in row.values() for row in rows), "a row has too many or too few cells"
    assert [row["name"].removeprefix("'") for row in rows] == [m["name"] for m in data["members"]]
    report("No cell begins like a formula.", [
        f"{row['id']}: {cell}" for row in rows for cell in row.values() if cell[:1] in tuple("=+-@\t\r")
    ])  # fmt: skip


def test_open_data_differs_by_language_only_in_words(built_site):
    """Ids, codes and links between records are the same in the four languages."""
    words = {"country_name", "country_names", "continent_name", "kind_name", "summary", "url", "title", "outcome"}
    for name in ("members", "networks", "case-studies"):
        facts = {}
        for language in built_site.languages:
            file = built_site.folder / f"{built_site.prefix(language)}data/{name}.json"
            records = json.loads(file.read_text(encoding="utf-8"))
            facts[language] = [{k: v for k, v in record.items() if k not in words} for record in records]
        for language in built_site.languages[1:]:
            assert facts[language] == facts[built_site.default], f"{name}.json of {language} holds other facts"


@pytest.mark.parametrize("language", LANGUAGES)
def test_error_page(built_site, language):
    """The one at the root speaks all languages, the others their own; all lead on."""
    page = built_site.by_url[built_site.url(language, "404.html")]
    main = page.tree.xpath("//main")[0]
    spoken = {lang_of(e) for e in main.iter("p", "h1", "h2", "a")}
    expected = set(built_site.languages) if language == built_site.default else {language}
    assert spoken == expected, f"{page.file} speaks {sorted(spoken)}"
    for other in sorted(expected):
        targets = [a.get("href") for a in main.iter("a") if lang_of(a) == other]
        homes = [built_site.url(other, path) for path in ("", "members", "search")]
        assert set(homes) <= set(targets), f"{page.file} leads a reader of {other} to {targets} only"
    for address in page.tree.xpath("//link/@href | //script/@src | //a/@href"):
        assert address.startswith((built_site.base, "https://", "#")), f"{address} breaks at another depth"
