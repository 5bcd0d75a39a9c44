"""The icons: the committed files are what the script draws."""

from __future__ import annotations

import pytest
from common import ROOT

import build_identity


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
