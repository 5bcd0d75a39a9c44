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
