"""MkDocs builds the small site, whatever its settings say: the same files as without it, and the last gate too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from common import ROOT

from campaign.outputs.build import Build
from campaign.rules import checked

SETTINGS = """\
site_name: Small
strict: true
theme: {{name: material, custom_dir: overrides, font: false}}
plugins:
  - i18n:
      docs_structure: folder
      reconfigure_material: false
      fallback_to_default: true
      languages:
        - {{locale: en, name: English, default: true, build: true}}
        - {{locale: fr, name: Français, build: true}}
nav: [index.md]
hooks: [{hooks}]
validation: {{nav: {{omitted_files: ignore}}}}
"""
pytestmark = pytest.mark.whole


ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PRINT": "false"}


def settled(root: Path, more: str = "") -> None:
    """Write the settings of MkDocs, with more of them."""
    (root / "mkdocs.yml").write_text(SETTINGS.format(hooks=ROOT / "scripts/hooks.py") + more, encoding="utf-8")


def mkdocs(root: Path, *options: str, settings: str = "") -> subprocess.CompletedProcess[str]:
    """``mkdocs build`` into the folder ``site``, with more settings."""
    settled(root, settings)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", *options]
    return subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def files(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_an_address_in_its_settings_makes_no_preview(small_root: Path, tmp_path: Path) -> None:
    done = mkdocs(
        small_root, "--no-directory-urls", settings="site_url: https://elsewhere.example/\nuse_directory_urls: false\n"
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    Build(checked(small_root), wish="false").write(tmp_path / "plain")
    assert files(small_root / "site") == files(tmp_path / "plain")
    page = (small_root / "site/index.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page and "elsewhere.example" not in page


def test_the_last_gate_stops_it(small_root: Path) -> None:
    (small_root / "docs/assets/evil.html").write_text("<script>x</script>", encoding="utf-8")
    done = mkdocs(small_root)
    assert done.returncode == 1 and "docs/assets/evil.html:1: " in done.stderr and "Traceback" not in done.stderr


def test_only_serve_makes_a_preview(small_root: Path) -> None:
    """Also at the second build, for which MkDocs reads its settings again, but does not say again what it was called for."""
    words = (
        "from mkdocs.config import load_config; from mkdocs.commands.build import build\n"
        "for out, command in (('first', 'serve'), ('second', ''), ('plain', 'build')):\n"
        "    config = load_config(site_dir=out)\n"
        "    if command: config.plugins.on_startup(command=command, dirty=False)\n"
        "    config.site_url = 'http://127.0.0.1:8000/'\n"
        "    build(config)\n"
    )
    settled(small_root)
    subprocess.run([sys.executable, "-c", words], cwd=small_root, env=ENVIRONMENT, capture_output=True, check=True)
    for out, preview in (("first", True), ("second", True), ("plain", False)):
        assert (small_root / out / "components/index.html").exists() == preview, out
        page = (small_root / out / "index.html").read_text(encoding="utf-8")
        assert ("Content-Security-Policy" in page) != preview, out
