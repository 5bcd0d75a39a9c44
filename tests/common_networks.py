"""What the tests of other networks share: a copy that a test may change, and its site."""

from __future__ import annotations

import shutil
from pathlib import Path

import lxml.html
from common import ROOT

from campaign.outputs.build import Build
from campaign.rules import checked

OTHER = ROOT / "tests/other"


def copied(network: Path, folder: Path) -> Path:
    """A copy of a network that a test may change."""
    shutil.copytree(network, folder)
    return folder


def built(network: Path, out: Path) -> Path:
    """The site of a network that the check has nothing against, without what is printed."""
    content = checked(network)
    assert [p for p in content.problems if p.level == "problem"] == []
    Build(content, wish="false").write(out)
    return out


def page(site: Path, path: str) -> lxml.html.HtmlElement:
    """A page of a site, parsed."""
    return lxml.html.document_fromstring((site / path / "index.html").read_bytes())
