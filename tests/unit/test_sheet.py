"""What the style sheet says reaches browsers of 2020 in words that they know."""

from __future__ import annotations

import re

import pytest
from common import Renderers, Write

from campaign.views.sheet import published

UNKNOWN = re.compile(r"(?<![\w(-])(?:(?:margin|padding)-(?:inline|block)|inset(?:-block(?:-start|-end)?)?):[^;}]*")


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("margin-inline: auto", "margin-inline-start: auto; margin-inline-end: auto"),
        ("padding-block: clamp(1rem, 2vw + (1px * 2), 3rem) 0", "padding-block-start: clamp(1rem, 2vw + (1px * 2), 3rem); padding-block-end: 0"),
        ("margin-block: 1em !important", "margin-block-start: 1em !important; margin-block-end: 1em !important"),
        ("inset: 0", "top: 0; right: 0; bottom: 0; left: 0"),
        ("inset: 1px 2px", "top: 1px; right: 2px; bottom: 1px; left: 2px"),
        ("inset: 1px 2px 3px", "top: 1px; right: 2px; bottom: 3px; left: 2px"),
        ("inset: 0 0 auto 1px", "top: 0; right: 0; bottom: auto; left: 1px"),
        ("inset-block: auto 0", "top: auto; bottom: 0"),
        ("inset-block-start: max(0px, 1rem)", "top: max(0px, 1rem)"),
        ("padding-inline-start: 1rem", "padding-inline-start: 1rem"),
        ("inset-inline-end: 0", "inset-inline-end: 0"),
        ("clip-path: inset(50%)", "clip-path: inset(50%)"),
    ],
)  # fmt: skip
def test_each_side_is_said_by_itself(said: str, becomes: str) -> None:
    assert published(f"a {{ {said}; }}") == f"a{{{becomes.replace('; ', ';').replace(', ', ',')};}}"
    assert published("@supports not (inset: 0) { a { color: red } }") == "@supports not (inset: 0){a{color: red}}"


def test_remarks_stay_at_home() -> None:
    assert published('/* why */\na {\n  content: "/* x */"; /* so */\n}\n') == 'a{content: "/* x */";}'


def test_scripts_leave_their_remarks_at_home_too(small: Renderers, write: Write) -> None:
    write("docs/assets/js/own.js", '// why\nconst a = "https://b"; // so\n  // and how\nimport("./a.js");\n')
    script = small()["en"].view.looks.asset("js/own.js").decode()
    assert script == 'const a = "https://b"; // so\nimport("./a.js");\n'


def test_no_style_sheet_says_several_sides_in_one(small: Renderers) -> None:
    looks = small()["en"].view.looks
    for file in looks.asset_files:
        if file.endswith(".css"):
            assert UNKNOWN.findall(looks.asset(file).decode()) == [], file


def test_what_stands_in_quotation_marks_of_either_kind_keeps_its_blanks() -> None:
    said = """a { content: 'x ; y' , "p { q" ; }"""
    assert published(said) == """a{content: 'x ; y',"p { q";}"""
