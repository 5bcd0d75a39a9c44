"""The glossary for the programs of translators: TBX for all of them, PO for Weblate."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import polib

from campaign.kinds.glossary import Term
from campaign.kinds.nodes import citation
from campaign.records.base import Source
from campaign.views.view import View

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DOCTYPE = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'
PREFERRED, DEPRECATED = "preferredTerm-admn-sts", "deprecatedTerm-admn-sts"


def as_tbx(view: View) -> str:
    """All terms in all languages of the site as TBX-Basic (ISO 30042): an entry a term, a set a language.

    A word to avoid is a term too, with the status that TBX has for such. The names of languages are those of ``xml:lang``.
    """
    root = ET.Element("martif", {"type": "TBX-Basic", XML_LANG: view.code})
    header = ET.SubElement(root, "martifHeader")
    about = ET.SubElement(header, "fileDesc")
    ET.SubElement(ET.SubElement(about, "titleStmt"), "title").text = view.title_of("glossary")
    ET.SubElement(ET.SubElement(about, "sourceDesc"), "p").text = view.url("glossary", absolute=True)
    ET.SubElement(ET.SubElement(header, "encodingDesc"), "p", {"type": "XCSURI"}).text = "TBXBasicXCSV02.xcs"
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for term in view.records["glossary"].values():
        entry = ET.SubElement(body, "termEntry", {"id": term.id})
        for source in term.sources:
            ET.SubElement(entry, "xref", _reference(view, source)).text = str(citation(view, source)["name"])
        for code in view.content.languages:
            if code in term.term:
                _add_language(entry, term, code)
    ET.indent(root, space=" ")
    return DOCTYPE + ET.tostring(root, encoding="unicode") + "\n"


def _reference(view: View, source: Source) -> dict[str, str]:
    address = citation(view, source).get("url")
    return {"type": "externalCrossReference", "target": str(address or view.url("glossary", absolute=True))}


def _add_language(entry: ET.Element, term: Term, code: str) -> None:
    language = ET.SubElement(entry, "langSet", {XML_LANG: code})
    if code in term.definition:
        ET.SubElement(ET.SubElement(language, "descripGrp"), "descrip", {"type": "definition"}).text = term.definition[
            code
        ]
    words = [(term.term[code], PREFERRED), *((word, DEPRECATED) for word in term.avoid.get(code, ()))]
    for word, status in words:
        one = ET.SubElement(language, "tig")
        ET.SubElement(one, "term").text = word
        ET.SubElement(one, "termNote", {"type": "administrativeStatus"}).text = status
        if status == PREFERRED and code in term.usage:
            ET.SubElement(one, "note").text = term.usage[code]


def as_po(view: View, code: str) -> str:
    """The terms from the default language into another, as Weblate reads a glossary: an entry a term, known by its id,
    and one for each word to avoid, which Weblate calls forbidden.
    """
    file = polib.POFile(wrapwidth=99)
    file.metadata = {
        "Project-Id-Version": view.settings.name,
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for term in view.records["glossary"].values():
        if view.code not in term.term:
            continue
        said: dict[str, Any] = {"msgid": term.term[view.code], "comment": _comment(term, view.code, code)}
        file.append(polib.POEntry(msgctxt=term.id, msgstr=term.term.get(code, ""), flags=["terminology"], **said))
        for n, word in enumerate(term.avoid.get(code, ()), 1):
            file.append(polib.POEntry(msgctxt=f"{term.id} avoid {n}", msgstr=word, flags=["forbidden"], **said))
    return str(file) + "\n"


def _comment(term: Term, *codes: str) -> str:
    """What a translator reads beside a term: its definition in both languages, and when another word is right."""
    lines = [term.definition[code] for code in codes if code in term.definition]
    return "\n".join([*lines, *([term.usage[codes[-1]]] if codes[-1] in term.usage else [])])
