"""A pseudo-language: the words of a network with accents on every letter, longer by two fifths, in brackets.

Whoever sees a letter without accent on a page in this language has found words that no translator was asked for.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import polib

from campaign.kinds.reading import read_records
from campaign.kinds.wording import words_of_data
from campaign.outputs.translations import as_po, to_translate
from campaign.records.base import strings_of
from campaign.records.store import Store
from campaign.words.po_file import plural_forms

# Dates and names of countries come from Unicode's data: in Cyrillic letters nobody takes them for words of ours. Both
# languages have the same forms for numbers.
CODE, LEFTWARDS = "uk", "sr"  # and the same words in a page that runs from right to left
ENTRIES = {
    CODE: f"{{code: {CODE}, locale: uk-UA}}",
    LEFTWARDS: f"{{code: {LEFTWARDS}, locale: sr-RS, direction: rtl}}",
}
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = str.maketrans(PLAIN, "áƀçḋéƒĝħíĵķļṁñöṗǫŕšţúṽŵẋýžÁƁÇḊÉƑĜĦÍĴĶĻṀÑÖṖǪŔŠŢÚṼŴẊÝŽ")
# The fonts for print have these brackets, and nothing else on the sites uses them.
OPEN, CLOSE = "﴾", "﴿"
LONGER = re.compile(r"[aeiouyáàâãéêíóôõúüAEIOUY]|(?<=[a-z])[nr]")  # what is written twice
KEPT = re.compile(r"%\(\w+\)s|\{\{.*?\}\}|\{\w+\}|<[^<>]+>|&#?\w+;|https?://[^\s)]+|\]\([^()\s]*\)")
TERM = "right to the sea"
LINE = re.compile(r"(\s*(?:#+ |[-*] |\d+\. |> )?)(.*\S)")


def pseudo(text: str) -> str:
    """Words in the pseudo-language; placeholders, calls, tags and addresses stay. Empty text stays empty."""
    if not text.strip():
        return text
    parts, end = [], 0
    for kept in KEPT.finditer(text):
        parts += [_accented(text[end : kept.start()]), kept[0]]
        end = kept.end()
    return f"{OPEN}{''.join(parts)}{_accented(text[end:])}{CLOSE}"


def _accented(text: str) -> str:
    return LONGER.sub(r"\g<0>\g<0>", text).translate(ACCENTED)


def speaking(network: Path, root: Path, *codes: str) -> Path:
    """A copy of a network that speaks the pseudo-language too, in one direction or in both; with a term in its glossary."""
    shutil.copytree(network, root)
    vocabulary = root / "data/vocabulary.yml"
    text = vocabulary.read_text(encoding="utf-8")
    entries = "".join(f"  - {ENTRIES[code]}\n" for code in codes)
    vocabulary.write_text(re.sub(r"(languages:\n(?:  .*\n)+)", rf"\1{entries}", text, count=1), encoding="utf-8")
    records = read_records(root)
    assert records.vocabulary is not None
    catalogue = to_translate(root, records, CODE)
    translate(catalogue)
    docs, first = root / "docs", records.vocabulary.codes[0]
    _glossary(root, first, *codes)
    for code in codes:
        (root / "locales").mkdir(exist_ok=True)
        catalogue.metadata["Language"] = code
        (root / f"locales/{code}.po").write_bytes(as_po(catalogue))
        for file in (docs / first).rglob("*.md"):
            said = docs / code / file.relative_to(docs / first)
            said.parent.mkdir(parents=True, exist_ok=True)
            said.write_text(_prose(file.read_text(encoding="utf-8")), encoding="utf-8")
    return root


def _glossary(root: Path, first: str, *codes: str) -> None:
    """A term, whose words stand in the data in each language, and a page for it: no small network has them."""
    words = {first: TERM} | {code: pseudo(TERM) for code in codes}
    source = {"url": "https://terms.example/", "title": "Terms"}
    term = {"id": "sea-right", "term": words, "definition": words, "usage": words, "sources": [source]}
    term["avoid"] = {code: [text] for code, text in words.items()}
    (root / "data/glossary.yml").write_text(json.dumps([term], ensure_ascii=False), encoding="utf-8")
    head = f"---\ntitle: Our {TERM}\ndescription: {' '.join([TERM] * 8)}.\n---\n"
    (root / f"docs/{first}/glossary.md").write_text(f"{head}What we say.\n", encoding="utf-8")


def translate(catalogue: polib.POFile) -> None:
    """Fill a catalogue with the pseudo-language, in each form that the language has for numbers."""
    forms, _ = plural_forms(catalogue.metadata["Plural-Forms"], CODE)
    for entry in catalogue:
        entry.msgstr = "" if entry.msgid_plural else pseudo(entry.msgid)
        entry.msgstr_plural = dict.fromkeys(range(forms), pseudo(entry.msgid_plural)) if entry.msgid_plural else {}


def _prose(text: str) -> str:
    """A text in the pseudo-language: the values of its head, and each line with what begins it left in front."""
    _, head, body = text.split("---\n", 2)
    said = re.sub(r'^(\w+): "?(.*?)"?$', lambda m: f'{m[1]}: "{pseudo(m[2])}"', head, flags=re.MULTILINE)
    lines = [LINE.sub(lambda m: m[1] + pseudo(m[2]), line) for line in body.split("\n")]
    return "---\n".join(("", said, "\n".join(lines)))


def names(records: Store) -> list[str]:
    """What the records say without asking for a translation: names, titles of works, addresses."""
    translated = {str(words.text) for words in words_of_data(records)}
    every = [
        records.settings,
        records.vocabulary,
        *(r for found in records.collections.values() for r in found.values()),
    ]
    said = {text for record in every if record for _, text in strings_of(record) if text not in translated}
    said |= {person.initials for person in records["people"].values()}
    said |= {re.sub(r"^https?://(www\.)?|^\d+ ", "", text).strip("/") for text in said}  # as pages show addresses
    # Ids and codes of programs are no names.
    return [text for text in said if re.search(r"[A-ZÀ-Ý]|[./]", text)]
