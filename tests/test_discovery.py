"""llms.txt and the web manifest, and the icons that it names."""

from __future__ import annotations

import json
import re

import pytest
from campaign.discovery import PAPER, THEME_COLOUR, llms, manifest
from common import LANGUAGES, ROOT

import build_identity
from campaign.pages.render import Renderer


@pytest.mark.parametrize("language", LANGUAGES)
def test_llms_has_the_form_that_llmstxt_org_asks_for(real_renderers: dict[str, Renderer], language: str) -> None:
    renderer = real_renderers[language]
    title, summary, about, *rest = llms(renderer).strip().split("\n\n")
    assert title == "# INSP!R"
    assert summary == f"> {renderer.description_of('')}"
    assert str(len(renderer.site.members)) in about and "{" not in about
    assert rest[0].startswith("## ") and rest[-2] == "## Optional"
    items = [line for block in rest for line in block.splitlines() if line.startswith("- ")]
    assert all(re.fullmatch(r"- \[[^\]]+\]\(https://\S+\)(: .+)?", item) for item in items)


@pytest.mark.parametrize("language", LANGUAGES)
def test_llms_names_the_pages_and_data_of_its_language(real_renderers: dict[str, Renderer], language: str) -> None:
    renderer = real_renderers[language]
    text = llms(renderer)
    for page in renderer.pages:
        above, _, name = page.path.rpartition("/")
        listed = f"({renderer.url(page.path, absolute=True)})" in text
        named = above in ("", "themes", "campaigns", "standards", "case-studies", "news", "countries") and name
        assert listed == (bool(named) and page.translated and page.path not in ("accessibility", "privacy", "search"))
    for file in ("members.csv", "members.json", "networks.json", "case-studies.json"):
        assert renderer.url(f"data/{file}", absolute=True) in text
    for other in set(LANGUAGES) - {language}:
        assert renderer.url("llms.txt", other, absolute=True) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_manifest(real_renderers: dict[str, Renderer], language: str) -> None:
    renderer = real_renderers[language]
    said = json.loads(manifest(renderer))
    assert (said["short_name"], said["lang"], said["start_url"]) == ("INSP!R", language, renderer.url())
    assert said["start_url"].startswith(said["scope"]), "the other languages lie in the scope too"
    assert said["description"] == renderer.description_of("")
    assert {(icon["sizes"], icon["purpose"]) for icon in said["icons"]} == {
        (sizes, purpose) for sizes in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for icon in said["icons"]:
        file = ROOT / "docs" / icon["src"].partition("?")[0].removeprefix(renderer.url("", "en"))
        side = int(icon["sizes"].partition("x")[0])
        assert file.read_bytes()[16:24] == side.to_bytes(4, "big") * 2


def test_colours_are_those_of_the_style_sheet() -> None:
    css = (ROOT / "docs/assets/css/site.css").read_text(encoding="utf-8")
    layout = (ROOT / "overrides/layout.html").read_text(encoding="utf-8")
    night = re.findall(r"--night: (#\w+);", css)
    assert re.findall(r'<meta name="theme-color" media="[^"]+" content="(#\w+)">', layout) == night
    assert night[0] == THEME_COLOUR and re.search(r"--paper: (#\w+);", css)[1] == PAPER


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
