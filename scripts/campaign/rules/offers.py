"""Rules for what the site offers: charts that compare like with like, campaigns whose texts fit."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.kinds.campaign import LONG_LIMIT, SHORT_LIMIT
from campaign.outputs.print_facts import FIRST_PARAGRAPH, LONGEST, PAGE
from campaign.pages.routes import all_paths
from campaign.records.alphabet import fold
from campaign.records.problems import Problem
from campaign.rules.leading import asked, leads
from campaign.rules.values import SHARES
from campaign.views.content import Content
from campaign.words.effort import TAG


def charts(content: Content) -> Iterator[Problem]:
    """The figures of a chart can be compared: they have one unit. A bar lies between nothing and the whole."""
    figures = content.records["figures"]
    shares: dict[str, Problem] = {}
    for chart in content.records["charts"].values():
        units = dict.fromkeys(figures[row.figure].unit for row in chart.rows if row.figure in figures)
        if len(units) > 1:
            place = content.records.place("charts", chart.id)
            yield Problem(*place, "chart-units", {"entry": chart.id, "value": ", ".join(units)})
            continue
        wrong: list[Problem] = []
        for i, row in enumerate(chart.rows):
            figure = figures.get(row.figure)
            longest = max(figure.value, figure.value_to or figure.value) if figure else 0
            if figure and (figure.value < 0 or (chart.whole is not None and longest > chart.whole)):
                place = content.records.place("charts", chart.id, "rows", i, "figure")
                limit = "…" if chart.whole is None else str(chart.whole)
                if (
                    figure.unit in SHARES and not figure.change and not 0 <= longest <= 100
                ):  # the figure is wrong, and not the chart
                    params = {"value": str(longest), "unit": figure.unit}
                    shares[figure.id] = Problem(
                        *content.records.place("figures", figure.id, "value"), "figure-share", params
                    )
                    continue
                wrong.append(Problem(*place, "chart-bar", {"entry": chart.id, "value": row.figure, "limit": limit}))
        if len(wrong) > 1 and chart.whole is not None:  # then the whole is what is wrong
            params = wrong[0].params | {"value": ", ".join(p.params["value"] for p in wrong)}
            wrong = [Problem(*content.records.place("charts", chart.id, "whole"), "chart-bar", params)]
        yield from wrong
    yield from shares.values()


def figures(content: Content) -> Iterator[Problem]:
    """A range goes from the smaller number to the larger one."""
    for figure in content.records["figures"].values():
        if figure.value_to is not None and figure.value_to <= figure.value:
            params = {"entry": figure.id, "value": str(figure.value_to), "other": str(figure.value)}
            yield Problem(*content.records.place("figures", figure.id, "value_to"), "figure-range", params)


def people(content: Content) -> Iterator[Problem]:
    """Nobody leaves before they have come."""
    for person in content.records["people"].values():
        if person.until and person.until[-4:] < person.since[:4]:
            params = {"entry": person.id, "value": person.until, "other": person.since}
            yield Problem(*content.records.place("people", person.id, "until"), "person-until", params)


def campaigns(content: Content) -> Iterator[Problem]:
    """A campaign ends after it began; its ready texts fit in each language."""
    for campaign in content.records["campaigns"].values():
        if campaign.until and campaign.until[-4:] < campaign.since[:4]:
            place = content.records.place("campaigns", campaign.id, "until")
            params = {"entry": campaign.id, "value": campaign.until, "other": campaign.since}
            yield Problem(*place, "campaign-until", params)
        for name, limit in (("short", SHORT_LIMIT), ("long", LONG_LIMIT)):
            for code, language in content.languages.items():
                length = len(language.plain(getattr(campaign.share, name)))
                if length > limit:
                    params = {"length": str(length), "limit": str(limit), "language": code}
                    place = content.records.place("campaigns", campaign.id, "share", name)
                    yield Problem(*place, "share-too-long", params, "note")


def actions(content: Content) -> Iterator[Problem]:
    """What campaigns and news ask of a reader leads to a page."""
    paths = all_paths(content)
    for place, action, own in asked(content):
        yield from leads(content, place, action.page, paths, own)


def queries(content: Content) -> Iterator[Problem]:
    """What people look for leads to a page, and the same words to one alone."""
    paths, pages = all_paths(content), dict[tuple[str, str], str]()
    for query in content.records["queries"].values():
        yield from leads(content, content.records.place("queries", query.id, "page"), query.page, paths)
        for code, n, words in ((code, n, words) for code, said in query.words.items() for n, words in enumerate(said)):
            first = pages.setdefault((code, fold(words)), query.page)
            if first != query.page:
                place = content.records.place("queries", query.id, "words", code, n)
                params = {"value": words, "other": first, "language": code}
                yield Problem(*place, "query-twice", params, "note")


def fact_sheet(content: Content) -> Iterator[Problem]:
    """The words with which the fact sheet for journalists begins fit on its page."""
    for prose in content.prose.get(PAGE, {}).values():
        found = FIRST_PARAGRAPH.search(prose.reading.html)
        words = TAG.sub("", found[1]) if found else ""
        if len(words) > LONGEST:
            params = {"length": str(len(words)), "limit": str(LONGEST)}
            yield Problem(
                prose.file,
                prose.body_line + prose.body[: prose.body.find(words[:20])].count("\n"),
                1,
                "text-opening-long",
                params,
            )


RULES = (charts, figures, people, campaigns, actions, queries, fact_sheet)
