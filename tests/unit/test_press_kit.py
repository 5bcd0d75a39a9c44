"""What journalists take away as one file: its parts, their names, and the same bytes each time."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

from common import Renderers, Replace, Write

from campaign.outputs.press_kit import DAY, press_kit

MARK = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
OTHER = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>'
PRINTED = {
    "pictures/campaign-floor.png": b"in the first language",
    "fr/pictures/campaign-floor.png": b"in French",
    "pictures/figure-gap.png": b"of a figure",
    "print/members.pdf": b"a directory",
}


def test_it_holds_marks_pictures_of_campaigns_and_terms_in_each_language(
    small: Renderers, replace: Replace, write: Write
) -> None:
    write("docs/assets/images/wordmark-ours.svg", MARK)
    write("docs/assets/images/wordmark-ours.png", b"for programs that know no SVG")
    write("docs/assets/images/logo-ours.svg", OTHER)
    logos = "logos: [{file: wordmark-ours.svg, words: SMALL}, {file: logo-ours.svg, words: SMALL}]"
    replace("data/site.yml", "press_figures:", f"{logos}\npress_figures:")
    seen = {code: renderer.view for code, renderer in small().items()}
    made = press_kit(seen, PRINTED)
    with ZipFile(io.BytesIO(made)) as archive:
        held = {info.filename: archive.read(info) for info in archive.infolist()}
        assert {info.date_time for info in archive.infolist()} == {DAY}, "no clock"
    terms = held.pop("README.txt").decode()
    assert held == {
        "logos/small-logo-ours.svg": OTHER,
        "logos/small-wordmark-ours.png": b"for programs that know no SVG",
        "logos/small-wordmark-ours.svg": MARK,
        "pictures/campaign-floor-en.png": b"in the first language",
        "pictures/campaign-floor-fr.png": b"in French",
    }
    assert "https://small.example/campaign/press/\n" in terms and "https://small.example/campaign/fr/press/\n" in terms
    assert press_kit(seen, dict(reversed(PRINTED.items()))) == made, "the order in which they were printed is chance"


def test_a_network_without_marks_still_has_its_pictures(small: Renderers, small_root: Path) -> None:
    seen = {code: renderer.view for code, renderer in small().items()}
    with ZipFile(io.BytesIO(press_kit(seen, PRINTED))) as archive:
        assert [name for name in archive.namelist() if name.startswith("logos/")] == []
