"""Things that several kinds name in the words of schema.org. A field that is empty says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from campaign.kinds.kind import Node
from campaign.kinds.publisher import behind
from campaign.records.base import Source
from campaign.views.looks import DOCUMENTS
from campaign.views.view import View


def network_id(view: View) -> str:
    """The name of the network as a thing, by which the parts of a page and other pages refer to it."""
    return f"{view.address}#network"


def publisher(view: View) -> Node:
    """The network in as few words as a search engine wants to see on every article."""
    logo = "images/icon-512.png"
    drawn = (
        {"logo": {"@type": "ImageObject", "url": f"{view.address}assets/{logo}"}} if view.looks.has_asset(logo) else {}
    )
    return {
        "@type": "NGO",
        "@id": network_id(view),
        "name": view.settings.name,
        "url": view.url(absolute=True),
        **drawn,
    }


def short_whole(view: View) -> Node:
    """The network where it is only named."""
    return {key: value for key, value in publisher(view).items() if key != "logo"}


def whole_network(view: View) -> Node:
    """The network with its full name, address, founding year and continental networks."""
    founding = view.records["timeline"].get(view.settings.founding or "")
    themes = [view.language.plain(theme.name) for theme in view.records["themes"].values()]
    parts = [short_network(view, network) for network in view.membership.continental_networks]
    return {
        **publisher(view),
        "alternateName": view.settings.full_name,
        "description": view.description_of(""),
        **({"address": _postal_address(view.settings.postal_address)} if view.settings.postal_address else {}),
        **({"foundingDate": founding.year} if founding else {}),
        **({"knowsAbout": themes} if themes else {}),
        **({"subOrganization": parts} if parts else {}),
    }


def _postal_address(lines: list[str]) -> Node:
    """Lines as on an envelope: a name, a street, a code with its place, and a country code at the end."""
    *written, country = lines
    place = next((m for line in written if (m := re.fullmatch(r"(\d{4,6}) (\D+)", line))), None)
    street = [line for line in written[1:] if not place or line != place[0]]
    return {
        "@type": "PostalAddress",
        **({"streetAddress": ", ".join(street)} if street else {}),
        **({"postalCode": place[1], "addressLocality": place[2]} if place else {}),
        "addressCountry": country,
    }


def other_names(acronym: str | None, also: Iterable[str]) -> Node:
    """The other names of an organisation: one, several, or nothing at all."""
    names = [*([acronym] if acronym else []), *also]
    return {"alternateName": names if len(names) > 1 else names[0]} if names else {}


def short_network(view: View, network: Any) -> Node:
    """A part of the network where it is only named."""
    return {
        "@type": "Organization",
        "name": view.language.name(network.name),
        "url": view.url(f"networks/{network.id}", absolute=True),
    }


def countries(view: View, codes: Iterable[str]) -> list[Node]:
    """Countries by their names."""
    return [{"@type": "Country", "name": view.language.country(code)} for code in codes]


def things(view: View, themes: Iterable[str]) -> list[Node]:
    """Themes with their pages, by their ids."""
    return [
        {"@type": "Thing", "name": view.language.plain(t.name), "url": view.url(f"themes/{t.id}", absolute=True)}
        for t in view.records.all_of("themes", themes)
    ]


def cited_at(view: View, work: Any) -> str:
    """The full address at which a document or the page of a source is cited: that of the edition in the language, our own
    file, or another site; empty where nobody can open it.
    """
    edition = view.edition(work)
    if edition and edition.url:
        return str(edition.url)
    if getattr(work, "file", None):
        return f"{view.address}assets/{DOCUMENTS}/{work.file}"
    return str(work.url) if work.url and view.leads_out(work.url) else ""


def citation(view: View, source: Source) -> Node:
    """A work that something rests on: its languages, that of its title first, and its address where that leads out of the site."""
    work = view.records["resources"][source.document] if source.document else None
    title = work or source
    address = cited_at(view, title)
    name = view.language.name(behind(view.records, source))
    published = {"publisher": {"@type": "Organization", "name": name}} if name else {}
    own = view.title_language(title)
    languages = (work.languages_from(own) if work else []) or [own]
    return {
        "@type": "CreativeWork",
        "name": view.title(title),
        "inLanguage": languages if len(languages) > 1 else languages[0],
        **({"url": address} if address else {}),
        **published,
    }


def connections(view: View, record: Any) -> Node:
    """What a campaign, a story or a piece of news is connected with: themes, members, countries, sources."""
    named = [(f"members/{m.id}", m.name) for m in view.records.all_of("members", record.members)]
    named += [
        (f"networks/{n.id}", view.language.name(n.name)) for n in view.records.all_of("networks", record.networks)
    ]
    found = {
        "about": things(view, record.themes),
        "mentions": [
            {"@type": "Organization", "name": name, "url": view.url(path, absolute=True)} for path, name in named
        ],
        "contentLocation": countries(view, getattr(record, "countries", [])),
        "citation": [citation(view, source) for source in record.sources],
    }
    return {name: nodes for name, nodes in found.items() if nodes}
