"""``edit.py rename`` and ``remove``: every place that names an entry follows, and nothing else changes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from common import SMALL, Replace, Write, faults
from common_edits import Run, changed, state
from PIL import Image

import translations
from campaign.edits import draft
from campaign.edits.words_places import with_contexts
from campaign.kinds import filed_kinds
from campaign.kinds.kind import Kind
from campaign.kinds.reading import read_content
from campaign.outputs.translations import meaning
from campaign.records.yaml_edit import values_of
from campaign.rules import checked
from campaign.words.po_file import load_po, parse_po
from campaign.words.stamp import Stamp, fingerprint, stamped

pytestmark = pytest.mark.whole  # its verb is tried on copies of a network: no part of what one runs every few minutes

OLD = "data/redirects.yml"  # where addresses that were there before lead on


def test_a_member_is_renamed_in_every_place(run: Run, small_root: Path, write: Write, replace: Replace) -> None:
    replace(
        "docs/fr/about.md",
        "\n---\n",
        "\n---\nVoir {{ member(“bi-alpha”) }}, [elle](/members/bi-alpha/#top) et `bi-alpha`.\n\n",
    )
    replace("data/campaigns.yml", "page: /members/", "page: /members/bi-alpha/  # its page")
    before = state(small_root)
    status, said, _ = run("rename member bi-alpha bi-omega")
    assert status == 0
    found = changed(before, small_root)
    assert found["members.yml"] == (["- id: bi-alpha"], ["- id: bi-omega"])
    assert found["data/news.yml"] == (["  members: [bi-alpha]"], ["  members: [bi-omega]"])
    assert "      page: /members/bi-omega/  # its page" in found["data/campaigns.yml"][1]
    assert found["docs/fr/about.md"][1] == [
        "Voir {{ member(“bi-omega”) }}, [elle](/members/bi-omega/#top) et `bi-alpha`."
    ]
    assert "+  members: [bi-omega]" in said
    assert not faults(checked(small_root))
    assert run("rename member bi-omega bi-alpha")[0] == 0
    assert {**state(small_root), OLD: before[OLD]} == before, "and back again, but for the old address"


@pytest.mark.parametrize(
    "kind",
    [k for k in filed_kinds() if (SMALL / k.file).exists() and k.file != "data/redirects.yml"],
    ids=lambda k: k.word,
)
def test_any_kind_is_renamed_and_back(kind: Kind, run: Run, small_root: Path) -> None:
    id = next(iter(read_content(small_root).records[kind.name]))
    before, new = state(small_root), f"{id}-renamed"
    assert run(f"rename {kind.word} {id} {new}")[::2] == (0, "")
    assert new in read_content(small_root).records[kind.name]
    assert run(f"rename {kind.word} {new} {id}")[::2] == (0, "")
    assert {**state(small_root), OLD: before[OLD]} == before


def test_texts_move_and_translations_stay_current(run: Run, small_root: Path) -> None:
    content = read_content(small_root)
    for path in ("campaigns/floor", "case-studies/burundi-story"):
        prose = content.prose[path]
        file = small_root / prose["fr"].file
        stamp = Stamp("en", fingerprint(prose["en"]), "2026-11-26", "human")
        file.write_text(stamped(file.read_text(encoding="utf-8"), stamp), encoding="utf-8")
    current = {one.path for one in read_content(small_root).standings() if one.current}
    assert run("rename story burundi-story burundi-law")[0] == 0
    assert not (small_root / "docs/fr/case-studies/burundi-story.md").exists()
    after = {one.path for one in read_content(small_root).standings() if one.current}
    assert after == {path.replace("burundi-story", "burundi-law") for path in current}


def test_no_translation_is_lost(run: Run, small_root: Path) -> None:
    (small_root / "overrides").unlink()
    assert translations.main(["--root", str(small_root)]) == 0
    file = small_root / "locales/fr.po"
    before = meaning(load_po(file), comments=True)
    assert run("rename member bi-alpha bi-omega")[0] == 0
    here = file.read_bytes()
    assert b"members/bi-alpha" not in here
    assert translations.main(["--root", str(small_root)]) == 0
    assert file.read_bytes() == here, "the command for translations finds nothing to do"
    after = meaning(load_po(file), comments=True)
    assert [said for key, said in after.items() if "bi-omega" in key[0][0]] != []
    assert len(after) == len(before)


@pytest.mark.parametrize("wrapped", [False, True], ids=["whole", "broken in the middle"])
def test_only_the_places_of_the_entry_change(wrapped: bool) -> None:
    """A program of translators may break a line inside of the id, and a word of another entry begins alike."""
    place = '""\n"members/bi-"\n"alpha summary"' if wrapped else '"members/bi-alpha summary"'
    entries = [
        f'#. /members/bi-alpha/\nmsgctxt {place}\nmsgid "A mutual, not members/bi-alpha"\nmsgstr "Une mutuelle"\n',
        '#. /members/bi-alpha-2/\nmsgctxt "members/bi-alpha-2 summary"\nmsgid "Another"\nmsgstr "Une autre"\n',
        '#~ msgctxt "members/bi-alpha"\n#~ msgid "Aside"\n#~ msgstr "De côté"\n',
    ]
    text = "\n".join(['msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n', *entries])
    (kind,) = (k for k in filed_kinds() if k.name == "members")
    found = with_contexts(text, kind, "bi-alpha", "bi-omega")
    said = {(entry.msgctxt, entry.msgid, entry.msgstr) for entry in parse_po(found)}
    assert said == {
        ("members/bi-omega summary", "A mutual, not members/bi-alpha", "Une mutuelle"),
        ("members/bi-alpha-2 summary", "Another", "Une autre"),
        ("members/bi-omega", "Aside", "De côté"),
    }
    if not wrapped:  # then the file keeps every other line as it is
        assert found == text.replace("/members/bi-alpha/", "/members/bi-omega/").replace(
            'msgctxt "members/bi-alpha summary"', 'msgctxt "members/bi-omega summary"'
        ).replace('msgctxt "members/bi-alpha"', 'msgctxt "members/bi-omega"')
    assert with_contexts(text, kind, "np-gamma", "np-omega") == text


def test_a_place_within_a_list_follows() -> None:
    """An entry without a page of its own stands on that of all of them."""
    kind = next(k for k in filed_kinds() if k.listed and not k.folder)
    text = f'#. /{kind.listed}/#old\n#. /{kind.listed}/#older\nmsgctxt "{kind.name}/old title"\nmsgid "A"\nmsgstr "B"\n'
    found = with_contexts(text, kind, "old", "new").split("\n")
    assert found[:3] == [f"#. /{kind.listed}/#new", f"#. /{kind.listed}/#older", f'msgctxt "{kind.name}/new title"']


def test_the_old_address_leads_on(run: Run, small_root: Path, write: Write) -> None:
    write("data/redirects.yml", "# Old addresses.\n- {from: /old, to: /members/bi-alpha/}  # long ago\n")
    assert run("rename member bi-alpha bi-omega")[0] == 0
    text = (small_root / "data/redirects.yml").read_text(encoding="utf-8")
    assert text.startswith("# Old addresses.\n- {from: /old, to: /members/bi-omega/}  # long ago\n")
    assert values_of(text)[1:] == [{"from": "/members/bi-alpha", "to": "/members/bi-omega/"}]
    assert "“redirect” is not a kind of entry" in run("rename redirect old older")[2]
    assert run("rename member bi-omega bi-alpha")[0] == 0
    text = (small_root / "data/redirects.yml").read_text(encoding="utf-8")
    assert "from: /members/bi-alpha" not in text and "to: /members/bi-alpha/" in text, "nothing leads in a circle"


def test_a_member_is_removed_from_every_place(run: Run, small_root: Path, replace: Replace) -> None:
    replace(
        "docs/fr/about.md",
        "\n---\n",
        '\n---\nVoir {{ member("bi-alpha") }} et [la [très] belle mutuelle](/members/bi-alpha/).\n\n',
    )
    before = state(small_root)
    status, _, refusal = run("remove member bi-alpha")
    assert (status, refusal) == (0, "")
    found = changed(before, small_root)
    assert found["data/news.yml"] == (["  members: [bi-alpha]"], [])
    assert found["docs/fr/about.md"][1] == ["Voir ALPHA et la [très] belle mutuelle."]
    assert b"bi-alpha" not in b"".join(b for f, b in state(small_root).items() if not f.startswith(("locales", OLD)))
    assert not faults(checked(small_root))


def test_an_old_address_of_what_goes_leads_on(run: Run, small_root: Path) -> None:
    assert run("rename member bi-alpha bi-omega")[0] == 0
    assert run("remove member bi-omega")[::2] == (0, "")
    old = checked(small_root).records["redirects"]
    assert old["members/bi-alpha"].to == old["members/bi-omega"].to == "/members/"


@pytest.mark.parametrize("words", ["member bi-beta", "standard c102", "story burundi-story", "event assembly-2022"])
def test_a_query_goes_with_its_page(words: str, run: Run, small_root: Path, write: Write) -> None:
    word, id = words.split()
    page = next(kind for kind in filed_kinds() if kind.word == word).shown_at(id)
    page = page.replace("#", "/#") if "#" in page else f"{page}/"
    other = "- id: join\n  page: /members/\n  words:\n    en: [all of them]\n"
    write(
        "data/queries.yml",
        f"# What people type.\n\n- id: one\n  page: /{page}\n  words:\n    en: [something]\n\n{other}",
    )
    assert run(f"remove {words}")[::2] == (0, "")
    assert (small_root / "data/queries.yml").read_text(encoding="utf-8") == f"# What people type.\n\n{other}"


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("figure heads", "/figures/#heads"),
        ("member np-gamma", "/countries/np/"),
    ],
)
def test_a_query_goes_with_a_page_or_a_place_of_several(
    words: str, page: str, run: Run, small_root: Path, write: Write
) -> None:
    assert run("rename figure people heads")[0] == 0, "another name than that of a part of any page"
    write("data/queries.yml", f"- id: one\n  page: {page}\n  words:\n    en: [something]\n")
    assert not faults(checked(small_root))
    status, said, refusal = run(f"remove {words}")
    assert (status, refusal) == (0, "") and f"-  page: {page}" in said
    assert not checked(small_root).records["queries"]


@pytest.mark.parametrize("by_hand", [False, True], ids=["by the verb", "its country by hand before"])
def test_a_member_moves_to_another_country(by_hand: bool, run: Run, small_root: Path, replace: Replace) -> None:
    if by_hand:
        replace("members.yml", "name: Bêta Jeunes\n  country: BI", "name: Bêta Jeunes\n  country: NP")
    status, said, refusal = run("rename member bi-beta np-beta")
    assert (status, refusal) == (0, "")
    assert ("“np-beta” begins with the code of another country." in said) is not by_hand
    content = checked(small_root)
    assert not faults(content) and content.records["members"]["np-beta"].country == "NP"
    assert content.records["redirects"]["members/bi-beta"].to == "/members/np-beta/"


def test_a_strategic_member_whose_country_is_found_may_move_there(run: Run, small_root: Path) -> None:
    assert run("rename member strategic-delta bi-delta")[::2] == (0, "")
    assert checked(small_root).records["members"]["bi-delta"].country == "BI"


def test_another_member_of_a_wrong_country_is_mended_first(run: Run, small_root: Path, replace: Replace) -> None:
    replace("members.yml", "name: Bêta Jeunes\n  country: BI", "name: Bêta Jeunes\n  country: NP")
    status, _, refusal = run("rename member be-coord np-coord")
    assert status == 1 and "Something else has to be mended first." in refusal and "bi-beta" in refusal


def test_a_story_goes_with_its_texts(run: Run, small_root: Path) -> None:
    status, _, refusal = run("remove story burundi-story")
    assert (status, refusal) == (0, "")
    assert not list(small_root.glob("docs/*/case-studies/burundi-story.md"))


DRAWN = """\
signs:
  field: [block 48 48 30 30]
themes: {health: field, gender: field}  # who stands for what
lists:
  themes: field
  # the theme itself
  themes/gender: [field, field]
"""


def test_a_sign_that_is_drawn_for_an_entry_follows_it(run: Run, small_root: Path, write: Write) -> None:
    """Keys of the hand: a theme, and its page. The same sign for another theme stays."""
    hand = write("overrides/identity/hand.yml", f"pieces: {{block: M0 0L100 0L100 100Z}}\n{DRAWN}")
    before = hand.read_text(encoding="utf-8")
    assert run("rename theme gender care")[::2] == (0, "")
    after = hand.read_text(encoding="utf-8")
    assert after == before.replace(" gender:", " care:").replace("themes/gender", "themes/care")
    assert checked(small_root).hand.sign_for("themes", "care")
    assert run("remove theme care")[::2] == (0, "")
    assert "{health: field}  # who stands for what" in hand.read_text(encoding="utf-8")
    assert "care" not in hand.read_text(encoding="utf-8")


def test_a_sign_that_was_drawn_for_the_new_name_stays(run: Run, small_root: Path, write: Write) -> None:
    drawn = DRAWN.replace("health: field,", "care: field, health: other,").replace(
        "\nthemes:", "\n  other: [block 48 48 9 9]\nthemes:"
    )
    hand = write("overrides/identity/hand.yml", f"pieces: {{block: M0 0L100 0L100 100Z}}\n{drawn}")
    assert run("rename theme health care")[::2] == (0, "")
    assert "{care: field, gender: field}" in hand.read_text(encoding="utf-8")


def test_the_hand_of_another_network_stays_as_it_is(run: Run, small_root: Path) -> None:
    """The small network draws with the hand of the generator, which has a sign for a theme of the same name."""
    hand = (small_root / "overrides/identity/hand.yml").resolve()
    before = hand.read_bytes()
    assert b"gender:" in before
    assert run("rename theme gender equality")[::2] == (0, "")
    assert hand.read_bytes() == before


REFUSED = {
    "remove figure gap": "prints “gap” with its source",
    "remove document report-2020": "has no “sources”",
    "rename member bi-alpah bi-omega": "Did you mean “bi-alpha”?",
    "rename member bi-alpha bi-beta": "“bi-beta” stands in members.yml already.",
    "rename member bi-alpha Omega": "cannot be an id",
    "rename member bi-alpha zz-omega": "Begin it with “bi-”",
    "rename member bi-alpha np-omega": "“bi-net”",
    "rename banana bi-alpha bi-omega": "Write one of these: member, ",
}


@pytest.mark.parametrize("words", REFUSED)
def test_refuses_with_one_sentence(words: str, run: Run, small_root: Path, replace: Replace) -> None:
    replace("docs/en/about.md", "\n---\n", '\n---\nOf all people {{ figure("gap") }}.\n\n')
    before = state(small_root)
    status, _, refusal = run(words)
    assert status == 1 and REFUSED[words] in refusal and refusal.startswith("Nothing was written. ")
    assert refusal.count("\n") == 1 and state(small_root) == before


def test_what_was_broken_before_is_mended_first(run: Run, small_root: Path, replace: Replace) -> None:
    replace("members.yml", "kind: ngo", "kind: nog")
    status, _, refusal = run("rename member bi-alpha bi-omega")
    assert status == 1 and "members.yml:38" in refusal


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    run: Run, small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, done = draft.write_whole, list[Path]()

    def full(file: Path, data: bytes) -> None:
        done.append(file)
        if len(done) == 3:
            raise OSError("no space left")
        write(file, data)

    before = state(small_root)
    monkeypatch.setattr(draft, "write_whole", full)
    status, _, refusal = run("rename member bi-alpha bi-omega")
    assert status == 1 and "cannot be written" in refusal and state(small_root) == before


def test_asks_in_the_language_of_the_person(run: Run, small_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, asked = state(small_root), list[str]()

    def answer(question: str) -> str:
        asked.append(question)
        return "n" if len(asked) == 1 else "oui"

    monkeypatch.setattr("builtins.input", answer)
    assert run("rename member bi-alpha bi-omega --language fr", sure=False)[0] == 1
    assert state(small_root) == before
    assert run("rename member bi-alpha bi-omega --language fr", sure=False)[0] == 0
    assert "(o/n)" in asked[0]


@pytest.mark.parametrize("answer", ["o", "Oui", "y", "YES"])
def test_yes_is_understood_as_it_is_said_here_or_mostly(
    run: Run, small_root: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr("builtins.input", lambda question: answer)
    assert run("rename member bi-alpha bi-omega --language fr", sure=False)[0] == 0


def test_nothing_is_written_where_nobody_answers(run: Run, small_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda question: (_ for _ in ()).throw(EOFError))
    before = state(small_root)
    assert run("remove member bi-beta", sure=False)[0] == 1
    assert state(small_root) == before


def test_line_ends_of_a_file_stay(run: Run, small_root: Path) -> None:
    for name in ("members.yml", "docs/en/about.md"):
        file = small_root / name
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = (small_root / "members.yml").read_bytes()
    assert run("rename member bi-alpha bi-omega")[0] == 0
    assert (small_root / "members.yml").read_bytes() == before.replace(b"id: bi-alpha", b"id: bi-omega")


def test_the_file_of_a_picture_moves_with_every_entry_that_names_it(run: Run, small_root: Path, write: Write) -> None:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(file, "JPEG")
    write("docs/assets/pictures/old.jpg", file.getvalue())
    answers = ("file=old.jpg", "alt=A red field", "by=Nobody", "licence=made for the network", "people=none")
    assert run("add picture", *(word for answer in answers for word in ("--set", answer)))[::2] == (0, "")
    entries = (small_root / "data/pictures.yml").read_text(encoding="utf-8")
    write("data/pictures.yml", f"{entries}\n{entries.replace('a-red-field', 'again')}# old.jpg\n")
    before = state(small_root)
    assert run("move-picture old.jpg new.jpg")[::2] == (0, "")
    assert changed(before, small_root) == {"data/pictures.yml": (["  file: old.jpg"] * 2, ["  file: new.jpg"] * 2)}
    assert [f.name for f in (small_root / "docs/assets/pictures").iterdir()] == ["new.jpg"]
    (small_root / "docs/assets/pictures/new.jpg").rename(small_root / "docs/assets/pictures/8 de marzo ñ.jpg")
    pictures = small_root / "data/pictures.yml"
    pictures.write_text(pictures.read_text("utf-8").replace("file: new.jpg", "file: 8 de marzo ñ.jpg"), "utf-8")
    assert run("move-picture 8 de marzo ñ.jpg new.jpg")[::2] == (0, ""), "a name with spaces, as it was typed"
    for wrong in ("old.jpg x.jpg", "new.jpg a/b.jpg", "new.jpg new.png", "new.jpg .jpg"):
        assert run(f"move-picture {wrong}")[0] == 1, wrong
    for name in ("a:b.jpg", "a\nb.jpg", "a?.jpg", f"{'long' * 100}.jpg"):  # no system has all of them
        assert run("move-picture", "new.jpg", name)[0] == 1, name
    assert (small_root / "docs/assets/pictures/new.jpg").read_bytes() == file.getvalue()
