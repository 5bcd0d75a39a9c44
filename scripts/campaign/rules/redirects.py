"""Rules for addresses: what was published once is found for ever, and an old address leads to a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from campaign.kinds.reading import PUBLISHED, SETTINGS
from campaign.pages.moved import moved
from campaign.pages.routes import ALWAYS, OFFERED, WORKER, all_paths
from campaign.records.problems import Problem
from campaign.records.yaml_file import read_text
from campaign.rules.leading import ELSEWHERE, meant_page
from campaign.views.content import Content

# What is no page, below the folder of a language too.
FILES = {"assets", "data", "pictures", "print", "sitemap.xml", "robots.txt", WORKER, *ALWAYS, *OFFERED}


def redirects(content: Content) -> Iterator[Problem]:
    """An old address leads to a page, and stands in nobody's way. So there are neither chains nor circles."""
    entries, paths = content.records["redirects"], all_paths(content)
    for old, entry in entries.items():
        place = content.records.place("redirects", old, "to")
        if near := meant_page(content, entry.to, paths):
            yield Problem(*place, "prose-link-near", {"value": entry.to, "suggestion": near})
        elif ELSEWHERE.match(entry.to):
            yield Problem(*place, "page-outside", {"value": entry.to})
        elif entry.to.strip("/") not in paths:
            yield Problem(*place, "prose-link", {"value": entry.to})
    told = set[str]()
    for m in moved(content):
        old = m.old if m.old in entries else m.old.removeprefix(f"{m.language}/")
        there = m.old.removeprefix(f"{m.language}/") if m.language != content.default else m.old
        if (there in {*paths, *content.languages} or there.partition("/")[0] in FILES) and old not in told:
            told.add(old)
            yield Problem(*content.records.place("redirects", old, "from"), "redirect-live", {"value": f"/{m.old}"})


def published(content: Content) -> Iterator[Problem]:
    """Every address that was published is a page, or leads to one."""
    if not (content.root / PUBLISHED).exists():
        return
    text, problems = read_text(content.root, PUBLISHED)
    yield from problems
    known = all_paths(content) | set(content.records["redirects"])
    for number, line in enumerate(text.splitlines(), 1):
        path = line.strip().strip("/")
        if path in known or line.startswith("#"):
            continue
        above = path
        while above and above not in known:
            above = above.rpartition("/")[0]
        said = {"value": f"/{path}/", "suggestion": f"- {{from: /{path}, to: /{above}/}}".replace("//", "/")}
        yield Problem(PUBLISHED, number, 1, "address-gone", said)


def security(content: Content) -> Iterator[Problem]:
    """Whom to tell of a weak spot is only believed as long as it is valid."""
    until, today = content.settings.security_until, dt.date.today()
    if until and until < today:
        place = content.records.documents["settings"].place(("security_until",))
        yield Problem(SETTINGS, *place, "security-late", {"value": str(until)}, "note")


RULES = (redirects, security)
TRIALS = (published,)  # where something else is wrong, a page may only seem to be gone
