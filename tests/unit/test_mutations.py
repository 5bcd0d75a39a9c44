"""Whatever people do to the files of a network, the check says a sentence, or the site is built.

``EXAMPLES=50000 python -m pytest tests/unit/test_mutations.py -n0`` tries as many as one likes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from common import MEMORY, ROOT, SMALL
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.kinds.reading import spoken
from campaign.outputs.build import Build
from campaign.outputs.gate import site as gate
from campaign.records.problems import MESSAGES
from campaign.rules import checked

pytestmark = pytest.mark.whole

FILES = sorted(
    f.relative_to(SMALL).as_posix() for f in SMALL.rglob("*") if f.is_file() and f.suffix in (".yml", ".md", ".po")
)
# What has a meaning somewhere: in YAML, Markdown, a call, a catalogue, an address, HTML; and what has none.
SIGNS = [
    "", " ", "\t", "\n", "\n\n", "\n  ", "\r\n", ":", ": ", " #", "#", "- ", "-", "  - ", "[", "]", "{", "}", "{{", "}}", "{%", "{#", "|",
    ">", "&a", "*a", "!x", "!!python/none", "'", '"', "“", "”", "---\n", "...", "<<: ", "? ", "~", "null", "NO", "1e40", "-1", "14:30",
    "9999-12-31", "0001-01-01", "2026-02-30", "+32", "0x1F", "%", "%(num)s", "%(num", "%s", "{n}", "{0}", "{n!r}", "\\", "\\x08", "\u0000",
    "\u0007", "\u00a0", "\u200b", "\u202e", "\ufeff", "\ud7ff", "é", "日本", "م", "😀", "<b>", "</main>", "<script>", "&lt;", "&#0;",
    "](", "[x](javascript:alert(1))", "[x](/nowhere/)", "![x](y)", "https://a[.b/", "https://", "mailto:x", "//a.b", '{{ figure("gap") }}',
    '{{ member("none") }}', '{{ count("members", "x") }}', "{\\{ member() }}", "**", "__", "`", "```\n", "<!-- ", "-->", "msgid ", 'msgstr ""',
    "#, fuzzy\n", 'msgstr[0] "x"\n', "nplurals=99", "<<<<<<< ours\n", "=======\n", "title: ", "id: ", "x" * 300, "{{" * 50, "[" * 200,
]  # fmt: skip
NAMES = [
    "x.md",
    "index.md",
    "feed.xml.md",
    "a b.md",
    "é.md",
    "x.MD",
    "x.markdown",
    "x.yaml",
    "x.yml",
    "x.po",
    ".x",
    "members.md",
    "x.html",
]

Change = tuple[str, int, int, str]
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(("insert", "insert", "replace", "line twice", "no line", "lines exchanged", "depth", "cut", "empty", "rename", "copy", "word")),
        st.integers(0, 10_000),
        st.integers(0, 60),
        st.one_of(st.sampled_from(SIGNS), st.text(max_size=12)),
    ),
    min_size=1,
    max_size=3,
)  # fmt: skip


def changed(root: Path, file: str, change: Change) -> None:
    """Do one thing to one file, as a hand that slips would, or one that means harm."""
    what, at, length, sign = change
    path = root / file
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    lines, place = text.split("\n"), at % (len(text) + 1)
    row = at % len(lines)
    if what in ("rename", "copy"):
        other = path.with_name(NAMES[at % len(NAMES)])
        if other != path:
            shutil.copy(path, other)
            if what == "rename":
                path.unlink()
        return
    if what == "insert":
        text = text[:place] + sign + text[place:]
    elif what == "replace":
        text = text[:place] + sign + text[place + length :]
    elif what == "cut":
        text = text[:place]
    elif what == "empty":
        text = sign
    elif what == "word" and ":" in lines[row]:
        lines[row] = f"{lines[row].partition(':')[0]}: {sign}"
    elif what == "line twice":
        lines.insert(row, lines[row])
    elif what == "no line":
        del lines[row]
    elif what == "lines exchanged":
        lines[row - 1], lines[row] = lines[row], lines[row - 1]
    elif what == "depth":
        lines[row] = " " * (length % 9) + lines[row].lstrip()
    if what in ("word", "line twice", "no line", "lines exchanged", "depth"):
        text = "\n".join(lines)
    path.write_bytes(text.encode("utf-8", errors="replace"))


@settings(max_examples=int(os.environ.get("EXAMPLES", "100")), deadline=None, derandomize="EXAMPLES" not in os.environ, database=None, print_blob=True, suppress_health_check=list(HealthCheck))  # fmt: skip
@given(st.sampled_from(FILES), CHANGES)
def test_a_sentence_or_a_site(file: str, changes: list[Change]) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder) / "small"
        shutil.copytree(SMALL, root)
        (root / "overrides").symlink_to(ROOT / "overrides")
        (root / "docs/assets").symlink_to(ROOT / "docs/assets")
        for change in changes:
            changed(root, file, change)
        content = checked(root)
        for problem in content.problems:
            assert problem.code in MESSAGES and problem.line > 0 and problem.file
            assert spoken("en").problem(problem)["message"]
        if any(problem.level == "problem" for problem in content.problems):
            return
        build = Build(content, wish="false")
        build.write(root / "site")
        assert gate.faults(build, root / "site") == []
