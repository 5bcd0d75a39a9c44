"""Open data: the lists of the site as tables and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from built import BuiltSite

from walk.promise import promise

WORDS = {
    "in_other_languages",
    "summary",
    "url",
    "title",
    "outcome",
    "label",
    "note",
    "lead",
}  # what differs from language to language


def _files(site: BuiltSite, language: str, ending: str) -> dict[str, str]:
    """The files of open data of a language: {path below data/: text}."""
    start = f"{site.prefix(language)}data/"
    found = sorted(f for f in site.files if f.startswith(start) and f.endswith(ending))
    return {file.removeprefix(start): site.text(file) for file in found}


def _rows(text: str, names: list[str] | None = None) -> list[dict[str, Any]]:
    """The rows of a table by its heads, or by other names in their order."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), names, strict=True))
    return rows[1:] if names else rows


@promise
def lists_are_whole(site: BuiltSite) -> Iterator[str]:
    """Each list holds every record of its file, and each address in it is a page of the language, or a place on one."""
    for language in site.languages:
        lists = _files(site, language, ".json")
        if "members.json" not in lists:
            yield f"{language}: there is no members.json"
        for file, text in lists.items():
            name, rows = PurePosixPath(file).stem, json.loads(text)
            source = "members.yml" if name == "members" else f"data/{name.replace('-', '_')}.yml"
            if name == "translations":
                continue  # made from no file of records: how far the translations are
            if sorted(row["id"] for row in rows) != sorted(record["id"] for record in site.records(source)):
                yield f"{language}: {file} does not hold what {source} holds"
            for row in rows:
                own = site.by_url.get(site.url(language, f"{name}/{row['id']}"))
                whole = site.by_url.get(site.url(language, name))
                there = {site.absolute(language, f"{name}/{row['id']}")} if own else set()
                if whole and row["id"] in whole.ids:
                    there.add(f"{site.absolute(language, name)}#{row['id']}")
                if "url" in row and row["url"] not in there:
                    yield f"{language}: {file}: {row['url']}"


@promise
def lists_name_countries(site: BuiltSite) -> Iterator[str]:
    """Names of countries in the data are in the language."""
    renamed = {entry["id"] for entry in site.vocabulary.get("countries") or []}
    for language in site.languages:
        names = site.locale(language).territories
        for row in json.loads(_files(site, language, ".json").get("members.json", "[]")):
            code = row["country"]
            if code and code not in renamed and row["country_name"] != names[code]:
                yield f"{row['id']}: {row['country_name']}, should be {names[code]}"


@promise
def tables_can_be_opened(site: BuiltSite) -> Iterator[str]:
    """Tables begin with the mark that spreadsheets need, have as many cells as headings, and no cell begins like a formula."""
    for language in site.languages:
        for file, text in _files(site, language, ".csv").items():
            if not text.startswith("\ufeff"):
                yield f"{language}: {file}: spreadsheets need the byte order mark to read accents"
            rows = _rows(text)
            if not rows or any(None in row or None in row.values() for row in rows):
                yield f"{language}: {file}: no row, or a row with too many or too few cells"
            for row in rows:
                for cell in filter(None, row.values()):
                    if str(cell)[:1] in "=+-@\t\r" and not re.fullmatch(r"-?[\d.]+", str(cell)):
                        yield f"{language}: {file}: {cell}"


@promise
def table_and_list_agree(site: BuiltSite) -> Iterator[str]:
    """Where a list is there as a table and as JSON, both hold the same records under the same names."""
    for language in site.languages:
        lists = _files(site, language, ".json")
        for file, text in _files(site, language, ".csv").items():
            if (twin := file.removesuffix("csv") + "json") in lists:
                objects = json.loads(lists[twin])
                rows = _rows(text, list(objects[0]))  # the heads are words, the names those of the list
                ours = [(row["id"], row.get("name", "").removeprefix("'")) for row in rows]
                if ours != [(o["id"], o.get("name", "")) for o in objects]:
                    yield f"{language}: {file} and {twin} differ"


@promise
def languages_differ_in_words_only(site: BuiltSite) -> Iterator[str]:
    """Ids, codes, numbers and links between records are the same in the data of every language."""

    def facts(text: str) -> list[dict[str, Any]]:
        rows = [{k: v for k, v in row.items() if k not in WORDS and "_name" not in k} for row in json.loads(text)]
        for row in rows:
            if row.get("level") == "continental":  # a part of the network has a name in each language
                del row["name"]
        return rows

    first = {file: facts(text) for file, text in _files(site, site.default, ".json").items()}
    for language in site.languages[1:]:
        others = _files(site, language, ".json")
        if others.keys() != first.keys():
            yield f"{language}: {sorted(others.keys() ^ first.keys())}"
        yield from (f"{language}: {f} holds other facts" for f in others.keys() & first if facts(others[f]) != first[f])
