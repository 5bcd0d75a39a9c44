"""What a template may ask for about campaigns, news, events, documents and charts."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import groupby
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from campaign.fields import fold
from campaign.model import CaseStudy, Figure, Settings
from campaign.newsletter import Issue, issues
from campaign.outreach import Campaign, Chart, Event, Letter, Resource
from campaign.problems import N_
from campaign.site import Site
from campaign.text import Text

RESOURCE_KIND_NAMES = {
    "strategy": N_("strategy"),
    "activity-report": N_("activity report"),
    "policy-note": N_("policy note"),
    "position": N_("position"),
    "concept-note": N_("concept note"),
    "training": N_("training material"),
    "tool": N_("tool"),
    "standard": N_("international standard"),
    "report": N_("report"),
    "study": N_("study"),
}
ROLE_NAMES = {"chair": N_("chairs"), "representative": N_("represents"), "coordinator": N_("coordinates")}
LINE = 34  # letters of a label that fit on one line of a chart on the narrowest phone
ROW, LABEL = 26, 18  # heights in a chart: of a bar with the room below it, and of a line of its label
LETTER = Decimal("2.7")  # width of a letter of a value, in percent of the narrowest chart


class OutreachCalls:
    """Part of ``TemplateCalls``, which gives it records, words and addresses."""

    site: Site
    settings: Settings
    text: Text
    url: Callable[..., str]
    title_of: Callable[[str], str]
    _printed: dict[str, int]
    qualified_value: Callable[[Figure], str]

    # -- lists ---------------------------------------------------------------------------------

    def by_year(self, records: Iterable[Any], field: str) -> list[tuple[str, list[Any]]]:
        """Records that are already in order, in groups of one year."""
        return [(year, list(group)) for year, group in groupby(records, lambda r: getattr(r, field)[:4])]

    def campaigns(self, running: bool) -> list[Campaign]:
        """Campaigns that are running, or those that are closed, in the order of the file."""
        return [c for c in self.site.campaigns.values() if running is (c.until is None)]

    def campaigns_named(self, ids: Iterable[str]) -> list[Campaign]:
        """Campaigns by their ids."""
        return [self.site.campaigns[id] for id in ids]

    def cases_of_campaign(self, campaign: Campaign) -> list[CaseStudy]:
        """The stories behind a campaign."""
        return [self.site.case_studies[id] for id in campaign.case_studies]

    def press_figures(self) -> list[Figure]:
        """The figures that data/site.yml offers for quoting."""
        return [self.site.figures[id] for id in self.settings.press_figures]

    def role_name(self, role: str) -> str:
        """What a person does in a network."""
        return self.text.gettext(ROLE_NAMES[role])

    def issues(self) -> list[Issue]:
        """Issues of the newsletter, the newest first."""
        return issues(self.site)

    def themes_with_news(self) -> list[str]:
        """Themes that a piece of news is about, in their order."""
        return [id for id in self.site.themes if self.site.related("news", themes=id)]

    # -- documents -----------------------------------------------------------------------------

    def resource_kind(self, kind: str) -> str:
        """The name of a kind of document."""
        return self.text.gettext(RESOURCE_KIND_NAMES[kind])

    def resources_by_year(self) -> list[Resource]:
        """Every document, the newest first; those of one year by title."""
        by_title = sorted(self.site.resources.values(), key=lambda r: self.text.sort_key(r.title))
        return sorted(by_title, key=lambda r: (r.year or "")[-4:], reverse=True)

    def resource_options(self, field: str) -> list[tuple[str, str]]:
        """The values of a field of the documents and their names, for a choice."""
        values = {v for r in self.site.resources.values() for v in _several(getattr(r, field)) if v}
        names: dict[str, Callable[[str], str]] = {
            "kind": self.resource_kind,
            "languages": self.text.language_here,
            "themes": lambda id: self.text.plain(self.site.themes[id].name),
            "countries": self.text.country,
        }
        if field == "year":
            return [(y, y) for y in sorted({v[-4:] for v in values}, reverse=True)]
        pairs = [(v, names[field](v)) for v in values]
        return sorted(pairs, key=lambda pair: self.text.sort_key(pair[1]))

    def languages_here(self, codes: Iterable[str]) -> str:
        """Names of languages in this language, as a sentence lists them."""
        return self.text.list(map(self.text.language_here, codes))

    def folded_words(self, *words: str | None) -> str:
        """What a filter compares a reader's words with: no accents, no capitals."""
        return fold(" ".join(filter(None, words)))

    def press_terms(self) -> str:
        """What journalists may do with the logos and pictures."""
        return self.text.gettext(
            "The name in all its forms as SVG, and the pictures of our campaigns in the four languages. You may print and share them unchanged when you report on the network."
        )

    def logos(self) -> list[tuple[str, str]]:
        """The forms of the wordmark: file in docs/assets/images, and the words it shows."""
        return [
            ("wordmark.svg", "INSP!R"),
            ("wordmark-full-name.svg", f"INSP!R, {self.settings.full_name}"),
            ("wordmark-afrique.svg", "INSP!R Afrique"),
            ("wordmark-asia.svg", "INSP!R Asia"),
            ("wordmark-america-latina.svg", "INSP!R América Latina"),
            ("wordmark-europe.svg", "INSP!R Europe"),
            ("wordmark-wsm.svg", "INSP!R, Connected by WSM"),
        ]

    # -- events --------------------------------------------------------------------------------

    def event_time(self, event: Event) -> str:
        """When an event takes place, in words."""
        return self.text.moment(event.start, event.end, event.time_zone)

    # -- charts --------------------------------------------------------------------------------

    def chart_rows(self, chart: Chart) -> list[dict[str, Any]]:
        """The bars of a chart: figure, lines of the label, length in percent, where each stands.

        The value stands in a long bar or behind a short one; where neither has room for it, on a line above the bar.
        """
        figures = [self.site.figures[row.figure] for row in chart.rows]
        full = chart.whole or max(figure.value_to or figure.value for figure in figures) or 1
        rows, y = [], 0
        for row, figure in zip(chart.rows, figures, strict=True):
            lines = textwrap.wrap(self.chart_label(chart, row), LINE)
            percent = round(Decimal(figure.value_to or figure.value) / full * 100, 2)
            value = self.qualified_value(figure)
            inside = percent > 60 and percent >= len(value) * LETTER
            above = textwrap.wrap(value, LINE) if not inside and percent + len(value) * LETTER > 97 else []
            height = LABEL * len(lines + above)
            rows.append(
                {
                    "figure": figure,
                    "lines": [(line, y + LABEL * i - 5) for i, line in enumerate(lines, 1)],
                    "percent": percent,
                    "bar": y + height,
                    "inside": inside,
                    "value": "" if above else value,
                    "above": [(line, y + LABEL * i - 5) for i, line in enumerate(above, len(lines) + 1)],
                }
            )
            y += height + ROW + 8
        return rows

    def chart_label(self, chart: Chart, row: Any) -> str:
        """The words beside a bar, with the year where the bars of the chart are not all of one year."""
        years = {self.site.figures[r.figure].year for r in chart.rows}
        year = self.site.figures[row.figure].year
        label = self.text.plain(row.label)
        return f"{label} ({self.text.years(year)})" if year and len(years) > 1 else label

    def chart_height(self, chart: Chart) -> int:
        """The height of a chart in pixels."""
        return self.chart_rows(chart)[-1]["bar"] + ROW

    def chart_years(self, chart: Chart) -> str:
        """The years of the figures of a chart: 2017, or 2017, 2020 and 2023."""
        years = sorted({figure.year for row in chart.rows if (figure := self.site.figures[row.figure]).year})
        return self.text.list(map(self.text.years, years))

    def chart_sources(self, chart: Chart) -> list[Any]:
        """The sources of the figures of a chart, each once."""
        found: dict[Any, Any] = {}
        for row in chart.rows:
            for source in self.site.figures[row.figure].sources:
                found.setdefault(source.document or source.url, source)
        return list(found.values())

    def citation(self, title: str, path: str, years: str = "") -> Markup:
        """A ready-made citation of a page or a part of it: title, years of the figures, name and address."""
        dated = f" ({years})" if years else ""
        return Markup("{}{}. INSP!R. {}").format(title, dated, self.url(path, absolute=True))

    def printed(self, path: str) -> int:
        """The size in bytes of a printed file of this language, such as ``print/members.pdf``; 0 where there is none.

        A preview prints nothing: leave the link out there.
        """
        return self._printed.get(path, 0)

    def size_words(self, path: str) -> str:
        """The kind and size of a printed file in words: PDF, 267 kB."""
        kind = path.rpartition(".")[2].upper()
        return f"{kind}, {self.text.file_size(self.printed(path))}"

    # -- sharing -------------------------------------------------------------------------------

    def share_text(self, words: str, path: str) -> str:
        """A ready text with the address of its page."""
        return f"{self.text.plain(words)}\n{self.url(path, absolute=True)}"

    def letter_text(self, letter: Letter) -> str:
        """The body of a letter."""
        return "\n\n".join(self.text.plain(paragraph) for paragraph in letter.paragraphs)

    def mail_link(self, subject: str, body: str) -> str:
        """An address that opens the reader's own mail program with a message in it (RFC 6068)."""
        lines = body.replace("\n", "\r\n")
        return f"mailto:?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
