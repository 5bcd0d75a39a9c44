"""``edit.py add``: asks in the person's language, completes what follows, and refuses what the check would refuse."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from common import ROOT, faults
from common_edits import Run, changed, state

import edit
from campaign.kinds.questions import asked_kinds, label_at, questions
from campaign.kinds.reading import read_content, spoken, spoken_codes
from campaign.records import edit_messages as say
from campaign.rules import checked

pytestmark = pytest.mark.whole  # its verb is tried on copies of a network: no part of what one runs every few minutes

SOURCE = "sources.document=report-2020"
TEXT = ("title=A law: at last", "description=What the law says.", "text=It was read.\n\nAnd adopted.")
NEW = {
    "member": ("bi-omega", "members.yml", ("name=Omega Union", "acronym=OMEGA", "country=Burundi", "kind=trade union", SOURCE)),
    "event": ("march-2024", "data/events.yml", ("title=March", "start=2024-05-01", "online=no", SOURCE)),
    "news": ("2024-05-a-law-at-last", "data/news.yml", ("date=2024-05-01", "countries=BI,NP", SOURCE, *TEXT)),
    "figure": ("people-with-cover", "data/figures.yml", ("label=People with cover", "value=12.5", "unit=percent", "year=2024", "topic=coverage", SOURCE)),
    "document": ("a-guide", "data/resources.yml", ("title=A guide", "kind=tool", "languages=en, fr")),
    "story": ("a-law-at-last", "data/case_studies.yml", ("outcome=A law.", "members=Alpha Mutuelle", SOURCE, *TEXT)),
}  # fmt: skip


def given(*answers: str) -> list[str]:
    """Answers as the command takes them."""
    return [word for answer in answers for word in ("--set", answer)]


@pytest.mark.parametrize("word", NEW)
def test_adds_an_entry_of_each_kind(word: str, run: Run, small_root: Path) -> None:
    id, file, answers = NEW[word]
    before = state(small_root)
    assert run(f"add {word}", *given(*answers))[::2] == (0, "")
    found = changed(before, small_root)
    gone, new = found.pop(file)
    assert gone == [] and f"- id: {id}" in new
    assert all(name.endswith(f"/{id}.md") for name in found) and len(found) == (word in ("news", "story"))
    content = checked(small_root)
    kind = next(kind for kind in asked_kinds() if kind.word == word)
    assert not faults(content) and id in content.records[kind.name]


def test_an_organisation_stands_with_its_neighbours_and_is_checked_today(run: Run, small_root: Path) -> None:
    assert run("add member", *given(*NEW["member"][2]))[0] == 0
    members = read_content(small_root).records["members"]
    assert list(members)[:3] == ["bi-alpha", "bi-beta", "bi-omega"]
    assert members["bi-omega"].checked == dt.date.today() and members["bi-omega"].country == "BI"


def test_a_text_says_its_language(run: Run, small_root: Path) -> None:
    assert run("add news --language fr", *given(*NEW["news"][2]))[0] == 0
    text = (small_root / "docs/fr/news/2024-05-a-law-at-last.md").read_text(encoding="utf-8")
    assert (
        text
        == '---\ntitle: "A law: at last"\ndescription: What the law says.\nlanguage: fr\n---\nIt was read.\n\nAnd adopted.\n'
    )
    assert read_content(small_root).records["news"]["2024-05-a-law-at-last"].written == "fr"


def test_asks_in_the_language_of_the_person(run: Run, small_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: dict[str, Iterator[str]] = {
        "Nom": iter(["", "Omega"]), "Pays": iter(["BU", "burundi"]), "Type": iter(["mutuelle", "mutuelle de santé"]),
        "Thèmes": iter(["Mutuelles de santé, gender"]), "Site web": iter(["omega", "https://omega.example/"]),
        "Source : document": iter(["report-2020"]), "Écrire cela ? (o/n)": iter(["o"]),
    }  # fmt: skip
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question.strip().rstrip(":").replace("\u00a0", " ").replace("\u202f", " ").strip())
        return next(said.get(asked[-1], iter([""])))

    monkeypatch.setattr("builtins.input", answer)
    status, out, refusal = run("add member --language fr", sure=False)
    assert (status, refusal) == (0, "")
    member = read_content(small_root).records["members"]["bi-omega"]
    assert (member.kind, member.themes, member.website) == (
        "health-mutual",
        ["health", "gender"],
        "https://omega.example/",
    )
    assert "Identifiant [bi-omega]" in asked and "Note interne" not in asked
    assert "n’est pas une adresse" in out and "Il faut remplir cette ligne." in out and "  BI  Burundi" in out


REFUSED = {
    "nothing": (["name=Omega"], "“kind” is needed"),
    "a kind that is none": (["name=Omega", "kind=club"], "“club” is not a value"),
    "a country that is none": (["name=Omega", "kind=ngo", "country=Atlantis"], "“Atlantis” is not a country code"),
    "a field that is none": ([*NEW["member"][2], "colour=red"], "Nobody asks for “colour” here"),
    "no source": (["name=Omega", "kind=ngo", "country=BI"], "“sources.url” is needed"),
    "a source without a title": (
        ["name=O", "kind=ngo", "country=BI", "sources.url=https://o.example/"],
        "“sources.title” is",
    ),
    "no home": (["name=Omega", "kind=ngo", SOURCE], "nor a continental network"),
    "an id that is taken": ([*NEW["member"][2], "id=bi-alpha"], "“bi-alpha” stands in members.yml already."),
    "the name of another": (["name=Alpha Mutuelle", "kind=ngo", "country=BI", "id=bi-other", SOURCE], "Alpha Mutuelle"),
}


def test_answers_are_kept_where_nothing_is_written(run: Run, small_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter(["Omega Union", "OMEGA", "BI", "trade-union", "", "", "", "", "", "report-2020"])
    monkeypatch.setattr("builtins.input", lambda question: next(said, ""))
    status, _, refusal = run("add member", sure=False)
    command = shlex.split(refusal.splitlines()[-1])
    assert status == 1 and command[2:6] == ["add", "member", "--language", "en"]
    assert run("add member", *command[6:])[0] == 0
    assert read_content(small_root).records["members"]["bi-omega"].kind == "trade-union"


def test_verbs_are_listed_in_the_language_of_the_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert edit.main(["--language", "fr"]) == 0
    listed = capsys.readouterr().out
    assert "retirer une fiche" in listed
    assert all(f'DO="{verb}' in listed for verb in say.VERBS)


@pytest.mark.parametrize("why", REFUSED)
def test_refuses_with_one_sentence(why: str, run: Run, small_root: Path) -> None:
    answers, sentence = REFUSED[why]
    before = state(small_root)
    status, _, refusal = run("add member", *given(*answers))
    assert status == 1 and sentence in refusal and refusal.count("\n") == 1
    assert state(small_root) == before


def test_a_kind_without_questions_is_refused(run: Run) -> None:
    assert "Write one of these: member, event, news, figure, document, story, picture." in run("add chart")[2]


@pytest.mark.parametrize("code", spoken_codes())
def test_every_question_has_words_in_each_language(code: str) -> None:
    content, language = read_content(ROOT), spoken(code)
    english = {kind.name: questions(content, kind, spoken("en")) for kind in asked_kinds()}
    for kind in asked_kinds():
        for question, original in zip(questions(content, kind, language), english[kind.name], strict=True):
            name = label_at((kind.name, *question.field.split(".")))
            assert name != question.field, "overrides/fields.yml lacks its name"
            for words in filter(None, (original.label, original.hint)):
                assert code == "en" or language.has(words), words
