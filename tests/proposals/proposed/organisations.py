"""Organisations that come, go, move and change."""

from __future__ import annotations

from copying import VOCABULARY, AbsentError, Copy, Record

from proposed.proposal import SOURCES, proposal

FILE, NETWORKS = "members.yml", "data/networks.yml"
SUMMARY = "Association of workers who look after each other, founded in 1999. It helps its members to join a fund."


def _new(copy: Copy, id: str, **fields: object) -> Record:
    """An organisation with all that is needed, and not in this network yet."""
    kind = copy.one(VOCABULARY)["kinds"][0]["id"]
    return {"id": id, "name": "Association of Tomorrow", "kind": kind, "sources": SOURCES, **fields}


def _national(copy: Copy) -> Record:
    return copy.first(FILE, lambda member: member.get("country"))


@proposal
def new_organisation(copy: Copy) -> None:
    """A new organisation in a country that has some, right in every field."""
    like = _national(copy)
    fields = {name: like[name] for name in ("country", "kind", "themes", "language") if name in like}
    own = {"acronym": "TMRW", "website": "https://tomorrow.example.org/", "summary": SUMMARY, "checked": "2025-01-31"}
    copy.add(FILE, _new(copy, f"{like['country'].lower()}-tmrw", **fields, **own))


@proposal
def new_organisation_in_another_language_first(copy: Copy) -> None:
    """An organisation that somebody describes in another language than the first one; nobody has translated it yet."""
    like = _national(copy)
    fields = {name: like[name] for name in ("country", "kind", "themes") if name in like}
    own = {"written": copy.others[0], "website": "https://demain.example.org/", "summary": "Xylophones, tambours."}
    copy.add(FILE, _new(copy, f"{like['country'].lower()}-demain", **fields, **own))


@proposal
def new_organisation_with_little(copy: Copy) -> None:
    """A new organisation of which only the name, the country and the kind are known."""
    country = _national(copy)["country"]
    copy.add(FILE, _new(copy, f"{country.lower()}-tomorrow", country=country))


@proposal
def new_organisation_in_new_country(copy: Copy) -> None:
    """The first organisation of a country, which joins a network of its continent."""
    country = copy.unused_country()
    network = copy.first(NETWORKS, lambda n: n["level"] == "continental")
    copy.change(NETWORKS, network["id"], {"countries": [*network["countries"], country]})
    copy.add(FILE, _new(copy, f"{country.lower()}-tomorrow", country=country, summary=SUMMARY))


@proposal
def new_organisation_of_continent(copy: Copy) -> None:
    """A strategic organisation: of a continent, not of a country."""
    network = copy.first(NETWORKS, lambda n: n["level"] == "continental")
    copy.add(FILE, _new(copy, "strategic-tomorrow", networks=[network["id"]], summary=SUMMARY))


@proposal
def new_organisation_of_two_continents(copy: Copy) -> None:
    """A strategic organisation of two networks."""
    networks = [n["id"] for n in copy.records(NETWORKS) if n["level"] == "continental"]
    copy.add(FILE, _new(copy, "strategic-tomorrow", networks=networks[-2:]))


@proposal
def new_organisation_of_new_kind(copy: Copy) -> None:
    """A kind of organisation more, and the first of it."""
    copy.more(VOCABULARY, "kinds", {"id": "tenants-union", "name": "tenants’ union"})
    country = _national(copy)["country"]
    copy.add(FILE, _new(copy, f"{country.lower()}-tomorrow", country=country, kind="tenants-union"))


@proposal
def new_organisation_with_signs(copy: Copy) -> None:
    """A new organisation whose name has accents, an apostrophe, a colon, a hash and an ampersand."""
    country = _national(copy)["country"]
    name = "Liên đoàn & Đồng Minh : l’Été #1 – “Ça ira”"
    copy.add(FILE, _new(copy, f"{country.lower()}-ete", country=country, name=name, language="vi", acronym="L&Đ"))


@proposal
def ten_new_organisations(copy: Copy) -> None:
    """Ten organisations of one country at once."""
    country = _national(copy)["country"]
    for n in range(1, 11):
        name, summary = f"Association of Tomorrow no. {n}", f"{SUMMARY} It is no. {n} of ten."
        copy.add(FILE, _new(copy, f"{country.lower()}-tomorrow-{n}", country=country, name=name, summary=summary))


@proposal
def organisation_removed(copy: Copy) -> None:
    """An organisation that nobody names left the network."""
    copy.remove(FILE, copy.unnamed(FILE)["id"])


@proposal
def only_organisation_of_country_removed(copy: Copy) -> None:
    """The only organisation of a country left the network; the country stays in the list of its continent."""
    countries = [member.get("country") for member in copy.records(FILE)]

    def alone(member: Record) -> bool:
        code = member.get("country")
        return bool(code) and countries.count(code) == 1 and copy.names(member["id"]) == 1

    member = copy.first(FILE, alone)
    if copy.names(f'country("{member["country"]}")'):
        raise AbsentError("a text names the country")
    copy.remove(FILE, member["id"])


@proposal
def organisation_renamed(copy: Copy) -> None:
    """An organisation has a new name; its id stays."""
    copy.change(FILE, _national(copy)["id"], {"name": "Association of Tomorrow"})


@proposal
def organisation_has_other_spellings(copy: Copy) -> None:
    """How else people write the name of an organisation."""
    copy.change(FILE, _national(copy)["id"], {"also": ["Tomorow", "Association des lendemains"]})


@proposal
def organisation_joins_national_network(copy: Copy) -> None:
    """An organisation joins a national network of its country."""
    of_country = {n["country"]: n["id"] for n in copy.records(NETWORKS) if n.get("country")}
    member = copy.first(FILE, lambda m: m.get("country") in of_country and not m.get("networks"))
    copy.change(FILE, member["id"], {"networks": [of_country[member["country"]]]})


@proposal
def organisation_is_of_other_kind(copy: Copy) -> None:
    """An organisation is of another kind than we thought."""
    member = _national(copy)
    kinds = [k["id"] for k in copy.one(VOCABULARY)["kinds"] if k["id"] != member["kind"]]
    copy.change(FILE, member["id"], {"kind": kinds[-1]})


@proposal
def website_corrected(copy: Copy) -> None:
    """An organisation has a new website."""
    member = copy.first(FILE, lambda m: m.get("website"))
    copy.change(FILE, member["id"], {"website": "https://new.example.org/about-us?lang=en&page=1"})


@proposal
def website_added(copy: Copy) -> None:
    """An organisation without website now has one."""
    member = copy.first(FILE, lambda m: not m.get("website"))
    copy.change(FILE, member["id"], {"website": "https://new.example.org"})


@proposal
def website_removed(copy: Copy) -> None:
    """The website of an organisation is no more."""
    copy.change(FILE, copy.first(FILE, lambda m: m.get("website"))["id"], {"website": None})


@proposal
def summary_corrected(copy: Copy) -> None:
    """A sentence about an organisation is corrected; its translations are of the old one."""
    copy.change(FILE, copy.first(FILE, lambda m: m.get("summary"))["id"], {"summary": SUMMARY})


@proposal
def summary_of_one_word(copy: Copy) -> None:
    """A summary that is as short as it can be."""
    copy.change(FILE, copy.first(FILE, lambda m: m.get("summary"))["id"], {"summary": "Cooperative."})


@proposal
def summary_removed(copy: Copy) -> None:
    """What we said of an organisation was wrong; nothing better is known."""
    copy.change(FILE, copy.first(FILE, lambda m: m.get("summary"))["id"], {"summary": None})


@proposal
def acronym_removed(copy: Copy) -> None:
    """An organisation no longer uses its short name."""
    copy.change(FILE, copy.first(FILE, lambda m: m.get("acronym"))["id"], {"acronym": None})
