"""What the tests of print share: two small networks, each printed once, and the press with the templates of one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from common import ROOT

from campaign.outputs import printing
from campaign.outputs.build import Build
from campaign.outputs.typesetting import Order, Press
from campaign.rules import checked
from campaign.views.view import View

HOSTILE = (
    '#read("/etc/passwd") *bold* _x_ $y^2$ #import "@preview/a:1.0.0": b \\u{41} <b>&amp; [c] %(n)s {{ d }} `e` @f // g'
)
MEMBERS = f"""
- id: bi-hostile
  name: {json.dumps(HOSTILE)}
  language: en
  acronym: "#sys.version"
  country: BI
  kind: ngo
  website: https://hostile.example/?a=%23b&c=(d)#e
  sources: [{{document: report-2020}}]
- id: bi-long
  name: {" ".join(["Fédération des associations de travailleuses et de travailleurs"] * 3)[:199]}
  language: fr
  country: BI
  kind: ngo
  sources: [{{document: report-2020}}]
"""


@dataclass(frozen=True)
class Printed:
    """A network that was printed. Not to be changed."""

    root: Path
    build: Build

    @property
    def files(self) -> dict[str, bytes]:
        """Every printed file: {file below the site's folder: content}."""
        return self.build.printed

    @property
    def views(self) -> dict[str, View]:
        """What there is in each language."""
        return self.build.views

    @property
    def name(self) -> str:
        """The name of the network."""
        return self.build.content.settings.name

    @cached_property
    def templates(self) -> dict[str, bytes]:
        """The templates and drawings that it was printed with."""
        return printing.templates_of(self.build.content.looks)

    @cached_property
    def fonts(self) -> list[Path]:
        """The folders of its fonts."""
        return self.build.content.looks.folders("overrides/print/fonts")

    @cached_property
    def orders(self) -> dict[str, list[Order]]:
        """What was ordered in each language."""
        return {code: printing.orders_of(view) for code, view in self.views.items()}

    def order(self, language: str, file: str) -> Order:
        """The order that a file of a language comes from."""
        return next(order for order in self.orders[language] if file in order.files)

    def card(self, file: str, language: str = "en") -> dict[str, Any]:
        """What stands on a picture, as its template is told."""
        order = self.order(language, file)
        found: dict[str, Any] = order.data["cards"][order.files.index(file)]
        return found

    def pdfs(self) -> Iterator[tuple[str, Order, bytes]]:
        """Every PDF: its language, its order, the file."""
        for code, orders in self.orders.items():
            for order in orders:
                if not order.pictures:
                    yield code, order, self.files[self.views[code].prefix + order.files[0]]


def printed(root: Path) -> Printed:
    """The network in a folder, printed."""
    content = checked(root)
    assert not content.broken, content.problems
    return Printed(root, Build(content, wish="required"))


def changed(order: Order, **data: Any) -> Order:
    """The same order with other data."""
    return replace(order, data=order.data | data)


@pytest.fixture(scope="session")
def small_print(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The small network, which has no drawings, with a hostile and a long name."""
    root = tmp_path_factory.mktemp("print") / "small"
    shutil.copytree(ROOT / "tests/small", root)
    with (root / "members.yml").open("a", encoding="utf-8") as members:
        members.write(MEMBERS)
    return printed(root)


@pytest.fixture(scope="session")
def other_print(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The second network, in Portuguese and Arabic, with a mark and a wordmark of its own."""
    return printed(shutil.copytree(ROOT / "tests/other", tmp_path_factory.mktemp("print") / "other"))


@pytest.fixture(scope="session")
def press(small_print: Printed) -> Iterator[Press]:
    """The press with the templates of the small network."""
    with Press(small_print.templates, small_print.fonts) as running:
        yield running
