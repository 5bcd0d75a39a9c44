"""Addresses outside: where data and texts lead to, and what answers there today."""

from __future__ import annotations

import http.client
import json
import re
import ssl
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from campaign.kinds import filed_kinds
from campaign.records.alphabet import fold
from campaign.records.whole_file import write_whole
from campaign.views.content import Content

OK, MOVED, GONE, REFUSED, TAKEN, SILENT = "ok", "moved", "gone", "refused", "taken", "silent"
SOON = (408, 425, 429, 500, 502, 503, 504)  # what may be otherwise in a moment
FOR_GOOD = (301, 308)
LOST = (404, 410)
MOST_STEPS, MOST_BYTES = 8, 300_000
KEPT = 7 * 24 * 3600  # seconds that a good answer is believed
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.IGNORECASE | re.DOTALL)
BETWEEN = re.compile(
    r"[\s.,;:!?()\[\]\"'«»“”‘’/|–—&+-]+"
)  # a pattern of letters parts words of many scripts at their vowels
SHORTEST = 4  # letters; shorter words stand in any text

Ask = Callable[[str], "Answer"]


@dataclass(frozen=True)
class Link:
    """An address outside, the places that name it (file:line), and names of which one must stand there.

    ``names`` is empty where nothing is expected of the page: only the own site of an organisation speaks of it.
    """

    address: str
    places: tuple[str, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What stands at an address: a ``state``; for ``moved`` the new address, else the status or what went wrong."""

    state: str
    detail: str = ""
    text: str = field(default="", repr=False)


def links_of(content: Content) -> list[Link]:
    """Every address outside that data and texts name, sorted."""
    places: dict[str, list[str]] = defaultdict(list)
    names: dict[str, tuple[str, ...]] = {}
    for kind in filed_kinds():
        document = content.records.documents[kind.name]
        for where, address in _addresses(document.data):
            places[address].append(f"{kind.file}:{document.place(where)[0]}")
        for record in content.records[kind.name].values():
            if getattr(record, "website", None):
                said = (getattr(record, name, None) for name in ("name", "acronym"))
                names[record.website] = (*filter(None, said), *getattr(record, "also", ()))
    for prose in content.every_text():
        for link in prose.links():
            if link.value.startswith(("http://", "https://")):
                places[link.value].append(f"{prose.file}:{link.line}")
    return [Link(address, tuple(found), names.get(address, ())) for address, found in sorted(places.items())]


def _addresses(value: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The values that are addresses, each with its place."""
    if isinstance(value, dict | list):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _addresses(item, (*where, step))
    elif isinstance(value, str) and re.match(r"https?://\S+$", value):
        yield where, value


# -- asking ------------------------------------------------------------------------------------


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Each step is taken by hand, to know which ones are for good."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Visitor:
    """Asks polite questions: who it is, one at a time of a host, with a pause; what may pass is asked again.

    ``agent`` names the site that asks; ``pause`` and ``patience`` are seconds.
    """

    agent: str
    pause: float = 1.0
    patience: float = 20.0
    tries: int = 3

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(_NoRedirect)

    def ask(self, address: str) -> Answer:
        """What stands at an address."""
        answer = Answer(SILENT)
        for number in range(self.tries):
            answer, wait = self._follow(address)
            if wait is None or number + 1 == self.tries:
                break
            time.sleep(min(max(wait, self.pause * 2**number), self.patience))
        return answer

    def _follow(self, address: str) -> tuple[Answer, float | None]:
        """One walk along the redirects; also the seconds after which to try again, if that may help."""
        here, kept = address, True
        for _ in range(MOST_STEPS):
            try:
                status, headers, body = self._get(here)
            except ssl.SSLError as error:
                return Answer(SILENT, f"certificate: {error.reason or error}"), None
            except (OSError, http.client.HTTPException, ValueError) as error:
                reason = getattr(error, "reason", None) or error
                if isinstance(reason, ssl.SSLError):
                    return Answer(SILENT, f"certificate: {reason.reason or reason}"), None
                return Answer(SILENT, str(reason) or type(error).__name__), 0.0
            if status in (301, 302, 303, 307, 308) and headers.get("Location"):
                kept = kept and status in FOR_GOOD
                here = urljoin(here, headers["Location"])
                continue
            if status < 400:
                moved = kept and _bare(here) != _bare(address)
                return Answer(MOVED if moved else OK, here if moved else "", body), None
            if status in LOST:
                return Answer(GONE, str(status)), None
            later = headers.get("Retry-After", "")
            wait = float(later) if later.isdigit() else 0.0
            return Answer(REFUSED, str(status)), wait if status in SOON else None
        return Answer(SILENT, f"more than {MOST_STEPS} redirects"), None

    def _get(self, address: str) -> tuple[int, Any, str]:
        if urlsplit(address).scheme not in ("http", "https"):
            raise ValueError(f"leads to {address[:60]}")
        request = urllib.request.Request(address, headers={"User-Agent": self.agent, "Accept": "*/*"})
        try:
            with self._opener.open(request, timeout=self.patience) as answer:
                text = answer.read(MOST_BYTES) if "html" in answer.headers.get("Content-Type", "") else b""
                charset = answer.headers.get_content_charset("utf-8")
                return answer.status, answer.headers, _decoded(text, charset)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, ""


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset, errors="replace")
    except LookupError:
        return data.decode("utf-8", errors="replace")


def _bare(address: str) -> str:
    """An address without what makes no difference to a reader: www, the last slash, http or https, an anchor."""
    parts = urlsplit(address)
    return f"{(parts.hostname or '').removeprefix('www.')}:{parts.port or ''}{parts.path.rstrip('/')}?{parts.query}"


def speaks_of(text: str, names: Iterable[str]) -> bool:
    """Whether a page names one of the names: as a whole, or half of its longer words."""
    said = fold(TAG.sub(" ", text.replace("<title", " <p").replace("</title", " </p")))
    words = set(BETWEEN.split(said))
    for name in names:
        sought = fold(name)
        own = {word for word in BETWEEN.split(sought) if len(word) >= SHORTEST}
        if sought in words or (" " in sought and sought in said):
            return True
        if own and len(own & words) * 2 >= len(own):
            return True
    return False


# -- all of them -------------------------------------------------------------------------------


def answers(
    links: Iterable[Link], ask: Ask, pause: float, kept: Path | None = None, hosts: int = 8
) -> dict[str, Answer]:
    """What stands at each address, by it. Hosts are asked side by side, each host one question after the other.

    ``kept`` is a file in which good answers are believed for a week; it may be thrown away.
    """
    known = _read(kept)
    groups: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        groups[urlsplit(link.address).netloc.lower()].append(link)

    def visit(group: list[Link]) -> Iterator[tuple[str, Answer]]:
        asked = False
        for link in group:
            if link.address in known:
                yield link.address, known[link.address]
                continue
            if asked:
                time.sleep(pause)
            asked = True
            yield link.address, _judged(link, ask(link.address))

    with ThreadPoolExecutor(hosts) as pool:
        found = dict(pair for pairs in pool.map(lambda group: list(visit(group)), groups.values()) for pair in pairs)
    if kept:
        _keep(kept, found)
    return found


def _judged(link: Link, answer: Answer) -> Answer:
    """An answer without its page; one that no longer speaks of the organisation is another's."""
    if answer.text and link.names and answer.state in (OK, MOVED) and not speaks_of(answer.text, link.names):
        title = TITLE.search(answer.text)
        return Answer(TAKEN, " ".join(TAG.sub(" ", title[1]).split())[:100] if title else "")
    return replace(answer, text="")


def _read(file: Path | None) -> dict[str, Answer]:
    try:
        rows: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file else {}
        fresh = {a: row for a, row in rows.items() if 0 <= time.time() - row.pop("seen") < KEPT}
        return {address: Answer(**row) for address, row in fresh.items()}
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return {}  # none yet, or not ours: it is made again


def _keep(file: Path, found: dict[str, Answer]) -> None:
    good = {a: {**asdict(answer), "seen": time.time()} for a, answer in found.items() if answer.state == OK}
    for row in good.values():
        row.pop("text")
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, json.dumps(good, indent=0, sort_keys=True).encode())
