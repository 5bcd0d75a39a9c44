"""A visitor of a live site who looks closely: asks for addresses, follows nothing by itself, and reads what comes back."""

from __future__ import annotations

import gzip
import html
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

PATIENCE = 30  # seconds that one answer may take
ASKED = {"User-Agent": "smoke.py (the site looks at itself)", "Accept-Encoding": "gzip"}


class UnreachableError(Exception):
    """Nobody answers at an address; the words say why."""


@dataclass(frozen=True)
class Answer:
    """What came back: ``headers`` have small names; ``size`` is what was sent, in bytes, before it was unpacked."""

    address: str
    status: int
    headers: dict[str, str]
    body: bytes
    size: int

    @cached_property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", errors="replace")

    @property
    def to(self) -> str:
        """Where it leads, by a header or as a page that leads on; empty where it does not."""
        if self.status in (301, 308):
            return urljoin(self.address, self.headers.get("location", ""))
        found = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', self.text[:2000])
        return urljoin(self.address, html.unescape(found[1])) if found else ""

    def values(self, element: str, attribute: str, *having: str) -> list[str]:
        """The values of an attribute, of the elements whose tag has every one of these words in it."""
        tags = re.findall(rf"<(?:{element})\b[^>]*>", self.text)
        found = [re.search(rf'\s{attribute}="([^"]*)"', tag) for tag in tags if all(word in tag for word in having)]
        return [html.unescape(value[1]) for value in found if value]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nobody."""


class Visitor:
    """Asks one site; each address once."""

    def __init__(self) -> None:
        self._opener = urllib.request.build_opener(_Stay)
        self._known: dict[str, Answer] = {}
        self.pictures = set[str]()  # those that were looked at

    def get(self, address: str) -> Answer:
        """What an address answers. Raises ``UnreachableError``."""
        address = address.partition("#")[0]
        if address not in self._known:
            self._known[address] = self._ask(address)
        return self._known[address]

    def _ask(self, address: str) -> Answer:
        try:
            with self._opener.open(urllib.request.Request(address, headers=ASKED), timeout=PATIENCE) as answer:
                status, headers, data = answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            status, headers, data = error.code, error.headers, error.read()
        except (OSError, ValueError) as error:  # no such host, refused, too slow, a certificate that nobody believes
            raise UnreachableError(f"{address}: {getattr(error, 'reason', error)}") from error
        said = {name.lower(): value for name, value in headers.items()}
        body = gzip.decompress(data) if said.get("content-encoding") == "gzip" else data
        return Answer(address, status, said, body, len(data))


def days_left(address: str) -> int:
    """For how many days a browser will believe the certificate of a host. Raises ``UnreachableError``."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        with (
            socket.create_connection((host, parts.port or 443), PATIENCE) as line,
            ssl.create_default_context().wrap_socket(line, server_hostname=host) as safe,
        ):
            until = (safe.getpeercert() or {})["notAfter"]
    except OSError as error:
        raise UnreachableError(f"{address}: {error}") from error
    return int(ssl.cert_time_to_seconds(str(until)) - time.time()) // 86400
