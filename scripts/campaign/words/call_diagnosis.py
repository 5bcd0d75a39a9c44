"""What is wrong with a call in a text that is none, and how it would be right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from campaign.records import guesses

QUOTES = "\"'“”„‟«»‹›‘’‚`´"
BEGIN = re.compile(r"\{+\s*(?P<name>[\w-]*)\s*(?P<open>[(\[{]?)")
LONGEST = 300  # characters of a call


@dataclass(frozen=True)
class Diagnosis:
    """The code of a sentence, what was written, and the call as it should be (empty, if that cannot be told)."""

    code: str
    written: str
    suggestion: str


def diagnosed(source: str, names: Collection[str]) -> Diagnosis:
    """``source``: the text from the braces of the call on; ``names``: the calls that there are."""
    found = _extent(re.sub(r"^\{\s+\{", "{{", source))
    begin = BEGIN.match(found)
    name = begin["name"] if begin else ""
    if found.startswith("{%") or not name:
        return Diagnosis("prose-call-unknown", found, "")
    inner = found[begin.end() :] if begin else ""
    inner = re.sub(
        r"&(?:quot|apos|#34|#39|laquo|raquo|nbsp);", " ", inner
    )  # as editors of web pages save what one types
    words = [w for w in re.findall(rf"[^{QUOTES}\s,:=(){{}}\[\]\\\u00a0\u202f]+", inner.lstrip(" ."))]
    right = name if name in names else guesses.near(name.lower(), names) or ""
    better = written(right, words) if right and words else ""
    if not right:
        return Diagnosis("prose-call-unknown", found, "")
    if "\n" in found:
        return Diagnosis("prose-call-lines", " ".join(found.split()), better)
    if not words:
        return Diagnosis("prose-call-empty", found, written(right, ["…"]))
    if not (found.startswith("{{") and not found.startswith("{{{") and re.search(r"[^}]\}\}$", found)):
        return Diagnosis("prose-call-braces", found, better)
    if (begin and begin["open"] != "(") or not re.search(r"\)\s*\}\}$", found):
        return Diagnosis("prose-call-brackets", found, better)
    if name != right:
        return Diagnosis("prose-call-near", found, better)
    return Diagnosis("prose-call-quotes", found, better)


def _extent(source: str) -> str:
    """As much of a text as belongs to the call with which it begins: to its braces, or to where its words end."""
    text = source[:LONGEST].partition("\n\n")[0]
    if text.startswith("{%"):
        return text[: text.find("%}") + 2] if "%}" in text else text[:2]
    closed = re.match(r"\{+[^{}]*\}+", text)
    if closed and closed.group().count("\n") < 2:
        return closed.group()
    first = text.partition("\n")[0]
    opened = re.match(
        rf"\{{+\s*[\w-]*\s*[(\[]?[^(){{}}\[\]]*?[)\]]|\{{+\s*[\w-]*\s*\(?\s*[{QUOTES}]?[\w-]*[{QUOTES}]?", first
    )
    return opened.group() if opened else first[:2]


def written(name: str, words: Iterable[str]) -> str:
    """A call as a text has it."""
    inner = ", ".join(f'"{word}"' for word in words)
    return f"{{{{ {name}({inner}) }}}}"
