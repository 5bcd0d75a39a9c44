"""Rules across records, and all rules together. Each rule yields problems; none prints.

A rule takes the loaded ``Content`` and is listed in ``RULES``. To add one,
write a function, list it, and put its sentence into ``problems.MESSAGES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from campaign.check_texts import TEXT_RULES
from campaign.content import Content, unknown
from campaign.fields import fold
from campaign.model import Record, Source
from campaign.outreach import LONG_LIMIT, SHORT_LIMIT
from campaign.pages import all_paths
from campaign.problems import Problem
from campaign.prose import load_prose
from campaign.site import FILES, Site, load_site
from campaign.text import Text

Rule = Callable[[Content], Iterator[Problem]]


def load_content(root: Path) -> Content:
    """Read and check everything below ``root``. Nothing is raised for what stands in the files: see ``problems``."""
    site = load_site(root)
    languages = list(site.settings.languages) if site.settings else ["en", "fr", "es", "nl"]
    prose, prose_problems = load_prose(root, languages)
    texts = {language: Text(root, language) for language in languages}
    content = Content(root, site, prose, texts)
    found = [*site.problems, *prose_problems, *(p for text in texts.values() for p in text.problems)]
    if site.settings:
        unread = site.unread | {(p.file, "") for p in prose_problems}
        found += [p for rule in RULES for p in rule(content) if not _only_follows(p, unread)]
    content.problems = sorted(found)
    return content


def _only_follows(problem: Problem, unread: set[tuple[str, str]]) -> bool:
    """Whether what a rule misses is there, but has a fault of its own, which is reported already."""
    target = problem.params.get("target") or problem.params.get("path") or problem.file
    value = problem.params.get("value", "")
    if problem.code == "prose-link":
        name = value.partition("#")[0].strip("/").rpartition("/")[2]
        return any(id in ("", name, name.upper()) for _, id in unread)
    return (target, "") in unread or (target, value) in unread


# Where the ids in a field must exist: (collection, field) -> collection, or a fixed set of words.
REFERENCES: dict[tuple[str, str], str] = {
    ("members", "networks"): "networks",
    ("members", "themes"): "themes",
    ("networks", "parent"): "networks",
    ("networks", "member"): "members",
    ("networks", "coordinator"): "members",
    ("case_studies", "members"): "members",
    ("case_studies", "networks"): "networks",
    ("case_studies", "themes"): "themes",
    ("case_studies", "figures"): "figures",
    ("charts", "themes"): "themes",
    ("campaigns", "figures"): "figures",
    ("campaigns", "case_studies"): "case_studies",
    ("campaigns", "themes"): "themes",
    ("campaigns", "networks"): "networks",
    ("campaigns", "members"): "members",
    ("news", "themes"): "themes",
    ("news", "networks"): "networks",
    ("news", "members"): "members",
    ("news", "campaigns"): "campaigns",
    ("events", "themes"): "themes",
    ("events", "networks"): "networks",
    ("events", "members"): "members",
    ("events", "campaigns"): "campaigns",
    ("resources", "themes"): "themes",
    ("people", "network"): "networks",
    ("people", "organisation"): "members",
    ("figures", "geography"): "geography",
    ("themes", "standards"): "standards",
}


def references(content: Content) -> Iterator[Problem]:
    """Every id that a record names must exist."""
    known = content.known
    for collection, id, record in _records(content.site):
        for (owner, name), target in REFERENCES.items():
            value = getattr(record, name, None) if owner == collection else None
            if not value:
                continue
            seen: set[str] = set()
            for i, wanted in enumerate(value if isinstance(value, list) else [value]):
                where = (name, i) if isinstance(value, list) else (name,)
                if wanted not in known[target]:
                    yield _unknown(content, collection, id, where, wanted, name, known[target], target)
                elif wanted in seen:
                    yield _at(content.site, collection, id, where, "reference-twice", value=wanted, field=name)
                seen.add(wanted)
        for where, source in _sources(record):
            if source.document and source.document not in known["resources"]:
                yield _unknown(
                    content, collection, id, (*where, "document"), source.document, "document",
                    known["resources"], "resources",
                )  # fmt: skip


def settings_references(content: Content) -> Iterator[Problem]:
    """What data/site.yml names must exist."""
    known = content.known
    settings, document = content.site.settings, content.site.documents["settings"]
    assert settings is not None
    for name, target in (
        ("coordinator", "members"),
        ("home_stories", "case_studies"),
        ("home_figures", "figures"),
        ("knowledge_topics", "themes"),
        ("press_figures", "figures"),
    ):
        value = getattr(settings, name)
        for i, wanted in enumerate(value if isinstance(value, list) else [value]):
            if wanted not in known[target]:
                line, column = document.place((name, i) if isinstance(value, list) else (name,))
                yield unknown((document.file, line, column), wanted, name, known[target], target)


def member_ids(content: Content) -> Iterator[Problem]:
    """A member's id begins with its country, a strategic one's with ``strategic-``; it never changes later."""
    for member in content.site.members.values():
        prefix = member.country.lower() if member.country else "strategic"
        if not member.id.startswith(prefix + "-"):
            yield _at(content.site, "members", member.id, ("id",), "id-prefix", value=member.id, prefix=prefix)


def same_organisation(content: Content) -> Iterator[Problem]:
    """The same name twice in one country is one organisation entered twice."""
    seen: dict[tuple[str, str], str] = {}
    for member in content.site.members.values():
        key = (member.country or "", fold(member.name))
        if key in seen:
            other = content.site.place("members", seen[key])[1]
            yield _at(
                content.site, "members", member.id, ("name",), "member-duplicate", value=member.name, other=str(other)
            )
        seen.setdefault(key, member.id)


def countries_have_a_network(content: Content) -> Iterator[Problem]:
    """A country belongs to a continental network: the lists of members and networks go by them."""
    site = content.site
    for collection in ("members", "networks"):
        for record in getattr(site, collection).values():
            if record.country and not site.network_of_country(record.country):
                place = site.place(collection, record.id, "country")
                params = {"country": record.country, "value": record.country, "target": FILES["networks"][0]}
                yield Problem(*place, "country-without-network", params)


def networks_in_their_country(content: Content) -> Iterator[Problem]:
    """A national network has members of its own country only; a continental one, of its countries."""
    site = content.site
    text = content.texts[content.default]
    for member in site.members.values():
        for i, id in enumerate(member.networks):
            network = site.networks.get(id)
            if not network or not member.country:
                continue
            at_home = network.country == member.country or member.country in network.countries
            if not at_home:
                home = network.country or ""
                yield _at(
                    site, "members", member.id, ("networks", i), "network-outside-country",
                    entry=member.id, country=member.country, value=id, other=home or text.list(network.countries),
                )  # fmt: skip


def strategic_members_have_a_continent(content: Content) -> Iterator[Problem]:
    """A member without country belongs to a continental network."""
    for member in content.site.members.values():
        known = [content.site.networks[n] for n in member.networks if n in content.site.networks]
        if not member.country and known and not any(n.level == "continental" for n in known):
            yield _at(content.site, "members", member.id, (), "member-homeless", entry=member.id)


def charts(content: Content) -> Iterator[Problem]:
    """The figures of a chart exist and can be compared: they have one unit."""
    figures = content.site.figures
    for chart in content.site.charts.values():
        for i, row in enumerate(chart.rows):
            if row.figure not in figures:
                where = ("rows", i, "figure")
                yield _unknown(
                    content, "charts", chart.id, where, row.figure, "figure", content.known["figures"], "figures"
                )
        units = dict.fromkeys(figures[row.figure].unit for row in chart.rows if row.figure in figures)
        if len(units) > 1:
            yield _at(content.site, "charts", chart.id, (), "chart-units", entry=chart.id, value=", ".join(units))


def campaigns(content: Content) -> Iterator[Problem]:
    """What a campaign asks its readers to do leads to a page; its ready texts fit in each language."""
    paths = all_paths(content.site, content.prose)
    for campaign in content.site.campaigns.values():
        for i, action in enumerate(campaign.actions):
            if action.page.partition("#")[0].strip("/") not in paths:
                yield _at(
                    content.site, "campaigns", campaign.id, ("actions", i, "page"), "prose-link", value=action.page
                )
        for name, limit in (("short", SHORT_LIMIT), ("long", LONG_LIMIT)):
            for language, text in content.texts.items():
                length = len(text.plain(getattr(campaign.share, name)))
                if length > limit:
                    params = {"length": str(length), "limit": str(limit), "language": language}
                    place = content.site.place("campaigns", campaign.id, "share", name)
                    yield Problem(*place, "share-too-long", params, "note")


RULES: tuple[Rule, ...] = (
    references,
    charts,
    campaigns,
    settings_references,
    member_ids,
    same_organisation,
    countries_have_a_network,
    networks_in_their_country,
    strategic_members_have_a_continent,
    *TEXT_RULES,
)


def _sources(record: Record, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Source]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        for i, inner in enumerate(value if isinstance(value, list) else ()):
            if isinstance(inner, Source):
                yield (*where, name, i), inner
            elif isinstance(inner, Record):
                yield from _sources(inner, (*where, name, i))


def _records(site: Site) -> Iterator[tuple[str, str, Record]]:
    for collection in FILES:
        for id, record in getattr(site, collection).items():
            yield collection, id, record


def _at(site: Site, collection: str, id: str, where: tuple[str | int, ...], code: str, **params: str) -> Problem:
    return Problem(*site.place(collection, id, *where), code, params)


def _unknown(
    content: Content, collection: str, id: str, where: tuple[str | int, ...], value: str, name: str,
    known: set[str], target: str,
) -> Problem:  # fmt: skip
    return unknown(content.site.place(collection, id, *where), value, name, known, target)
