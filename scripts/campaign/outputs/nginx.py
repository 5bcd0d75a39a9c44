"""A site on a server of one's own: what nginx is told, and a container in which it runs without rights (``make publish``).

``site.conf`` belongs into a server block. The same headers as everywhere (``pages.headers``), each old address by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from campaign.pages.headers import EDITING, FRESH, KEPT, MARKED, everywhere, is_edited, type_of
from campaign.pages.moved import moved
from campaign.pages.routes import ALWAYS, OFFERED
from campaign.views.view import View

PACKED = "application/atom+xml application/javascript application/json application/manifest+json application/xml image/svg+xml text/calendar text/css text/csv text/javascript text/plain text/xml"
SERVER = """\
server {
  listen 8080;
  server_name _;
  root /usr/share/nginx/html;
  include /etc/nginx/site.conf;
}
"""
CONTAINER = """\
# Made by `make publish`. From the folder of the network, without any rights:
#   podman build --file build/host/Containerfile --tag site .
#   podman run --read-only --tmpfs /tmp --publish 8080:8080 site
# It speaks HTTP; what stands before it and holds the certificate speaks HTTPS.
FROM docker.io/nginxinc/nginx-unprivileged:1.28-alpine
COPY build/host/site.conf /etc/nginx/site.conf
COPY build/host/default.conf /etc/nginx/conf.d/default.conf
COPY site/ /usr/share/nginx/html{base}
USER 101
EXPOSE 8080
"""


def server_files(views: Mapping[str, View]) -> dict[str, str]:
    """``site.conf``, and for a container ``default.conf`` and ``Containerfile``."""
    base = next(iter(views.values())).base
    return {"site.conf": site_conf(views), "default.conf": SERVER, "Containerfile": CONTAINER.format(base=base)}


def site_conf(views: Mapping[str, View]) -> str:
    """What belongs into the server block of nginx, beside its names, its certificate and the folder of the site."""
    view = next(iter(views.values()))
    base, said = view.base, everywhere(view.address)
    blocks = [_block(f"{base}{folder}", said | {"Cache-Control": KEPT}) for folder in MARKED]
    if is_edited(view.settings.editor):
        blocks.append(_block(f"{base}{EDITING}", everywhere(view.address, edited=True) | {"Cache-Control": FRESH}))
    for other in views.values():
        start = f"{base}{other.prefix}"
        if other.prefix:
            blocks.append(_block(start, said | {"Cache-Control": FRESH}, f"error_page 404 {start}404.html;"))
        if other.has_page(
            "events"
        ):  # each event has a calendar beside the page, and nginx by itself does not know what that is
            kinds = f"types {{ text/html html; {_quoted(type_of('.ics'))} ics; }} error_page 404 {start}404.html;"
            blocks.append(_block(f"{start}events/", said | {"Cache-Control": FRESH}, kinds))
        for name in (*ALWAYS, *(file for file, path in OFFERED.items() if other.has_page(path))):
            if type_of(name):
                kind = f"types {{ }} default_type {_quoted(type_of(name))};"
                blocks.append(_block(f"{start}{name}", said | {"Cache-Control": FRESH}, kind, exact=True))
    leads = [
        f"location = {_quoted(base + m.old + end)} {{ return 301 {view.in_language(m.language).url(m.path)}; }}"
        for m in moved(view.content)
        for end in ("", "/")
    ]
    return "\n".join([
        "# Made by `make publish` from data/site.yml and data/redirects.yml. Include it in a server block.",
        "index index.html;", "charset utf-8;", "absolute_redirect off;", "server_tokens off;",
        "gzip on;", "gzip_vary on;", "gzip_proxied any;", f"gzip_types {PACKED};",
        f"error_page 404 {base}404.html;", *_headers(said | {"Cache-Control": FRESH}), *blocks, *leads, "",
    ])  # fmt: skip


def _block(place: str, said: Mapping[str, str], more: str = "", exact: bool = False) -> str:
    """A place with headers of its own. It loses those of the server, so that it has all of them."""
    lines = [more] if more else []
    return f"location {'=' if exact else '^~'} {_quoted(place)} {{\n  " + "\n  ".join([*lines, *_headers(said)]) + "\n}"


def _headers(said: Mapping[str, str]) -> list[str]:
    return [f"add_header {name} {_quoted(value)} always;" for name, value in said.items()]


def _quoted(value: str) -> str:
    return f'"{value}"'
