"""The second network in a real browser: from right to left, on a phone and on a desk, in light and dark."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import yaml
from built import report
from static_host import StaticHost

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # where common_networks stands
from common_networks import OTHER, built

PATHS = (
    "", "members", "members/tn-mawj", "members/fj-reef-crews", "case-studies/radios-a-bordo", "figures", "network",
    "network/oceania", "countries/vu", "networks/mare-oceania", "themes/safe-return", "resources", "about", "search",
)  # fmt: skip
CHART = {
    "id": "partes", "title": "Duas partes que não se podem comparar com nada que conheçamos", "lead": "Uma é grande.",
    "whole": "100",
    "rows": [
        {"figure": "pescadores-sem-seguro", "label": "Tripulações que saem para o mar sem qualquer seguro"},
        {"figure": "preco-do-quilo", "label": "Parte que fica com quem pescou"},
    ],
}  # fmt: skip
BEYOND = """[...document.querySelectorAll("body *")].filter((element) => {
  if (element.closest(".visually-hidden, svg, .table-wrap, .skip-link")) return false;
  const box = element.getBoundingClientRect();
  return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1);
}).map((element) => element.tagName + "." + element.className).slice(0, 3)"""


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """The second network with a chart, on a loopback host."""
    folder = tmp_path_factory.mktemp("other")
    shutil.copytree(OTHER, folder / "network")
    (folder / "network/data/charts.yml").write_text(yaml.safe_dump([CHART], allow_unicode=True), encoding="utf-8")
    with StaticHost(built(folder / "network", folder / "site"), "/") as running:
        yield running


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_scrolls_sideways(host, browser, width):
    """In no direction of writing does a page reach beyond the screen."""
    offenders = []
    page = browser.new_page(viewport={"width": width, "height": 800})
    for path in (*PATHS, *(f"ar/{path}".rstrip("/") for path in PATHS)):
        page.goto(f"{host.origin}/{path}/" if path else f"{host.origin}/")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        beyond = page.evaluate(BEYOND)
        offenders += [f"{path}: {wide} px, {beyond}"] if wide > 0 or beyond else []
    page.close()
    report(f"A page of the second network is wider than {width} px.", offenders)


def test_arrows_point_to_the_left(host, browser):
    """An arrow that leads on points where reading goes."""
    page = browser.new_page()
    page.goto(f"{host.origin}/ar/")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.icon--arrow')).transform")
        == "matrix(-1, 0, 0, 1, 0, 0)"
    )
    page.goto(f"{host.origin}/")
    assert page.evaluate("getComputedStyle(document.querySelector('.icon--arrow')).transform") == "none"
    page.close()
