"""Figures, and charts that are drawn from them."""

from __future__ import annotations

from collections import Counter

from copying import VOCABULARY, AbsentError, Copy, Record

from proposed.proposal import SOURCES, proposal

FILE, CHARTS = "data/figures.yml", "data/charts.yml"


def _new(copy: Copy, **fields: object) -> Record:
    topic = copy.one(VOCABULARY)["topics"][0]["id"]
    figure = {"id": "people-of-tomorrow", "label": "People who will be covered", "value": "1234567", "unit": "people"}
    return {**figure, "year": "2024", "topic": topic, "sources": SOURCES, **fields}


@proposal
def figure_and_its_use(copy: Copy) -> None:
    """A figure, and a sentence with it in every language of a text."""
    copy.add(FILE, _new(copy))
    for language in copy.languages:
        copy.say_more("about", language, 'A: {{ figure("people-of-tomorrow") }}.')


@proposal
def figure_of_country(copy: Copy) -> None:
    """A share of the people of a country, with a word before it."""
    country = copy.first("members.yml", lambda m: m.get("country"))["country"]
    copy.add(FILE, _new(copy, value="12.5", unit="percent", geography=country, qualifier="more-than"))


@proposal
def figure_of_country_without_members(copy: Copy) -> None:
    """A figure of a country in which the network has no organisation."""
    copy.add(FILE, _new(copy, geography=copy.unused_country()))


@proposal
def figure_of_money(copy: Copy) -> None:
    """An amount of money as a range, for a place in words."""
    fields = {"value": "1500000000", "value_to": "2000000000", "unit": "xof", "geography_text": "the Sahel"}
    copy.add(FILE, _new(copy, **fields))


@proposal
def figure_without_year(copy: Copy) -> None:
    """A figure whose source gives no year."""
    copy.add(FILE, _new(copy, year=None, year_note="The report gives no year."))


@proposal
def figure_corrected(copy: Copy) -> None:
    """A figure is corrected, and its year."""
    copy.change(FILE, copy.first(FILE, lambda f: f["unit"] == "percent")["id"], {"value": "7.25", "year": "2025"})


@proposal
def figure_is_range(copy: Copy) -> None:
    """A figure is a range now."""
    figure = copy.first(FILE, lambda f: f["unit"] == "percent" and float(f["value"]) < 99 and not f.get("value_to"))
    copy.change(FILE, figure["id"], {"value_to": "99"})


@proposal
def figure_removed(copy: Copy) -> None:
    """A figure that no text and no entry uses goes."""
    copy.remove(FILE, copy.unnamed(FILE)["id"])


@proposal
def new_topic(copy: Copy) -> None:
    """A topic more in the vocabulary, with its first figure."""
    copy.more(VOCABULARY, "topics", {"id": "housing", "name": "Housing"})
    copy.add(FILE, _new(copy, topic="housing"))


@proposal
def new_topic_without_figure(copy: Copy) -> None:
    """A topic more in the vocabulary, for figures that are still to come."""
    copy.more(VOCABULARY, "topics", {"id": "housing", "name": "Housing"})


@proposal
def chart_of_two_figures(copy: Copy) -> None:
    """A chart with two bars."""
    units = Counter(f["unit"] for f in copy.records(FILE))
    unit = next((unit for unit, n in units.items() if n > 1), None)
    if unit is None:
        raise AbsentError("no two figures of one unit")
    one, two = [f["id"] for f in copy.records(FILE) if f["unit"] == unit][:2]
    rows = [{"figure": one, "label": "The first"}, {"figure": two, "label": "The second"}]
    chart = {"id": "one-and-two", "title": "Who comes first", "lead": "The first is not the second.", "rows": rows}
    copy.add(CHARTS, {**chart, "themes": [copy.first("data/themes.yml")["id"]]})


@proposal
def chart_removed(copy: Copy) -> None:
    """A chart that is out of date goes."""
    copy.remove(CHARTS, copy.first(CHARTS)["id"])


@proposal
def chart_has_row_less(copy: Copy) -> None:
    """A bar of a chart goes."""
    chart = copy.first(CHARTS, lambda c: len(c["rows"]) > 2)
    copy.change(CHARTS, chart["id"], {"rows": chart["rows"][1:]})
