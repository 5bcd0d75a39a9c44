"""What a browser is told beside each file: the content security policy and the other headers, all of them here.

A page says itself what it can (``overrides/layout.html``); ``outputs.hosts`` writes the rest in the form of each host, and
``scripts/smoke.py`` asks a live site for it. Every file name here stands below the site's own folder.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from campaign.records.settings import Editor

# What a page may load and do. Nothing runs that is written in a page, and nothing comes from elsewhere.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
FRAMES = {"frame-ancestors": "'none'"}  # which browsers read in a header only
REFERRER = "strict-origin-when-cross-origin"  # others learn from which site a visitor comes, never from which page
UNUSED = ("accelerometer", "browsing-topics", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "payment", "usb")  # fmt: skip

FRESH = "public, max-age=0, must-revalidate"  # a page is asked for again, and sent again only if it has changed
KEPT = "public, max-age=31536000, immutable"
MARKED = (
    "assets/css/",
    "assets/fonts/",
    "assets/js/",
    "assets/pictures/",
)  # what is only called with a mark of its content (``View.asset``)
TYPES = {  # files that many hosts do not know, by the end of their names
    ".webmanifest": "application/manifest+json",
    ".ics": "text/calendar; charset=utf-8",
    "feed.xml": "application/atom+xml; charset=utf-8",
}
# Of a whole host, never of a folder on one that others share; not of names below it, which may be somebody else's.
ONLY_ENCRYPTED = "max-age=31536000"


# The editing page (outputs.editing), a program of others that styles itself while it runs, and speaks with the forge alone.
EDITING = "admin/"


def editing_policy(editor: Editor | None) -> str:
    """The content security policy of the editing page, as it says it itself."""
    host = editor.host if editor else ""
    forge = {"": "", "github.com": " https://api.github.com"}.get(host, f" https://{host}")
    said = POLICY | {
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": f"'self' blob: data:{forge}",
        "frame-src": "blob:",
        "worker-src": "'self' blob:",
        "manifest-src": "'self' blob:",
    }
    return _as_text(said)


def _as_text(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def page_policy() -> str:
    """The content security policy as a page says it itself."""
    return _as_text(POLICY)


def everywhere(address: str, edited: bool = False) -> dict[str, str]:
    """The headers of every file of a site that stands at ``address``.

    Where it is ``edited`` there, each page says its policy itself: one header for all would hold for the editing page too.
    """
    said = {
        "Content-Security-Policy": _as_text(FRAMES if edited else POLICY | FRAMES),
        "Referrer-Policy": REFERRER,
        "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
        "X-Content-Type-Options": "nosniff",
    }
    if urlsplit(address).path == "/":
        said["Strict-Transport-Security"] = ONLY_ENCRYPTED
    return said


def type_of(file: str) -> str:
    """The type of a file whose type a host may not know; empty for all others."""
    return next((said for end, said in TYPES.items() if file.endswith(end)), "")


def is_edited(editor: Editor | None) -> bool:
    """Whether a site is published with its editing page."""
    return bool(editor and editor.sign_in)


def headers_of(file: str, address: str, edited: bool = False) -> dict[str, str]:
    """All headers of one file, as a host sends them that can send any."""
    said = everywhere(address, edited) | {"Cache-Control": KEPT if file.startswith(MARKED) else FRESH}
    return said | ({"Content-Type": type_of(file)} if type_of(file) else {})
