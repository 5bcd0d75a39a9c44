"""What each host is told: headers, redirects, names; all of it from one place, and none of it where nobody asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from common import Replace, Write

from campaign.outputs.build import Build
from campaign.pages.headers import FRESH, KEPT, POLICY, headers_of, page_policy
from campaign.rules import checked

HOSTS = ("github-pages", "gitlab-pages", "netlify", "cloudflare-pages", "own-server")


def hosted(root: Path) -> dict[str, str]:
    """The files for the host of a network."""
    return {file: data.decode() for file, data in Build(checked(root), wish="false").hosted.items()}


@pytest.fixture
def at(small_root: Path, replace: Replace) -> Path:
    """The small network at the root of its host."""
    replace("data/site.yml", "https://small.example/campaign/", "https://small.example/")
    return small_root


def test_a_network_without_a_host_gets_plain_files(small_root: Path) -> None:
    assert sorted(hosted(small_root)) == [
        "fr/old/about/index.html", "fr/vieille-page.html/index.html", "old/about/index.html",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("host", "files"),
    [
        ("github-pages", {".nojekyll", "CNAME", "old/about/index.html", "fr/old/about/index.html", "fr/vieille-page.html/index.html"}),
        ("gitlab-pages", {"_redirects"}),
        ("netlify", {"_headers", "_redirects"}),
        ("cloudflare-pages", {"_headers", "_redirects"}),
        ("own-server", set()),
    ],
)  # fmt: skip
def test_each_host_gets_its_own(at: Path, replace: Replace, host: str, files: set[str]) -> None:
    replace("data/site.yml", "coordinator:", f"host: {host}\ncoordinator:")
    assert set(hosted(at)) == files


def test_a_host_that_nobody_knows_is_told(small_root: Path, replace: Replace) -> None:
    replace("data/site.yml", "coordinator:", "host: netlfy\ncoordinator:")
    (problem,) = checked(small_root).problems
    assert problem.params["suggestion"] == "netlify"


def test_a_name_of_the_host_itself_needs_no_cname(small_root: Path, replace: Replace) -> None:
    replace("data/site.yml", "https://small.example/campaign/", "https://small.github.io/campaign/")
    replace("data/site.yml", "coordinator:", "host: github-pages\ncoordinator:")
    assert "CNAME" not in hosted(small_root)


def test_nothing_is_said_twice_of_a_file(at: Path, replace: Replace) -> None:
    """Hosts join the values of rules that fit the same file."""
    replace("data/site.yml", "coordinator:", "host: cloudflare-pages\ncoordinator:")
    blocks = [block.splitlines() for block in hosted(at)["_headers"].split("\n\n")]
    rules = {lines[0]: {line.split(":")[0].strip() for line in lines[1:]} for lines in blocks}
    everywhere = rules.pop("/*")
    assert {"Content-Security-Policy", "Strict-Transport-Security"} <= everywhere
    assert all(not names & everywhere for names in rules.values())
    assert rules["/assets/css/*"] == {"Cache-Control"} and rules["/fr/events.ics"] == {"Content-Type"}
    assert max(map(len, hosted(at)["_headers"].splitlines())) < 2000 and len(rules) < 100  # what Cloudflare reads


def test_redirects_in_the_forms_of_hosts(small_root: Path, replace: Replace, write: Write) -> None:
    write("data/redirects.yml", "- {from: /old, to: /about/}\n- {from: /fr/old, to: /}\n- {from: /é, to: /contact}\n")
    settings = small_root / "data/site.yml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(f"{plain}host: netlify\n", encoding="utf-8")
    assert hosted(small_root)["_redirects"].splitlines() == [
        "/campaign/old /campaign/about/ 301",
        "/campaign/fr/old /campaign/fr/ 301",
        "/campaign/%C3%A9 /campaign/contact/ 301",
        "/campaign/fr/%C3%A9 /campaign/fr/contact/ 301",
    ]
    settings.write_text(f"{plain}host: cloudflare-pages\n", encoding="utf-8")
    assert "/campaign/old/ /campaign/about/ 301" in hosted(small_root)["_redirects"]


def test_the_page_says_what_the_header_says() -> None:
    assert all(f"{name} {value}" in page_policy() for name, value in POLICY.items())
    header = headers_of("index.html", "https://x.example/")["Content-Security-Policy"]
    assert header == f"{page_policy()}; frame-ancestors 'none'" and "unsafe" not in header


@pytest.mark.parametrize(
    ("file", "name", "value"),
    [
        ("assets/css/site.css", "Cache-Control", KEPT),
        ("assets/images/icon.png", "Cache-Control", FRESH),  # other sites call it without a mark
        ("fr/index.html", "Cache-Control", FRESH),
        ("fr/events.ics", "Content-Type", "text/calendar; charset=utf-8"),
        ("manifest.webmanifest", "Content-Type", "application/manifest+json"),
        ("feed.xml", "Content-Type", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "Content-Type", None),
    ],
)
def test_headers_of_a_file(file: str, name: str, value: str | None) -> None:
    assert headers_of(file, "https://x.example/").get(name) == value


def test_only_a_whole_host_asks_to_be_encrypted_for_ever() -> None:
    assert "Strict-Transport-Security" in headers_of("index.html", "https://x.example/")
    assert "Strict-Transport-Security" not in headers_of("index.html", "https://x.example/campaign/")


def test_security_txt(small_root: Path, replace: Replace) -> None:
    replace("data/site.yml", "coordinator:", "security_until: 2125-01-31\ncoordinator:")
    assert hosted(small_root)[".well-known/security.txt"].splitlines()[:2] == [
        "Contact: https://small.example/campaign/contact/",
        "Expires: 2125-01-31T00:00:00Z",
    ]


def test_a_page_that_leads_on_needs_no_script(small_root: Path) -> None:
    page = hosted(small_root)["fr/vieille-page.html/index.html"]
    assert 'content="0; url=/campaign/fr/contact/"' in page and "<script" not in page and 'lang="fr"' in page


def test_a_published_address_leads_on(small_root: Path, write: Write) -> None:
    write("data/published.txt", "# Every address.\n/\n/about/\n/gone/\n")
    write("data/redirects.yml", "- {from: /gone/, to: /about/}\n")
    assert not [p for p in checked(small_root).problems if p.level == "problem"]
    write("data/published.txt", b"/ab\xff/\n")
    assert [p.code for p in checked(small_root).problems] == ["file-encoding"]
