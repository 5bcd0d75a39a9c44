"""The words that the templates for print ask for: ``#t("Directory of members")``.

They are found in the templates themselves, for the catalogues and for the data that a template gets: a designer adds a
word in one place, the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

CALL = re.compile(r'(?<![\w-])t\(\s*"((?:[^"\\]|\\.)*)"')
COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


def words_in(source: str) -> Iterator[tuple[int, str]]:
    """Every message that a template asks for, with its line. A message in a variable is not found: write it in place."""
    source = COMMENT.sub("", source)
    for match in CALL.finditer(source):
        yield source.count("\n", 0, match.start()) + 1, re.sub(r"\\(.)", r"\1", match[1])


def extract(
    file: IO[bytes], keywords: object, tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """The same for Babel, as it wants an extractor: line, function, message, comments."""
    for line, words in words_in(file.read().decode("utf-8")):
        yield line, "_", words, []
