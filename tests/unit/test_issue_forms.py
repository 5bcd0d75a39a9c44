"""The forms on the forge: as GitHub documents them, in each language, and those that are kept are the ones that are made."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from common import ROOT, Replace, faults

import build_forms
from campaign.kinds import kind_named
from campaign.kinds.forms import AGREED, ELSEWHERE, ENTRY, KNOWN, MORE, TEXT, form_named, forms, questions
from campaign.kinds.reading import read_content
from campaign.outputs.issue_forms import GITHUB, GITLAB, files
from campaign.pages.routes import views
from campaign.records.base import record_in
from campaign.rules import checked

pytestmark = pytest.mark.whole

KEPT = sorted((ROOT / GITHUB).glob("*.yml"))
# docs.github.com, “Syntax for issue forms” and “Syntax for GitHub's form schema”: what an element may have
ATTRIBUTES = {
    "markdown": ({"value"}, set[str]()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}
TOP = ({"name", "description", "body"}, {"assignees", "labels", "title", "projects", "type"})


def faults_of(form: Any) -> list[str]:
    """What GitHub would refuse of a form."""
    needed, more = TOP
    found = [f"lacks {name}" for name in needed - form.keys()] + [
        f"knows no {name}" for name in form.keys() - needed - more
    ]
    found += [f"{name} is no text" for name in ("name", "description", "title") if not isinstance(form.get(name), str)]
    elements = form.get("body", [])
    ids = [e["id"] for e in elements if "id" in e]
    labels = [e["attributes"].get("label") for e in elements if e["type"] != "markdown"]
    found += ["two of one id"] * (len(ids) != len(set(ids))) + ["two of one label"] * (len(labels) != len(set(labels)))
    found += ["nothing to fill in"] * (not labels)
    for element in elements:
        kind, attributes = element["type"], element["attributes"]
        needed, more = ATTRIBUTES[kind]
        found += [f"{kind}: {name}" for name in (needed - attributes.keys()) | (attributes.keys() - needed - more)]
        allowed = {"type", "attributes"} | ({"id", "validations"} if kind != "markdown" else set())
        found += [
            f"{kind}: {name}"
            for name in element.keys() - allowed - ({"validations"} if kind == "checkboxes" else set())
        ]
        if "id" in element and not re.fullmatch(r"[A-Za-z0-9_-]+", element["id"]):
            found.append(f"id {element['id']}")
        if element.get("validations", {"required": True}).keys() != {"required"}:
            found.append(f"{kind}: validations")
        options = attributes.get("options", ["a"])
        words = [o["label"] if isinstance(o, dict) else o for o in options]
        if (
            not words
            or len(set(words)) != len(words)
            or not all(isinstance(w, str) and w for w in words)
            or "None" in words
        ):
            found.append(f"{kind}: options {words}")
        found += [
            f"{kind}: {n} is no text"
            for n in ("label", "description", "value")
            if not isinstance(attributes.get(n, ""), str)
        ]
    return found


def test_what_is_kept_is_what_is_made_but_for_words_and_choices() -> None:
    """Words and choices are content, which changes without this test: `make forms` brings them up to date."""

    def shape(text: str) -> Any:
        form = yaml.safe_load(text)
        return [(e["type"], e.get("id"), e.get("validations"), sorted(e["attributes"])) for e in form["body"]]

    made = files(views(read_content(ROOT)).values())
    kept = {f.relative_to(ROOT).as_posix() for folder in (GITHUB, GITLAB) for f in (ROOT / folder).glob("*.*")}
    assert kept == set(made)
    for file in KEPT:
        assert shape(file.read_text("utf-8")) == shape(made[file.relative_to(ROOT).as_posix()]), file.name


@pytest.mark.parametrize("file", KEPT, ids=lambda f: f.stem)
def test_github_takes_each_form(file: Path) -> None:
    assert faults_of(yaml.safe_load(file.read_text("utf-8"))) == []


def test_no_two_forms_have_one_name() -> None:
    names = [yaml.safe_load(file.read_text("utf-8"))["name"] for file in KEPT]
    assert len(set(names)) == len(names)


def test_what_github_refuses_is_found() -> None:
    good = yaml.safe_load(KEPT[0].read_text("utf-8"))
    for spoil in (
        lambda f: f.pop("description"), lambda f: f["body"].append(f["body"][1]), lambda f: f.update(colour="red"),
        lambda f: f["body"][1].update(id="a b"), lambda f: f["body"][1]["attributes"].pop("label"),
    ):  # fmt: skip
        form = yaml.safe_load(yaml.safe_dump(good))
        spoil(form)
        assert faults_of(form) != []


def test_each_question_is_a_field_of_its_kind_or_one_of_five() -> None:
    for form in forms():
        model: Any = kind_named(form.kind).model
        for asked in form.fields:
            first, _, inner = asked.field.partition(".")
            if asked.field in {ENTRY, KNOWN, MORE} or (
                form.id == "share-experience" and first in {"title", TEXT, AGREED}
            ):
                continue
            assert first in model.model_fields, asked.field
            assert not inner or inner in record_in(model.model_fields[first].annotation).model_fields, asked.field  # type: ignore[union-attr]


def test_what_the_model_needs_is_asked_for() -> None:
    view = views(read_content(ROOT))["en"]
    for form in forms():
        needed = {q.field.partition(".")[0] for q in questions(form, view) if q.needed}
        model: Any = kind_named(form.kind).model
        wanted = {name for name, info in model.model_fields.items() if info.is_required()} - {"id"}
        assert form.changes or wanted <= needed, form.id


def test_forms_follow_the_network(small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_forms.main(["--root", str(small_root), "--check"]) == 1
    assert not (small_root / ".github").exists()
    assert build_forms.main(["--root", str(small_root)]) == 0
    assert build_forms.main(["--root", str(small_root), "--check"]) == 0
    written = sorted((small_root / GITHUB).glob("*.yml"))
    assert len(written) == 4 * len(views(read_content(small_root))) == len(list((small_root / GITLAB).glob("*.md")))
    assert all(faults_of(yaml.safe_load(file.read_text("utf-8"))) == [] for file in written)
    themes = {q.field: q for q in questions(form_named("add-organisation"), views(read_content(small_root))["en"])}[
        "themes"
    ]
    assert [value for value, _ in themes.options] == ["health", "gender"] and themes.several
    assert faults(checked(small_root)) == []
    replace("data/themes.yml", "Health mutuals", "Mutuals")
    found = [problem for problem in checked(small_root).problems if problem.code == "forms-older"]
    assert [(p.level, p.params) for p in found] == [("note", {"n": "8"})], "content may change without the forms"
    shutil.rmtree(small_root / ".gitlab")  # a network that is at one forge only
    found = [problem for problem in checked(small_root).problems if problem.code == "forms-older"]
    assert [p.params for p in found] == [{"n": "4"}]
    assert build_forms.main(["--root", str(small_root), "--check"]) == 1
    assert "add-organisation-en.yml: out of date" in capsys.readouterr().out


def test_every_country_can_be_said() -> None:
    """The country is needed, so there is a choice for those that the network does not have."""
    for view in views(read_content(ROOT)).values():
        country = next(q for q in questions(form_named("add-organisation"), view) if q.field == "country")
        value, words = country.options[-1]
        assert value == ELSEWHERE and (view.code == "en" or words != "Another country")


def test_a_form_of_a_language_that_is_gone_goes(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build_forms.main(["--root", str(small_root)])
    gone, other = small_root / GITHUB / "add-organisation-xx.yml", small_root / GITHUB / "bug-report.yml"
    gone.write_text("name: x")
    other.write_text("name: y")
    assert build_forms.main(["--root", str(small_root)]) == 0
    assert not gone.exists() and other.exists()
    capsys.readouterr()
