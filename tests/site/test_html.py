"""The Nu HTML checker, the one behind validator.w3.org, over the pages, style sheets and drawings of every built site.

Every page of the first language, and one of each kind in the others: templates are the same there, and no text can bring HTML.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from built import ROOT, BuiltSite, report
from networks import NETWORKS, site_of

pytestmark = pytest.mark.xdist_group("html")
JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
# Its work is short: what a long-running Java does to become fast, and to collect its waste at the side, costs more than it brings.
JAVA = ("java", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(JAR))

# The checker does not know container queries yet, which every browser has known since 2023, nor animations that follow the
# scrolling and places that follow an element, which stand behind `@supports`; a fault in such a line is not seen.
TOO_NEW = re.compile(
    r"container-type: |\dcq(?:[whib]|min|max)\b|timeline|--n\d|animation-range|\banchor-name|button bottom\)|ottom\) \+ 0|entry \d+%"
)
WORLD = {**os.environ, "LC_ALL": "C.UTF-8"}  # in the C locale, Java opens no folder with an accent


def complaints(*what: Path) -> list[str]:
    """What the checker says of files and folders, the same words about several files together."""
    assert JAR.is_file(), "node_modules lacks vnu-jar; run: make test"
    options = ("--errors-only", "--format", "json", "--skip-non-html", "--also-check-css", "--also-check-svg")
    answer = subprocess.run(
        [*JAVA, *options, *map(str, what)], capture_output=True, encoding="utf-8", check=False, env=WORLD
    ).stderr
    try:
        messages = json.loads(answer)["messages"]
    except ValueError:
        pytest.fail(f"the checker did not run:\n{answer[:2000]}", pytrace=False)
    places = defaultdict(list)
    for m in messages:
        if m["url"].endswith(".css") and TOO_NEW.search(m.get("extract", "")):
            continue
        place = f"{m['url'].removeprefix('file:')}:{m.get('lastLine')}"
        places[m["message"]].append(f"{place}: {m.get('extract', '').strip()!r}")
    return [f"{message}\n    " + "\n    ".join(found) for message, found in places.items()]


def looked_at(site: BuiltSite) -> list[Path]:
    """The files and folders of a site that the checker reads."""
    first, *others = site.languages
    kinds = [site.page(language, page.path) for language in others for page in site.kinds.values()]
    pages = {page.file for page in (*site.of(first), *site.moved, *kinds)}
    return [*(site.folder / file for file in sorted(pages)), site.folder / "assets"]


def test_every_file_is_valid(shared: Path) -> None:
    """No error anywhere. The networks go together: to start the checker costs as much as hundreds of pages."""
    files = [file for network in NETWORKS for file in looked_at(site_of(network, shared))]
    report("The Nu HTML checker finds no error in HTML, CSS and SVG.", complaints(*files))


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    """A fault in each kind of file is found."""
    head = '<!doctype html><html lang="en"><head><title>x</title></head><body>'
    (tmp_path / "a.html").write_text(f"{head}<ul><p>x</p></ul></body></html>", encoding="utf-8")
    (tmp_path / "b.css").write_text("a { color: 12px }", encoding="utf-8")
    (tmp_path / "c.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><table/></svg>', encoding="utf-8")
    found = "\n".join(complaints(tmp_path))
    assert [name for name in ("a.html", "b.css", "c.svg") if name in found] == ["a.html", "b.css", "c.svg"], found
