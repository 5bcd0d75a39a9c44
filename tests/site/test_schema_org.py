"""What the built pages say in the words of schema.org and Open Graph: valid, true to the page, and nothing else.

The validator is the compiler of TypeScript over schema-dts, in which Google's engineers write down the vocabulary of
schema.org as types: every class, every property that a class may have, every kind of value that a property may take.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built import NODE, ROOT, BuiltSite, PageFile, read_yaml, report

pytestmark = pytest.mark.xdist_group("walk")

MAIN = {  # kind of page: what the page itself is, and the class of what it is about
    "home": ("WebPage", "NGO"), "about": ("AboutPage", "NGO"), "contact": ("ContactPage", None),
    "member": ("ProfilePage", "mainEntity"), "one-network": ("ProfilePage", "mainEntity"),
    "case-study": ("Article", None), "theme": ("Article", None), "standard": ("Article", None),
    "news-item": ("NewsArticle", None), "members": ("CollectionPage", "Dataset"), "events": ("CollectionPage", "Event"),
    "case-studies": ("CollectionPage", "Dataset"), "figures": ("CollectionPage", "Dataset"),
}  # fmt: skip
DAY = r"\d{4}-\d\d-\d\d"
DATES = {
    "datePublished": rf"\d{{4}}-\d\d|{DAY}",
    "foundingDate": r"\d{4}",
    "startDate": rf"\d{{4}}-\d\d|{DAY}(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?",
    "endDate": rf"\d{{4}}-\d\d|{DAY}(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?",
    "temporalCoverage": r"\d{4}(/\d{4})?",
}


def graph_of(page: PageFile) -> dict[str, Any]:
    """The one block of data of a page."""
    (block,) = page.tree.xpath("//head/script[@type='application/ld+json']/text()")
    return json.loads(block)


def real(pages: list[PageFile]) -> list[PageFile]:
    """All pages but the error pages."""
    return [page for page in pages if page.path != "404.html"]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """A value and every object in it."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from nodes(part)


def shape(value: Any, key: str = "") -> Any:
    """A value without the words that no type depends on. Pages of one shape are one case for the compiler."""
    if isinstance(value, dict):
        return {k: shape(v, k) for k, v in value.items()}
    if isinstance(value, list):
        shapes = {json.dumps(part): part for part in (shape(v, key) for v in value)}
        return list(shapes.values())
    if isinstance(value, str):
        return value if key in ("@type", "@context") or value.startswith("https://schema.org/") else "words"
    return value


def complaints(graphs: dict[str, str], folder: Path) -> list[str]:
    """What the compiler says of blocks of data, each as {where: JSON}."""
    compiler = ROOT / "node_modules/typescript/bin/tsc"
    assert compiler.is_file(), "node_modules lacks typescript; run: make test"
    folder.joinpath("node_modules").symlink_to(ROOT / "node_modules")
    lines = ['import type { Graph } from "schema-dts";']
    lines += [f"export const g{n}: Graph = {text};" for n, text in enumerate(graphs.values())]
    folder.joinpath("graphs.ts").write_text("\n".join(lines), encoding="utf-8")
    options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "esnext", "--pretty", "false"]
    command = [NODE, str(compiler), *options, "graphs.ts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    places = list(graphs)
    found = re.findall(r"^graphs\.ts\((\d+),\d+\): error (.*)", done.stdout, re.MULTILINE)
    said = [f"{places[int(line) - 2]}: {words[:400]}" if int(line) > 1 else words for line, words in found]
    return said or ([done.stdout + done.stderr] if done.returncode else [])


def test_every_block_is_valid(pages, tmp_path):
    """Each class, property and kind of value is one of schema.org, and fits the others."""
    shapes: dict[str, str] = {}
    for page in real(pages):
        shapes.setdefault(json.dumps(shape(graph_of(page))), page.file)
    assert len(shapes) > 20
    report("schema.org knows all that is said.", complaints({file: text for text, file in shapes.items()}, tmp_path))


BROKEN = {
    "no such class": {"@type": "Organisation", "name": "A"},
    "no such property": {"@type": "Organization", "colour": "red"},
    "a property of another class": {"@type": "Organization", "startDate": "2022"},
    "no such property, deep inside": {"@type": "NGO", "address": {"@type": "PostalAddress", "country": "BE"}},
    "a number for a name": {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": 5}]},
    "a class that does not belong there": {"@type": "Dataset", "distribution": {"@type": "Person", "name": "A"}},
    "no such way to attend": {"@type": "Event", "eventAttendanceMode": "https://schema.org/OnlineEvent"},
    "no class": {"name": "A"},
}


def test_the_validator_finds_what_is_wrong(tmp_path):
    """Each broken sample is found, and a good one is not."""
    good = {"@type": "Event", "name": "A", "location": {"@type": "VirtualLocation"}, "inLanguage": ["en", "fr"]}
    samples = {**BROKEN, "good": good}
    texts = {what: json.dumps({"@context": "https://schema.org", "@graph": [node]}) for what, node in samples.items()}
    found = {line.partition(":")[0] for line in complaints(texts, tmp_path)}
    assert found == set(BROKEN)


def test_shapes_forget_no_class_or_property():
    """Two lists that differ only in words have one shape; another property or value of the vocabulary makes another."""
    one, two = {"@type": "A", "x": ["a", "b"]}, {"@type": "A", "x": ["c"]}
    assert shape(one) == shape(two) != shape({**one, "y": "a"})
    assert shape([{"@type": "A", "x": 1}, {"@type": "A"}]) == [{"@type": "A", "x": 1}, {"@type": "A"}]
    assert shape({"mode": "https://schema.org/Offline"}) == {"mode": "https://schema.org/Offline"}


def test_error_pages_say_nothing(pages):
    """They have no address of their own, so there is nothing to share."""
    for page in pages:
        if page.path == "404.html":
            assert not page.tree.xpath("//script[@type='application/ld+json'] | //meta[@property]"), page.file


def test_what_is_said_is_what_the_page_shows(built_site, pages):
    """The page's own class, address, language and description; something about its subject where its kind has one."""
    bad = []
    for page in real(pages):
        graph = graph_of(page)["@graph"]
        own, others = graph[0], graph[1:]
        kind, about = MAIN.get(page.kind, (None, None))
        head = {name: page.tree.xpath(f"//head/{path}")[0] for name, path in (
            ("url", "link[@rel='canonical']/@href"), ("description", "meta[@name='description']/@content"),
        )}  # fmt: skip
        language = built_site.default if built_site.is_fallback(page) else page.language
        said = {"url": own["url"], "description": own["description"], "inLanguage": own["inLanguage"]}
        if said != head | {"inLanguage": language}:
            bad.append(f"{page.file}: says {said}")
        if kind and own["@type"] != kind:
            bad.append(f"{page.file}: {own['@type']}, should be {kind}")
        if about == "mainEntity" and not own.get("mainEntity", {}).get("memberOf"):
            bad.append(f"{page.file}: says nothing of the organisation")
        if about and about != "mainEntity" and about not in [node["@type"] for node in others]:
            bad.append(f"{page.file}: no {about}")
    report("The data say what the page shows.", bad)


def test_breadcrumb_is_the_trail_of_the_page(built_site, pages):
    """The same steps under the same names, and the page itself at the end; a page without a trail has none."""
    bad = []
    for page in real(pages):
        steps = [
            (a.text_content().strip(), built_site.address + a.get("href").removeprefix(built_site.base))
            for a in page.tree.xpath("//nav[@class='breadcrumb']//a")
        ]
        lists = [node for node in graph_of(page)["@graph"] if node["@type"] == "BreadcrumbList"]
        if not steps and not lists:
            continue
        items = lists[0]["itemListElement"] if len(lists) == 1 else []
        if [item["position"] for item in items] != list(range(1, len(steps) + 2)):
            bad.append(f"{page.file}: {len(lists)} lists, positions {[item['position'] for item in items]}")
        elif [(item["name"], item["item"]) for item in items[:-1]] != steps:
            bad.append(f"{page.file}: {items}")
        elif items[-1]["item"] != page.tree.xpath("//link[@rel='canonical']/@href")[0]:
            bad.append(f"{page.file}: ends with {items[-1]}")
    report("The breadcrumb in the data is that on the page.", bad)


def test_addresses_and_dates(built_site: BuiltSite, pages):
    """Addresses are absolute, and those of this site lead to a file; dates are dates."""
    bad = []
    for page in real(pages):
        for node in nodes(graph_of(page)):
            for key in ("@id", "url", "item", "contentUrl", "sameAs", "mainEntityOfPage"):
                address = node.get(key)
                if not isinstance(address, str):
                    continue
                path = address.partition("#")[0].removeprefix(built_site.address)
                own = address.startswith(built_site.address)
                if not re.match(r"https://[^ ]+$", address) or (own and not built_site.exists(built_site.base + path)):
                    bad.append(f"{page.file}: {key} {address}")
            for key, form in DATES.items():
                if key in node and not re.fullmatch(form, node[key]):
                    bad.append(f"{page.file}: {key} {node[key]}")
    report("Addresses are absolute and lead somewhere, dates are dates.", bad)


def test_members_are_said_as_their_records_say(built_site):
    """Name, country and own site; each belongs to the network."""
    records = {record["id"]: record for record in read_yaml(built_site.sources / "members.yml")}
    found = 0
    for page in built_site.of("nl"):
        if page.kind != "member":
            continue
        record, said = records[page.path.removeprefix("members/")], graph_of(page)["@graph"][0]["mainEntity"]
        assert said["name"] == record["name"]
        assert said.get("sameAs") == record.get("website")
        assert said.get("address", {}).get("addressCountry") == record.get("country")
        assert "INSP!R" in [network["name"] for network in said["memberOf"]]
        found += 1
    assert found == len(records)


def test_events_are_said_as_their_records_say(built_site):
    """Each event once, with what a search engine needs; what nobody knows is not said."""
    records = read_yaml(built_site.sources / "data/events.yml")
    (page,) = [page for page in built_site.of("fr") if page.path == "events"]
    said = {n["@id"].partition("#")[2]: n for n in graph_of(page)["@graph"] if n["@type"] == "Event"}
    assert sorted(said) == sorted(record["id"] for record in records)
    for record in records:
        node = said[record["id"]]
        assert node["startDate"].startswith(record["start"][:10])
        assert not {"eventStatus", "offers", "performer"} & set(node)
        assert ("location" in node) == bool(record.get("place") or record.get("online", "no") != "no"), record["id"]


def test_open_data_is_offered(built_site):
    """Every file of open data belongs to a dataset of its language, and no licence is claimed."""
    for language in built_site.languages:
        sets = [n for p in built_site.of(language) for n in graph_of(p)["@graph"] if n["@type"] == "Dataset"]
        offered = {d["contentUrl"].removeprefix(built_site.address) for s in sets for d in s["distribution"]}
        folder = f"{built_site.prefix(language)}data/"
        files = {f for f in built_site.files if f.startswith(folder)}
        assert offered == files
        assert all("license" not in s and len(s["description"]) >= 50 for s in sets)


def test_share_tags(built_site: BuiltSite, pages):
    """Open Graph and the card are complete, agree with the head, and name the translations that exist."""
    locales = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES", "nl": "nl_BE"}
    bad = []
    for page in real(pages):
        found: dict[str, list[str]] = {}
        for element in page.tree.xpath("//head/meta[@property] | //head/meta[starts-with(@name, 'twitter:')]"):
            found.setdefault(element.get("property") or element.get("name"), []).append(element.get("content"))
        fallback = built_site.is_fallback(page)
        language = built_site.default if fallback else page.language
        others = [
            locales[other.language]
            for other in (built_site.by_url[built_site.url(code, page.path)] for code in built_site.languages)
            if other.language != language and not built_site.is_fallback(other)
        ]
        expected = {
            "og:site_name": ["INSP!R"],
            "og:url": page.tree.xpath("//link[@rel='canonical']/@href"),
            "og:description": page.tree.xpath("//meta[@name='description']/@content"),
            "og:locale": [locales[language]],
        }
        bad += [
            f"{page.file}: {name} {found.get(name)}" for name, value in expected.items() if found.get(name) != value
        ]
        if found.get("og:locale:alternate", []) != others:
            bad.append(f"{page.file}: alternates {found.get('og:locale:alternate')}, should be {others}")
        title = page.tree.findtext(".//head/title")
        if len(found.get("og:title", [])) != 1 or found["og:title"][0] not in title:
            bad.append(f"{page.file}: og:title {found.get('og:title')}")
        if found.get("og:type") not in (["website"], ["article"]):
            bad.append(f"{page.file}: og:type {found.get('og:type')}")
        image = found.get("og:image", [None])[0]
        if found.get("twitter:card") != ["summary_large_image" if image else "summary"]:
            bad.append(f"{page.file}: {found.get('twitter:card')}")
        if image:
            file = image.removeprefix(built_site.address)
            if file not in built_site.files or (found["og:image:width"], found["og:image:height"]) != (
                ["1200"],
                ["630"],
            ):
                bad.append(f"{page.file}: picture {image}")
            elif not found["og:image:alt"][0] or found["twitter:image:alt"] != found["og:image:alt"]:
                bad.append(f"{page.file}: the picture has no words")
            elif png_size(built_site.folder / file) != (1200, 630):
                bad.append(f"{page.file}: {file} is {png_size(built_site.folder / file)}")
    report("Share tags are complete and right.", bad)


def png_size(file: Path) -> tuple[int, int]:
    """Width and height of a PNG image."""
    head = file.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n", file
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
