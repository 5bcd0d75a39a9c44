"""The list of pages of one language: which there are, what each is called, and what each shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from campaign.model import CONTINENTS
from campaign.newsletter import Issue, issues
from campaign.problems import N_
from campaign.prose import Prose
from campaign.site import Site
from campaign.text import Text

AllProse = dict[str, dict[str, Prose]]

# Texts that the site cannot do without, and the kind of page that each becomes.
PROSE_KINDS = {
    "": "home",
    "about": "about",
    "what-we-do": "prose",
    "themes": "themes",
    "standards": "standards",
    "network": "network",
    "members": "members",
    "case-studies": "case-studies",
    "figures": "figures",
    "campaigns": "campaigns",
    "news": "news",
    "events": "events",
    "resources": "resources",
    "knowledge": "knowledge",
    "newsletter": "newsletter",
    "press": "press",
    "contact": "contact",
    "accessibility": "prose",
    "privacy": "prose",
    "search": "search",
}
# Folders whose texts belong to an entry of the data: the collection and the kind of page.
RECORD_KINDS = {
    "case-studies": ("case_studies", "case-study"),
    "themes": ("themes", "theme"),
    "standards": ("standards", "standard"),
    "campaigns": ("campaigns", "campaign"),
    "news": ("news", "news-item"),
    "network": ("continents", "continent"),
}
# Pages that stand above others: their text is index.md in a folder.
FOLDERS = (*RECORD_KINDS, "members", "figures", "newsletter")

# What a search engine prints of a description, and what may be added to one that would leave half of it empty.
SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 120, 155
MEMBER_ENDINGS = (
    N_("A member of INSP!R, the network for the right to social protection."),
    N_("A member of INSP!R, the international network of organisations for the right to social protection."),
    N_("A member of the international network INSP!R."),
    N_("A member of INSP!R."),
)


@dataclass(frozen=True)
class Page:
    """One page in one language.

    ``language`` is that of the address and the words around the text, ``content_language`` that of
    the text itself: they differ where a translation is missing. ``trail`` are the paths of the pages above it.
    """

    kind: str
    path: str
    language: str
    content_language: str
    title: str
    description: str
    record: Any = None
    prose: Prose | None = None
    trail: tuple[str, ...] = ()

    @property
    def translated(self) -> bool:
        """Whether the page is really in the language of its address."""
        return self.language == self.content_language


def record_paths(site: Site) -> dict[str, tuple[str, Any]]:
    """Addresses that come from the data alone: {path: (kind, record)}."""
    paths: dict[str, tuple[str, Any]] = {}
    paths |= {f"countries/{c.lower()}": ("country", c) for c in site.countries}
    paths |= {f"networks/{n.id}": ("one-network", n) for n in site.networks.values()}
    paths |= {f"members/{m.id}": ("member", m) for m in site.members.values()}
    paths |= {f"newsletter/{i.id}": ("newsletter-issue", i) for i in issues(site)}
    return paths


def all_paths(site: Site, prose: AllProse) -> set[str]:
    """Every address of the site, without language."""
    return {*prose, *record_paths(site)}


def kind_of(path: str) -> str:
    """The kind of page that a text at ``path`` becomes."""
    folder = path.partition("/")[0]
    if path in PROSE_KINDS:
        return PROSE_KINDS[path]
    if folder in RECORD_KINDS and "/" in path:
        return RECORD_KINDS[folder][1]
    return "prose"


def pages_of(site: Site, prose: AllProse, text: Text) -> list[Page]:
    """Every page of one language, in the order of their addresses."""
    assert site.settings is not None
    default = site.settings.languages[0]
    pages = [_prose_page(site, path, texts.get(text.language) or texts[default], text) for path, texts in prose.items()]
    pages += [_record_page(site, path, kind, record, text) for path, (kind, record) in record_paths(site).items()]
    return sorted(pages, key=lambda page: page.path)


def not_found_page(text: Text) -> Page:
    """The page that a server shows for an unknown address."""
    title = text.gettext("This page does not exist")
    description = text.gettext("The address may have changed or contain a slip. Here are ways to go on.")
    return Page("not-found", "404.html", text.language, text.language, title, description)


def _prose_page(site: Site, path: str, prose: Prose, text: Text) -> Page:
    kind = kind_of(path)
    folder, _, name = path.partition("/")
    record = None
    if kind == "continent":
        record = name if name in CONTINENTS else None
    elif folder in RECORD_KINDS and name:
        record = getattr(site, RECORD_KINDS[folder][0]).get(name)
    trail = ("",) if path and not name else ("", folder) if path else ()
    return Page(kind, path, text.language, prose.language, prose.title, prose.description, record, prose, trail)


def _record_page(site: Site, path: str, kind: str, record: Any, text: Text) -> Page:
    makers = {"member": _member, "country": _country, "one-network": _network, "newsletter-issue": _issue}
    title, description, trail = makers[kind](site, record, text)
    return Page(kind, path, text.language, text.language, title, description, record, None, ("", *trail))


def _member(site: Site, member: Any, text: Text) -> tuple[str, str, tuple[str, ...]]:
    place = text.country(member.country) if member.country else continents_text(site, member, text)
    description = text.plain(member.summary) or text.gettext("{name}: {kind}, {place}.").format(
        name=member.name, kind=kind_name(member.kind, text), place=place
    )
    description = with_ending(description, [text.gettext(ending) for ending in MEMBER_ENDINGS])
    name = f"{member.name} ({member.acronym})" if member.acronym else member.name
    if sum(m.name == member.name and m.acronym == member.acronym for m in site.members.values()) > 1:
        name = f"{name}, {place}"  # two organisations of one name in two countries need two titles
    if not member.country:
        return name, description, ("members",)
    continent = site.continent_of(member.country)
    trail = ("network", f"network/{continent}", f"countries/{member.country.lower()}") if continent else ("members",)
    return name, description, trail


def _country(site: Site, country: str, text: Text) -> tuple[str, str, tuple[str, ...]]:
    n = len(site.members_in(country))
    description = text.ngettext(
        "{n} organisation in {country} fights for the right to social protection in the international INSP!R network: who it is and what it has won.",
        "{n} organisations in {country} fight for the right to social protection in the international INSP!R network: who they are and what they have won.",
        n,
    ).format(n=n, country=text.country(country))
    continent = site.continent_of(country)
    return text.country(country), description, ("network", f"network/{continent}") if continent else ("network",)


def _network(site: Site, network: Any, text: Text) -> tuple[str, str, tuple[str, ...]]:
    if network.level == "continental":
        place = text.gettext(CONTINENT_NAMES[network.continent])
        description = text.gettext(
            "{name} joins the INSP!R members of this region: their countries, the people who represent them, their members and their stories."
        )
        trail: tuple[str, ...] = ("network", f"network/{network.continent}")
    else:
        place = text.country(network.country)
        description = text.gettext(
            "{name} is a network of organisations in {place} that work together for the right to social protection."
        )
        trail = ("network", f"network/{site.continent_of(network.country)}", f"countries/{network.country.lower()}")
        if not site.members_in(network.country):
            trail = trail[:2]
    name = f"{network.name} ({network.acronym})" if network.acronym else network.name
    if network.member:  # the organisation has a page of its own with the same name
        name = text.gettext("{name}: the network").format(name=network.acronym or network.name)
    description = description.format(name=network.name, place=place)
    return name, with_ending(description, [text.gettext("It belongs to INSP!R.")]), trail


def with_ending(description: str, endings: list[str]) -> str:
    """A description that is long enough for a search engine: with the first ending that brings it to 120–155 signs."""
    if len(description) >= SHORTEST_DESCRIPTION:
        return description
    longer = [f"{description} {ending}" for ending in endings]
    fitting = (d for d in longer if SHORTEST_DESCRIPTION <= len(d) <= LONGEST_DESCRIPTION)
    return next(fitting, max(longer, key=len))


def _issue(site: Site, issue: Issue, text: Text) -> tuple[str, str, tuple[str, ...]]:
    period = text.moment(issue.first, issue.last)
    description = text.gettext(
        "What the INSP!R network and its members did in {period}: news, statements and events, in one letter to read, print or pass on."
    )
    return (
        text.gettext("Newsletter, {period}").format(period=period),
        description.format(period=period),
        ("newsletter",),
    )


CONTINENT_NAMES = {
    "africa": N_("Africa"),
    "asia": N_("Asia"),
    "europe": N_("Europe"),
    "latin-america-caribbean": N_("Latin America and the Caribbean"),
}
KIND_NAMES = {
    "trade-union": N_("trade union"),
    "health-mutual": N_("health mutual"),
    "womens-organisation": N_("women’s organisation"),
    "youth-organisation": N_("youth organisation"),
    "older-peoples-organisation": N_("older people’s organisation"),
    "farmers-organisation": N_("farmers’ organisation or cooperative"),
    "informal-workers": N_("organisation of domestic or informal workers"),
    "workers-movement": N_("workers’ movement"),
    "ngo": N_("non-governmental organisation"),
    "network": N_("network or platform"),
    "research-training": N_("research or training centre"),
    "faith-based": N_("faith-based organisation"),
    "social-economy": N_("social economy organisation"),
    "professional-association": N_("professional association"),
}
TOPIC_NAMES = {
    "coverage": N_("Who is covered and who is not"),
    "financing": N_("What it costs and who pays"),
    "health": N_("Health care"),
    "informal-work": N_("Informal work"),
    "rights": N_("Rights and safety at work"),
    "goals": N_("Our goals for 2023–2026"),
    "network": N_("The network in figures, as its reports give them"),
    "members-stories": N_("From the stories of our members"),
}


def kind_name(kind: str, text: Text) -> str:
    """The name of a kind of organisation in one language."""
    return text.gettext(KIND_NAMES[kind])


def continents_text(site: Site, member: Any, text: Text) -> str:
    """The continents of a strategic member, as words."""
    return text.list(text.gettext(CONTINENT_NAMES[c]) for c in site.continents_of(member))
