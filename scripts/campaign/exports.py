"""What machines read: open data, the search index, the sitemap, robots.txt."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from campaign.model import Member, Network
from campaign.outreach import Chart
from campaign.pages import CONTINENT_NAMES
from campaign.render import Renderer

MEMBER_COLUMNS = (
    "id", "name", "acronym", "country", "country_name", "continent", "continent_name", "kind", "kind_name",
    "networks", "themes", "website", "summary", "checked", "url",
)  # fmt: skip


def open_data(renderer: Renderer) -> dict[str, str]:
    """The files below ``data/`` of one language: {name: text}. Words and addresses are that language's."""
    members = [_member(renderer, m) for m in renderer.site.members.values()]
    return {
        "data/members.json": _json(members),
        "data/members.csv": _csv(members, MEMBER_COLUMNS),
        "data/networks.json": _json([_network(renderer, n) for n in renderer.site.networks.values()]),
        "data/case-studies.json": _json(_cases(renderer)),
        **{f"data/charts/{chart.id}.csv": _chart(renderer, chart) for chart in renderer.site.charts.values()},
    }


def _member(renderer: Renderer, member: Member) -> dict[str, Any]:
    text, site = renderer.text, renderer.site
    continents = site.continents_of(member)
    return {
        "id": member.id,
        "name": member.name,
        "acronym": member.acronym,
        "country": member.country,
        "country_name": text.country(member.country) if member.country else None,
        "continent": continents[0] if continents else None,
        "continent_name": text.gettext(CONTINENT_NAMES[continents[0]]) if continents else None,
        "kind": member.kind,
        "kind_name": renderer.kind_name(member.kind),
        "networks": [n.id for n in site.networks_of(member)],
        "themes": member.themes,
        "website": member.website,
        "summary": text.plain(member.summary) or None,
        "checked": member.checked.isoformat() if member.checked else None,
        "url": renderer.url(f"members/{member.id}", absolute=True),
    }


def _network(renderer: Renderer, network: Network) -> dict[str, Any]:
    site = renderer.site
    countries = network.countries or [network.country]
    return {
        "id": network.id,
        "level": network.level,
        "name": network.name,
        "acronym": network.acronym,
        "continent": network.continent or site.continent_of(network.country or ""),
        "countries": countries,
        "country_names": [renderer.text.country(c) for c in countries if c],
        "parent": network.parent,
        "founded": network.founded,
        "members": [m.id for m in site.members_of(network)],
        "url": renderer.url(f"networks/{network.id}", absolute=True),
    }


def _cases(renderer: Renderer) -> list[dict[str, Any]]:
    return [
        {
            "id": case.id,
            "title": renderer.title_of(f"case-studies/{case.id}"),
            "countries": case.countries,
            "country_names": [renderer.text.country(c) for c in case.countries],
            "members": case.members,
            "networks": case.networks,
            "themes": case.themes,
            "years": case.years,
            "outcome": renderer.text.plain(case.outcome),
            "figures": case.figures,
            "url": renderer.url(f"case-studies/{case.id}", absolute=True),
        }
        for case in renderer.site.case_studies.values()
    ]


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _chart(renderer: Renderer, chart: Chart) -> str:
    figures = [renderer.site.figures[row.figure] for row in chart.rows]
    rows = [
        {
            "figure": figure.id,
            "label": renderer.text.plain(figure.label),
            "place": renderer.place_of(figure),
            "value": figure.value,
            "value_to": figure.value_to,
            "unit": figure.unit,
            "year": figure.year,
            "url": renderer.url(f"figures#{figure.id}", absolute=True),
        }
        for figure in figures
    ]
    return _csv(rows, tuple(rows[0]))


def _csv(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_cell(row[column]) for column in columns)
    return "\ufeff" + out.getvalue()  # the mark by which spreadsheets know UTF-8


def _cell(value: Any) -> str:
    """One cell. A spreadsheet would run words that begin with one of these signs as a formula (OWASP, CSV injection)."""
    if isinstance(value, Decimal):
        return f"{value:f}"  # a number is no formula, even below zero
    cell = " ".join(value) if isinstance(value, list) else str(value or "")
    return "'" + cell if cell[:1] in "=+-@\t\r" and cell else cell


def search_index(renderer: Renderer) -> str:
    """What the search of one language knows: address, title, kind and text of each page really in that language."""
    entries = []
    for page in renderer.pages:
        if not page.translated or page.kind == "search":
            continue
        words = [page.description]
        if page.kind == "member":
            member = page.record
            words += [member.acronym or "", renderer.kind_name(member.kind)]
            words += [renderer.text.country(member.country)] if member.country else []
            words += [renderer.text.plain(renderer.site.themes[t].name) for t in member.themes]
        words.append(str(renderer.prose(page).striptags()))
        entries.append({"u": renderer.url(page.path), "t": page.title, "d": page.description, "x": " ".join(words[1:])})
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def sitemap(renderers: dict[str, Renderer]) -> str:
    """Every page that is really in its language, each with its real translations (hreflang) and x-default."""
    default = next(iter(renderers))
    real = {
        language: {page.path for page in renderer.pages if page.translated and page.kind != "search"}
        for language, renderer in renderers.items()
    }
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for language, renderer in renderers.items():
        for path in sorted(real[language]):
            alternates = [other for other in renderers if path in real[other]]
            lines.append(f"<url><loc>{escape(renderer.url(path, absolute=True))}</loc>")
            for other in [*alternates, *(["x-default"] if default in alternates else [])]:
                code = default if other == "x-default" else other
                href = escape(renderer.url(path, code, absolute=True), {'"': "&quot;"})
                lines.append(f'<xhtml:link rel="alternate" hreflang="{other}" href="{href}"/>')
            lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def robots(renderer: Renderer) -> str:
    """Everything may be read; here is the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {renderer.address}sitemap.xml\n"
