"""The forms of ``kinds.forms`` as files of a forge: issue forms of GitHub, description templates of GitLab.

GitHub's are YAML (docs.github.com, “Syntax for issue forms”); it hands a filled-in form back as headings with the answers
below. GitLab has no fields, so that its templates are that text, with the answers left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from campaign.kinds.forms import Form, Question, as_text, file_of, forms, questions
from campaign.views.view import View

GITHUB, GITLAB = ".github/ISSUE_TEMPLATE", ".gitlab/issue_templates"
LABEL = "form"  # by which a forge, and a workflow of it, know that an issue came by a form
HEAD = "# Written by `make forms` from overrides/forms.yml and the catalogues: change those.\n"


def files(views: Iterable[View]) -> dict[str, str]:
    """Every form in every language: {file: text}."""
    found = {}
    for view in views:
        for form in forms():
            asked = questions(form, view)
            found[f"{GITHUB}/{file_of(form, view.code)}.yml"] = HEAD + _dumped(issue_form(form, asked, view))
            intro = f"<!-- {view.language.gettext(form.intro)} -->\n\n"
            found[f"{GITLAB}/{file_of(form, view.code)}.md"] = f"{intro}{as_text(asked, {})}\n/label ~{LABEL}\n"
    return found


def issue_form(form: Form, asked: list[Question], view: View) -> dict[str, Any]:
    """A form as GitHub has it. Its name says the language: no two forms may have one name."""
    say, own = view.language.gettext, view.language.language_here(view.code)
    return {
        "name": f"{say(form.name)} ({own})",
        "description": say(form.about),
        "title": f"{say(form.name)}: ",
        "labels": [LABEL],
        "body": [{"type": "markdown", "attributes": {"value": say(form.intro)}}, *map(_element, asked)],
    }


def _element(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    if question.hint:
        attributes["description"] = question.hint
    words = [shown for _, shown in question.options]
    if len(words) == 1 and not question.several:  # nothing to choose: it is agreed to, or not
        attributes["options"] = [{"label": words[0], "required": question.needed}]
        return {"type": "checkboxes", "id": question.id, "attributes": attributes}
    if words:
        attributes |= {"multiple": question.several, "options": words}
    kind = "dropdown" if words else "textarea" if question.long else "input"
    needed: Mapping[str, Any] = {"validations": {"required": True}} if question.needed else {}
    return {"type": kind, "id": question.id, "attributes": attributes, **needed}


def _dumped(form: dict[str, Any]) -> str:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # eight times as fast
    return str(yaml.dump(form, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000))
