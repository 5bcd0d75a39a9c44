"""Rules for members and networks: who may belong where."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.kinds import kind_named
from campaign.kinds.member import Member
from campaign.kinds.reading import VOCABULARY
from campaign.records import guesses
from campaign.records.alphabet import identity
from campaign.records.fields import COUNTRIES
from campaign.records.problems import Problem
from campaign.rules.causes import Past
from campaign.views.content import Content


def member_ids(content: Content) -> Iterator[Problem]:
    """A member's id begins with its country, that of a member of a continental network with ``strategic-``.

    It never changes later: a strategic member whose country was found keeps its id, and with it its address. Nothing is said
    of the prefix as long as nobody knows its networks, which may have a slip of their own.
    """
    continental = {network.id for network in content.membership.continental_networks}
    networks = content.records["networks"]
    for member in content.membership.members:
        prefix = member.country.lower() if member.country else "strategic"
        if better := _meant(content, member):
            params = {"value": member.id, "suggestion": f"country: {better}"}
            yield Problem(*content.records.place("members", member.id, "country"), "id-country-near", params)
            continue
        strategic = member.id.startswith("strategic-") and (
            not continental.isdisjoint(member.networks) or any(id not in networks for id in member.networks)
        )
        if not strategic and not member.id.startswith(prefix + "-"):
            known = member.country and member.id in Past(content).ids(
                kind_named("members")
            )  # then the id is not new, and the country is wrong
            place = content.records.place("members", member.id, "country" if known else "id")
            params = {"value": member.id, "prefix": prefix}
            if known:
                params["suggestion"] = f"{prefix}-{member.id.partition('-')[2] or member.id}"
            yield Problem(*place, "id-country" if known else "id-prefix", params)


def _meant(content: Content, member: Member) -> str:
    """The country with which the id of a member begins, where its own belongs to no network and that one does."""
    country, home = member.id[:2].upper(), content.membership.network_of_country
    return country if member.country and member.id[2:3] == "-" and home(country) and not home(member.country) else ""


def same_organisation(content: Content) -> Iterator[Problem]:
    """The same name twice in one country is one organisation entered twice."""
    seen: dict[tuple[str, str], str] = {}
    for member in content.membership.members:
        key = (member.country or "", identity(member.name))
        if key in seen:
            other = content.records.place("members", seen[key])[1]
            place = content.records.place("members", member.id, "name")
            yield Problem(*place, "member-duplicate", {"value": member.name, "other": str(other)})
        seen.setdefault(key, member.id)


def countries_have_a_network(content: Content) -> Iterator[Problem]:
    """A country belongs to a continental network: the lists of members and networks go by them."""
    target = kind_named("networks").file
    for collection in ("members", "networks"):
        for record in content.records[collection].values():
            if isinstance(record, Member) and _meant(content, record):
                continue
            if record.country and not content.membership.network_of_country(record.country):
                place = content.records.place(collection, record.id, "country")
                params = {"country": record.country, "value": record.country, "target": target, "entry": record.id}
                yield Problem(*place, "country-without-network", params)


def one_home_for_a_country(content: Content) -> Iterator[Problem]:
    """A country belongs to one continental network only: its members would be counted twice. Or else to one continent."""
    homes: dict[str, str] = {}
    for network in content.membership.continental_networks:
        for i, country in enumerate(network.countries):
            first = homes.setdefault(country, network.id)
            if first != network.id:
                place = content.records.place("networks", network.id, "countries", i)
                yield Problem(*place, "country-twice", {"value": country, "entry": network.id, "other": first})
    for n, continent in enumerate(content.vocabulary.continents):
        for i, country in enumerate(continent.countries):
            if homes.get(country, continent.id) != continent.id:
                at = content.records.documents["vocabulary"].place(("continents", n, "countries", i))
                said = {"value": country, "entry": continent.id, "other": homes[country]}
                yield Problem(VOCABULARY, *at, "country-twice", said)
            homes[country] = continent.id


def networks_in_their_country(content: Content) -> Iterator[Problem]:
    """A national network has members of its own country only; a continental one, of its countries."""
    language = content.languages[content.default]
    for member in content.membership.members:
        for i, id in enumerate(member.networks):
            network = content.records["networks"].get(id)
            if not network or not member.country or _meant(content, member):
                continue
            if network.country != member.country and member.country not in network.countries:
                other = network.country or language.list(network.countries)
                params = {"entry": member.id, "country": member.country, "value": id, "other": other}
                yield Problem(
                    *content.records.place("members", member.id, "networks", i), "network-outside-country", params
                )


def national_networks_in_their_place(content: Content) -> Iterator[Problem]:
    """A national network belongs to a network of its own continent, and is the member of its own country."""
    membership, at = content.membership, content.records.place
    for network in membership.national_networks:
        parent, own = content.records["networks"].get(network.parent), membership.network_of_country(network.country)
        params = {"entry": network.id, "country": network.country}
        if parent and own and parent.continent != own.continent and network.country not in parent.countries:
            said = params | {"value": parent.id, "suggestion": f"parent: {own.id}"}
            yield Problem(*at("networks", network.id, "parent"), "network-parent", said)
        member = content.records["members"].get(network.member) if network.member else None
        if member and member.country and member.country != network.country:
            said = params | {"value": member.id, "other": member.country}
            yield Problem(*at("networks", network.id, "member"), "network-member", said, "note")


def strategic_members_have_a_continent(content: Content) -> Iterator[Problem]:
    """A member without country belongs to a continental network."""
    networks = content.records["networks"]
    for member in content.membership.strategic_members:
        known = [networks[n] for n in member.networks if n in networks]
        if known and not any(n.level == "continental" for n in known):
            entry, field = content.records.place("members", member.id), ("members", member.id, "country")
            code = "value-needed" if content.records.has(*field) else "member-homeless"  # the field is there, and empty
            place = content.records.place(*field) if code == "value-needed" else entry
            yield Problem(*place, code, {"entry": member.id, "field": "country"})


def postal_address(content: Content) -> Iterator[Problem]:
    """The last line of the address is the code of its country: each language writes its name there."""
    lines, document = content.settings.postal_address, content.records.documents["settings"]
    if not isinstance(document.data, dict) or isinstance(document.data.get("postal_address"), str):
        if lines and ("postal_address",) not in document.folded:  # else told by ``values.lists``
            yield Problem(
                document.file, *document.place(("postal_address",)), "value-lines", {"field": "postal_address"}, "note"
            )
    elif lines and lines[-1] not in COUNTRIES:
        meant = guesses.country_code(lines[-1], content.languages)
        code = "value-country-near" if meant else "address-country"
        params = {"value": lines[-1], "field": "postal_address", "suggestion": meant or ""}
        yield Problem(document.file, *document.place(("postal_address", len(lines) - 1)), code, params)


RULES = (
    postal_address,
    member_ids,
    same_organisation,
    countries_have_a_network,
    one_home_for_a_country,
    networks_in_their_country,
    national_networks_in_their_place,
    strategic_members_have_a_continent,
)
