"""Pictures and our own documents: from a file and an entry to what readers get, and what is said where something is wrong."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from common import ROOT, Renderers, Replace, Write, notes
from PIL import Image, ImageDraw

from campaign.kinds.pictures import Licence, Picture, PictureCalls
from campaign.outputs.build import Build
from campaign.outputs.feed import atom_feed
from campaign.outputs.gate.site import faults as gate_faults
from campaign.outputs.portable import Portable
from campaign.rules import checked
from campaign.views import imaging
from campaign.words.reader import read

pytestmark = pytest.mark.whole

ENTRY = """- id: march
  file: March of the unions.jpg
  alt: Women with banners in a street.
  caption: The march of the unions.
  by: Ana Example
  licence: CC BY-SA 4.0
  people: agreed
"""
NEWS = "docs/en/news/2020-11-mutual-opens.md"
CALL = '\n{{ picture("march") }}\n'
PLACE = b"Secret place"


def photograph(width: int = 2000, height: int = 1000, kind: str = "JPEG", turned: int = 1) -> bytes:
    """A picture as a telephone makes it: its upper left is red; it says where it was taken."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height // 2), fill="red")
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = PLACE.decode(), turned
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image.save(out, kind, exif=exif, **({"comment": PLACE} if kind == "JPEG" else {}))
    return out.getvalue()


@pytest.fixture
def with_picture(small_root: Path, write: Write, replace: Replace) -> Path:
    """The small network with a photograph in a text, on a page of news, of a network and beside the name of a person."""
    write("docs/assets/pictures/March of the unions.jpg", photograph())
    write("data/pictures.yml", ENTRY)
    (small_root / NEWS).write_text((small_root / NEWS).read_text(encoding="utf-8") + CALL, encoding="utf-8")
    replace("data/news.yml", "  date: 2020-11\n", "  date: 2020-11\n  picture: march\n")
    replace("data/events.yml", "- id: week-2021\n", "- id: week-2021\n  picture: march\n")
    replace("data/people.yml", "  network: africa-net\n", "  network: africa-net\n  picture: march\n")
    replace("data/networks.yml", "  level: national\n", "  level: national\n  picture: march\n")
    return small_root


def parsed(file: Path) -> Any:
    """A page."""
    return lxml.html.document_fromstring(file.read_bytes())


def test_a_picture_becomes_versions_of_which_a_browser_chooses(with_picture: Path, tmp_path: Path) -> None:
    out, content = tmp_path / "site", checked(with_picture)
    assert [p for p in content.problems if "picture" in p.code] == []
    build = Build(content, wish="false")
    build.write(out)
    assert gate_faults(build, out) == []
    files = {file.name for file in (out / "assets/pictures").iterdir()}
    modern = imaging.modern()
    assert files == {f"march-{width}.{kind}" for width in imaging.WIDTHS for kind in (modern, "jpg")}
    page = parsed(out / "news/2020-11-mutual-opens/index.html")
    top, inner = page.xpath("//main//figure")
    assert inner.getparent().get("class") == "prose" and page.xpath("//p//figure") == []
    for figure, loading in ((top, None), (inner, "lazy")):
        (img,) = figure.iter("img")
        assert (img.get("width"), img.get("height"), img.get("loading")) == ("800", "400", loading)
        assert img.get("alt") == "Women with banners in a street." and img.get("src").startswith("/campaign/assets/")
        assert [one.split()[1] for one in img.get("srcset").split(", ")] == [f"{w}w" for w in imaging.WIDTHS]
        said = " ".join(figure.text_content().split())
        assert said == "The march of the unions. Picture: Ana Example · CC BY-SA 4.0"
        assert figure.xpath(".//a/@href") == ["https://creativecommons.org/licenses/by-sa/4.0/"]
    assert len(parsed(out / "networks/bi-net/index.html").xpath("//figure[@class='picture']")) == 1
    (told,) = parsed(out / "events/index.html").xpath("//li[@id='week-2021']//figure[@class='picture']//img")
    assert told.get("loading") == "lazy" and told.get("alt")
    assert len(parsed(out / "about/index.html").xpath("//li/picture[@class='portrait']")) == 1
    french = parsed(out / "fr/news/2020-11-mutual-opens/index.html").xpath("//main//figure//img")[0]
    assert french.get("lang") == "en", "what is not translated says so"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_picture_may_have_any_name_on_every_machine(with_picture: Path, tmp_path: Path, form: str) -> None:
    """Telephones and browsers give such names; readers never see them. In some locales Python knows no letter with an accent."""
    name, old = "Marché de Lomé (1).JPG", "March of the unions.jpg"
    folder = with_picture / "docs/assets/pictures"
    (folder / old).rename(folder / unicodedata.normalize(form, name))
    entries = with_picture / "data/pictures.yml"
    entries.write_text(entries.read_text(encoding="utf-8").replace(old, name), encoding="utf-8")
    assert [p for p in checked(with_picture).problems if p.level == "problem" or "picture" in p.code] == []
    poor = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"} | ({"PYTHONUTF8": "0"} if sys.prefix.isascii() else {})
    command = [sys.executable, ROOT / "scripts/build_pages.py", "--root", with_picture, "--out", tmp_path / "site"]
    done = subprocess.run(
        command, env=os.environ | poor | {"PRINT": "false"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/assets/pictures/march-480.jpg").is_file()


def test_what_a_camera_wrote_is_gone_and_the_picture_stands_upright(with_picture: Path, write: Write) -> None:
    write("docs/assets/pictures/March of the unions.jpg", photograph(1000, 500, turned=6))
    files = checked(with_picture).album.files
    assert len(files) == 6
    for name, data in files.items():
        with Image.open(io.BytesIO(data)) as image:
            assert not image.getexif() and not {"exif", "xmp", "icc_profile", "comment"} & set(image.info), name
            assert image.height == image.width * 2 and len(data) <= 180_000
            right = image.convert("RGB").getpixel((image.width * 3 // 4, image.height // 4))
            assert isinstance(right, tuple) and right[0] > 200 and right[1] < 60, "its upper left is upper right now"
        assert PLACE not in data


def test_versions_are_made_once_and_are_always_the_same(with_picture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = checked(with_picture).album.files
    (packed,) = (with_picture / "build/pictures").iterdir()
    packed.write_bytes(packed.read_bytes()[:-40])  # a build that was killed
    assert checked(with_picture).album.files == first
    monkeypatch.setattr(imaging, "version", lambda *_: pytest.fail("drawn again"))
    assert checked(with_picture).album.files == first


def test_a_transparent_picture_stays_transparent_and_a_small_one_small() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (100, 50), (255, 0, 0, 0)).save(out, "PNG")
    image = imaging.plain(out.getvalue())
    assert imaging.formats_of(image)[1] == "png" and imaging.measured(out.getvalue()) == imaging.Measure(100, 50)
    with Image.open(io.BytesIO(imaging.version(image, 100, "png"))) as drawn:
        assert drawn.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("size", [(900, 600), (300, 2400)])
def test_no_version_weighs_more_than_a_page_can_bear(size: tuple[int, int], mode: str) -> None:
    """Not even one of a picture of which no part is like another, or of a tall one."""
    image = Image.merge(mode, [Image.effect_noise(size, 120) for _ in mode])
    for kind in imaging.formats_of(image):
        for width in {min(width, image.width) for width in imaging.WIDTHS}:
            data, most = imaging.version(image, width, kind), imaging.most_at(width)
            assert len(data) <= most, f"{kind}, {width} px"
            with Image.open(io.BytesIO(data)) as drawn:
                assert drawn.width == width or len(data) > most * 0.4, "as many points as it can have"


@pytest.mark.parametrize("data", [b"", b"no picture", photograph()[:2000]], ids=["empty", "words", "cut off"])
def test_what_is_no_picture_is_found(data: bytes) -> None:
    assert not imaging.measured(data).readable


def test_a_feed_and_a_copy_on_a_stick_lead_to_the_pictures(
    with_picture: Path, small: Renderers, tmp_path: Path
) -> None:
    feed = atom_feed(small()["en"])
    assert feed.count("https://small.example/campaign/assets/pictures/march-") == 9 and '"/campaign/' not in feed
    Build(checked(with_picture), wish="false").write(tmp_path / "site")
    Portable(tmp_path / "site", tmp_path / "copy", "/campaign/").write()
    page = tmp_path / "copy/news/2020-11-mutual-opens/index.html"
    for element in parsed(page).xpath("//figure//*[@srcset]"):
        for one in element.get("srcset").split(", "):
            assert (page.parent / one.split()[0]).resolve().is_file()


def test_a_picture_among_words_or_by_an_address_is_refused(with_picture: Path, write: Write) -> None:
    text = (with_picture / NEWS).read_text(encoding="utf-8")
    write(NEWS, text.replace(CALL, "\n" + CALL.strip() + " among words, [and](/assets/pictures/March.jpg).\n"))
    assert sorted(p.code for p in checked(with_picture).problems) == ["picture-in-line", "picture-link"]


def test_only_a_paragraph_of_calls_becomes_a_block() -> None:
    for text, html in (
        ('{{ a("x") }}\n{{ a("y") }}', "<figure>x</figure>\n<figure>y</figure>"),
        ('> {{ a("x") }}', "<blockquote>\n<figure>x</figure>\n</blockquote>"),
    ):
        reading = read(text, 1)
        assert reading.in_lines() == []
        assert reading.answered(lambda call: f"<figure>{call.words[0]}</figure>", str) == html
    assert read('{{ a("x") }}', 1).answered(lambda _: "<b>7</b>", str) == "<p><b>7</b></p>"
    assert [c.written for c in read('Words {{ a("x") }}\n\n- {{ a("y") }}', 1).in_lines()] == [
        '{{ a("x") }}',
        '{{ a("y") }}',
    ]


def test_every_licence_that_is_public_has_its_page() -> None:
    calls = PictureCalls(None)  # type: ignore[arg-type]
    for licence in Licence.__args__:  # type: ignore[attr-defined]
        entry = {"id": "a", "file": "a.jpg", "alt": "A", "by": "B", "licence": licence, "people": "none"}
        deed = calls.deed(Picture.model_validate(entry))
        assert bool(deed) == licence.startswith("CC") and " " not in deed


def test_our_own_document_is_offered_with_its_size(
    small_root: Path, write: Write, replace: Replace, tmp_path: Path
) -> None:
    write("docs/assets/documents/report.pdf", b"%PDF-1.7\n" + b"%" * 420_000 + b"\n%%EOF\n")
    replace("data/resources.yml", "  languages: [nl]\n", "  languages: [nl]\n  file: report.pdf\n")
    content = checked(small_root)
    assert [p.code for p in notes(content) if p.code.startswith("document")] == []
    build = Build(content, wish="false")
    build.write(tmp_path / "site")
    assert gate_faults(build, tmp_path / "site") == []
    (link,) = parsed(tmp_path / "site/resources/index.html").xpath("//a[contains(@href, 'documents/report.pdf')]")
    card = link.xpath("ancestor::li")[0].text_content()
    assert link.get("type") == "application/pdf" and "PDF, 420\xa0kB" in card
