"""Networks, the people who speak for them, and their history."""

from __future__ import annotations

from copying import SETTINGS, VOCABULARY, Copy

from proposed.proposal import SOURCES, proposal

FILE, PEOPLE, TIMELINE = "data/networks.yml", "data/people.yml", "data/timeline.yml"


@proposal
def new_national_network(copy: Copy) -> None:
    """A national network more."""
    parent = copy.first(FILE, lambda n: n["level"] == "continental")
    country = parent["countries"][0]
    network = {
        "id": f"{country.lower()}-platform-of-tomorrow", "level": "national", "name": "Platform of Tomorrow",
        "acronym": "PTMRW", "country": country, "parent": parent["id"], "founded": "2024", "sources": SOURCES,
    }  # fmt: skip
    copy.add(FILE, network)


@proposal
def network_in_another_language_first(copy: Copy) -> None:
    """A national network that its own people describe in their language; nobody has translated it yet."""
    parent = copy.first(FILE, lambda n: n["level"] == "continental")
    country = parent["countries"][0]
    words = {"written": copy.others[0], "translated": "yes"}
    network = {"id": f"{country.lower()}-demain", "level": "national", "name": "Réseau de demain", "country": country}
    copy.add(FILE, {**network, "parent": parent["id"], **words, "sources": SOURCES})


@proposal
def country_joins_network(copy: Copy) -> None:
    """A country without organisations joins a continental network."""
    network = copy.first(FILE, lambda n: n["level"] == "continental")
    copy.change(FILE, network["id"], {"countries": [*network["countries"], copy.unused_country()]})


@proposal
def network_has_website(copy: Copy) -> None:
    """A network has a website and another name."""
    network = copy.first(FILE)
    copy.change(FILE, network["id"], {"website": "https://network.example.org/", "name": "Network of Tomorrow"})


@proposal
def network_without_coordinator(copy: Copy) -> None:
    """Nobody coordinates a network any more."""
    copy.change(FILE, copy.first(FILE, lambda n: n.get("coordinator"))["id"], {"coordinator": None})


@proposal
def person_left(copy: Copy) -> None:
    """A person left the steering committee."""
    copy.change(PEOPLE, copy.first(PEOPLE, lambda p: not p.get("until"))["id"], {"until": "2025"})


@proposal
def person_came(copy: Copy) -> None:
    """A person represents a network from now on."""
    role, network = copy.one(VOCABULARY)["roles"][0]["id"], copy.first(FILE)["id"]
    person = {"id": "wangari-o-brien", "name": "Wangari O’Brien", "role": role, "network": network, "from": "2025"}
    copy.add(PEOPLE, {**person, "sources": SOURCES})


@proposal
def person_of_organisation_came(copy: Copy) -> None:
    """A role more in the vocabulary, and a person who has it for an organisation."""
    copy.more(VOCABULARY, "roles", {"id": "spokesperson", "name": "speaks for"})
    member = copy.first("members.yml")["id"]
    person = {"id": "jo-spoke", "name": "Jo Spoke", "role": "spokesperson", "organisation": member, "from": "2025"}
    copy.add(PEOPLE, {**person, "network": copy.first(FILE)["id"], "sources": SOURCES})


@proposal
def person_removed(copy: Copy) -> None:
    """A person wants to be named no more."""
    copy.remove(PEOPLE, copy.unnamed(PEOPLE)["id"])


@proposal
def new_milestone(copy: Copy) -> None:
    """A date more in the history of the network."""
    entry = {"id": "2025-assembly", "year": "2025", "date": "2025-05-01", "text": "The members meet in an assembly."}
    copy.add(TIMELINE, {**entry, "sources": SOURCES})


@proposal
def milestone_corrected(copy: Copy) -> None:
    """A sentence of the history is corrected."""
    founding = copy.one(SETTINGS).get("founding")
    entry = copy.first(TIMELINE, lambda m: m["id"] != founding)
    copy.change(TIMELINE, entry["id"], {"text": "The founders meet for the first time.", "date": None})


@proposal
def milestone_removed(copy: Copy) -> None:
    """An entry of the history that nobody names goes."""
    copy.remove(TIMELINE, copy.unnamed(TIMELINE)["id"])
