"""The Nu HTML checker, the one behind validator.w3.org, over every file of the built site."""

from __future__ import annotations

import json
import os
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from built import ROOT, report

pytestmark = pytest.mark.xdist_group("html")


def complaints(*what: str | Path) -> list[str]:
    """What the checker says, the same words about several files together."""
    jar = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
    assert jar.is_file(), "node_modules lacks vnu-jar; run: make test"
    command = ["java", "-jar", str(jar), "--errors-only", "--format", "json", *map(str, what)]
    world = {**os.environ, "LC_ALL": "C.UTF-8"}  # in the C locale, Java opens no folder with an accent
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=world).stderr
    try:
        messages = json.loads(answer)["messages"]
    except ValueError:
        pytest.fail(f"the checker did not run:\n{answer[:2000]}", pytrace=False)
    places = defaultdict(list)
    for m in messages:
        places[m["message"]].append(
            f"{m['url'].removeprefix('file:')}:{m.get('lastLine')}: {m.get('extract', '').strip()!r}"
        )
    return [f"{message}\n    " + "\n    ".join(found) for message, found in places.items()]


def test_every_page_is_valid_html(built_site):
    """No error anywhere."""
    report("The Nu HTML checker finds no error.", complaints("--skip-non-html", built_site.folder))


def test_style_sheets_and_drawings_are_valid(built_site):
    """CSS and SVG files too."""
    styles = [built_site.folder / f for f in sorted(built_site.files) if f.endswith(".css")]
    drawings = [built_site.folder / f for f in sorted(built_site.files) if f.endswith(".svg")]
    assert styles
    found = complaints("--css", *styles) + (complaints("--svg", *drawings) if drawings else [])
    report("The Nu HTML checker finds no error in CSS and SVG.", found)
