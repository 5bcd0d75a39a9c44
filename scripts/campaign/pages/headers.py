"""What a browser is told beside each file: the content security policy and the other headers, all of them here.

A page says itself what it can (``overrides/layout.html``); ``outputs.hosts`` writes the rest in the form of each host, and
``scripts/smoke.py`` asks a live site for it. Every file name here stands below the site's own folder.
"""

from __future__ import annotations

from urllib.parse import urlsplit

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


def page_policy() -> str:
    """The content security policy as a page says it itself."""
    return "; ".join(f"{name} {value}" for name, value in POLICY.items())


def everywhere(address: str) -> dict[str, str]:
    """The headers of every file of a site that stands at ``address``."""
    said = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in (POLICY | FRAMES).items()),
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


def headers_of(file: str, address: str) -> dict[str, str]:
    """All headers of one file, as a host sends them that can send any."""
    said = everywhere(address) | {"Cache-Control": KEPT if file.startswith(MARKED) else FRESH}
    return said | ({"Content-Type": type_of(file)} if type_of(file) else {})
