"""Forms that people fill in on the forge: what comes of them, whatever is in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from common import Replace, faults

import from_issue
from campaign.kinds.forms import ELSEWHERE, ENTRY, KNOWN, form_named, forms, opened_with, questions
from campaign.kinds.reading import read_content
from campaign.outputs.form_answers import NoFormError, submission
from campaign.pages.routes import views
from campaign.rules import checked
from campaign.views.view import View

pytestmark = pytest.mark.whole  # its verb is tried on copies of a network: no part of what one runs every few minutes

Run = Callable[..., tuple[int, dict[str, Any]]]


def filled_in(view: View, form: str, answers: Mapping[str, str]) -> str:
    """The text of an issue as GitHub makes it of a form: a heading for each question, with the answer or a word for none."""
    parts = []
    for question in questions(form_named(form), view):
        value = answers.get(question.field, "")
        shown = dict(question.options)
        if len(shown) == 1 and not question.several:
            value = f"- [{'X' if value else ' '}] {next(iter(shown.values()))}"
        elif shown:
            value = ", ".join(shown.get(v, v) for v in value.split("|")) if value else ""
        parts.append(f"### {question.label}\n\n{value or '_No response_'}")
    return "\n\n".join(parts)


def github(body: str | None, number: int = 12) -> dict[str, Any]:
    """The event ``issues`` of GitHub, with the fields that its documentation shows."""
    return {
        "action": "opened",
        "issue": {
            "url": f"https://api.github.com/repos/small/site/issues/{number}",
            "html_url": f"https://github.com/small/site/issues/{number}",
            "id": 444500041, "node_id": "MDU6SXNzdWU0NDQ1MDAwNDE=", "number": number, "title": "A form",
            "user": {"login": "somebody", "id": 21031067, "type": "User"},
            "labels": [{"id": 1, "name": "form", "color": "d73a4a", "default": False}],
            "state": "open", "locked": False, "comments": 0, "author_association": "NONE", "body": body,
        },
        "repository": {"id": 186853002, "name": "site", "full_name": "small/site", "private": False},
        "sender": {"login": "somebody", "id": 21031067, "type": "User"},
    }  # fmt: skip


def gitlab(body: str, number: int = 23) -> dict[str, Any]:
    """The ``Issue Hook`` of GitLab, with the fields that its documentation shows."""
    return {
        "object_kind": "issue", "event_type": "issue",
        "user": {"id": 1, "name": "Somebody", "username": "somebody"},
        "project": {"id": 1, "name": "site", "web_url": "https://gitlab.com/small/site"},
        "object_attributes": {
            "id": 301, "iid": number, "title": "A form", "description": body, "state": "opened", "action": "open",
            "url": f"https://gitlab.com/small/site/-/issues/{number}",
        },
        "labels": [{"id": 206, "title": "form", "color": "#ffffff", "type": "ProjectLabel"}],
    }  # fmt: skip


@pytest.fixture
def run(small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command with an answered form: exit status, and what it says as JSON."""

    def runner(
        form: str, answers: Mapping[str, str], code: str = "en", event: Any = None
    ) -> tuple[int, dict[str, Any]]:
        view = views(read_content(small_root))[code]
        file = tmp_path / "event.json"
        file.write_text(json.dumps(event or github(filled_in(view, form, answers))), encoding="utf-8")
        status = from_issue.main([str(file), "--root", str(small_root), "--format", "json"])
        out, err = capsys.readouterr()
        assert err == ""
        return status, json.loads(out)

    return runner


@pytest.fixture
def changed(small_root: Path) -> Callable[[], dict[str, list[str]]]:
    """The lines that differ since the beginning of the test, by file."""
    before = {f: f.read_text("utf-8") for f in small_root.rglob("*") if f.suffix in (".yml", ".md", ".po")}

    def differences() -> dict[str, list[str]]:
        after = {f: f.read_text("utf-8") for f in small_root.rglob("*") if f.suffix in (".yml", ".md", ".po")}
        assert set(before) <= set(after)
        found = {}
        for file, text in after.items():
            lines = list(unified_diff(before.get(file, "").split("\n"), text.split("\n"), lineterm="", n=0))[2:]
            if lines:
                found[file.relative_to(small_root).as_posix()] = [line for line in lines if line[0] != "@"]
        return found

    return differences


SOURCE = {"sources.url": "https://news.example/new", "sources.title": "A new union of fishers"}
NEW = {
    "name": "Union of Fishers", "acronym": "UF", "country": "BI", "kind": "trade-union", "themes": "health|gender",
    "website": "https://fishers.example/", "summary": "It organises fishers.\nIt has 40 boats: all small.", **SOURCE,
}  # fmt: skip
ADDED = [
    "+",
    "+- id: bi-uf",
    "+  name: Union of Fishers",
    "+  acronym: UF",
    "+  country: BI",
    "+  kind: trade-union",
    "+  themes: [health, gender]",
    "+  website: https://fishers.example/",
    '+  summary: "It organises fishers. It has 40 boats: all small."',
    "+  sources:",
    "+    - url: https://news.example/new",
    "+      title: A new union of fishers",
]


def test_a_new_organisation_stands_behind_its_neighbours(run: Run, changed: Any, small_root: Path) -> None:
    status, said = run("add-organisation", {**NEW, "more": "Ask <b>me</b> @everyone"})
    assert (status, said["files"], said["branch"]) == (0, ["members.yml"], "form/add-organisation/bi-uf")
    assert changed() == {"members.yml": ADDED}
    text = (small_root / "members.yml").read_text("utf-8")
    assert text.index("- id: bi-beta") < text.index("- id: bi-uf") < text.index("- id: np-gamma")
    assert said["title"] == "A new organisation: Union of Fishers" and "Closes #12" in said["text"]
    assert "```text\nAsk <b>me</b> @everyone\n```" in said["text"] and said["answer"] == ""
    assert faults(checked(small_root)) == []


def test_it_is_proposed_in_the_language_of_the_form(run: Run, changed: Any) -> None:
    status, said = run("add-organisation", NEW, "fr")
    assert status == 0 and "+  written: fr" in changed()["members.yml"]
    english = run("add-organisation", {**NEW, "name": "Other", "acronym": "O", "website": ""})[1]
    assert said["title"].replace("Union of Fishers", "") != english["title"].replace("Other", "")
    assert said["text"].split("\n")[0] != english["text"].split("\n")[0]


def test_what_was_chosen_is_shown_in_words(run: Run) -> None:
    """In the language of the form: no code of a country, no value of a file."""
    text = run("add-organisation", NEW, "fr")[1]["text"]
    shown = {line.split(" | ")[-1] for line in text.split("\n") if line.startswith("| ")}
    assert {"`Burundi` |", "`syndicat` |", "`Mutuelles de santé, Gender equality` |"} <= shown
    event = {
        "title": "A meeting",
        "summary": "We meet.",
        "start": "2027-03-04",
        "online": "no",
        "countries": "NP|BI",
        **SOURCE,
    }
    text = run("announce-event", event)[1]["text"]
    assert "`In person`" in text and "`Nepal, Burundi`" in text


@pytest.mark.parametrize(
    "same",
    [
        {"name": "ALPHA  mutuelle", "acronym": ""},
        {"acronym": "alpha"},
        {"website": "https://www.alpha.example", "name": "Something Else", "acronym": ""},
    ],
)
def test_an_organisation_that_is_there_is_answered_with_its_page(run: Run, changed: Any, same: dict[str, str]) -> None:
    status, said = run("add-organisation", {**NEW, **same})
    assert status == 1 and said["files"] == [] and changed() == {}
    assert "<https://small.example/campaign/members/bi-alpha/>" in said["answer"]
    assert "template=correct-entry-en.yml" in said["answer"] and "Alpha Mutuelle" in said["answer"]


def test_two_forms_for_the_same_new_organisation(run: Run) -> None:
    assert run("add-organisation", NEW)[0] == 0
    status, said = run("add-organisation", {**NEW, "summary": "Something else."})
    assert status == 1 and "/members/bi-uf/" in said["answer"]


def test_missing_answers_are_named_by_their_questions(run: Run, changed: Any, small_root: Path) -> None:
    status, said = run("add-organisation", {"acronym": "X"})
    asked = {q.field: q.label for q in questions(form_named("add-organisation"), views(read_content(small_root))["en"])}
    assert status == 1 and changed() == {}
    for field in ("name", "country", "kind", "sources.url", "sources.title"):
        assert f"“{asked[field]}” has no answer." in said["answer"]
    assert "acronym" not in said["answer"]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"kind": "pirates"}, "“pirates” is not among the choices"),
        ({"country": "BI|NP"}, "is not among the choices"),
        ({"website": "by post"}, "“by post” is not a web address"),
        ({"sources.url": "javascript:alert(1)"}, "is not a web address"),
        ({"name": "x" * 300}, "300 characters"),
    ],
)
def test_what_the_check_would_refuse_is_answered(run: Run, changed: Any, answers: dict[str, str], words: str) -> None:
    status, said = run("add-organisation", {**NEW, **answers})
    assert status == 1 and changed() == {} and words in re.sub(r"\\(.)", r"\1", said["answer"]).replace("&#58;", ":")


def test_an_address_without_its_beginning_is_understood(run: Run, changed: Any) -> None:
    assert run("add-organisation", {**NEW, "website": "www.fishers.example"})[0] == 0
    assert "+  website: https://www.fishers.example" in "\n".join(changed()["members.yml"])


HOSTILE = [
    "x\n- id: evil\n  name: evil", "x: y # z", "'\"\\`$(rm -rf /)`", "{{ figure(\"gap\") }} {% x %}", "<script>alert(1)</script>",
    "![x](https://evil.example/a.png) [y](javascript:z)", "@everyone #1 `` ` ``", "&a *b !c", "\u202eevil\u200b\ufeff\x00\x1b[31m",
    "| a | b |\n|---|---|", "<!-- x", "### Country\n\nNepal", "a\r\nb\u2028c", "%(name)s {name} %s", "```\n# x\n```", "---\nx: y\n---",
    "/close\n/label ~bug", "😀 Ünï‑cödé ﷽",
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("fields", [["name", "more"], ["acronym", "summary", "sources.title"]])
def test_hostile_text_stays_text(run: Run, changed: Any, small_root: Path, fields: list[str], value: str) -> None:
    status, said = run("add-organisation", {**NEW, **dict.fromkeys(fields, value)})
    if status == 0:
        assert list(changed()) == ["members.yml"]
        content = checked(small_root)
        assert len(content.records["members"]) == 6 and not faults(content)
    else:
        assert changed() == {} and said["answer"]
    outside = re.sub(r"(?s)(`{3,})text\n.*?\n\1\n", "", said["text"] + said["answer"])  # what is no code
    outside = re.sub(r"(`+) ?[^\n]*? ?\1(?!`)", "", outside)
    assert not re.search(
        r"<(?!https://(small|forge)\.example)|(?<!\\)!\[|\]\((?!x)|@\w|https://evil|\u202e|\x00", outside
    ), outside
    assert "\n" not in said["title"] and len(said["title"]) <= 120


CORRECT = {ENTRY: "https://small.example/campaign/fr/members/bi-alpha/"}


@pytest.mark.parametrize(
    "entry", ["bi-alpha", "https://small.example/campaign/members/bi-alpha/#x", "alpha mutuelle", "ALPHA"]
)
def test_a_correction_changes_its_lines_only(run: Run, changed: Any, entry: str) -> None:
    status, said = run("correct-entry", {ENTRY: entry, "website": "https://new.example/"})
    assert (status, said["branch"]) == (0, "form/correct-entry/bi-alpha")
    assert changed() == {"members.yml": ["-  website: https://alpha.example/", "+  website: https://new.example/"]}
    assert "| Website | `https://alpha.example/` | `https://new.example/` |" in said["text"]


def test_a_correction_may_bring_its_source(run: Run, changed: Any) -> None:
    assert run("correct-entry", {**CORRECT, "acronym": "AM", **SOURCE})[0] == 0
    assert changed()["members.yml"] == [
        "-  acronym: ALPHA", "+  acronym: AM",
        "+    - url: https://news.example/new", "+      title: A new union of fishers",
    ]  # fmt: skip


def test_an_unknown_organisation_is_asked_for(run: Run, changed: Any) -> None:
    status, said = run("correct-entry", {ENTRY: "Nobody at all", "name": "X"})
    assert status == 1 and changed() == {} and "“Nobody at all”" in said["answer"]


def test_a_correction_that_says_what_the_page_says(run: Run) -> None:
    status, said = run("correct-entry", {**CORRECT, "name": "Alpha Mutuelle"})
    assert status == 1 and "says all this already" in said["answer"] and "/members/bi-alpha/" in said["answer"]
    status, said = run("correct-entry", {**CORRECT, "more": "They moved."})
    assert status == 1 and "Somebody of the network reads it" in said["answer"]


def opened(small_root: Path, code: str = "en") -> dict[str, str]:
    """The answers that the form of an entry has when it opens."""
    view = views(read_content(small_root))[code]
    form = form_named("correct-entry")
    address = opened_with(form, view, view.records["members"]["bi-alpha"])
    given = {name: values[0] for name, values in parse_qs(urlsplit(address or "").query, strict_parsing=True).items()}
    assert given["template"] == f"correct-entry-{code}.yml"
    return {q.field: given[q.id] for q in questions(form, view) if q.id in given}


def test_the_form_opens_with_what_is_known(small_root: Path) -> None:
    said = opened(small_root)
    assert said[ENTRY] == "bi-alpha" and re.fullmatch(r"[0-9a-f]{4}(-[0-9a-f]{4}){3}", said[KNOWN])
    assert (said["name"], said["acronym"], said["website"]) == ("Alpha Mutuelle", "ALPHA", "https://alpha.example/")


def test_two_corrections_of_one_entry_in_turn(run: Run, changed: Any, small_root: Path) -> None:
    """The second form was opened before the first one changed the website; it must not bring the old one back."""
    first, second = opened(small_root), opened(small_root)
    assert run("correct-entry", {**first, "website": "https://new.example/"})[0] == 0
    status, _ = run("correct-entry", {**second, "acronym": "AM"})
    assert status == 0
    assert changed()["members.yml"] == [
        "-  acronym: ALPHA", "+  acronym: AM", "-  website: https://alpha.example/", "+  website: https://new.example/",
    ]  # fmt: skip


def test_two_corrections_of_one_field(run: Run, changed: Any, small_root: Path) -> None:
    first, second = opened(small_root), opened(small_root)
    assert run("correct-entry", {**first, "website": "https://new.example/"})[0] == 0
    status, said = run("correct-entry", {**second, "website": "https://other.example/", "acronym": "AM"})
    assert status == 0 and "+  website: https://new.example/" in changed()["members.yml"]
    assert "left as it is now" in said["text"] and "other.example" in said["text"]


def test_an_answer_that_was_taken_out_takes_the_line_out(run: Run, changed: Any, small_root: Path) -> None:
    assert run("correct-entry", {**opened(small_root), "website": ""})[0] == 0
    assert changed()["members.yml"] == ["-  website: https://alpha.example/"]


def test_a_required_answer_that_was_taken_out_stays(run: Run, changed: Any, small_root: Path) -> None:
    assert run("correct-entry", {**opened(small_root), "name": ""})[0] == 1
    assert changed() == {}


EVENT = {
    "title": "Assembly of the fishers", "start": "2027-03-04 14:30", "time_zone": "Africa/Bujumbura", "place": "Bujumbura",
    "online": "both", "countries": "BI", **SOURCE,
}  # fmt: skip


def test_an_event(run: Run, changed: Any, small_root: Path) -> None:
    status, said = run("announce-event", EVENT)
    assert status == 0 and said["files"] == ["data/events.yml"]
    lines = changed()["data/events.yml"]
    assert "+- id: assembly-of-the-fishers-2027" in lines and "+  start: 2027-03-04 14:30" in lines
    assert "+  online: both" in lines and "+  countries: [BI]" in lines and not any(line[0] == "-" for line in lines)
    status, said = run("announce-event", {**EVENT, "place": "Gitega"})
    assert status == 1 and "/events/#assembly-of-the-fishers-2027" in said["answer"]


def test_an_event_with_a_time_and_no_zone_is_asked_for_it(run: Run, changed: Any) -> None:
    status, said = run("announce-event", {**EVENT, "time_zone": ""})
    assert status == 1 and changed() == {} and "time\\_zone" in said["answer"]


STORY = {
    "title": "Fishers: “we won”", "outcome": "They are insured since 2025.", "agreed": "yes", "countries": "BI",
    "text": "First paragraph\nstill the first.\n\n\n\nSecond {{ count(\"members\") }}.", **SOURCE,
}  # fmt: skip


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_story_becomes_a_record_and_a_text(run: Run, changed: Any, small_root: Path, code: str) -> None:
    status, said = run("share-experience", STORY, code)
    text = f"docs/{code}/case-studies/fishers-we-won.md"
    assert status == 0 and said["files"] == ["data/case_studies.yml", text]
    assert ("+  written: fr" in changed()["data/case_studies.yml"]) == (code == "fr")
    written = (small_root / text).read_text("utf-8")
    assert written.startswith('---\ntitle: "Fishers: “we won”"\ndescription: They are insured since 2025.\n')
    assert written.endswith('---\nFirst paragraph\nstill the first.\n\nSecond {{ count("members") }}.\n')
    assert ("\nlanguage: fr\n" in written) == (code == "fr") and faults(checked(small_root)) == []
    assert run("share-experience", STORY, code)[0] == 1


@pytest.mark.parametrize(
    "text", ["<iframe src=x></iframe>", "{{ nothing(1) }}", "[x](/nowhere/)", "---\ntitle: x\n---", ""]
)
def test_a_story_that_the_check_refuses(run: Run, changed: Any, text: str) -> None:
    status, said = run("share-experience", {**STORY, "text": text})
    assert (status == 1 and changed() == {} and said["answer"]) or text.startswith("---")


def test_nobody_who_does_not_agree(run: Run) -> None:
    assert run("share-experience", {**STORY, "agreed": ""})[0] == 1


def test_gitlab_sends_the_same_form_as_a_text(run: Run, changed: Any, small_root: Path, replace: Replace) -> None:
    replace("data/site.yml", "forge: github", "forge: gitlab")
    view = views(read_content(small_root))["en"]
    address = opened_with(form_named("correct-entry"), view, view.records["members"]["bi-alpha"]) or ""
    given = parse_qs(urlsplit(address).query)
    assert address.startswith("https://forge.example/small/site/-/issues/new?issue%5Btitle%5D=")
    body = given["issue[description]"][0]
    assert "<!-- One or two sentences. -->" in body
    status, said = run("", {}, event=gitlab(body.replace("https://alpha.example/", "https://new.example/")))
    assert status == 0 and "Closes #23" in said["text"]
    assert changed()["members.yml"] == ["-  website: https://alpha.example/", "+  website: https://new.example/"]


@pytest.mark.parametrize(
    "event",
    [
        None, [], {}, {"issue": None}, {"issue": {"number": "1", "body": "x"}}, {"issue": {"number": 1, "body": None}},
        {"issue": {"number": 1, "body": "Hello"}}, {"object_kind": "note", "object_attributes": {"iid": 1, "description": "x"}},
        {"issue": {"number": True, "body": "x"}}, {"issue": {"number": 1, "body": "### Country\n### Website"}},
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused(event: Any, small_root: Path) -> None:
    with pytest.raises(NoFormError):
        submission(event, views(read_content(small_root)))


@pytest.mark.parametrize("written", ["", "{", "[" * 100_000, "\x00", '"x"'])
def test_a_file_that_is_no_event(
    written: str, small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "event.json").write_text(written)
    try:
        status: Any = from_issue.main([str(tmp_path / "event.json"), "--root", str(small_root)])
    except SystemExit as left:
        status = left.code
    assert status == 2 and "Traceback" not in capsys.readouterr().err


def test_every_form_is_known_again_by_its_headings(small_root: Path) -> None:
    seen = views(read_content(small_root))
    for view in seen.values():
        for form in forms():
            found = submission(github(filled_in(view, form.id, {})), seen)
            assert (found.form.id, found.view.code) == (form.id, view.code)


def older(text: str, headings: Mapping[str, str]) -> dict[str, Any]:
    """The event of a form that was sent before its questions were called as they are today: {words of today: former words}."""
    for today, former in headings.items():
        assert f"### {today}\n" in text
        text = text.replace(f"### {today}\n", f"### {former}\n" if former else "")
    return github(text)


FORMER = {"What is it and what does it do?": "Qu’est-ce que c’est et que fait-elle ?"}


def test_a_question_that_had_other_words_is_known_by_its_place(run: Run, changed: Any, small_root: Path) -> None:
    view = views(read_content(small_root))["en"]
    former = FORMER | {"Country": "In which country?", "Anything else": "Remarks"}
    status, said = run("", {}, event=older(filled_in(view, "add-organisation", {**NEW, "more": "Hello"}), former))
    assert status == 0 and changed() == {"members.yml": ADDED}
    assert "“Qu’est-ce que c’est et que fait-elle ?” was read as “What is it and what does it do?”" in said["text"]
    assert "“Remarks” was read as “Anything else”" in said["text"] and "```text\nHello\n```" in said["text"]


def test_a_correction_by_an_older_form(run: Run, changed: Any, small_root: Path) -> None:
    view = views(read_content(small_root))["en"]
    answers = {**opened(small_root), "website": "https://new.example/"}
    status, _ = run("", {}, event=older(filled_in(view, "correct-entry", answers), FORMER))
    assert status == 0
    assert changed() == {"members.yml": ["-  website: https://alpha.example/", "+  website: https://new.example/"]}


def test_a_form_from_before_its_words_were_translated(run: Run, changed: Any, small_root: Path) -> None:
    """Its headings and choices are partly those of another language of the network: they are known, and nothing is said."""
    seen = views(read_content(small_root))
    french, english = (questions(form_named("add-organisation"), seen[code]) for code in ("fr", "en"))
    text = filled_in(seen["fr"], "add-organisation", NEW)
    pairs = {
        f.label: e.label for f, e in zip(french, english, strict=True) if e.field in ("country", "summary", "themes")
    }
    event = older(text.replace("Mutuelles de santé", "Health mutuals"), pairs)
    status, said = run("", {}, event=event)
    assert status == 0 and "+  themes: [health, gender]" in changed()["members.yml"]
    assert "+  written: fr" in changed()["members.yml"] and "###" not in said["text"]
    assert not submission(event, seen).older


@pytest.mark.parametrize(
    ("today", "former"),
    [
        ("Themes on which it works\n", "Themes on which it works\n\nhealth\n\n### How many members has it?\n\n40\n"),
        ("Anything else\n", "Anything else\n\n_No response_\n\n### How do we reach you?\n"),
        ("Website\n", "Web page\n\n_No response_\n\n### Telephone\n"),
        ("Short name\n", "Short name\n\nUF\n\n### We\n"),
    ],
)
def test_a_heading_that_may_be_of_an_older_form_is_asked_about(
    run: Run, changed: Any, small_root: Path, today: str, former: str
) -> None:
    """A question that is no more, two where there is one, one that is typed: none becomes part of an answer."""
    view = views(read_content(small_root))["en"]
    text = filled_in(view, "add-organisation", NEW).replace(f"### {today}", f"### {former}")
    status, said = run("", {}, event=github(text))
    assert status == 1 and changed() == {}
    stray = re.findall("### (.*)\n", former)[-1]
    assert f"“{stray}” is not a question of this form today." in said["answer"]
    assert "has no answer" not in said["answer"] and "web address" not in said["answer"]


def test_a_question_that_is_new_since_has_no_answer(run: Run, changed: Any, small_root: Path) -> None:
    view = views(read_content(small_root))["en"]
    text = filled_in(view, "add-organisation", {**NEW, "acronym": ""}).replace(
        "### Short name\n\n_No response_\n\n", ""
    )
    assert run("", {}, event=github(text))[0] == 0
    assert not any("acronym" in line for line in changed()["members.yml"])


def test_a_story_has_headings_of_its_own(run: Run, small_root: Path) -> None:
    told = "One.\n\n### How it began\n\nTwo."
    assert run("share-experience", {**STORY, "text": told})[0] == 0
    text = (small_root / "docs/en/case-studies/fishers-we-won.md").read_text("utf-8")
    assert text.endswith(f"---\n{told}\n")


def test_a_box_that_had_other_words_is_ticked_or_not(run: Run, small_root: Path) -> None:
    view = views(read_content(small_root))["en"]
    text = filled_in(view, "share-experience", STORY).replace("Yes, or nobody can be recognised.", "They agree.")
    assert run("", {}, event=github(text.replace("[X]", "[ ]")))[0] == 1
    assert run("", {}, event=github(text))[0] == 0


def test_an_organisation_of_another_country_is_read_by_a_person(run: Run, changed: Any) -> None:
    status, said = run("add-organisation", {**NEW, "country": ELSEWHERE, "more": "Togo"})
    assert status == 1 and changed() == {}
    assert "adds the country first" in said["answer"] and "Change your answers" not in said["answer"]
    said = run("add-organisation", {**NEW, "country": ELSEWHERE, "name": ""})[1]
    assert "adds the country first" in said["answer"] and "Change your answers" in said["answer"]


@pytest.mark.parametrize("start", ["4 mars 2027 à 9h30", "2027-03-04 09:30"])
def test_a_day_is_read_in_the_language_of_the_form(run: Run, changed: Any, start: str) -> None:
    assert run("announce-event", {**EVENT, "start": start}, "fr")[0] == 0
    assert "+  start: 2027-03-04 09:30" in changed()["data/events.yml"]


@pytest.mark.parametrize("start", ["4 ma", "Easter, in the morning", "next week", "31/02/2027", "04/03/2027"])
def test_a_day_that_cannot_be_read_is_the_only_thing_said(run: Run, changed: Any, start: str) -> None:
    status, said = run("announce-event", {**EVENT, "start": start, "title": "Fair of the mutual"})
    assert status == 1 and changed() == {}
    assert len(re.findall("(?m)^- ", said["answer"])) == 1 and "fair-of" not in said["answer"], said["answer"]


def test_a_person_reads_title_and_text_or_the_answer(
    small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: Any
) -> None:
    view, file = views(read_content(small_root))["en"], tmp_path / "event.json"
    asked = [str(file), "--root", str(small_root)]
    file.write_text(json.dumps(github(filled_in(view, "add-organisation", NEW))), encoding="utf-8")
    assert from_issue.main(asked) == 0
    title, empty, rest = capsys.readouterr().out.split("\n", 2)
    assert "Union of Fishers" in title and empty == "" and "Closes #12" in rest
    here = changed()
    assert from_issue.main(asked) == 1
    assert "/members/bi-uf/" in capsys.readouterr().out and changed() == here, "it is there now"


def test_what_cannot_be_written_is_said_and_nothing_is_written(
    small_root: Path, tmp_path: Path, replace: Replace, capsys: pytest.CaptureFixture[str], changed: Any
) -> None:
    view, file = views(read_content(small_root))["en"], tmp_path / "event.json"
    asked = [str(file), "--root", str(small_root)]
    file.write_text(json.dumps(github("Good morning!")), encoding="utf-8")
    assert from_issue.main(asked) == 2 and "no filled-in form" in capsys.readouterr().err
    file.write_text(
        json.dumps(github(filled_in(view, "correct-entry", {**CORRECT, "acronym": "AM"}))), encoding="utf-8"
    )
    assert changed() == {}
    replace("members.yml", "country: NP", "country: Nowhere")
    before = changed()
    assert from_issue.main(asked) == 2 and "make check" in capsys.readouterr().err and changed() == before
