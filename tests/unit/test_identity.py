"""The icons, the wordmarks and the fonts: the committed files are what the script draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from common import ROOT

import build_fonts
import build_identity

needs_letters = pytest.mark.skipif(not build_identity.FONT.exists(), reason="the npm packages are not here")


@pytest.mark.parametrize("name", [*build_identity.ICONS, "favicon"])
def test_icons_are_drawn_from_the_motif(name: str) -> None:
    """The committed files are what the script draws."""
    if name == "favicon":
        file, drawn = "favicon.svg", build_identity.Icon(32, 0.22, 0.72).svg().encode()
    else:
        file, drawn = f"{name}.png", build_identity.Icon(*build_identity.ICONS[name]).png()
    assert (ROOT / "overrides/identity" / file).read_bytes() == drawn, "run: make identity"


def test_lines_of_the_motif_are_its_drawing() -> None:
    """The two ways in which the motif is written down say the same."""
    drawn = [
        f"M{a[0]} {a[1]}H{b[0]}" + (f"V{c[1]}" if b[0] == c[0] else f"L{c[0]} {c[1]}") + f"H{d[0]}Z"
        for a, b, c, d in build_identity.BARS
    ]
    assert drawn == [path for path, _ in build_identity.MOTIF]


def test_a_maskable_icon_keeps_the_motif_in_its_middle() -> None:
    """A phone may cut it to a circle of four fifths of its side."""
    for name in ("icon-192", "icon-512"):
        side, corner, height = build_identity.ICONS[name]
        icon = build_identity.Icon(side, corner, height)
        assert corner == 0
        for x, y in (point for shape in build_identity.BARS for point in shape):
            dx = icon.left + x * icon.scale - side / 2
            dy = icon.top + y * icon.scale - side / 2
            assert (dx**2 + dy**2) ** 0.5 <= 0.4 * side


@pytest.mark.whole
@needs_letters
def test_wordmarks_and_fonts_are_made_of_the_letters(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two of the printed fonts stand for all, one of ours and one of another script: they take half of the time."""
    families = {name: build_fonts.FAMILIES[name] for name in ("Display", "Noto Cyrillic")}
    every_licence = (build_identity.PRINT / "fonts/LICENSE.txt").read_bytes()
    monkeypatch.setattr(build_fonts, "FAMILIES", families)
    monkeypatch.setattr(build_identity, "ICONS", {})  # are drawn above
    made = build_identity.generated()
    licences = made.pop(build_identity.PRINT / "fonts/LICENSE.txt").split(b"\n\n\n")
    assert len(made) > len(build_identity.VARIANTS) + len(families)
    assert all(licence in every_licence for licence in licences)
    monkeypatch.setattr(build_identity, "generated", lambda: made)
    assert (build_identity.main(["--check"]), capsys.readouterr().out) == (0, "")


def test_what_is_out_of_date_is_named_and_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, stale, new = (tmp_path / name for name in ("good.svg", "stale.svg", "new/new.svg"))
    good.write_bytes(b"drawn")
    stale.write_bytes(b"old")
    monkeypatch.setattr(build_identity, "ROOT", tmp_path)
    monkeypatch.setattr(build_identity, "FONT", good)
    monkeypatch.setattr(build_identity, "generated", lambda: dict.fromkeys((good, stale, new), b"drawn"))
    assert build_identity.main(["--check"]) == 1
    said = capsys.readouterr().out
    assert "good.svg" not in said and said.count("run: make identity") == 2
    assert stale.read_bytes() == b"old" and not new.exists(), "who only asks changes nothing"
    assert build_identity.main([]) == 0 and stale.read_bytes() == new.read_bytes() == b"drawn"
    capsys.readouterr()
    assert (build_identity.main(["--check"]), capsys.readouterr().out) == (0, "")


def test_without_its_letters_nothing_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_identity, "FONT", tmp_path / "none.woff2")
    assert build_identity.main([]) == 2 and "npm ci" in capsys.readouterr().err
