"""What a proposal does, in words of the site: a small network before and after."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from common import Replace, Write
from PIL import Image

import changes
from campaign.outputs import picturing

pytestmark = pytest.mark.whole  # its verb is tried on copies of a network: no part of what one runs every few minutes

GAMMA = """
- id: np-delta
  name: "[Delta](https://delta.example) | <b>Union</b>"
  country: NP
  kind: trade-union
  summary: A union of <farmers>.
  sources:
    - document: report-2020
"""


@pytest.fixture
def known(small_root: Path) -> Path:
    """The small network, known to git."""
    if not shutil.which("git"):
        pytest.skip("there is no git")
    git(small_root, "init", "-q", "-b", "main")
    commit(small_root)
    return small_root


def git(root: Path, *command: str) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", "-C", str(root), *identity, *command], check=True)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")


def add(file: Path, words: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + words, encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> str:
    status = changes.main(["--root", str(root), *arguments])
    said = capsys.readouterr()
    assert status == 0, said.err
    return said.out


def test_nothing_differs(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Readers see no difference." in told(capsys, known, "main..")


def test_a_picture_that_got_another_file(
    known: Path, write: Write, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was there before still has its own file, though the folder has it no more."""
    write("docs/assets/css/own.css", "p { margin: 0; }\n")
    for name in ("march.png", "april.png"):
        Image.new("RGB", (30, 20)).save(write(f"docs/assets/pictures/{name}", b""))
    entry = "- {id: march, file: march.png, alt: A march, by: Ana, licence: ours, people: none}\n"
    write("data/pictures.yml", entry)
    replace("data/news.yml", "  date: 2020-11\n", "  date: 2020-11\n  picture: march\n")
    (known / "docs/assets/pictures/april.png").rename(known / "april.png")
    commit(known)
    (known / "april.png").rename(known / "docs/assets/pictures/april.png")
    (known / "docs/assets/pictures/march.png").unlink()
    write("data/pictures.yml", entry.replace("march.png", "april.png"))
    assert "march.png" in told(capsys, known, "main..")


def test_an_organisation_more(known: Path, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """Its name, its country with the new number, the pages, and what is to translate; no sign of it means anything."""
    write("members.yml", (known / "members.yml").read_text(encoding="utf-8") + GAMMA)
    said = told(capsys, known, "main..")
    name = r"\[Delta\](https://delta.example) \| &lt;b&gt;Union&lt;/b&gt;"
    assert f"Adds {name}. Nepal now has 2 members. (`members.yml`)" in said
    assert "English: " in said and "1 page is new" in said and "French: 1 new string." in said
    assert "<b>" not in told(capsys, known, "main..", "--format", "html")


def test_words_of_each_language_are_told_by_it(
    known: Path, write: Write, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    """The languages are the keys of a definition: its words are no codes of languages."""
    for language in ("en", "fr"):
        write(f"docs/{language}/glossary.md", "---\ntitle: Words\ndescription: Our words.\n---\n\nWhat we say.\n")
    term = (
        "- id: floor\n  term: {en: floor, fr: socle}\n  definition: {en: All that is owed., fr: Tout ce qui est dû.}\n"
    )
    write("data/glossary.yml", term + "  sources:\n    - document: report-2020\n")
    commit(known)
    replace("data/glossary.yml", "qui est dû", "à quoi on a droit")
    said = told(capsys, known, "main..", "--language", "fr")
    assert "| Tout ce qui est dû. | Tout ce à quoi on a droit. |" in said and "All that" not in said


def test_each_side_is_what_git_knows(known: Path, replace: Replace, capsys: pytest.CaptureFixture[str]) -> None:
    """A removed entry, and the fields of one that differs, before and now; in the language that is asked for."""
    replace("members.yml", "website: https://alpha.example/", "website: https://new.example/")
    git(known, "checkout", "-q", "-b", "other")
    commit(known)
    said = told(capsys, known, "main..other")
    assert "Changes Alpha Mutuelle." in said and "| Website | https://alpha.example/ | https://new.example/ |" in said
    assert "Changes" in told(capsys, known, "main..other", "--format", "html")
    back = told(capsys, known, "other..main", "--language", "fr")
    assert "| Site web | https://new.example/ | https://alpha.example/ |" in back


def fields(said: str) -> list[str]:
    """The rows of the tables, without their heads."""
    return [line.strip() for line in said.split("\n") if line.startswith("    | ") and "| Avant |" not in line]


def test_fields_and_values_are_in_words_of_the_site(
    known: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names of fields, also within an entry; choices, countries, days and ids by what readers know them by."""
    replace("members.yml", "  kind: health-mutual\n", "  kind: trade-union\n")
    replace("members.yml", "  themes: [health, gender]\n", "  themes: [gender]\n")
    replace("members.yml", "checked: 2022-05-01", "checked: 2022-05-02")
    replace("data/campaigns.yml", "The draft was read.\n      won: yes\n", "The draft was adopted.\n")
    replace("data/campaigns.yml", "case_studies: [burundi-story]", "case_studies: []")
    replace("data/campaigns.yml", "title: It was read", "title: It was not read")
    said = told(capsys, known, "main..", "--language", "fr")
    assert "- Modifie «\u00a0Un socle pour tous\u00a0». (`data/campaigns.yml`)" in said
    assert fields(said) == [
        "| Type | mutuelle de santé | syndicat |",
        "| Thèmes | Mutuelles de santé et Gender equality | Gender equality |",
        "| Vérifié le | 1er mai 2022 | 2 mai 2022 |",
        "| Étapes (2021) · Texte | The draft was read. | The draft was adopted. |",
        "| Étapes (2021) · Gagné | oui | – |",
        "| Étapes (2021) · Source\u00a0: titre de la page | It was read | It was not read |",
        "| Récits | «\u00a0Une loi au Burundi\u00a0» | – |",
    ]


def test_what_was_taken_out_of_a_list_is_told_once(
    known: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    """The items behind it stay what they are; paragraphs are told one by one, each with its own signs at its end."""
    replace(
        "data/campaigns.yml", "    - text: Read what changed in Burundi.\n      page: /campaigns/floor/#letter\n", ""
    )
    replace("data/campaigns.yml", "    - Build a floor for all.\n", "")
    replace("data/campaigns.yml", "      - Dear Minister,\n", "      - Dear Minister of Labour,\n      - Listen.\n")
    assert fields(told(capsys, known, "main..", "--language", "fr")) == [
        "| Revendications (1) | Build a floor for all. | – |",
        "| Ce que l’on peut faire (1) | Read what changed in Burundi. · /campaigns/floor/\\#letter | – |",
        "| Lettre · Paragraphes (1) | Dear Minister, | Dear Minister of Labour, |",
        "| Lettre · Paragraphes (2) | – | Listen. |",
    ]


def test_a_situation_is_called_as_a_person_says_it(
    known: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    lead = re.search(r"  lead: .*", (known / "data/situations.yml").read_text(encoding="utf-8"))
    assert lead
    replace("data/situations.yml", lead[0], "  lead: It is your right.")
    assert "- Changes “I am ill”." in told(capsys, known, "main..")


@pytest.mark.parametrize("redirect", [True, False])
def test_another_id_is_no_other_entry(
    known: Path, replace: Replace, capsys: pytest.CaptureFixture[str], redirect: bool
) -> None:
    """One line, whether the old address leads on or the entry says the same; what names it says nothing else."""
    replace("members.yml", "- id: bi-alpha\n", "- id: bi-alpha-mutual\n")
    replace("data/campaigns.yml", "members: [bi-alpha]", "members: [bi-alpha-mutual]")
    for file in [*known.glob("data/*.yml"), *known.glob("docs/*/**/*.md")]:
        words = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"\bbi-alpha\b(?!-mutual)", "bi-alpha-mutual", words), encoding="utf-8")
    if redirect:
        replace("members.yml", "website: https://alpha.example/", "website: https://new.example/")
        add(known / "data/redirects.yml", "\n- from: /members/bi-alpha\n  to: /members/bi-alpha-mutual/\n")
    said = told(capsys, known, "main..", "--language", "fr")
    name = "- Renomme Alpha Mutuelle\u00a0: son identifiant était `bi-alpha`, c’est maintenant `bi-alpha-mutual`."
    assert [line.partition(" (`")[0] for line in said.split("\n") if line.startswith("- ")][:1] == [name]
    assert said.count("\n- ") == 2  # itself, and the pages
    assert fields(said) == ["| Site web | https://alpha.example/ | https://new.example/ |"] * redirect


def test_a_country_is_counted_once(known: Path, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """With the last entry that changes its number; one that a member left for another is counted as well."""
    text = (known / "members.yml").read_text(encoding="utf-8")
    moved = text.replace("np-gamma\n", "bi-gamma\n").replace("country: NP", "country: BI")
    write("members.yml", moved + GAMMA + GAMMA.replace("np-delta", "np-epsilon").replace("[Delta]", "[Epsilon]"))
    add(known / "data/redirects.yml", "\n- from: /members/np-gamma\n  to: /members/bi-gamma/\n")
    for text_file in known.glob("docs/*/**/*.md"):
        words = text_file.read_text(encoding="utf-8")
        text_file.write_text(words.replace("np-gamma", "bi-gamma"), encoding="utf-8")
    said = told(capsys, known, "main..")
    assert "- Renames Gamma Union: its id was `np-gamma` and is now `bi-gamma`. Burundi now has 3 members." in said
    assert said.count("Nepal now has") == 1 == said.count("Burundi now has")
    assert "Epsilon" in said.partition("Nepal now has 2 members.")[0]


def test_an_entry_less(known: Path, replace: Replace, capsys: pytest.CaptureFixture[str]) -> None:
    text = (known / "members.yml").read_text(encoding="utf-8")
    start = text.index("- id: np-gamma")
    replace("members.yml", text[start : text.index("- id: be-coord")], "")
    said = told(capsys, known, "main..")
    assert "Removes Gamma Union. Nepal now has 0 members." in said and "2 pages go" in said


def test_a_text_that_says_something_else(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sentence before and now; a new text whose translations are missing."""
    about = known / "docs/en/about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nOne more | sentence.\n", encoding="utf-8")
    shutil.copy(known / "docs/en/privacy.md", known / "docs/en/extra.md")
    said = told(capsys, known, "main..")
    assert "(`docs/en/about.md`)" in said and r"| – | One more \| sentence. |" in said
    assert "Adds the text" in said and "is missing. (`docs/fr/extra.md`)" in said


def test_calls_of_a_text_are_told_as_what_they_print(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the language of the text."""
    about = known / "docs/fr/about.md"
    add(about, '\nVoici {{ member("np-gamma") }} et {{ case("burundi-story") }}.\n')
    commit(known)
    about.write_text(about.read_text(encoding="utf-8").replace("Voici", "Et voici"), encoding="utf-8")
    said = told(capsys, known, "main..")
    assert "| Voici GU et « Une loi au Burundi ». | Et voici GU et « Une loi au Burundi ». |" in said.replace(
        "\u00a0", " "
    )


def test_a_record_of_another_kind_keeps_its_id(
    known: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    """What names it in texts says what it said, though a record that had the same id got another one."""
    event = "\n- id: burundi-story\n  title: A talk\n  summary: We talk.\n  start: 2022-03-04\n"
    add(known / "data/events.yml", f"{event}  sources:\n    - document: report-2020\n")
    add(known / "docs/en/about.md", '\nSee {{ case("burundi-story") }}.\n')
    commit(known)
    replace("data/events.yml", "id: burundi-story", "id: talk-2022")
    said = told(capsys, known, "main..")
    assert "- Renames “A talk”: its id was `burundi-story` and is now `talk-2022`." in said and "the text" not in said


@pytest.mark.parametrize(
    ("range_", "words"),
    [("nowhere..", "git does not know “nowhere”"), ("main..nowhere", "git does not know “nowhere”")],
)
def test_a_version_that_nobody_knows(known: Path, capsys: pytest.CaptureFixture[str], range_: str, words: str) -> None:
    assert changes.main(["--root", str(known), range_]) == 1
    assert words in capsys.readouterr().err


def test_problems_come_first(known: Path, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write("members.yml", "- id")
    assert changes.main(["--root", str(known), "main.."]) == 1
    assert "the folder has problems, the first in members.yml, line 1" in capsys.readouterr().err


@pytest.mark.parametrize("range_", ["main", "..main", "--..x"])
def test_what_is_no_range(known: Path, range_: str) -> None:
    with pytest.raises(SystemExit) as ended:
        changes.main(["--root", str(known), range_])
    assert ended.value.code == 2


def test_a_machine_without_browser(
    known: Path, replace: Replace, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Says the same, without pictures; one whose browser takes them shows them."""
    replace("members.yml", "name: Gamma Union", "name: Gamma United")
    monkeypatch.setattr(picturing, "CHROMIUMS", ())
    assert "![" not in told(capsys, known, "main..", "--pictures", str(tmp_path / "none"))
    fake = tmp_path / "browser"
    fake.write_text('#!/bin/sh\nfor o in "$@"; do case "$o" in --screenshot=*) : > "${o#--screenshot=}";; esac; done\n')
    fake.chmod(0o755)
    monkeypatch.setattr(picturing, "CHROMIUMS", (str(fake),))
    said = told(capsys, known, "main..", "--pictures", str(tmp_path / "some"))
    assert said.count("![") == 3 and sorted(f.name for f in (tmp_path / "some").iterdir())[0] == "page-1.png"
