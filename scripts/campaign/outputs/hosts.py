"""What a host looks for besides the pages: each host in its own form, from ``pages.headers`` and ``pages.moved``.

``host`` of data/site.yml names the host. A network that names none gets plain files, which any host can serve.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from campaign.pages.headers import KEPT, MARKED, everywhere, is_edited, type_of
from campaign.pages.moved import Moved, moved
from campaign.pages.render import Renderer
from campaign.pages.routes import ALWAYS, OFFERED
from campaign.views.view import View

SECURITY = ".well-known/security.txt"  # RFC 9116


@dataclass(frozen=True)
class Host:
    """What a host understands: a file of headers, and redirects in a file (in which form), in its settings or not at all."""

    headers: bool = False
    redirects: str = ""
    pages: bool = False  # old addresses are pages that lead on
    branch: bool = False  # serves a branch of the repository: under a name of one's own, and without changing anything


BOTH_FORMS = "with and without a slash"
HOSTS = {
    "": Host(pages=True),
    "github-pages": Host(pages=True, branch=True),
    "gitlab-pages": Host(redirects="one form"),
    "netlify": Host(headers=True, redirects="one form"),
    "cloudflare-pages": Host(headers=True, redirects=BOTH_FORMS),
    "own-server": Host(),  # outputs.nginx
}


def host_files(renderers: Mapping[str, Renderer]) -> dict[str, bytes]:
    """The files that the host of a site wants, by their names below its folder."""
    views = {code: renderer.view for code, renderer in renderers.items()}
    view = next(iter(views.values()))
    host, old = HOSTS[view.settings.host or ""], moved(view.content)
    files = {}
    if view.settings.security_until and view.has_page("contact"):
        files[SECURITY] = _security(views)
    if host.headers:
        files["_headers"] = _headers(views)
    if host.redirects and old:
        files["_redirects"] = _redirects(view, old, host.redirects == BOTH_FORMS)
    if host.pages:
        files |= {f"{m.old}/index.html": renderers[m.language].moved(m.path) for m in old}
    if host.branch:
        files[".nojekyll"] = "\n"  # else folders whose names begin with a dot or a line are left out
        name = urlsplit(view.address).hostname or ""
        if not name.endswith(".github.io"):
            files["CNAME"] = f"{name}\n"
    return {file: text.encode() for file, text in files.items()}


def _security(views: Mapping[str, View]) -> str:
    """Whom to tell of a weak spot. The page on which it says how is the same as for everything else."""
    view = next(iter(views.values()))
    spoken = ", ".join(code for code, other in views.items() if other.language.speaks)
    said = {
        "Contact": view.url("contact", absolute=True),
        "Expires": f"{view.settings.security_until}T00:00:00Z",
        "Preferred-Languages": spoken,
        "Canonical": f"{view.address}{SECURITY}",
    }
    return "".join(f"{name}: {value}\n" for name, value in said.items())


def _headers(views: Mapping[str, View]) -> str:
    """``_headers``: a line of address, and its headers below. Nothing is said twice for a file: the values would be joined."""
    view = next(iter(views.values()))
    rules = {f"{view.base}*": everywhere(view.address, is_edited(view.settings.editor))}
    rules |= {f"{view.base}{folder}*": {"Cache-Control": KEPT} for folder in MARKED}
    for other in views.values():
        names = [*ALWAYS, *(file for file, path in OFFERED.items() if other.has_page(path))]
        rules |= {
            f"{view.base}{other.prefix}{name}": {"Content-Type": type_of(name)} for name in names if type_of(name)
        }
    return "\n".join(
        "\n  ".join([address, *(f"{n}: {v}" for n, v in said.items())]) + "\n" for address, said in rules.items()
    )


def _redirects(view: View, old: list[Moved], both: bool) -> str:
    """``_redirects``: an old address, a new one, and the number that says “for ever”."""
    lines = []
    for m in old:
        to = view.in_language(m.language).url(m.path)
        lines += [f"{view.base}{quote(m.old)}{end} {to} 301" for end in (("", "/") if both else ("",))]
    return "\n".join(lines) + "\n"
