"""Meetings, documents and standards."""

from __future__ import annotations

import io

import pikepdf
from copying import Copy

from proposed.proposal import SOURCES, proposal

FILE, DOCUMENTS, STANDARDS = "data/events.yml", "data/resources.yml", "data/standards.yml"
EVENT = {"id": "assembly-2031", "title": "Assembly of tomorrow", "summary": "Members decide what comes next."}


def _add(copy: Copy, **fields: object) -> None:
    copy.add(FILE, {**EVENT, "start": "2031-05-02", **fields, "sources": SOURCES})


@proposal
def event_without_time(copy: Copy) -> None:
    """A meeting of which the day is known, not the hour."""
    _add(copy, place="Geneva, Switzerland", countries="CH")


@proposal
def event_with_time(copy: Copy) -> None:
    """A meeting with its hours and their time zone, in a country of the network."""
    country = copy.first("members.yml", lambda m: m.get("country"))["country"]
    times = {"start": "2031-05-02 09:30", "end": "2031-05-02 17:00", "time_zone": "Africa/Kinshasa"}
    theme = copy.first("data/themes.yml")["id"]
    _add(copy, **times, place="The house of the unions", countries=[country], themes=[theme])


@proposal
def event_online(copy: Copy) -> None:
    """A meeting online, with interpretation and a form."""
    more = {"languages": copy.languages, "registration": "https://example.org/register"}
    _add(copy, start="2031-05-02 14:00", time_zone="Europe/Brussels", online="yes", **more)


@proposal
def event_of_days(copy: Copy) -> None:
    """A meeting of several days, on the spot and online."""
    _add(copy, end="2031-05-05", online="both", place="Dakar, Senegal")


@proposal
def event_of_month(copy: Copy) -> None:
    """A meeting of which only the month is known, without summary."""
    _add(copy, start="2031-05", summary=None)


@proposal
def event_moved(copy: Copy) -> None:
    """A meeting takes place on another day."""
    copy.change(FILE, copy.first(FILE)["id"], {"start": "2030-01-15", "end": None, "time_zone": None})


@proposal
def event_removed(copy: Copy) -> None:
    """A meeting that nobody names goes."""
    copy.remove(FILE, copy.unnamed(FILE)["id"])


@proposal
def new_document(copy: Copy) -> None:
    """A document with its address, languages and size."""
    like = copy.first(DOCUMENTS)
    about = {"year": "2025", "publisher": "Example", "languages": copy.languages, "themes": like.get("themes", [])}
    link = {"url": "https://example.org/report.pdf", "size": "640", "summary": "What is to be done, in ten pages."}
    copy.add(
        DOCUMENTS, {"id": "report-of-tomorrow", "title": "Report of tomorrow", "kind": like["kind"], **about, **link}
    )


@proposal
def new_document_of_our_own(copy: Copy) -> None:
    """A PDF of the network itself, which readers get from this site, with its themes."""
    like = copy.first(DOCUMENTS)
    copy.put("documents/our-report-2031.pdf", _pdf("Our report of tomorrow"))
    document = {"id": "our-report", "title": "Our report of tomorrow", "kind": like["kind"], "year": "2031"}
    copy.add(DOCUMENTS, {**document, "themes": like.get("themes"), "file": "our-report-2031.pdf"})


@proposal
def document_gets_our_own_file(copy: Copy) -> None:
    """A document that stood nowhere to be read was found again, and is offered here; so is one that stands elsewhere."""
    for n, elsewhere in enumerate((False, True)):
        document = copy.first(DOCUMENTS, lambda d, elsewhere=elsewhere: bool(d.get("url")) == elsewhere)
        copy.put(f"documents/found-{n}.pdf", _pdf(document["title"]))
        copy.change(DOCUMENTS, document["id"], {"file": f"found-{n}.pdf", "size": None})


def _pdf(title: str) -> bytes:
    """A PDF of one empty page, which says its title."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Title"] = title
        document.save(out)
    return out.getvalue()


@proposal
def new_document_without_link(copy: Copy) -> None:
    """A document that stands nowhere to be read, in a language of its own."""
    kind = copy.first(DOCUMENTS)["kind"]
    document = {"id": "bericht", "title": "Bericht über morgen", "language": "de", "languages": "de", "kind": kind}
    copy.add(DOCUMENTS, {**document, "year": "2023"})


@proposal
def document_without_year(copy: Copy) -> None:
    """A document of which nobody knows the year."""
    kind = copy.first(DOCUMENTS)["kind"]
    copy.add(DOCUMENTS, {"id": "undated", "title": "A leaflet", "kind": kind, "year_note": "undated"})


@proposal
def document_removed(copy: Copy) -> None:
    """A document that nobody cites goes."""
    copy.remove(DOCUMENTS, copy.unnamed(DOCUMENTS)["id"])


@proposal
def new_standard(copy: Copy) -> None:
    """A standard more, with its text in the default language, and a theme that rests on it."""
    copy.add(STANDARDS, {"id": "c190", "also": "C190", "sources": SOURCES})
    copy.say_like("standards/c190", f"standards/{copy.first(STANDARDS)['id']}", [copy.default])
    theme = copy.first("data/themes.yml")
    copy.change("data/themes.yml", theme["id"], {"standards": [*theme.get("standards", []), "c190"]})
