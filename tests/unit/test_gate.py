"""The last gate: what slips through the check is found in the finished files, and nothing is published."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from common import ROOT, Write, faults

import build_pages
import new_network
from campaign.kinds.reading import read_content
from campaign.outputs.build import Build
from campaign.outputs.gate import faultless
from campaign.outputs.gate import files as files_of_gate
from campaign.outputs.gate import site as gate
from campaign.outputs.gate.formats import READERS
from campaign.outputs.gate.markup import Allowed
from campaign.records.gate_messages import GATE
from campaign.rules import checked, files, pictures, texts

pytestmark = pytest.mark.whole

SMALL = ROOT / "tests/small"
HOME = "https://www.example.org/"


@pytest.fixture(scope="module")
def made() -> Build:
    """The build of the small site, without what is printed. Not to be changed."""
    return Build(checked(SMALL), wish="false")


@pytest.fixture(scope="module")
def finished(made: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its finished folder. Not to be changed."""
    out = tmp_path_factory.mktemp("finished") / "site"
    made.write(out)
    return out


def test_has_nothing_against_a_good_site(made: Build, finished: Path) -> None:
    assert gate.faults(made, finished) == []


def test_reads_what_is_new(made: Build, finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that had no fault is not read again; one with a fault is, each time, and so are all for another site."""
    monkeypatch.setattr(faultless, "FOLDER", tmp_path / "cache")
    site = shutil.copytree(finished, tmp_path / "site")
    asked = list[str]()

    def reading(allowed: Allowed, file: str, data: bytes, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        asked.append(file)
        return files_of_gate.read(allowed, file, data, languages)

    def read_again() -> list[str]:
        asked.clear()
        gate.faults(made, site)
        return sorted(asked)

    monkeypatch.setattr(gate, "read", reading)
    monkeypatch.setattr(gate, "in_parts", lambda works: [work() for work in works])
    everything = read_again()
    assert len(everything) > 100 and read_again() == []
    (site / "index.html").write_text("torn", encoding="utf-8")
    assert read_again() == read_again() == ["index.html"]
    shutil.copy(site / "members/index.html", site / "about/index.html")  # the same bytes, under another name
    assert read_again() == ["about/index.html", "index.html"]
    monkeypatch.setattr(made.views["en"], "address", "https://elsewhere.example/")
    assert len(read_again()) == len(everything)


def test_has_nothing_against_another_network_with_what_is_printed(tmp_path: Path) -> None:
    build = Build(checked(ROOT / "tests/other"), wish="false")
    build.printed = {"print/x.pdf": b"%PDF-1.7 %%EOF", "pictures/x.png": b"\x89PNG\r\n\x1a\n IEND"}
    build.write(tmp_path)
    assert gate.faults(build, tmp_path) == []


@pytest.mark.whole
@pytest.mark.parametrize("languages", ["en", "fr,nl", "ar,pt"])
def test_has_nothing_against_a_new_network(languages: str, tmp_path: Path) -> None:
    """Also where the generator does not speak a language yet, so that its pages are in English until they are translated."""
    new_network.main([str(tmp_path / "new"), "--name", "New", "--languages", languages])
    build = Build(checked(tmp_path / "new"), wish="false")
    build.write(tmp_path / "site")
    assert gate.faults(build, tmp_path / "site") == []


def test_a_preview_may_be_anything(tmp_path: Path) -> None:
    assert gate.faults(Build(checked(SMALL), preview=True), tmp_path) == []


# -- markup ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def allowed() -> Allowed:
    """The allow-list of a site that has two pages."""
    return Allowed(lambda address: urlsplit(address).path in ("/", "/x/"), HOME)


BAD = {
    "gate-html": [
        '<meta http-equiv="refresh" content="0;url=https://evil.example/">', "<style>p{}</style>", "<base>",
        '<iframe src="/x/"></iframe>', '<p style="color: red">x</p>', '<p onclick="x">x</p>', "<evil>x</evil>",
        '<form action="/x/" method="post"></form>', '<script type="text/javascript">x</script>', "<svg><foreignObject>",
        '<svg><use href="https://evil.example/#x"/></svg>', '<svg><path fill="url(https://evil.example/)"/></svg>',
        '<link rel="prefetch" href="/x/">', "<SCRIPT>x</SCRIPT>", '<p dir="up">x</p>',
    ],
    "gate-torn": [
        "<p>x", "x</p>", "<p>x</div>", '<p class="x>x</p>', "<p class=x>x</p>", "a < b", "<!-- x -->", "<p", "<![CDATA[x]]>",
        '<p class="a" <b>x</b></p>', "<?php ?>",
    ],
    "gate-address": [
        '<a href="javascript:alert(1)">x</a>', '<a href="java\nscript:alert(1)">x</a>', '<a href=" javascript:x">x</a>',
        '<a href="&#106;avascript:x">x</a>', '<a href="JAVASCRIPT:x">x</a>', '<a href="data:text/html,x">x</a>',
        '<a href="vbscript:x">x</a>', '<a href="http://other.example/">x</a>', '<a href="//other.example/">x</a>',
        '<a href="/\\other.example/">x</a>', '<a href="">x</a>', '<a href="/nowhere/">x</a>', '<a href="x/">x</a>',
        '<a href="https://">x</a>', '<a href="/x/../../etc/passwd">x</a>', '<img src="https://track.example/x.png" alt="">',
        '<script src="https://cdn.example/x.js"></script>', '<form action="https://evil.example/"></form>',
        '<img src="/x.png" srcset="/nowhere.png 1w, /x.png 2w" alt="">', '<source srcset="https://track.example/x.png 1w">',
        '<link rel="canonical" href="https://other.example/">', '<img src="data:image/png;base64,x" alt="">',
    ],
    "gate-id": ['<p id="a">x</p><p id="a">y</p>'],
    "gate-sign": ["a\a", "\0", "\x0b", "\x1b[0m", "\ufffe", "\uffff", "\x85"],
}  # fmt: skip
GOOD = [
    '<a href="/x/#part">x</a><a href="#part">y</a><a href="https://other.example/?a=1&amp;b=2">z</a>',
    '<a href="mailto:info@other.example?subject=A%20letter">x</a><a href="tel:+3222">y</a>',
    f'<link rel="canonical" href="{HOME}x/"><a href="{HOME}of-the-former-site">x</a>',
    '<p>5 > 4, “a” &amp; &lt;b&gt; javascript: url(x)</p><br><hr/><img src="/x/?v=1" alt="x > y" data-x=\'["a"]\'>'.replace("x > y", "x &gt; y"),
    '<source type="image/avif" srcset="/x/?v=1 160w, /x/?v=2 480w" sizes="(min-width: 44rem) 40rem, 92vw">',
    '<table><tr><td class="to-end">1</td></tr></table>',
    '<svg viewBox="0 0 1 1"><path d="M0 0" fill="#fff" clip-path="url(#a)"/></svg>',
]  # fmt: skip


@pytest.mark.parametrize(("code", "markup"), [(code, markup) for code, all_ in BAD.items() for markup in all_])
def test_refuses(allowed: Allowed, code: str, markup: str) -> None:
    assert code in {found for found, _ in allowed.markup(f"<div>{markup}</div>")}


@pytest.mark.parametrize("markup", GOOD)
def test_lets_through(allowed: Allowed, markup: str) -> None:
    assert list(allowed.markup(f"<div>{markup}</div>")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('lang="en"', 'lang="fr"'), ('lang="en"', ""), ("<title>T</title>", ""), ("<h1>H</h1>", ""),
        ("<h1>H</h1>", "<h1><b> </b></h1>"), ("<h1>H</h1>", "<h1>H</h1><h1>I</h1>"), ("<main>", "<div>"),
        ("<title>T</title>", "<title>&#32;</title>"), ("<!doctype html>", ""), ("{}", "{"),
    ],
)  # fmt: skip
def test_a_page_has_what_every_page_needs(allowed: Allowed, old: str, new: str) -> None:
    page = (
        '<!doctype html><html lang="en"><head><title>T</title><script type="application/ld+json">{}</script></head>'
        "<body><main><h1>H</h1>x</main></body></html>"
    )
    assert list(allowed.page(page, ("en",))) == [] and old in page
    assert list(allowed.page(page.replace(old, new), ("en",))) != []


# -- files -------------------------------------------------------------------------------------


def spoilt(file: str, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """A change of one finished file."""
    return lambda site: (site / file).write_bytes(change((site / file).read_bytes()))


SPOILT: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a page is missing": ("gate-missing", lambda site: (site / "about/index.html").unlink()),
    "a feed is missing": ("gate-missing", lambda site: (site / "fr/feed.xml").unlink()),
    "a file too many": ("gate-stray", lambda site: (site / "evil.html").write_text("x", encoding="utf-8")),
    "a hidden file": ("gate-stray", lambda site: (site / ".htaccess").write_text("x", encoding="utf-8")),
    "a link too many": ("gate-stray", lambda site: (site / "host").symlink_to("/etc")),
    "a link instead of a file": (
        "gate-link", lambda site: ((site / "robots.txt").unlink(), (site / "robots.txt").symlink_to("/etc/hostname")),
    ),
    "an empty page": ("gate-empty", spoilt("about/index.html", lambda _: b"")),
    "half a page": ("gate-torn", spoilt("about/index.html", lambda data: data[: data.index(b"<main")])),
    "a page in Latin-1": ("gate-unreadable", spoilt("about/index.html", lambda data: data + b"\xe9")),
    "a page in another language": ("gate-lacks", spoilt("fr/about/index.html", lambda d: d.replace(b'<html lang="fr"', b"<html"))),
    "half a feed": ("gate-unreadable", spoilt("feed.xml", lambda data: data[:-20])),
    "a feed with a control character": ("gate-unreadable", spoilt("feed.xml", lambda d: d.replace(b"<id>", b"<id>\a", 1))),
    "a feed with an entity": ("gate-unreadable", spoilt("feed.xml", lambda d: d.replace(b"?>", b"?><!DOCTYPE a>", 1))),
    "a script in a feed": (
        "gate-html", spoilt("feed.xml", lambda d: d.replace(b'type="html">', b'type="html">&lt;evil&gt;&lt;/evil&gt;', 1)),
    ),
    "half a sitemap": ("gate-unreadable", spoilt("sitemap.xml", lambda data: data[:-20])),
    "half an index": ("gate-unreadable", spoilt("search.json", lambda data: data[:-20])),
    "half a manifest": ("gate-unreadable", spoilt("fr/manifest.webmanifest", lambda data: data[:-20])),
    "a row too long": ("gate-unreadable", spoilt("data/members.csv", lambda data: data + b"1,2\r\n")),
    "half a calendar": ("gate-unreadable", spoilt("events.ics", lambda data: data[:-17])),
    "a long line in a calendar": ("gate-unreadable", spoilt("events.ics", lambda d: d.replace(b"SUMMARY", b"X" * 80, 1))),
    "a style from elsewhere": ("gate-unreadable", spoilt("assets/css/site.css", lambda d: d + b"@import 'https://a.b'")),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILT)
def test_finds(what: str, made: Build, finished: Path, tmp_path: Path) -> None:
    code, change = SPOILT[what]
    site = shutil.copytree(finished, tmp_path / "site")
    change(site)
    assert [p.code for p in gate.faults(made, site)] == [code]


@pytest.mark.parametrize("kind", sorted(set(READERS) - {"txt", "js", "css"}))
def test_no_kind_of_file_is_just_any_bytes(kind: str) -> None:
    with pytest.raises(ValueError):
        READERS[kind](b"just any words")


def test_the_same_fault_on_many_pages_is_said_once(made: Build, finished: Path, tmp_path: Path) -> None:
    site = shutil.copytree(finished, tmp_path / "site")
    for page in (f for f in (site / "fr").rglob("index.html") if "refresh" not in f.read_text(encoding="utf-8")):
        page.write_text(page.read_text(encoding="utf-8").replace("<main", "<evil></evil><main"), encoding="utf-8")
    found = gate.faults(made, site)
    assert len(found) == 1 and "(+" in found[0].params["page"] and found[0].file.startswith("docs/fr/")


def test_a_fault_is_named_with_the_text_or_the_line_of_the_record(made: Build, finished: Path, tmp_path: Path) -> None:
    site = shutil.copytree(finished, tmp_path / "site")
    member = next(iter(made.content.records["members"]))
    for page in ("about", f"members/{member}"):
        (site / page / "index.html").write_bytes(b"")
    places = {(p.file, p.line) for p in gate.faults(made, site)}
    assert places == {("docs/en/about.md", 1), made.content.records.place("members", member)[:2]}


# -- from the sources --------------------------------------------------------------------------


def assets(root: Path) -> Path:
    """A folder of assets of the network's own, beside the generator's."""
    return root / "docs/assets"


def svg(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


# A file dropped among the assets, and what the check says of it: what the gate would refuse, it refuses already.
DROPPED: dict[str, tuple[str, bytes]] = {
    "empty.docx": ("gate-empty", b""),
    "film.mp4": ("gate-unreadable", b"hello there, this is no film"),
    "x.png": ("gate-unreadable", b"<html>"),
    "events.svg": ("gate-html", svg('<set onbegin="x"/>')),
    "script.svg": ("gate-html", svg("<script>alert(1)</script>")),
    "x.exe": ("file-kind", b"x"),
    "a&b #2.txt": ("file-address", b"x"),
    "caf\udce9.png": ("file-address", b"x"),  # a name in Latin-1
}


@pytest.mark.parametrize("name", DROPPED)
def test_what_is_dropped_among_the_assets_is_told_by_the_check(name: str, small_root: Path) -> None:
    code, data = DROPPED[name]
    (assets(small_root) / name).write_bytes(data)
    file = f"docs/assets/{name}".encode(errors="backslashreplace").decode()
    assert [(p.file, p.code) for p in faults(checked(small_root))] == [(file, code)]


@pytest.mark.parametrize("file", ["docs/assets/x.txt", "docs/en/gone.md", "docs/en/round"])
def test_a_link_to_another_place_is_told_by_the_check(file: str, small_root: Path) -> None:
    assets(small_root)
    (small_root / file).symlink_to(".." if file.endswith("round") else "/nowhere/at/all")
    assert [(p.file, p.code) for p in faults(checked(small_root))] == [(file, "gate-link")]


def test_what_machines_leave_behind_is_not_published(small_root: Path, tmp_path: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "x.png~"):
        (small_root / "docs/en" / name).write_bytes(b"x")
    folder = assets(small_root)
    for name in (".DS_Store", "Thumbs.db", "x.png~"):
        (folder / name).write_bytes(b"x")
    content = checked(small_root)
    assert faults(content) == [] and not {".DS_Store", "Thumbs.db", "x.png~"} & set(content.looks.asset_files)


def test_what_slips_through_the_check_is_not_published(
    small_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PRINT", "false")
    monkeypatch.setattr(files, "asset_faults", lambda *_: ())
    (assets(small_root) / "x.png").write_bytes(b"<html>")
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("yesterday", encoding="utf-8")
    assert build_pages.main(["--root", str(small_root), "--out", str(old)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("docs/assets/x.png:1: ") and gate.REFUSED in said and "Traceback" not in said
    assert [f.read_text(encoding="utf-8") for f in old.iterdir()] == ["yesterday"]


def test_what_a_text_lets_through_is_found(small_root: Path, write: Write, tmp_path: Path) -> None:
    """Whether the check refuses it already or not: what has got into a page is found there."""
    content = read_content(small_root)
    texts = content.prose["about"]
    texts["en"] = replace(texts["en"], body="[x](\njavascript:alert(1))\n\nA \x08 sign.\n")
    build = Build(content, wish="false")
    site = tmp_path / "site"
    build.write(site)
    found = {(p.file, p.code, p.params["value"]) for p in gate.faults(build, site)}
    assert ("docs/en/about.md", "gate-address", "javascript:alert(1)") in found
    assert ("docs/en/about.md", "gate-sign", "U+0008") in found


def test_markup_in_a_catalogue_stays_words(small_root: Path, tmp_path: Path) -> None:
    """By the way templates are filled; should that ever change, the gate finds it (see above)."""
    file = small_root / "locales/fr.po"
    text = (
        file.read_text(encoding="utf-8")
        if file.exists()
        else 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    )
    refresh = '<meta http-equiv=refresh content=\\"0;url=https://evil.example/\\">'
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'{text}\nmsgid "Skip to content"\nmsgstr "{refresh}"\n', encoding="utf-8")
    content = checked(small_root)
    build = Build(content, wish="false")
    site = tmp_path / "site"
    build.write(site)
    page = (site / "fr/index.html").read_text(encoding="utf-8")
    assert "&lt;meta http-equiv=refresh" in page and "<meta http-equiv=refresh" not in page
    assert gate.faults(build, site) == []


def test_every_sentence_of_the_gate_is_tried() -> None:
    tried = {*BAD, *(code for code, _ in SPOILT.values()), *(code for code, _ in DROPPED.values()), "gate-link"}
    assert tried >= set(GATE)


LINKS = (
    "[a]()", "[a](<>)", "[a]( )", '[a]( "t")', "[a](< >)", "[a](#)", '[a](# "t")', "[a](#b)", "[a](<#a b>)", "![]()",
    "<https://example.org>", "<https://>", "<a@b.org>", "<mailto:a@b.org>", "[a](/data/)", "[a](/data/nothing.json)",
    "[a](/data/members.json)", "[a](/data/../about/)", "[a](/assets/)", "[a](/assets/pictures/a.jpg)", "[a](/assets/css/site.css)",
    "[a](data:text/html,x)", "[a](javascript:a)", "[a](tel:+3221234567)", "[a](//about/)", "[a](//example.org/)", "[a](/about)",
    "[a](/about//)", "[a](/about/?q=1)", "[a](/feed.xml)", "[a](/404.html)", "[a](?q=1)", "[a](about)", "[a](https://)",
    "[a](https://x)", "[a](<https://example.org/a b>)", "[a](https:example.org)", "[a](mailto:)", "[a](mailto:?subject=x)",
    "[a](/about/%00)", "[a](</about/\n>)", "[a](\\#)", "[a](xmpp:a@b.org)", "[a][c]\n\n[c]: <>", "[a][d]\n\n[d]: #", "[a][/about/]",
)  # fmt: skip


def test_what_the_check_says_of_a_link_the_gate_does_not_say_again(small_root: Path, tmp_path: Path) -> None:
    """Each way in which a link can be written: one that the check lets pass leads somewhere on the finished page."""
    text = small_root / "docs/en/about.md"
    before, passed = text.read_text(encoding="utf-8"), []
    for link in LINKS:
        text.write_text(f"{before}\n\n{link}\n", encoding="utf-8")
        content = read_content(small_root)
        rules = (*texts.RULES, *texts.TRIALS, *pictures.RULES)
        passed += [link] if not any(p.level == "problem" for rule in rules for p in rule(content)) else []
    assert 15 < len(passed) < len(LINKS) - 15, "one of the two lets everything pass, or nothing"
    text.write_text("\n\n".join([before, *passed]) + "\n", encoding="utf-8")
    content = checked(small_root)
    assert not content.broken
    build = Build(content, wish="false")
    build.write(tmp_path / "site")
    assert gate.faults(build, tmp_path / "site") == []
