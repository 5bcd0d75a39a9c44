"""A record in, what it says in the words of schema.org out. A field that is empty says nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from campaign.fields import has_time
from campaign.model import CaseStudy, Member, Network, Source
from campaign.outreach import Campaign, Event, NewsItem
from campaign.template_calls import TemplateCalls

Node = dict[str, Any]

FOUNDING = "2019-geneva"  # the record of data/timeline.yml that tells of the network's founding meeting
ORGANISATIONS = {"trade-union": "WorkersUnion", "ngo": "NGO"}
ATTENDANCE = {"no": "Offline", "yes": "Online", "both": "Mixed"}


# -- the network and its parts -----------------------------------------------------------------


def network_id(calls: TemplateCalls) -> str:
    """The name of the network as a thing, by which the parts of a page and other pages refer to it."""
    return f"{calls.address}#network"


def publisher(calls: TemplateCalls) -> Node:
    """The network in as few words as a search engine wants to see on every article."""
    return {
        "@type": "NGO",
        "@id": network_id(calls),
        "name": calls.settings.name,
        "url": calls.url(absolute=True),
        "logo": {"@type": "ImageObject", "url": f"{calls.address}assets/images/icon-512.png"},
    }


def whole_network(calls: TemplateCalls) -> Node:
    """The network with its full name, address, founding year and continental networks."""
    founding = calls.site.timeline.get(FOUNDING)
    return {
        **publisher(calls),
        "alternateName": calls.settings.full_name,
        "description": calls.description_of(""),
        "address": _postal_address(calls.settings.postal_address),
        **({"foundingDate": founding.year} if founding else {}),
        "knowsAbout": [calls.text.plain(theme.name) for theme in calls.site.themes.values()],
        "subOrganization": [_short_network(calls, network) for network in calls.site.continental_networks],
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


def _short_network(calls: TemplateCalls, network: Network) -> Node:
    return {
        "@type": "Organization",
        "name": network.name,
        "url": calls.url(f"networks/{network.id}", absolute=True),
    }


def short_whole(calls: TemplateCalls) -> Node:
    """The network where it is only named."""
    return {key: value for key, value in publisher(calls).items() if key != "logo"}


def member(calls: TemplateCalls, record: Member) -> Node:
    """An organisation and what it belongs to; the only other address named is its own site."""
    networks = [_short_network(calls, network) for network in calls.site.networks_of(record)]
    themes = [calls.text.plain(calls.site.themes[id].name) for id in record.themes]
    return {
        "@type": ORGANISATIONS.get(record.kind, "Organization"),
        "@id": calls.url(f"members/{record.id}", absolute=True) + "#organisation",
        "name": record.name,
        **({"alternateName": record.acronym} if record.acronym else {}),
        **({"description": calls.text.plain(record.summary)} if record.summary else {}),
        **({"address": {"@type": "PostalAddress", "addressCountry": record.country}} if record.country else {}),
        **({"sameAs": record.website} if record.website else {}),
        **({"knowsAbout": themes} if themes else {}),
        "memberOf": [short_whole(calls), *networks],
    }


def network(calls: TemplateCalls, record: Network) -> Node:
    """A continental or national network."""
    parent = calls.site.networks.get(record.parent or "")
    countries = record.countries or ([record.country] if record.country else [])
    return {
        "@type": "Organization",
        "@id": calls.url(f"networks/{record.id}", absolute=True) + "#network",
        "name": record.name,
        **({"alternateName": record.acronym} if record.acronym else {}),
        **({"foundingDate": record.founded} if record.founded and len(record.founded) == 4 else {}),
        **({"sameAs": record.website} if record.website else {}),
        "areaServed": _countries(calls, countries),
        "memberOf": [short_whole(calls), *([_short_network(calls, parent)] if parent else [])],
    }


def _countries(calls: TemplateCalls, codes: Iterable[str]) -> list[Node]:
    return [{"@type": "Country", "name": calls.text.country(code)} for code in codes]


# -- what happened and what is told ------------------------------------------------------------


def themes_of(calls: TemplateCalls, ids: Iterable[str]) -> list[Node]:
    """Themes with their pages."""
    themes = [calls.site.themes[id] for id in ids]
    return [
        {"@type": "Thing", "name": calls.text.plain(t.name), "url": calls.url(f"themes/{t.id}", absolute=True)}
        for t in themes
    ]


def _mentions(calls: TemplateCalls, members: Iterable[str], networks: Iterable[str]) -> list[Node]:
    named = [(f"members/{id}", calls.site.members[id].name) for id in members]
    named += [(f"networks/{id}", calls.site.networks[id].name) for id in networks]
    return [{"@type": "Organization", "name": name, "url": calls.url(path, absolute=True)} for path, name in named]


def citation(calls: TemplateCalls, source: Source) -> Node:
    """A work that something rests on, with its address where that leads out of this site."""
    work = calls.site.resources[source.document] if source.document else None
    title, address = (work.title, work.url) if work else (source.title, source.url)
    linked = {"url": address} if address and calls.leads_out(address) else {}
    return {"@type": "CreativeWork", "name": title, **linked}


def connections(calls: TemplateCalls, record: Campaign | CaseStudy | NewsItem) -> Node:
    """What a campaign, a story or a piece of news is connected with: themes, members, countries, sources."""
    found = {
        "about": themes_of(calls, record.themes),
        "mentions": _mentions(calls, record.members, record.networks),
        "contentLocation": _countries(calls, getattr(record, "countries", [])),
        "citation": [citation(calls, source) for source in record.sources],
    }
    return {name: nodes for name, nodes in found.items() if nodes}


def case_study(calls: TemplateCalls, record: CaseStudy) -> Node:
    """A story: where, by whom, on what, and when it took place."""
    years = {"temporalCoverage": record.years.replace("-", "/")} if record.years else {}
    return connections(calls, record) | years


def news_item(calls: TemplateCalls, record: NewsItem) -> Node:
    """A piece of news: its day and who answers for it, besides what a story says."""
    credit = {"datePublished": record.date[:10], "creditText": calls.text.plain(record.author)}
    return credit | connections(calls, record)


def event(calls: TemplateCalls, record: Event) -> Node:
    """A meeting. Whether it took place as planned is said nowhere in the data, so it is not said here."""
    places: list[Node] = []
    if record.place and record.online != "yes":
        place = calls.text.plain(record.place)
        places.append({"@type": "Place", "name": place, "address": place})
    if record.online != "no":
        address = {"url": record.registration} if record.registration else {}
        places.append({"@type": "VirtualLocation", **address})
    page = calls.url("events", absolute=True)
    return {
        "@type": "Event",
        "@id": f"{page}#{record.id}",
        "name": calls.text.plain(record.title),
        "url": page,
        **({"description": calls.text.plain(record.summary)} if record.summary else {}),
        "startDate": moment(record.start, record.time_zone),
        **({"endDate": moment(record.end, record.time_zone)} if record.end else {}),
        "eventAttendanceMode": f"https://schema.org/{ATTENDANCE[record.online]}EventAttendanceMode",
        **({"location": places if len(places) > 1 else places[0]} if places else {}),
        **({"inLanguage": record.languages} if record.languages else {}),
        **({"about": themes_of(calls, record.themes)} if record.themes else {}),
    }


def moment(value: str, zone: str | None) -> str:
    """A moment as ISO 8601 writes it: a time with the offset that its zone had on that day."""
    if not has_time(value) or not zone:
        return value
    return dt.datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(zone)).isoformat()
