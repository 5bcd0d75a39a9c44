"""Rules of the house that no reader could check by hand: who imports whom, what templates may not do, and that neither
Python nor templates know one network.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from common import LANGUAGES, ROOT, Renderers

from campaign.kinds.reading import read_records
from campaign.pages.render import names_in_templates

PYTHON = sorted(ROOT.glob("scripts/**/*.py"))
PACKAGE = sorted(ROOT.glob("scripts/campaign/**/*.py"))
# preview.html and preview-marks.html stand around a page of a preview, never on one of the site
PREVIEW = {"preview.html", "preview-marks.html"}
ELSEWHERE = {"mail", "handbook"}  # what is mailed has its own rules, and the handbook is a site of MkDocs
TEMPLATES = sorted(
    f
    for f in ROOT.glob("overrides/**/*.html")
    if f.relative_to(ROOT).parts[1] not in ELSEWHERE and f.name not in PREVIEW
)
MAIL = sorted(ROOT.glob("overrides/mail/*"))
COMPONENTS = sorted((ROOT / "overrides/components").glob("*.html"))
ENGINES = {"mkdocs", "material", "mkdocs_static_i18n", "zensical"}
MOST_FLOORS, MOST_NAMES, MOST_LINES, MOST_LINES_OF_THE_HOOK = 9, 15, 320, 80


def name_of(file: Path) -> str:
    """A file as the repository names it."""
    return file.relative_to(ROOT).as_posix()


def source(file: Path) -> str:
    """The text of a file."""
    return file.read_text(encoding="utf-8")


@cache
def nodes(text: str) -> list[ast.AST]:
    """Every node of a Python source; several tests go through each."""
    return list(ast.walk(ast.parse(text)))


# -- who imports whom --------------------------------------------------------------------------


@cache
def imports(text: str) -> set[str]:
    """Every module that a Python source imports, with dots; also by importlib and __import__."""
    found: set[str] = set()
    for node in nodes(text):
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


@cache
def floors() -> list[str]:
    """The folders of the package in the order of its docstring."""
    docstring = ast.get_docstring(ast.parse(source(ROOT / "scripts/campaign/__init__.py"))) or ""
    return re.findall(r"(?m)^``(\w+)``", docstring)


def module_of(file: Path) -> str:
    """A file of the package as Python names it."""
    return ".".join(file.relative_to(ROOT / "scripts").with_suffix("").parts).removesuffix(".__init__")


def modules() -> dict[str, set[str]]:
    """Every module of the package with those of the package that it imports."""
    known = {module_of(file): file for file in PACKAGE}
    return {name: (imports(source(file)) & set(known)) - {name} for name, file in known.items()}


def test_names_no_site_engine_unless_it_is_the_hook() -> None:
    named = [file.name for file in PYTHON if {m.partition(".")[0] for m in imports(source(file))} & ENGINES]
    assert named == ["hooks.py"]


def test_docstring_of_the_package_names_every_folder_and_no_more_than_one_can_know() -> None:
    assert sorted(floors()) == sorted(
        {f.relative_to(ROOT / "scripts/campaign").parts[0] for f in PACKAGE} - {"__init__.py"}
    )
    assert len(floors()) <= MOST_FLOORS


def test_imports_only_from_its_own_folder_and_those_before_it() -> None:
    back = {}
    for file in (f for f in PACKAGE if f.parent.name != "campaign"):
        own = module_of(file).split(".")[1]
        wanted = {m.split(".")[1] for m in imports(source(file)) if m.startswith("campaign.")}
        back[name_of(file)] = wanted - set(floors()[: floors().index(own) + 1])
    assert {name: wanted for name, wanted in back.items() if wanted} == {}, "imports turn back"


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Modules that import each other in a circle, or nothing."""
    left = dict(graph)
    while True:
        free = [name for name, wanted in left.items() if not wanted & set(left)]
        if not free:
            return sorted(left)
        for name in free:
            del left[name]


def test_no_modules_import_each_other() -> None:
    assert circle(modules()) == []
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["a", "b", "c"], "the search itself is broken"


def test_what_outlives_a_build_has_an_end() -> None:
    """A preview runs for days: a function may keep what it said for ever only of the program itself, else for so many."""
    endless = []
    for file in PACKAGE:
        for function in nodes(source(file)):
            if isinstance(function, ast.FunctionDef) and "cache" in map(ast.unparse, function.decorator_list):
                of_program = [ast.unparse(a.annotation or ast.Constant("")) for a in function.args.args]
                endless += [(name_of(file), function.name) for kind in of_program if not kind.startswith("type[")]
    assert endless == [], "give it @lru_cache(maxsize=…)"


def test_package_imports_no_command() -> None:
    commands = {f.stem for f in ROOT.glob("scripts/*.py")}
    for file in PACKAGE:
        assert {m.partition(".")[0] for m in imports(source(file))}.isdisjoint(commands), file.name


def test_finds_imports_of_every_form() -> None:
    text = "import a.b\nfrom c import d\nimport importlib\nimportlib.import_module('e')\ndef f():\n    import g\n"
    assert {"a.b", "c", "c.d", "e", "g"} <= imports(text)


# -- what templates may do ---------------------------------------------------------------------


def test_a_template_knows_few_names(small: Renderers) -> None:
    """Each is one subject; macros are imported, so a reader sees where they come from. A kind answers below ``kinds``."""
    names = names_in_templates(small()["en"].view, {}, False)
    assert len(names) <= MOST_NAMES, sorted(names)


FORBIDDEN = {
    "the filter safe": r"\|\s*safe\b",
    "an attribute style": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "a script inside the page": r'<script\b(?![^>]*\bsrc=|\stype="application/ld\+json")',
    "an attribute that runs a script": r"\son\w+\s*=\s*[\"']",
    "autoescape turned off": r"autoescape\s+false|Markup\(",
    "an address of another host": r"(?:src|href|action)=[\"'](?:https?:)?//",
    "words for a voice alone without their language": r'visually-hidden">[^<]*\blanguage\.plain\(',
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
        ("words for a voice alone without their language", '<b class="visually-hidden">({{ language.plain(x) }})</b>'),
    ],
)
def test_the_search_itself_finds(what: str, html: str) -> None:
    assert re.search(FORBIDDEN[what], html)


# -- components --------------------------------------------------------------------------------


def classes_in(html: str) -> set[str]:
    """The classes that a template gives to elements."""
    return {name for words in re.findall(r'class="([^"]*)"', html) for name in re.findall(r"[\w-]+", words)}


@cache
def styles() -> str:
    """Every style sheet of the site."""
    return "\n".join(source(file) for file in sorted((ROOT / "docs/assets/css").glob("*.css")))


@pytest.mark.parametrize("file", COMPONENTS, ids=lambda f: f.stem)
def test_component_has_one_name(file: Path) -> None:
    """File, macro, class of its element and block of the style sheet: who knows one finds the others."""
    text, name = source(file), file.stem
    assert text.startswith("{#"), "the first line says what it is for"
    assert name.replace("-", "_") in re.findall(r"{%-? macro (\w+)", text)
    assert name in classes_in(text) or name in classes_in(source(ROOT / f"overrides/identity/{name}.svg"))
    assert re.search(rf"\.{name}(?:__\w+)?(?![\w-])", styles()), "no rule of a style sheet names it"


# -- one network -------------------------------------------------------------------------------

OF_ONE_NETWORK = ("the name of a network", "a continent", "a colour")


@cache
def words_of_one_network() -> dict[str, str]:
    """What only the data of the generator's own network may say, see ``OF_ONE_NETWORK``."""
    records = read_records(ROOT)
    assert records.vocabulary is not None and records.settings is not None
    continents = "|".join(map(re.escape, records.vocabulary.ids("continents")))
    return {
        "the name of a network": re.escape(records.settings.name),
        "a continent": rf"(?<![\w-])(?:{continents})(?![\w-])",
        "a colour": r"#[0-9a-fA-F]{6}\b",
    }


@pytest.mark.parametrize("what", OF_ONE_NETWORK)
def test_nothing_names_one_network(what: str) -> None:
    pattern, found = re.compile(words_of_one_network()[what]), []
    for file in [*PYTHON, *TEMPLATES, *MAIL]:
        lines = [line for line in source(file).splitlines() if "N_(" not in line]  # a sentence may give an example
        found += [f"{name_of(file)}: {words}" for words in pattern.findall("\n".join(lines))]
    assert found == []


def lists_in(text: str) -> Iterator[set[str]]:
    """The words of each list, tuple, set or table that stands in a Python source."""
    for node in nodes(text):
        inner = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        yield {n.value for n in inner if isinstance(n, ast.Constant) and isinstance(n.value, str)}


# Formulas that were made for a language each: a language of a network that has none is said to have none.
@pytest.mark.whole
def test_has_no_list_of_the_languages_of_a_site() -> None:
    files = [file for file in PYTHON if file.name != "readability.py"]
    found = [(name_of(file), words) for file in files for words in lists_in(source(file))]
    assert [place for place in found if len(place[1] & {*LANGUAGES}) > 1] == []


# -- size --------------------------------------------------------------------------------------


def test_modules_stay_small_and_say_what_they_are_for() -> None:
    silent, large = [], []
    for file in PYTHON:
        text, limit = source(file), MOST_LINES_OF_THE_HOOK if file.name == "hooks.py" else MOST_LINES
        module = nodes(text)[0]
        silent += [] if isinstance(module, ast.Module) and ast.get_docstring(module) else [name_of(file)]
        if not file.name.endswith(("problems.py", "messages.py")):  # which are tables of sentences
            large += [name_of(file)] if text.count("\n") > limit else []
    assert (silent, large) == ([], [])


def test_no_two_files_of_tests_share_a_name() -> None:
    """Pytest imports them all into one room: a second `test_search.py` stops the whole run, and no part shows it."""
    names = [file.name for file in ROOT.glob("tests/**/test_*.py")]
    assert [name for name in sorted(set(names)) if names.count(name) > 1] == []


@pytest.mark.whole
@pytest.mark.parametrize("file", ["bench", "lighthouse"])
def test_a_program_that_no_test_runs_still_begins(file: str) -> None:
    """They import from the tests: a name that moves there would be missed on the day of the measurement."""
    program = [sys.executable, str(ROOT / f"tests/bench/{file}.py"), "--help"]
    begun = subprocess.run(program, capture_output=True, encoding="utf-8", timeout=60)
    assert begun.returncode == 0, begun.stderr


@pytest.mark.parametrize("file", sorted(ROOT.glob("scripts/**/*.mjs")), ids=name_of)
def test_a_folder_may_have_a_space_in_its_name(file: Path) -> None:
    """An address writes it %20: a path is made of it by fileURLToPath."""
    assert ".pathname" not in source(file)


def test_scripts_is_a_source_root_and_no_package() -> None:
    assert not (ROOT / "scripts/__init__.py").exists()
