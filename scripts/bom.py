"""Write the bill of materials: every package that makes the site, in which version and under which licence (CycloneDX 1.6).

    python scripts/bom.py [--out build/bom.json]

It is read from the lock files, requirements.txt and package-lock.json, so that the same lists give the same bytes.
Exit status: 0 written.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from campaign.views.looks import GENERATOR as ROOT

SHIPPED = (
    "@fontsource/",
    "minisearch",
)  # of the npm packages, those of which something is published; the others are for tests
Component = dict[str, Any]


def python_components(text: str) -> Iterator[Component]:
    """The packages of a requirements.txt with hashes."""
    for entry in re.split(r"\n(?=\S)", text):
        found = re.match(r"([\w.-]+)==([^\s;\\]+)", entry)
        if found:
            name, version = found[1], found[2]
            hashes = [{"alg": "SHA-256", "content": h} for h in re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)]
            yield _component(name, version, f"pkg:pypi/{name.lower().replace('_', '-')}@{version}", "required") | {
                "hashes": hashes
            }


def npm_components(text: str) -> Iterator[Component]:
    """The packages of a package-lock.json."""
    for path, entry in json.loads(text)["packages"].items():
        name = path.rpartition("node_modules/")[2]
        if not name:
            continue
        scope = "required" if name.startswith(SHIPPED) else "excluded"
        one = _component(name, entry["version"], f"pkg:npm/{quote(name, safe='/')}@{entry['version']}", scope)
        if entry.get("license"):
            one["licenses"] = [{"expression": entry["license"]}]
        kind, _, sum_ = entry.get("integrity", "").partition("-")
        if kind == "sha512":
            one["hashes"] = [{"alg": "SHA-512", "content": base64.b64decode(sum_).hex()}]
        yield one


def _component(name: str, version: str, purl: str, scope: str) -> Component:
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "scope": scope, "purl": purl}


def bom(root: Path = ROOT) -> str:
    """The bill of materials of the generator in ``root``, as JSON."""
    components = [
        *python_components((root / "requirements.txt").read_text(encoding="utf-8")),
        *npm_components((root / "package-lock.json").read_text(encoding="utf-8")),
    ]
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "site", "name": "site"}},
        "components": sorted(components, key=lambda component: str(component["bom-ref"])),
    }
    return json.dumps(whole, indent=1) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "build/bom.json", help="file to write")
    out = parser.parse_args(arguments).out
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(bom(), encoding="utf-8")
    print(f"{out} written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
