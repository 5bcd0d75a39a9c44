"""The formats of the editing page, tried by Node.js: only the lines of what changed change (``editing_formats.test.mjs``)."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from common import NODE, ROOT

from campaign.kinds.reading import read_content, spoken
from campaign.outputs.editing import configuration

HERE = Path(__file__).parent
NETWORKS = [ROOT / "tests/small", ROOT / "tests/other"]


def test_only_the_lines_of_what_changed_change(tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    config.write_text(json.dumps({str(n): configuration(read_content(n), spoken("en")) for n in NETWORKS}), "utf-8")
    settings = {**os.environ, "FORMATS": str(ROOT / "scripts/editor/formats.js"), "CONFIG": str(config)}
    command = [NODE, "--test", "--test-reporter=tap", str(HERE / "editing_formats.test.mjs")]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout[-6000:]
