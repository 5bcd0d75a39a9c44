"""A rule for the site engine: what has to stand in its own settings too is the same there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.records.problems import Problem
from campaign.records.yaml_file import Document, parse_yaml, read_text
from campaign.views.content import Content

FILE = "mkdocs.yml"  # where there is one
LANGUAGE = re.compile(r"^\s*- *\{? *locale: *([\w-]+)", re.MULTILINE)


def same_languages(content: Content) -> Iterator[Problem]:
    """The engine builds the languages of the vocabulary, in the same order."""
    if not (content.root / FILE).exists():
        return
    text, problems = read_text(content.root, FILE)
    problems = problems or parse_yaml(text, Document(FILE)).problems
    yield from problems
    found = list(LANGUAGE.finditer(text))
    codes, wanted = [match[1] for match in found], content.vocabulary.codes
    if not problems and codes != wanted:
        line = text[: found[0].start(1)].count("\n") + 1 if found else 1
        yield Problem(FILE, line, 1, "engine-languages", {"value": ", ".join(codes), "choices": ", ".join(wanted)})


RULES = (same_languages,)
