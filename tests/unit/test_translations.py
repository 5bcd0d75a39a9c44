"""What is to be translated, and the command that brings catalogues up to date."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import polib
import pytest
from common import LANGUAGES, ROOT, Replace, Write, faults, notes

import translations
from campaign.kinds.reading import read_content, read_languages, read_records
from campaign.outputs.merging import merged
from campaign.outputs.translations import as_po, brought_up, meaning, missing, to_translate
from campaign.pages.routes import views
from campaign.records.base import Placed
from campaign.records.note_messages import NOTES
from campaign.records.problems import MESSAGES
from campaign.rules import checked
from campaign.words.catalogue import essence
from campaign.words.po_file import PoError, load_po, parse_po

pytestmark = pytest.mark.whole

SUMMARY = "members/bi-alpha summary"


def messages(catalogue: polib.POFile) -> set[str]:
    """The words that a catalogue asks for."""
    return {entry.msgid for entry in catalogue if not entry.obsolete}


def test_a_network_is_asked_for_its_own_words_only(small_root: Path) -> None:
    (small_root / "overrides").unlink()
    records = read_records(small_root)
    found = messages(to_translate(small_root, records, "fr"))
    for words in ("A mutual of farmers.", "Health mutuals", "Africa", "People without protection", "Dear Minister,"):
        assert words in found
    assert "Menu" not in found and "Alpha Mutuelle" not in found
    assert len(to_translate(small_root, records, "en")) == 0, "the data are written in it"


def test_of_two_that_ask_the_same_the_one_that_answers_is_kept(small_root: Path) -> None:
    file = small_root / "locales/fr.po"
    asked = 'msgctxt "themes/health name"\nmsgid "Health mutuals"\nmsgstr "'
    file.write_text('msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n' + f'{asked}"\n\n{asked}Mutuelles"\n', encoding="utf-8")
    assert (
        checked(small_root).languages["fr"].plain(checked(small_root).records["themes"]["health"].name) == "Mutuelles"
    )
    assert translations.main(["--root", str(small_root)]) == 0
    assert 'msgstr "Mutuelles"' in file.read_text(encoding="utf-8")


def test_words_of_an_entry_that_was_called_otherwise_are_not_gone(small_root: Path) -> None:
    with (small_root / "locales/fr.po").open("a", encoding="utf-8") as file:
        for words in ("A mutual of farmers.", "A mutual of fishers."):
            file.write(f'\n#: members.yml\nmsgctxt "members/bi-first summary"\nmsgid "{words}"\nmsgstr "…"\n')
    gone = [note.params["value"] for note in notes(checked(small_root)) if note.code == "translation-stale"]
    assert gone == ["A mutual of fishers."]


def test_an_entry_may_be_written_first_in_any_language(small_root: Path, write: Write) -> None:
    """Its own catalogue is not asked for it, that of the first language is; pages say what they show."""
    entry = "- id: bi-delta\n  written: fr\n  name: Delta\n  country: BI\n  kind: health-mutual\n  summary: Une mutuelle de pêcheurs.\n  sources: [{document: report-2020}]\n"
    file = small_root / "members.yml"
    write("members.yml", f"{file.read_text(encoding='utf-8')}\n{entry}")
    content = checked(small_root)
    said = content.records["members"]["bi-delta"].summary
    assert faults(content) == []
    assert next(p.params for p in content.problems if p.params.get("value") == said)["languages"] == "en"
    french, english = content.languages["fr"], content.languages["en"]
    assert french.data(said) == said and english.data(said) == f'<span lang="fr">{said}</span>'
    assert said not in messages(to_translate(small_root, content.records, "fr"))
    page = views(content)["en"].by_path["members/bi-delta"]
    assert (page.content_language, views(content)["fr"].by_path["members/bi-delta"].translated) == ("fr", True)

    assert translations.main(["--root", str(small_root)]) == 0
    catalogue = small_root / "locales/en.po"
    po = polib.pofile(str(catalogue))
    (found,) = [e for e in po if e.msgid == said]
    assert [e.msgid for e in po if e.msgctxt and "bi-delta" not in e.msgctxt] == []
    found.msgstr = "A mutual of people who fish."
    po.save(str(catalogue))
    content = checked(small_root)
    assert content.languages["en"].data(said) == "A mutual of people who fish."
    assert views(content)["en"].by_path["members/bi-delta"].translated


def test_a_step_may_be_written_first_in_any_language(
    merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who adds what has happened to an entry of others need not know their language."""
    words = "Le gouvernement a signé."
    replace("data/campaigns.yml", "      text: A draft was written.\n", f"      text: {words}\n      written: fr\n")
    content = read_content(merged_root)
    english, french = (
        str(content.languages[code].data(content.records["campaigns"]["floor"].steps[0].text)) for code in ("en", "fr")
    )
    assert (english, french) == (f'<span lang="fr">{words}</span>', words)
    run(merged_root, capsys)
    asked = polib.pofile(str(merged_root / "locales/en.po"))
    assert [entry.msgid for entry in asked if entry.msgctxt == "campaigns/floor steps text"] == [words]
    assert not [entry for entry in polib.pofile(str(merged_root / "locales/fr.po")) if entry.msgid == words]


def test_an_entry_is_written_in_a_language_of_the_site(small_root: Path, replace: Replace) -> None:
    replace("members.yml", "- id: bi-beta\n", "- id: bi-beta\n  written: de\n")
    assert [(p.code, p.line, p.params["value"]) for p in faults(checked(small_root))] == [("value-choice", 17, "de")]


def test_a_network_in_a_language_that_the_generator_does_not_speak_is_asked_for_all(
    small_root: Path, replace: Replace
) -> None:
    replace("data/vocabulary.yml", "{code: fr, locale: fr-FR", "{code: sw, locale: sw-KE")
    found = messages(to_translate(small_root, read_records(small_root), "sw"))
    assert "Menu" in found and "A mutual of farmers." in found


def test_generator_collects_every_sentence_of_the_check() -> None:
    template = messages(to_translate(ROOT, read_records(ROOT), LANGUAGES[1]))
    sentences = {s for pair in MESSAGES.values() for s in pair} | {label for label, *_ in NOTES.values()}
    assert [s for s in sentences if s not in template] == []


@pytest.mark.parametrize("file", sorted((ROOT / "locales").glob("*.po")), ids=lambda f: f.stem)
def test_words_of_templates_keep_their_tags(file: Path) -> None:
    """A translation of a message of the generator has the tags of the original, whatever the content of a network."""
    for entry in brought_up(to_translate(ROOT, read_records(ROOT), file.stem), file, file.stem):
        if entry.msgstr:
            assert sorted(re.findall(r"</?\w+", entry.msgstr)) == sorted(re.findall(r"</?\w+", entry.msgid)), (
                entry.msgid
            )


def run(small_root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit status of the command, and what it says."""
    status = translations.main(["--root", str(small_root), *arguments])
    return status, capsys.readouterr().out


def french(root: Path) -> polib.POFile:
    """The French catalogue."""
    return polib.pofile(str(root / "locales/fr.po"))


def of_place(root: Path, context: str = SUMMARY) -> list[tuple[str, str, bool, bool, str | None]]:
    """What the French catalogue has of one place: words, translation, whether unsure, whether aside, words before."""
    return [
        (e.msgid, e.msgstr, e.fuzzy, bool(e.obsolete), e.previous_msgid)
        for e in french(root)
        if e.msgctxt == context and (e.msgid or e.msgstr)
    ]


@pytest.fixture
def merged_root(small_root: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The small network with catalogues that are up to date."""
    (small_root / "overrides").unlink()
    assert run(small_root, capsys)[0] == 0
    assert of_place(small_root) == [(FARMERS, PAYSANS, False, False, None)]
    return small_root


FARMERS, PAYSANS = "A mutual of farmers.", "Une mutuelle de paysans."


def shown(root: Path, id: str = "bi-alpha") -> str:
    """What French readers see of the summary of a member."""
    content = read_content(root)
    return str(content.languages["fr"].data(content.records["members"][id].summary))


def test_words_that_have_changed_keep_their_translation_as_a_suggestion(
    merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("members.yml", FARMERS, "A mutual of fishers.")
    before = (merged_root / "locales/fr.po").read_bytes()
    status, said = run(merged_root, capsys, "--check")
    assert (
        status == 1 and "fr.po: A mutual of fishers. (members/bi-alpha summary)" in said and "file out of date" in said
    )
    assert (merged_root / "locales/fr.po").read_bytes() == before
    assert run(merged_root, capsys)[0] == 0
    assert of_place(merged_root) == [("A mutual of fishers.", PAYSANS, True, False, FARMERS)]
    assert shown(merged_root) == '<span lang="en">A mutual of fishers.</span>'
    replace("members.yml", "A mutual of fishers.", "The fishers have a mutual.")
    run(merged_root, capsys)
    assert of_place(merged_root) == [("The fishers have a mutual.", PAYSANS, True, False, FARMERS)]
    replace("members.yml", "The fishers have a mutual.", FARMERS)
    run(merged_root, capsys)
    assert of_place(merged_root) == [(FARMERS, PAYSANS, False, False, None)]


@pytest.mark.parametrize("words", ["A mutual of farmers", "A mutual, of Farmers!", "A  mutual – of farmers."])
def test_a_comma_empties_no_translation(
    words: str, merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("members.yml", f"summary: {FARMERS}", f'summary: "{words}"')
    assert shown(merged_root) == PAYSANS, "before anybody has called the command, too"
    run(merged_root, capsys)
    assert of_place(merged_root) == [
        (" ".join(words.split()) if "–" not in words else words, PAYSANS, False, False, None)
    ]


def test_a_change_can_be_declared_to_be_none_of_meaning(
    merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("members.yml", FARMERS, "A mutual for farmers.")
    run(merged_root, capsys, "--minor")
    assert of_place(merged_root) == [("A mutual for farmers.", PAYSANS, False, False, None)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A right, at last.", "a right at last", True),
        ("2019–2021", "2019-2021", True),
        ("A “right”", "A 'right'", True),
        ("1.5 million", "15 million", False),
        ("-5", "5", False),
        ("153 unions", "15 3 unions", False),
        ("1 000", "1\u202f000", True),
        ("founded in 1992.", "founded in 1992?", False),
        ("Why? Because.", "Why ? because", True),
        ("71%", "71", False),
        ("{n} rights", "n rights", False),
        ("See ilo.org/a", "See ilo.orga", False),
        ("কাজ", "কজ", False),
    ],
)
def test_what_changes_no_meaning(one: str, other: str, same: bool) -> None:
    assert (essence(one) == essence(other)) == same


def test_a_record_that_is_gone_comes_back_with_its_translation(
    merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("members.yml", f"  summary: {FARMERS}\n", "")
    run(merged_root, capsys)
    assert of_place(merged_root) == [(FARMERS, PAYSANS, False, True, None)]
    text = (merged_root / "locales/fr.po").read_text(encoding="utf-8")
    assert f'#~ msgctxt "{SUMMARY}"' in text
    run(merged_root, capsys)
    assert (merged_root / "locales/fr.po").read_text(encoding="utf-8") == text
    replace("members.yml", "  name: Alpha Mutuelle\n", f"  name: Alpha Mutuelle\n  summary: {FARMERS}\n")
    assert shown(merged_root) == f'<span lang="en">{FARMERS}</span>', "what is aside is not used"
    run(merged_root, capsys)
    assert of_place(merged_root) == [(FARMERS, PAYSANS, False, False, None)]
    assert shown(merged_root) == PAYSANS


@pytest.mark.parametrize(
    ("words", "fuzzy"), [("A mutual of farmers", False), ("A mutual of farmers, founded in 1945.", True)]
)
def test_a_record_that_comes_back_changed_finds_its_translation(
    words: str, fuzzy: bool, merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comma brings it back whole, other words as a suggestion that says from what it was made."""
    replace("members.yml", f"  summary: {FARMERS}\n", "")
    run(merged_root, capsys)
    replace("members.yml", "  name: Alpha Mutuelle\n", f"  name: Alpha Mutuelle\n  summary: {words}\n")
    run(merged_root, capsys)
    assert of_place(merged_root) == [(words, PAYSANS, fuzzy, False, FARMERS if fuzzy else None)]


def test_a_suggestion_that_nobody_wants_any_more_is_kept_with_the_words_it_was_made_for(
    merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Programs of translators drop what a message that is aside was before: it would be taken for the words of the last change."""
    replace("members.yml", FARMERS, "A mutual of fishers.")
    run(merged_root, capsys)
    replace("members.yml", "  summary: A mutual of fishers.\n", "")
    run(merged_root, capsys)
    assert of_place(merged_root) == [(FARMERS, PAYSANS, False, True, None)]
    replace("members.yml", "  name: Alpha Mutuelle\n", f"  name: Alpha Mutuelle\n  summary: {FARMERS}\n")
    run(merged_root, capsys)
    assert of_place(merged_root) == [(FARMERS, PAYSANS, False, False, None)]


def test_an_entry_whose_id_and_words_change_together_keeps_a_suggestion(
    merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("members.yml", "- id: bi-alpha\n", "- id: bi-omega\n")
    replace("members.yml", FARMERS, "A mutual of farmers and fishers.")
    run(merged_root, capsys)
    po = polib.pofile(str(merged_root / "locales/fr.po"))
    (found,) = [entry for entry in po if entry.msgctxt == SUMMARY.replace("alpha", "omega")]
    assert (found.msgstr, found.fuzzy, found.previous_msgid, found.previous_msgctxt) == (
        PAYSANS,
        True,
        FARMERS,
        SUMMARY,
    )
    assert not [entry for entry in po if entry.msgctxt == SUMMARY], "it is not aside as well"


def test_words_of_templates_that_are_not_much_alike_stay_unsure() -> None:
    """They have no place: “What speaks for you” had become one of them, and had got the translation of the other."""

    def catalogue(**words: str) -> polib.POFile:
        po = polib.POFile()
        po.extend([polib.POEntry(msgid=message.replace("_", " "), msgstr=said) for message, said in words.items()])
        return po

    old = catalogue(Who_is_near_you="Près de chez vous", Who_we_are_here="Qui nous sommes ici")
    new = merged(catalogue(What_is_on_your_side="", Who_we_are_there=""), old, 2, minor=True)
    assert [(e.msgid, e.msgstr, e.fuzzy) for e in new] == [
        ("What is on your side", "Près de chez vous", True),
        ("Who we are there", "Qui nous sommes ici", False),
    ]


def test_minor_that_came_too_late_says_so(
    merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody can tell a mark of a minute ago from one that waits for a translator since last year."""
    replace("members.yml", FARMERS, "A mutual for farmers.")
    assert "too late" not in run(merged_root, capsys)[1]
    assert "--minor does not hold for them" in run(merged_root, capsys, "--minor")[1]
    assert of_place(merged_root) == [("A mutual for farmers.", PAYSANS, True, False, FARMERS)]


def test_the_same_words_of_two_records_may_differ(merged_root: Path) -> None:
    records = read_records(merged_root)
    themes = [Placed.at("Mutuals of zebras", f"themes/{id} name") for id in ("a", "b", "c")]
    file = merged_root / "locales/fr.po"
    entries = "".join(
        f'\nmsgctxt "{words.context}"\nmsgid "{words}"\nmsgstr "{said}"\n'
        for words, said in zip(themes, ("Les mutuelles", "Des mutuelles"), strict=False)
    )
    file.write_text(file.read_text(encoding="utf-8") + entries, encoding="utf-8")
    language = read_languages(merged_root, records.vocabulary)[0]["fr"]
    assert list(map(language.plain, themes)) == ["Les mutuelles", "Des mutuelles", "Mutuals of zebras"]


def test_a_translation_that_is_like_the_original_is_one(merged_root: Path) -> None:
    file = merged_root / "locales/fr.po"
    file.write_text(
        file.read_text(encoding="utf-8").replace(f'msgstr "{PAYSANS}"', f'msgstr "{FARMERS}"'), encoding="utf-8"
    )
    assert shown(merged_root) == FARMERS


def test_nothing_is_written_while_a_file_cannot_be_read(
    merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (merged_root / "locales/fr.po").read_bytes()
    replace("members.yml", "  summary:", "\tsummary:")
    assert translations.main(["--root", str(merged_root)]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("Nothing was written, because members.yml:") and not said.out
    assert said.err.count("\n") == 1 and (merged_root / "locales/fr.po").read_bytes() == before


def test_a_broken_catalogue_is_left_alone(
    merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("locales/fr.po", f'msgstr "{PAYSANS}"', f'msgstr "{PAYSANS}')
    before = (merged_root / "locales/fr.po").read_bytes()
    assert translations.main(["--root", str(merged_root)]) == 1
    assert "locales/fr.po:" in capsys.readouterr().err
    assert (merged_root / "locales/fr.po").read_bytes() == before


def test_more_forms_than_the_language_has_are_not_cut_off(
    merged_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = merged_root / "locales/fr.po"
    text = (
        file.read_text(encoding="utf-8")
        + '\nmsgid "x"\nmsgid_plural "y"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n'
    )
    file.write_text(text, encoding="utf-8")
    assert translations.main(["--root", str(merged_root)]) == 1 and capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == text


def test_one_wrong_translation_keeps_nobody_from_anything(
    merged_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("locales/fr.po", f'msgstr "{PAYSANS}"', 'msgstr "Une {x}"')
    replace("members.yml", FARMERS, f"{FARMERS} Today.")
    assert run(merged_root, capsys)[0] == 0
    assert of_place(merged_root) == [(f"{FARMERS} Today.", "Une {x}", True, False, FARMERS)]


def catalogue_of(*entries: tuple[str, str, str]) -> polib.POFile:
    """A catalogue: place, words, translation of each entry."""
    po = polib.POFile()
    po.extend(polib.POEntry(msgctxt=place or None, msgid=words, msgstr=said) for place, words, said in entries)
    return po


def test_of_several_texts_in_one_place_each_finds_its_own() -> None:
    old = catalogue_of(
        ("c/a demands", "Pay sick days to all.", "1"), ("c/a demands", "Open the registers.", "2"),
        ("c/a demands", "Stop the cuts.", "3"), ("", "Stop the cuts.", "9"),
    )  # fmt: skip
    template = catalogue_of(
        ("c/a demands", "A hearing for every union.", ""), ("c/a demands", "Open all of the registers.", ""),
        ("c/a demands", "Pay sick days to all!", ""), ("", "Stop the cuts.", ""), ("c/b demands", "Stop the cuts.", ""),
    )  # fmt: skip
    assert [(e.msgctxt, e.msgid, e.msgstr, e.fuzzy, bool(e.obsolete)) for e in merged(template, old, 2)] == [
        ("c/a demands", "A hearing for every union.", "", False, False),
        ("c/a demands", "Open all of the registers.", "2", True, False),
        ("c/a demands", "Pay sick days to all!", "1", False, False),
        (None, "Stop the cuts.", "9", False, False),
        ("c/b demands", "Stop the cuts.", "9", False, False),
        ("c/a demands", "Stop the cuts.", "3", False, True),
    ]


def test_a_word_that_gets_a_plural_keeps_its_translation_as_a_suggestion() -> None:
    template = catalogue_of(("", "{n} page", ""))
    template[0].msgid_plural = "{n} pages"
    (entry,) = merged(template, catalogue_of(("", "{n} page", "{n} Seite")), 3)
    assert entry.msgstr_plural == {0: "{n} Seite", 1: "", 2: ""} and entry.fuzzy


def test_what_another_program_saved_is_right_as_long_as_it_means_the_same(
    merged_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, saved = merged_root / "locales/fr.po", french(merged_root)
    saved.wrapwidth = 60
    saved.metadata |= {
        "Last-Translator": "A. B.",
        "X-Generator": "Poedit 3",
        "PO-Revision-Date": "2026-05-01 10:00+0200",
    }
    text = str(saved).replace("#: ", "#:").replace("#. ", "#.")
    file.write_text(text, encoding="utf-8")
    assert "file out of date" not in run(merged_root, capsys, "--check")[1]
    meant = meaning(load_po(file), comments=True)
    run(merged_root, capsys)
    assert meaning(load_po(file), comments=True) == meant and file.read_text(encoding="utf-8") != text, (
        "lines of the house"
    )
    again = brought_up(to_translate(merged_root, read_records(merged_root), "fr"), file, "fr")
    assert again.metadata["Last-Translator"] == "A. B." and again.metadata["X-Generator"] == "Poedit 3"


def test_what_a_translation_was_made_from_is_read_in_every_form() -> None:
    text = '#|msgid "a"\n#,fuzzy\n#comment\nmsgid "b"\nmsgstr "B"\n\n#~| msgid "c"\n#~ msgid "d"\n#~ msgstr "D"\n#~\n'
    first, second = parse_po(text)
    assert (first.previous_msgid, first.fuzzy, first.msgstr) == ("a", True, "B")
    assert (second.previous_msgid, second.obsolete, second.msgstr) == ("c", True, "D")


@pytest.mark.parametrize(
    ("text", "line"), [('msgid "a"\n', 1), ('msgid "a"\n#, fuzzy\nmsgid "b"\nmsgstr ""\n', 1), ('\nmsgctxt "a"\n', 2)]
)
def test_a_message_without_translation_is_a_fault_of_its_line(text: str, line: int) -> None:
    with pytest.raises(PoError) as caught:
        parse_po(text)
    assert caught.value.line == line


def test_command_writes_the_same_bytes_again(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(small_root, capsys)
    before = (small_root / "locales/fr.po").read_bytes()
    run(small_root, capsys)
    assert (small_root / "locales/fr.po").read_bytes() == before


def test_what_readers_see_most_stands_first() -> None:
    """A catalogue that begins with 2,600 lines for editors hides the words of the site."""
    files = [[file for file, _ in entry.occurrences] for entry in to_translate(ROOT, read_records(ROOT), LANGUAGES[-1])]
    parts = ["overrides/pages/", "data/", "overrides/print/", "scripts/"]
    where = [[n for n, names in enumerate(files) if all(name.startswith(part) for name in names)] for part in parts]
    assert all(here and max(here) < min(there) for here, there in itertools.pairwise(where))


def test_command_does_nothing_where_the_vocabulary_is_broken(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("data/vocabulary.yml", "languages:", "langages:")
    assert translations.main(["--root", str(small_root)]) == 1
    assert "make check" in capsys.readouterr().err


def test_what_is_missing_is_listed_once(small_root: Path) -> None:
    records = read_records(small_root)
    catalogue = brought_up(to_translate(small_root, records, "fr"), small_root / "locales/fr.po", "fr")
    open_ = missing(catalogue)
    words = {message for _, message in open_}
    assert "Gender equality" in words and "Health mutuals" not in words and len(open_) == len(set(open_))
    assert as_po(catalogue).count(b"\nmsgid ") == sum(not entry.obsolete for entry in catalogue) + 1


@pytest.mark.parametrize("doubtful", [0, 1])
def test_of_two_translations_that_go_aside_for_the_same_words_the_certain_one_stays(doubtful: int) -> None:
    words = ["Stop the cuts.", "Stop the cuts."]
    words[doubtful] = "Stop all of the cuts."
    old = catalogue_of(*(("c/a demands", said, f"{n}") for n, said in enumerate(words)))
    old[doubtful].flags, old[doubtful].previous_msgid = ["fuzzy"], "Stop the cuts."
    template = catalogue_of(("c/b demands", "A hearing for every union.", ""))
    (aside,) = [entry for entry in merged(template, old, 2) if entry.obsolete]
    assert (aside.msgid, aside.msgstr) == ("Stop the cuts.", f"{1 - doubtful}")
