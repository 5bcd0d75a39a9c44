"""Rules of the house that no reader could check by hand: who imports whom, and what templates may not do."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from common import ROOT

PYTHON = sorted(ROOT.glob("scripts/**/*.py"))
TEMPLATES = sorted(f for f in ROOT.glob("overrides/**/*.html") if f.parent.name != "mail")
MAIL = sorted(ROOT.glob("overrides/mail/*"))
ENGINES = {"mkdocs", "material", "mkdocs_static_i18n", "zensical"}
PACKAGE = sorted(ROOT.glob("scripts/campaign/*.py"))


def name_of(file: Path) -> str:
    """A file as the repository names it."""
    return file.relative_to(ROOT).as_posix()


def imports(source: str) -> set[str]:
    """Every module that a Python source imports, with dots; also by importlib and __import__."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their module in full"
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in {
            "import_module",
            "__import__",
        }:
            found |= {w.value for w in ast.walk(node) if isinstance(w, ast.Constant) and isinstance(w.value, str)}
    return found


def layers() -> list[str]:
    """The modules in the order of the docstring of the package."""
    docstring = ast.get_docstring(ast.parse((ROOT / "scripts/campaign/__init__.py").read_text(encoding="utf-8"))) or ""
    return re.findall(r"(?m)^``(\w+)``", docstring)


@pytest.mark.parametrize("file", PYTHON, ids=name_of)
def test_names_no_site_engine_unless_it_is_the_hook(file: Path) -> None:
    engines = {m.partition(".")[0] for m in imports(file.read_text(encoding="utf-8"))} & ENGINES
    assert bool(engines) == (file.name == "hooks.py")


def test_docstring_of_the_package_names_every_module() -> None:
    assert sorted(layers()) == sorted(f.stem for f in PACKAGE if f.stem != "__init__")


@pytest.mark.parametrize("file", [f for f in PACKAGE if f.stem != "__init__"], ids=name_of)
def test_imports_only_what_stands_before_it(file: Path) -> None:
    order = layers()
    wanted = {m.split(".")[1] for m in imports(file.read_text(encoding="utf-8")) if m.startswith("campaign.")}
    if "campaign" in imports(file.read_text(encoding="utf-8")):
        wanted -= {""}
    late = {m for m in wanted & set(order) if order.index(m) >= order.index(file.stem)}
    assert late == set(), "imports turn back"


def test_package_imports_no_command() -> None:
    commands = {f.stem for f in ROOT.glob("scripts/*.py")}
    for file in PACKAGE:
        assert {m.partition(".")[0] for m in imports(file.read_text(encoding="utf-8"))}.isdisjoint(commands), file.name


def test_finds_imports_of_every_form() -> None:
    source = "import a.b\nfrom c import d\nimport importlib\nimportlib.import_module('e')\ndef f():\n    import g\n"
    assert {"a.b", "c", "c.d", "e", "g"} <= imports(source)


FORBIDDEN = {
    "the filter safe": r"\|\s*safe\b",
    "an attribute style": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "a script inside the page": r'<script\b(?![^>]*\bsrc=|\stype="application/ld\+json")',
    "an attribute that runs a script": r"\son\w+\s*=\s*[\"']",
    "autoescape turned off": r"autoescape\s+false|Markup\(",
    "an address of another host": r"(?:src|href|action)=[\"'](?:https?:)?//",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has(what: str) -> None:
    assert TEMPLATES
    found = [name_of(f) for f in TEMPLATES if re.search(FORBIDDEN[what], f.read_text(encoding="utf-8"), re.IGNORECASE)]
    assert found == []


@pytest.mark.parametrize("what", [what for what in FORBIDDEN if what != "an attribute style"])
def test_no_mail_has(what: str) -> None:
    """Mail programs know styles in attributes only; everything else is as strict as on a page."""
    assert MAIL
    found = [name_of(f) for f in MAIL if re.search(FORBIDDEN[what], f.read_text(encoding="utf-8"), re.IGNORECASE)]
    assert found == []


@pytest.mark.parametrize(
    ("what", "html"),
    [
        ("the filter safe", "{{ name |safe }}"),
        ("an attribute style", '<p style="x">'),
        ("a script inside the page", '<script type="module">x</script>'),
        ("an attribute that runs a script", '<a onclick="x">'),
        ("an address of another host", '<img src="//cdn.example/x.png">'),
    ],
)
def test_the_search_itself_finds(what: str, html: str) -> None:
    assert re.search(FORBIDDEN[what], html)


@pytest.mark.parametrize("file", sorted((ROOT / "overrides/components").glob("*.html")), ids=name_of)
def test_component_has_the_macro_of_its_name_and_says_what_it_is(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("{#"), "the first line says what it is for"
    assert len(re.findall(r"{% macro \w+", text)) >= 1


@pytest.mark.parametrize("file", PYTHON, ids=name_of)
def test_modules_stay_small_and_say_what_they_are_for(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 320


def test_scripts_is_a_source_root_and_no_package() -> None:
    assert not (ROOT / "scripts/__init__.py").exists()
