"""YAML as people write it: its traps stay text, its slips become sentences, and nothing crashes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from common import SMALL, Replace, Write, faults

import validate
from campaign.kinds import filed_kinds
from campaign.kinds.reading import SETTINGS, VOCABULARY
from campaign.records import kept
from campaign.records.fields import COUNTRIES
from campaign.records.problems import MESSAGES
from campaign.records.yaml_file import Document, load_yaml, parse_yaml
from campaign.rules import checked

DATA_FILES = [*(kind.file for kind in filed_kinds() if (SMALL / kind.file).is_file()), SETTINGS, VOCABULARY]
NASTY = {
    "empty": b"",
    "one-space": b" ",
    "only-comments": b"# nothing\n# here\n",
    "null": b"null\n",
    "text": b"hello\n",
    "list-of-lists": b"- [a, [b, [c]]]\n- - - d\n",
    "list-of-nulls": b"-\n-\n- ~\n",
    "binary": bytes(range(256)),
    "utf-16": "- id: bi-é\n".encode("utf-16"),
    "nul-byte": b"- id: a\x00b\n",
    "escape": b"- id: \x1b[31mred\n",
    "two-documents": b"- id: a\n---\n- id: b\n",
    "directive": b"%YAML 3.0\n- id: a\n",
    "tag": b"- !!python/object/apply:os.system ['true']\n",
    "strange-key": b"- ? [a, b]\n  : c\n- {? {x: y} : z}\n",
    "merge-key": b"- &a {id: a}\n- <<: *a\n",
    "anchor": b"- &a [x]\n- *a\n",
    "unknown-alias": b"- *nowhere\n",
    "endless-alias": b"- &a [*a]\n- &b {id: *b}\n",
    "laughs": b"- &a [x, x]\n" + b"".join(b"- &%c [*%c, *%c]\n" % (c + 1, c, c) for c in range(97, 110)),
    "deep-flow": b"[" * 5000,
    "deep-flow-closed": b"[" * 900 + b"]" * 900,
    "deep-block": "".join(" " * i + "-\n" for i in range(900)).encode(),
    "long-line": b"- id: " + b"a" * 500_000 + b"\n",
    "open-quote": b'- id: "a\n  name: b\n',
    "open-bracket": b"- id: [a\n- id: b\n",
    "numbers": b"- id: 1e309\n  value: .nan\n- {1: 2, 1.5: .inf, true: no}\n",
    "windows-old-mac": b"- id: a\r  name: b\r",
}


def rows_of(small_root: Path, capsys: pytest.CaptureFixture[str]) -> list[dict]:
    """What validate prints as JSON for the small site."""
    validate.main(["--root", str(small_root), "--format", "json"])
    return json.loads(capsys.readouterr().out)


@pytest.mark.whole
@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("file", ["members.yml", "data/figures.yml", "data/site.yml"])
def test_survives(file: str, name: str, small_root: Path, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write(file, NASTY[name])
    rows = rows_of(small_root, capsys)
    assert any(row["file"] == file for row in rows) or name in ("empty", "one-space", "only-comments", "null")
    for row in rows:
        for machinery in ("Node(", "Traceback", "Error", "\x00", "<class"):
            assert machinery not in row["message"] + row["remedy"]


@pytest.mark.whole
@pytest.mark.parametrize("name", NASTY)
def test_survives_the_same_in_the_head_of_a_text(name: str, small_root: Path, write: Write) -> None:
    write("docs/en/about.md", b"---\n" + NASTY[name] + b"\n---\nWords.\n")
    found = [p for p in checked(small_root).problems if p.file == "docs/en/about.md"]
    assert found and all(p.code in MESSAGES for p in found)


@pytest.mark.whole
@pytest.mark.parametrize("file", [*DATA_FILES, "locales/fr.po", "docs/en/about.md"])
def test_survives_a_folder_in_place_of(file: str, small_root: Path) -> None:
    (small_root / file).unlink()
    (small_root / file).mkdir()
    assert file in {p.file for p in faults(checked(small_root))}


@pytest.mark.whole
@pytest.mark.parametrize("file", [*DATA_FILES, "locales/fr.po", "docs/en/about.md", "docs/en/members/index.md"])
def test_files_of_windows_editors_are_good_input(file: str, small_root: Path, write: Write) -> None:
    unix = (small_root / file).read_bytes()
    write(file, b"\xef\xbb\xbf" + unix.replace(b"\n", b"\r\n"))
    assert faults(checked(small_root)) == []


def test_all_files_with_byte_order_mark_and_windows_line_ends(small_root: Path, write: Write) -> None:
    for file in (f for f in small_root.rglob("*") if f.suffix in {".yml", ".md", ".po"} and "assets" not in f.parts):
        write(str(file.relative_to(small_root)), b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    windows = checked(small_root)
    assert faults(windows) == []
    assert "\r" not in windows.prose["about"]["en"].body + windows.prose["about"]["fr"].title
    assert windows.languages["fr"].gettext("Home") == "Accueil"


BAD_PO = {
    "empty": b"",
    "binary": bytes(range(256)),
    "latin": 'msgid "a"\nmsgstr "é"\n'.encode("latin-1"),
    "words": b"hello\n",
    "no-msgstr": b'msgid "a"\n',
    "too-many-plurals": b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[9] "y"\n',
    "unknown-charset": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n\nmsgid "a"\nmsgstr "b"\n',
    "mad-plural": b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=__import__(1);\\n"\n',
    "zero-plurals": b'msgid ""\nmsgstr "Plural-Forms: nplurals=0; plural=0;\\n"\n\nmsgid "a"\nmsgstr "b"\n',
    "lost-backslash": b'msgid "a\\"\nmsgstr "b"\n',
}


@pytest.mark.parametrize("name", BAD_PO)
def test_survives_a_catalogue_that_is(name: str, small_root: Path, write: Write) -> None:
    write("locales/fr.po", BAD_PO[name])
    content = checked(small_root)
    assert all(p.code in MESSAGES for p in content.problems)
    assert content.languages["fr"].ngettext("one", "many", 2)


@pytest.mark.parametrize(
    "line", ['msgstr "Accueil', "msgstr Accueil", "msgstr 'Accueil'", 'msgstr "Acc"ueil"', "mgstr"]
)
def test_quotation_marks_of_a_catalogue_are_not_guessed(line: str, small_root: Path, replace: Replace) -> None:
    replace("locales/fr.po", 'msgstr "Accueil"', line)
    found = [(p.file, p.line, p.code) for p in faults(checked(small_root))]
    assert found == [("locales/fr.po", 28, "catalogue-syntax")]


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "yes",
        "on",
        "14:30",
        "+32 2 246",
        "1e3",
        "0123",
        "0x1F",
        "2024-01-02",
        "~",
        "null",
        "1_000",
        "=",
        ".5",
        "<<",
    ],
)
def test_stays_text(written: str) -> None:
    document = parse_yaml(f"- name: {written}\n- [{written}]\n- {{{written}: x}}\n", Document("x.yml"))
    assert document.data == [{"name": written}, [written], {written: "x"}]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Campaign #1", "yaml-lost-text"),
        ("Campaign #one for all", "yaml-lost-text"),
        ("@inspir", "yaml-alias"),
        ("%5 of all", "yaml-alias"),
        ("*all* of us", "yaml-alias"),
        ("`quoted`", "yaml-alias"),
        ("&co", "yaml-alias"),
        ("!now", "yaml-alias"),
        ('"never closed', "yaml-quote-open"),
        ("'never closed", "yaml-quote-open"),
        ("[never closed", "yaml-bracket"),
        ("a: b", "yaml-text-colon"),
        ('"half" quoted', "yaml-quote-rest"),
    ],
)
def test_slip_is_found_on_its_line(written: str, code: str) -> None:
    document = parse_yaml(f"# head\n- id: a\n  name: {written}\n  kind: ngo\n\n- id: b\n", Document("x.yml"))
    assert [(p.code, p.line) for p in document.problems] == [(code, 3)]


@pytest.mark.parametrize("written", ["C# is fine", '"Campaign #1"', "x # a remark", "https://a.b/#c", "a#b", "'#1' #"])
def test_number_signs_that_lose_nothing_are_let_be(written: str) -> None:
    assert parse_yaml(f"- name: {written}\n", Document("x.yml")).problems == []


@pytest.mark.parametrize("text", ["- &a [x]\n- *a\n", "- &a [*a]\n", "- &a x\n- *a\n", "- &a {id: x}\n- <<: *a\n"])
def test_a_value_that_repeats_another_is_refused(text: str) -> None:
    """YAML would copy it; thirty such lines copy a thousand million values, and one may contain itself."""
    assert "yaml-alias" in {p.code for p in parse_yaml(text, Document("x.yml")).problems}


@pytest.mark.parametrize(
    "text", ["[]\n\n- id: a\n", "- id: a\n[]\n", "[]- id: a\n", "[- id: a\n]", "[\n- id: a\n]", "- id: a\n  b: {}\n  - c: d\n"]
)  # fmt: skip
def test_brackets_of_an_empty_list_beside_an_entry(text: str) -> None:
    document = parse_yaml(text, Document("a.yml"))
    line = next(n for n, row in enumerate(text.split("\n"), 1) if "[" in row or "{" in row)
    assert [(p.code, p.line) for p in document.problems] == [("yaml-nothing-listed", line)]


def test_what_braces_lack_is_told_once(small_root: Path, replace: Replace) -> None:
    replace("data/standards.yml", "    - {country: BI, year: 2019}", "    - {}")
    (found,) = faults(checked(small_root))
    assert (found.params["field"], found.params["suggestion"]) == ("country, year", "{country: …, year: …}")
    replace("data/standards.yml", "  ratified:\n    - {}", "  ratified: {country: BI}")
    assert [p.params["suggestion"] for p in faults(checked(small_root))] == ["{country: BI, year: …}"]


GLOSSARY = """- id: floor
  term:
    en: floor
    fr: socle
  definition:
    en: A floor.
    fr: Un socle.
  sources:
    - document: report-2020
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    en: A floor.\n    fr: Un socle.", "  en: A floor.\n  fr: Un socle.", [("lines-left", 6, "4")]),
        ("    en: A floor.\n    fr: Un socle.", "    en: A floor.\n  fr: Un socle.", [("line-left", 7, "4")]),
        ("    fr: Un socle.", "      fr: Un socle.", [("line-right", 7, "4")]),
        ("  definition:", "   definition:", [("line-right", 5, "2")]),
        ("  definition:", "definition:", [("line-left", 5, "2")]),
        ("    - document", "- document", [("line-left", 9, "2")]),
        ("- id: floor", " - id: floor", [("line-right", 1, "0")]),
        ("    - document: report-2020\n", "    - document: report-2020\n- document: guide-2021\n", [("line-left", 10, "4")]),
        ("- id: floor\n  term:", "-\n  id: floor\n   term:", [("line-right", 3, "2")]),
        (
            "    en: floor\n    fr: socle\n  definition:\n    en: A floor.\n    fr: Un socle.",
            "  en: floor\n  fr: socle\n  definition:\n  en: A floor.\n  fr: Un socle.",
            [("lines-left", 3, "4"), ("lines-left", 6, "4")],
        ),
        ("    fr: Un socle.\n  sources:\n", "  fr: Un socle.\n  source:\n", [("line-left", 7, "4"), ("field-misspelt", 8, "")]),
    ],
)  # fmt: skip
def test_lines_in_a_wrong_column_are_told_with_the_right_one(
    small_root: Path, write: Write, old: str, new: str, told: list[tuple[str, int, str]]
) -> None:
    write("data/glossary.yml", GLOSSARY.replace(old, new))
    found = [p for p in faults(checked(small_root)) if p.file == "data/glossary.yml"]
    assert [(p.code, p.line, p.params.get("spaces", "")) for p in found] == told


def test_what_another_column_does_not_mend_is_told_as_before(small_root: Path, write: Write) -> None:
    write("data/glossary.yml", GLOSSARY.replace("report-2020", "report-2020\n  fr: Un rapport"))
    assert [p.code for p in faults(checked(small_root))] == ["field-unknown"]
    write("data/glossary.yml", GLOSSARY)
    settings = (small_root / "data/site.yml").read_text(encoding="utf-8")
    write("data/site.yml", settings.replace("  - 1000 Brussels\n  - BE\n", "  1000 Brussels\n  BE\n"))
    assert [p.code for p in faults(checked(small_root))] == ["yaml-line-alone"]
    write("data/site.yml", settings)
    write("data/glossary.yml", GLOSSARY.replace("  definition:", "   definition:").replace("  term:\n", "  terms: [\n"))
    (found,) = faults(checked(small_root))
    assert found.code == "yaml-bracket"


@pytest.mark.parametrize("damage", [None, b"", b"cut", b"i\x01\x00\x00\x00"])
def test_a_long_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None) -> None:
    """Red when what is kept is not what a reader finds, or is taken for another text."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "cache")
    long = "".join(f"- id: n{n}\n  words:\n    - {{a: [b, c]}}\n  text: one\n    two\n" for n in range(600))
    (tmp_path / "a.yml").write_text(long, encoding="utf-8")
    first = load_yaml(tmp_path, "a.yml")
    (file,) = (tmp_path / "cache/yaml").iterdir()
    if damage is not None:
        file.write_bytes(damage)
    else:
        monkeypatch.setattr("campaign.records.yaml_file.parse_yaml", lambda *_: pytest.fail("it is read again"))
    assert load_yaml(tmp_path, "a.yml") == first and first.folded and first.braces and first.brackets
    monkeypatch.undo()
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "cache")
    (tmp_path / "a.yml").write_text(long.replace("id: n7\n", "id: n8\n"), encoding="utf-8")
    assert load_yaml(tmp_path, "a.yml").data != first.data
    (tmp_path / "a.yml").write_text(long + "  a: [b\n", encoding="utf-8")
    assert load_yaml(tmp_path, "a.yml").problems and load_yaml(tmp_path, "a.yml").problems


@pytest.mark.parametrize(("text", "line"), [("- id: a\n\tname: b\n", 2), ("\t", 1), ("# Nothing yet\n \t\n", 2)])
def test_tabs_are_named(text: str, line: int) -> None:
    document = parse_yaml(text, Document("x.yml"))
    assert [(p.code, p.line, p.column) for p in document.problems] == [("yaml-tab", line, 1)]


def test_places_point_at_the_value_or_the_nearest_thing_around_it() -> None:
    document = parse_yaml("- id: a\n  themes:\n    - x\n    - y\n", Document("x.yml"))
    assert document.place((0, "id")) == (1, 7)
    assert document.place((0, "themes")) == (2, 3)
    assert document.place((0, "themes", 1)) == (4, 7)
    assert document.place((0, "nowhere", 3)) == (1, 3)
    assert document.place((9,)) == (1, 1)


def test_norway_is_a_country_and_the_union_is_none() -> None:
    assert {"NO", "BE", "CD"} <= COUNTRIES
    assert COUNTRIES.isdisjoint({"EU", "UN", "ZZ", "XK", "001"})


LETTER, STEP = ("- Dear Minister,", "- {}"), ("text: A draft was written.", "text: {}")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        *((LETTER, w) for w in ("Estimada Ministra:", "Dear Minister:", "[your name]", "{your name}", "[a, b]", "- a")),
        *((LETTER, w) for w in ("[your name], [your organisation]", "[a], [b] and c", "{x} y", "{a}, {b}", "[name],")),
        *((LETTER, w) for w in ("{your name}:", "[your name]: x", '"Dear":', "{}", "[it's]", "{a: b}")),
        *((("- Build a floor for all.", "- {}"), w) for w in ("A floor:", "[country]", "{country}")),
        *((STEP, w) for w in ("[a] and b", "{x} y", "{a draft}", "[A draft], [read]", "[a]: b")),
    ],
)
def test_words_that_yaml_takes_for_more_than_words_stand_in_quotation_marks(
    small_root: Path, replace: Replace, place: tuple[str, str], words: str
) -> None:
    old, frame = place
    given = frame.replace("{}", words, 1)
    replace("data/campaigns.yml", old, given)
    row = next(row for row in (small_root / "data/campaigns.yml").read_text().split("\n") if given in row)
    (found,) = faults(checked(small_root))
    line = (small_root / "data/campaigns.yml").read_text().split("\n").index(row) + 1
    assert (found.line, found.params["suggestion"]) == (line, frame.replace("{}", json.dumps(words), 1))
    assert found.column in (row.index(given) + 1, row.index(words) + 1)
    replace("data/campaigns.yml", given, found.params["suggestion"])
    assert faults(checked(small_root)) == []


def test_what_stands_for_words_in_a_list_within_brackets(small_root: Path, replace: Replace) -> None:
    old = "demands:\n    - Build a floor for all.\n    - Write it into law."
    for written, better in {"[country]": '"[country]"', "A floor: ": '"A floor:"', "{a}": '"{a}"'}.items():
        replace("data/campaigns.yml", old, f"demands: [{written}, Write it into law.]")
        (found,) = faults(checked(small_root))
        assert (found.line, found.params["suggestion"]) == (2, better)
        replace("data/campaigns.yml", f"demands: [{written}, Write it into law.]", old)


@pytest.mark.parametrize("first", ["    - document: report-2020\n", "    - {document: report-2020}\n"])
@pytest.mark.parametrize("file", ["members.yml", "data/networks.yml", "data/campaigns.yml", "data/people.yml"])
def test_sources_that_stand_twice(small_root: Path, replace: Replace, file: str, first: str) -> None:
    replace(file, "\n  sources:\n", f"\n  sources:\n{first}  sources:\n")
    assert [(p.code, p.params["field"]) for p in faults(checked(small_root))] == [("yaml-duplicate-field", "sources")]


@pytest.mark.parametrize(
    ("written", "code"), [("foo:", "field-unknown"), ("nam:", "field-misspelt"), ("foo: []", "field-unknown")]
)
def test_an_unknown_field_without_a_value(small_root: Path, replace: Replace, written: str, code: str) -> None:
    replace("members.yml", "  name: Gamma Union\n", f"  name: Gamma Union\n  {written}\n")
    assert [(p.code, p.line) for p in faults(checked(small_root))] == [(code, 26)]


@pytest.mark.parametrize("ends", ["", "\n", "--\n", "----\n", "—\n", "\n## A\n\nWords.\n\n---\n\n", "Words.\n\n---\n"])
def test_a_head_without_the_line_that_ends_it(small_root: Path, replace: Replace, ends: str) -> None:
    file = small_root / "docs/fr/about.md"
    head, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
    file.write_text(f"{head}\n{ends}{body}", encoding="utf-8")
    (found,) = faults(checked(small_root))
    rows = file.read_text(encoding="utf-8").split("\n")
    if found.code == "prose-head-open-near":
        rows[found.line - 1] = found.params["suggestion"]
    else:
        assert (found.code, found.line) == ("prose-head-open", 3)
        rows.insert(found.line, "---")
    file.write_text("\n".join(rows), encoding="utf-8")
    assert faults(checked(small_root)) == []


def test_a_head_whose_words_go_on_in_a_line_of_their_own_does_end(small_root: Path, replace: Replace) -> None:
    replace("docs/fr/about.md", "description: ", "description: On\n")
    assert [p.code for p in faults(checked(small_root))] == ["yaml-line-alone"]


def test_a_field_that_stands_twice_is_not_given_to_the_entry_above(small_root: Path, replace: Replace) -> None:
    twice = "      year: 2021\n  language: fr\n  language: fr\n"
    replace("members.yml", "      title: Gamma wins\n      year: 2021\n", f"      title: Gamma wins\n{twice}")
    assert [p.code for p in faults(checked(small_root))] == ["yaml-duplicate-field"]
