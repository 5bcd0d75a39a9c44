"""What is printed of the whole site: directories, posters and pictures, opened and read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
import segno
from built import BuiltSite, pages_build, report, succeeded
from PIL import Image
from printed import accessibility_problems, bookmarks_of, outside, overlaps, packed, tags_of, words_of

from campaign.kinds.win import WinCalls
from campaign.outputs.print_data import PrintData
from campaign.pages.meta import PICTURE_SIZE, SMALL_SIZE, is_large, picture_of
from campaign.pages.routes import views
from campaign.rules import checked
from campaign.views.view import View

pytestmark = pytest.mark.xdist_group("print")

A4 = (595, 842)


@pytest.fixture(scope="module")
def seen(sources: Path) -> dict[str, View]:
    """What the site was built from, as each language has it."""
    return views(checked(sources))


def file_of(built_site: BuiltSite, view: View, name: str) -> Path:
    """A file of one language."""
    return built_site.folder / view.prefix / name


@contextmanager
def opened(file: Path) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF, closed again."""
    data = file.read_bytes()
    assert data.startswith(b"%PDF-")
    with pypdfium2.PdfDocument(data) as document:
        yield document


def scopes(view: View) -> list[str | None]:
    """The whole network, and each continent that has members."""
    membership = view.membership
    return [None, *(c for c in membership.continents if membership.members_on(c))]


def test_directories_are_whole(built_site: BuiltSite, seen: dict[str, View]) -> None:
    """Every organisation of its scope with its website and every country, in every language; nothing over an edge."""
    for view in seen.values():
        membership = view.membership
        for scope in scopes(view):
            members = membership.members_on(scope) if scope else membership.members
            countries = membership.countries_in(scope) if scope else membership.countries
            name = f"print/members-{scope}.pdf" if scope else "print/members.pdf"
            file = file_of(built_site, view, name)
            words = "".join(words_of(file.read_bytes()))
            where = f"{view.prefix}{name}"
            report(f"Every organisation is in {where}.", [m.name for m in members if packed(m.name) not in words])
            sites = [packed(m.website).split("://")[-1].removeprefix("www.").strip("/") for m in members if m.website]
            report(f"Every website is in {where}.", [address for address in sites if address not in words])
            here = {m.id for m in members}
            others = [m.name for m in membership.members if m.id not in here and len(m.name) > 30]
            report(f"Nobody else is in {where}.", [other for other in others if packed(other) in words])
            with opened(file) as document:
                for page in document:
                    assert tuple(map(round, page.get_size())) == A4
                    assert overlaps(page) + outside(page) == [], where
            directory = view.language.gettext("Directory of members")
            title = f"{directory}: {view.term('continents', scope)}" if scope else directory
            assert accessibility_problems(file.read_bytes(), view.code, f"{title} · {view.settings.name}") == []
            with pikepdf.open(file) as pdf:
                bookmarks, tags = bookmarks_of(pdf), tags_of(pdf)
            assert [c for c in map(view.language.country, countries) if c not in bookmarks] == []
            assert tags.count("LI") >= len(members) and tags.count("L") >= len(countries)
            assert {m.language for m in members if m.language} - {view.code} <= tags.languages


def test_page_numbers_of_the_contents_are_right(built_site: BuiltSite, seen: dict[str, View]) -> None:
    """Each country stands on the page that the table of contents names, and no heading without its first organisation."""
    for view in seen.values():
        groups = [group for chapter in PrintData(view).directory()["chapters"] for group in chapter["groups"]]
        first = {group["name"]: packed(group["entries"][0]["name"]["text"]) for group in groups}
        with opened(file_of(built_site, view, "print/members.pdf")) as document:
            contents = packed(document[1].get_textpage().get_text_range())
            found, wrong = set(), []
            for bookmark in document.get_toc():
                at, name = bookmark.get_dest().get_index() + 1, bookmark.get_title()
                if name in first:
                    found.add(name)
                    words = packed(document[at - 1].get_textpage().get_text_range())
                    wrong += [] if first[name] in words else [f"{name}: alone at the end of page {at}"]
                    wrong += [] if packed(f"{name}{at}") in contents else [f"{name}: {at}"]
        report(f"{view.code}: the contents name the right pages.", wrong)
        assert found == set(first) == set(view.country_names(view.membership.countries))


def test_posters(built_site: BuiltSite, seen: dict[str, View]) -> None:
    """One page A4 with title, every demand, and a code that leads to the page of the campaign."""
    for view in seen.values():
        for campaign in view.records["campaigns"].values():
            page = view.by_path[f"campaigns/{campaign.id}"]
            file = file_of(built_site, view, f"print/poster-{campaign.id}.pdf")
            assert accessibility_problems(file.read_bytes(), view.code, f"{page.title} · {view.settings.name}") == []
            words = "".join(words_of(file.read_bytes()))
            assert packed(page.title) in words
            demands = [d for d in map(view.language.plain, campaign.demands) if packed(d) not in words]
            report("Every demand is on the poster.", demands)
            address = built_site.absolute(view.code, page.path)
            with opened(file) as document:
                assert len(document) == 1 and tuple(map(round, document[0].get_size())) == A4
                assert overlaps(document[0]) + outside(document[0]) == []
                assert code_on(document[0]) == [
                    list(map(bool, row)) for row in segno.make(address, error="m", micro=False).matrix
                ]


def test_fact_sheets(built_site: BuiltSite, seen: dict[str, View]) -> None:
    """One page A4 with who the network is and each figure for the press, and the page for the press offers it."""
    for view in seen.values():
        data, file = PrintData(view).facts(), file_of(built_site, view, "print/facts.pdf")
        title = f"{view.language.gettext('Fact sheet')} · {view.settings.name}"
        assert accessibility_problems(file.read_bytes(), view.code, title) == []
        words = "".join(words_of(file.read_bytes()))
        said = [
            data["about"]["text"],
            *(f["value"] for f in data["figures"]),
            *(f["work"]["text"] for f in data["figures"]),
        ]
        report("Who it is, every figure and its source are on the sheet.", [s for s in said if packed(s) not in words])
        with opened(file) as document:
            assert len(document) == 1 and tuple(map(round, document[0].get_size())) == A4
            assert overlaps(document[0]) + outside(document[0]) == []
        assert f'{view.prefix}print/facts.pdf"' in file_of(built_site, view, "press/index.html").read_text(
            encoding="utf-8"
        )


def code_on(page: pypdfium2.PdfPage) -> list[list[bool]]:
    """The squares of the code on a poster, read from its picture: it is 36 mm wide, 14 mm from the left, 12 from below."""
    mm = 72 / 25.4
    width, height = page.get_size()
    around = (13 * mm, 11 * mm, width - 51 * mm, height - 49 * mm)  # what is left off: left, below, right, above
    dark: Any = page.render(scale=8, crop=around).to_pil().convert("L").point(lambda v: 255 if v < 100 else 0)
    x0, y0, x1, _ = dark.getbbox()
    corner = 0  # the upper left corner has seven dark squares in a row
    while dark.getpixel((x0 + corner, y0 + 3)):
        corner += 1
    n = round((x1 - x0) / (corner / 7))
    step = (x1 - x0) / n
    return [[bool(dark.getpixel((x0 + (x + 0.5) * step, y0 + (y + 0.5) * step))) for x in range(n)] for y in range(n)]


def test_pictures(built_site: BuiltSite, seen: dict[str, View]) -> None:
    """One for each page or kind of page, of the size that networks ask for, small, on its ground, and not empty."""
    bad = []
    for code, view in seen.items():
        colours = view.looks.colours["light"]
        grounds = {tuple(bytes.fromhex(colours[name][1:])) for name in ("night", *view.membership.continents)}
        wanted = {}
        for page in view.pages:
            name = picture_of(view, page)
            wanted[f"{name}.png"] = PICTURE_SIZE if is_large(page.kind) or name == page.kind else SMALL_SIZE
            if is_large(page.kind):
                wanted[f"{name}-square.png"] = (1080, 1080)
        wins = WinCalls(view).all if view.has_page("wins") else []
        wanted |= {f"win-{win.id}.png": (1080, 1920) for win in wins}
        folder = file_of(built_site, view, "pictures")
        assert {file.name for file in folder.iterdir()} == set(wanted)
        for name, size in wanted.items():
            data = (folder / name).read_bytes()
            with Image.open(io.BytesIO(data)) as picture:
                shown = picture.convert("RGB")
                if (picture.size, picture.format, picture.mode) != (size, "PNG", "P"):
                    bad.append(f"{code}/{name}: {picture.size} {picture.format} {picture.mode}")
            if len(data) > 110_000:
                bad.append(f"{code}/{name}: {len(data)} bytes")
            x = 2 if view.language.direction == "ltr" else size[0] - 2
            ground: Any = shown.getpixel((x, size[1] // 2))
            # A palette rounds: the soft edges of many letters move their ground by one of 255 steps.
            if not any(all(abs(a - b) <= 1 for a, b in zip(ground, other, strict=True)) for other in grounds):
                bad.append(f"{code}/{name}: its ground has another colour")
            if len(shown.getcolors(100_000) or "x" * 300) < 8:
                bad.append(f"{code}/{name} is empty")
    report("Every picture is there and as it should be.", bad)


def test_pictures_of_two_languages_differ(built_site: BuiltSite, seen: dict[str, View]) -> None:
    """The words on a picture are those of its language."""
    homes = {file_of(built_site, view, "pictures/home.png").read_bytes() for view in seen.values()}
    assert len(homes) == len(seen)


def test_the_size_beside_a_link_is_that_of_the_file(built_site: BuiltSite, seen: dict[str, View]) -> None:
    """On the directory a link to each, on the page of a continent to its own."""
    for code, view in seen.items():
        names = {scope: f"members-{scope}.pdf" if scope else "members.pdf" for scope in scopes(view)}
        pages = {f"network/{scope}" if scope else "members": [name] for scope, name in names.items()}
        shown: dict[str, list[str]] = {path: [] for path in pages}
        for path in pages:
            page = built_site.page(code, path)
            for link in page.found("//a[@class='download']"):
                assert link.get("type") == "application/pdf"
                target, _ = built_site.target(page, link.get("href"))
                file = built_site.folder / str(target).removeprefix(built_site.base)
                size = view.language.file_size(file.stat().st_size)
                assert link.xpath(".//*[@class='download__size']")[0].text_content() == f"PDF, {size}"
                shown[path].append(file.name)
        assert shown == pages | {"members": list(names.values())}


def test_the_archive_for_journalists_holds_the_pictures(built_site: BuiltSite, seen: dict[str, View]) -> None:
    """It has each campaign's picture in each language."""
    with ZipFile(built_site.folder / "press/press.zip") as archive:
        names = set(archive.namelist())
    wanted = {f"pictures/campaign-{id}-{code}.png" for code, view in seen.items() for id in view.records["campaigns"]}
    assert wanted <= names


def test_without_print_no_page_misses_it(sources: Path, small_site: BuiltSite, tmp_path: Path) -> None:
    """PRINT=false makes a whole site without these files and without links to them."""
    assert "print/members.pdf" in small_site.files
    succeeded(pages_build(sources, tmp_path / "site", "--root", str(small_site.sources), PRINT="false"))
    site = BuiltSite(tmp_path / "site", small_site.sources)
    assert not [file for file in site.files if "print/" in file or "pictures/" in file or file.endswith(".zip")]
    report("No link leads nowhere.", [
        f"{page.file}: {written}"
        for page in site.pages for _, written, path, _ in page.links if not site.exists(path)
    ])  # fmt: skip
