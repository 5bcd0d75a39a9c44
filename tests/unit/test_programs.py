"""The programs of translators: what Weblate, Poedit and gettext save means what it meant before, and stays.

Weblate is tried by the library with which it reads and writes (translate-toolkit), Poedit by its width of lines, gettext
by its own programs, where they are installed.
"""

from __future__ import annotations

import difflib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from common import ROOT, Replace

import translations
from campaign.kinds.reading import read_records
from campaign.outputs.translations import as_po, as_template, meaning
from campaign.words.po_file import load_po

pytestmark = pytest.mark.whole

Save = Callable[[Path], None]
CATALOGUES = [*sorted((ROOT / "locales").glob("*.po")), *sorted((ROOT / "tests/other/locales").glob("*.po"))]
FARMERS, PAYSANS, OPEN = "A mutual of farmers.", "Une mutuelle de paysans.", "Gender equality"
HEAD = {
    "Last-Translator": "A. Ba <a@example.org>",
    "Language-Team": "French",
    "PO-Revision-Date": "2026-05-01 10:00+0200",
}


def weblate(file: Path) -> None:
    """Load every entry, set each translation anew, put the person into the head, and save: lines of 77."""
    pypo = pytest.importorskip("translate.storage.pypo", reason="translate-toolkit is not installed")
    store = pypo.pofile.parsefile(str(file))
    for unit in store.units:
        if unit.istranslatable():
            target = unit.target
            unit.target = ""
            unit.target = target
    store.updateheader(
        add=True, Last_Translator=HEAD["Last-Translator"], PO_Revision_Date=HEAD["PO-Revision-Date"],
        Language_Team=HEAD["Language-Team"], X_Generator="Weblate 5.14",
    )  # fmt: skip
    store.save()


def poedit(file: Path) -> None:
    """Lines of 79 and a head with a name."""
    po = polib.pofile(str(file), wrapwidth=79)
    po.metadata |= {**HEAD, "X-Generator": "Poedit 3.6"}
    po.save(str(file))


def gettext(file: Path) -> None:
    """What ``msgcat`` makes of it, which orders and wraps in its own way."""
    done = subprocess.run(["msgcat", "--sort-output", str(file)], capture_output=True, check=True)
    po = polib.pofile(done.stdout.decode(), wrapwidth=79)
    po.metadata |= {**HEAD, "X-Generator": "Lokalize 25.08"}
    file.write_text(str(po), encoding="utf-8")


PROGRAMS = [weblate, poedit, gettext]


def name_of(save: Save) -> str:
    """The name of a program."""
    return save.__name__


@pytest.fixture
def network(small_root: Path) -> Path:
    """The small network with catalogues that are up to date: one word changed (fuzzy), one gone (aside)."""
    (small_root / "overrides").unlink()
    assert translations.main(["--root", str(small_root)]) == 0
    for file, old, new in (
        ("members.yml", FARMERS, "A mutual of fishers."),
        ("data/themes.yml", "Health mutuals", "Mutual insurance of people who have none"),
    ):
        text = (small_root / file).read_text(encoding="utf-8")
        assert old in text
        (small_root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert translations.main(["--root", str(small_root)]) == 0
    po = load_po(small_root / "locales/fr.po")
    assert any(e.fuzzy and e.previous_msgid == FARMERS for e in po)
    return small_root


@pytest.mark.whole
@pytest.mark.parametrize("save", PROGRAMS, ids=name_of)
@pytest.mark.parametrize("file", CATALOGUES, ids=lambda f: f.stem)
def test_what_a_program_saves_means_what_it_meant(file: Path, save: Save, tmp_path: Path) -> None:
    copy = tmp_path / file.name
    shutil.copy(file, copy)
    before, forms = meaning(load_po(file), comments=True), load_po(file).metadata.get("Plural-Forms")
    save(copy)
    after = load_po(copy)
    assert len(before) > 100 and meaning(after, comments=True) == before
    assert after.metadata["Last-Translator"] == HEAD["Last-Translator"]
    assert after.metadata.get("Plural-Forms") == forms


@pytest.mark.parametrize("save", PROGRAMS, ids=name_of)
def test_suggestions_and_what_is_aside_survive(network: Path, save: Save) -> None:
    file = network / "locales/fr.po"
    before = meaning(load_po(file), comments=True)
    save(file)
    assert meaning(load_po(file), comments=True) == before


@pytest.mark.parametrize("save", PROGRAMS, ids=name_of)
def test_three_strings_are_a_small_difference_whoever_saved_them(network: Path, save: Save) -> None:
    """A program wraps and orders all lines anew; two translators would get nothing but conflicts."""
    file = network / "locales/fr.po"
    before = file.read_bytes()
    save(file)
    mine, theirs = load_po(file), {e.msgid for e in load_po(file) if not e.msgstr and not e.msgid_plural}
    chosen = sorted(theirs - {""})[:3]
    for entry in mine:
        if entry.msgid in chosen:
            entry.msgstr = "Traduit"
    file.write_text(str(mine), encoding="utf-8")
    assert translations.main(["--root", str(network)]) == 0
    lines = [line for line in difflib.ndiff(before.decode().split("\n"), file.read_text(encoding="utf-8").split("\n"))]
    assert len(chosen) == 3 and len([line for line in lines if line.startswith("+ msgstr")]) == 3
    changed = [line for line in lines if line.startswith(("+ ", "- ")) and not line[2:].startswith(('"', "msgstr"))]
    assert changed == [], "the head, and three translations"


@pytest.mark.parametrize("save", PROGRAMS, ids=name_of)
def test_the_command_changes_only_what_it_must(network: Path, save: Save, replace: Replace) -> None:
    file = network / "locales/fr.po"
    save(file)
    assert translations.main(["--root", str(network), "--check"]) == 1  # for what is open
    before = meaning(load_po(file), comments=True)
    replace("members.yml", "A mutual of fishers.", "A mutual of fishers and farmers.")
    assert translations.main(["--root", str(network)]) == 0
    after = meaning(load_po(file), comments=True)
    changed = {
        key for (key, _), said in after.items() if before.get((key, False)) != said and before.get((key, True)) != said
    }
    assert changed == {("members/bi-alpha summary", "A mutual of fishers and farmers.")}
    assert {key: load_po(file).metadata[key] for key in HEAD} == HEAD
    assert "X-Generator" in load_po(file).metadata

    again = file.read_bytes()
    assert translations.main(["--root", str(network)]) == 0
    assert file.read_bytes() == again


def test_what_a_translator_does_in_weblate_stays(network: Path) -> None:
    pypo = pytest.importorskip("translate.storage.pypo", reason="translate-toolkit is not installed")
    file = network / "locales/fr.po"
    store = pypo.pofile.parsefile(str(file))
    (unsure,) = [unit for unit in store.units if unit.isfuzzy() and unit.source == "A mutual of fishers."]
    (missing, *_) = [unit for unit in store.units if unit.source == OPEN]
    assert unsure.prev_source == FARMERS
    unsure.target = "Une mutuelle de pêcheurs."
    unsure.markfuzzy(False)
    missing.target = "Égalité des genres"
    store.save()
    assert translations.main(["--root", str(network)]) == 0
    said = {e.msgid: (e.msgstr, e.fuzzy) for e in load_po(file) if not e.obsolete}
    assert said["A mutual of fishers."] == ("Une mutuelle de pêcheurs.", False)
    assert said[OPEN] == ("Égalité des genres", False)


@pytest.mark.whole
@pytest.mark.parametrize("file", CATALOGUES, ids=lambda f: f.stem)
def test_gettext_finds_no_fault(file: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        ["msgfmt", "--check", "--check-format", "--output-file", str(tmp_path / "out.mo"), str(file)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.whole
def test_msgmerge_with_the_template_keeps_all(network: Path, tmp_path: Path) -> None:
    """A translator may bring a catalogue up to date with the ``.pot``, as Poedit does, instead of by our command."""
    file, pot = network / "locales/fr.po", tmp_path / "messages.pot"
    pot.write_bytes(as_po(as_template(network, read_records(network))))
    before = {key: said for (key, aside), said in meaning(load_po(file)).items() if not aside}
    merged = ["msgmerge", "--previous", "--no-wrap", "--output-file", str(tmp_path / "fr.po"), str(file), str(pot)]
    subprocess.run(merged, capture_output=True, check=True)
    after = meaning(load_po(tmp_path / "fr.po"))
    assert {key: after[key, False] for key in before if before[key][1]} == {k: s for k, s in before.items() if s[1]}


@pytest.mark.whole
def test_the_template_is_one_of_gettext(network: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (network / "locales/fr.po").read_bytes()
    assert translations.main(["--root", str(network), "--pot"]) == 0
    assert (network / "locales/fr.po").read_bytes() == before
    pot = network / "build/messages.pot"
    assert f"messages: {pot}" in capsys.readouterr().out
    messages = {(e.msgctxt, e.msgid) for e in polib.pofile(str(pot))}
    assert ("members/bi-alpha summary", "A mutual of fishers.") in messages and (None, "Menu") in messages
    done = subprocess.run(["msgfmt", "--output-file", "/dev/null", str(pot)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
