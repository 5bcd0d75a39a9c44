"""What pages say in the words of schema.org is valid; that it is true is tried by ``walk.linked_data``.

The validator is the compiler of TypeScript over schema-dts, in which Google's engineers write down the vocabulary of
schema.org as types: every class, every property that a class may have, every kind of value that a property may take.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from built import ROOT, report
from common import NODE
from networks import NETWORKS, site_of
from walk.linked_data import graph_of, real

pytestmark = pytest.mark.xdist_group("walk-whole")


def shape(value: Any, key: str = "") -> Any:
    """A value without the words that no type depends on. Pages of one shape are one case for the compiler.

    schema-dts knows words only, not those that JSON-LD writes with their language: these stand for words as well.
    """
    if isinstance(value, dict) and value.keys() == {"@language", "@value"}:  # words with their language (JSON-LD 1.1)
        return shape(value["@value"], key)
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


BROKEN = {
    "no such class": {"@type": "Organisation", "name": "A"},
    "no such property": {"@type": "Organization", "colour": "red"},
    "a property of another class": {"@type": "Organization", "startDate": "2022"},
    "no such property, deep inside": {"@type": "NGO", "address": {"@type": "PostalAddress", "country": "BE"}},
    "a number for a name": {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": 5}]},
    "a class that does not belong there": {"@type": "Dataset", "distribution": {"@type": "Person", "name": "A"}},
    "no such way to attend": {"@type": "Event", "eventAttendanceMode": "https://schema.org/OnlineEvent"},
    "no class": {"name": "A"},
    "words of a language and more": {"@type": "Event", "name": {"@language": ["en", "fr"], "@value": "A", "x": 1}},
}


GOOD = {"@type": "Event", "name": "A", "location": {"@type": "VirtualLocation"}, "inLanguage": ["en", "fr"]}


def test_every_block_is_valid(shared: Path, tmp_path: Path) -> None:
    """Each class, property and kind of value is one of schema.org, and fits the others.

    The same run is given broken samples: each is found, and a good one is not.
    """
    shapes: dict[str, str] = {}
    for network in NETWORKS:
        for page in real(site_of(network, shared)):
            shapes.setdefault(json.dumps(shape(graph_of(page))), f"{network.name}/{page.file}")
    texts = {file: text for text, file in shapes.items()}
    for what, node in {**BROKEN, "good": GOOD}.items():
        texts[what] = json.dumps({"@context": "https://schema.org", "@graph": [node]})
    said = complaints(texts, tmp_path)
    assert {line.partition(":")[0] for line in said} >= BROKEN.keys(), "the validator does not find what is wrong"
    report("schema.org knows all that is said.", (s for s in said if s.partition(":")[0] not in BROKEN))


def test_shapes_forget_no_class_or_property() -> None:
    """Two lists that differ only in words have one shape; another property or value of the vocabulary makes another."""
    one, two = {"@type": "A", "x": ["a", "b"]}, {"@type": "A", "x": ["c"]}
    assert shape(one) == shape(two) != shape({**one, "y": "a"})
    assert shape([{"@type": "A", "x": 1}, {"@type": "A"}]) == [{"@type": "A", "x": 1}, {"@type": "A"}]
    assert shape({"name": {"@language": "fr", "@value": "a"}}) == shape({"name": "b"})
    assert shape({"mode": "https://schema.org/Offline"}) == {"mode": "https://schema.org/Offline"}
