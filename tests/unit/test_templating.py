"""Compiled templates are kept on disk; what is kept may be cut off, forged, or impossible to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from campaign.pages import templating
from campaign.records import kept

TEMPLATE = "{% macro said(word) %}<b>{{ word }}</b>{% endmacro %}{{ said(word) }}"


@pytest.fixture
def rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Renders the template by an environment and a cache that know nothing yet but the folder."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "cache")
    (tmp_path / "one.html").write_text(TEMPLATE)

    def render() -> str:
        with monkeypatch.context() as patch:
            patch.setattr(templating, "COMPILED", templating._Compiled())
            return templating.environment([tmp_path]).get_template("one.html").render(word="<i>")

    return render


def compiled(folder: Path) -> list[Path]:
    """What the cache holds."""
    return sorted((folder / "cache" / templating.NAME).iterdir())


@pytest.mark.parametrize("damage", [b"", b"x", b"jinja 2", None])
def test_what_is_kept_may_be_broken(rendered: Callable[[], str], tmp_path: Path, damage: bytes | None) -> None:
    """Red when a file that a full disk cut off ends every later build."""
    first = rendered()
    assert first == "<b>&lt;i&gt;</b>"
    [file] = compiled(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[:-40] if damage is None else damage)
    assert rendered() == first
    assert file.read_bytes() == whole  # and mended, so that the next one is fast


def test_templates_of_pages_are_compiled_before_they_are_asked_for(
    rendered: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Red when a build compiles what was compiled beside it, or ends there by a template that is wrong."""
    monkeypatch.setattr(templating, "COMPILED", templating._Compiled())
    for name, text in {"pages/one.html": TEMPLATE, "pages/two.html": "{% wrong", "other/one.html": TEMPLATE}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    templating.compile_all([tmp_path])
    [file] = compiled(tmp_path)
    made = file.stat().st_mtime_ns
    monkeypatch.setattr(templating, "COMPILED", templating._Compiled())
    assert templating.environment([tmp_path]).get_template("pages/one.html").render(word="<i>") == "<b>&lt;i&gt;</b>"
    assert compiled(tmp_path) == [file] and file.stat().st_mtime_ns == made


def test_a_template_that_changes_is_compiled_again(rendered: Callable[[], str], tmp_path: Path) -> None:
    """Red when a page shows the template of yesterday."""
    rendered()
    (tmp_path / "one.html").write_text(TEMPLATE.replace("b>", "s>"))
    assert rendered() == "<s>&lt;i&gt;</s>"


def test_a_folder_that_cannot_be_written_to_costs_time_only(rendered: Callable[[], str], tmp_path: Path) -> None:
    """Red when a machine with a cache that is read-only, or a file in its place, cannot build."""
    (tmp_path / "cache").write_text("in the way")
    assert rendered() == "<b>&lt;i&gt;</b>"


def test_jinja_undefined_names_stay_errors(tmp_path: Path) -> None:
    """Red when our quicker way to call loses the error for a name that is not there."""
    (tmp_path / "two.html").write_text("{{ nobody('x') }}")
    with pytest.raises(jinja2.UndefinedError):
        templating.environment([tmp_path]).get_template("two.html").render()


MACRO = "{% macro m(a, b='<', c=a) %}{{ a }}{{ b }}{{ c }}{{ caller('>') if caller }}{% endmacro %}"
OTHERS = "{% macro k() %}{{ kwargs }}{{ varargs }}{% endmacro %}"


@pytest.mark.parametrize(
    "call",
    [
        "{{ m('&') }}",
        "{{ m('&', '<b>') }}",
        "{{ m(b='2', a='1') }}",
        "{{ m('1', c='3') }}",
        "{{ m('1', '2', '3') }}",
        "{{ m('1', '2', '3', '4') }}",
        "{{ m('1', a='2') }}",
        "{{ m('1', d='2') }}",
        "{{ m() }}",
        "{% call(x) m('1') %}<i>{{ x }}</i>{% endcall %}",
        "{% call(x) m('1', '2', '3') %}<i>{{ x }}</i>{% endcall %}",
        "{{ k(1, two=2) }}",
        "{{ ['', 'x', none]|select|list }}{{ [1, 2]|select('in', [2])|first }}{{ [1, 2]|reject('even')|join('<') }}",
        "{{ ['upper', 'nil']|select('filter')|list }}",
        "{{ [1]|select('nil')|list }}",
    ],
)
@pytest.mark.parametrize("escaped", [True, False])
def test_our_quicker_ways_do_what_jinja_does(tmp_path: Path, call: str, escaped: bool) -> None:
    """Red when a macro takes what it is given otherwise than Jinja's own, or is silent where that refuses it."""
    (tmp_path / "macros.html").write_text(MACRO + OTHERS)
    (tmp_path / "one.html").write_text(f"{{% from 'macros.html' import m, k %}}{call}")
    own = templating.environment([tmp_path]).overlay(autoescape=escaped)
    jinjas = jinja2.Environment(
        loader=jinja2.FileSystemLoader(tmp_path), autoescape=escaped, undefined=jinja2.StrictUndefined
    )
    said = []
    for environment in (own, jinjas):
        try:
            said.append(environment.get_template("one.html").render())
        except (TypeError, jinja2.TemplateError) as error:
            said.append(type(error).__name__)
    assert said[0] == said[1]


def test_a_template_is_another_one_where_nothing_is_escaped(tmp_path: Path) -> None:
    """Red when a mail in plain text gets the template of a page, which escapes."""
    (tmp_path / "one.html").write_text("{{ '<' }}")
    page = templating.environment([tmp_path])
    assert [e.get_template("one.html").render() for e in (page, page.overlay(autoescape=False))] == ["&lt;", "<"]
