"""``edit.py add``: asks in the person's language, completes what follows, and refuses what the check would refuse."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from common import ROOT, faults
from common_edits import Run, changed, state
from PIL import Image

import edit
from campaign.edits.asking import joined
from campaign.kinds import kind_named
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


Answering = Callable[[dict[str, list[str]]], list[str]]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Answers at the keyboard by the name of the question, Enter for all others; what was asked is told."""

    def prepared(answers: dict[str, list[str]]) -> list[str]:
        asked: list[str] = []
        left = {name: iter(said) for name, said in answers.items()}

        def answer(question: str) -> str:
            shown = question.replace("\u00a0", " ").replace("\u202f", " ").strip().removesuffix(":").strip()
            asked.append(shown or asked[-1])  # a further line of a text has no question of its own
            return next(left.get(asked[-1].partition(" [")[0], iter(())), "")

        monkeypatch.setattr("builtins.input", answer)
        return asked

    return prepared


MEMBER = {
    "Nom": ["Mutuelle Omega"], "Pays": ["BI"], "Type": ["ngo"], "Source : adresse": ["https://omega.example/a"],
    "Source : titre de la page": ["Omega ouvre un bureau"],
}  # fmt: skip
OF_NAME, OF_SOURCE = "Langue du nom ou du titre", "Source : langue du titre"


@pytest.mark.parametrize("command", ["--language fr remove member nobody", "remove member nobody --language fr"])
def test_the_language_may_stand_before_the_verb_or_behind_it(run: Run, command: str) -> None:
    assert "Rien n’a été écrit" in run(command)[2]


@pytest.mark.parametrize(
    ("more", "name", "source"),
    [
        ({}, "fr", "fr"),
        ({OF_NAME: ["en"], OF_SOURCE: ["espagnol", "es"]}, None, "es"),
        ({"Source : titre de la page": ["The union of the people"]}, "fr", None),
    ],
)
def test_a_foreign_name_or_title_says_its_language(
    answering: Answering, run: Run, small_root: Path, more: dict[str, list[str]], name: str | None, source: str | None
) -> None:
    """The language of the person is taken where nothing is said, unless the words show another one."""
    asked = answering(MEMBER | more)
    status, _, refusal = run("add member --language fr")
    assert (status, refusal) == (0, "")
    member = next(m for m in read_content(small_root).records["members"].values() if m.name == "Mutuelle Omega")
    assert (member.language, member.sources[0].language) == (name, source)
    assert f"{OF_NAME} [fr]" in asked and any(question.startswith(OF_SOURCE) for question in asked)


def test_the_title_of_a_document_says_its_language(answering: Answering, run: Run, small_root: Path) -> None:
    answering({"Titre": ["Rapport annuel"], "Type": ["study"], "Adresse": ["https://omega.example/a"]})
    assert run("add document --language fr")[::2] == (0, "")
    documents = read_content(small_root).records["resources"]
    assert next(d for d in documents.values() if d.title == "Rapport annuel").language == "fr"


def test_who_writes_in_the_language_of_the_site_is_asked_about_foreign_words_only(
    answering: Answering, run: Run, small_root: Path
) -> None:
    english = {
        "Name": ["Omega"], "Country": ["BI"], "Kind": ["ngo"], "Source: address": ["https://omega.example/a"],
        "Source: title of the page": ["Le pain et les mutuelles"],
    }  # fmt: skip
    asked = answering(english)
    assert run("add member")[::2] == (0, "")
    assert "Source: language of the title [fr]" in asked and not any("name or title" in question for question in asked)
    member = read_content(small_root).records["members"]["bi-omega"]
    assert (member.language, member.sources[0].language) == (None, "fr")
    answered = ("name=Omega Deux", "country=BI", "kind=ngo", "sources.url=https://deux.example/")
    assert run("add member", *given(*answered, "sources.title=Annual report"))[0] == 0
    assert read_content(small_root).records["members"]["bi-omega-deux"].sources[0].language is None


def test_a_picture_is_asked_for_its_file_first_and_for_who_agreed(
    answering: Answering, run: Run, small_root: Path
) -> None:
    folder = small_root / "docs/assets/pictures"
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (30, 20)).save(folder / "market.jpg")
    (folder / "broken.jpg").write_bytes(b"GIF89a")
    asked = answering({
        "File": ["nothing-like-it.jpg", "markte.jpg", "broken.jpg", "market.jpg"], "What can be seen": ["Women at a market."],
        "Made by": ["Somebody"], "Licence": ["ours"], "People in it": ["agreed"], "Internal note": ["All, by letter."],
    })  # fmt: skip
    status, out, refusal = run("add picture")
    assert (status, refusal) == (0, "") and asked[:5] == ["File"] * 4 + ["What can be seen"]
    assert (
        "The file “nothing-like-it.jpg” is not in" in out
        and "market.jpg" in out
        and "cannot be read as a picture" in out
    )
    picture = read_content(small_root).records["pictures"]["women-at-a-market"]
    assert (picture.file, picture.note) == ("market.jpg", "All, by letter.")


def test_a_document_of_our_own_is_there_or_is_asked_for_again(answering: Answering, run: Run, small_root: Path) -> None:
    answering({"Title": ["A guide"], "Kind": ["tool"], "Our own PDF": ["guide.pdf", ""]})
    status, out, _ = run("add document")
    assert status == 0 and "The file “guide.pdf” is not in docs/assets/documents/." in out


def test_of_a_document_of_our_own_nobody_is_asked_where_it_is_and_how_large(
    answering: Answering, run: Run, small_root: Path
) -> None:
    folder = small_root / "docs/assets/documents"
    folder.mkdir(parents=True, exist_ok=True)
    golden = yaml.safe_load((ROOT / "tests/golden/document-unlisted.yml").read_text("utf-8"))
    (folder / "guide.pdf").write_text(golden["input"], "utf-8")
    said = {"Title": ["A guide"], "Kind": ["tool"], "Languages": ["French, English"], "Our own PDF": ["guide.pdf"]}
    asked = answering(said)
    assert run("add document")[::2] == (0, "")
    assert "Our own PDF" in asked and not {"Address", "Size in kB"} & {*asked}
    assert read_content(small_root).records["resources"]["a-guide"].languages == ["fr", "en"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["One.", "- a", "- b", "* c", "Two.", "Three."], "One.\n\n- a\n- b\n* c\n\nTwo.\n\nThree."),
        (["1. a", "2. b", "10) c"], "1. a\n2. b\n10) c"),
        (["| a | b |", "|---|---|", "| 1 | 2 |", "-5 is cold.", "-6 too."], "| a | b |\n|---|---|\n| 1 | 2 |\n\n-5 is cold.\n\n-6 too."),
    ],
)  # fmt: skip
def test_lines_of_a_list_stay_together(
    answering: Answering, run: Run, small_root: Path, lines: list[str], text: str
) -> None:
    assert joined(lines) == text
    answering({
        "Date": ["2024-05-01"], "Countries": ["BI"], "Source: document": ["report-2020"], "Title": ["A law"],
        "Description of the text": ["What the law says."], "Text": lines,
    })  # fmt: skip
    assert run("add news")[::2] == (0, "")
    assert (small_root / "docs/en/news/2024-05-a-law.md").read_text("utf-8").endswith(f"---\n{text}\n")


def test_what_has_to_be_mended_first_is_said_with_its_remedy(run: Run, small_root: Path) -> None:
    """With the remedy that the check gives."""
    folder = small_root / "docs/assets/documents"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Rapport été.pdf").write_bytes(b"x")
    first = next(p for p in checked(small_root).problems if p.level == "problem")
    remedy = spoken("fr").problem(first)["remedy"]
    status, _, refusal = run("add member --language fr", *given(*NEW["member"][2]))
    assert status == 1 and str(remedy) in refusal


def test_a_country_has_one_name(small_root: Path) -> None:
    """That of the vocabulary, in the command as on the pages and in the forms."""
    content = read_content(ROOT)
    for code in content.languages:
        country = next(q for q in questions(content, kind_named("members"), spoken(code)) if q.field == "country")
        assert dict(country.choices)["CD"] == content.languages[code].country("CD"), code


def test_verbs_are_listed_in_the_language_of_the_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert edit.main(["--language", "fr"]) == 0
    listed = capsys.readouterr().out
    assert "retirer une fiche" in listed
    assert all(f'DO="{verb}' in listed for verb in say.VERBS)


def test_a_short_name_is_taken_for_the_organisation_that_has_it(run: Run, small_root: Path) -> None:
    answers = [answer.replace("Alpha Mutuelle", "alpha, GU") for answer in NEW["story"][2]]
    assert run("add story", *given(*answers))[::2] == (0, "")
    assert read_content(small_root).records["case_studies"]["a-law-at-last"].members == ["bi-alpha", "np-gamma"]


def test_of_what_is_not_there_no_empty_list_is_offered(run: Run) -> None:
    refusal = run("add news", *given(*NEW["news"][2], "picture=march"))[2]
    assert "data/pictures.yml" in refusal and ": ." not in refusal


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
