"""The networks whose sites are walked: that of this repository, and every network that stands in a folder of tests/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from built import ROOT, BuiltSite, copy_sources, once, pages_build, read_yaml, succeeded


@dataclass(frozen=True)
class Network:
    """A network in a folder. The one of this repository is ``whole``: much larger than the others."""

    name: str
    root: Path

    @property
    def whole(self) -> bool:
        """Whether it is the one that is published."""
        return self.root == ROOT

    @property
    def languages(self) -> list[str]:
        """The codes of its languages, the default one first."""
        return [language["code"] for language in read_yaml(self.root / "data/vocabulary.yml")["languages"]]

    def built(self, shared: Path) -> BuiltSite:
        """Its site, which the first worker that asks builds.

        Everything is made from a copy of the sources, which nobody edits meanwhile.
        """
        sources = once(shared, "sources", copy_sources)
        root = sources if self.whole else once(shared, f"sources-{self.name}", self._copied)
        folder = once(
            shared, f"site-{self.name}", lambda out: succeeded(pages_build(sources, out, "--root", str(root)))
        )
        return BuiltSite(folder, root)

    def _copied(self, target: Path) -> None:
        copy_sources(target, self.root, names=("members.yml", "data", "docs", "locales", "overrides"))


WHOLE = Network("whole", ROOT)
OTHERS = [Network(f.parent.name, f.parent) for f in sorted(ROOT.glob("tests/*/members.yml"))]
SMALL = next(network for network in OTHERS if network.name == "small")
NETWORKS = [WHOLE, *OTHERS]


def group_of(network: Network) -> Any:
    """All walks through one network on one worker, which parses its pages once."""
    return pytest.mark.xdist_group(f"walk-{network.name}")


EACH_NETWORK = pytest.mark.parametrize(
    "network", [pytest.param(n, id=n.name, marks=group_of(n)) for n in NETWORKS], indirect=True, scope="session"
)
EACH_OTHER_NETWORK = pytest.mark.parametrize(
    "network", [pytest.param(n, id=n.name, marks=group_of(n)) for n in OTHERS], indirect=True, scope="session"
)


@cache
def site_of(network: Network, shared: Path) -> BuiltSite:
    """A worker reads a site once, and parses each of its pages once."""
    return network.built(shared)
