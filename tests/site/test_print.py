"""What is printed of the real site: directories, posters and pictures, opened and read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
import segno
from built import BuiltSite, mkdocs_build, pages_build, read_yaml, report, succeeded, tree_bytes
from campaign.model import CONTINENTS
from PIL import Image
from printed import accessibility_problems, bookmarks_of, fonts_of, outside, overlaps, packed, tags_of, words_of

from campaign.pages import CONTINENT_NAMES
from campaign.rules import checked
from campaign.views.content import Content

pytestmark = pytest.mark.xdist_group("print")

A4 = (595, 842)
LANGUAGES = ("en", "fr", "es", "nl")
SCOPES = (None, *CONTINENTS)
OUR_FONTS = {"Display-800", "Text-400", "Text-600"}
NIGHT = (28, 21, 48)
PAGES = {None: (18, 40), "africa": (8, 18), "asia": (6, 14), "europe": (4, 8), "latin-america-caribbean": (6, 14)}


@pytest.fixture(scope="module")
def content(sources: Path) -> Content:
    """What the site was built from."""
    return checked(sources)


def file_of(built_site: BuiltSite, language: str, name: str) -> Path:
    """A file of one language."""
    return built_site.folder / built_site.prefix(language) / name


@contextmanager
def opened(file: Path) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF, closed again."""
    data = file.read_bytes()
    assert data.startswith(b"%PDF-")
    with pypdfium2.PdfDocument(data) as document:
        yield document


@pytest.mark.parametrize("scope", SCOPES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_directory_is_whole(built_site, content, language, scope):
    """Every organisation of its scope with its website, every country, page numbers, bookmarks, language, tags, our fonts."""
    site, text = content.site, content.texts[language]
    members = site.members_on(scope) if scope else list(site.members.values())
    countries = site.countries_in(scope) if scope else site.countries
    name = f"print/members-{scope}.pdf" if scope else "print/members.pdf"
    file = file_of(built_site, language, name)
    words = "".join(words_of(file.read_bytes()))
    report("Every organisation is in the directory.", [m.name for m in members if packed(m.name) not in words])
    sites = [packed(m.website).removeprefix("https://").removeprefix("www.").strip("/") for m in members if m.website]
    report("Every website is printed.", [address for address in sites if address not in words])
    others = [m.name for m in site.members.values() if m not in members and len(m.name) > 30]
    report("Nobody else is in it.", [name for name in others if packed(name) in words])
    with opened(file) as document:
        assert PAGES[scope][0] <= len(document) <= PAGES[scope][1]
        for page in document:
            assert tuple(map(round, page.get_size())) == A4
            assert overlaps(page) + outside(page) == []
        numbered = [n for n in range(1, len(document) + 1) if f"{n}/{len(document)}" in words]
        assert len(numbered) >= len(document) - 2 - len(CONTINENTS)
    directory = text.gettext("Directory of members")
    title = f"{directory}: {continent_name(scope, text)}" if scope else directory
    assert accessibility_problems(file.read_bytes(), language, f"{title} · INSP!R") == []
    with pikepdf.open(file) as pdf:
        bookmarks, tags = bookmarks_of(pdf), tags_of(pdf)
        assert [c for c in map(text.country, countries) if c not in bookmarks] == []
        assert fonts_of(pdf) == OUR_FONTS
    strategic = [c for c in ([scope] if scope else CONTINENTS) if site.strategic_on(c)]
    assert tags.count("LI") >= len(members) and tags.count("L") >= len(countries) + len(strategic)
    assert {m.language for m in members if m.language} - {language} <= tags.languages


def continent_name(continent, text):
    """The name of a continent in one language."""
    return text.gettext(CONTINENT_NAMES[continent])


def test_page_numbers_of_the_contents_are_right(built_site, content):
    """Each country stands on the page that the table of contents names, and no heading without its first organisation."""
    for language in LANGUAGES:
        text = content.texts[language]
        first = {
            text.country(c): min(content.site.members_in(c), key=lambda m: text.sort_key(m.acronym or m.name)).name
            for c in content.site.countries
        }
        with opened(file_of(built_site, language, "print/members.pdf")) as document:
            contents = document[1].get_textpage().get_text_range()
            wrong = []
            for bookmark in document.get_toc():
                at = bookmark.get_dest().get_index() + 1
                name = bookmark.get_title()
                if name in first:
                    words = packed(document[at - 1].get_textpage().get_text_range())
                    wrong += [] if packed(first[name]) in words else [f"{name}: alone at the end of page {at}"]
                    wrong += [] if packed(f"{name}{at}") in packed(contents) else [f"{name}: {at}"]
            report(f"{language}: the contents name the right pages.", wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_posters(built_site, content, language):
    """One page A4 with title, figure, every demand, and a code that leads to the page of the campaign."""
    assert content.site.campaigns
    for campaign in content.site.campaigns.values():
        text, page = content.texts[language], content.prose[f"campaigns/{campaign.id}"][language]
        file = file_of(built_site, language, f"print/poster-{campaign.id}.pdf")
        assert accessibility_problems(file.read_bytes(), language, f"{page.title} · INSP!R") == []
        with opened(file) as document:
            assert len(document) == 1 and tuple(map(round, document[0].get_size())) == A4
            assert overlaps(document[0]) + outside(document[0]) == []
            words = "".join(words_of(file.read_bytes()))
            assert packed(page.title) in words
            report(
                "Every demand is on the poster.",
                [d for d in map(text.plain, campaign.demands) if packed(d) not in words],
            )
            address = f"{built_site.address}{built_site.prefix(language)}campaigns/{campaign.id}/"
            assert packed(address).removeprefix("https://").removeprefix("www.").strip("/") in words
            assert code_on(document[0]) == [
                list(map(bool, row)) for row in segno.make(address, error="m", micro=False).matrix
            ]


def code_on(page: pypdfium2.PdfPage) -> list[list[bool]]:
    """The squares of the code on a poster, read from its picture: it is 36 mm wide, 14 mm from the left, 12 from below."""
    scale = 8
    picture = page.render(scale=scale).to_pil().convert("L")
    mm = scale * 72 / 25.4
    left, bottom, size = 14 * mm, picture.height - 12 * mm, 36 * mm
    dark = picture.point(lambda v: 255 if v < 100 else 0).crop(
        tuple(map(round, (left - 5, bottom - size - 5, left + size + 5, bottom + 5)))
    )
    x0, y0, x1, _ = dark.getbbox()
    corner = 0  # the upper left corner has seven dark squares in a row
    while dark.getpixel((x0 + corner, y0 + 3)):
        corner += 1
    n = round((x1 - x0) / (corner / 7))
    step = (x1 - x0) / n
    return [[bool(dark.getpixel((x0 + (x + 0.5) * step, y0 + (y + 0.5) * step))) for x in range(n)] for y in range(n)]


def test_pictures(built_site, content):
    """One for each kind of page and each campaign, of the size that networks ask for, small and not empty."""
    bad = []
    for language in LANGUAGES:
        kinds = {page.kind for page in built_site.of(language)} - {"campaign"}
        wanted = {f"{kind}.png": (1200, 630) for kind in kinds}
        wanted |= {f"campaign-{id}.png": (1200, 630) for id in content.site.campaigns}
        wanted |= {f"campaign-{id}-square.png": (1080, 1080) for id in content.site.campaigns}
        folder = file_of(built_site, language, "pictures")
        assert {file.name for file in folder.iterdir()} == set(wanted)
        for name, size in wanted.items():
            data = (folder / name).read_bytes()
            picture = Image.open(io.BytesIO(data))
            if picture.size != size or picture.format != "PNG":
                bad.append(f"{language}/{name}: {picture.size}")
            if len(data) > 70_000:
                bad.append(f"{language}/{name}: {len(data)} bytes")
            if picture.mode != "P" or picture.convert("RGB").getpixel((2, size[1] // 2)) != NIGHT:
                bad.append(f"{language}/{name}: its ground has another colour")
            if len(picture.convert("RGB").getcolors(300) or "x" * 300) < 8:
                bad.append(f"{language}/{name} is empty")
    report("Every picture is there and as it should be.", bad)


def test_pictures_of_two_languages_differ(built_site):
    """The words on a picture are those of its language."""
    for kind in ("home", "member", "theme", "case-study"):
        assert len({file_of(built_site, language, f"pictures/{kind}.png").read_bytes() for language in LANGUAGES}) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_size_beside_a_link_is_that_of_the_file(built_site, content, language):
    """On the directory five links, on the page of a continent its own."""
    shown = {}
    for path in ("members", *(f"network/{continent}" for continent in CONTINENTS)):
        page = built_site.by_url[built_site.url(language, path)]
        for link in page.tree.xpath("//a[@class='download']"):
            assert link.get("type") == "application/pdf"
            target, _ = built_site.target(page, link.get("href"))
            file = built_site.folder / target.removeprefix(built_site.base)
            size = content.texts[language].file_size(file.stat().st_size)
            assert link.xpath(".//*[@class='download__size']")[0].text_content() == f"PDF, {size}"
            shown.setdefault(path, []).append(file.name)
    whole = ["members.pdf", *(f"members-{continent}.pdf" for continent in CONTINENTS)]
    assert shown == {"members": whole} | {f"network/{c}": [f"members-{c}.pdf"] for c in CONTINENTS}


def test_the_archive_for_journalists_holds_the_pictures(built_site, content):
    """It is there and has each campaign's pictures in each language."""
    with ZipFile(built_site.folder / "press/inspir-press.zip") as archive:
        names = archive.namelist()
    for id in content.site.campaigns:
        for language in LANGUAGES:
            assert f"pictures/campaign-{id}-{language}.png" in names


def test_without_print_no_page_misses_it(sources, tmp_path):
    """PRINT=false makes a whole site without these files and without links to them, in both ways of building."""
    succeeded(pages_build(sources, tmp_path / "site", PRINT="false"))
    succeeded(mkdocs_build(sources, tmp_path / "mkdocs", PRINT="false"))
    assert tree_bytes(tmp_path / "mkdocs") == tree_bytes(tmp_path / "site")
    site = BuiltSite(tmp_path / "site", sources)
    assert not [file for file in site.files if "print/" in file or "pictures/" in file or file.endswith(".zip")]
    report("No link leads nowhere.", [
        f"{page.file}: {written}"
        for page in site.pages for _, written, path, _ in site.links(page) if not site.exists(path)
    ])  # fmt: skip


def test_nothing_is_printed_where_speed_is_measured(sources):
    """The benchmark would measure the printing press otherwise."""
    bench = Path(__file__).resolve().parents[1] / "bench/bench.py"
    assert '"PRINT": "false"' in bench.read_text(encoding="utf-8")
    assert read_yaml(sources / "data/site.yml")["languages"] == list(LANGUAGES)
