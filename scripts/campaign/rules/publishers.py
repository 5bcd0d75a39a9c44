"""Rules for what is cited: who publishes it is known, and may be relied on. They hold where a network lists publishers."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.kinds import filed_kinds
from campaign.kinds.publisher import KIND, publisher_of
from campaign.records.base import Source, entries_of
from campaign.records.problems import Problem
from campaign.records.store import Place
from campaign.views.content import Content
from campaign.views.view import host_of


def cited(content: Content) -> Iterator[tuple[Place, str]]:
    """Every address that the data and the texts cite, with its place: sources, documents, and links out of texts."""
    for kind in filed_kinds():
        for id, record in content.records[kind.name].items():
            for where, entry in entries_of(record):
                fields = ("url", "read_at") if isinstance(entry, Source) else ()
                for field in ("url",) if kind.name == "resources" else fields:
                    if getattr(entry, field, None):
                        yield content.records.place(kind.name, id, *where, field), getattr(entry, field)
    for prose in content.every_text():
        for link in prose.links():
            if link.value.startswith("https://"):
                yield (prose.file, link.line, link.column), link.value


def publishers(content: Content) -> Iterator[Problem]:
    """What may not be cited is not; a publisher that is not listed is remarked, once."""
    seen: set[str] = set()
    for place, address in cited(content) if KIND.used(content.records) else ():
        publisher, host = publisher_of(content.records, address), host_of(address)
        if publisher and publisher.grade == "refused":
            yield Problem(*place, "publisher-refused", {"value": host, "entry": publisher.name})
        elif not publisher and host not in seen:
            seen.add(host)
            params = {"value": host, "target": KIND.file}
            yield Problem(*place, "publisher-unknown", params, "note")


def hosts(content: Content) -> Iterator[Problem]:
    """A host belongs to one publisher: which of two is meant, nobody could tell."""
    seen: dict[str, str] = {}
    for publisher in content.records[KIND.name].values():
        for i, host in enumerate(publisher.hosts):
            first = seen.setdefault(host, publisher.id)
            if first != publisher.id:
                other = str(content.records.place(KIND.name, first)[1])
                params = {"value": host, "entry": first, "other": other}
                yield Problem(*content.records.place(KIND.name, publisher.id, "hosts", i), "host-twice", params)


RULES = (publishers, hosts)
