"""What a translated text was made from: fingerprints, the commands ``status`` and ``done``, the notice, the page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from common import ROOT, Renderers, Replace, Write, faults, notes

import translations
from campaign.kinds.reading import read_content
from campaign.outputs.open_data import open_data
from campaign.outputs.text_history import changes
from campaign.pages.render import Renderer
from campaign.pages.routes import views
from campaign.rules import checked
from campaign.words.markdown import Prose, parse_prose
from campaign.words.stamp import Stamp, fingerprint, grave, stamp_of, stamped

pytestmark = pytest.mark.whole

HEAD = "title: Our boats\ndescription: What carries us.\n"
BODY = """Every family has a boat. In 2020 there were {{ figure("gap", "no-year") }} of them.

## Who builds them

- [Our members](/members/), and
- their *neighbours*.
"""
ENGLISH, FRENCH = "docs/en/privacy.md", "docs/fr/privacy.md"
DAY = "2026-01-02"


def text(body: str = BODY, head: str = HEAD) -> Prose:
    """A text that stands nowhere."""
    prose = parse_prose(f"---\n{head}---\n{body}", "boats", "en", "docs/en/boats.md", [])
    assert prose
    return prose


# -- the fingerprint ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "same",
    [
        BODY.replace(" of them", "\nof\n  them"),
        BODY.replace("- ", "* ").replace("*neighbours*", "_neighbours_"),
        BODY.replace("has a boat.", "has a boat ;"),
        BODY.replace("\n\n", "\n\n\n\n").replace("\n", "  \n"),
        BODY.replace('figure("gap", "no-year")', "figure('gap','no-year')"),
    ],
)
def test_layout_and_punctuation_make_nothing_stale(same: str) -> None:
    assert same != BODY and fingerprint(text(same)) == fingerprint(text())


@pytest.mark.parametrize(
    ("old", "new", "worse"),
    [
        ("a boat", "two boats", False),
        ("2020", "2021", False),
        ('"gap"', '"floor"', True),
        (', "no-year"', "", True),
        ("/members/", "/networks/", True),
        ("## Who builds", "## Who paints", True),
        ("## Who", "### Who", True),
    ],
)
def test_what_a_text_says_is_its_fingerprint(old: str, new: str, worse: bool) -> None:
    one, other = fingerprint(text()), fingerprint(text(BODY.replace(old, new)))
    assert one != other and grave(one, other) == worse
    assert len(other) == 10 and int(other, 16) >= 0


def test_the_head_counts_and_what_is_said_of_the_original_does_not() -> None:
    assert fingerprint(text(head=HEAD + "short: Boats\n")) != fingerprint(text())
    assert fingerprint(text(head=HEAD + "from: fr 0123456789\nstate: human\n")) == fingerprint(text())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_two_lines_are_written_and_the_rest_is_left_alone(end: str) -> None:
    before = f"---{end}title: A{end}from: en 1111111111{end}description: from: x{end}---{end}from: here{end}state: x"
    after = stamped(before, Stamp("fr", "0123456789", DAY, "human"))
    assert after == (
        f"---{end}title: A{end}description: from: x{end}from: fr 0123456789 {DAY}{end}state: human{end}---{end}"
        f"from: here{end}state: x"
    )
    with pytest.raises(ValueError, match="no head"):
        stamped("no head", Stamp("fr", "0123456789"))


def test_a_line_that_nobody_can_read_is_none() -> None:
    assert stamp_of(text(head=HEAD + "from: English\n")) is None
    said = stamp_of(text(head=HEAD + "from: fr 0123456789\nstate: finished\n"))
    assert said == Stamp("fr", "0123456789")


# -- the commands ------------------------------------------------------------------------------


def run(root: Path, capsys: pytest.CaptureFixture[str], verb: str, *arguments: str) -> tuple[int, str]:
    """Exit status of the command, and all that it says: in English, unless a language is named for it."""
    exit_status = translations.main([verb, "--root", str(root), "--speak", "en", *arguments])
    said = capsys.readouterr()
    return exit_status, said.out + said.err


def done(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The same for ``done``, on a day of its own."""
    return run(root, capsys, "done", "--date", DAY, *arguments)


def commit(root: Path) -> None:
    """What stands there now is known to git."""
    if not shutil.which("git"):
        pytest.skip("there is no git")
    git = ["git", "-C", str(root), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "docs/en"], ["commit", "-q", "-m", "before"]):
        subprocess.run([*git, *command], check=True)


def test_a_translation_is_done_then_stale_then_done_again(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done(small_root, capsys, FRENCH) == (0, f"{FRENCH}: compared with {ENGLISH} on {DAY}; state: human\n")
    head = (small_root / FRENCH).read_text(encoding="utf-8").partition("\n---")[0]
    mark = fingerprint(read_content(small_root).prose["privacy"]["en"])
    assert head.endswith(f"from: en {mark} {DAY}\nstate: human")
    assert notes(checked(small_root)) == []
    replace(ENGLISH, "Words of the page", "Other words")
    note = next(note for note in notes(checked(small_root)) if note.code == "text-stale")
    assert (note.file, note.line, note.params["path"]) == (FRENCH, 4, ENGLISH)
    assert faults(checked(small_root)) == [], "who changes the original is not stopped"
    said = run(small_root, capsys, "status", "--language", "fr")[1]
    assert f"out of date, compared on {DAY}: {FRENCH} (from {ENGLISH})" in said and "is not known here" in said
    assert done(small_root, capsys, FRENCH, "--state", "reviewed")[0] == 0
    assert notes(checked(small_root)) == []


def test_status_shows_the_sentences_before_and_now_and_the_worst_first(
    small_root: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write(ENGLISH, f"---\n{HEAD}---\n{BODY}")
    assert done(small_root, capsys, "--unstamped", "--state", "machine")[0] == 0
    commit(small_root)
    write(ENGLISH, f"---\n{HEAD}---\n{BODY.replace('a boat', 'two boats').replace('gap', 'floor')}")
    write("docs/en/contact.md", (small_root / "docs/en/contact.md").read_text(encoding="utf-8") + "\nAnd more.\n")
    said = run(small_root, capsys, "status")[1]
    assert said.index(f"a heading, compared on {DAY}: {FRENCH}") < said.index(f"compared on {DAY}: docs/fr/contact.md")
    assert '    call\n      before: In 2020 there were {{ figure("gap"' in said
    assert "    words\n      before: Every family has a boat.\n      now: Every family has two boats.\n" in said
    assert said.index("    call\n") < said.index("    words\n")
    assert "      before: –\n      now: And more.\n" in said
    assert "not read by a second person yet" in said and "not compared" not in said


def test_a_copy_without_history_says_how_to_get_it(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    done(small_root, capsys, FRENCH)
    commit(small_root)
    replace(ENGLISH, "Words of the page", "Other words")
    commit(small_root)
    assert "before: " in run(small_root, capsys, "status", "--language", "fr")[1]
    newest = subprocess.run(["git", "-C", str(small_root), "rev-parse", "HEAD"], capture_output=True, check=True)
    (small_root / ".git/shallow").write_bytes(newest.stdout)  # as `git clone --depth 1` leaves it
    said = run(small_root, capsys, "status", "--language", "fr")[1]
    assert "before: " not in said and "To get the others: git fetch --unshallow" in said


def test_who_has_read_enough_sees_no_traceback(small_root: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts/translations.py"), "status", "--root", str(small_root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout and running.stderr
        running.stdout.close()  # `… | head`
        assert running.stderr.read() == b"" and running.wait() == 0


def test_done_claims_nothing_that_it_was_not_told(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done(small_root, capsys, FRENCH, "--state", "machine")
    before = (small_root / FRENCH).read_bytes()
    said = f"{FRENCH}: compared with {ENGLISH} on {DAY}; state: machine, as before\n"
    assert done(small_root, capsys, FRENCH) == (0, said), "an untouched text of a machine is still one"
    assert (small_root / FRENCH).read_bytes() == before
    assert "state: human (before: machine)" in done(small_root, capsys, FRENCH, "--state", "human")[1]
    unstamped = re.sub("(?m)^(from|state): .*\n", "", before.decode()).replace("\n---\n", "\nstate: machine\n---\n", 1)
    (small_root / FRENCH).write_text(unstamped, encoding="utf-8")  # as it comes from whoever had it translated
    assert done(small_root, capsys, FRENCH)[0] == 0
    assert (small_root / FRENCH).read_bytes() == before


def test_a_text_that_was_changed_after_it_was_reviewed_says_so(
    with_page: Path, replace: Replace, small: Renderers, capsys: pytest.CaptureFixture[str]
) -> None:
    done(with_page, capsys, "--unstamped", "--state", "reviewed")
    assert "changed since" not in run(with_page, capsys, "status", "--language", "fr")[1]
    replace(FRENCH, "Les mots", "Tous les mots, encore une fois,")
    assert FRENCH not in {note.file for note in notes(checked(with_page))}, "whoever mends a text is not stopped"
    listed = f"changed since a second person read them: 1\n    {FRENCH}\n"
    assert listed in run(with_page, capsys, "status", "--language", "fr")[1]
    assert "as before" in done(with_page, capsys, FRENCH)[1]
    assert listed in run(with_page, capsys, "status", "--language", "fr")[1], "comparing is not reading"
    (french,) = json.loads(open_data(small()["fr"].view)["data/translations.json"])
    assert ("changed", FRENCH) in {(task["what"], task["file"]) for task in french["tasks"]}
    assert (french["texts"]["human"], french["texts"]["reviewed"]) == (1, french["texts"]["all"] - 1)
    done(with_page, capsys, FRENCH, "--state", "reviewed")
    assert "changed since" not in run(with_page, capsys, "status", "--language", "fr")[1]


def test_a_minor_correction_is_passed_on_to_those_that_were_current(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    done(small_root, capsys, FRENCH, "--state", "reviewed")
    before = (small_root / FRENCH).read_bytes()
    replace(ENGLISH, "Words of the page", "All words")
    status, said = done(small_root, capsys, ENGLISH, "--minor")
    assert status == 1 and "git does not know" in said and (small_root / FRENCH).read_bytes() == before
    replace(ENGLISH, "All words", "Words of the page")
    commit(small_root)
    replace(ENGLISH, "Words of the page", "All words")
    assert done(small_root, capsys, ENGLISH, "--minor")[0] == 0
    one = read_content(small_root).prose["privacy"]
    assert stamp_of(one["fr"]) == Stamp("en", fingerprint(one["en"]), DAY, "reviewed", fingerprint(one["fr"]))


def test_a_minor_correction_wakes_no_translation_that_was_stale_before(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    done(small_root, capsys, FRENCH)
    replace(ENGLISH, "Words of the page", "Quite other words")
    commit(small_root)
    replace(ENGLISH, "Quite other", "Wholly new")
    assert done(small_root, capsys, ENGLISH, "--minor")[1] == "No text was to be changed.\n"
    said = [note.code for note in notes(checked(small_root))]
    assert [code for code in said if code.startswith("text-")] == ["text-stale"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([ENGLISH], f"{ENGLISH} is the original, and no translation"),
        (["members.yml"], "members.yml is no text of this site"),
        ([FRENCH, "--from", "pt"], f"{FRENCH} was not made from “pt”"),
        ([FRENCH, "--from", "fr"], f"{FRENCH} was not made from “fr”"),
        ([FRENCH, "docs/fr/none.md"], "docs/fr/none.md is no text of this site"),
    ],
)
def test_what_is_no_translation_is_refused_with_a_sentence(
    arguments: list[str], sentence: str, small_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (small_root / FRENCH).read_bytes()
    status, said = done(small_root, capsys, *arguments)
    assert status == 1 and said.startswith(f"Nothing was written. {sentence}")
    assert (small_root / FRENCH).read_bytes() == before


def test_a_text_may_be_written_first_in_any_language(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done(small_root, capsys, ENGLISH, "--from", "fr")[0] == 0
    assert "is the original" in done(small_root, capsys, FRENCH)[1]
    replace(FRENCH, "Les mots", "D’autres mots")
    assert [(note.code, note.file) for note in notes(checked(small_root))] == [("text-stale", ENGLISH)]


def test_a_text_that_names_its_language_is_the_original(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(FRENCH, "---\nLes mots", "language: fr\n---\nLes mots")
    assert "is the original" in done(small_root, capsys, FRENCH)[1]
    assert done(small_root, capsys, ENGLISH)[0] == 0
    said = stamp_of(read_content(small_root).prose["privacy"]["en"])
    assert said and said.language == "fr"


def test_nothing_is_said_while_a_text_cannot_be_read(
    small_root: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write(FRENCH, "No head.\n")
    status, said = run(small_root, capsys, "status")
    assert status == 1 and said.startswith(f"{FRENCH}, line 1, has a problem.")


def test_nobody_has_compared_two_texts_tomorrow(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (small_root / FRENCH).read_bytes()
    with pytest.raises(SystemExit):
        done(small_root, capsys, FRENCH, "--date", "2999-01-01")
    assert "2999-01-01" in capsys.readouterr().err
    assert (small_root / FRENCH).read_bytes() == before


def test_who_asks_for_a_language_is_answered_in_it(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translations.main(["status", "--root", str(small_root), "--language", "fr"]) == 0
    found = capsys.readouterr().out
    assert "textes sur" in found and "up to date" not in found
    assert "up to date" in run(small_root, capsys, "status", "--language", "fr")[1]
    assert translations.main(["done", "--root", str(small_root), FRENCH]) == 0
    assert "comparé à" in capsys.readouterr().out
    assert done(small_root, capsys, "--speak", "nl", FRENCH)[1].startswith(f"{FRENCH}: vergeleken met {ENGLISH}")
    assert translations.main(["--language", "fr", "status", "--root", str(small_root)]) == 0  # before the verb, too
    assert "textes sur" in capsys.readouterr().out
    status, said = done(small_root, capsys, "--speak", "es", ENGLISH)
    assert status == 1 and f"{ENGLISH} es el original" in said


def test_only_what_says_nothing_yet_is_stamped_at_once(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done(small_root, capsys, FRENCH, "--state", "reviewed")
    before = (small_root / FRENCH).read_bytes()
    done(small_root, capsys, "--unstamped", "--state", "machine")
    assert (small_root / FRENCH).read_bytes() == before
    content = read_content(small_root)
    states = {stamp.state for texts in content.prose.values() if "fr" in texts and (stamp := stamp_of(texts["fr"]))}
    assert states == {"machine", "reviewed"}
    assert not any(stamp_of(texts["en"]) for texts in content.prose.values())
    assert done(small_root, capsys, "--unstamped", "--state", "machine")[1] == "No text was to be changed.\n"
    with pytest.raises(SystemExit):
        done(small_root, capsys, "--unstamped")


def test_a_sentence_that_was_added_or_taken_out_stands_alone() -> None:
    longer = text(BODY.replace("Every family", "We fish. Every family"))
    assert [(c.before, c.now) for c in changes(text(), longer)] == [("", "We fish.")]
    assert [(c.before, c.now) for c in changes(longer, text())] == [("We fish.", "")]
    assert changes(text(), text(BODY.replace("\n\n", "\n\n\n"))) == []


# -- what readers see --------------------------------------------------------------------------


def shown(renderer: Renderer, path: str) -> lxml.html.HtmlElement:
    """A page as a browser has it."""
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


@pytest.mark.parametrize(("day", "sentence"), [(f" {DAY}", "(2 janvier 2026)"), ("", "depuis sa traduction")])
def test_the_page_of_a_stale_text_says_so_and_leads_to_the_original(
    day: str, sentence: str, replace: Replace, small: Renderers
) -> None:
    replace(FRENCH, "---\nLes mots", f"from: en 0123456789{day}\n---\nLes mots")
    (notice,) = shown(small()["fr"], "privacy").find_class("notice")
    assert "L’original de cette page a changé" in notice.text_content() and sentence in notice.text_content()
    assert notice.xpath(".//a/@href") == [small()["en"].view.url("privacy")]
    assert not shown(small()["en"], "privacy").find_class("notice")


def test_the_page_of_a_current_or_unstamped_text_says_nothing(
    small_root: Path, small: Renderers, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not shown(small()["fr"], "privacy").find_class("notice")
    done(small_root, capsys, FRENCH)
    assert not shown(small()["fr"], "privacy").find_class("notice")


@pytest.fixture
def with_page(small_root: Path, write: Write) -> Path:
    """The small network with a page of its translations."""
    for code, title in (("en", "Our languages"), ("fr", "Nos langues")):
        write(f"docs/{code}/translations.md", f"---\ntitle: {title}\ndescription: How far they are.\n---\nSay it.\n")
    return small_root


def test_a_network_without_that_text_has_neither_page_nor_data(small: Renderers) -> None:
    view = small()["fr"].view
    assert not view.has_page("translations") and "data/translations.json" not in open_data(view)


def test_nor_has_a_network_of_one_language(with_page: Path, replace: Replace) -> None:
    text = (with_page / "data/vocabulary.yml").read_text(encoding="utf-8")
    french = next(line for line in text.splitlines() if "code: fr" in line)
    replace("data/vocabulary.yml", french + "\n", "")
    content = read_content(with_page)
    view = views(content)["en"]
    assert not view.has_page("translations") and "data/translations.json" not in open_data(view)


def test_the_page_shows_what_comes_next_the_most_visible_first(
    with_page: Path, write: Write, small: Renderers, capsys: pytest.CaptureFixture[str]
) -> None:
    done(with_page, capsys, "--unstamped", "--state", "machine")
    (with_page / "docs/fr/contact.md").unlink()
    write(ENGLISH, f"---\n{HEAD}---\n{BODY}")
    renderers = small()
    page = shown(renderers["fr"], "translations")
    items = [" ".join(item.text_content().split()) for item in page.xpath("//main//section//ol/li")]
    assert len(items) == 10 and "The network begins." in items[0], "words that the home page shows"
    everything = renderers["fr"].env.globals["kinds"].translations.languages[0]  # type: ignore[index]
    states = {(task.what, task.file) for task in everything.tasks}
    assert {("missing", "docs/fr/contact.md"), ("grave", FRENCH), ("unread", "docs/fr/index.md")} <= states
    urgent = [task.urgent for task in everything.tasks]
    assert urgent == sorted(urgent, reverse=True), "what readers see comes before what nobody has read"
    assert page.xpath("//h2[contains(., 'dépassé')]/..//li")
    files = [code.text.partition(":")[0] for code in page.xpath("//main//details//li//code")]
    assert files[:2] == [FRENCH, "locales/fr.po"], "in the same order"
    assert page.xpath(f"//footer//a[@href='{renderers['fr'].view.url('translations')}']")


def test_data_say_the_same_as_the_page_in_every_language(
    with_page: Path, small: Renderers, capsys: pytest.CaptureFixture[str]
) -> None:
    done(with_page, capsys, "--unstamped", "--state", "machine")
    renderers = small()
    found = {code: json.loads(open_data(r.view)["data/translations.json"]) for code, r in renderers.items()}
    (french,) = found["fr"]
    assert found["en"] == found["fr"] and french["id"] == "fr"
    texts = french["texts"]
    assert texts["current"] == texts["machine"] == texts["all"] > 5, "what no person has seen is told apart"
    assert texts["human"] == texts["reviewed"] == texts["stale"] == texts["unstamped"] == 0
    missing = [task for task in french["tasks"] if task["what"] == "words"]
    assert len(missing) == french["words"]["all"] - french["words"]["translated"] > 0
    where = {task["context"]: task["path"] for task in missing if "context" in task}
    assert where["campaigns/floor demands"] == "campaigns/floor", "the page of the record"
    assert where["figures/gap label"] == where["charts/shares lead"] == "figures", (
        "or the one that lists it, or shows it"
    )
    assert f"{texts['all']} texts wait" in shown(renderers["en"], "translations").text_content()


def test_a_task_leads_to_its_line_and_to_the_translators_door_where_there_is_a_forge(
    with_page: Path, small: Renderers, replace: Replace, write: Write
) -> None:
    replace("locales/fr.po", 'msgstr "Une loi a été adoptée."', 'msgstr ""')
    assert not shown(small()["fr"], "translations").xpath("//main//a[contains(@href, 'handbook')]")
    write("handbook/fr/translators.md", "# Traduire\n")
    page = shown(small()["fr"], "translations")
    assert page.xpath("//main//a[.='Comment traduire, pas à pas']/@href") == [
        "https://forge.example/small/site/blob/main/handbook/fr/translators.md#L1"
    ]
    links = page.xpath("//main//li//code/../@href")
    assert links and all(link.startswith("https://forge.example/") for link in links)
    data = json.loads(open_data(small()["fr"].view)["data/translations.json"])[0]["tasks"]
    replace("data/site.yml", "editor: {forge: github, repository: https://forge.example/small/site}\n", "")
    assert not shown(small()["fr"], "translations").xpath("//main//li//a[code]"), "no forge, no link"
    known = [task for task in data if "line" in task]
    lines = (with_page / "locales/fr.po").read_text(encoding="utf-8").split("\n")
    assert known and all(lines[task["line"] - 1].startswith("msgid") for task in known)


def test_a_head_that_two_lines_cannot_be_put_into_is_left_alone(
    small_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = small_root / "docs/fr/about.md"
    text = file.read_text(encoding="utf-8").replace("---\n", "---\nfrom: >-\n  en\n  0123456789\n", 1)
    file.write_text(text, encoding="utf-8")
    assert translations.main(["done", "docs/fr/about.md", "--root", str(small_root)]) == 1
    assert "Rien n’a été écrit" in capsys.readouterr().err and file.read_text(encoding="utf-8") == text


def test_words_that_were_first_in_another_language_are_asked_of_the_default_one(
    with_page: Path, small: Renderers, replace: Replace
) -> None:
    replace("members.yml", "- id: bi-beta\n", "- id: bi-beta\n  written: fr\n  summary: Une mutuelle de jeunes.\n")
    english, french = json.loads(open_data(small()["fr"].view)["data/translations.json"])
    (task,) = [task for task in english["tasks"] if task.get("context") == "members/bi-beta summary"]
    assert (task["words"], task["words_language"]) == ("Une mutuelle de jeunes.", "fr")
    assert (task["path"], task["file"]) == ("members/bi-beta", "locales/en.po")
    assert "Une mutuelle de jeunes." not in [task.get("words") for task in french["tasks"]]


def test_with_everything_done_it_says_thank_you(
    with_page: Path, small: Renderers, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done(with_page, capsys, "--unstamped", "--state", "reviewed")
    monkeypatch.setattr("campaign.kinds.translation.TranslationCalls._words", lambda self, code: iter([None]))
    page = shown(small()["fr"], "translations")
    assert "merci" in page.xpath("//main")[0].text_content() and not page.xpath("//main//section//ol")


def test_words_whose_original_has_changed_show_what_it_said(
    with_page: Path, small: Renderers, replace: Replace
) -> None:
    """From the catalogue alone (``#|``), folded; of what was never translated there is nothing to compare."""
    assert translations.main(["--root", str(with_page)]) == 0
    replace("data/events.yml", "title: Week of the floor", "title: Month of the floor")
    replace("members.yml", "- id: bi-beta\n", "- id: bi-beta\n  summary: Never translated.\n")
    assert translations.main(["--root", str(with_page)]) == 0
    renderer = small()["fr"]
    tasks = json.loads(open_data(renderer.view)["data/translations.json"])[-1]["tasks"]
    assert {t["words"]: t["before"] for t in tasks if "before" in t} == {"Month of the floor": "Week of the floor"}
    page = shown(renderer, "translations")
    (fold,) = page.xpath("//section[h2[.='Ce qui est dépassé']]//details[not(@open)][.//dd]")
    words = [(w.text_content(), w.get("lang")) for w in fold.xpath(".//dd")]
    assert words == [("Week of the floor", "en"), ("Month of the floor", "en")]


def test_what_is_counted_is_said_with_the_signs_of_the_language(
    small_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """French has a space before its colon; Python has no colon of its own."""
    assert translations.main(["status", "--language", "fr", "--root", str(small_root)]) == 0
    said = capsys.readouterr().out
    assert "comparés à leur original\u00a0: 32\n" in said
