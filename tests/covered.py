"""Name the modules of scripts/ that the tests reach least: the last step of ``make coverage``.

    python tests/covered.py build/coverage.json

Prints each module below ``LEAST`` with its share and the lines that no test reaches, and the share of all.
Exit status: 0 every module has its share, 1 some have not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

LEAST = 85  # percent of the lines of a module


def main(arguments: list[str]) -> int:
    """Run the command; returns its exit status."""
    report = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    shares = {file: found["summary"]["percent_covered"] for file, found in report["files"].items()}
    low = {file: share for file, share in sorted(shares.items(), key=lambda row: row[1]) if share < LEAST}
    for file, share in low.items():
        print(f"{file}: {share:.0f} %; lines {', '.join(map(str, report['files'][file]['missing_lines']))}")
    print(
        f"{len(shares)} modules, {report['totals']['percent_covered']:.1f} % of all lines, {len(low)} below {LEAST} %."
    )
    return bool(low)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
